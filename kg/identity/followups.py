"""What became of it: which action reports on an earlier one, by the same object in the same place or by the same actor.

Articles are read in the order of their days. What an action follows is told in ``progress``; a clause that holds no
action is one where it tells of what an earlier action is on (``retold``), and the promise that it keeps is one then too
(``promises``). Each action follows at most one, the likest and latest. Actions are found by the words of their objects
in a place, so the work grows with the number of actions, and nothing that comes later changes what earlier articles
follow.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from operator import attrgetter

from kg.identity.accounts import report_of, retold
from kg.identity.corrections import Correction
from kg.identity.linker import Linker
from kg.identity.links import Follow
from kg.identity.periods import apart, period_at
from kg.identity.progress import AHEAD, LATEST, SPAN, STEPS, earlier_of, one_promise
from kg.identity.promises import promise_of, promised
from kg.identity.reports import Report, offices_of, reports_of
from kg.identity.retold import (
    Spoken,
    counts_all,
    denies,
    ends_in,
    ends_of,
    one_of_its_name,
    spoken_of,
)
from kg.identity.scenes import Scene
from kg.identity.tellings import Telling, tellings_of
from kg.identity.things import Key, key_of
from kg.model import PolicyAction, Reading, Status
from kg.text.calendar import days_between

_ANYWHERE = ""  # where what has a name of its own is looked for


@dataclass(frozen=True, slots=True)
class Followed:
    """What an article's actions report on, and those of its actions that only what they report on shows to be some."""

    follows: tuple[Follow, ...]
    told: tuple[PolicyAction, ...]


def follow_ups(readings: Iterable[Reading], linkers: Mapping[Key, Linker]) -> dict[Key, Followed]:
    """What each article's actions report on, by article; articles without such actions are left out."""
    ordered = sorted(readings, key=lambda reading: (reading.front.date or "", key_of(reading)))
    course = _Course()
    for reading in ordered:
        if reading.front.date:
            course.read(reading, linkers[key_of(reading)])
    return {
        key: Followed(
            tuple(sorted(set(course.found[key]), key=attrgetter("action", "earlier"))), tuple(course.told[key])
        )
        for key in sorted(course.found.keys() | course.told.keys())
    }


class _Course:
    """The reports of all articles read so far, by the words of their things and where they are."""

    def __init__(self) -> None:
        self.found: dict[Key, list[Follow]] = defaultdict(list)
        self.told: dict[Key, list[PolicyAction]] = defaultdict(list)
        self._index: dict[tuple[str, str], list[Report]] = defaultdict(list)
        self._things: dict[tuple[str, str], list[Report]] = defaultdict(list)  # by how its name ends
        self._members: dict[str, list[Report]] = defaultdict(list)  # and the other way round
        self._offices: dict[str, str] = {}  # the body in which each person's post was named last
        self._wrong: Mapping[str, Correction] = {}  # what the user says is not so
        self._expected: dict[str, Report] = {}  # promises that nothing was told of yet
        self._said: set[tuple[Key, str, str]] = set()  # the articles that tell of a thing of a matter
        self._matters: dict[str, Report] = {}  # each action that follows another → the first of all on one matter

    def read(self, reading: Reading, linker: Linker) -> None:
        """Find what an article's actions follow, then what its other clauses do, and keep them for those to come."""
        scene, self._wrong = Scene(reading, linker), linker.wrong
        read = tuple(reports_of(reading, linker, scene, self._offices))
        self._offices |= {linker.iri(person): linker.iri(body) for person, body in offices_of(reading).items()}
        followed: list[int] = []  # where the verbs of the actions stand that follow others
        for entry in read:
            earlier = None if entry.matter.alone else earlier_of(entry, self._index, self._matters, self._members)
            if entry.action.status is not Status.PROPOSED and earlier:
                self._follow(entry, earlier, earlier.matter.core)
                followed.append(entry.action.begin)
            self._keep(entry)
            self._join(entry, read)
        plans = {fact.evidence[0] for fact in reading.facts if isinstance(fact, PolicyAction) and fact.status in AHEAD}
        for telling in tellings_of(reading) if scene.home else ():
            if any(telling.begin <= begin < telling.end for begin in followed):
                continue
            if not telling.planned and self._tell(telling, reading, read, scene):
                continue
            if telling.planned or (telling.sentence in plans and not telling.signed):
                self._expect(telling, reading, scene)

    def _expect(self, telling: Telling, reading: Reading, scene: Scene) -> None:
        """Keep what a clause promises in words of no table, an action once something is told of it."""
        action = promised(telling, reading)
        if action:
            entry = promise_of(action, reading, scene.at(telling.sentence, telling.begin, telling.end))
            self._expected[entry.iri] = entry
            self._remember(entry)

    def _tell(self, telling: Telling, reading: Reading, read: tuple[Report, ...], scene: Scene) -> bool:
        """Make an action of a clause that tells of what an earlier action is on; whether it does."""
        places = scene.at(telling.sentence, telling.begin, telling.end) | scene.bodies(telling.begin, telling.end)
        within = [entry for entry in read if telling.begin <= entry.action.begin < telling.end]
        known = _known(telling, self._near(telling, places, reading), within, reading)
        if not known:
            return False
        _, best = max(known, key=lambda each: (each[0].sure, each[1].day, each[1].iri))
        matter = self._matter(best)
        rest = [each for each in self._members.get(matter.iri, ()) if self._before(each, reading)]
        one = [each for each in known if self._matter(each[1]) == matter] + _known(telling, rest, (), reading)
        spoken, earlier = max(one, key=lambda each: (each[1].day, each[1].iri))
        if spoken.amount is None and any(each.day > earlier.day for each in rest):
            return False
        if spoken.amount is None and (key_of(reading), self._matter(earlier).iri, spoken.thing) in self._said:
            return False
        action = retold(telling, spoken, reading)
        entry = report_of(action, reading, earlier, spoken, places)
        if entry.iri in self._wrong:
            return False
        self._follow(entry, earlier, spoken.thing)
        self._keep(entry)
        if action not in reading.facts:
            self.told[entry.key].append(action)
        if expected := self._expected.pop(earlier.iri, None):
            self.told[expected.key].append(expected.action)
        return True

    def _near(self, telling: Telling, places: frozenset[str], reading: Reading) -> Iterable[Report]:
        """The earlier reports of a place that are on a thing that ends like one of which a clause tells."""
        asked = ((place, end) for place in (*sorted(places), _ANYWHERE) for end in sorted(ends_in(telling)))
        earlier = {report.iri: report for asks in asked for report in self._things.get(asks, ())[-LATEST:]}.values()
        met = (
            each
            for each in earlier
            if places & (each.scopes - each.around) or one_of_its_name(each.matter) or counts_all(telling, each)
        )
        return (each for each in met if self._before(each, reading))

    def _before(self, report: Report, reading: Reading) -> bool:
        """Whether a report was made so long before an article that this may tell what became of it."""
        return report.key != key_of(reading) and 0 < days_between(report.day, reading.front.date or "") <= SPAN

    def _matter(self, entry: Report) -> Report:
        """The first of all actions that report on one matter with an action."""
        return self._matters.get(entry.iri, entry)

    def _follow(self, entry: Report, earlier: Report, thing: str) -> None:
        self._said.add((entry.key, self._matter(earlier).iri, thing))
        self._matters[entry.iri] = self._matter(earlier)
        self._members[self._matter(earlier).iri].append(entry)
        rule = (
            STEPS.get((earlier.status, entry.status)) or STEPS[Status.PLANNED, entry.status]
        )  # told without any tense
        self.found[entry.key].append(Follow(entry.iri, earlier.iri, rule, entry.action.evidence))

    def _join(self, entry: Report, read: tuple[Report, ...]) -> None:
        """Let two promises of one article be one matter where the one names the other's thing in short."""
        for other in read[: read.index(entry)]:
            if one_promise(entry, other):
                self._matters.setdefault(entry.iri, self._matter(other))
                self._members[self._matter(other).iri].append(entry)

    def _keep(self, entry: Report) -> None:
        for scope in entry.scopes if not entry.matter.alone else ():
            for word in entry.words:
                self._index[scope, word].append(entry)
        self._remember(entry)

    def _remember(self, entry: Report) -> None:
        anywhere = {_ANYWHERE} if one_of_its_name(entry.matter) else set()
        for scope in entry.scopes | anywhere:
            for end in ends_of(entry.matter):
                self._things[scope, end].append(entry)


def _known(
    telling: Telling, reports: Iterable[Report], within: Iterable[Report], reading: Reading
) -> list[tuple[Spoken, Report]]:
    """The reports of whose thing a telling speaks, with how, where neither year nor an action read in it denies it."""
    first = reading.names.sentences[telling.sentence].begin
    period = period_at(reading, first, telling.own, telling.end, told=True)
    fits = (
        each
        for each in reports
        if not (apart(period, each.period) or any(denies(one, telling, each) for one in within))
    )
    return [(spoken, each) for each in fits if (spoken := spoken_of(telling, each))]
