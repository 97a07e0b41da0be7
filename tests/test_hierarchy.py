"""What belongs to what by official names, and bodies whose name many places have."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.identity import identify
from kg.identity.hierarchy import parents
from kg.model import Kind, Mention, Reading, Thing
from kg.rdf import identity_graph
from tests.hand_made import FRONT, short


def naming(
    *things: tuple[Kind, str], home: str | None = "太原市", file: str = "a.md", day: str = "2026-03-05"
) -> Reading:
    """An article of one sentence that names things."""
    words = "、".join(name for _, name in things)
    made = short(words, file=file, front=replace(FRONT, home=home, date=day))
    mentions = tuple(
        Mention(words.index(name), words.index(name) + len(name), Thing(kind, name)) for kind, name in things
    )
    return replace(made, names=replace(made.names, mentions=mentions))


def body(name: str) -> tuple[Kind, str]:
    return Kind.BODY, name


def place(name: str) -> tuple[Kind, str]:
    return Kind.PLACE, name


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("宜昌市财政局", "宜昌市人民政府"),
        ("湖北省教育厅", "湖北省人民政府"),
        ("宜昌市发展和改革委员会", "宜昌市人民政府"),
        ("中共宜昌市委员会组织部", "中共宜昌市委员会"),
        ("中共宜昌市纪律检查委员会", "中共宜昌市委员会"),
        ("宜昌市人民代表大会常务委员会", "宜昌市人民代表大会"),
        ("宜昌市公安局西陵分局", "宜昌市公安局"),
        ("国家税务总局宜昌市税务局", "国家税务总局"),
        ("商务部", "中华人民共和国国务院"),
        ("宜昌市监察委员会", None),
        ("宜昌市税务局", None),
        ("宜昌市气象局", None),
        ("宜昌市中级人民法院", None),
    ],
)
def test_a_body_belongs_to(part: str, whole: str | None) -> None:
    others = (
        "宜昌市人民政府",
        "湖北省人民政府",
        "中共宜昌市委员会",
        "宜昌市人民代表大会",
        "宜昌市公安局",
        "国家税务总局",
    )
    assert parents({part, *others, "中华人民共和国国务院"}).get(part) == whole


def test_every_division_hangs_in_its_province() -> None:
    linker = identify([naming(place("清徐县"), place("宁波市"))])
    chains = {part.label: whole.label for part, whole in linker.wholes.items()}
    assert chains == {"清徐县": "太原市", "太原市": "山西省", "宁波市": "浙江省"}
    assert '"140121"' in identity_graph(linker).decode()


def test_a_body_sits_in_the_division_of_its_name() -> None:
    linker = identify([naming(body("清徐县水务局"), place("清徐县"), body("外交部"), body("某某公司"))])
    assert {part.label: where.label for part, where in linker.seats.items()} == {"清徐县水务局": "清徐县"}
    assert "schema.org/location" in identity_graph(linker).decode()


def test_a_name_that_many_places_have_is_of_the_papers_home() -> None:
    articles = [
        naming(body("第一中学"), file="a.md"),
        naming(body("第一中学"), home="宁波市", file="b.md"),
        naming(body("太原市第一中学"), file="c.md"),
        naming(body("市财政局"), home=None, file="d.md"),
        naming(body("市财政局"), home=None, file="e.md"),
    ]
    linker = identify(articles)
    first, second, full, one, other = (
        linker.inside(each.article).iri(each.names.mentions[0].thing) for each in articles
    )
    assert first == full and first.endswith("body/太原市第一中学")
    assert second.endswith("body/宁波市第一中学")
    assert one != other


def test_a_body_of_its_level_is_the_one_that_a_national_paper_names_in_full() -> None:
    article = naming(body("市人民医院"), body("三沙市人民医院"), home=None, file="a.md")
    linker = identify([article])
    assert len({linker.inside(article.article).iri(mention.thing) for mention in article.names.mentions}) == 1


def test_a_city_abroad_is_one_with_and_without_its_kind() -> None:
    articles = [naming(place("芝加哥"), file="a.md"), naming(place("芝加哥市"), file="b.md")]
    linker = identify(articles)
    assert len({linker.inside(each.article).iri(each.names.mentions[0].thing) for each in articles}) == 1


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("金沙门广场", "成都金沙门广场", True),
        ("成宜沿江高铁", "成宜沿江高速铁路", True),
        ("人民广场", "成都人民广场", False),
        ("宜昌三峡国际机场", "宜昌三峡机场", True),
        ("俄卡洛加州", "卡洛加州", True),
        ("首条成宜高铁", "成宜高铁", True),
        ("西兴高铁石鼓特大桥", "石鼓特大桥", True),
        ("据金沙门大桥", "金沙门大桥", True),
        ("成都南湖公园", "南湖公园", False),
        ("马里卜省拉斯罗萨港", "拉斯罗萨港", True),
        ("纽约布莱克林大桥", "布莱克林大桥", True),
        ("阿勒口铁路口岸", "铁路口岸", False),
        ("石鼓村", "宜昌石鼓村", False),
        ("宜昌三峡国际机场", "宜昌机场", True),
        ("贡嘎岭铁路隧道", "贡嘎岭隧道", True),
        ("本-古罗安机场", "本·古罗安机场", True),
        ("云南大瑞铁路", "大瑞铁路", True),
        ("考察队正在长城站", "长城站", True),
        ("西宁至成都铁路", "成都铁路", False),
        ("大连北海公园", "北海公园", False),
        ("G30金沙门高速", "金沙门高速", True),
        ("南极长城站", "长城站", True),
        ("宜昌格洛门大街", "格洛门大街", True),
        ("宜昌光伏电站", "光伏电站", False),
        ("宜昌长江大桥", "长江大桥", False),
        ("龙舟队齐聚金沙门水电站", "金沙门水电站", True),
    ],
)
def test_sites_with_their_place_and_their_full_kind(one: str, other: str, same: bool) -> None:
    articles = [naming(place(one), file="a.md"), naming(place(other), file="b.md")]
    linker = identify(articles)
    found = {linker.inside(each.article).iri(each.names.mentions[0].thing) for each in articles}
    assert len(found) == (1 if same else 2)
    assert bool(linker.verdicts) == same


def test_a_site_that_two_places_have_stays_two() -> None:
    names = ("金沙门广场", "成都金沙门广场", "宜昌金沙门广场")
    articles = [naming(place(name), file=f"{name}.md") for name in names]
    assert not identify(articles).verdicts


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("宜昌市低空经济创新中心", "宜昌低空经济创新中心", True),
        ("三都县医院", "三都水族自治县人民医院", True),
        ("湖北省宜昌市兴山县人民法院", "兴山县人民法院", True),
        ("湖北宜昌金缕塘实验室", "金缕塘实验室", True),
        ("德国格洛纳经济研究所", "格洛纳经济研究所", True),
        ("俄罗斯极地科学院", "俄极地科学院", True),
        ("印度尼西亚央行", "印尼中央银行", True),
        ("荷兰王家广播公司", "广播公司", False),
        ("宜昌抗战纪念馆", "抗战纪念馆", False),
        ("泰国国防部", "国防部", False),
        ("陆军第91集团军", "第91集团军", True),
        ("长阳钢铁股份有限公司", "长阳钢铁公司", True),
        ("长阳钢铁集团有限公司", "长阳钢铁有限公司", False),
        ("越南新一届政府", "越南政府", True),
        ("江汉科创中心", "江汉科技创新中心", True),
        ("阿盟法律理事会", "阿拉伯国家联盟法律理事会", True),
        ("湖北和长江水文大学", "长江水文大学", True),
        ("第十五届江汉会组委会", "江汉会组委会", False),
        ("兴山县昭君镇石鼓村党支部", "石鼓村党支部", False),
        ("江汉钢铁集团有限公司", "江汉钢铁集团", True),
        ("日本国会参议院", "日本参议院", True),
        ("荷兰联邦统计局", "荷兰统计局", True),
        ("两岸故宫博物院", "故宫博物院", False),
        ("中国最高人民法院", "最高人民法院", True),
        ("神舟三十号航天员乘组", "神舟三十号乘组", True),
        ("驻宜昌部队", "宜昌部队", True),
        ("荷兰蜜瓜公司", "蜜瓜公司", True),
        ("荷兰证券交易所", "证券交易所", False),
        ("当地医生称格洛法医院", "格洛法医院", True),
        ("江汉大学格洛法医院", "格洛法医院", True),
        ("下格洛法医院", "格洛法医院", False),
        ("湖北省医疗队", "医疗队", False),
        ("江汉大学湖北医疗队", "湖北医疗队", False),
        ("格洛姆雇佣兵集团", "格洛姆集团", True),
        ("浙江柚麂坊玩具有限公司", "柚麂坊公司", True),
        ("白俄罗斯外交部", "俄罗斯外交部", False),
        ("全职回国任教于清华大学", "清华大学", True),
        ("委内瑞拉内政和司法部", "司法部", False),
    ],
)
def test_a_body_written_in_two_ways(one: str, other: str, same: bool) -> None:
    articles = [naming(body(one), file="a.md"), naming(body(other), file="b.md")]
    linker = identify(articles)
    found = {linker.inside(each.article).iri(each.names.mentions[0].thing) for each in articles}
    assert len(found) == (1 if same else 2)


def test_a_body_of_a_name_that_two_places_have_stays_two_and_a_later_one_parts_nobody() -> None:
    names = ("金缕塘实验室", "湖北宜昌金缕塘实验室", "山西金缕塘实验室")
    articles = [naming(body(name), file=f"{at}.md", day=f"2026-0{at}-01") for at, name in enumerate(names, 1)]
    before = identify(articles[:2])
    after = identify(articles)
    iris = [
        [linker.inside(each.article).iri(each.names.mentions[0].thing) for each in articles[:2]]
        for linker in (before, after)
    ]
    assert iris[0] == iris[1] and len(set(iris[0])) == 1
    told_last = [replace(each, front=replace(each.front, date="2026-03-01")) for each in articles[1:]]
    assert not identify([*told_last, replace(articles[0], front=replace(FRONT, date="2026-04-01"))]).verdicts
