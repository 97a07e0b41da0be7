"""What a policy clause is about: its objects with their quantities, whom it is for, where it takes place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.clauses import WAYS, Clause
from kg.extract.heads import Head, verb_phrase
from kg.extract.predicates import empty
from kg.extract.text import AnnotatedText
from kg.extract.verbs import has_verb
from kg.lexicon import marked
from kg.model import Kind, Thing
from kg.text.dates import find_due
from kg.text.numbers import FoundQuantity

_TURNED = re.compile(
    r"(?:对|给)(?P<object>[^,]+?)(?:按[^,]*?)?(?:给予|予以|实行|实施|进行)了?(?P<rest>[^,]*?)(?P<verb>奖励|补助|补贴|资助"
    r"|支持|救助|减免|奖补|表彰|处罚|扶持|慰问|约谈|稽察|问责|修缮|维修|改造)$"
)
_MADE = re.compile(
    r"(?:把|将(?!把))(?P<object>[^,]+?)(?P<verb>纳入|列入|转化|打造|建设|改造|改建|培育|推向|转变|建成|作为|缩短|提高|提升|扩大|降低|应用|用于|延长)"
)
AT_ONCE = re.compile(  # 对涉企乱罚款|严肃|查处
    r"对(?P<object>[^,]{2,}?)(?:依法|从严|严肃|严厉|坚决|及时|全面|深入|持续|一律|逐一|(?=严查快处))+"
    r"(?P<verb>严查快处|查处|打击|整治|惩处|惩治|问责|处罚|处理|追责|排查|清理|管控)$"
)
_GIVEN = re.compile(  # 违建依法予以拆除
    r"(?<![^,;:。])(?P<object>[^,对给为]{3,}?)(?:依法|一律|及时|坚决|全部|均|已|将)*(?:予以|加以)"
    r"(?P<verb>追缴|没收|查处|取缔|拆除|关停|整改|清退|打击|保护|解决|奖励|补贴|减免|公示|公布|表彰|处罚|支持)$"
)
_BY = re.compile(  # 治理工程由市水务局组织实施
    r"(?<![^,;:。])(?P<object>[^,由]{2,}?)由(?=[^,]{3,}?(?P<verb>组织实施|投资建设|负责实施|建设|实施|承建|承办|主办|运营)$)"
)
_BEFORE_VERB = (_TURNED, _MADE, _GIVEN, _BY, AT_ONCE)
_TURNS = re.compile("[对给把将予由]|加以")  # what each of these holds one of


def may_act(text: str, begin: int, end: int) -> bool:
    """Whether a verb stands in ``text[begin:end]`` that may head a clause."""
    return has_verb(text, begin, end) or _TURNS.search(text, begin, end) is not None


def turned(text: AnnotatedText, clause: Clause) -> Head | None:
    """The verb of a clause whose object stands before it: 对…给予补助, 把…纳入…."""
    if not _TURNS.search(text.flat, clause.begin, clause.end):
        return None
    for pattern in _BEFORE_VERB:
        match = pattern.search(text.flat, clause.begin, clause.end)
        if (
            match
            and text.flat[match.start() : match.start() + 2] not in ("将于", "将在", "将会")
            and len(match["object"]) > 1
            and not match["object"].endswith("的")
            and not (match[0][0] == "将" and verb_phrase(text.flat, match.start("object"), clause.end))
        ):
            return Head(match["verb"], match.start("verb"), match.end("verb"), "turned")
    return None


def objects(
    text: AnnotatedText, clause: Clause, head: Head, quantities: tuple[FoundQuantity, ...]
) -> Iterator[tuple[str, int, int, tuple[FoundQuantity, ...]]]:
    """Each object of a clause: verb, begin, end, and its quantities."""
    if head.kind == "turned":
        found = (pattern.search(text.flat, clause.begin, clause.end) for pattern in _BEFORE_VERB)
        match = next(match for match in found if match)
        start, stop = match.start("object"), _trim_adverbs(text.flat, *match.span("object"))
        turn = _TURN.search(text.flat, start, stop)  # 把时限由5天缩短到2天
        stop = turn.start() if turn else stop
        after = tuple(
            q for q in quantities if q.begin >= (head.end if turn else stop)
        )  # 把12间旧屋改造成书屋: the object is counted
        yield head.verb, start, stop, after or tuple(q for q in quantities if start <= q.begin < stop)
        return
    tail = WAYS if text.flat.endswith("通过", clause.begin, head.begin) else _TAIL
    begin, end = _after_verb(text.flat, head.end, clause.end), _before(tail, text.flat, head.end, clause.end)
    if text.flat[end : end + 1] == "”" and "“" in text.flat[begin:end]:  # 纠治“四风”
        end += 1
    inside = tuple(q for q in quantities if begin <= q.begin < clause.end)
    if head.kind == "state" or _only_quantity(text.flat, begin, end, inside):
        start = _subject_begin(text, clause, head)
        stop = _trim_adverbs(text.flat, start, head.begin)
        if inside and head.kind != "state" and _acts(text, clause, start, stop):  # 财政部紧急|下达|3.2亿元
            yield head.verb, begin, end, inside
            return
        if turn := _TURN.search(text.flat, start, stop):  # 比例由两成|提高到96%
            stop = turn.start()
        if text.flat.startswith("每", start) and stop - start < 5:  # 每座补贴8000元 says more of what was before
            return
        counted = tuple(q for q in quantities if start <= q.begin and q.end <= stop)
        if stop <= start and not inside:  # 年内投入使用, after what is to be used
            start, stop = head.begin, head.end
        yield head.verb, start, stop if stop - start > 2 else head.end, counted + inside
        return
    verb = head.verb
    for start, stop, next_verb in _split(text.flat, begin, end, inside, verb):
        yield verb, start, stop, tuple(q for q in inside if start <= q.begin < stop)
        verb = next_verb or verb


_TURN = re.compile(r"[由从](?=[^,由从]*[\d一二三四五六七八九十百])")
_ASPECT = re.compile(r"(?:了|着|过|好|完毕|起来|起|出|到|至)?(?=[^,])")
_TAIL = re.compile(r"等?[\s”]*$")
_UP_TO = re.compile(r"(?:截至[^,]*|并?宣布|其中|今年|目前|另|(?:\d+[年月日])+(?:底)?前?|将于|于)*")
_PARTS = re.compile(r"、|(?<![兼合归吞])并|和(?!改善|完善|规范)")
_LATE = re.compile(
    r"(?:预计|有望|计划|今年|明年|年底|年内|[上下]半年|已有|已于[^,]*|已经?|今天|昨天|日前|近日|目前|\([^)]*\)|将于[^,]*|将|正在|全部|也|还|均|都|如期|顺利|成功|正式|累计|进一步|有序|持续|稳步|加快|不断|明显|全面|扎实|[\d年月日]+(?:起|前)?|起|试)*$"
)


def _after_verb(text: str, begin: int, end: int) -> int:
    match = _ASPECT.match(text, begin, end)
    return match.end() if match and match.end() < end else begin


def _before(tail: re.Pattern[str], text: str, begin: int, end: int) -> int:
    match = tail.search(text, begin, end)
    return match.start() if match else end


def _acts(text: AnnotatedText, clause: Clause, start: int, stop: int) -> bool:
    """Whether what stands before a verb is who acts, or nothing: its quantity is the object."""
    named = any(m.begin == start and m.thing.kind is not Kind.DOCUMENT for m in text.outer(clause.sentence))
    return named or stop - start < 2


def _only_quantity(text: str, begin: int, end: int, inside: tuple[FoundQuantity, ...]) -> bool:
    about = 2 if text.endswith(("左右", "上下"), begin, end) else 0
    return (bool(inside) and inside[0].begin <= begin + 1 and inside[0].end >= end - about) or begin >= end


def _subject_begin(text: AnnotatedText, clause: Clause, head: Head) -> int:
    """Where the thing that stands before a verb of state begins: after what leads up to it."""
    lead = _UP_TO.match(text.flat, clause.begin, head.begin)
    begin = lead.end() if lead else clause.begin
    due = find_due(text.flat, clause.begin, head.begin, text.front.date)
    return due.end if due and due.begin <= begin + 1 else begin


def _trim_adverbs(text: str, begin: int, end: int) -> int:
    match = _LATE.search(text, begin, end)
    return match.start() if match else end


def _split(
    text: str, begin: int, end: int, inside: tuple[FoundQuantity, ...], leading: str
) -> Iterator[tuple[int, int, str]]:
    """Split an object where another follows: 志愿者3000名|、社区助理3000名; …工程|、开展….

    Gives begin and end of each, and the verb of the next one.
    """
    start = at = begin
    verb = ""
    pieces: list[tuple[int, int, str]] = []
    depth, seen = 0, begin
    for match in _PARTS.finditer(text, begin, end):
        part, seen = text[seen : match.start()], match.start()
        depth += sum(map(part.count, "“(《")) - sum(map(part.count, "”)》"))
        if match.start() < at or depth > 0 or match.start() - start < 2:
            continue
        measured = any(q.end == match.start() for q in inside)
        again = text.startswith(leading, match.end()) and end - match.end() > len(leading) + 1  # 统一品种、统一包装
        head = (
            Head(leading, match.end(), match.end() + len(leading), "act")
            if again
            else verb_phrase(text, match.end(), end)
        )
        if head or (measured and match[0] == "、"):
            verb = head.verb if head else verb
            pieces.append((start, match.start(), verb))
            start = at = head.end if head else match.end()
    if pieces and (rest := text.find("等", start, end)) >= 0:
        end = rest
    yield from pieces
    yield start, end, ""


def object_words(text: AnnotatedText, begin: int, end: int, measure: tuple[FoundQuantity, ...]) -> str:
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
    words = _ALIAS.sub("", "".join(parts) or text.surface(begin, end))
    words = _AROUND.sub("", words.strip()).strip(" ,。;、")
    if words.count("“") == words.count("”"):
        return words
    return words + "”" if "“" in words[1:] and text.flat[end : end + 1] == "”" else words.strip("“”")


_AROUND = re.compile(
    r"^(?:的|了|各类|一[批个起件名处]|出|起)|(?:达到|达|至|到|合计|共|约|以上|人民币|,)+$|(?<=声明|消息|公告|通报|报告|讲话)[说称]$"
)


_ALIAS = re.compile(r"[(（](?:以下)?(?:统|简)称[^)）]*[)）]")
_BARE = re.compile(r"[\d一二三四五六七八九十]+|工作|这|其|每.|数据显示|这[个些]问题|[去今]年的?|什么|如何.*")


def worth(words: str, verb: str) -> bool:
    """Whether an object says something: no bare pronoun, no empty phrase (作出贡献, 增强政治自觉)."""
    nouns = marked("policy_nouns", "noun")
    if empty(verb, words) or (verb in nouns and words in nouns):
        return False
    return len(words) >= 2 and not _BARE.fullmatch(words)


_FOR = re.compile(
    r"(?:为|给(?!予)|向|面向|对|帮助|支持|服务|引导|鼓励|指导)([^,、]{2,20}?)(?=提供|开展|发放|给予|加装|明确|办|送|建立|实施|做好|(?<!进行)(?<!进行了)$)"
)


def beneficiary(text: AnnotatedText, clause: Clause, head: Head, begin: int, end: int) -> Thing | str | None:
    """Whom an action is for: after 为, 向, 面向, 对 before the verb; the thing supported or helped."""
    if head.verb in ("支持", "帮助", "指导", "引导", "鼓励", "服务", "扶持"):
        mention = next(iter(text.opened(clause.sentence, begin, begin + 1)), None)
        return mention.thing if mention else None
    match = _FOR.search(text.flat, clause.begin, head.begin)
    if head.kind == "turned" and AT_ONCE.search(text.flat, clause.begin, clause.end):
        return None
    if not match or match.end() < head.begin - 6 or "以" in text.flat[clause.begin : match.start()]:
        return None
    mention = next(iter(text.opened(clause.sentence, match.start(1), match.start(1) + 1)), None)
    return mention.thing if mention and mention.end == match.end(1) else text.surface(match.start(1), match.end(1))
