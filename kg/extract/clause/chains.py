"""A verb phrase: the verb that a chain ends in (加快推进 → 推进), or those that head a clause together (编制实施)."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.extract.clause.aspect import STEADILY
from kg.extract.clause.predicates import compound
from kg.extract.clause.verbs import NOUNISH, verb_at, verbs_between
from kg.lexicon import having, table


class Head(NamedTuple):
    """The verb that heads a clause, with what stands before and after it (article offsets)."""

    verb: str
    begin: int
    end: int
    kind: str  # act | aux | state
    since: int = 0  # where the money begins that is spent on it (投入3800万元改造…), 0 where there is none


ADVERBS = re.compile(
    r"(?:进场|闭馆|停机|敞开|免费|上门|配套|书面|同步(?=[\u4e00-\u9fff]{4})|足额|分批|分期|连续[\d一二三四五六七八九十两]+(?:年|个月|天|次|季度)|依法|主要|精心|用心|悉心|全程|全线|联手|就是|将|要|拟|已经|已|正在|正|持续|不断|进一步|适当|适度|适时(?!地)|大幅度?地?(?=提|增|扩|减|降|压|改)|积极|全面|深入|扎实|大力|着力|加力|凝心聚力|聚力(?=[\u4e00-\u9fff]{4})|有序|稳妥|分类|分级|稳步|切实|坚决|继续|全力|奋力|合力|竭力|全速|努力|精准|率先|科学"
    r"|合理|及时|主动|广泛|有效|有力(?=[\u4e00-\u9fff]{6})|着重|重点|稳慎|逐步|逐一|一体|携手(?!并)|共同|联合|先后|累计|共|成功|圆满|强烈|深度|高度|建设性(?=参与)|热烈|衷心|胜利|超额|顺利|如期|都|也|还|就|再次?|便|又|高标准|高质量|高水平|高效|纵深"
    r"|致力于|因地制宜|多管齐下|接续|充分|更好|更加|多措并举|地|能够|可以|能|可(?!持续)|须|必须|应当|应|需要|需|会|愿|力争|争取|计划|企图|试图|妄图|考虑(?!到|不周)|希望|期待|来|去|以|全部|严格|公开|动态|创新性|统筹(?!发展[和与])|千方百计|争分夺秒|分秒必争|全力以赴|想方设法|不遗余力|坚定不移|一如既往|妥为|尽快|尽量|尽最大努力|依规|协同|妥善|认真|优先|加紧|集中|抓紧|火速|连夜|紧急|就地|跨区域|严肃|从严|严厉|加大力度(?=[\u4e00-\u9fff]{4})|零容忍|迅速|立即|当场|现场|每年|每月|每周|每天|每季度|每半年|每[两三]个?[月年]|每学[年期]|统一|提前(?![\d一二两三四五六七八九十几])|逐月|逐季|逐条|按月|按季|定期|毫不松懈|毫不放松|近来|近日来)+"
)


NOMINAL_AFTER = re.compile(
    r"$|的|是|为|和|与|、|等|中(?![国小医学华部央心]|[\u4e00-\u9fff]{1,2}(?:命运共同体|关系|友好|友谊|合作|两国))|上(?![门学海线])|下(?![一届任辖属月周])|方面|工作(?![室站])|工程|项目|行动|计划|机制|体系|能力|水平|情况|力度|领域|成果|成效|经验|以来|后|时|中心|主任|理念|机遇|契机|需要|需求|规模|趋势|态势|前景|步伐|进度(?![落滞]后)|指数|过程|期间|任务"
    r"|目标|要求|作用|取得|有(?![期机效线轨毒害]|力(?!度))|更(?![多加好大高优强广换新名])|越|进入(?=尾声|收尾|最后|冲刺|攻坚|关键|高峰)|让|使|对(?![^,]{3,30}的[^,]{2})|在|得到|得益于|取决于|离不开|面临|于|资金(?!\d)|措施|政策|方式|模式|质量|效率|作出|提供|注入|奠定|带来|创造"
)
NO_OBJECT = re.compile(
    r"$|的|是(?!否)|者|主义|(?:发挥|起到|起)(?:着|了|出)?[^,的]{0,6}(?:作用|优势)$|(?:高峰|[旺淡]季(?!票|价|作息|优惠)|黄金期|关键期|窗口期)|[一二三四五六七八九十两\d]+个?(?:大?方面|环节)|跟不上|[\d一二三四五六七八九十百]*周年|造成|导致|致(?=[\d一二三四五六七八九十数多])|受(?=[^,]*影响$)|力度|化(?![解肥工学妆石])|阶段|进程|过程|步伐|进度(?![落滞]后)|负责人|不(?![良合动文同规正少低超足到多达符适锈孕具])|中(?=$|的|来|去|取得|不断|要|发挥|充分|作出|实现|发现|检出|查出|出现)|[前后](?=[\u4e00-\u9fff]{0,6}的|$|入|可)|前(?=添置|新增|增设|新建|完成|建成|安装|配备|培训|[要将拟需须再还先]|[\d一二两三四五六七八九十]+(?:天|日|周|个月|小时))|没有|后(?![备续勤台方期院世代疫])|或(?=个人|其他|其它)|值(?![班守勤])|金额(?!\d)|类(?![似比别型])|上(?=[\u4e00-\u9fff]{0,4}(?:实现|取得|下功夫))|链(?![条式主上])|率(?!先)|师(?![傅生资范德])|商(?![业贸家户圈务场店品标会事])|员(?!工)|性(?!能)"
    r"|期间|由(?=[^,]{2,20}主持)|结果(?=显示|表明|向|将|要(?!求)|及时|公[示开])|地(?=新增|扩|由|已|将)|正在|[车船](?=[开跑驶进入下上来去到在已将也走停])|力(?![度量争])|领导(?!班子|干部|人|小组|带班|包[案联保])|功能|需要|方面|以来|取得|还|充分体现|有了|得到|为(?!期|主)|于|而|不得|情况$|之|惠及|同步$|(?!最后|修[订改]后|调整后|升级后)[\u4e00-\u9fff]{0,3}后的|效果|幅度|同比|较|比|可以|成为|就(?![业医诊餐读学近地])|也"
)


def kind_of(verb: str, rest: str, before: str) -> str:
    """What a verb is where ``rest`` follows it in its clause: 贯通 at the end is a state of what stands before it.

    So is any verb of work after a sign of its aspect: 6条生产线正在|安装.
    """
    kind = table("policy_verbs")[verb][0]
    if kind == "state" and rest and verb.startswith("建成") and _BUILT.match(rest):
        return "act"  # 计划建成运营|某某高铁
    if verb in _DONE_WITH and _DONE_WITH[verb].match(rest):
        return "act"
    if rest or kind != "act":
        return kind
    if verb[2:] in ("完成", "完毕"):  # 小区|改造完成
        return "state"
    at_work = verb in _WORKS or verb not in having("policy_verbs", "process")
    issued = verb in ISSUED and PAPER.search(before)
    return "state" if issued or verb in having("policy_verbs", "ends") or (at_work and _ASPECT.search(before)) else kind


_DONE_WITH = {  # verbs of attitude that do something with these objects: 取得|发明专利9项, 践行|全球安全倡议
    "取得": re.compile(r"了?[^,]{0,10}(?:专利|证书|许可证?|资质|认证)[^,]{0,2}\d[^,]{0,4}$"),
    "践行": re.compile("[^,]{0,20}(?:倡议|多边主义|承诺|宪章|公约)$"),
}
_BUILT = re.compile(r"了?(?![后的时前将对可能会于为在是今昨以意标打即并仪试]|\d+[年月日])(?:\d[A-Z]|[^,\d]{2})")
_WORKS = frozenset(["推进", "进行", "实施", "建设", "优化", "完善", "健全", "落实"])
_ASPECT = re.compile(f"(?:{STEADILY}|正在|继续|紧张|已经?(?:基本)?|全部|陆续|逐步|相继|先后|接连|开始|正式)$")
ISSUED = frozenset(["印发", "出台", "施行", "颁布", "发布", "公布", "实施"])
PAPER = re.compile("(?:方案|规划|条例|办法|意见|纲要|政策|措施|指南|标准|清单|规定|细则|法|》)$")  # 某某规划纲要|印发


_PLANS = frozenset(["安排", "计划", "部署"])  # 安排|今年|种植白莲11万亩
_THIS_YEAR = re.compile("(?:今年|明年|全年|年内|春季|秋季|今[春夏秋冬])(?=[\u4e00-\u9fff]{4})")


_ALL_WELL = re.compile("好?(?:、[一-鿿]{2}好)+")
_WHEN = re.compile(r"(?:今年|明年|20\d\d年)?[\d一二三四五六七八九十年月日底末]{1,8}前|到20\d\d年底?|年内")


def chain(text: str, begin: int, verb: str, end: int) -> Head:
    """Follow a chain of verbs to the one that heads the clause: 加快推进, 推动健全, but 编制实施 stays whole."""
    stop = begin + len(verb)
    kind = kind_of(verb, text[stop:end], text[max(0, begin - 4) : begin])
    year = _THIS_YEAR.match(text, stop, end) if verb in _PLANS else None
    if year and (then := verb_at(text, year.end(), end)):
        return chain(text, year.end(), then, end)
    if also := _ALL_WELL.match(text, stop, end):  # 维护好、巩固好、发展好|两国友谊
        return Head(text[begin : also.end()], begin, also.end(), kind)
    stop += verb == "准备" and text[stop : stop + 1] == "好"  # 准备好|再次实施停火
    while True:
        at = stop + (text[stop : stop + 1] in ("和", "并", "、") and stop < end)
        when = _WHEN.match(text, at, end) if kind == "aux" else None
        adverb = ADVERBS.match(text, when.end() if when else at, end)
        at = adverb.end() if adverb and kind == "aux" else when.end() if when else at
        if kind == "aux" and at == stop:
            at = _past_phrase(text, stop, end)
        following = verb_at(text, at, end)
        if not following or at + len(following) >= end:
            break
        both = text[stop] in "和并" and following not in NOUNISH  # 培育和践行|核心价值观
        if _apart(text, at, end, following, adverb, aux=kind == "aux", both=both):
            break
        if kind == "aux" and (at == stop or adverb or when or text[stop] in _LEADS):
            begin, verb, kind = at, following, table("policy_verbs")[following][0]
            stop = at + len(following)
            continue
        joined = text[begin : at + len(following)]
        if joined in table("policy_verbs") or _join(verb, text[stop:at], following, text[at + len(following) : end]):
            verb, stop = joined, at + len(following)
            continue
        break
    return Head(verb, begin, stop, kind)


def _apart(text: str, at: int, end: int, verb: str, adverb: re.Match[str] | None, *, aux: bool, both: bool) -> bool:
    """Whether the verb at a place goes on with no chain: one of attitude, or one that is a noun's part there."""
    if table("policy_verbs")[verb][0] == "attitude" and not both:
        return True
    if verb == "发展" and adverb and adverb[0].endswith("高质量"):  # 推动|高质量发展取得新成效
        return True
    if aux:
        return _noun(text, at, verb, end)  # 加快|收购进度
    return not both and NOMINAL_AFTER.match(text, at + len(verb), end) is not None


def _noun(text: str, begin: int, verb: str, end: int) -> bool:
    """Whether the verb after an auxiliary only begins the noun that this one is about."""
    after = begin + len(verb)
    if (verb in NOUNISH and text[after] in "在能按") or text[after:end] in _HOW_WELL:  # 确保|补贴在年内到账
        return True
    return compound(text, begin, verb, end) or (text[after] != "的" and NO_OBJECT.match(text, after, end) is not None)


_HOW_WELL = ("质量", "进度", "水平", "需求", "安全", "效率", "秩序", "畅通", "通畅", "能力")  # 保证|播种质量
_LEADS = "在向为"
_FAR = 16  # characters that a phrase between an auxiliary and its verb may have


def _past_phrase(text: str, begin: int, end: int) -> int:
    """Where the verb stands behind 在…, 向… or 为… after an auxiliary: 抓紧|在产粮大镇|设立…, 加快|向企业|拨付…."""
    if text[begin : begin + 1] not in _LEADS or text.startswith(("为主", "在内"), begin):
        return begin
    return next(iter(verbs_between(text, begin + 2, min(begin + _FAR, end))), begin)


def _join(verb: str, between: str, following: str, rest: str) -> bool:
    """Whether two verbs head a clause together: 加强和改进…, 兼并改造…, but 实施|改造工程 and 鼓励|发展…."""
    if between in ("和", "并") and following not in NOUNISH:
        return True
    if table("policy_verbs")[following][0] != "act" or NO_OBJECT.match(rest):
        return False
    if between:
        return between in ("和", "并") or (between == "、" and _builds(verb) and _builds(following))
    goes_on = following in having("policy_verbs", "process") or following in having("policy_verbs", "joins")
    return verb in having("policy_verbs", "joins") and goes_on and following not in NOUNISH


def _builds(verb: str) -> bool:
    return verb.endswith(("建", "造"))


def idle(text: str, head: Head, end: int) -> bool:
    """Whether an auxiliary leads to a verb that ends the clause, and so tells what comes about (生产方式加快形成)."""
    if head.kind != "aux":
        return False
    following = verb_at(text, head.end, end)
    ends = following is not None and head.end + len(following) >= end
    return ends or _COME_ABOUT.fullmatch(text, head.end, end) is not None


def at_work(text: str, head: Head, end: int) -> Head | None:
    """The work that an auxiliary at the end of a clause says goes on: 油气管网加快|建设. None of what comes about."""
    work = text[head.end : end]
    return Head(work, head.end, end, "state") if head.verb in ("加快", "加速") and work in _WORK else None


_WORK = frozenset(
    ["建设", "构建", "推进", "铸造", "打造", "建造", "改造", "修建", "修复", "整治", "编制", "研制", "研发"]
)
_COME_ABOUT = re.compile(  # 百年变局加速|演进
    "移动|显现|呈现|演进|崛起|到来|发展|奔跑|前[行进]|复苏|回[暖升]|涌现|兴起|蔓延|扩散|[消融]融|融化|流[出入]|上升|增长|变化|转型(?:升级|发展)?|集[结聚]|恶化|成[长熟](?:壮大)?|落地|见效"
    "|(?<=加[快速])(?:提质(?:扩容|升级|增效)?|(?:迭代)?升级|迭代|扩容)"
)


_TO_ABROAD = re.compile("对[华外]")


def verb_phrase(text: str, begin: int, end: int, nouns: frozenset[str] = NOUNISH) -> Head | None:
    """The verb phrase that begins right here (after adverbs, a deadline), as in a list: 新建…、开展…; None otherwise.

    Verbs that are as often ``nouns`` head one only after an adverb.
    """
    adverb = ADVERBS.match(text, begin, end)
    at = adverb.end() if adverb else begin
    when = _WHEN.match(text, at, end)
    at = when.end() if when else at
    verb = verb_at(text, at, end)
    if not verb or table("policy_verbs")[verb][0] not in ("act", "aux") or (verb in nouns and not adverb):
        return None
    rest = text[at + len(verb) : end]
    after = NOMINAL_AFTER if verb in NOUNISH else NO_OBJECT
    joined = rest[:1] in ("和", "与") and not verb_at(text, at + len(verb) + 1, end)  # 供给|和需求
    if len(rest) < 2 or joined or (after.match(rest) and not _TO_ABROAD.match(rest)):
        return None
    return chain(text, at, verb, end)
