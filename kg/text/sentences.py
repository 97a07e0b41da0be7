"""Sentences of an article: they end at 。！？ (with the quotes that close there) and never cross a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.lexicon import alternation
from kg.model import Article, LineKind, Sentence
from kg.text.normalise import flat

WHOLE = frozenset(
    {LineKind.ROW, LineKind.HEADER, LineKind.BYLINE, LineKind.HEADLINE, LineKind.KICKER, LineKind.SUBHEAD}
)
LONGEST = 1200  # characters of a sentence: a longer one is rubbish, or a list that no reader takes as one sentence
_JOINTS = tuple(re.compile(marks) for marks in ("[。!?][”’)》]*", ";", "[,、:]", r"\s{2,}", r"\s"))  # the best first
_LONGEST_IN_BRACKETS = 120  # characters: a bracket open for longer was misprinted
_END = re.compile(
    r"(?:。|!|\?|\.(?<=[一-鿿]\.)(?<![一二三四五六七八九十]\.)(?=“)|……+(?=[”’]))(?:[。!?]|…{2,}(?=[”’]))*[”’)》」』]*"
)


def split(article: Article) -> tuple[Sentence, ...]:
    """The sentences of ``article`` in order; headlines, table rows and bylines are one sentence each.

    A sentence-final mark inside a quotation ends a sentence too, except right before the clause that reports it
    (“…吗?”他问。 is one sentence), inside a book title, and inside brackets. …… ends one only before a closing quote:
    推动同城化发展……2月2日,大会开幕 goes on. What would be longer than a sentence can be is divided at lesser marks.
    """
    text = flat(article.text)
    found: list[Sentence] = []
    for index, line in enumerate(article.lines):
        spans = [(line.begin, line.end)] if line.kind in WHOLE else _cut(text, line.begin, line.end)
        trimmed = (_trim(text, begin, end) for span in spans for begin, end in divided(text, *span, LONGEST))
        found += [Sentence(begin, end, index, line.kind) for begin, end in trimmed if begin < end]
    return tuple(found)


def _cut(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    start = begin
    for match in _END.finditer(text, begin, end):
        if _in_brackets(text, start, match) or _reported(text, start, match.end(), end):
            continue
        yield start, match.end()
        start = match.end()
    if start < end:
        yield start, end


def divided(text: str, begin: int, end: int, longest: int) -> Iterator[tuple[int, int]]:
    """A run in pieces of at most ``longest`` characters, each ended by the last of the best marks in its later half."""
    while end - begin > longest:
        half, last = begin + longest // 2, begin + longest
        ends = ([mark.end() for mark in joint.finditer(text, half, last)] for joint in _JOINTS)
        cut = next((found[-1] for found in ends if found), last)
        yield begin, cut
        begin = cut
    yield begin, end


def _in_brackets(text: str, start: int, mark: re.Match[str]) -> bool:
    """Whether the mark stands inside a book title, or in brackets that its closing marks leave open."""
    if mark.end() - start >= _LONGEST_IN_BRACKETS:
        return False
    before, whole = text[start : mark.start()], text[start : mark.end()]
    return before.count("《") > before.count("》") or whole.count("(") > whole.count(")")


def _reported(text: str, start: int, at: int, end: int) -> bool:
    """Whether a quotation ends at ``at`` and who said it follows (“…吗?”他问。), not the next.

    甲说:“…。”乙说,…; “…。”乙听罢说,….
    """
    if text[at - 1] not in "”’" or not _reporting().match(text, at, end):
        return False
    opening = text.rfind("“", start, at)
    return not (opening > start and text[opening - 1] == ":")


@cache
def _reporting() -> re.Pattern[str]:
    return re.compile(
        rf"(?![^,。;:!?“”]{{1,10}}听[罢完后])[^,。;:!?“”]{{1,14}}?(?:{alternation('speech_verbs')}|问|答|喊)道?[,。:“]"
    )


def _trim(text: str, begin: int, end: int) -> tuple[int, int]:
    while begin < end and text[begin].isspace():
        begin += 1
    while end > begin and text[end - 1].isspace():
        end -= 1
    return begin, end
