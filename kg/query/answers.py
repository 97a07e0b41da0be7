"""Answers as text: tables, CSV, JSON and Turtle."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

import pyoxigraph as ox

from kg.errors import QueryError
from kg.query.explain import explain
from kg.query.guard import refuse
from kg.store import PREFIXES, GraphStore, curie
from kg.store.remote import RemoteStore

FORMATS = ("table", "csv", "json", "ttl")
Item = TypeVar("Item")
Asked = GraphStore | RemoteStore
Answer = ox.QuerySolutions | ox.QueryBoolean | Iterable[ox.Triple]
_CELL = 60  # columns at which a table cuts a cell; the other formats never cut


@dataclass(frozen=True, slots=True)
class Page:
    """Which rows of an answer are wanted: so many, after so many."""

    limit: int | None = None
    offset: int = 0


WHOLE = Page()


def ask(store: Asked, query: str) -> Answer:
    """The answer to a query, with every prefix declared. Raises QueryError for what does not parse or is refused.

    A query only reads: SERVICE, which would send requests to other machines, is refused, FROM reads graphs of the
    store only, and update is no query. What a server is asked has been parsed here first.
    """
    refuse(store, query)
    try:
        parsed = store if isinstance(store, GraphStore) else GraphStore()
        found = parsed.query(query)
    except QueryError as error:
        raise explain(query, error.reason) from error
    return found if store is parsed else store.query(query)


def answer(
    store: Asked, query: str, form: str | None = None, page: Page = WHOLE, *, rows: int | None = None
) -> Iterator[str]:
    """The answer to a query as text in one of FORMATS, piece by piece; without ``form``, what suits the query best.

    Raises QueryError, also between pieces, where there are more rows than ``rows``.
    """
    found = ask(store, query)
    if isinstance(found, ox.QueryBoolean):
        return iter([_boolean(bool(found), form)])
    if not isinstance(found, ox.QuerySolutions):
        return _triples(_paged(found, page, rows), form or "ttl")
    if form == "ttl":
        raise QueryError("SELECT gives rows, not triples: use --format table, csv or json, or ask with CONSTRUCT")
    names = [variable.value for variable in found.variables]
    return as_text(names, (tuple(row) for row in _paged(found, page, rows)), form or "table")


def _paged(found: Iterable[Item], page: Page, most: int | None) -> Iterator[Item]:
    """The rows or triples of a page; what goes wrong while the engine finds them is the query's error."""
    last = None if page.limit is None else page.offset + page.limit
    try:
        for number, item in enumerate(islice(found, page.offset, last), 1):
            if most is not None and number > most:
                raise QueryError(f"has more than {most:,} rows: ask for fewer with --limit")
            yield item
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"cannot be answered: {error}") from error


def _boolean(value: bool, form: str | None) -> str:
    if form == "ttl":
        raise QueryError("ASK gives yes or no, not triples: use --format table, csv or json")
    return json.dumps({"head": {}, "boolean": value} if form == "json" else value) + "\n"


def _triples(found: Iterable[ox.Triple], form: str) -> Iterator[str]:
    if form in ("ttl", "json"):
        kind = ox.RdfFormat.TURTLE if form == "ttl" else ox.RdfFormat.JSON_LD
        triples = sorted(set(found), key=str)
        yield (ox.serialize(triples, format=kind, prefixes=dict(PREFIXES)) or b"").decode()
        return
    rows = ((triple.subject, triple.predicate, triple.object) for triple in found)
    yield from as_text(["subject", "predicate", "object"], rows, form)


Row = Sequence[object]


def as_text(names: list[str], rows: Iterable[Row], form: str) -> Iterator[str]:
    """Rows of terms or plain values as a table, CSV or JSON."""
    if form == "csv":
        return _csv(names, rows)
    if form == "json":
        return iter([_json(names, rows)])
    return _table(names, rows)


def _csv(names: list[str], rows: Iterable[Row]) -> Iterator[str]:
    buffer = io.StringIO()
    write = csv.writer(buffer, lineterminator="\n").writerow
    write(names)
    for row in rows:
        write([_plain(term) for term in row])
        yield buffer.getvalue()
        buffer.seek(buffer.truncate(0))
    yield buffer.getvalue()


def _json(names: list[str], rows: Iterable[Row]) -> str:
    bindings = [
        {name: _binding(term) for name, term in zip(names, row, strict=True) if term is not None} for row in rows
    ]
    result = {"head": {"vars": names}, "results": {"bindings": bindings}}
    return json.dumps(result, ensure_ascii=False, indent=1) + "\n"


def _binding(term: object) -> dict[str, str]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.Literal):
        said = {"type": "literal", "value": term.value}
        if term.language:
            return said | {"xml:lang": term.language}
        plain = term.datatype.value == PREFIXES["xsd"] + "string"
        return said if plain else said | {"datatype": term.datatype.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    return {"type": "literal", "value": str(term)}


def _plain(term: object) -> str:
    return "" if term is None else str(getattr(term, "value", term))


def _table(names: list[str], rows: Iterable[Row]) -> Iterator[str]:
    cells = [[_short(term) for term in row] for row in rows]
    widths = [max([_width(name), *(_width(row[i]) for row in cells)]) for i, name in enumerate(names)]
    rule = ["─" * width for width in widths]
    for row in (names, rule, *cells):
        line = "  ".join(cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True))
        yield line.rstrip() + "\n"


def _short(term: object) -> str:
    """A term as a table shows it: IRIs by prefix, line breaks as a mark, long texts cut."""
    text = curie(term.value) if isinstance(term, ox.NamedNode) else _plain(term)
    text = text.replace("\n", " ⏎ ").replace("\t", " ")
    if _width(text) <= _CELL:
        return text
    while _width(text) > _CELL - 1:
        text = text[:-1]
    return text + "…"


def _width(text: str) -> int:
    """The columns that a text takes on a terminal: Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
