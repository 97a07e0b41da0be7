"""What an action is compared with others by: its matter, where it is, who acts, how far it has come."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import rjieba

from kg.identity.iris import action_iri
from kg.identity.linker import Linker
from kg.identity.matter import NUMBER, Matter, matter_of
from kg.identity.periods import ONE_DAY, Period, period_of
from kg.identity.places import official
from kg.identity.scenes import Scene, around, is_site
from kg.identity.sightings import seat_of
from kg.identity.things import Key, key_of
from kg.identity.written import placed
from kg.lexicon.divisions import load
from kg.model import Kind, Occupancy, PolicyAction, Reading, Status, Thing
from kg.text.normalise import flat

_OVER = re.compile(
    "已|了(?!解)|近日|日前|截至|累计|目前|昨|今天|完成|以来|时间过半|[完竣]工|上午|下午|月.?日[^前,]*[,。]"
)
_ALL = re.compile("全部|所有|全面完成|均已|都已|完毕|任务完成|通过验收")


@dataclass(frozen=True, slots=True)
class Report:
    """An action as it is compared with others."""

    iri: str
    key: Key
    day: str
    action: PolicyAction
    matter: Matter
    words: tuple[str, ...] = ()
    sentence: str = ""  # less its numbers
    all: bool = False  # nothing is left to be done
    bare: bool = False  # a paper of one city tells it as done, and no word says that it is
    places: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()  # where it must be, for all that is said: only bodies act, of no place
    around: frozenset[str] = frozenset()  # where the sites lie that are all that it names

    sites: frozenset[str] = frozenset()  # that its sentence names
    period: Period = ONE_DAY
    local: bool = True  # told in a paper of one place

    @property
    def scopes(self) -> frozenset[str]:
        return self.places | self.actors | self.near | self.around | self.sites

    @property
    def status(self) -> Status:
        """How far the thing itself has come: what was begun is not finished."""
        begun = self.action.status is Status.DONE and self.matter.begun
        return Status.ONGOING if begun else self.action.status


def offices_of(reading: Reading) -> dict[Thing, Thing]:
    """The body that each person of an article is said to hold a post in, the last where there are several."""
    return {fact.person: fact.body for fact in reading.facts if isinstance(fact, Occupancy) and fact.body}


def reports_of(reading: Reading, linker: Linker, scene: Scene, known: Mapping[str, str]) -> Iterator[Report]:
    """The actions of an article that can be followed: those on a thing that can be told from others.

    ``known`` are the bodies that earlier articles named people's posts in, by IRI: who speaks without a post speaks for
    the same one.
    """
    offices = offices_of(reading)
    for action in reading.facts:
        matter = matter_of(action, reading) if isinstance(action, PolicyAction) else None
        if not isinstance(action, PolicyAction) or matter is None:
            continue
        actors = {offices.get(actor) or actor for actor in action.actors}
        places, bodies = _scopes(action, actors, linker, scene)
        bodies |= {known[person] for actor in actors if (person := linker.iri(actor)) in known}
        if not linker.wrong or action_iri(action, reading.article) not in linker.wrong:
            yield _report(action, reading, matter, places, bodies, linker, scene)


def _report(
    action: PolicyAction,
    reading: Reading,
    matter: Matter,
    places: set[str],
    bodies: set[str],
    linker: Linker,
    scene: Scene,
) -> Report:
    """The report of an action on ``matter`` by ``bodies`` in ``places``, with where the article is."""
    sentence = _sentence(action, reading)
    away = all(linker.code(place) for place in action.places) and not any(map(scene.home.startswith, places))
    told = frozenset({scene.place(action)} - {""}) if away or not places else frozenset()  # 在上海设立直销窗口
    vague = bool(bodies) and told == {scene.home}
    sited = action.places and all(is_site(place, linker) for place in action.places)
    here = frozenset({scene.site} - {""}) if told else frozenset()
    unplaced = action.places and not any(linker.code(place) for place in action.places)
    above = {whole for place in places for whole in around(place)} | ({scene.whole} if unplaced else set())
    return Report(
        action_iri(action, reading.article),
        key_of(reading),
        reading.front.date or "",
        action,
        matter,
        _words(matter.core),
        NUMBER.sub("", sentence),
        bool(_ALL.search(sentence)),
        scene.home != "" and action.status is Status.DONE and bool(matter.family) and not _OVER.search(sentence),
        frozenset(places) or (here if vague else told | here),
        frozenset(bodies),
        (told if vague or places else frozenset()) | (above - places - {"", scene.home}),
        frozenset({scene.place(action)} - {""}) if sited else frozenset(),
        scene.sites_of(action),
        period_of(action, reading),
        scene.home != "",
    )


def _scopes(action: PolicyAction, actors: Iterable[Thing], linker: Linker, scene: Scene) -> tuple[set[str], set[str]]:
    """The places of an action, its actors' where it names none, and the bodies that act."""
    things = [*action.places, *([action.beneficiary] if isinstance(action.beneficiary, Thing) else [])]
    places = {linker.iri(thing) for thing in things if thing.kind is Kind.PLACE}
    bodies = {linker.iri(actor) for actor in actors if actor.kind is Kind.BODY}
    if not places:
        seats = (seat_of(actor.name) for actor in actors if actor.kind is Kind.BODY)
        named = [Thing(Kind.PLACE, name) for name in seats if name]
        places = {linker.iri(thing) for thing in (*named, *actors) if thing.kind is Kind.PLACE}
    around = {division for thing in (*things, *actors) if (division := _around(thing))}
    if places and not any(map(linker.code, (*things, *actors))):  # a site lies in the division named before it
        around |= {scene.beside(action)} - {""}
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
    """The words that an object is looked up by: the last one, which says what it is, always; how it begins and ends."""
    words = [word for word in rjieba.cut(core) if len(word) > 1]
    return (*dict.fromkeys(words[-3:]), f"{core[0]}…{core[-1]}")
