"""What stands around the names of two people of one name: company, places, states, callings and words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.identity.features import Feature
from kg.identity.held import CENTRAL, Held
from kg.identity.offices import common, days, employed, shared_bodies, touch
from kg.identity.profiles import Profile
from kg.identity.sightings import Sighting, unlike_ours
from kg.identity.walks import held_beside, one_leads, senior, work
from kg.identity.wording import HONOURED, large, same_description, same_title, same_words, sports, title_of, unlike
from kg.lexicon import table
from kg.lexicon.countries import is_country
from kg.resolve.person.person_names import has_surname

KNOWN, LEADING = 4, 40  # sightings that make a figure of a paper, and one that it names all the time
NEWS = 2  # days over which a paper tells of one event
PEERS, NATION = 40, 15  # others named from which a list is one of those who govern; in a paper of the whole country
LISTED = 12  # others named from which an article is a list of people, which is of no place
LISTED_STATES = 4  # states from which a sentence is a list of them
AWARDS, CHANGES = 7, 30  # days over which people are honoured for one thing, and in which one post is left for another
SPORT = "体育"


def around(sighting: Sighting, profile: Profile) -> Iterator[Feature]:
    """Who and what places both are named with, and how often the papers name the one."""
    met = sorted(sighting.company & profile.company)
    if len(met) > 4:
        yield Feature("same-circle", "、".join(met[:2]) + "等")
    elif len(met) > 1:
        yield Feature("same-people-met", "、".join(met[:2]))
    elif met:
        yield Feature("same-person-met", met[0])
    shared = _places(sighting, profile)
    if unlike_ours(sighting.name) and sighting.lands and profile.lands:
        yield from _lands(sighting, profile)
    elif any(code.isdecimal() and not code.endswith("00") for code in shared):
        yield Feature("same-county")
    elif shared:
        yield Feature("same-place")
    elif _lands_apart(sighting, profile):
        yield Feature("lands-apart")
    else:
        yield from _apart(sighting, profile)
    if _at_once(sighting, profile):
        yield Feature("days-apart")
    yield from _then(sighting, profile.sightings[-1])
    if _among_peers(sighting, profile):
        yield Feature("among-peers")
    if len(profile.sightings) >= LEADING:
        yield Feature("leading-figure")
    elif len(profile.sightings) >= KNOWN and not _of_many(sighting):
        yield Feature("known-figure")


def _places(sighting: Sighting, profile: Profile) -> set[str]:
    """The places that both are named with, but for a foreigner not the states of others in a list."""
    shared = (sighting.near & profile.near | sighting.scene & profile.scene) - {sighting.home}
    if not unlike_ours(sighting.name):
        return set(shared)
    own = (sighting.states & profile.states) | (sighting.lands & profile.scene) | (profile.lands & sighting.scene)
    return {code for code in shared if not is_country(code)} | own


def _lands(sighting: Sighting, profile: Profile) -> Iterator[Feature]:
    """Whether the states named right before a name as foreigners have are the same."""
    if shared := sorted(sighting.lands & profile.lands):
        yield Feature("same-land", shared[0])
    elif not shared_bodies(sighting, profile):
        yield Feature("other-land", f"{min(sighting.lands)}、{min(profile.lands)}")


def _lands_apart(sighting: Sighting, profile: Profile) -> bool:
    """Whether a name as foreigners have is told of other countries: 卡林 of 土耳其, of 哈萨克斯坦."""
    if not unlike_ours(sighting.name) or same_description(sighting.called, profile.called):
        return False
    here, there = sighting.states, profile.states
    told = any(code in sighting.about for code in there) or any(
        code in known.about for known in profile.sightings[-KNOWN:] for code in here
    )
    if has_surname(sighting.name) and "·" not in sighting.name and not (sighting.lands or profile.lands):
        return False  # 毛泽东, whose characters are those of foreigners' names as well
    few = 0 < len(here) < LISTED_STATES and bool(there)
    return few and not here & there and not told and not shared_bodies(sighting, profile)


def _at_once(sighting: Sighting, profile: Profile) -> bool:
    """Whether a paper names both within a few days, as it does whoever is in the news; on one day it may be two."""
    last = profile.sightings[-1]
    return sighting.paper == last.paper and 0 < days(sighting.day, (last.day, last.day)) <= NEWS


def _then(sighting: Sighting, last: Sighting) -> Iterator[Feature]:
    """Whether both are honoured within days, or one post is left and another taken up within weeks."""
    since = days(sighting.day, (last.day, last.day))
    if since <= AWARDS and all(_praised(each) for each in (sighting, last)):
        yield Feature("honoured-then")
    if since <= CHANGES and sighting.moved and last.moved:
        yield Feature("moved-then")


def _praised(sighting: Sighting) -> bool:
    return not sighting.posts and (sighting.honours or HONOURED in sighting.callings)


def _among_peers(sighting: Sighting, profile: Profile) -> bool:
    """Whether a long list without posts names one who governs, or a body's list a member of the body."""
    if not sighting.posts and _long(sighting) and _governs(profile.posts, sighting):
        return True
    lists = (each for each in profile.sightings if _long(each))
    return not profile.posts and any(_governs(sighting.posts, each) for each in lists)


def _governs(posts: Iterable[Held], listed: Sighting) -> bool:
    """Whether posts are those of one who governs, or one is in the body of whose members a headline says it lists."""
    return any(senior(held) or (held.body and any(head.endswith(held.body) for head in listed.heads)) for held in posts)


def _long(sighting: Sighting) -> bool:
    return len(sighting.company) >= (NATION if sighting.home == CENTRAL else PEERS)


def callings(sighting: Sighting, profile: Profile) -> Iterator[Feature]:
    """What both names are told to do, where a name of two characters is told with little else."""
    here, there = sighting.callings, profile.callings
    leads = one_leads(profile.titles) and not held_beside(profile.titles)
    if len(sighting.name) != 2:
        return
    if leads and not sighting.posts and HONOURED in here and HONOURED not in there:
        yield Feature("among-honoured")
    shared = sorted(here & there - {HONOURED, SPORT})
    athletes = all(SPORT in told or told & sports() for told in (here, there))
    if (leads and len(profile.sightings) >= KNOWN) or not (shared or athletes):
        return
    if not shared and here & sports() and there & sports():
        yield Feature("other-sport")
    elif common(sighting.name) and set(shared) <= large() and not athletes:
        yield Feature("like-calling", shared[0])
    else:
        yield Feature("same-calling", (*shared, SPORT)[0])


def words(sighting: Sighting, profile: Profile) -> Iterator[Feature]:
    """What the words around the names share, where little else is said."""
    few = len(sighting.name) == 2 and len(profile.sightings) <= KNOWN
    if not few and not unlike_ours(sighting.name):
        return
    many = of_every_land(sighting.name)
    yield from _titles(sighting, profile) if many else ()
    if same := same_description(sighting.called, profile.called):
        yield Feature("same-description", same)
    elif few and (told := same_words(sighting.about, [known.about for known in profile.sightings])):
        yield Feature("same-words" if len(told) == 1 else "same-story", "、".join(told[:2]))
    elif not many and len(sighting.name) < 4 and _untied(sighting, profile) and unlike(sighting.called, profile.called):
        yield Feature("other-description")


def _titles(sighting: Sighting, profile: Profile) -> Iterator[Feature]:
    """What titles say of a name of many: 国会众议长|麦卡锡 is 众议长|麦卡锡, no 首席部长|科斯塔 a 理事会主席."""
    here = _offices({held.title for held in sighting.posts}.union(map(title_of, sighting.called)))
    there = _offices(profile.titles.union(map(title_of, profile.called)))
    if title := same_title(here, there):
        yield from (Feature("told-title", title),) if _states_told(sighting) & (profile.lands | profile.states) else ()
    elif here and there:
        yield Feature("other-title")
        if unlike(sighting.called, profile.called):
            yield Feature("other-description")


def _offices(titles: Iterable[str]) -> set[str]:
    """The titles that are an office: who stands for one holds another, 副总统 and 总统候选人."""
    return {title for title in titles if title and not title.endswith("候选人")}


def _of_many(sighting: Sighting) -> bool:
    """Whether others than a known figure may well bear the name; few of ours are told of to the whole country."""
    return of_every_land(sighting.name) or (sighting.home != CENTRAL and common(sighting.name))


def of_every_land(name: str) -> bool:
    """Whether foreigners of many lands have a name: 阿卜杜拉, 布朗. Alone it says nothing of who is meant."""
    return name in table("foreign_surnames") and unlike_ours(name)


def _states_told(sighting: Sighting) -> frozenset[str]:
    """The states told right before a name, or else those of its sentences, if these are few."""
    return sighting.lands or (sighting.states if len(sighting.states) < LISTED_STATES else frozenset())


def _untied(sighting: Sighting, profile: Profile) -> bool:
    """Whether neither place nor company ties a state's foreigner to a bearer of his name of whom little is known."""
    tied = sighting.near & profile.near or sighting.company & profile.company
    few = len(profile.sightings) < KNOWN and not employed(sighting, profile)
    return few and not tied and unlike_ours(sighting.name) and bool(sighting.lands or profile.lands)


def _apart(sighting: Sighting, profile: Profile) -> Iterator[Feature]:
    """Whether the one is somewhere else than the other serves, or ordinary people are of two places."""
    counties = {area for area in profile.areas if area.isdecimal() and not area.endswith("0000")}
    scene = sighting.near if sighting.home == CENTRAL else sighting.scene - {sighting.home}
    scene = scene if len(sighting.company) < LISTED else frozenset()
    if not sighting.posts and counties and scene:
        yield from () if touch(scene, counties) else (Feature("elsewhere"),)
    elif _all_work(sighting, profile) and sighting.near and profile.near:
        yield from () if touch(sighting.near, profile.near) else (Feature("places-apart"),)


def _all_work(sighting: Sighting, profile: Profile) -> bool:
    """Whether what is said of the two is that they work somewhere, and leads neither anything."""
    titles = {held.title for held in sighting.posts} | profile.titles
    return bool(titles) and work(titles)
