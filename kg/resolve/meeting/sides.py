"""Talks between countries, or between bodies, that no person is named at: 甲国与某组织代表团6日在乙国举行会谈.

The mention is the word 会谈, 谈判 or 磋商; what it stands for carries the sides as the text joins them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.lexicon.countries import is_country
from kg.model import Kind, Mention, Sentence, Thing

_WHO = (
    r"(?:[两三四五六七八九]国|各方|双方)?的?"
    r"(?:外交部长|外长|国防部长|防长|领导人|元首|首脑|总统|代表团|谈判代表|谈判团队|高级代表|高级官员|官员|代表|政府)?"
)
_WHEN = (
    r"(?:于?\d+[日月]|今天|昨天|当天|当日|近日|日前|[上下]午|晚间?|\([^()]{1,12}\)|在[^,。;:“”同与和在]{1,16}?"
    r"|将|已|再次|继续|首次|同时|分别|定于|开始)"
)
_TALK = re.compile(
    rf"(?P<who>{_WHO}){_WHEN}{{0,8}}(?:举行|进行|展开|恢复|重启|启动)了?"
    r"(?:第[一二三四五六七八九十\d]+轮|新一轮|首轮|首次|间接|直接|闭门|高级别|[双三四多]边|[三四]方|停火|和平|正式|经贸|视频|核|的)*"
    r"(?P<talk>会谈|谈判|磋商|会晤)(?!代表|桌|人员|团队|进程|机制)"
)
TALKS = ("会谈", "谈判", "磋商", "会晤")
_AND = re.compile(rf"{_WHO}(?:、|与|和|同|及|以及)")
_OPENS = tuple(",。;:\n 日天年月)称说")


def find(text: str, sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The talks of a sentence whose sides open its clause; ``mentions`` are those of the sentence."""
    sides = [m for m in mentions if is_side(m)]
    row: list[Mention] = []
    told = any(text.find(word, sentence.begin, sentence.end) >= 0 for word in TALKS)
    for side in sides if told else ():
        if not (row and _AND.fullmatch(text, row[-1].end, side.begin)):
            row = []
        if row or side.begin == sentence.begin or text[side.begin - 1] in _OPENS:
            row.append(side)
        match = _TALK.match(text, side.end, sentence.end) if len(row) > 1 else None
        if match:
            name = text[row[0].begin : match.end("who")] + match["talk"]
            yield Mention(*match.span("talk"), Thing(Kind.MEETING, name))


def is_side(mention: Mention) -> bool:
    """Whether a mention can be a side of talks: a country or a body."""
    return mention.thing.kind is Kind.BODY or (mention.thing.kind is Kind.PLACE and is_country(mention.thing.name))
