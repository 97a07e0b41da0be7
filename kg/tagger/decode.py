"""From the scores of labels to names: the best legal sequence of labels of each sentence.

What the next character needs to know of all that stands before it are four ways: the best one in which no name is open,
and the best one into an open name of each kind. A sentence begins and ends with no name open.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from kg.model import Kind, Tag
from kg.tagger.features import Batch

KINDS = (Kind.PERSON, Kind.PLACE, Kind.BODY)
# the order of the labels: B, I, E, S of each kind, then O
BEGIN, INSIDE, END, SINGLE, OUTSIDE = 0, 3, 6, 9, 12
LABELS = 13
_IMPOSSIBLE = -1e9

Scores = NDArray[np.float32]
_Names: TypeAlias = (
    "tuple[int, int, int, _Names] | None"  # of a way: the last one's begin, end and kind, and the others
)


def best(scores: Scores, one: Batch) -> list[tuple[Tag, ...]]:
    """The names of each sentence of a batch, by the score of each label at each of its characters."""
    by_label = np.ascontiguousarray(scores.T)
    alone = by_label[SINGLE:]
    columns = (*by_label[:SINGLE].tolist(), alone.max(axis=0).tolist(), alone.argmax(axis=0).tolist())
    bounds = zip(one.begins.tolist(), (one.begins + one.lengths).tolist(), strict=True)
    return [_names(zip(*(column[begin:end] for column in columns), strict=True)) for begin, end in bounds]


def _names(rows: Iterable[tuple[Any, ...]]) -> tuple[Tag, ...]:
    """The names on the best way through a sentence (Viterbi).

    A row holds the scores of B, I and E of each kind and of the best other label, and which that is: S of a kind, or O.
    The kinds 0, 1 and 2 are written out, since a loop over them would take twice the time.
    """
    score = 0.0  # of the way with no name open, and its names
    score0 = score1 = score2 = _IMPOSSIBLE  # of the ways into an open name of each kind
    begin0 = begin1 = begin2 = 0
    names: _Names = None
    names0 = names1 = names2 = names
    for at, (b0, b1, b2, i0, i1, i2, e0, e1, e2, other, label) in enumerate(rows):
        now, found = score + other, names
        if label < 3:
            found = (at, at + 1, label, names)
        if score2 + e2 >= now:
            now, found = score2 + e2, (begin2, at + 1, 2, names2)
        if score1 + e1 >= now:
            now, found = score1 + e1, (begin1, at + 1, 1, names1)
        if score0 + e0 >= now:
            now, found = score0 + e0, (begin0, at + 1, 0, names0)
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
        begin, end, kind, names = names
        tags.append(Tag(begin, end, KINDS[kind]))
    return tuple(reversed(tags))
