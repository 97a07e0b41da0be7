"""Units and measure words: what may follow a number, what kind it is, and the name it goes by."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.lexicon import table


@dataclass(frozen=True, slots=True)
class Unit:
    """A row of ``units.tsv``. ``unless`` are the characters that make the word a part of another one."""

    word: str
    kind: str
    base: str
    unless: str = ""


@cache
def units() -> dict[str, Unit]:
    """The units by every word that stands for them."""
    found = {}
    for word, rest in table("units").items():
        kind, base, unless = (*rest, "", "", "")[:3]
        found[word] = Unit(word, kind, base or word, unless)
    return found


def kind(base: str) -> str | None:
    """What kind of unit a base unit is (count, measure, money, rate, time, grade); None where it is not known.

    A ratio (元/吨) is of the kind of what stands above the stroke.
    """
    unit = units().get(base) or units().get(base.partition("/")[0])
    return unit.kind if unit else None


def base(word: str) -> str:
    """The name that a unit goes by: 块钱 → 元, 公里/小时 stays."""
    if word in units():
        return units()[word].base
    above, stroke, below = word.partition("/")
    return f"{base(above)}/{base(below)}" if stroke else word


@cache
def pattern() -> str:
    """A regular expression for one unit, longest first, that refuses units which are the start of another word."""
    words = sorted(units().values(), key=lambda unit: (-len(unit.word), unit.word))
    single = "|".join(re.escape(u.word) + (f"(?![{u.unless}])" if u.unless else "") for u in words)
    return rf"(?:{single})(?:/(?:{'|'.join(re.escape(u.word) for u in words)}))?"
