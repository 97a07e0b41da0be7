"""Where the words of a table stand in a text: all at once, several times faster than by a regular expression."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from kg.lexicon import table

_FEW = 1000  # words of which the faster automaton is made in a few milliseconds and takes a few megabytes at most


class Finder:
    """Finds words from left to right, of those that begin at a place the longest, without overlap."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = list(words)
        kind = Implementation.DFA if len(self._words) < _FEW else Implementation.ContiguousNFA
        self._automaton = AhoCorasick(self._words, matchkind=MatchKind.LeftmostLongest, implementation=kind)

    def find(self, text: str, begin: int = 0, end: int | None = None) -> Iterator[tuple[str, int, int]]:
        """Each word of ``text[begin:end]``, with its place in ``text``."""
        for index, start, stop in self._automaton.find_matches_as_indexes(text[begin:end]):
            yield self._words[index], begin + start, begin + stop


@cache
def finder(name: str) -> Finder:
    """The finder of a table's words."""
    return Finder(table(name))
