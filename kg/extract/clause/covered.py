"""The stretches of a text that names, titles and quoted terms cover."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import NamedTuple


class Spans(NamedTuple):
    """The stretches of a sentence in which no verb is looked for (names, titles, quoted terms), apart and in order."""

    begins: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()

    @staticmethod
    def of(pairs: Iterable[tuple[int, int]]) -> Spans:
        """The stretches ``pairs``, those that overlap made one."""
        begins: list[int] = []
        ends: list[int] = []
        for begin, end in sorted(pairs):
            if ends and begin < ends[-1]:
                ends[-1] = max(end, ends[-1])
            else:
                begins.append(begin)
                ends.append(end)
        return Spans(tuple(begins), tuple(ends))

    def hold(self, at: int) -> bool:
        """Whether a place lies inside one of them."""
        before = bisect_right(self.begins, at)
        return before > 0 and at < self.ends[before - 1]

    def meet(self, begin: int, end: int) -> bool:
        """Whether one of them overlaps with a stretch."""
        after = bisect_right(self.ends, begin)
        return after < len(self.ends) and self.begins[after] < end

    def end_in(self, begin: int, end: int) -> int | None:
        """Where the first of them ends inside a stretch, before its end."""
        after = bisect_right(self.ends, begin)
        return self.ends[after] if after < len(self.ends) and self.ends[after] < end else None

    def end_at(self, at: int) -> bool:
        """Whether one of them ends right there."""
        before = bisect_left(self.ends, at)
        return before < len(self.ends) and self.ends[before] == at
