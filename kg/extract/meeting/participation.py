"""Who took part in which meeting: lists of those present, chairs, speakers, reporters, observers, company on a tour."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.meeting import mentioned
from kg.extract.meeting.meeting_speakers import places_speak, quoted
from kg.extract.meeting.parties import ENCOUNTER, parties
from kg.extract.meeting.references import referred
from kg.extract.text import AnnotatedText
from kg.model import Capacity, Issue, Kind, LineKind, Mention, Participation, Thing

_LIST = re.compile(
    r"^(?:出席|参加|列席)(?:会议|大会|座谈会|活动|调研|会见)的(?:还)?有|(?:出席|参加|列席|主席台就座)[^。]{0,40}?(?:的)?(?:[^。,]{0,14})?(?:还)?(?:有|为|是):|在主席台(?:前排|上)?就座"
    r"|(?:出席|参加|陪同)(?:会议|大会|开幕会|开幕式|活动|调研|上述活动|会见|会谈|审议|讨论)?[。,]?$"
    r"|(?:陪同人员)?同机(?:抵达|返回|前往)[。,]?$"
    r"|(?:一同|一起|随同|陪同)(?:前往|考察|检查|察看|走访|调研)[。,]?$"
    r"|^(?![^。]*(?:出席|参加|主持|讲话|到会))[^。]*(?:列席|旁听)(?:会议|大会|开幕会)?。?$"
)
_OBSERVE = re.compile(r"列席|旁听")
_ROLES: tuple[tuple[re.Pattern[str], Capacity], ...] = (
    (re.compile(r"[^,。;:“”]{0,6}?主持"), Capacity.PRESIDED),
    (
        re.compile(
            r"等[^,。;:“”]{0,60}?发了?言|(?:安排|部署)了?[^,。;:]{2,16}工作(?=[,。;]|$)|[^。;:“”]{0,24}?(?:讲话(?!精神|中|指明|为|要求)|致(?:欢迎)?[辞词]|发了?言|演讲|讲了话|作(?:开班)?动员|作(?!出)[^,。;]{0,4}部署|作[^,。;]{0,6}(?:推介|分享)|宣布[^,。;]{0,14}(?:开幕|闭幕|开赛|启动)(?=[,。;]|$)|现场(?:回应|答复|解答)|(?:现场|重点|专题)推介(?!会)|授课|主讲|(?:作了?|进行)讲解|作[^,。;]{0,4}辅导|介绍(?:了|有关情况|相关情况|情况)|回答(?:了)?记者|解读了|答记者问|作答|点评(?!会|员))"
        ),
        Capacity.SPOKE,
    ),
    (
        re.compile(
            r"[^。;:“”]{0,24}?(?:汇报(?!会)|(?<![工合协操制写运])作了?(?:[^,。]{0,36})?(?:报告|说明|通报)|通报(?:了|(?![批表会])))|(?:在会上|(?:代表|围绕|就)[^,。;:“”]{2,16}|向会议|分别|先后)*报告了?[^,。;:“”]{2,20}?(?:情况|进展)(?=[,。;]|$)"
        ),
        Capacity.REPORTED,
    ),
    (re.compile(r"[^,。;:“”]{0,10}?(?:列席|旁听)"), Capacity.OBSERVED),
    (
        re.compile(
            r"(?:(?:和|及|以及)[^。;:“”]{2,40}?(?:负责人|负责同志|代表|人员))?[^。;:“”]{0,10}?(?:(?<!来[华京])出席|参加|陪同(?!部长|人员|团)|(?:一同|一起|随同)(?:调研|参加|前往|考察|检查|察看|走访)|同行|随行|带队(?=[,。]|参加|$)|到场|到会|参会|与会|见证)"
            r"|[^,。;:“”]{0,10}?(?:宣读|为[^,。;:“”]{2,20}?(?:颁奖|颁发|授牌))"
        ),
        Capacity.ATTENDED,
    ),
)
_BRACKETS = re.compile(r"\([^)]*\)")


_DIGEST = re.compile(r"快讯|简讯|速览|集锦|一周要闻")  # many stories under one headline: no meeting is that of all


def participations(text: AnnotatedText, dated: Sequence[Thing]) -> Iterator[Participation | Issue]:
    """The participations of an article, one for each person or body and meeting, in their strongest capacity."""
    found: dict[tuple[Thing, Thing], Participation] = {}
    main = None if _DIGEST.search(text.article.headline) else _main(text, dated)
    for index, sentence in enumerate(text.sentences):
        if sentence.kind not in (LineKind.PARAGRAPH, LineKind.CAPTION):
            continue
        meeting = _meeting_of(text, index) or _of_deed(text, index) or _told_last(text, index, main) or main
        for participation in _in_sentence(text, index, meeting):
            if isinstance(participation, Issue):
                yield participation
            else:
                _keep(found, participation)
    for participation in (
        *mentioned.addresses(text),
        *mentioned.comers(text),
        *mentioned.sent(text),
        *mentioned.reviewing(text),
        *mentioned.announced(text),
        *mentioned.convened(text),
        *mentioned.delivered(text),
        *mentioned.heard(text, main),
        *mentioned.brought(text, main),
        *places_speak(text, main),
        *quoted(text, main),
        *parties(text),
    ):
        _keep(found, participation)
    yield from found.values()


_STRENGTH = (Capacity.ATTENDED, Capacity.OBSERVED, Capacity.SPOKE, Capacity.REPORTED, Capacity.PRESIDED)


def _keep(found: dict[tuple[Thing, Thing], Participation], new: Participation) -> None:
    key = (new.participant, new.meeting)
    old = found.get(key)
    if old is None or _STRENGTH.index(old.capacity) < _STRENGTH.index(new.capacity):
        found[key] = new


def _main(text: AnnotatedText, dated: Sequence[Thing]) -> Thing | None:
    """The meeting that the article is about: the first that it dates, else the one that its first lines name.

    A meeting that is only referred to (贯彻…精神) is none.
    """
    if dated:
        if briefing := next((met for met in dated if met.name.endswith(("记者会", "新闻发布会"))), None):
            return briefing  # 某届人大三次会议举行记者会
        held = (met for met in dated if not ENCOUNTER.search(met.name))  # 赴某地举行某会议并访问某国
        return next(held, dated[0]) if "访问" in dated[0].name else dated[0]
    told = [
        (index, mention)
        for index, sentence in enumerate(text.sentences)
        for mention in text.things(index, Kind.MEETING)
        if not (mention.pointing or _OF_PARTY.match(mention.thing.name) or referred(text, mention, sentence.begin))
    ]
    early = next((mention.thing for index, mention in told if index < 4), None)
    if early:
        return early
    known = {mention.thing for _, mention in told}
    pointed = [m.thing for index in range(len(text.sentences)) for m in text.things(index, Kind.MEETING) if m.pointing]
    return next((thing for thing in pointed if thing in known or text.front.session == thing.name), None)


_OF_PARTY = re.compile(
    "中国共产党第.+(?:全国代表大会|中央委员会第.+全体会议)$"
)  # where no day is told, only referred to


def _meeting_of(text: AnnotatedText, index: int) -> Thing | None:
    """The meeting that a sentence names where it lists those present."""
    words = text.flat[text.sentences[index].begin : text.sentences[index].end]
    for mention in text.things(index, Kind.MEETING):
        if text.flat.startswith(("精神", "的精神"), mention.end):  # 传达某会议精神
            continue
        before = text.flat[max(0, mention.begin - 6) : mention.begin]
        early = mention.begin < text.sentences[index].begin + 20
        if early or "主席台" in words or re.search(r"(?:出席|参加|列席|主持)(?:了)?$", before):
            return mention.thing
    return None


_CAME = re.compile(r"[^,。;:“”]{2,60}?等?参加[。]?")  # 蔡奇、王毅等参加。: in the talk that is told of
_ABOARD = re.compile("同机(?:抵达|返回|前往)")  # who is with a visitor on his way
_DEED = re.compile(r"(?:参加|陪同|出席|一同|参与)了?(会见|会谈|调研|考察|检查|督导|督查|慰问|视察|走访|察看)")


def _of_deed(text: AnnotatedText, index: int) -> Thing | None:
    """The talk or tour told of last, where a sentence says who was there: 某某、某某参加会见."""
    sentence = text.sentences[index]
    if _ABOARD.search(text.flat, sentence.begin, sentence.end):
        visits = (m.thing for at in range(len(text.sentences)) for m in text.things(at, Kind.MEETING))
        return next((visit for visit in visits if "访问" in visit.name), None)
    if _CAME.fullmatch(text.flat, sentence.begin, sentence.end):
        talks = (m.thing for at in range(index) for m in text.things(at, Kind.MEETING) if _TALK.search(m.thing.name))
        return next(talks, None)
    deed = _DEED.search(text.flat, sentence.begin, sentence.end)
    for before in range(index, -1, -1) if deed else ():
        for mention in reversed(text.things(before, Kind.MEETING)):
            if deed and not mention.pointing and deed[1] in mention.thing.name and mention.end <= sentence.end:
                return mention.thing
    return None


def _told_last(text: AnnotatedText, index: int, main: Thing | None) -> Thing | None:
    """The meeting told of last, where a sentence says who spoke 在会上 in an article that is about a tour."""
    sentence = text.sentences[index]
    if not main or not ENCOUNTER.search(main.name) or not _THERE.search(text.flat, sentence.begin, sentence.end):
        return None
    before = (mention for at in range(index, -1, -1) for mention in reversed(text.things(at, Kind.MEETING)))
    return next((m.thing for m in before if not (m.pointing or ENCOUNTER.search(m.thing.name))), None)


_THERE = re.compile("(?<![\u4e00-\u9fff])在?会上|在会上|参加会议|出席会议")


def _in_sentence(text: AnnotatedText, index: int, meeting: Thing | None) -> Iterator[Participation | Issue]:
    sentence = text.sentences[index]
    words = text.flat[sentence.begin : sentence.end]
    people = text.things(index, Kind.PERSON)
    if not people:
        return
    listed = _LIST.search(words)
    if listed and (len(people) > 1 or listed[0].endswith(":")) and not people[0].pointing:
        if meeting is None:
            yield Issue(text.article.file, sentence.begin, sentence.end, "unnamed-meeting", words[:40])
            return
        observed = _OBSERVE.search(words[max(0, listed.start() - 4) : listed.end()])
        capacity = Capacity.OBSERVED if observed else Capacity.ATTENDED
        for person in people:
            yield mentioned.participation(index, person, meeting, capacity, "listed")
    if meeting is None:
        return
    for position, person in enumerate(people):
        until = people[position + 1].begin if position + 1 < len(people) else sentence.end
        rest = _BRACKETS.sub("", text.flat[person.end : until])
        if _CITES.match(rest) or (_SIGNING.match(rest) and ENCOUNTER.search(meeting.name)):
            continue
        if "“" in words[: person.begin - sentence.begin] and "”" not in words[: person.begin - sentence.begin]:
            continue
        for role, as_what in _ROLES:
            if role.match(rest):
                there = _named_between(text, index, person.end, until, role) or meeting
                if there is meeting and as_what in _AT_TABLE and ENCOUNTER.search(meeting.name):
                    there = _conference(text, index, person) or meeting
                capacity = Capacity.ATTENDED if _TALK.search(there.name) else as_what
                for one in _joint(text, people, position):
                    yield mentioned.participation(index, one, there, capacity, "said-to-take-part")
                break


_AT_TABLE = (Capacity.PRESIDED, Capacity.SPOKE, Capacity.REPORTED)


def _conference(text: AnnotatedText, index: int, person: Mention) -> Thing | None:
    """The conference that a tour was said to hold right before: 到某州考察,并召开座谈会。某某主持座谈会."""
    near = [m for m in text.things(index, Kind.MEETING) if m.begin < person.begin]
    if index and text.sentences[index - 1].line == text.sentences[index].line:
        near = [*text.things(index - 1, Kind.MEETING), *near]
    return next((m.thing for m in reversed(near) if not ENCOUNTER.search(m.thing.name)), None)


_SIGNING = re.compile(r"[^。;:“”]{0,10}?见证")  # of a contract, no talk
_CITES = re.compile(
    r"的(?:[^,。;]{0,12}(?:指示|批示|讲话|要求|报告|致辞|演讲|贺信|贺电|来信|题词)|邀请|委托|嘱托)|[^,。;]{0,24}?(?:所?作|作出|发表|提出)的(?:重要|系列|政府|工作|重大|战略|决策)*(?:讲话|报告|论述|指示|致辞|演讲|部署)"
    r"|同志为核心|(?:总书记|主席)?(?:重要|系列)+讲话(?:和|及|精神)"
    r"|[^,。;在]{0,16}?的(?:重要|系列)*(?:讲话|论述|[指批]示)(?:和|、|以及|重要|系列|讲话|论述|[指批]示)*(?:精神|中|,)"
    r"|[^,。;]{0,40}?时的(?:重要|系列)*(?:讲话|论述|指示)|[^,。;]{0,8}在[^,。;]{0,12}讲话[^,。;]{0,10}中"
)


def _named_between(text: AnnotatedText, index: int, begin: int, end: int, role: re.Pattern[str]) -> Thing | None:
    """The meeting named between a person and the verb, where it is another than the article's (在某会上讲话)."""
    match = role.match(text.flat, begin, end)
    stop = match.end() if match else end
    named = [m for m in text.things(index, Kind.MEETING) if begin <= m.begin < stop and not m.pointing]
    named = [m for m in named if not referred(text, m, begin)]  # 传达全省某会议精神并作报告
    return named[-1].thing if named else None


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


_TALK = re.compile("会谈|会见|会晤|通电话|通话")
