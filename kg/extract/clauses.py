"""A shallow reading of sentences: their clauses and the verb that heads each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.extract.text import AnnotatedText
from kg.lexicon import marked, table
from kg.model import Mention
from kg.text.words import Word, cut

_BREAK = re.compile(r"[,;:。!?…—”]+[“”]*|●| +(?=[\u4e00-\u9fff“])")
_QUOTE = re.compile(r"“([^“”]*)”?")
_OPEN, _CLOSE = "(《", ")》"
_MARKER = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}(?:是|要|、|，)|第[一二三四五六七八九十]{1,3}(?:是|,|、)?|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}\.(?!\d))(?=[^\d])"
)
_NUMERALS = {c: n for n, c in enumerate("一二三四五六七八九十", 1)}


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a sentence: its offsets in the article, the number of its list item, and what broke it off before."""

    sentence: int
    begin: int
    end: int
    item: int | None
    opens: str  # the mark before it: ',' ';' ':' '。' or '' at the sentence's beginning


def clauses(text: AnnotatedText, index: int) -> list[Clause]:
    """The clauses of a sentence; commas inside brackets and quoted terms break none."""
    sentence = text.sentences[index]
    found: list[Clause] = []
    begin, opens, item = sentence.begin, "", None
    for stop, after, mark in _breaks(text.flat, sentence.begin, sentence.end):
        if stop > begin:
            start, number = _unmark(text.flat, begin, stop)
            item = number if number is not None else item
            found.append(Clause(index, start, stop, item, opens))
        begin, opens = after, mark
    return found


def _breaks(text: str, begin: int, end: int) -> Iterator[tuple[int, int, str]]:
    depth = 0
    at = begin
    while at < end:
        if text[at] in _OPEN:
            depth += 1
        elif text[at] in _CLOSE:
            depth = max(0, depth - 1)
        elif text[at] == "“":
            quoted = _QUOTE.match(text, at, end)
            if quoted and not re.search(r"[,;。!?]", quoted[1]) and len(quoted[1]) < 16:
                at = quoted.end()
                continue
            yield at, at + 1, "“"
        elif (
            depth == 0
            and (match := _BREAK.match(text, at, end))
            and not (
                match[0] == "—"
                or (text[at - 1].isdigit() and text[at : at + 1] == "," and text[at + 1 : at + 4].isdigit())
            )
        ):
            yield at, match.end(), match[0][0]
            at = match.end()
            continue
        at += 1
    yield end, end, ""


def _unmark(text: str, begin: int, end: int) -> tuple[int, int | None]:
    """Skip a list's number at the beginning (一是, (二), 3.); 一要 keeps its 要."""
    while begin < end and text[begin] in " “”":
        begin += 1
    match = _MARKER.match(text, begin, end)
    if not match:
        return begin, None
    digits = re.search(r"\d+", match[0])
    written = re.search(r"[一二三四五六七八九十]+", match[0])
    number = int(digits[0]) if digits else _count(written[0]) if written else None
    return (match.end() - 1 if match[0].endswith("要") else match.end()), number


def _count(written: str) -> int:
    if written[0] == "十":
        return 10 + (_NUMERALS[written[1]] if len(written) > 1 else 0)
    if "十" in written:
        tens, _, ones = written.partition("十")
        return 10 * _NUMERALS[tens] + (_NUMERALS[ones] if ones else 0)
    return _NUMERALS[written[0]]


@dataclass(frozen=True, slots=True)
class Head:
    """The verb that heads a clause, with what stands before and after it (article offsets)."""

    verb: str
    begin: int
    end: int
    kind: str  # act | aux | state


ADVERBS = re.compile(
    r"(?:依法|将|要|拟|已经|已|正在|正|持续|不断|进一步|积极|全面|深入|扎实|大力|着力|加力|有序|稳妥|分类|分级|稳步|切实|坚决|继续|全力|努力|精准|率先|科学"
    r"|合理|及时|主动|广泛|有效|着重|重点|稳慎|逐步|逐一|一体|共同|联合|先后|累计|共|成功|顺利|如期|都|也|还|就|再|便|又|高标准|高质量|高水平|高效|纵深"
    r"|因地制宜|接续|充分|更好|更加|多措并举|地|能够|可以|能|可|须|必须|应当|应|需要|需|会|愿|力争|争取|计划|希望|期待|来|去|以|不断|全部|严格|公开|动态|创新性|统筹|协同)+"
)
_SAYS = re.compile(
    r"(?:提出(?!的)|表示|指出|强调|要求|认为|介绍说?|透露|建议|呼吁|决定|明确提出|叮嘱|宣布|通报)(?:,|:|要)?"
)
_FRAMES = re.compile(
    r"^(?:在|当|随着|自|经|围绕|聚焦|按照|根据|针对).*(?:方面|中|下|时|后|上|过程|期间|以来|同时|基础上)$|^(?:以|为了|为确保|为推动|为促进|为加快|锚定|聚焦|围绕|按照|根据|通过|作为)"
)
_NOUNISH = marked("policy_nouns", "noun")


@cache
def _longest() -> int:
    return max(map(len, table("policy_verbs")))


def find_head(text: AnnotatedText, clause: Clause, covered: list[tuple[int, int]]) -> Head | None:
    """The first policy verb of the clause that is no noun's part, and the end of its chain (加快|推进 → 推进).

    ``covered`` are the spans of names, in which no verb is looked for. A reporting verb (提出, 表示) and what stands
    before it are passed over; a clause that only frames another (在…方面, 围绕…) has no head.
    """
    words = text.flat[clause.begin : clause.end]
    said = [m.end() for m in _SAYS.finditer(words) if m.end() < len(words) - 2]
    begin = clause.begin + (said[-1] if said else 0)
    if _FRAMES.match(text.flat[begin : clause.end]):
        return None
    return head_from(text.flat, begin, clause.end, covered)


def head_from(text: str, begin: int, end: int, covered: list[tuple[int, int]]) -> Head | None:
    """The head of ``text[begin:end]``; None where its first verb is one of attitude."""
    leading = _leading(text, begin, end)
    if leading:
        return None if table("policy_verbs")[leading.verb][0] == "attitude" else leading
    words = _words(text, begin, end)
    framed = _PREPOSITION.match(text, begin, end)
    for position, word in enumerate(words):
        if any(b <= word.begin < e for b, e in covered):
            continue
        verb = _verb_at(text, word.begin, end)
        if (
            not verb
            or (framed and verb in _NOUNISH and not _carries(text, words, position, verb, end))
            or not _heads(text, words, position, verb, end, covered)
        ):
            continue
        if table("policy_verbs")[verb][0] == "attitude":
            return None
        return _chain(text, word.begin, verb, end)
    return None


def _words(text: str, begin: int, end: int) -> list[Word]:
    """The words of a clause, with 依法 cut off from the verb that the dictionary joins it to (依法查处)."""
    words: list[Word] = []
    for word in cut(text, begin, end):
        if text.startswith("依法", word.begin) and word.end - word.begin > 2:
            words += [Word(word.begin, word.begin + 2, "d"), Word(word.begin + 2, word.end, "v")]
        else:
            words.append(word)
    return words


def _carries(text: str, words: list[Word], position: int, verb: str, end: int) -> bool:
    """Whether a verb after 为, 向 and whom it is for has an object of its own (为牧民|办理|证书), and is no noun."""
    begin = words[position].begin
    before = words[position - 1] if position else None
    led = re.search(r"[为向给]", text[words[0].begin : begin]) is not None
    return (
        led
        and before is not None
        and before.tag == "n"
        and len(text[begin + len(verb) : end]) > 3
        and (not _NOMINAL_AFTER.match(text, begin + len(verb), end))
    )


_PREPOSITION = re.compile(r"(?:要|将|应|须|坚持)?(?:以|用|从|在|对|为|就|通过|按照|围绕|沿着|根据|让)")


def _leading(text: str, begin: int, end: int) -> Head | None:
    """The verb right after the adverbs that a clause begins with (要|守牢…), whatever the words' borders."""
    adverb = ADVERBS.match(text, begin, end)
    verb = _verb_at(text, adverb.end(), end) if adverb else None
    if not adverb or not verb or table("policy_verbs")[verb][0] == "state":
        return None
    rest = text[adverb.end() + len(verb) : end]
    if _NO_OBJECT.match(rest) or (verb in _NOUNISH and _NOMINAL_AFTER.match(rest)):
        return None
    return _chain(text, adverb.end(), verb, end)


def _verb_at(text: str, begin: int, end: int) -> str | None:
    for length in range(min(_longest(), end - begin), 1, -1):
        if text[begin : begin + length] in table("policy_verbs"):
            return text[begin : begin + length]
    return None


_NOMINAL_BEFORE = ("n", "vn", "ns", "nz", "a", "b", "j", "l", "nr", "v", "ng", "i")
_NOMINAL_AFTER = re.compile(
    r"$|的|是|为|和|与|、|等|中(?![国小医学华部央心])|上|下|方面|工作|工程|项目|行动|计划|机制|体系|能力|水平|情况|力度|领域|成果|成效|经验|以来|后|时|过程|期间|任务"
    r"|目标|要求|作用|取得|有|更(?!多)|越|让|使|对|在|得到|于|资金|措施|政策|方式|模式|质量|效率|作出|提供|注入|奠定|带来|创造"
)
_NO_OBJECT = re.compile(
    r"$|的|是|者|中(?=$|的|来|去|取得|不断|要|发挥|充分|作出|实现)|[前后](?=[\u4e00-\u9fff]{0,6}的|$|入|可)|[值链率师商员性]"
    r"|力(?![度量争])|领导|功能|需要|方面|以来|取得|还|需要|充分体现|有了|得到|为(?!期|主)|于|而|不得|情况$|之|效果|同比|较|比|就(?![业医诊餐读学近地])|也"
)


_ENDS = re.compile(r"了?(?:$|[\d一二三四五六七八九十百千]+)")


def _heads(text: str, words: list[Word], position: int, verb: str, stop: int, covered: list[tuple[int, int]]) -> bool:
    """Whether a policy verb heads the clause rather than standing as a noun (乡村建设, 人才服务保障) or attribute."""
    begin = words[position].begin
    end = begin + len(verb)
    rest = text[end:stop]
    if table("policy_verbs")[verb][0] == "state":
        return position > 0 and bool(_ENDS.match(rest))
    if _NO_OBJECT.match(rest):
        return False
    if position == 0 or words[position - 1].tag == "x" or any(e == begin for _, e in covered):
        return verb not in _NOUNISH or not _NOMINAL_AFTER.match(rest)
    before = words[position - 1]
    surface = text[before.begin : before.end]
    if ADVERBS.fullmatch(surface) or not before.tag.startswith(_NOMINAL_BEFORE):
        return True
    carries = verb not in _NOUNISH or _carries(text, words, position, verb, stop)
    return carries and not _NOMINAL_AFTER.match(rest)


_WHEN = re.compile(r"(?:今年|明年|20\d\d年)?[\d一二三四五六七八九十年月日底末]{1,8}前|到20\d\d年底?")


def _chain(text: str, begin: int, verb: str, end: int) -> Head:
    """Follow a chain of verbs to the one that heads the clause: 加快推进, 推动健全, but 编制实施 stays whole."""
    kind = table("policy_verbs")[verb][0]
    stop = begin + len(verb)
    while True:
        skip = re.compile(r"(?:和|并|、)?").match(text, stop, end)
        at = skip.end() if skip else stop
        when = _WHEN.match(text, at, end) if kind == "aux" else None
        adverb = ADVERBS.match(text, when.end() if when else at, end)
        at = adverb.end() if adverb and kind == "aux" else when.end() if when else at
        following = _verb_at(text, at, end)
        if not following or table("policy_verbs")[following][0] == "attitude" or at + len(following) >= end:
            break
        if _NOMINAL_AFTER.match(text, at + len(following), end) and kind != "aux":
            break
        if kind == "aux" and (at == stop or adverb or when):
            begin, verb, kind = at, following, table("policy_verbs")[following][0]
            stop = at + len(following)
            continue
        joined = text[begin : at + len(following)]
        if joined in table("policy_verbs"):
            verb, stop = joined, at + len(following)
            continue
        break
    return Head(verb, begin, stop, kind)


def covered_spans(mentions: tuple[Mention, ...]) -> list[tuple[int, int]]:
    """The spans of names, in which no verb is looked for."""
    return [(m.begin, m.end) for m in mentions]


def verb_phrase(text: str, begin: int, end: int) -> Head | None:
    """The verb phrase that begins right here (after adverbs), for lists such as 新建…、开展…、促进…; None otherwise."""
    adverb = ADVERBS.match(text, begin, end)
    at = adverb.end() if adverb else begin
    verb = _verb_at(text, at, end)
    if not verb or table("policy_verbs")[verb][0] not in ("act", "aux") or (verb in _NOUNISH and not adverb):
        return None
    rest = text[at + len(verb) : end]
    if len(rest) < 2 or _NOMINAL_AFTER.match(rest):
        return None
    return _chain(text, at, verb, end)
