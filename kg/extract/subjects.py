"""Whom a figure is about, and over which days, where the text leaves it to the paper."""

from __future__ import annotations

from kg.lexicon.divisions import load
from kg.model import Front, Kind, Thing
from kg.text.calendar import first_day, last_day
from kg.text.dates import FoundDate

Period = tuple[str | None, str | None]


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
