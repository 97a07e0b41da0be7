"""A graph in many parts: one for each article, issue or thing, each a graph that stands by itself."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from kg.export.select import of_graphs, thing
from kg.store import PREFIXES, SHARED_GRAPHS, GraphStore

_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_ARTICLES = "SELECT ?graph ?issue ?file { GRAPH ?graph { ?a a kg:Article ; kg:issue ?issue ; dcterms:source ?file } }"
_THINGS = """
SELECT ?thing { VALUES ?class { kg:Person kg:Body kg:Place kg:Meeting kg:Document } ?thing a ?class } ORDER BY ?thing
"""


def parts(store: GraphStore, by: str) -> Iterator[tuple[str, GraphStore]]:
    """The parts by ``article``, ``issue`` or ``thing``, in order, each with a name that a file can have."""
    if by == "thing":
        for (iri,) in store.rows(_THINGS):
            yield _safe(str(iri).removeprefix(PREFIXES["kg"].removesuffix("ontology#"))), thing(store, str(iri))
        return
    graphs: dict[str, list[str]] = defaultdict(list)
    for graph, issue, file in store.rows(_ARTICLES):
        name = f"{file}-{str(graph).rpartition('/')[2]}" if by == "article" else str(issue).rpartition("/issue/")[2]
        graphs[_safe(name)].append(str(graph))
    for name in sorted(graphs):
        yield name, of_graphs(store, sorted(set(graphs[name]) - SHARED_GRAPHS))


def _safe(name: str) -> str:
    """A name without what file systems do not take, and not too long for them; cut at the front, where names agree."""
    return _UNSAFE.sub("-", name).encode()[-180:].decode(errors="ignore").lstrip(".- ") or "unnamed"
