"""Where the first things stand: a spring layout of each connected part, without overlapping labels, packed.

Computed once here, since a browser that simulates springs needs a hundred times as long as one that draws.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import networkx as nx

if TYPE_CHECKING:
    import numpy as np

    Points = np.ndarray[Any, np.dtype[np.float64]]

_SEED = 11
_EDGE = 150.0  # pixels between neighbours
_GAP = 36.0  # pixels between parts
_WIDE = 1.35  # a picture is wider than high


def place(graph: nx.Graph, boxes: dict[int, tuple[float, float]]) -> dict[int, tuple[int, int]]:
    """The centre of each node, in pixels, for nodes that with their labels take ``boxes`` (width, height)."""
    parts = sorted((sorted(part) for part in nx.connected_components(graph)), key=lambda part: (-len(part), part))
    drawn = [_arrange(graph, part, boxes) for part in parts]
    return _pack(parts, drawn, boxes)


def _arrange(graph: nx.Graph, part: list[int], boxes: dict[int, tuple[float, float]]) -> Points:
    """The points of one connected part, in the order of ``part``."""
    import numpy as np

    sizes = np.array([boxes[node] for node in part])
    inner = nx.Graph()
    inner.add_nodes_from(part)
    inner.add_edges_from(
        (a, b, {"weight": 1 + data["weight"] ** 0.5}) for a, b, data in graph.subgraph(part).edges(data=True)
    )
    circle = nx.circular_layout(inner)
    spring = (
        nx.spring_layout(inner, pos=circle, k=1.6 / len(part) ** 0.5, iterations=120, seed=_SEED)
        if len(part) > 2
        else circle
    )
    points = np.array([spring[node] for node in part], dtype=float)
    points = lay_flat(points) * (_EDGE * len(part) ** 0.5 / 1.6)
    points[:, 0] *= _WIDE
    return spread(points, sizes)


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


def _pack(
    parts: Sequence[list[int]], drawn: Sequence[Points], boxes: dict[int, tuple[float, float]]
) -> dict[int, tuple[int, int]]:
    """The largest part first, the others in columns to its right, as high as it is."""
    placed: dict[int, tuple[int, int]] = {}
    height = column = x = y = 0.0
    for part, points in zip(parts, drawn, strict=True):
        left, top = (
            min(p[axis] - boxes[node][axis] / 2 for node, p in zip(part, points, strict=True)) for axis in (0, 1)
        )
        right, low = (
            max(p[axis] + boxes[node][axis] / 2 for node, p in zip(part, points, strict=True)) for axis in (0, 1)
        )
        height = height or max(low - top, 420.0)
        if y and y + low - top > height:
            x, y, column = x + column + _GAP, 0.0, 0.0
        for node, point in zip(part, points, strict=True):
            placed[node] = (round(x + point[0] - left), round(y + point[1] - top))
        y += low - top + _GAP
        column = max(column, right - left)
    return placed
