"""The inner loops of training, compiled: counting features, numbering them, and the passes over sentences.

A row of parameters is 16 floats: 13 weights, the sum of squared gradients, two unused. It fills one cache line, and the
loops are bound by memory.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

import numba
import numpy as np

from kg.tagger.decode import BEGIN, END, INSIDE, LABELS, SINGLE

Array = np.ndarray[Any, Any]
F = TypeVar("F", bound=Callable[..., Any])
_IMPOSSIBLE = -1e30  # the log of no sequence at all
_SURE = 0.002  # a character whose probabilities err by less is not learned from


def _compiled(function: F) -> F:
    """The function as machine code."""
    return cast(F, numba.njit(cache=True, nogil=True)(function))


@_compiled
def count(hashes: Array, table: Array, shift: int) -> None:
    """Count hashes by their high bits, up to 255."""
    for at in range(hashes.shape[0]):
        slot = hashes[at] >> np.uint64(shift)
        if table[slot] < 255:
            table[slot] += 1


@_compiled
def number(hashes: Array, frequent: Array, keys: Array, values: Array, known: int, out: Array) -> int:
    """Give each frequent hash a number from 1 on, 0 to all others. Returns how many are known.

    ``keys`` and ``values`` are an open-addressed table of a power of two of places.
    """
    mask = np.uint64(keys.shape[0] - 1)
    for at in range(hashes.shape[0]):
        value = hashes[at]
        if not frequent[at]:
            out[at] = 0
            continue
        slot = (value * np.uint64(0x9E3779B97F4A7C15)) >> np.uint64(20) & mask
        while keys[slot] != 0 and keys[slot] != value:
            slot = (slot + np.uint64(1)) & mask
        if keys[slot] == 0:
            known += 1
            keys[slot] = value
            values[slot] = known
        out[at] = values[slot]
    return known


@_compiled
def _forward(scores: Array, allowed: Array, forward: Array) -> float:
    """Fill the scaled forward sums. Returns the log of the sum over all sequences that the labels allow."""
    total = 0.0
    for at in range(scores.shape[0]):
        closed = 1.0 if at == 0 else forward[at - 1, END:].sum()
        for label in range(LABELS):
            value = closed
            if INSIDE <= label < SINGLE:
                kind = label % 3
                value = 0.0 if at == 0 else forward[at - 1, BEGIN + kind] + forward[at - 1, INSIDE + kind]
            forward[at, label] = value * scores[at, label] * ((allowed[at] >> label) & 1)
        norm = forward[at].sum()
        if norm <= 0.0:
            return _IMPOSSIBLE
        total += np.log(norm)
        forward[at] /= norm
    closed = forward[scores.shape[0] - 1, END:].sum()
    return total + np.log(closed) if closed > 0.0 else _IMPOSSIBLE


@_compiled
def _backward(scores: Array, allowed: Array, backward: Array) -> None:
    """Fill the scaled backward sums."""
    size = scores.shape[0]
    after = np.empty(LABELS)
    backward[size - 1, :END] = 0.0
    backward[size - 1, END:] = 1.0
    for at in range(size - 2, -1, -1):
        for label in range(LABELS):
            after[label] = scores[at + 1, label] * backward[at + 1, label] * ((allowed[at + 1] >> label) & 1)
        fresh = after[BEGIN:INSIDE].sum() + after[SINGLE:].sum()
        for label in range(LABELS):
            kind = label % 3
            backward[at, label] = fresh if label >= END else after[INSIDE + kind] + after[END + kind]
        backward[at] /= max(backward[at].sum(), 1e-300)


@_compiled
def marginals(scores: Array, allowed: Array, forward: Array, result: Array) -> float:
    """Leave in ``result`` how probable each label is where only the allowed ones may stand.

    ``scores`` are exponentials of the emissions. Returns the log of the sum over all sequences.
    """
    total = _forward(scores, allowed, forward)
    if total > _IMPOSSIBLE:
        _backward(scores, allowed, result)
        for at in range(scores.shape[0]):
            for label in range(LABELS):
                result[at, label] *= forward[at, label]
            result[at] /= max(result[at].sum(), 1e-300)
    return float(total)


@_compiled
def _emissions(rows: Array, kept: Array, weights: Array, scores: Array) -> None:
    """Add the weights of the kept features of each character."""
    for at in range(rows.shape[0]):
        for feature in range(rows.shape[1]):
            row = rows[at, feature]
            if row and kept[feature]:
                for label in range(LABELS):
                    scores[at, label] += weights[row, label]


@_compiled
def _exponentials(scores: Array, share: float) -> None:
    """Exponentials of the scores over the share of features kept, the largest of a character being 1."""
    for at in range(scores.shape[0]):
        top = scores[at].max()
        for label in range(LABELS):
            scores[at, label] = np.exp(max((scores[at, label] - top) / share, -30.0))


@_compiled
def _step(row: Array, gradient: Array, rate: float, sparse: float) -> None:
    """One AdaGrad step on a row, with the soft threshold that keeps rows sparse."""
    for label in range(LABELS):
        row[LABELS] += gradient[label] * gradient[label]
    size = rate / np.sqrt(row[LABELS] + 1e-6)
    cut = size * sparse
    for label in range(LABELS):
        value = row[label] + size * gradient[label]
        if value > cut:
            row[label] = value - cut
        elif value < -cut:
            row[label] = value + cut
        else:
            row[label] = 0.0


@_compiled
def _update(rows: Array, kept: Array, weights: Array, gradient: Array, pace: Array) -> None:
    """A step on the kept features of each character that is not yet sure. ``pace``: rate, threshold."""
    for at in range(rows.shape[0]):
        if np.abs(gradient[at]).max() >= _SURE:
            for feature in range(rows.shape[1]):
                row = rows[at, feature]
                if row and kept[feature]:
                    _step(weights[row], gradient[at], pace[0], pace[1])


@_compiled
def epoch(views: Array, rows: Array, own: Array, allowed: Array, weights: Array, pace: Array, seed: int) -> float:
    """One pass over the sentences. Returns the mean log-loss a sentence.

    ``views`` holds a line a sentence: its place in ``rows``, in ``own`` and in ``allowed``, and its length.
    ``pace``: the rate, the threshold, and the share of features that each sentence's step leaves out, so that
    none is relied on alone.
    """
    longest = views[:, 3].max()
    every = np.full(longest, (1 << LABELS) - 1, dtype=np.uint16)
    room = np.zeros((4, longest, LABELS))
    np.random.seed(seed)
    shared = rows.shape[1]
    loss = 0.0
    for number in range(views.shape[0]):
        first, second, third, size = views[number]
        kept = np.random.random(shared + own.shape[1]) >= pace[2]
        here, mine = rows[first : first + size], own[second : second + size]
        scores, forward, gold, model = room[0, :size], room[1, :size], room[2, :size], room[3, :size]
        scores[:] = 0.0
        _emissions(here, kept[:shared], weights, scores)
        _emissions(mine, kept[shared:], weights, scores)
        _exponentials(scores, 1.0 - pace[2])
        right = marginals(scores, allowed[third : third + size], forward, gold)
        if right <= _IMPOSSIBLE:
            continue
        loss += marginals(scores, every[:size], forward, model) - right
        gold -= model
        _update(here, kept[:shared], weights, gold, pace)
        _update(mine, kept[shared:], weights, gold, pace)
    return float(loss / max(1, views.shape[0]))
