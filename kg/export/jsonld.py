"""JSON-LD with a context: names by prefix, and properties of things as plain names."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from itertools import groupby
from typing import IO, Any

import pyoxigraph as ox

from kg.rdf.namespaces import ontology
from kg.store import PREFIXES, curie, text

_RDF, _XSD = PREFIXES["rdf"], PREFIXES["xsd"]
_OBJECT = ox.NamedNode(PREFIXES["owl"] + "ObjectProperty")


def write_jsonld(triples: Iterable[ox.Triple], output: IO[bytes]) -> None:
    """Write triples that come subject by subject, a line for each subject."""
    output.write(b'{"@context":' + _json(context()) + b',"@graph":[')
    separator = b"\n"
    for subject, said in groupby(triples, key=lambda triple: triple.subject):
        output.write(separator + _json(_node(subject, said)))
        separator = b",\n"
    output.write(b"\n]}\n")


@cache
def context() -> dict[str, Any]:
    """The prefixes, and which properties have things for values."""
    things = sorted(
        text(triple.subject)
        for triple in ontology()
        if triple.predicate.value == _RDF + "type" and triple.object == _OBJECT
    )
    return dict(PREFIXES) | {curie(iri): {"@type": "@id"} for iri in things}


def _node(subject: object, said: Iterable[ox.Triple]) -> dict[str, Any]:
    node: dict[str, Any] = {"@id": _name(subject)}
    for predicate, same in groupby(said, key=lambda triple: triple.predicate.value):
        objects = [triple.object for triple in same]
        if predicate == _RDF + "type" and not any(isinstance(each, ox.Literal) for each in objects):
            key, values = "@type", [_name(each) for each in objects]
        else:
            key = _compact(predicate)
            plain = isinstance(context().get(key), dict)
            values = [_value(each, plain) for each in objects]
        node[key] = values[0] if len(values) == 1 else values
    return node


def _value(term: object, plain: bool) -> Any:
    if not isinstance(term, ox.Literal):
        return _name(term) if plain else {"@id": _name(term)}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    if term.datatype.value == _XSD + "string":
        return {"@value": term.value} if plain else term.value
    return {"@value": term.value, "@type": _compact(term.datatype.value)}


def _name(term: object) -> str:
    return _compact(term.value) if isinstance(term, ox.NamedNode) else str(term)


def _compact(iri: str) -> str:
    """An IRI by its prefix, where JSON-LD would read it back as the same."""
    short = curie(iri)
    return iri if short.startswith("<") or short.partition(":")[2].startswith("//") else short


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
