"""What became of it: which action reports on an earlier one, by the same object in the same place or by the same actor.

A later article's action follows an earlier one's where both are of one family of verbs, their objects are the same
thing, their places or actors meet, and the status goes on: proposed → planned → ongoing → done, or more of it done.
Each action follows at most one, the likest and latest. Actions are found by the words of their objects in a place,
so the work grows with the number of actions, and nothing that comes later changes what earlier articles follow.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import product

import rjieba

from kg.identity.iris import action_iri
from kg.identity.linker import Linker
from kg.identity.links import Follow
from kg.identity.matter import NO_MEASURE, NUMBER, Matter, matter_of
from kg.identity.places import official
from kg.identity.sightings import seat_of
from kg.identity.things import Key, key_of
from kg.identity.written import placed
from kg.lexicon.divisions import load
from kg.model import Kind, Occupancy, PolicyAction, Reading, Status, Thing
from kg.resolve.places import is_form
from kg.text.normalise import flat

LATEST = 40  # of the actions that share a word and a place, how many are looked at: the latest
SPAN = 800  # days after which nobody reports on a promise
ALIKE = 0.7  # from this likeness on two objects are one
LIKE_ITEMS = 0.3  # from this likeness on two objects of one number in a yearly list are one
LIKE_WORDS = 0.5  # from this likeness on two sentences report on one count
_LONG = re.compile(
    "十[一二三四五六七八九]五[“”]?(?:期间|以来|时期)|近[\\d一二两三四五六七八九十]+年|[\\d一二两三四五六七八九十百]+年来|大以来"
)  # what was done over such a span is more than what a year's plan set
_ALL = re.compile("全部|全面完成|均已|都已|完毕|任务完成|通过验收")
_COUNTRY = "https://kg.example/place/中国"
_STEPS = {
    (Status.PROPOSED, Status.PLANNED): "proposal-taken-up",
    (Status.PROPOSED, Status.ONGOING): "proposal-taken-up",
    (Status.PROPOSED, Status.DONE): "proposal-taken-up",
    (Status.PLANNED, Status.ONGOING): "promise-under-way",
    (Status.PLANNED, Status.DONE): "promise-kept",
    (Status.ONGOING, Status.ONGOING): "work-goes-on",
    (Status.ONGOING, Status.DONE): "work-done",
    (Status.DONE, Status.DONE): "more-done",
}


@dataclass(frozen=True, slots=True)
class _Entry:
    """An action as it is compared with others."""

    iri: str
    key: Key
    day: str
    action: PolicyAction
    matter: Matter
    words: tuple[str, ...]
    sentence: str  # less its numbers
    long: bool  # over years
    all: bool  # nothing is left to be done
    places: frozenset[str]
    actors: frozenset[str]

    @property
    def scopes(self) -> frozenset[str]:
        return self.places | self.actors


def follow_ups(readings: Iterable[Reading], linkers: Mapping[Key, Linker]) -> dict[Key, tuple[Follow, ...]]:
    """What each article's actions report on, by article; articles without such actions are left out."""
    ordered = sorted(readings, key=lambda reading: (reading.front.date or "", key_of(reading)))
    index: dict[tuple[str, str], list[_Entry]] = defaultdict(list)
    found: dict[Key, list[Follow]] = defaultdict(list)
    matters: dict[str, str] = {}  # each action that follows another → the first of all that report on one matter
    for reading in ordered:
        if not reading.front.date:
            continue
        for entry in _entries(reading, linkers[key_of(reading)]):
            if entry.action.status is not Status.PROPOSED and (earlier := _earlier(entry, index, matters)):
                matters[entry.iri] = matters.get(earlier.iri, earlier.iri)
                rule = _STEPS[earlier.action.status, entry.action.status]
                found[entry.key].append(Follow(entry.iri, earlier.iri, rule, entry.action.evidence))
            for scope in entry.scopes:
                for word in entry.words:
                    index[scope, word].append(entry)
    return {
        key: tuple(sorted(set(items), key=lambda item: (item.action, item.earlier))) for key, items in found.items()
    }


def _entries(reading: Reading, linker: Linker) -> Iterator[_Entry]:
    """The actions of an article that can be followed: those on a thing that can be told from others."""
    home = linker.iri(Thing(Kind.PLACE, reading.front.home)) if reading.front.home else ""
    offices = {fact.person: fact.body for fact in reading.facts if isinstance(fact, Occupancy) and fact.body}
    for action in reading.facts:
        matter = matter_of(action, reading) if isinstance(action, PolicyAction) else None
        if not isinstance(action, PolicyAction) or matter is None:
            continue
        actors = {offices.get(actor) or actor for actor in action.actors}
        places, bodies = _scopes(action, actors, linker)
        iri = action_iri(action, reading.article)
        if iri in linker.wrong:
            continue
        sentence = _sentence(action, reading)
        yield _Entry(
            iri,
            key_of(reading),
            reading.front.date or "",
            action,
            matter,
            _words(matter.core),
            NUMBER.sub("", sentence),
            bool(_LONG.search(sentence)),
            bool(_ALL.search(sentence)),
            frozenset(places or ({home} if home and not bodies else set())),
            frozenset(bodies),
        )


def _scopes(action: PolicyAction, actors: Iterable[Thing], linker: Linker) -> tuple[set[str], set[str]]:
    """The places of an action, its actors' where it names none, and the bodies that act."""
    things = [*action.places, *([action.beneficiary] if isinstance(action.beneficiary, Thing) else [])]
    places = {linker.iri(thing) for thing in things if thing.kind is Kind.PLACE}
    bodies = {linker.iri(actor) for actor in actors if actor.kind is Kind.BODY}
    if not places:
        seats = (seat_of(actor.name) for actor in actors if actor.kind is Kind.BODY)
        named = [Thing(Kind.PLACE, name) for name in seats if name]
        places = {linker.iri(thing) for thing in (*named, *actors) if thing.kind is Kind.PLACE}
    around = {division for thing in (*things, *actors) if (division := _around(thing))}
    return places | (set() if any(map(linker.code, things)) else around), bodies


def _around(thing: Thing) -> str:
    """The division that a site's name begins with: 青州古城 lies in 青州市."""
    code, rest = placed(thing.name) if thing.kind is Kind.PLACE else ("", "")
    division = load().by_code(code) if code.isdecimal() and rest else None
    return official(division, load()).iri if division else ""


def _sentence(action: PolicyAction, reading: Reading) -> str:
    """The words of the first sentence that states an action."""
    first = reading.names.sentences[action.evidence[0]]
    return flat(reading.article.text[first.begin : first.end])


@cache
def _words(core: str) -> tuple[str, ...]:
    """The words that an object is looked up by; the last one, which says what it is, always."""
    words = [word for word in rjieba.cut(core) if len(word) > 1]
    return tuple(dict.fromkeys(words[-3:])) or (core,)


def _earlier(
    entry: _Entry, index: Mapping[tuple[str, str], Sequence[_Entry]], matters: Mapping[str, str]
) -> _Entry | None:
    """The earlier action that this one reports on: of the matter of the likest the latest."""
    seen: dict[str, _Entry] = {}
    for scope in sorted(entry.scopes):
        for word in entry.words:
            seen.update((other.iri, other) for other in index.get((scope, word), ())[-LATEST:])
    ranked = ((_likeness(entry, other), other.day, other.iri, other) for other in seen.values())
    alike = sorted((each for each in ranked if each[0] >= ALIKE), key=lambda each: each[:3])
    matter = {matters.get(iri, iri) for _, _, iri, _ in alike[-1:]}
    one = (each for each in alike if matters.get(each[2], each[2]) in matter)
    return max(one, key=lambda each: each[1:3], default=(0, "", "", None))[3]


def _likeness(later: _Entry, earlier: _Entry) -> float:
    """How much two objects are one, from 0 to 1 and a little more for an equal number; 0 where anything forbids it."""
    here, there = later.action, earlier.action
    step = _STEPS.get((there.status, here.status))
    if step is None or later.key == earlier.key or not 0 < _days(earlier.day, later.day) <= SPAN:
        return 0
    if not _akin(later.matter, earlier.matter) or not _meet(later, earlier) or not _countable(later, earlier, step):
        return 0
    if (later.long and not earlier.long) or (later.matter.yearly and later.day[:4] != earlier.day[:4]):
        return 0
    alike = _alike(later.matter.core, earlier.matter.core)
    if _same_item(later, earlier) and _dice(later.matter.core, earlier.matter.core) >= LIKE_ITEMS:
        alike = max(alike, ALIKE)
    if later.scopes & earlier.scopes <= {_COUNTRY} and not _told_alike(later, earlier, alike):
        return 0
    counts = product(later.matter.quantities, earlier.matter.quantities)
    same = any(a.value == b.value and a.unit == b.unit for a, b in counts)
    return alike + (0.2 if alike >= ALIKE and same else 0)


def _same_item(later: _Entry, earlier: _Entry) -> bool:
    """Whether both are of one number in the lists of one year: 第3项, 3."""
    here, there = later.action.item, earlier.action.item
    return here is not None and (here, later.day[:4]) == (there, earlier.day[:4])


def _told_alike(later: _Entry, earlier: _Entry, alike: float) -> bool:
    """Much is done in a country: only what is named at length is one, and a number grows only in a like sentence."""
    if len(later.matter.core) < 6 or alike < 0.85:
        return False
    grown = later.action.status is earlier.action.status is Status.DONE
    return not grown or _dice(later.sentence, earlier.sentence) >= LIKE_WORDS


def _akin(later: Matter, earlier: Matter) -> bool:
    """Whether the deeds are of one family; where the thing is but a word, they have to count the same."""
    units = {each.unit for each in later.quantities} & {each.unit for each in earlier.quantities}
    if (later.short or earlier.short) and (later.core != earlier.core or not units):
        return False
    return later.family == earlier.family or "any" in (later.family, earlier.family)


def _meet(later: _Entry, earlier: _Entry) -> bool:
    """Whether places agree where both have some; else whether one body acts."""
    if later.places and earlier.places:
        return bool(later.places & earlier.places)
    return bool(later.actors & earlier.actors)


def _countable(later: _Entry, earlier: _Entry, step: str) -> bool:
    """Whether the numbers, where both have some, count one thing; of what is done, more is done."""
    here, there = later.matter.quantities, earlier.matter.quantities
    shared = [(a, b) for a in here for b in there if a.unit == b.unit]
    if step == "work-goes-on" and any(a.value < b.value for a, b in shared):
        return False  # 前2个月 after the whole of last year
    if step == "more-done":  # a sum paid out twice, or done so many times, is no progress on one thing
        adds_up = later.matter.family != "pay"
        begun = later.all and not earlier.all and not here
        return adds_up and (begun or any(a.value > b.value and a.unit not in NO_MEASURE for a, b in shared))
    return bool(shared) or not (here and there)


def _alike(one: str, other: str) -> float:
    """Dice's coefficient of the pairs of characters; 0 where the objects are of two kinds (老旧小区, 老旧小区电梯)."""
    if one == other:
        return 1
    if one[-2:] != other[-2:]:
        return 0
    short, long = sorted((one, other), key=len)
    whole = 3 < len(short) < len(long) and long.endswith(short) and not is_form(short)  # 某某小镇|游客中心
    return max(_dice(one, other), ALIKE if whole else 0)


def _dice(one: str, other: str) -> float:
    a, b = ({text[at : at + 2] for at in range(len(text) - 1)} for text in (one, other))
    return 2 * len(a & b) / (len(a) + len(b) or 1)


def _days(earlier: str, later: str) -> int:
    return (date.fromisoformat(later) - date.fromisoformat(earlier)).days
