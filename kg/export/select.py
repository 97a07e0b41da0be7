"""Parts of a graph that stand by themselves: what is known of one thing, and what was published since a day."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox

from kg.errors import NotFoundError
from kg.store import KG, PREFIXES, SHARED_GRAPHS, GraphStore, text
from kg.store.local import Triples

_TYPE, _LABEL, _NOTATION = (
    ox.NamedNode(PREFIXES[prefix] + name)
    for prefix, name in (("rdf", "type"), ("skos", "prefLabel"), ("skos", "notation"))
)
_DEFAULT = ox.DefaultGraph()
# What is told in full where a fact of the thing names it; of everything else its class and name.
_TOLD = frozenset(KG + name for name in ("Sentence", "Article", "Piece", "Issue", "PolicyAction")) | {
    PREFIXES["schema"] + "QuantitativeValue",
    PREFIXES["org"] + "Role",
}
_FACTS = frozenset(
    {KG + name for name in ("Appointment", "Removal", "Participation", "Statement", "PolicyAction", "Award", "Mention")}
    | {PREFIXES["org"] + "Membership", PREFIXES["sosa"] + "Observation", PREFIXES["rdf"] + "Statement"}
)


def thing(store: GraphStore, name: str) -> GraphStore:
    """What is known of a thing (person:王秀兰, or its IRI): its names, its facts and mentions with all evidence.

    Raises NotFoundError where the graph says nothing of it.
    """
    prefix, _, local = name.partition(":")
    iri = PREFIXES[prefix] + local if prefix in PREFIXES else name.strip("<>")
    try:
        node = ox.NamedNode(iri)
    except ValueError as error:
        raise NotFoundError(f"{name} is no name of a thing, such as person:王秀兰 or place:山西省-太原市") from error
    found = _Closure(store.oxigraph)
    found.tell(node)
    if not found.triples:
        raise NotFoundError(f"the graph says nothing of {name}")
    for fact in store.oxigraph.quads_for_pattern(None, None, node, _DEFAULT):
        if isinstance(fact.subject, ox.NamedNode) and found.classes(fact.subject) & _FACTS:
            found.tell(fact.subject)
    part = GraphStore()
    part.oxigraph.extend(ox.Quad(*triple) for triple in found.triples)
    return part


class _Closure:
    """The triples taken so far, and what they name told as far as they need it."""

    def __init__(self, store: ox.Store) -> None:
        self.store, self.told = store, set[ox.NamedNode]()
        self.triples: Triples = set()

    def classes(self, node: ox.NamedNode) -> set[str]:
        return {text(quad.object) for quad in self.store.quads_for_pattern(node, _TYPE, None, _DEFAULT)}

    def tell(self, node: ox.NamedNode) -> None:
        """All that is said of a node, and what it names."""
        if node in self.told:
            return
        self.told.add(node)
        for quad in self.store.quads_for_pattern(node, None, None, _DEFAULT):
            self.triples.add((quad.subject, quad.predicate, quad.object))
            if isinstance(quad.object, ox.NamedNode):
                self._name(quad.object)

    def _name(self, node: ox.NamedNode) -> None:
        if self.classes(node) & _TOLD:
            self.tell(node)
            return
        for predicate in (_TYPE, _LABEL, _NOTATION):
            for quad in self.store.quads_for_pattern(node, predicate, None, _DEFAULT):
                self.triples.add((quad.subject, quad.predicate, quad.object))


@contextmanager
def since(store: GraphStore, day: str) -> Iterator[GraphStore]:
    """The graphs of the articles that were published on a day or later, as a store on disk while it is needed."""
    published = ox.NamedNode(PREFIXES["schema"] + "datePublished")
    names = [
        name
        for name in store.graphs()
        if name not in SHARED_GRAPHS
        and any(
            text(q.object) >= day for q in store.oxigraph.quads_for_pattern(None, published, None, ox.NamedNode(name))
        )
    ]
    with tempfile.TemporaryDirectory() as folder:
        part = of_graphs(store, names, Path(folder) / "part")
        try:
            yield part
        finally:
            part.close()


def of_graphs(store: GraphStore, names: Iterable[str], folder: Path | None = None) -> GraphStore:
    """A store of some named graphs of another."""
    part = GraphStore(folder)
    part.load(store.nquads(name) for name in names)
    return part
