"""Dates of the precision that a text gives: a year, a month or a day, as ISO text and as the days it spans."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto

from kg.lexicon import table

_NEAR = timedelta(days=90)  # how far after the issue a day without a year may lie before it is last year's


class Tense(Enum):
    """How a text speaks of a date: as over (截至), as to come (将于), or either way."""

    PAST = auto()
    OPEN = auto()
    FUTURE = auto()


@dataclass(frozen=True, slots=True)
class Day:
    """A year, a month of it or a day of that; ``year`` None where the text leaves it to the issue's date."""

    year: int | None
    month: int | None = None
    day: int | None = None

    @property
    def valid(self) -> bool:
        if self.month is None:
            return self.day is None
        longest = calendar.monthrange(self.year or 2000, self.month)[1] if 1 <= self.month <= 12 else 0
        return longest > 0 and (self.day is None or 1 <= self.day <= longest)

    @property
    def iso(self) -> str | None:
        """2026, 2026-02 or 2026-02-02; None without a year."""
        if self.year is None:
            return None
        parts = [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part is not None)]
        return "-".join(parts)


def first_day(iso: str) -> str:
    """The first day that a date spans: 2026-02 → 2026-02-01."""
    year, month, day = _parts(iso)
    return f"{year:04}-{month or 1:02}-{day or 1:02}"


def last_day(iso: str) -> str:
    """The last day that a date spans: 2026-02 → 2026-02-28, 2026 → 2026-12-31."""
    year, month, day = _parts(iso)
    month = month or 12
    return f"{year:04}-{month:02}-{day or calendar.monthrange(year, month)[1]:02}"


def shift_months(year: int, month: int, by: int) -> Day:
    """The month ``by`` months later (or earlier)."""
    index = year * 12 + month - 1 + by
    return Day(index // 12, index % 12 + 1)


def with_year(day: Day, reference: str | None, tense: Tense) -> Day:
    """Give a month or day without a year the one that fits the issue: the latest not after it.

    Where the tense is open, what lies up to three months ahead is this year's; in the future tense the next is meant.
    """
    if day.year is not None or reference is None or day.month is None:
        return day
    first, last = date.fromisoformat(first_day(reference)), date.fromisoformat(last_day(reference))
    known = [Day(year, day.month, day.day) for year in range(first.year - 5, first.year + 6)]
    spans = [
        (date.fromisoformat(first_day(d.iso)), date.fromisoformat(last_day(d.iso)), d)
        for d in known
        if d.valid and d.iso
    ]
    if tense is Tense.FUTURE:
        return next((d for _, end, d in spans if end >= first), day)
    limit = last + _NEAR if tense is Tense.OPEN else last
    return next((d for begin, _, d in reversed(spans) if begin <= limit), day)


def day_in_month(number: int, reference: str, tense: Tense) -> Day | None:
    """A bare 23日: the latest such day that is no later than the day after the issue; the next one in the future."""
    issue = date.fromisoformat(last_day(reference))
    months = [shift_months(issue.year, issue.month, by) for by in (-2, -1, 0, 1, 2)]
    days = [Day(month.year, month.month, number) for month in months]
    dated = [(date.fromisoformat(d.iso), d) for d in days if d.valid and d.iso]
    if tense is Tense.FUTURE:
        return next((d for that, d in dated if that >= issue), None)
    return next((d for that, d in reversed(dated) if that <= issue + timedelta(days=1)), None)


def days_from(reference: str, days: int) -> Day:
    """The day some days after the issue."""
    that = date.fromisoformat(first_day(reference)) + timedelta(days=days)
    return Day(that.year, that.month, that.day)


def days_between(first: str, last: str) -> int:
    """How many days lie between two ISO days."""
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def eve_of(festival: str, reference: str) -> str | None:
    """The day before the next 春节, 元旦, 五一 or 国庆 after the issue; None where the table does not reach."""
    days = table("festivals")
    year = int(reference[:4])
    for this in (year, year + 1):
        row = days.get(festival) or days.get(f"{festival}{this}")
        if row and f"{this}-{row[0]}" > first_day(reference):
            return (date.fromisoformat(f"{this}-{row[0]}") - timedelta(days=1)).isoformat()
    return None


def _parts(iso: str) -> tuple[int, int | None, int | None]:
    numbers = [int(part) for part in iso.split("-")]
    year, month, day = (*numbers, None, None)[:3]
    assert year is not None
    return year, month, day
