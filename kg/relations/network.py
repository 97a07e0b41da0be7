"""The things and their ties as a networkx graph, and what it tells of each thing.

Nodes and edges go in sorted and sums are taken in that order, so the numbers do not depend on the order of articles.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import log2

import networkx as nx

from kg.errors import NotFoundError
from kg.relations.ties import Tie

_SEED = 20


@dataclass(frozen=True, slots=True)
class Standing:
    """How a thing stands among the others; ``rank`` sums to 1 over all, ``community`` counts from the largest, 1."""

    degree: int
    rank: float
    community: int


def network(things: Iterable[str], ties: Iterable[Tie]) -> nx.Graph:
    """An undirected graph over the IRIs; edges carry ``weight`` and their ``ties``, facts before co-mentions."""
    between: dict[tuple[str, str], list[Tie]] = defaultdict(list)
    for tie in sorted(ties):
        between[tie.a, tie.b].append(tie)
    graph = nx.Graph()
    graph.add_nodes_from(sorted(things))
    for (a, b), found in sorted(between.items()):
        found.sort(key=lambda tie: -tie.weight)
        graph.add_edge(a, b, weight=round(sum(tie.weight for tie in found), 6), ties=tuple(found))
    return graph


def standings(graph: nx.Graph) -> dict[str, Standing]:
    """Degree, PageRank and Louvain community of every node."""
    if not graph:
        return {}
    ranks = nx.pagerank(graph)
    groups = nx.community.louvain_communities(graph, seed=_SEED)
    ordered = sorted(groups, key=lambda group: (-len(group), min(group)))
    number = {node: i for i, group in enumerate(ordered, 1) for node in group}
    return {node: Standing(graph.degree[node], round(ranks[node], 6), number[node]) for node in graph}


def cheapest(graph: nx.Graph, a: str, b: str) -> list[str]:
    """The nodes on the way from ``a`` to ``b`` that says most: strong ties, and around hubs, which link anything.

    Raises NotFoundError where no way exists.
    """

    def cost(_: str, node: str, edge: dict[str, float]) -> float:
        through_hub = 0.0 if node == b else log2(1 + graph.degree[node]) / 2
        return 1 / (0.25 + edge["weight"]) + through_hub

    try:
        way: list[str] = nx.dijkstra_path(graph, a, b, weight=cost)
    except nx.NetworkXNoPath as error:
        raise NotFoundError("the graph holds no path between the two") from error
    return way
