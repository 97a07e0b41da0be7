"""Holding a graph against the shapes of the ontology. Needs pyshacl, which is slow: for tests and on demand."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from rdflib import RDF, SH, Graph, Literal
from rdflib.term import Node

from kg.rdf.namespaces import ontology_path


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """A node that breaks a rule: where (a property, or empty for the node itself), with what, and the rule in words."""

    node: str
    path: str
    value: str
    zh: str
    en: str

    def __str__(self) -> str:
        return " · ".join(filter(None, (self.node, self.path, self.value, self.zh, self.en)))


def validate(graph: str | bytes | Graph) -> list[Violation]:
    """What breaks the shapes in a graph, Turtle or N-Triples or rdflib's own; sorted, empty where all is well."""
    from pyshacl import validate as shacl

    data = graph if isinstance(graph, Graph) else Graph().parse(data=graph, format="turtle")
    _, report, _ = shacl(data, shacl_graph=_shapes(), inference="none", advanced=False)
    return sorted({_violation(report, result) for result in report.subjects(RDF.type, SH.ValidationResult)})


@cache
def _shapes() -> Graph:
    return Graph().parse(data=ontology_path("shapes.ttl").read_bytes(), format="turtle")


def _violation(report: Graph, result: Node) -> Violation:
    said = {node.language: str(node) for node in report.objects(result, SH.resultMessage) if isinstance(node, Literal)}
    node, path, value = (report.value(result, term) for term in (SH.focusNode, SH.resultPath, SH.value))
    return Violation(
        str(node), str(path or ""), str(value if value is not None else ""), said.get("zh", ""), said.get("en", "")
    )
