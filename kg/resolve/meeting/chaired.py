"""Meetings that have no name but by who chairs them: 某某到某省调研,并主持召开|座谈会听取意见建议."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.model import Kind, Mention, Sentence, Thing

_BARE = re.compile(
    r"主持召开了?(?P<what>(?:专题|专家|有关方面|企业|基层|视频|现场|工作)*(?P<kind>座谈会|专题会|研讨会|调度会|推进会|恳谈会))"
    r"(?=[,。;]|听取|并|[就围对研部])"
)
_OFTEN = re.compile(r"(?:[两多几\d]+次|先后|每次)[^,。;]{0,8}$")  # 先后四次|主持召开座谈会
_FAR = 120  # characters: whoever stands farther before chairs nothing


def find(text: str, sentence: Sentence, mentions: Sequence[Mention], named: Sequence[Mention]) -> Iterator[Mention]:
    """The unnamed meetings of a sentence, each by the last person before it, if none of its kind is ``named``."""
    for match in _BARE.finditer(text, sentence.begin, sentence.end):
        begin, end = match.span("what")
        people = [m for m in mentions if m.thing.kind is Kind.PERSON and not m.pointing and m.end <= match.start()]
        known = any(m.thing.kind is Kind.MEETING and m.thing.name.endswith(match["kind"]) for m in named)
        if known or not people or match.start() - people[-1].end > _FAR:
            continue
        between = text[people[-1].end : match.start()]
        if "“" not in between and not _OFTEN.search(between):
            yield Mention(begin, end, Thing(Kind.MEETING, f"{people[-1].thing.name}主持召开{match['what']}"))
