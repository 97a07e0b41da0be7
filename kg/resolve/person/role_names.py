"""Names that a title, a role or a verb of speech beside them gives away: 县长|某某, 村民|某某, 某某|表示."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from kg.lexicon.finder import Finder
from kg.lexicon.people import compound_surnames, doubtful_surnames
from kg.resolve.person import name_lists
from kg.resolve.person.name_ends import after_title, fits, spread, unsurnamed
from kg.resolve.person.person_names import AFTER, ROLE, SPEAKS, likely, ordinary_word, plausible, somewhere
from kg.resolve.qualify import Line
from kg.text.hinted import Hinted

JOINED = re.compile(rf"(?:{name_lists.NOTE})?、")


def before_names(text: str, begin: int, end: int, posts: Sequence[tuple[int, int]]) -> Iterator[int]:
    """Where titles end, or the blank behind one in 县长　某某 on a line of its own; 市领导|某某 is called by none."""
    yield from (match.end() for match in _LEADERS.finditer(text, begin, end))
    for _, stop in posts:
        if begin <= stop < end:
            apart = _APART.match(text, stop, end)
            yield apart.end() if apart else stop


_LEADERS = Hinted("(?<=[省市县区州旗盟])领导", "领导")
_APART = re.compile(r"\s{1,3}(?=[\u4e00-\u9fff·]{2,15}$)")


def find(line: Line, begin: int, end: int, stops: Iterable[int]) -> Iterator[tuple[int, int, int]]:
    """Spans that a title, a verb or a role beside them gives away; any of them may be no name."""
    text = line.text
    for stop in sorted(stops):
        yield from _after_post(line, stop, end)
    for match in ROLE.finditer(text, begin, end):
        fit = fits(line, match.end(), end)
        spoken = fit and SPEAKS.match(text, fit, end) and not ordinary_word(text[match.end() : fit])
        if fit and (spoken or likely(text[match.end() : fit])):
            yield match.end(), fit, 2
        elif not fit and (apart := spread(text, match.end(), end)):
            yield match.end(), apart, 2
        elif not fit and (longer := unsurnamed(line, match.end(), end)) and longer - match.end() > 2:
            yield match.end(), longer, 2  # 牧民|巴特那生|一家
    yield from _before_verb(line, begin, end)
    yield from name_lists.before_title(line, begin, end)
    yield from _compound(line, begin, end)


def _after_post(line: Line, at: int, end: int) -> Iterator[tuple[int, int, int]]:
    """The name right after a title, and those joined to it: 副市长甲(女)、乙、丙."""
    stop = after_title(line, at, end)
    while stop is not None:
        yield at, stop, 3
        joined = JOINED.match(line.text, stop, end)
        at = joined.end() if joined else end
        stop = _next_name(line, at, end) if joined else None


def _next_name(line: Line, at: int, end: int) -> int | None:
    """Where the next name of a list ends, which may have no surname: 甲、吉克石布、乙."""
    for stop in (fits(line, at, end), _unsurnamed(line, at, end)):
        if stop and AFTER.match(line.text, stop, end):
            return stop
    return None


def _unsurnamed(line: Line, at: int, end: int) -> int | None:
    """Where a name of a list ends that has no surname (甲、吉克石布、乙), which is no place either."""
    stop = unsurnamed(line, at, end)
    return stop if stop and stop - at > 2 and not somewhere(line.text[at:stop]) else None


def _before_verb(line: Line, begin: int, end: int) -> Iterator[tuple[int, int, int]]:
    """孔某某表示, “…”李某某说: the name fills what stands between a mark and the verb."""
    for match in SPEAKS.finditer(line.text, begin, end):
        for length in (4, 3, 2):
            start = match.start() - length
            name = line.text[max(start, begin) : match.start()]
            known = likely(name) or (plausible(name) and not ordinary_word(name) and line.text.count(name) > 1)
            before = line.text[start - 1] if start > begin else ""
            if start >= begin and known and (before == "的" or not "\u4e00" <= before <= "\u9fff"):
                yield start, match.start(), 3
                break


def _compound(line: Line, begin: int, end: int) -> Iterator[tuple[int, int, int]]:
    """A compound surname and a given name, where the text goes on as after names: 司徒某某, 欧阳某."""
    for _, start, _ in _compounds().find(line.text, begin, end):
        stop = fits(line, start, end) if line.starts_word(start) else None
        if stop:
            yield start, stop, 2


@cache
def _compounds() -> Finder:
    return Finder(sorted(compound_surnames() - doubtful_surnames()))
