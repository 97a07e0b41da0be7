"""The features of the tagger: for every character of a batch of sentences, hashes of what stands around it.

A feature is a 64-bit number: a sum of random numbers for its parts times odd constants. Everything is computed
with numpy for the whole batch at once. ``templates`` yields one array a template, one hash a character.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from itertools import chain
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


_ODD = mix(np.arange(1, 65)) | np.uint64(1)
_SEED = mix(np.arange(1000, 1128))


def shift(values: Hashes, by: int) -> Hashes:
    """The value ``by`` places to the right of each place; 0 beyond the ends."""
    if by == 0:
        return values
    moved = np.zeros_like(values)
    if by > 0:
        moved[:-by] = values[by:]
    else:
        moved[-by:] = values[:by]
    return moved


def _join(*parts: Hashes) -> Hashes:
    """One hash for several parts in this order."""
    total: Hashes = parts[0] * _ODD[0]
    for ordinal, part in enumerate(parts[1:], 1):
        total = total + part * _ODD[ordinal]
    return total


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
        self.place = mix(np.minimum(inside, 3) * 64 + np.minimum(left, 3) * 8 + long)
        spread = characters * _ODD[8 + np.minimum(inside, 31)]
        self.word = np.add.reduceat(spread, starts)
        self.tag = np.array(list(map(_tag_hash, tags)), dtype=np.uint64)
        self.cluster = mix(_clusters(self.word, habits))

    def spread(self, values: Hashes) -> Hashes:
        """A word's value at each of its characters."""
        return values[self.index]


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
        hashes.append(int((characters * _ODD[8 + inside]).sum() >> np.uint64(32)))
    return np.array(hashes, dtype=np.uint32)


def _normal(text: str) -> NDArray[np.uint32]:
    """The code points of the text with all digits made 0."""
    codes = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32)
    return np.where((codes > ord("0")) & (codes <= ord("9")), np.uint32(ord("0")), codes)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A batch with all that its features are made of."""

    one: Batch
    codes: NDArray[np.uint32]
    characters: Hashes
    words: _Words
    found: cues.Cues
    habits: Habits


def prepare(one: Batch, habits: Habits) -> Prepared:
    """Cut the words of a batch and look its characters up in the lexicon."""
    codes = _normal(one.text)
    characters = mix(codes)
    words = _Words(one, characters, habits)
    return Prepared(one, np.minimum(codes, 0xFFFF), characters, words, cues.find(one.text), habits)


def shared(ready: Prepared) -> Iterator[Hashes]:
    """The features that all conventions share: for every character, padding included, a template at a time."""
    c, words, found = ready.characters, ready.words, ready.found
    features = chain(
        _character_features(c),
        _word_features(words, c),
        _name_features(ready.codes, c, words, found, ready.habits),
        _cue_features(found, words, c),
    )
    for ordinal, feature in enumerate(features):
        yield feature + _SEED[ordinal]


def special(ready: Prepared, convention: Convention) -> Iterator[Hashes]:
    """The few features that each convention weighs in its own way."""
    mark = mix(np.array([0x5EED + int(convention)]))
    for ordinal, feature in enumerate(_convention_features(ready.characters, ready.words, ready.found)):
        yield feature + _SEED[-1 - ordinal] + mark


def templates(one: Batch, convention: Convention, habits: Habits) -> Iterator[Hashes]:
    """All features of a batch."""
    ready = prepare(one, habits)
    yield from shared(ready)
    yield from special(ready, convention)


def _character_features(c: Hashes) -> Iterator[Hashes]:
    around = {by: shift(c, by) for by in range(-3, 4)}
    for by in range(-2, 3):
        yield around[by] * _ODD[40 + by]
    for by in (-2, -1, 0, 1):
        yield _join(around[by], around[by + 1]) * _ODD[40 + by]
    yield _join(around[-1], around[1])
    for by in (-2, -1, 0):
        yield _join(around[by], around[by + 1], around[by + 2]) * _ODD[40 + by]
    yield _join(around[-3], around[-2], around[-1], around[0])
    yield _join(around[0], around[1], around[2], around[3])


def _word_features(words: _Words, c: Hashes) -> Iterator[Hashes]:
    w, t, k = ({by: shift(values, by) for by in range(-2, 3)} for values in (words.word, words.tag, words.cluster))
    placed = (
        w[0],
        w[-1],
        w[1],
        _join(w[-1], w[0]),
        _join(w[0], w[1]),
        t[0],
        _join(t[-1], t[0]),
        _join(t[0], t[1]),
        _join(t[-1], t[0], t[1]),
        _join(t[-2], t[-1], t[0]),
        _join(t[0], t[1], t[2]),
        _join(w[-1], t[0]),
        _join(t[0], w[1]),
        _join(w[-1], t[0], w[1]),
        _join(w[-2], t[-1], t[0]),
        k[0],
        _join(k[-1], k[0]),
        _join(k[0], k[1]),
        _join(k[-1], k[0], k[1]),
        _join(k[-2], k[-1], t[0]),
        _join(t[0], k[1], k[2]),
    )
    for feature in placed:
        yield words.spread(feature) + words.place
    yield _join(words.spread(t[0]), c) + words.place


def _name_features(low: Any, c: Hashes, words: _Words, found: cues.Cues, habits: Habits) -> Iterator[Hashes]:
    """Surnames, characters of given names and of transliterations, and what stands before and after a name."""
    kind, given, name = (mix(values[low]) for values in (cues.character_classes(), habits.given, cues.name_classes()))
    e, b = mix(found.end), mix(found.begin)
    k, g, s = ({by: shift(values, by) for by in range(-3, 5)} for values in (kind, given, name))
    yield _join(k[-2], k[-1], k[0], k[1], k[2])
    yield _join(k[-3], k[-2], k[-1], k[0], k[1], k[2], k[3])
    for by in (0, -1, -2):
        yield _join(s[by], g[by + 1], g[by + 2], words.place) * _ODD[40 + by]
        yield _join(s[by], g[by + 1], k[by + 2], k[by + 3]) * _ODD[40 + by]
        before = shift(e, by - 1)
        yield _join(before, k[by - 1], s[by], g[by + 1]) * _ODD[40 + by]
        yield _join(s[by], g[by + 1], shift(c, by + 2)) * _ODD[40 + by]
        yield _join(s[by], g[by + 2], shift(c, by + 3)) * _ODD[40 + by]
        yield _join(s[by], shift(b, by + 2), shift(b, by + 3)) * _ODD[40 + by]
    yield _join(s[-1], s[0], s[1], k[-1], k[1])
    yield _join(s[-2], s[-1], s[0], s[1], s[2])


def _cue_features(found: cues.Cues, words: _Words, c: Hashes) -> Iterator[Hashes]:
    """What the lexicon knows here, and how far the next body's suffix and the last division are."""
    b, e, m = ({by: shift(mix(values), by) for by in range(-2, 3)} for values in (found.begin, found.end, found.cover))
    ahead, behind = mix(found.ahead + np.uint64(100)), mix(found.behind + np.uint64(200))
    tag = words.spread(words.tag)
    yield _join(b[0], e[0], m[0])
    yield _join(m[-1], m[0], m[1])
    yield _join(e[-1], b[0], m[0])
    yield _join(e[0], b[1], m[0])
    yield _join(m[-2], m[-1], m[0], m[1], m[2])
    yield _join(e[-1], c)
    yield _join(e[0], b[0], tag, words.place)
    yield _join(e[0], shift(c, 1))
    yield _join(e[0], words.spread(shift(words.tag, 1)), words.place)
    yield _join(b[0], words.spread(shift(words.tag, -1)), words.place)
    yield _join(ahead, behind, m[0])
    yield _join(ahead, tag, words.place)
    yield _join(behind, tag, words.place)
    yield _join(ahead, words.spread(shift(words.word, -1)), words.place)
    yield _join(ahead, e[-1], b[0])


def _convention_features(c: Hashes, words: _Words, found: cues.Cues) -> Iterator[Hashes]:
    b, e, m = (mix(values) for values in (found.begin, found.end, found.cover))
    tag = words.tag
    yield words.spread(words.word) + words.place
    yield words.spread(_join(shift(tag, -1), tag, shift(tag, 1))) + words.place
    yield c
    yield _join(b, e, m, shift(e, -1), shift(b, 1))
    yield words.spread(_join(shift(words.word, -1), tag)) + words.place
    yield words.spread(_join(tag, shift(words.word, 1))) + words.place
    near = words.cluster
    yield words.spread(_join(shift(near, -1), near, shift(near, 1))) + words.place
    yield _join(shift(c, -1), c)
    yield _join(c, shift(c, 1))
    yield _join(shift(m, -1), m, shift(m, 1), words.spread(tag))
