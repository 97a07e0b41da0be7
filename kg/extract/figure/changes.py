"""How much what was measured has grown or fallen: 同比增长18.7%, 由21%提高至74%, 分别增长30.1%和32%."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.extract.figure.carried import same_rate, towards
from kg.extract.figure.indicators import (
    BEFORE_CHANGE,
    CHANGE,
    COURSE,
    FALL,
    FROM,
    FROM_TO,
    GROWTH,
    LINK,
    PAIR,
    PULL,
    PULLS,
    RECORD,
    SERIES,
    heads,
    share_out,
    subject,
)
from kg.lexicon import units
from kg.model import Figure
from kg.text.numbers import ABOUT, FoundQuantity

if TYPE_CHECKING:
    from kg.extract.figure.statistics import Reader

_SHORT = 2
_PARTS = ("share", "fulfilled")
_LONG = 4  # characters of what grows though nothing is said to be compared: 通用设备制造业|增长26.6%
_COMPARED = re.compile("同比|环比|相[较比]|[与较比][^,;。]{2,10}(?:相比|同期)")


def where_told(reader: Reader, lead: str, at: int) -> tuple[int, int]:
    """Where the words begin and end that say what is measured: a clause before where the lead says nothing."""
    end = at + len(LINK.sub("", FROM.sub("", LINK.sub("", SERIES.sub("", lead)))))  # 占比已|从2023年底的32%提升到…
    if not lead or not reader.flat.endswith(",", 0, at):
        return at, end
    before, stop = reader.scope.clause(at - 1), at - 1
    told = COURSE.search(reader.flat, before, stop) or RECORD.search(reader.flat, before, stop)
    dated = told is not None and not reader.scope.bare(at, end)  # 网络零售额稳步增长,|上半年达到7.2万亿元
    if not (end == at or dated or lead.startswith("即")):  # 出现最大风力,达14级
        return at, end
    if any(before <= q.begin < stop for q in reader.quantities):  # 今年达到60种,|超过6万只
        return (at, end) if dated else (stop, stop)
    return before, told.start() if told else stop  # 夏粮产量|再创历史新高,达2948亿斤


def paired(reader: Reader, quantity: FoundQuantity, lead: str, at: int) -> Figure | None:
    """同比分别增长30.1%和32%: the second rate is of the second figure. 由21%提高至74%: both are of one."""
    last, value, unit = reader.state.before, quantity.quantity.value, quantity.quantity.unit
    if last is None:
        return None
    if FROM_TO.match(lead) and unit != "倍" and (unit != "%" or last.unit == "%"):  # 吞吐量超7000吨,恢复至|七成水平
        start, end = reader.scope.dated(quantity.begin) or reader.state.over
        last = _first_of_row(reader, quantity) or last
        return replace(last, value=value, unit=unit, start=start, end=end)
    return _next(reader, last, value, unit) if PAIR.match(lead) else None


def _first_of_row(reader: Reader, quantity: FoundQuantity) -> Figure | None:
    """The first of as many figures as there are values they have turned to: 分别从9%、28%提高到|15%和32%."""
    told = 1
    for one, other in pairwise(reader.quantities[reader.quantities.index(quantity) :]):
        if not PAIR.match(reader.flat[one.end : other.begin]) or one.quantity.unit != other.quantity.unit:
            break
        told += 1
    row = reader.state.recent[-told:]
    if told < _SHORT or len(row) < told or row[0].start != row[-1].start or row[0].unit != row[-1].unit:
        return None
    reader.state.pending = [(figure.subject, figure.indicator) for figure in row[1:]]
    return row[0]


def _next(reader: Reader, last: Figure, value: Decimal, unit: str) -> Figure | None:
    """What is told next of the names, or of the figures, of a list: 同比分别增长30.1%和|32%."""
    if last.change and unit == "倍":  # 增长1.2倍和|1倍
        value, unit = 100 * value, "%"
    if reader.state.pending:
        sign = -1 if last.change and last.value < 0 else 1
        whose, indicator = reader.state.pending.pop(0)
        return replace(last, subject=whose or last.subject, indicator=indicator, value=sign * value, unit=unit)
    if not last.change:
        return None
    values = [f for f in reader.state.recent if not f.change]
    changes = [f for f in reader.state.recent if f.change]
    if len(changes) >= len(values) or changes[0].indicator != values[0].indicator:
        return None
    sign = -1 if changes[-1].value < 0 else 1
    return replace(changes[-1], indicator=values[len(changes)].indicator, value=sign * value)


def change(reader: Reader, quantity: FoundQuantity, lead: str, at: int) -> Figure | None:
    """营业收入同比增长18.7% · 同比下降1.5% · 较上年提高0.5个百分点 · 拉动经济增长2.2个百分点"""
    unit = quantity.quantity.unit
    if unit not in ("%", "个百分点", "个基点", "倍"):
        return None
    if unit == "个百分点" and (pull := PULL.search(lead)):
        return reader.made(quantity, pull["what"], at, "pull")
    match = _grows(lead, unit)
    if match is None:
        return None
    end = at + len(BEFORE_CHANGE.sub("", _FROM_FALL.sub("", lead[: match.start()])))
    pulled = PULLS.search(reader.flat, at, end)  # 新政策拉动|餐饮住宿和文体娱乐|分别增长
    at = pulled.end() if pulled else at
    left = reader.scope.bare(at, end)
    said = bool(match["compared"] or pulled or "分别" in lead)
    alone = _alone(reader, at, left, said=said, rate=unit in ("%", "倍")) and (pulled or subject(left))
    own = reader.indicator(at, end) or (left if alone else None) or towards(reader, left)
    own = own or (None if left else _course(reader, at))
    before = None if own else _grown(reader, quantity, lead, left)
    name = (
        reader.first_of_list(own, quantity, lead) if own else before.indicator if before else same_rate(reader, at, end)
    )
    if name and not own and unit == "个百分点" and (before is None or before.change):
        name += "增速"
    found = reader.made(quantity, name, at, "change") if name else None
    if found is None:
        return None
    if turned := _turned(reader, quantity, lead):
        return replace(found, value=turned, change=True)
    factor = Decimal(100 if unit == "倍" else 1) * (-1 if match["down"] else 1)
    return replace(found, value=found.value * factor, unit="%" if unit == "倍" else unit, change=True)


def _grows(lead: str, unit: str) -> re.Match[str] | None:
    """The word of change that words end in; none that says only how far: 比常年同期高2个百分点, 多3%."""
    match = CHANGE.search(lead)
    if match is None or (match["verb"] in ("多", "少") and not match["compared"]):
        return None
    return None if match["verb"][0] in "高低" and unit not in ("%", "倍") else match


def at_rate(reader: Reader, quantity: FoundQuantity, lead: str) -> Figure | None:
    """存栏量以每年20%的速度增加 · 以年均3%的能源消费增速支撑了年均6.2%的经济增长: a rate that stands before its noun"""
    if quantity.quantity.unit != "%" or reader.promised(quantity):
        return None
    grows, pace = _GROWS_BY.search(lead), _PACE.match(reader.flat, quantity.end)
    if grows and pace:
        at = quantity.number_begin - len(lead)
        name = reader.scope.bare(at, at + grows.start())
        found = reader.made(quantity, name, quantity.begin, "change") if subject(name) else None
        return replace(found, value=found.value * (-1 if pace["down"] else 1), change=True) if found else None
    rate = _RATE_OF.match(reader.flat, quantity.end) if _YEARLY.search(lead) else None
    found = reader.made(quantity, f"年均{rate[1]}", quantity.begin, "change") if rate else None
    return replace(found, change=True) if found else None


_GROWS_BY = re.compile(rf"以(?:年均|平均|每年|年)?(?:{ABOUT})*$")
_PACE = re.compile(
    "(?:左右)?的(?:增幅|速度|增速|增长率)[^,;。]{0,4}(?:增长|增加|递增|上升|(?P<down>下降|减少|递减))(?=[,;。])"
)
_YEARLY = re.compile(rf"年均(?:{ABOUT})*$")
_RATE_OF = re.compile("(?:左右)?的([一-鿿]{2,10}?(?:增速|增长))(?=[,;。支])")


def _turned(reader: Reader, quantity: FoundQuantity, lead: str) -> Decimal | None:
    """What a rate is now, where it is told what it was before: 环比由上月下降0.1%转为|上涨0.4%."""
    after = reader.quantities[reader.quantities.index(quantity) + 1 :][:1]
    now = _NOW.fullmatch(reader.flat, quantity.end, after[0].number_begin) if after else None
    if now is None or not _THEN.search(lead):
        return None
    return after[0].quantity.value * (-1 if now["down"] else 1)


def said_of_now(reader: Reader, lead: str) -> bool:
    """Whether a rate is what the one before it has turned to, which has been read as that."""
    last = reader.state.before
    return last is not None and last.change and _NOW.fullmatch(lead) is not None


# 由上年下降转为|增长0.8%, 由4月的|同比下降4.3%转为增长6%
_FROM_FALL = re.compile("(?:环比|同比)?[由从][^,;。]{1,12}转为?(?:同比|环比)?$|[由从](?:上?[^,;。]{1,6}的)?$")
_THEN = re.compile(r"(?:由|从)(?:上[年月季]|去年|前[年月]|[一二三四]季度|\d+月)[^,;。]{1,8}$")
_NOW = re.compile(f"转为?(?:同比|环比)?(?:上涨|增长|上升|微涨|回升|(?P<down>下降|下跌|微降|回落))(?:了|{ABOUT})*")


def _course(reader: Reader, at: int) -> str | None:
    """What the clause before says has stayed or how it goes.

    消费价格环比持平,|同比上涨0.1% · 发电量快速回升,|同比增长6.5%
    """
    begin = reader.scope.clause(at - 1)
    if any(begin <= q.begin < at and units.kind(q.quantity.unit) != "time" for q in reader.quantities):
        return None
    match = COURSE.search(reader.flat, begin, at - 1)
    return reader.indicator(begin, match.start()) if match else None


def _alone(reader: Reader, at: int, left: str, *, said: bool, rate: bool) -> bool:
    """Whether words can be what has changed, though they name no indicator: 通用设备制造业|增长26.6%."""
    if not left or GROWTH.search(left) or left.endswith("相比"):
        return False
    long = (len(left) > _SHORT and _compared(reader, at)) or (len(left) > _LONG and rate)
    return said or long or _of_part(reader, at)


def _grown(reader: Reader, quantity: FoundQuantity, lead: str, left: str) -> Figure | None:
    """The figure before that has changed, where nothing else is named that could: 收入31亿元,|增长8%."""
    if not reader.state.adjacent or (left and not (GROWTH.fullmatch(left) or FALL.fullmatch(left))):
        return None
    told = reader.state.recent
    if quantity.quantity.unit != "个百分点":  # 支出16亿元,占支出总数的5%,|增长8%
        told = [f for f in told if not f.change] or told
        told = [f for f in told if f.rule not in _PARTS] or told
    of_each = "分别" in lead or _two(reader, quantity)
    return told[0 if of_each else -1]


def _of_part(reader: Reader, at: int) -> bool:
    """Whether a part is told of after a rate of the whole: …增长6.6%。其中,汽车制造业|增长6.2%."""
    last = reader.state.last
    return last is not None and last.change and reader.flat.startswith("其中", reader.scope.part(at))


def _compared(reader: Reader, at: int) -> bool:
    """Whether what was compared stands in a clause before: 相较去年同期,|凶杀案增加5%,枪击事件增加17%."""
    return _COMPARED.search(reader.flat, reader.scope.begin, at) is not None


def _two(reader: Reader, quantity: FoundQuantity) -> bool:
    """Whether another rate follows right upon this one: 产量和销量…,增长32%和31%."""
    following = reader.quantities[reader.quantities.index(quantity) + 1 :][:1]
    return any(reader.flat[quantity.end : other.begin] in ("和", "、", "与") for other in following)


def each(found: Figure, lead: str) -> list[Figure]:
    """文体休闲类、通讯信息类零售额同比增长均|超过10%: what is told of each of a list is a figure of each"""
    if found.unit != "%" or "均" not in lead or "、" not in found.indicator:
        return [found]
    several = re.split("、|和|及", found.indicator)
    names = share_out(found.indicator, len(several))
    alike = len({name[-2:] for name in names}) == 1 or all(heads(name) for name in names)
    alike = alike and len(names) > 1 and all(len(name) > _LONG for name in names)
    return [replace(found, indicator=name) for name in names] if alike else [found]
