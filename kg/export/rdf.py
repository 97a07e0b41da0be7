"""The graph in the formats of RDF."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import IO

import pyoxigraph as ox

from kg.export.jsonld import write_jsonld
from kg.export.spool import sorted_lines
from kg.store import PREFIXES, GraphStore

FORMATS = {
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "nquads": ox.RdfFormat.N_QUADS,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
}
# Formats that name graphs: the articles', and the default graph with all of it.
DATASETS = frozenset({"trig", "nquads"})
_TYPE = b"<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
_FIRST = b"!"  # sorts before every predicate


def export(store: GraphStore, form: str = "turtle") -> bytes:
    """The graph in one of FORMATS. TriG and N-Quads hold the named graphs too; the others every triple once."""
    output = io.BytesIO()
    write_rdf(store, form, output)
    return output.getvalue()


def write_rdf(store: GraphStore, form: str, output: IO[bytes]) -> None:
    """Write the graph in one of FORMATS, statement by statement in order."""
    if form == "nquads":
        output.writelines(sorted_lines(_dump(store, ox.RdfFormat.N_QUADS, None)))
    elif form == "ntriples":
        output.writelines(sorted_lines(_dump(store, ox.RdfFormat.N_TRIPLES, ox.DefaultGraph())))
    elif form == "jsonld":
        write_jsonld(triples(store), output)
    else:
        names: list[ox.NamedNode | ox.DefaultGraph] = [ox.DefaultGraph()]
        if form in DATASETS:
            names += map(ox.NamedNode, store.graphs())
        quads = chain.from_iterable(_quads(store, name) for name in names)
        ox.serialize(quads, output=output, format=FORMATS[form], prefixes=dict(PREFIXES))


def triples(store: GraphStore) -> Iterator[ox.Triple]:
    """Every triple once, subject by subject in order, the classes of each first."""
    return (quad.triple for quad in _quads(store, ox.DefaultGraph()))


def _quads(store: GraphStore, graph: ox.NamedNode | ox.DefaultGraph) -> Iterator[ox.Quad]:
    """The statements of a graph, subject by subject, with ``a`` as the first of each, as people write Turtle."""
    dumped = _dump(store, ox.RdfFormat.N_TRIPLES, graph)
    lines = map(_type_back, sorted_lines(map(_type_first, dumped)))
    for block in _blocks(lines):
        for quad in ox.parse(block, format=ox.RdfFormat.N_TRIPLES):
            yield ox.Quad(quad.subject, quad.predicate, quad.object, graph)


def _dump(store: GraphStore, form: ox.RdfFormat, graph: ox.NamedNode | ox.DefaultGraph | None) -> Iterator[bytes]:
    """The lines of one graph, or of all where the format names them."""
    with tempfile.TemporaryFile() as file:
        store.oxigraph.dump(file, form, from_graph=graph)
        file.seek(0)
        yield from file


def _blocks(lines: Iterable[bytes], size: int = 1 << 20) -> Iterator[bytes]:
    block: list[bytes] = []
    held = 0
    for line in lines:
        block.append(line)
        held += len(line)
        if held > size:
            yield b"".join(block)
            block, held = [], 0
    yield b"".join(block)


def _type_first(line: bytes) -> bytes:
    subject, _, rest = line.partition(b" ")
    return subject + b" " + _FIRST + rest.removeprefix(_TYPE) if rest.startswith(_TYPE) else line


def _type_back(line: bytes) -> bytes:
    subject, _, rest = line.partition(b" ")
    return subject + b" " + _TYPE + rest.removeprefix(_FIRST) if rest.startswith(_FIRST) else line
