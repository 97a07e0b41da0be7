"""From the scores of labels to names: the best legal sequence of labels of each sentence.

What the next character needs to know of all that stands before it are four ways: the best one in which no name is open,
and the best one into an open name of each kind. A sentence begins and ends with no name open.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from kg.model import Kind, Tag
from kg.tagger.features import Batch, code_points

KINDS = (Kind.PERSON, Kind.PLACE, Kind.BODY)
# the order of the labels: B, I, E, S of each kind, then O
BEGIN, INSIDE, END, SINGLE, OUTSIDE = 0, 3, 6, 9, 12
LABELS = 13
_IMPOSSIBLE = -1e9
_ROUNDING = -0.5  # of sums of scores that are no whole numbers

Scores = NDArray[np.float32]
_Names: TypeAlias = (
    "tuple[int, int, int, _Names] | None"  # of a way: the last one's begin, end and kind, and the others
)


def best(scores: Scores, one: Batch) -> list[tuple[Tag, ...]]:
    """The names of each sentence of a batch, by the score of each label at each of its characters."""
    by_label = np.ascontiguousarray(scores.T)
    other = by_label[SINGLE:].max(axis=0)
    held = np.flatnonzero(_within_reach(by_label[:SINGLE] - other, one) | (other != by_label[OUTSIDE]))
    found = by_label[:, held]
    columns = (held.tolist(), *found[:SINGLE].tolist(), other[held].tolist(), found[SINGLE:].argmax(axis=0).tolist())
    bounds = np.searchsorted(held, (one.begins, one.begins + one.lengths)).T.tolist()
    rows = list(zip(*columns, strict=True))
    return [_names(rows[first:last], begin) for (first, last), begin in zip(bounds, one.begins.tolist(), strict=True)]


def _within_reach(gains: Scores, one: Batch) -> NDArray[np.bool_]:
    """Which characters may stand in a name of two and more: in one whose labels score no less than no name there.

    The rest, some four fifths, need not be gone through one by one. Of a name from ``s`` to ``e`` the gain is
    begin[s] + inside[s + 1] + … + inside[e - 1] + end[e], so the best one over any place comes of running sums and
    running maxima from either side.
    """
    begin, inside, end = gains.astype(np.float64).reshape(3, len(KINDS), -1)
    inside[:, code_points(one.text) == ord("\n")] = _IMPOSSIBLE  # no name runs on into the next sentence
    sums = inside.cumsum(axis=1)
    from_left = np.maximum.accumulate(begin - sums, axis=1)
    from_right = np.maximum.accumulate((end + sums - inside)[:, ::-1], axis=1)[:, ::-1]
    across = (from_left[:, :-1] + from_right[:, 1:] >= _ROUNDING).any(axis=0)  # from a character to the next one
    within = np.zeros(gains.shape[1], dtype=np.bool_)
    within[:-1] = across
    within[1:] |= across
    return within


def _names(rows: Sequence[tuple[Any, ...]], begin: int) -> tuple[Tag, ...]:
    """The names on the best way through a sentence that begins at ``begin`` (Viterbi).

    A row holds a character's place, the scores of B, I and E of each kind and of the best other label, and which that
    is: S of a kind, or O. The kinds 0, 1 and 2 are written out, since a loop over them would take twice the time.
    """
    score = 0.0  # of the way with no name open, and its names
    score0 = score1 = score2 = _IMPOSSIBLE  # of the ways into an open name of each kind
    begin0 = begin1 = begin2 = last = 0
    names: _Names = None
    names0 = names1 = names2 = names
    for at, b0, b1, b2, i0, i1, i2, e0, e1, e2, other, label in rows:
        if at != last:  # characters out of reach of any name were left out
            score0 = score1 = score2 = _IMPOSSIBLE
        last = at + 1
        now, found = score + other, names
        if label < 3:
            found = (at, last, label, names)
        if score2 + e2 >= now:
            now, found = score2 + e2, (begin2, last, 2, names2)
        if score1 + e1 >= now:
            now, found = score1 + e1, (begin1, last, 1, names1)
        if score0 + e0 >= now:
            now, found = score0 + e0, (begin0, last, 0, names0)
        score0, score1, score2 = score0 + i0, score1 + i1, score2 + i2
        if score + b0 >= score0:
            score0, begin0, names0 = score + b0, at, names
        if score + b1 >= score1:
            score1, begin1, names1 = score + b1, at, names
        if score + b2 >= score2:
            score2, begin2, names2 = score + b2, at, names
        score, names = now, found
    tags = []
    while names:
        first, end, kind, names = names
        tags.append(Tag(first - begin, end - begin, KINDS[kind]))
    return tuple(reversed(tags))
