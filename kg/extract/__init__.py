"""The extractors: each reads an annotated article and gives the facts of one kind.

``clause`` finds clauses and the verbs that head them; on it rest ``action``, ``figure``, ``meeting``, ``office`` and
``statement``, a room for each kind of fact.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract import links, papers
from kg.extract.action import actions, cases, targets
from kg.extract.figure import figures
from kg.extract.meeting import meetings
from kg.extract.office import appointments, honours, posts
from kg.extract.statement import statements
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
