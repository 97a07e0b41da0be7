"""What an action is on, in words that another article's can be compared with: the thing, its number, the deed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from kg.extract.clause.verbs import STATES
from kg.lexicon import alternation, table
from kg.lexicon.divisions import load
from kg.model import Kind, PolicyAction, Quantity, Reading, Status
from kg.text.normalise import flat
from kg.text.numbers import find_quantities

NO_MEASURE = ("次", "周", "年", "周年", "月", "个月", "天")  # of time and turns, more of them is no progress
NUMBER = re.compile(
    r"\d+小时|(?<![国省县乡]道)(?<![\d第])(?!\d+[国省县乡]道)[约近超逾达共]?(?:不少于|不低于|至少|以上)?\d[\d,.]*(?:余|多)?[万亿千百]?(?:余|多)?[%‰一-鿿]?(?:以上|左右)?"
)
_AMONG = re.compile(
    r"^[^的]*等(?:[^的、]?的|地(?=[^区带方]))(?=..)|^(?:[^、的]{2,8}、)+[^、的]{2,8}的(?=..)"
)  # 甲、乙等地的|公厕
_GIVEN = re.compile("给|向(?!日)|对(?![外口虾])|往(?!返)|到")  # 给乡镇|送水: to whom, not what
_MANNER = re.compile("(?<=..)[适标智数规现信机][一-鿿]化$")  # 公厕|适老化|改造
_PAPER = re.compile(rf"{alternation('document_suffixes')}$")
_ASIDE = re.compile(r"[(（][^()（）]*[)）]|[“”《》\s]")
_MENDED = "(?:改造|更新|整治|修缮|加固|除险|提升|升级|改建|扩建|改扩建|治理|维修|清淤|疏浚|更换|大修|硬化|重建)"
_LIGHT = re.compile(
    f"的?(?:建设|(?:深度|综合|提质|生态|环境)*工作|任务|{_MENDED}+(?:工程|项目)?|主桥|主线|主体(?:结构|工程)?|全线|(?:已经?)?(?:全部|陆续|累计)?(?:开工|完工|建成))$"
)
_PROJECT = re.compile("(?:工程|项目)$")
_TO_MEND = re.compile(f"{_MENDED}(?:工程|项目)?$")
_ONE = re.compile("(?<=..)一[座条个栋幢家处所项台艘]$")  # 新建|城东污水处理厂一座
_EMPTY = re.compile("完成|完毕|完工|到位|启用|投用|投入使用|开园|开馆|开放|开业|通车|竣工|建成|结束|收官")
_JOINS = re.compile("(?<=..)(?:[和与及、](?=..)|完成(?=.))")  # 学校|和|幼儿园, 企业|完成|深度治理
_BEFALLS = re.compile("^[较比]|病例|感染者|患者|死者|伤者|死亡|[伤亡]人数")  # 新增病例 is nobody's deed
_EACH_TIME = re.compile("(?:应急响应|预警|应急预案)$|(?:大局|布局|大事|军队)$")  # of every flood its own; for ever
NO_ONE_THING = re.compile(  # what is built for ever (推进|某某大湾区建设), or so called everywhere (推进|重大合作项目)
    "(?:湾区|自由贸易港|自贸港|经济圈|经济带|都市圈|城市群|经济走廊|格局|强国|社会|攻关|目标|成就|迈进|一带一路)(?:的?建设)?$"
    "|(?<![高开])新区(?:的建设)?$"
    "|^(?:[全各]?[省市县类种个]|一批|重[大点要]|合作|产业|建设|民生|投资)*(?:项目|工程|平台)$"
)
_RESTORING = ("恢复", "修复")
_DEEDS = ("build", "renovate", "plant", "clear", "add", "train", "check")
_BEFORE = re.compile(r"[^,。;:、!?]*$")
_LEAD = re.compile(
    "^(?:今年(?:以来)?的?|截至[^,]{0,6}?(?:目前|底|末)|目前|其中|全[省市县区州]|我[省市县区州]|共有|已有|首批|由[^的]{2,20}的|[去今明]年(?:以来)?的?|公司|集团|园区|[村镇乡县市]里的?"
    "|(?:列入|纳入|计划|年初|今年|全年|原定|承诺|在建|所有)[^的]{0,12}的)+"
)
_LATE = re.compile("(?:已经?|均|都|全部|全面|如期|顺利|正式|累计|现|共|也|主体|的)+$")


def is_named_work(words: str) -> bool:
    """Whether words end in one for a work, a place or a body: 饮马河桥."""
    return words.endswith(_WORKS.get(words[-1:], ()))  # quicker than a pattern of them all


def _by_last(words: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Words by their last character."""
    found: dict[str, list[str]] = defaultdict(list)
    for word in words:
        found[word[-1]].append(word)
    return {last: tuple(each) for last, each in found.items()}


_WORKS = _by_last(table("works").keys() | table("place_suffixes").keys() | table("body_suffixes").keys())


@dataclass(frozen=True, slots=True)
class Matter:
    """The thing without number, brackets and light ending, how much of it, and the family of the deed's verb."""

    core: str
    things: tuple[str, ...]  # the names that it goes by; of a row of named things each
    quantities: tuple[Quantity, ...]
    family: str  # empty where no table has the verb
    yearly: bool  # a report that is given every year
    short: bool  # a word that says too little by itself: 就业
    begun: bool  # the deed is only begun, or a part of it is over: 开工, 合龙
    alone: bool = False  # its own words are all that tells it from others: 古镇直通车


def matter_of(action: PolicyAction, reading: Reading) -> Matter | None:
    """What can be followed of an action: a thing that can be told from others; None where there is none."""
    family = family_of(action.verb)
    words, quantities = action.object, action.quantities
    if _EMPTY.fullmatch(flat(words)):
        words = _subject(action, reading)
        quantities = quantities or tuple(found.quantity for found in find_quantities(words))
    plain = flat(words)
    if _GIVEN.match(plain):
        return None
    core = _core(plain, action)
    comes = len(core) > 3 and action.verb in STATES and (reading.front.home or _one_place(action))
    work = len(core) > 2 and bool(is_named_work(core) or _PROJECT.search(plain))
    named = (comes or work) and not NO_ONE_THING.search(core)
    if family == "build" and _TO_MEND.search(plain):
        family = "any"  # 老旧小区改造|开工 tells of 改造|老旧小区
    if family == "any" and (deed := _deed(core)):  # 完成|河道清淤
        family, core = family_of(deed), core.removesuffix(deed)
    counted = any(quantity.unit not in NO_MEASURE for quantity in quantities) or _counts_whom(action)
    apart = _told_apart(family, core, counted=counted, named=named)
    promised = bool(reading.front.home) and action.status is Status.PLANNED and len(core) > 3
    befalls = not core or _BEFALLS.search(core) or _EACH_TIME.search(core)
    if befalls or not (apart or promised):
        return None
    if counted and len(thing := core.rpartition("的")[2]) > 2:  # 家门口的|助餐点
        core = thing
    return Matter(
        core,
        _things(plain, core),
        quantities,
        family,
        core.endswith(("报告", "公报", "预算")),
        len(core) < 3 and not is_named_work(core),
        table("verb_families").get(action.verb, ())[1:] == ("start",),
        not apart,
    )


def is_row(matter: Matter) -> bool:
    """Whether an action is on several named things at once."""
    return len(matter.things) > 1 and matter.core not in matter.things


_ROW = re.compile("[、和与及]")


def _things(words: str, core: str) -> tuple[str, ...]:
    """The names of what an action is on: 连接线改造, 连接线 of 连接线改造工程; each of 某路东延、某桥拼宽两个项目."""
    whole = _AMONG.sub("", _PROJECT.sub("", _ONE.sub("", _ASIDE.sub("", NUMBER.sub("", words)))))
    parts = [part for part in _ROW.split(whole) if len(part) > 3]
    if len(parts) > 1:
        return tuple(parts)
    return (whole, core) if whole.startswith(core) and whole != core else (core,)


_AGAIN, _COMPLEMENTS = "新再增补改抢扩", ("好", "上", "掉", "起", "下", "出", "成", "完", "通", "进")


@cache
def family_of(verb: str) -> str:
    """The family of a verb; of a compound that no table has, of the verb that it ends in or begins with (除险|加固).

    Empty where neither has one.
    """
    families = table("verb_families")
    if len(verb) == 2 and (verb[0] in _AGAIN or verb[1:] in _COMPLEMENTS):  # 新|铺, 拆|掉
        parts: tuple[str, ...] = (verb, verb[1:], verb[0])
        return next((families[part][0] for part in parts if part in families), "")
    parts = (verb, *(verb[at:] for at in range(1, len(verb) - 1)), *(verb[:at] for at in range(len(verb) - 1, 1, -1)))
    return next((families[part][0] for part in parts if part in families), "")


def _deed(core: str) -> str:
    """The verb that ends an object, which says what is completed."""
    verb = core[-2:]
    known = family_of(verb) in _DEEDS
    return verb if known and len(core) > 3 and not is_named_work(core) else ""


def _subject(action: PolicyAction, reading: Reading) -> str:
    """The words before a verb that has no object of its own: 农村户厕|改造完成, 某中心|建成启用."""
    first = reading.names.sentences[action.evidence[0]]
    text = flat(reading.article.text[first.begin : first.end])
    at = text.find(action.verb + flat(action.object))
    found = _BEFORE.search(text[:at]) if at > 0 else None
    return _LATE.sub("", _LEAD.sub("", found[0].split("日")[-1])) if found else ""


def _one_place(action: PolicyAction) -> bool:
    """Whether what comes about is one thing by its place: 生产生活秩序 is restored in many, if not in one told of."""
    return action.verb not in _RESTORING or any(
        load().named(each.name) for each in (*action.places, *action.actors) if each.kind is Kind.PLACE
    )


def _counts_whom(action: PolicyAction) -> bool:
    """Whether it is said for how many: 为|2.2万名女生|接种疫苗."""
    return isinstance(action.beneficiary, str) and bool(find_quantities(flat(action.beneficiary)))


def _told_apart(family: str, core: str, *, counted: bool, named: bool) -> bool:
    """Whether the object is one thing among others: counted, a work or place, or a paper that is being made."""
    if _PAPER.search(core) and not counted:
        return family == "rule"  # 落实某方案 goes on for ever
    return counted or named


def _core(words: str, action: PolicyAction) -> str:
    """The object without number, brackets and light ending: 新增养老床位1500张 to 养老床位."""
    core = _AMONG.sub("", _ONE.sub("", _ASIDE.sub("", NUMBER.sub("", words.partition(",")[0]))))
    if family_of(action.verb) == "renovate":
        core = _MANNER.sub("", core)
    core = _LIGHT.sub("", _LEAD.sub("", core.removeprefix("的")))
    for place in action.places:
        rest = core.removeprefix(place.name)
        core = rest if len(rest) > 2 else core  # the 六桥 of a river is named with it
    core = _JOINS.sub("", _LEAD.sub("", core.removeprefix("的")))
    work = _PROJECT.sub("", core)  # 某渡改桥|工程 is told of as 某渡改桥
    return work if len(work) > 3 and is_named_work(work) else core
