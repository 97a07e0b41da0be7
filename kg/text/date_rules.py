"""The ways to write a date, each a pattern and the function that reads it: 2月2日, 今年1—11月, 一季度, “十五五”时期."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from kg.text import date_spans
from kg.text.date_spans import Handler

_NUM = r"(?:\d{1,2}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_SEP = r"\s?(?:—{1,2}|-|~|至|到|、|和)\s?"


def _year_of(end: str) -> str:
    return (
        rf"(?:(?P<{end}y>(?<!\d)(?:1[4-9]|2[01])\d\d|[一二][〇零○一二三四五六七八九]{{3}})年"
        rf"|(?P<{end}r>今年|去年|上年|明年|前年|后年|本年(?!度)|同年|当年))"
    )


def _month_of(end: str) -> str:
    return (
        rf"(?:(?P<{end}m>(?<![\d个几]){_NUM})月(?:份(?!额))?(?![龄亮饼子刊薪均租票嫂球经光街])"
        rf"|(?P<{end}rm>本月|(?<![月份])当月|上个?月|下个?月))"
    )


# what makes 日 the first character of a word (日常, 日本, 日内), not of a name (9日常州市, 9日内蒙古)
_WORDS = "常(?![州德宁熟山务委])|本(?![市省县区州旗报届次])|内(?![蒙江黄乡丘])"


def _day_of(end: str) -> str:
    return rf"(?P<{end}d>(?<!\d){_NUM})(?:日(?![元均程游夜用]|{_WORDS})|号(?![线楼院机高公国省坑井舱]))"


_PARTS = (
    r"(?P<half>[上下])半年|第?(?P<quarter>[一二三四1-4])季度|前(?P<quarters>[两二三123])个?季度"
    rf"|前(?P<first>{_NUM})个月"
)
_OPENING = r"(?P<y1>(?:19|20)\d\d)[.\-/](?P<m1>\d{1,2})(?:[.\-/](?P<d1>\d{1,2}))?(?![\d.])"
_CLOSING = r"(?:(?P<y2>\d{4})[.\-/])?(?P<m2>\d{1,2})(?:[.\-/](?P<d2>\d{1,2}))?(?![\d.%])"
_TO = r"\s?(?:—{1,2}|-|~|至|到)\s?"
# what a date begins with: looked at first, it spares most places all the branches behind it
_BEGINS = r"(?=[\d一二三四五六七八九十今去上下明前后本同当])"


class Rule(NamedTuple):
    """A way to write a date: its pattern, one of whose ``signs`` stands in all that it matches, and who reads it."""

    signs: frozenset[str]
    pattern: re.Pattern[str]
    read: Handler


RULES = tuple(
    Rule(frozenset(signs), re.compile(pattern), read)
    for signs, pattern, read in (
        (".-/", rf"(?<![\d.]){_OPENING}(?:{_TO}{_CLOSING})?", date_spans.dotted),
        (
            "月",
            rf"{_BEGINS}(?:{_year_of('a')}\s?)?(?<![\d.])(?P<m1>{_NUM})(?:月份?)?{_TO}(?P<m2>{_NUM})月(?:份(?!额))?(?!{_NUM}日)",
            date_spans.months,
        ),
        (
            "月",
            rf"{_BEGINS}(?:{_year_of('a')}\s?)?{_month_of('a')}(?:{_day_of('a')}|(?P<apart>上旬|中旬|下旬|底|末|初))?"
            rf"(?:{_SEP}(?:(?:{_year_of('b')}\s?)?{_month_of('b')}(?:{_day_of('b')})?|(?P<only>{_NUM})日))?",
            date_spans.calendar,
        ),
        ("年", rf"(?<!\d)(?P<y1>(?:19|20)\d\d)年?{_TO}(?P<y2>(?:19|20)\d\d)年", date_spans.years),
        (
            "年",
            rf"{_BEGINS}{_year_of('a')}(?:的?(?:{_PARTS}|(?P<season>[春夏秋冬])(?:天|季)|年?(?P<edge>底|末|初)(?!以来)"
            r"|(?P<since>(?:年?初)?以来)|全年))?(?!第\d+号)",
            date_spans.of_year,
        ),
        (
            "年季月",
            rf"(?=[上下第前年一二三四1-4])(?:{_PARTS}|年(?P<edge>底|末|初)(?!以来)|(?P<since>年初以来))",
            date_spans.part_alone,
        ),
        (
            "日号",
            rf"{_BEGINS}(?<![\d月第每今当次同末假节生百近前后这几头])(?<![星舟船问娥冲箭一二三四五六七八九十](?=[一二三四五六七八九十]+号)){_day_of('')}(?:{_SEP}(?P<second>{_NUM})日)?(?![前后])",
            date_spans.bare_day,
        ),
        (
            "日天",
            r"(?=[今昨明前当])(?P<rel>[今昨明]|(?<![日天当目])前|(?<!日|天)当)(?:日|天)(?!前)",
            date_spans.relative,
        ),
        ("五", r"“?十(?P<plan>[一二三四五六])五”?(?:时期|期间|(?P<edge>[末初]))", date_spans.plan),
        ("日近目", r"日前|近日|近期|近年来?|目前", date_spans.vague),
    )
)
SIGNS = re.compile("[" + re.escape("".join(sorted(frozenset().union(*(rule.signs for rule in RULES))))) + "]")


@lru_cache(maxsize=256)
def rules_for(signs: frozenset[str]) -> tuple[Rule, ...]:
    """The rules of which one can match where such signs stand."""
    return tuple(rule for rule in RULES if not rule.signs.isdisjoint(signs))
