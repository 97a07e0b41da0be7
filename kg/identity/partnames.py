"""Whom a part of a full name means, by what is told beside the names: 欧洲事务国务秘书|克莱芒·博纳, 国务秘书|博纳."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from kg.identity.features import Feature, total
from kg.identity.held import CENTRAL
from kg.identity.profiles import Profile
from kg.identity.surroundings import NEWS
from kg.identity.wording import like_description, same_title, sports, title_of, unlike
from kg.lexicon import table
from kg.lexicon.countries import is_country

LOOKED = 12  # sightings of the one less known that are looked at
RARE = 3  # characters from which a name is not one of a longer by chance
_TOLD = 6  # the sum, of what speaks beside the names, that shows whom a part of a full name means
_OF_NAMES = (
    *("rare-name", "name-of-three", "rare-surname", "rare-given-name", "common-name", "same-paper"),
    *("known-figure", "leading-figure", "among-peers", "of-the-nation"),
)


def name_of(bearer: Profile) -> str:
    return bearer.sightings[0].name


def undashed(name: str) -> str:
    return name.replace("-", "·")


def told_of_part(kept: Profile, other: Profile, features: Sequence[Feature], *, sole: bool) -> list[Feature]:
    """What shows that a part of a full name means its bearer; nothing where that is too little.

    Less is enough where more than one state speaks for it beside the names, and no title against.
    """
    beside = list(_beside_name(features))
    found = [*beside, *_of_part(kept, other, features, sole=sole)]
    tied = any(each.points > 0 and each.name != "same-land" for each in beside)
    against = any(each.name == "other-title" for each in found)
    return found if total(found) >= _TOLD - (tied and not against) else []


def _beside_name(features: Sequence[Feature]) -> Iterator[Feature]:
    """What speaks for or against two being one beside their names; one state, as whose officials both have posts."""
    told = any(each.name == "same-land" for each in features)
    for each in features:
        if each.name == "same-body" and is_country(each.about):
            yield from () if told else (Feature("same-land", each.about),)
        elif each.name not in _OF_NAMES:
            yield each


def _of_part(kept: Profile, other: Profile, features: Iterable[Feature], *, sole: bool) -> Iterator[Feature]:
    """What a part of a full name and the words around it say: 法国欧洲事务国务秘书|克莱芒·博纳, 国务秘书|博纳.

    A family name is what others go on to call somebody by, and few have a long one. ``sole`` is whether nobody else
    has the other's name, alone or in full, of all or of those of one state.
    """
    part, given = undashed(name_of(other)), {each.name for each in features}
    last = "·" in part or undashed(name_of(kept)).endswith(f"·{part}")
    if last:
        ours = kept.people or other.people or "same-county" in given
        yield Feature("last-of-ours" if ours else "last-name")
    elif undashed(name_of(kept)).startswith(part):
        yield Feature("first-name")
    if sole:
        yield Feature("sole-bearer")
    if last and len(part) > RARE and ((sole and _rare(part)) or "·" in part):
        yield Feature("long-name")
    if sole and last and _rare(part) and _in_public(kept, other):
        yield Feature("rare-last-name")
    if title := title_of_both(kept, other):
        yield Feature("told-title", title)
        if sole and not last and undashed(name_of(kept)).split("·")[1:-1][-1:] == [part]:
            yield Feature("last-name")  # 克劳迪娅·|辛鲍姆|·帕尔多
    elif unlike(kept.called, other.called):
        yield Feature("other-title")
    if not title and "same-description" not in given and (like := like_description(kept.called, other.called)):
        yield Feature("like-description", like)
    if sole and last and len(part) == RARE and (title or "same-land" in given):
        yield Feature("name-of-length")
    if "days-apart" not in given and _at_once(kept, other):
        yield Feature("days-apart")


def _rare(part: str) -> bool:
    """Whether few share a family name: 艾尔沃德, but no 哈里斯, no 别列科夫-哈里斯."""
    return part.rpartition("·")[2] not in table("foreign_surnames")


def _in_public(one: Profile, other: Profile) -> bool:
    """Whether one of two is told of as who leads or speaks for others abroad, and both head no two ministries.

    In China the end of a name may be another's whole: 廷·|巴特尔.
    """
    areas = {area for each in (one, other) for area in (*each.areas, *(held.area for held in each.posts))}
    ours = any(area == CENTRAL or area.isdecimal() for area in areas)
    return not ours and not (one.offices and other.offices) and (_titled(one) or _titled(other))


def _titled(bearer: Profile) -> bool:
    return bool(bearer.titles or any(map(title_of, bearer.called))) and not bearer.callings & sports()


def title_of_both(one: Profile, other: Profile) -> str:
    """A title of both, as a post or in the words before the names: 德国联邦总理, 德国总理, but 副总理."""
    return same_title(*(each.titles.union(map(title_of, each.called)) for each in (one, other)))


def _at_once(one: Profile, other: Profile) -> bool:
    """Whether a paper names both within a few days, which a name in full and a part of it may be of one day."""
    few, many = sorted((one, other), key=lambda each: len(each.sightings))
    days = {(each.paper, date.fromisoformat(each.day)) for each in few.sightings[:LOOKED] if each.day}
    near = {(paper, (day + timedelta(ahead)).isoformat()) for paper, day in days for ahead in range(-NEWS, NEWS + 1)}
    return any((each.paper, each.day) in near for each in many.sightings)
