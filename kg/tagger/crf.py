"""The trained tagger: a linear-chain model over hashed features, read with numpy alone.

Labels are B, I, E, S of each kind and O. Which label may follow which is all that the chain knows; the rest is in
the features. A weight row is 16 bytes: 13 weights of 8 bits and, in the last two, a check by which a row answers
only for its own feature. The table's place of a feature is the low bits of its hash, its check the high bits.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kg.model import Kind, Tag
from kg.tagger.features import Batch, Convention, Habits, batch, templates

KINDS = (Kind.PERSON, Kind.PLACE, Kind.BODY)
# the order of the labels: B, I, E, S of each kind, then O
BEGIN, INSIDE, END, SINGLE, OUTSIDE = 0, 3, 6, 9, 12
LABELS = 13
ROW = 16
_CHUNK = 8192  # characters in a batch


@dataclass(frozen=True, slots=True)
class Weights:
    """The model: a table of 2**n rows of 16 bytes, the size of one step, and what features were told of the text."""

    table: NDArray[np.complex128]  # 16 bytes a row
    step: float
    habits: Habits


@cache
def load() -> Weights:
    """The packaged weights, read at first use."""
    with as_file(files(__package__).joinpath("weights.npz")) as path:
        return load_from(path)


def load_from(path: Path) -> Weights:
    """The weights of a file that the training wrote."""
    with np.load(path) as data:
        rows = np.zeros((1 << int(data["bits"]), ROW), dtype=np.uint8)
        used = np.cumsum(data["gaps"], dtype=np.int64)
        rows[used, :LABELS] = data["weights"].view(np.uint8)
        rows[used, 14:] = data["checks"].view(np.uint8).reshape(-1, 2)
        habits = Habits(data["given"], data["words"], data["clusters"])
        return Weights(rows.view(np.complex128).ravel(), float(data["step"]), habits)


class CrfTagger:
    """Names by the trained model, drawn after one convention."""

    def __init__(self, convention: Convention = Convention.OURS, weights: Weights | None = None) -> None:
        self._convention = convention
        self._weights = weights

    def tag(self, sentences: Sequence[str]) -> list[tuple[Tag, ...]]:
        """The names of each sentence (flat text), in order, not overlapping."""
        weights = self._weights or load()
        found: list[tuple[Tag, ...]] = []
        for group in _groups(sentences):
            one = batch(group)
            scores = emissions(one, self._convention, weights)
            found += [spans(labels) for labels in best(scores, one)]
        return found


def _groups(sentences: Sequence[str]) -> list[Sequence[str]]:
    """Runs of sentences of about ``_CHUNK`` characters."""
    groups, start, size = [], 0, 0
    for at, sentence in enumerate(sentences):
        if size and size + len(sentence) > _CHUNK:
            groups.append(sentences[start:at])
            start, size = at, 0
        size += len(sentence) + 3
    return [*groups, sentences[start:]] if start < len(sentences) else groups


def emissions(one: Batch, convention: Convention, weights: Weights) -> NDArray[np.float32]:
    """The score of each label at each character of the batch."""
    size = len(one.text)
    total = np.zeros((size, ROW), dtype=np.int16)
    mask = np.uint64(len(weights.table) - 1)
    for hashes in templates(one, convention, weights.habits):
        rows = weights.table.take((hashes & mask).astype(np.int64))
        halves = rows.view(np.uint64).reshape(size, 2)
        known = (halves[:, 1] >> np.uint64(48)) == (hashes >> np.uint64(48))
        halves *= known[:, None]
        total += halves.view(np.int8)
    return total[:, :LABELS] * np.float32(weights.step)


def best(scores: NDArray[np.float32], one: Batch) -> list[NDArray[np.int64]]:
    """The best sequence of labels of each sentence (Viterbi, sentences of like length side by side)."""
    result: list[NDArray[np.int64]] = [np.zeros(0, dtype=np.int64)] * len(one.lengths)
    order = np.argsort(-one.lengths, kind="stable")
    longest = int(one.lengths.max(initial=0))
    back = np.zeros((longest, len(order), 4), dtype=np.int8)  # from where: each kind's inside, and a new start
    state = np.full((len(order), LABELS), -1e9, dtype=np.float32)
    state[:, OUTSIDE] = 0
    begins, lengths = one.begins[order], one.lengths[order]
    for at in range(longest):
        live = int(np.searchsorted(-lengths, -at, side="left"))
        now = state[:live]
        begin, inside, closed = now[:, BEGIN:INSIDE], now[:, INSIDE:END], now[:, END:]
        source = closed.argmax(axis=1)
        back[at, :live, :3] = inside > begin
        back[at, :live, 3] = source
        going = np.maximum(begin, inside)
        fresh = np.take_along_axis(closed, source[:, None], axis=1)
        after = scores[begins[:live] + at]
        after[:, BEGIN:INSIDE] += fresh
        after[:, SINGLE:] += fresh
        after[:, INSIDE:END] += going
        after[:, END:SINGLE] += going
        state[:live] = after
    last = state[:, END:].argmax(axis=1) + END
    for row, sentence in enumerate(order):
        result[sentence] = _trace(back[: lengths[row], row], int(last[row]))
    return result


def _trace(back: NDArray[np.int8], label: int) -> NDArray[np.int64]:
    """Follow the best path from the last label to the first."""
    steps = back.tolist()
    labels = [0] * len(steps)
    for at in range(len(steps) - 1, -1, -1):
        labels[at] = label
        if INSIDE <= label < SINGLE:
            kind = label % 3
            label = (INSIDE if steps[at][kind] else BEGIN) + kind
        else:
            label = END + steps[at][3]
    return np.array(labels, dtype=np.int64)


def spans(labels: NDArray[np.int64]) -> tuple[Tag, ...]:
    """The names that a sequence of labels marks."""
    found, begin = [], 0
    for at in np.flatnonzero(labels != OUTSIDE).tolist():
        label = int(labels[at])
        if label < INSIDE or label >= SINGLE:
            begin = at
        if label >= END:
            found.append(Tag(begin, at + 1, KINDS[label % 3]))
    return tuple(found)
