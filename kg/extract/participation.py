"""Who took part in which meeting: lists of those present, chairs, speakers, reporters, observers, company on a tour."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.extract import mentioned
from kg.extract.patterns import mask, pattern
from kg.extract.references import referred
from kg.extract.said import Said
from kg.extract.statements import read_speech
from kg.extract.text import AnnotatedText
from kg.lexicon import table
from kg.model import Capacity, Issue, Kind, LineKind, Mention, Participation, Thing
from kg.resolve import tours
from kg.resolve.encounters import TOGETHER

_LIST = re.compile(
    r"(?:出席|参加|列席|主席台就座)[^。]{0,40}?(?:的)?(?:[^。,]{0,14})?(?:还)?(?:有|为|是):|在主席台(?:前排|上)?就座"
    r"|(?:出席|参加|陪同)(?:会议|大会|开幕会|开幕式|活动|调研|上述活动|会见|会谈|审议|讨论)?[。,]?$"
    r"|(?:一同|一起|随同|陪同)(?:前往|考察|检查|察看|走访|调研)[。,]?$"
    r"|^(?![^。]*(?:出席|参加|主持|讲话|到会))[^。]*(?:列席|旁听)(?:会议|大会|开幕会)?。?$"
)
_OBSERVE = re.compile(r"列席|旁听")
_ROLES: tuple[tuple[re.Pattern[str], Capacity], ...] = (
    (re.compile(r"[^,。;:“”]{0,6}?主持"), Capacity.PRESIDED),
    (
        re.compile(
            r"[^。;:“”]{0,24}?(?:讲话(?!精神|中|指明|为|要求)|致(?:欢迎)?[辞词]|发言|演讲|讲了话|作(?:开班)?动员|作[^,。;]{0,4}部署|作[^,。;]{0,6}推介|(?:现场|重点|专题)推介(?!会)|授课|主讲|作[^,。;]{0,4}辅导|介绍(?:了|有关情况|相关情况|情况)|回答(?:了)?记者|解读了|答记者问|作答|点评(?!会|员))"
        ),
        Capacity.SPOKE,
    ),
    (re.compile(r"[^。;:“”]{0,24}?(?:汇报(?!会)|作了?(?:[^,。]{0,16})?(?:报告|说明|通报)|通报了)"), Capacity.REPORTED),
    (re.compile(r"[^,。;:“”]{0,10}?(?:列席|旁听)"), Capacity.OBSERVED),
    (
        re.compile(
            r"(?:(?:和|及|以及)[^。;:“”]{2,40}?(?:负责人|负责同志|代表|人员))?[^。;:“”]{0,10}?(?:(?<!来[华京])出席|参加|陪同(?!部长|人员|团)|(?:一同|一起|随同)(?:调研|参加|前往|考察|检查|察看|走访)|同行|随行|到场|到会|参会|与会|见证)"
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
        *mentioned.convened(text),
        *mentioned.delivered(text),
        *mentioned.heard(text, main),
        *_places_speak(text, main),
        *_speakers(text, main),
        *_parties(text),
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
        held = (met for met in dated if not _ENCOUNTER.search(met.name))  # 赴某地举行某会议并访问某国
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
        before = text.flat[max(0, mention.begin - 6) : mention.begin]
        early = mention.begin < text.sentences[index].begin + 20
        if early or "主席台" in words or re.search(r"(?:出席|参加|列席|主持)(?:了)?$", before):
            return mention.thing
    return None


_DEED = re.compile(r"(?:参加|陪同|出席|一同|参与)了?(会见|会谈|调研|考察|检查|督导|督查|慰问|视察|走访|察看)")


def _of_deed(text: AnnotatedText, index: int) -> Thing | None:
    """The talk or tour told of last, where a sentence says who was there: 某某、某某参加会见."""
    sentence = text.sentences[index]
    deed = _DEED.search(text.flat, sentence.begin, sentence.end)
    for before in range(index, -1, -1) if deed else ():
        for mention in reversed(text.things(before, Kind.MEETING)):
            if deed and not mention.pointing and deed[1] in mention.thing.name and mention.end <= sentence.end:
                return mention.thing
    return None


def _told_last(text: AnnotatedText, index: int, main: Thing | None) -> Thing | None:
    """The meeting told of last, where a sentence says who spoke 在会上 in an article that is about a tour."""
    sentence = text.sentences[index]
    if not main or not _ENCOUNTER.search(main.name) or not _THERE.search(text.flat, sentence.begin, sentence.end):
        return None
    before = (mention for at in range(index, -1, -1) for mention in reversed(text.things(at, Kind.MEETING)))
    return next((m.thing for m in before if not (m.pointing or _ENCOUNTER.search(m.thing.name))), None)


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
        if _CITES.match(rest) or (_SIGNING.match(rest) and _ENCOUNTER.search(meeting.name)):
            continue
        if "“" in words[: person.begin - sentence.begin] and "”" not in words[: person.begin - sentence.begin]:
            continue
        for role, as_what in _ROLES:
            if role.match(rest):
                there = _named_between(text, index, person.end, until, role) or meeting
                capacity = Capacity.ATTENDED if _TALK.search(there.name) else as_what
                for one in _joint(text, people, position):
                    yield mentioned.participation(index, one, there, capacity, "said-to-take-part")
                break


_SIGNING = re.compile(r"[^。;:“”]{0,10}?见证")  # of a contract, no talk
_CITES = re.compile(
    r"的(?:[^,。;]{0,12}(?:指示|批示|讲话|要求|报告|致辞|演讲)|邀请)|[^,。;]{0,24}?(?:所?作|作出|发表|提出)的(?:重要|系列|政府|工作)*(?:讲话|报告|论述|指示|致辞|演讲)"
    r"|[^,。;在]{0,16}?的(?:重要|系列)*(?:讲话|论述|[指批]示)(?:和|、|以及|重要|系列|讲话|论述|[指批]示)*(?:精神|中|,)"
    r"|[^,。;]{0,40}?时的(?:重要|系列)*(?:讲话|论述|指示)|[^,。;]{0,8}在[^,。;]{0,12}讲话[^,。;]{0,10}中"
)


def _named_between(text: AnnotatedText, index: int, begin: int, end: int, role: re.Pattern[str]) -> Thing | None:
    """The meeting named between a person and the verb, where it is another than the article's (在某会上讲话)."""
    match = role.match(text.flat, begin, end)
    stop = match.end() if match else end
    named = [m for m in text.things(index, Kind.MEETING) if begin <= m.begin < stop and not m.pointing]
    return named[-1].thing if named else None


_EXCHANGE = pattern(
    r"(?P<who>(?:{place}|{body})(?:、(?:{place}|{body})|和(?:{place}|{body}))*)(?:等[^,。;]{0,12})?(?:负责人|负责同志|主要负责同志)?(?:分别|先后|依次)?"
    r"(?:在会上)?(?:作|做)了?(?:大会|交流|表态|典型|书面|经验|工作)+(?P<what>发言|汇报|介绍)"
)


_INFORMS = pattern(
    r"(?P<who>(?:{body}|{place})(?:[、和](?:{body}|{place}))*)(?:有关|相关|主要)*(?:负责人|负责同志|{post})"
    r"(?:还|也|均|分别|就[^。;]{2,60}?,)*(?:介绍|通报|解读|回答|表示|指出|说)"
)
PRESS = ("发布会", "吹风会", "通气会", "记者会", "说明会")


def _places_speak(text: AnnotatedText, main: Thing | None) -> Iterator[Participation]:
    """某市、某旗作了交流发言: districts and bodies that speak at the article's meeting."""
    for index in range(len(text.sentences)) if main else ():
        masked = mask(text, index)
        for match in _EXCHANGE.finditer(masked.text):
            for one in masked.mentions(*match.span("who")):
                assert main is not None
                yield mentioned.participation(index, one, main, Capacity.SPOKE, "exchange")
        for match in _INFORMS.finditer(masked.text):
            if main and main.name.endswith(PRESS):
                for who in masked.mentions(*match.span("who")):
                    yield mentioned.participation(index, who, main, Capacity.SPOKE, "informs")


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
_ENCOUNTER = re.compile(
    r"(?:调研|考察|视察|慰问|检查|检查指导|督导|督查|暗访|夜查|走访|察看)$|访问|会谈|会见|会晤|通电话|通话"
)
_CITED = ("总书记", "主席", "总理", "总统", "委员长")


def _speakers(text: AnnotatedText, main: Thing | None) -> Iterator[Participation]:
    """Who is quoted at a meeting: at the one the sentence names, else at the one that the article is about.

    A country speaks only where no person does (中方表示 at a council; else it is part of somebody's speech).
    """
    about = main if main and not _ENCOUNTER.search(main.name) else None
    speech = list(read_speech(text))
    framed = about is not None and (_frames(text, about) or any(said.speaker == about for said in speech))
    spoke: list[Participation] = [*_briefed(text, main)]
    for said in speech:
        meeting = _spoken_at(text, said)
        if meeting is None and about and (said.meeting == about or framed) and not _cited(text, said):
            meeting = about
        office = said.speaker.kind is Kind.BODY and meeting is not None and meeting == _spoken_at(text, said)
        country = framed and said.speaker.kind is Kind.PLACE and said.speaker.name in table("countries")
        if meeting and (said.speaker.kind is Kind.PERSON or country or office):
            who, how = said.speaker, Capacity.SPOKE
            spoke.append(
                Participation(
                    evidence=(said.index,), rule="quoted-there", participant=who, meeting=meeting, capacity=how
                )
            )
    people = any(one.participant.kind is Kind.PERSON for one in spoke)
    yield from (one for one in spoke if one.participant.kind is not Kind.PLACE or not people)


_BRIEFS = frozenset(("介绍", "报账", "汇报"))


def _briefed(text: AnnotatedText, main: Thing | None) -> Iterator[Participation]:
    """站在大堤上,县长某某介绍:…: who tells a tour what it came to see reports to it, where an office is told of him."""
    for said in read_speech(text) if main and _TOUR.search(main.name) else ():
        mentions = [m for m in text.things(said.opened, Kind.PERSON) if m.thing == said.speaker]
        held = {post.end for post in text.posts[said.opened]}
        named = any(mention.begin in held for mention in mentions)
        if main and named and said.verb in _BRIEFS and said.speaker.name not in main.name:
            yield mentioned.participation(said.index, mentions[0], main, Capacity.REPORTED, "briefs")


_TOUR = re.compile("(?:调研|考察|视察|检查|检查指导|督导|督查|走访|察看)")


def _spoken_at(text: AnnotatedText, said: Said) -> Thing | None:
    """The meeting that the reporting sentence names before what is said: 在…会议上,某某指出."""
    if said.index != said.opened:
        return None
    for mention in text.things(said.index, Kind.MEETING):
        near = mention.end <= said.begin <= mention.end + 40
        if (
            near
            and not mention.pointing
            and re.match(r"(?:开幕会|开幕式)?上", text.flat[mention.end : mention.end + 4])
        ):
            return mention.thing
    return None


def _cited(text: AnnotatedText, said: Said) -> bool:
    """Whether a leader's word is only quoted by his title (某某总书记强调): said elsewhere."""
    for mention in text.things(said.opened, Kind.PERSON):
        if mention.thing == said.speaker:
            return any(
                post.begin == mention.end and text.flat[post.begin : post.end] in _CITED
                for post in text.posts[said.opened]
            )
    return False


_HOLDS = re.compile(r"(?:召开|举行|举办)了?$")
_HELD = re.compile(r"[^。]{0,20}?(?:召开|举行|开幕|闭幕)(?!之际|前夕|后|以来)|上,")


def _frames(text: AnnotatedText, main: Thing) -> bool:
    """Whether the article reports from the meeting: its first sentence says that it was held."""
    for index in range(min(5, len(text.sentences))):
        for mention in text.things(index, Kind.MEETING):
            after = text.flat[mention.end : mention.end + 24]
            before = text.flat[max(0, mention.begin - 6) : mention.begin]
            if mention.thing == main and (_HELD.match(after) or _HOLDS.search(before)):
                return True
    return False


def _parties(text: AnnotatedText) -> Iterator[Participation]:
    """The sides of a talk and the visitor on a tour: named in the encounter's name itself."""
    for index, mentions in enumerate(text.mentions):
        people = tuple(m for m in text.outer(index) if m.thing.kind is Kind.PERSON or tours.goes(m))
        for mention in mentions:
            meeting = mention.thing
            named = meeting.kind is Kind.MEETING and not mention.pointing and mention.end - mention.begin < 6
            if named and not meeting.name.endswith("代表团审议"):  # a delegation's review is whose it is
                for one in sorted(_with(text, people, meeting)):
                    holds = one.kind is Kind.BODY and not _ENCOUNTER.search(meeting.name)  # 中央指导组召开专题会议
                    capacity = Capacity.PRESIDED if holds else Capacity.ATTENDED
                    yield Participation(
                        evidence=(index,), rule="party", participant=one, meeting=meeting, capacity=capacity
                    )


_LEADING = re.compile("(?:\\d+日|[上下]午)*(?:率领?|带领)")  # 某某率中央指导组到某地察看


def _with(text: AnnotatedText, people: Sequence[Mention], meeting: Thing) -> set[Thing]:
    """Those whom an encounter's name names, and who is joined to one of them (和夫人某某)."""
    parties = {m.thing for m in people if m.thing.name in meeting.name}
    for one, other in pairwise(people):
        between = text.flat[one.end : other.begin]
        joined = TOGETHER.fullmatch(between) or _LEADING.fullmatch(between)
        if {one.thing, other.thing} & parties and joined:
            parties |= {one.thing, other.thing}
    return parties
