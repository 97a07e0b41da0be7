"""Dates, periods and deadlines, read from the day of the issue."""

from __future__ import annotations

import calendar
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text.calendar import first_day, last_day
from kg.text.dates import find_dates, find_due
from kg.text.normalise import flat

ISSUE = "2026-03-10"


def dates(text: str, issue: str | None = ISSUE) -> list[tuple[str, str | None, str | None]]:
    text = flat(text)
    return [(text[d.begin : d.end], d.start, d.finish) for d in find_dates(text, 0, len(text), issue)]


@given(st.dates(date(1950, 1, 1), date(2049, 12, 31)))
def test_a_full_date_is_itself_whatever_the_issue(day: date) -> None:
    for text in (f"{day.year}年{day.month}月{day.day}日", f"{day.year}.{day.month:02}.{day.day:02}", day.isoformat()):
        assert dates(f"于{text}印发") == [(text, day.isoformat(), None)]


@given(st.integers(1990, 2040), st.integers(1, 12))
def test_the_last_day_of_a_month_is_computed(year: int, month: int) -> None:
    last = f"{year}-{month:02}-{calendar.monthrange(year, month)[1]:02}"
    assert last_day(f"{year}-{month:02}") == last
    text = f"{year}年{month}月底前完成"
    due = find_due(text, 0, len(text), "1989-12-31")
    assert due is not None and due.date == last


@given(st.dates(date(2001, 1, 1), date(2039, 12, 31)), st.dates(date(2001, 1, 1), date(2039, 12, 31)))
def test_a_day_without_a_year_lies_near_the_issue(day: date, issue: date) -> None:
    if (day.month, day.day) == (2, 29):
        return
    ((_, start, _),) = dates(f"{day.month}月{day.day}日召开会议", issue.isoformat())
    assert start is not None
    assert -366 <= (date.fromisoformat(start) - issue).days <= 91
    ((_, start, _),) = dates(f"将于{day.month}月{day.day}日召开会议", issue.isoformat())
    assert start is not None
    assert 0 <= (date.fromisoformat(start) - issue).days <= 366


@pytest.mark.parametrize(
    ("text", "start", "finish"),
    [
        ("3月2日", "2026-03-02", None),
        ("12月6日至7日", "2025-12-06", "2025-12-07"),
        ("１２月３０日—１月２日", "2025-12-30", "2026-01-02"),
        ("2025年1—11月", "2025-01", "2025-11"),
        ("1至2月份", "2026-01", "2026-02"),
        ("去年四季度", "2025-10", "2025-12"),
        ("一季度", "2026-01", "2026-03"),
        ("前三季度", "2025-01", "2025-09"),
        ("今年前2个月", "2026-01", "2026-02"),
        ("2025年上半年", "2025-01", "2025-06"),
        ("去年", "2025", None),
        ("明年6月", "2027-06", None),
        ("上个月", "2026-02", None),
        ("本月5日", "2026-03-05", None),
        ("昨日", "2026-03-09", None),
        ("8日", "2026-03-08", None),
        ("28日", "2026-02-28", None),
        ("三月八日", "2026-03-08", None),
        ("二〇二五年四月", "2025-04", None),
        ("二〇二五年四月二十一日至五月二十日", "2025-04-21", "2025-05-20"),
        ("2025.12.26—2026.1.1", "2025-12-26", "2026-01-01"),
        ("2015.03—2018.06", "2015-03", "2018-06"),
        ("2012年5月至2023年8月", "2012-05", "2023-08"),
        ("2021—2025年", "2021", "2025"),
        ("“十五五”时期", "2026", "2030"),
        ("2023年底", "2023-12", None),
        ("2月底", "2026-02-28", None),
        ("1月上旬", "2026-01-01", "2026-01-10"),
        ("2018年夏天", "2018-06", "2018-08"),
        ("今年以来", "2026-01-01", "2026-03-10"),
        ("近日", None, None),
        ("日前", None, None),
    ],
)
def test_a_date(text: str, start: str | None, finish: str | None) -> None:
    assert dates(text) == [(flat(text), start, finish)]


def test_a_bare_day_takes_the_month_before_it() -> None:
    assert [d[1] for d in dates("1月20日开工,23日封顶")] == ["2026-01-20", "2026-01-23"]


def test_up_to_a_month_is_over() -> None:
    assert dates("截至4月底")[0][1] == "2025-04-30"


def test_without_an_issue_only_full_dates_are_told() -> None:
    assert [d[1] for d in dates("2月3日、去年、2025年3月", None)] == [None, None, "2025-03"]


@pytest.mark.parametrize(
    "text",
    ["第3版", "PM2.5", "20世纪90年代", "连续3个月", "每月5日", "五一劳动奖章", "12345热线", "13月1日", "十五五规划"],
)
def test_what_is_no_date(text: str) -> None:
    assert dates(text) == []


def test_a_span_of_days() -> None:
    assert (first_day("2024-02"), last_day("2024-02"), last_day("2024")) == ("2024-02-01", "2024-02-29", "2024-12-31")


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("年底前全面完成整改", "2026-12-31"),
        ("12月底前新增泊位300个", "2026-12-31"),
        ("2026年4月15日前改造完毕", "2026-04-15"),
        ("明年3月底前建成冷库", "2027-03-31"),
        ("到2027年新增良田2万亩", "2027-12-31"),
        ("到“十五五”末实现全覆盖", "2030-12-31"),
        ("力争2030年前达峰", "2030-12-31"),
        ("春节前完成培训", "2027-02-05"),
        ("国庆节前开放", "2026-09-30"),
        ("确保六月底前完工", "2026-06-30"),
        ("今年下半年公布", "2026-12-31"),
        ("上半年开工", "2026-06-30"),
        ("年内打通断头路", "2026-12-31"),
        ("明年内建成", "2027-12-31"),
        ("将于3月25日前到位", "2026-03-25"),
        ("将于4月10日恢复运营", "2026-04-10"),
        ("五月一日起试开放", "2026-05-01"),
        ("预计2027年6月投产", "2027-06-30"),
        ("月底前上报", "2026-03-31"),
    ],
)
def test_a_deadline(text: str, due: str) -> None:
    found = find_due(text, 0, len(text), ISSUE)
    assert found is not None and found.date == due


@pytest.mark.parametrize(
    "text",
    [
        "今年将再办好一批实事",
        "3月2日召开大会",
        "去年底完工",
        "三年内引进博士",
        "2025年建成",
        "2027年的工作",
        "近日印发",
        "省内年轻人",
    ],
)
def test_no_deadline(text: str) -> None:
    assert find_due(text, 0, len(text), ISSUE) is None
