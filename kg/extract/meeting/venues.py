"""Where meetings are held: in a hall or city, in the township that holds them, where an activity or a tour goes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.meeting.references import referred
from kg.extract.text import AnnotatedText
from kg.lexicon import table
from kg.lexicon.divisions import SETTLED
from kg.model import Kind, Link, Mention, Relation, Thing
from kg.resolve.meeting.tours import DEEDS, TALKS

HELD = r"召开|举行|开幕|闭幕|举办|开讲|启幕|通过|结束|收官|落幕|开班|启动|走进"
_JOINED = re.compile(
    rf"(?:共同|集体|分别|先后)?(?:出席|参加|会见|会谈|会晤|[同与和][^,。]{{1,60}}?(?:{TALKS})|[同与][^,。]{{2,200}}?(?:举行|召开))"
)  # 在某地出席…座谈会, 在某地同甲、乙和丙举行…
_THERE = re.compile(rf"(?:主持|隆重|胜利|成功|顺利|正式|如期)?(?:{HELD})")


def located(text: AnnotatedText, index: int) -> Iterator[Link]:
    """Where a sentence says that its meetings are."""
    yield from _gone_into(text, index)
    if text.things(index, Kind.MEETING):
        yield from _held_at(text, index)
        yield from _at_home(text, index)
        yield from _toured(text, index)


_HALLS = (
    *("中心", "会堂", "礼堂", "宾馆", "酒店", "剧院", "体育馆", "文化馆", "图书馆", "博物馆", "科技馆"),
    *("体育场", "党校"),
)


def _held_at(text: AnnotatedText, index: int) -> Iterator[Link]:
    """…会议在太原隆重开幕, 在淄博会展中心召开的…会议."""
    sentence = text.sentences[index]
    meetings = text.things(index, Kind.MEETING)
    chained = -1  # the end of a place that a 在 leads to: 在陕西|西安开幕, 分别在法国、|德国举办
    places = text.things(index, Kind.PLACE, Kind.BODY)
    rows = _rows(text, places)
    for place in places:
        if place.thing.kind is Kind.BODY and not place.thing.name.endswith(_HALLS):
            continue
        own = text.flat[place.begin] in ("在", "于")
        if (
            own
            or text.flat.endswith(("在", "于"), 0, place.begin)
            or (chained >= 0 and text.flat[chained : place.begin] in _AND)
        ):
            chained = place.end
        if chained != place.end:
            continue
        if there := _joined(text, meetings, place, sentence.end):
            yield _located(index, there.thing, place.thing)
            for met in _besides(text, meetings, there):
                yield _located(index, met.thing, place.thing)
        elif found := _opened_there(text, meetings, place, rows[place.end], sentence.end):
            yield _located(index, found.thing, place.thing)


_AND = ("", "、", "和")  # what stands between the places of a row
_AND_SO_ON = re.compile(r"(?:等[^,。;]{0,16}?)?(?:国家|城市|省份|地区|[多两三四五六七八九十\d]+[国地省市])")


def _rows(text: AnnotatedText, places: Sequence[Mention]) -> dict[int, int]:
    """Where the row ends that each place stands in, by the place's own end: 在法国、|德国等国家|举办."""
    found: dict[int, int] = {}
    begun: dict[int, int] = {}
    for place in reversed(places):
        more = _AND_SO_ON.match(text.flat, place.end)
        goes_on = begun.get(place.end + 1) if text.flat[place.end : place.end + 1] in ("、", "和") else None
        found[place.end] = begun[place.begin] = goes_on or (more.end() if more else place.end)
    return found


def _joined(text: AnnotatedText, meetings: Sequence[Mention], place: Mention, end: int) -> Mention | None:
    """The meeting that a place is said of right before its name: 在淄博会展中心召开的|…会议."""
    joined = _JOINED.match(text.flat, place.end, end)
    if not joined:
        return None
    near = (m for m in meetings if place.end <= m.begin <= joined.end() + 12)
    return next((m for m in near if not referred(text, m, place.end)), None)


def _opened_there(
    text: AnnotatedText, meetings: Sequence[Mention], place: Mention, at: int, end: int
) -> Mention | None:
    """The meeting of which a verb behind the place tells: the one behind it, else the last before: …会议在太原|开幕."""
    verb = _THERE.match(text.flat, at, end)
    if not verb:
        return None
    after = next((m for m in meetings if 0 <= m.begin - verb.end() <= 1 and not referred(text, m, place.end)), None)
    if after or text.flat[verb.end() : verb.end() + 1] == "的":
        return after or next((m for m in meetings if m.begin >= verb.end()), None)
    return next((m for m in reversed(meetings) if m.end <= place.begin), None)


def _besides(text: AnnotatedText, meetings: Sequence[Mention], talk: Mention) -> Iterator[Mention]:
    """The other meetings where a talk is: 在重庆会见某某,并共同主持|甲会议、|乙会议, 分别会见甲和乙."""
    chained = -1
    for met in meetings:
        led = met.begin > talk.end and text.flat.endswith(("并共同主持", "并共同主持召开"), 0, met.begin)
        if led or (0 < chained < met.begin and text.flat[chained : met.begin] in ("、", "和")):
            chained = met.end
            yield met
        elif met.begin == talk.begin and met.thing != talk.thing:
            yield met


def _at_home(text: AnnotatedText, index: int) -> Iterator[Link]:
    """某镇举办大蒜春管现场培训会: a township or village holds its meetings at home."""
    starts = {m.begin: m.thing for m in text.things(index, Kind.MEETING)}
    for place in text.things(index, Kind.PLACE) if starts else ():
        held = _OWN.match(text.flat, place.end)
        if held and place.thing.name.endswith(SETTLED) and (meeting := starts.get(held.end())):
            if not _ON_THE_SPOT.search(meeting.name):  # a 招商推介会 may be held in any city
                continue
            yield _located(index, meeting, place.thing)


_OWN = re.compile("(?:日前|近日|\\d+日)?(?:举办|举行|召开|开展)了?")
_ON_THE_SPOT = re.compile("现场|观摩|院坝|村民|屋场|培训会")


def _gone_into(text: AnnotatedText, index: int) -> Iterator[Link]:
    """举行某采访活动,…走进某省和某省: where an activity that travels goes."""
    if text.flat.find("走进", text.sentences[index].begin, text.sentences[index].end) < 0:
        return
    told = (*text.things(index, Kind.MEETING), *(text.things(index - 1, Kind.MEETING) if index else ()))
    met = next((m for m in told if m.thing.name.endswith("活动")), None)
    reached = -1
    for place in text.things(index, Kind.PLACE) if met else ():
        led = text.flat[place.begin - 2 : place.begin] == "走进"
        if met and (led or (reached >= 0 and text.flat[reached : place.begin] in ("", "、", "和"))):
            reached = place.end
            yield _located(index, met.thing, place.thing)


def _toured(text: AnnotatedText, index: int) -> Iterator[Link]:
    """某某到甲镇、乙镇调研: a tour is where its name says; none is in a country."""
    for tour in text.things(index, Kind.MEETING):
        verb = text.flat[tour.begin : tour.end]
        if not (re.fullmatch(DEEDS, verb) and tour.thing.name.endswith(verb)):
            continue
        for place in text.things(index, Kind.PLACE):
            there = place.end <= tour.begin and place.thing.name in tour.thing.name
            if there and place.thing.name not in table("countries"):
                yield _located(index, tour.thing, place.thing)


def _located(index: int, meeting: Thing, place: Thing) -> Link:
    """A hall that is its keeper's name as well (某市会展中心) is meant as the place."""
    whole = Thing(Kind.PLACE, place.name)
    return Link(evidence=(index,), rule="held-at", part=meeting, relation=Relation.LOCATED, whole=whole)
