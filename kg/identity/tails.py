"""Which names without what stands before them an article means by what else it tells: 河湖管理处, 保守党.

It has named a body in full that ends in such a name (某省水利厅|河湖管理处), or a state that has one (英国|保守党).
What such a name means holds for that article alone: another has another 河湖管理处.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from kg.identity.linker import Bearer, Linker, plain
from kg.identity.runs import parted
from kg.identity.things import Key
from kg.identity.written import placed, written
from kg.lexicon.bodies import central, ordinary
from kg.lexicon.countries import country_forms, is_country
from kg.model import Kind, Thing

_SHORTEST = 4  # characters of a name that means a body
_UNIT = re.compile("第?[一二三四五六七八九十]+[支大中分]队")  # 二大队
_STATES = ("党", "银行", "总局")  # kinds that are told without their state as well


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
        for at in range(1, len(name) - 2):
            if name[at:] in bodies and (len(name) - at >= _SHORTEST or _UNIT.fullmatch(name, at)):
                longer[name[at:]].add(bearer if parted(name, at) else bodies[name[at:]])
    for name, meant in longer.items():
        if len(meant) == 1 and _short(name, bodies[name]):
            yield name, next(iter(meant))


def _short(name: str, bearer: Bearer) -> bool:
    """Whether a name without its place may be one of many bodies, and was found to be no other's."""
    alone = bearer.iri == plain(Thing(Kind.BODY, name)).iri
    many = name in central() or ordinary(name) or placed(name)[0]
    return bool(_UNIT.fullmatch(name)) or (alone and not many)


def of_named_states(
    articles: Mapping[Key, Linker], order: Sequence[Key], apart: Collection[frozenset[str]]
) -> dict[Key, Linker]:
    """The articles with parties and the like told without their state as the one body of a state that they name.

    Articles of later days say nothing of it: 保守党 beside 英国议会 is 英国保守党 once that was told of.
    """
    known: dict[str, dict[str, Bearer]] = defaultdict(dict)  # by what follows the state, then by the state
    found: dict[Key, Linker] = {}
    for key in order:
        linker = articles[key]
        states = set()
        for thing, bearer in linker.bearers.items():
            place = written(thing.name).place if thing.kind is Kind.BODY else country_forms().get(thing.name, "")
            if is_country(place):
                states.add(place)
                if thing.kind is Kind.BODY:
                    known[written(thing.name).rest].setdefault(place, bearer)
        meant = dict(_of_states(linker, states, known, apart))
        found[key] = replace(linker, bearers={**linker.bearers, **meant}) if meant else linker
    return found


def _of_states(
    linker: Linker,
    states: Collection[str],
    known: Mapping[str, Mapping[str, Bearer]],
    apart: Collection[frozenset[str]],
) -> Iterator[tuple[Thing, Bearer]]:
    for thing, bearer in linker.bearers.items():
        if thing.kind is Kind.BODY and thing.name.endswith(_STATES) and _short(thing.name, bearer):
            owners = known.get(written(thing.name).rest, {})
            ours = [owner for state, owner in owners.items() if state in states]
            if len(ours) == 1 and frozenset((bearer.iri, ours[0].iri)) not in apart:
                yield thing, ours[0]
