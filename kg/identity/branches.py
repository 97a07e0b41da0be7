"""Which names are of the same parts of bodies of different names: 同济医院|光谷院区, 华中科技大学同济医院|光谷院区."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.identity.roots import root_of

_SHORTEST, _TAIL = 4, 2  # characters of a whole's name, and of what follows for its part


def parts_of_one(names: Iterable[str], found: Iterable[tuple[str, str, str]]) -> Iterator[tuple[str, str, str]]:
    """The names of parts whose wholes were found to be one; ``names`` come with those first that a body goes by."""
    roots: dict[str, str] = {}
    for name, other, _ in found:
        roots[root_of(other, roots)] = root_of(name, roots)
    wholes = {each for name, other, _ in found for each in (name, other)}
    parts: dict[tuple[str, str], str] = {}
    for name in names:
        ends = range(len(name) - _TAIL, _SHORTEST - 1, -1)
        if at := next((at for at in ends if name[:at] in wholes), 0):
            known = parts.setdefault((root_of(name[:at], roots), name[at:]), name)
            if root_of(known, roots) != root_of(name, roots):
                yield known, name, "spelled"
