"""What posts say of two people of one name: the same body, walks of life, areas that none serves at once."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from functools import cache
from itertools import islice

from kg.identity.features import Feature
from kg.identity.held import CENTRAL, within
from kg.identity.profiles import Profile
from kg.identity.sightings import Sighting
from kg.identity.walks import (
    for_a_time,
    heads,
    heads_office,
    held_beside,
    lead,
    learned,
    one_leads,
    part_time,
    senior,
    serves,
    trades,
    work,
)
from kg.identity.written import leaves_out
from kg.lexicon import table
from kg.lexicon.countries import country_forms

AT_ONCE = 120  # days within which nobody serves two places
FREQUENT = 100  # surnames, by frequency, that five in six people bear
_FIRM = re.compile("(?:股份|有限|责任|集团|公司)+$")


def posts(sighting: Sighting, profile: Profile) -> Iterator[Feature]:
    """Bodies, offices and titles of both."""
    bodies = {held.body for held in sighting.posts if held.body}
    if shared := shared_bodies(sighting, profile):
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

    A common name says too little even so, but of the first of a province or an office of the state.
    """
    high = heads_office if common(sighting.name) else senior
    return any(map(high, sighting.posts)) and any(map(high, profile.posts))


def common(name: str) -> bool:
    """Whether many are of a name: a frequent surname with a frequent given name."""
    return name[:1] in frequent() and name[1:] in table("given_names")


def shared_bodies(sighting: Sighting, profile: Profile) -> list[str]:
    """The bodies of both, or where there are none, those of one that are parts of the other's."""
    bodies = {held.body for held in sighting.posts if held.body} | sighting.beside
    parts = (min(one, other, key=len) for one in bodies for other in profile.bodies if _part(one, other))
    return sorted(bodies & profile.bodies) or sorted(parts)


def _same_office(sighting: Sighting, profile: Profile) -> list[str]:
    """The departments that both head, one of them named without its country: 俄罗斯外长, 外交部部长."""
    if sighting.lands and profile.lands and sighting.lands.isdisjoint(profile.lands):
        return []
    return sorted({held.office for held in sighting.posts if held.office} & profile.offices)


def _part(one: str, other: str) -> bool:
    """Whether a body's name is that of another with a unit in or before it: 市公安局, 市公安局交警支队."""
    short, long = sorted((one, other), key=len)
    if (stem := _firm(short)) and _firm(long).startswith(stem):
        return True  # 小米集团, 小米科技有限责任公司
    return len(short) > 2 and (long.startswith(short) or long.endswith(short) or (len(short) > 3 and short in long))


def _firm(name: str) -> str:
    """A firm's name without its legal form, if that is one: 小米 of 小米集团, nothing of 中国公司."""
    stem = _FIRM.sub("", name)
    return stem if stem != name and len(stem) > 1 and stem not in country_forms() else ""


def _like_bodies(bodies: Iterable[str], profile: Profile) -> list[str]:
    """The bodies whose name is another's with characters left out: 市场监管总局, 市场监督管理总局."""
    pairs = (sorted((one, other), key=len) for one in bodies for other in profile.bodies)
    return sorted(short for short, long in pairs if len(short) > 3 and _left_out(short, long))


def _left_out(short: str, long: str) -> bool:
    if (stem := _FIRM.sub("", short)) != short and stem == _FIRM.sub("", long):
        return True  # 某某公司, 某某集团
    return short == long or (short[-2:] == long[-2:] and leaves_out(short, long))


def walks(sighting: Sighting, profile: Profile) -> Iterator[Feature]:
    """Whether one leads and the other works, or both work for others."""
    here = {held.title for held in sighting.posts} or trades(sighting.called) or heads(sighting.called)
    there = profile.titles or trades(profile.called) or heads(profile.called)
    if not here or not there or shared_bodies(sighting, profile) or (not sighting.posts and held_beside(there)):
        return
    led = lead(here) and not part_time(sighting.posts), lead(there) and not part_time(profile.posts)
    if (led[0] and work(there)) or (work(here) and led[1]):
        yield Feature("two-walks-of-life", f"{min(here)}、{min(there)}")
    elif work(here) and work(there) and (not _one_trade(here, there) or employed(sighting, profile)):
        yield Feature("other-employer")


def _one_trade(here: Iterable[str], there: Iterable[str]) -> bool:
    """Whether a title of the one ends as one of the other: 航天员, 指令长兼航天员."""
    return any(one.endswith(other) or other.endswith(one) for one in here for other in there)


def employed(sighting: Sighting, profile: Profile) -> bool:
    """Whether both are said to work somewhere."""
    return bool(profile.bodies) and any(held.body for held in sighting.posts)


def _aside(sighting: Sighting, profile: Profile) -> bool:
    """Whether one's posts are held beside any other, or both are scholars, who serve several institutes."""
    here = {held.title for held in sighting.posts}
    beside = held_beside(here) or held_beside(profile.titles) or for_a_time(sighting.posts) or for_a_time(profile.posts)
    return beside or (learned(sighting.posts) and learned(profile.posts))


def areas(sighting: Sighting, profile: Profile) -> Iterator[Feature]:
    """Whether both serve one area, or areas that nobody serves at once."""
    here, there = sighting.areas, profile.areas
    if not here or not there:
        return
    both = sorted(here & there.keys())
    if both and serves(sighting.posts):
        yield Feature("same-area")
    elif (
        shared_bodies(sighting, profile)
        or _same_office(sighting, profile)
        or _aside(sighting, profile)
        or _both_senior(sighting, profile)
    ):
        return
    elif not both and not touch(here, there):
        at_once = any(days(sighting.day, span) <= AT_ONCE for span in there.values())
        yield Feature("other-area-then" if at_once else "other-area")
    elif not both and CENTRAL not in here | there.keys():
        yield Feature("area-inside")


def touch(areas: Iterable[str], others: Collection[str]) -> bool:
    """Whether an area of the one is, holds or lies in one of the other."""
    return any(within(a, b) or within(b, a) for a in areas for b in others)


def days(day: str, span: tuple[str, str]) -> int:
    """The days between a day and a span of days; far, where one has no date."""
    if not day or not span[0]:
        return AT_ONCE + 1
    at, first, last = (date.fromisoformat(value) for value in (day, *span))
    return max(0, (first - at).days, (at - last).days)


@cache
def frequent() -> dict[str, int]:
    """Surnames by how many people bear them, the first the most."""
    return {name: rank for rank, name in enumerate(islice(table("surnames"), FREQUENT))}
