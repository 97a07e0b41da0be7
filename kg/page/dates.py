"""The day of a page that does not give it: the day after the latest event that its articles open with."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.model import Article, ArticleKind, LineKind
from kg.text.normalise import flat
from kg.text.numbers import parse

_NUMBER = r"\d{1,2}|[一二三四五六七八九十]{1,3}"
_YEAR = r"20\d\d|二[〇○零][〇○零一二三四五六七八九]{2}"
_DAY = re.compile(
    rf"(?:({_YEAR})[年.])?(?<![\d.一二三四五六七八九十])({_NUMBER})(?:月|\.)(?:\d{{1,2}}日[至—\-~])?({_NUMBER})(?:日|(?![\d.%])(?<=\.\d)|(?![\d.%])(?<=\.\d\d))"
)
_YEARS = re.compile(rf"({_YEAR})年")
_COMING = re.compile(r"(?:将[于在]?|拟于|定于|预计|截止\S{0,6}?[为是至到]?|[到至]|从|自|[前年月]底|计划)$")
_DEADLINE = re.compile(r"(?:之?前|以前|起|截止|至|—|-)(?![^,。]{0,2}[\d.]*20)|[^,。;]{0,12}(?:将|拟)(?=[^,。;])")
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
    anchor = full[-1] if full else _mid_year(texts)
    known = [day for said in events if not said.year and anchor and (day := _nearest(said, anchor, full))]
    latest = max([*full, *known], default=None)
    return (latest + datetime.timedelta(days=1)).isoformat() if latest else None


def _events(article: Article, text: str) -> Iterator[_Said]:
    """The days in an article's first words, briefs, table title, captions and sign-off; none that are still to come."""
    if article.kind is ArticleKind.CONTINUATION:
        return
    opened = False
    for line in article.lines:
        part = text[line.begin : line.end]
        brief = part[:1] in "●◆■▲★◎○◇"
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


def _mid_year(texts: Sequence[str]) -> datetime.date | None:
    """Where no day is given with its year: the middle of the year that the page names most often."""
    years = Counter(year for text in texts for match in _YEARS.finditer(text) if (year := _number(match[1])))
    if not years:
        return None
    most = max(years.values())
    return datetime.date(max(year for year, count in years.items() if count == most), 7, 2)


def _nearest(said: _Said, anchor: datetime.date, full: Sequence[datetime.date]) -> datetime.date | None:
    """The day in the year that brings it nearest to ``anchor``, which is itself a day where one is fully given."""
    if not full:
        return _date(said, anchor.year)
    days = [day for year in (anchor.year - 1, anchor.year, anchor.year + 1) if (day := _date(said, year))]
    near = [day for day in days if abs((day - anchor).days) <= _HALF]
    return near[0] if near else None
