"""Objects that stand before their verb: 对…给予补助, 把…纳入…, …由某局承担, …被某局取缔, …要每日公示."""

from __future__ import annotations

import re

from kg.extract.clause.chains import ADVERBS, Head, verb_phrase
from kg.extract.clause.clauses import Clause
from kg.extract.clause.fronted import AT_ONCE, GOT, HANDED, JOINED, MOVED, OPPOSED, PAIRED, PASSED, PUBLISHED, SHARED
from kg.extract.clause.plain import SINGLE
from kg.extract.clause.subject import TURN, subject_begin, trim_adverbs
from kg.extract.clause.verbs import PAYS, STRIKES, has_verb, verb_at, verbs_between
from kg.extract.clause.written import DECLARED, LETTER
from kg.extract.text import AnnotatedText
from kg.lexicon import having, mark_of, table

_TURNED = re.compile(
    r"(?:对|给)(?P<object>[^,]+?)(?:按[^,]*?)?(?:给予|予以|实行|实施(?![^,]*(?:化|障碍)改造$)|进行)(?!的)了?(?P<rest>[^,]*?)"
    rf"(?P<verb>{PAYS}|支持|救助|减免|表彰|处罚|扶持|慰问|约谈|通报|曝光|稽察|问责|修缮|维修|改造"
    r"|清淤|疏浚|绿化|硬化|亮化|拓宽|加固|检修|翻新|扩建|改建|修复)$"
)
_MADE = re.compile(
    r"(?:把|将(?!把))(?P<object>[^,]+?)(?:(?<=[\u4e00-\u9fff]{4})向[^,向]{2,24}(?=延伸|移交|转移)|[由从][^,由从]{1,10}(?=(?:缩短|提高|提升|扩大|降低|延长|压缩|压减|下调|上调|增加|减少|调整)[至到为])|(?:一件件|一项项|件件|真正)(?=[办修建管用]))?(?P<verb>纳入|列入|转化|打造(?=[成为好])|建设(?=[成为好])|(?:改造|改建)(?!(?:工程|项目|工作|任务)?(?:纳入|列入|作为))|培育|推向|转变|建成|作为|缩短|提高|提升|扩大|降低|应用|用于|延长"
    r"|统一(?=[到为])|合并(?=[成为])|压缩|压减|下调|上调|增加|减少|调整|改为|转为|列为|定为|设为|划为|确定为|延伸|引入|接入|移交|移送|贯穿|转[运移](?=[到至往])|运往|送到|送至|送进|搬到|搬进|融入"
    r"|压实(?=到)|细化(?=[到为])|分解(?=[到为])|改成|下放|交由|调入|划入|归入|并入|扩围(?=[至到])|(?:送[入上]|发射)(?=[^,]{0,6}(?:轨道|太空|升空))|提请(?=[^,]{2,40}(?:审议|审查|表决|批准|选举))|提前|折算|[办修建管用装铺]好|修通|打通|配齐配强|配齐建强|配齐|配强|建强)"
)
_PAID = re.compile(  # 对升规企业一次性|奖励10万元, 给学徒每人每年|补助6000元
    r"(?:对|给(?!予)|为|向)(?P<object>(?:(?!发放|给予|提供|予以)[^,]){2,}?)(?:按[^,]*?|每[\u4e00-\u9fff]|一次性|统一|再|最高|给予|发放)*"
    rf"(?P<verb>{PAYS})(?:资金|最高|不超过|不低于)*[\d.]+[万亿]*元$"
)
_PUT = re.compile(  # 把补贴|足额发放|到农户手中
    r"把(?!握)(?P<object>[^,]{2,}?)(?:足额|及时|全部|逐一|层层|具体|依法|真正|切实|紧密|有机|充分|重新|更好|贯彻|严格|牢牢|稳定)*(?P<verb>(?!(?:发放|建立|解决)在|进行到底)[\u4e00-\u9fff]{2})(?=[到给至成为进在]|[起出下上]来|好$)"
)
_WHOLLY = re.compile(  # 年底前把水渠全线|疏通, 将山下9户31人全部|转移
    r"(?:把|将(?!把))(?P<object>[^,]{2,}?)(?:全线|全部|全面|彻底|尽快|逐一|一律|悉数|安全|成功|紧急|连夜)+(?P<verb>[\u4e00-\u9fff]{2})(?:[一两三]遍|一次)?$"
)
_GIVEN = re.compile(  # 违建依法予以拆除, 对违规企业依法予以关停
    r"(?:现?将|要?对)?(?P<object>[^,对给为]{2,}?)(?:依法|一律|及时|坚决|全部|均|已|将|在[\d一二三四五六七八九十]+个?(?:工作日|小时|天|日)内)*(?:予以|加以)"
    r"(?P<verb>追缴|没收|查处|取缔|拆除|关停|答复|整改|清退|打击|保护|解决|奖励|补贴|减免|公示|公布|表彰|处罚|支持)$"
)
_BY = re.compile(  # 治理工程由市水务局组织实施
    r"(?P<object>[^,由]{2,}?)(?:将|拟|主要|统一|具体)?(?<![自理缘事])由(?=[^,]{2,}?(?P<verb>组织实施|跟踪督办|督办|牵头实施|投资建设|负责实施|扶持建立|票决产生|选举产生|建立|创办|兴办|捐建|援建|修建|开办|建设|实施|承建|承办|主办|运营"
    r"|承担|编制|制定|管理|管护|设计建造|设计开发|研制|研发|建造|制造|捐赠|编写|(?:补助|补贴|兜底)(?=$|一半|全额))(?:一半|全额)?$)"
)
_PASSIVE = re.compile(  # 一处采砂点被县水利局依法取缔; honours (授予) are told elsewhere
    r"(?P<object>(?:(?!导致|造成|致使)[^,]){2,}?)(?:先后|已经?|均|都|全部|也|一度|曾)*被(?P<by>(?!要求)[^,]{0,16}?)(?:依法|责令|当场|一并|全部|及时|现场|紧急|迅速|临时|迫)*"
    r"(?P<verb>取缔|查处|吊销|拆除|没收|关停|查封|扣押|查扣|查获|捣毁|侦破|破获|纳入|改造|改建|打造|通报|约谈|处罚|追缴|抓获|清退|下架|召回|销毁|叫停|(?:取消|疏散|撤离|关闭|封闭|逮捕|击落)(?=$|[至到往])|折算(?=[成为]))(?!者|的|[\u4e00-\u9fff]{0,6}人(?:员|[,。;]|$))"
)
_STRUCK = re.compile(  # 多地遭某国空袭
    r"(?:[^,]{2,16}(?:报道|称|承认|证实)说?)?(?P<object>[^,]{2,}?)(?:再[次度]|连续|多次|先后|当天|已|也|曾)*遭(?!遇)(?:到|受)?了?(?P<by>[^,]{0,20}?)(?:大规模|多轮|猛烈|轮番|的)*"
    rf"(?P<verb>{'|'.join(STRIKES)})$"
)
_ENDED = re.compile(  # 清淤工程全部结束
    r"(?P<object>[^,]{2,}?(?:工程|施工|改造|建设|铺筑|任务))(?:全部|顺利|已经?|如期|基本)*(?P<verb>结束|收尾|扫尾)$"
)
_LET = re.compile(  # 农资价格要每日公示
    r"(?P<object>[^,]{2,16}?)(?:要|须|还?需|应当?|必须)(?:下大?[功工]夫|下大?[气力]力|在[^,]{2,10}?(?:之?前|内)|每日|每月|每季度|定期|及时|全部|尽快|按时|逐一|一律|第一时间|(?:主动)?向社会)+"
    r"(?P<verb>公示|公布|公开|上报|报告|办结|通报|整改|兑现|落实|拆除|清退|查处|解决|化解|更换|修复|疏通|清淤|加固|完工|拆完)$"
)
_REGULARLY = re.compile(  # 进度每月在政府网站公布
    r"(?P<object>[^,]{2,12}?)(?<![里局办委厅院所会队司们])(?<!部门|单位)(?:每月|每周|每年|每季度|每半年|定期)(?:[在向][^,]{2,14}?)?(?P<verb>公示|公布|公开|通报)$"
)
_AIMED = re.compile(  # 良种覆盖率要|达到85%以上, 播种面积稳定在118万亩以上
    r"(?:[\d年月日底前末]|年内)*(?!确保|保障|保证|保持|推动|实现|力争|使|让|把|将)(?P<object>[^,\d]{2,16}?(?:率|量|面积|规模|比重|比例|总产|产值))(?:[要须应]|力争|分别|总体)*"
    r"(?P<verb>达到|不[得应]?(?:低于|少于|高于|超过)|(?:稳定|保持|控制)(?=在))在?(?=[\d.]+[^,]{1,8}$)"
)
_SHIFTED = re.compile(  # 末班车由20时推迟到21时30分
    r"(?P<object>[^,由从]{2,16}?)(?:将|已)?[由从][^,]{0,6}\d+[时点][^,]{0,6}?(?P<verb>推迟|提前|延长|延后|顺延)(?=[至到])"
)
_WIDENED = re.compile(  # 试点范围已扩大到全部街道
    "(?P<object>[^,]{2,16}?(?:范围|覆盖面|线路|网络|期限|时限))(?:将|已|再|进一步|逐步|全部)*(?P<verb>扩大|拓展|延伸|扩展|延长)(?=[到至])"
)
_THERE = re.compile("在[^,的]{2,12}$")  # 一架无人机|在红海上空被击落
_TO_BE = re.compile("要(?<![重主需必]要)|须|应|力争|确保|争取")
_ONE_OF = re.compile(  # 某县一处|采砂点, 某国也有|大批航班
    "[^,]{0,12}?(?:一[处批家名个起条座]|(?:也|还|已经?|共)有(?=[大多数部不一两三四五六七八九十百千\\d]))(?=[^,]{2})"
)
_BEFORE_VERB = (  # each with the characters one of which it holds; a clause begins with what match looks for
    (_TURNED.search, frozenset("对给")),
    (_PAID.search, frozenset("元")),
    (_MADE.search, frozenset("把将")),
    (_PUT.search, frozenset("把")),
    (_WHOLLY.search, frozenset("把将")),
    (OPPOSED.search, frozenset("对")),
    (PAIRED.search, frozenset("结")),
    (JOINED.search, frozenset("接")),
    (_GIVEN.match, frozenset("以")),
    (_BY.match, frozenset("由")),
    (AT_ONCE.search, frozenset("对给")),
    (_PASSIVE.match, frozenset("被")),
    (_STRUCK.match, frozenset("遭")),
    (_LET.match, frozenset("要须应需")),
    (_REGULARLY.match, frozenset("公通")),
    (SHARED.match, frozenset("享认通")),
    (_AIMED.match, frozenset("达稳保控低少高超")),
    (HANDED.match, frozenset("付交还放")),
    (GOT.match, frozenset("得")),
    (MOVED.match, frozenset("移离散运置迁")),
    (PASSED.match, frozenset("验")),
    (_ENDED.match, frozenset("束尾")),
    (_WIDENED.match, frozenset("到至")),
    (_SHIFTED.match, frozenset("由从")),
)
_TURNS = re.compile(
    "对|给|把|将|予|由|被|遭|要|须|应|需下|加以|交付|移交|验收|结束|收尾|扫尾|达到|稳定在|保持在|控制在|不[得应]|共享|互认|互通|结对|得到|每[月周年季半]|定期|[大展伸长移离散运置迁][到至往在]"
)  # what each of these holds one of
_COUNTED = re.compile(  # what verbs of one character stand beside
    f"[{SINGLE}](?:[好上掉起下出成完通]|(?=[^,。;]{{0,12}}[\\d一二两三四五六七八九十百]))"
)


def may_act(text: str, begin: int, end: int) -> bool:
    """Whether a verb stands in ``text[begin:end]`` that may head a clause."""
    if has_verb(text, begin, end) or _TURNS.search(text, begin, end):
        return True
    return any(one.search(text, begin, end) for one in (_COUNTED, LETTER, DECLARED))


def turned(text: AnnotatedText, clause: Clause) -> Head | None:
    """The verb of a clause whose object stands before it: 对…给予补助, 把…纳入…."""
    if not _TURNS.search(text.flat, clause.begin, clause.end) and not _measures(text, clause):
        return None
    match = _match(text, clause)
    return Head(match["verb"], match.start("verb"), match.end("verb"), "turned") if match else None


def preposed(text: AnnotatedText, clause: Clause) -> tuple[int, int, bool]:
    """Where the object of a clause lies that has such a verb, and whether it turns from one number to another."""
    match = _match(text, clause)
    assert match
    begin, end = match.span("object")
    if match.re in (HANDED, MOVED, GOT, PASSED, _ENDED):
        begin = subject_begin(text, clause, match.start("verb"))
    if counted := _ONE_OF.match(text.flat, begin, end):  # 罗山县|一处|采砂点
        begin = counted.end()
    end = end if match.re is OPPOSED else trim_adverbs(text.flat, begin, end)  # 对这一计划|表示反对
    end -= text.flat[end - 1] == "的"  # 对虚假整改的|严肃问责
    if match.re is _PASSIVE and (there := _THERE.search(text.flat, begin + 2, end)):
        end = there.start()
    turn = TURN.search(text.flat, begin, end)  # 把时限由5天缩短到2天
    return begin, turn.start() if turn else end, turn is not None


def _match(text: AnnotatedText, clause: Clause) -> re.Match[str] | None:
    if text.flat.endswith("出版", clause.begin, clause.end):
        return PUBLISHED.match(text.flat, text.sentences[clause.sentence].begin, clause.end)
    if _measures(text, clause):
        begin = max(text.flat.rfind(mark, 0, max(0, clause.begin - 1)) for mark in ",;。:\n") + 1
        for pattern in _SPLIT:
            match = pattern.match(text.flat, begin, clause.end)
            if match and match.start("verb") >= clause.begin and not _PAID_OUT.search(match[0]):
                return match
    characters = frozenset(text.flat[clause.begin : clause.end])
    for find, holds in _BEFORE_VERB:
        match = None if holds.isdisjoint(characters) else find(text.flat, clause.begin, clause.end)
        if match and _fits(text, clause, match):
            return match
    return None


_MEASURE = (
    "查处|打击|整治|惩处|惩治|约谈|问责|追责|处罚|关停|取缔|拆除|清退|办理|承办|审定"
    "|组织实施|负责实施|监督落实|追责问责|跟踪督办|督办|督查|调查终结|兜底保障|减免"
)
_PAYS = re.compile(PAYS)
_PAID_OUT = re.compile("(?:兑现|发放|落实|申领|申请|拨付)[^,]*$")  # 由某局|兑现|保险补贴: the money is what is paid
_MEASURES = (*_MEASURE.split("|"), *having("policy_verbs", "pays"))
_ITEM = r"(?:\d{1,2}[.、]|[(]?[一二三四五六七八九十\d]{1,3}[)、]|[一二三四五六七八九十]+是)?"
_SPLIT = (
    re.compile(  # 对违规收费行为,市监局将|严肃查处
        rf"{_ITEM}对(?P<object>[^,]{{2,40}}),(?:[^,]{{0,20}}?(?:将|要|应))?(?:依法|从严|严肃|严厉|坚决|及时|一律|全部|逐一|予以|责令)+"
        rf"(?P<verb>{_MEASURE}|{PAYS})$"
    ),
    re.compile(  # 对吸纳就业的企业,按每人2000元给予补贴; 购置农机的,每台补贴5000元
        rf"{_ITEM}(?P<to>对)?(?P<object>[^,]{{2,40}}?)(?(to)的?|的),(?:按[^,]{{2,16}}?|每[^,\d]{{1,4}})?(?:最高|一次性)*"
        rf"(?:(?:给予|予以|实行)[^,]{{0,8}}?)?(?P<verb>{PAYS}|减免|处罚)(?:(?:最高|不超过)?[\d.]+万?元)?$"
    ),
    re.compile(  # 逾期未拆除的广告,由执法大队依法拆除
        rf"对?(?P<object>[^,]{{4,60}}),(?:[\d年月日底末]+前)?(?:将|统一)?由[^,]{{2,24}}?(?:依法|统一|强制|负责|具体|牵头|逐[一项个条])*(?P<verb>{_MEASURE}|{PAYS})$"
    ),
)


def _measures(text: AnnotatedText, clause: Clause) -> bool:
    """Whether a clause ends with what is done to what the clause before it names."""
    if clause.opens != ",":
        return False
    paid = text.flat[clause.end - 1] == "元" and _PAYS.search(text.flat, clause.begin, clause.end)
    return bool(paid) or text.flat.endswith(_MEASURES, clause.begin, clause.end)


_ATTITUDES = ("统一", "贯彻", "体现", "作为", "集中")  # 把思想统一到…
_WITH = re.compile("将(?:于|在|会|联合|携手|与|同|和|向|为|以|从|通过|按|对|由|到|用)")


def _fits(text: AnnotatedText, clause: Clause, match: re.Match[str]) -> bool:
    """Whether what a pattern found is an object, and no subject that will do something (将…, 某局要…公布)."""
    at = match.start("object")
    chained = match["object"].removesuffix("全面") in table("policy_verbs")  # 将|坚持|扩大内需
    adverbs = match.re is _MADE and (chained or ADVERBS.fullmatch(match["object"]))
    named = match.re in (_MADE, _WHOLLY) and text.opened(clause.sentence, match.start(), match.start() + 1)  # 将乐县
    other = adverbs or named or _WITH.match(text.flat, match.start())
    if other or (match["object"].endswith("的") and match.re is not AT_ONCE):
        return False
    aimed = match["verb"] in _ATTITUDES and not text.flat.startswith("起来", match.end())  # 把标准|统一起来
    light = match.re is _TURNED and text.national and _LIGHT.search(match[0])
    until = match.start("verb") if match.re is GOT else match.start()
    bid = match.re in (_MADE, PAIRED, GOT) and _bids(text, clause, until)
    if light or bid or (match.re in (_PUT, _WHOLLY) and (aimed or not _acts(match["verb"]))):
        return False
    if match.re is _STRUCK and not _by_somebody(text, clause, match):
        return False
    if match.re in (_LET, _REGULARLY) and any(
        m.end > at for m in text.opened(clause.sentence, clause.begin, match.end("object"))
    ):
        return False
    if match.re is _AIMED:  # a figure where it is told, a task where it is demanded
        part = max(text.flat.rfind(";", 0, at), text.flat.rfind("。", 0, at), text.sentences[clause.sentence].begin)
        return _TO_BE.search(text.flat, part, match.end("verb")) is not None or match["verb"].startswith("不得")
    used = match["verb"] in ("用于", "应用") and _acts(verb_at(text.flat, at, clause.end) or "")  # 将|替换旧车用于运输
    aimed_at = match["object"].startswith("针对") and "的" in match["object"]  # 将针对两省的响应|提升至三级
    how = _HOW.match(text.flat, at) and not aimed_at
    to_do = match[0][0] == "将" and (how or verb_phrase(text.flat, at, clause.end))
    return not (to_do or used) and len(match["object"]) > 1


# News of the whole country has 对老旧牛棚|进行|改造, a paper's page 改造|老旧牛棚.
_LIGHT = re.compile("进行|实施|实行")


def _bids(text: AnnotatedText, clause: Clause, end: int) -> bool:
    """Whether a clause bids or forbids before that it be done: 严禁|将信息纳入评价, 组织企业|把电器引入展厅.

    A verb in a name bids nothing: 医疗|保障|局将药店纳入….
    """
    named = text.opened(clause.sentence, clause.begin, end)
    for at in verbs_between(text.flat, clause.begin, end):
        verb = verb_at(text.flat, at, end) or ""
        moves = verb in having("policy_verbs", "pivot") and at + len(verb) < end  # but 推动|将学生纳入医保
        if (moves or verb in ("严禁", "禁止", "不得")) and not any(m.begin <= at < m.end for m in named):
            return True
    return False


def _by_somebody(text: AnnotatedText, clause: Clause, match: re.Match[str]) -> bool:
    """Whether somebody struck, named or not, and no storm: 多地遭风暴袭击."""
    named = not match["by"] or bool(text.opened(clause.sentence, match.start("by"), match.start("by") + 1))
    return named and not match["object"].endswith("称")


def _acts(verb: str) -> bool:
    """Whether a verb is one of policy, and none of attitude (把好传统|坚持好)."""
    return mark_of("policy_verbs", verb) not in ("", "attitude")


_HOW = re.compile(  # 将|坚定不移扩大开放
    r"坚定不移|毫不动摇|一如既往|重点(?![一-鿿]{2}[把将])|围绕|聚焦|针对|进一步|更[加好大]|长期(?!以)|大幅|适时|适度|(?:再|陆续|累计)?(?:投资|投入|安排|拿出|出资)[^,]{0,6}\d"
)
