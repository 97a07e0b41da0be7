"""What clauses take over from each other: who acts, how far things have come, by when, for whom."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extract.clauses import ADVERBS, Clause, Head
from kg.extract.text import AnnotatedText
from kg.lexicon import marked, table
from kg.model import Kind, Mention, Status, Thing
from kg.text.dates import find_due
from kg.text.words import cut

_PLANNED = re.compile(
    r"将(?=把)|将(?!.{0,12}(?:纳入|列入|作为))|要(?!求|素|点|闻)|拟|力争|计划|应(?!用|急|对|届)|须|需(?!求)|预计|确保|争取|今年内|明年|年底前|愿|希望"
    r"|期待|到20\d\d年|严禁|下一步|接下来"
)
_DONE = re.compile(
    r"已(?!于)|了|过(?!程|度|渡|硬|去五年)|截至|先后|累计|日前|近日|去年|此前|成功|顺利|以来|获|完工|竣工|昨日|上午|下午|当天|随后"
)
_ONGOING = re.compile(r"正在|正(?=会同|积极|加|全|编)|持续|目前|不断|日趋|逐步")
_PROPOSES = re.compile(r"委员|代表|教授|专家|学者|研究员|会长|院士|市民|网友")
_PAST_FRAME = re.compile(r"回顾|过去(?:一年|五年|的)|去年(?!.{0,4}承诺)|20\d\d年以来|五年来|一年来|今年以来|截至")
_NARRATIVE_VERBS = frozenset(("召开", "举行"))


@dataclass(frozen=True, slots=True)
class Frame:
    """What a clause takes over from those before it in its sentence or article."""

    actors: tuple[Thing, ...] = ()
    status: Status | None = None
    due: str | None = None
    beneficiary: Thing | str | None = None


def proposers_of(text: AnnotatedText) -> frozenset[Thing]:
    """The people whose proposals are suggestions: deputies, scholars, citizens, by the posts beside their names."""
    found = set()
    for index, mentions in enumerate(text.mentions):
        for mention in mentions:
            if mention.thing.kind is not Kind.PERSON or mention.pointing:
                continue
            titles = [
                p.title for p in text.posts[index] if 0 <= mention.begin - p.end <= 1 or 0 <= p.begin - mention.end <= 1
            ]
            if any(_PROPOSES.search(title) for title in titles):
                found.add(mention.thing)
    return frozenset(found)


def opening(
    text: AnnotatedText, index: int, speaker: Thing | None, proposers: frozenset[Thing], before: Frame, new: bool
) -> Status | None:
    """The status that a sentence's clauses have unless they say otherwise."""
    sentence = text.sentences[index]
    words = text.flat[sentence.begin : sentence.end]
    if speaker and speaker in proposers:
        return Status.PROPOSED
    if speaker and speaker.kind is Kind.MEETING:
        return Status.PLANNED
    if speaker and re.search(r"建议|呼吁", words[:30]):
        return Status.PROPOSED if speaker.kind is Kind.PERSON else Status.PLANNED
    if _PAST_FRAME.search(words[:40]):
        return Status.DONE
    if (
        speaker
        or re.search(r"任务|举措|措施|部署|安排|分别为|包括", words[:40])
        or re.match(r"[一二三四五六七八九十]+是|\(|第|\d+[.、]", words)
    ):
        return Status.PLANNED
    return None if new else before.status


def carried(text: AnnotatedText, clause: Clause, frame: Frame) -> Frame:
    """The frame after a clause's own subject, status words and deadline."""
    words = text.flat[clause.begin : clause.end]
    subjects = _subjects(text, clause)
    status = frame.status
    if status is not Status.PROPOSED:
        status = _listed(text, clause) or _status(words) or status
    due = find_due(text.flat, clause.begin, clause.end, text.front.date)
    if due and status is not Status.PROPOSED and not re.search("已|了", words):
        status = Status.PLANNED
    beneficiary = frame.beneficiary if clause.opens == "," else None
    lead = re.match(r"(?:对|面向|针对)([^,]{2,16})$", words) if not _ACTS.search(words) else None
    return Frame(
        subjects or frame.actors,
        status,
        due.date if due else (frame.due if clause.opens == "," and clause.item is None else None),
        lead[1] if lead else beneficiary,
    )


_ACTS = re.compile(r"作出|开展|进行|给予|实行|提供|提出")
_TASKS = re.compile(r"任务|举措|措施|安排|部署|要求|分别为|包括|如下|工作")


def _listed(text: AnnotatedText, clause: Clause) -> Status | None:
    """A list of tasks after a colon is planned, whatever the clause before it says (明确了今年重点任务:…)."""
    begin = text.sentences[clause.sentence].begin
    return Status.PLANNED if clause.opens == ":" and _TASKS.search(text.flat, begin, clause.begin) else None


def _status(words: str) -> Status | None:
    planned, done, ongoing = _PLANNED.search(words), _DONE.search(words), _ONGOING.search(words)
    if ongoing and not planned and not (done and done[0] in ("已", "累计", "截至")):
        return Status.ONGOING if ongoing[0].startswith("正") else None
    if done and (not planned or (done.start() < planned.start() and done[0] in ("已", "累计", "截至"))):
        return Status.DONE
    return Status.PLANNED if planned else None


_PROCESS = marked("policy_words", "process")


def unmarked(frame: Frame, clause: Clause, head: Head) -> Status:
    """The status of a clause without any sign: a task where it has no subject, else under way or done by its verb."""
    if not frame.actors and clause.begin >= head.begin - 6:
        return Status.PLANNED
    return Status.ONGOING if head.verb in _PROCESS else Status.DONE


def _subjects(text: AnnotatedText, clause: Clause) -> tuple[Thing, ...]:
    """The people, bodies or places that begin a clause as its subject (also joined: 甲和乙、丙会同丁)."""
    found: list[Mention] = []
    mentions = text.outer(clause.sentence)
    told = [m.end() for m in _TELLS.finditer(text.flat, clause.begin, clause.end)]
    at = next((end for end in reversed(told) if any(m.begin == end for m in mentions)), clause.begin)
    for mention in mentions:
        if mention.end > clause.end or mention.begin < at:
            continue
        between = text.flat[at : mention.begin]
        if not found and not _LEAD.fullmatch(between):
            break
        if mention.thing.kind is Kind.DOCUMENT or (found and not _JOINS.fullmatch(between)):
            break
        found.append(mention)
        at = mention.end
    if not found or not _predicate(text.flat[at : clause.end]):
        return ()
    return tuple(dict.fromkeys(m.thing for m in found))


_JOINS = re.compile(r"[、和与及]?|会同|正会同|联合|携手|同|和[^,]{0,2}")
_TELLS = re.compile(r"要求|叮嘱|希望|责成|指示|督促|呼吁|建议|决定由|由")
_LEAD = re.compile(
    r"(?:日前|近日|今年|目前|同时|此外|其中|另外|据悉|据了解|会上|随后|当天|当即要求|要求|叮嘱|希望|论坛上|会议期间|又讯|本报讯|上午|下午|以来"
    r"|[\d年月日至—:\s]|[一二三四五六七八九十〇]+[月日年])*"
)


def _predicate(rest: str) -> bool:
    """Whether what follows a name can be its predicate: not 的…, not a noun that the name only qualifies.

    One noun may stand between (某景区|索道|完成年度检修, 某法院|一审|公开宣判).
    """
    if not rest or rest[0] in "的等上中内之)”》":
        return False
    words = cut(rest)
    second = rest[words[0].end :]
    if words[0].tag[0] in "vdpt" or ADVERBS.match(rest) or rest[: words[0].end] in table("policy_verbs"):
        return True
    return (
        words[0].tag[0] in "nm"
        and len(words) > 1
        and (bool(ADVERBS.match(second)) or second[:2] in table("policy_verbs"))
    )
