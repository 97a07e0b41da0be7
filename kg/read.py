"""Reading one article: its names, then its facts. Pure, so it can be cached, repeated and run anywhere."""

from __future__ import annotations

from kg.extract import extract_facts
from kg.extract.text import annotate
from kg.model import Article, Fact, Front, Issue, Reading
from kg.resolve.names import resolve
from kg.tagger import Tagger


def read_article(article: Article, front: Front, *, tagger: Tagger) -> Reading:
    """All that an article states, given what is known of its page."""
    names = resolve(article, front, tagger=tagger)
    found = tuple(extract_facts(annotate(article, front, names)))
    facts = tuple(item for item in found if isinstance(item, Fact))
    issues = tuple(item for item in found if isinstance(item, Issue))
    return Reading(article, front, names, facts, issues)
