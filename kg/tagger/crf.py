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
from kg.tagger.decode import BEGIN, END, INSIDE, LABELS, OUTSIDE, best
from kg.tagger.drawing import drawn
from kg.tagger.features import Batch, Convention, Habits, Hashes, batch, code_points, prepare
from kg.tagger.templates import shared, special
from kg.text.normalise import BULLETS

ROW = 16
_PAIRS = (("“", "”"), ("《", "》"), ("(", ")"), ("‘", "’"))
_OPENING, _CLOSING = map("".join, zip(*_PAIRS, strict=True))
_STOPS = np.zeros(0x10000, dtype=np.bool_)  # by code point: the punctuation that no name begins or ends with
_STOPS[[ord(character) for character in f"\n ,.。;:!?、({BULLETS}"]] = True
_FULL_STOPS = np.zeros(0x10000, dtype=np.bool_)  # those that no name holds: 合龙。大桥位于某县 names no 龙。大桥
_FULL_STOPS[[ord(character) for character in "\n。"]] = True
_BARRED = np.zeros(LABELS, dtype=np.float32)  # what a stop takes from the scores of labels that begin or end a name
_BARRED[BEGIN:INSIDE] = _BARRED[END:OUTSIDE] = 1e6
_HELD = np.zeros(LABELS, dtype=np.float32)  # what a full stop takes from the scores of labels inside a name
_HELD[INSIDE:END] = 1e6
_CHUNK = 8192  # characters in a batch
_BLOCK = 2048  # of them at a time through the features and the table: what is computed of so many fits into the cache
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
            for sentence, names in zip(group, best(scores, one), strict=True):
                tags = (_trimmed(sentence, tag) for tag in names)
                kept = tuple(tag for tag in tags if self._fits(sentence, tag))
                found.append(drawn(sentence, kept) if self._convention is Convention.UNER else kept)
        return found

    def _fits(self, sentence: str, tag: Tag) -> bool:
        """Whether it can be a name in our convention: a person is named by more than a surname, and without digits."""
        if self._convention is not Convention.OURS or tag.kind is not Kind.PERSON:
            return True
        name = sentence[tag.begin : tag.end]
        return len(name) > 1 and (name.isalpha() or not any(character.isdigit() for character in name))


def _trimmed(text: str, tag: Tag) -> Tag:
    """The name without a closing mark at its end that it does not open, or an opening one that it does not close."""
    if text[tag.begin] not in _OPENING and text[tag.end - 1] not in _CLOSING:
        return tag
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
    """The score of each label at each character of the batch, in steps: whole numbers, whose sums are exact."""
    values = prepare(one, weights.habits)
    blocks = (values[:, at : at + _BLOCK] for at in range(0, values.shape[1], _BLOCK))
    total = np.concatenate([_summed(shared(v), weights) + _summed(special(v, convention), weights) for v in blocks])
    scores = total[:, :LABELS].astype(np.float32)
    scores[:, OUTSIDE] -= _SHY[convention] / weights.step
    points = code_points(one.text)
    scores[_STOPS[points]] -= _BARRED
    scores[_FULL_STOPS[points]] -= _HELD
    return scores


def _summed(hashes: Hashes, weights: Weights) -> NDArray[np.int16]:
    """For each character, a column of hashes, the sum of the rows of its features."""
    rows = weights.table.take((hashes & np.uint64(len(weights.table) - 1)).view(np.int64))
    features, size = hashes.shape
    checks, own = rows.view("<u2")[:, 7::8], hashes.view("<u2")[:, 3::4]
    np.putmask(rows, checks != own, 0)  # a row of another feature
    total: NDArray[np.int16] = rows.view(np.int8).reshape(features, size * ROW).sum(axis=0, dtype=np.int16)
    return total.reshape(size, ROW)
