"""Compute the relations over the whole graph, write them back, and read them again: strongest ties and paths."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

import networkx as nx
import pyoxigraph as ox

from kg.relations.names import find_thing
from kg.relations.network import Standing, cheapest, network, standings
from kg.relations.ties import Tie, labels, ties
from kg.store.terms import BASE, KG, PREFIXES, RELATIONS

_XSD = PREFIXES["xsd"]
_GRAPH = ox.NamedNode(RELATIONS)
_TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")


@dataclass(frozen=True, slots=True)
class Related:
    """Two things and how strongly facts and sentences tie them."""

    a: str  # IRI
    b: str
    a_label: str
    b_label: str
    weight: float
    kinds: tuple[str, ...] = ()  # what ties them, the strongest first


@dataclass(frozen=True, slots=True)
class Relations:
    """The relations graph as sorted N-Quads, and what a build says about it."""

    nquads: bytes
    things: int
    related: int
    communities: int
    strongest: tuple[Related, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path: from one thing to the next, by what, and the sentence that states it."""

    source: str  # canonical names
    target: str
    kind: str
    sentence: str
    headline: str
    date: str


def relate(store: ox.Store) -> Relations:
    """Link the things of the graph by the facts they share and measure how each stands among the others."""
    graph, names = _network(store)
    standing = standings(graph)
    pairs = [(a, b, data["weight"]) for a, b, data in _by_facts(graph)]
    quads = (*_standing_quads(standing), *_related_quads(pairs))
    lines = ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""
    return Relations(
        nquads=b"".join(sorted(lines.splitlines(keepends=True))),
        things=len(graph),
        related=len(pairs),
        communities=len({each.community for each in standing.values()}),
        strongest=_strongest(graph, names, 5),
    )


def strongest(store: ox.Store, n: int = 20) -> tuple[Related, ...]:
    """The ``n`` pairs of things that most evidences tie, the strongest first."""
    return _strongest(*_network(store), n)


def path(store: ox.Store, a: str, b: str) -> tuple[Step, ...]:
    """How the thing named ``a`` is connected with the one named ``b``; empty where both are the same.

    Raises NotFoundError where a name is unknown or ambiguous, or nothing connects the two.
    """
    graph, names = _network(store)
    way = cheapest(graph, find_thing(store, a), find_thing(store, b))
    return tuple(_step(store, graph.edges[x, y]["ties"][0], names[x], names[y]) for x, y in nx.utils.pairwise(way))


def _network(store: ox.Store) -> tuple[nx.Graph, dict[str, str]]:
    names = labels(store)
    return network(names, ties(store)), names


def _by_facts(graph: nx.Graph) -> list[tuple[str, str, dict[str, Any]]]:
    """The edges that rest on a fact, sorted; to be named in one sentence makes nobody related."""
    return [(a, b, data) for a, b, data in graph.edges(data=True) if data["ties"][0].fact]


def _strongest(graph: nx.Graph, names: dict[str, str], n: int) -> tuple[Related, ...]:
    edges = sorted(
        ((-data["weight"], a, b, data["ties"]) for a, b, data in _by_facts(graph)), key=lambda edge: edge[:3]
    )
    return tuple(Related(a, b, names[a], names[b], -weight, _kinds(found)) for weight, a, b, found in edges[:n])


def _kinds(found: tuple[Tie, ...]) -> tuple[str, ...]:
    count: dict[str, float] = {}
    for tie in found:
        count[tie.kind] = count.get(tie.kind, 0.0) + tie.weight
    return tuple(sorted(count, key=lambda kind: (-count[kind], kind)))


def _step(store: ox.Store, tie: Tie, source: str, target: str) -> Step:
    query = f"""SELECT ?text ?headline ?date {{ <{tie.sentence}> nif:anchorOf ?text ; kg:article ?article .
        OPTIONAL {{ ?article schema:headline ?headline }} OPTIONAL {{ ?article schema:datePublished ?date }} }}"""
    solutions = store.query(query, prefixes=dict(PREFIXES))
    assert isinstance(solutions, ox.QuerySolutions)
    rows = sorted(tuple(getattr(term, "value", "") for term in row) for row in solutions)
    words, headline, date = rows[0] if rows else ("", "", "")
    return Step(source, target, tie.kind, words, headline, date)


def _standing_quads(standing: dict[str, Standing]) -> Iterator[ox.Quad]:
    for thing, each in standing.items():
        node = ox.NamedNode(thing)
        yield _quad(node, "degree", _number(each.degree, "integer"))
        yield _quad(node, "rank", _number(each.rank, "decimal"))
        yield _quad(node, "community", _number(each.community, "integer"))


def _related_quads(pairs: list[tuple[str, str, float]]) -> Iterator[ox.Quad]:
    for a, b, weight in pairs:
        name = blake2b(f"{a}\n{b}".encode(), digest_size=8).hexdigest()
        relation, ends = ox.NamedNode(f"{BASE}relation/{name}"), (ox.NamedNode(a), ox.NamedNode(b))
        yield ox.Quad(relation, _TYPE, ox.NamedNode(KG + "Relation"), _GRAPH)
        yield _quad(relation, "weight", _number(weight, "decimal"))
        for one, other in (ends, ends[::-1]):
            yield _quad(relation, "between", one)
            yield _quad(one, "related", other)


def _quad(subject: ox.NamedNode, term: str, value: ox.NamedNode | ox.Literal) -> ox.Quad:
    return ox.Quad(subject, ox.NamedNode(KG + term), value, _GRAPH)


def _number(value: float, kind: str) -> ox.Literal:
    words = f"{value:.6f}".rstrip("0").rstrip(".") if kind == "decimal" else str(value)
    return ox.Literal(words, datatype=ox.NamedNode(_XSD + kind))
