"""The parties to an encounter: the sides of a talk and the visitor on a tour, named in the encounter's own name.

甲会见乙: both attended. 甲率中央指导组到某地调研: so did the group.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.extract.text import AnnotatedText
from kg.model import Capacity, Kind, Mention, Participation, Thing
from kg.resolve.body import delegations
from kg.resolve.meeting.encounters import TOGETHER
from kg.resolve.meeting.sides import TALKS, is_side
from kg.resolve.meeting.tours import DEEDS

TALK = re.compile(
    "会谈|会面|[会接]见|座谈(?!会)|(?<!领导人)(?<!定期)(?<!年度)(?<!正式)会晤|通电话|通话"
)  # 中欧领导人会晤 is a conference
TOUR = re.compile(f"(?:{DEEDS}|慰问)$")
ENCOUNTER = re.compile(rf"{TOUR.pattern}|访问|{TALK.pattern}")


def parties(text: AnnotatedText) -> Iterator[Participation]:
    """The sides of a talk and the visitor on a tour: named in the encounter's name itself."""
    told = Counter(mention.begin for _, mention in text.named(Kind.MEETING))
    for index, mention in text.named(Kind.MEETING):
        meeting = mention.thing
        named = not mention.pointing and mention.end - mention.begin < 6
        if named and not meeting.name.endswith("代表团审议"):  # a delegation's review is whose it is
            people = tuple(m for m in text.outer(index) if m.thing.kind is Kind.PERSON or delegations.is_sent(m))
            apart = told[mention.begin] > 1 or text.flat.endswith("分别", 0, mention.begin)
            joined = _with(text, people, meeting, apart) | _leading(text, mention) | _sides(text, index, mention)
            for one in sorted(joined):
                chairs = one.kind is Kind.BODY or meeting.name.startswith(f"{one.name}主持")
                holds = chairs and not ENCOUNTER.search(meeting.name)  # 中央指导组召开专题会议, 某某主持召开座谈会
                capacity = Capacity.PRESIDED if holds else Capacity.ATTENDED
                yield Participation(
                    evidence=(index,), rule="party", participant=one, meeting=meeting, capacity=capacity
                )


def _leading(text: AnnotatedText, met: Mention) -> set[Thing]:
    """Who leads a delegation that is met (由某某率领的代表团); one without a name goes by him."""
    if led := delegations.led_by(text.flat, met.end):
        index = text.sentence_at(met.begin)
        return {m.thing for m in text.opened(index, *led) if m.thing.kind is Kind.PERSON}
    if not text.flat.startswith("代表团", met.end + text.flat.startswith("了", met.end)):
        return set()
    told = (mention.thing for _, mention in text.named(Kind.PERSON))
    return {one for one in told if met.thing.name.endswith(f"会见{one.name}")}


def _sides(text: AnnotatedText, index: int, met: Mention) -> set[Thing]:
    """The countries and bodies by whom talks are named: 甲国与某组织代表团会谈."""
    if text.surface(met.begin, met.end) not in TALKS:
        return set()
    sides = [m for m in text.outer(index) if is_side(m) and m.end <= met.begin]
    named = [m for m in sides if text.surface(m.begin, m.end) in met.thing.name]
    first = any(met.thing.name.startswith(text.surface(m.begin, m.end)) for m in named)
    return {m.thing for m in named} if first and len(named) > 1 else set()


_LEADING = re.compile("(?:\\d+日|[上下]午)*(?:率领?|带领)")  # 某某率中央指导组到某地察看


def _with(text: AnnotatedText, people: Sequence[Mention], meeting: Thing, apart: bool) -> set[Thing]:
    """Those whom an encounter's name names, and who is joined to one (和夫人某某) if they are not met apart."""
    parties = {m.thing for m in people if m.thing.name in meeting.name}
    if apart:
        return parties
    for one, other in pairwise(people):
        between = text.flat[one.end : other.begin]
        joined = TOGETHER.fullmatch(between) or _LEADING.fullmatch(between)
        if {one.thing, other.thing} & parties and joined:
            parties |= {one.thing, other.thing}
    return parties
