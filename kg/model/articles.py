"""What stands on a page: articles, their lines and pieces, and what is known of the page beforehand."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model.choice import Choice


@dataclass(frozen=True, slots=True)
class Front:
    """What is known of a page beforehand, from front matter or options; None where nothing is said.

    ``date`` is an ISO day, ``home`` a division's name (太原市), ``country`` a country's name (中国); ``session`` is
    the one session of an assembly that the page's articles report on: what 大会 means where no article names it.
    """

    newspaper: str | None = None
    date: str | None = None
    page: str | None = None
    home: str | None = None
    country: str | None = None
    session: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A verbatim run: ``article.text[begin:end] == file_text[file_begin:file_begin + end - begin]``."""

    begin: int
    end: int
    file_begin: int
    file: str = ""  # where it is not the article's own: a continuation on another page

    @property
    def file_end(self) -> int:
        return self.file_begin + self.end - self.begin


class LineKind(Choice):
    """What a line of an article's text is on the page."""

    KICKER = "kicker"  # a line above the headline
    HEADLINE = "headline"
    SUBHEAD = "subhead"  # a line below the headline, or a heading inside the article
    PARAGRAPH = "paragraph"
    HEADER = "header"  # a table's header row
    ROW = "row"  # a table's row, cells separated by tabs
    NOTE = "note"  # a table's footnote
    CAPTION = "caption"
    BYLINE = "byline"  # (王秀兰), 某某 摄


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an article's text, without its line break."""

    begin: int
    end: int
    kind: LineKind


class ArticleKind(Choice):
    ARTICLE = "article"
    CAPTION = "caption"
    TABLE = "table"
    CONTINUATION = "continuation"


@dataclass(frozen=True, slots=True)
class Author:
    """Who signed an article: name and where it stands in the text."""

    name: str
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """One article of a page, put together from its blocks.

    ``text`` is everything that is the article's, one line each: kicker and headline, paragraphs, table rows,
    byline. ``joins`` are the offsets in ``text`` where a continuation was joined inside a sentence.
    """

    file: str
    kind: ArticleKind
    headline: str
    text: str
    lines: tuple[Line, ...]
    pieces: tuple[Piece, ...]
    authors: tuple[Author, ...] = ()
    joins: tuple[int, ...] = ()
    complete: bool = True


@dataclass(frozen=True, slots=True)
class Page:
    """A file read: its front matter (given or inferred) and its articles in reading order."""

    file: str
    front: Front
    inferred: frozenset[str]  # the fields of ``front`` that were inferred: home, date, country
    articles: tuple[Article, ...]
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class Issue:
    """Something that could not be handled, with its place: reported, never dropped."""

    file: str
    begin: int  # offset in the article's text, or in the file where no article is known
    end: int
    what: str  # a short name of the kind of problem: unknown-column, open-end, ragged-row …
    detail: str = ""
