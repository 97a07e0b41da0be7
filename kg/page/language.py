"""How likely two characters stand beside each other: a small character model, for seams and beginnings.

``characters.npz`` holds log ratios ln P(next | before) / P(next) of frequent pairs and triples of characters in
national broadcast news and government work reports, all digits being one character and all Latin letters another. It
holds counts of characters only, and no text can be read out of it. ``tests/bench/train_characters.py`` makes it.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.text.normalise import flat

START = "\n"
SIZE = 4096  # characters that the model tells apart; all others are one
SCALE = 16  # stored values are log ratios times this


def symbols(text: str) -> str:
    """``text`` as the model sees it: digits as 0, Latin letters as A, punctuation half-width."""
    return "".join("0" if c.isdigit() else "A" if c.isascii() and c.isalpha() else c for c in flat(text) if c != " ")


class Characters:
    """Log ratios of characters after one or two others."""

    def __init__(self, data: Any) -> None:
        self._ids = {char: number for number, char in enumerate(str(data["characters"]), 1)}
        self._shares: NDArray[np.float32] = data["shares"]
        self._total = float(data["total"])
        self._pairs = (memoryview(data["pair_keys"]), memoryview(data["pair_values"]))
        self._triples = (memoryview(data["triple_keys"]), memoryview(data["triple_values"]))

    def follows(self, before: str, char: str) -> float:
        """ln P(char | before) / P(char), ``before`` being one or two characters."""
        ids = [self._ids.get(symbol, 0) for symbol in before[-2:] + char]
        if len(ids) == 3:
            found = _look_up(self._triples, (ids[0] * SIZE + ids[1]) * SIZE + ids[2])
            if found is not None:
                return found
            ids = ids[1:]
        found = _look_up(self._pairs, ids[0] * SIZE + ids[1])
        return self._unseen(ids[0], ids[1]) if found is None else found

    def across(self, tail: str, head: str) -> float:
        """How much likelier ``head`` is after ``tail`` than anywhere."""
        left, right = symbols(tail[-6:])[-2:], symbols(head[:6])[:2]
        if not left or len(right) < 2:
            return 0.0
        return (
            self.follows(left, right[0])
            + self.follows(left[-1] + right[0], right[1])
            - self.follows(right[0], right[1])
        )

    def begins(self, head: str) -> float:
        """How much likelier ``head`` is at the beginning of a sentence than anywhere."""
        return self.across(START, head)

    def _unseen(self, before: int, char: int) -> float:
        """A pair never counted says the more the more often it was to be expected."""
        if not before or not char:
            return 0.0
        expected = self._total * float(self._shares[before]) * float(self._shares[char])
        return min(0.0, -float(np.log(expected / 2.0 + 1e-9)))


def _look_up(table: tuple[memoryview, memoryview], wanted: int) -> float | None:
    keys, values = table  # for one key at a time, bisection over plain integers is faster than numpy's search
    at = bisect_left(keys, wanted)
    return float(values[at]) / SCALE if at < len(keys) and keys[at] == wanted else None


@cache
def load() -> Characters:
    """The shipped model."""
    with files(__package__).joinpath("characters.npz").open("rb") as file, np.load(file) as data:
        return Characters({name: data[name] for name in data.files})
