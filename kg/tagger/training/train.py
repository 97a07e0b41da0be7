"""Training: feature numbers for all sentences, passes over them, and the table of small weights that is shipped."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kg.tagger.crf import LABELS, ROW, Weights
from kg.tagger.features import Convention, Habits, batch, mix, prepare, shared, special
from kg.tagger.training import kernel
from kg.tagger.training.corpora import Allowed, Example, allowed

_SHIFT = np.uint64(64 - 28)


@dataclass(frozen=True, slots=True)
class Source:
    """Sentences that are read under one or more conventions; an epoch picks one of them for each sentence."""

    texts: tuple[str, ...]
    labels: dict[Convention, tuple[Allowed, ...]]
    share: float = 1.0  # of the sentences that an epoch takes


@dataclass(frozen=True, slots=True)
class Options:
    """How to train."""

    epochs: int = 4  # passes over all features
    after: int = 4  # and then over the kept ones
    rate: float = 0.1
    sparse: float = 0.0005
    drop: float = 0.15
    least: int = 2  # times a feature must be met
    bits: int = 21
    rows: int = 1_080_000
    seed: int = 1


def source(views: dict[Convention, Sequence[Example]], share: float = 1.0) -> Source:
    """A source from the same sentences labelled under each convention."""
    texts = tuple(example.text for example in next(iter(views.values())))
    labels = {one: tuple(allowed(example, one) for example in examples) for one, examples in views.items()}
    return Source(texts, labels, share)


class Corpus:
    """All sentences as numbers: rows of features, labels, and where each sentence lies in them."""

    def __init__(self, sources: Sequence[Source], habits: Habits, least: int) -> None:
        counts = np.zeros(1 << 28, dtype=np.uint8)
        shared_parts, own_parts, views, masks = [], [], [], []
        at_shared = at_own = at_mask = 0
        self.choices: list[tuple[int, ...]] = []  # the views of each sentence
        self.shares: list[float] = []
        for one in sources:
            for start in range(0, len(one.texts), 400):
                texts = one.texts[start : start + 400]
                lines = batch(texts)
                ready = prepare(lines, habits)
                keep = np.concatenate([np.arange(b, b + n) for b, n in zip(lines.begins, lines.lengths, strict=True)])
                part = np.stack([feature[keep] for feature in shared(ready)], axis=1)
                kernel.count(part.ravel(), counts, _SHIFT)
                shared_parts.append(part)
                lengths = lines.lengths.tolist()
                offsets = (np.cumsum(lines.lengths) - lines.lengths).tolist()
                first = len(views)
                for convention, labels in one.labels.items():
                    mine = np.stack([feature[keep] for feature in special(ready, convention)], axis=1)
                    kernel.count(mine.ravel(), counts, _SHIFT)
                    own_parts.append(mine)
                    for number, (offset, length) in enumerate(zip(offsets, lengths, strict=True)):
                        views.append((at_shared + offset, at_own + offset, at_mask, length))
                        masks.append(labels[start + number])
                        at_mask += length
                    at_own += len(keep)
                at_shared += len(keep)
                several = range(first, len(views), len(texts))
                self.choices += [tuple(base + number for base in several) for number in range(len(texts))]
                self.shares += [one.share] * len(texts)
        self._number(shared_parts, own_parts, counts, least)
        self.views = np.array(views, dtype=np.int64)
        self.allowed = np.concatenate(masks)

    def _number(self, shared_parts: list, own_parts: list, counts: NDArray[np.uint8], least: int) -> None:
        keys = np.zeros(1 << 25, dtype=np.uint64)
        values = np.zeros(1 << 25, dtype=np.int32)
        known, results = 0, []
        for parts in (shared_parts, own_parts):
            numbered = []
            for at, part in enumerate(parts):
                out = np.zeros(part.size, dtype=np.int32)
                known = kernel.number(part.ravel(), counts, _SHIFT, least, keys, values, known, out)
                numbered.append(out.reshape(part.shape))
                parts[at] = None
            results.append(np.concatenate(numbered))
        self.rows, self.own = results
        self.known = known
        self.hashes = np.zeros(known + 1, dtype=np.uint64)
        used = values > 0
        self.hashes[values[used]] = keys[used]

    def keep(self, chosen: NDArray[np.bool_]) -> None:
        """Forget all features but the chosen ones."""
        numbers = np.where(chosen, np.arange(len(chosen)), 0).astype(np.int32)
        for part in (self.rows, self.own):
            part[:] = numbers[part]

    def order(self, generator: np.random.Generator) -> NDArray[np.int64]:
        """The views of one epoch: each sentence under one of its conventions."""
        draws = generator.random((len(self.choices), 2))
        picked = [
            choice[int(pick * len(choice))]
            for choice, part, (take, pick) in zip(self.choices, self.shares, draws.tolist(), strict=True)
            if take < part
        ]
        return generator.permutation(np.array(picked, dtype=np.int64))


def fit(corpus: Corpus, options: Options) -> NDArray[np.float32]:
    """The weights of every numbered feature: passes over all, then over the few that are kept.

    Cutting the weak rows after training costs four points of F1; training on with what is kept gives them back.
    """
    weights = np.zeros((corpus.known + 1, ROW), dtype=np.float32)
    generator = np.random.default_rng(options.seed)
    _passes(corpus, options, weights, generator, options.epochs)
    corpus.keep(kept(corpus, weights, options))
    weights[:, LABELS] *= 0.25  # room to move again
    _passes(corpus, options, weights, generator, options.after)
    alive = np.zeros(len(weights), dtype=np.bool_)
    alive[np.unique(corpus.rows)] = alive[np.unique(corpus.own)] = True
    weights[~alive] = 0
    return weights


def _passes(
    corpus: Corpus, options: Options, weights: NDArray[np.float32], generator: np.random.Generator, count: int
) -> None:
    """Passes at a falling rate."""
    for number in range(count):
        begun = time.process_time()
        rate = options.rate * (1 - number / count * 0.9)
        order = corpus.order(generator)
        seed = int(generator.integers(1 << 30))
        arrays = (corpus.views, order, corpus.rows, corpus.own, corpus.allowed)
        loss = kernel.epoch(*arrays, weights, rate, options.sparse, options.drop, seed)
        print(f"pass {number + 1}: loss {loss:.4f}, {time.process_time() - begun:.0f} s", file=sys.stderr, flush=True)


def kept(corpus: Corpus, weights: NDArray[np.float32], options: Options) -> NDArray[np.bool_]:
    """Which features get a row: those with large weights that are met often, one for each place of the table."""
    met = np.bincount(corpus.rows.ravel(), minlength=len(weights)) + np.bincount(
        corpus.own.ravel(), minlength=len(weights)
    )
    worth = np.abs(weights[:, :LABELS]).max(axis=1) * np.sqrt(np.minimum(met, 64))
    worth[0] = 0
    order = np.argsort(-worth, kind="stable")
    order = order[worth[order] > 0]
    places = corpus.hashes[order] & np.uint64((1 << options.bits) - 1)
    _, first = np.unique(places, return_index=True)
    chosen = np.zeros(len(weights), dtype=np.bool_)
    chosen[order[np.sort(first)[: options.rows]]] = True
    return chosen


def pack(weights: NDArray[np.float32], hashes: NDArray[np.uint64], habits: Habits, options: Options, path: Path) -> int:
    """Write the strongest rows as small integers; where two want one place, the stronger has it. Returns their number."""
    body = weights[1:, :LABELS]
    names = hashes[1:]
    strength = np.abs(body).max(axis=1)
    order = np.argsort(-strength, kind="stable")
    order = order[strength[order] > 0]
    places = (names[order] & np.uint64((1 << options.bits) - 1)).astype(np.int64)
    _, first = np.unique(places, return_index=True)
    chosen = np.sort(first)[: options.rows]
    order, places = order[chosen], places[chosen]
    by_place = np.argsort(places)
    order, places = order[by_place], places[by_place]
    step = float(np.quantile(strength[order], 0.9995)) / 127
    small = np.clip(np.rint(body[order] / step), -127, 127).astype(np.int8)
    checks = (names[order] >> np.uint64(48)).astype("<u2")
    np.savez_compressed(
        path,
        bits=options.bits,
        gaps=np.diff(places, prepend=0).astype(np.uint32),
        weights=small,
        checks=checks,
        step=step,
        given=habits.given,
        words=habits.words,
        clusters=habits.clusters,
    )
    return len(order)


__all__ = ["Corpus", "Options", "Source", "Weights", "fit", "mix", "pack", "source"]
