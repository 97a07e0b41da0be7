"""Text as the index sees it: runs of letters, digits and characters, each as the pairs that overlap in it.

SQLite's own trigrams cannot find words of two characters, which most Chinese words are. Pairs find a word of any
length: two characters are one pair, more are a phrase of pairs, one character is the beginning of a pair.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import groupby

from kg.errors import QueryError


def grams(text: str) -> str:
    """The tokens of a text: of 大气,PM10 they are 大气 气 pm m1 10 0."""
    return " ".join(run[at : at + 2] for run in _runs(text) for at in range(len(run)))


def phrase(word: str) -> str:
    """A word as FTS5 asks for it: the texts that hold it, character by character, but for width and case.

    Raises QueryError for a word of nothing but punctuation.
    """
    *before, last = list(_runs(word)) or [""]
    if not last:
        raise QueryError(f"nothing to search for in {word!r}: name at least one letter, digit or character")
    tokens = [run[at : at + 2] for run in before for at in range(len(run))]
    tokens += [last[at : at + 2] for at in range(max(1, len(last) - 1))]
    return f'"{" ".join(tokens)}"' + ("*" if len(last) == 1 else "")


def _runs(text: str) -> Iterator[str]:
    normal = unicodedata.normalize("NFKC", text).casefold()
    for wanted, run in groupby(normal, str.isalnum):
        if wanted:
            yield "".join(run)
