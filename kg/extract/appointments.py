"""Who was appointed to a post or relieved of it: 任命…为…, 免去…的…职务, 当选…, and lists under 任命: or 免去:."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from kg.extract.offices import NOTE, office_run, offices
from kg.extract.patterns import Masked, mask, pattern
from kg.extract.text import AnnotatedText
from kg.model import Appointment, Thing
from kg.text.dates import find_dates

_HEADING = re.compile(r"(?:[一二三四五六七八九十]+、)?(?:决定|通过)?(任命|免去|批准任命|批准免去)(?:名单)?:?")
_DOWN = ("免", "辞", "不", "撤")


@cache
def _named() -> re.Pattern[str]:
    """A verb, then the person, then the posts."""
    return pattern(
        rf"(?:(?P<verb>任命|选举|补选|推选|选出|增选|聘任|免去|撤销|接受)|(?<=\ue006)(?:职务)?[,、;])"
        rf"(?P<who>{{person}}){NOTE}(?:同志)?(?:兼任)?(?P<link>为|任|的|辞去)(?:新任)?(?P<run>{office_run()})"
    )


@cache
def _took() -> re.Pattern[str]:
    """The person, then a verb, then the posts."""
    return pattern(
        rf"(?P<who>{{person}}){NOTE}(?:同志)?(?:再次|全票|已|正式|成功|日前|近日|因[^,。;]{{1,8}}?,?)*"
        rf"(?P<verb>当选|接任|出任|就任|辞去|(?<=同志)任|不再担任|被任命为|被免去)(?:连任)?(?:为|的)?(?P<run>{office_run()})"
    )


@cache
def _line() -> re.Pattern[str]:
    return pattern(rf"\s*(?P<who>{{person}}){NOTE}(?:同志)?(?P<link>为|任|的)(?P<run>{office_run()})")


def extract(text: AnnotatedText) -> Iterator[Appointment]:
    """The appointments and removals of an article, each once; one that is dated stands for those that are not."""
    found = list(_all(text))
    dated = {(f.person, f.title, f.removed) for f in found if f.date}
    seen: set[tuple[Thing, str, Thing | None, bool]] = set()
    for fact in found:
        key = (fact.person, fact.title, fact.body, fact.removed)
        if key in seen or (fact.date is None and key[:2] + key[3:] in dated):
            continue
        seen.add(key)
        yield fact


def moved(text: AnnotatedText) -> frozenset[tuple[int, Thing]]:
    """Who is appointed or removed in which sentence: no holders of the post for that sentence."""
    return frozenset((index, fact.person) for fact in _all(text) for index in fact.evidence)


@lru_cache(maxsize=1)  # asked for by posts too
def _all(text: AnnotatedText) -> tuple[Appointment, ...]:
    return tuple(_read(text))


def _read(text: AnnotatedText) -> Iterator[Appointment]:
    heading = ""
    for index, sentence in enumerate(text.sentences):
        masked = mask(text, index)
        words = text.flat[sentence.begin : sentence.end].strip()
        if head := _HEADING.fullmatch(words):
            heading = head[1]
            continue
        if heading and (match := _line().match(masked.text)):
            yield from _facts(text, masked, match, heading.endswith("免去"))
            continue
        heading = ""
        yield from _in_sentence(text, masked)


def _in_sentence(text: AnnotatedText, masked: Masked) -> Iterator[Appointment]:
    removed = False
    for match in _named().finditer(masked.text):
        if match["verb"]:
            removed = match["verb"].startswith(_DOWN) or match["link"] == "辞去"
        if match["link"] == "的" and not removed:
            continue
        yield from _facts(text, masked, match, removed)
    for match in _took().finditer(masked.text):
        if masked.mention(match.start("who")).pointing:  # 致电…，祝贺他当选: the pronoun's bearer is not certain
            continue
        removed = match["verb"].startswith((*_DOWN, "被免"))
        yield from _facts(text, masked, match, removed)


def _facts(text: AnnotatedText, masked: Masked, match: re.Match[str], removed: bool) -> Iterator[Appointment]:
    person = masked.mention(match.start("who")).thing
    rule = "removed" if removed else "appointed"
    for office in offices(text, masked, *match.span("run")):
        yield Appointment(
            evidence=(masked.index,),
            rule=rule,
            person=person,
            title=office.title,
            body=office.body,
            removed=removed,
            date=_last_day(text, masked.index),
        )


def _last_day(text: AnnotatedText, index: int) -> str | None:
    """The last full day named in or before a sentence: the day of the sitting that decided."""
    return next((day for at in range(index, -1, -1) if (day := _day(text, at))), None)


def _day(text: AnnotatedText, index: int) -> str | None:
    """The first full day that a sentence names."""
    sentence = text.sentences[index]
    days = find_dates(text.flat, sentence.begin, sentence.end, text.front.date)
    return next((d.start for d in days if d.start and len(d.start) == 10), None)
