"""Policy actions: who is to do what, for whom, where, how much, by when, and how far it has come."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from kg.extract.action import cases
from kg.extract.action.course import Course
from kg.extract.action.of_clause import actions_of
from kg.extract.action.owners import issuer, report_owner
from kg.extract.action.sequels import so_far, told_more, whole
from kg.extract.clause.clauses import TERM, Clause, clauses
from kg.extract.clause.covered import Spans
from kg.extract.clause.preposed import may_act
from kg.extract.statement.statements import speech_at
from kg.extract.text import AnnotatedText
from kg.model import LineKind, PolicyAction, Status, Thing

_READ = frozenset({LineKind.PARAGRAPH, LineKind.CAPTION})


def extract(text: AnnotatedText) -> Iterator[PolicyAction]:
    """The actions of every paragraph, in reading order; speech gives its speaker as actor where no other is named."""
    told = {at: said for at, said in speech_at(text).items() if said.rule != "letter"}  # tells what has happened
    national = text.national
    course = Course(text, news=(national or not told) and not _SETS_TASKS.search(text.article.headline))
    taken = sorted(one.begin for one in cases.measures(text))
    issued: tuple[Thing, ...] = ()
    sooner: tuple[PolicyAction, ...] = ()  # of the sentence before in this paragraph
    for index, sentence in enumerate(text.sentences):
        if sentence.kind not in _READ or _CREDIT.fullmatch(text.flat, sentence.begin, sentence.end):
            continue
        course.sentence(index, told.get(index), issued)
        if not may_act(text.flat, sentence.begin, sentence.end) or _CRIMES.match(text.flat, sentence.begin):
            continue
        if not index or text.sentences[index - 1].line != sentence.line:
            sooner = ()
        found = _in_sentence(text, index, course, taken, sooner)
        sooner = tuple(found) or sooner
        issued = issuer(text, index, found) or issued
        owner = report_owner(text, index) if found else ()
        for action in found:
            if sentence.kind is LineKind.CAPTION and not action.actors:
                continue  # 绣娘们赶制订单: what a picture shows
            source = told[index].source if index in told else None
            drawn = source or (owner and not action.actors)
            yield replace(action, source=source, actors=action.actors or owner) if drawn else action


def _in_sentence(
    text: AnnotatedText, index: int, course: Course, taken: list[int], sooner: tuple[PolicyAction, ...]
) -> list[PolicyAction]:
    """The actions of a sentence, clause by clause; ``sooner`` are those of the one before in its paragraph."""
    found: list[PolicyAction] = []
    covered = _covered(text, index)
    last = text.sentences[index].begin  # where the clause of the last action begins
    going: list[int] = []  # which are under way for all that nothing says so
    means = 0  # actions by whose means those of the next clause are done
    for clause in clauses(text, index):
        actions = [
            about
            for one in actions_of(text, clause, course, covered)
            if (about := whole(text, clause, one, found, sooner)) and not _taken(text, taken, one)
        ]
        if found and not actions:
            found[-1:] = told_more(text, clause, found[-1])
        if means and (brought := actions[0].status if actions else course.frame(clause).status):
            by = actions[0].actors if actions else ()
            found[-means:] = [replace(one, status=brought, actors=one.actors or by) for one in found[-means:]]
        if found and actions and _reached(text.flat, last, clause, found[-1]) and so_far(actions[0], found[-1]):
            found[-1] = replace(found[-1], status=Status.PLANNED)
            far = Status.DONE if actions[0].status is Status.PLANNED else actions[0].status
            actions[0] = replace(actions[0], status=far)
        last = clause.begin if actions else last
        if actions and actions[0].status is Status.ONGOING and _unsaid(text, clause, course):
            going += range(len(found), len(found) + len(actions))
        means = len(actions) if actions and _goes_along(text, clause, actions[0]) else 0
        found += actions
    _done_beside(found, going)
    return found


def _done_beside(found: list[PolicyAction], going: list[int]) -> None:
    """Those of ``going`` are done beside what the same have done: 开展整治行动,查处酒驾11起."""
    for at in going:
        if any(one.status is Status.DONE and one.actors == found[at].actors for one in found):
            found[at] = replace(found[at], status=Status.DONE)


def _unsaid(text: AnnotatedText, clause: Clause, course: Course) -> bool:
    """Whether a local paper says nothing of how far a clause has come, nor since when: 5月起在全市开展…."""
    since = text.flat.find("起在", clause.begin, clause.end) >= 0
    return bool(text.front.home) and not course.frame(clause).status and not since


def _reached(flat: str, before: int, clause: Clause, action: PolicyAction) -> bool:
    """Whether a clause begins with how far things have come, of which the clause before told nothing but its verb."""
    if not _REACHED.match(flat, clause.begin):
        return False
    begun = (flat[before : action.begin], flat[action.begin + len(action.verb) : clause.begin])
    return not any(map(_BEEN.search, begun))


_REACHED = re.compile(r"(?:目前|现|其中)?(?:已经?|正在|累计|完成(?=\d))")
_BEEN = re.compile("已|了(?!解)|完成|去年|建成|累计")


def _goes_along(text: AnnotatedText, clause: Clause, action: PolicyAction) -> bool:
    """Whether a clause is as far as the next one: 通过优化流程等方式,将…; 在恢复生产的同时,将…."""
    by_means = text.flat.endswith("通过", clause.begin, action.begin)
    return by_means or (text.national and text.flat.endswith("的同时", clause.begin, clause.end))


def _taken(text: AnnotatedText, taken: list[int], action: PolicyAction) -> bool:
    """Whether an action says what a measure of a case says: 进行|立案审查调查, 批准|逮捕; not 对…一案|宣判,判处…."""
    at = bisect_left(taken, action.begin)
    if at == len(taken) or taken[at] >= action.begin + len(action.verb + action.object):
        return False
    return "," not in text.flat[action.begin : taken[at]]


_CREDIT = re.compile(r"\([^()。]{2,30}(?:提供|整理|供稿|供图|编辑)[^()。]{0,8}\)\s*")  # (某热线中心提供 某某整理)
_SETS_TASKS = re.compile(
    r"报告|规划|计划|建议|意见|方案|决定|公报|要点|任务|实事|通知|措施|行动|部署|研究|会议|座谈会|讲话|文章|目标|清单|怎么干|将"
)
_CRIMES = re.compile(
    "[^,。]{0,10}(?:起诉指控|审理查明|审查查明|侦查查明),"
)  # 法院经审理查明,… tells what the accused did


def _covered(text: AnnotatedText, index: int) -> Spans:
    """What stands in names, in 《》, or as a term in quotes: its verbs head nothing."""
    sentence = text.sentences[index]
    found = [(m.begin, m.end) for m in text.outer(index)]
    marked = text.flat[sentence.begin : sentence.end]
    if "“" in marked or "《" in marked:
        for pattern in (_TITLE, TERM, *((_TOPICS,) if "题" in marked else ())):
            found += [m.span() for m in pattern.finditer(text.flat, sentence.begin, sentence.end)]
    return Spans.of(found)


_TITLE = re.compile(r"《[^》]*》?|“[^“”,;。:!?]{2,8}”")

_TOPICS = re.compile(
    r"(?:“[^“”]*”[、和与及]?)+等?[\d一二两三四五六七八九十]*[个项大]?(?:议题|主题|话题|专题)"
)  # what is talked about
