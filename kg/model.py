"""The values that flow through kg: from a page's text to its articles, mentions and facts.

Everything is frozen. Offsets are character offsets, end exclusive. ``Article.text[m.begin:m.end]`` is the
surface of every mention ``m``, and every ``Piece`` of an article stands verbatim in its file.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple


class Choice(StrEnum):
    """Some words of which a value is one.

    Rules name members and look them up in tables for every mention of every sentence. Python 3.11 finds a member of an
    Enum through a property and hashes it in Python; here members are plain attributes, and hash as strings do.
    """

    __hash__ = str.__hash__

    def __init_subclass__(cls) -> None:
        for member in cls:
            type.__setattr__(cls, member.name, member)


# ---------------------------------------------------------------- pages and articles


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


# ---------------------------------------------------------------- sentences and names


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


# ---------------------------------------------------------------- facts


class Bound(Choice):
    EXACTLY = "exactly"
    AT_LEAST = "atLeast"
    AT_MOST = "atMost"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value in its base unit (3万名 = 30000 名) with its bound."""

    value: Decimal
    unit: str
    bound: Bound = Bound.EXACTLY


class Status(Choice):
    PLANNED = "planned"
    ONGOING = "ongoing"
    DONE = "done"
    PROPOSED = "proposed"


class Capacity(Choice):
    PRESIDED = "presided"
    SPOKE = "spoke"
    REPORTED = "reported"
    ATTENDED = "attended"
    OBSERVED = "observed"


class Relation(Choice):
    WITHIN = "within"  # place in place
    PART_OF = "part_of"  # body in body
    LOCATED = "located"  # body, meeting or site in a place
    PRESENTED = "presented"  # document in the meeting that heard, discussed or passed it


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A claim of the text. ``evidence`` are the indices of the sentences that state it, never empty."""

    evidence: tuple[int, ...]
    rule: str  # the name of the rule that found it, for readers of the graph


@dataclass(frozen=True, slots=True, kw_only=True)
class Occupancy(Fact):
    """A person holds (or held) a post. Dates are ISO, of the precision that the text gives."""

    person: Thing
    title: str
    body: Thing | None = None
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment(Fact):
    """A person was appointed to a post, or (``removed``) relieved of it."""

    person: Thing
    title: str
    body: Thing | None = None
    removed: bool = False
    date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Fact):
    """When and where a meeting was held, and who held it."""

    meeting: Thing
    start: str | None = None
    end: str | None = None
    organizer: Thing | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Participation(Fact):
    participant: Thing
    meeting: Thing
    capacity: Capacity = Capacity.ATTENDED


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(Fact):
    """What a speaker said, verbatim or reported, in the words of the text."""

    speaker: Thing
    text: str
    manner: str  # the verb: 指出, 表示, 说 …
    meeting: Thing | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyAction(Fact):
    """One clause that a verb of policy heads: who is to do what, for whom, where, how much, by when."""

    verb: str
    object: str
    status: Status
    actors: tuple[Thing, ...] = ()
    beneficiary: Thing | str | None = None
    places: tuple[Thing, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    due: str | None = None
    source: Thing | None = None
    item: int | None = None
    begin: int = field(default=0, compare=False)  # where the verb stands in the article's text


@dataclass(frozen=True, slots=True, kw_only=True)
class Award(Fact):
    recipient: Thing
    honour: str
    date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Fact):
    """A measured value. ``change`` marks a rate of change, its value in %."""

    subject: Thing
    indicator: str
    value: Decimal
    unit: str
    start: str | None = None
    end: str | None = None
    change: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(Fact):
    part: Thing
    relation: Relation
    whole: Thing


# ---------------------------------------------------------------- what reading gives


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
