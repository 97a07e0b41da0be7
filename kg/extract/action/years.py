"""Which year a clause tells of: one that is over, in which all was done, or this one, in which it is to be done."""

from __future__ import annotations

import re

from kg.extract.clause.clauses import Clause
from kg.extract.clause.verbs import has_verb
from kg.extract.text import AnnotatedText
from kg.model import Status

_YEAR = re.compile(r"(?:去年|上年|(20\d\d)年)(?!度|计划|目标|任务|清单|民生|以[来前后]|[底末]?[至到—])[^,]{0,6}")


def over(text: AnnotatedText, clause: Clause) -> bool:
    """Whether a clause begins with a year that is over, of which what follows tells: 2025年,新建公路618公里."""
    if not text.front.date:
        return False
    flat, begin, end = text.flat, clause.begin, clause.end
    if days := _DAYS.match(flat, begin, end) if flat[begin] in _DIGITS else None:
        last = int(days["last"] or days["month"]), int(days["day"])
        today = int(text.front.date[5:7]), int(text.front.date[8:10])
        return last < today and not _PLANS.search(flat, begin, end)
    year = _YEAR.match(flat, begin, end) if flat[begin] in "去上2" else None
    month = None if year or flat.find("月", begin, end) < 0 else _MONTH.search(flat, begin, end)
    gone = int(month[1]) < int(text.front.date[5:7]) if month else year and (year[1] or "") < text.front.date[:4]
    return bool(gone) and not _PLANS.search(flat, begin, end)


_MONTH = re.compile(  # 大桥5月|动工, told in August
    r"(?=\d)(?<![\d年—至到前])(\d\d?)月(?:[上中下]旬|[底初]|\d{1,2}日)?"
    r"(?=[开动]工|启动|投用|建成|合龙|封顶|通车|竣工|完工|揭牌|挂牌)"
)
_DAYS = re.compile(  # 7月5日至6日,专家来到县医院: days that are over when the paper comes out
    r"(?:本报[^,。\d]{0,6}[讯电] *)?(?:20\d\d年)?(?P<month>\d{1,2})月\d{1,2}日[至到—]"
    r"(?:(?P<last>\d{1,2})月)?(?P<day>\d{1,2})日"
)
_DIGITS = frozenset("本0123456789")  # what such a time begins with
_PLANS = re.compile("计划|目标|将|启动|拟")
_THIS_YEAR = re.compile(r"[^,]{0,20}(?:今年(?:内|全年)?|全年|年内)(?=[\u4e00-\u9fff])")
_SO_FAR = re.compile(
    r"以来|已|了|截至|累计|前[一二三四五六七八九十]|季度|[上中下]旬|节|今年[初春\d一二三四五六七八九十]|共"
)
_PAPERS = re.compile(
    r"(?:公布|印发|出台|发布|通过|制定|排定|定下)[^,。;]{0,14}(?:方案|计划|清单|安排|任务|实事)"
    r"|(?:表态|承诺|宣布|提出|明确|确定|立下)[^,。;]{0,6}[,:]"
)
_EARLY = ("01", "02", "03")  # months in which what is counted for the year is still to be done


def intended(text: AnnotatedText, clause: Clause) -> Status | None:
    """今年新建农田1.5万亩 is a plan while the year is young, or where the sentence speaks of a plan before.

    So is what is done from a month on that is not over on the paper's day: 从4月起修缮….
    """
    if text.flat[clause.begin] in "从自" and (since := _SINCE.match(text.flat, clause.begin, clause.end)):
        return Status.PLANNED if text.front.date and int(since["month"]) >= int(text.front.date[5:7]) else None
    told = text.flat.find("年", clause.begin, clause.end) >= 0
    this_year = _THIS_YEAR.match(text.flat, clause.begin, clause.end) if told else None
    if not this_year or not text.front.date or _SO_FAR.search(text.flat, clause.begin, clause.end):
        return None
    said = this_year.end(), clause.end
    if not has_verb(text.flat, *said) or not _COUNTS.search(text.flat, *said):
        return None
    begin = text.sentences[clause.sentence].begin
    young = text.front.date[5:7] in _EARLY
    return Status.PLANNED if young or _PAPERS.search(text.flat, begin, clause.begin) else None


_SINCE = re.compile(r"[从自](?:今年)?(?P<month>\d{1,2})月(?:\d{1,2}日|份|[初底]|[上中下]旬)?(?:起|开始)")
_COUNTS = re.compile(r"[开动]工|启动|新建|\d|[一二两三四五六七八九十百]+[个座条处所]")
