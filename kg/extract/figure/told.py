"""How much or how many there is of what stands behind a verb, or in front of 为: 展出各类展品300件, 6人为本地渔民."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.figure.counted_nouns import PEOPLE
from kg.extract.figure.indicators import nominal, plain
from kg.lexicon import units
from kg.model import Figure
from kg.text.numbers import ABOUT, FoundQuantity
from kg.text.words import cut

if TYPE_CHECKING:
    from kg.extract.figure.statistics import Reader

_IN_ALL = rf"(?:了|累计|总?共|[总合]计|金额|达到?|{ABOUT})*$"
_LONG = 3
_ENJOYED = re.compile(
    rf"享受到?了?(?P<what>[^,;。\d]{{2,24}}?(?:减免|减让|优惠|补贴|返还|退税|让利)(?:金额)?){_IN_ALL}"
)
_SHOWN = re.compile(
    r"(?P<verb>展出|展示|陈列|收录|展陈)了?(?:[^,;。\d]{2,40}?等)?(?:各[类式种]|多种)?"
    rf"(?P<noun>[一-鿿]{{2,8}}?){_IN_ALL}"
)
_ARE = re.compile(r"为(?P<who>[一-鿿]{3,16}?)(?=[,;。]|$)")
_OF_THEM = re.compile(rf"(?:其中|里面)?,?(?:[共已现]?有)?(?:{ABOUT})?")


def enjoyed(reader: Reader, quantity: FoundQuantity, lead: str, at: int) -> Figure | None:
    """小微企业享受到国企房屋租金减免约87亿元: what is worth as much money to those who have it"""
    match = _ENJOYED.search(lead) if units.kind(quantity.quantity.unit) == "money" else None
    return reader.made(quantity, match["what"], at, "value") if match and reader.ends(quantity) else None


def shown(reader: Reader, quantity: FoundQuantity, lead: str, at: int) -> Figure | None:
    """展出玉器、陶器等珍贵文物688件: things on show, counted behind their noun"""
    match = _SHOWN.search(lead) if units.kind(quantity.quantity.unit) == "count" else None
    if match is None or not reader.ends(quantity):
        return None
    things = nominal(match["noun"]) or (len(match["noun"]) > _LONG and plain(match["noun"]))
    return reader.made(quantity, match["verb"] + match["noun"], at, "value") if things else None


def who_are(reader: Reader, quantity: FoundQuantity, lead: str, at: int) -> Figure | None:
    """146名公民中,有137人为中资企业员工,9人为华侨: how many are of a kind"""
    are = _ARE.match(reader.flat, quantity.end) if quantity.quantity.unit in PEOPLE else None
    if are is None or not _OF_THEM.fullmatch(lead) or cut(are["who"])[-1].tag[0] not in "nj":
        return None
    return reader.made(quantity, are["who"], at, "count")
