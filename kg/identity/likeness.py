"""How much a sighting of a person is like a bearer of the name: which features the two show."""

from __future__ import annotations

from collections.abc import Iterator

from kg.identity.features import Feature
from kg.identity.held import CENTRAL, within
from kg.identity.offices import FREQUENT, areas, days, frequent, posts, walks
from kg.identity.profiles import Profile
from kg.identity.sightings import Sighting, unlike_ours
from kg.identity.surroundings import KNOWN, around, callings, of_every_land, words
from kg.lexicon import table
from kg.resolve.person.person_names import has_surname

YEAR = 400  # days after which a common name alone may be somebody else's
_HALF = 24  # surnames, by frequency, that half of all people bear
_HAN = {"汉族", ""}


def likeness(sighting: Sighting, profile: Profile) -> list[Feature]:
    """The features of a sighting beside a bearer, in the order of their kinds."""
    found = (_name, _paper, _notes, posts, walks, areas, around, callings, words)
    return [feature for kind in found for feature in kind(sighting, profile)]


def _name(sighting: Sighting, profile: Profile) -> Iterator[Feature]:
    name = sighting.name
    if of_every_land(name):
        return  # 阿卜杜拉, 布朗: more than the name has to speak for one being the other
    if len(name) > 3:
        yield Feature("rare-name")
    elif len(name) == 3:
        yield Feature("name-of-three")
        if sighting.home == CENTRAL and not unlike_ours(name):
            yield Feature("of-the-nation")  # few of the many who share it are told of there
    else:
        rank = frequent().get(name[:1], FREQUENT)
        if rank == FREQUENT or (rank >= _HALF and not _years_apart(sighting, profile)):
            yield Feature("rare-surname")
        if has_surname(name) and name[1:] not in table("given_names"):
            yield Feature("rare-given-name")
        elif name[:1] in frequent() and _years_apart(sighting, profile):
            yield Feature("common-name")


def _years_apart(sighting: Sighting, profile: Profile) -> bool:
    """Whether none of the sightings of a bearer is of about the same year."""
    last = profile.sightings[-1].day
    return len(profile.sightings) < KNOWN and days(sighting.day, (last, last)) > YEAR and bool(sighting.day and last)


def _paper(sighting: Sighting, profile: Profile) -> Iterator[Feature]:
    homes = {home for home in profile.homes if home}
    if sighting.paper in profile.papers:
        yield Feature("same-paper")
    elif not sighting.home or not homes:
        return
    elif any(within(sighting.home, home) or within(home, sighting.home) for home in homes):
        yield Feature("same-paper")
    elif sighting.paper and profile.papers:
        yield Feature("other-paper")
    else:
        yield Feature("other-home")


def _notes(sighting: Sighting, profile: Profile) -> Iterator[Feature]:
    for name, here, there in (
        ("sex", sighting.sex, profile.sex),
        ("ethnicity", sighting.people, profile.people),
        ("birth", sighting.born, profile.born),
    ):
        if here and there and here != there:
            yield Feature(f"{name}-differs", f"{here}、{there}")
        elif here and here == there and name != "sex" and here not in _HAN:
            yield Feature(f"same-{name}", here)
