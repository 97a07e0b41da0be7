"""Clauses that frame the next one and still say what is done: before 后, 以来 and 的同时, behind 以.

``伊朗议会通过法案后,…`` · ``在恢复生产秩序的同时,…`` · ``…,以促使对方认真对待`` · ``以更大力度推动改革``.
Where the verb ends such a clause it is but a noun (``政策实施以来``, ``工程建成后``), and nobody's deed. News of the
whole country tells so; a paper's page has its deeds in the clauses that follow.
"""

from __future__ import annotations

import re

from kg.extract.clause.chains import ADVERBS, Head, verb_phrase
from kg.extract.clause.clauses import Clause
from kg.extract.clause.covered import Spans
from kg.extract.clause.predicates import look_on
from kg.extract.clause.verbs import verbs_between
from kg.extract.text import AnnotatedText

_TAILS = ("后", "以来", "的同时")
_TAIL = re.compile(
    "(?:(?:[^,]{0,12}?[将要应须])?就?在)?(?P<deed>[^,]{6,}?)(?:的同时|(?:近?[一二三四五六七八九十两几\\d]+个?[年月]多?)?(?:[以之]后|(?<![落先背滞最])后|以来))$"
)
_NO_DEED = re.compile(
    "随着|(?:^|[,:])自[从\\d年上今去成开]|得知|了解到|看到|获悉|接到|参观|出席|考察|提出|[今去前当]天(?=之?后)|\\d日(?=之?后)"
)


def unframed(text: AnnotatedText, clause: Clause) -> Clause:
    """The clause without 在 and 后, 以来 or 的同时 around it, of national news; else as it is."""
    if not text.national:
        return clause
    if text.flat.startswith("随着", clause.begin):
        return clause._replace(begin=clause.begin + 2)
    if not text.flat.endswith(_TAILS, clause.begin, clause.end):
        return clause
    told = _TAIL.fullmatch(text.flat, clause.begin, clause.end)
    if not told or _NO_DEED.search(text.flat, text.sentences[clause.sentence].begin, told.end("deed")):
        return clause
    return clause._replace(begin=told.start("deed"), end=told.end("deed"))


def aim(text: AnnotatedText, begin: int, end: int, covered: Spans) -> Head | None:
    """What is done in order to (以|尽快实现和平), or with what stands before its verb (以制度创新|激发活力)."""
    begin += text.flat[begin : begin + 1] in ("要", "将", "应")
    if not text.national or text.flat[begin : begin + 1] != "以" or covered.hold(begin):
        return None
    if _AS.search(text.flat, begin, end):
        return None
    start = begin + 1 + text.flat.startswith("便", begin + 1)
    for at in (start, *verbs_between(text.flat, start + 3, min(start + _FAR, end))):
        head = None if text.flat[at - 1] == "的" else verb_phrase(text.flat, at, end)
        if head and look_on(text.flat, at, head.verb, head.begin, head.end, end) is None:
            return None if at == start and _MEANS.search(text.flat, head.end, end) else head
    return None


def in_order(text: AnnotatedText, clause: Clause, head: Head) -> bool:
    """Whether a clause says what the one before it is done for: …,以|促使对方认真对待."""
    if not text.national or text.flat[clause.begin] != "以":
        return False
    return _TO.fullmatch(text.flat, clause.begin, head.begin) is not None


_TO = re.compile(f"以便?(?:{ADVERBS.pattern})?")
_AS = re.compile("为|的?(?:方式|形式|名义|主题|契机)|实际行动|中国式现代化|伟大|的成绩|引领|迎接|[、等]")
_MEANS = re.compile("促进|推动|带动|谋|求|护航|支撑")  # 以健全体系|促进治理现代化
_FAR = 14
