"""The features of the tagger: for every character of a batch of sentences, hashes of what stands around it.

A feature is a 64-bit number: a sum of random numbers for its parts times odd constants. Everything is computed
with numpy for the whole batch at once. ``prepare`` gives the parts, ``kg.tagger.templates`` makes features of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.tagger import cues
from kg.text.words import tagged

Hashes = NDArray[np.uint64]
PAD = "\n\n\n"  # between sentences, wider than any window, so that a sentence is read the same in every batch


class Convention(IntEnum):
    """Whose way of drawing names the model follows. The corpora differ: see MODEL_CARD.md."""

    OURS = 0
    MSRA = 1
    UNER = 2
    AISHELL = 3
    CLUENER = 4
    RESUME = 5


@dataclass(frozen=True, slots=True)
class Habits:
    """What was counted in training text: how names use a character, and which words occur alike."""

    given: NDArray[np.uint8]  # by code point below 0x10000: how much more often in given names than elsewhere
    words: NDArray[np.uint32]  # sorted hashes of known words
    clusters: NDArray[np.uint8]  # the cluster of each of them


@dataclass(frozen=True, slots=True)
class Batch:
    """Sentences set one after another, each followed by padding."""

    text: str
    begins: NDArray[np.int64]
    lengths: NDArray[np.int64]


def batch(sentences: Sequence[str]) -> Batch:
    """Put sentences (flat text, no line breaks) side by side."""
    lengths = np.array([len(sentence) for sentence in sentences], dtype=np.int64)
    begins = np.cumsum(lengths + len(PAD)) - lengths
    clean = (sentence.replace("\n", " ") for sentence in sentences)
    return Batch(PAD + PAD.join(clean) + PAD, begins, lengths)


def mix(values: NDArray[Any]) -> Hashes:
    """A well spread 64-bit number for each small one (splitmix64)."""
    x = values.astype(np.uint64) + np.uint64(0x9E3779B97F4A7C15)
    x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return x ^ (x >> np.uint64(31))


ODD = mix(np.arange(1, 65)) | np.uint64(1)
SEED = mix(np.arange(1000, 1128))


class _Words:
    """The words of a text by rjieba: one hash, tag and cluster a word, and where each character lies in its word."""

    def __init__(self, one: Batch, characters: Hashes, habits: Habits) -> None:
        words, tags = _cut(one)
        lengths = np.array(list(map(len, words)), dtype=np.int64)
        starts = np.cumsum(lengths) - lengths
        self.index = np.repeat(np.arange(len(lengths)), lengths)
        inside = np.arange(len(one.text)) - starts[self.index]
        left = lengths[self.index] - inside - 1
        long = np.minimum(lengths, 5)[self.index]
        self.place = (np.minimum(inside, 3) * 64 + np.minimum(left, 3) * 8 + long).astype(np.uint64)
        word = np.add.reduceat(characters * ODD[8 + np.minimum(inside, 31)], starts)
        tag = np.array(list(map(_tag_hash, tags)), dtype=np.uint64)
        self.values = np.stack((word, tag, mix(_clusters(word, habits))))


def _cut(one: Batch) -> tuple[list[str], list[str]]:
    """The words of a batch, and the tag of each, padding included."""
    words, tags = list(PAD), ["x"] * len(PAD)
    for begin, length in zip(one.begins.tolist(), one.lengths.tolist(), strict=True):
        found = tagged(one.text[begin : begin + length])
        words += (*found[0], *PAD)
        tags += (*found[1], *("x" * len(PAD)))
    return words, tags


@cache
def _tag_hash(tag: str) -> int:
    return int(mix(np.array([int.from_bytes(tag.encode()[:7], "little")]))[0])


def _clusters(words: Hashes, habits: Habits) -> NDArray[np.uint8]:
    """The cluster of each word, 0 where it is unknown."""
    if not len(habits.words):
        return np.zeros(len(words), dtype=np.uint8)
    short = (words >> np.uint64(32)).astype(np.uint32)
    at = np.minimum(np.searchsorted(habits.words, short), len(habits.words) - 1)
    return np.where(habits.words[at] == short, habits.clusters[at], 0).astype(np.uint8)


def word_hashes(words: Sequence[str]) -> NDArray[np.uint32]:
    """The hashes by which ``Habits`` knows words."""
    hashes = []
    for word in words:
        characters = mix(_normal(word))
        inside = np.minimum(np.arange(len(characters)), 31)
        hashes.append(int((characters * ODD[8 + inside]).sum() >> np.uint64(32)))
    return np.array(hashes, dtype=np.uint32)


def code_points(text: str) -> NDArray[np.uint32]:
    """The code point of each character; 0xFFFF for one beyond, which stands in no table."""
    return np.minimum(np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32), 0xFFFF)


def _normal(text: str) -> NDArray[np.uint32]:
    """The code points of the text with all digits made 0."""
    codes = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32)
    return np.where((codes > ord("0")) & (codes <= ord("9")), np.uint32(ord("0")), codes)


NEAR, NEAR_WORDS = 3, 2  # characters and words that features look at to either side


def prepare(one: Batch, habits: Habits) -> Hashes:
    """All that the features of a batch are made of: a row of values for each neighbour, a column a character.

    The order of the values is that of their names in ``kg.tagger.templates``.
    """
    codes = _normal(one.text)
    low = np.minimum(codes, 0xFFFF)
    words = _Words(one, mix(codes), habits)
    found = cues.find(one.text)
    classes, given, names = (values[low] for values in (cues.character_classes(), habits.given, cues.name_classes()))
    ahead, behind = found.ahead + np.uint64(100), found.behind + np.uint64(200)
    masks = (found.begin, found.end, found.cover)
    characters = mix(np.stack((codes, classes, given, names, *masks, ahead, behind, words.place), dtype=np.uint64))
    return np.concatenate((_around(characters, NEAR), _around(words.values, NEAR_WORDS)[:, words.index]))


def _around(values: Hashes, near: int) -> Hashes:
    """For each row of values one a neighbour, from the farthest on the left to the farthest on the right; 0 outside."""
    count, size = values.shape
    around = np.zeros((count, 2 * near + 1, size), dtype=np.uint64)
    for by in range(-near, near + 1):
        here, there = slice(max(0, -by), size - max(0, by)), slice(max(0, by), size + min(0, by))
        around[:, near + by, here] = values[:, there]
    return around.reshape(-1, size)
