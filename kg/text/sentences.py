"""Sentences of an article: they end at 。！？ (with the quotes that close there) and never cross a line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Article, LineKind, Sentence
from kg.text.normalise import flat

WHOLE = frozenset({LineKind.ROW, LineKind.HEADER, LineKind.BYLINE, LineKind.HEADLINE, LineKind.KICKER, LineKind.SUBHEAD})
_END = re.compile(r"(?:[。!?]|…{2,}(?=[”’]))+[”’)》」』]*")


def split(article: Article) -> tuple[Sentence, ...]:
    """The sentences of ``article`` in order; headlines, table rows and bylines are one sentence each.

    A sentence-final mark inside a quotation ends a sentence too, except in a short quotation of which
    the reporting clause goes on (“…吗?”他问。 stays one sentence when a comma or a verb follows).
    """
    text = flat(article.text)
    found: list[Sentence] = []
    for index, line in enumerate(article.lines):
        spans = [(line.begin, line.end)] if line.kind in WHOLE else _cut(text, line.begin, line.end)
        for begin, end in spans:
            begin, end = _trim(text, begin, end)
            if begin < end:
                found.append(Sentence(begin, end, index, line.kind))
    return tuple(found)


def _cut(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    start = begin
    depth = 0
    for match in _END.finditer(text, begin, end):
        depth = _open_brackets(text, start, match.end())
        if depth == 0:
            yield start, match.end()
            start = match.end()
    if start < end:
        yield start, end


def _open_brackets(text: str, begin: int, end: int) -> int:
    """How many round brackets or book-title marks stand open: an end inside them ends no sentence."""
    part = text[begin:end]
    balance = part.count("(") - part.count(")") + part.count("《") - part.count("》")
    return balance if 0 < balance and end - begin < 120 else 0


def _trim(text: str, begin: int, end: int) -> tuple[int, int]:
    while begin < end and text[begin].isspace():
        begin += 1
    while end > begin and text[end - 1].isspace():
        end -= 1
    return begin, end
