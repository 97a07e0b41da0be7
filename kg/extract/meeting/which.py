"""Which meeting a sentence means that says who took part: the one it names, the talks told of last, the article's own.

某某、某某参加会见: in every talk told of since the last such sentence. 某某参加上述活动: in all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.meeting.parties import ENCOUNTER, TALK
from kg.extract.meeting.references import referred
from kg.extract.statement.statements import read_speech
from kg.extract.text import AnnotatedText
from kg.model import Kind, Mention, Thing
from kg.resolve.meeting.tours import DEEDS


def meetings_of(text: AnnotatedText, index: int, main: Thing | None) -> tuple[Thing, ...]:
    """The meetings in which those took part of whom a sentence says so; ``main`` is the article's."""
    one = _meeting_of(text, index)
    if one:
        return (one,)
    if talks := deeds(text, index):
        return talks
    other = _told_last(text, index, main) or main
    return (other,) if other else ()


def main_of(text: AnnotatedText, dated: Sequence[Thing]) -> Thing | None:
    """The meeting that the article is about: the first that it dates, else the one that its first lines name.

    A meeting that is only referred to (贯彻…精神) is none, but for the only one that 会议 can mean where those who came
    are listed: 全市…会议要求,…。出席会议的还有:…
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
    meant = next((thing for thing in pointed if thing in known or text.front.session == thing.name), None)
    return meant or (pointed[0] if len(set(pointed)) == 1 and _PRESENT.search(text.flat) else None)


_PRESENT = re.compile("(?:出席|参加|列席)会议的还?有")
_OF_PARTY = re.compile(
    "中国共产党第.+(?:全国代表大会|中央委员会第.+全体会议)$"
)  # where no day is told, only referred to


_OF_IT = ("精神", "的精神", "议程", "日程", "主席团和", "筹备")
_AT = re.compile(r"(?:出席|参加|列席|主持(?:召开|举行)?)了?(?:在[^,。;]{2,16}(?:举行|召开|举办)的)?$")


def _meeting_of(text: AnnotatedText, index: int) -> Thing | None:
    """The meeting that a sentence names where it lists those present."""
    words = text.flat[text.sentences[index].begin : text.sentences[index].end]
    for mention in text.things(index, Kind.MEETING):
        if text.flat.startswith(_OF_IT, mention.end):  # 传达某会议|精神, 就某会议|议程草案作汇报
            continue
        before = text.flat[max(0, mention.begin - 28) : mention.begin]
        early = mention.begin < text.sentences[index].begin + 20
        if early or "主席台" in words or _AT.search(before):
            return mention.thing
    return None


_CAME = re.compile(r"[^,。;:“”]{2,60}?等?参加[。]?")  # 蔡奇、王毅等参加。: in the talk that is told of
_ABOARD = re.compile("同机(?:抵达|返回|前往|离开|离京)")  # who is with a visitor on his way
_DEED = re.compile(rf"(?:参加|陪同|出席|一同|参与)了?(?:有关|上述)?([会接]见|会谈|会晤|{DEEDS}|慰问)")
_ABOVE = re.compile(r"(?:参加|出席)了?(?:上述|有关|相关|这些)活动")


def deeds(text: AnnotatedText, index: int) -> tuple[Thing, ...]:
    """The talks or the tour told of last, where a sentence says who was there: 某某、某某参加会见."""
    sentence = text.sentences[index]
    if _ABOARD.search(text.flat, sentence.begin, sentence.end):
        visits = (m.thing for at in range(len(text.sentences)) for m in text.things(at, Kind.MEETING))
        return tuple(visit for visit in visits if "访问" in visit.name)[:1]
    if _CAME.fullmatch(text.flat, sentence.begin, sentence.end):
        talks = (m.thing for at in range(index) for m in text.things(at, Kind.MEETING) if TALK.search(m.thing.name))
        return tuple(talks)[:1]
    if _ABOVE.search(text.flat, sentence.begin, sentence.end):
        return tuple(dict.fromkeys(_all_told(text, index)))
    deed = _DEED.search(text.flat, sentence.begin, sentence.end)
    if deed is None:
        return ()
    if TALK.fullmatch(deed[1]) and (talks_since := _since(text, index, deed[1])):
        return talks_since
    told = (
        mention.thing
        for before in range(index, -1, -1)
        for mention in reversed(text.things(before, Kind.MEETING))
        if not mention.pointing and deed[1] in mention.thing.name and mention.end <= sentence.end
    )
    return tuple(told)[:1]


def _told(text: AnnotatedText, index: int) -> Iterator[Mention]:
    """The meetings that the article itself tells of in a sentence, not in somebody's speech."""
    speech = [(said.begin, said.end) for said in read_speech(text) if said.index == index]
    for mention in text.things(index, Kind.MEETING):
        if not mention.pointing and not any(begin <= mention.begin < end for begin, end in speech):
            yield mention


def _since(text: AnnotatedText, index: int, verb: str) -> tuple[Thing, ...]:
    """The talks told of since the last sentence of this kind, but for those that are told of further down.

    分别会见甲、乙。会见甲时,…。丙参加会见。会见乙时,…。丁参加会见。
    """
    last = max((at for at in range(index) if _says_who_came(text, at)), default=-1)
    since = [m.thing for at in range(last + 1, index + 1) for m in _told(text, at) if verb in m.thing.name]
    later = {m.thing for at in range(index + 1, len(text.sentences)) for m in _told(text, at)}
    return tuple(dict.fromkeys(talk for talk in since if talk not in later))


def _says_who_came(text: AnnotatedText, index: int) -> bool:
    sentence = text.sentences[index]
    deed = _DEED.search(text.flat, sentence.begin, sentence.end)
    return bool(deed and TALK.fullmatch(deed[1])) and bool(text.things(index, Kind.PERSON))


_CHAIRED = re.compile("主持[^。;]*$")


def _all_told(text: AnnotatedText, index: int) -> Iterator[Thing]:
    """All talks told of before a sentence, and the conferences that the sentence of one has its sides chair."""
    for at in range(index):
        told = list(_told(text, at))
        talks = any(TALK.search(m.thing.name) for m in told)
        for mention in told if talks else ():
            chaired = _CHAIRED.search(text.flat, text.sentences[at].begin, mention.begin)
            if TALK.search(mention.thing.name) or chaired:
                yield mention.thing


def _told_last(text: AnnotatedText, index: int, main: Thing | None) -> Thing | None:
    """The meeting told of last, where a sentence says who spoke 在会上 in an article that is about a tour."""
    sentence = text.sentences[index]
    if not main or not ENCOUNTER.search(main.name) or not _THERE.search(text.flat, sentence.begin, sentence.end):
        return None
    before = (mention for at in range(index, -1, -1) for mention in reversed(text.things(at, Kind.MEETING)))
    return next((m.thing for m in before if not (m.pointing or ENCOUNTER.search(m.thing.name))), None)


_THERE = re.compile("(?<![\u4e00-\u9fff])在?会上|在会上|参加会议|出席会议")


def conference(text: AnnotatedText, index: int, person: Mention) -> Thing | None:
    """The conference that a tour was said to hold right before: 到某州考察,并召开座谈会。某某主持座谈会."""
    near = [m for m in text.things(index, Kind.MEETING) if m.begin < person.begin]
    if index and text.sentences[index - 1].line == text.sentences[index].line:
        near = [*text.things(index - 1, Kind.MEETING), *near]
    return next((m.thing for m in reversed(near) if not ENCOUNTER.search(m.thing.name)), None)


_ABOUT = re.compile("(?:分别)?(?:围绕|就)")
_OTHERS = re.compile("上的?(?:系列|重要)*(?:讲话|精神)")  # 围绕某某在某全会|上的讲话作报告


def named_between(text: AnnotatedText, index: int, begin: int, end: int, role: re.Pattern[str]) -> Thing | None:
    """The meeting named between a person and the verb, where it is another than the article's (在某会上讲话)."""
    match = role.match(text.flat, begin, end)
    stop = match.end() if match else end
    named = [m for m in text.things(index, Kind.MEETING) if begin <= m.begin < stop and not m.pointing]
    named = [m for m in named if not referred(text, m, begin)]  # 传达全省某会议精神并作报告
    if _ABOUT.match(text.flat, begin):  # 就某次会议议程草案、某届某次会议日程作了汇报
        named = [m for m in named if text.flat[m.begin - 1] == "在"]
    named = [m for m in named if not _OTHERS.match(text.flat, m.end)]
    named = [m for m in named if "关于" not in text.flat[max(begin, m.begin - 8) : m.begin]]  # 作关于某会议的报告
    return named[-1].thing if named else None
