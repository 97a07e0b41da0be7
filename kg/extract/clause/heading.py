"""Whether a verb heads its clause, and is no noun or attribute in it."""

from __future__ import annotations

import re

from kg.extract.clause.beside import placed, with_whom
from kg.extract.clause.chains import ADVERBS, NO_OBJECT, NOMINAL_AFTER, kind_of
from kg.extract.clause.covered import Spans
from kg.extract.clause.predicates import compound
from kg.extract.clause.verbs import NOUNISH, SENT_OUT, STATES, verb_at
from kg.lexicon import having, one_of, table
from kg.text.words import Piece

_NOMINAL_BEFORE = ("n", "vn", "ns", "nz", "a", "b", "j", "l", "nr", "v", "ng", "i")
# nouns that say who acts or where it is said, and form no noun with what follows: 中央财政|安排资金
_SUBJECTS = ("方面", "报告", "会议", "全会", "大会", "通知", "文章", "意见", "方案", "财政")
_ENDS = re.compile(r"了?(?:$|[\d一二三四五六七八九十百千]+)")


def heads(text: str, start: int, before: Piece | None, begin: int, verb: str, stop: int, covered: Spans) -> bool:
    """Whether a policy verb heads the clause rather than standing as a noun (乡村建设, 人才服务保障) or attribute."""
    rest = text[begin + len(verb) : stop]
    state = kind_of(verb, rest, text[max(0, begin - 4) : begin]) == "state"
    part = not state and _no_verb(text, start, begin, verb, stop, covered)
    if part or text[begin - 1 : begin] in ("不", "未", "没", "无") or _OWNED.search(text, start, begin):
        return False
    if state:
        within = before is not None or text.endswith("已", 0, begin)  # 管网改造已|完工46公里
        return within and bool(_ENDS.match(rest)) and not _runs_so(text, verb, begin)
    nominal = verb in NOUNISH and bool(NOMINAL_AFTER.match(rest) or _GOES_ON.fullmatch(rest))
    if before is None or before[2] == "x" or covered.end_at(begin):
        return not nominal
    surface = text[before[0] : before[1]]
    anew = surface == "新" and verb in ("开发", "发展") and rest[-2:-1].isdecimal()  # 新|开发岗位120个
    if anew or surface in ("的", "之") or ADVERBS.fullmatch(surface):
        return surface not in ("的", "之") and not (nominal and rest[:1] in ("中", "的", "上", "下"))
    if not before[2].startswith(_NOMINAL_BEFORE):
        return not nominal
    verbal = rest[:1] == "了" or (before[2] == "i" and verb not in NOUNISH)  # 炮兵|袭击了…, 开足马力|确保…
    governs = verb not in NOUNISH or surface.endswith(_SUBJECTS) or carries(text, start, before, begin, verb, stop)
    governs = governs or (verb in SENT_OUT and _COUNTED.match(rest) is not None)  # 某部门|投入人员120人次
    governs = governs or placed(text, start, begin) or with_whom(text, start, begin, verb, stop)
    return (verbal and len(rest) > 2) or (governs and not NOMINAL_AFTER.match(rest))


_COUNTED = re.compile(r"[一-鿿]{2,8}[\d.]+[万余多]*(?:人次|[台辆架艘车]次|[名人台辆艘架支])")


def _no_verb(text: str, start: int, begin: int, verb: str, stop: int, covered: Spans) -> bool:
    """Whether what stands right beside a verb shows that it is none here, or what is done to something else."""
    rest = text[begin + len(verb) : stop]
    named = rest[:1] != "的" and covered.hold(begin + len(verb))  # 推动|比雷埃夫斯港发展
    served = verb in _SERVICES and not text.endswith(("已", "已经"), start, begin)  # 已|筛查完成3.4万人
    return bool(
        (text[begin - 1 : begin] == "各" and _WHO.match(rest))
        or (not named and NO_OBJECT.match(rest) and not (verb in _THAT and rest[:1] == "不"))
        or (rest[:1] == "、" and not verb_at(text, begin + len(verb) + 1, stop))
        or (verb.endswith(("造", "建")) and _COME_TO_BE.fullmatch(rest))
        or (served and _FINISHED.match(rest))
        or (text[begin - 1 : begin] == "被" and _DONE_TO.match(rest))
        or _SO_MANY.search(text, max(start, begin - 12), begin)
        or compound(text, begin, verb, stop)
    )


_WHO = re.compile("(?:机构|单位|方(?![式案法面])|企业|部门)")  # 各|支持机构
_COME_TO_BE = re.compile(  # 改造|通水运行, 改造|全部开工
    f"(?:已|均|都|全部|全面|陆续|相继|顺利|如期)*(?:{one_of(STATES - {'完成', '完工'})})"
)
_SO_MANY = re.compile(r"的[\d.]+[万亿]*[余多]?[部个台座条处件栋套辆间]$")  # 列入实事的110部|加装电梯
_OWNED = re.compile(  # 能力的大幅|提升带来了…, 动摇了|开放贸易的根基
    "(?<![为除])了$|的(?:大幅|快速|持续|不断|显著|稳步|全面|迅速|明显|有效|深入|进一步|日益)$"
)


def _runs_so(text: str, verb: str, begin: int) -> bool:
    """Whether a verb only says how things go: 低位|运行, 平稳有序|运行."""
    return verb in ("运行", "开放") and _HOW.search(text, max(0, begin - 4), begin) is not None


_HOW = re.compile("(?:竞相|次第|[平安]稳|稳定|[低高]位|良好|健康|有序|正常|安全|满负荷|高效)$")
_GOES_ON = re.compile(
    f"(?:{ADVERBS.pattern})?(?:推进|开展|展开|实施|进行|深化|加快|提速|提档|提质|见效|落地)"
)  # 改革|扎实推进
_SERVICES = frozenset(  # what is done for people or with money, and no work on a thing
    verb
    for verb, (family, *_) in table("verb_families").items()
    if family in ("train", "help", "check", "recruit", "pay")
)
_FINISHED = re.compile("(?:已|均|都|全部)*(?:完成|结束)")  # 免费筛查|完成3.4万人
_COURSES = NOUNISH & having("policy_verbs", "process")  # 发展, 建设: names of a course of things as often as deeds
_DONE_TO = re.compile(
    "(?:国家|地区|单位|对象)|[\u4e00-\u9fff]{0,6}(?:人员?|者|公司|企业|物品|财产|资金|车辆|房屋|土地)"
)  # 被扣押|以色列人
_THAT = frozenset(["确保", "保证"])  # 确保|不发生事故


_FOR = re.compile(r"[为向]|(?<!供)给")
_EACH = re.compile(r"^各(?!类|项|种|级|地.)[\u4e00-\u9fff]{1,6}$")


def _led(text: str, start: int, before: Piece, begin: int) -> bool:
    """Whether whom a verb is for, or an adverb behind it, stands right before the verb: 为群众|集中|供应热菜."""
    noun = before[2] == "n" or ADVERBS.fullmatch(text, before[0], before[1]) is not None
    return noun and _FOR.search(text[start:begin]) is not None


def carries(text: str, start: int, before: Piece | None, begin: int, verb: str, end: int) -> bool:
    """Whether a verb after 为 and whom it is for, or after 各 and who acts, has an object of its own and is no noun.

    为牧民|办理|证书; 各学校|检查|校舍.

    ``start`` is where its clause begins, ``before`` the word right before it.
    """
    then = verb_at(text, begin + len(verb), end)
    return (
        before is not None
        and (_EACH.search(text[start:begin]) is not None or _led(text, start, before, begin))
        and len(text[begin + len(verb) : end]) > (3 if verb in _COURSES else 1)  # 为学校|安装|空调, 乡村|振兴|开新路
        and (not then or compound(text, begin + len(verb), then, end))  # 为行业发展|划清底线, but 反馈|办理结果
        and (not NOMINAL_AFTER.match(text, begin + len(verb), end))
    )
