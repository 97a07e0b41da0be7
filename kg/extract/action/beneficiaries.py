"""Whom an action is for: after 为, 向 or 对 before its verb, or the thing that is helped; and how many they are."""

from __future__ import annotations

import re

from kg.extract.clause.chains import Head
from kg.extract.clause.clauses import Clause
from kg.extract.clause.fronted import AT_ONCE
from kg.extract.clause.verbs import STRIKES
from kg.extract.text import AnnotatedText
from kg.lexicon import having
from kg.model import Kind, Quantity, Thing
from kg.text.normalise import flat
from kg.text.numbers import find_quantities

_FOR = re.compile(
    r"(?:为(?<![较颇尤更最甚略认因]为)(?<![^积]极为)(?!期|止|主|了|民(?:办?实事|服务|解))|(?<!供)给(?!予)|(?<![方朝])向(?!着)|面向|(?<![\d针])对(?![于接标照口外象话])|帮助|支持|服务(?![厅区队台网站点]|中心|大厅|机构|指[南引]|事项|平台|热线|体系|质量|水平|能力|机制|范围|窗口|项目|功能|模式|内容|标准|效能|行动)|引导|鼓励|指导)([^,、]{2,20}?)(?:一次性|(?:公开|郑重)?承诺|每人|每[年月户亩]|(?<!创)新|免费|统一|集中|优先|及时|配套|上门|精准|一律|逐[一个户企人家村]|依法|公开|首次|继续|应当?|必须|可以?|\d+个?(?:工作日|小时|天|日)[之以]?内|第一时间)*(?=提供|开展|发放|给予|加装|明确|办|送|建立|实施|做好|(?<!进行)(?<!进行了)$)"
)


def beneficiary(text: AnnotatedText, clause: Clause, head: Head, begin: int, end: int) -> Thing | str | None:
    """Whom an action is for: after 为, 向, 面向, 对 before the verb; the thing supported or helped."""
    if head.verb in ("支持", "帮助", "指导", "引导", "鼓励", "服务", "扶持"):
        mention = next(iter(text.opened(clause.sentence, begin, begin + 1)), None)
        return mention.thing if mention else None
    if head.verb in _SPEAKS_OF:
        return None
    handed = _HANDED_TO.match(text.flat, head.end, clause.end) if head.kind == "turned" else None
    match = handed or _for(text, clause, head)
    at_once = head.kind == "turned" and AT_ONCE.search(text.flat, clause.begin, clause.end)
    if (
        at_once
        or head.verb in ("通报", "曝光")
        or (match and begin <= match.start() < end and "的" in match[1])  # 服务市民的公园|陆续建成
        or (head.kind == "turned" and text.flat.endswith("予以", clause.begin, head.begin))
        or text.flat.endswith(STRIKES, begin, end)
    ):
        return None
    if not match or any(m.end > match.start() for m in text.opened(clause.sentence, clause.begin, match.start())):
        return None  # a name holds it: 政务服务和大数据局
    named = (m for m in text.opened(clause.sentence, *match.span(1)) if m.end == match.end(1))
    whom = next((m.thing for m in named if m.begin == match.start(1) or m.thing.kind is Kind.PERSON), None)
    return whom or text.surface(*match.span(1))


def _for(text: AnnotatedText, clause: Clause, head: Head) -> re.Match[str] | None:
    """The words for whom an action is, right before its verb."""
    match = _FOR.search(text.flat, clause.begin, head.begin)
    if not match or match.end() < head.begin - 6 or _NO_WHOM.search(match[1]):
        return None
    before = text.flat[clause.begin : match.start()]
    quoted = before.count("“") > before.count("”")  # “养老|服务|消费季”在某市启动
    return None if quoted or _NOT_FOR.search(before) else match


_HANDED_TO = re.compile("(?:给|(?<=移交)至)(?!.*(?:使用|运营|入住)$)([^,]{2,24}?)(?:进行审议)?$")  # 移交|给调查部门
_SPEAKS_OF = having("policy_verbs", "stance") | {"生效"}  # what stands behind 对 before these is no one's gain
_NO_WHOM = re.compile(  # a sentence before the verb, half a phrase: 对缅甸的访问必将|推动…, 为更好地在防控的同时|做好…
    r"(?:必?将|进一步|就是|已?提前|[了已]|连续\d+个?[月年]|(?<=[和与、]..)和)$|^更[好加]|同时$"
)
_NOT_FOR = re.compile("以|应$")  # 应|对就业压力
_ALL = re.compile("(?:辖区内?|境内|全[省市州县区镇]|所有)?")


def counted_whom(
    whom: Thing | str | None, amounts: tuple[Quantity, ...]
) -> tuple[Thing | str | None, tuple[Quantity, ...]]:
    """Whom an action is for, and how many they are where it has no amount of its own: 为6400名|适龄女生."""
    if amounts or not isinstance(whom, str):
        return whom, amounts
    found = next(iter(find_quantities(flat(whom), 0, len(whom))), None)
    if (
        found is None
        or found.quantity.unit == "岁"
        or not _ALL.fullmatch(whom, 0, found.begin)
        or len(whom) - found.end < 2
    ):
        return whom, amounts
    return whom[found.end :], (found.quantity,)
