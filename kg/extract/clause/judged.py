"""What a verb phrase is said to bring about or to go against: 加征关税导致…, 制裁违背了…. It is spoken of, not done."""

from __future__ import annotations

import re

from kg.extract.clause.verbs import NOUNISH, STRIKES
from kg.lexicon import having

_EFFECT = re.compile(
    "导致|造成|致使|招致|引起|引发|带来|损害|危害|侵犯|违背|违反|无视|触犯|阻碍|妨碍|加剧|加重|推高|意在|旨在|不利于|有[违悖]|无益于"
    "|行不通|利大于弊|没有(?=[\u4e00-\u9fff]{2})|改变不了|(?<=关税|政策|措施|制裁|行动)为(?=主要|重要|首要|最大)|受阻|遭到|(?<=关税|政策|措施|做法|行为|制裁|行动|可能)会(?=[\u4e00-\u9fff]{2})"
)
_ADVERBS = re.compile(
    "(?:未能?|可能|将|会|不|并|严重|极大|直接|公然|已经?|正在?|也|还|均|都|仍|只|不仅|进一步|最终|必然|给[^,的]{1,12}|对[^,的]{1,12})+$"
)
_HELD = ("被", "受", "可", "所", "任何", "一切", "其他", "此类", "、", "的", "并", "来", "了", "着", "以")
_JUDGED = re.compile("的?(?:行为|做法|政策|企图|举动|行径|行动|方式)$")
_CLAUSAL = re.compile(  # verbs whose object may be such a clause
    "谴责|指责|反对|认定|承认|避免|防止|阻止|制止|遏制|起诉|揭露|确认|调查|讨论|评估|抵制|消除|应对|研究|分析|公布|支持|批评|证明|提醒|发现|阐明|说明|击退"
)
_RESULTS = ("造成", "导致", "引发", "致使")


def brings_about(verb: str, rest: str) -> bool:
    """Whether a verb phrase is what a clause judges: 加征|关税会加重成本; 制裁|严重损害了关系; 提供|武器改变不了战局.

    What harms may also stand as an attribute in its object: 制止|任何违反国际法的行为.
    """
    found = _EFFECT.search(rest)
    if not found or _CLAUSAL.fullmatch(verb) or verb in having("policy_verbs", "pivot"):
        return False
    thing = _ADVERBS.sub("", rest[: found.start()])
    if thing.endswith(_HELD) or thing.count("“") != thing.count("”") or (not thing and verb not in NOUNISH):
        return False
    if verb in STRIKES and thing and found[0] in _RESULTS:
        return False
    after = rest[found.end() :]
    return "的" not in after or after[0] == "了" or _JUDGED.search(thing) is not None


def strike_end(verb: str, rest: str) -> int | None:
    """Where what a strike led to begins, behind whom it struck: 空袭|难民营|造成多人死亡."""
    ends = [at for word in _RESULTS if (at := rest.find(word)) > 1] if verb in STRIKES else []
    if not ends or "的" in rest[min(ends) :]:
        return None
    return min(ends) - (rest[min(ends) - 1] in "并,")


def stays_so(text: str, begin: int, end: int) -> bool:
    """Whether the verb of a span tells a state and nobody's deed: 守护|着大桥; not 不断探索着…."""
    return _STAYS_SO.match(text, end) is not None and not text.endswith(("正", "不断"), 0, begin)


_STAYS_SO = re.compile("着(?![陆力手眼装色火]|重(?!要))")
