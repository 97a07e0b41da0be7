"""Where reported speech ends: whether the reporter tells again in a sentence, or the speech goes on.

某某指出,要保护古城。随后,某某来到码头。: what is said ends before 随后.
"""

from __future__ import annotations

import re

from kg.extract.patterns import SYMBOLS, Masked
from kg.extract.statement.said import Said
from kg.extract.statement.speakers import Cast
from kg.extract.statement.speech import outside_quotes
from kg.extract.statement.speech_subject import find_subject
from kg.model import Kind, Mention, Post, Thing

_PERSON, _POST, _MEETING = SYMBOLS["person"], SYMBOLS["post"], SYMBOLS["meeting"]

LISTED = re.compile(
    r"[一二三四五六七八九十]+(?:是|要|、)|第[一二三四五六七八九十]+[,、,]|\([一二三四五六七八九十\d]+\)"
)
_NARRATION = re.compile(
    rf"他(?!们|国|山|乡)|她(?!们)|记者|(?:这个)?(?:“[^“”]{{2,6}}”)?[^,。“”]{{0,4}},(?:记者|{_POST})看到|收到[^,。]{{0,6}}[回来贺]信|主持人|会上(?!(?:定|议|作出|提出|部署|布置|明确|承诺)[^,。]{{0,6}}的)|会后|会前|会谈后|会见后|会议|大会|[^,。“”]{{0,6}}你一[言句],?我一[语句]|随后|当天|当日|期间|据|另据|又讯|话音|走进|来到|回到|走出|离开"
    rf"|(?:这一?|这些|上述)(?:举措|部署|做法|表态|讲话|番话|话)|这(?:意味|标志|将助力|是该)|{_MEETING}"
    r"|(?:本|该)?节目(?:还|也)?将|(?:具体|事故|起火)原因|此前,|委员们|代表们|在[他她](?:们)?的|(?:车间|大棚|展厅|现场)里?,"
    r"|[^,。]{0,6}团(?:还|也|一行)*(?:到|赴|前往|参观|考察)"
    r"|(?:\d+年)?\d+月\d+日|\d+日|[一二三四五六七八九十]+月[一二三四五六七八九十]+日|\d+月\d+日?(?:至|—)"
)
_ATTEND = re.compile(  # 市财政局、某公司的负责同志参加座谈。
    rf"(?![^。]*(?:要|应|将|希望|须|必须|可以))[^,。:“”]{{0,60}}(?:负责同志|负责人|{_PERSON}|{_POST}|代表|等)(?:在会上|在[^,。]{{0,8}}会上|一同|一并|分别|先后|也)*"
    r"(?:参加|出席|列席|陪同|作了?[^,。]{0,6}(?:发言|汇报))[^,。;:“”]{0,12}。?$"
)
_ECHO = re.compile(rf"{_POST}的[一-鿿]{{0,4}}(?:嘱托|关怀|关心|勉励|教诲|期望|话)")
ADDRESSED = re.compile(rf"{_PERSON}{_POST}")
_FIRST_PERSON = re.compile(r"我们|我(?![国省市县区州盟旗军党])|希望|双方|中方")
_TIME = re.compile(
    r"(?:到)?\d{4}年|(?:落实|按照|牢记|沿着)[^,。]{0,8}总书记|根据[^,。]{2,20}(?:指示|批示|要求)"
    r"|今天|今年|近年|[\d一二两三四五六七八九十几多]+年来|目前|如今|眼下|当前|这些年|近日|日前|最近|新春|截至|(?:“[^”]{2,4}”|[一-鿿]{1,3}节)?(?:假期|期间)|假[期日]里"
)
_ORDERS = ("指示", "批示")
_DEMANDS = re.compile("(?<![主重需必])要(?![素求闻点])|必须|务必")
_TOLD = re.compile(r"当天|今天|昨天|\d+日|对此")
_SUMS_UP = re.compile("截至|如今")  # after what a person says without quotation marks, the reporter does


def narrates(masked: Masked, turn: Said, cast: Cast, *, cited: bool) -> bool:
    """Whether the reporter tells again instead of the speech of ``turn`` going on.

    It is ``cited`` where it is a leader's word that others recall, not a scene.
    """
    words = masked.text
    demanded = turn.verb in _ORDERS and _DEMANDS.search(words)  # 某某作出指示,…。会议召开在即,各地要…
    summed = turn.speaker.kind is Kind.PERSON and _SUMS_UP.match(words)
    timed = cited and _TIME.match(words)
    told = summed or timed or _NARRATION.match(words) or _ATTEND.match(words) or _echoes(masked, turn.speaker, cast)
    if (told and not demanded) or _reports(masked, turn):
        return True
    if demanded or LISTED.match(words) or _FIRST_PERSON.match(words):
        return False
    many = 3 if words[0] == SYMBOLS["place"] else 2  # 某社区,电梯投入运行,|书记某某挨家征求意见
    for begin, end in [m.span() for m in re.finditer(r"[^,。;:!?“”]+", words)][:many]:
        subject = find_subject(outside_quotes(words), begin, end)
        mention = masked.held.get(subject.position) if subject else None
        if mention is None or subject is None:
            continue
        thing = getattr(mention, "thing", None)
        if thing == turn.speaker and thing.kind in (Kind.PERSON, Kind.BODY):
            return True
        elsewhere = cited and _tells_elsewhere(turn.speaker, mention)
        if elsewhere or (thing != turn.speaker and _TOLD.match(words, subject.end)):
            return True
        if words[subject.position] == _PERSON and not subject.unnamed and not ADDRESSED.match(words, subject.position):
            return True
    return False


def _reports(masked: Masked, turn: Said) -> bool:
    """Whether a sentence reports what was done, behind what is demanded or what a person says of what will be.

    方案要求,各单位要制定推进表。|市财政局已拨付首批资金; 某某说,村里要改造农房。|2月底,村里与某公司签订了协议.
    """
    words = masked.text
    if _TO_COME.search(words) or "“" in words:
        return False
    after_demand = turn.verb == "要求" and words[:1] == SYMBOLS["body"] and _IS_DONE.search(words)
    recalled = turn.speaker.kind is Kind.PERSON and _ONCE.match(words) and _NAMED.search(words)
    return bool(after_demand or recalled)


_TO_COME = re.compile("[要将须应愿]|希望|力争|我|咱|俺")
_IS_DONE = re.compile("已(?!于)|了")
_ONCE = re.compile(r"(?:去年|前年)[^,。\d]{1,4},|(?:\d{4}年)?\d+月[初中底],|前不久,")
_NAMED = re.compile(f"[{SYMBOLS['body']}{SYMBOLS['place']}]")


def _echoes(masked: Masked, speaker: Thing, cast: Cast) -> bool:
    """Whether a sentence tells what the speaker's words did: 总书记的重要讲话在各地引起热烈反响."""
    found = _ECHO.match(masked.text)
    words = masked.post(0) if found else None
    title = cast.text.flat[words.begin : words.end] if words else ""
    return cast.titles.get(title) == speaker


def _tells_elsewhere(speaker: Thing, subject: Mention | Post) -> bool:
    """Whether a place or body is told of after a meeting that was only cited: 中央某会议指出,…。某省坚持…."""
    acts = isinstance(subject, Mention) and subject.thing.kind in (Kind.PLACE, Kind.BODY) and not subject.pointing
    return speaker.kind is Kind.MEETING and acts
