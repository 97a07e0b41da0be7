"""Who spoke at a meeting: people quoted there, districts that told of their work, offices that informed the press.

某市、某旗作了交流发言: both spoke at the meeting that the article is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.meeting import mentioned
from kg.extract.meeting.parties import ENCOUNTER, TOUR
from kg.extract.patterns import mask, pattern
from kg.extract.statement.said import Said
from kg.extract.statement.statements import read_speech
from kg.extract.text import AnnotatedText
from kg.lexicon import table
from kg.model import Capacity, Kind, LineKind, Participation, Thing
from kg.text.normalise import BULLETS

_EXCHANGE = pattern(
    r"(?P<who>(?:{place}|{body})(?:、(?:{place}|{body})|和(?:{place}|{body}))*)(?:等[^,。;]{0,12})?(?:有关|主要)?(?:负责人|负责同志|同志|{post})?"
    r"(?:和[^,。;]{0,8}代表)?(?:分别|先后|依次|结合实际)?(?:在会上)?"
    r"(?:(?:作|做)了?(?:大会|交流|表态|典型|书面|经验|工作|专题|主题|主旨)+(?:发言|汇报|介绍)|(?:作|做)?了?发了?言"
    r"|[就对][^,。;“”]{2,24}?(?:作了?|进行了?)(?:安排|部署))"
)
_REPORTS = pattern(  # 某局、某局汇报了当前汛情, 某局负责人就天气形势作了说明
    r"(?<!{body}[、和])(?P<who>{body}(?:[、和]{body})*)(?:等(?:单位|部门))?(?:有关|相关|主要)*(?:负责人|负责同志|{post})?"
    r"(?:分别|先后|依次|向会议){0,3}(?:(?:就|围绕)[^,。;“”]{2,40}?)?(?:分别|先后|依次|向会议){0,3}(?:汇报了|[作做]了?[^,。;“”]{0,12}?(?:汇报|通报|说明)(?![会的]))"
)
_INFORMS = pattern(
    r"(?P<who>(?:{body}|{place})(?:[、和](?:{body}|{place}))*)(?:等(?:单位|部门|地|方面)?)?(?:有关|相关|主要)*(?:负责人|负责同志|{post})"
    r"(?:还|也|均|分别|就[^。;]{2,60}?,)*(?:介绍|通报|解读|回答|表示|指出|说)"
)
_HEADED = pattern(  # 某局、某院等相关负责人参加此次发布会
    r"(?P<who>{body}(?:[、和]{body})*)(?:等(?:单位|部门|地|方面)?)?(?:有关|相关|主要)*(?:负责人|负责同志)(?:一同|分别)?"
    r"(?P<how>参加|出席|参与|列席)(?:了|此次|本次)*(?:{meeting}|会议|发布会|活动)?(?=[,。;]|$)"
)
PRESS = ("发布会", "吹风会", "通气会", "记者会", "说明会")


def places_speak(text: AnnotatedText, main: Thing | None) -> Iterator[Participation]:
    """某市、某旗作了交流发言: districts and bodies that speak at the article's meeting, or come by their heads."""
    if main is None:
        return
    for index in range(len(text.sentences)):
        masked = mask(text, index)
        for match in _EXCHANGE.finditer(masked.text):
            for one in masked.mentions(*match.span("who")):
                yield mentioned.participation(index, one, main, Capacity.SPOKE, "exchange")
        for match in _REPORTS.finditer(masked.text) if not ENCOUNTER.search(main.name) else ():
            for one in masked.mentions(*match.span("who")):
                yield mentioned.participation(index, one, main, Capacity.REPORTED, "reports")
        for match in _INFORMS.finditer(masked.text):
            if main.name.endswith(PRESS):
                for who in masked.mentions(*match.span("who")):
                    yield mentioned.participation(index, who, main, Capacity.SPOKE, "informs")
        for match in _HEADED.finditer(masked.text):
            capacity = Capacity.OBSERVED if match["how"] == "列席" else Capacity.ATTENDED
            for who in masked.mentions(*match.span("who")):
                yield mentioned.participation(index, who, main, capacity, "headed")


_WRITTEN = re.compile("在(?:[^,。;]{0,6})(?:贺信|贺电|回信|来信|批示|指示)中|(?:致信|致电|回信)")
_CITED = ("总书记", "主席", "总理", "总统", "委员长")


def quoted(text: AnnotatedText, main: Thing | None) -> Iterator[Participation]:
    """Who is quoted at a meeting: at the one the sentence names, else at the one that the article is about.

    A country speaks only where no person does (中方表示 at a council; else it is part of somebody's speech).
    """
    about = main if main and not ENCOUNTER.search(main.name) else None
    speech = list(read_speech(text))
    framed = about is not None and (_frames(text, about) or any(said.speaker == about for said in speech))
    spoke: list[Participation] = [*_briefed(text, main), *_proposed(text, main), *_informed(text, main)]
    for said in speech:
        meeting = _spoken_at(text, said)
        held = meeting is None and about and (said.meeting == about or framed) and not _cited(text, said)
        asked = about and about.name.endswith(PRESS) and not _in_office(text, said.speaker)  # in town, not on the dais
        if held and about and not asked and _told_of(text, about, said):
            meeting = about
        there = meeting is not None and (meeting.name.endswith(PRESS) or meeting == _spoken_at(text, said))
        office = said.speaker.kind is Kind.BODY and there
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


def _in_office(text: AnnotatedText, speaker: Thing) -> bool:
    """Whether a title stands beside the name of who speaks somewhere; bodies and countries need none."""
    named = [m for _, m in text.named(speaker.kind) if m.thing == speaker]
    behind = {post.begin for posts in text.posts for post in posts}
    titles = (*table("titles"), "负责人", "代表")
    titled = any(m.end in behind or text.flat.endswith(titles, 0, m.begin) for m in named)
    return titled or speaker.kind is not Kind.PERSON


def _told_of(text: AnnotatedText, meeting: Thing, said: Said) -> bool:
    """Whether the article has told of a meeting before what is said, and under the same heading or in its headline.

    “…。”在某会议分组审议时,某某说。: of what is said before who says it, by the sentence that names him.
    ◆某研讨会举行。 ◆副县长某某要求…: what one item of a column of briefs tells of is over with its line.
    """
    told = [
        at
        for at, mentions in enumerate(text.mentions[: max(said.index, said.opened) + 1])
        if any(m.thing == meeting and (m.begin < said.begin or at > said.index) for m in mentions)
        and not _in_other_item(text, at, said.index)
    ]
    heads = [at for at in range(said.index) if text.sentences[at].kind is LineKind.SUBHEAD]
    return bool(told) and (told[-1] >= max(heads, default=0) or text.sentences[told[0]].kind is LineKind.HEADLINE)


def _in_other_item(text: AnnotatedText, told: int, said: int) -> bool:
    """Whether a sentence is of an item of briefs, and another is in a line that begins an item of its own."""
    lines = [text.sentences[at].line for at in (told, said)]
    return lines[0] != lines[1] and all(_marked(text, at) for at in (told, said))


def _marked(text: AnnotatedText, index: int) -> bool:
    """Whether the line that a sentence stands in begins with the mark of a brief."""
    line = text.flat.rfind("\n", 0, text.sentences[index].begin + 1) + 1
    return text.flat[line : line + 2].strip()[:1] in tuple(BULLETS)


def _informed(text: AnnotatedText, main: Thing | None) -> Iterator[Participation]:
    """The body that a press conference is named by holds it: 国务院某机制|新闻发布会."""
    for index, mentions in enumerate(text.mentions) if main and main.name.endswith(PRESS) else ():
        for met in mentions:
            if met.thing == main and not met.pointing:
                state = (m for m in mentions if m.thing.name in table("central_bodies"))
                for host in [m for m in state if m.begin == met.begin and m.end < met.end][:1]:
                    yield mentioned.participation(index, host, met.thing, Capacity.PRESIDED, "named-by")


_BRIEFS = frozenset(("介绍", "报账", "汇报"))


def _briefed(text: AnnotatedText, main: Thing | None) -> Iterator[Participation]:
    """站在大堤上,县长某某介绍:…: who tells a tour what it came to see reports to it, where an office is told of him."""
    for said in read_speech(text) if main and TOUR.search(main.name) else ():
        mentions = [m for m in text.things(said.opened, Kind.PERSON) if m.thing == said.speaker]
        held = {post.end for post in text.posts[said.opened]}
        named = any(mention.begin in held for mention in mentions)
        if main and named and said.verb in _BRIEFS and said.speaker.name not in main.name:
            yield mentioned.participation(said.index, mentions[0], main, Capacity.REPORTED, "briefs")


_TAKES_ALONG = re.compile("(?:率|带领|组织)领?[^,。;]{0,12}?(?:代表|委员)")
_DEPUTY = re.compile("(?:代表|委员)(?:、[^,。;:“”]{2,30})?$")
_PROPOSES = frozenset(("建议", "提出", "呼吁", "认为"))


def _proposed(text: AnnotatedText, main: Thing | None) -> Iterator[Participation]:
    """市人大代表某某建议,…: the deputies whom 某某率部分市人大代表视察… takes along speak on the tour."""
    sentences = text.sentences
    told = {index for index, mention in text.named(Kind.MEETING) if mention.thing == main}
    tour = main if main and TOUR.search(main.name) else None
    if not tour or not any(_TAKES_ALONG.search(text.flat, sentences[at].begin, sentences[at].end) for at in told):
        return
    for said in read_speech(text):
        for mention in text.things(said.opened, Kind.PERSON):
            deputy = _DEPUTY.search(text.flat, sentences[said.opened].begin, mention.begin)
            if mention.thing == said.speaker and deputy and said.verb in _PROPOSES:
                yield mentioned.participation(said.index, mention, tour, Capacity.SPOKE, "proposes")


def _spoken_at(text: AnnotatedText, said: Said) -> Thing | None:
    """The meeting that the reporting sentence names before what is said: 在…会议上,某某指出."""
    if said.index != said.opened:
        return None
    for mention in text.things(said.index, Kind.MEETING):
        near = mention.end <= said.begin <= mention.end + 40
        if (
            near
            and not (mention.pointing and text.flat[mention.begin : mention.end] in _BARE)
            and (_THERE.match(text.flat, mention.end) or _COMING.match(text.flat, mention.begin - 2))
        ):
            return mention.thing
    return None


_THERE = re.compile("(?:开幕会|开幕式)?上")
_COMING = re.compile("(?:出席|参加)[^,。;“”]{2,40}?(?:时|期间)(?:表示|说|指出|强调|称|发表)")  # 出席某论坛时表示
_BARE = ("会", "会议", "大会", "全会", "会上")  # 座谈会上 is more than that


def _cited(text: AnnotatedText, said: Said) -> bool:
    """Whether a leader's word is only quoted by his title (某某总书记强调), or comes in writing: said elsewhere."""
    if _WRITTEN.search(text.flat, text.sentences[said.opened].begin, said.begin) or _instructs(text, said.speaker):
        return True
    for mention in text.things(said.opened, Kind.PERSON):
        if mention.thing == said.speaker:
            return any(
                post.begin == mention.end and text.flat[post.begin : post.end] in _CITED
                for post in text.posts[said.opened]
            )
    return False


_INSTRUCTION = re.compile("(?:近日|日前|\\d+日)?(?:[对就][^,。;]{2,24})?作出的?重要[指批]示")


def _instructs(text: AnnotatedText, who: Thing) -> bool:
    """Whether the article tells of somebody's instructions to those who meet: 某大会召开。某某作出重要指示."""
    if "示" not in text.flat:
        return False
    return any(m.thing == who and _INSTRUCTION.match(text.flat, m.end) for ms in text.mentions for m in ms)


_HOLDS = re.compile(r"(?:召开|举行|举办)了?$")
_HELD = re.compile(r"[^。]{0,20}?(?:召开|举行|开幕|闭幕)(?!之际|前夕|后|以来)|上,|[^。,]{0,14}?(?:介绍|通报)了")


def _frames(text: AnnotatedText, main: Thing) -> bool:
    """Whether the article reports from the meeting: its first sentence says that it was held."""
    for index in range(min(5, len(text.sentences))):
        for mention in text.things(index, Kind.MEETING):
            after = text.flat[mention.end : mention.end + 24]
            before = text.flat[max(0, mention.begin - 6) : mention.begin]
            if mention.thing == main and (_HELD.match(after) or _HOLDS.search(before)):
                return True
    return False
