"""Whom a figure is about, and over which days, where the text leaves it to the paper."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.lexicon.divisions import load
from kg.model import Figure, Front, Kind, Thing
from kg.text.calendar import first_day, last_day
from kg.text.dates import FoundDate

Period = tuple[str | None, str | None]


@dataclass(slots=True)
class State:
    """What the sentences of a paragraph have said so far: whom they are about, when, and what was measured last.

    ``pending`` are indicators of a list whose values are still to come (产量和销量分别完成…和…); ``adjacent`` is set
    when the quantity before was a figure, so that a rate of change without an indicator belongs to it;
    ``heading`` is the first of a row of subjects (东部、中部分别增长…).
    """

    subject: Thing | None
    over: Period = (None, None)
    recent: list[Figure] = field(default_factory=list)
    pending: list[tuple[Thing | None, str]] = field(default_factory=list)
    adjacent: bool = False
    heading: Thing | None = None


def home(front: Front) -> Thing | None:
    """The place that a paper speaks of when it names none: its division, or its country; None where nothing says it."""
    if front.home:
        division = load().resolve(front.home)
        return Thing(Kind.PLACE, division.name if division else front.home)
    return Thing(Kind.PLACE, front.country) if front.country else None


def period(found: FoundDate, reference: str | None) -> Period | None:
    """The first and last day of a period over which something was measured; None where the date says no day.

    A whole year that is not over (2026年重点项目) is no measured period, so its end stays open.
    """
    if found.start is None:
        return None
    last = last_day(found.finish or found.start)
    if reference is not None and last > last_day(reference):
        last_known = None if len(found.finish or found.start) == 4 else last
        return first_day(found.start), last_known
    return first_day(found.start), last
