"""Things counted without a word of statistics: 出土1000多件珍贵文物, 、街道社区72个, 450人参加开幕式."""

from __future__ import annotations

import re

from kg.extract.indicators import nominal
from kg.extract.scope import Scope
from kg.lexicon import units
from kg.text.numbers import FoundQuantity
from kg.text.words import Word, cut

_PEOPLE = frozenset(["人", "名", "位"])
_JOINING = re.compile(r"(?:参加|出席|观看)(?:了)?[^,。;、的]{2,10}")
_FOUND = re.compile(
    r"(?P<verb>出土|发现|发掘出|发掘|通达|销往|远销|出口到|栖息着?|分布着?|馆藏|收藏|入驻|联通|连通|生长着?)(?:[^,;。]{0,20}等|了|全球|至|有|各类)*$"
)
_LISTED = re.compile(r"^(?:、|和|以及)(?P<name>[^、,]{3,})$")
_NAMING = frozenset("nbjls")


def counted(flat: str, scope: Scope, quantity: FoundQuantity, begin: int) -> tuple[str, int] | None:
    """The name of what a quantity counts, and the place before which its subject stands; None where nothing is named.

    ``begin`` is where the words before it begin.
    """
    unit, end = quantity.quantity.unit, scope.clause_end(quantity.end)
    lead = flat[begin : quantity.number_begin]
    if unit in _PEOPLE and (joining := _JOINING.match(flat, quantity.end, end)):
        return f"{joining[0].replace('了', '')}人数", quantity.begin
    if units.kind(unit) != "count":
        return None
    if found := _FOUND.search(lead):
        noun = _noun(flat, quantity.end, min(end, quantity.end + 20))
        return (found["verb"].rstrip("着") + noun, begin + found.start()) if noun else None
    listed = _LISTED.match(lead) if quantity.end == end or flat[quantity.end] in "、和" else None
    return (listed["name"], begin) if listed and nominal(listed["name"]) else None


def _noun(flat: str, begin: int, end: int) -> str | None:
    """The noun phrase that begins at ``begin``: 国家和地区 of 国家和地区的港口."""
    taken: list[Word] = []
    for word in cut(flat, begin, end):
        named = word.tag[0] in _NAMING or word.tag in ("vn", "an", "a", "i")
        if not named and not (taken and flat[word.begin : word.end] == "和"):
            break
        taken.append(word)
    while taken and taken[-1].tag[0] not in _NAMING and taken[-1].tag != "i":
        taken.pop()
    return flat[taken[0].begin : taken[-1].end] if taken and taken[-1].end - taken[0].begin > 1 else None
