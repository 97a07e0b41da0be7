"""Pages and the articles they must give: tests/pages/*.txt, each a page, a line of ====, and what is read from it.

After the line of ====, one block of lines an article, in reading order:
    标题: headline (empty for none)      类型: article | caption | table | continuation
    作者: names, one blank between       起: how its text begins       止: how it ends
    连: a passage that crosses a join    缺: true where it is incomplete
Only what is written is compared; a block of its own may hold 问题: the kinds of the page's issues,
日期: and 属地: what is inferred.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import InputError, OffsetError
from kg.model import Article, ArticleKind, Front, LineKind, Page
from kg.page import check, join_across, read_page
from kg.page.files import decode, read_text
from kg.page.front import split

PAGES = sorted((Path(__file__).parent / "pages").glob("*.txt"))
SAMPLES = Path(__file__).parents[1] / "../shared"
LONGER = "会上还交流了春耕备耕、招商引资和冬季安全生产的经验做法,并作了安排。"
FILLER = (
    "全市上下要抓好春耕备耕工作,把各项措施落到田间地头,确保种足种好。"
    "农业农村部门要加强技术指导,及时发布墒情和天气信息。"
)


def blocks(text: str) -> list[dict[str, str]]:
    """The wanted values of each article."""
    return [
        dict(tuple(map(str.strip, line.split(":", 1))) for line in block.splitlines() if ":" in line)
        for block in text.strip().split("\n\n")
    ]


def agree(article: Article, wanted: dict[str, str]) -> None:
    begin = next((line.begin for line in article.lines if line.kind not in (LineKind.KICKER, LineKind.HEADLINE)), 0)
    if "标题" in wanted:
        assert article.headline == wanted["标题"]
    assert article.kind == wanted.get("类型", "article")
    assert [author.name for author in article.authors] == wanted.get("作者", "").split()
    assert article.text[begin:].startswith(wanted.get("起", ""))
    assert article.text.endswith(wanted.get("止", ""))
    assert wanted.get("连", "") in article.text
    assert article.complete is (wanted.get("缺") != "true")


def agree_page(page: Page, wanted: dict[str, str]) -> None:
    if "问题" in wanted:
        assert sorted(issue.what for issue in page.issues) == sorted(wanted["问题"].split())
    if "日期" in wanted:
        assert page.front.date == wanted["日期"] and "date" in page.inferred
    if "属地" in wanted:
        assert page.front.home == wanted["属地"] and "home" in page.inferred


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_layout(path: Path) -> None:
    text, _, expected = path.read_text(encoding="utf-8").partition("\n====\n")
    page = read_page(path.name, text)
    rows = blocks(expected)
    articles = [row for row in rows if not {"问题", "日期", "属地"} & set(row)]
    assert [article.headline or article.text[:8] for article in page.articles] == [
        row["标题"] or row["起"][:8] for row in articles
    ]
    for article, row in zip(page.articles, articles, strict=True):
        agree(article, row)
    for row in rows:
        agree_page(page, row)


def test_entries_of_a_name_list_that_stand_wide_apart_are_lines_of_their_own() -> None:
    rows = "安　兰　某市第四中学教师　　　冉　青　某市档案馆副馆长\n\n康丽敏　某县中医院护士长　　钱玉洁　某乡果农\n"
    page = read_page("x.md", f"# 2026年巾帼标兵名单\n\n{rows}\n# 现场会\n\n本报讯 3月5日，全市春耕现场会召开。\n")
    article = page.articles[0]
    assert [article.text[line.begin : line.end][:3] for line in article.lines[1:]] == [
        "安　兰",
        "冉　青",
        "康丽敏",
        "钱玉洁",
    ]


def test_briefs_with_triangles_are_no_captions() -> None:
    briefs = "▲3月4日，某县劳务品牌推介会在城关镇举行。\n\n▲某县林业局向果农免费发放防霜烟雾剂5万枚。\n"
    (article,) = read_page("x.md", f"# 县区速递\n\n{briefs}").articles
    assert (article.kind, article.text.count("▲")) == ("article", 2)


def test_a_note_broken_in_two_lines_ends_with_its_bracket() -> None:
    note = "（2026年3月5日德州市第十九届人民代表大会\n常务委员会第三次会议通过）"
    page = read_page("x.md", f"# 任免名单\n\n{note}\n\n任命：\n\n庞怀瑾为德州市人民政府副市长。\n")
    assert "会议通过）\n任命：" in page.articles[0].text


@pytest.mark.parametrize(
    "name", ["seeds/000_f0849b058b181496.txt", "pages/guilin-2025-12-09.md", "pages/zibo-2026-04-21.md"]
)
def test_sample_pages(name: str) -> None:
    """The sample pages: as many articles as gold lists, each piece verbatim, home and date as gold has them."""
    yaml = pytest.importorskip("yaml")
    file = SAMPLES / name
    if not file.exists():
        pytest.skip("the sample pages are not beside this checkout")
    gold_file = (
        file.with_suffix(".yaml") if name.startswith("pages") else SAMPLES / "gold" / file.with_suffix(".yaml").name
    )
    gold = yaml.safe_load(gold_file.read_text(encoding="utf-8"))
    text = read_text(file)
    page = read_page(file.name, text)
    assert len(page.articles) == len(gold["articles"])
    assert (page.front.home, page.front.date) == (gold["home"], str(gold["date"]))
    for article in page.articles:
        check(article, text)
    for wanted in gold["articles"]:
        for passage in wanted.get("joined", []):
            assert any(passage in article.text.replace("\n", "") for article in page.articles)


def test_encodings_give_the_same_text() -> None:
    text = f"本报讯 {FILLER}\n"
    for data in (
        text.encode(),
        b"\xef\xbb\xbf" + text.encode(),
        text.encode("gb18030"),
        text.replace("\n", "\r\n").encode(),
    ):
        assert decode(data, "x.txt") == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\n", "empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "binary"),
        ("本报讯".encode("utf-16"), "UTF-16"),
        ("第一行\n".encode() + b"\xff\xff\xff\n", "neither"),
    ],
)
def test_files_that_are_no_text_are_refused(data: bytes, reason: str, tmp_path: Path) -> None:
    file = tmp_path / "x.txt"
    file.write_bytes(data)
    with pytest.raises(InputError, match=reason) as caught:
        read_text(file)
    assert caught.value.line == (2 if reason == "neither" else None)


def test_missing_file_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_text(tmp_path / "nothing.txt")


def test_what_is_no_newspaper_is_refused() -> None:
    for text in ("def f(x):\n    return x\n" * 20, "几个字。", "x = 1  # 注释说明\n" * 40):
        with pytest.raises(InputError, match="no newspaper text"):
            read_page("x.txt", text)


def test_a_page_may_hold_a_table_or_a_list_alone() -> None:
    rows = "\n".join(f"| {task} | 市{office}局 |" for task, office in (("新建幼儿园", "教育"), ("改造水闸", "水利")))
    table = f"## 全市重点民生实事项目进展\n\n| 项目名称 | 责任单位 |\n|---|---|\n{rows}\n| 新建养老院 | 市民政局 |\n"
    models = "陈大山　纺织厂职工", "何长安　桥头镇农民", "林一帆　市第一中学教师", "周立安　城南小学保安"
    names = "\n\n".join(("## 第六届全市道德模范名单", *models))
    for text, headline in ((table, "全市重点民生实事项目进展"), (names, "第六届全市道德模范名单")):
        assert [article.headline for article in read_page("x.md", text).articles] == [headline]


def test_front_matter_and_options() -> None:
    matter = "newspaper: 某某日报\ndate: 2026-03-01\npage: A02\nhome: 聊城市\ncolour: red"
    text = f"---\n{matter}\n---\n# 春耕\n本报讯 {FILLER}\n"
    page = read_page("x.md", text, Front(home="德州市"))
    assert page.front == Front("某某日报", "2026-03-01", "A02", "德州市", "中国")
    assert [(issue.what, issue.detail) for issue in page.issues] == [("unknown-key", "colour")]
    assert page.inferred == {"country"}


@pytest.mark.parametrize(
    ("home", "known"),
    [("聊城市", True), ("聊城", True), ("太原市迎泽区", True), ("石家庄市新华区", True), ("某某城", False)],
)
def test_a_home_that_is_no_division_is_reported(home: str, known: bool) -> None:
    page = read_page("x.md", f"---\ndate: 2026-03-01\nhome: {home}\n---\n# 春耕\n本报讯 {FILLER}\n")
    assert [(issue.what, issue.detail) for issue in page.issues] == ([] if known else [("unknown-home", home)])


@pytest.mark.parametrize(
    ("country", "words", "home"), [("中国", "全市", None), ("中国", "我市", "聊城市"), (None, "全市", "聊城市")]
)
def test_what_gives_its_country_alone_has_no_home(country: str | None, words: str, home: str | None) -> None:
    body = f"# 聊城春耕忙\n聊城市农业农村局介绍，{words}春耕有序，聊城市东阿县已完成大半。{FILLER}\n"
    assert read_page("x.md", body, Front(country=country, date="2026-03-01")).front.home == home


@pytest.mark.parametrize(
    ("body", "home"),
    [
        (
            "本报讯 州委书记到瑞丽市调研。瑞丽市、芒市、瑞丽市口岸,州政府同瑞丽市政府签约,德宏州各县参加。",
            "德宏傣族景颇族自治州",
        ),
        ("本报讯 盟委召开会议,阿尔山市、乌兰浩特市、阿尔山市汇报,盟行政公署要求兴安盟各旗县落实。", "兴安盟"),
        ("本报讯 行署副专员到改则县,地委要求阿里地区各县、噶尔县抓好落实。", "阿里地区"),
        ("本报讯 市委书记到全州县调研,桂林市各县、全州县参加,要求全州县落实市委部署。", "桂林市"),
        ("国家统计局公布前三季度数据,上海、北京、上海、深圳的进出口增长。上海增长最快。", None),
    ],
    ids=["prefecture of a nationality", "league", "area", "county called 全州", "speaks for no place"],
)
def test_home_by_what_the_paper_calls_its_own(body: str, home: str | None) -> None:
    assert read_page("x.md", f"# 各地抓落实\n\n{body}{LONGER}", Front(date="2026-03-01")).front.home == home


@pytest.mark.parametrize(
    ("matter", "line"),
    [
        ("---\ndate: 2026-03-01\nhome: [a\n---\n", 4),
        ("---\nhome: 聊城市\ndate: 明天\n---\n", 3),
        ("---\ndate: 2026-02-30\n---\n", 2),
        ("---\nhome: 聊城市\n", 1),
        ("---\nhome: [聊城市, 德州市]\n---\n", 2),
        ("---\n- 聊城市\n---\n", 2),
    ],
)
def test_broken_front_matter_names_its_line(matter: str, line: int) -> None:
    with pytest.raises(InputError) as caught:
        split("x.md", matter + FILLER)
    assert caught.value.line == line


def test_a_rule_is_no_front_matter() -> None:
    assert split("x.md", f"---\n{FILLER}\n") == (Front(), 0)


def two_pages(second_page: str = "4") -> tuple[tuple[Page, ...], dict[str, str]]:
    first = (
        f"---\nnewspaper: 某报\ndate: 2026-03-01\npage: 1\nhome: 聊城市\n---\n# 春耕备耕全面铺开\n本报讯 {FILLER}\n"
        "市农业农村局局长介绍,今年全市小麦返青长势好于常年,水肥管理和(下转第4版)\n"
    )
    second = (
        f"---\nnewspaper: 某报\ndate: 2026-03-01\npage: {second_page}\nhome: 聊城市\n---\n# 春耕备耕全面铺开\n"
        "(上接第1版)病虫防治正在展开。全市小麦返青以来,春耕物资供应充足。(李一凡)\n"
        f"# 城市更新\n本报讯 老旧小区改造今年开工一百二十个,惠及居民三万户。\n"
    )
    texts = {"a.md": first, "b.md": second}
    return tuple(read_page(name, text) for name, text in texts.items()), texts


def test_an_article_is_joined_across_pages() -> None:
    pages, texts = two_pages()
    assert [issue.what for page in pages for issue in page.issues] == ["open-end", "open-begin"]
    one, other = join_across(pages)
    (article,) = one.articles
    assert "水肥管理和病虫防治正在展开。" in article.text and article.complete and not one.issues
    assert [author.name for author in article.authors] == ["李一凡"]
    assert [(a.headline, a.kind) for a in other.articles] == [("城市更新", ArticleKind.ARTICLE)]
    check(article, texts)


def test_page_numbers_that_disagree_join_nothing() -> None:
    pages, _ = two_pages("5")
    assert join_across(pages) == pages


@pytest.mark.parametrize(("again", "articles"), [("春耕备耕 全面铺开", 2), ("城乡供水一体化", 3)])
def test_a_file_of_one_page_may_hold_what_is_turned_to_another(again: str, articles: int) -> None:
    """The rest stands under the headline printed again; a rest of another headline is another article's."""
    text = (
        "---\nnewspaper: 某报\ndate: 2026-03-01\npage: 1\nhome: 聊城市\n---\n# 春耕备耕 全面铺开\n"
        f"本报讯 {FILLER}今年水肥管理和(下转第4版)\n\n# 城市更新\n本报讯 老旧小区改造惠及居民三万户。(李一凡)\n\n"
        f"# {again}\n(上接第1版)病虫防治正在展开。(王小满)\n"
    )
    (page,) = join_across((read_page("a.md", text),))
    assert len(page.articles) == articles
    assert ("水肥管理和病虫防治正在展开。" in page.articles[0].text) is (articles == 2)
    check(page.articles[0], text)


def test_a_file_of_one_page_may_hold_the_rest_without_its_headline() -> None:
    """It says that it goes on from the very page whose number the file has."""
    text = (
        "---\nnewspaper: 某报\ndate: 2026-03-01\npage: 1\nhome: 聊城市\n---\n# 春耕备耕全面铺开\n"
        f"本报讯 {FILLER}今年要添置有声书(下转第2版)\n\n# 城市更新\n本报讯 老旧小区改造惠及居民三万户。(李一凡)\n\n"
        "(上接第1版)机五台。(王小满)\n"
    )
    (page,) = join_across((read_page("a.md", text),))
    assert [article.headline for article in page.articles] == ["春耕备耕全面铺开", "城市更新"]
    assert "要添置有声书机五台。" in page.articles[0].text and not page.issues


def test_the_only_two_halves_that_point_at_each_other_are_one_article() -> None:
    """Though they have no headline and hardly a word in common."""
    text = (
        "---\nnewspaper: 某报\ndate: 2026-03-01\nhome: 聊城市\n---\n# 春耕备耕全面铺开\n"
        f"本报讯 {FILLER}今年水肥管理要当天答复(下转第2版)\n\n"
        "# 城市更新\n本报讯 老旧小区改造惠及居民三万户。(李一凡)\n\n"
        "(上接第1版)清楚。眼镜厂引进镀膜线八条,订单排到八月。(王小满)\n"
    )
    (page,) = join_across((read_page("a.md", text),))
    assert [article.headline for article in page.articles] == ["春耕备耕全面铺开", "城市更新"]
    assert "要当天答复清楚。" in page.articles[0].text


@pytest.mark.parametrize(
    ("paper", "told", "home"),
    [("临海日报", "临海市", "临海市"), ("义乌商报", "金华市", "义乌市"), ("光明日报", "台州市", "台州市")],
)
def test_a_paper_bears_the_name_of_its_home(paper: str, told: str, home: str) -> None:
    """A city of county level too, whatever is above it; a word of everyday speech only where the city is named."""
    body = f"{paper}\n2026年3月1日 星期日\n# {told}春耕忙\n本报讯 {told}市长调研,台州市委要求我市抓好春耕。{FILLER}\n"
    assert read_page("x.md", body).front.home == home


@pytest.mark.parametrize(
    "top",
    [
        "柳溪都市报　2025.11.07　星期五　柳溪新闻 ②　　编辑 甘小雨　校对 平安",
        "# 柳溪日报\n\n2025年11月7日　星期五　农历乙巳年九月十八　今日4版　　小雨 9℃～14℃",
        "2025年11月7日　星期五　第1024期\n天气预报：2026年1月2日 4℃～9℃",
    ],
)
def test_a_dateline_tells_the_day_and_belongs_to_no_article(top: str) -> None:
    """Also with dots, under a paper's name set as a headline, and beside the weather."""
    news = f"本报讯 11月2日,全市秋收现场会召开。{FILLER}"
    page = read_page("x.md", f"{top}\n\n## 秋收过半\n\n{news}\n")
    assert page.front.date == "2025-11-07"
    assert [article.headline for article in page.articles] == ["秋收过半"]


def test_a_line_of_a_list_that_lost_its_stop_ends_there() -> None:
    lines = ("免去:", "钟海山的水利局局长职务;", "谷雨田的教育局局长职务", "接受石若水辞去聊城市副市长职务的请求。")
    text = "\n\n".join(("# 聊城市任免名单", *lines))
    page = read_page("x.md", f"{text}\n\n## 春耕\n\n{FILLER}\n", Front(date="2026-03-12"))
    assert "教育局局长职务\n接受" in page.articles[0].text.replace("\n\n", "\n")


def test_a_whole_quotation_goes_on_from_no_sentence_that_lost_its_stop() -> None:
    lines = (f"本报讯 {FILLER}", "区财政局已拨付首批资金两亿元", "“食堂就开在我家楼下。”王家村的石若水说。")
    page = read_page("x.md", "\n\n".join(("# 社区开食堂", *lines)) + "\n", Front(date="2026-03-12"))
    assert "两亿元\n“食堂" in page.articles[0].text


def test_a_name_that_breaks_off_goes_on_below_a_blank_line() -> None:
    text = f"# 渠水入田\n\n本报记者 阿依古丽·\n\n买买提 文/图\n\n{FILLER}\n"
    (article,) = read_page("x.md", text, Front(date="2026-03-12")).articles
    assert [author.name for author in article.authors] == ["阿依古丽·买买提"]


def test_turning_marks_with_circled_numbers() -> None:
    text = (
        f"# 渠水入田\n本报讯 {FILLER}村里修好了渠(下转④版)\n\n"
        f"(上接①版)听取汇报后,会议决定增加投入。{FILLER}\n\n柳溪日报社地址：柳溪市人民路1号　广告热线：0123-4567890\n"
    )
    page = read_page("x.md", text, Front(date="2026-03-12", home="聊城市"))
    assert [article.kind for article in page.articles] == [ArticleKind.ARTICLE, ArticleKind.CONTINUATION]
    assert [issue.detail for issue in page.issues] == ["4", "1"]


def test_a_short_line_above_a_paragraph_is_a_heading_of_the_text() -> None:
    """What follows a finished paragraph and is far shorter than what it stands above was not wrapped."""
    long = "水利部门通报,受连日降雨影响,三座水库水位上涨,当地已经转移沿岸居民,并派人昼夜巡查堤坝,下游也做好了准备。"
    text = f"# 快讯\n\n{long}\n两地春耕进度加快\n{long * 2}\n"
    (article,) = read_page("x.md", text, Front(date="2026-03-12", country="中国")).articles
    assert [line.kind.value for line in article.lines] == ["headline", "paragraph", "subhead", "paragraph"]


@pytest.mark.parametrize("head", ["两地春耕进度加快", "多地：春耕生产正在有序展开&#xA0;", "三、守住底线，确保春耕用水"])
def test_where_all_paragraphs_are_whole_what_is_shorter_than_the_one_below_heads_it(head: str) -> None:
    above = "水利部门通报,受连日降雨影响,三座水库水位上涨,当地已经转移沿岸居民。"
    text = f"# 快讯\n\n{above}\n{head}\n农技人员表示,两地墒情适宜,早稻栽插即将开始。\n{above}\n"
    (article,) = read_page("x.md", text, Front(date="2026-03-12", country="中国")).articles
    assert [line.kind.value for line in article.lines] == ["headline", "paragraph", "subhead", "paragraph", "paragraph"]
    assert not article.joins and "&" not in article.text


@pytest.mark.parametrize("begun", ["会议强调要压实各方责任", "市长到渠首调研并走访了"])
def test_where_a_paragraph_stops_inside_a_sentence_a_short_line_may_be_torn_too(begun: str) -> None:
    above = "水利部门通报,受连日降雨影响,三座水库水位上涨,当地已经转移沿岸居民。"
    torn = "下游也做好了准备,农技人员表示,与往年同期相比,两地墒情适宜,早稻栽插即将开始,各村都在"
    text = f"# 快讯\n\n{above}\n{begun}\n受灾群众,了解他们的需要。\n{torn}\n\n抢修水渠。\n"
    (article,) = read_page("x.md", text, Front(date="2026-03-12", country="中国")).articles
    assert all(line.kind.value != "subhead" for line in article.lines)


def test_offsets_that_lie_are_an_error_of_kg() -> None:
    text = f"# 春耕\n本报讯 {FILLER}(李一凡)\n"
    (article,) = read_page("x.md", text).articles
    (author,) = article.authors
    moved = replace(article.pieces[0], file_begin=article.pieces[0].file_begin + 1)
    for lying in (
        replace(article, pieces=(moved, *article.pieces[1:])),
        replace(article, pieces=article.pieces[:-1]),
        replace(article, authors=(replace(author, begin=author.begin - 1),)),
        replace(article, joins=(0,)),
        replace(article, lines=article.lines[1:]),
    ):
        with pytest.raises(OffsetError):
            check(lying, text)


def test_a_table_right_below_another_has_its_own_header() -> None:
    first = "县区\t总值(亿元)\t增速(%)\n石塘县\t61.2\t5.1%\n河湾县\t92.7\t6.3%\n临江县\t未报\t暂缺\n高岭县\t30\t2%"
    second = "县区\t财政收入(亿元)\n石塘县\t4.2\n河湾县\t5.7"
    page = read_page("page.md", f"# 各县区主要指标\n\n{first}\n{second}\n\n# 春耕\n\n{LONGER}{FILLER}\n")
    kinds = [line.kind for line in page.articles[0].lines]
    assert [at for at, kind in enumerate(kinds) if kind is LineKind.HEADER] == [1, 6]
    assert not page.issues
