"""How far the things of a sentence have come unless its clauses say otherwise, by how the sentence begins."""

from __future__ import annotations

import re

from kg.extract.action.lists import LISTED, pledged, sums_up
from kg.extract.clause.contracts import UNDER
from kg.extract.statement.telling import DEMANDS
from kg.extract.text import AnnotatedText
from kg.model import Kind, Status, Thing

_PAST_FRAME = re.compile(
    r"回顾|过去(?:一年|五年|的)|去年(?!.{0,4}承诺)|20\d\d年以来|[\d一二两三四五六七八九十几多]年(?:来|下来)|截至"
)
_PLEADS = re.compile(  # but 办理代表建议
    "(?<!意见)(?<!提案)(?<!、)(?<!代表)(?<!委员)(?<!检察)(?<!司法)建议|(?<![理实办复好件的把对])(?:代表|委员)建议"
    "|呼吁|(?:常委|委员|代表|发言|界人士)[^,]{0,3}提出,"
)
_RELATES = re.compile(
    r"介绍(?:说|,|:)|汇报[说称]?,|透露|告诉|[^,]说,(?:今年|去年|上半年|[一二三四]季度|前[\d一二三四五六七八九十]+个?月|目前|近年来)(?![^,]{0,6}[将要])|据[^,]{2,16}(?:消息|通报),"
)  # what an official relates has been done unless it says otherwise
_ANEW = re.compile(
    "同一天|同日|当[天日]|近年来|这几年|如今|目前|眼下|当前|[去前]年|今年前|这个[春夏秋冬]天"
)  # tells of what is, whatever was promised before
_ANNOUNCES = re.compile(
    r"(?:任务|举措|措施|部署|安排|要求|目标|实事)[^,。;:]{0,6}(?<!落地)(?<!见效)(?<!出台)(?:是?:|包括|如下|分别|有)|(?:分别|具体)为|包括:"
)


def opening(
    text: AnnotatedText,
    index: int,
    speaker: Thing | None,
    proposers: frozenset[Thing],
    last: Status | None,
    new: bool,
) -> Status | None:
    """The status that a sentence's clauses have unless they say otherwise; ``last`` is that of the one before."""
    sentence = text.sentences[index]
    words = text.flat[sentence.begin : sentence.end]
    proposes = speaker in proposers and not _RELATES.search(words[:60])  # 委员某某介绍,某省推进…: it is told
    if speaker and (proposes or (last is Status.PROPOSED and LISTED.match(words))):
        return Status.PROPOSED
    if _PAST_FRAME.search(words[:40]) or (speaker and not new and _looks_back(text, index)):
        return Status.DONE
    if speaker and _PLEADS.search(words[:30]):
        return Status.PROPOSED if speaker.kind is Kind.PERSON else Status.PLANNED
    summed = sums_up(words)
    if speaker and not summed and _RELATES.search(words[:60]):
        return None
    if summed or speaker or _ANNOUNCES.search(words[:60]) or LISTED.match(words) or pledged(text, index):
        return Status.PLANNED
    goes_on = last in (Status.PLANNED, Status.PROPOSED) and not new and not _forecast(text, index)
    named = _ANEW.match(words) is not None or any(
        m.begin == sentence.begin and m.thing.kind is not Kind.MEETING for m in text.outer(index)
    )
    agreed = goes_on and UNDER.match(text.flat, text.sentences[index - 1].begin)  # 根据协议,…。|甲院每年选派…
    return last if goes_on and (agreed or not named) else None


def _forecast(text: AnnotatedText, index: int) -> bool:
    """Whether the sentence before only says what numbers are expected: 客流量预计超3亿人次。|交通部门采取措施。"""
    before = text.sentences[max(0, index - 1)]
    span = before.begin, before.end
    return EXPECTS.search(text.flat, *span) is not None and not _WILL.search(text.flat, *span)


EXPECTS = re.compile(r"(?:预计|有望)[^,。]{0,12}\d")
_WILL = re.compile("将|要|计划|力争|拟|确保")


def _looks_back(text: AnnotatedText, index: int) -> bool:
    """Whether a sentence goes on with what a paragraph looks back on: 过去一年,…增长6.3%。|新建农村公路1260公里。"""
    line = text.sentences[index].line
    for at in range(index, max(-1, index - _FAR_BACK), -1):
        sentence = text.sentences[at]
        span = sentence.begin, sentence.end
        if sentence.line != line or _AHEAD.search(text.flat, *span) or DEMANDS.search(text.flat, *span):
            return False
        if _YEARS_PAST.search(text.flat, sentence.begin, min(sentence.end, sentence.begin + 40)):
            return True
    return False


_FAR_BACK = 12  # sentences
_YEARS_PAST = re.compile("回顾|过去的?[一五]年|[一二三四五六七八九十几]年下来")
_AHEAD = re.compile("今年(?!以来)|明年|下一步|今后")
