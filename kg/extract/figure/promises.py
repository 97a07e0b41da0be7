"""Which quantities of a sentence are yet to come: promised, planned, tasks of a list, dated after the issue."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING

from kg.extract.clause.covered import Spans
from kg.extract.clause.verbs import verb_at
from kg.extract.figure.indicators import PROMISE
from kg.text.calendar import first_day, last_day
from kg.text.dates import UP_TO, FoundDate

if TYPE_CHECKING:
    from kg.extract.figure.scope import Scope

_TASKS = re.compile(r"(?:实事|任务|目标|举措|承诺|计划|措施)(?:项目)?[^,;。:]{0,10}:")
_TOPIC = re.compile("[^,;。:]{2,12}方面,")
_OVER = re.compile("已|了|累计|截至|同比|去年")
_TOPICS = 8  # sentences of such a list
_SO_FAR = re.compile("已完成|已实现|已达|累计完成|实际完成")  # 今年计划投资8亿元,一季度|已完成2亿元
_ALREADY = re.compile("已(?!将)|目前有|现有")  # 浙江将出现大风,台州19条航线中|已有9条停航
_DONE = re.compile("已|了|累计|完成|同比|达到?|去年")
_ROSE = re.compile("(?:[跃上]升|提升|提高|增长|增加|下降|减少)[到至]$")  # 从去年的第8位跃升至|今年第5位
_ITEM = re.compile(r"[①-⑳]|\([一二三四五六七八九十]{1,3}\)|(?<![\d.])\d{1,2}[.、](?!\d)")


class ToCome:
    """What a sentence says of what is yet to come."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def promised(self, begin: int, number_begin: int) -> bool:
        """Whether what is said of a quantity is to come: 将, 力争 before it, or a date after the issue."""
        if self._tasks is not None and self._tasks < begin:
            return True
        start = max(self._scope.begin, self._scope.flat.rfind(";", self._scope.begin, begin) + 1)
        if self._listed(start, begin):
            return True
        first = bisect_left(self._promises, start)
        if first < len(self._promises) and self._promises[first] < number_begin:
            last = self._promises[bisect_left(self._promises, number_begin) - 1]
            here = self._scope.clause(number_begin)
            so_far = here > last and _ALREADY.search(self._scope.flat, here, self._scope.clause_end(begin))
            return not (so_far or _SO_FAR.search(self._scope.flat, last, begin))
        return self.ahead(begin, start)

    def ahead(self, until: int, start: int = 0) -> bool:
        """Whether a date that is still to come stands before a place."""
        last = next((end for begin, end in reversed(self._aheads) if begin >= start and end <= until), None)
        if last is None:
            return False
        past = (d for d in self._scope.dates if last < d.end <= until and d.start and self._scope.told_of(d))
        return not any(first_day(d.start or "") <= (self._scope.issue or "") for d in past)

    def _listed(self, start: int, until: int) -> bool:
        """Whether what is told is a task of a numbered list: (三)新建停车场5处, ①开发岗位300个."""
        first = bisect_left(self._items, start)
        if first == len(self._items) or self._items[first] > until:
            return False
        return not _DONE.search(self._scope.flat, self._scope.clause(until), self._scope.clause_end(until))

    @cached_property
    def _items(self) -> list[int]:
        """Where the tasks of a numbered list begin: with a verb, in a sentence without a time that is over."""
        if any(over is not None and over[1] is not None for over in self._scope.periods):
            return []
        ends = (match.end() for match in _ITEM.finditer(self._scope.flat, self._scope.begin, self._scope.end))
        return [end for end in ends if verb_at(self._scope.flat, end, self._scope.end)]

    @cached_property
    def _tasks(self) -> int | None:
        """Where a list of tasks begins: 票决产生民生实事项目6件:一、新建…; 今年要办好六件大事。|项目建设方面,新建…"""
        match = _TASKS.search(self._scope.flat, self._scope.begin, self._scope.end)
        return match.end() if match else self._scope.begin - 1 if self._told_by_topic else None

    @property
    def _told_by_topic(self) -> bool:
        """Whether a sentence is one of those of a paragraph that tell topic by topic what its first says is to come."""
        scope, sentences = self._scope, self._scope.text.sentences
        if not _TOPIC.match(scope.flat, scope.begin) or _OVER.search(scope.flat, scope.begin, scope.end):
            return False
        before = reversed(sentences[max(0, scope.index - _TOPICS) : scope.index])
        first = next((one for one in before if not _TOPIC.match(scope.flat, one.begin)), None)
        if first is None or first.line != sentences[scope.index].line:
            return False
        return PROMISE.search(scope.flat, first.begin, first.end) is not None

    @cached_property
    def _promises(self) -> list[int]:
        """Where the words stand that make what follows a promise; none inside a name (李|若|平介绍)."""
        found = [match.start() for match in PROMISE.finditer(self._scope.flat, self._scope.begin, self._scope.end)]
        names = Spans.of((m.begin, m.end) for m in self._scope.text.outer(self._scope.index)) if found else None
        return [at for at in found if not (names and names.hold(at)) and not self._quoted(at)]

    def _quoted(self, at: int) -> bool:
        """Whether a word stands in short quotes: 用于“两个|确保”的资金."""
        opening, closing = self._scope.flat.rfind("“", max(0, at - 5), at), self._scope.flat.find("”", at, at + 6)
        return opening >= 0 <= closing and self._scope.flat.find("”", opening, at) < 0

    @cached_property
    def _aheads(self) -> list[tuple[int, int]]:
        """Where the dates stand that are still to come."""
        return [(date.begin, date.end) for date in self._scope.dates if self._ahead(date)]

    def _ahead(self, date: FoundDate) -> bool:
        issue, flat = self._scope.issue, self._scope.flat
        if date.start is None or issue is None:
            return False
        towards = flat[date.begin - 1 : date.begin] in ("到", "至") and not flat.endswith(UP_TO, 0, date.begin)
        to = towards and not _ROSE.search(flat, self._scope.begin, date.begin)
        return first_day(date.start) > issue or (to and last_day(date.finish or date.start) > issue)
