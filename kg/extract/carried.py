"""What a quantity takes over from the figure before it: its indicator, in another unit, of a part towards another."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.indicators import ENDS, LINK, head_of, nominal
from kg.lexicon import units
from kg.model import Figure
from kg.text.numbers import FoundQuantity

if TYPE_CHECKING:
    from kg.extract.statistics import Reader

_BESIDE = ("", "、", "和")
_REACHED = ("达到", "达到了", "达", "实现")
_TOWARDS = re.compile(r"[对向往][^,;。]{2,10}")
_OF_GOODS = frozenset(["产量", "总产量", "单产", "产值", "货值", "销量", "销售额", "均价", "面积", "成交额"])


def anew(reader: Reader, quantity: FoundQuantity, lead: str, at: int) -> Figure | None:
    """鸟类87种、2.6万只 · 受灾320户960人 · 产值突破300亿元,达到316亿元: the same, in another unit or exactly"""
    state, value, unit = reader.state, quantity.quantity.value, quantity.quantity.unit
    last = state.recent[-1] if state.adjacent and not state.pending else None
    if last is None or last.change or reader.flat[quantity.end : quantity.end + 1] not in ENDS:
        return None
    counts = units.kind(unit) == units.kind(last.unit) == "count"
    beside = lead in _BESIDE and unit != last.unit and counts
    exact = lead in _REACHED and unit == last.unit and reader.flat[at - 1] == ","
    return replace(last, value=value, unit=unit) if beside or exact else None


def of_whole(reader: Reader, quantity: FoundQuantity, lead: str, at: int) -> Figure | None:
    """转移就业132万人,其中省外46万人: which part of the figure before that is counted in the same unit"""
    if not (reader.flat.startswith("其中", at) or reader.flat.startswith("其中,", at - 3)):
        return None
    unit, part = quantity.quantity.unit, reader.scope.bare(at, at + len(LINK.sub("", lead)))
    before = (f for f in (*reversed(reader.state.recent), reader.state.last) if f and not f.change)
    whole = next(before, None)
    if whole is None or unit in ("%", "") or unit != whole.unit or not 1 < len(part) < 9:
        return None
    if reader.flat[quantity.end : quantity.end + 1] not in ENDS or not nominal(part + whole.indicator[-2:]):
        return None
    name = part if part[-2:] in whole.indicator else whole.indicator + part
    return reader.made(quantity, name, at, "part")


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
    return goods + name
