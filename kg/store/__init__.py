"""The store: a folder that holds the graph, and nothing about how its facts were found."""

from kg.store.files import read_graph
from kg.store.folder import GraphFolder, write_whole
from kg.store.local import GraphStore
from kg.store.terms import BASE, IDENTITY, KG, ONTOLOGY, PREFIXES, RELATIONS, SHARED_GRAPHS, curie

__all__ = [
    "BASE",
    "IDENTITY",
    "KG",
    "ONTOLOGY",
    "PREFIXES",
    "RELATIONS",
    "SHARED_GRAPHS",
    "GraphFolder",
    "GraphStore",
    "curie",
    "read_graph",
    "write_whole",
]
