"""Dates of the precision that a text gives: a year, a month or a day, as ISO text and as the days it spans."""

from __future__ import annotations

from datetime import date, timedelta
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple

from kg.lexicon import table

_NEAR = timedelta(days=90)  # how far after the issue a day without a year may lie before it is last year's
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Tense(Enum):
    """How a text speaks of a date: as over (截至), as to come (将于), or either way."""

    PAST = auto()
    OPEN = auto()
    FUTURE = auto()


class Day(NamedTuple):
    """A year, a month of it or a day of that; ``year`` None where the text leaves it to the issue's date."""

    year: int | None
    month: int | None = None
    day: int | None = None

    @property
    def valid(self) -> bool:
        if self.month is None:
            return self.day is None
        if not 1 <= self.month <= 12:
            return False
        return self.day is None or 1 <= self.day <= _length(self.year or 2000, self.month)

    @property
    def iso(self) -> str | None:
        """2026, 2026-02 or 2026-02-02; None without a year."""
        if self.year is None:
            return None
        if self.month is None:
            return f"{self.year:04}"
        return f"{self.year:04}-{self.month:02}" + (f"-{self.day:02}" if self.day is not None else "")


def first_day(iso: str) -> str:
    """The first day that a date spans: 2026-02 → 2026-02-01."""
    return iso + "-01-01"[len(iso) - 4 :]


def last_day(iso: str) -> str:
    """The last day that a date spans: 2026-02 → 2026-02-28, 2026 → 2026-12-31."""
    if len(iso) == 7:
        return f"{iso}-{_length(int(iso[:4]), int(iso[5:])):02}"
    return iso + "-12-31"[len(iso) - 4 :]


def _length(year: int, month: int) -> int:
    """The days of a month."""
    leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return _LENGTHS[month - 1] + leap


def shift_months(year: int, month: int, by: int) -> Day:
    """The month ``by`` months later (or earlier)."""
    index = year * 12 + month - 1 + by
    return Day(index // 12, index % 12 + 1)


@lru_cache(maxsize=1024)  # a page names the same few days again and again
def with_year(day: Day, reference: str | None, tense: Tense) -> Day:
    """Give a month or day without a year the one that fits the issue: the latest not after it.

    Where the tense is open, what lies up to three months ahead is this year's; in the future tense the next is meant.
    """
    if day.year is not None or reference is None or day.month is None:
        return day
    this, limit = int(reference[:4]), _limit(reference, tense)
    if tense is Tense.FUTURE:
        found = (Day(year, day.month, day.day) for year in range(this, this + 6))
        return next((d for d in found if d.valid and last_day(d.iso or "") >= limit), day)
    found = (Day(year, day.month, day.day) for year in range(this + 1, this - 6, -1))
    return next((d for d in found if d.valid and first_day(d.iso or "") <= limit), day)


@lru_cache(maxsize=64)
def _limit(reference: str, tense: Tense) -> str:
    """The day that a date must not end before in the future tense, and must not begin after in the others."""
    if tense is Tense.FUTURE:
        return first_day(reference)
    last = date.fromisoformat(last_day(reference))
    return (last + _NEAR if tense is Tense.OPEN else last).isoformat()


@lru_cache(maxsize=64)
def _day_limit(reference: str, tense: Tense) -> str:
    """The day that a bare 23日 must not lie before in the future tense, and must not lie after in the others."""
    last = last_day(reference)
    return last if tense is Tense.FUTURE else (date.fromisoformat(last) + timedelta(days=1)).isoformat()


@lru_cache(maxsize=1024)
def day_in_month(number: int, reference: str, tense: Tense) -> Day | None:
    """A bare 23日: the latest such day that is no later than the day after the issue; the next one in the future."""
    year, month, limit = int(reference[:4]), int(last_day(reference)[5:7]), _day_limit(reference, tense)
    near = (-2, -1, 0, 1, 2) if tense is Tense.FUTURE else (2, 1, 0, -1, -2)
    for other in (shift_months(year, month, by) for by in near):
        day = Day(other.year, other.month, number)
        if day.valid and ((day.iso or "") >= limit if tense is Tense.FUTURE else (day.iso or "") <= limit):
            return day
    return None


@lru_cache(maxsize=1024)
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
