"""Heads that stand in a fixed place of their clause: what is 通过, what is written, done or given to people."""

from __future__ import annotations

import re

from kg.extract.clause.chains import Head, verb_phrase
from kg.text.hinted import Hinted


def written_so(text: str, begin: int, end: int) -> Head | None:
    """The head that 通过 is, or leads to, and that of what is done for people: 为6000名妇女|做完筛查."""
    means = text.find("通过", begin, end)
    if means < 0:
        if text.endswith("生效", begin, end) and _RULES.search(text, begin, end):  # 加征关税的措施6日|生效
            return Head("生效", end - 2, end, "state")
        if moved := _MOVED.search(text, begin, end):
            return Head("提出", moved.start(), moved.start() + 2, "act")
        served = (
            _SERVED.search(text, begin, end) or _GIVEN.search(text, begin, end) or _ARRANGED.search(text, begin, end)
        )
        return Head(served["verb"], *served.span("verb"), "act") if served else None
    passed = _CARRIED.match(text, means, end) or _PASSED.search(text, means, end) or _VOTED.search(text, means, end)
    if passed:
        return Head("通过", passed.start(), passed.start() + 2, "act")
    if head := verb_phrase(text, means + 2, end, nouns=frozenset()):  # 通过提升算法、优化流程等
        return head
    brought = _BROUGHT.match(text, means, end)
    return verb_phrase(text, brought.end(), end) if brought else None


_BROUGHT = re.compile("通过[^,、]{2,14}?(?=(?:完成|带动|解决)(?![的和与])[一-鿿]{2})")  # 通过一次发射|完成多项任务


def wrote(text: str, begin: int, end: int) -> Head | None:
    """The head of a clause that ends with a letter sent or a turn declared: 向某国总统|致慰问电, 某国央行|宣布加息."""
    if declared := DECLARED.search(text, begin, end):
        return Head("宣布", declared.start(), declared.start() + 2, "act") if declared.end("what") == end else None
    letter = LETTER.search(text, begin, end) if text[end - 1] in "电信函" else None
    if letter is None or letter.end() < end:
        return None
    at = letter.start() - text.endswith("互", 0, letter.start())
    return Head(text[at : letter.start() + 1], at, letter.start() + 1, "act")


LETTER = re.compile("致(?:新[年春]|国庆|建交|祝)?(?:慰问|贺|唁|感谢|祝贺|复)(?:电|信|函)(?![一-鿿])")
DECLARED = Hinted(  # 某国央行|宣布加息, 两国|宣布与某国断交
    "宣布(?=(?P<what>(?:[与同和][^,]{2,12})?(?:紧急|再次|全面|单方面|临时|全国)*(?:加息|降息|断交|复交|停火|休战|戒严|宵禁|停课|停工|停产|停运|停航|减产|增产|涨价|罢工|破产))(?![一-鿿]))",
    "宣布",
)
_CARRIED = re.compile(  # 会议以举手表决方式|通过了…名单
    "(?<![议决则])通过了[^,]*(?:决议|决定|名单|报告|案|法|条例|规则|议程|日程|办法|意见|规划|计划|要点|纲要|章程|声明|宣言|公报|建议|预算|公约|》)(?:\\([^()]*\\))?$"
)
_PASSED = re.compile(  # the project 通过|竣工验收
    r"通过了?[^,以等]{0,16}(?:验收|检测|评审|鉴定|认证|审核|考核|复核|检验)$"
)
_RULES = re.compile("协议|协定|措施|政策|关税|法案|禁令|停火|决议|法令|法律|规定|条约|公约|命令|裁决|修正案|安排|制裁")
_VOTED = re.compile(  # 议会投票|通过决议
    r"(?:(?<=[投票会议院网大致日式部州])(?<!审议)|(?<=[,;])(?=通过(?:关于|《)))通过(?:了|并发表)?(?!的)(?:(?:关于|有关|由)[^,;]{2,60}的|[^,;以]{0,24}的?)?(?:决议|法案|草案|修正案|决议案|议案|预算案|提案|动议|(?:[^,;以]{2}名单)|(?:改革|重组|组阁)方案|(?<=的)决定|《[^》]*》(?:\([^()]*\))?)(?:草案|决议)?$"
)
MOTION = "了?关于[^,;]{2,60}的(?:议案|动议|提案)$"  # 国务院|提出了关于提请审议某法草案的议案
_MOVED = Hinted(f"提出(?={MOTION})", "提出")
_SERVED = Hinted(
    "[为给][^,]{2,24}(?P<verb>做完?)[了好过]?(?=[^,]{0,8}(?:筛查|检查|体检|手术|检测|评估|鉴定|理疗|护理|按摩|康复|义诊|培训|辅导|心理疏导)$)",
    "做",
)
_ARRANGED = Hinted("(?P<verb>作)了[^,的]{0,6}(?:部署|安排)$", "作了")  # 会议对明年工作|作了全面部署
_GIVEN = Hinted(  # 对符合规定的婴幼儿|发放补贴
    "(?:(?<=[,;。:起])|^)(?:将|要|拟)?(?:对|向|给)[^,询]{4,40}?(?P<verb>发放|颁发|拨付)[^,的、作]{2,14}$",
    "发放",
    "颁发",
    "拨付",
)
