"""The graph in Oxigraph: one named graph for each article, and every distinct triple once in the default graph.

Queries read the default graph. A union view over the named graphs would count a triple that two articles state
twice, so the store keeps the default graph itself: what a graph states is added to it, and what no graph states any
more is taken from it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path

import pyoxigraph as ox

from kg.errors import GraphError, QueryError
from kg.store.terms import PREFIXES

Rows = Iterator[tuple[str | None, ...]]
Subject = ox.NamedNode | ox.BlankNode | ox.Triple
Triples = set[tuple[Subject, ox.NamedNode, Subject | ox.Literal]]


_NAMED = re.compile(rb" <[^<> ]*> \.\n")  # the graph of a quad, at the end of its line
_BLOCK = 24 << 20  # bytes loaded at once


class GraphStore:
    """A graph on disk or, without a folder, in memory."""

    def __init__(self, folder: str | Path | None = None, *, read_only: bool = False) -> None:
        """Open the Oxigraph folder ``folder``, made where it is missing unless ``read_only``; memory for None.

        Raises GraphError where the folder cannot be opened: missing, foreign, busy or not writable.
        """
        try:
            if folder is None:
                self._store = ox.Store()
            else:
                self._store = ox.Store.read_only(_as_text(folder)) if read_only else ox.Store(str(folder))
        except (OSError, RuntimeError, UnicodeError) as error:
            raise GraphError(f"{folder}: the store cannot be opened: {error}") from error

    @property
    def oxigraph(self) -> ox.Store:
        """The Oxigraph store itself, for readers that need its own functions."""
        return self._store

    def __len__(self) -> int:
        """The number of distinct triples."""
        ((number,),) = self.rows("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
        return int(number or 0)

    def graphs(self) -> list[str]:
        """The names of all named graphs, sorted."""
        return sorted(g.value for g in self._store.named_graphs() if isinstance(g, ox.NamedNode))

    def holds(self, graph: str) -> bool:
        """Whether there is a named graph of that name."""
        try:
            return self._store.contains_named_graph(ox.NamedNode(graph))
        except ValueError:  # no IRI
            return False

    def graphs_with(self, iri: str) -> list[str]:
        """The named graphs that speak of a thing or fact, sorted."""
        try:
            node = ox.NamedNode(iri)
        except ValueError:  # no IRI
            return []
        quads = chain(self._store.quads_for_pattern(node, None, None), self._store.quads_for_pattern(None, None, node))
        return sorted({quad.graph_name.value for quad in quads if isinstance(quad.graph_name, ox.NamedNode)})

    # ------------------------------------------------------------ writing

    def load(self, parts: Iterable[bytes]) -> None:
        """Bulk-load N-Quads into an empty store: faster than ``replace``, all graphs at once, not transactional.

        Every quad stands in a named graph; its triple goes into the default graph too. Memory does not grow with what
        is loaded: Oxigraph takes some 30 times the bytes that it is given at once.
        """
        try:
            for block in _blocks(parts):
                for lines, checked in ((block, False), (_NAMED.sub(b" .\n", block), True)):
                    self._store.bulk_load(lines, format=ox.RdfFormat.N_QUADS, lenient=checked)
        except OSError as error:
            raise GraphError(f"the graph cannot be stored: {error}") from error

    def replace(self, graph: str, nquads: bytes) -> None:
        """Make ``nquads``, whose quads all stand in ``graph``, the whole content of that graph."""
        name = ox.NamedNode(graph)
        new: Triples = set()
        for quad in ox.parse(nquads, format=ox.RdfFormat.N_QUADS):
            if quad.graph_name != name:
                raise GraphError(f"a quad of {quad.graph_name} was given for the graph {graph}")
            new.add((quad.subject, quad.predicate, quad.object))
        standing = self._store.quads_for_pattern(None, None, None, name)
        old: Triples = {(quad.subject, quad.predicate, quad.object) for quad in standing}
        self._store.extend([ox.Quad(*t, g) for t in new - old for g in (name, ox.DefaultGraph())])
        self._remove(name, old - new)
        if not new:
            self._store.remove_graph(name)

    def drop(self, graph: str) -> None:
        """Take a graph away, and from the default graph what no other graph states."""
        self.replace(graph, b"")

    def _remove(self, name: ox.NamedNode, triples: Triples) -> None:
        for triple in triples:
            self._store.remove(ox.Quad(*triple, name))
            if not any(quad.graph_name != ox.DefaultGraph() for quad in self._store.quads_for_pattern(*triple, None)):
                self._store.remove(ox.Quad(*triple))

    def flush(self) -> None:
        """Write everything to disk."""
        self._store.flush()

    def close(self) -> None:
        """Let go of the folder, which may then be removed; the store can no more be used."""
        del self._store

    def snapshot(self, folder: str | Path) -> None:
        """Copy the store to a new folder (by hard links, in milliseconds)."""
        try:
            self._store.backup(str(folder))
        except OSError as error:
            raise GraphError(f"{folder}: the store cannot be copied there: {error}") from error

    # ------------------------------------------------------------ reading

    def query(
        self, query: str, prefixes: Mapping[str, str] = PREFIXES
    ) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        """Ask SPARQL with all prefixes declared; the answer is pyoxigraph's own. QueryError where it does not parse."""
        try:
            return self._store.query(query, prefixes=dict(prefixes))
        except (SyntaxError, ValueError, RuntimeError) as error:
            raise QueryError(f"the query does not parse: {error}") from error

    def rows(self, query: str) -> Rows:
        """The solutions of a SELECT as plain strings, None where a variable is unbound."""
        found = self.query(query)
        if not isinstance(found, ox.QuerySolutions):
            raise QueryError("only a SELECT query has rows")
        names = found.variables
        for row in found:
            yield tuple(None if (term := row[name]) is None else text(term) for name in names)

    def nquads(self, graph: str | None = None) -> bytes:
        """The sorted N-Quads lines of one graph, or of all graphs and the default graph."""
        if graph is None:
            lines = self._store.dump(format=ox.RdfFormat.N_QUADS)
        else:
            quads = self._store.quads_for_pattern(None, None, None, ox.NamedNode(graph))
            lines = ox.serialize(quads, format=ox.RdfFormat.N_QUADS)
        return _sorted(lines or b"")

    def ntriples(self) -> bytes:
        """The sorted N-Triples lines of the default graph: every triple once."""
        lines = self._store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
        return _sorted(lines or b"")


def _blocks(parts: Iterable[bytes]) -> Iterator[bytes]:
    """The parts put together to pieces of some size."""
    block: list[bytes] = []
    held = 0
    for part in parts:
        block.append(part)
        held += len(part)
        if held >= _BLOCK:
            yield b"".join(block)
            block, held = [], 0
    yield b"".join(block)


def text(term: object) -> str:
    """A term as plain text: the IRI, or the words of a literal."""
    return str(getattr(term, "value", term))


def _as_text(folder: str | Path) -> str:
    """A path in UTF-8, as ``read_only`` wants it; under the C locale Python's own paths hold undecoded bytes."""
    return os.fsencode(folder).decode("utf-8", "surrogateescape")


def _sorted(lines: bytes) -> bytes:
    return b"".join(sorted(lines.splitlines(keepends=True)))
