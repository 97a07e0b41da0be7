"""The verb that heads a clause: chains of verbs followed, nouns and frames passed over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.clauses import Clause
from kg.extract.covered import Spans
from kg.extract.predicates import compound, look_on
from kg.extract.text import AnnotatedText
from kg.extract.verbs import has_verb, verb_at, verbs_between
from kg.lexicon import having, marked, table
from kg.text.words import Piece, pieces


@dataclass(frozen=True, slots=True)
class Head:
    """The verb that heads a clause, with what stands before and after it (article offsets)."""

    verb: str
    begin: int
    end: int
    kind: str  # act | aux | state


ADVERBS = re.compile(
    r"(?:依法|就是|将|要|拟|已经|已|正在|正|持续|不断|进一步|积极|全面|深入|扎实|大力|着力|加力|有序|稳妥|分类|分级|稳步|切实|坚决|继续|全力|努力|精准|率先|科学"
    r"|合理|及时|主动|广泛|有效|着重|重点|稳慎|逐步|逐一|一体|共同|联合|先后|累计|共|成功|顺利|如期|都|也|还|就|再|便|又|高标准|高质量|高水平|高效|纵深"
    r"|因地制宜|接续|充分|更好|更加|多措并举|地|能够|可以|能|可|须|必须|应当|应|需要|需|会|愿|力争|争取|计划|希望|期待|来|去|以|不断|全部|严格|公开|动态|创新性|统筹|协同|合理|妥善|认真|优先|加紧|加力|集中|抓紧|火速|连夜|紧急|就地|跨区域|严肃|从严|严厉|加大力度(?=[\u4e00-\u9fff]{4})|零容忍|毫不松懈|毫不放松|近来|近日来)+"
)
_SAYS = re.compile(
    r"(?:提出(?!的)|表示|指出|强调|要求|认为|介绍说?|透露|建议|呼吁|决定|明确提出|叮嘱|宣布|通报(?!曝光|表扬|批评|表彰))(?:,|:|要)?"
)
_SAYS_ONLY = re.compile(r"(?:时|中|上)?(?:强调|指出|表示|认为|透露|叮嘱|呼吁)$")
_THEN = re.compile(r"(?<![滞前落售幕今最背先善产])后$|(?<![同及按小实临平当随准课工学用耗暂定计])时$")
_FRAMES = re.compile(
    r"^(?:在|当|随着|自|经|围绕|聚焦|按照|根据|针对).*(?:方面|中|下|时|后|上|过程|期间|以来|同时|基础上)$|^(?:以(?!.{1,14}罪|“|.{1,10}(?:形式|方式))|为了|为确保|为推动|为促进|为加快|锚定|聚焦|围绕|按照|根据|通过|作为)|^除了?.*外$|向.*表示[^,]{0,8}(?:感谢|敬意|祝贺|慰问|问候)"
)
_NOUNISH = marked("policy_nouns", "noun")


def _holds_verb(text: str, begin: int, end: int, covered: Spans) -> bool:
    """Whether a policy verb begins in ``text[begin:end]`` that no name covers."""
    return any(not covered.hold(at) for at in verbs_between(text, begin, end))


def find_head(text: AnnotatedText, clause: Clause, covered: Spans) -> Head | None:
    """The first policy verb of the clause that is no noun's part, and the end of its chain (加快|推进 → 推进).

    ``covered`` are the spans of names, in which no verb is looked for. A reporting verb (提出, 表示) and what stands
    before it are passed over; a clause that only frames another (在…方面, 围绕…) has no head.
    """
    if not has_verb(text.flat, clause.begin, clause.end):
        return None
    words = text.flat[clause.begin : clause.end]
    if _SAYS_ONLY.search(words) or _THEN.search(words):
        return None
    said = [m.end() for m in _SAYS.finditer(words) if m.end() < len(words) - 2]
    begin = clause.begin + (said[-1] if said else 0)
    means = text.flat.find("通过", begin, clause.end)
    if means >= 0 and (head := verb_phrase(text.flat, means + 2, clause.end, nouns=frozenset())):
        return head  # 通过提升算法、优化流程等
    if (
        _FRAMES.match(text.flat[begin : clause.end])
        and not covered.hold(begin)
        and not _AROUND.match(text.flat, begin, clause.end)
    ):
        return None
    return head_from(text.flat, begin, clause.end, covered)


def head_from(text: str, begin: int, end: int, covered: Spans) -> Head | None:
    """The head of ``text[begin:end]``; None where its first verb is one of attitude."""
    start = begin
    for _ in range(_TRIES):
        head = _first(text, start, begin, end, covered)
        if head and (around := _AROUND.match(text, head.begin, end)):
            begin = around.end()
            continue
        if head is None or head.kind == "attitude" or _idle(text, head, end):
            return None
        after = None if head.kind == "state" else look_on(text, start, head.verb, head.begin, head.end, end)
        if after is None:
            return head
        if after >= end - 1:
            return None
        begin = after
    return None


_AROUND = re.compile(  # 围绕某事|开展…
    "(?:围绕|聚焦|紧扣|针对)[^,]{2,24}?(?=(?:深入|扎实|广泛|集中|精心|先后)?(?:开展|组织|举办|召开|出台|制定|推出))"
)
_TRIES = 4  # verbs that a clause may hold before its head


def _first(text: str, start: int, begin: int, end: int, covered: Spans) -> Head | None:
    """The first verb of ``text[begin:end]`` that is no noun's part; ``start`` is where the clause began."""
    if not _holds_verb(text, begin, end, covered):
        return None
    leading = _leading(text, begin, end)
    if leading and not covered.hold(leading.begin):
        return leading
    framed = begin == start and not covered.hold(begin) and _PREPOSITION.match(text, begin, end)
    before: Piece | None = None
    for word in _words(text, begin, end):
        at, last = word[0], before
        before = word
        verb = verb_at(text, at, end)
        if not verb or covered.hold(at):
            continue
        placed = covered.end_at(at) and not _NOMINAL_AFTER.match(text, at + len(verb), end)  # 在某县|建设…
        if framed and verb in _NOUNISH and not placed and not _carries(text, begin, last, at, verb, end):
            continue
        if not _heads(text, begin, last, at, verb, end, covered):
            continue
        if table("policy_verbs")[verb][0] == "attitude":
            then = verb_phrase(text, at + len(verb), end) if verb == "坚定" else None  # 坚定|奉行
            return then or Head(verb, at, at + len(verb), "attitude")
        return _chain(text, at, verb, end)
    return None


def _words(text: str, begin: int, end: int) -> Iterator[Piece]:
    """The words of a clause, an adverb cut off from the verb that the dictionary joins it to (依法查处, 深入开展)."""
    for word in pieces(text, begin, end):
        at, stop, _ = word
        second = at + 2
        if stop - at > 3 and text[second:stop] in table("policy_verbs") and ADVERBS.fullmatch(text, at, second):
            yield at, second, "d"
            yield second, stop, "v"
        else:
            yield word


def _carries(text: str, start: int, before: Piece | None, begin: int, verb: str, end: int) -> bool:
    """Whether a verb after 为, 向 and whom it is for has an object of its own (为牧民|办理|证书), and is no noun.

    ``start`` is where its clause begins, ``before`` the word right before it.
    """
    return (
        before is not None
        and before[2] == "n"
        and len(text[begin + len(verb) : end]) > 3
        and re.search(r"[为向给]", text[start:begin]) is not None
        and (not _NOMINAL_AFTER.match(text, begin + len(verb), end))
    )


_PREPOSITION = re.compile(r"(?:要|将|应|须|坚持)?(?:以|用|从|在|对|为|就|通过|按照|围绕|沿着|根据|让)")


def _leading(text: str, begin: int, end: int) -> Head | None:
    """The verb right after the adverbs that a clause begins with (要|守牢…), whatever the words' borders."""
    adverb = ADVERBS.match(text, begin, end)
    verb = verb_at(text, adverb.end(), end) if adverb else None
    if not adverb or not verb or table("policy_verbs")[verb][0] == "state":
        return None
    rest = text[adverb.end() + len(verb) : end]
    if _NO_OBJECT.match(rest) or (verb in _NOUNISH and _NOMINAL_AFTER.match(rest)):
        return None
    return _chain(text, adverb.end(), verb, end)


_NOMINAL_BEFORE = ("n", "vn", "ns", "nz", "a", "b", "j", "l", "nr", "v", "ng", "i")
_NOMINAL_AFTER = re.compile(
    r"$|的|是|为|和|与|、|等|中(?![国小医学华部央心])|上|下|方面|工作|工程|项目|行动|计划|机制|体系|能力|水平|情况|力度|领域|成果|成效|经验|以来|后|时|中心|主任|理念|需要|需求|规模|趋势|态势|前景|步伐|进度|指数|过程|期间|任务"
    r"|目标|要求|作用|取得|有(?![期机效线轨毒害])|更(?![多加好大高优强广])|越|让|使|对|在|得到|于|资金(?!\d)|措施|政策|方式|模式|质量|效率|作出|提供|注入|奠定|带来|创造"
)
_NO_OBJECT = re.compile(
    r"$|的|是|者|阶段|进程|过程|步伐|进度|负责人|不(?![良合动文同规正少低超足到多])|中(?=$|的|来|去|取得|不断|要|发挥|充分|作出|实现)|[前后](?=[\u4e00-\u9fff]{0,6}的|$|入|可)|值|链(?![条式主])|率(?!先)|师(?![傅生资范])|商(?![业贸家户圈务场店品标会])|员(?!工)|性(?!能)"
    r"|力(?![度量争])|领导|功能|需要|方面|以来|取得|还|需要|充分体现|有了|得到|为(?!期|主)|于|而|不得|情况$|之|惠及|同步$|[\u4e00-\u9fff]{0,3}后的|效果|同比|较|比|就(?![业医诊餐读学近地])|也"
)


_PAPERS = frozenset(["报告", "会议", "全会", "大会", "通知", "文章", "意见", "方案"])
_ENDS = re.compile(r"了?(?:$|[\d一二三四五六七八九十百千]+)")


def _heads(text: str, start: int, before: Piece | None, begin: int, verb: str, stop: int, covered: Spans) -> bool:
    """Whether a policy verb heads the clause rather than standing as a noun (乡村建设, 人才服务保障) or attribute."""
    rest = text[begin + len(verb) : stop]
    state = _kind(verb, rest) == "state"
    barred = _NO_OBJECT.match(rest) and not (verb in _THAT and rest[:1] == "不")
    part = not state and (barred or compound(text, begin, verb, stop))
    if part or text[begin - 1 : begin] in ("不", "未", "没", "无"):
        return False
    if state:
        return before is not None and bool(_ENDS.match(rest))
    nominal = verb in _NOUNISH and bool(_NOMINAL_AFTER.match(rest))
    if before is None or before[2] == "x" or covered.end_at(begin):
        return not nominal
    surface = text[before[0] : before[1]]
    if surface in ("的", "之") or ADVERBS.fullmatch(surface):
        return surface not in ("的", "之") and not (nominal and rest[:1] in ("中", "的", "上", "下"))
    if not before[2].startswith(_NOMINAL_BEFORE):
        return not nominal
    carries = verb not in _NOUNISH or surface in _PAPERS or _carries(text, start, before, begin, verb, stop)
    return carries and not _NOMINAL_AFTER.match(rest)


_THAT = frozenset(["确保", "保证"])  # 确保|不发生事故


def _kind(verb: str, rest: str) -> str:
    """What a verb is where ``rest`` follows it in its clause: 贯通 at the end is a state of what stands before it."""
    return "state" if not rest and verb in having("policy_verbs", "ends") else table("policy_verbs")[verb][0]


_WHEN = re.compile(r"(?:今年|明年|20\d\d年)?[\d一二三四五六七八九十年月日底末]{1,8}前|到20\d\d年底?")


def _chain(text: str, begin: int, verb: str, end: int) -> Head:
    """Follow a chain of verbs to the one that heads the clause: 加快推进, 推动健全, but 编制实施 stays whole."""
    stop = begin + len(verb)
    kind = _kind(verb, text[stop:end])
    while True:
        at = stop + (text[stop : stop + 1] in ("和", "并", "、") and stop < end)
        when = _WHEN.match(text, at, end) if kind == "aux" else None
        adverb = ADVERBS.match(text, when.end() if when else at, end)
        at = adverb.end() if adverb and kind == "aux" else when.end() if when else at
        following = verb_at(text, at, end)
        if not following or table("policy_verbs")[following][0] == "attitude" or at + len(following) >= end:
            break
        if _NOMINAL_AFTER.match(text, at + len(following), end) and kind != "aux":
            break
        if kind == "aux" and (at == stop or adverb or when):
            begin, verb, kind = at, following, table("policy_verbs")[following][0]
            stop = at + len(following)
            continue
        joined = text[begin : at + len(following)]
        if joined in table("policy_verbs") or _join(verb, text[stop:at], following, text[at + len(following) : end]):
            verb, stop = joined, at + len(following)
            continue
        break
    return Head(verb, begin, stop, kind)


def _join(verb: str, between: str, following: str, rest: str) -> bool:
    """Whether two verbs head a clause together: 加强和改进…, 兼并改造…, but 实施|改造工程 and 鼓励|发展…."""
    if table("policy_verbs")[following][0] != "act" or _NO_OBJECT.match(rest):
        return False
    if between:
        return between in ("和", "并")
    goes_on = following in having("policy_verbs", "process") or following in having("policy_verbs", "joins")
    return verb in having("policy_verbs", "joins") and goes_on and following not in _NOUNISH


def _idle(text: str, head: Head, end: int) -> bool:
    """Whether an auxiliary leads to a verb that ends the clause, and so tells what comes about (生产方式加快形成)."""
    following = verb_at(text, head.end, end) if head.kind == "aux" else None
    return following is not None and head.end + len(following) >= end


_TO_ABROAD = re.compile("对[华外]")


def verb_phrase(text: str, begin: int, end: int, nouns: frozenset[str] = _NOUNISH) -> Head | None:
    """The verb phrase that begins right here (after adverbs, a deadline), as in a list: 新建…、开展…; None otherwise.

    Verbs that are as often ``nouns`` head one only after an adverb.
    """
    adverb = ADVERBS.match(text, begin, end)
    at = adverb.end() if adverb else begin
    when = _WHEN.match(text, at, end)
    at = when.end() if when else at
    verb = verb_at(text, at, end)
    if not verb or table("policy_verbs")[verb][0] not in ("act", "aux") or (verb in nouns and not adverb):
        return None
    rest = text[at + len(verb) : end]
    after = _NOMINAL_AFTER if verb in _NOUNISH else _NO_OBJECT
    if len(rest) < 2 or (after.match(rest) and not _TO_ABROAD.match(rest)):
        return None
    return _chain(text, at, verb, end)
