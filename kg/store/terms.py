"""The IRIs that store, queries and exports share: the base, the prefixes and the graphs that belong to no article."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType

BASE = "https://kg.example/"
KG = BASE + "ontology#"

KINDS = (
    *("action", "article", "body", "document", "fact", "file", "indicator", "issue", "meeting", "mention", "person"),
    *("piece", "place", "quantity", "relation", "role", "sentence", "topic", "verdict"),
)

PREFIXES = MappingProxyType(
    {kind: f"{BASE}{kind}/" for kind in KINDS}
    | {
        "kg": KG,
        "dcterms": "http://purl.org/dc/terms/",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "geo": "http://www.opengis.net/ont/geosparql#",
        "itsrdf": "http://www.w3.org/2005/11/its/rdf#",
        "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
        "org": "http://www.w3.org/ns/org#",
        "owl": "http://www.w3.org/2002/07/owl#",
        "prov": "http://www.w3.org/ns/prov#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "schema": "https://schema.org/",
        "sh": "http://www.w3.org/ns/shacl#",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "sosa": "http://www.w3.org/ns/sosa/",
        "time": "http://www.w3.org/2006/time#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }
)

IDENTITY = BASE + "graph/identity"
RELATIONS = BASE + "graph/relations"
ONTOLOGY = BASE + "graph/ontology"
SHARED_GRAPHS = frozenset({IDENTITY, RELATIONS, ONTOLOGY})


@cache
def _bases() -> tuple[tuple[str, str], ...]:
    return tuple(sorted(((base, name) for name, base in PREFIXES.items()), key=lambda item: -len(item[0])))


def curie(iri: str) -> str:
    """An IRI as people read it: by its prefix (person:王秀兰), or in angle brackets where none fits."""
    for base, name in _bases():
        if iri.startswith(base):
            return f"{name}:{iri.removeprefix(base)}"
    return f"<{iri}>"
