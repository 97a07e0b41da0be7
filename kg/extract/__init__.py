"""The extractors: each reads an annotated article and gives the facts of one kind."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract import (
    actions,
    appointments,
    cases,
    figures,
    honours,
    links,
    meetings,
    papers,
    posts,
    statements,
    targets,
)
from kg.extract.text import AnnotatedText
from kg.model import Fact, Issue

EXTRACTORS = (
    posts.extract,
    appointments.extract,
    meetings.extract,
    statements.extract,
    actions.extract,
    targets.extract,
    cases.extract,
    honours.extract,
    figures.extract,
    links.extract,
    papers.extract,
)


def extract_facts(text: AnnotatedText) -> Iterator[Fact | Issue]:
    """All facts of an article, and what could not be read, extractor by extractor in reading order."""
    for extract in EXTRACTORS:
        yield from extract(text)
