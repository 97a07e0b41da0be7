"""Which names stand for others by single characters of these: 中情局 for 中央情报局, 北大三院 for 北京大学第三医院.

Two characters before the word for a body's kind are the first of the two words that stand there in full (地化所 for
地球化学研究所); a university goes by its first with 大, or without the word for its kind. One body alone has to have
such a name in full.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

import rjieba

from kg.identity.written import AID, Written, in_full, placed, steps

_KINDS = re.compile("(?:公司|集团|银行|(?:研究)?[所院]|[局部署社盟会厅])$")
_OF_UNIVERSITY = re.compile("([一-鿿]{2,})大学(?!.*大学)(.{2,})")


def by_initials(names: Mapping[str, Written]) -> Iterator[tuple[str, str]]:
    """The names that are written in single characters of others, each after the one in full."""
    brief = {_plain(name): name for name in sorted(names, reverse=True)}
    owners: dict[str, dict[Written, str]] = defaultdict(dict)
    for name, key in names.items():
        for form in _forms(name):
            if form in brief and names[brief[form]] != key:
                owners[form].setdefault(key, name)
    for form, full in sorted(owners.items()):
        if len(full) == 1:
            yield next(iter(full.values())), brief[form]


def _forms(name: str) -> Iterator[str]:
    for _, rest in steps(name):
        kind = _KINDS.search(rest)
        *before, one, two = ("", "", *_words(rest[: kind.start()])) if kind else ("", "")
        if kind and min(len(one), len(two)) > 1:
            short = f"{one[0]}{two[0]}{kind[0].removeprefix('研究')}"
            yield from {f"{name.removesuffix(rest)}{lead}{short}" for lead in ("", "".join(before))}
    if of_university := _OF_UNIVERSITY.fullmatch(_plain(name)):
        head, tail = of_university.groups()
        yield f"{head[0]}大{tail}"
        if not placed(f"{head}大学")[0]:
            yield head + tail


def _words(name: str) -> Iterator[str]:
    """The words of a name, those of four characters as the two that they are made of: 地球|化学, 中央|情报."""
    for word in rjieba.cut(name, hmm=False):
        halves = (word[:2], word[2:])
        yield from halves if len(word) == 4 and all(map(rjieba.has_word, halves)) else (word,)


def _plain(name: str) -> str:
    """A name's words in full, a team by whose it is alone: 北大人民医院|援鄂|医疗队."""
    return AID.sub("", in_full(name))
