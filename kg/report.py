"""What a build tells of itself: what was read, what the graph now holds, and what could not be handled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.model import Issue, Page, Reading
from kg.store import PREFIXES, GraphStore

THINGS = {
    "kg:Person": "people",
    "kg:Body": "bodies",
    "kg:Place": "places",
    "kg:Meeting": "meetings",
    "kg:Document": "documents",
}
FACTS = {
    "org:Membership": "posts held",
    "kg:Appointment": "appointments",
    "kg:Removal": "removals",
    "kg:Participation": "took part",
    "kg:Statement": "statements",
    "kg:PolicyAction": "policy actions",
    "kg:Award": "honours",
    "sosa:Observation": "observations",
}
LINKS = "geo:sfWithin org:subOrganizationOf schema:location"  # not when a meeting was held, or who held it
Counts = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Unread:
    """A file, or an article of it, that could not be read, and why."""

    file: str
    reason: str


@dataclass(frozen=True, slots=True)
class Inferred:
    """What was inferred of a page because nothing says it: its home (太原市) or its date (2026-02-03)."""

    file: str
    what: str
    value: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a file that could not be handled: where it stands, its kind, and what it is."""

    file: str
    line: int
    what: str
    detail: str


@dataclass(frozen=True, slots=True)
class Tie:
    """Two things that many facts link: their names, the weight, and the kinds of facts."""

    one: str
    other: str
    weight: float
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The outcome of a build. ``changed`` is False where there was nothing to do.

    ``added``, ``renewed`` and ``dropped`` count articles against the graph that stood there before; ``triples`` is 0
    where no graph was made.
    """

    changed: bool
    files: int
    articles: int = 0
    stitched: int = 0
    incomplete: int = 0
    added: int = 0
    renewed: int = 0
    dropped: int = 0
    triples: int = 0
    things: Counts = ()
    facts: Counts = ()
    ties: tuple[Tie, ...] = ()
    unread: tuple[Unread, ...] = ()
    inferred: tuple[Inferred, ...] = ()
    issues: tuple[Problem, ...] = ()

    def issues_by_kind(self) -> Counts:
        """The kinds of issues with their counts, most frequent first."""
        counts = Counter(issue.what for issue in self.issues)
        return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def count_things(store: GraphStore) -> Counts:
    """How many things of each kind the graph holds."""
    return _count(store, THINGS)


def count_facts(store: GraphStore) -> Counts:
    """How many facts of each kind the graph holds; kinds that it has none of are left out."""
    counts = (*_count(store, FACTS), ("lies in or belongs to", _links(store)))
    return tuple((label, number) for label, number in counts if number)


def _links(store: GraphStore) -> int:
    query = f"SELECT (COUNT(?x) AS ?n) {{ VALUES ?link {{ {LINKS} }} ?x a rdf:Statement ; rdf:predicate ?link }}"
    ((number,),) = store.rows(query)
    return int(number or 0)


def _count(store: GraphStore, classes: dict[str, str]) -> Counts:
    values = " ".join(classes)
    query = f"SELECT ?class (COUNT(?x) AS ?n) {{ VALUES ?class {{ {values} }} ?x a ?class }} GROUP BY ?class"
    found = {iri: int(number or 0) for iri, number in store.rows(query)}
    return tuple((label, found.get(_iri(name), 0)) for name, label in classes.items())


def _iri(name: str) -> str:
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local


def problems(pages: Iterable[Page], readings: Iterable[Reading], texts: Mapping[str, str]) -> Iterator[Problem]:
    """The issues of pages and articles with the lines of the files, given with their ``texts``, that they stand in."""
    for page in pages:
        for issue in page.issues:
            yield _problem(issue, issue.file, issue.begin, texts)
    for reading in readings:
        for issue in reading.issues:
            pieces = reading.article.pieces
            piece = next((p for p in pieces if p.begin <= issue.begin < p.end), pieces[0])
            offset = piece.file_begin + max(0, issue.begin - piece.begin)
            yield _problem(issue, piece.file or issue.file, offset, texts)


def _problem(issue: Issue, file: str, offset: int, texts: Mapping[str, str]) -> Problem:
    return Problem(file, texts[file].count("\n", 0, offset) + 1, issue.what, issue.detail)


def inferred(pages: Iterable[Page]) -> Iterator[Inferred]:
    """What was inferred of each page."""
    for page in pages:
        for what in sorted(page.inferred):
            if value := getattr(page.front, what):
                yield Inferred(page.file, what, value)
