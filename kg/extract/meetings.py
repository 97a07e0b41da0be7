"""When and where meetings were held, and who took part in which capacity."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from kg.extract.participation import participations
from kg.extract.text import AnnotatedText
from kg.model import Event, Fact, Issue, Kind, LineKind, Link, Mention, Relation, Thing
from kg.text.dates import FoundDate, find_dates

_HELD = r"召开|举行|开幕|闭幕|举办|开讲|启幕|通过|结束"
_BEFORE = re.compile(rf"[,\s]?(?:[上下]午|晚)?[,\s]?(?:(?:在|于)[^,。]{{1,20}}?)?(?:(?:隆重|胜利)?(?:{_HELD})的)?[,“]?")
_REFERRED = re.compile(r"贯彻|落实|学习|按照|根据|传达|精神|部署要求|自.{0,6}以来")
_JOINED = re.compile(r"(?:共同|集体)?(?:出席|参加|会见|会谈|会晤|同[^,。]{1,16}?(?:会谈|会见))")  # 在某地出席…座谈会
_THERE = re.compile(rf"(?:主持|隆重|胜利|成功|顺利|正式|如期)?(?:{_HELD})")


def extract(text: AnnotatedText) -> Iterator[Fact | Issue]:
    """The events of an article, where they were held, and who took part."""
    dated: dict[Thing, tuple[int, FoundDate]] = {}
    for index, sentence in enumerate(text.sentences):
        if sentence.kind in (LineKind.ROW, LineKind.HEADER, LineKind.BYLINE):
            continue
        for mention in text.things(index, Kind.MEETING):
            date = _date(text, index, mention)
            if date and mention.thing not in dated:
                dated[mention.thing] = (index, date)
        yield from _held_at(text, index)
    for meeting, (index, date) in dated.items():
        yield Event(evidence=(index,), rule="held-on", meeting=meeting, start=date.start, end=date.finish)
    yield from participations(text, tuple(dated))


def _date(text: AnnotatedText, index: int, mention: Mention) -> FoundDate | None:
    """The day that frames a meeting in its sentence: right before it, or between it and the verb of holding."""
    sentence = text.sentences[index]
    if _REFERRED.search(text.flat[max(sentence.begin, mention.begin - 12) : mention.begin]):
        return None
    dates = [
        day
        for found in find_dates(text.flat, sentence.begin, sentence.end, text.front.date)
        if (day := _day(text, found)) and day.start and len(day.start) == 10
    ]
    for day in dates:
        between = text.flat[day.end : mention.begin]
        if day.end <= mention.begin and (_BEFORE.fullmatch(between) or _frames(text, index, day, mention)):
            return day
        later = text.flat[mention.end : day.begin]
        close = day.begin >= mention.end and len(later) <= 6 and not re.search("[,。;]", later)
        if close and re.compile(rf"[^,。;]{{0,16}}?(?:{_HELD})").match(text.flat, day.end, sentence.end):
            return day
    return None


_BARE = re.compile(r"(\d{1,2})日")


def _day(text: AnnotatedText, found: FoundDate) -> FoundDate | None:
    """A date; a bare day (18日) is the last such day up to the issue's date."""
    bare = _BARE.fullmatch(text.flat, found.begin, found.end)
    if found.start or not bare or not text.front.date:
        return found
    issued = date.fromisoformat(text.front.date)
    for back in range(31):
        day = issued - timedelta(days=back)
        if day.day == int(bare[1]):
            return FoundDate(found.begin, found.end, day.isoformat())
    return None


def _frames(text: AnnotatedText, index: int, day: FoundDate, mention: Mention) -> bool:
    """Whether a date at the sentence's beginning frames a meeting that is held in it, or an encounter."""
    sentence = text.sentences[index]
    if "。" in text.flat[sentence.begin : day.begin] or day.begin - sentence.begin > 30 or mention.pointing:
        return False
    surface = text.flat[mention.begin : mention.end]
    encounter = surface in mention.thing.name and len(surface) < len(mention.thing.name) - 3
    held = re.compile(rf"[^,。;]{{0,20}}?(?:{_HELD})|上[,,]|决定").match(text.flat, mention.end, sentence.end)
    led = re.search(r"(?:出席|参加|主持|主持召开|召开|举行)(?:了)?$", text.flat[sentence.begin : mention.begin])
    return encounter or bool(held or led)


def _held_at(text: AnnotatedText, index: int) -> Iterator[Link]:
    """…会议在太原隆重开幕, 在淄博会展中心召开的…会议."""
    sentence = text.sentences[index]
    meetings = text.things(index, Kind.MEETING)
    chained = -1  # the end of a place that a 在 leads to: 在陕西|西安开幕
    for place in text.things(index, Kind.PLACE):
        own = text.flat[place.begin] in ("在", "于")
        if own or text.flat[place.begin - 1] in ("在", "于") or chained == place.begin:
            chained = place.end
        if chained != place.end:
            continue
        joined = _JOINED.match(text.flat, place.end, sentence.end)
        there = next((m for m in meetings if joined and place.end <= m.begin <= joined.end() + 12), None)
        if there:
            yield _located(index, there.thing, place.thing)
        verb = _THERE.match(text.flat, place.end, sentence.end)
        if there or not verb:
            continue
        after = next((m for m in meetings if 0 <= m.begin - verb.end() <= 1), None)
        if after or text.flat[verb.end() : verb.end() + 1] == "的":
            found = after or next((m for m in meetings if m.begin >= verb.end()), None)
        else:
            found = next((m for m in reversed(meetings) if m.end <= place.begin), None)
        if found:
            yield _located(index, found.thing, place.thing)


def _located(index: int, meeting: Thing, place: Thing) -> Link:
    return Link(evidence=(index,), rule="held-at", part=meeting, relation=Relation.LOCATED, whole=place)
