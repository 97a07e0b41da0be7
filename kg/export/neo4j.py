"""The whole graph as CSV for Neo4j's importer: a file of nodes for each class, a file of edges for each property.

    neo4j-admin database import full --nodes=Person.nodes.csv … --relationships=memberOf.edges.csv …

Nodes are all that the graph says something of; their properties are the values that are no things. A property that
some node of the class has more than one value of is a list, separated by ``;``.
"""

from __future__ import annotations

import csv
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import IO, Any

import pyoxigraph as ox

from kg.export.rdf import triples
from kg.store import PREFIXES, GraphStore, curie

_TYPE = PREFIXES["rdf"] + "type"
_NUMBERS = {"integer": "long", "decimal": "double", "boolean": "boolean"}
Columns = dict[str, dict[str, str]]  # the properties of each class, each with its type in Neo4j


@dataclass(frozen=True, slots=True)
class Node:
    """A node to be: its name, its labels, its values by property, and the nodes that it points at."""

    name: str
    labels: tuple[str, ...]
    values: dict[str, list[ox.Literal]]
    links: tuple[tuple[str, ox.NamedNode], ...]


def write_neo4j(store: GraphStore, folder: Path) -> None:
    """Write the files into a folder, made where it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryFile() as spool, ExitStack() as files:
        spool.writelines(f"{triple} .\n".encode() for triple in triples(store))
        columns = _columns(_nodes(spool))
        nodes = {label: _writer(files, folder / f"{label}.nodes.csv") for label in columns}
        for label, kinds in columns.items():
            nodes[label].writerow(["iri:ID", *(f"{name}:{kind}" for name, kind in kinds.items()), ":LABEL"])
        edges: dict[str, Any] = {}
        for node in _nodes(spool):
            row = (";".join(each.value for each in node.values.get(name, ())) for name in columns[node.labels[0]])
            nodes[node.labels[0]].writerow([node.name, *row, ";".join(node.labels)])
            for name, other in node.links:
                if not _is_node(store, other):
                    continue
                if name not in edges:
                    edges[name] = _writer(files, folder / f"{name}.edges.csv")
                    edges[name].writerow([":START_ID", ":END_ID", ":TYPE"])
                edges[name].writerow([node.name, curie(other.value), name])


def _writer(files: ExitStack, path: Path) -> Any:
    return csv.writer(files.enter_context(path.open("w", encoding="utf-8", newline="")), lineterminator="\n")


def _is_node(store: GraphStore, node: ox.NamedNode) -> bool:
    return next(iter(store.oxigraph.quads_for_pattern(node, None, None, ox.DefaultGraph())), None) is not None


def _columns(nodes: Iterable[Node]) -> Columns:
    columns: Columns = defaultdict(dict)
    for node in nodes:
        known = columns[node.labels[0]]
        for name, values in node.values.items():
            kind = "string[]" if len(values) > 1 else _NUMBERS.get(values[0].datatype.value.partition("#")[2], "string")
            before = known.get(name, kind)
            known[name] = kind if kind == before else "string[]" if "string[]" in (kind, before) else "string"
    return {label: dict(sorted(known.items())) for label, known in sorted(columns.items())}


def _nodes(spool: IO[bytes]) -> Iterator[Node]:
    spool.seek(0)
    read = (quad.triple for quad in ox.parse(spool, format=ox.RdfFormat.N_TRIPLES))
    for subject, said in groupby(read, key=lambda triple: triple.subject):
        labels: list[str] = []
        values: dict[str, list[ox.Literal]] = defaultdict(list)
        links: list[tuple[str, ox.NamedNode]] = []
        for triple in said:
            name = _local(triple.predicate.value)
            if isinstance(triple.object, ox.Literal):
                values[name].append(triple.object)
            elif isinstance(triple.object, ox.NamedNode) and triple.predicate.value == _TYPE:
                labels.append(_local(triple.object.value))
            elif isinstance(triple.object, ox.NamedNode):
                links.append((name, triple.object))
        named = curie(subject.value) if isinstance(subject, ox.NamedNode) else str(subject)
        yield Node(named, tuple(labels) or ("Thing",), dict(values), tuple(links))


def _local(iri: str) -> str:
    return curie(iri).strip("<>").replace("/", "-").rpartition(":")[2]
