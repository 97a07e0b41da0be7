"""Meetings and documents over the articles: one session of an assembly under its short and full names, and which of
the meetings that bear one name an article means.

A session with its term and number is one wherever it is named. Of other names (国务院常务会议, 某人到某县调研) each
occasion is a meeting of its own: an article that tells of it dates it, one that only refers to it means the last. A
report that is given every year is one for each.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.identity.iris import iri_of
from kg.identity.linker import Bearer
from kg.identity.things import Key, key_of
from kg.model import Event, Kind, Participation, Reading, Thing
from kg.text.calendar import days_between

SPAN = 10  # days over which one occasion is reported on
AHEAD = 60  # days before which one may be announced that was held before
COMING = 300  # days before which one may be announced of which no article has told yet
_N = "[一二三四五六七八九十百]+"
_UNIQUE = re.compile(rf"第?(?:{_N}|\d+)[届次]|\d{{4}}年?|[一二三四五六七八九十]中全会|周年")
_NUMBERED = re.compile(rf"第{_N}届.*第{_N}次(?:全体)?会议$")
_BESIDES = re.compile("预备会议|发布会|记者会|通道|之际|前夕")
_YEARLY = re.compile("(?:报告|公报)$")
_CONGRESS = re.compile(
    rf"(?P<a>[^第届委]{{2,11}}?)?第?(?P<term>{_N})届(?P<b>[^第届委]{{2,11}}?)?(?:人民代表大会|人大)(?P<standing>常务委员会|常委会)?第?(?P<number>{_N})次会议"
)
_CONSULTATIVE = re.compile(
    rf"(?:中国人民政治协商会议|人民政协|政协)?(?P<a>[^第届委]{{2,11}}?)?(?:政协)?第?(?P<term>{_N})届(?P<b>[^第届委]{{2,11}}?)?(?:委员会)?(?P<standing>常务委员会|常委会)?第?(?P<number>{_N})次会议"
)


@dataclass(slots=True)
class _Edition:
    """One of the meetings or documents of one name: its IRI, and the days between which articles date it."""

    iri: str
    first: str
    last: str
    held: bool  # whether an article has told of it


def session_name(name: str) -> str:
    """A session of an assembly by its full name: 绵阳市八届人大七次会议 to 绵阳市第八届人民代表大会第七次会议."""
    if match := _CONGRESS.fullmatch(name):
        place = (match["a"] or match["b"] or "").removesuffix("省级")
        standing = "常务委员会" if match["standing"] else ""
        where = ("", "全国") if place == "全国" else (place, "")
        if place:
            return f"{where[0]}第{match['term']}届{where[1]}人民代表大会{standing}第{match['number']}次会议"
    elif "政协" in name or name.startswith("中国人民政治协商会议"):
        match = _CONSULTATIVE.fullmatch(name)
        if match and (place := match["a"] or match["b"] or ""):
            standing = "常务委员会" if match["standing"] else ""
            return f"中国人民政治协商会议第{match['term']}届{place}委员会{standing}第{match['number']}次会议"
    return name


def numbered(name: str) -> bool:
    """Whether a meeting's name has its term and number, so that it is one wherever it is named."""
    return _NUMBERED.search(name) is not None


def spans(readings: Iterable[Reading]) -> dict[Bearer, tuple[str, str]]:
    """From when to when each numbered session was held, over all articles; "" where no end is told.

    The days on which articles say that it opened and closed; where none says so, the earliest day of all.
    """
    days: dict[Bearer, set[str]] = defaultdict(set)
    opened: dict[Bearer, set[str]] = defaultdict(set)
    closed: dict[Bearer, set[str]] = defaultdict(set)
    for reading in readings:
        for fact in reading.facts:
            if isinstance(fact, Event) and fact.start and numbered(name := session_name(fact.meeting.name)):
                sentences = (reading.names.sentences[at] for at in fact.evidence)
                words = "".join(reading.article.text[each.begin : each.end] for each in sentences)
                meeting = Bearer(iri_of(fact.meeting.kind, name), name)
                days[meeting].add(fact.start)
                if not _BESIDES.search(words):
                    (closed if "闭幕" in words else opened if "开幕" in words else days)[meeting].add(fact.start)
                if fact.end:
                    closed[meeting].add(fact.end)
    return {each: (min(opened[each] or found), max(closed[each], default="")) for each, found in sorted(days.items())}


def editions(readings: Iterable[Reading]) -> dict[Key, dict[Thing, Bearer]]:
    """What the meetings and documents of each article are, where that is not what their name alone says."""
    found: dict[Key, dict[Thing, Bearer]] = defaultdict(dict)
    met: dict[Thing, list[_Edition]] = defaultdict(list)
    for reading in sorted(readings, key=lambda each: (each.front.date or "9999", key_of(each))):
        told = dict(_occasions(reading))
        named = {m.thing for m in reading.names.mentions if m.thing.kind in (Kind.MEETING, Kind.DOCUMENT)}
        for thing in sorted(named | told.keys()):
            if thing.kind is Kind.MEETING or (thing.kind is Kind.DOCUMENT and _YEARLY.search(thing.name)):
                label = session_name(thing.name) if thing.kind is Kind.MEETING else thing.name
                iri = _meant(Thing(thing.kind, label), told.get(thing, ""), reading.front.date or "", met)
                found[key_of(reading)][thing] = Bearer(iri, label)
    return found


def _occasions(reading: Reading) -> Iterator[tuple[Thing, str]]:
    """The meetings that an article tells of, rather than refers to, each with its day."""
    day = reading.front.date or ""
    dated = {fact.meeting: fact.start for fact in reading.facts if isinstance(fact, Event) and fact.start}
    for fact in reading.facts:
        if isinstance(fact, Participation) or (isinstance(fact, Event) and fact.start):
            yield fact.meeting, dated.get(fact.meeting) or day


def _meant(thing: Thing, held: str, day: str, met: Mapping[Thing, list[_Edition]]) -> str:
    """The IRI of the edition meant; the first of a name goes by the name alone."""
    known = met[thing]
    if thing.kind is Kind.MEETING and _UNIQUE.search(thing.name):
        return iri_of(thing.kind, thing.name)
    at = (held if len(held) == 10 else "") or day
    if not known:
        known.append(_Edition(iri_of(thing.kind, thing.name), at, at, bool(held)))
        return known[0].iri
    if thing.kind is Kind.DOCUMENT:
        edition = next((each for each in known if each.first[:4] == day[:4] or _UNIQUE.search(thing.name)), None)
    else:
        edition = _edition(known, at, bool(held))
    if edition is None:
        mark = at[:4] if thing.kind is Kind.DOCUMENT else at
        edition = _Edition(iri_of(thing.kind, f"{thing.name}-{mark}"), at, at, bool(held))
        known.append(edition)
    elif held:
        first, last = (edition.first, edition.last) if edition.held else (at, at)
        edition.first, edition.last, edition.held = min(first, at), max(last, at), True
    return edition.iri


def _edition(known: Sequence[_Edition], at: str, told: bool) -> _Edition | None:
    """The edition of a day: the one held about then; where the article only refers to it, the latest one."""
    if not at:
        return known[-1]
    near = [each for each in known if each.first and _about(each, at)]
    return near[-1] if near else None if told else known[-1]


def _about(edition: _Edition, at: str) -> bool:
    if not edition.held:
        return abs(days_between(edition.first, at)) <= COMING
    return days_between(edition.first, at) >= -AHEAD and days_between(edition.last, at) <= SPAN
