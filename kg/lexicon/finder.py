"""Where the words of a table stand in a text: all at once, several times faster than by a regular expression."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache
from operator import itemgetter

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from kg.lexicon import table

_BEGIN = itemgetter(1)


class Finder:
    """Finds words from left to right, of those that begin at a place the longest, without overlap."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = list(words)
        self._automaton = AhoCorasick(
            self._words, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA
        )
        self._last: tuple[str, list[tuple[int, int, int]]] = ("", [])  # the text that was read last, and its words

    def find(self, text: str, begin: int = 0, end: int | None = None) -> Iterator[tuple[str, int, int]]:
        """Each word of ``text[begin:end]``, with its place in ``text``."""
        end = len(text) if end is None else end
        for index, start, stop in self._between(text, begin, end):
            yield self._words[index], start, stop

    def _between(self, text: str, begin: int, end: int) -> Iterable[tuple[int, int, int]]:
        """The words of whole lines, for which a text is looked through once, or of a piece of one."""
        if (begin and text[begin - 1] != "\n") or text[end : end + 1] not in ("", "\n"):
            found = self._automaton.find_matches_as_indexes(text[begin:end])
            return [(index, begin + start, begin + stop) for index, start, stop in found]
        last, found = self._last
        if text is not last:
            found = self._automaton.find_matches_as_indexes(text)
            self._last = text, found
        first = bisect_left(found, begin, key=_BEGIN)
        return found[first : bisect_left(found, end, first, key=_BEGIN)]


@cache
def finder(name: str) -> Finder:
    """The finder of a table's words."""
    return Finder(table(name))
