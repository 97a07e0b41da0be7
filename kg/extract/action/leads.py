"""Clauses that hold a verb and only lead up to others: what a demand is about, what tasks follow, by what means."""

from __future__ import annotations

import re

from kg.extract.clause.chains import ADVERBS, Head
from kg.extract.clause.clauses import Clause
from kg.extract.clause.verbs import verb_at
from kg.extract.text import AnnotatedText


def leads(text: AnnotatedText, clause: Clause, head: Head) -> bool:
    """Whether a clause does not say what is done, but what the clauses after it say something of."""
    return (
        _leads_up(text, clause)
        or _SPOKEN_OF.match(text.flat, clause.end) is not None
        or _BROACHED.fullmatch(text.flat, clause.begin, clause.end) is not None
        or _puts(text, clause, head)
        or _is_topic(text, clause, head)
        or _matters(text, clause, head)
        or _by_means(text, clause, head)
        or _heads_list(text, clause, head)
    )


_SPOKEN_OF = re.compile(  # 建设统一大市场,既是攻坚战,…: the clause is what the next one speaks of
    r",(?:(?:既|不仅|就|也|不只|正|都|才)?是|基本要求|总的?要求|关键[在是靠]|最[^,;。]{2,14}的?(?:任务|问题|难题|短板)|核心[在是]|根本[在是]|重点[在是]|前提|意义重大|离不开|事关|关系)"
)


_BROACHED = re.compile(  # 就某国加征关税一事,某人表示: what is spoken of; 今年是论坛运行10周年
    "(?:针对|就|关于|对于)[^,]{4,}(?:一事|之事|问题|事件|情况|言论|报道|传闻|消息|说法|行为|做法)|[^,]*(?:是|迎来|恰逢|正值)[^,]+周年"
)


def _puts(text: AnnotatedText, clause: Clause, head: Head) -> bool:
    """Whether a verb belongs to what a clause takes for something: 将|发展对华关系|视为优先方向."""
    found = _TAKEN.search(text.flat, clause.begin, clause.end)
    return found is not None and found.start() < head.begin


_TAKEN = re.compile("[把将][^,]{2,40}?(?:置于|视为|摆在|放在|看作|统一到)")


def _is_topic(text: AnnotatedText, clause: Clause, head: Head) -> bool:
    """Whether a clause only says what is demanded or judged after it: 做好就业工作,|要强化…; 扩大贸易,|有利于…."""
    if not _OF_TOPIC.match(text.flat, clause.end):
        return False
    begin = text.sentences[clause.sentence].begin
    if clause.begin != begin and not text.flat.endswith(_SAYS, begin, clause.begin):
        return False
    bare = head.begin - clause.begin < _BARE and not _DEMAND.search(text.flat, clause.begin, head.begin)
    return bare and not text.opened(clause.sentence, clause.begin, head.begin)


_OF_TOPIC = re.compile(",(?:就?要|(?:就|都)?必须|首先要|关键|有[利助]于|符合[^,;。]*利益|对[^,;。]{2,24}(?:具有|意义))")
_SAYS = ("强调,", "指出,", "表示,", "认为,", "说,")
_BARE = 7  # characters before the verb in which nobody is named who acts
_DEMAND = re.compile("[要将应须]|正在|已")


def _matters(text: AnnotatedText, clause: Clause, head: Head) -> bool:
    """Whether a clause only says what something matters to: 这对于深化合作,|促进交流,完善治理有重要意义."""
    sentence = text.sentences[clause.sentence]
    if not any(text.flat.find(word, clause.begin, sentence.end) >= 0 for word in ("意义", "作用")):
        return False
    found = _MATTERS.search(text.flat, sentence.begin, sentence.end)
    return found is not None and (found.start() < head.begin < found.end() or clause.begin < found.start() < clause.end)


_MATTERS = re.compile(
    "对于?(?!.{0,20}(?:进行|给予|开展|予以|实施))[^;。“”]{4,}?(?:有|具有|意义)(?:着?(?:十分|极为|非常)?(?:重要|重大|深远|积极|特殊)的?[^,;。]{0,8}意义|重大)"
    "|对于?[^;。“”]{4,}?(?:起到?|发挥)(?:了|着)?(?:十分|极为|非常)?(?:重要|关键|积极|决定性)的?作用"
)


def _by_means(text: AnnotatedText, clause: Clause, head: Head) -> bool:
    """Whether a clause of national news only says with what the next one is done: 利用卫星技术,|农技人员监测…."""
    return head.verb in ("利用", "运用", "借助") and text.national and text.flat.startswith(",", clause.end)


def _heads_list(text: AnnotatedText, clause: Clause, head: Head) -> bool:
    """Whether a clause only says that tasks follow: 会议明确了今年重点任务:…"""
    if text.flat[clause.end : clause.end + 1] != ":":
        return False
    tasks = _TASKS if head.verb in ("明确", "部署", "列出") else _SO_MANY
    return tasks.search(text.flat, head.end, clause.end) is not None


_SO_MANY = re.compile(
    r"(?:[一二两三四五六七八九十\d]+[个项]?)(?:方面|重点)的?(?:工作|任务|举措)$|以下(?:几[项方]面?|重点)?的?(?:工作|任务)$"
)  # 抓好五个方面的工作:一是…
_TASKS = re.compile(r"(?:任务|举措|措施|目标|重点|要求|工作)$")


def _leads_up(text: AnnotatedText, clause: Clause) -> bool:
    """Whether a clause goes on saying what is done for, before who acts: 为贯彻…,落实某部署,5日,某人…."""
    after = clause.end + 1
    if clause.opens != "," or text.flat[clause.end : after] != ",":
        return False
    if not _has_purpose(text, clause) or text.opened(clause.sentence, clause.begin, clause.begin + 1):
        return False
    return bool(_DAY.match(text.flat, after) or text.opened(clause.sentence, after, after + 1))


def _has_purpose(text: AnnotatedText, clause: Clause) -> bool:
    """Whether a clause before says what is done for: 为了…, 为全面落实…."""
    begin = text.sentences[clause.sentence].begin
    begin = max(begin, *(text.flat.rfind(mark, begin, clause.begin) + 1 for mark in ";:"))
    for aim in _PURPOSE.finditer(text.flat, begin, clause.begin):
        adverbs = ADVERBS.match(text.flat, aim.end(), clause.begin)
        if aim[0][-1] == "了" or verb_at(text.flat, adverbs.end() if adverbs else aim.end(), clause.begin):
            return True
    return False


_PURPOSE = re.compile("(?<![一-鿿”])为了?")
_DAY = re.compile(r"[\d月]+日|日前|近日|今天|昨天|当天|[今去]年|由于|根据|会议|当地|决定")
