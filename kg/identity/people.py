"""Who is who among people: every sighting joins a bearer of its name known by then, or is a new one.

Sightings are taken in the order of the papers' days, so what later articles bring changes nothing of what earlier
ones made certain: the first bearer of a name goes by the name alone, whoever comes later by a qualifier taken from
the article that first named him. A later article may only show that two bearers are one, who then goes by the
earlier's IRI. One name's sightings are compared with that name's bearers and nobody else's.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, product

from kg.identity.corrections import Correction, Kind, of_kind
from kg.identity.features import DIFFERENT, SAME, TIES, Feature, tied, total
from kg.identity.fullnames import Named, one_person
from kg.identity.iris import iri_of
from kg.identity.likeness import likeness
from kg.identity.links import Joined
from kg.identity.profiles import Profile
from kg.identity.roots import root_of
from kg.identity.sightings import Sighting, unlike_ours
from kg.identity.surroundings import KNOWN
from kg.identity.things import Key
from kg.identity.verdicts import Judgement, Verdict, verdict
from kg.model import Thing

_FEW, _CERTAIN = 2, 3  # sightings of a bearer who is looked at again, and the sum that makes him another
_USUAL = 12  # names at most that are named all the time
_OFTEN, _SHARE = 20, 0.04  # articles, of which share of all, from which on a name is


@dataclass(frozen=True, slots=True)
class People:
    """The IRI of every person of every article, why it is that one, and what was decided of bearers of one name."""

    iris: Mapping[Key, Mapping[Thing, str]]
    joins: Mapping[Key, tuple[Joined, ...]]
    verdicts: tuple[Verdict, ...]
    named: tuple[Named, ...] = ()  # those of different names who are one


Order = tuple[str, str, int, str]  # of a sighting: what it is known by among those of its name


@dataclass(slots=True)
class _Name:
    """The sightings of one name as they are told apart, one after the other."""

    apart: Mapping[Order, set[Order]]  # what the user says is of different people
    bearers: list[Profile] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)  # the IRIs given
    roots: dict[str, str] = field(default_factory=dict)  # bearers found to be others after all
    places: list[tuple[Sighting, str]] = field(default_factory=list)
    joins: list[tuple[Key, Joined]] = field(default_factory=list)
    verdicts: list[Verdict] = field(default_factory=list)

    def place(self, sighting: Sighting) -> None:
        """Give the next sighting its bearer."""
        ranked = sorted(self._compared(sighting), key=lambda each: (-total(each[1]), -len(each[0].sightings)))
        best = ranked[0] if ranked else None
        if best and total(best[1]) >= SAME and not _torn(ranked):
            bearer, features = best
            self.joins.append((sighting.key, _joined(sighting, bearer, features)))
        else:
            bearer = Profile(_iri(sighting, self.taken))
            self.taken.append(bearer.iri)
            if best:
                self.verdicts.append(_apart(bearer.iri, sighting, *best))
            self.bearers.append(bearer)
        namesakes = (other for other in self.bearers if other is not bearer and _beside(sighting, other))
        self.verdicts += (_namesakes(sighting, bearer.iri, other.iri) for other in namesakes)
        bearer.take(sighting)
        self.places.append((sighting, bearer.iri))
        for other, features in ranked:
            if other is not bearer and TIES.intersection(feature.name for feature in features):
                bearer = self._united(bearer, other, sighting)
        self._settle(bearer)

    def _settle(self, known: Profile) -> None:
        """Look again at bearers of few sightings as another becomes better known: 李强 before all that is told.

        What is settled stays so, since the IRIs of an article outlive all later ones.
        """
        for few in [each for each in self.bearers if each is not known and len(each.sightings) <= _FEW]:
            alike = self._least(few, known) if len(known.sightings) >= KNOWN else 0
            others = (each for each in self.bearers if each is not few and each is not known)
            if alike >= _CERTAIN and all(self._least(few, other) < alike for other in others):
                last = few.sightings[-1]
                said = f"《{last.headline}》{_on(last.day)}与其他报道所称为同一人："
                known = self._unite(few, known, likeness(last, known), said)

    def _least(self, few: Profile, many: Profile) -> int:
        """How much the sighting of the one that is least like the other is like him; nothing, where nothing ties it."""
        found = (likeness(each, many) if self._open(each, many) else [] for each in few.sightings)
        foreign = unlike_ours(few.sightings[0].name)
        return min(total(features) if tied(features, foreign=foreign) else 0 for features in found)

    def root(self, iri: str) -> str:
        return root_of(iri, self.roots)

    def _compared(self, sighting: Sighting) -> Iterator[tuple[Profile, list[Feature]]]:
        for bearer in self.bearers:
            if self._open(sighting, bearer):
                yield bearer, likeness(sighting, bearer)

    def _open(self, sighting: Sighting, bearer: Profile) -> bool:
        if _beside(sighting, bearer):
            return False
        never = self.apart.get(sighting.order)
        return not never or never.isdisjoint(known.order for known in bearer.sightings)

    def _united(self, bearer: Profile, other: Profile, bridge: Sighting) -> Profile:
        """Make two bearers one where an article that ties them leaves nothing that keeps them apart; who is left."""
        few, many = sorted((bearer, other), key=lambda each: len(each.sightings))
        scores = [total(likeness(sighting, many)) for sighting in few.sightings if self._open(sighting, many)]
        if len(scores) < len(few.sightings) or max(scores) < SAME or min(scores) <= DIFFERENT:
            return bearer
        return self._unite(
            bearer, other, likeness(bridge, other), f"《{bridge.headline}》{_on(bridge.day)}表明两者为同一人："
        )

    def _unite(self, bearer: Profile, other: Profile, features: Sequence[Feature], said: str) -> Profile:
        """Make two bearers the one who was named first; who that is."""
        first, second = sorted((bearer, other), key=lambda each: each.sightings[0].order)
        reason = f"{said}{_sum(features)}。"
        self.verdicts.append(verdict(first.iri, second.iri, Judgement.SAME, _rule(features), reason))
        self.roots[second.iri] = first.iri
        self.bearers.remove(second)
        for sighting in second.sightings:
            first.take(sighting)
        first.sightings.sort(key=lambda each: each.order)
        return first


def tell_apart(sightings: Iterable[Sighting], corrections: Sequence[Correction] = ()) -> People:
    """Give every sighting its bearer. What the user says of two articles' people holds whatever they look like."""
    by_name: dict[str, list[Sighting]] = defaultdict(list)
    for sighting in _telling_company(sightings):
        by_name[sighting.name].append(sighting)
    iris: dict[Key, dict[Thing, str]] = defaultdict(dict)
    joins: dict[Key, list[Joined]] = defaultdict(list)
    verdicts: set[Verdict] = set()
    bearers: dict[str, list[Profile]] = {}
    for known_as, block in sorted(by_name.items()):
        ordered = sorted(block, key=lambda sighting: sighting.order)
        name = _Name(_forbidden(ordered, corrections))
        for sighting in ordered:
            name.place(sighting)
        for sighting, iri in name.places:
            iris[sighting.key][sighting.person] = name.root(iri)
        for key, joined in name.joins:
            joins[key].append(replace(joined, iri=name.root(joined.iri)))
        verdicts.update(_standing(name))
        bearers[known_as] = name.bearers
    told = {key: tuple(items) for key, items in joins.items()}
    return People(iris, told, tuple(sorted(verdicts)), tuple(one_person(bearers)))


def _telling_company(sightings: Iterable[Sighting]) -> Iterator[Sighting]:
    """The sightings, of their company less those whom the papers have named all the time by then: they tell nothing."""
    seen: Counter[str] = Counter()
    often: set[str] = set()
    for number, (_, inside) in enumerate(groupby(sorted(sightings, key=lambda each: each.order), _article), 1):
        here = list(inside)
        known = sorted(often, key=lambda name: (-seen[name], name))[:_USUAL]
        usual = frozenset(name for name in known if seen[name] > number * _SHARE)
        yield from (_beside_usual(each, usual) for each in here)
        seen.update(each.name for each in here)
        often.update(each.name for each in here if seen[each.name] > _OFTEN)


def _beside_usual(sighting: Sighting, usual: frozenset[str]) -> Sighting:
    return sighting if usual.isdisjoint(sighting.company) else replace(sighting, company=sighting.company - usual)


def _article(sighting: Sighting) -> Key:
    return sighting.key


def _standing(name: _Name) -> Iterator[Verdict]:
    """The verdicts on one name that hold when all its sightings are known."""
    for each in name.verdicts:
        one, other = name.root(each.one), name.root(each.other)
        if each.judgement is Judgement.SAME:
            yield each
        elif one != other:
            yield verdict(one, other, each.judgement, each.rule, each.reason)


def _forbidden(block: Sequence[Sighting], corrections: Sequence[Correction]) -> Mapping[Order, set[Order]]:
    """The sightings that the user says are of different people, each way; a reference without an article means none."""
    apart: dict[Order, set[Order]] = defaultdict(set)
    iri = iri_of(block[0].person.kind, block[0].name)
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


def _beside(sighting: Sighting, bearer: Profile) -> bool:
    """Whether the article has the bearer as another of the name."""
    return bearer.keys.get(sighting.key, sighting.person) != sighting.person


def _namesakes(sighting: Sighting, one: str, other: str) -> Verdict:
    reason = f"《{sighting.headline}》{_on(sighting.day)}说的是同名的两个人。"
    return verdict(one, other, Judgement.DIFFERENT, "namesakes", reason)


def _torn(ranked: Sequence[tuple[Profile, list[Feature]]]) -> bool:
    """Whether a bearer who is certainly not the first is as likely as he."""
    (first, features), *others = ranked
    rivals = (bearer for bearer, found in others if total(found) == total(features))
    return any(total(likeness(rival.sightings[0], first)) <= DIFFERENT for rival in rivals)


def _iri(sighting: Sighting, taken: Sequence[str]) -> str:
    """The name alone for the first bearer, for others with the first of what tells them apart that nobody has."""
    kind, name = sighting.person.kind, sighting.name
    if not taken:
        return iri_of(kind, name)
    post = next((held for held in sighting.posts if held.body), None) or next(iter(sighting.posts), None)
    said = (post.body or post.title) if post else ""
    marks = [said, f"{said}{post.title if post else ''}", "-".join(filter(None, (said, sighting.day)))]
    numbers = (f"{marks[2]}-{number}".strip("-") for number in range(2, len(taken) + 3))
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
    return f"《{sighting.headline}》{_on(sighting.day)}中的{sighting.name}（{posts}）"


def _on(day: str) -> str:
    return f"（{day}）" if day else ""


def _rule(features: Sequence[Feature]) -> str:
    return ", ".join(f"{feature.name} {feature.points:+d}" for feature in features) or "name-only"


def _sum(features: Sequence[Feature]) -> str:
    said = "，".join(map(str, features)) or "除姓名外别无线索"
    return f"{said}；合计{total(features):+d}"
