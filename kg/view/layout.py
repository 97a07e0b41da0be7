"""Where the first things stand: forces pull what is linked together and all to the middle, then labels get room.

Computed once here, since a browser that simulates springs needs a hundred times as long as one that draws.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import networkx as nx

if TYPE_CHECKING:
    import numpy as np

    Points = np.ndarray[Any, np.dtype[np.float64]]

_SEED = 11
_ROUNDS = 180
_GRAVITY = 12.0  # what holds parts that nothing links with the others near them, among _SOME nodes
_SOME = 140
_WIDE = 1.2  # a picture is a little wider than high
_DENSE = 0.7  # the share of the picture that nodes with their labels take


def place(graph: nx.Graph, boxes: dict[int, tuple[float, float]]) -> dict[int, tuple[int, int]]:
    """The centre of each node, in pixels, for nodes that with their labels take ``boxes`` (width, height)."""
    import numpy as np

    nodes = sorted(graph)
    if len(nodes) < 2:
        return dict.fromkeys(nodes, (0, 0))
    sizes = np.array([boxes[node] for node in nodes])
    side = float((sizes.prod(axis=1).sum() / _DENSE) ** 0.5)
    points = spread(fill_frame(lay_flat(_forces(graph, nodes)), side), sizes)
    return {node: (round(float(x)), round(float(y))) for node, (x, y) in zip(nodes, points, strict=True)}


def _forces(graph: nx.Graph, nodes: list[int]) -> Points:
    """The nodes' points after a simulation of forces that starts on a circle."""
    import numpy as np

    inner = nx.Graph()
    inner.add_nodes_from(nodes)
    inner.add_edges_from((a, b, {"weight": 1 + data["weight"] ** 0.5}) for a, b, data in graph.edges(data=True))
    start = nx.circular_layout(inner)
    gravity = _GRAVITY * max(1.0, len(nodes) / _SOME) ** 1.6  # many would drift far apart
    found = nx.forceatlas2_layout(
        inner, pos=start, max_iter=_ROUNDS, gravity=gravity, scaling_ratio=3.0, linlog=False, seed=_SEED
    )
    return np.array([found[node] for node in nodes], dtype=float)


def fill_frame(points: Points, side: float) -> Points:
    """Stretch the points towards a frame of the picture's shape, but no more than twice one way as the other."""
    import numpy as np

    reach = np.ptp(points, axis=0)
    if len(points) < 3 or not reach.all():
        even: Points = points / max(reach.max(), 1e-9) * side
        return even
    stretch = side * np.array([_WIDE**0.5, _WIDE**-0.5]) / reach
    framed: Points = points * stretch.clip(stretch.min(), 2 * stretch.min())
    return framed


def lay_flat(points: Points) -> Points:
    """Turn the points so that they spread most from left to right, the first of them on the left."""
    import numpy as np

    centred = points - points.mean(axis=0)
    _, axes = np.linalg.eigh(centred.T @ centred)
    turned: Points = centred @ axes[:, ::-1]
    return turned * np.where(turned[0] > 0, -1.0, 1.0)


def spread(points: Points, sizes: Points, rounds: int = 200) -> Points:
    """Push overlapping boxes apart along the axis that needs less, and all from the middle, until none overlaps."""
    import numpy as np

    points = points + np.arange(len(points))[:, None] * np.array([1e-3, 2e-3])  # no two at one point
    half = (sizes[:, None, :] + sizes[None, :, :]) / 2
    for turn in range(rounds):
        apart = points[:, None, :] - points[None, :, :]
        over = half - np.abs(apart)
        hit = (over > 0).all(axis=2) & ~np.eye(len(points), dtype=bool)
        if not hit.any():
            break
        across = over[:, :, 0] < over[:, :, 1]
        for axis, chosen in ((0, hit & across), (1, hit & ~across)):
            push = np.where(chosen, over[:, :, axis] * np.sign(apart[:, :, axis]) * 0.5, 0.0)
            points[:, axis] += push.sum(axis=1) / np.maximum(chosen.sum(axis=1), 1)
        points *= 1.05 if turn % 8 == 7 else 1.0
    return points
