"""Proportions of those who do something: 超75%的参保人激活使用, 新增发电量中,有超过八成来自可再生能源."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.figure.counted_nouns import noun_at
from kg.extract.figure.indicators import CLAUSE, LINK, MAX, SHARE, heads, nominal, plain
from kg.lexicon import units
from kg.model import Figure, Thing
from kg.text.numbers import ABOUT, FoundQuantity
from kg.text.words import cut

if TYPE_CHECKING:
    from kg.extract.figure.statistics import Reader

_COMPARED = re.compile("[以对按将把用]$|[低高少多]于[^,;。]*$")
_NEAR, _LONGEST = 12, 14  # characters: of the noun phrase, of what is said of it
_OF_ALL = re.compile(rf"(?P<whole>[^,;。]{{2,20}})(?:中|里|当中),(?:其中)?(?:已?有)?(?:{ABOUT})*$")
_MADE_BY = re.compile("[一-鿿]{1,3}的")  # 30%的西方|提供的军事装备
_AMOUNTS = ("提高", "下降", "增长", "上升", "为", "是", "以上", "以下", "左右")


def level(reader: Reader, quantity: FoundQuantity, lead: str, at: int) -> Figure | None:
    """旅客运输量恢复至去年同期的|96.9% · 客运量相当于2019年同期的80%: how much of what it was then"""
    match = _LEVEL.search(lead) if quantity.quantity.unit == "%" else None
    if match is None:
        return None
    end = at + len(LINK.sub("", lead[: match.start()]))
    before = None if reader.scope.bare(at, end) else reader.state.before
    name = reader.indicator(at, end) or (before.indicator if before and not before.change else "")
    if not name:
        return None
    then = "恢复至上年同期" if match["same"] else (match["how"] or "为") + match["then"]
    first = reader.first_of_list(name, quantity, lead)
    reader.state.pending = [(whose, other + then) for whose, other in reader.state.pending]
    return _then(reader, quantity, first + then, at, end)


def _then(reader: Reader, quantity: FoundQuantity, name: str, at: int, end: int) -> Figure | None:
    """What is held against another time, whose date is not the figure's own: 是|2013年|的4倍."""
    reader.settle(end)
    over = reader.state.over
    found = reader.made(quantity, name, at, "times")
    reader.state.over = over
    return replace(found, start=over[0], end=over[1]) if found else None


_MAKES = re.compile(rf"(?P<of>占[^,;。占]{{2,14}}?)(?:比重|的)?(?:{ABOUT})*$")
_LEVEL = re.compile(
    r"(?:(?P<same>同比)恢复(?:至|到)?|(?:按可比(?:口径|价格)(?:计算)?)?(?:[已约均]|已经|基本|可以)*(?P<how>(?:恢复|回升|达)[至到]|相当于|(?=是|为))[是为]?"
    rf"(?P<then>[^,;。]{{0,10}}(?:同期|去年|上年|疫情?前|(?<=20\d\d)年)(?:同期)?)(?:正常)?(?:水平)?的)(?:{ABOUT})*$"
)


def share(reader: Reader, quantity: FoundQuantity, lead: str, at: int) -> Figure | None:
    """研发投入4860万元,占营业收入的比重达到7.6% · 物流费用13万亿元,与国内生产总值的比率为14.1%"""
    match = SHARE.search(lead) or _RATIO.search(lead)
    if quantity.quantity.unit != "%":
        return None
    if match is None:
        return _part(reader, quantity, lead, at)
    own = reader.indicator(at, at + match.start())
    left = reader.scope.bare(at, at + match.start())
    told = reader.state.before.indicator if reader.state.before and not left else None
    name = own or told or (left if len(left) > _NAMED and nominal(left) else None)  # 研发人员|占员工总数的38%
    what = match["what"] if match.re is _RATIO else "比重"
    of = "" if what == "之比" else "的"
    whole = _MAKES_UP.sub("占", match["of"])
    about = reader.state.before.subject if reader.state.before and not own else None  # 某市进出口…,占|全省…的10%
    found = reader.made(quantity, f"{name}{whole}{of}{what}", at, "share", about) if name else None
    reader.state.subject = about or reader.state.subject
    return found


_MAKES_UP = re.compile("^占[到了]+")


def _part(reader: Reader, quantity: FoundQuantity, lead: str, at: int) -> Figure | None:
    """65岁以上的病例约占77.5%: what part of a whole that is not said again what was named is"""
    match = _ALONE.search(lead)
    name = reader.scope.bare(at, at + match.start()) if match else ""
    whole = _IN_WHOLE.search(name)  # 专利申请量|在全球约占40%
    what = name[: whole.start()] if whole else name
    part = 1 < len(what) < MAX - 4 and not CLAUSE.search(name) and nominal(what.rpartition("的")[2])
    return reader.made(quantity, f"{name}占比", at, "share") if part else None


_IN_WHOLE = re.compile("在(?:全[球国省市县]|世界|[^,;。在]{2,8}?)[中里]?$")
_ALONE = re.compile(f"(?:[约共就仅均]|大约)*占(?:到|了|{ABOUT})*$")
_RATIO = re.compile(
    rf"(?P<of>与[^,;。]{{2,24}}?)(?:\([A-Za-z]+\))?的?(?P<what>比率|比值|比例|之比)(?:达到了?|达|为|是|{ABOUT})*$"
)


def gathered(reader: Reader, quantity: FoundQuantity, lead: str) -> Figure | None:
    """国家高新区集聚了全国33%的高新技术企业、46%的小巨人企业: what part of all such things a place has or yields"""
    what = _OF_SUCH.match(reader.flat, quantity.end) if quantity.quantity.unit == "%" else None
    if what is None or reader.promised(quantity):
        return None
    has, last = _HAS.search(lead), reader.state.before
    beside = last.indicator[:2] if last and last.rule == "gathered" and lead.endswith(("、", "和", "及")) else ""
    verb = has["verb"] if has else beside
    return reader.made(quantity, f"{verb}{what['noun']}占比", quantity.begin, "gathered") if verb else None


def times(reader: Reader, quantity: FoundQuantity, lead: str, at: int) -> Figure | None:
    """进出口总额达到810亿元,是2013年的4倍 · 非洲裔的死亡率大约是白人的两倍: how many times another it is"""
    match = _TIMES.search(lead) if quantity.quantity.unit == "倍" else None
    if match is None:
        return None
    last = None if match.start() else reader.state.before
    name = reader.scope.bare(at, at + match.start()).rpartition("让")[2]  # 禁渔让|江豚数量|增长到2017年的1.2倍
    own = last.indicator if last and not last.change else name if heads(name) else ""
    return _then(reader, quantity, own, at, at + match.start()) if own else None


_TIMES = re.compile(
    rf"(?:(?:[已则约又均]|大约|几乎)*(?:相当于|达到?|[是为])|(?:增长|增加|提高|提升|扩大|上升|[增升])[到至])[^,;。]{{2,16}}?的(?:{ABOUT})*$"
)


_OF_SUCH = re.compile(r"的(?P<noun>[^,;。、的\d]{2,20}?)(?=[,;。、!]|和\d|以及\d|$)")
_HAS = re.compile(
    r"(?P<verb>集聚|聚集|汇聚|拥有|集中|贡献|创造|占据|承担|提供|生产|吸纳|占有|供应)(?:了|着)?"
    rf"(?:全[国省市县区球州]|世界|当地|[^,;。\d]{{2,8}}?)?(?:{ABOUT})?$"
)


def _acts(doing: str) -> bool:
    told = 1 < len(doing) < _LONGEST and not doing.startswith(_AMOUNTS)
    if not told or CLAUSE.search(doing.removeprefix("被")):
        return False
    return doing.startswith(("计划", "被", *_GOES, *_STATES)) or cut(doing)[0].tag[0] in "vpd"


def _some(reader: Reader, quantity: FoundQuantity, lead: str) -> Figure | None:
    """参赛影片中超过1820部为世界首映: how many of those named before it do something"""
    if "中" not in lead or quantity.quantity.value < _SEVERAL:
        return None
    whole = _OF_SOME.search(reader.scope.bare(quantity.number_begin - len(lead), quantity.number_begin))
    if whole is None or reader.promised(quantity):
        return None
    told, noun = reader.flat[quantity.end : reader.scope.clause_end(quantity.end)], whole["whole"]
    doing = told.removeprefix("为")
    acts = (_acts(told) or doing != told) and "、" not in doing and not CLAUSE.search(doing)
    return reader.made(quantity, f"{doing}的{noun}", quantity.begin, "of-those") if acts and plain(noun) else None


_SEVERAL, _NAMED = 5, 1
_OF_SOME = re.compile(rf"^(?P<whole>[一-鿿]{{2,10}})(?:中|当中)(?:已?有)?(?:{ABOUT})*$")


def makes_up(reader: Reader, quantity: FoundQuantity, lead: str) -> Figure | None:
    """占经济总量约70%的个人消费开支: what part of a whole those named behind it are"""
    of = _MAKES.search(lead) if quantity.quantity.unit == "%" and reader.flat.startswith("的", quantity.end) else None
    noun = noun_at(reader.flat, quantity.end + 1, quantity.end + 1 + _NEAR) if of else None
    told = of and noun and not reader.promised(quantity)
    return reader.made(quantity, f"{noun}{of['of']}的比重", quantity.begin, "of-those") if of and told else None


def of_those(reader: Reader, quantity: FoundQuantity, lead: str) -> Figure | None:
    """What part of those who are named behind it, or before it, do something."""
    if units.kind(quantity.quantity.unit) == "count":
        return _some(reader, quantity, lead)
    if quantity.quantity.unit != "%" or _COMPARED.search(lead):  # 以52%的得票率|当选, 低于市价15%的价格
        return None
    end = reader.scope.clause_end(quantity.end)
    if held := _HELD.match(reader.flat, quantity.end, reader.scope.end):
        name = f"{held['how'] or ''}{held['view']}的{held['who']}占比"
        return reader.made(quantity, name, quantity.begin, "of-those", _named_at(reader, quantity.end + 1))
    if reader.flat.startswith("的", quantity.end):
        noun = noun_at(reader.flat, quantity.end + 1, min(end, quantity.end + 1 + _NEAR))
        noun = noun.removesuffix("计划") if noun else None
        if noun and _RATE.search(noun) and not reader.promised(quantity):  # 某山|87.5%的|森林覆盖率涵养着水源
            return reader.made(quantity, noun, quantity.begin, "of-those")
        name, doing = _doing(reader.flat, quantity.end + 1, end, noun) if noun else ("", "")
    else:
        begin = max(reader.scope.begin, quantity.number_begin - _NEAR * 3)
        whole = _OF_ALL.search(reader.flat, begin, quantity.number_begin) or _spent(reader, quantity, lead)
        doing = reader.flat[quantity.end : end] if whole else ""
        name = f"{reader.scope.bare(whole.start(), whole.end('whole'))}{doing}占比" if whole else ""
    if (
        not _acts(doing)
        or CLAUSE.search(doing.removeprefix("被"))
        or _MADE_BY.match(doing)
        or reader.promised(quantity)
    ):
        return None
    return reader.made(quantity, name, quantity.begin, "of-those", _named_at(reader, quantity.end + 1))


def _doing(flat: str, at: int, end: int, noun: str) -> tuple[str, str]:
    """What a share of a noun at a place is called, and what they do: 激活使用的参保人占比; 房屋被毁占比."""
    doing = flat[at + len(noun) : end]
    if others := _AND_OTHERS.match(doing):
        whose = noun_at(doing, others.end(), len(doing)) or ""
        doing = doing[others.end() + len(whose.removesuffix("计划")) :]
    if state := _STATE.search(noun):  # 近九成的|民众流离失所
        noun, doing = noun[: state.start()], state[0]
    return f"{noun}{doing}占比" if doing.startswith(("被", *_STATES)) else f"{doing}的{noun}占比", doing


def _spent(reader: Reader, quantity: FoundQuantity, lead: str) -> re.Match[str] | None:
    """The sum of which a part goes somewhere: 财政支出|七成以上用于民生, 全区用水|九成来自某河."""
    goes = reader.flat.startswith(_GOES, quantity.end)
    whole = _SUM.search(reader.flat, quantity.number_begin - len(lead), quantity.number_begin) if goes else None
    name = reader.scope.bare(whole.start(), whole.end("whole")) if whole else ""
    return whole if len(name) > 1 and (nominal(name) or heads(name)) else None


_GOES = ("用于", "用在", "投向", "投入", "来自", "来源于", "销往", "出口到")
_SUM = re.compile(rf"(?P<whole>[^,;。、把将]{{2,20}}?)的?(?:[中里]?有)?(?:{ABOUT})*$")
_STATES = ("流离失所", "无家可归", "下落不明")
_STATE = re.compile(f"(?:{'|'.join(_STATES)})$")
_RATE = re.compile("(?<!增长)率$")
_AND_OTHERS = re.compile(rf"[、和与](?:{ABOUT})?[\d.]+%的")  # 83%的甲国企业|和96%的|乙国企业看好市场


def _named_at(reader: Reader, at: int) -> Thing | None:
    """The place or body whose they are that a share is of: 46%的|德国|储户."""
    return next((m.thing for m in reader.scope.names if m.begin == at), None)


_HELD = re.compile(  # 63%的受访者|不满政府的能源政策, 71%的受访者认为,|物价将继续上涨
    r"的(?P<who>(?:[一-鿿]{0,6}?受访(?:者|[一-鿿]{2,6}?)|[一-鿿]{0,2}(?:网民|选民|民众|国人|国民众))(?=[表认反支赞不满担预希愿对把将因计持坚仍感相同觉期看主回倾]))"
    r"(?:(?P<how>表示|认为|指出),)?(?:在[^,;。]{2,16}[上下中],)?(?P<view>[^,;。]{2,40})(?=[,;。])"
)
