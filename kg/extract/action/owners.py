"""Whose tasks an article sets out that is itself a report, plan or notice, and which part of it tells what was done.

``政府工作报告(摘登)`` delivered at a province's congress sets out the tasks of its government, ``某局关于…的通告``
those of the bureau. What a clause of it says of nobody else is its owner's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice, takewhile
from typing import NamedTuple

from kg.extract.action.roles import PROMISED
from kg.extract.text import AnnotatedText
from kg.lexicon import having
from kg.lexicon.bodies import full_name
from kg.model import ArticleKind, Kind, Line, LineKind, Mention, PolicyAction, Status, Thing
from kg.text.dates import find_dates
from kg.text.normalise import BULLETS

_HEADS = (LineKind.KICKER, LineKind.HEADLINE, LineKind.SUBHEAD)
_EXCERPT = (
    r"(?:[ (]*(?:(?:提出|确定|明确)的)?(?:今年|20\d\d年)?(?:主要|重点|目标|工作)*(?:任务)?"
    r"(?:摘登|摘要|摘编|摘|全文|节选|要点|解读版|清单)\)?)?"
)
_REPORT = re.compile(rf"—*(?:20\d\d年)?(?P<whose>[一-鿿]{{0,24}}?)(?:20\d\d年)?(?:政府)?工作报告{_EXCERPT}")
_KINDS = "通告|公告|通知|决定|意见|方案|措施|倡议书?|令"
_NOTICE = re.compile(rf"关于.*的|(?:\d+年)?第?[\d一二三四五六七八九十]*号?(?:{_KINDS}){_EXCERPT}")
_PAPERS = re.compile(f"(?:{_KINDS}|建议|规划|计划|纲要){_EXCERPT}")
_SIGNED = re.compile("(?:通告|公告|通知|倡议书|公开信)$")
_LOOK_BACK = re.compile(
    r"[^,。]{0,14}(?:回顾|主要成绩|工作成效|取得的成[绩就效])"
    r"|(?:[一二三四五六七八九十]、|各位代表[:!,])?(?:(?:过去|这)的?[一五]年|[一五]年来|20\d\d年(?:以来)?,我们)"
)
_LOOK_AHEAD = re.compile(
    r"[^,。]{0,12}(?:今年|明年|20\d\d年|新的一年|今后五年|下一步|下一年|“十[四五六]五”)[^,。]{0,16}(?:工作|目标|任务|要求|安排|重点|打算|建议|思路)"
    r"|[一二三四五六七八九十]+、(?!.{0,12}回顾)|展望|新的一年|(?:今后|未来)的?[一三五]年|我们[要将]|今年是"
)
_PLAN = re.compile("“十[一二三四五六七八九]五”(?:时期|期间)")


_REVIEW = re.compile(  # 关于2025年民生实事项目完成情况的通报
    r".{0,30}(?:实事|任务|目标|项目|工作|建议|提案|承诺)[^,。]{0,10}(?:完成|进展|落实|办理|兑现|推进)(?:情况|进度)(?:的)?(?:通报|公告|报告|公示|通告)?"
)
_FIRST = 6  # sentences in which a bulletin says whose tasks it tells of


class Owned(NamedTuple):
    """Whose an article is, and the lines of it that tell what has been done."""

    owner: tuple[Thing, ...] = ()
    past: frozenset[int] = frozenset()

    def status(self, line: int) -> Status:
        """What a line's clauses are unless they say otherwise."""
        return Status.DONE if line in self.past else Status.PLANNED


def owned(text: AnnotatedText) -> Owned:
    """Whose report, plan or notice an article is; nobody's where it is news."""
    if owner := _reports(text):
        return Owned((owner,), _past(text))
    if tasks := _shared_out(text):
        return Owned(tasks)
    if any(_REVIEW.fullmatch(text.flat, line.begin, line.end) for line in _heads(text)):
        return Owned(_promised(text) or _signatory(text), frozenset(range(len(text.article.lines))))
    return Owned(_noticed(text))


def _shared_out(text: AnnotatedText) -> tuple[Thing, ...]:
    """Whose report's tasks go on from another page: (上接第1版)三是…, under 政府工作报告任务清单印发."""
    if text.article.kind is not ArticleKind.CONTINUATION:
        return ()
    heads = [text.sentence_at(line.begin) for line in _heads(text) if "任务" in text.flat[line.begin : line.end]]
    return next((owner for index in heads if (owner := report_owner(text, index))), ())


def _promised(text: AnnotatedText) -> tuple[Thing, ...]:
    """Whose tasks a bulletin on their progress says they are: 市政府|承诺的10件民生实事."""
    bodies = (m for mentions in text.mentions[:_FIRST] for m in mentions if m.thing.kind is Kind.BODY)
    return tuple(islice((m.thing for m in bodies if PROMISED.match(text.flat, m.end)), 1))


def _heads(text: AnnotatedText) -> list[Line]:
    """The lines at an article's head."""
    return list(takewhile(lambda line: line.kind in _HEADS, text.article.lines))


def _reports(text: AnnotatedText) -> Thing | None:
    """The government or other body whose work an article reports on in its own words."""
    heads = _heads(text)
    if told := _told_of(text):
        return told
    match = next((m for line in heads if (m := _REPORT.fullmatch(text.flat, line.begin, line.end))), None)
    if not match:
        return None
    if "政府" in match[0]:
        place = _place(text, heads)
        return (
            Thing(Kind.BODY, "国务院" if place == text.front.country else full_name(place, "政府")) if place else None
        )
    whose = match["whose"]
    return Thing(Kind.BODY, whose) if whose.endswith(("法院", "检察院", "常务委员会", "常委会")) else None


def _told_of(text: AnnotatedText) -> Thing | None:
    """Whose report an article says that it prints the tasks of: 现将政府工作报告提出的重点任务摘编如下。"""
    for index in range(min(_FIRST, len(text.sentences))):
        sentence = text.sentences[index]
        if _PRINTS.search(text.flat, sentence.begin, sentence.end):
            owners = (report_owner(text, at) for at in range(index, -1, -1))
            return next((owner[0] for owner in owners if owner), None)
    return None


_PRINTS = re.compile(
    "报告中?(?:提出|确定|明确|部署)的[^,。;]{2,16}(?:任务|工作|目标|实事)[^,。;]{0,6}(?:如下|摘编|摘登|刊登|刊发)"
)


def _place(text: AnnotatedText, heads: list[Line]) -> str | None:
    """The division at whose congress a report is given: named at the head of the article, else the paper's home."""
    begun = (mentions for at, mentions in zip(text.sentences, text.mentions, strict=True) if at.line <= len(heads))
    places = (m.thing.name for mentions in begun for m in mentions if m.thing.kind is Kind.PLACE)
    return next(places, text.front.home or text.front.country)


def _body_at(text: AnnotatedText, begin: int, end: int) -> Mention | None:
    """The longest body that a head begins with, also where it stands in the name of a document."""
    found = [m for m in text.mentions[text.sentence_at(begin)] if m.begin == begin and m.end <= end]
    return next((m for m in found if m.thing.kind is Kind.BODY), None)


def _noticed(text: AnnotatedText) -> tuple[Thing, ...]:
    """The body whose notice, plan or opinion an article is: its title begins with it, or it is signed by it."""
    for line in _heads(text):
        if not _PAPERS.search(text.flat, max(line.begin, line.end - 8), line.end):
            continue
        mention = _body_at(text, line.begin, line.end)
        if mention and _NOTICE.match(text.flat, mention.end, line.end):
            return (mention.thing,)
        if _SIGNED.search(text.flat, line.begin, line.end):
            return _signatory(text)
    return ()


def _signatory(text: AnnotatedText) -> tuple[Thing, ...]:
    """The body, or the bodies, that fill one of the last lines of a notice."""
    for line in reversed(text.article.lines[-3:]):
        signed = text.things(text.sentence_at(line.begin), Kind.BODY)
        if _fill(text, signed, line.begin, line.end):
            return tuple(mention.thing for mention in signed)
    return ()


def _past(text: AnnotatedText) -> frozenset[int]:
    """The lines of a report from one that looks back up to one that looks ahead."""
    found: set[int] = set()
    back = False
    for at, line in enumerate(text.article.lines):
        plan = _years_of_plan(text, line)
        ahead = plan > 0 or _LOOK_AHEAD.match(text.flat, line.begin, line.end)
        looks_back = plan < 0 or _LOOK_BACK.match(text.flat, _past_rest(text, line), line.end)
        back = bool(looks_back or (back and not ahead))
        if back:
            found.add(at)
    return frozenset(found)


def _past_rest(text: AnnotatedText, line: Line) -> int:
    """Where a line begins to say something of its own: behind the few words that go on from another page."""
    stop = text.flat.find("。", line.begin, min(line.begin + _REST, line.end))
    torn = line.begin == text.article.lines[0].begin or text.article.kind is ArticleKind.CONTINUATION
    return stop + 1 if torn and stop >= 0 else line.begin


_REST = 12  # characters of such words


def _years_of_plan(text: AnnotatedText, line: Line) -> int:
    """1 where a line begins with a five-year plan that is to come, -1 with one that is over, else 0."""
    match = _PLAN.match(text.flat, line.begin, line.end)
    if not match or not text.front.date:
        return 0
    dates = find_dates(text.flat, line.begin, match.end(), text.front.date)
    if not dates:  # “十九五”时期, a plan later than those whose years are known
        return 0
    this_year = text.front.date[:4]
    return int((dates[0].start or "") >= this_year) - int((dates[0].finish or "") < this_year)


_ISSUES = having("policy_verbs", "issues")


def answering(text: AnnotatedText) -> dict[int, tuple[Thing, ...]]:
    """Who does what each line of a list tells, by the line: …改造老旧小区18个。(市住建局), ◆市税务局 推出…."""
    found: dict[int, tuple[Thing, ...]] = {}
    bracketed: set[int] = set()
    for index, mentions in enumerate(text.outermost):
        number = text.sentences[index].line
        line = text.article.lines[number]
        bodies = [m for m in mentions if m.thing.kind is Kind.BODY]
        if bodies and _OPENS.fullmatch(text.flat, line.begin, bodies[0].begin) and text.flat[bodies[0].end] == " ":
            found[number] = (bodies[0].thing,)
            continue
        closing = _ANSWERS.search(text.flat, max(line.begin, line.end - _NOTED), line.end)
        who = "whose" if closing and closing["bare"] else "who"
        held = [m for m in bodies if m.begin >= closing.start(who)] if closing else []
        if closing and _fill(text, held, *closing.span(who)):
            found[number] = tuple(m.thing for m in held)
            if not (closing["label"] or closing["bare"]):
                bracketed.add(number)
    if len(bracketed) == 1:  # who sent in the one story
        found.pop(bracketed.pop())
    return found


def _fill(text: AnnotatedText, mentions: Sequence[Mention], begin: int, end: int) -> bool:
    """Whether mentions are all that a stretch says, beside what joins them."""
    gaps = zip([begin, *(m.end for m in mentions)], [*(m.begin for m in mentions), end], strict=True)
    return bool(mentions) and all(_JOINED.fullmatch(text.flat, *gap) for gap in gaps)


_OPENS = re.compile(rf"[{BULLETS}] ?")
ANSWERS = "责任|牵头|负责|承办|实施|主管"
_ANSWERS = re.compile(  # (责任单位:市水利局), (市水利局), and without brackets 责任单位:市水利局。
    rf"[(](?P<label>(?:{ANSWERS})(?:单位|部门)?:)?(?P<who>[^()。]{{3,40}})[)]。?"
    rf"|(?:^|(?<=[\s。;,]))(?P<bare>(?:{ANSWERS})(?:单位|部门): ?)(?P<whose>[^()。;]{{3,40}})[。;]?$"
)
_JOINED = re.compile("[、,; 和及等]*")
_NOTED = 50  # characters at the end of a line that say who answers for it


def issuer(text: AnnotatedText, index: int, found: Sequence[PolicyAction]) -> tuple[Thing, ...]:
    """Whose law or plan a sentence brings out; where a person signs it, the body that the sentence names."""
    for action in found:
        if action.verb in _ISSUES and action.actors and "《" in action.object:
            bodies = [m.thing for m in text.things(index, Kind.BODY)]
            person = action.actors[0].kind is Kind.PERSON
            return tuple(map(_above, bodies[:1] if person and bodies else action.actors))
    return ()


def _above(body: Thing) -> Thing:
    """Whose paper it is that a press office brings out: its government's."""
    return replace(body, name=body.name.removesuffix("新闻办公室")) if body.name.endswith(_PRESS) else body


_PRESS = "人民政府新闻办公室"


def report_owner(text: AnnotatedText, index: int) -> tuple[Thing, ...]:
    """Whose report a sentence draws on, where it names no other actor: 省政府工作报告中多处提及…"""
    for mention in text.things(index, Kind.DOCUMENT):
        if mention.thing.name.endswith("人民政府工作报告"):
            return (Thing(Kind.BODY, mention.thing.name.removesuffix("工作报告")),)
    return ()
