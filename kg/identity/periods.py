"""Over what time an action's numbers count: 今年前5个月, 累计, 目前已; of one day where nothing says so.

What was done on one day grows into no total: 击落40架 on Monday and 击落60架 on Friday are two deeds, so are two sums
paid out after two floods. What was done in one year keeps no promise made for another.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model import PolicyAction, Reading, Status
from kg.text.normalise import flat

_YEAR = re.compile(
    r"(20\d\d)年(?:[,全我各]|前|上半)|(?<![一-鿿\d])(20\d\d)年(?:\d+月(?:\d+日)?,|(?![底末至到—以起二三四\d-]))"
)
_THIS_YEAR = re.compile(
    r"今年(?!\d+月(?!至|到|—|-|以来))|前\d+个?月|\d+[—至到-]\d+月|前[一二三四]季度|一季度|前两季度|上半年"
)
_LAST_YEAR, _NEXT_YEAR = re.compile("去年"), re.compile("明年")
_SUMMED = re.compile("累计|截至|截止|(?<![晨日晚])以来|增加到|增至|总[数量额里]|(?<!雷)达到?(?=[\\d约近超])")
_STANDS = re.compile("已|目前|全部|均|都")
_LONG = re.compile(
    "十[一二三四五六七八九]五[“”]?(?:期间|以来|时期)|近[\\d一二两三四五六七八九十]+年|[\\d一二两三四五六七八九十百]+年来|大以来"
)  # what was done over such a span is more than what a year's plan set
_CLAUSE = re.compile("[,。;:]")


@dataclass(frozen=True, slots=True)
class Period:
    """The year of which a number is, empty where none is told; whether it sums up, tells how it stands, is of years."""

    year: str = ""
    summed: bool = False
    stands: bool = False
    long: bool = False


ONE_DAY = Period()


def period_of(action: PolicyAction, reading: Reading) -> Period:
    """What the words before and in an action's clause say of the time that its numbers count over."""
    first = reading.names.sentences[action.evidence[0]]
    told = action.status in (Status.DONE, Status.ONGOING)
    return period_at(reading, first.begin, action.begin, first.end, told=told)


def period_at(reading: Reading, begin: int, at: int, end: int, *, told: bool) -> Period:
    """The same of a clause around a position of a sentence, of what is told or promised there."""
    sentence = flat(reading.article.text[begin:end])
    mark = _CLAUSE.search(sentence, at - begin)
    words = sentence[: mark.start()] if mark else sentence
    clause = _CLAUSE.split(words)[-1]
    year = _year_of(words if told else sentence, reading.front.date or "", told=told)
    return Period(year, bool(_SUMMED.search(words)), bool(_STANDS.search(clause)), bool(_LONG.search(sentence)))


def _year_of(words: str, day: str, *, told: bool) -> str:
    """The year that words count in; a year set for a promise (到2027年) is not one."""
    if told and (named := _YEAR.search(words)):
        return named[1] or named[2]
    if _NEXT_YEAR.search(words):
        return str(int(day[:4]) + 1) if day else ""
    if _THIS_YEAR.search(words):
        return day[:4]
    return str(int(day[:4]) - 1) if day and _LAST_YEAR.search(words) else ""


def adds_up(later: Period, earlier: Period, *, recurs: bool) -> bool:
    """Whether a later number may hold an earlier one in it; where such deeds recur, only one that sums up."""
    if later.year:
        return later.year == earlier.year
    return later.summed or (later.stands and not recurs)


def apart(later: Period, earlier: Period) -> bool:
    """Whether two numbers are of two years, or only the later of many."""
    return (later.long and not earlier.long) or (bool(later.year and earlier.year) and later.year != earlier.year)
