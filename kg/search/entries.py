"""What of an article's graph can be searched: its sentences, statements and actions, and the names in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg.store import PREFIXES, GraphStore

Graph = Mapping[str, Mapping[str, list[str]]]  # subject, property, values

_RDF_TYPE, _LABEL, _OTHER = (
    PREFIXES[prefix] + name for prefix, name in (("rdf", "type"), ("skos", "prefLabel"), ("skos", "altLabel"))
)
_KG, _SCHEMA, _NIF = PREFIXES["kg"], PREFIXES["schema"], PREFIXES["nif"]
NAMED = {_KG + name.capitalize(): name for name in ("person", "body", "place", "meeting", "document")}


@dataclass(frozen=True, slots=True)
class Entry:
    """A sentence, statement or action: what it says, and where in the article it stands."""

    type: str
    thing: str
    text: str
    begin: int


@dataclass(frozen=True, slots=True)
class Name:
    """A name of a person, body, place, meeting or document."""

    type: str
    thing: str
    name: str


@dataclass(frozen=True, slots=True)
class Document:
    """An article as it can be searched: its day (empty where none is known), file, headline, words and names."""

    day: str
    file: str
    headline: str
    entries: tuple[Entry, ...]
    names: tuple[Name, ...]


def document(store: GraphStore, graph: str) -> Document:
    """What can be searched of one article's graph."""
    said: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for quad in store.oxigraph.quads_for_pattern(None, None, None, ox.NamedNode(graph)):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal):
            said[quad.subject.value][quad.predicate.value].append(quad.object.value)
    article = next((node for node in said.values() if _KG + "Article" in node[_RDF_TYPE]), {})
    return Document(
        _first(article, _SCHEMA + "datePublished"),
        _first(article, PREFIXES["dcterms"] + "source"),
        _first(article, _SCHEMA + "headline"),
        tuple(sorted(_entries(said), key=lambda entry: (entry.begin, entry.type, entry.thing))),
        tuple(sorted(_names(said), key=lambda name: (name.thing, name.name))),
    )


def _entries(said: Graph) -> Iterator[Entry]:
    for iri, node in list(said.items()):
        kinds = node[_RDF_TYPE]
        if _KG + "Sentence" in kinds:
            yield Entry("sentence", iri, _first(node, _NIF + "anchorOf"), _begin(node))
        elif _KG + "Statement" in kinds:
            who, words = _labels(said, node, "speaker"), _first(node, _SCHEMA + "text")
            yield Entry("statement", iri, f"{who}{_first(node, _KG + 'manner')}：{words}", _evidence(said, node))
        elif _KG + "PolicyAction" in kinds:
            who, done = _labels(said, node, "actor"), _first(node, _KG + "verb") + _first(node, _KG + "object")
            yield Entry("action", iri, f"{who}：{done}" if who else done, _evidence(said, node))


def _names(said: Graph) -> Iterator[Name]:
    for iri, node in list(said.items()):
        kind = next((NAMED[kind] for kind in node[_RDF_TYPE] if kind in NAMED), None)
        if kind:
            yield from (Name(kind, iri, name) for name in {*node[_LABEL], *node[_OTHER]})


def _labels(said: Graph, node: Mapping[str, list[str]], slot: str) -> str:
    return "、".join(sorted(_first(said[iri], _LABEL) for iri in node[_KG + slot] if iri in said))


def _evidence(said: Graph, node: Mapping[str, list[str]]) -> int:
    """Where the first sentence begins that a fact rests on."""
    return min((_begin(said[iri]) for iri in node[_KG + "evidence"] if iri in said), default=0)


def _begin(node: Mapping[str, list[str]]) -> int:
    return int(_first(node, _NIF + "beginIndex") or 0)


def _first(node: Mapping[str, list[str]], path: str) -> str:
    return min(node.get(path, ()), default="")
