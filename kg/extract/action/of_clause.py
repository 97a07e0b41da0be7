"""The actions that one clause states: what is done to each of its objects, by whom, where, and how far it has come."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.extract.action.actors import BUILT, subjects
from kg.extract.action.beneficiaries import beneficiary, counted_whom
from kg.extract.action.course import Course
from kg.extract.action.deeds import is_deed, said_before
from kg.extract.action.defaults import settled, tallied, unmarked
from kg.extract.action.effects import comes_of, elects
from kg.extract.action.frames import Frame, dealt_with, deliberates
from kg.extract.action.leads import leads
from kg.extract.action.measures import amounts, is_counted, lasts, single, sizes
from kg.extract.action.object_words import object_words
from kg.extract.action.objects import objects
from kg.extract.action.sequels import BARE_SUM
from kg.extract.action.settings import places_of
from kg.extract.clause.chains import ISSUED, PAPER, Head
from kg.extract.clause.clauses import Clause
from kg.extract.clause.covered import Spans
from kg.extract.clause.framed import unframed
from kg.extract.clause.heads import find_head
from kg.extract.clause.judged import stays_so
from kg.extract.clause.plain import plain
from kg.extract.clause.preposed import turned
from kg.extract.clause.verbs import SETS_RATE
from kg.extract.text import AnnotatedText
from kg.model import Kind, PolicyAction, Quantity, Status, Thing
from kg.text.numbers import FoundQuantity, find_quantities

_GREW = re.compile(
    r",(?:按(?:不变|可比)价格?(?:计算)?,)?(?:同比|环比|比上年|较上年|(?:分别)?(?:增长|下降))[^,;。]{0,4}\d"
)  # 完成收入98亿元,同比增长4%
_ASKS = re.compile(
    "是否|(?<!最早)可能(?!性|在|于)|否认|本应|(?:未|没有|拒绝)(?:透露|说明)|不会|不允许|不容许|只要|只有|如何|怎样|怎么|为何|为什么|如果|假如|一旦|除非|倘若|拒绝|未能|没有(?=能|得到|进行)|有(?:能力|信心|条件(?!的)|责任|义务)"
)
_STATISTIC = re.compile(
    r"同比|环比|比(?:上年|去年|往年|年初|上[月季]|20)|较(?:上年|去年|往年|年初|上[月季届次]|\d)|注意(?:做好|防范|防御|加强)|个百分点(?!的)|与[^,]{2,12}(?:基本)?持平|创(?!新|造)[^,]{0,8}(?:新高|新低)(?!地)|增长\d|由\d[\d.]*%"
)


class _Deed(NamedTuple):
    """What is done to one object: the verb, where the object stands, its quantities, its words, and a lone amount."""

    verb: str
    begin: int
    end: int
    measure: tuple[FoundQuantity, ...]
    words: str
    one: Quantity | None


def actions_of(text: AnnotatedText, clause: Clause, course: Course, covered: Spans) -> Iterator[PolicyAction]:
    """The actions of a clause, one for each object; ``covered`` is where no verb heads anything."""
    framed, clause = clause, unframed(text, clause)
    head = turned(text, clause) or find_head(text, clause, covered) or plain(text, clause)
    if head is None or (framed != clause and head.kind == "state") or not _does(text, clause, head):
        return
    frame = course.frame(framed)
    if comes_of(text, clause, head, frame):
        return
    planned = frame.status is Status.PLANNED
    told = text.national and not planned
    for verb, begin, end, measure in objects(text, clause, head, _quantities(text, clause, covered)):
        words = object_words(text, begin, end, measure)
        if not words and head.kind == "turned":  # 约6000人|被疏散
            words = text.surface(begin, end)
        if said_before(text, head, verb, begin, words, measure, told=told):
            continue
        if isinstance(frame.beneficiary, str) and (words == verb or BARE_SUM.fullmatch(words)):
            words = frame.beneficiary  # 对拒不整改的企业,依法予以关停
        words, one = single(words) if text.front.home and not measure else (words, None)
        deed = _Deed(verb, begin, end, measure, words, one)
        if is_deed(text, head, verb, words, measure, planned=planned) and not (elects(verb, words) or _sum(head, deed)):
            yield _action(text, clause, head, frame, deed)


def _quantities(text: AnnotatedText, clause: Clause, covered: Spans) -> tuple[FoundQuantity, ...]:
    """The quantities of a clause: none in a name, none of how long something lasts or how large one is."""
    return tuple(
        q
        for q in find_quantities(text.flat, clause.begin, clause.end)
        if not covered.hold(q.number_begin) and not lasts(text.flat, q) and not sizes(text.flat, q, clause.end)
    )


def _sum(head: Head, deed: _Deed) -> bool:
    """Whether a clause tells but what something cost: 公司去年|投入3.1亿元, 项目计划|投资32亿元."""
    bare = deed.begin < head.begin or BARE_SUM.fullmatch(deed.words) is not None
    return deed.verb in ("投入", "投资") and bare


def _action(text: AnnotatedText, clause: Clause, head: Head, frame: Frame, deed: _Deed) -> PolicyAction:
    """A deed with who does it, where, for whom, and by when; what is done has no day by which it is to be."""
    verb, begin, end = deed.verb, deed.begin, deed.end
    whose = beneficiary(text, clause, head, begin, end) or frame.beneficiary
    whom, shares = counted_whom(whose, amounts(deed.measure, head))
    actors = _actors(text, clause, head, frame, deed)
    places = places_of(text, clause, head, (begin, end), frame.places, actors)
    status = (
        (Status.DONE if dealt_with(clause, head.begin, verb, frame) else None)
        or settled(text, clause, head, verb, deed.words)
        or tallied(text, frame, clause, deed.measure)
        or frame.status
        or unmarked(text, frame, clause, head, counted=is_counted(deed.measure), turned=begin < head.begin)
    )
    over = status is Status.DONE and verb not in _ASKS_FOR
    return PolicyAction(
        evidence=(clause.sentence,),
        rule="policy-verb",
        verb=verb,
        object=deed.words,
        status=status,
        actors=_no_hearers(text, clause, actors) if over and not deliberates(verb) else actors,
        beneficiary=None if whom in places else whom,
        places=places,
        quantities=(deed.one,) if deed.one else shares,
        due=None if over else frame.due,
        item=clause.item,
        begin=head.begin,
    )


def _actors(text: AnnotatedText, clause: Clause, head: Head, frame: Frame, deed: _Deed) -> tuple[Thing, ...]:
    """Who does a deed: of what is only said to have come to be, none of those that its name or place holds."""
    begin = deed.begin
    stated = head.kind == "state" or (begin < head.begin and not text.flat.endswith(("把", "将", "对", "给"), 0, begin))
    if not stated:
        return frame.actors
    if _by_nobody(text, clause, deed.verb, begin, deed.words):
        return ()
    return _others(text, clause, begin, deed.end, frame)


def _others(text: AnnotatedText, clause: Clause, begin: int, end: int, frame: Frame) -> tuple[Thing, ...]:
    """The actors that are not named in what has come to be: of 乌江特大桥通车 not the river, of 甲与乙签约 both.

    Nor is where it has come to be: 在内蒙古,某项目并网发电; 某国也有|大批航班被取消.
    """
    begin = clause.begin if text.national and text.flat[begin - 1] == "有" else begin
    if text.flat.startswith("签约", end):
        return frame.actors
    named = {m.thing for m in text.outer(clause.sentence) if begin <= m.begin < end}
    if text.national:
        named |= set(frame.places)
    return tuple(actor for actor in frame.actors if actor not in named)


def _no_hearers(text: AnnotatedText, clause: Clause, actors: tuple[Thing, ...]) -> tuple[Thing, ...]:
    """The actors of what was done, without a meeting that only heard of it: 会议听取汇报。截至3月底,航站楼封顶."""
    named = {m.thing for m in text.opened(clause.sentence, clause.begin, clause.end)}
    return tuple(actor for actor in actors if actor.kind is not Kind.MEETING or actor in named)


def _counts(text: AnnotatedText, clause: Clause) -> bool:
    """Whether a clause only compares figures, and sets no aim: 力争接待游客数量同比增长10%."""
    span = clause.begin, clause.end
    compared = _STATISTIC.search(text.flat, *span)
    return compared is not None and not _AIMS.match(text.flat, *span) and not SETS_RATE.search(text.flat, *span)


_AIMS = re.compile("力争|争取|确保|努力实现")


_ASKS_FOR = frozenset(["责令", "责成", "要求", "督促"])  # 责令二人于6月30日前修复草原


def _does(text: AnnotatedText, clause: Clause, head: Head) -> bool:
    """Whether a clause says that something is done: none that asks or denies, leads up to others, compares figures."""
    return not (
        text.flat.startswith("?", clause.end)
        or leads(text, clause, head)
        or (head.verb == "授牌" and "为" in text.flat[clause.begin : head.begin])  # an honour is told elsewhere
        or _counts(text, clause)
        or _GREW.match(text.flat, clause.end)
        or _ASKS.search(text.flat, clause.begin, head.begin)
        or stays_so(text.flat, head.begin, head.end)
        or (head.verb in _JOINS and text.flat.endswith(_ROADS, clause.begin, head.begin))
    )


_JOINS = frozenset(["连接", "贯穿", "串联", "连通"])
_ROADS = (*BUILT, "路", "桥", "线", "航道")  # 某高铁|连接甲和乙: where it lies


def _by_nobody(text: AnnotatedText, clause: Clause, verb: str, begin: int, words: str) -> bool:
    """Whether what is said of a thing is nobody's deed: 市长宣布|某桥开工, 某办法正式|施行."""
    if "宣布" in text.flat[clause.begin : begin]:
        return True
    paper = text.national and verb in ISSUED and PAPER.search(words)
    return bool(paper) and not subjects(text, clause)
