"""What belongs to what by official names: bodies to bodies, divisions to divisions, bodies to where they sit."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from kg.identity.linker import Bearer, Linker
from kg.identity.places import official
from kg.identity.sightings import seat_of
from kg.lexicon import table
from kg.lexicon.bodies import central, full_name
from kg.lexicon.divisions import Gazetteer
from kg.model import Kind


def whole_of(linkers: Iterable[Linker], gazetteer: Gazetteer) -> dict[Bearer, Bearer]:
    """The body that each body belongs to, and the division right above each division named, up to its province."""
    named, divisions = _named(linkers)
    bodies = {name: bearer for (kind, name), bearer in named.items() if kind is Kind.BODY}
    found = {bodies[part]: bodies[whole] for part, whole in parents(bodies.keys()).items()}
    for bearer in divisions:
        division = gazetteer.by_code(bearer.code or "")
        while division and (above := gazetteer.parent(division)):
            found[official(division, gazetteer)] = official(above, gazetteer)
            division = above
    return {part: whole for part, whole in sorted(found.items()) if part.iri != whole.iri}


def seats(linkers: Iterable[Linker]) -> dict[Bearer, Bearer]:
    """The division that each body's official name carries, where the articles name it: 绵阳市水利局 in 绵阳市."""
    named, divisions = _named(linkers)
    places: dict[str, set[Bearer]] = defaultdict(set)
    for bearer in divisions:
        places[bearer.label].add(bearer)
    found: dict[Bearer, Bearer] = {}
    for (kind, name), bearer in sorted(named.items()):
        seat = seat_of(name) if kind is Kind.BODY and name not in central() else None
        if seat and len(places[seat]) == 1:
            found[bearer] = next(iter(places[seat]))
    return found


def _named(linkers: Iterable[Linker]) -> tuple[Mapping[tuple[Kind, str], Bearer], list[Bearer]]:
    """The bearers of names that mean one thing in all articles, and the official divisions among all."""
    found: dict[tuple[Kind, str], set[Bearer]] = defaultdict(set)
    for linker in linkers:
        for thing, bearer in linker.bearers.items():
            if thing.kind in (Kind.BODY, Kind.PLACE):
                found[thing.kind, thing.name].add(bearer)
    divisions = {bearer for bearers in found.values() for bearer in bearers if bearer.code}
    single = {key: next(iter(bearers)) for key, bearers in found.items() if len(bearers) == 1}
    return single, sorted(divisions)


def parents(names: Collection[str]) -> dict[str, str]:
    """The body that each body belongs to by its official name, of those given: 太原市水利局 in 太原市人民政府."""
    found = {name: whole for name in names if (whole := _whole(name, names)) and whole != name}
    return dict(sorted(found.items()))


def _whole(name: str, names: Collection[str]) -> str | None:
    if name in table("central_bodies"):
        columns = table("central_bodies")[name]
        whole = columns[2] if len(columns) > 2 else ""
        return whole if whole in names else None
    inside = (name[:length] for length in range(len(name) - 1, 3, -1))
    nested = next((part for part in inside if part in names and not _GOES_ON.match(name, len(part))), None)
    if nested:
        return nested
    upper = _committee(name) or _government(name)
    return upper if upper in names else None


def _committee(name: str) -> str | None:
    """The party committee whose commission for discipline a body is."""
    discipline = _DISCIPLINE.fullmatch(name)
    return full_name(discipline[1], "委") if discipline else None


def _government(name: str) -> str | None:
    """The government whose department a name is by its ending: 局, 厅, 委, of a division."""
    seat = seat_of(name)
    tail = name.removeprefix(seat) if seat and name.startswith(seat) else ""
    if (
        len(tail) < 3
        or (seat and seat in tail)
        or not tail.endswith(_DEPARTMENTS)
        or tail.startswith(("人民", "监察", "联络"))
        or tail.endswith(_VERTICAL)
    ):
        return None
    return full_name(seat or "", "人民政府")


# What follows a body's name in one that is no part of it: 某公司和某研究院, 某医院联盟, 某保险(集团)公司.
_GOES_ON = re.compile(r"[和与及(（、]|联盟|集团|控股|[^和与]{2,12}[和与].{4,}")
_DEPARTMENTS = ("局", "厅", "委员会", "办公室", "街道办事处")
# Bureaus of the state's own in a division, which its government does not head.
_VERTICAL = ("税务局", "气象局", "邮政管理局", "海事局", "烟草专卖局", "通信管理局", "铁路局", "监管局", "安全监察局")
_DISCIPLINE = re.compile("中共(.+)纪律检查委员会")
