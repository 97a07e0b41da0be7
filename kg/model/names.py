"""What a text names: its sentences, names and titles, and the things that they stand for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from kg.model.articles import LineKind
from kg.model.choice import Choice


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, headline, table row or byline of an article's text; never crosses a line."""

    begin: int
    end: int
    line: int  # index into Article.lines
    kind: LineKind


class Kind(Choice):
    PERSON = "person"
    BODY = "body"
    PLACE = "place"
    MEETING = "meeting"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True, order=True)
class Thing:
    """What a name stands for inside one article: its kind and its canonical (fullest official) name."""

    kind: Kind
    name: str


class Tag(NamedTuple):
    """A name that a tagger found in a text: a person, place or body, before it is resolved."""

    begin: int
    end: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class Mention:
    """A resolved name: where it stands and what it stands for. Mentions may nest, never cross.

    ``pointing`` marks words that point (我市, 该局, 会议, 他) and are no names of their own.
    """

    begin: int
    end: int
    thing: Thing
    pointing: bool = False


@dataclass(frozen=True, slots=True)
class Post:
    """A post's title in the text (副主席), and whether it is a former (原) or acting (代) one."""

    begin: int
    end: int
    title: str
