"""Which names an article ends others in, as it has told whose they are: 河湖管理处 beside 某省水利厅河湖管理处.

What such a name means holds for that article alone: another has another 河湖管理处.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from kg.identity.linker import Bearer, Linker, plain
from kg.identity.runs import parted
from kg.identity.written import placed
from kg.lexicon.bodies import central, ordinary
from kg.model import Kind, Thing

_SHORTEST = 4  # characters of a name that means a body


def named_in_full(linker: Linker, apart: Collection[frozenset[str]]) -> Linker:
    """An article's names with the bodies told in short as those that it names in full; the user's word holds."""
    bodies = {thing.name: bearer for thing, bearer in linker.bearers.items() if thing.kind is Kind.BODY}
    found = {
        Thing(Kind.BODY, name): bearer
        for name, bearer in _in_full(bodies)
        if frozenset((bodies[name].iri, bearer.iri)) not in apart
    }
    return replace(linker, bearers={**linker.bearers, **found}) if found else linker


def _in_full(bodies: Mapping[str, Bearer]) -> Iterator[tuple[str, Bearer]]:
    """The names of no body else, each with the one body of the longer names that end in it."""
    longer: dict[str, set[Bearer]] = defaultdict(set)
    for name, bearer in bodies.items():
        for at in range(1, len(name) - _SHORTEST + 1):
            if name[at:] in bodies:
                longer[name[at:]].add(bearer if parted(name, at) else bodies[name[at:]])
    for name, meant in longer.items():
        if len(meant) == 1 and _short(name, bodies[name]):
            yield name, next(iter(meant))


def _short(name: str, bearer: Bearer) -> bool:
    """Whether a name without its place may be one of many bodies, and was found to be no other's."""
    alone = bearer.iri == plain(Thing(Kind.BODY, name)).iri
    return alone and not (name in central() or ordinary(name) or placed(name)[0])
