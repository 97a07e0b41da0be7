"""The numbers of a clause: what measures the action, what only qualifies a noun or belongs to a name."""

from __future__ import annotations

import re
from decimal import Decimal

from kg.extract.clause.chains import Head
from kg.lexicon import units
from kg.model import Quantity
from kg.text.numbers import FoundQuantity


def behind(measure: tuple[FoundQuantity, ...], head: Head) -> tuple[FoundQuantity, ...]:
    """What stands behind the verb of what measures it, all where nothing does: 6个断面优良率|保持100%."""
    return tuple(q for q in measure if q.begin >= head.begin) or measure


def measured(measure: tuple[FoundQuantity, ...]) -> bool:
    """Whether a clause tells how much something has risen or fallen, and not what is done: 发电效率提升85%以上."""
    return bool(measure) and all(units.kind(q.quantity.unit) == "rate" for q in measure)


def amounts(measure: tuple[FoundQuantity, ...], head: Head) -> tuple[Quantity, ...]:
    """What an action is measured by: of two numbers of one unit the last (12处险段已处置11处, 8个村有5个完工)."""
    last = {q.quantity.unit: q for q in measure}
    kept = (q.quantity for q in measure if q.begin >= head.begin or last[q.quantity.unit] is q)
    return tuple(one for one in kept if not (one.unit == "次" and one.value == 1))  # 每季度公开一次


def is_counted(measure: tuple[FoundQuantity, ...]) -> bool:
    """Whether a clause tells how many or how much there is of what is done, no rate and no time."""
    return any(units.kind(q.quantity.unit) not in ("rate", "time") for q in measure)


def lasts(text: str, quantity: FoundQuantity) -> bool:
    """Whether a span of time only qualifies the noun behind it: 三年|行动, 十年|禁渔."""
    if text.startswith("工作日", quantity.end):  # 15个|工作日
        return True
    if text.startswith(("左右", "上下", "以上", "以内"), quantity.end):
        return False
    behind = text[quantity.end : quantity.end + 1]
    return units.kind(quantity.quantity.unit) == "time" and "一" <= behind <= "鿿" and behind not in "以及和并"


def single(words: str) -> tuple[str, Quantity | None]:
    """What is one of its kind, without its number, and the number: 一支|巡河队, but 一条新路 and 一批项目 stay."""
    match = _ONE.match(words)
    if not match:
        return words, None
    unit = match["unit"]
    return words[match.end() :], None if unit == "次" else Quantity(Decimal(1), unit)


_ONE = re.compile(
    "一(?!部分|名牌|家人|处分|期工程|次性|条[^,]{0,12}路$)(?P<unit>[支轮条座部只台辆艘处家名期套间所次])(?=[一-鿿“][^,]{2})"
)
_SIZES = ("年产", "日产", "年处理", "日处理", "年加工", "年吞吐", "年屠宰", "年出栏")


def sizes(text: str, quantity: FoundQuantity, end: int) -> bool:
    """Whether a number only says which are meant: 年产5万吨|高分子材料项目, 消除|56人以上|大班额."""
    if quantity.end + 2 < end and text[quantity.end] in "、,和":
        return False
    of_project = text.endswith(_SIZES, 0, quantity.begin) and quantity.end + 2 < end
    return of_project or (text.startswith(_BOUNDS, quantity.end - 2) and _qualifies(text, quantity, end))


_BOUNDS = ("以上", "以下", "以内")


def _qualifies(text: str, quantity: FoundQuantity, end: int) -> bool:
    """Whether what stands behind 56人以上 is a thing, or is itself counted: 10亩以上|违法用地3处."""
    noun, unit = text[quantity.end : end], quantity.quantity.unit
    if len(noun) < 2 or not "一" <= noun[0] <= "鿿":
        return False
    of_people = unit in ("人", "岁") and not _COUNTS.search(noun)
    return of_people or (units.kind(unit) == "measure" and _COUNTED.search(noun) is not None)


_COUNTS = re.compile("(?:[员者人工民众生师才户属]|目标|任务|计划|规模)$")  # what as many people are, or a number
_COUNTED = re.compile(r"^[一-鿿]{2,}\d[\d万余多]*[个处家座宗起件条所户]$")
