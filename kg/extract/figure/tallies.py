"""Figures of sentences that no indicator names: what was found, stands on a roll, befell or acts in a number."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.clause.verbs import STRIKES
from kg.extract.figure.carried import beside
from kg.extract.figure.counted_nouns import noun_at
from kg.extract.figure.counts import among, befallen, counted, enlisted
from kg.extract.figure.distances import grown
from kg.extract.figure.doers import attending, done_to, standing
from kg.extract.figure.fields import sown
from kg.extract.figure.indicators import CLAUSE, MAX, heads, nominal
from kg.extract.figure.parted import of_whole
from kg.extract.figure.subjects import counted_in, held_in, settled
from kg.extract.figure.told import enjoyed, shown, who_are
from kg.lexicon import units
from kg.model import Figure, Kind, Mention, Thing
from kg.text.numbers import ABOUT, FoundQuantity

if TYPE_CHECKING:
    from kg.extract.figure.statistics import Reader

_PROGRESS = re.compile(  # 小麦收获已过|七成
    rf"(?P<verb>收获|收割|播种|播栽|栽插|插秧|移栽|采收|采摘|[麦秋夏机]收|春灌|收购|腾退|签约)(?:进度)?(?:已经?|目前已)?(?:过|接近|达到?|{ABOUT})+$"
)
_REAPED = re.compile(
    r"(?:已经?|均已|全部)(?P<verb>播种?|收割?|收获|栽插?|插秧?|采收|采摘|移栽|完成|开工|完工|投产|复工|销售|上市)"
    rf"(?:了|过|{ABOUT})*$"
)
_AGE = re.compile(rf"距今(?:已|有|{ABOUT})*$")
_PAST = re.compile("的?(?:建[城村寺校馆]|悠久)?历史[的,。;、]")
_QUAKE = re.compile(r"(?:[和、及]\d+(?:\.\d+)?级)*地震")
_WIND = re.compile("(?:以上)?的?(?:偏?[东南西北]{1,2}|短时|雷暴)?(?P<what>大风|阵风)")  # 浙江沿海将出现8—9级大风
_HEAT = re.compile("(?:以上)?的?(?:高温|低温|极端高温|酷热)")
_LENGTH = re.compile("[长宽高深]的")
_SIZE = re.compile(rf"(?P<name>(?:平均|最高|总)?(?:海拔|面积|长度?|全长|水深|库容|蓄水量))(?:达到?|有|{ABOUT})*$")
_YEARLY = re.compile(rf"(?P<name>每年(?:将|能够?|可以?|均|都)*[一-鿿]{{2}}[一-鿿]{{0,10}}?)(?:达到?|{ABOUT})*$")
_WILL_BE = re.compile(f"(?:预计|预期)?(?:将|有望)(?:会|可|有望)?(?:首次)?(?:达到?|超过?|突破|增至|接近)(?:{ABOUT})*$")
_AIM = re.compile(r"力争|目标|确保|计划|规划|任务|[到至]\d{4}年|[到至]?明年|“十五五”")
_TO_COME = re.compile("达产|建成后|投[产用]后|投运后|完工后|届时|计划|拟|力争|预计|将(?!近)")
_TALLIES = (counted, befallen, done_to)


def parts(reader: Reader, quantity: FoundQuantity, other: FoundQuantity) -> list[Figure]:
    """省内41个站点中有36个出现大风: all of them, and those of whom something is said."""
    names = among(reader.flat, reader.scope, quantity, other)
    return [made for one, name in names if (made := reader.made(one, name, quantity.begin, "part"))]


def plain(reader: Reader, quantity: FoundQuantity, lead: str) -> Figure | None:
    """What no other way is needed for, a promise or an attribute though it be.

    某遗址距今约8000年 · 距今约8000年的某遗址 · 某县6.8级地震
    海拔4700米的某县 · 每年可封存二氧化碳100万吨 · 年发电量将达到20亿度
    """
    unit = quantity.quantity.unit
    name = "距今" if unit == "年" and _AGE.search(lead) else _of_size(reader, quantity, lead)
    past = _PAST.match(reader.flat, quantity.end) if unit == "年" else None  # 有着800多年|历史的某书院
    name = "历史" if past else name
    if unit == "级" and _QUAKE.match(reader.flat, quantity.end):
        name = "地震震级"
    elif unit == "级" and (wind := _WIND.match(reader.flat, quantity.end)):
        name = f"{_sea(reader, lead)}{wind['what']}"
    name = name or _long(reader, quantity) or _yearly(reader, quantity, lead) or _foretold(reader, quantity, lead)
    if name is None:
        return None
    end = past.end() - 1 if past else quantity.end
    after = reader.scope.row_at(end + 1)
    own = name != "气温" and reader.flat.startswith("的", end)
    if own and after is None:
        return None
    found = reader.made(quantity, name, quantity.begin, "plain", after.thing if own and after else None)
    return replace(found, start=None, end=None) if found and own else found


def _sea(reader: Reader, lead: str) -> str:
    """The part of a place over which a wind blows: 浙江|沿海海面|将出现8—9级大风."""
    return found[0] if (found := _SEA.search(lead)) else ""


_SEA = re.compile("沿海海面|近海海面|沿海|海面|部分海域|山区|沿江")


def _of_size(reader: Reader, quantity: FoundQuantity, lead: str) -> str | None:
    """What is measured of a place that is named behind its size."""
    size = _SIZE.search(lead) if units.kind(quantity.quantity.unit) == "measure" else None
    return size["name"] if size and reader.flat.startswith("的", quantity.end) else None


def _long(reader: Reader, quantity: FoundQuantity) -> str | None:
    """How long or wide things are, how hot it is: 5000多米长的运输轨道, 超过40摄氏度的高温."""
    if quantity.quantity.unit == "摄氏度" and _HEAT.match(reader.flat, quantity.end):
        return "气温"
    size = _LENGTH.match(reader.flat, quantity.end)
    noun = noun_at(reader.flat, size.end(), size.end() + 8) if size and _metres(quantity) else None
    return f"{noun}{size[0][0]}度" if noun and size else None


def _metres(quantity: FoundQuantity) -> bool:
    return quantity.quantity.unit in ("米", "公里", "厘米", "海里")


def measures(reader: Reader, quantity: FoundQuantity, lead: str, at: int) -> Figure | None:
    """长江干流|长232公里 · 某大桥|长4963米: how long, wide or high the place is, or a part of it, that is named"""
    match = (_DIMENSION.search(lead) or _APART_FROM.search(lead)) if _metres(quantity) else None
    if match is None or not reader.ends(quantity):
        return None
    if match.re is _APART_FROM:  # 某小学|距离边境线仅47公里
        named = any(mention.end == at + match.start() for mention in reader.scope.names)
        return reader.made(quantity, f"距离{match['what']}", at, "value") if named else None
    part = reader.scope.bare(at, at + match.start())
    here = any(mention.begin >= at for mention in reader.scope.names if mention.end <= at + match.start())
    name = f"{part}{match['what']}度" if here and (not part or nominal(part)) else ""
    return reader.made(quantity, name, at, "value") if name else None


_APART_FROM = re.compile(f"距离?(?P<what>[^,;。距]{{2,10}}?)(?:仅|只有|不到|不足|{ABOUT})*$")
_DIMENSION = re.compile(f"(?<![身特周全总增延加])(?P<what>[长宽高])(?:达|{ABOUT})*$")


def _yearly(reader: Reader, quantity: FoundQuantity, lead: str) -> str | None:
    """What a work that stands yields each year; what one yet to be built will is no figure."""
    if units.kind(quantity.quantity.unit) != "measure" or "每年" not in lead:
        return None
    found = _YEARLY.search(lead)
    if found is None or _TO_COME.search(reader.flat, reader.scope.begin, quantity.begin):
        return None
    return found["name"] if reader.ends(quantity) else None


def _foretold(reader: Reader, quantity: FoundQuantity, lead: str) -> str | None:
    """What will be measured, where it is said of a measure and no aim is set: 年发电量将达到17.8亿度."""
    told = _WILL_BE.search(lead)
    hoped = told is not None and told[0].startswith(("有望", "预计", "预期"))  # 到2027年,消费市场规模|有望突破2万亿元
    if (
        told is None
        or (reader.scope.to_come.ahead(quantity.begin) and not hoped)
        or _AIM.search(lead)
        or _AIM.match(reader.flat, quantity.end)
    ):
        return None
    at = quantity.number_begin - len(lead)
    name = reader.scope.bare(at, at + told.start())
    return name if 3 < len(name) < MAX and heads(name) and not CLAUSE.search(name) else None


def on_a_roll(reader: Reader, quantity: FoundQuantity, lead: str, at: int) -> Figure | None:
    """全县3家企业入选某名单: of the place that the sentence names"""
    name = enlisted(reader.flat, reader.scope, quantity)
    place = reader.scope.place_before(quantity.begin)
    found = reader.made(quantity, name, at, "enlisted", place.thing if place else reader.state.home) if name else None
    return found if found and (place or settled(found.subject)) else None


def bare(reader: Reader, quantity: FoundQuantity, lead: str, at: int) -> Figure | None:
    """出土1000多件珍贵文物 · 国内外450人参加开幕式: of the place or company named before, or where it was held"""
    reader.settle(quantity.begin)
    if lead.startswith(("、", "和", "以及")) and not reader.state.adjacent:  # 出动作业人员8万人次、|车辆1.4万车次
        return None
    told = next((told for read in _TALLIES if (told := read(reader.flat, reader.scope, quantity, at))), None)
    if told is None:
        return None
    subject = _of_whom(reader, *told)
    found = reader.made(quantity, told[0], at, "count")
    return replace(found, subject=subject) if found and subject else None


def _of_whom(reader: Reader, name: str, until: int) -> Thing | None:
    """Whom a tally is of that is named before ``until``: people die where one strikes, and attend where it is held."""
    named, people = reader.scope.subject_before(until), name.endswith("人数")
    hit = _struck(reader, until) if people else None
    if hit or named is None:
        return hit or _of_none_named(reader, until, people=people)
    body = named.thing.kind is Kind.BODY
    if body and name.startswith(("参加", "出席", "观看")):
        return held_in(reader.scope.text, reader.index) or named.thing
    named = _where(reader, named) if body and people else named
    if struck := _STRUCK_BY.search(reader.flat, reader.scope.begin, named.begin):
        place = reader.scope.last_place(struck.start())
        return None if place and named.thing.name.startswith(place.name) else place
    forces = named.thing.kind is Kind.BODY and _FORCES.search(named.thing.name)
    if forces or (people and _STRIKES.match(reader.flat, named.end)):
        return reader.scope.last_place(until)
    return counted_in(named.thing)


def _of_none_named(reader: Reader, until: int, *, people: bool) -> Thing | None:
    """Whom a tally is of whose sentence names nobody before ``until``."""
    before = reader.state.subject
    if before != reader.state.home or reader.scope.several(until):
        return before
    held = held_in(reader.scope.text, reader.index) if people else None
    return held or reader.scope.last_place(until)


def _struck(reader: Reader, until: int) -> Thing | None:
    """The place that those who strike are told to have struck: 甲方表示,乙军对|丙地区|发动了93次空袭,导致70人死亡."""
    places = (m for m in reader.scope.names if m.end < until and m.thing.kind is Kind.PLACE)
    hit = (m.thing for m in places if reader.flat.endswith(("对", "向"), 0, m.begin) and _HIT.match(reader.flat, m.end))
    return next(hit, None)


def _where(reader: Reader, body: Mention) -> Mention:
    """The settled place that stands in a body's name or before it; the body where there is none."""
    names = reader.scope.text.mentions[reader.index]  # 阿拉善左旗|新井煤业公司: what lies in a name as well
    before = [m for m in names if m.thing.kind is Kind.PLACE and m.begin < body.end and settled(m.thing)]
    return before[-1] if before else body


def in_number(reader: Reader, quantity: FoundQuantity, lead: str, at: int) -> Figure | None:
    """112个展园陆续呈现: of the place that the sentence names, or the division named last before it"""
    end = reader.scope.clause_end(quantity.end)
    name = attending(reader.flat, quantity, end) or standing(reader.flat, reader.scope, quantity, at)
    if name is None:
        return None
    beside, before = reader.scope.place_before(quantity.begin), reader.state.subject
    if beside is None and before == reader.state.home and reader.scope.front.home:
        before = held_in(reader.scope.text, reader.index) if "的" in name else None
    subject = beside.thing if beside else before if before and settled(before) else None
    found = reader.made(quantity, name, at, "standing") if subject else None
    return replace(found, subject=subject) if found and subject else None


def reaped(reader: Reader, quantity: FoundQuantity, lead: str, at: int) -> Figure | None:
    """秋粮已收八成六: how much of a thing was done"""
    match = (_REAPED.search(lead) or _PROGRESS.search(lead)) if units.kind(quantity.quantity.unit) == "rate" else None
    name = reader.scope.bare(at, at + match.end("verb")) if match else ""
    return reader.made(quantity, name, at, "reaped") if len(name) > 2 and not CLAUSE.search(name) else None


def fulfilled(reader: Reader, quantity: FoundQuantity, lead: str, at: int) -> Figure | None:
    """新增就业1.9万人,完成年度任务的53%: how much of its task the figure before, or what is named, makes"""
    match = _TASK.search(lead) or _SO_FAR.fullmatch(lead)
    if match is None or quantity.quantity.unit != "%":
        return None
    own = reader.scope.bare(at, at + match.start())
    name = own or (reader.state.before.indicator if reader.state.before else "")
    task = match["task"] if match.re is _TASK else ""
    return reader.made(quantity, f"{name}完成{task}", at, "fulfilled") if name else None


_TASK = re.compile(
    rf"(?:[仅已只约]|累计|均)*完成(?P<task>[^,;。]{{0,6}}(?:任务|目标|计划|预算|进度)[^,;。]{{0,4}}?)的?(?:{ABOUT})*$"
)
_SO_FAR = re.compile(f"已?完成(?:{ABOUT})*")  # 已春播粮食1亿亩,完成超两成


_STRIKES = re.compile(f"[^;。]{{0,14}}?对[^;。]*?(?:{'|'.join(STRIKES)})")  # 甲国对乙国多地发动袭击,造成55人丧生
_HIT = re.compile(rf"[^,;。]{{0,20}}?(?:{'|'.join(STRIKES)})")
_STRUCK_BY = re.compile("(?:遭到?|遭受|遭遇|受到|被)(?:了|来自)?$")  # 甲地|遭乙国袭击,造成9人死亡
_FORCES = re.compile("(?:军|军方|军队|武装|部队)$")  # who strikes is not where people die
WAYS = (  # tried in this order
    *(on_a_roll, sown, grown, measures, enjoyed, shown, who_are),
    *(bare, in_number, reaped, of_whole, beside),
)
