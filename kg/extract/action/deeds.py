"""Whether a verb and its object tell a deed, and not how things go or what a figure says."""

from __future__ import annotations

import re

from kg.extract.action.effects import is_toll, told_elsewhere
from kg.extract.action.measures import behind, is_counted, measured
from kg.extract.action.object_words import worth
from kg.extract.action.sequels import BARE_SUM, OPENS
from kg.extract.clause.chains import Head
from kg.extract.clause.hollow import comes_about
from kg.extract.clause.verbs import SETS_RATE
from kg.extract.text import AnnotatedText
from kg.lexicon import having, units
from kg.text.numbers import ABOUT, FoundQuantity


def said_before(
    text: AnnotatedText,
    head: Head,
    verb: str,
    begin: int,
    words: str,
    measure: tuple[FoundQuantity, ...],
    *,
    told: bool,
) -> bool:
    """Whether what a verb is said of stands before it, with a figure or how it is: 集群已|增加到7个, 增加|147万人."""
    so_many = told and bool(measure) and text.flat[head.end : head.end + 1] in ("到", "至")
    rose = begin < head.begin and (so_many or measured(behind(measure, head)))
    rose = rose and text.flat[begin - 1 : begin] not in ("把", "将")  # but 把回用率|提高到95%
    if verb in _MOVES and (rose or BARE_SUM.fullmatch(words)):
        return True
    uncounted = head.verb in _COUNTED and not is_counted(measure)
    return head.kind == "state" and (uncounted or _SAID_OF.match(words) is not None)


def is_deed(
    text: AnnotatedText, head: Head, verb: str, words: str, measure: tuple[FoundQuantity, ...], *, planned: bool
) -> bool:
    """Whether a verb and its object are worth telling, and no figure, none of a name, and told by no other kind."""
    if words.count("”") > words.count("“"):  # a verb of a quoted name: “推进文化和科技融合”等报告
        return False
    alone = head.kind == "state" and words == verb and verb in OPENS  # 项目已开工,计划年底|投产
    if not (alone or worth(words, verb, measure)) or _goes(verb, words, measure, planned=planned):
        return False
    a_sum = (text.national or verb == "实现") and not planned and _is_sum(verb, words, measure)
    return not (a_sum or (text.national and told_elsewhere(head, words)))


def _goes(verb: str, words: str, measure: tuple[FoundQuantity, ...], *, planned: bool) -> bool:
    """Whether a clause tells how things go rather than what is done, as 接待游客12万人次; not 要保持社会稳定."""
    ill = verb in ("新增", "检测") and any(q.quantity.unit == "例" for q in measure)  # 单日|新增超1.8万例, 检测出45例
    if ill or is_toll(verb, words):
        return True
    if planned and verb == "保持" and len(words) > 3:
        return False
    part = verb == "完成" and not planned and _SO_FAR.fullmatch(words) is not None  # 已播种大豆80万亩,完成|超五成
    if part or (not planned and verb in _HOPED) or (not planned and verb in ("接待", "吸引") and _COMERS.search(words)):
        return True
    if (verb == "惠及" or (verb == "新增" and words.endswith("就业"))) and is_counted(measure):  # a figure
        return not planned or verb == "惠及"
    set_so = SETS_RATE.match(verb + words) is not None
    if words.endswith("率") and measured(measure) and not (planned or set_so):  # 调解成功率达到91%
        return True
    return (not measure or measured(measure)) and comes_about(verb, words)


def _is_sum(verb: str, words: str, measure: tuple[FoundQuantity, ...]) -> bool:
    """Whether a clause only tells a sum of national news: 铁路完成|固定资产投资2421亿元, 共达成|采购意向167亿元."""
    sums = [q for q in measure if units.kind(q.quantity.unit) in ("money", "measure")]
    lent = verb in _GROWS and words.endswith(("贷款", "存款"))  # 人民币贷款增加3.2万亿元
    told = lent or (verb in _SUMS and _SUM_OF.search(words) is not None)
    return told and bool(sums) and len(sums) == len(measure)


_SUMS = frozenset(["完成", "实现", "达成", "带动", "运送", "新增", "发放", "投放", "增加", "减少"])
_GROWS = frozenset(["增加", "新增", "减少"])
_SUM_OF = re.compile(
    f"(?:投资|[^数]量|[^名限]额|收入|支出|销售|消费|产值|总值|增加值|意向|成交|交易|利润|货品|货物|装机|余额|总额)(?:达|为|{ABOUT})*$"
)
_HOPED = frozenset(["造福", "共创", "惠及"])  # what is told of them is praise: 两国合作造福了人民
_SO_FAR = re.compile(rf"(?:{ABOUT})*(?:[\d.]+%|[一二两三四五六七八九]成[半多]?)(?:以上|左右)?")
_COMERS = re.compile(f"(?:游客|旅客|观众|市民|访客|顾客|乘客|入境|参观者)(?:{ABOUT})?$")
_MOVES = frozenset(["提升", "提高", "增加", "减少", "降低", "扩大", "缩短", "保持", "新增", "拓展", "扩容"])
_COUNTED = having("policy_verbs", "counted")
_SAID_OF = re.compile(  # what begins so is no thing that a verb of state could speak of
    "[不可能]|指出|要(?![素闻])|随着|有效|深入|不断|持续|进一步|切实|支撑|保障|推进|推动|确保|促进|[^,]*(?:处于|属于|位于|造成|导致|让(?!利)|使(?!用))"
)
