"""The ontology as people read it: its terms, what each means, and what it is aligned with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kg.rdf.namespaces import ontology
from kg.store import BASE, curie, text

_ONTOLOGY = BASE + "ontology"
_ALIGNMENTS = {
    "rdfs": ("subClassOf", "subPropertyOf"),
    "owl": ("inverseOf",),
    "skos": ("exactMatch", "closeMatch", "broadMatch", "relatedMatch"),
}
_ALIGNED = tuple(f"{prefix}:{name}" for prefix, names in _ALIGNMENTS.items() for name in names)


@dataclass(frozen=True, slots=True)
class Term:
    """A term: its name, kind (class, property or concept), words, domain and range, and terms of other vocabularies."""

    name: str
    kind: str
    zh: str
    en: str
    meaning_zh: str
    meaning_en: str
    domain: str
    range: str
    aligned: tuple[str, ...]


def terms() -> Iterator[Term]:
    """The terms that the graph is written in, own ones first, in the order of the ontology."""
    found: dict[str, list[ox.Triple]] = {}
    for triple in ontology():
        if isinstance(triple.subject, ox.NamedNode):
            found.setdefault(triple.subject.value, []).append(triple)
    for iri, said in found.items():
        if iri != _ONTOLOGY:
            yield _term(curie(iri), said)


def _term(name: str, said: list[ox.Triple]) -> Term:
    values: dict[str, list[str]] = {}
    words: dict[tuple[str, str], str] = {}
    for triple in said:
        predicate = curie(triple.predicate.value)
        if isinstance(triple.object, ox.Literal):
            words[predicate, triple.object.language or ""] = triple.object.value
        else:
            values.setdefault(predicate, []).append(curie(text(triple.object)))
    kinds = {kind.partition(":")[2] for kind in values.get("rdf:type", ())}
    return Term(
        name=name,
        kind=next((kind.lower() for kind in ("Class", "Concept") if kind in kinds), "property"),
        zh=words.get(("rdfs:label", "zh"), ""),
        en=words.get(("rdfs:label", "en"), ""),
        meaning_zh=words.get(("rdfs:comment", "zh"), ""),
        meaning_en=words.get(("rdfs:comment", "en"), ""),
        domain=" ".join(values.get("rdfs:domain", ())),
        range=" ".join(values.get("rdfs:range", ())),
        aligned=tuple(each for predicate in _ALIGNED for each in values.get(predicate, ())),
    )
