"""What a quantity takes over from the figure before it: its indicator, in another unit, of a part towards another."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.clause.verbs import verb_at
from kg.extract.figure.counted_nouns import NO_NOUN, noun_at
from kg.extract.figure.indicators import ENDS, FLOWS, GROWTH, LINK, OF_LAST, head_of, heads
from kg.extract.figure.parted import counts_things, listed, of_which
from kg.lexicon import units
from kg.model import Figure
from kg.text.numbers import ABOUT, FoundQuantity
from kg.text.words import cut

if TYPE_CHECKING:
    from kg.extract.figure.statistics import Reader

_BESIDE = ("", "、", "和")
_DATED = re.compile(r"^并?[于在]?\d{4}年")  # 接连突破5000亿美元,并于2024年|达到5124亿美元
_REACHED = ("达到", "达到了", "达", "实现")
_TOWARDS = re.compile(r"[对向往][^,;。]{2,10}")
_HAS = re.compile(r"(?:共|现|总共|一共)?有$")
_THEN_PEOPLE = re.compile(r"[、,]?\d[\d.万多余]*人(?=[,;。、])")
_OF_GOODS = frozenset(
    ["产量", "总产量", "单产", "产值", "货值", "销量", "销售额", "均价", "面积", "成交额", "存栏", "出栏"]
)


def anew(reader: Reader, quantity: FoundQuantity, lead: str, at: int) -> Figure | None:
    """鸟类87种、2.6万只 · 受灾320户960人 · 产值突破300亿元,达到316亿元: the same, in another unit or exactly"""
    state, value, unit = reader.state, quantity.quantity.value, quantity.quantity.unit
    last = None if state.pending else state.before
    reached = _DATED.sub("", lead) in _REACHED and reader.flat.endswith(",", 0, at)
    if (
        last is not None
        and last.change
        and reached
        and unit not in ("%", "个百分点")
        and not GROWTH.search(last.indicator)
    ):
        return replace(last, value=value, unit=unit, change=False, rule="value")  # 周转量增长23%,|达到11620亿吨公里
    if last is None or last.change or not reader.ends(quantity):
        return None
    counts = units.kind(unit) == units.kind(last.unit) == "count"
    beside = lead in _BESIDE and unit != last.unit and counts
    exact = reached and unit == last.unit
    return replace(last, value=value, unit=unit) if beside or exact else None


def again(reader: Reader, quantity: FoundQuantity, lead: str) -> bool:
    """总投入61329亿元,首次超过|6万亿元,比上年增长…: whether a figure is only said again, in a round number"""
    last = reader.state.before
    if last is None or last.change or last.unit != quantity.quantity.unit:
        return False
    return quantity.quantity.value < last.value and _AGAIN.fullmatch(lead) is not None


_AGAIN = re.compile(
    ",?(?:已经?|[均也共]|首次|再次|成功|历史性地?|连续[^,;。]{1,5}[年月季度个])*(?:突破|超过|站上|迈上|跨越|超)(?:了|大关)?"
)


def of_place(reader: Reader, quantity: FoundQuantity, lead: str, at: int) -> Figure | None:
    """新增97例(甲省96例,乙省1例) · 甲省机收进度近六成,乙省已过五成: what was told before, of another place"""
    last = reader.state.last if reader.state.adjacent else None
    if last is None or last.change or quantity.quantity.unit != last.unit:
        return None
    most = _MOST.match(_PART_OF.sub("", lead))  # 平均降雨量56毫米,最大为|河口镇|143.2毫米
    words = _AS_MUCH.sub("", _PART_OF.sub("", lead))[most.end() if most else 0 :]
    end = quantity.number_begin - len(lead) + len(_AS_MUCH.sub("", lead))
    place = next((m for m in reader.scope.names if m.end == end and m.end - m.begin == len(words)), None)
    if place is None or not reader.ends(quantity):
        return None
    name = most["most"] + last.indicator.removeprefix("平均") if most else last.indicator
    return replace(last, subject=place.thing, indicator=name, value=quantity.quantity.value, rule="of-place")


def added(reader: Reader, quantity: FoundQuantity, lead: str, at: int) -> Figure | None:
    """累计死亡病例2442例,当日新增97例: how many more, or fewer, there are of what was counted before"""
    last = reader.state.before
    more = _ADDED.fullmatch(lead)
    if last is None or last.change or more is None or quantity.quantity.unit != last.unit:
        return None
    if not reader.ends(quantity):  # 报告7例确诊病例,新增2例|无症状感染者
        return None
    name = f"新增{_SO_MANY.sub('', last.indicator)}" if more["how"] == "新增" else last.indicator + more["name"]
    return replace(last, indicator=name, value=quantity.quantity.value, start=last.start or last.end, rule="added")


_ROWS = ("standing", "count", "value")
_FEW = 3
_ABOUT = re.compile(f"(?:{ABOUT})$")
_AND = re.compile("(?:和|、|及|以及)$")
_AS_MUCH = re.compile("(?:[已也则均约近超逾过达为]|新增|报告|超过|达到)*$")  # 东京都|新增|322例, 河北|已过|两成半
_PART_OF = re.compile(r"^[(,、;和及]?(?:其中|包括)?[,:]?")
_MOST = re.compile("(?P<most>最[大高多低小少])的?(?:点|值|站点|乡镇|地方)?(?:出现)?[为是在]")
_ADDED = re.compile(
    rf"[,(]?(?:其中|按可比(?:口径|价格)(?:计算)?)?(?P<name>(?:当[日天]|单日|昨[日天]|(?:平均)?每[年月]|[年月]均)?(?P<how>新增|净增|增加|减少|多增|少增))(?:了|{ABOUT})*"
)
_SO_MANY = re.compile(r"累计|报告|现有|新增|共计|总数$|数$")


def beside(reader: Reader, quantity: FoundQuantity, lead: str, at: int) -> Figure | None:
    """共有学校26所,在校学生8万人 · 受理案件3.2万件,审结2.8万件: what is counted along with what was counted before"""
    last = reader.state.before
    if last is None or last.change or not reader.ends(quantity):
        return None
    words = LINK.sub("", lead)
    unit, name = quantity.quantity.unit, reader.scope.bare(at, at + len(words)) or words
    deed = FLOWS.fullmatch(name) is not None and unit == last.unit
    things = counts_things(unit) and reader.flat.endswith(",", 0, at) and _things(name)
    return reader.made(quantity, name, at, "beside") if deed or things else None


def _things(name: str) -> bool:
    """Whether words are nouns alone, or people by what they do: 在校学生, 专任教师, 从业人员."""
    if not 1 < len(name) < 9:
        return False
    words = cut(name)
    nouns = all(word.tag[0] in "nbajs" or word.tag == "vn" for word in words) and words[-1].tag[0] in "nj"
    return nouns or name.endswith(("人员", "职工", "学生", "床位"))


def also_counted(reader: Reader, quantity: FoundQuantity, lead: str, at: int) -> Figure | None:
    """通达26个国家|232个城市, 接回270名军人和|120名平民: what goes with things that were counted right before"""
    last = reader.state.before
    lead = _AND.sub("", lead)
    if last is None or not 1 < len(lead) < 8 or not last.indicator.endswith(lead) or units.kind(last.unit) != "count":
        return None
    noun = noun_at(reader.flat, quantity.end, quantity.end + 8)
    if noun is None or not reader.flat.startswith(noun, quantity.end):
        return None
    name = last.indicator.removesuffix(lead) + noun
    return replace(last, indicator=name, value=quantity.quantity.value, unit=quantity.quantity.unit)


def and_more(reader: Reader, quantity: FoundQuantity, lead: str, at: int) -> Figure | None:
    """辐射59个铁路站点和|29个港口 · 共设34个大项、|401个小项: the next of a row of things that were counted"""
    last = reader.state.last if reader.state.adjacent else None
    lead = _ABOUT.sub("", lead)
    row = _AND.search(lead) if last is not None and not last.change and last.rule in _ROWS else None
    counts = units.kind(quantity.quantity.unit) == "count" and abs(quantity.quantity.value) >= _FEW
    if last is None or row is None or not (counts and last.indicator.endswith(lead[: row.start()])):
        return None
    noun = noun_at(reader.flat, quantity.end, quantity.end + 12)
    if noun is None or not reader.flat.startswith(noun, quantity.end) or noun.endswith(NO_NOUN):
        return None
    after = quantity.end + len(noun)
    verb = last.indicator.removesuffix(lead[: row.start()])
    if reader.flat[after : after + 1] not in ENDS and verb_at(reader.flat, after, reader.scope.end) is not None:
        return None
    return replace(last, indicator=verb + noun, value=quantity.quantity.value, unit=quantity.quantity.unit)


def households(reader: Reader, quantity: FoundQuantity, lead: str, at: int) -> Figure | None:
    """全村有326户1108人: how many households a place has, and how many people"""
    unit = quantity.quantity.unit
    if unit == "户" and _HAS.search(lead) and _THEN_PEOPLE.match(reader.flat, quantity.end):
        return reader.made(quantity, "户数", at, "households")
    last = reader.state.before
    if unit == "人" and last is not None and last.indicator == "户数" and lead in _BESIDE:
        return replace(last, indicator="人口", value=quantity.quantity.value, unit=unit)
    return None


def towards(reader: Reader, left: str) -> str | None:
    """对甲国进出口增长6%,其中|对乙国|增长8.6%: what grows towards another is what grew before"""
    last = reader.state.last
    if last is None or not last.indicator.startswith("对") or not _TOWARDS.fullmatch(left):
        return None
    return left + head_of(last.indicator)


def of_goods(reader: Reader, name: str) -> str:
    """水稻面积5万亩,产量3万吨: the 产量 of 水稻, where the figure before is of it and nothing else is named"""
    last = reader.state.last if reader.state.last in reader.state.recent or not reader.state.recent else None
    head = head_of(last.indicator) if last else ""
    goods = last.indicator.removesuffix(head) if last and head and name in _OF_GOODS else ""
    if last and name == "进度" and not last.change:  # 中稻收获900万亩,|进度超三成
        goods = last.indicator.removesuffix(head)
    return goods + name


def of_class(reader: Reader, name: str, at: int) -> str:
    """中央企业积极承担任务,|研发经费年均增长6.5% · 规模以上轻工业增加值增长7%,|营业收入达…: of whom it is told"""
    if name not in _OF_CLASS:
        return name
    last = reader.state.last if reader.state.last in reader.state.recent else None
    whole = _CLASS.match(last.indicator) if last else None
    begin, named = reader.scope.clause(at), reader.scope.subject_before(at)
    while whole is None and last is None and begin > reader.scope.begin:
        begin = reader.scope.clause(begin - 1)
        words = reader.scope.bare(begin, reader.scope.clause_end(begin))
        own = named is None or named.begin <= begin  # no company that is named behind it
        whole = _CLASS.match(words) if own and not words.startswith(_CALLED) else None
    return whole["class"] + name if whole else name


_CALLED = ("企业", "产业", "行业", "工业", "公司")
_CLASS = re.compile(
    r"(?P<class>(?:规模以上|规上|限额以上)?(?:中央|国有|民营|外资|私营|央|国)?[一-鿿]{0,6}?"
    r"(?:企业|产业|工业|制造业|行业|轻工业|能源))(?!园|[区链集协基研投企])"
)
_OF_CLASS = frozenset(
    [
        "产值",
        "总产值",
        "营收",
        "营业收入",
        "营业总收入",
        "销售收入",
        "利润",
        "利润总额",
        "净利润",
        "研发经费",
        "研发投入",
        "总装机",
        "装机容量",
        "总装机容量",
        "出口交货值",
        "资产总额",
    ]
)


def rate_of_each(reader: Reader, name: str, lead: str, among: int) -> list[str]:
    """资产总额增至90万亿元,利润总额增至2.6万亿元,年均增速分别达到7.3%、8.3%: the rate of each of what was told

    化肥储备量28万吨、种子储备量3万吨,|储备率分别达到81%、92%: also one that is named by itself.
    """
    lead = _YEARS.sub("", lead)  # |两年|平均增速分别为14%、15%
    rate = next((word for word in OF_LAST if lead.startswith(word) and name.endswith(word)), None)
    told = list(dict.fromkeys(figure.indicator for figure in reader.state.recent if not figure.change))
    if len(told) < among:
        return []
    if rate:
        return [f"{each}{rate}" for each in told[-among:]]
    measured = among > 1 and name.endswith("率") and all(heads(each) for each in told[-among:])
    return [_rate_of(each, name) for each in told[-among:]] if measured else []


_YEARS = re.compile(r"^[,和]?(?:近|这)?[一两三四五六七八九十\d]+年(?=平均|年均)")


def _rate_of(told: str, rate: str) -> str:
    """化肥储备量 and 储备率 are 化肥储备率, 水稻面积 and 良种率 are 水稻良种率."""
    at = told.find(rate[:2])
    return (told[:at] if at >= 0 else told.removesuffix(head_of(told))) + rate


def agreed(reader: Reader, at: int, name: str) -> str:
    """What a bare word behind it is of: 签订供货合同,|金额达3.2亿元 · 抽检食堂食材120批次,|合格率99.2%

    新建公共充电桩6000个,已建成4000个,|完成率67%
    """
    pattern = {"金额": _DEAL, "完成率": _DONE}.get(name, _TESTED)
    deals = [match["deal"] or match["goods"] for match in pattern.finditer(reader.flat, reader.scope.begin, at)]
    return deals[0 if pattern is _TESTED else -1] if deals else ""


_TESTED = re.compile(r"开展(?P<deal>[^,;。\d]{2,10}抽检)|抽检(?P<goods>(?!样品)[^,;。\d]{2,12}?)(?=\d)")
_DONE = re.compile(  # 新增的6000个|公共停车泊位已建成3870个, 改造老旧小区|72个
    r"\d[万多余]*(?:公里|[个套座处条户栋台盏])(?P<deal>[一-鿿]{3,12}?)(?=[,;。]|已|全部)"
    r"|(?:新建|新增|改造|新改建|建设|实施)(?P<goods>[一-鿿]{3,12}?)(?=\d)"
)
_DEAL = re.compile("(?:签订|签署|达成|完成)了?(?P<deal>[一-鿿]{0,12}?(?:签约|合同|协议|订单))(?P<goods>)")


def same_rate(reader: Reader, begin: int, end: int) -> str | None:
    """The indicator of the rate before a semicolon, of another place: 甲县增长12%;乙县受检修影响,下降8.9%."""
    last, scope = reader.state.last, reader.scope
    if last is None or not last.change or reader.index not in last.evidence or reader.flat[begin:end].strip("同比"):
        return None
    part = reader.flat.rfind(";", scope.begin, begin) + 1
    of_other = part > scope.begin and any(mention.begin == part for mention in scope.names)
    owing = of_other and _OWING.match(reader.flat, scope.clause(begin - 1))
    return GROWTH.sub("", last.indicator) if owing else None


_OWING = re.compile("[^,;。]{2,9}?(?:[受因由]|则|同比|却)")  # 金阳县|受铅锌矿检修影响


BEFORE = (
    households,
    anew,
    of_place,
    added,
    also_counted,
    and_more,
    of_which,
    listed,
)  # tried before all others, in this order
