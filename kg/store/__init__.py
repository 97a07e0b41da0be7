"""The store: a folder that holds the graph, and nothing about how its facts were found."""

from kg.store.files import read_graph
from kg.store.folder import GraphFolder, whole_file, write_whole
from kg.store.local import GraphStore, text
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
    "text",
    "whole_file",
    "write_whole",
]
