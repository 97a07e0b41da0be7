"""Patterns over names instead of characters: ``任命{person}(?:同志)?为{post}``.

A sentence is masked: each outermost mention and each post becomes one private character, so that a pattern reads
like the sentence and cannot match half a name. Every position of the mask leads back to the article's text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from operator import attrgetter

from kg.extract.text import AnnotatedText
from kg.model import Mention, Post
from kg.resolve.spans import outermost

SYMBOLS = {
    "person": "\ue001",
    "body": "\ue002",
    "place": "\ue003",
    "meeting": "\ue004",
    "document": "\ue005",
    "post": "\ue006",
}
_CLASSES = {**SYMBOLS, "actor": "[\ue001\ue002\ue003]", "thing": "[\ue001-\ue005]", "holder": "[\ue002\ue003]"}
_BEGIN = attrgetter("begin")
_NAME = re.compile(r"\{([a-z]+)\}")


@cache
def pattern(source: str) -> re.Pattern[str]:
    """Compile a pattern in which ``{person} {body} {place} {meeting} {document} {post}`` stand for names.

    ``{actor}`` is a person, body or place, ``{holder}`` a body or place, ``{thing}`` any mention.
    """
    return re.compile(_NAME.sub(lambda m: _CLASSES[m[1]], source))


@dataclass(frozen=True, slots=True)
class Masked:
    """A sentence with its names masked. ``offsets[i]`` is where mask character ``i`` begins in the article's text."""

    index: int
    text: str
    offsets: Sequence[int]
    held: dict[int, Mention | Post]

    def begin(self, position: int) -> int:
        return self.offsets[position]

    def end(self, position: int) -> int:
        """Where the text before mask position ``position`` ends in the article."""
        if position == 0:
            return self.offsets[0]
        item = self.held.get(position - 1)
        return item.end if item else self.offsets[position - 1] + 1

    def mention(self, position: int) -> Mention:
        item = self.held[position]
        assert isinstance(item, Mention)
        return item

    def post(self, position: int) -> Post:
        item = self.held[position]
        assert isinstance(item, Post)
        return item

    def mentions(self, begin: int, end: int) -> tuple[Mention, ...]:
        """The mentions between two mask positions, in order."""
        return tuple(m for p in range(begin, end) if isinstance(m := self.held.get(p), Mention))


@lru_cache(maxsize=1024)  # every extractor masks the same sentences
def mask(text: AnnotatedText, index: int) -> Masked:
    """Mask one sentence of an annotated text."""
    sentence = text.sentences[index]
    outer = text.outer(index)
    if not outer and not text.posts[index]:
        return Masked(index, text.flat[sentence.begin : sentence.end], range(sentence.begin, sentence.end + 1), {})
    ends = [m.end for m in outer]
    free = [
        p for p in text.posts[index] if (at := bisect_right(ends, p.begin)) == len(outer) or outer[at].begin >= p.end
    ]
    return _masked(text, index, (sentence.begin, sentence.end), sorted([*outer, *free], key=_BEGIN))


def inside(text: AnnotatedText, index: int, name: Mention) -> Masked:
    """Mask what stands in a long name: 关于接受{person}辞去{body}副市长职务请求的决定."""
    within = [m for m in text.mentions[index] if name.begin <= m.begin and m.end <= name.end and m != name]
    return _masked(text, index, (name.begin, name.end), outermost(within))


def _masked(text: AnnotatedText, index: int, span: tuple[int, int], items: Sequence[Mention | Post]) -> Masked:
    """Mask a stretch of a sentence, given what stands in it in order."""
    symbols: list[str] = []
    offsets: list[int] = []
    held: dict[int, Mention | Post] = {}
    position, end = span
    for item in items:
        symbols.append(text.flat[position : item.begin])
        offsets += range(position, item.begin)
        held[len(offsets)] = item
        symbols.append(SYMBOLS["post"] if isinstance(item, Post) else SYMBOLS[str(item.thing.kind)])
        offsets.append(item.begin)
        position = item.end
    symbols.append(text.flat[position:end])
    offsets += range(position, end)
    offsets.append(end)
    return Masked(index, "".join(symbols), offsets, held)
