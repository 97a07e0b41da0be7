"""Japanese names: a family name of two characters and a given name of one to three: 高市|早苗, 萩生田|光一."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import rjieba

from kg.lexicon import marked, table
from kg.lexicon.finder import Finder
from kg.resolve.person.person_names import AFTER, NEVER_GIVEN, goes_on, somewhere
from kg.resolve.qualify import Line

_LEADS = frozenset("和与由称对求")  # what may stand before a name beside titles and marks
_FUNCTION = frozenset(
    "还也在将就则已曾称等对向于今当政内涉访同致出及以因被所任"
)  # what goes on behind a family name alone
_GIVEN = (2, 1, 3)  # characters of a given name, the most usual first


def find(line: Line, begin: int, end: int, posts: frozenset[int]) -> Iterator[tuple[int, int, int]]:
    """Names behind a title, a mark or the like, in an article that speaks of Japan; ``posts`` are where titles end."""
    if "日本" not in line.text:
        return
    for name, start, stop in _families().find(line.text, begin, end):
        before = line.text[start - 1 : start]
        led = not "\u4e00" <= before <= "\u9fff" or before in _LEADS
        if start in posts or (led and name not in marked("japanese_names", "title")):
            until = _end(line.text, stop, end, titled=start in posts)
            if until and not somewhere(line.text[start:until]):
                yield start, until, 3


def family(name: str) -> str:
    """The family name of a Japanese name, '' of any other; of those that may be a Chinese name or a word none."""
    first = next((name[:n] for n in (3, 2) if name[:n] in table("japanese_names")), "")
    return first if len(name) > len(first) and first not in marked("japanese_names", "title") else ""


def _end(text: str, stop: int, end: int, *, titled: bool) -> int | None:
    """Where a given name ends that begins at ``stop``; a word is one only behind a title (高市|拒绝)."""
    for length in _GIVEN:
        until = stop + length
        given = text[stop:until]
        if until > end or not given.isalpha() or given[0] in _FUNCTION or not NEVER_GIVEN.isdisjoint(given):
            continue
        if not titled and length > 1 and rjieba.has_word(given):
            continue
        if AFTER.match(text, until) or goes_on(text, until, end) > 1:
            return until
    return None


@cache
def _families() -> Finder:
    return Finder(table("japanese_names"))
