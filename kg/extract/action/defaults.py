"""How far things have come where a clause says nothing of it: told by its verb, its subject and its numbers."""

from __future__ import annotations

import re

from kg.extract.action.frames import Frame
from kg.extract.clause.aspect import status_of
from kg.extract.clause.chains import Head
from kg.extract.clause.clauses import Clause
from kg.extract.clause.framed import in_order
from kg.extract.clause.fronted import FIRMLY
from kg.extract.clause.verbs import PAYS, STRIKES
from kg.extract.text import AnnotatedText
from kg.lexicon import having, table, units
from kg.model import Status
from kg.text.numbers import FoundQuantity

_PROCESS = having("policy_verbs", "process")
_ITS_OBJECT = re.compile(r"(?:继续|依法|按规定)?[将把对]")  # what begins with its object has no subject
_ENDS = ("建立", "建成", "成立", "创办")  # 扶持建立 is over
_EVENTS = having("policy_verbs", "event")
_AIMS = re.compile(r"(?:以|从而|旨在|进一步)*(?:推动|加快|促进|旨在|鼓励|支持|引导)")


def _rules(text: AnnotatedText, frame: Frame, clause: Clause) -> bool:
    """Whether a clause says who is to be paid by a rule: 对新建中心的企业,按…给予补助; 改种大豆的,|每亩补贴150元."""
    words = text.flat[clause.begin : clause.end]
    if words[-1] == "元" and _PAYS.fullmatch(words):
        return _PAID.search(text.flat, text.sentences[clause.sentence].begin, clause.begin) is not None
    whom = words[0] in "对按凡" or isinstance(frame.beneficiary, str)
    return whom and _RULES.search(words) is not None


_RULES = re.compile(f"(?<!已)(?:给予|予以)(?!了)(?:[^,]{{0,8}}的)?(?:[\u4e00-\u9fff]{{0,4}}(?:{PAYS}|减免))$")
_PAYS = re.compile(rf"(?:每[^,]{{1,4}}?)?(?:最高|一次性|给予)*(?:{PAYS})[\d.]+万?元")
_PAID = re.compile(r"(?:(?:^|[;:。)])(?:\d+[.、])?对[^,]*|的),$")


def _agreed(text: AnnotatedText, clause: Clause, verb: str) -> bool:
    """Whether what is done together has only been signed for: 5日,甲与乙签订合作协议,|共建研究院."""
    begin = text.sentences[clause.sentence].begin
    if not verb.startswith(("共", "合")) or _OVER.search(text.flat, clause.begin, clause.end):
        return False
    return _SIGNED.search(text.flat, begin, clause.begin) is not None


_SIGNED = re.compile("(?:签订|签署|达成|签约)[^。;,]{0,24},$")
_OVER = re.compile("已|了|正在")


def _funded(text: AnnotatedText, clause: Clause, head: Head) -> bool:
    """Whether national news says what money is given for: 财政部预拨救灾资金4000万元,|支持灾区修复道路."""
    if text.front.home or clause.opens != "," or not _FOR.match(text.flat, clause.begin, head.end):
        return False
    begin = text.sentences[clause.sentence].begin
    return _GRANTED.search(text.flat, begin, clause.begin) is not None


_FOR = re.compile(
    "(?:重点|主要|专项|用于|全力|积极|切实|进一步|最大程度|最大限度)*(?:支持|用于|帮助|保障|减轻|推动|做好|补助|改善)"
)
_GRANTED = re.compile(r"(?:预拨|下达|拨付|下拨|安排|划拨|调拨|追加)[^。;]*(?:资金|预算|经费|[万亿]元|物资)")


def settled(text: AnnotatedText, clause: Clause, head: Head, verb: str, words: str) -> Status | None:
    """What is done once it is told, also in speech: 达成|重要共识, 谴责|袭击; signed or aimed for; a stance held.

    None of all else.
    """
    if _agreed(text, clause, verb) or in_order(text, clause, head):
        return Status.PLANNED
    if _YET.search(text.flat, clause.begin, head.begin) or (verb == "达成" and _YET.search(words)):
        return None
    told = verb in ("通报", "通知", "作") and text.flat.startswith("了", head.end)
    if told or verb in having("policy_verbs", "said") or (verb == "达成" and words.endswith("共识")):
        return Status.DONE
    if verb not in having("policy_verbs", "stance"):
        return None
    if _UTTERED.search(text.flat, clause.begin, head.begin):  # 对加征关税表示明确|反对
        return Status.DONE
    wished = _WISHED.search(text.flat, text.sentences[clause.sentence].begin, clause.begin)
    firm = text.flat.endswith(_HELD, clause.begin, head.begin) or words.endswith(("倡议", "主张"))
    return Status.ONGOING if firm and not wished else None


_YET = re.compile("将|要|愿|应|希望|期待|争取|尽快|早日|推动|努力|促")
_WISHED = re.compile("愿|将|要(?<![重主需必]要)|希望|欢迎|呼吁")
_UTTERED = re.compile(f"(?:表示|予以|表达){FIRMLY}$")
_HELD = ("坚决", "坚定", "强烈", "一贯", "始终", "重申")


def tallied(text: AnnotatedText, frame: Frame, clause: Clause, measure: tuple[FoundQuantity, ...]) -> Status | None:
    """What has been counted since some day is done, though other work goes on: 今年以来,持续优化…,|新建厂房30栋."""
    if frame.status is not Status.ONGOING or all(units.kind(q.quantity.unit) == "time" for q in measure):
        return None
    begin = text.sentences[clause.sentence].begin
    since = _SINCE.search(text.flat, begin, clause.begin)
    if since is None or _AT_WORK.search(text.flat, since.end(), clause.end):
        return None
    return None if status_of(text.flat[clause.begin : clause.end], True, None) is Status.ONGOING else Status.DONE


_SINCE = re.compile("以来|[近几多两三五]年来")
_AT_WORK = re.compile("正在|目前|眼下|正[加全抓有]|每[年月天日周]|年均|的同时")


def unmarked(text: AnnotatedText, frame: Frame, clause: Clause, head: Head, *, counted: bool, turned: bool) -> Status:
    """The status of a clause without any sign: a task where it has no subject, else under way or done by its verb.

    What is told with its number (整治岸线4.6公里) has been done; so has what stands before its verb (学位新增4800个).
    """
    if frame.law:
        return Status.PLANNED if _AIMS.match(text.flat, clause.begin, head.end) else Status.DONE
    if frame.claimed:
        return Status.DONE
    bare = clause.begin >= head.begin - 6 or _ITS_OBJECT.match(text.flat, clause.begin, head.begin)
    subjectless = not frame.actors and not frame.unnamed and not (turned and counted)
    task = subjectless and not frame.told and bare and head.verb not in _EVENTS
    if task or _rules(text, frame, clause) or _funded(text, clause, head):
        return Status.PLANNED
    if text.flat[head.begin - 2 : head.begin] in ("加快", "加速"):
        return Status.ONGOING
    struck = head.verb == "进行" and text.flat.startswith(STRIKES, head.end)  # 对目标进行打击
    got = turned and text.flat.find("得到", clause.begin, head.begin) > 0  # 风险得到有效|管控
    if struck or got or counted or (turned and text.flat[head.end : head.end + 1] in "至到为"):  # 将应急响应提升|至三级
        return Status.DONE
    joined = (
        head.verb not in table("policy_verbs") and head.verb[:2] in _PROCESS and head.verb[2:] not in _ENDS
    )  # 引导规范
    return Status.ONGOING if head.verb in _PROCESS or joined else Status.DONE
