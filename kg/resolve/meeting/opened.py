"""Meetings that a clause begins with and says to be held, whatever words their names have.

某年世界工程组织联合会全体大会|在上海闭幕: what stands between the beginning of the clause and the verb is the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.lexicon import alternation
from kg.resolve.body.organs import Pointed
from kg.resolve.meeting.meetings import NO_NAME, full_name, meeting
from kg.resolve.spans import Found, occurrences
from kg.text.hinted import Hinted

_HELD = ("召开", "举行", "开幕", "闭幕", "举办", "落幕")
_WORDS = (  # 在, 将, 由, 为… lead no name on, but for these words
    "(?:(?<=[存现潜])在|对(?=[口外接话])|在(?=[建线职])|(?<=共)和|(?<=党)的|(?<=[自理])由|(?<=[作成])为|为(?=[民主])|(?<=[普涉])及"
    "|(?!召开|举行|举办|开幕|出席|参加|主持|听取|审议|指出|强调|表示|宣布|确保|包括|有利|保障|迎接|祝贺|致[信电]|访问|会见|前往|抵达|决定|同意|围绕|评价|今天|日前|近日|当天|期间)(?![的了在将从把被由让使为是及也向对])[一-鿿\\dA-Za-z“”·+—-])"
)
_SUBJECT = Hinted(
    rf"(?:(?<=[\n。:;,)])|^)(?!今|昨|近日|日前|当|正值|正赶上|适逢|恰逢|同日|随后|其间|会[前后]|为|在|由|\d+[月日]|20\d\d年\d+月|本[次届]|[此这]次|该)"
    rf"(?P<name>{_WORDS}{{4,56}}?(?:{alternation('meeting_suffixes')})(?:(?<=会)议)?)"
    rf"(?=(?:\d+月|\d+日|至|\([^()]{{1,14}}\)|今天|今晚|昨天|昨晚|近日|日前|[上下]午|晚)*(?:[在于][^,。;\n]{{1,18}}?)?(?:隆重|正式|如期|顺利|胜利)*(?:{'|'.join(_HELD)})|由[^。;\n]{{1,40}}?主持)",
    *_HELD,
    "主持",
)
_SITTING = re.compile(r"届.{0,24}(?:次[一-鿿]{0,4}会议|全会)$")  # named by other finders
_TWO = re.compile("(?:会议|大会|论坛|峰会)(?:和|、|与)")


def find(text: str, begin: int, end: int, pointed: Pointed) -> Iterator[Found]:
    """The meetings of a line that its clauses begin with."""
    for match in _SUBJECT.finditer(text, begin, end):
        name = match["name"]
        if _SITTING.search(name):
            continue
        if not NO_NAME.match(name) and not _TWO.search(name) and name.count("“") == name.count("”"):
            thing = meeting(full_name(name, match.start("name"), pointed))
            yield Found(*match.span("name"), thing, rank=9 if "精神" in name else 7)


def again(text: str, held: list[Found]) -> Iterator[Found]:
    """Every other place where such a name stands: 某某出席|推动某业和某业融合发展协商座谈会."""
    for found in dict.fromkeys(held):
        for begin, end in occurrences(text, text[found.begin : found.end]):
            yield Found(begin, end, found.thing, rank=found.rank)
