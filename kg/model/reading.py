"""What reading an article gives: its names, and all that it states."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model.articles import Article, Front, Issue
from kg.model.facts import Fact
from kg.model.names import Mention, Post, Sentence, Thing


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one article: its sentences, what they mention, and every form that each thing goes by."""

    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    posts: tuple[Post, ...]
    forms: tuple[tuple[Thing, str], ...]  # other names of a thing, met or standard (中共山西省委, 太原)


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one article states, before it is known who is who."""

    article: Article
    front: Front
    names: Names
    facts: tuple[Fact, ...]
    issues: tuple[Issue, ...]
