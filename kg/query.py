"""Asking the graph in SPARQL: what may be asked, the questions that come with kg, and the answers as text."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import pyoxigraph as ox

from kg.errors import NotFoundError, QueryError
from kg.store import PREFIXES, GraphStore, curie

FORMATS = ("table", "csv", "json", "ttl")
Answer = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
_CELL = 60  # columns at which a table cuts a cell; the other formats never cut

_GAP = r"(?:\s|\#[^\n\r]*[\n\r])*"
# The word and what must follow it where it is the keyword: an IRI, a variable or a prefixed name. Looked for in the
# whole text, because what counts as a string or a comment depends on the parser (``?a<b:c#>'''`` is two things).
_SERVICE = re.compile(rf"([?$:]?)\w*service(?={_GAP}(?:silent{_GAP})?(?:<|[?$]|[\w.-]*:))", re.IGNORECASE)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


@dataclass(frozen=True, slots=True)
class Example:
    """A query that comes with kg, with what it asks in Chinese and English."""

    name: str
    zh: str
    en: str
    query: str


@cache
def examples() -> tuple[Example, ...]:
    """The queries that come with kg, by name."""
    folder = files(__package__).joinpath("queries")
    texts = {item.name.removesuffix(".rq"): item.read_text(encoding="utf-8") for item in folder.iterdir()}
    return tuple(Example(name, *_titles(text), text) for name, text in sorted(texts.items()))


def example(name: str) -> Example:
    """The example of that name. Raises NotFoundError, which names the others."""
    for item in examples():
        if item.name == name:
            return item
    raise NotFoundError(f"no example query is named {name!r}; there are: {', '.join(e.name for e in examples())}")


def _titles(text: str) -> tuple[str, str]:
    zh, en = (line.removeprefix("# ") for line in text.splitlines()[:2])
    return zh, en


def ask(store: GraphStore, query: str) -> Answer:
    """The answer to a query, with every prefix declared. Raises QueryError for what does not parse or is refused.

    A query only reads: SERVICE, which would send requests to other machines, is refused, and update is no query.
    """
    if _calls_service(query) or _calls_service(_ESCAPE.sub(_character, query)):
        raise QueryError("SERVICE is refused: a query reads this graph only and sends nothing to other machines")
    return store.query(query)


def _calls_service(query: str) -> bool:
    """Whether SERVICE stands anywhere but as the end of a variable's (?service) or a thing's name (ex:service)."""
    return any(not match[1] for match in _SERVICE.finditer(query))


def _character(escape: re.Match[str]) -> str:
    code = int(escape[1] or escape[2], 16)
    return chr(code) if code < 0x110000 else ""


def answer(store: GraphStore, query: str, form: str | None = None) -> Iterator[str]:
    """The answer to a query as text in one of FORMATS, piece by piece; without ``form``, what suits the query best."""
    found = ask(store, query)
    if isinstance(found, ox.QueryBoolean):
        return iter([_boolean(bool(found), form)])
    if isinstance(found, ox.QueryTriples):
        return _triples(found, form or "ttl")
    if form == "ttl":
        raise QueryError("SELECT gives rows, not triples: use --format table, csv or json, or ask with CONSTRUCT")
    names = [variable.value for variable in found.variables]
    return _rows(names, (tuple(row) for row in found), form or "table")


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
    yield from _rows(["subject", "predicate", "object"], rows, form)


Row = Sequence[object]


def _rows(names: list[str], rows: Iterable[Row], form: str) -> Iterator[str]:
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
    return {"type": "bnode", "value": str(term).removeprefix("_:")}


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
