"""From the scores of labels to names: the best legal sequence of labels of each sentence, all side by side.

What the next character needs to know of all that stands before it are four numbers: the score of the best way in which
no name is open, and of the best way into an open name of each kind. A sentence begins and ends with no name open.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kg.model import Kind, Tag
from kg.tagger.features import Batch

KINDS = (Kind.PERSON, Kind.PLACE, Kind.BODY)
# the order of the labels: B, I, E, S of each kind, then O
BEGIN, INSIDE, END, SINGLE, OUTSIDE = 0, 3, 6, 9, 12
LABELS = 13
_IMPOSSIBLE = np.float32(-1e9)

Scores = NDArray[np.float32]


def best(scores: Scores, one: Batch) -> list[tuple[Tag, ...]]:
    """The names of each sentence of a batch, by the score of each label at each of its characters."""
    ways = _ways(scores, one)
    before = ways[:, np.arange(len(scores)) - 1]
    closing = scores[:, END:].T + before[[1, 2, 3, 0, 0, 0, 0]]
    label = closing.argmax(axis=0) + END
    begins = scores[:, INSIDE:END].T + before[1:] <= scores[:, BEGIN:INSIDE].T + before[0]
    at = np.arange(len(scores))
    named = np.maximum.accumulate(np.where(label != OUTSIDE, at, -1)).data
    begun = [row.data for row in np.maximum.accumulate(np.where(begins, at, 0), axis=1)]
    labels = label.data
    found = []
    for first, length in zip(one.begins.tolist(), one.lengths.tolist(), strict=True):
        tags = []
        stop = named[first + length - 1] if length else -1
        while stop >= first:
            kind = labels[stop] % 3
            begin = stop if labels[stop] >= SINGLE else begun[kind][stop - 1]
            tags.append(Tag(begin - first, stop + 1 - first, KINDS[kind]))
            stop = named[begin - 1]
        found.append(tuple(reversed(tags)))
    return found


def _ways(scores: Scores, one: Batch) -> Scores:
    """For each character the scores of the best ways up to it: with no name open, and inside one of each kind.

    Viterbi, step by step; characters are laid out by their place in the sentence, longer sentences first, so that
    step t is one run of columns. What lies between sentences is as before a sentence: no name is open.
    """
    order = np.argsort(-one.lengths, kind="stable")
    lengths = one.lengths[order]
    rank = np.repeat(np.arange(len(order)), lengths)
    step = np.arange(len(rank)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    by_step = np.argsort(step, kind="stable")
    place = (one.begins[order][rank] + step)[by_step]
    laid = scores[place].T.copy()
    begin, inside = laid[BEGIN:INSIDE], laid[INSIDE:END]
    close = np.vstack((laid[SINGLE:].max(axis=0), laid[END:SINGLE]))
    ways = np.full((4, len(scores)), _IMPOSSIBLE, dtype=np.float32)
    ways[0] = 0.0
    ways[:, place] = _steps(begin, inside, close, np.bincount(step).tolist())
    return ways


def _steps(begin: Scores, inside: Scores, close: Scores, widths: list[int]) -> Scores:
    """The ways of characters that are laid out by step, ``widths`` saying how many belong to each step."""
    ways = np.empty_like(close)
    last = np.full((4, widths[0] if widths else 0), _IMPOSSIBLE, dtype=np.float32)
    last[0] = 0.0
    now = 0
    for width in widths:
        last, after = last[:, :width], now + width
        here = ways[:, now:after]
        (close[:, now:after] + last).max(axis=0, out=here[0])
        np.maximum(begin[:, now:after] + last[0], inside[:, now:after] + last[1:], out=here[1:])
        last, now = here, after
    return ways
