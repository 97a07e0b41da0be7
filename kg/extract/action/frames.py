"""The frame of a clause: who acts, how far things have come, by when, for whom, as it takes it over and changes it.

某县将新建学校3所,扩建2所,已改造5所: the third clause keeps who acts, and says itself that it is done.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.extract.action.actors import subjects
from kg.extract.action.asked import ADVISES, OWN_WISH, PUTS_FORWARD, backed_by, demands, expected
from kg.extract.action.classes import class_acts, counted_act
from kg.extract.action.lists import by_list
from kg.extract.action.settings import hosts, standing, villages
from kg.extract.action.years import intended, over
from kg.extract.clause.aspect import status_of
from kg.extract.clause.clauses import Clause
from kg.extract.clause.fronted import AT_ONCE
from kg.extract.text import AnnotatedText
from kg.model import Kind, Status, Thing
from kg.text.calendar import Tense
from kg.text.dates import FoundDue, find_due


class Frame(NamedTuple):
    """What a clause takes over from those before it in its sentence or article."""

    actors: tuple[Thing, ...] = ()
    status: Status | None = None
    due: str | None = None
    beneficiary: Thing | str | None = None
    places: tuple[Thing, ...] = ()
    unnamed: bool = False  # a class acts: 各地, 村民
    law: bool = False  # the sentence tells what a law or plan sets out
    spoken: bool = False  # the sentence says what its speaker wants, clause by clause
    demanded: bool = False  # what it says others do is to be done as well: 甲要求,全县新建…
    speaker: tuple[Thing, ...] = ()
    item: int | None = None  # of the clause before
    claimed: bool = False  # somebody claims it to have happened: 国防部称,…
    listed: tuple[Thing, ...] = ()  # whose list it is that the clause is an item of
    backs: tuple[Thing, ...] = ()  # who supports another in what it does: 中方支持某国反对干涉,|维护独立
    backed: tuple[Thing, ...] = ()  # the other, who does what the next clauses say
    told: bool = False  # what has happened or is going on is told, so that a bare clause is no task


def carried(text: AnnotatedText, clause: Clause, frame: Frame, issued: tuple[Thing, ...]) -> Frame:
    """The frame as a clause changes it: its own subject, status words and deadline."""
    words = text.flat[clause.begin : clause.end]
    paper = words[0] in "《该这上新根按" and _PAPER.match(words) is not None
    aims = "旨在" in words  # 《条例》旨在规范市场,|保护权益
    law = paper and frame.status is None and not _SETS_TASKS.match(words)
    by_paper = law or (paper and not frame.actors) or (frame.status is None and _POINTS.match(words))
    named = issued if by_paper else _named(text, clause, frame)
    places = standing(text, clause)
    listed = frame.listed if frame.item is not None else frame.actors
    if frame.speaker and ADVISES.match(words):  # 气象台预计,某地阵风可达12级,|建议公众减少外出
        named, frame = frame.speaker, frame._replace(status=Status.PROPOSED, spoken=False)
    elif named and expected(text, clause):
        frame = frame._replace(status=None)
    own, actors, unnamed = _who(text, clause, frame, named, places, listed)
    behind = clause.opens == "," and not own and bool(frame.backed)
    again = behind and not OWN_WISH.match(words)
    if behind:  # the other is to do it, or who supports it goes on
        actors = frame.backed if again else frame.backs
        frame = frame._replace(status=Status.PLANNED if again else None)
    backed = frame.backed if again else backed_by(text, clause)
    past = over(text, clause)
    spoken = _spoken(clause, words, frame, own) and not past
    demanded = frame.demanded or demands(text, clause, frame.spoken)
    ahead = spoken or demanded or (words.startswith(("决定", "要求")) and _meets(actors))
    ahead = ahead or (words.startswith("提出") and PUTS_FORWARD.fullmatch(words) is not None)
    acted = bool(actors) or unnamed
    status = _status(text, clause, frame, own, acted=acted, ahead=ahead, past=past)
    if spoken and not frame.due and _ALL_OF.match(words):
        status = Status.DONE
    due = _due(text, clause, Tense.FUTURE if frame.status is Status.PLANNED else Tense.OPEN)
    goes_on = clause.opens == "," and clause.item == frame.item
    set_before = frame.due if goes_on else None
    if not _PAST.search(words):
        status = _by_day(status, own, due, set_before)
    return frame._replace(
        actors=actors,
        status=status,
        due=due.date if due else None if "年内" in words and _TERM.search(words) else set_before,
        beneficiary=_whom(words) or (frame.beneficiary if clause.opens == "," else None),
        places=places or (frame.places if clause.opens in ",、" else ()),
        unnamed=unnamed,
        law=(law or frame.law) and not aims,
        spoken=spoken,
        demanded=demanded,
        item=clause.item,
        listed=listed,
        backs=(frame.backs if again else actors) if backed else (),
        backed=backed,
        told=frame.told or _TELLS.search(words) is not None,
    )


def _fresh(clause: Clause, frame: Frame) -> bool:
    """Whether a clause begins another item of a list."""
    return clause.item not in (None, frame.item) and clause.opens in (";", ":", ",")


def _who(
    text: AnnotatedText,
    clause: Clause,
    frame: Frame,
    named: tuple[Thing, ...],
    places: tuple[Thing, ...],
    listed: tuple[Thing, ...],
) -> tuple[tuple[Thing, ...], tuple[Thing, ...], bool]:
    """Whom a clause names, where it acts or by name; who acts in it; and whether it is a class or others unnamed.

    ``listed`` are those whose list it is an item of.
    """
    words = text.flat[clause.begin : clause.end]
    class_of = class_acts(words, frame.status, named=bool(named))
    resumed = frame.speaker if frame.unnamed and _RESUMES.match(words) else ()  # 项目分两期实施,|将安装…: who speaks
    before = listed if _fresh(clause, frame) else frame.actors or resumed  # an item goes on with whose list it is
    if frame.status is Status.PROPOSED and clause.opens == ";" and not any(one.kind is Kind.PERSON for one in before):
        before = frame.speaker or before  # 建议,甲局设立…;乙院建设…;|提高…: who proposes it
    own = named or villages(places) or (() if frame.status or before else hosts(text, clause, places, frame.places))
    unnamed = class_of or (frame.unnamed and not own and not resumed)
    if own:
        return own, own, unnamed
    if _each(text, clause, frame, words):
        return own, frame.speaker, unnamed
    elsewhere = not set(before) <= set(frame.places)  # in 在东海县,|农技人员… the county acts
    return own, () if class_of and elsewhere else before, unnamed


def _each(text: AnnotatedText, clause: Clause, frame: Frame, words: str) -> bool:
    """Whether a task is for each of many, so that who sets it acts: 各部门要…, but not behind 要求,."""
    every = frame.status is not None and words[0] in "各有相" and _EVERY.match(words) is not None
    return every and not text.flat.endswith(_ASKED, 0, clause.begin)


def _spoken(clause: Clause, words: str, frame: Frame, own: tuple[Thing, ...]) -> bool:
    """Whether a clause goes on with what a speaker wants: 要稳住外贸,|由市商务局兑现补贴."""
    listing = _fresh(clause, frame) and frame.speaker != () and frame.status is not Status.PROPOSED
    charged = words[0] == "由" and words[1:2] not in "于此衷"
    return (frame.spoken or listing) and (charged or own in ((), frame.speaker))


def _by_day(
    status: Status | None, own: tuple[Thing, ...], due: FoundDue | None, set_before: str | None
) -> Status | None:
    """The status of what a day is set for, in its clause or before: 会议明确,6月20日前,|全市整治小巷60条."""
    if due and (own or status is not Status.PROPOSED):
        return Status.PLANNED
    return Status.PLANNED if status is None and set_before else status


def _named(text: AnnotatedText, clause: Clause, frame: Frame) -> tuple[Thing, ...]:
    """Who a clause itself says is to act: not 全市 of each of many, and who speaks where it means itself."""
    words = text.flat[clause.begin : clause.end]
    own = clause.charged or subjects(text, clause) or _convened(text, clause)
    if words[0] == "全" and (_EVERY.match(words) or counted_act(words)):
        return ()
    proposed = frame.status is Status.PROPOSED and _at_home(text, clause, own)
    return frame.speaker if own and (proposed or set(own) <= set(frame.speaker)) else own


def _status(
    text: AnnotatedText, clause: Clause, frame: Frame, own: tuple[Thing, ...], *, acted: bool, ahead: bool, past: bool
) -> Status | None:
    """How far a clause says that things have come; what it takes over where it says nothing of it.

    ``own`` are those whom it names, ``acted`` whether anybody acts in it, ``ahead`` whether it goes on with what is
    to be done, ``past`` whether it looks back.
    """
    words = text.flat[clause.begin : clause.end]
    status = Status.PLANNED if ahead else _taken_over(clause, frame)
    if status is not Status.PROPOSED:
        told = Status.DONE if past else status_of(words, acted, status)
        listed = None if frame.law else by_list(text, clause, told)
        return listed or told or intended(text, clause) or status
    if own and own[0].kind is not Kind.PERSON:  # 协会正在编制标准, within a proposal
        told = status_of(words, True, None)
        return status if told is None or (told is Status.PLANNED and "将" not in words) else told
    return status


def _taken_over(clause: Clause, frame: Frame) -> Status | None:
    """The status that a clause takes over; a day set before says nothing of it: 已经完工,9月1日起投用;|配备设备80台."""
    anew = clause.opens == ";" and frame.told and frame.due and frame.item is None and not frame.speaker
    return None if frame.spoken or frame.law or anew else frame.status


def _due(text: AnnotatedText, clause: Clause, tense: Tense) -> FoundDue | None:
    """The deadline that a clause sets: no day that it counts up to, and none that was set before."""
    due = find_due(text.flat, clause.begin, clause.end, text.front.date, tense)
    if due is None or text.flat.endswith(_SET_BEFORE, 0, due.begin):
        return None
    return None if any(text.flat.find(word, clause.begin, clause.end) >= 0 for word in ("截至", "以来")) else due


def _whom(words: str) -> str | None:
    """Whom a clause says that the ones behind it are for: 对新建中心的企业,|按…给予补助."""
    lead = _WHOM.match(words) if words[0] in "对面针" else None
    return lead[1] if lead and not (_ACTS.search(words) or AT_ONCE.search(words)) else None


def _at_home(text: AnnotatedText, clause: Clause, own: tuple[Thing, ...]) -> bool:
    """Whether a proposal names but the paper's town as who should act, and so its proposer's idea: 宜昌应建立…"""
    return text.flat.startswith("当地", clause.begin) or [one.name for one in own] == [text.front.home]


def _convened(text: AnnotatedText, clause: Clause) -> tuple[Thing, ...]:
    """市长某某主持召开…会议,研究…: what is dealt with behind a meeting's name is the meeting's deed."""
    if clause.opens != "," or not _DELIBERATES.match(text.flat, clause.begin, clause.end):
        return ()
    return tuple(
        mention.thing
        for mention in text.outer(clause.sentence)
        if mention.end == clause.begin - 1
        and mention.thing.kind is Kind.MEETING
        and text.flat.endswith(("召开", "召开的", "举行", "举行的"), 0, mention.begin)
    )


def _meets(actors: tuple[Thing, ...]) -> bool:
    """Whether a meeting acts."""
    return bool(actors) and all(one.kind is Kind.MEETING for one in actors)


def dealt_with(clause: Clause, begin: int, verb: str, frame: Frame) -> bool:
    """Whether a verb tells what a meeting did itself, whatever is to be done then: 会议|部署下一步工作."""
    if begin != clause.begin or frame.spoken or not _meets(frame.actors):
        return False
    return verb.endswith("通过") or _DELIBERATES.match(verb) is not None


def deliberates(verb: str) -> bool:
    """Whether a verb is what a meeting itself does."""
    return _DELIBERATES.match(verb) is not None or verb.endswith(_RESOLVES)


_RESOLVES = (
    "通过",
    "同意",
    "决定",
    "选举",
    "产生",
    "批准",
    "审定",
    "确定",
    "作出",
    "提出",
    "明确",
    "进行",
    "举行",
    "发布",
)
_DELIBERATES = re.compile("(?:专题|集体|重点)?(?:传达|学习|研究|审议|听取|讨论|分析|部署|安排|通报|总结|审查)")
_TELLS = re.compile(
    r"今天|昨天|昨晚|今晨|日前(?<!\d日前)|近日|目前|眼下|连日来|截至|正在|已(?!于)|了(?<!为了)(?!解)|日(?<=\d日)(?!前|内)|时(?<=\d时)(?!前|内)|以来$|近期"
)


_SET_BEFORE = ("原定", "原定于", "原计划", "原计划于")  # 将原定于17日结束的措施延长两周
_PAST = re.compile("已|了")
_TERM = re.compile(r"[\d一二两三四五六七八九十]年内")  # a deadline of its own, of which no day can be told
_RESUMES = re.compile("(?:还|并|也|同时)?将(?![于在要近])")
_ASKED = ("要求,", "表示,", "强调,", "指出,", "提出,")
_EVERY = re.compile(
    "(?:全[省市县区州旗盟镇乡])?各(?:有关|相关|县[市区]?|乡镇)*(?:地|级|部门|单位|街道|[县市区乡镇村]|园区|所)|(?:有关|相关)(?:部门|单位|方面)"
)
_KINDS = "条例|意见|方案|办法|规定|规划|纲要|通知|决定|措施|细则|计划|标准|指南|公告|目录|清单|建议"
_PAPER = re.compile(
    rf"(?:根据|按照)《(?:实施|行动|工作)?(?:{_KINDS})》|《(?:(?:[一二三四五六七八九十]+条)?(?:{_KINDS})|(?:实施|行动|工作)(?:{_KINDS})(?=》明确))》|(?:该|这一|这份|上述|新修订的)(?:{_KINDS})"
)
_LAWS = "条例|规定|办法|细则|准则|规则"
LAW = re.compile(rf"《(?:{_LAWS})》|(?:该|这[一部]|新修订的)(?:{_LAWS})")
_SETS_TASKS = re.compile(
    rf"《(?!{_LAWS})[^》]*》[^,]*(?:任务|举措|措施|要求|目标)$"
)  # 《方案》明确了三方面重点任务,|一是…
_POINTS = re.compile("(?:[一二三四五六七八九十]+条(?:措施|规定|政策)?|新政|新规)(?=[说包提明定]|$)")  # 九条说得直白:…
_WHOM = re.compile(r"(?:对|面向|针对)([^,]{2,16})(?<!趋势|情况|问题|特点|形势|需求|现象|挑战|风险)$")
_ACTS = re.compile(  # 对|世界经济增长的贡献在全球居于首位 says all it has to say itself
    "表[示达]|作[出了]|做出|开展|进行|发[动起]|展开|打击|袭击|给予|寄予|予以|实[行施现]|采取|提[供出]|充满|深感|[来再]说$|而言$|(?<=...)[在是有持超]"
    "|必[将须]|占比|监管|进出口|贡献|一视同仁|^对[接标照口话联]"
)
_ALL_OF = re.compile(r"\d[^,]{2,14}(?:全部|全线|悉数|均)(?![要须应])")  # 某某说,75公里产业路全线通车
