"""Who is who among people: every sighting joins a bearer of its name known by then, or is a new one.

Sightings are taken in the order of the papers' days, so what later articles bring changes nothing of what earlier
ones made certain: the first bearer of a name goes by the name alone, whoever comes later by a qualifier taken from
the article that first named him. One name's sightings are compared with that name's bearers and nobody else's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from kg.identity.corrections import Correction, Kind, of_kind
from kg.identity.iris import iri_of
from kg.identity.likeness import DIFFERENT, SAME, Feature, Profile, likeness, total
from kg.identity.links import Joined
from kg.identity.sightings import Sighting
from kg.identity.things import Key
from kg.identity.verdicts import Judgement, Verdict, verdict
from kg.model import Thing


@dataclass(frozen=True, slots=True)
class People:
    """The IRI of every person of every article, why it is that one, and what was decided of bearers of one name."""

    iris: Mapping[Key, Mapping[Thing, str]]
    joins: Mapping[Key, tuple[Joined, ...]]
    verdicts: tuple[Verdict, ...]


@dataclass(slots=True)
class _Found:
    iris: dict[Key, dict[Thing, str]] = field(default_factory=lambda: defaultdict(dict))
    joins: dict[Key, list[Joined]] = field(default_factory=lambda: defaultdict(list))
    verdicts: list[Verdict] = field(default_factory=list)


Order = tuple[str, str, int, str]  # of a sighting: what it is known by among those of its name


def tell_apart(sightings: Iterable[Sighting], corrections: Sequence[Correction] = ()) -> People:
    """Give every sighting its bearer. What the user says of two articles' people holds whatever they look like."""
    by_name: dict[Thing, list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        by_name[sighting.person].append(sighting)
    found = _Found()
    for _, block in sorted(by_name.items()):
        ordered = sorted(block, key=lambda sighting: sighting.order)
        _block(ordered, _forbidden(ordered, corrections), found)
    joins = {key: tuple(items) for key, items in found.joins.items()}
    return People(found.iris, joins, tuple(sorted(found.verdicts)))


def _forbidden(block: Sequence[Sighting], corrections: Sequence[Correction]) -> Mapping[Order, set[Order]]:
    """The sightings that the user says are of different people, each way; a reference without an article means none."""
    apart: dict[Order, set[Order]] = defaultdict(set)
    iri = iri_of(block[0].person.kind, block[0].person.name)
    for row in of_kind(corrections, Kind.DIFFERENT):
        if row.one.iri == row.other.iri == iri:
            here, there = (
                [each.order for each in block if reference.means(each.key[0], each.headline)]
                for reference in (row.one, row.other)
            )
            for a, b in product(here, there):
                apart[a].add(b)
                apart[b].add(a)
    return apart


def _block(block: Sequence[Sighting], apart: Mapping[Order, set[Order]], found: _Found) -> None:
    """The sightings of one name, in the order of the papers."""
    bearers: list[Profile] = []
    for sighting in block:
        never = apart.get(sighting.order, set())
        open_ = [each for each in bearers if not never.intersection(known.order for known in each.sightings)]
        ranked = sorted(_compared(sighting, open_), key=lambda each: (-total(each[1]), -len(each[0].sightings)))
        best = ranked[0] if ranked else None
        if best and total(best[1]) >= SAME and not _torn(ranked):
            bearer, features = best
            found.joins[sighting.key].append(_joined(sighting, bearer, features))
        else:
            bearer = Profile(_iri(sighting, bearers))
            if best:
                found.verdicts.append(_apart(bearer.iri, sighting, *best))
            bearers.append(bearer)
        bearer.take(sighting)
        found.iris[sighting.key][sighting.person] = bearer.iri


def _compared(sighting: Sighting, bearers: Iterable[Profile]) -> Iterator[tuple[Profile, list[Feature]]]:
    yield from ((bearer, likeness(sighting, bearer)) for bearer in bearers)


def _torn(ranked: Sequence[tuple[Profile, list[Feature]]]) -> bool:
    """Whether a bearer who is certainly not the first is as likely as he."""
    (first, features), *others = ranked
    rivals = (bearer for bearer, found in others if total(found) == total(features))
    return any(total(likeness(rival.sightings[0], first)) <= DIFFERENT for rival in rivals)


def _iri(sighting: Sighting, bearers: Sequence[Profile]) -> str:
    """The name alone for the first bearer, for others with the first of what tells them apart that nobody has."""
    kind, name = sighting.person.kind, sighting.person.name
    if not bearers:
        return iri_of(kind, name)
    taken = {bearer.iri for bearer in bearers}
    post = next((held for held in sighting.posts if held.body), None) or next(iter(sighting.posts), None)
    said = (post.body or post.title) if post else ""
    marks = [said, f"{said}{post.title if post else ''}", "-".join(filter(None, (said, sighting.day)))]
    numbers = (f"{marks[2]}-{number}".strip("-") for number in range(2, len(bearers) + 3))
    found = (iri_of(kind, f"{name}-{mark}") for mark in (*marks, *numbers) if mark)
    return next(iri for iri in found if iri not in taken)


def _joined(sighting: Sighting, bearer: Profile, features: Sequence[Feature]) -> Joined:
    met = bearer.sightings[-1]
    reason = f"与《{met.headline}》{_on(met.day)}所称为同一人：{_sum(features)}。"
    return Joined(bearer.iri, _rule(features), reason, sighting.sentence)


def _apart(iri: str, sighting: Sighting, bearer: Profile, features: Sequence[Feature]) -> Verdict:
    certain = total(features) <= DIFFERENT
    judgement = Judgement.DIFFERENT if certain else Judgement.UNSURE
    said = "不会是同一人" if certain else "不能断定是否同一人，暂作两人"
    reason = f"{_saying(bearer.sightings[-1])}，{_saying(sighting)}，{said}：{_sum(features)}。"
    return verdict(iri, bearer.iri, judgement, _rule(features), reason)


def _saying(sighting: Sighting) -> str:
    posts = "、".join(map(str, sighting.posts)) or "未写职务"
    return f"《{sighting.headline}》{_on(sighting.day)}中的{sighting.person.name}（{posts}）"


def _on(day: str) -> str:
    return f"（{day}）" if day else ""


def _rule(features: Sequence[Feature]) -> str:
    return ", ".join(f"{feature.name} {feature.points:+d}" for feature in features) or "name-only"


def _sum(features: Sequence[Feature]) -> str:
    said = "，".join(map(str, features)) or "除姓名外别无线索"
    return f"{said}；合计{total(features):+d}"
