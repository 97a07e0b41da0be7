"""Words with their parts of speech, by rjieba, at their offsets."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
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
    surfaces, tags = _tagged(text[begin:end])
    bounds = list(accumulate(map(len, surfaces), initial=begin))
    return list(zip(bounds, bounds[1:], tags, strict=False))


@lru_cache(maxsize=1024)  # the lines of a batch of articles: tagger and rules ask for the same
def tagged(line: str) -> tuple[Sequence[str], Sequence[str]]:
    """The words of a whole line, and the tag of each."""
    return _tagged(line)


def _tagged(text: str) -> tuple[Sequence[str], Sequence[str]]:
    found = rjieba.tag(text)
    return tuple(word for word, _ in found), tuple(tag for _, tag in found)
