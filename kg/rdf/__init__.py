"""RDF: the terms of the graph, and how readings become graphs."""

from kg.rdf.describe import describe, graph_of
from kg.rdf.graphs import identity_graph, ontology_graph
from kg.rdf.namespaces import ontology_path

__all__ = ["describe", "graph_of", "identity_graph", "ontology_graph", "ontology_path"]
