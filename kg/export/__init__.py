"""The graph as files: sorted, so that the same graph always gives the same bytes, and with memory that does not grow
with the graph."""

from kg.export.facts import write_facts
from kg.export.neo4j import write_neo4j
from kg.export.network import write_gexf, write_graphml
from kg.export.rdf import DATASETS, FORMATS, export, write_rdf
from kg.export.select import since, thing
from kg.export.split import parts

__all__ = [
    "DATASETS",
    "FORMATS",
    "export",
    "parts",
    "since",
    "thing",
    "write_facts",
    "write_gexf",
    "write_graphml",
    "write_neo4j",
    "write_rdf",
]
