"""Holding a graph against the shapes of the ontology. Needs pyshacl, which is slow: for tests and on demand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial

import pyoxigraph as ox
from rdflib import RDF, SH, Graph, Literal
from rdflib.term import Node

from kg.rdf.alike import Alike, Aspect
from kg.rdf.namespaces import ontology_path
from kg.store import GraphStore, text

CHUNK = 1_000  # nodes held against the shapes at once
_TYPE = ox.NamedNode(str(RDF.type))
_DEFAULT = ox.DefaultGraph()


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """A node that breaks a rule: where (a property, or empty for the node itself), with what, and the rule in words."""

    node: str
    path: str
    value: str
    zh: str
    en: str

    def __str__(self) -> str:
        return " · ".join(filter(None, (self.node, self.path, self.value, self.zh, self.en)))


def validate(graph: str | bytes | Graph) -> list[Violation]:
    """What breaks the shapes in a graph, Turtle or N-Triples or rdflib's own; sorted, empty where all is well."""
    from pyshacl import validate as shacl

    data = graph if isinstance(graph, Graph) else Graph().parse(data=graph, format="turtle")
    _, report, _ = shacl(data, shacl_graph=_shapes(), inference="none", advanced=False)
    return sorted({_violation(report, result) for result in report.subjects(RDF.type, SH.ValidationResult)})


def violations(store: GraphStore) -> Iterator[Violation]:
    """What breaks the shapes in a store of any size, with the memory of some thousand nodes.

    Every rule of the shapes is about a node's own properties and the classes of their values, so that a few nodes
    with those are as good as the whole graph, and one node with an aspect is as good as all that have it.
    """
    alike = Alike(store.oxigraph, _shapes())
    specimens: dict[str, frozenset[Aspect]] = {}
    known: set[Aspect] = set()
    for node in alike.nodes():
        if not isinstance(node, ox.NamedNode):  # blank nodes, which kg does not write, cannot be named one by one
            yield from validate(store.ntriples())
            return
        aspects = alike.aspects(node)
        if not aspects <= known:
            specimens[node.value] = aspects
            known |= aspects
    wrong = {each.node for each in _checked(store, sorted(specimens), alike.specimen)}
    fine = {aspect for node, aspects in specimens.items() if node not in wrong for aspect in aspects}
    broken = {aspect for node in wrong for aspect in specimens[node]} - fine
    if broken:
        nodes = {text(node) for node in alike.nodes() if not broken.isdisjoint(alike.aspects(node))}
        yield from _checked(store, sorted(nodes), partial(_said, store.oxigraph))


def _checked(
    store: GraphStore, nodes: Sequence[str], said: Callable[[ox.NamedNode], Iterable[ox.Triple]]
) -> Iterator[Violation]:
    """What breaks the shapes in nodes, in their order, by what is ``said`` of each."""
    for at in range(0, len(nodes), CHUNK):
        chunk = nodes[at : at + CHUNK]
        triples = {triple for node in chunk for triple in said(ox.NamedNode(node))}
        named = {triple.object for triple in triples if isinstance(triple.object, ox.NamedNode)}
        kinds = (
            quad.triple for node in named for quad in store.oxigraph.quads_for_pattern(node, _TYPE, None, _DEFAULT)
        )
        lines = ox.serialize(triples.union(kinds), format=ox.RdfFormat.N_TRIPLES) or b""
        inside = set(chunk)
        yield from (wrong for wrong in validate(lines) if wrong.node in inside)


def _said(store: ox.Store, node: ox.NamedNode, path: ox.NamedNode | None = None) -> Iterator[ox.Triple]:
    return (quad.triple for quad in store.quads_for_pattern(node, path, None, _DEFAULT))


@cache
def _shapes() -> Graph:
    return Graph().parse(data=ontology_path("shapes.ttl").read_bytes(), format="turtle")


def _violation(report: Graph, result: Node) -> Violation:
    said = {node.language: str(node) for node in report.objects(result, SH.resultMessage) if isinstance(node, Literal)}
    node, path, value = (report.value(result, term) for term in (SH.focusNode, SH.resultPath, SH.value))
    return Violation(
        str(node), str(path or ""), str(value if value is not None else ""), said.get("zh", ""), said.get("en", "")
    )
