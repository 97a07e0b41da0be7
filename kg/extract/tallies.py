"""Figures of sentences that no indicator names: what was found, stands on a roll, befell or acts in a number."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.carried import beside, of_whole
from kg.extract.counts import among, befallen, counted, enlisted, standing
from kg.extract.indicators import CLAUSE, heads
from kg.extract.subjects import counted_in, held_in, settled
from kg.lexicon import units
from kg.model import Figure, Kind
from kg.text.numbers import FoundQuantity

if TYPE_CHECKING:
    from kg.extract.statistics import Reader

_REAPED = re.compile(
    r"(?:已经?|均已|全部)(?P<verb>播种?|收割?|收获|栽插?|插秧?|采收|采摘|移栽|开工|完工|投产|复工|销售|上市)"
    r"(?:了|近|约|超过?|逾|过)*$"
)
_AGE = re.compile(r"距今(?:已|有|约|大约|近|逾|超过)*$")
_TALLIES = (counted, befallen)


def parts(reader: Reader, quantity: FoundQuantity, other: FoundQuantity) -> list[Figure]:
    """省内41个站点中有36个出现大风: all of them, and those of whom something is said."""
    names = among(reader.flat, reader.scope, quantity, other)
    return [made for one, name in names if (made := reader.made(one, name, quantity.begin, "part"))]


def plain(reader: Reader, quantity: FoundQuantity, lead: str) -> Figure | None:
    """某遗址距今约8000年 · 距今约8000年的某遗址 · 某县6.8级地震"""
    unit = quantity.quantity.unit
    name = "距今" if unit == "年" and _AGE.search(lead) else None
    if unit == "级" and reader.flat.startswith("地震", quantity.end):
        name = "地震震级"
    if name is None:
        return None
    found = reader.made(quantity, name, quantity.begin, "plain")
    after = next((m for m in reader.scope.names if m.begin == quantity.end + 1), None)
    own = reader.flat.startswith("的", quantity.end)
    if own and after is None:
        return None
    return replace(found, subject=after.thing, start=None, end=None) if found and own and after else found


def on_a_roll(reader: Reader, quantity: FoundQuantity, lead: str, at: int) -> Figure | None:
    """全县3家企业入选某名单: of the place that the sentence names"""
    name = enlisted(reader.flat, reader.scope, quantity)
    place = reader.scope.place_before(quantity.begin)
    found = reader.made(quantity, name, at, "enlisted") if name and place else None
    return replace(found, subject=place.thing) if found and place else None


def bare(reader: Reader, quantity: FoundQuantity, lead: str, at: int) -> Figure | None:
    """出土1000多件珍贵文物 · 国内外450人参加开幕式: of the place or company named before, or where it was held"""
    before = reader.state.subject
    name = next((name for read in _TALLIES if (name := read(reader.flat, reader.scope, quantity, at))), None)
    if name is None:
        return None
    named = reader.scope.subject_before(name[1])
    if named is None and before == reader.state.home:
        before = held_in(reader.scope.text) if name[0].endswith("人数") else None
    if named and named.thing.kind is Kind.BODY and _FORCES.search(named.thing.name):
        named, before = None, reader.scope.struck(name[1])
    found = reader.made(quantity, name[0], at, "count")
    subject = counted_in(named.thing) if named else before
    return replace(found, subject=subject) if found and subject else None


def in_number(reader: Reader, quantity: FoundQuantity, lead: str, at: int) -> Figure | None:
    """112个展园陆续呈现: of the place that the sentence names, or the division named last before it"""
    name = standing(reader.flat, reader.scope, quantity, at)
    if name is None:
        return None
    beside, before = reader.scope.place_before(quantity.begin), reader.state.subject
    if beside is None and before == reader.state.home and reader.scope.front.home:
        before = held_in(reader.scope.text) if "的" in name else None
    subject = beside.thing if beside else before if before and settled(before) else None
    found = reader.made(quantity, name, at, "standing") if subject else None
    return replace(found, subject=subject) if found and subject else None


def reaped(reader: Reader, quantity: FoundQuantity, lead: str, at: int) -> Figure | None:
    """秋粮已收八成六: how much of a thing was done"""
    match = _REAPED.search(lead) if units.kind(quantity.quantity.unit) == "rate" else None
    name = reader.scope.bare(at, at + match.end("verb")) if match else ""
    return reader.made(quantity, name, at, "reaped") if len(name) > 2 and not CLAUSE.search(name) else None


def apart(reader: Reader, quantity: FoundQuantity, lead: str, at: int) -> Figure | None:
    """比企业平均增速高0.9个百分点 · 比2020年增产740亿斤: how far what was named is from another"""
    match = _APART.search(lead)
    if match is None or (quantity.quantity.unit in _DEGREES) != (match["verb"] in _HIGHER):
        return None
    left = reader.scope.bare(at, at + match.start())
    last = reader.state.recent[-1] if reader.state.adjacent and not left else None
    if last is not None and quantity.quantity.unit not in ("个百分点", last.unit):
        return None
    name = f"{last.indicator}{'增速' if last.change else ''}" if last else left if left and heads(left) else ""
    return reader.made(quantity, f"{name}比{match['other']}{match['verb']}", at, "apart") if name else None


_DEGREES = ("个百分点", "摄氏度")
_FORCES = re.compile("(?:军|军方|军队|武装|部队)$")  # who strikes is not where people die
_HIGHER = ("高", "低", "快", "慢")
_APART = re.compile(
    r"[比较](?P<other>[^,;。]{2,20}?)(?P<verb>(?<!提)高|(?<!降)低|(?<!加)快|慢|增产|增加|减少|多|少)(?:出|了|约|近|超|超过)*$"
)
WAYS = (on_a_roll, bare, in_number, reaped, of_whole, beside)  # tried in this order
