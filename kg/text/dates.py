"""Dates, periods and deadlines in Chinese text: 2月2日, 12月6日至7日, 今年1—11月, 一季度, “十五五”时期, 年底前.

The ``find_*`` functions read flat text (``kg.text.normalise.flat``) and return offsets into it. ``reference`` is the
issue's date; what a text leaves open (the year of 2月2日, 今年, 昨日) is taken from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache, partial

from kg.text.calendar import Day, Tense, days_between, eve_of, first_day, last_day
from kg.text.date_rules import SIGNS, Rule, rules_for
from kg.text.date_spans import Context
from kg.text.hinted import Hinted

_BY = re.compile(r"\s?(?:之前|以前|前(?![后述往来景三两十期沿]))")
_FUTURE = re.compile(r"(?:将|拟|(?<!决)定于|计划|预计|力争|确保|不[晚迟]于|明年|下个?月|起(?=试|施行|实施|开放))")
_FROM = re.compile(r"(?:零时|\d{1,2}[时点])?起(?!.{0,4}(?:施行|实施|试|开放|执行|生效|启用|投用|通车|开通|运营|运行))")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date or period in a text, in ISO form of the precision given (2026, 2026-02, 2026-02-02).

    ``finish`` is set for a span. ``start`` is None for a date that is recognised and says no day (日前, 近日), or
    whose year cannot be told.
    """

    begin: int
    end: int
    start: str | None
    finish: str | None = None


@dataclass(frozen=True, slots=True)
class FoundDue:
    """A deadline in a text: the last day by which something is to be done."""

    begin: int
    end: int
    date: str


@lru_cache(maxsize=1024)  # several extractors ask for the dates of a sentence
def find_dates(text: str, begin: int, end: int, reference: str | None) -> tuple[FoundDate, ...]:
    """The dates and periods of ``text[begin:end]``, in order, read as a report of the ``reference`` day tells them.

    A day without a year is the latest that fits; with 将, 拟, 计划 before it in its clause, or 前 behind it, the next.
    """
    rules = rules_for(frozenset(SIGNS.findall(text, begin, end)))
    hits = [(hit, rule) for rule in rules if (hit := rule.pattern.search(text, begin, end))]
    found: list[FoundDate] = []
    before: Day | None = None
    while hits:
        match, rule = min(hits, key=_place)
        span = rule.read(match, Context(reference, partial(_tense, text, begin, match, end), before))
        at = match.end() if span else match.start() + 1
        hits = list(_from(hits, text, at, end))
        if span is None:
            continue
        start, finish = span
        iso = start.iso
        found.append(FoundDate(match.start(), match.end(), iso, finish.iso if finish else None))
        if iso:
            before = finish or start
    return tuple(found)


def _place(hit: tuple[re.Match[str], Rule]) -> tuple[int, int]:
    """The leftmost match of any rule comes first, and of those the longest."""
    begin, end = hit[0].span()
    return begin, -end


def _from(hits: list[tuple[re.Match[str], Rule]], text: str, at: int, end: int) -> Iterator[tuple[re.Match[str], Rule]]:
    """The first match of each rule from ``at`` on: only those that began before can match elsewhere."""
    for hit, rule in hits:
        if hit.start() >= at:
            yield hit, rule
        elif again := rule.pattern.search(text, at, end):
            yield again, rule


UP_TO = ("截至", "截止", "截止到", "截至到")  # before the day that what is told reaches to


def _tense(text: str, begin: int, match: re.Match[str], end: int) -> Tense:
    """The tense in which the clause of a date speaks of it: 将于2月10日, 2月10日前 · 截至12月7日"""
    at = match.start()
    clause = max(begin, *[text.rfind(mark, begin, at) + 1 for mark in ",;。:"])
    if text.endswith(UP_TO, clause, at):
        return Tense.PAST
    ahead = _FUTURE.search(text, clause, at) or _BY.match(text, match.end(), end)
    return Tense.FUTURE if ahead else Tense.OPEN


# ---------------------------------------------------------------- deadlines

_YEAR_IN = re.compile(r"\d{4}年内")
_WEEK = 7  # days: what lasts longer (公示, 征集) has its last day as its deadline
_AHEAD = re.compile(r"将|拟|力争|确保|计划|全部|要(?<![重主需必]要)(?!求)|预计|争取|须|完成|基本|开工|竣工|建成|投用")
_WITHIN = Hinted(
    r"(?:(?P<next>明)年|今年|(?P<year>\d{4})年)年?内(?![部外容需蒙])"
    r"|(?<![\d个几两多每半一二三四五六七八九十年])年内(?![部外容需蒙])",
    "年内",
)
_MONTH_END = Hinted(r"(?<![\d一二三四五六七八九十个上下本])(?:这个)?月(?:底|末)(?:之?前|以前)", "月底", "月末")
_NEAR = 8  # months ahead that a bare month means where something starts in it: 码头6月试运行
_SOON = Hinted(
    r"(?<![\d年月至—于已])(?P<month>1[0-2]|[1-9])月(?:份|初|[上中下]旬)?(?=(?:正式|全面|陆续)?(?:上线|试运行|投产|投用|开工"
    r"|启用|通车|通航|开放|运营|开通|竣工|完工|交付|开业|开馆|建成)(?!以来|后|的))",
    "月",
)
_SIGNS_OF_DUE = re.compile(SIGNS.pattern + "|元旦|国庆|春节")
_FESTIVAL = Hinted(
    r"(?P<festival>春节|元旦|国庆|五一)”?(?:佳?节)?(?:假期)?(?:到来)?之?前(?![夕后一二三四五六七八九十两\d])",
    "春节",
    "元旦",
    "国庆",
    "五一",
)


def find_due(text: str, begin: int, end: int, reference: str | None, tense: Tense = Tense.OPEN) -> FoundDue | None:
    """The deadline that ``text[begin:end]`` sets: 年底前, 2026年1月15日前, 到2027年, 上半年, 将于12月10日, 春节前.

    A period that is over at the ``reference`` day is none, nor is a bare year (今年; but 年内 and 到2027年 are). One
    that has begun is one where a word or the ``tense`` of what was said before tells of what is to come.
    """
    if not _SIGNS_OF_DUE.search(text, begin, end):
        return None
    dues = [*_named_dues(text, begin, end, reference), *_dated_dues(text, begin, end, reference, tense)]
    return min(dues, key=lambda due: (not due[0], due[1].begin), default=(True, None))[1]


def _named_dues(text: str, begin: int, end: int, reference: str | None) -> Iterator[tuple[bool, FoundDue]]:
    """年内, 明年内, 月底前, 春节前: deadlines that name no date; each with whether it is explicit."""
    for match in _WITHIN.finditer(text, begin, end) if reference or _YEAR_IN.search(text, begin, end) else ():
        year = int(match["year"]) if match["year"] else int((reference or "0")[:4]) + bool(match["next"])
        if year:
            yield True, FoundDue(match.start(), match.end(), f"{year}-12-31")
    if reference is None:
        return
    for match in _MONTH_END.finditer(text, begin, end):
        yield True, FoundDue(match.start(), match.end(), last_day(reference[:7]))
    for match in _SOON.finditer(text, begin, end):
        if 0 < int(match["month"]) - int(reference[5:7]) <= _NEAR:
            yield False, FoundDue(match.start(), match.end(), last_day(f"{reference[:5]}{int(match['month']):02}"))
    for match in _FESTIVAL.finditer(text, begin, end):
        day = eve_of(match["festival"], reference)
        if day and not _is_over(text[begin : match.start()], day, reference):
            yield True, FoundDue(match.start(), match.end(), day)


def _is_over(before: str, day: str, reference: str) -> bool:
    """Whether a feast is not the next one: 去年|春节前, and after the feast 今年|春节前."""
    return before.endswith("去年") or (before.endswith("今年") and day[:4] != reference[:4])


_NO_LATER = ("到", "至", "不晚于", "不迟于")
_YEAR_ALONE = re.compile("\\d{4}年(?![度初中第上下])")
_MEANT = ("预计", "计划", "力争", "争取", "确保", "有望", "计划于", "预计于", "拟于")


def _aims(text: str, begin: int, end: int, found: FoundDate, reference: str | None) -> bool:
    """Whether a year to come is aimed at: 工程预计|2028年建成, 2035年,|我国要建成…; not next year's tasks."""
    if reference is None or not _YEAR_ALONE.match(text, found.begin) or text[found.end - 1] != "年":
        return False
    years = int(text[found.begin : found.begin + 4]) - int(reference[:4])
    return (years > 0 and text[begin : found.begin].endswith(_MEANT)) or (
        years > 1 and (found.begin, found.end) == (begin, end)
    )


def _dated_dues(
    text: str, begin: int, end: int, reference: str | None, tense: Tense
) -> Iterator[tuple[bool, FoundDue]]:
    """Deadlines that a date or period sets: by its words (前, 到) or because it lies ahead."""
    for found in find_dates(text, begin, end, reference):
        if found.start is None:
            continue
        last = last_day(found.finish or found.start)
        by = _BY.match(text, found.end, end)
        explicit = bool(by) or text[found.end - 1] in "底末" or text[begin : found.begin].endswith(_NO_LATER)
        explicit = explicit or _aims(text, begin, end, found, reference)
        ahead = reference is None or last > last_day(reference)
        whole_year = len(found.finish or found.start) == 4
        begun = reference is not None and first_day(found.start) <= last_day(reference)
        lasts = len(found.finish or "") == 10 and days_between(first_day(found.start), last) > _WEEK
        if begun and not explicit and not lasts and tense is not Tense.FUTURE and not _AHEAD.search(text, begin, end):
            continue  # 一季度,园区签下十个项目 tells what has begun
        if begun and not explicit and _FROM.match(text, found.end, end):
            continue  # 5月起开展…: from when
        if ahead and (explicit or (not whole_year and reference is not None)):
            yield explicit, FoundDue(found.begin, by.end() if by else found.end, last)
