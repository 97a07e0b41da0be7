"""Clauses that only say more of the action before them: its sum, what each gets of it, from when it is in force.

``招募志愿者3000名、辅导员3300名,合计6300名`` · ``签订购销协议,合同金额5亿元`` · ``新建大棚40座,每座补贴8000元`` ·
``公布《养犬管理条例》,自5月1日起施行``; or that say what becomes of the thing that the clause before speaks of:
``绕城隧道工程已获批复,计划上半年开工``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.extract.clause.clauses import Clause
from kg.extract.clause.contracts import SIGNS, SUM
from kg.extract.clause.verbs import PAYS, SENT_OUT
from kg.extract.text import AnnotatedText
from kg.lexicon import alternation, having, table
from kg.model import Kind, PolicyAction, Status, Thing
from kg.text.calendar import first_day
from kg.text.dates import find_dates
from kg.text.numbers import FoundQuantity, find_quantities

_TOTAL = re.compile(r"合计|共计|总计|共|(?:全年|每年|今年|年内)共?|每[人户家](?=最高|不超过)")
_GIVES = f"{PAYS}|投资"
_PER = re.compile(rf"每[^,、]{{1,4}}?(?P<verb>{_GIVES})(?:资金)?|(?P<lead>{_GIVES})(?:资金)?每[^\d,、]{{1,3}}")
_IN_FORCE = re.compile(r"(?:并?将?)?(?:于|自|从)[^,]{2,16}?起?(?:正式)?(?P<verb>施行|实施|执行|实行)$")


_DESCRIBED = (
    "总?投资|(?:正线|线路)?全长|总长|占地|总?建筑面积|位于|是(?!否)|设计|双向|连接|途经|(?:先后)?(?:横跨|跨越)|起[于自]|终点"
    "|[东南西北][起至接连]"
)
_TOPIC = re.compile(
    rf"(?:[^,]*:|(?:据悉|目前|其中|近日|日前|由[^,]{{2,24}}?的))?(?P<thing>[^,]{{2,24}}(?:{alternation('works')}|{alternation('place_suffixes')})|该?(?:项目|工程))"
    r"(?:(?:已经?|正在?|目前|现已|于|日前|近日|获|进入|计划|自|[去今前]年)[^,]{2,}"
    rf"|(?:{_DESCRIBED})[^,]{{2,}}(?:,(?:{_DESCRIBED})[^,]{{2,}}){{0,5}})"
)


def topic(text: AnnotatedText, clause: Clause) -> str:
    """The work that the clause before speaks of, whose verb stands alone in this one; empty where it speaks of none.

    It may have been described in several: 某高铁全长163公里,设计时速350公里,是某通道的一段,|计划2028年通车.
    """
    begin = text.sentences[clause.sentence].begin
    if clause.opens != ",":
        return ""
    last = text.flat.rfind(",", begin, clause.begin - 1) + 1 or begin
    match = _TOPIC.fullmatch(text.flat, last, clause.begin - 1) or _TOPIC.fullmatch(text.flat, begin, clause.begin - 1)
    return text.surface(*match.span("thing")) if match else ""


def told_more(text: AnnotatedText, clause: Clause, before: PolicyAction) -> tuple[PolicyAction, ...]:
    """The action before a clause that has no verb of its own, with what the clause says of it, and what follows."""
    if total := _sum(text, clause, _TOTAL):
        return (replace(before, quantities=(total.quantity,)),)
    if before.verb in SIGNS and (total := _sum(text, clause, SUM)):
        return (replace(before, quantities=(*before.quantities, total.quantity)),)
    more = (
        _sent_too(text, clause, before)
        or _each(text, clause, before)
        or _in_force(text, clause, before)
        or _on_sale(text, clause, before)
    )
    return tuple(one for one in (before, more) if one)


def _sum(text: AnnotatedText, clause: Clause, lead: re.Pattern[str]) -> FoundQuantity | None:
    """The quantity of a clause that holds nothing but it after its first words."""
    match = lead.match(text.flat, clause.begin, clause.end)
    found = find_quantities(text.flat, match.end(), clause.end) if match else ()
    return found[0] if match and found and found[0].begin <= match.end() and found[0].end == clause.end else None


def _each(text: AnnotatedText, clause: Clause, before: PolicyAction) -> PolicyAction | None:
    match = _PER.match(text.flat, clause.begin, clause.end)
    found = find_quantities(text.flat, match.end(), clause.end) if match else ()
    if not match or not found or found[0].begin > match.end():
        return None
    verb = match["verb"] or match["lead"]
    return replace(before, verb=verb, quantities=(found[0].quantity,), due=None, begin=match.start())


def _sent_too(text: AnnotatedText, clause: Clause, before: PolicyAction) -> PolicyAction | None:
    """What else was sent out, as many as there were: 出动车辆52辆次,|人员130人次."""
    if clause.opens != "," or before.verb not in SENT_OUT or not before.quantities:
        return None
    noun = _COUNTED.match(text.flat, clause.begin, clause.end)
    found = find_quantities(text.flat, noun.end(), clause.end) if noun else ()
    if (
        not noun
        or not found
        or found[0].begin > noun.end()
        or found[0].end < clause.end
        or found[0].quantity.unit in "元%"
    ):
        return None
    return replace(before, object=noun[0], quantities=(found[0].quantity,), begin=clause.begin)


_COUNTED = re.compile(r"[一-鿿]{2,8}(?=[\d.])")


def _in_force(text: AnnotatedText, clause: Clause, before: PolicyAction) -> PolicyAction | None:
    """A law that is brought out takes effect on a day: no one acts."""
    match = _IN_FORCE.match(text.flat, clause.begin, clause.end)
    if not match or "《" not in before.object or before.verb not in having("policy_verbs", "issues"):
        return None
    dates = find_dates(text.flat, clause.begin, clause.end, text.front.date)
    later = not dates or not dates[0].start or not text.front.date or first_day(dates[0].start) > text.front.date
    return replace(
        before,
        verb=match["verb"],
        status=Status.PLANNED if later else Status.DONE,
        actors=(),
        quantities=(),
        due=None,
        begin=match.start("verb"),
    )


def _on_sale(text: AnnotatedText, clause: Clause, before: PolicyAction) -> PolicyAction | None:
    """A book that has come out is sold from then on, by no one that is named: …出版,即日起在全国发行."""
    sold = _SOLD.match(text.flat, clause.begin, clause.end) if before.verb == "出版" else None
    if sold is None:
        return None
    here = () if text.front.country is None else (Thing(Kind.PLACE, text.front.country),)
    places = here if "全国" in sold[0] else ()
    return replace(before, verb="发行", status=Status.ONGOING, actors=(), places=places, begin=sold.start("verb"))


_SOLD = re.compile(r"(?:并|即日起|今[天日]?起)*(?:面?[在向对][^,]{2,14}?)?(?:公开)?(?P<verb>发行)$")


def whole(
    text: AnnotatedText,
    clause: Clause,
    action: PolicyAction,
    before: Sequence[PolicyAction],
    sooner: Sequence[PolicyAction],
) -> PolicyAction | None:
    """An action whose verb alone is named (…,年内投入使用) is about the last object or what is spoken of.

    ``before`` are the actions of its sentence, ``sooner`` those of the one before.
    """
    promised = _PROMISED.match(text.flat, text.sentences[clause.sentence].begin)
    if promised and clause.end == promised.end("thing"):  # names what the next clauses count
        return None
    if action.verb == "通报" and action.object in table("speech_verbs"):  # 通报|要求,…
        return None
    part = action.object if action.object in _PARTS else ""
    bare = BARE_SUM.fullmatch(action.object) is not None or (bool(action.quantities) and action.object in _THE_REST)
    again = _same_unit(action, before) if bare else None
    heading = _heading(text, clause, action.verb) if bare and not again else ""
    again = again or (_same_unit(action, sooner) if bare else None)
    alone = bare or action.object == action.verb
    counted = _counted(text, clause, action) if alone and not again and not heading else ""
    if action.object != action.verb and not part and not again and not heading and not counted:
        return action
    work = topic(text, clause) if action.verb in OPENS and not bare else ""
    named = heading or counted or work
    words = named or (again.object if again else before[-1].object if before else topic(text, clause))
    if not words:
        return action if part else None
    return replace(action, object=words + part, actors=tuple(one for one in action.actors if one.name not in words))


# said of the whole work that its sentence speaks of: 某公路已铺筑路面12公里,年底前|通车
OPENS = frozenset(["通车", "贯通", "竣工", "完工", "建成", "投用", "投产", "投运", "交付使用"])


def _heading(text: AnnotatedText, clause: Clause, verb: str) -> str:
    """What the heading that begins an item's line names, without the verb: 1.老旧小区改造。计划改造|200个,…."""
    line = text.sentences[clause.sentence].line
    first = clause.sentence
    while first and text.sentences[first - 1].line == line:
        first -= 1
    sentence = text.sentences[first]
    match = _HEADING.fullmatch(text.flat, sentence.begin, sentence.end) if first < clause.sentence else None
    return match["thing"].removesuffix(verb) if match else ""


_HEADING = re.compile(r"(?:\d{1,2}[.、]|[(（]?[一二三四五六七八九十]{1,3}[)）]?[、.]?)(?P<thing>[^,。;:、]{3,20})。")


def _counted(text: AnnotatedText, clause: Clause, action: PolicyAction) -> str:
    """What is counted in the same unit before, or done to as its verb says: 26座|水闸,已检修9座; 路灯|的更换."""
    before = text.flat[text.sentences[clause.sentence].begin : clause.begin]
    units = {each.unit for each in action.quantities}
    promised = _PROMISED.match(before)
    if promised and promised["unit"] in units:
        return promised["thing"]
    for quantity in reversed(find_quantities(before, 0, len(before)) if units else ()):
        thing = _THING.match(before, quantity.end)
        if thing and quantity.quantity.unit in units:
            return thing[0]
    whose = _OF_WHICH.search(before) if _SOME.match(text.flat, clause.begin, clause.end) else None
    if whose:
        return whose["thing"]
    deeds = (deed["thing"] for deed in _DEED.finditer(before) if before.startswith(action.verb, deed.end()))
    return next(deeds, "")


_PROMISED = re.compile(  # 既有住宅加装电梯,|年初承诺60部,眼下投用了23部
    r"(?P<thing>[一-鿿“”]{4,20}),(?:年初|今年|全年|原|年度|原定)*(?:计划|承诺|目标|任务)[\d.]+万?(?P<unit>[一-鿿]{1,3}),"
)
_THE_REST = frozenset(["剩余", "其余", "余下", "剩下", "剩余的", "其余的"])  # 剩余7部|12月底前投用
_SOME = re.compile(r"(?:目前|眼下|现在?|其中|截至[^,]{1,8}?)?(?:已|共|有\d)")  # 今年要建的|养老驿站,|目前有5个正在装修
_OF_WHICH = re.compile(
    "(?:今年|计划|[要拟将][\u4e00-\u9fff]{1,2}|新建|改造|实施|实事|清单|任务)中?的(?P<thing>[\u4e00-\u9fff]{3,14}),$"
)
_DEED = re.compile(r"(?:^|[,、;:])(?P<thing>[^,、;:的\d]{2,10})的")
_THING = re.compile(
    r"(?:(?!死亡|受伤|失踪|遇难|进展|进度|完成|推进|总体|全部|正在|按期|如期|顺利|[已均将都要须])[\u4e00-\u9fff“”]){2,14}(?<![中内里上])(?=,)"
)


def so_far(action: PolicyAction, before: PolicyAction) -> bool:
    """Whether an action is what has been done of the one before: 新增车位5000个,|已建成1840个."""
    pairs = ((one, other) for one in action.quantities for other in before.quantities if one.unit == other.unit)
    part = action.object == before.object or action.verb == "完成"  # 新建农田2.1万亩,|已完成平整1.3万亩
    return part and any(one.value < other.value for one, other in pairs)


def _same_unit(action: PolicyAction, before: Sequence[PolicyAction]) -> PolicyAction | None:
    """The last action counted in the same unit: 计划改造农田5万亩,修桥9座。目前已改造|2.2万亩."""
    units_of = {each.unit for each in action.quantities}
    return next((one for one in reversed(before) if units_of & {each.unit for each in one.quantities}), None)


_PARTS = frozenset(["主体", "主体结构", "主体工程", "主桥", "主线"])  # 某大楼5月开工,现主体已封顶
BARE_SUM = re.compile(r"[\d.]+[万亿]*[余多]?[\u4e00-\u9fff]{1,2}")
