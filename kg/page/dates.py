"""The day of a page that does not give it: the day after the latest event that its articles open with."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.model import Article, ArticleKind, LineKind
from kg.text.normalise import BULLETS, flat
from kg.text.numbers import parse

_NUMBER = r"\d{1,2}|[一二三四五六七八九十]{1,3}"
_YEAR = r"20\d\d|二[〇○零][〇○零一二三四五六七八九]{2}"
_DAY = re.compile(
    rf"(?:({_YEAR})[年.]|(?<![\d.一二三四五六七八九十]))({_NUMBER})(?:月|\.)(?:\d{{1,2}}日[至—\-~])?({_NUMBER})(?:日|(?![\d.%])(?<=\.\d)|(?![\d.%])(?<=\.\d\d))"
)
_YEARS = re.compile(rf"({_YEAR})年")
_COMING = re.compile(r"(?:将[于在]?|拟于|定于|预计|截止\S{0,6}?[为是至到]?|[到至]|从|自|[前年月]底|计划)$")
_DEADLINE = re.compile(r"(?:之?前|以前|起|截止|至|—|-)(?![^,。]{0,2}[\d.]*20)|[^,。;]{0,12}(?:将|拟)(?=[^,。;])")
_TARGET = re.compile(r"(?:到|至|—|-|力争|截至|截止|自|从)$")
_PLAN = re.compile(
    r"[^,。;:!?\n]{0,12}?(?:计划|承诺|任务|目标|安排|部署|方案|要点|清单|将|拟|新年|为民|民生实事|重点(?:工程|工作|项目))"
)
_BACK = re.compile(r"[^,。;:!?\n月季]{0,12}?(?:情况|统计|总结|成绩单|回顾|述职|决算|公报|已完成)")
_WHOLE_YEAR = re.compile(
    rf"({_YEAR})年(?![\d—~至-]{{1,5}}月|[一二三四五六七八九十]{{1,2}}月|[^,。]*(?:季度|上半年|月份|周|计划|目标))"
)
_AHEAD = 20  # characters after a year that tell what it is named for
_LATE, _EARLY = 11, 2  # months at the end and at the beginning of a year
_REACH = 90  # characters of an article's opening in which an event's day stands
_HALF = 183


@dataclass(frozen=True, slots=True)
class _Said:
    """A day that a page names, the year being None where it names none."""

    year: int | None
    month: int
    day: int


def infer_date(articles: Sequence[Article], masthead: Sequence[str]) -> str | None:
    """The day of issue, as ISO: what the masthead says, else the day after the latest event; None without any."""
    for line in masthead:
        for said in _days(flat(line)):
            if said.year:
                return _iso(said, said.year)
    texts = [flat(article.text) for article in articles]
    events = [said for article, text in zip(articles, texts, strict=True) for said in _events(article, text)]
    full = sorted(day for said in events if said.year and (day := _date(said, said.year)))
    bare = [said for said in events if not said.year]
    year = _running_year(articles, texts, bare)
    if full and year and year - full[-1].year > 1:  # a day long past is no event of the page
        full = []
    known = [day for said in bare if (day := _nearest(said, year, full, bare))]
    latest = max([*full, *known], default=None)
    return (latest + datetime.timedelta(days=1)).isoformat() if latest else None


def _events(article: Article, text: str) -> Iterator[_Said]:
    """The days in an article's first words, briefs, table title, captions and sign-off; none that are still to come."""
    if article.kind is ArticleKind.CONTINUATION:
        return
    opened = False
    for line in article.lines:
        part = text[line.begin : line.end]
        brief = part[:1] in BULLETS + "○"
        if line.kind in (LineKind.HEADLINE, LineKind.SUBHEAD, LineKind.CAPTION) or brief or not opened:
            yield from _days(part[:_REACH])
        elif _DAY.fullmatch(part.strip()):
            yield from _days(part)
        opened = opened or line.kind is LineKind.PARAGRAPH


def _days(text: str) -> Iterator[_Said]:
    for match in _DAY.finditer(text):
        if _COMING.search(text[: match.start()]) or _DEADLINE.match(text, match.end()):
            continue
        if "." in match[0] and not match[1]:
            continue
        year = _number(match[1]) if match[1] else None
        month, day = _number(match[2]), _number(match[3])
        if month and day:
            yield _Said(year, month, day)


def _number(text: str) -> int | None:
    value = parse(text.replace("○", "〇"))
    return None if value is None else int(value)


def _date(said: _Said, year: int) -> datetime.date | None:
    try:
        return datetime.date(year, said.month, said.day)
    except ValueError:  # 2月30日, misprinted or misread
        return None


def _iso(said: _Said, year: int) -> str | None:
    day = _date(said, year)
    return day.isoformat() if day else None


def _running_year(articles: Sequence[Article], texts: Sequence[str], events: Sequence[_Said]) -> int | None:
    """The year in which the page speaks: planned for, or the one after what it looks back on; else the most named.

    A table or report on a whole year is written after it. Targets (到2030年) say nothing, and plans say nothing on a
    page of November or December, which plans for the next year.
    """
    late = bool(events) and all(said.month >= _LATE for said in events)
    votes: Counter[int] = Counter()
    least = 0
    for text in texts:
        for match in _YEARS.finditer(text):
            year = _number(match[1])
            if year is None or _TARGET.search(text[max(0, match.start() - 6) : match.start()]):
                continue
            after = text[match.end() : match.end() + _AHEAD]
            if _PLAN.match(after):
                votes[year - late] += 2
            elif not late and _BACK.match(after):
                votes[year + 1] += 1
            else:
                votes[year] += 1
    for article in articles:
        if article.kind is ArticleKind.TABLE and (whole := _WHOLE_YEAR.match(flat(article.headline))):
            least = max(least, (_number(whole[1]) or 0) + 1)
    fit = [year for year in votes if year >= least]
    return max(fit, key=lambda year: (votes[year], year), default=least or None)


def _nearest(
    said: _Said, year: int | None, full: Sequence[datetime.date], events: Sequence[_Said]
) -> datetime.date | None:
    """The day in the year that brings it nearest to the last one fully given, or in the running year.

    Where a page tells of days in January as well, those of November and December are of the year before.
    """
    if not full:
        turned = said.month >= _LATE and any(other.month <= _EARLY for other in events)
        return _date(said, year - turned) if year else None
    anchor = full[-1]
    days = [day for near in (anchor.year - 1, anchor.year, anchor.year + 1) if (day := _date(said, near))]
    near = [day for day in days if abs((day - anchor).days) <= _HALF]
    return near[0] if near else None
