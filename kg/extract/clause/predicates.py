"""Whether a verb is what its clause says, or only part of what leads up to it or of what it speaks about.

``为提高效率开展攻关`` says 开展, ``推进转型的成果引人注目`` says nothing that is done, ``在推进改革中`` only frames.
"""

from __future__ import annotations

import re

from kg.extract.clause.judged import brings_about
from kg.extract.clause.verbs import GIVES, NOUNISH, verb_at, verbs_between
from kg.lexicon import having, mark_of, table
from kg.text.numbers import ABOUT

_LEADS = re.compile(
    r"(?:为了|(?<!妥)为(?!期|主)|对于?|就|以(?!上|下|内|外|来)|用于|随着|朝着?|按照|根据|围绕|关于|有关|负责|参与|(?<!原)因|(?<!方)向)"
    r"(?:全面|加快|推动|深入|更好|进一步|切实|扎实|持续|不断|积极|促进|确保|有效|高质量"
    r"|全力|着力|大力|及时|尽快|尽早|稳步|不断|充分|坚决|高效|最大[限程]度地?|尽可能地?)*$"
)
_TOLD = re.compile(
    r"(?:(?:超过(?!\d)|达到|符合|具备)了?|汇报|了解(?!并)|询问|问起|察看|观看|讲述|展示|展现|回顾|诠释|彰显|印证|感受|享受|(?<!开展)(?<!深入)调研(?!组|座谈|时|中|期间|后|并|督|指)|入选(?!企业|项目|单位|作品|者|人员|名单|学校|村)|荣获|获评|跻身|上榜|处于|处在|批评|指责|指控|感谢|占(?=新增|全|总)|用于(?=[^,]{3}))(?!了)[^,]*$"
)
_DEFINES = re.compile(r"(?:(?<![但还就特别尤其只])是(?!否)|成为)[^,]*$")
_LED = re.compile(r"[为对就向][^,]*$")
_WITHIN = re.compile(
    r"(?:在(?<![正也都仍还旨]在)(?:全面|深入|加快|积极|推动|持续)*|当(?<![应适恰妥相正担]当)|经(?<![已曾]经)|从(?<!服从)|自(?<![亲各独擅]自))$"
)
_NEGATED = tuple(denied + aim for denied in ("不是", "并非", "而非") for aim in ("", "要", "为了"))
_HELPS = re.compile(r"(?:有利于|有助于|便于|得益于)[^,]{0,6}$")
_MEASURE = re.compile(
    r"(?:这|该|此|上述)(?:一|项|些|几|个)*(?:举措|措施|做法|成果|成就|突破|进展|数据|变化)(?!的)"
)  # what it brings about
_CLOSES = re.compile(
    r"(?:进程|过程|基础|同时|背景|方面|期间|之际|之后|工作)?(?:中(?![国小医学华部央心])|上(?![下市线门山])|下(?![调沉降])|时(?![间代期])|后(?!续)|以来|同时|方面)"
)
_LIGHT = re.compile(
    rf"(?:{GIVES}|发挥(?=[^,]{{1,12}}(?:作用|优势))|做出|进行|给予|开展|展开|举行|召开|达成|指明|积蓄|挥洒|奉献|出力|拼搏|不懈奋斗"
    r"|表示(?:充分|高度|热烈|衷心)?(?:肯定|赞赏|祝贺|感谢|欢迎|慰问|关切|遗憾|不满)|保驾护航|添砖加瓦)"
)
_FINITE = re.compile(
    r"是(?<![特别尤其还]是)(?!否)|符合(?=[^,]*(?:利益|期待|愿望|潮流|需要))|具有(?=[^,]*(?:意义|作用|价值|影响))|依然|依旧(?=[^,])|仍然(?=[较很偏])|即将(?=[\u4e00-\u9fff])|可能(?=导致|造成|引发|危及)|也(?!门)(?=[\u4e00-\u9fff])|已(?<!自已)(?!经历|知|定(?=[一-鿿]{2})|达成[^,]{0,4}共识$)|将(?<![主即]将)(?![军士领近])|都(?=是|要|能|在|会|有|已|将)"
    r"|正在(?=[\u4e00-\u9fff]{2})|(?:近期|近日|日前|正式|一定)(?<=的[\u4e00-\u9fff]{4})|纷纷(?=[\u4e00-\u9fff])|络绎不绝|不堪|仍在"
    r"|需要(?=[\u4e00-\u9fff])(?![的时])|(?=达成[^,]{0,4}共识)(?<!已)|必须(?!的)|只会|必将|势必|不能|不会|不得|令人|引发|[有无]助于|有利于|遇到|面临|遭遇|遭受|处于|为(?=(?:主要|重要|关键|核心)[\u4e00-\u9fff]{2})|更加(?=[\u4e00-\u9fff]{2,4}$)|力度(?=不断|持续|明显|进一步|稳步|[较更加]大|空前)|打下|有所(?=[提改增扩缓减下上])|步伐(?=加快|不断|进一步)|必然(?=[会要导使])|重在(?=[\u4e00-\u9fff]{2})|(?:正|已|日益|逐渐|逐步|越来越)?成为|更是|得到(?<![自显]得到)|受到|备受|要(?<![重主需必纲首只]要)(?![素求点闻件道塞义]|$)|离不开|显得|证明(?!材料|文件|事项|书)(?=[\u4e00-\u9fff])|表明(?=[\u4e00-\u9fff])|意味着(?=[\u4e00-\u9fff])|取得(?:了|积|重|新|显|明|阶|良|长|较)"
    r"|很(?![多快好大])|十分|非常|至关|尤为|日益(?<=[\u4e00-\u9fff]日益)|越来越(?<=[\u4e00-\u9fff]越来越)|相当(?<=[\u4e00-\u9fff]相当)|明显(?<=[\u4e00-\u9fff]明显)(?!的)|显著(?<=[\u4e00-\u9fff]显著)(?!的)|基本(?<=[\u4e00-\u9fff]基本)(?=完善|形成|建成|完成|实现)"
)
_THINGS_DONE = re.compile(
    r"(?<!来之不易)的(?:[\u4e00-\u9fff]{2})?(?:阶段|进程|过程|时期|成果|成效|举措|做法|经验|需要|意义|必由之路|奋斗史|发展史|历史|舞台|愿望|意愿|心愿|道路|集会|立场|壮举|缩影|写照|见证|罪行|典范|样本|样板|标杆|使命|体会|收获|感受|抓手|主力军|排头兵|引擎|基石|机遇|内容|力量|人|一步|一环|重要一步|重要一环|关键一步|重任|初心|权力|权利|资格|蓝图|信心和底气|号召|必要性|可能性|情况|意见|建议|要求|决心|表态|努力|企图|主张|战略高度|征[途程][上中][^,]*)$"
)
_BOUND = re.compile(r"(?:将|要|应|应当|须|必须|拟|力争|计划|正在?|已)$")
_MEANS = frozenset(["利用", "运用", "使用", "借助"])
_IN_TURN = re.compile(
    r"(?:来|去|等)?(?=开展|推进|推动|实现|打造|建设|新建|修建|改建|建[成起好]|办起|提升|提高|提供|带动|促进|助力|优化|解决|加强|服务|实施|构建|发动|进行|打击|袭击|攻击|摧毁)"
)
_THEN = re.compile(r",(?:对|向|来|以|开展|推进|推动|实现|打造|提升|提高|带动|拓宽|优化|解决|发动)")
_DEGREES = ("等", "最", "较", "很", "更", "不", "有", "无")
_SAYS_ITSELF = re.compile(
    r"(?:发力|先行|见效|见成效|向好|回升|落地|托底|赋能|如下|提速|增效|有力|有序|顺畅|护航|充足|充分|良好|完备|齐全|正常|不足|滞后|缓慢|到位|[^,]{0,40}组成|明显|显著)$"
)


def look_on(text: str, begin: int, verb: str, at: int, stop: int, end: int) -> int | None:
    """Where to look for the head that a clause's first verb is not; None where it is the head.

    ``text[begin:end]`` is the clause, the verb phrase stands at ``at`` and its object begins at ``stop``.
    """
    before, rest = text[begin:at], text[stop:end]
    if _WITHIN.search(before):
        closed = [m.end() for m in _CLOSES.finditer(rest)]
        return stop + closed[-1] if closed else None if before.endswith("从") else end
    led = _LEADS.search(before)
    if (led or _LED.search(before)) and (light := _LIGHT.search(rest)):
        return stop + light.start()
    served = (led and led[0].startswith("为")) or ("的" in rest and _FOR_THOSE.search(before))
    if led or served or _apart(before, rest) or (_DEFINES.search(before) and _NOUN_PHRASE.search(rest)):
        return _served(text, stop, end) if served else end  # 为实现复兴|筑牢安全屏障
    then = verb_at(text, stop, end)
    done = then is not None and text.startswith("了", stop + len(then))  # 全天候守护|实现了…
    if done or (before.endswith(_DEGREES) and verb in having("policy_verbs", "adjective")):
        return stop
    spent = _SPENT.match(rest) if verb == "投资" else None  # 投资3200万元的|供水站日前投用
    turn = spent.end() if spent else _in_turn(rest) if verb in _MEANS else None
    if turn or (verb in _MEANS and _THEN.match(text, end)):
        return stop + turn if turn else end
    judged = _SAYS_ITSELF.fullmatch(rest) or brings_about(verb, rest)
    return end if judged else _subject(text, before, verb, stop, end)


_FOR_THOSE = re.compile("为[^,]{0,14}已(?:经|按[^,]{0,4}规定)?$")  # 为已|办理|手续的人员提高待遇


def _served(text: str, begin: int, end: int) -> int:
    """Where a clause that begins with what it is for goes on to say what is done; its end where it does not."""
    for at in verbs_between(text, begin + 3, end - 3):
        verb = verb_at(text, at, end) or ""
        acts = mark_of("policy_verbs", verb) == "act" and verb not in NOUNISH
        if acts and text[at - 1] not in "的、和与" and _HAS_OBJECT.match(text, at + len(verb), end):
            return at
    return end


_HAS_OBJECT = re.compile("(?![的、和与]|机制|体系|制度|能力|工程)[^,]{2,}$(?<!奋斗)")


_SPENT = re.compile(f"(?:达|{ABOUT})?[\\d.]+[万亿]*[余多]?元的")
_GOES = re.compile(  # 巡查|正式启动, 宣传|活动在某市启动, 供给|总量不断增加: the verb only begins what this is said of
    r"(?:^|(?<=[\u4e00-\u9fff”])(?<![的地、着]))(?:(?:活动|周|月|日|会|仪式|赛|工作|大赛|行动|论坛)(?=[近今正在已将顺圆启开闭举])|(?=在.{2,12}(?:启动|开幕|闭幕|举行|举办|召开)$))?"
    r"(?P<how>(?:(?:正在?|已经?|均|全面|稳步|扎实|有序|持续|接续|日益|逐步|不断|进一步|顺利|圆满|加紧|加快(?=[\u4e00-\u9fff]{2})|加速|全力|加力|明显|显著|大幅|略有|继续|积极|启动|近日|日前|今天|今日|昨日|昨天|正式|陆续|相继|先后|接连|宣告|同步|深入|协同|如期|在[^,的][^,的在]{1,11}?)+"
    r"(?:推进|推开|实施|展开|开展|启动|落地|完成|提升|提高|增长|下降|上升|增加|减少|扩大|改善|加快|优化|回落|回升|深化|增强|加强|壮大|显现|凸显|涌现|发力|加力|拓展|开拓|铺开|扩围|见效|提质|扩容|提质扩容|提质增效|落地见效|开幕|闭幕|举行|举办|召开|开通|开工|竣工|落成|启用|封顶|贯通|合龙|通车|通航|投产|投用|投运|建成|出台|印发|发布)|(?<=[周动会式赛])(?:启动|开幕|闭幕|举行|举办|召开)))$"
)
_IS_SO = re.compile(  # 检测|机会不均, 服务|价格指数上涨至65.1%
    r"(?<=[\u4e00-\u9fff]{2})(?:(?:不均|常在|频发|多发|高发|不足|短缺|吃紧|紧缺|趋紧|充足|充裕)等?|(?:上涨|上升|下降|下跌|回升|回落|增长|提高)(?:至|到|了)?[\d.]+%?)$"
)
_ENDS_SO = (
    "意义重大",
    "势在必行",
    "刻不容缓",
    "迫在眉睫",
    "任重道远",
    "大有可为",
    "至关重要",
    "如下",
    "不感兴趣",
    "不轻松",
    "不容易",
    "难度不小",
    "任务艰巨",
    "并重",
)
_PLACED = ("摆在", "放在", "作为", "当作", "同", "与", "和")


def _apart(before: str, rest: str) -> bool:
    """Whether what stands around a verb phrase says that no one does it: seen, denied, the effect of a measure."""
    if rest[-1:] in _COMPARES and _COMPARED.search(before + rest):
        return True
    lead = _TOLD.search(before) or _HELPS.search(before) or _MEASURE.match(before)
    placed = "把" in before and rest.startswith(_PLACED)  # 把文化建设|摆在重要位置
    placed = placed or (before.endswith("把") and "的" in rest)  # 把打造集群的重任交给某市
    punished = rest.endswith("处分") and "受到" in before  # 受到|撤销党内职务处分
    return lead is not None or placed or punished or before.endswith(_NEGATED) or rest.endswith(_ENDS_SO)


_COMPARED = re.compile(  # 养好一条河不比修好一座桥容易
    "[一-鿿]{3}(?:不|更|还|要)?比[^,]{3,}(?:容易|难|重要|要紧|划算|管用|轻松|简单)$"
)
_COMPARES = frozenset("易难要紧算用松单")


def _in_turn(rest: str) -> int | None:
    """Where what is done by some means begins: 利用|卫星技术|开展监测."""
    found = _IN_TURN.search(rest, 2)
    return found.end() if found else None


def _subject(text: str, before: str, verb: str, stop: int, end: int) -> int | None:
    """Whether a verb phrase is what another verb speaks about (改善环境是…), or a noun with its attribute (…的阶段)."""
    rest = text[stop:end]
    if (turn := _goes_on(verb, rest)) is not None:
        return stop + turn
    if _RELATIVE.search(rest) or (verb in NOUNISH and _IS_SO.search(rest)):
        return end
    if (side := _SIDE.search(rest)) and "在" not in rest[: side.start()]:  # 在推动平等、促进|就业等方面取得成就
        return stop + side.end()
    if (finite := _FINITE.search(rest)) and _ends_subject(rest, finite, verb):
        return stop + finite.end()
    about = not having("policy_verbs", "about").isdisjoint((verb, verb[-2:])) or (
        verb.endswith(_FOR_EFFORTS) and rest.endswith(_EFFORTS)
    )
    if not about and not _BOUND.search(before) and _THINGS_DONE.search(rest):
        return end
    return None


def _goes_on(verb: str, rest: str) -> int | None:
    """Where a verb's clause says what becomes of the thing that the verb only describes; None where it does not."""
    pivot = verb in having("policy_verbs", "pivot")
    goes = _GOES.search(rest)
    if goes and (not pivot or (verb in _BACKS and _MEASURES.search(rest, 0, goes.start("how")))):
        return goes.start("how")
    moved = _SENT_OFF.match(rest) or (_FROM_TO.match(rest) if not pivot or verb in NOUNISH else None)
    return moved.end() if moved else None


_MEASURES = re.compile(  # 支持|民营经济的一揽子政策|陆续实施
    "的[^的,]{0,8}(?:政策|措施|举措|条例|办法|方案|规划|意见|质效|能力|力度|成效)$"
)
_SENT_OFF = re.compile(  # 组织|调运的200吨大米已|运抵…
    "[^,的]{2,4}的[^,的]{2,20}?(?:已经?|全部|均|陆续|顺利)*(?=运抵|抵达|到达|送达|到位|运达|启运)"
)
_FROM_TO = re.compile(  # 补贴|农机种类上限由6个|提高至12个
    "[^,的]{1,14}[由从][^,]{0,6}\\d[^,]{0,8}(?=(?:提高|提升|增加|扩大|上调|延长|降低|下调|缩短|压缩|压减)[至到为])"
)
_RELATIVE = re.compile(  # 提交|补贴申请的市民近3000户, 连接|卫星信号的无人机通过航拍…
    f"^[^,的]{{2,14}}的[^,的]{{1,8}}?(?:(?:达|{ABOUT})?[\\d.]+[万亿]*[余多]?[户人家名]$|[就已共]*有(?:{ABOUT})?\\d|(?:包括|涵盖|涉及)(?![的了])|通过|吸引|成为|让(?!利))"
)
_SIDE = re.compile("方面(?:的工作)?(?=(?:不断|持续|积极|共同|都|均)*(?:取得|发力|实现|形成|走在|作出))")
_FOR_EFFORTS = ("支持", "鼓励", "赞赏", "挫败", "粉碎")  # 支持|一切有利于和平的努力
_EFFORTS = ("努力", "企图", "主张", "立场", "愿望", "道路")


def _ends_subject(rest: str, finite: re.Match[str], verb: str) -> bool:
    """Whether a verb phrase ends as a subject before a finite verb that no quotation or clause inside it holds."""
    before = rest[: finite.start()]
    becomes = finite[0].endswith("成为") and len(finite[0]) > 2  # 创新|正成为…的第一动力
    told = (
        becomes
        or finite[0] == "无助于"
        or (finite[0] == "是" and verb not in _ACCEPTS and _IS_THE.match(rest, finite.end()))
    )
    opened = before.count("“") != before.count("”") or before.count("《") != before.count("》")
    if opened or (not told and "的" in rest[finite.end() :]) or (finite[0] == "正在" and verb in _SENDS):
        return False
    secures = verb in ("确保", "保证", "保障", "坚持")
    spoken_of = finite[0] in _OF_A_DEED or (finite[0] == "是" and (not secures or _IS_A.match(rest, finite.end())))
    spoken_of = spoken_of or (finite[0] == "力度" and verb in _BACKS)  # 支持|实体经济力度不断增强
    return verb not in having("policy_verbs", "pivot") or bool(spoken_of or _NOUN_PHRASE.search(before))


_OF_A_DEED = ("需要", "必须", "只会", "必将", "势必", "无助于")  # what a deed needs or will bring
_ACCEPTS = frozenset(["承认", "确认", "重申", "明确", "宣布", "谴责"])  # 承认|某政府是唯一合法政府
_SENDS = frozenset(["协调", "组织", "调集", "调派", "派出", "安排", "调度"])  # 协调|230台装备正在开展排查
_BACKS = frozenset(["支持", "鼓励", "帮助", "服务"])
_IS_THE = re.compile("[^,的]+的[\u4e00-\u9fff“”]{1,14}$")  # 发展旅游业|是推动增长的重要着力点
_IS_A = re.compile(
    "一[项个条种场]|当前|当务之急|关键|重要|基础|前提|根本|必然|大势|(?:[^,]*的)?(?:头等大事|重中之重|必由之路|大计|职责|使命|底线)"
)

_NOUN_PHRASE = re.compile(r"的[^的、]{1,6}$|以来[^,]{2,}$")
_COMPOUND = re.compile(
    r"(?<=[、的和与])丰富(?=内涵)|突破(?=\d|[一二三四五六七八九十百千]*[万亿]|[百千万]亿)|服务消费(?!者)|(?:检查|指导|调查|巡查|验收)组(?!织)|发布会(?!同)|研究会(?!议)|(?:提升|升级|转型|优化)(?=方向)|妥处(?=[置理])|组织部(?=[部副长、])|[一-鿿]{2}部(?=副部长|长(?![江沙春城]))|优化(?=(?:防控)?措施(?:出台|发布|公布|实施|落地))|[一-鿿]{2}(?=进行到底)|(?:改造|建设|扩建|改建|修复|治理|保护|提升)(?=(?:工程|项目)(?:、|等))|参与(?=[一-鿿]{2,6}的[^,的]{2,14}就?[在有是]\d)|批准(?=任命|免去)|并成(?=功|为|立)|(?:释放|扣押|逮捕|通缉|疏散)(?=(?:人员|对象)?名单)|(?:动员|疏散|撤离|驱逐|限制|禁止)(?=令)|新设(?=施)|(?:改?扩建|改[建造])(?=(?:工程|项目)(?:建设)?(?:总?里程|规模|面积|总投资|全长|长度))|设计(?=[一-鿿]{0,4}(?:面积|产能|时速|年限|寿命|库容|标准|能力|规模|容量|流量)(?:为|是|达|约|超|近)*\d)|输送(?=管)|(?:推介|表彰|看望|招聘|发布|推广|祭扫|展示|宣传|培训|慰问|巡查|救援|执法|促销|庆祝|纪念|交流|募捐|捐赠|评选|宣讲|检查|整治)(?=活动)|应对(?=[^,;。]{2,20}(?:负责|道歉|承担|作出|予以|保持))|派驻(?=[^,;。\d了]{1,10}[镇乡村县区市](?:医[生师]|教师|护士|干部|第一书记)$)|公开(?=展示|亮相|露面|谴责|宣称|声称|表示|承认|指责|违反|侵犯|批评|呼吁|支持|反对|道歉|致歉|挑衅|表态)|共建(?=设|成(?![渝都])|“[^”]*”(?:框架|[同与][^,]*对接|走|成为|取得|进入|迈))"
)
_ZONE = re.compile(r"(?:区|圈)(?![分域别位间块县级])|组(?=副?组长|成员|的|在|$)")  # 开发区, 联动圈, 起草组
_ORGANISED = re.compile(
    "国际|任何|环保|人权|家和|社会|民间|群团|党的|恐怖|世贸|世卫|层党|各级|慈善|公益|志愿|服务|行业|经济|合作|武装|科研|中介|自治|医疗|监管|宗教"
    "|妇女|工会|村级|基层|上级|团的"
)
_ORGANS = re.compile(
    r"功能|架构|体系|能力|纪律|原则|优势|生活|关系|建设|机构|结构|形式|方式|章程|程序|部[门长]|者|力(?!量)"
)

_NAMED = re.compile(  # 提升|改造工程3月动工: the verb is part of the project's name
    r"(?:[\u4e00-\u9fff]{0,8}(?:工程|项目)(?:[一二三四五六]期|[\u4e00-\u9fff]{1,4}(?:楼|桥|厂房|隧道|泵站|标段))?|(?=\d+月|正式[开动]工))(?:[\d年月日季度底前末上下旬]|已|正式|于|近日|日前|全面|顺利|如期|提前[^,]{0,4}?)*"
    r"(?:动工|开工|复工|完工|竣工|投产|封顶|启用|通车|投用|建成|完成|通过|进入)"
    r"|[\u4e00-\u9fff]{0,6}(?:方案|规划|纲要|条例|办法|指南)(?:正式|相继|先后|陆续)?(?:印发|出台|发布|公布|施行|颁布)$"
)
_ON_LIST = re.compile(r"[^,的]{0,8}(?:清单|计划|规划|名单|实事|项目|任务|台账)的")  # 列入清单的小区全部完工
_HONOURED = re.compile("[被获][^,;。]{0,22}$")  # is told as an honour


_TOGETHER = {
    "发展": ("高质量", "可持续"),
    "响应": ("应急", "级"),
    "服务": ("志愿",),
    "重建": ("灾后", "震后"),
    "组织": ("该", "本", "此", "其", "各"),
}  # words before a verb that is a noun there


def compound(text: str, begin: int, verb: str, stop: int) -> bool:
    """Whether a verb is part of a noun: 创新|产品, 国际|组织, 执行|主席, 搬迁|安置区."""
    takes = verb in _TAKES and not _PEOPLE.match(text, begin + len(verb), stop)  # 带领|主团看望慰问牧民
    named = verb not in having("policy_verbs", "pivot") and _NAMED.match(text, begin + len(verb), stop)
    told = verb == "走访" and not _SO_MANY.fullmatch(text, begin + len(verb), stop)
    if takes or named or told or text.endswith(_TOGETHER.get(verb, ()), 0, begin):
        return True
    each = _EACH.search(text, max(0, begin - 3), begin) and _supplies(text, begin + len(verb), stop)
    if each or (verb == "委托" and text.rfind("受", max(0, begin - 14), begin) >= 0):  # 受国务院|委托
        return True
    if verb == "授予" and _HONOURED.search(text, max(0, begin - 24), begin):
        return True
    if verb == "组织" and (_ORGANISED.match(text, max(0, begin - 2), begin) or _ORGANS.match(text, begin + 2, stop)):
        return True
    listed = verb in ("列入", "纳入") and _ON_LIST.match(text, begin + 2, stop)
    if listed or (len(verb) == 2 and _ZONE.match(text, begin + 2, stop)):
        return True
    rest, after = table("verb_compounds").get(verb), begin + len(verb)
    formed = rest and text.startswith(rest, after, stop) and not _SO_MANY.fullmatch(text, after, stop)
    return bool(formed or _COMPOUND.match(text, begin, stop))


_SO_MANY = re.compile(  # 搬迁|群众46户, 走访|企业85家
    r"(?:群众|人口|居民|村民|农户|牧户|[^,的\d]{0,6}企业|商户)?(?:超过?|近)?[\d.]+万?[余多]?[户家人名]+次?(?:[^,的]{0,6}企业|群众|居民|村民|农户|商户)?"
)
_EACH = re.compile("为每[家个位名所户]$")


def _supplies(text: str, begin: int, end: int) -> bool:
    """Whether what a verb after 为每家 only describes is followed by the deed: 为每家|签约企业|配备一名专员."""
    later = (verb_at(text, at, end) for at in verbs_between(text, begin + 2, end))
    return any(verb and verb not in NOUNISH for verb in later)


_TAKES = frozenset(["带领", "团结带领"])
_PEOPLE = re.compile("[^,]{0,6}?(?:群众|村民|乡亲|农户|牧民|百姓|大家|人民|职工|员工|全党|村里)")
