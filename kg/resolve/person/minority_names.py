"""Tibetan, Mongolian, Uyghur and Kazakh names written without ·, by what they are made of and by notes after them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.lexicon import marked, table
from kg.lexicon.finder import Finder
from kg.lexicon.people import FOREIGN_SET
from kg.resolve.person.decided_names import ELECTS
from kg.resolve.person.person_names import AFTER, NEVER_GIVEN, ROLE, has_surname
from kg.resolve.qualify import Line
from kg.text.hinted import Hinted

_NO_PERSON = re.compile(  # called so, or somewhere
    r"[县市旗镇乡村州盟区河湖山沟寺岛湾港]|沙漠|草原|苏木|嘎查|牧场|林场|保护站|机场|口岸|学校|公司|集团|合作社|[军方]"
)
_LEADS = frozenset("族民家妻子儿女弟兄姐妹叫傅、,。;:!?“(和与同由为")  # what may stand before a name, beside a title
_LONGEST = 8
_CALLED = re.compile(rf".*(?:{ROLE.pattern}|[\u4e00-\u9fff]{{2}}员)(?=[\u4e00-\u9fff]{{2}})")  # 某县选手|, 村监测员|
_ETHNIC = Hinted(r"\((?:女[、,])?[\u4e00-\u9fff]{1,5}族\)", "族)")
_BEFORE_NOTE = re.compile(r"[\u4e00-\u9fff]{2,8}$")


def find(line: Line, begin: int, end: int, posts: frozenset[int]) -> Iterator[tuple[int, int, int]]:
    """Names that begin in ``line``; ``posts`` are where titles end."""
    yield from _made_of_units(line, begin, end, posts)
    yield from _noted(line.text, begin, end, posts)


def _made_of_units(line: Line, begin: int, end: int, posts: frozenset[int]) -> Iterator[tuple[int, int, int]]:
    start = stop = -1
    run: list[str] = []
    for unit, at, until in (*_units().find(line.text, begin, end), ("", -2, -2)):
        if at == stop:
            run.append(unit)
            stop = until
            continue
        if run and (name := _name(line, start, stop, run, posts)):
            yield name
        start, stop, run = at, until, [unit]


def _name(line: Line, start: int, stop: int, run: list[str], posts: frozenset[int]) -> tuple[int, int, int] | None:
    """The name that a run of units is, with its last syllable; None where it is none."""
    text = line.text
    ends = [stop + len(tail) for tail in ("", *marked("name_units", "end")) if text.startswith(tail, stop)]
    ended = [at for at in ends if AFTER.match(text, at)]
    at = max(ended, default=stop)
    if _NO_PERSON.match(text, at) or text[start - 1 : start] == "·" or text[at : at + 1] == "·":
        return None
    led = start in posts or not "\u4e00" <= text[start - 1 : start] <= "\u9fff" or text[start - 1] in _LEADS
    led = led or text.endswith("岁的", 0, start)
    if not led and (ended or len(run) > 1) and (first := _unknown_first(text, start, posts)) is not None:
        return (first, at, 3) if at - first <= _LONGEST else None
    if len(run) > 1 and at - start <= _LONGEST:
        apart = text[start - 1 : start] not in FOREIGN_SET and (bool(ended) or text[at : at + 1] not in FOREIGN_SET)
        return (start, at, 3) if led or (apart and line.starts_word(start)) else None
    whole = run[0] in marked("name_units", "whole") or at > stop
    return (start, at, 3) if len(run) == 1 and whole and led and ended and at - start > 2 else None


def _unknown_first(text: str, start: int, posts: frozenset[int]) -> int | None:
    """Where a name begins whose first part is no unit known, right behind a title or a mark: 州长|尕尔让东周."""
    for at in range(start - 2, max(0, start - _FIRST) - 1, -1):
        if at in posts or at == 0 or _marked(text, at):
            return at if FOREIGN_SET.issuperset(text[at:start]) else None
    return None


_FIRST = 3  # characters that it has at most


def _noted(text: str, begin: int, end: int, posts: frozenset[int]) -> Iterator[tuple[int, int, int]]:
    """某某某某(藏族): whatever stands between a mark or title and a note of ethnicity, if it can be a name."""
    for note in _ETHNIC.finditer(text, begin, end):
        before = _BEFORE_NOTE.search(text, max(begin, note.start() - _LONGEST), note.start())
        if before is None:
            continue
        starts = [
            at for at in range(before.start(), note.start() - 1) if at in posts or at == begin or _marked(text, at)
        ]
        if not starts:
            continue
        surname = text[starts[-1]] == "和" and not has_surname(text[starts[-1] + 1 : note.start()])  # 和映川(纳西族)
        row = starts[-1] == begin and text.startswith(" ", note.end())  # 赵有福(瑶族) 某县某卫生院医生, in a list
        if row or not set(text[starts[-1] + surname : note.start()]) & NEVER_GIVEN:
            led = _CALLED.match(text, starts[-1], note.start())
            yield led.end() if led else starts[-1], note.start(), 3


def _marked(text: str, at: int) -> bool:
    return text[at - 1] in "、,。;:!?“” \n\t" or text.endswith(_DECISIONS, 0, at)


_DECISIONS = (*ELECTS, "决定", "接受")


@cache
def _units() -> Finder:
    """Finds the units that may begin a name."""
    return Finder(unit for unit in table("name_units") if unit not in marked("name_units", "end"))
