"""Policy actions: who is to do what, for whom, where, how much, by when, and how far it has come."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from kg.extract.action import cases
from kg.extract.action.actors import subjects
from kg.extract.action.beneficiaries import beneficiary, counted_whom
from kg.extract.action.course import Course
from kg.extract.action.deeds import is_deed, said_before
from kg.extract.action.defaults import settled, tallied, unmarked
from kg.extract.action.effects import comes_of, elects
from kg.extract.action.frames import Frame, deliberates
from kg.extract.action.leads import leads
from kg.extract.action.measures import amounts, is_counted, lasts, single, sizes
from kg.extract.action.objects import object_words, objects
from kg.extract.action.owners import issuer, report_owner
from kg.extract.action.sequels import BARE_SUM, so_far, told_more, whole
from kg.extract.action.settings import places_of
from kg.extract.clause.chains import ISSUED, PAPER, Head
from kg.extract.clause.clauses import TERM, Clause, clauses
from kg.extract.clause.covered import Spans
from kg.extract.clause.framed import unframed
from kg.extract.clause.heads import find_head
from kg.extract.clause.plain import plain
from kg.extract.clause.predicates import stays_so
from kg.extract.clause.preposed import may_act, turned
from kg.extract.clause.verbs import SETS_RATE
from kg.extract.statement.statements import speech_at
from kg.extract.text import AnnotatedText
from kg.model import Kind, LineKind, PolicyAction, Status, Thing
from kg.text.numbers import find_quantities

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
            for one in _actions(text, clause, course, covered)
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


_GREW = re.compile(
    r",(?:按(?:不变|可比)价格?(?:计算)?,)?(?:同比|环比|比上年|较上年|(?:分别)?(?:增长|下降))[^,;。]{0,4}\d"
)  # 完成收入98亿元,同比增长4%
_ASKS = re.compile(
    "是否|否认|本应|(?:未|没有|拒绝)(?:透露|说明)|不会|不允许|不容许|只要|只有|如何|怎样|怎么|为何|为什么|如果|假如|一旦|除非|倘若|拒绝|未能|没有(?=能|得到|进行)|有(?:能力|信心|条件(?!的)|责任|义务)"
)
_STATISTIC = re.compile(
    r"同比|环比|比(?:上年|去年|往年|年初|上[月季]|20)|较(?:上年|去年|往年|年初|上[月季届次]|\d)|注意(?:做好|防范|防御|加强)|个百分点(?!的)|增长\d|由\d[\d.]*%"
)


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


def _others(text: AnnotatedText, clause: Clause, begin: int, end: int, frame: Frame) -> tuple[Thing, ...]:
    """The actors that are not named in what has come to be: of 乌江特大桥通车 not the river, of 甲与乙签约 both.

    Nor is where it has come to be: 在内蒙古,某项目并网发电.
    """
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
    )


def _by_nobody(text: AnnotatedText, clause: Clause, verb: str, begin: int, words: str) -> bool:
    """Whether what is said of a thing is nobody's deed: 市长宣布|某桥开工, 某办法正式|施行."""
    if "宣布" in text.flat[clause.begin : begin]:
        return True
    paper = text.national and verb in ISSUED and PAPER.search(words)
    return bool(paper) and not subjects(text, clause)


def _actions(text: AnnotatedText, clause: Clause, course: Course, covered: Spans) -> Iterator[PolicyAction]:
    framed, clause = clause, unframed(text, clause)
    head = turned(text, clause) or find_head(text, clause, covered) or plain(text, clause)
    if head is None or (framed != clause and head.kind == "state") or not _does(text, clause, head):
        return
    frame = course.frame(framed)
    if comes_of(text, clause, head, frame):
        return
    quantities = tuple(
        q
        for q in find_quantities(text.flat, clause.begin, clause.end)
        if not covered.hold(q.number_begin) and not lasts(text.flat, q) and not sizes(text.flat, q, clause.end)
    )
    planned = frame.status is Status.PLANNED
    told = text.national and not planned
    for verb, begin, end, measure in objects(text, clause, head, quantities):
        words = object_words(text, begin, end, measure)
        if said_before(text, head, verb, begin, words, measure, told=told):
            continue
        if isinstance(frame.beneficiary, str) and (words == verb or BARE_SUM.fullmatch(words)):
            words = frame.beneficiary  # 对拒不整改的企业,依法予以关停
        words, one = single(words) if text.front.home and not measure else (words, None)
        if not is_deed(text, head, verb, words, measure, planned=planned):
            continue
        if elects(verb, words) or (
            verb in ("投入", "投资") and (begin < head.begin or BARE_SUM.fullmatch(words))
        ):  # 公司去年|投入3.1亿元, 项目计划|投资32亿元
            continue
        whom, shares = counted_whom(
            beneficiary(text, clause, head, begin, end) or frame.beneficiary, amounts(measure, head)
        )
        stated = head.kind == "state" or (begin < head.begin and text.flat[begin - 1] not in "把将对给")
        unsaid = stated and _by_nobody(text, clause, verb, begin, words)
        actors = () if unsaid else _others(text, clause, begin, end, frame) if stated else frame.actors
        places = places_of(text, clause, head, (begin, end), frame.places, actors)
        status = (
            settled(text, clause, head, verb, words)
            or tallied(text, frame, clause, measure)
            or frame.status
            or unmarked(text, frame, clause, head, counted=is_counted(measure), turned=begin < head.begin)
        )
        over = status is Status.DONE and verb not in _ASKS_FOR  # what is done has no day by which
        if over and not deliberates(verb):
            actors = _no_hearers(text, clause, actors)
        yield PolicyAction(
            evidence=(clause.sentence,),
            rule="policy-verb",
            verb=verb,
            object=words,
            status=status,
            actors=actors,
            beneficiary=None if whom in places else whom,
            places=places,
            quantities=(one,) if one else shares,
            due=None if over else frame.due,
            item=clause.item,
            begin=head.begin,
        )
