"""Names of a family or a sex and some syllables, written without ·: 沙马|古体 (Yi), 岩|温叫 (Dai), 娜|朵 (Lahu).

Few are whole to a dictionary or a tagger, which end them behind the family name or in the middle (沙马, 吉克尔). What
comes behind a family name is made of a few dozen syllables, and goes as far as they do: 最小的沙马尔古子洗|才20岁.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import rjieba

from kg.lexicon import having, marked
from kg.lexicon.finder import Finder
from kg.lexicon.people import FOREIGN_SET
from kg.resolve.person.person_names import AFTER, ROLE, goes_on, somewhere
from kg.resolve.qualify import Line

_LONGEST = 4  # syllables behind a family name
_ROLE = re.compile(rf"(?:{ROLE.pattern})$")
_LED = frozenset("的、,。;:!?“”(● \n族叫和与同由为妻儿女")  # what may stand before a name, beside titles and roles


def find(line: Line, begin: int, end: int, posts: frozenset[int]) -> Iterator[tuple[int, int, int]]:
    """Names that begin in ``line``; ``posts`` are where titles end."""
    for first, at, until in _firsts().find(line.text, begin, end):
        family = len(first) > 1
        if not _led(line, at, posts, family=family):
            continue
        stop = _end(line, until, min(end, until + _LONGEST), family=family)
        if stop and not somewhere(line.text[at:stop]):
            yield at, stop, 3


def _led(line: Line, at: int, posts: frozenset[int], *, family: bool) -> bool:
    """Whether a name may begin: behind a title or role, with a family name also behind a mark or a word's end."""
    before = line.text[at - 1 : at]
    if at in posts or _ROLE.search(line.text, max(0, at - _LONGEST), at):
        return True
    return family and before != "·" and (before in _LED or line.starts_word(at))


def _end(line: Line, at: int, longest: int, *, family: bool) -> int | None:
    """Where the syllables from ``at`` end as names do, the farthest such place; None where they are too few."""
    syllables = having("syllable_names", "yi" if family else "south")
    ends = []
    for stop in range(at, longest):
        if line.text[stop] not in syllables:
            break
        ends.append(stop + 1)
    for stop in reversed(ends[family:]):
        across, follows = line.text[stop - 1 : stop + 1], line.text[stop : stop + 1]
        if len(across) == 2 and rjieba.has_word(across):  # 议长加拉哈尼|举|行会谈
            continue
        ended = AFTER.match(line.text, stop) or goes_on(line.text, stop, len(line.text)) > 1
        if ended or (stop == ends[-1] and follows not in FOREIGN_SET):
            return stop
    return None


@cache
def _firsts() -> Finder:
    return Finder((*marked("syllable_names", "family"), *marked("syllable_names", "head")))
