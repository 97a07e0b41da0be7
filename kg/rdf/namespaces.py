"""The terms that the graph is written in: closed namespaces, read from the ontology, where a wrong term is an error.

A term exists when ``ontology/kg.ttl`` says something of it; there is no second list.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from types import MappingProxyType

import pyoxigraph as ox
from rdflib.namespace import ClosedNamespace

from kg.store.terms import PREFIXES

_VOCABULARIES = ("kg", "dcterms", "geo", "itsrdf", "nif", "org", "owl", "prov", "rdf", "schema", "skos", "sosa")


def ontology_path(name: str) -> Traversable:
    """A file of the ontology (``kg.ttl``, ``shapes.ttl``): inside the installed package, or beside it in a checkout."""
    package = files("kg").joinpath("ontology", name)
    return package if package.is_file() else Path(__file__).parents[2] / "ontology" / name


@cache
def ontology() -> tuple[ox.Triple, ...]:
    """The triples of ``kg.ttl``, in the order of the file."""
    return _read("kg.ttl")


def topics() -> tuple[ox.Triple, ...]:
    """The triples of ``topics.ttl``: the areas of policy."""
    return _read("topics.ttl")


def _read(name: str) -> tuple[ox.Triple, ...]:
    return tuple(quad.triple for quad in ox.parse(ontology_path(name).read_bytes(), format=ox.RdfFormat.TURTLE))


def _closed() -> Mapping[str, ClosedNamespace]:
    """Every vocabulary by its prefix, closed over the terms that the ontology describes."""
    described = {triple.subject.value for triple in ontology() if isinstance(triple.subject, ox.NamedNode)}
    bases = {prefix: PREFIXES[prefix] for prefix in _VOCABULARIES}
    terms = {
        prefix: sorted(iri.removeprefix(base) for iri in described if iri.startswith(base))
        for prefix, base in bases.items()
    }
    return MappingProxyType({prefix: ClosedNamespace(base, terms[prefix]) for prefix, base in bases.items()})


NAMESPACES = _closed()

KG = NAMESPACES["kg"]
DCTERMS = NAMESPACES["dcterms"]
GEO = NAMESPACES["geo"]
ITSRDF = NAMESPACES["itsrdf"]
NIF = NAMESPACES["nif"]
ORG = NAMESPACES["org"]
OWL = NAMESPACES["owl"]
PROV = NAMESPACES["prov"]
RDF = NAMESPACES["rdf"]
SCHEMA = NAMESPACES["schema"]
SKOS = NAMESPACES["skos"]
SOSA = NAMESPACES["sosa"]
