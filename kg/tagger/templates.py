"""The templates of the tagger's features: which values of a character's neighbourhood each of them joins.

``shared`` and ``special`` give a row of hashes a template, all templates and characters of a batch at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from kg.tagger.features import NEAR, NEAR_WORDS, ODD, SEED, Convention, Hashes, mix

# The values of which features are made: of a character (its code, its class, how given names and foreign ones use it,
# what the lexicon has begin, end and run there, how far the next suffix and the last division are, where it lies in its
# word) and of its word (the word itself, its tag, its cluster). Each has a row for every neighbour that is looked at.
_CODE, _CLASS, _GIVEN, _NAME, _BEGIN, _END, _COVER, _AHEAD, _BEHIND, _PLACE, _WORD, _TAG, _CLUSTER = range(13)
_WIDTH, _WIDTH_WORDS = 2 * NEAR + 1, 2 * NEAR_WORDS + 1

_Part = tuple[int, int]  # the row of a value, and its factor


def _row(value: int, by: int = 0) -> int:
    """The row of a value ``by`` characters to the right, or of a word's value ``by`` words to the right."""
    if value < _WORD:
        return value * _WIDTH + NEAR + by
    return _WORD * _WIDTH + (value - _WORD) * _WIDTH_WORDS + NEAR_WORDS + by


def _join(*rows: int, times: int = 1) -> list[_Part]:
    """One hash for several values in this order."""
    return [(row, int(ODD[ordinal]) * times) for ordinal, row in enumerate(rows)]


def _alone(row: int) -> list[_Part]:
    return [(row, 1)]


class _Templates:
    """Features that differ in their seeds, as sums of values times factors; those of the most parts come first."""

    def __init__(self, features: Iterable[list[_Part]], seeds: Hashes) -> None:
        seeded = sorted(zip(features, seeds, strict=False), key=lambda one: -len(one[0]))
        self._seeds = np.array([[seed] for _, seed in seeded], dtype=np.uint64)
        # the rows and factors of all first parts, then of the second parts of those that have two, and so on
        self._layers: list[tuple[NDArray[np.int64], Hashes]] = []
        for ordinal in range(len(seeded[0][0])):
            parts = [feature[ordinal] for feature, _ in seeded if len(feature) > ordinal]
            factors = [[factor % 2**64] for _, factor in parts]
            self._layers.append((np.array([row for row, _ in parts]), np.array(factors, dtype=np.uint64)))

    def of(self, values: Hashes) -> Hashes:
        """A row of hashes a template, a column a character."""
        total = np.repeat(self._seeds, values.shape[1], axis=1)
        for rows, factors in self._layers:
            part = values[rows]
            part *= factors
            total[: len(rows)] += part
        return total


def shared(values: Hashes) -> Hashes:
    """The features that all conventions share: a row a template, a column a character, padding included."""
    return _SHARED.of(values)


def special(values: Hashes, convention: Convention) -> Hashes:
    """The few features that each convention weighs in its own way."""
    return _SPECIAL.of(values) + mix(np.array([0x5EED + int(convention)]))


def _character_features() -> Iterator[list[_Part]]:
    c = {by: _row(_CODE, by) for by in range(-3, 4)}
    times = {by: int(ODD[40 + by]) for by in range(-2, 3)}
    for by in range(-2, 3):
        yield [(c[by], times[by])]
    for by in (-2, -1, 0, 1):
        yield _join(c[by], c[by + 1], times=times[by])
    yield _join(c[-1], c[1])
    for by in (-2, -1, 0):
        yield _join(c[by], c[by + 1], c[by + 2], times=times[by])
    yield _join(c[-3], c[-2], c[-1], c[0])
    yield _join(c[0], c[1], c[2], c[3])


def _word_features() -> Iterator[list[_Part]]:
    w, t, k = ({by: _row(value, by) for by in range(-2, 3)} for value in (_WORD, _TAG, _CLUSTER))
    placed = (
        _alone(w[0]),
        _alone(w[-1]),
        _alone(w[1]),
        _join(w[-1], w[0]),
        _join(w[0], w[1]),
        _alone(t[0]),
        _join(t[-1], t[0]),
        _join(t[0], t[1]),
        _join(t[-1], t[0], t[1]),
        _join(t[-2], t[-1], t[0]),
        _join(t[0], t[1], t[2]),
        _join(w[-1], t[0]),
        _join(t[0], w[1]),
        _join(w[-1], t[0], w[1]),
        _join(w[-2], t[-1], t[0]),
        _alone(k[0]),
        _join(k[-1], k[0]),
        _join(k[0], k[1]),
        _join(k[-1], k[0], k[1]),
        _join(k[-2], k[-1], t[0]),
        _join(t[0], k[1], k[2]),
        _join(t[0], _row(_CODE)),
    )
    for feature in placed:
        yield [*feature, *_alone(_row(_PLACE))]


def _name_features() -> Iterator[list[_Part]]:
    """Surnames, characters of given names and of transliterations, and what stands before and after a name."""
    c, k, g, s, b, e = (
        {by: _row(value, by) for by in range(-3, 4)} for value in (_CODE, _CLASS, _GIVEN, _NAME, _BEGIN, _END)
    )
    yield _join(k[-2], k[-1], k[0], k[1], k[2])
    yield _join(k[-3], k[-2], k[-1], k[0], k[1], k[2], k[3])
    for by in (0, -1, -2):
        times = int(ODD[40 + by])
        yield _join(s[by], g[by + 1], g[by + 2], _row(_PLACE), times=times)
        yield _join(s[by], g[by + 1], k[by + 2], k[by + 3], times=times)
        yield _join(e[by - 1], k[by - 1], s[by], g[by + 1], times=times)
        yield _join(s[by], g[by + 1], c[by + 2], times=times)
        yield _join(s[by], g[by + 2], c[by + 3], times=times)
        yield _join(s[by], b[by + 2], b[by + 3], times=times)
    yield _join(s[-1], s[0], s[1], k[-1], k[1])
    yield _join(s[-2], s[-1], s[0], s[1], s[2])


def _cue_features() -> Iterator[list[_Part]]:
    """What the lexicon knows here, and how far the next body's suffix and the last division are."""
    b, e, m = ({by: _row(value, by) for by in range(-2, 3)} for value in (_BEGIN, _END, _COVER))
    ahead, behind, place = _row(_AHEAD), _row(_BEHIND), _row(_PLACE)
    tag = _row(_TAG)
    yield _join(b[0], e[0], m[0])
    yield _join(m[-1], m[0], m[1])
    yield _join(e[-1], b[0], m[0])
    yield _join(e[0], b[1], m[0])
    yield _join(m[-2], m[-1], m[0], m[1], m[2])
    yield _join(e[-1], _row(_CODE))
    yield _join(e[0], b[0], tag, place)
    yield _join(e[0], _row(_CODE, 1))
    yield _join(e[0], _row(_TAG, 1), place)
    yield _join(b[0], _row(_TAG, -1), place)
    yield _join(ahead, behind, m[0])
    yield _join(ahead, tag, place)
    yield _join(behind, tag, place)
    yield _join(ahead, _row(_WORD, -1), place)
    yield _join(ahead, e[-1], b[0])


def _convention_features() -> Iterator[list[_Part]]:
    c, b, e, m, w, t, k = (
        {by: _row(value, by) for by in (-1, 0, 1)} for value in (_CODE, _BEGIN, _END, _COVER, _WORD, _TAG, _CLUSTER)
    )
    place = _alone(_row(_PLACE))
    yield [*_alone(w[0]), *place]
    yield [*_join(t[-1], t[0], t[1]), *place]
    yield _alone(c[0])
    yield _join(b[0], e[0], m[0], e[-1], b[1])
    yield [*_join(w[-1], t[0]), *place]
    yield [*_join(t[0], w[1]), *place]
    yield [*_join(k[-1], k[0], k[1]), *place]
    yield _join(c[-1], c[0])
    yield _join(c[0], c[1])
    yield _join(m[-1], m[0], m[1], t[0])


_SHARED = _Templates(chain(_character_features(), _word_features(), _name_features(), _cue_features()), SEED)
_SPECIAL = _Templates(_convention_features(), SEED[::-1])
