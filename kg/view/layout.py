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
_ROOM = 105.0  # pixels from node to node
_GAP = 40.0  # pixels between parts
_WIDE = 1.25  # a picture is a little wider than high


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
    points = fill_frame(lay_flat(points), _ROOM * len(part) ** 0.5)
    return spread(points, sizes)


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


def _pack(
    parts: Sequence[list[int]], drawn: Sequence[Points], boxes: dict[int, tuple[float, float]]
) -> dict[int, tuple[int, int]]:
    """The parts in rows from left to right, the largest first, in about the picture's shape."""
    frames = [_frame(part, points, boxes) for part, points in zip(parts, drawn, strict=True)]
    area = sum((right - left + _GAP) * (low - top + _GAP) for left, top, right, low in frames)
    width = max([(area * _WIDE) ** 0.5, *(right - left for left, _, right, _ in frames)])
    placed: dict[int, tuple[int, int]] = {}
    x = y = row = 0.0
    for part, points, (left, top, right, low) in zip(parts, drawn, frames, strict=True):
        if x and x + right - left > width:
            x, y, row = 0.0, y + row + _GAP, 0.0
        for node, point in zip(part, points, strict=True):
            placed[node] = (round(x + point[0] - left), round(y + point[1] - top))
        x += right - left + _GAP
        row = max(row, low - top)
    return placed


def _frame(part: list[int], points: Points, boxes: dict[int, tuple[float, float]]) -> tuple[float, float, float, float]:
    """Left, top, right and low end of a part with its labels."""
    ends = [
        (x - boxes[node][0] / 2, y - boxes[node][1] / 2, x + boxes[node][0] / 2, y + boxes[node][1] / 2)
        for node, (x, y) in zip(part, points, strict=True)
    ]
    lefts, tops, rights, lows = zip(*ends, strict=True)
    return min(lefts), min(tops), max(rights), max(lows)
