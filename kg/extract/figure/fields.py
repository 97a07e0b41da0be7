"""Land told of by its size and what grows there: 某省8500万亩小麦陆续返青, 连绵数里的3000多亩樱花."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kg.extract.clause.verbs import verbs_between
from kg.extract.figure.counted_nouns import LAND
from kg.extract.figure.doers import opens
from kg.lexicon import one_of, table
from kg.model import Figure
from kg.text.numbers import ABOUT, FoundQuantity

if TYPE_CHECKING:
    from kg.extract.figure.statistics import Reader

_WHERE = re.compile(rf"的(?:{ABOUT})?$")
_GROWN_ALSO = "种植基地|种植园|基地|园|地|树"


def sown(reader: Reader, quantity: FoundQuantity, lead: str, at: int) -> Figure | None:
    """How much land of a kind there is in a place: 湖南2200多万亩|冬油菜|长势… is its 冬油菜面积."""
    if quantity.quantity.unit not in LAND:
        return None
    begin, flat = reader.scope.clause(quantity.begin), reader.flat
    of = _WHERE.search(flat, begin, quantity.begin) and not any(verbs_between(flat, begin, quantity.begin))
    grown = _grown().match(flat, quantity.end, reader.scope.clause_end(quantity.end))
    if grown is None or not (of or opens(flat, reader.scope, quantity.begin)):
        return None
    return reader.made(quantity, f"{grown['what'].rpartition('的')[2]}面积", quantity.begin, "sown")


@cache
def _grown() -> re.Pattern[str]:
    crops = one_of(table("crops"))
    return re.compile(rf"(?!以[上下]|左右|[次均用可])(?P<what>[一-鿿]{{0,7}}?(?:{crops})(?:{crops}|{_GROWN_ALSO})*)")
