"""When and where meetings were held, and who took part in which capacity."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from kg.extract.meeting import venues
from kg.extract.meeting.meeting_speakers import PRESS
from kg.extract.meeting.participation import participations
from kg.extract.meeting.references import referred
from kg.extract.meeting.venues import HELD
from kg.extract.patterns import mask, pattern
from kg.extract.text import AnnotatedText
from kg.model import Capacity, Event, Fact, Issue, Kind, LineKind, Mention, Participation, Thing
from kg.resolve.meeting.sides import TALKS
from kg.resolve.meeting.tours import VERBS
from kg.text.dates import FoundDate, find_dates

_BEFORE = re.compile(
    rf"\)?[,\s]?(?:[上下]午|晚)?[,\s]?(?:(?:在|于)[^,。]{{0,20}}?)?(?:(?:隆重|胜利)?(?:{HELD})的)?[,“]?"
)
_HELD_SOON = re.compile(rf"[^,。;]{{0,16}}?(?:{HELD}|决定)")
_HELD_LATER = re.compile(rf"[^,。;]{{0,20}}?(?:{HELD})|上[,,]|决定")
_LED = re.compile(r"(?:出席|参加|主持|主持召开|召开|举行|举办|承办)了?$")


_AFTERWARDS = re.compile(
    r"(?:签约[前后]|活动[前后]|会[前后间]|(?:会[谈见议]|仪式|[^,。]{0,8}式)[前后]|[^,。]{0,10}(?:期间|间隙)|当天|当日|同日|随后|其间|[上下]午,|当晚)[^。]{0,40}?$"
)
_BODIES = r"{body}(?:(?:、|和|与|及){body})*"
_AT = r"(?:\d+[年月日]|\([^()]{1,14}\)|[一-鿿]{1,2}[天日]|近日|日前|[上下]午|(?:在|于){place}+)*"
_WHEN = rf"{_AT}(?:(?:围绕|就)[^。;]{{2,40}}?{_AT})?"
_HOSTS = pattern(
    rf"(?<![在于])(?P<who>{_BODIES}){_WHEN}(?:联合|共同|组织)*(?:主办|举办|承办|举行|召开|组织)(?:的|了)?(?P<met>{{meeting}})(?!精神)"
    rf"|由(?:(?P<who8>{_BODIES})(?:共同|联合)?指导[、,])?(?P<who2>{_BODIES})[^,。;\ue001\ue002\ue004]{{0,12}}?(?:主办|举办|发起)"
    rf"(?:[、,](?:由)?(?P<who6>{_BODIES})(?:[^,。;\ue001\ue004]{{0,8}}?)(?:承办|协办))?的[^,。;\ue004]{{0,12}}(?P<met2>{{meeting}})"
    r"|在(?P<who4>{body})(?:\d+日|今天|昨天|近日|日前|\([^()]{1,14}\))*(?:举行|召开|举办)的(?P<met4>{meeting})"
    r"|(?:^|[,。;])[\u4e00-\u9fff]{0,6}(?P<row>{place}*)(?P<who5>{place})(?:还|也|日前|近日|今年)*(?:举办|主办|(?P<convened>举行|召开))(?:了)?(?P<met5>{meeting})"
    rf"|^{_WHEN},?(?P<who9>{{body}})[^。;]{{2,90}},并(?:组织|联合)?(?:召开|举行|举办)了?(?P<met9>{{meeting}})"
    rf"|(?P<met3>{{meeting}})(?:\(简称[^()]*\))?由(?P<who3>{_BODIES})[^,。;]{{0,12}}?(?:主办|举办|承办)(?:[、,](?:由)?(?P<who7>{_BODIES})[^,。;]{{0,8}}?(?:承办|协办))?"
)
_NO_WORDS = (LineKind.ROW, LineKind.HEADER, LineKind.BYLINE)
_ROLES = tuple(
    (f"who{n}", f"met{m}") for n, m in (("", ""), (8, 2), (2, 2), (6, 2), (3, 3), (7, 3), (4, 4), (5, 5), (9, 9))
)


def extract(text: AnnotatedText) -> Iterator[Fact | Issue]:
    """The events of an article, where they were held, by whom, and who took part."""
    dated = _dated(text)
    hosts: dict[Thing, list[tuple[int, Thing]]] = {}
    for index, sentence in enumerate(text.sentences if text.named(Kind.MEETING) else ()):
        if sentence.kind in _NO_WORDS:
            continue
        yield from venues.located(text, index)
        if text.things(index, Kind.MEETING):
            for meeting, host in _hosted(text, index):
                hosts.setdefault(meeting, []).append((index, host))
    for meeting in dict.fromkeys([*dated, *hosts]):
        yield _event(meeting, dated.get(meeting), next(iter(hosts.get(meeting, ())), None))
    for meeting, at, host in ((meeting, *told) for meeting, found in hosts.items() for told in _first(found)):
        if not _own(text, meeting, host):
            yield Participation(
                evidence=(at,), rule="host", participant=host, meeting=meeting, capacity=Capacity.PRESIDED
            )
    today = text.front.date or "9"
    yield from participations(text, sorted(dated, key=lambda met: (dated[met][1].start or "") > today))


def _first(hosts: Sequence[tuple[int, Thing]]) -> Iterator[tuple[int, Thing]]:
    """The hosts that the first sentence which tells of any names, each once."""
    yield from dict.fromkeys(told for told in hosts if told[0] == hosts[0][0])


def _event(meeting: Thing, dated: tuple[int, FoundDate] | None, hosted: tuple[int, Thing] | None) -> Event:
    return Event(
        evidence=tuple(dict.fromkeys(found[0] for found in (dated, hosted) if found)),
        rule="held-on" if dated else "held-by",
        meeting=meeting,
        start=dated[1].start if dated else None,
        end=dated[1].finish if dated else None,
        organizer=hosted[1] if hosted else None,
    )


def _own(text: AnnotatedText, meeting: Thing, host: Thing) -> bool:
    """Whether a meeting is named by its holder alone (市政府常务会议): no other's that it hosts."""
    if "“" in meeting.name or meeting.name.endswith(PRESS) or host.kind is Kind.PLACE:
        return False
    forms = {text.surface(m.begin, m.end) for found in text.mentions for m in found if m.thing == host}
    return any(
        form in meeting.name and f"{form}长" not in meeting.name for form in (host.name, *forms)
    )  # 司法部|长会议


def _dated(text: AnnotatedText) -> dict[Thing, tuple[int, FoundDate]]:
    """The first date that frames each meeting; what happens beside a dated one (会后, 其间) has its date."""
    dated: dict[Thing, tuple[int, FoundDate]] = {}
    for index in text.telling(Kind.MEETING):
        sentence, met = text.sentences[index], text.things(index, Kind.MEETING)
        if sentence.kind in _NO_WORDS:
            continue
        days = _days(text, index) if met else []
        for at, mention in enumerate(met):
            if mention.thing in dated:
                continue
            before = met[at - 1] if at and text.flat[met[at - 1].end : mention.begin] in ("、", "和") else None
            if before and before.thing in dated:  # 共同主持甲会议、|乙会议
                dated[mention.thing] = dated[before.thing]
            elif date := _date(text, index, mention, days):
                dated[mention.thing] = (index, date)
            elif _AFTERWARDS.match(text.flat, sentence.begin, mention.begin):
                day = next(reversed(dated.values()))[1] if dated else _opening_day(text, index)
                if day and day.finish in (None, day.start):  # 24日至26日访问某国,其间…: on one of them
                    dated[mention.thing] = (index, day)
    return dated | {tour: day for tour, day in _set_out(text) if tour not in dated}


_ABOVE = (LineKind.HEADLINE, LineKind.KICKER, LineKind.SUBHEAD)


def _set_out(text: AnnotatedText) -> Iterator[tuple[Thing, tuple[int, FoundDate]]]:
    """The tours of a headline, with the day on which the first paragraph says that who makes them went (赶到, 走进)."""
    above = [at for at, sentence in enumerate(text.sentences) if sentence.kind in _ABOVE]
    toured = [m.thing for i in above for m in text.things(i, Kind.MEETING) if VERBS.search(m.thing.name)]
    first = next((s.line for s in text.sentences if s.kind is LineKind.PARAGRAPH), None)
    for index, sentence in enumerate(text.sentences) if toured else ():
        days = _days(text, index) if sentence.line == first else []
        for person in text.things(index, Kind.PERSON) if days else ():
            if days[0].end <= person.begin <= days[0].end + _NEAR:
                yield from ((tour, (index, days[0])) for tour in toured if tour.name.startswith(person.thing.name))


def _opening_day(text: AnnotatedText, before: int) -> FoundDate | None:
    """The day that the article's first paragraph names: that of what it tells of."""
    for index in range(before):
        if text.sentences[index].kind is LineKind.PARAGRAPH:
            return next(iter(_days(text, index)), None)
    return None


def _hosted(text: AnnotatedText, index: int) -> Iterator[tuple[Thing, Thing]]:
    """某局主办的某展会, 某论坛由某协会主办: each meeting with who holds it."""
    masked = mask(text, index)
    for match in _HOSTS.finditer(masked.text):
        if (match["convened"] or match["row"]) and text.front.home:  # 某县召开推进会: some organ of its own does
            continue
        for who, met in _ROLES:
            held = masked.mention(match.start(met)) if match[who] else None
            above = held and held.pointing and text.sentences[index].kind in _ABOVE  # 市政府召开发布会, of its office
            between = held and held.thing.name.endswith(TALKS)  # of those who talk, none holds it
            if held and not (above or between) and not referred(text, held, held.begin):
                yield from ((held.thing, host.thing) for host in masked.mentions(*match.span(who)))


def _days(text: AnnotatedText, index: int) -> list[FoundDate]:
    """The full days that a sentence names, in order."""
    sentence = text.sentences[index]
    found = find_dates(text.flat, sentence.begin, sentence.end, text.front.date)
    days = [day for day in found if day.start and len(day.start) == 10]
    return [day for day in days if not _SENT.match(text.flat, day.end)] or days


_TALK = re.compile("会[见谈晤]|接见|通电?话")
_SENT = re.compile(r" ?(?:讯|电)(?=[ (:,])")  # 本报某地4月15日讯: when it was written


_NEAR = 120  # characters within which a date stands after what leads up to it
_FAR = 240  # characters: farther from a meeting's name no date frames it, however many hold it together


def _date(text: AnnotatedText, index: int, mention: Mention, days: Sequence[FoundDate]) -> FoundDate | None:
    """The day that frames a meeting in its sentence: right before it, or between it and the verb of holding."""
    sentence = text.sentences[index]
    if referred(text, mention, sentence.begin) or _beside(text, index, mention):
        return None
    first = bisect_left(days, mention.begin - _FAR, key=lambda day: day.begin)
    hosted = _HOSTED.match(text.flat, mention.end)
    stop = hosted.end() if hosted else mention.end  # 某论坛由某部主办,|5日在上海开幕
    near = [day for day in days[first:] if day.begin <= stop + 6]
    own = (day for day in near if day.end <= mention.begin and _BEFORE.fullmatch(text.flat, day.end, mention.begin))
    for day in (*own, *near):  # 某局17日发布消息说,某人16日|访问某国
        between = text.flat[day.end : mention.begin]
        once = _TALK.fullmatch(text.flat, mention.begin, mention.end) or "主持召开" in mention.thing.name
        if once and day.finish not in (None, day.start):
            return None  # 1月20日至21日,…访问某国,会见…: on one of them
        if day.end <= mention.begin and (_BEFORE.fullmatch(between) or _frames(text, index, day, mention)):
            return day
        close = day.begin >= stop and not _STOP.search(text.flat, stop, day.begin)
        if close and _HELD_SOON.match(text.flat, day.end, sentence.end):
            return day
    return None


_BRIEFS = re.compile(r"[^,。;]{0,20}(?:举行|召开)(?:第.场)?(?:记者会|新闻发布会)")  # 某次会议今天|举行记者会
_BESIDE = re.compile(r"(?:开幕(?:会|式))?(?:的|期间|之际|间隙|主席团|(?:外方|双方|与会|各国|部分)*代表)")


def _beside(text: AnnotatedText, index: int, mention: Mention) -> bool:
    """Whether a meeting is only where somebody met whom the sentence tells of (会见来华出席某论坛的…)."""
    if _BRIEFS.match(text.flat, mention.end):
        return True
    if not _BESIDE.match(text.flat, mention.end):
        return False
    others = (m for m in text.things(index, Kind.MEETING) if m.thing != mention.thing and not m.pointing)
    return any(m.end - m.begin < len(m.thing.name) - 2 for m in others)  # an encounter, or one named by its holder


_HOSTED = re.compile("由[^,。;]{2,40}(?:主办|举办|承办),")
_STOP = re.compile("[,。;]")


def _frames(text: AnnotatedText, index: int, day: FoundDate, mention: Mention) -> bool:
    """Whether a date at the sentence's beginning frames a meeting that is held in it, or an encounter."""
    sentence = text.sentences[index]
    far = text.flat.startswith("为", sentence.begin)  # 为贯彻…,落实…,5日,某某到某地察看
    far = far or any(person.end == day.begin for person in text.things(index, Kind.PERSON))  # 国务院副总理某某|15日
    if day.begin - sentence.begin > (_NEAR if far else 30):
        return False
    surface = text.flat[mention.begin : mention.end]
    encounter = surface in mention.thing.name and len(surface) < len(mention.thing.name) - 3
    held = _HELD_LATER.match(text.flat, mention.end, sentence.end)
    led = _LED.search(text.flat, max(sentence.begin, mention.begin - 8), mention.begin)
    led = None if text.flat.startswith("的", mention.end) else led  # 看望了参加某会的|委员
    return bool(led) if mention.pointing else encounter or bool(held or led)  # 昨天,…,两市举行座谈会
