"""Words with their parts of speech, by rjieba, at their offsets."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import rjieba

Piece = tuple[int, int, str]  # begin, end and tag, where a Word would take too long to make


class Word(NamedTuple):  # a third of the time that a frozen dataclass takes, and a page has thousands
    """A word of a text and its tag in the notation of jieba (n, v, ns, nr, …)."""

    begin: int
    end: int
    tag: str


def cut(text: str, begin: int = 0, end: int | None = None) -> list[Word]:
    """The words of ``text[begin:end]`` in order, with offsets into ``text``."""
    return [Word(*piece) for piece in pieces(text, begin, end)]


def pieces(text: str, begin: int = 0, end: int | None = None) -> list[Piece]:
    """The words as ``cut`` gives them, but as mere tuples."""
    found: list[Piece] = []
    for word, tag in rjieba.tag(text[begin:end]):
        stop = begin + len(word)
        found.append((begin, stop, tag))
        begin = stop
    return found


@lru_cache(maxsize=1024)  # the lines of a batch of articles: tagger and rules ask for the same
def tagged(line: str) -> tuple[Sequence[str], Sequence[str]]:
    """The words of a whole line, and the tag of each."""
    found = rjieba.tag(line)
    return [word for word, _ in found], [tag for _, tag in found]
