"""The values that flow through kg: from a page's text to its articles, mentions and facts.

Everything is frozen. Offsets are character offsets, end exclusive. ``Article.text[m.begin:m.end]`` is the
surface of every mention ``m``, and every ``Piece`` of an article stands verbatim in its file.
"""

from __future__ import annotations

from kg.model.articles import Article, ArticleKind, Author, Front, Issue, Line, LineKind, Page, Piece
from kg.model.choice import Choice
from kg.model.facts import (
    Appointment,
    Award,
    Bound,
    Capacity,
    Event,
    Fact,
    Figure,
    Link,
    Occupancy,
    Participation,
    PolicyAction,
    Quantity,
    Quote,
    Relation,
    Status,
)
from kg.model.names import Kind, Mention, Post, Sentence, Tag, Thing
from kg.model.reading import Names, Reading

__all__ = [
    "Appointment",
    "Article",
    "ArticleKind",
    "Author",
    "Award",
    "Bound",
    "Capacity",
    "Choice",
    "Event",
    "Fact",
    "Figure",
    "Front",
    "Issue",
    "Kind",
    "Line",
    "LineKind",
    "Link",
    "Mention",
    "Names",
    "Occupancy",
    "Page",
    "Participation",
    "Piece",
    "PolicyAction",
    "Post",
    "Quantity",
    "Quote",
    "Reading",
    "Relation",
    "Sentence",
    "Status",
    "Tag",
    "Thing",
]
