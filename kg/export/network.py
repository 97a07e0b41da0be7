"""The network of things for programs that draw and measure networks: GraphML, and GEXF for Gephi.

Nodes are people, bodies, places, meetings and documents; edges are what is stated between two of them in one triple,
and how strongly all facts together link them (``related``, with its weight).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache, partial
from itertools import groupby
from typing import IO, Any
from xml.sax.saxutils import escape, quoteattr

from kg.export.spool import sorted_lines
from kg.store import KG, GraphStore, curie

_KINDS = tuple(KG + name for name in ("Person", "Body", "Place", "Meeting", "Document"))
_NODES = """
SELECT ?thing ?kind ?label ?rank ?degree ?community {
  VALUES ?kind { kg:Person kg:Body kg:Place kg:Meeting kg:Document }
  ?thing a ?kind ; skos:prefLabel ?label .
  OPTIONAL { ?thing kg:rank ?rank ; kg:degree ?degree ; kg:community ?community }
}"""
_STATED = """
SELECT ?one ?property ?other {
  VALUES ?property { org:memberOf org:subOrganizationOf kg:tookPartIn geo:sfWithin schema:location schema:organizer }
  ?one ?property ?other .
  FILTER(ISIRI(?one) && ISIRI(?other))
}"""
_RELATED = """
SELECT ?one ?other ?weight {
  ?relation a kg:Relation ; kg:between ?one , ?other ; kg:weight ?weight .
  FILTER(ISIRI(?one) && ISIRI(?other) && STR(?one) < STR(?other))
}"""
_COLUMNS = (("label", "string"), ("kind", "string"), ("rank", "double"), ("degree", "int"), ("community", "int"))
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
Node = tuple[str, dict[str, str]]
Edge = tuple[str, str, str, str]  # source, property, target, weight


def write_graphml(store: GraphStore, output: IO[bytes]) -> None:
    """Write the network as GraphML, piece by piece."""
    keys = "".join(f'<key id="{name}" for="node" attr.name="{name}" attr.type="{kind}"/>\n' for name, kind in _COLUMNS)
    keys += '<key id="type" for="edge" attr.name="type" attr.type="string"/>\n'
    keys += '<key id="weight" for="edge" attr.name="weight" attr.type="double"/>\n'
    _say(output, '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n')
    _say(output, keys + '<graph edgedefault="directed">\n')
    for name, about in _nodes(store):
        data = "".join(f'<data key="{key}">{escape(value)}</data>' for key, value in about.items())
        _say(output, f"<node id={quoteattr(name)}>{data}</node>\n")
    for number, (one, kind, other, weight) in enumerate(_edges(store)):
        data = f'<data key="type">{escape(kind)}</data><data key="weight">{weight}</data>'
        ends = f"source={quoteattr(one)} target={quoteattr(other)}"
        _say(output, f'<edge id="e{number}" {ends}>{data}</edge>\n')
    _say(output, "</graph>\n</graphml>\n")


def write_gexf(store: GraphStore, output: IO[bytes]) -> None:
    """Write the network as GEXF 1.2, piece by piece; without a day of writing, so that the bytes stay the same."""
    kinds = {"int": "integer"}
    columns = "".join(
        f'<attribute id="{name}" title="{name}" type="{kinds.get(kind, kind)}"/>' for name, kind in _COLUMNS[1:]
    )
    _say(output, '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n')
    _say(output, f'<graph defaultedgetype="directed">\n<attributes class="node">{columns}</attributes>\n')
    _say(output, '<attributes class="edge"><attribute id="type" title="type" type="string"/></attributes>\n<nodes>\n')
    for name, about in _nodes(store):
        values = "".join(
            f'<attvalue for="{key}" value={quoteattr(value)}/>' for key, value in about.items() if key != "label"
        )
        label = quoteattr(about["label"])
        _say(output, f"<node id={quoteattr(name)} label={label}><attvalues>{values}</attvalues></node>\n")
    _say(output, "</nodes>\n<edges>\n")
    for number, (one, kind, other, weight) in enumerate(_edges(store)):
        ends = f'id="{number}" source={quoteattr(one)} target={quoteattr(other)} weight="{weight}"'
        value = f'<attvalues><attvalue for="type" value={quoteattr(kind)}/></attvalues>'
        _say(output, f"<edge {ends}>{value}</edge>\n")
    _say(output, "</edges>\n</graph>\n</gexf>\n")


def _nodes(store: GraphStore) -> Iterator[Node]:
    before = None
    for iri, kind, *values in _sorted_rows(store, _NODES):
        if iri != before:  # a thing of a file written by others may have two names: one node
            named = zip(("label", "rank", "degree", "community"), values, strict=True)
            about = {key: value for key, value in named if value is not None}
            yield curie(str(iri)), {"kind": curie(str(kind)).partition(":")[2], **about}
        before = iri


def _edges(store: GraphStore) -> Iterator[Edge]:
    drawn = lru_cache(100_000)(partial(_is_node, store))
    for one, kind, other in _sorted_rows(store, _STATED):
        if drawn(one) and drawn(other):
            yield curie(str(one)), curie(str(kind)).partition(":")[2], curie(str(other)), "1"
    for one, other, weight in _sorted_rows(store, _RELATED):
        if drawn(one) and drawn(other):
            yield curie(str(one)), "related", curie(str(other)), str(weight)


def _is_node(store: GraphStore, iri: str) -> bool:
    """Whether a thing is one of those that are drawn: of their classes, with a name."""
    said = store.rows(f"SELECT ?kind {{ <{iri}> a ?kind ; skos:prefLabel ?name }}")
    return any(kind in _KINDS for (kind,) in said)


def _sorted_rows(store: GraphStore, query: str) -> Iterator[list[Any]]:
    """The distinct rows of a query in order, sorted on disk where they are many."""
    lines = sorted_lines(json.dumps(row, ensure_ascii=False).encode() + b"\n" for row in store.rows(query))
    yield from (json.loads(line) for line, _ in groupby(lines))


def _say(output: IO[bytes], text: str) -> None:
    output.write(_NO_XML.sub("", text).encode())
