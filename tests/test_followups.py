"""What became of it: which action follows which, in what area of policy, and the tracker that tells it."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox
import pytest

import kg
from kg import tracker
from kg.cli import main
from kg.identity import identify
from kg.identity.iris import action_iri
from kg.lexicon import table
from kg.lexicon.topics import topics_of
from kg.model import Kind, LineKind, Mention, PolicyAction, Quantity, Reading, Status, Thing
from kg.rdf import ontology_path
from kg.store import GraphFolder
from kg.text.numbers import find_quantities
from tests.hand_made import short
from tests.identity_gold import ASKED, FOLLOWED, LISTED, PAGES, PLAIN, REPORTED, SPOKEN, TABLED, scores
from tests.test_identity import front_of

CITY, COUNTY = Thing(Kind.PLACE, "太原市"), Thing(Kind.PLACE, "清徐县")


@pytest.fixture(scope="module")
def graph(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("followups") / "g"
    kg.build_graph([PAGES], graph=folder)
    return folder


def test_three_pages_of_one_city(graph: Path) -> None:
    found = scores(GraphFolder(graph).open())["follow-ups"]
    assert found.precision >= 0.9 and found.recall >= 0.8, found.wrong


def test_three_pages_of_a_city_that_reports_much(tmp_path: Path) -> None:
    """Pages whose gold was written before anything was run on them; what is missed is mostly read as no action."""
    kg.build_graph([FOLLOWED], graph=tmp_path / "g")
    found = scores(GraphFolder(tmp_path / "g").open(), FOLLOWED)
    assert found["people"].f1 == found["bodies"].f1 == 1
    assert found["follow-ups"].precision >= 0.9 and found["follow-ups"].recall >= 0.9, found["follow-ups"].wrong


def test_three_pages_of_a_city_that_reports_in_many_ways(tmp_path: Path) -> None:
    """滴灌管道铺了190公里, 农贸市场升级完毕, 断头路全部打通."""
    kg.build_graph([SPOKEN], graph=tmp_path / "g")
    found = scores(GraphFolder(tmp_path / "g").open(), SPOKEN)
    assert found["people"].f1 >= 0.95 and found["bodies"].f1 == 1
    assert found["follow-ups"].precision >= 0.9 and found["follow-ups"].recall >= 0.8, found["follow-ups"].wrong


def test_three_pages_of_a_city_that_reports_in_everyday_words(tmp_path: Path) -> None:
    """26部电梯在老楼里跑了起来, 忠武路东延撤掉围挡; a school that is renamed keeps its head."""
    kg.build_graph([PLAIN], graph=tmp_path / "g")
    found = scores(GraphFolder(tmp_path / "g").open(), PLAIN)
    assert found["people"].f1 == found["bodies"].f1 == 1
    assert found["follow-ups"].precision >= 0.95 and found["follow-ups"].recall >= 0.9, found["follow-ups"].wrong


def test_three_pages_of_a_city_whose_bureaus_report_on_one_list(tmp_path: Path) -> None:
    """今年第三个海外仓开仓, 夜校上到第14期, 扩建的仓库堆满; a postman and a teacher of one name are two."""
    kg.build_graph([LISTED], graph=tmp_path / "g")
    found = scores(GraphFolder(tmp_path / "g").open(), LISTED)
    assert found["people"].f1 == found["bodies"].f1 == 1
    assert found["follow-ups"].precision >= 0.95 and found["follow-ups"].recall >= 0.95, found["follow-ups"].wrong


def test_three_pages_of_a_city_whose_list_is_reported_on_twice(tmp_path: Path) -> None:
    """其余2所正在装修, 景区新增停车位, 河道清淤已完成4.2公里; a company is renamed."""
    kg.build_graph([REPORTED], graph=tmp_path / "g")
    found = scores(GraphFolder(tmp_path / "g").open(), REPORTED)
    assert found["people"].f1 >= 0.97 and found["bodies"].f1 >= 0.94
    assert found["follow-ups"].precision >= 0.95 and found["follow-ups"].recall >= 0.95, found["follow-ups"].wrong


def test_three_pages_of_a_city_whose_readers_ask(tmp_path: Path) -> None:
    """目前已更换8600只, 计划建设的8个已建成5个: a bureau answers for each item, and a county-level city has its own."""
    kg.build_graph([ASKED], graph=tmp_path / "g")
    found = scores(GraphFolder(tmp_path / "g").open(), ASKED)
    assert found["people"].f1 >= 0.91 and found["bodies"].f1 >= 0.98
    assert found["follow-ups"].precision >= 0.95 and found["follow-ups"].recall >= 0.95, found["follow-ups"].wrong


def test_three_pages_of_a_city_that_reports_in_a_table(tmp_path: Path) -> None:
    """全年目标68个, 已完成61个; a farmer and a manager of one name are two, and a company is 改组为 another."""
    kg.build_graph([TABLED], graph=tmp_path / "g")
    found = scores(GraphFolder(tmp_path / "g").open(), TABLED)
    assert found["people"].f1 >= 0.97 and found["bodies"].f1 >= 0.94
    assert found["follow-ups"].precision >= 0.9 and found["follow-ups"].recall >= 0.83, found["follow-ups"].wrong


def said(
    day: str,
    verb: str,
    thing: str,
    status: Status,
    *,
    place: Thing = CITY,
    count: str = "",
    item: int | None = None,
) -> Reading:
    action = PolicyAction(
        evidence=(0,),
        rule="verb",
        verb=verb,
        object=thing,
        status=status,
        places=(place,),
        quantities=tuple(Quantity(Decimal(n), unit) for n, unit in re.findall(r"(\d+)(\D+)", count)),
        item=item,
    )
    return short(f"{place.name}{verb}{thing}{count}。", action, file=f"{day}.md", front=front_of(day))


PROMISE = said("2026-01-20", "新建", "口袋公园", Status.PLANNED, count="20个")


@pytest.mark.parametrize(
    ("later", "rule"),
    [
        (said("2026-03-01", "建设", "口袋公园", Status.ONGOING), "promise-under-way"),
        (said("2026-06-01", "建成", "口袋公园", Status.DONE, count="20个"), "promise-kept"),
        (said("2026-06-01", "完成", "口袋公园建设", Status.DONE), "promise-kept"),
        (said("2026-01-20", "建成", "口袋公园", Status.DONE), None),  # the same day
        (said("2025-12-20", "建成", "口袋公园", Status.DONE), None),  # before it
        (said("2029-06-01", "建成", "口袋公园", Status.DONE), None),  # years later
        (said("2026-06-01", "建成", "口袋公园", Status.DONE, place=COUNTY), None),  # elsewhere
        (said("2026-06-01", "建成", "口袋公园厕所", Status.DONE), None),  # another thing
        (said("2026-06-01", "拆除", "口袋公园", Status.DONE), None),  # another deed
        (said("2026-06-01", "建成", "口袋公园", Status.DONE, count="8亩"), None),  # another measure
        (said("2026-06-01", "新建", "口袋公园", Status.PLANNED, count="20个"), None),  # promised again
    ],
)
def test_an_action_follows_an_earlier_one(later: Reading, rule: str | None) -> None:
    linker = identify([PROMISE, later])
    assert [each.rule for each in linker.inside(later.article).follows] == ([rule] if rule else [])
    assert not linker.inside(PROMISE.article).follows or rule is None


@pytest.mark.parametrize(("item", "follows"), [(3, True), (4, False), (None, False)])
def test_one_number_of_a_yearly_list_is_one_matter(item: int | None, follows: bool) -> None:
    promise = said("2026-01-20", "新建", "社区老年食堂", Status.PLANNED, count="60家", item=3)
    report = said("2026-06-01", "建成", "社区食堂项目", Status.DONE, count="42家", item=item)
    assert bool(identify([promise, report]).inside(report.article).follows) is follows


def test_what_was_done_over_years_keeps_no_promise_of_this_year() -> None:
    done = said("2026-06-01", "建成", "口袋公园", Status.DONE, count="22个")
    for span, follows in (("近5年，", False), ("“十四五”期间，", False), ("近日，", True)):
        later = short(f"{span}太原市建成口袋公园22个。", *done.facts, file="later.md", front=done.front)
        assert bool(identify([PROMISE, later]).inside(later.article).follows) is follows


@pytest.mark.parametrize(
    ("words", "verb", "thing", "count"),
    [
        ("目前，太原市农村户厕改造完成1100户。", "改造", "完成", "1100户"),
        ("太原市今年的2400户农村户厕已全部改造完毕。", "改造", "完毕", ""),
        ("太原市已完成农村户厕改造1100户。", "完成", "农村户厕改造", "1100户"),
    ],
)
def test_a_deed_is_on_what_its_sentence_says(words: str, verb: str, thing: str, count: str) -> None:
    promise = said("2026-01-20", "改造", "农村户厕", Status.PLANNED, count="2400户")
    done = said("2026-06-01", verb, thing, Status.DONE, count=count)
    later = short(words, *done.facts, file="later.md", front=done.front)
    assert identify([promise, later]).inside(later.article).follows


@pytest.mark.parametrize(
    ("thing", "other", "follows"),
    [
        (("新增", "就业", "7000人"), ("新增", "就业", "2900人"), True),
        (("新建", "城东污水处理厂一座", ""), ("试运行", "城东污水处理厂", ""), True),
        (("新增", "就业", "7000人"), ("帮扶", "就业", "2900人"), False),
        (("建设", "游客中心", "1座"), ("建成", "太山小镇游客中心", ""), True),
        (("建设", "示范区", "1个"), ("建成", "清徐县示范区", "3个"), False),
        (("整治", "沿河排污口", "11个"), ("整治", "排污口", "8个"), True),
        (("发布", "第5号公告", ""), ("发布", "第18号公告", ""), False),
        (("建设", "国道309绕城段", ""), ("建成", "国道309绕城段", ""), True),
        (("投放", "绿色贷款", "300万元"), ("投放", "水利贷款", "900万元"), False),
        (("启动", "防汛四级应急响应", ""), ("启动", "防汛四级应急响应", ""), False),  # to another flood
        (("抓好", "稳定、发展大事", "2件"), ("抓好", "稳定、发展大事", "2件"), False),
    ],
)
def test_what_is_one_thing(thing: tuple[str, str, str], other: tuple[str, str, str], follows: bool) -> None:
    promise = said("2026-01-20", *thing[:2], Status.PLANNED, count=thing[2])
    later = said("2026-06-01", *other[:2], Status.DONE, count=other[2])
    assert bool(identify([promise, later]).inside(later.article).follows) is follows


@pytest.mark.parametrize(("first", "second", "follows"), [("制定", "印发", True), ("落实", "落实", False)])
def test_a_paper_is_followed_while_it_is_made(first: str, second: str, follows: bool) -> None:
    draft = said("2026-01-20", first, "城市更新实施办法", Status.PLANNED)
    later = said("2026-06-01", second, "城市更新实施办法", Status.DONE)
    assert bool(identify([draft, later]).inside(later.article).follows) is follows


def test_two_hospitals_that_recruit_are_two() -> None:
    ours, other = Thing(Kind.BODY, "太原市人民医院"), Thing(Kind.BODY, "太原市中医医院")
    plan = said("2026-01-20", "招聘", "护士", Status.PLANNED, count="160名")
    done = said("2026-06-01", "招聘", "护士", Status.DONE, count="40名")
    promise = replace(plan, facts=(replace(plan.facts[0], actors=(ours,)),))
    for actor, follows in ((ours, True), (other, False)):
        later = replace(done, facts=(replace(done.facts[0], actors=(actor,)),))
        assert bool(identify([promise, later]).inside(later.article).follows) is follows


@pytest.mark.parametrize(
    ("thing", "count"),
    [("某镇、某乡等地的旱厕", "15座"), ("甲县、乙县的旱厕", "15座"), ("给旱厕", "15座")],
)
def test_of_a_row_of_places_the_thing_is_what_stands_behind(thing: str, count: str) -> None:
    promise = said("2026-01-20", "改造", thing, Status.PLANNED, count=count)
    done = said("2026-06-01", "改造", "旱厕", Status.DONE, count="6座")
    assert bool(identify([promise, done]).inside(done.article).follows) is not thing.startswith("给")


def test_two_promises_of_an_article_may_be_one_and_the_latest_report_is_followed() -> None:
    start = said("2026-01-20", "启动", "红军旧址修缮工程", Status.PLANNED)
    whole = said("2026-01-20", "修缮", "旧址", Status.PLANNED, count="13处")
    words = start.article.text + whole.article.text
    promise = short(words, start.facts[0], whole.facts[0], file="a.md", front=start.front)
    middle = said("2026-03-20", "修缮", "红军旧址", Status.DONE, count="5处")
    last = said("2026-06-20", "修缮", "旧址", Status.DONE, count="10处")
    linker = identify([promise, middle, last])
    (follow,) = linker.inside(last.article).follows
    assert follow.earlier == action_iri(middle.facts[0], middle.article)


def test_less_than_before_is_no_progress() -> None:
    before = said("2026-01-20", "建设", "充电桩", Status.ONGOING, count="900个")
    later = said("2026-03-20", "建设", "充电桩", Status.ONGOING, count="300个")
    assert not identify([before, later]).inside(later.article).follows


def test_the_latest_is_followed() -> None:
    middle = said("2026-03-01", "建设", "口袋公园", Status.ONGOING)
    last = said("2026-06-01", "建成", "口袋公园", Status.DONE)
    linker = identify([last, PROMISE, middle])
    (follow,) = linker.inside(last.article).follows
    assert follow.earlier == linker.inside(middle.article).follows[0].action


def test_what_a_country_does_in_general_is_followed_by_nothing() -> None:
    china = Thing(Kind.PLACE, "中国")
    one = said("2026-01-20", "实施", "重点项目", Status.PLANNED, place=china)
    other = said("2026-03-20", "实施", "重点项目", Status.DONE, place=china)
    assert not identify([one, other]).inside(other.article).follows


def told_of(day: str, words: str, verb: str, thing: str, status: Status, home: str = "") -> Reading:
    """An article of one sentence on one action, in news of the whole country where no home is given."""
    counts = tuple(found.quantity for found in find_quantities(words))
    fact = replace(said(day, verb, thing, status).facts[0], begin=words.index(verb), quantities=counts)
    return short(words, fact, file=f"{day}.md", front=front_of(day, home=home))


@pytest.mark.parametrize(
    ("thing", "follows"),
    [
        ("晋中大桥", True),
        ("环汾湾区建设", False),  # is built for ever
        ("城北新区", False),
        ("重大合作项目", False),  # so called everywhere
    ],
)
def test_what_goes_on_for_ever_is_no_matter(thing: str, follows: bool) -> None:
    one = told_of("2026-01-20", f"太原市将推进{thing}。", "推进", thing, Status.PLANNED)
    other = told_of("2026-06-20", f"太原市正在推进{thing}。", "推进", thing, Status.ONGOING)
    assert bool(identify([one, other]).inside(other.article).follows) is follows


@pytest.mark.parametrize(("place", "follows"), [(CITY, True), (Thing(Kind.PLACE, "受灾地区"), False)])
def test_what_is_restored_is_one_thing_in_one_division(place: Thing, follows: bool) -> None:
    one = said("2026-05-20", "恢复", "群众生活秩序", Status.PLANNED, place=place)
    other = said("2026-06-20", "恢复", "群众生活秩序", Status.DONE, place=place)
    one, other = (replace(each, front=front_of(each.front.date or "", home="")) for each in (one, other))
    assert bool(identify([one, other]).inside(other.article).follows) is follows


@pytest.mark.parametrize(
    ("verb", "thing", "first", "then", "follows"),
    [
        ("设立", "汾河大剧院", "太原市将设立汾河大剧院。", "今天,太原市设立汾河大剧院。", True),
        ("设立", "汾河大剧院", "太原市将设立汾河大剧院。", "2019年6月,太原市设立汾河大剧院。", False),  # long before
        ("提供", "防汛贷款", "该行将提供防汛贷款3亿元。", "该行提供防汛贷款3亿元。", True),
        ("提供", "防汛贷款", "该行将提供防汛贷款3亿元。", "该行提供防汛贷款2亿元。", False),  # another sum
        ("提供", "防汛贷款", "今年该行将提供防汛贷款3亿元。", "今年该行提供防汛贷款2亿元。", True),  # paid over a year
        ("提供", "防汛贷款", "该行将提供防汛贷款3亿元。", "该行再次提供防汛贷款3亿元。", False),  # anew
        ("建成", "监测站点", "太原市将建成监测站点20个。", "太原市建成监测站点90个。", False),  # far more
        ("审议", "第二批督察报告", "太原市将审议第二批督察报告。", "太原市审议第二批督察报告。", True),
        ("审议", "第二批督察报告", "太原市将审议第二批督察报告。", "太原市审议第三批督察报告。", False),
    ],
)
def test_what_keeps_a_promise_in_the_news_of_a_country(
    verb: str, thing: str, first: str, then: str, follows: bool
) -> None:
    one = told_of("2026-01-20", first, verb, thing, Status.PLANNED)
    done = thing if thing in then else thing.replace("二", "三")
    other = told_of("2026-06-20", then, verb, done, Status.DONE)
    assert bool(identify([one, other]).inside(other.article).follows) is follows


def test_the_same_words_again_are_no_further() -> None:
    words = "太原市正在全力推进汾河大桥建设,方便沿岸居民出行"
    one = told_of("2026-01-20", f"{words}。", "推进", "汾河大桥", Status.ONGOING)
    other = told_of("2026-02-20", f"当前,{words}。", "推进", "汾河大桥", Status.ONGOING)
    assert not identify([one, other]).inside(other.article).follows


@pytest.mark.parametrize(("count", "follows"), [(190, True), (2100, False)])
def test_a_count_does_not_grow_twentyfold(count: int, follows: bool) -> None:
    one = told_of("2026-05-20", "目前,太原市已组织抢险队伍20支。", "组织", "抢险队伍", Status.DONE)
    other = told_of("2026-06-20", f"目前,太原市累计组织抢险队伍{count}支。", "组织", "抢险队伍", Status.DONE)
    assert bool(identify([one, other]).inside(other.article).follows) is follows


@pytest.mark.parametrize(
    ("words", "follows"),
    [("今年以来全国铁路完成固定资产投资{}亿元。", True), ("农村公路完成投资规模稳步扩大，达到{}亿元。", False)],
)
def test_a_country_s_count_grows_only_in_a_like_sentence(words: str, follows: bool) -> None:
    china = Thing(Kind.PLACE, "中国")
    one = said("2026-03-20", "完成", "固定资产投资", Status.DONE, place=china, count="400亿元")
    other = said("2026-04-20", "完成", "固定资产投资", Status.DONE, place=china, count="900亿元")
    before = short("今年以来全国铁路完成固定资产投资400亿元。", *one.facts, file="a.md", front=one.front)
    later = short(words.format(900), *other.facts, file="b.md", front=other.front)
    assert bool(identify([before, later]).inside(later.article).follows) is follows


@pytest.mark.parametrize(
    ("verb", "thing", "first", "then", "follows"),
    [
        ("击落", "乌方无人机", "俄军击落乌方无人机40架。", "俄军击落乌方无人机60架。", False),  # two days
        ("控制", "定居点", "俄军已控制2个定居点。", "俄军已控制5个定居点。", False),
        ("预拨", "救灾资金", "财政部紧急预拨救灾资金3亿元。", "财政部已紧急预拨救灾资金5亿元。", False),
        ("预拨", "救灾资金", "入汛以来，财政部预拨救灾资金3亿元。", "入汛以来，财政部累计预拨救灾资金5亿元。", True),
        ("新增", "首店", "今年前4个月，上海新增首店301家。", "今年前11个月，上海新增首店933家。", True),
        ("新增", "首店", "2025年，上海新增首店301家。", "今年前11个月，上海新增首店933家。", False),  # two years
        ("建设", "便民生活圈", "目前，我国已建设便民生活圈4335个。", "目前，我国已建设便民生活圈5510个。", True),
    ],
)
def test_only_a_running_total_grows(verb: str, thing: str, first: str, then: str, follows: bool) -> None:
    one, other = (
        replace(
            said(day, verb, thing, Status.DONE).facts[0],
            begin=words.index(verb),
            quantities=tuple(found.quantity for found in find_quantities(words)),
        )
        for day, words in (("2026-03-20", first), ("2026-06-20", then))
    )
    before = short(first, one, file="a.md", front=front_of("2026-03-20", home=""))
    later = short(then, other, file="b.md", front=front_of("2026-06-20", home=""))
    assert bool(identify([before, later]).inside(later.article).follows) is follows


@pytest.mark.parametrize(
    ("first", "then", "follows"),
    [
        ("今年，太原市计划改造老旧小区900个。", "今年以来，太原市改造老旧小区800个。", False),
        ("明年，太原市计划改造老旧小区900个。", "今年以来，太原市改造老旧小区800个。", True),
    ],
)
def test_what_is_done_in_one_year_keeps_no_promise_for_another(first: str, then: str, follows: bool) -> None:
    promise = said("2025-01-20", "改造", "老旧小区", Status.PLANNED, count="900个")
    done = said("2026-06-20", "改造", "老旧小区", Status.DONE, count="800个")
    facts = [replace(each.facts[0], begin=words.index("改造")) for each, words in ((promise, first), (done, then))]
    before = short(first, facts[0], file="a.md", front=promise.front)
    later = short(then, facts[1], file="b.md", front=done.front)
    assert bool(identify([before, later]).inside(later.article).follows) is follows


# ---------------------------------------------------------------- told in everyday words


def told(words: str, *earlier: Reading, day: str = "2026-06-01") -> list[tuple[str, str, str, str]]:
    """What an article without any action tells: verb, object, how many and what it follows."""
    later = short(words, file="later.md", front=front_of(day))
    inside = identify([*earlier, later]).inside(later.article)
    actions = {action_iri(each, later.article): each for each in inside.told}
    rows = ((actions[follow.action], follow.rule) for follow in inside.follows)
    return sorted((a.verb, a.object, "".join(f"{q.value}{q.unit}" for q in a.quantities), rule) for a, rule in rows)


WELLS = said("2026-01-20", "修复", "水毁机井", Status.PLANNED, count="340眼")


@pytest.mark.parametrize(
    ("words", "row"),
    [
        ("340眼水毁机井修好312眼。", ("修好", "水毁机井", "312眼", "promise-kept")),
        ("340眼水毁机井，太原市已救活11眼。", ("救活", "水毁机井", "11眼", "promise-kept")),
        ("水毁机井眼眼出水。", ("出水", "水毁机井", "", "promise-kept")),
        ("水毁机井有200眼冒出了水。", ("冒出", "水毁机井", "200眼", "promise-kept")),
        ("水毁机井还差39眼没修。", ("还差", "水毁机井", "", "promise-under-way")),  # what is left
        ("明年再修水毁机井50眼。", None),  # to come
        ("水毁机井修复因连日降雨推迟到年底。", ("推迟", "水毁机井", "", "promise-under-way")),
        ("340眼水毁机井中有200眼将于月底修好，其余140眼正在打井。", ("打井", "水毁机井", "140眼", "promise-under-way")),
        ("太原市今年要修的340眼水毁机井，312眼已经出水。", ("出水", "水毁机井", "312眼", "promise-kept")),
        ("水毁机井修好900眼。", None),  # more than was promised
        ("水毁机井修好12公里。", None),  # another measure
        ("清徐县水毁机井修好30眼。", None),  # elsewhere
        ("年底前修好水毁机井340眼。", None),  # still to come
        ("近5年，水毁机井已修好340眼。", None),  # over years
    ],
)
def test_what_no_verb_of_policy_tells_follows_a_promise_of_its_thing(words: str, row: tuple[str, ...] | None) -> None:
    reading = short(words, file="later.md", front=front_of("2026-06-01"))
    if "清徐县" in words:
        mention = Mention(0, 3, COUNTY, pointing=False)
        reading = replace(reading, names=replace(reading.names, mentions=(mention,)))
    inside = identify([WELLS, reading]).inside(reading.article)
    found = [(a.verb, a.object, "".join(f"{q.value}{q.unit}" for q in a.quantities)) for a in inside.told]
    assert found == ([row[:3]] if row else [])
    assert [each.rule for each in inside.follows] == ([row[3]] if row else [])


@pytest.mark.parametrize(
    ("thing", "count", "words", "object_"),
    [
        ("既有住宅电梯", "45部", "26部电梯在老楼里跑了起来。", "电梯"),
        ("老旧公交车", "80辆", "首批50辆新公交车上了路。", "公交车"),
        ("普惠托位", "600个", "太原市托位添了320个。", "托位"),
        ("公共停车泊位", "5000个", "车位“挤”出3100个。", "车位"),
        ("贴片机生产线", "8条", "微巴开了6条线。", None),
        ("架空线入地", "11公里", "7.6公里架空线埋进了地下。", "架空线"),
        ("护岸树", "26000棵", "1.8万棵树苗赶在谷雨前落了土。", "树苗"),
        ("社区食堂", "30家", "社区食堂过半开张。", "社区食堂"),
        ("妇女“两癌”免费筛查", "32000人", "“两癌”免费筛查做了1.9万人。", "“两癌”免费筛查"),
        ("农村公路", "80公里", "高速公路修了60公里。", None),
        ("既有住宅电梯", "45部", "电梯公司来了26部卡车。", None),
        ("酿酒订单班", "4个", "育婴、面点三个班还有名额。", None),  # a handful of what one character calls
        ("护岸树", "4棵", "院里新栽的3棵树活了。", None),
    ],
)
def test_a_thing_may_be_called_by_the_end_of_its_name(thing: str, count: str, words: str, object_: str | None) -> None:
    promise = said("2026-01-20", "办好", thing, Status.PLANNED, count=count)
    assert [row[1] for row in told(words, promise)] == ([object_] if object_ else [])


def test_the_clause_before_says_of_what_a_number_is() -> None:
    promise = said("2026-01-20", "开展", "老年人免费体检", Status.PLANNED, count="100000人")
    assert told("老年人免费体检从4月1日开始，1.7万人已经做完。", promise) == [
        ("做完", "老年人免费体检", "17000人", "promise-kept")
    ]


def test_a_promise_in_everyday_words_is_an_action_once_something_is_told_of_it() -> None:
    promise = short("太原市今年打算再施划临时车位300个。", file="a.md", front=front_of("2026-01-20"))
    alone = identify([promise]).inside(promise.article)
    assert alone.told == ()
    later = short("300个临时车位已经画好线。", file="b.md", front=front_of("2026-06-01"))
    linker = identify([promise, later])
    (planned,) = linker.inside(promise.article).told
    (done,) = linker.inside(later.article).told
    assert (planned.object, planned.status, done.status) == ("临时车位", Status.PLANNED, Status.DONE)
    (follow,) = linker.inside(later.article).follows
    assert (follow.action, follow.earlier) == (action_iri(done, later.article), action_iri(planned, promise.article))


@pytest.mark.parametrize(
    ("words", "thing", "later"),
    [
        ("太原市今年计划在汾河公园建一处老年活动站。", "老年活动站", "老年活动站已经开门。"),
        ("还有140家养殖场没有装处理设备，年底前全部装上。", "处理设备", "140家养殖场的处理设备已装好92家。"),
        ("失去作用的7座旧闸，汛期前拆除到位。", "旧闸", "7座旧闸已拆5座。"),
        ("还有23处废弃矿坑没有回填，入汛前全部填平。", "废弃矿坑", "23处废弃矿坑已填平14处。"),
        ("太原市将为全市的310棵古槐逐棵体检。", "体检", "310棵古槐已全部完成体检。"),
    ],
)
def test_what_a_promise_in_everyday_words_is_on(words: str, thing: str, later: str) -> None:
    promise = short(words, file="a.md", front=front_of("2026-01-20"))
    after = short(later, file="b.md", front=front_of("2026-06-01"))
    linker = identify([promise, after])
    assert [each.object for each in linker.inside(promise.article).told] == [thing]
    assert linker.inside(after.article).follows


@pytest.mark.parametrize(
    ("verb", "thing", "words", "row"),
    [
        ("起草", "《汾河保护条例》", "《汾河保护条例（草案）》提请常委会初次审议。", ("提请", "promise-under-way")),
        ("疏通", "村口的排水沟", "山脚的排水沟5月就全部疏通。", None),  # another one
        ("成立", "太原市康养局", "太原市康养局6月1日公布名单。", None),  # only acts
    ],
)
def test_a_thing_that_nobody_counts_is_told_of(verb: str, thing: str, words: str, row: tuple[str, str] | None) -> None:
    promise = said("2026-01-20", verb, thing, Status.PLANNED)
    assert [(verb, rule) for verb, _, _, rule in told(words, promise)] == ([row] if row else [])


def test_what_is_written_below_a_table_is_told_too() -> None:
    note = short("340眼水毁机井修好312眼。", file="later.md", front=front_of("2026-06-01"))
    (sentence,) = note.names.sentences
    note = replace(note, names=replace(note.names, sentences=(replace(sentence, kind=LineKind.NOTE),)))
    assert identify([WELLS, note]).inside(note.article).follows


def test_reports_in_everyday_words_go_on_from_each_other() -> None:
    first = short("水毁机井修好200眼。", file="b.md", front=front_of("2026-03-01"))
    last = short("340眼水毁机井全部救活。", file="c.md", front=front_of("2026-06-01"))
    linker = identify([last, WELLS, first])
    (follow,) = linker.inside(last.article).follows
    assert follow.earlier == linker.inside(first.article).follows[0].action


def at(reading: Reading, *sites: str) -> Reading:
    """The reading with the sites marked that its text names."""
    text = reading.article.text
    mentions = (
        Mention(begin := text.find(site), begin + len(site), Thing(Kind.PLACE, site), pointing=False) for site in sites
    )
    return replace(reading, names=replace(reading.names, mentions=tuple(mentions)))


@pytest.mark.parametrize("sites", [(), ("大中路",)])
def test_one_site_ties_a_report_to_its_promise(sites: tuple[str, ...]) -> None:
    """A county promises, and the report names the street alone."""
    promise = at(
        said("2026-01-20", "清理", "大中路架空线", Status.PLANNED, count="11公里", place=COUNTY), COUNTY.name, *sites
    )
    later = at(short("大中路7公里架空线埋进了地下。", file="later.md", front=front_of("2026-06-01")), *sites)
    assert len(identify([promise, later]).inside(later.article).follows) == len(sites)


def test_an_article_tells_of_a_matter_once_unless_it_counts_again() -> None:
    promise = said("2026-01-20", "建立", "菌种研发中心", Status.PLANNED)
    done = said("2026-06-01", "揭牌", "菌种研发中心", Status.DONE)
    later = short("菌种研发中心揭牌。县长为研发中心揭牌。", *done.facts, file="later.md", front=done.front)
    assert len(identify([promise, later]).inside(later.article).follows) == 1


# ---------------------------------------------------------------- topics


@pytest.mark.parametrize(
    ("words", "areas"),
    [
        ("老旧小区", ("住房",)),
        ("农村公路", ("交通", "农业农村")),
        ("职业学校", ("教育",)),
        ("高标准农田", ("农业农村",)),
        ("燃气管道", ("城市建设", "能源")),
        ("一件事", ()),
    ],
)
def test_the_longest_words_say_the_area(words: str, areas: tuple[str, ...]) -> None:
    assert topics_of(words) == areas


def test_every_area_is_a_concept_with_two_labels_and_words_of_its_own() -> None:
    triples = [quad.triple for quad in ox.parse(ontology_path("topics.ttl").read_bytes(), format=ox.RdfFormat.TURTLE)]
    labels = {(t.subject.value, t.object.language) for t in triples if t.predicate.value.endswith("#prefLabel")}
    concepts = {subject.rpartition("/")[2] for subject, _ in labels}
    assert len(labels) == 2 * len(concepts) and len(concepts) >= 20
    assert {area for columns in table("topics").values() for area in columns[0].split("|")} == concepts


def test_actions_have_topics_in_the_graph(graph: Path) -> None:
    store = GraphFolder(graph).open()
    assert store.query('ASK { ?a kg:object "老旧小区" ; kg:topic topic:住房 . topic:住房 skos:prefLabel "Housing"@en }')


# ---------------------------------------------------------------- the tracker


def run(graph: Path, capsys, *arguments: str) -> list[str]:
    assert main(["actions", "--graph", str(graph), *arguments]) == 0
    return capsys.readouterr().out.splitlines()


def heads(lines: list[str]) -> list[str]:
    return [line for line in lines if not line.startswith(" ")]


def test_a_matter_is_told_from_promise_to_report(graph: Path, capsys) -> None:
    (head, *reports) = run(graph, capsys, "--at", "涪城", "--topic", "Energy")
    assert head.startswith("进行中  ") and "更新燃气管道  50/86 公里  期限 2026-12-31  城市建设 能源" in head
    assert [line.split()[:2] for line in reports] == [["2026-01-20", "计划"], ["2026-04-28", "进行中"]]


def test_conditions_narrow(graph: Path, capsys) -> None:
    everything = heads(run(graph, capsys))
    assert 7 <= len(heads(run(graph, capsys, "--followed"))) < len(everything)
    assert len(heads(run(graph, capsys, "-n", "3"))) == 3
    done = heads(run(graph, capsys, "--status", "done"))
    assert done and all(line.startswith("已完成") for line in done)
    assert any("涪江六桥" in line for line in heads(run(graph, capsys, "--due", "2026-11-30", "--at", "绵阳市")))
    assert heads(run(graph, capsys, "--by", "江油市农业农村局")) != everything


def test_what_is_begun_or_done_in_part_goes_on(graph: Path) -> None:
    found = {matter.reports[0].object: matter for matter in tracker.matters(GraphFolder(graph).open())}
    assert (found["冷链仓库"].status, found["老旧小区"].status, found["老旧小区"].part) == ("ongoing",) * 2 + (
        "60/120 个",
    )


def test_what_is_late_is_overdue(graph: Path) -> None:
    found = tracker.matters(GraphFolder(graph).open())
    assert tracker.latest_day(found) == "2026-04-28"
    assert not list(tracker.chosen(found, overdue="2026-04-28"))
    late = {matter.reports[0].object for matter in tracker.chosen(found, overdue="2027-01-01")}
    assert "海绵城市示范区建设" in late and "涪江六桥" not in late
