"""Participation that is told in passing: in the attribute of a name, or where somebody's words are cited."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, product

from kg.extract.meeting.references import referred
from kg.extract.patterns import SYMBOLS, mask, pattern
from kg.extract.statement.statements import read_speech
from kg.extract.text import AnnotatedText
from kg.model import Capacity, Kind, Mention, Participation, Thing

_MEETING = SYMBOLS["meeting"]
_ADDRESS = pattern(
    r"(?P<who>{person})(?:{post}|同志)?在(?P<met>{meeting}(?:[、和及]{meeting})*)"
    r"(?:开幕(?:会|式)?|闭幕(?:会|式)?)?(?:[、和及](?:招待会|座谈会|[开闭]幕[会式]))?上"
    r"(?:发表|作|所作|致)?了?的?(?:重要|主旨|工作)*(?P<what>讲话|致辞|演讲|发言|报告)"
)


def addresses(text: AnnotatedText) -> Iterator[Participation]:
    """某某在某会议(和招待会)上的重要讲话: whoever cites it, it was held there."""
    for index in range(len(text.sentences)):
        masked = mask(text, index)
        for match in _ADDRESS.finditer(masked.text) if _MEETING in masked.text else ():
            capacity = Capacity.REPORTED if match["what"] == "报告" else Capacity.SPOKE
            for met in masked.mentions(*match.span("met")):
                yield participation(index, masked.mention(match.start("who")), met.thing, capacity, "address")


_CONVENES = pattern(
    r"(?:^|[。;:] ?)[^,。;:\ue001]{0,16}(?P<who>{person})(?:{post}|同志)?[^。;:“”\ue001]{0,30}?"
    r"主持(?:召开)?了?(?P<met>{meeting}(?:[、和]{meeting})*)"
)


def convened(text: AnnotatedText) -> Iterator[Participation]:
    """某某亲自部署,主持召开甲会议和乙会议: who chairs them, however far before he stands."""
    for index in range(len(text.sentences)):
        masked = mask(text, index)
        for match in _CONVENES.finditer(masked.text) if _MEETING in masked.text else ():
            for met in masked.mentions(*match.span("met")):
                who = masked.mention(match.start("who"))
                yield participation(index, who, met.thing, Capacity.PRESIDED, "convenes")


_CHAIRED_BY = pattern(r"(?P<met>{meeting})由(?P<who>{body})(?:召集并)?主持(?!人)")


def chaired_by(text: AnnotatedText) -> Iterator[Participation]:
    """全会由市委常委会主持: a body chairs as somebody does."""
    for index in range(len(text.sentences)):
        masked = mask(text, index)
        for match in _CHAIRED_BY.finditer(masked.text) if _MEETING in masked.text else ():
            who, met = masked.mention(match.start("who")), masked.mention(match.start("met"))
            yield participation(index, who, met.thing, Capacity.PRESIDED, "chaired-by")


_CHAIR_TOGETHER = pattern(
    r"(?P<talk>{meeting})[^。;]{0,60}?并共同主持(?:召开)?了?(?P<met>{meeting}(?:[、和]{meeting})*)"
)


def chaired_together(text: AnnotatedText) -> Iterator[Participation]:
    """甲会见乙,并共同主持丙会议和丁会议: both sides of the talk chair them."""
    for index in range(len(text.sentences)):
        masked = mask(text, index)
        for match in _CHAIR_TOGETHER.finditer(masked.text) if "共同主持" in masked.text else ():
            talk = masked.mention(match.start("talk")).thing.name
            sides = dict.fromkeys(m.thing for m in text.things(index, Kind.PERSON) if m.thing.name in talk)
            for met, side in product(masked.mentions(*match.span("met")), sides):
                yield Participation(
                    evidence=(index,),
                    rule="chair-together",
                    participant=side,
                    meeting=met.thing,
                    capacity=Capacity.PRESIDED,
                )


_HOLDS_WITH = pattern(
    r"(?P<who>{person})[^,。;:“”\ue001]{0,24}?[同与](?P<others>[^,。;:“”]{2,160}?)(?:共同|一道)?(?:举行|召开)了?(?P<met>{meeting})"
)


def held_with(text: AnnotatedText) -> Iterator[Participation]:
    """某某同甲行行长乙、丙组织总干事丁等举行某对话会: all of them attend it."""
    for index in text.telling(Kind.MEETING):
        masked = mask(text, index)
        for match in _HOLDS_WITH.finditer(masked.text):
            met = masked.mention(match.start("met"))
            if met.end - met.begin < len(met.thing.name) - 2:  # a talk, whose sides its name tells
                continue
            others = (m for m in masked.mentions(*match.span("others")) if m.thing.kind is Kind.PERSON)
            for one in (masked.mention(match.start("who")), *others):
                yield participation(index, one, met.thing, Capacity.ATTENDED, "holds-with")


_SESSION = re.compile(r"第[\d一二三四五六七八九十百]+届(?:会议|常会|年会)")


def sitting(text: AnnotatedText) -> Iterator[Participation]:
    """某组织理事会|第51届会议通过…: the council that a session is named by holds it."""
    for index, met in text.named(Kind.MEETING):
        if met.pointing or referred(text, met, text.sentences[index].begin):
            continue
        councils = (m for m in text.mentions[index] if m.thing.kind is Kind.BODY and m.begin == met.begin)
        if council := next((m for m in councils if _SESSION.fullmatch(text.flat, m.end, met.end)), None):
            yield participation(index, council, met.thing, Capacity.PRESIDED, "sits")


_COMES = pattern(
    r"(?:出席|参加)(?P<met>{meeting})(?:开幕式|开幕会|闭幕式)?(?:等活动)?(?:并[^,。;]{2,12})?的(?:{place}|{body}|[、,])*(?:{post}|[、兼和])+(?P<who>{person})"
)

_PRESENT = pattern(r"(?:出席|参加)(?P<met>{meeting})的(?P<who>{body})")


_REVIEWS = pattern(
    r"(?P<who>{person})[^。;]{0,24}?(?:参加|来到)[^。;]{0,10}?{body}(?:[、和]{body})*(?:,[^,。]{0,12})?(?P<met>{meeting})"
)


def reviewing(text: AnnotatedText) -> Iterator[Participation]:
    """某某来到他所在的某省代表团,同代表们一起审议某报告: he takes part in the delegation's review."""
    for index in range(len(text.sentences)):
        masked = mask(text, index)
        for match in _REVIEWS.finditer(masked.text) if "代表" in text.flat and _MEETING in masked.text else ():
            begin, who = masked.mention(match.start("met")).begin, masked.mention(match.start("who"))
            for met in text.things(index, Kind.MEETING):  # 分别参加甲代表团、乙代表团|审议 are two
                if met.begin == begin and met.thing.name.endswith("代表团审议"):
                    yield participation(index, who, met.thing, Capacity.ATTENDED, "reviews")


_SENT = pattern(
    r"(?P<who>(?:{place}|{body})(?:政府)?)(?:将|已|还)*派(?:遣|出)?[^,。;]{0,14}?(?:出席|参加)了?(?P<met>{meeting})"
)
_ANNOUNCED = pattern(
    r"(?P<who>{person})(?:{post}|同志)?(?:[^,。;\ue001]{0,8},)?在(?P<met>{meeting})(?:开幕(?:会|式)?)?上(?:宣布|提出|倡议|承诺)"
    r"|我(?:曾|就|还)?在(?P<met2>{meeting})(?:开幕(?:会|式)?)?上(?:宣布|提出|倡议|承诺)"
)


def sent(text: AnnotatedText) -> Iterator[Participation]:
    """某国政府派高级代表出席某论坛: who sends somebody takes part."""
    for index in range(len(text.sentences)):
        masked = mask(text, index)
        for match in _SENT.finditer(masked.text) if "派" in masked.text else ():
            who, met = masked.mention(match.start("who")), masked.mention(match.start("met"))
            yield participation(index, who, met.thing, Capacity.ATTENDED, "sends")


def announced(text: AnnotatedText) -> Iterator[Participation]:
    """某某在某会议上宣布的举措, and 我在某会议上宣布的 in his own speech: he spoke there."""
    for index in range(len(text.sentences)):
        masked = mask(text, index)
        for match in _ANNOUNCED.finditer(masked.text) if _MEETING in masked.text else ():
            met = masked.mention(match.start("met2" if match["met2"] else "met"))
            if match["who"]:
                yield participation(index, masked.mention(match.start("who")), met.thing, Capacity.SPOKE, "announced")
                continue
            said = next((s for s in read_speech(text) if s.index == index and s.speaker.kind is Kind.PERSON), None)
            if said:
                yield Participation(
                    evidence=(index,),
                    rule="announced",
                    participant=said.speaker,
                    meeting=met.thing,
                    capacity=Capacity.SPOKE,
                )


_HEARD = pattern(
    r"听取了?(?:[^。;]{0,60}?(?P<who>{person})(?:分别)?所?作的[^。;]{0,150}?(?:汇报|报告|说明)"
    r"|(?P<bodies>{body}(?:[、和]{body})*)(?:等(?:单位|部门))?(?:分别)?(?:关于|就|对)[^。;,]{2,60}?(?:汇报|报告|通报|说明))"
)


def heard(text: AnnotatedText, main: Thing | None) -> Iterator[Participation]:
    """会议听取了某某作的…报告, 听取了某局关于…的汇报: who reported at the article's meeting."""
    for index in range(len(text.sentences)) if main else ():
        masked = mask(text, index)
        for match in _HEARD.finditer(masked.text):
            met = [m.thing for m in masked.mentions(0, match.start()) if m.thing.kind is Kind.MEETING]
            there = met[-1] if met else main
            assert there is not None
            for who in masked.mentions(*match.span("who" if match["who"] else "bodies")):
                yield participation(index, who, there, Capacity.REPORTED, "heard")


_DELIVERED = pattern(r"(?:——|\()?[^。\ue001\ue004]{0,16}在(?P<met>{meeting})上\)?")
_SIGNED = pattern(r"(?:{place}|{body}|{post}| )*(?P<who>{person})")


def delivered(text: AnnotatedText) -> Iterator[Participation]:
    """——2月3日在某会议上, then a line 市长　某某: who gave the report that the article prints."""
    for index in range(min(5, len(text.sentences) - 1)):
        where = _DELIVERED.fullmatch(mask(text, index).text)
        by = mask(text, index + 1) if where else None
        signed = _SIGNED.fullmatch(by.text) if by else None
        if where and by and signed:
            met = mask(text, index).mention(where.start("met")).thing
            yield participation(index + 1, by.mention(signed.start("who")), met, Capacity.REPORTED, "delivered")


def comers(text: AnnotatedText) -> Iterator[Participation]:
    """来华出席某会的某国总理某某, 出席某会的某代表团: who is met there takes part in the meeting that he came for."""
    for index in range(len(text.sentences)):
        masked = mask(text, index)
        found = (pattern.finditer(masked.text) for pattern in (_COMES, _PRESENT) if _MEETING in masked.text)
        for match in chain.from_iterable(found):
            who, met = masked.mention(match.start("who")), masked.mention(match.start("met"))
            if who.thing.kind is Kind.PERSON or who.thing.name.endswith(_GROUPS):
                yield participation(index, who, met.thing, Capacity.ATTENDED, "comes-for")


_GROUPS = ("团", "队", "组")
_BRINGS = pattern(r"{person}(?:率领?|带领)(?P<who>{body})(?:一行)?(?:出席|参加|参会|到会)了?(?P<met>{meeting})?")


def brought(text: AnnotatedText, main: Thing | None) -> Iterator[Participation]:
    """副市长某某率某市代表团出席: the group takes part in the meeting named there, else in the article's."""
    for index in range(len(text.sentences)):
        masked = mask(text, index)
        for match in _BRINGS.finditer(masked.text) if "率" in masked.text or "带领" in masked.text else ():
            met = masked.mention(match.start("met")).thing if match["met"] else main
            if met:
                yield participation(index, masked.mention(match.start("who")), met, Capacity.ATTENDED, "brings")


def participation(index: int, person: Mention, meeting: Thing, capacity: Capacity, rule: str) -> Participation:
    """A person or body that takes part in a meeting, as a sentence says by a rule."""
    return Participation(evidence=(index,), rule=rule, participant=person.thing, meeting=meeting, capacity=capacity)
