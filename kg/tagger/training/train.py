"""Training: feature numbers for all sentences, passes over them, and the table of small weights that is shipped."""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kg.tagger.crf import ROW
from kg.tagger.decode import LABELS
from kg.tagger.features import Batch, Convention, Habits, Hashes, batch, prepare
from kg.tagger.templates import shared, special
from kg.tagger.training import kernel
from kg.tagger.training.corpora import Allowed, Example, allowed

_SHIFT = 64 - 28  # features are counted by 28 bits of their hash
_GROUP = 400  # sentences in a batch
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Source:
    """Sentences that are read under one or more conventions; a pass picks one of them for each sentence."""

    texts: tuple[str, ...]
    labels: Mapping[Convention, tuple[Allowed, ...]]


@dataclass(frozen=True, slots=True)
class Options:
    """How to train."""

    epochs: int = 4  # passes over all features
    after: int = 4  # and then over the kept ones
    rate: float = 0.1
    sparse: float = 0.0005
    drop: float = 0.15  # of the features, in each step
    least: int = 2  # times a feature must be met
    bits: int = 21  # of the table's size
    rows: int = 1_070_000
    seed: int = 1


def source(views: Mapping[Convention, Sequence[Example]]) -> Source:
    """A source from the same sentences labelled under each convention; empty sentences teach nothing."""
    texts = tuple(example.text for example in next(iter(views.values())) if example.text)
    labels = {
        one: tuple(allowed(example, one) for example in examples if example.text) for one, examples in views.items()
    }
    return Source(texts, labels)


class _Gathering:
    """The parts of a corpus while its sources are read."""

    def __init__(self) -> None:
        self.counts = np.zeros(1 << 28, dtype=np.uint8)
        self.rows: list[Hashes] = []
        self.own: list[Hashes] = []
        self.views: list[tuple[int, int, int, int]] = []
        self.masks: list[Allowed] = []
        self.choices: list[tuple[int, ...]] = []
        self._at = [0, 0, 0]

    def add(self, one: Source) -> None:
        """Read a source."""
        for start in range(0, len(one.texts), _GROUP):
            labels = {convention: masks[start : start + _GROUP] for convention, masks in one.labels.items()}
            self._add(batch(one.texts[start : start + _GROUP]), labels)

    def _add(self, lines: Batch, labels: Mapping[Convention, Sequence[Allowed]]) -> None:
        size = len(lines.lengths)
        values = prepare(lines, self._habits)
        keep = np.concatenate([np.arange(b, b + n) for b, n in zip(lines.begins, lines.lengths, strict=True)])
        self.rows.append(self._counted(np.stack([feature[keep] for feature in shared(values)], axis=1)))
        offsets = (np.cumsum(lines.lengths) - lines.lengths).tolist()
        first = len(self.views)
        for convention, masks in labels.items():
            self.own.append(self._counted(np.stack([feature[keep] for feature in special(values, convention)], axis=1)))
            for offset, mask in zip(offsets, masks, strict=True):
                self.views.append((self._at[0] + offset, self._at[1] + offset, self._at[2], len(mask)))
                self._at[2] += len(mask)
            self.masks += masks
            self._at[1] += len(keep)
        self._at[0] += len(keep)
        self.choices += [tuple(range(first + number, len(self.views), size)) for number in range(size)]

    def _counted(self, part: Hashes) -> Hashes:
        kernel.count(part.ravel(), self.counts, _SHIFT)
        return part

    def read(self, sources: Sequence[Source], habits: Habits) -> _Gathering:
        """Read all sources."""
        self._habits = habits
        for one in sources:
            self.add(one)
        return self


class Corpus:
    """All sentences as numbers: rows of features, labels, and where each sentence lies in them."""

    def __init__(self, sources: Sequence[Source], habits: Habits, least: int) -> None:
        parts = _Gathering().read(sources, habits)
        self._keys = np.zeros(1 << 25, dtype=np.uint64)
        self._values = np.zeros(1 << 25, dtype=np.int32)
        self.known = 0
        self.rows = self._numbered(parts.rows, parts.counts, least)
        self.own = self._numbered(parts.own, parts.counts, least)
        self.hashes = np.zeros(self.known + 1, dtype=np.uint64)
        used = self._values > 0
        self.hashes[self._values[used]] = self._keys[used]
        self.views = np.array(parts.views, dtype=np.int64)
        self.allowed = np.concatenate(parts.masks)
        self._choices = parts.choices

    def _numbered(self, parts: list[Hashes], counts: NDArray[np.uint8], least: int) -> NDArray[np.int32]:
        """The numbers of features in place of their hashes; the parts are let go one by one, for they are large."""
        numbered = []
        while parts:
            part = parts.pop(0)
            flat = part.ravel()
            frequent = counts[flat >> np.uint64(_SHIFT)] >= least
            out = np.zeros(flat.size, dtype=np.int32)
            self.known = kernel.number(flat, frequent, self._keys, self._values, self.known, out)
            numbered.append(out.reshape(part.shape))
        return np.concatenate(numbered)

    def keep(self, chosen: NDArray[np.bool_]) -> None:
        """Forget all features but the chosen ones."""
        numbers = np.where(chosen, np.arange(len(chosen)), 0).astype(np.int32)
        self.rows[:] = numbers[self.rows]
        self.own[:] = numbers[self.own]

    def order(self, generator: np.random.Generator) -> NDArray[np.int64]:
        """The views of one pass in a new order: each sentence under one of its conventions."""
        draws = generator.random(len(self._choices)).tolist()
        picked = [choice[int(draw * len(choice))] for choice, draw in zip(self._choices, draws, strict=True)]
        order: NDArray[np.int64] = self.views[generator.permutation(np.array(picked, dtype=np.int64))]
        return order


def fit(corpus: Corpus, options: Options) -> Floats:
    """The weights of every numbered feature: passes over all, then over the few that are kept.

    Cutting the weak rows after training costs four points of F1; training on with what is kept gives them back.
    """
    weights = np.zeros((corpus.known + 1, ROW), dtype=np.float32)
    generator = np.random.default_rng(options.seed)
    _passes(corpus, options, weights, generator, options.epochs)
    chosen = kept(corpus, weights, options)
    corpus.keep(chosen)
    weights[~chosen] = 0
    weights[:, LABELS] *= 0.25  # room to move again
    _passes(corpus, options, weights, generator, options.after)
    return weights


def _passes(corpus: Corpus, options: Options, weights: Floats, generator: np.random.Generator, count: int) -> None:
    """Passes at a falling rate."""
    for number in range(count):
        begun = time.process_time()
        pace = np.array([options.rate * (1 - number / count * 0.9), options.sparse, options.drop])
        order, seed = corpus.order(generator), int(generator.integers(1 << 30))
        loss = kernel.epoch(order, corpus.rows, corpus.own, corpus.allowed, weights, pace, seed)
        print(f"pass {number + 1}: loss {loss:.4f}, {time.process_time() - begun:.0f} s", file=sys.stderr, flush=True)


def kept(corpus: Corpus, weights: Floats, options: Options) -> NDArray[np.bool_]:
    """Which features get a row: those with large weights that are met often, one for each place of the table."""
    met = sum(np.bincount(part.ravel(), minlength=len(weights)) for part in (corpus.rows, corpus.own))
    worth = np.abs(weights[:, :LABELS]).max(axis=1) * np.sqrt(np.minimum(met, 64))
    worth[0] = 0
    order = np.argsort(-worth, kind="stable")
    order = order[worth[order] > 0]
    places = corpus.hashes[order] & np.uint64((1 << options.bits) - 1)
    _, first = np.unique(places, return_index=True)
    chosen = np.zeros(len(weights), dtype=np.bool_)
    chosen[order[np.sort(first)[: options.rows]]] = True
    return chosen


def pack(weights: Floats, hashes: Hashes, habits: Habits, options: Options, path: Path) -> int:
    """Write the rows that are not zero as small integers. Returns their number."""
    strength = np.abs(weights[:, :LABELS]).max(axis=1)
    used = np.flatnonzero(strength)
    places = (hashes[used] & np.uint64((1 << options.bits) - 1)).astype(np.int64)
    by_place = np.argsort(places, kind="stable")
    used, places = used[by_place], places[by_place]
    step = float(np.quantile(strength[used], 0.9995)) / 127
    np.savez_compressed(
        path,
        bits=options.bits,
        step=step,
        gaps=np.diff(places, prepend=0).astype(np.uint16),
        weights=np.clip(np.rint(weights[used, :LABELS] / step), -127, 127).astype(np.int8),
        checks=(hashes[used] >> np.uint64(48)).astype("<u2"),
        given=habits.given,
        words=habits.words,
        clusters=habits.clusters,
    )
    return len(used)
