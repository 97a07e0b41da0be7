"""What a written date means: its first and last date, in the precision of the text.

None where a match is no date after all (13月).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from kg.text import numbers
from kg.text.calendar import Day, Tense, day_in_month, days_from, first_day, last_day, shift_months, with_year

_YEARS = {"今年": 0, "本年": 0, "去年": -1, "上年": -1, "明年": 1, "前年": -2, "后年": 2}
_MONTHS = {"本": 0, "当": 0, "上": -1, "下": 1}
_DAYS = {"今": 0, "当": 0, "昨": -1, "前": -2, "明": 1, "后": 2}
_TENS = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 0), "底": (0, 0), "末": (0, 0)}
_SEASONS = {"春": 3, "夏": 6, "秋": 9, "冬": 12}


class Context(NamedTuple):
    """What helps to read a date: the issue's date, the tense of the clause for who asks, and the date before it."""

    reference: str | None
    tense: Callable[[], Tense]
    before: Day | None


Span = tuple[Day, Day | None]
Handler = Callable[[re.Match[str], Context], "Span | None"]


@lru_cache(maxsize=1024)  # a page writes the same few again and again
def _number(text: str) -> int:
    value = numbers.parse(text)
    return -1 if value is None else int(value)


def _year(match: re.Match[str], end: str, context: Context) -> int | None:
    if written := match[f"{end}y"]:
        return _number(written)
    word = match[f"{end}r"]
    if word in ("同年", "当年"):
        return context.before.year if context.before else None
    return int(context.reference[:4]) + _YEARS[word] if word and context.reference else None


def _month(match: re.Match[str], end: str, context: Context) -> Day | None:
    year = _year(match, end, context)
    if word := match[f"{end}rm"]:
        if context.reference is None:
            return Day(None)
        return shift_months(int(context.reference[:4]), int(context.reference[5:7] or 1), _MONTHS[word[0]])
    return Day(year, _number(match[f"{end}m"])) if match[f"{end}m"] else None


def calendar(match: re.Match[str], context: Context) -> Span | None:
    """2026年2月2日 · 2月2日 · 12月6日至7日 · 1月26日—2月1日 · 2012年5月至2023年8月 · 本月 · 12月底 · 7月上旬"""
    month = _month(match, "a", context)
    if month is None:
        return None
    start, finish = _with_day(month, match["ad"]), None
    if not start.valid:
        return None
    if not (match["ay"] or match["ar"] or match["arm"]):
        start = with_year(start, context.reference, context.tense())
    if match["apart"]:
        return _part(start, match["apart"])
    if match["only"]:
        finish = Day(start.year, start.month, _number(match["only"]))
    elif match["bm"]:
        finish = _following(start, _with_day(_month(match, "b", context) or start, match["bd"]))
    return start, finish if finish and finish.valid else None


def _with_day(month: Day, written: str | None) -> Day:
    return Day(month.year, month.month, _number(written)) if written and month.month else month


def _following(start: Day, finish: Day) -> Day:
    """The end of a span takes its year from the start, if it has none: 12月30日至1月2日 ends in the next one."""
    if finish.year or start.year is None or start.month is None or finish.month is None:
        return finish
    return Day(start.year + (finish.month < start.month), finish.month, finish.day)


def _part(month: Day, part: str) -> Span:
    if not month.iso or part == "初":
        return month, None
    first, last = _TENS[part]
    end = Day(month.year, month.month, last or int(last_day(month.iso)[-2:]))
    return (Day(month.year, month.month, first), end) if first else (end, None)


def months(match: re.Match[str], context: Context) -> Span | None:
    """2025年1—11月 · 1至7月 · 今年1-4月份"""
    first, last = Day(_year(match, "a", context), _number(match["m1"])), Day(None, _number(match["m2"]))
    if not (first.valid and last.valid):
        return None
    if first.year is None:
        tense = Tense.FUTURE if context.tense() is Tense.FUTURE else Tense.PAST
        year = with_year(last, context.reference, tense).year
        crosses = first.month is not None and last.month is not None and first.month > last.month
        first = Day(year - crosses if year else None, first.month)
    return first, _following(first, last)


def of_year(match: re.Match[str], context: Context) -> Span | None:
    """2024年 · 去年 · 2025年上半年 · 今年前11个月 · 2018年夏天 · 今年以来 · 2024年底"""
    return _span_of(match, _year(match, "a", context), context)


def part_alone(match: re.Match[str], context: Context) -> Span | None:
    """一季度 · 前三季度 · 上半年 · 年底 · 年初以来: of the latest year in which it has begun, or with 将 the next."""
    span = _inside_year(match)
    return _span_of(match, _recent_year(match, span, context) if span else None, context)


def _span_of(match: re.Match[str], year: int | None, context: Context) -> Span | None:
    span = _inside_year(match)
    if span is None:
        return None
    if year is None:
        return Day(None), None
    if match["since"] and context.reference:
        return Day(year, 1, 1), Day(*map(int, context.reference.split("-")))
    first, last = span
    if (first, last) == (1, 12):
        return Day(year), None
    return Day(year, first), (None if first == last else Day(year + (last < first), last))


def _inside_year(match: re.Match[str]) -> tuple[int, int] | None:
    """The first and last month that the words after a year name; the whole year without any."""
    first, last = 1, 12
    if half := match["half"]:
        first, last = (1, 6) if half == "上" else (7, 12)
    elif edge := match["edge"]:
        first = last = 1 if edge == "初" else 12
    elif quarter := match["quarter"]:
        first, last = _number(quarter) * 3 - 2, _number(quarter) * 3
    elif quarters := match["quarters"]:
        last = _number(quarters) * 3
    elif months := match["first"]:
        last = _number(months)
    elif season := match.groupdict().get("season"):
        first, last = _SEASONS[season], (_SEASONS[season] + 1) % 12 + 1
    return (first, last) if 1 <= last <= 12 else None


_TO_COME = re.compile("[前内末底]?(?:[还也]?将|拟|力争|计划(?!的))(?!军)")  # 二季度|将开工建设


def _recent_year(match: re.Match[str], span: tuple[int, int], context: Context) -> int | None:
    if context.reference is None:
        return None
    year, issue = int(context.reference[:4]), first_day(context.reference)
    begun, over = f"{year}-{span[0]:02}-01" <= issue, last_day(f"{year}-{span[1]:02}") < issue
    if context.tense() is Tense.FUTURE or _TO_COME.match(match.string, match.end()):
        return year + over
    settled = over if match["quarters"] or match["first"] else begun
    return year if settled else year - 1


def years(match: re.Match[str], context: Context) -> Span | None:
    """2021—2025年 · 2021年至2025年"""
    return Day(_number(match["y1"])), Day(_number(match["y2"]))


def dotted(match: re.Match[str], context: Context) -> Span | None:
    """2026.1.26—2026.2.1 · 2015.03—2018.06 · 2026.1.26—2.1 · 2026-02-02 · 2026.04—"""
    start = Day(int(match["y1"]), int(match["m1"]), int(match["d1"]) if match["d1"] else None)
    if not start.valid:
        return None
    if not match["m2"]:
        return start, None
    last = Day(int(match["y2"] or 0) or None, int(match["m2"]), int(match["d2"]) if match["d2"] else None)
    finish = _following(start, last)
    return (start, finish) if finish.valid else None


def bare_day(match: re.Match[str], context: Context) -> Span | None:
    """23日: in the month of the date before it in the sentence, else the latest such day before the issue."""
    first, month = _number(match["d"]), context.before
    if month is not None and month.month is not None and (month.day is None or month.day <= first):
        start: Day | None = Day(month.year, month.month, first)
    else:
        start = day_in_month(first, context.reference, context.tense()) if context.reference else Day(None)
    if start is None or not start.valid:
        return None
    finish = Day(start.year, start.month, _number(match["second"])) if match["second"] else None
    return start, finish if finish and finish.valid else None


def relative(match: re.Match[str], context: Context) -> Span | None:
    """今天 · 昨日 · 明天; 当天 is the day told of right before it (17日,…,当天…), else the issue's."""
    if match["rel"] == "当" and context.before and context.before.day:
        return context.before, None
    return (days_from(context.reference, _DAYS[match["rel"]]) if context.reference else Day(None)), None


def plan(match: re.Match[str], context: Context) -> Span | None:
    """“十五五”时期 · “十四五”末: the N-th five-year plan begins in 1951 + 5 N"""
    start = 1951 + 5 * _number("十" + match["plan"])
    return (Day(start + 4), None) if match["edge"] == "末" else (Day(start), Day(start + 4))


def vague(match: re.Match[str], context: Context) -> Span | None:
    """日前 · 近日: a date that says no day"""
    return Day(None), None
