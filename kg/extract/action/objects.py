"""What a policy clause is about: its objects with their quantities, whom it is for, where it takes place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.action.actors import begins_longer, subjects
from kg.extract.action.parts import parts
from kg.extract.clause.chains import ADVERBS, Head, verb_phrase
from kg.extract.clause.clauses import WAYS, Clause
from kg.extract.clause.judged import strike_end
from kg.extract.clause.preposed import preposed
from kg.extract.clause.subject import subject
from kg.extract.clause.verbs import GIVES
from kg.extract.text import AnnotatedText
from kg.lexicon import having, table
from kg.model import Kind, Mention
from kg.text.numbers import FoundQuantity


def objects(
    text: AnnotatedText, clause: Clause, head: Head, quantities: tuple[FoundQuantity, ...]
) -> Iterator[tuple[str, int, int, tuple[FoundQuantity, ...]]]:
    """Each object of a clause: verb, begin, end, and its quantities."""
    if head.kind == "turned":
        yield _put_before(text, clause, head, quantities)
        return
    begin, end = _bounds(text.flat, clause, head)
    inside = tuple(q for q in quantities if begin <= q.begin < clause.end)
    funds = tuple(q for q in quantities if head.since <= q.begin < head.begin) if head.since else ()
    result = _RESULT.match(text.flat, head.end, end)  # 路灯|加装|完成310盏
    if done := _completed(text, clause, head, begin, end):
        deed, start, stop = done
        start = _quoted(text.flat, start, stop)
        yield deed, start, stop, tuple(q for q in quantities if start <= q.begin and q.end <= stop)
        return
    if head.kind == "state" or _only_quantity(text.flat, result.end() if result else begin, end, inside):
        span = (head.begin, head.end) if result else (begin, end)
        yield from _in_subject(text, clause, head, quantities, span, inside, counted=bool(inside or result))
        return
    verb = head.verb
    also = _ALSO.match(text.flat, begin, end)
    if also and (then := verb_phrase(text.flat, also.end(), end)):  # 公开审理|并当庭宣判|一起盗窃案
        begin = then.end
        yield verb, begin, end, inside
        verb = then.verb
    if verb == "判处" and "、" in text.flat[begin:end]:  # 二人有期徒刑一年、十个月: a term each, and no sum
        yield verb, begin, end, ()
        return
    for start, stop, next_verb in parts(text.flat, begin, end, inside, verb):
        measure = tuple(q for q in inside if start <= q.begin < stop)
        team = _TEAM.match(text.flat, start, stop)
        whither = next((q.end for q in measure if _WHITHER.match(text.flat, q.end, stop)), team.end() if team else stop)
        sent = next((q.end for q in measure if q.quantity.unit in _HANDS and start + 1 < q.begin), stop)
        then = verb_phrase(text.flat, sent, stop) if sent < whither == stop else None
        whither = sent if then else whither
        yield verb, start, whither, tuple(q for q in measure if q.end <= whither) or funds
        if then:  # 增派警力6名|疏导|交通
            yield then.verb, then.end, stop, tuple(q for q in measure if q.begin >= then.end)
        verb, funds = next_verb or verb, ()


def _bounds(text: str, clause: Clause, head: Head) -> tuple[int, int]:
    """Where the words behind a verb begin and end that tell what it is done to."""
    tail = WAYS if text.endswith("通过", clause.begin, head.begin) else _TAIL
    begin, end = _after_verb(text, head.end, clause.end), _before(tail, text, head.end, clause.end)
    if led_to := strike_end(head.verb, text[begin:end]):
        end = begin + led_to
    if text[end : end + 1] == "”" and "“" in text[begin:end]:  # 纠治“四风”
        end += 1
    aimed = text.find("旨在", begin, end)
    if aimed > begin + 1:  # 设立实验室|旨在收集资料
        return begin, aimed
    gives = text.find("为", begin + 2, end) > 0 and head.verb not in having("policy_verbs", "pivot")
    gift = _TO_GIVE.search(text, begin + 2, end) if gives else None
    return begin, gift.start() if gift else end


_TO_GIVE = re.compile(  # 开展义诊|为群众送去健康
    rf"(?<![作成认称列定设改转视极更尤最颇较因行])为(?![了期止主])[^,、]{{2,20}}?(?:{GIVES}|送[去上]|带来|撑起|赢得)(?![的者])[^,]{{2,10}}(?<!行为)$"
)


_TOWARD = re.compile("(?:将|再|又|已|还)*(?:向|为|给|对)[^,]{2,20}")  # 将再向联合国|捐款1000万美元


def _put_before(
    text: AnnotatedText, clause: Clause, head: Head, quantities: tuple[FoundQuantity, ...]
) -> tuple[str, int, int, tuple[FoundQuantity, ...]]:
    """The object that stands before its verb: 把|12间旧屋|改造成书屋."""
    start, stop, turn = preposed(text, clause)
    start = _quoted(text.flat, start, stop)
    after = tuple(q for q in quantities if q.begin >= (head.end if turn else stop))
    measure = after or tuple(q for q in quantities if start <= q.begin < stop)  # 把12间旧屋改造成书屋: it is counted
    return (head.verb, start, stop, measure) if start < stop else (head.verb, head.begin, head.end, measure)


def _in_subject(
    text: AnnotatedText,
    clause: Clause,
    head: Head,
    quantities: tuple[FoundQuantity, ...],
    span: tuple[int, int],
    inside: tuple[FoundQuantity, ...],
    *,
    counted: bool,
) -> Iterator[tuple[str, int, int, tuple[FoundQuantity, ...]]]:
    """The object of a verb behind which stands but a number or nothing: 9座水库|完工, 路灯|加装|310盏.

    It is at ``span`` where nothing stands before the verb but who acts; ``counted`` is whether a number stands there.
    """
    start, stop = subject(text, clause, head)
    told = counted and head.kind != "state"
    told = told or (head.end - head.begin > len(head.verb) and _acting(text, clause, start))
    start = _after_actor(text, clause, start, stop) if told else start
    has = _HAS.match(text.flat, start, stop)
    start = has.end() if has and (told or text.flat[has.end()].isdigit()) else start
    if told and (stop - start < 2 or head.verb == "拿出" or _TOWARD.fullmatch(text.flat, start, stop)):
        yield head.verb, *span, inside  # 财政部紧急|下达|3.2亿元, 已|检修|完成9座, 村里|拿出|80万元
        return
    if text.flat.startswith("每", start) and stop - start < 5:  # 每座补贴8000元 says more of what was before
        return
    before = tuple(q for q in quantities if start <= q.begin and q.end <= stop)
    if stop - start < 2 or (before and before[0].begin <= start and before[0].end >= stop):
        start, stop = head.begin, head.end  # 年内投入使用, 19个已经完工: after what is to be used, or done
    yield head.verb, _quoted(text.flat, start, stop), stop, before + inside


def _quoted(text: str, start: int, stop: int) -> int:
    """Where an object begins, with the mark that opens its quotation: “未来”号|完成交付."""
    return start - (text[start - 1 : start] == "“" and "”" in text[start:stop])


def _acting(text: AnnotatedText, clause: Clause, start: int) -> bool:
    """Whether national news names who acts before the work that goes on: 某省|麦收加快进行, 各地|麦收抓紧进行."""
    if not text.national:
        return False
    mention = next(iter(text.opened(clause.sentence, start, start + 1)), None)
    named = mention is not None and mention.end - mention.begin > 1 and mention.thing in subjects(text, clause)
    return named or text.flat.startswith("各地", start)


def _completed(text: AnnotatedText, clause: Clause, head: Head, begin: int, end: int) -> tuple[str, int, int] | None:
    """The deed that is completed, and where what it is done on stands before it: 9座水库已|完成|除险加固.

    None where nothing stands there after who acts: somebody does it.
    """
    deed = text.flat[begin:end]
    if head.verb != "完成" or deed not in table("policy_verbs"):
        return None
    start, stop = subject(text, clause, head)
    if subjects(text, clause):
        start = _after_actor(text, clause, start, stop)
    has = _HAS.match(text.flat, start, stop)
    start = has.end() if has else start
    if stop - start < 2 or _FOR_WHOM.fullmatch(text.flat, start, stop):  # 已为120户家庭|完成改造
        return None
    return deed, start, stop


_FOR_WHOM = re.compile("(?:已经?|将|共|累计|先后)*[为给][^,]+")
_HAS = re.compile(  # 有|5个正在装修, 今年计划新建的|12个站点已建成4个
    r"(?:已|共|累计|先后|现)*有|[^,的]{0,10}(?:新建|建设|改造|改建|扩建|修建|更换|加装|新增|实施|办理)的(?=\d)"
)
_RESULT = re.compile(  # what follows the verb of a work that is over
    "(?:面积|里程|数量|长度)?(?:已经?|均|都|全部|累计|提前[^,]{0,4}?)*"
    r"(?:完(?=\d)|完成(?:过半|[近大一]半)?|完工|完毕|竣工|交工|收官|到位|到户|销号|成功|合格|上架|入库|(?<=[建造缮修复固新])(?<!恢复)并?(?:重新|对外)?(?:开放|启用|投用)(?![\u4e00-\u9fff\d])|(?<=面积已|里程已|数量已|长度已)达到?|(?<=面积|里程|数量|长度)达到?)了?"
)
_ASPECT = re.compile(
    r"(?:了(?!解(?![决除放]))|着|过(?!紧日子|苦日子|日子|[渡程境冬硬江河期剩量])|好|完毕|起来|起|出(?![席台版资行口境海发访租让售油舱厂生苗土血入门])|到(?!位)|至)?(?=[^,、])"
)
_HANDS = ("名", "人", "辆", "台", "艘", "支", "架")
_WHITHER = re.compile(
    "(?:到|赴|前往|深入|奔赴|下沉|供(?![应销热水电暖氧给气]))(?!位|期|账|户)[^,]{2}"
)  # 选派专家86名|到某县坐诊
_TEAM = re.compile(  # 组建工作专班|逐户上门做工作, 派出服务队|驻点帮办
    "[^,]{0,10}?(?:专班|工作[组队]|服务[组队]|小分队|小组|突击队|巡查组)"
    "(?=(?:逐[户村家栋楼企]|分片|分头|挨家)?(?:深入|上门|入户|进村|入企|驻[点企村厂]|下沉|进驻|蹲点|走访|摸排|排查)[^,的]*$)"
)
_ALSO = re.compile("并(?:当庭|当场|现场|及时)?")
_TAIL = re.compile(
    r"(?:(?<=案)并(?:当庭|公开|集中)宣判|并(?:已|全部|正式|陆续|对外|向社会|顺利)*(?:投入(?:使用|运营)|开放|启用|投用|通车|投运|交付(?:使用)?|投产|达产|上线))?"
    r"(?:等?(?:有关|相关)情况)?等?[\s”]*$"
)


def _after_verb(text: str, begin: int, end: int) -> int:
    match = _ASPECT.match(text, begin, end)
    return match.end() if match and match.end() < end else begin


def _before(tail: re.Pattern[str], text: str, begin: int, end: int) -> int:
    if text[end - 1] not in _TAIL_ENDS:
        return end
    match = tail.search(text, begin, end)
    return match.start() if match else end


_TAIL_ENDS = frozenset("判况等式措施法径段道”用营放车运付产线") | frozenset(" \n\u3000")  # what such a tail ends in


def _after_actor(text: AnnotatedText, clause: Clause, start: int, stop: int) -> int:
    """Where the thing begins that a verb before a quantity is about, after who acts: 某市|12处险段已处置11处."""
    begin = start + text.flat.startswith("由", start)
    if text.flat.startswith("各地", start) and stop - start > 3:  # 各地|麦收抓紧进行
        return start + 2
    mention = next(iter(text.opened(clause.sentence, begin, begin + 1)), None)
    if mention is None or mention.thing.kind is Kind.DOCUMENT or text.flat[begin - 1 : begin] == "“":
        return start
    alone = mention.end == stop or ADVERBS.fullmatch(text.flat, mention.end, stop) is not None
    if (alone and _laid(mention)) or (not alone and begins_longer(text.flat, mention, stop)):
        return start
    return stop if alone and mention.end < stop else mention.end


def _laid(mention: Mention) -> bool:
    """Whether a name is of what is laid or dug and can be made longer or wider: 某江绿道|延长18公里."""
    return mention.thing.kind is Kind.PLACE and mention.thing.name.endswith(_LAID)


_LAID = ("路", "道", "线", "渠", "堤", "街", "巷", "河", "沟", "湖", "管网")


def _only_quantity(text: str, begin: int, end: int, inside: tuple[FoundQuantity, ...]) -> bool:
    if _WORKDAYS.fullmatch(text, begin, end):
        return True
    about = 2 if text.endswith(("左右", "上下"), begin, end) else 0
    if each := _EACH.match(text, begin, end):  # 补助标准增加到|人均280元
        begin = each.end()
    last = begin
    for quantity in inside:  # 分别提高到800元、600元
        last = quantity.end if quantity.begin <= last + 1 else last
    return (bool(inside) and last >= end - about) or begin >= end


_EACH = re.compile("[人户亩]均|每[人户亩]?每?[年月天](?=[\\d.])")


# 时限已由20个工作日|压缩到5个工作日; 扶持政策延长|一年
_WORKDAYS = re.compile(r"\d+个?工作日(?:以?内)?|[一二两三四五六七八九十半\d]+(?:年|个半?月)半?")
