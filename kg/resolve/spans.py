"""Candidates for names, and the choice among those that overlap."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from kg.model import Kind, Mention, Thing

_BEGIN = attrgetter("begin")


class Found(NamedTuple):
    """A span that a finder takes for a name of ``thing``. The higher the rank, the sooner it is believed."""

    begin: int
    end: int
    thing: Thing
    rank: int = 0
    pointing: bool = False

    def mention(self) -> Mention:
        return Mention(self.begin, self.end, self.thing, self.pointing)


def crosses(a: Found, b: Found) -> bool:
    """Whether two spans overlap without one holding the other."""
    return a.begin < b.begin < a.end < b.end or b.begin < a.begin < b.end < a.end


def _named(found: Found, other: Found) -> bool:
    """Whether a name ends with the whole of a surer one of another kind: 父亲|马成山 is no mountain, 鄂|枝江 nobody."""
    kinds = (found.thing.kind, other.thing.kind)
    mixed = kinds in ((Kind.PLACE, Kind.PERSON), (Kind.PERSON, Kind.PLACE))
    return mixed and found.begin < other.begin and found.end == other.end and found.rank < 6


def choose(candidates: Iterable[Found]) -> Iterator[Mention]:
    """The mentions among the candidates: of those that cross the better ranked, then the longer one.

    Spans may nest; of two on the same characters the better ranked stays.
    """
    kept: list[Found] = []
    for cluster in _clusters(sorted(candidates, key=_BEGIN)):
        kept += _chosen(cluster) if len(cluster) > 1 else cluster
    for found in sorted(kept, key=lambda f: (f.begin, -f.end)):
        yield found.mention()


def _clusters(candidates: Iterable[Found]) -> Iterator[list[Found]]:
    """Runs of candidates, sorted by where they begin, that overlap with one another."""
    cluster: list[Found] = []
    end = -1
    for found in candidates:
        if found.begin >= end and cluster:
            yield cluster
            cluster = []
        cluster.append(found)
        end = max(end, found.end)
    if cluster:
        yield cluster


def _chosen(cluster: Iterable[Found]) -> list[Found]:
    kept: list[Found] = []
    taken: set[tuple[int, int]] = set()
    for found in sorted(cluster, key=lambda f: (-f.rank, f.begin - f.end, f.begin, f.thing)):
        if (found.begin, found.end) in taken or any(crosses(found, other) or _named(found, other) for other in kept):
            continue
        taken.add((found.begin, found.end))
        kept.append(found)
    return kept


def outermost(mentions: Iterable[Mention]) -> list[Mention]:
    """Of mentions in the order of their text, the longer first, those that stand in no other.

    One word may tell of several meetings (分别|会见|甲和乙).
    """
    found: list[Mention] = []
    for mention in mentions:
        last = found[-1] if found else None
        if last is None or mention.begin >= last.end or _of_one_word(last, mention):
            found.append(mention)
    return found


def _of_one_word(one: Mention, other: Mention) -> bool:
    same = one.begin == other.begin and one.end == other.end
    return same and one.thing.kind is Kind.MEETING and other.thing.kind is Kind.MEETING


class Nearby:
    """Candidates by where they begin, for readers that look at a stretch of a line at a time."""

    def __init__(self, found: Sequence[Found]) -> None:
        self._found = found
        self._order = sorted(range(len(found)), key=lambda at: found[at].begin)
        self._begins = [found[at].begin for at in self._order]

    def between(self, begin: int, end: int) -> list[Found]:
        """Those that begin from ``begin`` to ``end``, in the order in which they were given."""
        here = self._order[bisect_left(self._begins, begin) : bisect_right(self._begins, end)]
        return [self._found[at] for at in sorted(here)]


class Covered:
    """The characters that mentions stand on."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self._begins: list[int] = []
        self._ends: list[int] = []
        for begin, end in sorted((mention.begin, mention.end) for mention in mentions):
            if self._ends and begin < self._ends[-1]:
                self._ends[-1] = max(end, self._ends[-1])
            else:
                self._begins.append(begin)
                self._ends.append(end)

    def touches(self, begin: int, end: int) -> bool:
        """Whether a mention stands on one of the characters from ``begin`` to ``end``."""
        at = bisect_right(self._ends, begin)
        return at < len(self._begins) and self._begins[at] < end


def apart(more: Iterable[Mention], mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Those of ``more`` that stand in no mention already there."""
    more = list(more)
    covered = Covered(mentions if more else ())
    for mention in more:
        if not covered.touches(mention.begin, mention.end):
            yield mention


def occurrences(text: str, name: str) -> Iterator[tuple[int, int]]:
    """Every place where ``name`` stands in ``text``, without overlap."""
    at = text.find(name)
    while at >= 0:
        yield at, at + len(name)
        at = text.find(name, at + len(name))
