"""Whether the objects of two actions are one thing, by their words and by what they count."""

from __future__ import annotations

import re
from itertools import product

from kg.identity.matter import NO_ONE_THING, Matter
from kg.identity.written import leaves_out, placed
from kg.lexicon import table
from kg.resolve.place.places import is_form
from kg.text.words import cut

ALIKE = 0.7  # from this likeness on two objects are one
SURE, NAMED = 0.85, 5  # likeness and length from which they are, of which no place and no common actor is told
MOST = 1.5  # how many times what was promised may be done
_NTH = re.compile(r"第[一二三四五六七八九十\d]+[一-鿿]")


def overlap(later: Matter, earlier: Matter) -> float:
    """Dice's coefficient of the pairs of characters.

    0 where the objects are of two kinds (老旧小区, 老旧小区电梯) or of two turns (第五批, 第六批).
    """
    short, long = sorted((later.core, earlier.core), key=len)
    if short == long:
        return 1
    if (here := set(_NTH.findall(short))) and (there := set(_NTH.findall(long))) and here.isdisjoint(there):
        return 0
    counted = one_unit(later, earlier)
    if counted and (_spelled_out(short, long) or (_as_many(later, earlier) and _worded_out(short, long))):
        return ALIKE
    if short[-2:] != long[-2:]:
        return 0
    known = short in table("works") or _within(later, earlier)
    least = 3 if counted and known and not placed(long)[0] else 4  # not 清徐县|示范区
    kind = is_form(short) or NO_ONE_THING.search(short)  # 某某小镇|游客中心
    whole = least <= len(short) < len(long) and long.endswith(short) and not kind
    return max(dice(short, long), ALIKE if whole else 0)


def one_unit(later: Matter, earlier: Matter) -> bool:
    """Whether both count in one unit."""
    return bool({each.unit for each in later.quantities} & {each.unit for each in earlier.quantities})


def _as_many(later: Matter, earlier: Matter) -> bool:
    """Whether the later number is about the earlier: 48.6公里 of 48公里."""
    counts = product(later.quantities, earlier.quantities)
    return any(abs(a.value - b.value) * 20 <= b.value for a, b in counts if a.unit == b.unit)


def _within(later: Matter, earlier: Matter) -> bool:
    """Whether the later number is one that may come of the earlier: 沿河排污口11个, 8个排污口."""
    counts = product(later.quantities, earlier.quantities)
    return any(float(a.value) <= MOST * float(b.value) for a, b in counts if a.unit == b.unit)


def _spelled_out(short: str, long: str) -> bool:
    """Whether a name is another with a character or two left out inside it: 停车位 of 停车泊位, 冷库 of 冷藏库."""
    left_out = len(long) - len(short)
    ends = short[:1] == long[:1] and short[-1:] == long[-1:]
    return 0 < left_out <= max(1, len(short) // 4) and ends and leaves_out(short, long)


def _worded_out(short: str, long: str) -> bool:
    """Whether a name is another with a word left out inside it: 破损管网 of 破损雨污管网."""
    ends = len(short) == 4 and len(long) == 6 and short[:2] == long[:2] and short[2:] == long[4:]
    return ends and len(cut(long)) == 3


def dice(one: str, other: str) -> float:
    """Dice's coefficient of the pairs of characters."""
    a, b = _pairs(one), _pairs(other)
    return 2 * len(a & b) / (len(a) + len(b) or 1)


def said_again(one: str, other: str) -> float:
    """The share of the shorter text's pairs of characters that the other has too."""
    a, b = _pairs(one), _pairs(other)
    return len(a & b) / (min(len(a), len(b)) or 1)


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)}


def sure(later: Matter, earlier: Matter, alike: float, same: bool) -> bool:
    """Whether the objects alone say that they are one: of like names as long as few have, or of one number."""
    short = min(len(later.core), len(earlier.core))
    return alike >= ALIKE and (same or alike >= SURE) and short >= (NAMED - 1 if same else NAMED)
