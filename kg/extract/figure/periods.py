"""The dates and holidays of a sentence that tell when what it measures was measured."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extract.figure.indicators import REPORT
from kg.extract.figure.subjects import Period, period
from kg.lexicon import table
from kg.text.calendar import days_between, first_day, last_day
from kg.text.dates import UP_TO, FoundDate, find_dates
from kg.text.hinted import Hinted

if TYPE_CHECKING:
    from kg.extract.figure.scope import Scope

_SET = re.compile("(?:确定|制定|提出|下达|设定|预定|规划|部署|定下|启动)的")  # 年初|确定的目标
_DECIMAL = re.compile("[%万亿千]")
_STATED_AGAIN = re.compile("(?:今天|昨天|前天|今日|昨日)[(]$")  # 截至昨天(|1月12日)
_SINCE = re.compile(r"[^,;。]{0,5}以来")
_COMPARED = re.compile(r"(?:[比较与]\d{4}年[、和]|比|较|继|与|同|从|自|于|由|是|相当于|超过?|延续)$")
_HOLIDAYS = Hinted(
    r"(?:(?P<year>20\d\d)年|(?P<last>去年)|(?P<this>今年))?“?(?P<feast>春节|元旦|清明|五一|端午|中秋|国庆)”?节?[、和]?(?:“?(?:中秋|国庆)”?节?)?"
    r"(?:小?长假|假期|黄金周|假日|期间)(?:期间)?(?!首日|[第前后]|最后|刚?过|结束|临近|将至|即将|到来|的?最后|经济)",
    *("假", "黄金周", "期间"),
)
_YEARS_ON = Hinted(  # 十年来: none of the years that were told of before
    r"(?:近|过去|这)?(?:[一两二三四五六七八九十]{1,2}|\d{1,2})[多余]?年(?:来|间)(?!水|客|访)", "年来", "年间"
)


def dates_of(flat: str, begin: int, end: int, issue: str | None) -> tuple[FoundDate, ...]:
    """The dates of a sentence, holidays among them; none of a title, a goal or a decimal."""
    others = [*_holidays(flat, begin, end, issue)]
    others += [FoundDate(*match.span(), None) for match in _YEARS_ON.finditer(flat, begin, end)]
    found = [date for date in find_dates(flat, begin, end, issue) if not _no_period(flat, begin, date)]
    if not others:
        return tuple(found)
    apart = (one for one in found if not any(one.begin < other.end and other.begin < one.end for other in others))
    return tuple(sorted((*apart, *others), key=lambda date: date.begin))


def _holidays(flat: str, begin: int, end: int, issue: str | None) -> Iterator[FoundDate]:
    """The days off of a holiday, the last that has begun where no year is told: “五一”假期, 今年春节假期."""
    for match in _HOLIDAYS.finditer(flat, begin, end) if issue else ():
        assert issue is not None
        year = int(match["year"] or issue[:4]) - bool(match["last"])
        days = table("holidays").get(f"{match['feast']}{year}")
        if days and not (match["year"] or match["this"]) and days_between(issue, days[0]) > _SOON:
            days = table("holidays").get(f"{match['feast']}{year - 1}")
        if days and days[0] <= issue:  # no bookings for the days to come
            yield FoundDate(match.start(), match.end(), days[0], days[1])


_SOON = 60  # days ahead that a holiday without a year is the next one


def _no_period(flat: str, begin: int, date: FoundDate) -> bool:
    """Whether a date is no time of what is measured: 年初|确定的目标, 2024财年|第一季度, 《2020年气候状况报告》."""
    titled = flat.rfind("《", begin, date.begin) > flat.rfind("》", begin, date.begin)
    decimal = _DECIMAL.match(flat, date.end)  # 增长1985.5%, 1994.1万辆
    return bool(titled or decimal or flat.endswith("财年", 0, date.begin) or _SET.match(flat, date.end))


def over(scope: Scope, date: FoundDate) -> Period | None:
    """The period of a date; None for one that is compared with or only dates the report."""
    begin, end = scope.clause(date.begin), scope.clause_end(date.end)
    before, after = scope.flat[begin : date.begin], scope.flat[date.end : end]
    if _COMPARED.search(before) or (len(date.start or "") == 10 and not date.finish and REPORT.search(after)):
        return None
    if date.start is None:
        return None, None
    if _SINCE.match(after) and scope.issue and first_day(date.start) <= scope.issue:  # 4月以来
        return first_day(date.start), last_day(scope.issue)
    found = period(date, scope.issue)
    stock = _STATED_AGAIN.sub("", before).endswith((*UP_TO, "到")) or scope.flat[date.end - 1] in "底末"
    return (None, found[1]) if found is not None and stock else found
