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
from kg.tagger.drawing import drawn
from kg.tagger.features import Batch, Convention, Habits, batch, templates

KINDS = (Kind.PERSON, Kind.PLACE, Kind.BODY)
# the order of the labels: B, I, E, S of each kind, then O
BEGIN, INSIDE, END, SINGLE, OUTSIDE = 0, 3, 6, 9, 12
LABELS = 13
ROW = 16
_PAIRS = (("“", "”"), ("《", "》"), ("(", ")"), ("‘", "’"))
_STOPS = np.array([ord(character) for character in "\n ,.。;:!?、("], dtype=np.uint32)
_BARRED = np.zeros(LABELS, dtype=np.float32)  # what a stop takes from the scores of labels that begin or end a name
_BARRED[BEGIN:INSIDE] = _BARRED[END:OUTSIDE] = 1e4
_CHUNK = 65536  # characters in a batch
# Training leaves out features in every step, which makes the model shy of names: so much is taken from the score of
# no name, where recall is worth as much as precision. The graph wants precision.
_SHY = {one: np.float32(0.0 if one is Convention.OURS else 0.3) for one in Convention}


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
            for sentence, labels in zip(group, best(scores, one), strict=True):
                tags = (_trimmed(sentence, tag) for tag in spans(labels))
                kept = tuple(tag for tag in tags if self._fits(sentence, tag))
                found.append(drawn(sentence, kept) if self._convention is Convention.UNER else kept)
        return found

    def _fits(self, sentence: str, tag: Tag) -> bool:
        """Whether it can be a name in our convention: a person is named by more than a surname, and without digits."""
        if self._convention is not Convention.OURS or tag.kind is not Kind.PERSON:
            return True
        name = sentence[tag.begin : tag.end]
        return len(name) > 1 and not any(character.isdigit() for character in name)


def _trimmed(text: str, tag: Tag) -> Tag:
    """The name without a closing mark at its end that it does not open, or an opening one that it does not close."""
    name = text[tag.begin : tag.end]
    for opening, closing in _PAIRS:
        if len(name) > 1 and name.endswith(closing) and opening not in name:
            return Tag(tag.begin, tag.end - 1, tag.kind)
        if len(name) > 1 and name.startswith(opening) and closing not in name:
            return Tag(tag.begin + 1, tag.end, tag.kind)
    return tag


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
    scores = total[:, :LABELS] * np.float32(weights.step)
    scores[:, OUTSIDE] -= _SHY[convention]
    scores[_marks(one.text)] -= _BARRED
    return scores


def _marks(text: str) -> NDArray[np.bool_]:
    """Which characters are punctuation that no name begins or ends with."""
    codes = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32)
    return np.isin(codes, _STOPS)


def best(scores: NDArray[np.float32], one: Batch) -> list[NDArray[np.int64]]:
    """The best sequence of labels of each sentence: Viterbi, all sentences side by side.

    Characters are laid out by their place in the sentence, longer sentences first: step t is one run of rows.
    """
    order = np.argsort(-one.lengths, kind="stable")
    lengths = one.lengths[order]
    rank = np.repeat(np.arange(len(order)), lengths)
    step = np.arange(len(rank)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    by_step = np.argsort(step, kind="stable")
    live = np.bincount(step)
    starts = np.concatenate(([0], np.cumsum(live))).tolist()
    state = scores[(one.begins[order][rank] + step)[by_step]]
    _forward(state, starts)
    labels = _trace(state, starts)
    placed = np.empty_like(labels)
    placed[by_step] = labels
    parts = np.split(placed, np.cumsum(lengths)[:-1]) if len(order) else []
    result = [parts[0]] * len(parts)
    for part, sentence in zip(parts, order.tolist(), strict=True):
        result[sentence] = part
    return result


def _forward(state: NDArray[np.float32], starts: Sequence[int]) -> None:
    """Turn the scores of each label into those of the best way to reach it."""
    state[: starts[1] if len(starts) > 1 else 0, INSIDE:SINGLE] -= np.float32(1e9)
    for before, now, after in zip(starts, starts[1:], starts[2:], strict=False):
        last, here = state[before : before + after - now], state[now:after]
        fresh = last[:, END:].max(axis=1, keepdims=True)
        going = np.maximum(last[:, BEGIN:INSIDE], last[:, INSIDE:END])
        here[:, BEGIN:INSIDE] += fresh
        here[:, SINGLE:] += fresh
        here[:, INSIDE:END] += going
        here[:, END:SINGLE] += going


def _trace(state: NDArray[np.float32], starts: Sequence[int]) -> NDArray[np.int64]:
    """Follow the best paths from the last characters to the first."""
    closed = state[:, END:].argmax(axis=1) + END
    before = np.repeat(closed[:, None], LABELS, axis=1)  # the label before each label
    inside = np.where(state[:, INSIDE:END] > state[:, BEGIN:INSIDE], INSIDE, BEGIN) + np.arange(3)
    before[:, INSIDE:END] = before[:, END:SINGLE] = inside
    labels: NDArray[np.int64] = closed
    for first, now, after in zip(starts[-3::-1], starts[-2::-1], starts[:0:-1], strict=False):
        rows = np.arange(first, first + after - now)
        labels[rows] = before[rows, labels[now:after]]
    return labels


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
