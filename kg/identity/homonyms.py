"""Two people of one name: kept apart only where an attentive reader would be certain.

Certain is: the same page, two articles, and posts that one person does not hold side by side, such as the head of a
bureau and a welder of a company. Everybody else of one name is one person; a later look may decide better.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from kg.identity.iris import iri_of
from kg.lexicon import marked
from kg.model import Appointment, Occupancy, Reading, Thing

RULE = "posts-of-two-walks-of-life"
_LEADS = re.compile("(?:书记|主席|主任|[省市县区州旗镇乡部厅局院]长|检察长)$")
_WORKS = re.compile("(?:[职员技电焊钳]工|工人|环卫工|司机|驾驶员|教师|护士|医生|学生|[村居农]民)$")

_Place = tuple[str, str]  # an article's file and text
_Post = tuple[str, Thing]  # a title and its body


@dataclass(frozen=True, slots=True, order=True)
class Verdict:
    """Two bearers (IRIs, the lesser first) found to be the same or different, by which rule and why."""

    one: str
    other: str
    same: bool
    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class _Sighting:
    """A person in an article, with the posts that it gives him."""

    place: _Place
    headline: str
    posts: frozenset[_Post]


def bearers_apart(readings: Sequence[Reading]) -> tuple[dict[_Place, dict[Thing, str]], tuple[Verdict, ...]]:
    """The people who need an IRI other than their name's, by article; and why they are kept apart."""
    found: dict[_Place, dict[Thing, str]] = defaultdict(dict)
    verdicts: set[Verdict] = set()
    for person, sightings in sorted(_sightings(readings).items()):
        groups = _groups(sightings)
        pairs = [pair for pair in combinations(sightings, 2) if _certain(*pair)]
        pairs = [(a, b) for a, b in pairs if groups[a.place] != groups[b.place]]
        apart = {groups[each.place] for pair in pairs for each in pair}
        iris = {
            place: iri_of(person.kind, f"{person.name}-{group}") for place, group in groups.items() if group in apart
        }
        for place, iri in iris.items():
            found[place][person] = iri
        verdicts.update(_verdict(person, a, b, iris) for a, b in pairs)
    return found, tuple(sorted(verdicts))


def _sightings(readings: Iterable[Reading]) -> Mapping[Thing, list[_Sighting]]:
    found: dict[Thing, list[_Sighting]] = defaultdict(list)
    for reading in readings:
        posts: dict[Thing, set[_Post]] = defaultdict(set)
        for fact in reading.facts:
            if isinstance(fact, Occupancy | Appointment) and fact.body:
                posts[fact.person].add((fact.title, fact.body))
        article = reading.article
        for person, held in posts.items():
            found[person].append(_Sighting((article.file, article.text), article.headline, frozenset(held)))
    return found


def _groups(sightings: Sequence[_Sighting]) -> dict[_Place, str]:
    """The articles that give a person a post in the same body, each group named by the body that it names most."""
    groups: list[list[_Sighting]] = []
    for sighting in sightings:
        bodies = _bodies(sighting)
        touched = [group for group in groups if any(bodies & _bodies(each) for each in group)]
        groups = [group for group in groups if group not in touched]
        groups.append([sighting, *(each for group in touched for each in group)])
    return {each.place: _commonest(group) for group in groups for each in group}


def _bodies(sighting: _Sighting) -> set[str]:
    return {body.name for _, body in sighting.posts}


def _commonest(group: Iterable[_Sighting]) -> str:
    counts = Counter(name for sighting in group for name in _bodies(sighting))
    return min(counts, key=lambda name: (-counts[name], name))


def _certain(a: _Sighting, b: _Sighting) -> bool:
    """Whether two articles of one page speak of two people: one leads an office, the other works somewhere else."""
    same_page = a.place[0] == b.place[0]
    akin = any(x in y or y in x for x in _bodies(a) for y in _bodies(b))
    return same_page and not akin and ((_all_lead(a) and _all_work(b)) or (_all_work(a) and _all_lead(b)))


def _all_lead(sighting: _Sighting) -> bool:
    offices = tuple(marked("body_suffixes", "office"))
    return all(_LEADS.search(title) is not None and body.name.endswith(offices) for title, body in sighting.posts)


def _all_work(sighting: _Sighting) -> bool:
    return all(_WORKS.search(title) for title, _ in sighting.posts)


def _verdict(person: Thing, a: _Sighting, b: _Sighting, iris: Mapping[_Place, str]) -> Verdict:
    sayings = sorted(_saying(each) for each in (a, b))
    reason = f"同一版面的两篇报道中都有{person.name}，{'；'.join(sayings)}，不会是同一人。"
    one, other = sorted((iris[a.place], iris[b.place]))
    return Verdict(one, other, False, RULE, reason)


def _saying(sighting: _Sighting) -> str:
    posts: Iterator[str] = (f"{body.name}{title}" for title, body in sighting.posts)
    return f"《{sighting.headline}》称其为{'、'.join(sorted(posts))}"
