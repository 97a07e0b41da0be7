"""Which names are of the same parts of bodies of different names: 同济医院|光谷院区, 华中科技大学同济医院|光谷院区."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

_SHORTEST, _TAIL = 4, 2  # characters of a whole's name, and of what follows for its part


def parts_of_one(names: Iterable[str], found: Iterable[tuple[str, str, str]]) -> Iterator[tuple[str, str, str]]:
    """The names of parts whose wholes were found to be one; ``names`` come with those first that a body goes by."""
    roots: dict[str, str] = {}
    for name, other, _ in found:
        roots[_root(other, roots)] = _root(name, roots)
    wholes = {each for name, other, _ in found for each in (name, other)}
    parts: dict[tuple[str, str], str] = {}
    for name in names:
        ends = range(len(name) - _TAIL, _SHORTEST - 1, -1)
        if at := next((at for at in ends if name[:at] in wholes), 0):
            known = parts.setdefault((_root(name[:at], roots), name[at:]), name)
            if _root(known, roots) != _root(name, roots):
                yield known, name, "spelled"


def _root(name: str, roots: Mapping[str, str]) -> str:
    """What a name goes by where names that are one lead to each other."""
    while roots.get(name, name) != name:
        name = roots[name]
    return name
