"""The inner loops of training, compiled: counting features, numbering them, and the passes over sentences.

A row of parameters is 16 floats: 13 weights, the sum of squared gradients, two unused. It fills one cache line, and the
loops are bound by memory.
"""

from __future__ import annotations

import numba
import numpy as np

LABELS = 13
OPEN = 6  # the labels from here on (E, S, O) end a name or stand outside one
_FAST = {"cache": True, "fastmath": False, "nogil": True}


@numba.njit(**_FAST)
def count(hashes, table, shift):
    """Count hashes by their high bits, up to 255."""
    for at in range(hashes.shape[0]):
        slot = hashes[at] >> shift
        if table[slot] < 255:
            table[slot] += 1


@numba.njit(**_FAST)
def number(hashes, counts, shift, least, keys, values, known, out):
    """Give each hash that is frequent enough a number from 1 on; 0 to all others. Returns how many are known."""
    mask = np.uint64(keys.shape[0] - 1)
    for at in range(hashes.shape[0]):
        value = hashes[at]
        if counts[value >> shift] < least:
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


@numba.njit(**_FAST)
def forward_backward(scores, allowed, gold, forward, backward):
    """Add (or, without ``gold``, subtract) the label probabilities under the allowed labels to ``forward``'s place.

    ``scores`` are exponentials of the emissions, (n, 13). Returns the log of the sum over all sequences. The
    marginals are left in ``backward``.
    """
    size = scores.shape[0]
    total = 0.0
    for at in range(size):
        closed = 0.0
        if at == 0:
            closed = 1.0
        else:
            for label in range(OPEN, LABELS):
                closed += forward[at - 1, label]
        norm = 0.0
        for label in range(LABELS):
            value = 0.0
            if (allowed[at] >> label) & 1:
                if label >= 3 and label < 9:
                    if at > 0:
                        value = (forward[at - 1, label % 3] + forward[at - 1, 3 + label % 3]) * scores[at, label]
                else:
                    value = closed * scores[at, label]
            forward[at, label] = value
            norm += value
        if norm <= 0.0:
            return -1e30
        total += np.log(norm)
        for label in range(LABELS):
            forward[at, label] /= norm
    closed = 0.0
    for label in range(OPEN, LABELS):
        closed += forward[size - 1, label]
    if closed <= 0.0:
        return -1e30
    total += np.log(closed)
    for label in range(LABELS):
        backward[size - 1, label] = 1.0 if label >= OPEN else 0.0
    for at in range(size - 2, -1, -1):
        fresh = 0.0
        norm = 0.0
        for label in range(LABELS):
            if (allowed[at + 1] >> label) & 1 and (label < 3 or label >= 9):
                fresh += scores[at + 1, label] * backward[at + 1, label]
        for label in range(LABELS):
            value = fresh
            if label < OPEN:
                value = 0.0
                for after in (3 + label % 3, 6 + label % 3):
                    if (allowed[at + 1] >> after) & 1:
                        value += scores[at + 1, after] * backward[at + 1, after]
            backward[at, label] = value
            norm += value
        for label in range(LABELS):
            backward[at, label] /= norm
    for at in range(size):
        norm = 0.0
        for label in range(LABELS):
            backward[at, label] *= forward[at, label]
            norm += backward[at, label]
        for label in range(LABELS):
            backward[at, label] /= norm
    return total


@numba.njit(**_FAST)
def emissions(rows, own, weights, scores):
    """Sum the weights of each character's features."""
    for at in range(rows.shape[0]):
        for label in range(LABELS):
            scores[at, label] = 0.0
        for feature in range(rows.shape[1]):
            row = rows[at, feature]
            if row:
                for label in range(LABELS):
                    scores[at, label] += weights[row, label]
        for feature in range(own.shape[1]):
            row = own[at, feature]
            if row:
                for label in range(LABELS):
                    scores[at, label] += weights[row, label]


@numba.njit(**_FAST)
def _exponentials(scores):
    for at in range(scores.shape[0]):
        top = scores[at, 0]
        for label in range(1, LABELS):
            top = max(top, scores[at, label])
        for label in range(LABELS):
            scores[at, label] = np.exp(max(scores[at, label] - top, -30.0))


@numba.njit(**_FAST)
def _step(weights, row, gradient, rate, sparse):
    """One AdaGrad step on a row, with the soft threshold that keeps rows sparse."""
    squares = 0.0
    for label in range(LABELS):
        squares += gradient[label] * gradient[label]
    weights[row, LABELS] += squares
    size = rate / np.sqrt(weights[row, LABELS] + 1e-6)
    cut = size * sparse
    for label in range(LABELS):
        value = weights[row, label] + size * gradient[label]
        weights[row, label] = value - cut if value > cut else (value + cut if value < -cut else 0.0)


@numba.njit(**_FAST)
def epoch(views, order, rows, own, allowed, weights, rate, sparse, drop, seed):
    """One pass over the sentences in this order. Returns the mean log-loss a sentence.

    ``views`` holds a line a sentence: place in ``rows``, place in ``own``, place in ``allowed``, length.
    ``drop`` is the share of features left out of each sentence's step, so that none is relied on alone.
    """
    longest = 0
    for at in order:
        longest = max(longest, views[at, 3])
    every = np.full(longest, (1 << LABELS) - 1, dtype=np.uint16)
    scores = np.zeros((longest, LABELS))
    forward = np.zeros((longest, LABELS))
    gold = np.zeros((longest, LABELS))
    model = np.zeros((longest, LABELS))
    loss = 0.0
    np.random.seed(seed)
    kept = np.ones(rows.shape[1] + own.shape[1], dtype=np.bool_)
    for at in order:
        first, second, third, size = views[at]
        for feature in range(kept.shape[0]):
            kept[feature] = np.random.random() >= drop
        here, mine, may = rows[first : first + size], own[second : second + size], allowed[third : third + size]
        for place in range(size):
            for label in range(LABELS):
                scores[place, label] = 0.0
            for feature in range(kept.shape[0]):
                if kept[feature]:
                    shared = rows.shape[1]
                    row = here[place, feature] if feature < shared else mine[place, feature - shared]
                    if row:
                        for label in range(LABELS):
                            scores[place, label] += weights[row, label]
            if drop > 0.0:
                for label in range(LABELS):
                    scores[place, label] /= 1.0 - drop
        _exponentials(scores[:size])
        right = forward_backward(scores[:size], may, True, forward, gold)
        wrong = forward_backward(scores[:size], every, False, forward, model)
        if right < -1e29:
            continue
        loss += wrong - right
        for place in range(size):
            most = 0.0
            for label in range(LABELS):
                gold[place, label] -= model[place, label]
                most = max(most, abs(gold[place, label]))
            if most < 0.002:
                continue
            for feature in range(kept.shape[0]):
                if kept[feature]:
                    shared = rows.shape[1]
                    row = here[place, feature] if feature < shared else mine[place, feature - shared]
                    if row:
                        _step(weights, row, gold[place], rate, sparse)
    return loss / max(1, order.shape[0])
