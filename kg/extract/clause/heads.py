"""The verb that heads a clause: chains of verbs followed, nouns and frames passed over."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.clause.beside import placed
from kg.extract.clause.chains import ADVERBS, NO_OBJECT, NOMINAL_AFTER, Head, at_work, chain, idle, kind_of, verb_phrase
from kg.extract.clause.clauses import Clause
from kg.extract.clause.contracts import BUYS, PRICE
from kg.extract.clause.covered import Spans
from kg.extract.clause.framed import aim
from kg.extract.clause.heading import carries, heads
from kg.extract.clause.predicates import compound, look_on
from kg.extract.clause.underway import underway
from kg.extract.clause.verbs import NOUNISH, has_verb, verb_at, verbs_between
from kg.extract.clause.written import MOTION, written_so, wrote
from kg.extract.text import AnnotatedText
from kg.lexicon import table
from kg.text.hinted import Hinted
from kg.text.numbers import ABOUT
from kg.text.words import Piece, pieces

_SAYS = re.compile(
    rf"(?:提出(?!的|{MOTION})"
    r"|表示|指出|强调(?<!加强调)|要求|认为|(?<![职业])介绍(?![和与、])说?|透露|建议(?<!检察建议)(?<!司法建议)(?!书|\d)|呼吁|决定(?!性|\(|草案)|明确提出|叮嘱|宣布|明确(?=将|到20|(?:[今明]年|20\d\d年)?(?:年?底|\d{1,2}月底?)前)|(?<!每[周月天日年])(?<!定期)通报(?!了(?!,)|曝光|表扬|批评|表彰|[\d一]))(?:,|:|要)?"
)
_PRESENTS = re.compile("介绍(?!信)|了解")  # 发言人介绍了|金融支持实体经济有关情况
_SAYS_ONLY = (
    *(when + said for when in ("日", "天", "晚", "午") for said in "说称"),
    "强调",
    "指出",
    "表示",
    "认为",
    "透露",
    "叮嘱",
    "呼吁",
)
_THEN = re.compile(
    r"(?:(?<=[年月])多?来|以来|期间|之际|之前|后(?<![滞前落售幕今最背先善产]后)|时(?<![\d同及按小实临平当随准课工学用耗暂定计]时)|把.+结合起来)$"
)
_FRAMES = re.compile(
    r"^凡|^从[^,]{2,8}(?<![搬迁移转延扩增送运回走升提派])到(?!达)[^,]{2,10}$|^(?:在|当|随着|自|经|围绕|聚焦|按照|根据|针对).*(?:方面|中|下|时|后|上|过程|期间|以来|同时|基础上)$|^(?:以(?!及|实现|换取|确保|推动|促进|保障|提高|提升|应对|防止|.{1,14}罪|.{2,8}同志为核心|“|.{1,10}(?:形式|方式))|为了|为确保|为推动|为促进|为加快|锚定|聚焦|围绕|按照|根据|通过|作为)|^因(?![地城势村时户人材校]).*(?:需要|影响|原因|[施停]工|故障|作业)$|^受.*(?:影响|带动|推动|拉动|提振|刺激|驱动|利好)$|^除了|^除.*外$|^针对.{1,20}可能|向.*表示[^,]{0,8}(?:感谢|敬意|祝贺|慰问|问候)"
)


def _holds_verb(text: str, begin: int, end: int, covered: Spans) -> bool:
    """Whether a policy verb begins in ``text[begin:end]`` that no name covers."""
    verbs = verbs_between(text, begin, end)
    return any(not covered.hold(at) for at in verbs) if covered.ends else bool(verbs)


def find_head(text: AnnotatedText, clause: Clause, covered: Spans) -> Head | None:
    """The first policy verb of the clause that is no noun's part, and the end of its chain (加快|推进 → 推进).

    ``covered`` are the spans of names, in which no verb is looked for. A reporting verb (提出, 表示) and what stands
    before it are passed over; a clause that only frames another (在…方面, 围绕…) has no head.
    """
    if sent := wrote(text.flat, clause.begin, clause.end):
        return sent
    if not has_verb(text.flat, clause.begin, clause.end):
        return None
    words = text.flat[clause.begin : clause.end]
    if (
        (words.endswith(_SAYS_ONLY) and "发表" not in words)
        or _THEN.search(words)
        or (words.endswith("情况") and _PRESENTS.search(words))
    ):
        return None
    said = [m.end() for m in _SAYS.finditer(words) if m.end() < len(words) - 2]
    begin = clause.begin + (said[-1] if said else 0)
    if sides := _SIDES.search(text.flat, begin, clause.end):
        begin = sides.end()  # 将从信息公开等方面|加快建设…
    if (
        head := written_so(text.flat, begin, clause.end)
        or aim(text, begin, clause.end, covered)
        or underway(text.flat, begin, clause.end)
    ):
        return head
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
        if head is None or head.kind == "attitude":
            return None
        if idle(text, head, end):
            return at_work(text, head, end)
        head = _spent_on(text, head, end)
        after = None if head.kind == "state" else look_on(text, start, head.verb, head.begin, head.end, end)
        if after is None:
            return head
        if after >= end - 1:
            return None
        begin = after
    return None


_AROUND = re.compile(  # 围绕某事|开展…, 配合某部门|做好…
    "(?:围绕|聚焦|紧扣|针对|结合)[^,]{2,24}?(?=(?:深入|扎实|广泛|集中|精心|先后)?(?:开展|组织|举办|召开|出台|制定|推出|引进|招引|引育))"
    "|配合(?!支持)[^,的]{2,12}?(?=(?:做好|开展|完成|化解|推进|落实|处置|查处|实施|搞好)[\u4e00-\u9fff]{2})"
    "|依托[^,]{2,24}?(?=(?:建成|建起|建立|建设|设立|打造|开展|组建|搭建|举办|成立|推出|开设|培育)(?![^,]{0,24}的|项目|资源))"
)
_SIDES = Hinted(  # 在人才培养等领域|开展合作, 以积极态度|参与谈判, 应通过平等对话、互利合作|解决分歧
    r"通过(?:平等|友好|和平|对话|协商|谈判|磋商|沟通|外交|政治|互利|合作|国际法|双边|直接|、|和|等|与|以|的|途径|手段|方式|渠道)+(?=(?:妥善|和平|有效|共同|尽快|彻底|逐步|早日|来)*(?:解决|化解|处理|管控|弥合|消除|缩小|妥处)(?!办法|方案|途径)[\u4e00-\u9fff]{2})|"
    r"(?:[从在就]|^以及)[^,]{2,50}?(?:(?:等|[一二三四五六七八九十\d]+个?)方面|领域)(?!的)(?=[\u4e00-\u9fff]{4})"
    r"|就[^,]{2,50}?等[问议话]题(?![的上中])(?=[\u4e00-\u9fff]{4})"
    r"|以[^,的为]{2,12}的?(?:态度|姿态|精神|方式)(?=[\u4e00-\u9fff]{4})(?!为|的)",
    "通过",
    "方面",
    "领域",
    "题",
    "态度",
    "姿态",
    "精神",
    "方式",
)
_FUNDS = frozenset(["投资", "投入", "安排", "筹集", "争取", "整合", "拿出", "下拨", "拨付"])
_MONEY = re.compile(
    rf"(?:[^,\d、]{{0,8}}资金|共|了|{ABOUT})*[\d.]+(?:[万亿]*[余多]?元(?:以上|左右|资金)?|%)(?:来|用于)?"
    r"|[^,\d、的]{0,6}(?:积蓄|存款|专项(?:资金|经费))(?=[一-鿿]{4})(?!支持|保障)"  # 拿出全部积蓄|办起作坊
)


def _spent_on(text: str, head: Head, end: int) -> Head:
    """What money is spent on, where the clause goes on to say so: 投入3800万元|改造茶园, 以2亿元|竞得某地块."""
    if head.verb in BUYS and (price := PRICE.search(text, max(0, head.begin - 20), head.begin)):
        return head._replace(since=price.start())
    if head.verb.endswith("出") and text.startswith("来", head.end):  # 把半个院子腾出来|办起了书屋
        return verb_phrase(text, head.end + 1, end, nouns=frozenset()) or head
    money = _MONEY.match(text, head.end, end) if head.verb in _FUNDS else None
    then = verb_phrase(text, money.end(), end, nouns=frozenset()) if money else None
    return then._replace(since=head.end) if then else head


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
    verbs = frozenset(verbs_between(text, begin, end))
    for word in _words(text, begin, end):
        at, last = word[0], before
        before = word
        named = covered.end_in(at, word[1]) if covered.ends else None  # 某|局拟|开放: the dictionary joins them
        if named and (leading := _leading(text, named, end)):
            return leading
        if named:  # 某某|镇|新修公路
            at, last = named, (at, named, word[2])
        verb = verb_at(text, at, end) if at in verbs else None
        if not verb or covered.hold(at) or covered.meet(at + 1, at + len(verb)):  # 李某同|意大利总理
            continue
        thing = word[2] == "n" and at + len(verb) == word[1] - 1
        if thing and text[word[1] - 1] not in "出起成到好完上入":  # 收割|机, 出版|物
            continue
        there = covered.end_at(at) or placed(text, begin, at)
        within = there and not NOMINAL_AFTER.match(text, at + len(verb), end)  # 在某县|建设…
        if framed and verb in NOUNISH and not within and not carries(text, begin, last, at, verb, end):
            continue
        denied = _DENIED.search(text, max(start, at - 12), at)
        denied = None if denied and covered.hold(denied.start()) else denied  # 某委员|会…
        over = at > begin and _OVER.match(text, at + len(verb), end)
        if not denied and not over and not heads(text, begin, last, at, verb, end, covered):
            continue
        if denied or kind_of(verb, text[at + len(verb) : end], "") == "attitude":
            upheld = _UPHOLDS.match(text, at, end)
            then = verb_phrase(text, upheld.end(), end) if upheld else None
            return then or Head(verb, at, at + len(verb), "attitude")
        return chain(text, at, verb, end)
    return None


_UPHOLDS = re.compile(
    "坚定|突出(?=做好|抓好|解决|加强)|坚持(?:和|(?=完善|实施|健全|优化|加强和))"
)  # 坚定|奉行, 坚持和|完善
_DENIED = re.compile(  # 没有批准…, 不得新建…
    r"(?:没有|未(?![来经成])|不再|无法|难以|很难|不能|不会|不得|不予|不宜|不可|未能|不愿|不敢|不准|可年|(?<![每全今去明\d])年可|会(?<![将机社妇大协工理商委员学论展全例峰到与参赴]会))(?:再|得到|及时|按时|擅自|随意|违规|继续|[一-鿿]{2}或|[对就向][^,]{1,6})*$"
)
_PREPOSITION = re.compile(r"(?:要|将|应|须|坚持)?(?:以|用|从|在|对|为|就|通过|按照|围绕|沿着|根据|让)")
_OVER = re.compile(  # 市场|升级|完毕
    r"(?:已|均|都|全部)*(?:完毕|成功|合格|上架|入库)(?:$|[\d一二三四五六七八九十百千])"
)


def _words(text: str, begin: int, end: int) -> Iterator[Piece]:
    """The words of a clause, an adverb cut off from the verb that the dictionary joins it to (依法查处, 深入开展)."""
    for word in pieces(text, begin, end):
        at, stop, _ = word
        # 已新|铺…, 多地拉|响…
        if stop - at == 2 and (text[at] == "已" or (text[at] == "地" and text.endswith("多", 0, at))):
            yield at, at + 1, "d"
            at += 1
        second = at + 2
        led = stop - at > 3 and text[second:stop] in table("policy_verbs") and _LED_BY.match(text, at, end)
        if led and led.end() >= second:
            yield at, second, "d"
            yield second, stop, "v"
        else:
            yield at, stop, word[2]


_LED_BY = re.compile(f"同步|{ADVERBS.pattern}")


_TIMES = frozenset("今明0123456789一二两三四五六七八九十底年月之以内前")  # what such a time begins with
_BY_THEN = re.compile(  # 三年内|申请专利30件
    r"(?:[今明]年)?(?:[\d一二两三四五六七八九十]+(?:年|个?月|天|周|日))*(?:底|年底|月底)?[年月之以]?[内前](?![往进来去行期])"
)


def _leading(text: str, begin: int, end: int) -> Head | None:
    """The verb right after the adverbs that a clause begins with (要|守牢…), whatever the words' borders."""
    adverb = ADVERBS.match(text, begin, end)
    if not adverb and text[begin : begin + 1] in _TIMES:
        adverb = _BY_THEN.match(text, begin, end)
    verb = verb_at(text, adverb.end(), end) if adverb else None
    if not adverb or not verb or table("policy_verbs")[verb][0] == "state":
        return None
    rest = text[adverb.end() + len(verb) : end]
    if NO_OBJECT.match(rest) or (verb in NOUNISH and NOMINAL_AFTER.match(rest)):
        return None
    if rest[0] in "机区组器" and compound(text, adverb.end(), verb, end):  # 联合|收割机
        return None
    return chain(text, adverb.end(), verb, end)
