"""Which state the words right before a name say that its bearer is of: 东帝汶驻华大使|桑托斯, 俄外长|拉夫罗夫."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

import rjieba

from kg.lexicon import table
from kg.lexicon.countries import country_signs
from kg.model import Kind, Mention, Reading

SAID = 30  # characters from a state's name to that of a person who serves it
_NEAR = 16  # characters from a state's name to that of its own
_MARKS = "、，。；：！？“”（）\n"
_SEGMENT = re.compile(f"(?:[^{_MARKS}]|（[^（）\\n]{{1,8}}）)*$")  # 某国某党（某派）主席|某某
_SIGNED = re.compile("(?!以现任|以前任)[一-鿿](?![前内后来常见报])[一-鿿]{1,11}")  # 俄|联邦委员会副主席
_RULER = "苏丹"  # a title right before a name: 前|苏丹|卡布斯
_CHARGED = re.compile("(?:[和、].{1,6})?(?:问题|事务)")  # 美国|乌克兰|问题特使


class Lands:
    """The states that one article names, by place in its text."""

    def __init__(self, reading: Reading, states: Iterable[tuple[Mention, str]]) -> None:
        """``states`` are the mentions of states and of their bodies, each with its state."""
        self._text = reading.article.text
        of_kind = [(m.thing.kind, m.begin, m.end) for m in reading.names.mentions]
        self._people = [(-1, 0), *sorted((begin, end) for kind, begin, end in of_kind if kind is Kind.PERSON)]
        self._states = sorted((mention.begin, state) for mention, state in states if not self._aside(mention))
        self._named = sorted({begin for kind, begin, _ in of_kind if kind in (Kind.BODY, Kind.PLACE)})

    def stated(self, begin: int, end: int) -> Sequence[str]:
        """The states named between two places of the text, in order."""
        first, last = (bisect_left(self._states, (at, "")) for at in (begin, end))
        return [state for _, state in self._states[first:last]]

    def of(self, at: int) -> Sequence[str]:
        """The state of whose name begins at a place of the text; of a list, that of who stands before."""
        text, begin = self._text, max(0, at - _NEAR)
        segment = _SEGMENT.search(text, begin, at)
        start = max(segment.start() if segment else at, self._people[bisect_left(self._people, (at, 0)) - 1][1])
        if stated := self.stated(start, at):
            return stated[-1:]
        mark = text[start - 1] if start > begin else ""
        named = self._named[bisect_left(self._named, start) : bisect_left(self._named, at)]
        titled = text[start:at].removeprefix("政府") in table("titles")
        if mark and mark in _MARKS and start not in named and not titled and _SIGNED.match(text, start, at):
            two = text[start + 1] in country_signs()  # 俄|乌|谈判的乌方代表
            signed = () if two or rjieba.has_word(text[start : start + 2]) else country_signs().get(text[start], ())
            return signed if len(signed) == 1 else ()
        if mark == "、" and at - start > 1 and (titled or not named):
            clause = max(at - SAID, *(text.rfind(each, 0, start) + 1 for each in "，。；：\n"))
            return self._last(clause, at)  # 越共中央政治局委员、公安部部长|苏林, 佛得角某党主席、政府总理|某某
        return ()

    def _last(self, begin: int, end: int) -> Sequence[str]:
        """The last state named between two places of the text; of two in a row the first: 南苏丹|苏丹人民解放运动."""
        first, last = (bisect_left(self._states, (at, "")) for at in (begin, end))
        found = self._states[first:last]
        if len(found) > 1 and found[-2][0] + len(found[-2][1]) == found[-1][0]:
            found = found[:-1]
        return [state for _, state in found[-1:]]

    def _aside(self, mention: Mention) -> bool:
        """Whether a state is but what somebody deals with, or a title: 美国驻|俄罗斯|大使, 美国|乌克兰|问题特使."""
        if mention.thing.name == _RULER:
            return any(begin == mention.end for begin, _ in self._people)
        charged = _CHARGED.match(self._text, mention.end) is not None
        return charged or self._text.endswith("驻", 0, mention.begin)
