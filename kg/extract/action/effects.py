"""What verbs of policy state that is nobody's deed, or a fact of another kind: effects, tolls, honours, meetings.

Verbs that tell of effects (带动, 吸引, 提升) say what somebody does where the text names who acts, or a class that
acts; else they say what comes about (人气带动消费), as they do where the clause itself begins with the thing that
brings it about (春光助力乡村振兴).
"""

from __future__ import annotations

import re

from kg.extract.action.actors import subjects
from kg.extract.action.frames import Frame
from kg.extract.action.standins import LEADS
from kg.extract.clause.chains import ADVERBS, Head
from kg.extract.clause.clauses import Clause
from kg.extract.text import AnnotatedText
from kg.lexicon import having
from kg.model import Status

_EFFECTS = having("policy_verbs", "effect")
_BROUGHT = having("policy_verbs", "brings")
_BETTERS = frozenset(["优化", "完善", "健全", "释放"])  # 服务方式持续|优化


def comes_of(text: AnnotatedText, clause: Clause, head: Head, frame: Frame) -> bool:
    """Whether a clause of national news only tells what something brings about."""
    if not text.national or frame.status in (Status.PLANNED, Status.PROPOSED) or frame.law:
        return False
    if head.kind == "state" and head.verb in _BETTERS:
        return True
    if head.verb == "恢复" and head.end == clause.end and _RECOVERS.search(text.flat, clause.begin, head.begin):
        return True
    if frame.unnamed or (head.verb not in _EFFECTS and head.verb not in _BROUGHT):
        return False
    if _thing_before(text, clause, head):
        return not subjects(text, clause)
    return head.verb in _EFFECTS and not frame.actors


def _thing_before(text: AnnotatedText, clause: Clause, head: Head) -> bool:
    """Whether a thing stands before the verb as its subject, no people or body that can act."""
    lead = _LEAD.match(text.flat, clause.begin, head.begin)
    words = text.flat[lead.end() if lead else clause.begin : head.begin]
    while adverb := _ADVERB.search(words):
        words = words[: adverb.start()]
    return len(words) > 1 and not _NO_THING.search(words) and not ADVERBS.fullmatch(words)


_RECOVERS = re.compile(  # 制造业出口逐步|恢复
    "(?:经济|出口|进口|需求|消费|市场|活力|盈利|利润|收入|景气度?|信心|客流|生产)(?:运行|活动)?(?:[也还都正已]|正在|仍在)*(?:逐步|稳步|持续|平稳|明显|加快|有序|陆续|继续)+$"
)
_LEAD = re.compile(rf"(?:今年以来|{LEADS}|今天|近年来|[\d年月日]+)*")
_ADVERB = re.compile(f"(?:{ADVERBS.pattern}|提前\\d+年|有力|极大|大大|正|也|更|又|均|都|了)$")
_NO_THING = re.compile(
    "^(?:在|以|把|对|向|为|将|通过|用|从|让|使|随着|按照|并|来|去|[^,]*(?:通过|从而|借助|依托|利用|[为向把将]))"
    "|(?:部门|机构|企业|公司|集团|银行|行业|各方|各界|人员|群众|居民|青年|农户|游客|安置点|小区|社区|园区|口岸|[者们员队委厅局院所校团会军舰方国省市县区乡镇村地党人民家府]”?|大伙儿)$"
)


def is_toll(verb: str, words: str) -> bool:
    """Whether verb and object count who fell ill or got well, a figure: 新增|确诊病例3例, 解除|医学观察."""
    return verb in _TOLLED and _TOLL.match(words) is not None


_TOLLED = frozenset(["新增", "治愈", "解除", "减少", "增加"])
_TOLL = re.compile(
    "[^,]*(?:病例|感染者|死亡|疑似病|出院|医学观察)|院(?:病例|人数|比例)|[超近约]?[\\d.万]+例(?:$|[(（])"
)


def elects(verb: str, words: str) -> bool:
    """Whether an action only says who was chosen for a post, which is told as that: 补选|某某为副市长."""
    return verb in _ELECTS and "为" in words


_ELECTS = frozenset(["选举", "补选", "增选", "推选", "选举产生"])


def told_elsewhere(head: Head, words: str) -> bool:
    """Whether national news tells an honour or a meeting: 项目列入|世界遗产名录, 中心举办|第二场记者见面会."""
    listed = head.verb in ("列入", "转入") and head.kind != "turned" and words.endswith(("名录", "名录》", "名册"))
    return listed or (head.verb == "举办" and _MEETING.search(words) is not None)


_MEETING = re.compile("(?:发布会|见面会|会议|座谈会|论坛|峰会|年会|研讨会|仪式|大会|招待会)$")
