"""Measured values: the figures of tables and the statistics of sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.action.owners import owned
from kg.extract.figure.called import called_before
from kg.extract.figure.quantities import quantities
from kg.extract.figure.scope import Scope
from kg.extract.figure.statistics import Reader
from kg.extract.figure.subjects import DIVISIONS, Period, State, counted_in, home_of
from kg.extract.figure.tables import table_figures
from kg.extract.text import AnnotatedText
from kg.model import Figure, Issue, LineKind, Mention, Status, Thing
from kg.text.calendar import days_between

_THEME = re.compile(  # what is told of in passing: 成渝地区|协同发展, 某大桥|建成通车
    "、|等|(?:协同|协调|一体化|联动|融合|高质量)*(?:发展|建设|战略|试点|开放|保护|大开发|振兴|改革|建成|开工|通车|投产)"
)
_OWN = (*DIVISIONS, "镇", "乡", "村", "街道", "社区")
_NEAR = 6  # sentences back in which 这里 is named
_POINTING = "全我本该"  # 这里 is no 全市
_READ = frozenset({LineKind.PARAGRAPH, LineKind.CAPTION})


def extract(text: AnnotatedText) -> Iterator[Figure | Issue]:
    """The figures that an article states, and what of its tables could not be read."""
    yield from table_figures(text)
    yield from sentence_figures(text)


def sentence_figures(text: AnnotatedText) -> Iterator[Figure]:
    """The statistics that the sentences of an article's paragraphs state."""
    home = home_of(text)
    state, line = State(home, home), -1
    own = owned(text)
    passed: list[int] = []  # sentences of the paragraph without a quantity, read only where a later one has some
    for index, sentence in enumerate(text.sentences):
        if sentence.kind not in _READ:
            continue
        if sentence.line != line:
            state, line, passed = State(home, home), sentence.line, []
        state.over = state.over if state.recent else (None, None)
        state.recent, state.pending, state.adjacent = [], [], False
        task = own.owner and own.status(line) is Status.PLANNED and not _is_over(text, index)
        found = () if task else quantities(text.flat, sentence.begin, sentence.end)
        if not found:
            passed.append(index)
            continue
        if own.owner:  # a report is about its place, whatever was named before
            state.subject, state.whole = home, None
        last = passed[-1] if passed and passed[-1] == index - 1 else None
        called, at = called_before(text, index) or (None, sentence.begin)
        if called is None and text.flat.find("这里", sentence.begin, sentence.end) >= 0:
            called = _last_subject(text, list(range(max(0, index - _NEAR), index)), _POINTING)
        if last is not None and (over := _reported(Scope(text, last))):
            state.over = over
        told = called or _last_subject(text, passed)
        before = called_before(text, last) if last is not None and told is None else None  # 馆内…。|共有志愿者500人
        state.subject = told or (before[0] if before else state.subject) or home
        passed = []
        yield from Reader(text, index, state, found, at).figures()


def _is_over(text: AnnotatedText, index: int) -> bool:
    """Whether a sentence of a report's tasks tells of what was: 人均收入由2020年的2.1万元增加到2025年的3.2万元."""
    sentence = text.sentences[index]
    was = _WAS.search(text.flat, sentence.begin, sentence.end)
    return was is not None and _AIMS.search(text.flat, sentence.begin, sentence.end) is None


_WAS = re.compile(
    r"[比较](?:上年|去年)|同比|平均每年|年均(?:增|实际|分别|下)"
    r"|[由从](?:\d{4}年|[\d.]+[万亿]*[^,;。\d]{1,4}(?:增|提|升|降|减|下|扩))"
)
_AIMS = re.compile("左右|以上|今年|明年|今后|将|拟|力争|确保|预期|目标|要|计划|安排")


def _reported(scope: Scope) -> Period | None:
    """The last months that a sentence without a figure is about: 一季度,外贸较快增长。|进出口额1.8万亿元."""
    start, end = scope.period_before(scope.end) or (None, None)
    if not (start and end and scope.issue) or not start.endswith("01"):
        return None
    lately = 0 <= days_between(end, scope.issue) < _LATELY
    return (start, end) if lately and _MONTH < days_between(start, end) < _YEAR else None


_MONTH, _YEAR, _LATELY = 26, 364, 130  # days


def _last_subject(text: AnnotatedText, sentences: list[int], but: str = "") -> Thing | None:
    """Whom the last of some sentences that names a subject is about; none whose words begin with one of ``but``."""
    scopes = (Scope(text, index) for index in reversed(sentences))
    named = (_about(scope) for scope in scopes)
    return next((counted_in(m.thing) for m in named if m and text.flat[m.begin] not in but), None)


def _about(scope: Scope) -> Mention | None:
    """The last name in a sentence that it can be about, and not told of in passing."""
    mention = scope.subject_before(scope.end)
    while mention is not None and _passing(scope.text, mention):
        mention = scope.subject_before(mention.begin)
    return mention


def _passing(text: AnnotatedText, mention: Mention) -> bool:
    """Whether a site or a region is only told of as one of several, or by what is done with it."""
    return not mention.thing.name.endswith(_OWN) and _THEME.match(text.flat, mention.end) is not None
