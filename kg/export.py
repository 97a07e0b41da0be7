"""The graph as a file: sorted, so that the same graph always gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kg.store import PREFIXES, GraphStore

FORMATS = {
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "nquads": ox.RdfFormat.N_QUADS,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
}
DATASETS = frozenset(
    {"trig", "nquads"}
)  # formats that name graphs: the articles', and the default graph with all of it
_TYPE = b"> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "


def export(store: GraphStore, form: str = "turtle") -> bytes:
    """The graph in one of FORMATS. TriG and N-Quads hold the named graphs too; the others every triple once."""
    lines = store.nquads() if form in DATASETS else store.ntriples()
    if form in ("nquads", "ntriples"):
        return lines
    source = ox.RdfFormat.N_QUADS if form in DATASETS else ox.RdfFormat.N_TRIPLES
    quads: Iterator[ox.Quad] = ox.parse(_types_first(lines, by_graph=form in DATASETS), format=source)
    return ox.serialize(quads, format=FORMATS[form], prefixes=dict(PREFIXES)) or b""


def _types_first(lines: bytes, *, by_graph: bool) -> bytes:
    """Sorted statements with ``a`` as each subject's first, as people write Turtle; TriG wants them graph by graph."""

    keyed = [
        (_graph(line) if by_graph else b"", line.replace(_TYPE, b"> !", 1), line) for line in lines.splitlines(True)
    ]
    return b"".join(line for _, _, line in sorted(keyed))


def _graph(line: bytes) -> bytes:
    """The graph's name at the end of an N-Quads line, or the object where it names no graph."""
    return line.rsplit(b" ", 2)[1]
