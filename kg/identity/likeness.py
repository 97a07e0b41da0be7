"""How much a sighting of a person is like a bearer of the name: which features the two show."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from functools import cache
from itertools import islice

from kg.identity.features import Feature
from kg.identity.profiles import Profile
from kg.identity.sightings import CENTRAL, Sighting, within
from kg.identity.walks import held_beside, lead, learned, one_leads, senior, serves, work
from kg.identity.wording import same_description, same_words, unlike
from kg.lexicon import table
from kg.lexicon.countries import is_country
from kg.lexicon.people import FOREIGN_SET
from kg.resolve.person_names import has_surname

AT_ONCE = 120  # days within which nobody serves two places
KNOWN, LEADING = 4, 40  # sightings that make a figure of a paper, and one that it names all the time
YEAR = 400  # days after which a common name alone may be somebody else's
_FREQUENT, _HALF = 100, 24  # surnames, by frequency, that five in six people bear, and that half of all do
NEWS = 2  # days over which a paper tells of one event
PEERS, NATION = 40, 15  # others named from which a list is one of those who govern; in a paper of the whole country
LISTED = 12  # others named from which an article is a list of people, which is of no place
_COMMON = {"汉族", ""}
_FIRM = re.compile("(?:股份|有限|责任|集团|公司)+$")


def likeness(sighting: Sighting, profile: Profile) -> list[Feature]:
    """The features of a sighting beside a bearer, in the order of their kinds."""
    found = (_name, _paper, _notes, _posts, _walks, _areas, _around, _words)
    return [feature for kind in found for feature in kind(sighting, profile)]


def _name(sighting: Sighting, profile: Profile) -> Iterator[Feature]:
    name = sighting.name
    if len(name) > 3:
        yield Feature("rare-name")
    elif len(name) == 3:
        yield Feature("name-of-three")
    else:
        rank = _frequent().get(name[:1], _FREQUENT)
        if rank == _FREQUENT or (rank >= _HALF and not _years_apart(sighting, profile)):
            yield Feature("rare-surname")
        if has_surname(name) and name[1:] not in table("given_names"):
            yield Feature("rare-given-name")
        elif name[:1] in _frequent() and _years_apart(sighting, profile):
            yield Feature("common-name")


def _years_apart(sighting: Sighting, profile: Profile) -> bool:
    """Whether none of the sightings of a bearer is of about the same year."""
    last = profile.sightings[-1].day
    return len(profile.sightings) < KNOWN and _days(sighting.day, (last, last)) > YEAR and bool(sighting.day and last)


@cache
def _frequent() -> dict[str, int]:
    return {name: rank for rank, name in enumerate(islice(table("surnames"), _FREQUENT))}


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
        elif here and here == there and name != "sex" and here not in _COMMON:
            yield Feature(f"same-{name}", here)


def _posts(sighting: Sighting, profile: Profile) -> Iterator[Feature]:
    bodies = {held.body for held in sighting.posts if held.body}
    if shared := _shared(sighting, profile):
        yield Feature("same-body", shared[0])
    elif offices := _same_office(sighting, profile):
        yield Feature("same-office", offices[0])
    elif _both_senior(sighting, profile):
        yield Feature("both-senior")
    elif like := _like_bodies(bodies, profile):
        yield Feature("like-body", like[0])
    elif bodies and profile.bodies and not sighting.areas & profile.areas.keys() and not _aside(sighting, profile):
        yield Feature("other-body")
    titles = sorted({held.title for held in sighting.posts} & profile.titles)
    if titles and (shared or not ((bodies and profile.bodies) or work(titles))):
        yield Feature("same-title", titles[0])
    if not sighting.posts and profile.titles and not one_leads(profile.titles):
        yield Feature("post-here-only")


def _both_senior(sighting: Sighting, profile: Profile) -> bool:
    """Whether both govern a province, a city or the country: they are few, and are sent from one to another.

    A common name says too little even so.
    """
    surname, given = sighting.name[:1], sighting.name[1:]
    if surname in _frequent() and given in table("given_names"):
        return False
    return any(map(senior, sighting.posts)) and any(map(senior, profile.posts))


def _shared(sighting: Sighting, profile: Profile) -> list[str]:
    """The bodies of both, or where there are none, those of one that are parts of the other's."""
    bodies = {held.body for held in sighting.posts if held.body} | sighting.beside
    parts = (min(one, other, key=len) for one in bodies for other in profile.bodies if _part(one, other))
    return sorted(bodies & profile.bodies) or sorted(parts)


def _same_office(sighting: Sighting, profile: Profile) -> list[str]:
    """The departments that both head, one of them named without its country: 俄罗斯外长, 外交部部长."""
    return sorted({held.office for held in sighting.posts if held.office} & profile.offices)


def _part(one: str, other: str) -> bool:
    """Whether a body's name is that of another with a unit in or before it: 市公安局, 市公安局交警支队."""
    short, long = sorted((one, other), key=len)
    return len(short) > 2 and (long.startswith(short) or long.endswith(short) or (len(short) > 3 and short in long))


def _like_bodies(bodies: Iterable[str], profile: Profile) -> list[str]:
    """The bodies whose name is another's with characters left out: 市场监管总局, 市场监督管理总局."""
    pairs = (sorted((one, other), key=len) for one in bodies for other in profile.bodies)
    return sorted(short for short, long in pairs if len(short) > 3 and _left_out(short, long))


def _left_out(short: str, long: str) -> bool:
    if (stem := _FIRM.sub("", short)) != short and stem == _FIRM.sub("", long):
        return True  # 某某公司, 某某集团
    rest = iter(long)
    return short[-2:] == long[-2:] and all(character in rest for character in short)


def _walks(sighting: Sighting, profile: Profile) -> Iterator[Feature]:
    here, there = {held.title for held in sighting.posts}, profile.titles
    if not here or not there or _shared(sighting, profile):
        return
    if (lead(here) and work(there)) or (work(here) and lead(there)):
        yield Feature("two-walks-of-life", f"{min(here)}、{min(there)}")
    elif work(here) and work(there) and (not here & there or _employed(sighting, profile)):
        yield Feature("other-employer")


def _employed(sighting: Sighting, profile: Profile) -> bool:
    """Whether both are said to work somewhere."""
    return bool(profile.bodies) and any(held.body for held in sighting.posts)


def _aside(sighting: Sighting, profile: Profile) -> bool:
    """Whether one's posts are held beside any other, or both are scholars, who serve several institutes."""
    here = {held.title for held in sighting.posts}
    return held_beside(here) or held_beside(profile.titles) or (learned(sighting.posts) and learned(profile.posts))


def _areas(sighting: Sighting, profile: Profile) -> Iterator[Feature]:
    here, there = sighting.areas, profile.areas
    if not here or not there:
        return
    both = sorted(here & there.keys())
    if both and serves(sighting.posts):
        yield Feature("same-area")
    elif (
        _shared(sighting, profile)
        or _same_office(sighting, profile)
        or _aside(sighting, profile)
        or _both_senior(sighting, profile)
    ):
        return
    elif not both and not _touch(here, there):
        at_once = any(_days(sighting.day, span) <= AT_ONCE for span in there.values())
        yield Feature("other-area-then" if at_once else "other-area")
    elif not both and CENTRAL not in here | there.keys():
        yield Feature("area-inside")


def _around(sighting: Sighting, profile: Profile) -> Iterator[Feature]:
    met = sorted(sighting.company & profile.company)
    if len(met) > 4:
        yield Feature("same-circle", "、".join(met[:2]) + "等")
    elif len(met) > 1:
        yield Feature("same-people-met", "、".join(met[:2]))
    elif met:
        yield Feature("same-person-met", met[0])
    shared = (sighting.near & profile.near | sighting.scene & profile.scene) - {sighting.home}
    if any(code.isdecimal() and not code.endswith("00") for code in shared):
        yield Feature("same-county")
    elif shared:
        yield Feature("same-place")
    elif _lands_apart(sighting, profile):
        yield Feature("lands-apart")
    else:
        yield from _apart(sighting, profile)
    if _at_once(sighting, profile):
        yield Feature("days-apart")
    if _among_peers(sighting, profile):
        yield Feature("among-peers")
    if len(profile.sightings) >= KNOWN:
        yield Feature("leading-figure" if len(profile.sightings) >= LEADING else "known-figure")


def _lands_apart(sighting: Sighting, profile: Profile) -> bool:
    """Whether a name as foreigners have is told of other countries: 卡林 of 土耳其, of 哈萨克斯坦."""
    if not _foreign(sighting.name) or same_description(sighting.called, profile.called):
        return False
    here, there = ({code for code in near if is_country(code)} - {CENTRAL} for near in (sighting.near, profile.near))
    told = any(code in sighting.about for code in there) or any(
        code in known.about for known in profile.sightings[-KNOWN:] for code in here
    )
    return bool(here and there) and not here & there and not told and not _shared(sighting, profile)


def _foreign(name: str) -> bool:
    """Whether a name is one as foreigners have."""
    return FOREIGN_SET.issuperset(name) or not has_surname(name)


def _at_once(sighting: Sighting, profile: Profile) -> bool:
    """Whether a paper names both within a few days, as it does whoever is in the news; on one day it may be two."""
    last = profile.sightings[-1]
    return sighting.paper == last.paper and 0 < _days(sighting.day, (last.day, last.day)) <= NEWS


def _among_peers(sighting: Sighting, profile: Profile) -> bool:
    """Whether a long list without posts names one who governs."""
    listed = not sighting.posts and _long(sighting)
    known = not profile.posts and any(map(_long, profile.sightings))
    return (listed and any(map(senior, profile.posts))) or (known and any(map(senior, sighting.posts)))


def _long(sighting: Sighting) -> bool:
    return len(sighting.company) >= (NATION if sighting.home == CENTRAL else PEERS)


def _words(sighting: Sighting, profile: Profile) -> Iterator[Feature]:
    """What the words around the names share, where little else is said."""
    few = len(sighting.name) == 2 and len(profile.sightings) <= KNOWN
    if not few and not _foreign(sighting.name):
        return
    if same := same_description(sighting.called, profile.called):
        yield Feature("same-description", same)
    elif few and (words := same_words(sighting.about, [known.about for known in profile.sightings])):
        yield Feature("same-words" if len(words) == 1 else "same-story", "、".join(words[:2]))
    elif len(sighting.name) < 4 and _untied(sighting, profile) and unlike(sighting.called, profile.called):
        yield Feature("other-description")


def _untied(sighting: Sighting, profile: Profile) -> bool:
    """Whether neither place nor company ties a foreigner's name to a bearer of whom little is known."""
    tied = sighting.near & profile.near or sighting.company & profile.company
    few = len(profile.sightings) < KNOWN and not _employed(sighting, profile)
    return few and not tied and _foreign(sighting.name)


def _apart(sighting: Sighting, profile: Profile) -> Iterator[Feature]:
    """Whether the one is somewhere else than the other serves, or ordinary people are of two places."""
    counties = {area for area in profile.areas if area.isdecimal() and not area.endswith("0000")}
    scene = sighting.near if sighting.home == CENTRAL else sighting.scene - {sighting.home}
    scene = scene if len(sighting.company) < LISTED else frozenset()
    if not sighting.posts and counties and scene:
        yield from () if _touch(scene, counties) else (Feature("elsewhere"),)
    elif _all_work(sighting, profile) and sighting.near and profile.near:
        yield from () if _touch(sighting.near, profile.near) else (Feature("places-apart"),)


def _all_work(sighting: Sighting, profile: Profile) -> bool:
    """Whether what is said of the two is that they work somewhere, and leads neither anything."""
    titles = {held.title for held in sighting.posts} | profile.titles
    return bool(titles) and work(titles)


def _touch(areas: Iterable[str], others: Collection[str]) -> bool:
    """Whether an area of the one is, holds or lies in one of the other."""
    return any(within(a, b) or within(b, a) for a in areas for b in others)


def _days(day: str, span: tuple[str, str]) -> int:
    """The days between a day and a span of days; far, where one has no date."""
    if not day or not span[0]:
        return AT_ONCE + 1
    at, first, last = (date.fromisoformat(value) for value in (day, *span))
    return max(0, (first - at).days, (at - last).days)
