"""Meetings without a name of their own, named by their sense: tours of inspection, visits, talks between people.

``黎某某到阳朔县、恭城瑶族自治县调研`` and ``李某同新加坡总理黄某会谈`` are meetings; the mention is the word 调研,
会谈 …, so that the people and places around it stay mentions of their own.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from kg.model import Kind, Mention, Sentence, Thing

_TOUR = re.compile(r"调研|考察|视察|走访慰问|看望慰问|督导检查|检查指导")
_TO = re.compile(r"(?:先后|分别|专程|深入)?(?:到|赴|在|前往|深入|来到)(?:了)?$")
_TALK = re.compile(r"(?:举行)?(会谈|会见|会晤)")
_WITH = re.compile(r"(?:日前|当天|[上下]午|[\d月日年至—、,]|在[^,。]{1,12})*(?:同|与|和|会见(?:了)?|会晤)$")
_VISIT = re.compile(r"(国事访问|正式访问|进行访问|工作访问|友好访问)")


def find(text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The encounters of an article, at most one tour and one visit a sentence."""
    for sentence in sentences:
        inside = [m for m in mentions if sentence.begin <= m.begin and m.end <= sentence.end]
        people = [m for m in inside if m.thing.kind is Kind.PERSON and not m.pointing]
        places = [m for m in inside if m.thing.kind is Kind.PLACE and not m.pointing]
        if people:
            yield from _tours(text, sentence, people, places)
            yield from _talks(text, sentence, people)
            yield from _visits(text, sentence, people, places)


def _tours(text: str, sentence: Sentence, people: Sequence[Mention], places: Sequence[Mention]) -> Iterator[Mention]:
    for match in _TOUR.finditer(text, sentence.begin, sentence.end):
        before = [p for p in places if p.end <= match.start()]
        visitor = next((p for p in people if p.end <= match.start() and any(p.end <= q.begin for q in before)), None)
        if not visitor:
            continue
        first = next(q for q in before if q.begin >= visitor.end)
        if first.begin - visitor.end > 6 or not _TO.search(text[visitor.end : first.begin]):
            continue
        chain = _chain(text, [q for q in before if q.begin >= first.begin])
        names = "、".join(q.thing.name for q in chain)
        yield Mention(match.start(), match.end(), _meeting(f"{visitor.thing.name}到{names}调研"))
        return


def _chain(text: str, places: Sequence[Mention]) -> list[Mention]:
    """The places of one enumeration: 阳朔县、恭城瑶族自治县."""
    chain = [places[0]]
    for place in places[1:]:
        if text[chain[-1].end : place.begin] not in ("、", "和", "及", ""):
            break
        chain.append(place)
    return chain


def _talks(text: str, sentence: Sentence, people: Sequence[Mention]) -> Iterator[Mention]:
    for one, other in itertools.pairwise(people):
        between = text[one.end : other.begin]
        if re.search(r"[,。;:“”]", between) or not re.match(r"(?:[^,。]{0,14})?(?:同|与|和|会见|会晤)", between):
            continue
        met = re.search(r"会见|会晤", between)
        after = _TALK.search(text, other.end, min(sentence.end, other.end + 8))
        if met:
            yield Mention(
                one.end + met.start(), one.end + met.end(), _meeting(f"{one.thing.name}会见{other.thing.name}")
            )
        elif after:
            yield Mention(after.start(1), after.end(1), _meeting(f"{one.thing.name}同{other.thing.name}{after[1]}"))


def _visits(text: str, sentence: Sentence, people: Sequence[Mention], places: Sequence[Mention]) -> Iterator[Mention]:
    for match in _VISIT.finditer(text, sentence.begin, sentence.end):
        visitor = next((p for p in people if p.end <= match.start()), None)
        before = [q for q in places if q.end <= match.start() and re.search("对$|往$|赴$", text[: q.begin])]
        if visitor and before:
            yield Mention(
                match.start(), match.end(), _meeting(f"{visitor.thing.name}对{before[-1].thing.name}{match[1]}")
            )
            return


def _meeting(name: str) -> Thing:
    return Thing(Kind.MEETING, name)
