"""Policy actions: who is to do what, for whom, where, how much, by when, and how far it has come."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.extract.clauses import ADVERBS, Clause, Head, clauses, covered_spans, find_head, verb_phrase
from kg.extract.statements import sources, speakers
from kg.extract.text import AnnotatedText
from kg.lexicon import marked, table
from kg.model import Kind, LineKind, Mention, PolicyAction, Quantity, Status, Thing
from kg.text.dates import find_due
from kg.text.numbers import FoundQuantity, find_quantities
from kg.text.words import cut

_READ = frozenset({LineKind.PARAGRAPH})
_PLANNED = re.compile(
    r"将(?!.{0,12}(?:纳入|列入|作为))|要(?!求|素|点|闻)|拟|力争|计划|应(?!用|急|对|届)|须|需(?!求)|预计|确保|争取|今年内|明年|年底前|愿|希望"
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


def extract(text: AnnotatedText) -> Iterator[PolicyAction]:
    """The actions of every paragraph, in reading order; speech gives its speaker as actor where no other is named."""
    speaking, stated = speakers(text), sources(text)
    proposers = _proposers(text)
    frame = Frame()
    for index, sentence in enumerate(text.sentences):
        if sentence.kind not in _READ:
            continue
        speaker = speaking[index]
        new = index == 0 or text.sentences[index - 1].line != sentence.line
        frame = replace(frame, due=None, beneficiary=None, status=_opening(text, index, speaker, proposers, frame, new))
        if speaker or (new and not _ENUMERATES.search(text.flat[sentence.begin : sentence.end])):
            frame = replace(frame, actors=(speaker,) if speaker else ())
        found: list[PolicyAction] = []
        for clause in clauses(text, index):
            frame = _carried(text, clause, frame)
            actions = list(_actions(text, clause, frame))
            if not actions and found and (total := _total(text, clause)):
                found[-1] = replace(found[-1], quantities=(total,))
            found += actions
        owner = _report_owner(text, index)
        for action in found:
            yield replace(action, source=stated[index], actors=action.actors or owner)


_ENUMERATES = re.compile(
    r"(?:分别为|分别是|具体为|包括|如下):|^(?:[一二三四五六七八九十]+[是要、]|[(][一二三四五六七八九十\d]+[)]|\d+[.、]|●)"
)


def _report_owner(text: AnnotatedText, index: int) -> tuple[Thing, ...]:
    """Whose report a sentence draws on, where it names no other actor: 省政府工作报告中多处提及…"""
    for mention in text.things(index, Kind.DOCUMENT):
        if mention.thing.name.endswith("人民政府工作报告"):
            return (Thing(Kind.BODY, mention.thing.name.removesuffix("工作报告")),)
    return ()


_TOTAL = re.compile(r"(?:合计|共计|总计|共)")


def _total(text: AnnotatedText, clause: Clause) -> Quantity | None:
    """The quantity of a clause that only sums up the one before: …,合计6300名."""
    lead = _TOTAL.match(text.flat, clause.begin, clause.end)
    found = find_quantities(text.flat, lead.end() if lead else clause.begin, clause.end)
    whole = found and found[0].begin <= (lead.end() if lead else clause.begin) and found[0].end == clause.end
    return found[0].quantity if lead and whole else None


def _proposers(text: AnnotatedText) -> frozenset[Thing]:
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


def _opening(
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
        or re.match(r"[一二三四五六七八九十]+是|\(|第", words)
    ):
        return Status.PLANNED
    return None if new else before.status


def _carried(text: AnnotatedText, clause: Clause, frame: Frame) -> Frame:
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


_PROCESS = marked("policy_words", "process")


def _unmarked(frame: Frame, clause: Clause, head: Head) -> Status:
    """The status of a clause without any sign: a task where it has no subject, else under way or done by its verb."""
    if not frame.actors and clause.begin >= head.begin - 6:
        return Status.PLANNED
    return Status.ONGOING if head.verb in _PROCESS else Status.DONE


_STATISTIC = re.compile(r"同比|环比|较(?:上年|去年|20)|个百分点|增长\d")


def _titles(text: AnnotatedText, clause: Clause) -> list[tuple[int, int]]:
    """What stands in 《》: a title's verbs head nothing."""
    sentence = text.sentences[clause.sentence]
    return [m.span() for m in re.compile(r"《[^》]*》?").finditer(text.flat, sentence.begin, sentence.end)]


def _actions(text: AnnotatedText, clause: Clause, frame: Frame) -> Iterator[PolicyAction]:
    covered = covered_spans(text.outer(clause.sentence)) + _titles(text, clause)
    if _STATISTIC.search(text.flat, clause.begin, clause.end):
        return
    turned = _turned(text, clause)
    head = turned or find_head(text, clause, covered)
    if head is None:
        return
    quantities = tuple(
        q
        for q in find_quantities(text.flat, clause.begin, clause.end)
        if not any(b < q.end and q.begin < e for b, e in covered)
    )
    for verb, begin, end, measure in _objects(text, clause, head, quantities):
        words = _object(text, begin, end, measure)
        if not _worth(words, verb):
            continue
        yield PolicyAction(
            evidence=(clause.sentence,),
            rule="policy-verb",
            verb=verb,
            object=words,
            status=frame.status or _unmarked(frame, clause, head),
            actors=frame.actors,
            beneficiary=_beneficiary(text, clause, head, begin, end) or frame.beneficiary,
            places=_places(text, clause, head, begin, end),
            quantities=tuple(q.quantity for q in measure),
            due=frame.due,
            item=clause.item,
            begin=head.begin,
        )


_TURNED = re.compile(
    r"(?:对|给)(?P<object>[^,]+?)(?:按[^,]*?)?(?:给予|予以|实行|实施|进行)(?P<rest>[^,]*?)(?P<verb>奖励|补助|补贴|资助"
    r"|支持|救助|减免|奖补|表彰|处罚|扶持|慰问)$"
)
_MADE = re.compile(
    r"[把将](?P<object>[^,]+?)(?P<verb>纳入|列入|转化|打造|建设|培育|推向|转变|建成|作为|缩短|提高|提升|扩大|降低|用于|延长)"
)


def _turned(text: AnnotatedText, clause: Clause) -> Head | None:
    """The verb of a clause whose object stands before it: 对…给予补助, 把…纳入…."""
    for pattern in (_TURNED, _MADE):
        match = pattern.search(text.flat, clause.begin, clause.end)
        if (
            match
            and text.flat[match.start() : match.start() + 2] not in ("将于", "将在", "将会")
            and len(match["object"]) > 1
        ):
            return Head(match["verb"], match.start("verb"), match.end("verb"), "turned")
    return None


def _objects(
    text: AnnotatedText, clause: Clause, head: Head, quantities: tuple[FoundQuantity, ...]
) -> Iterator[tuple[str, int, int, tuple[FoundQuantity, ...]]]:
    """Each object of a clause: verb, begin, end, and its quantities."""
    if head.kind == "turned":
        match = _TURNED.search(text.flat, clause.begin, clause.end) or _MADE.search(text.flat, clause.begin, clause.end)
        assert match
        yield (
            head.verb,
            match.start("object"),
            match.end("object"),
            tuple(q for q in quantities if q.begin >= match.end("object")),
        )
        return
    begin, end = _after_verb(text.flat, head.end, clause.end), _before_tail(text.flat, head.end, clause.end)
    inside = tuple(q for q in quantities if begin <= q.begin < clause.end)
    if head.kind == "state" or _only_quantity(begin, end, inside):
        start = _subject_begin(text, clause, head)
        stop = _trim_adverbs(text.flat, start, head.begin)
        yield head.verb, start, stop if stop - start > 2 else head.end, inside
        return
    verb = head.verb
    for start, stop, next_verb in _split(text.flat, begin, end, inside):
        yield verb, start, stop, tuple(q for q in inside if start <= q.begin < stop)
        verb = next_verb or verb


def _after_verb(text: str, begin: int, end: int) -> int:
    match = re.compile(r"(?:了|着|过|好|起来|起|出|到|至)?(?=[^,])").match(text, begin, end)
    return match.end() if match and match.end() < end else begin


def _before_tail(text: str, begin: int, end: int) -> int:
    match = re.compile(r"(?:等)?[\s”]*$").search(text, begin, end)
    return match.start() if match else end


def _only_quantity(begin: int, end: int, inside: tuple[FoundQuantity, ...]) -> bool:
    return (bool(inside) and inside[0].begin <= begin + 1 and inside[0].end >= end) or begin >= end


def _subject_begin(text: AnnotatedText, clause: Clause, head: Head) -> int:
    """Where the thing that stands before a verb of state begins: after what leads up to it."""
    lead = re.compile(r"(?:截至[^,]*|其中|今年|目前|另|[\d年月日]+(?:底)?前?|将于|于)*").match(
        text.flat, clause.begin, head.begin
    )
    begin = lead.end() if lead else clause.begin
    due = find_due(text.flat, clause.begin, head.begin, text.front.date)
    return due.end if due and due.begin <= begin + 1 else begin


def _trim_adverbs(text: str, begin: int, end: int) -> int:
    match = re.compile(
        r"(?:已有|已|将于[^,]*|将|正在|全部|也|还|均|都|如期|顺利|正式|累计|[\d年月日]+(?:起|前)?|起|试)*$"
    ).search(text, begin, end)
    return match.start() if match else end


def _split(text: str, begin: int, end: int, inside: tuple[FoundQuantity, ...]) -> Iterator[tuple[int, int, str]]:
    """Split an object where another follows: 志愿者3000名|、社区助理3000名; …工程|、开展….

    Gives begin and end of each, and the verb of the next one.
    """
    start = at = begin
    verb = ""
    pieces: list[tuple[int, int, str]] = []
    for match in re.compile(r"[、并]|和(?!改善|完善|规范)").finditer(text, begin, end):
        if match.start() < at or _bracketed(text, begin, match.start()) or match.start() - start < 2:
            continue
        measured = any(q.end == match.start() for q in inside)
        head = verb_phrase(text, match.end(), end)
        if head or (measured and match[0] == "、"):
            verb = head.verb if head else verb
            pieces.append((start, match.start(), verb))
            start = at = head.end if head else match.end()
    if pieces and (rest := re.compile("等").search(text, start, end)):
        end = rest.start()
    yield from pieces
    yield start, end, ""


def _bracketed(text: str, begin: int, at: int) -> bool:
    part = text[begin:at]
    return part.count("“") > part.count("”") or part.count("(") > part.count(")") or part.count("《") > part.count("》")


def _object(text: AnnotatedText, begin: int, end: int, measure: tuple[FoundQuantity, ...]) -> str:
    """The object's words without its quantity and without brackets of mere notes."""
    parts: list[str] = []
    at = begin
    for quantity in sorted((q for q in measure if begin <= q.begin < end), key=lambda q: q.begin):
        if quantity.begin < at or (
            text.flat[quantity.end : quantity.end + 1] in ("响", "以", "的") and quantity.begin > begin + 1
        ):
            continue
        parts.append(text.surface(at, quantity.begin))
        at = quantity.end
    parts.append(text.surface(at, end))
    words = "".join(parts)
    return re.sub(r"^(?:的|了|各类|一批|一个|出|起)|(?:达到|达|至|到|合计|共|以上|,)+$", "", words.strip()).strip(
        " ,。;、“”" if words.count("“") != words.count("”") else " ,。;、"
    )


_EMPTY = re.compile(r"(?:贡献|坚强保证|保障|支撑|动能|动力|指引|底气|自觉|意识|自信|狠抓落实|落实|新风貌|作用)$")
_LIGHT = frozenset(["作出", "提供", "注入", "增强", "抓好", "抓实", "形成"])


def _worth(words: str, verb: str) -> bool:
    """Whether an object says something: no bare pronoun, no empty phrase (作出贡献, 增强政治自觉)."""
    if verb in _LIGHT and _EMPTY.search(words):
        return False
    return len(words) >= 2 and not re.fullmatch(r"[\d一二三四五六七八九十]+|工作|这|其|什么|如何.*", words)


_FOR = re.compile(
    r"(?:为|给|向|面向|对|帮助|支持|服务|引导|鼓励|指导)([^,、]{2,20}?)(?=提供|开展|发放|给予|加装|明确|办|送|建立|实施|做好|$)"
)


def _beneficiary(text: AnnotatedText, clause: Clause, head: Head, begin: int, end: int) -> Thing | str | None:
    """Whom an action is for: after 为, 向, 面向, 对 before the verb; the thing supported or helped."""
    if head.verb in ("支持", "帮助", "指导", "引导", "鼓励", "服务", "扶持"):
        mention = next((m for m in text.outer(clause.sentence) if m.begin == begin), None)
        return mention.thing if mention else None
    match = _FOR.search(text.flat, clause.begin, head.begin)
    if not match or match.end() < head.begin - 6 or "以" in text.flat[clause.begin : match.start()]:
        return None
    mention = next(
        (m for m in text.outer(clause.sentence) if m.begin == match.start(1) and m.end == match.end(1)), None
    )
    return mention.thing if mention else text.surface(match.start(1), match.end(1))


def _places(text: AnnotatedText, clause: Clause, head: Head, begin: int, end: int) -> tuple[Thing, ...]:
    """Where an action is: 在…place before the verb, or the places that the object begins with."""
    found: list[Thing] = []
    at, before = begin, -1
    for mention in text.outer(clause.sentence):
        if mention.thing.kind is not Kind.PLACE:
            continue
        if clause.begin <= mention.begin < head.begin and re.search(
            r"在$|、$", text.flat[clause.begin : mention.begin]
        ):
            found.append(mention.thing)
            before = mention.end
        elif before == mention.begin and found and mention.begin < head.begin:  # 在桓台县|马桥镇: the nearest one
            found[-1] = mention.thing
            before = mention.end
        elif begin <= mention.begin < end and mention.begin - at <= 1 and head.verb not in ("支持", "帮助"):
            found.append(mention.thing)
            at = mention.end
    return tuple(dict.fromkeys(found))
