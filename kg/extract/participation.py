"""Who took part in which meeting: lists of those present, chairs, speakers, reporters, observers, company on a tour."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.statements import read_speech
from kg.extract.text import AnnotatedText
from kg.model import Capacity, Issue, Kind, LineKind, Mention, Participation, Thing

_LIST = re.compile(
    r"(?:出席|参加|列席|主席台就座)[^。]{0,40}?(?:的)?(?:[^。,]{0,14})?(?:还)?(?:有|为|是):|在主席台就座"
    r"|(?:出席|参加|陪同)(?:会议|大会|开幕会|开幕式|活动|调研|上述活动|会见|会谈)?[。,]?$"
)
_OBSERVE = re.compile(r"列席|旁听")
_ROLES: tuple[tuple[re.Pattern[str], Capacity], ...] = (
    (re.compile(r"[^,。;:“”]{0,6}?主持"), Capacity.PRESIDED),
    (re.compile(r"[^。;:“”]{0,24}?(?:讲话|致(?:欢迎)?[辞词]|发言|演讲|讲了话|作动员)"), Capacity.SPOKE),
    (re.compile(r"[^。;:“”]{0,24}?(?:汇报|作了?(?:[^,。]{0,16})?(?:报告|说明)|通报了)"), Capacity.REPORTED),
    (re.compile(r"[^,。;:“”]{0,10}?(?:列席|旁听)"), Capacity.OBSERVED),
    (re.compile(r"[^。;:“”]{0,10}?(?:出席|参加|陪同|一同(?:调研|参加)|到会|参会|见证)"), Capacity.ATTENDED),
)
_BRACKETS = re.compile(r"\([^)]*\)")


def participations(text: AnnotatedText, dated: Sequence[Thing]) -> Iterator[Participation | Issue]:
    """The participations of an article, one for each person or body and meeting, in their strongest capacity."""
    found: dict[tuple[Thing, Thing], Participation] = {}
    main = _main(text, dated)
    for index, sentence in enumerate(text.sentences):
        if sentence.kind not in (LineKind.PARAGRAPH, LineKind.CAPTION):
            continue
        meeting = _meeting_of(text, index) or main
        for participation in _in_sentence(text, index, meeting):
            if isinstance(participation, Issue):
                yield participation
            else:
                _keep(found, participation)
    for participation in (*_speakers(text, main), *_parties(text)):
        _keep(found, participation)
    yield from found.values()


_STRENGTH = (Capacity.ATTENDED, Capacity.OBSERVED, Capacity.SPOKE, Capacity.REPORTED, Capacity.PRESIDED)


def _keep(found: dict[tuple[Thing, Thing], Participation], new: Participation) -> None:
    key = (new.participant, new.meeting)
    old = found.get(key)
    if old is None or _STRENGTH.index(old.capacity) < _STRENGTH.index(new.capacity):
        found[key] = new


def _main(text: AnnotatedText, dated: Sequence[Thing]) -> Thing | None:
    """The meeting that the article is about: the first that it dates, else the one that its first lines name."""
    if dated:
        return dated[0]
    for index in range(min(4, len(text.sentences))):
        for mention in text.things(index, Kind.MEETING):
            if not mention.pointing:
                return mention.thing
    named = [m.thing for mentions in text.mentions for m in mentions if m.thing.kind is Kind.MEETING and m.pointing]
    return named[0] if named else None


def _meeting_of(text: AnnotatedText, index: int) -> Thing | None:
    """The meeting that a sentence names where it lists those present."""
    words = text.flat[text.sentences[index].begin : text.sentences[index].end]
    for mention in text.things(index, Kind.MEETING):
        before = text.flat[max(0, mention.begin - 6) : mention.begin]
        early = mention.begin < text.sentences[index].begin + 20
        if early or "主席台" in words or re.search(r"(?:出席|参加|列席|主持)(?:了)?$", before):
            return mention.thing
    return None


def _in_sentence(text: AnnotatedText, index: int, meeting: Thing | None) -> Iterator[Participation | Issue]:
    sentence = text.sentences[index]
    words = text.flat[sentence.begin : sentence.end]
    people = text.things(index, Kind.PERSON)
    listed = _LIST.search(words)
    if listed and len(people) > 1 and not people[0].pointing:
        if meeting is None:
            yield Issue(text.article.file, sentence.begin, sentence.end, "unnamed-meeting", words[:40])
            return
        observed = _OBSERVE.search(words[max(0, listed.start() - 4) : listed.end()])
        capacity = Capacity.OBSERVED if observed else Capacity.ATTENDED
        for person in people:
            yield _participation(index, person, meeting, capacity, "listed")
    if meeting is None:
        return
    for position, person in enumerate(people):
        until = people[position + 1].begin if position + 1 < len(people) else sentence.end
        rest = _BRACKETS.sub("", text.flat[person.end : until])
        if "“" in words[: person.begin - sentence.begin] and "”" not in words[: person.begin - sentence.begin]:
            continue
        for pattern, capacity in _ROLES:
            if pattern.match(rest):
                for one in _joint(text, people, position):
                    yield _participation(index, one, meeting, capacity, "said-to-take-part")
                break


def _joint(text: AnnotatedText, people: Sequence[Mention], position: int) -> list[Mention]:
    """The person and those named before in one enumeration: 甲、乙陪同; 县委书记丙、县长丁分别陪同."""
    joint = [people[position]]
    for before in reversed(people[:position]):
        between = _BRACKETS.sub("", text.flat[before.end : joint[0].begin])
        acts = re.search(r"指出|强调|表示|说|主持|讲话|要求", between)
        if acts or not re.fullmatch(r"[、,和]?[^,。;:“”]{0,26}", between):
            break
        joint.insert(0, before)
    return joint


def _speakers(text: AnnotatedText, main: Thing | None) -> Iterator[Participation]:
    """People quoted at a meeting that the article is about, unless it is only a tour or an interview."""
    if main is None or main.name.endswith(("调研", "访问")) or re.search(r"会谈|会见|会晤", main.name):
        return
    for said in read_speech(text):
        if said.speaker.kind is Kind.PERSON and (said.meeting == main or _frames(text, main)):
            who, how = said.speaker, Capacity.SPOKE
            yield Participation(
                evidence=(said.index,), rule="quoted-there", participant=who, meeting=main, capacity=how
            )


def _frames(text: AnnotatedText, main: Thing) -> bool:
    """Whether the article reports from the meeting: its first sentence says that it was held."""
    for index in range(min(5, len(text.sentences))):
        for mention in text.things(index, Kind.MEETING):
            after = text.flat[mention.end : mention.end + 24]
            if mention.thing == main and re.match(r"[^。]{0,20}?(?:召开|举行|开幕|闭幕)|上,", after):
                return True
    return False


def _parties(text: AnnotatedText) -> Iterator[Participation]:
    """The sides of a talk and the visitor on a tour: named in the encounter's name itself."""
    for index, mentions in enumerate(text.mentions):
        people = {m.thing for m in text.things(index, Kind.PERSON)}
        for mention in mentions:
            meeting = mention.thing
            if meeting.kind is Kind.MEETING and not mention.pointing and mention.end - mention.begin < 6:
                for person in sorted(people):
                    if person.name in meeting.name:
                        yield Participation(evidence=(index,), rule="party", participant=person, meeting=meeting)


def _participation(index: int, person: Mention, meeting: Thing, capacity: Capacity, rule: str) -> Participation:
    return Participation(evidence=(index,), rule=rule, participant=person.thing, meeting=meeting, capacity=capacity)
