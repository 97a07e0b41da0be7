"""Reading articles: their names, then their facts. Pure, so it can be cached, repeated and run anywhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.extract import extract_facts
from kg.extract.namesakes import parted
from kg.extract.text import annotate
from kg.model import Article, Fact, Front, Issue, Reading, Tag
from kg.resolve.names import lines_of, resolve
from kg.tagger import Tagger


def read_article(article: Article, front: Front, *, tagger: Tagger) -> Reading:
    """All that an article states, given what is known of its page."""
    names = resolve(article, front, tagger=tagger)
    found = tuple(extract_facts(annotate(article, front, names)))
    facts = tuple(item for item in found if isinstance(item, Fact))
    issues = tuple(item for item in found if isinstance(item, Issue))
    return parted(Reading(article, front, names, facts, issues))


class Ahead:
    """A tagger that has tagged the lines of many articles at once, several times faster than article by article."""

    def __init__(self, tagger: Tagger, articles: Iterable[Article]) -> None:
        lines = list(dict.fromkeys(line for article in articles for line in lines_of(article)))
        self._tags = dict(zip(lines, tagger.tag(lines), strict=True))

    def tag(self, sentences: Sequence[str]) -> list[tuple[Tag, ...]]:
        """The names of each sentence; raises KeyError for one that is no line of the articles."""
        return [self._tags[sentence] for sentence in sentences]
