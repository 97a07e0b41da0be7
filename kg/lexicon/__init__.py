"""What the rules know of the language: tables of kinds (titles, suffixes, verbs, units), never of answers.

Each table is a ``.tsv`` file beside this module; lines that begin with # are comments, the first column is the
word, the others say what kind it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType


@cache
def table(name: str) -> Mapping[str, tuple[str, ...]]:
    """The rows of ``name``.tsv by their first column, in file order; a later row of the same word wins."""
    text = files(__package__).joinpath(f"{name}.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return MappingProxyType({row[0]: tuple(row[1:]) for row in rows})


def mark_of(name: str, word: str) -> str:
    """The second column of a word's row in a table; empty where it has none."""
    return (table(name).get(word) or ("",))[0]


@cache
def marked(name: str, mark: str) -> frozenset[str]:
    """The words of a table whose second column is ``mark``."""
    return frozenset(word for word, rest in table(name).items() if rest and rest[0] == mark)


@cache
def having(name: str, trait: str) -> frozenset[str]:
    """The words of a table with ``trait`` in a column after the second."""
    return frozenset(word for word, rest in table(name).items() if trait in rest[1:])


@cache
def alternation(name: str) -> str:
    """The words of a table as the inside of a regular expression, longest first."""
    return one_of(table(name))


def one_of(words: Iterable[str]) -> str:
    """Words as the inside of a regular expression, the longest that fits first.

    Those of one beginning stand together, 主(?:任委员|任|席), so that few are tried in vain.
    """
    rests: dict[str, list[str]] = {}
    for word in sorted(set(words), key=lambda word: (-len(word), word)):
        rests.setdefault(word[:1], []).append(word[1:])
    ends = {head: one_of(rest) if head else "" for head, rest in rests.items()}
    return "|".join(re.escape(head) + (f"(?:{end})" if "|" in end else end) for head, end in ends.items())
