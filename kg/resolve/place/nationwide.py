"""Whose whole country 全国 means: the paper's, or the foreign one that its sentence is about."""

from __future__ import annotations

from collections.abc import Iterable

from kg.lexicon.countries import is_country
from kg.lexicon.divisions import load
from kg.resolve.spans import Found

_NEAR = 14  # characters from a sentence's beginning in which the country stands that it is about
_ASIDE = ("从", "自", "对", "与", "同", "和", "向", "给")


def abroad(text: str, at: int, listed: Iterable[Found]) -> str | None:
    """The foreign country that a sentence begins with, naming no other before ``at``: 某国政府宣布,在|全国|…."""
    begin = max(text.rfind(mark, 0, at) for mark in "。\n") + 1
    before = [found for found in listed if begin <= found.begin and found.end <= at]
    if not before or before[0].begin > begin + _NEAR or text.endswith(_ASIDE, begin, before[0].begin):
        return None
    names = {found.thing.name for found in before}
    whole = before[0].thing.name
    alone = {name for name in names if is_country(name) or load().resolve(name)} == {whole}
    return whole if alone and is_country(whole) and whole != "中国" else None
