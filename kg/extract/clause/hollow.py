"""Verb and object that say nothing that is done: they exhort or praise, or tell how things go.

``增强意识`` · ``作出贡献`` · ``注入动能`` · ``保持较快增长`` · ``实现新突破``
"""

from __future__ import annotations

import re

from kg.lexicon import having


def empty(verb: str, words: str) -> bool:
    """Whether verb and object only exhort or praise: 增强意识, 作出贡献, 注入动能."""
    if verb == "进行":
        return bool(_TALKS.search(words))
    if verb in _NEVER and _NEVER[verb].search(words):
        return True
    if verb in _ONLY:
        return not _ONLY[verb].search(words)
    if verb == "提供" and words.endswith("保障") and not _PRAISED.search(words):
        return False
    if verb == "提供" and _OFFERED.search(words):
        return True
    driven = verb in ("激发", "增强") and words.endswith("动力")
    carried = verb == "抓好" and words.endswith("落实") and len(words) > 6
    laid = verb in ("筑牢", "打好") and words.endswith("基础")  # 筑牢|粮食丰收基础
    hollow = verb in _HOLLOW_VERBS or (
        verb in _LIGHTS and not (laid or driven or carried) and bool(_HOLLOW.search(words))
    )
    upheld = verb.endswith(("弘扬", "传承")) and bool(_UPHELD.search(words))
    studied = words.startswith(("学习贯彻", "学习宣传", "深入学习")) and not words.endswith(("教育", "活动", "整顿"))
    return hollow or upheld or studied or bool(_MINDS.search(words))


_UPHELD = re.compile(
    "(?:精神|基因|血脉|文脉|薪火|使命|遗志|友谊|友好|作风|学风|风尚|正气|传统|共同价值)”?$"
)  # and no 传统文化


def comes_about(verb: str, words: str) -> bool:
    """Whether verb and object tell how things go rather than what is done: 保持较快增长, 实现新突破."""
    grew = verb not in having("policy_verbs", "pivot") and _GREW.search(words) is not None  # 吸纳|就业人数稳步增长
    return grew or bool(_COMES_ABOUT.fullmatch(verb + words))


_GREW = re.compile("(?<=.)(?:稳步|持续|快速|明显|大幅|显著)(?:增长|上升|回升|攀升|下降|回落)$")


_COMES_ABOUT = re.compile(
    r"保持[^,、]{0,4}(?:清醒|坚定|定力|充裕|充足|强劲|稳健|活跃|旺盛|火热|畅通|高位|低位|水平|活力|增速|信心|增长|势头|运行|第一|平稳|稳定|领先|态势)"
    r"|保持[^,]*(?:势头|态势|稳中有进|总体平稳)|保持在[^,]*(?:区间|高位|水平|以上|左右)|保持(?:在)?(?:高位|低位)[^,]{0,4}|(?:保持|展现)[^,]{0,4}韧性|延续[^,]*(?:态势|势头|趋势)"
    r"|加速向[^,]*迈进|[^,]*的[少多]了[^,]*"
    r"|吸引[^,]*(?:游客|市民|观众|家庭|目光|关注|打卡|参观|参赛|消费者)[^,]{0,4}|实现[^,、]{0,4}(?:突破|跨越|(?:更大|跨越|良好)发展|增长)|实现(?:由[降负跌][转变为]?[升正增涨]|止[跌降]回[升稳]|扭亏为盈|稳中有[增升进]|[^,、]{0,4}“?开门[红稳]”?)"
)
_SPIRIT = re.compile("(?:全会|大会|代表大会|二十大|讲话)精神$")
_NEVER = {  # verbs that do nothing with these objects
    "反对": re.compile("^和"),
    "采取": re.compile("^行动$"),
    "克服": re.compile("^(?:一切|种种|重重|各种|诸多)*(?:困难|挑战|艰难险阻)(?:、?(?:困难|挑战))?$"),
    "开启": re.compile("(?:征程|航程|新航|篇章|序幕|之旅|旅程)”?$"),
    "强化": re.compile("(?:使命|责任|政治)?担当$"),
    "指责": re.compile("^(?:毫无|没有|缺乏)"),
    "击中": re.compile("^(?:并|后|起火|受损)"),
    "传承": re.compile("^(?:弘扬|升华)"),
    "创造": re.compile("奇迹$|辉煌$|纪录$"),
    "拿出": re.compile("(?:精神|勇气|决心|诚意|诚信|态度|姿态|干劲|劲头|魄力|担当|行动)$"),
    "开拓": re.compile("^进取|^创新(?:$|、)"),
    "移交": re.compile("^至"),
    "分享": re.compile("喜悦|欢乐|快乐|感受|体会|心得|故事"),
    "回应": re.compile("提问$|问题$|质疑$"),
    "送上": re.compile("祝福$|祝愿$|祝贺$|问候$"),
    "树立": re.compile("(?:理念|意识|信心)”?$"),
    "讨论": re.compile("^(?:相关|有关)(?:问题|情况|事宜)$"),
    "研究": re.compile("等(?:项|方面)?(?:工作|事项|问题|议题|事宜)$"),  # what a meeting is about
    "做好": re.compile("^(?:[今明]年|[全下]半?年|当前|下一?阶段)的?(?:各项|政府)?工作$"),  # 做好今年工作,要…
    "抢收": re.compile("^抢[种烘]"),
    "发挥": re.compile(
        "^(?:十分)?(?:重要|关键|突出|独特|不可替代)的?[一-鿿]{2,3}作用$|^(?:更加?|重要|积极|关键|独特|突出|应有|巨大|不可替代|主力军|顶梁柱|压舱石|主动力|主引擎|稳定锚|“[^”]+”|[^,、]{0,6}(?:主力军|顶梁柱|压舱石)|和|经济增长的)+的?(?:重要|积极)?作用$"
    ),
    "做到": re.compile(r"^(?:应.尽.|[^,、]{2,6})$"),
    "发布": re.compile("(?:^|相关|最新)消息$|显示$"),  # tells but where something is known from
    "发表": re.compile("(?:演讲|讲话|致辞|发言)$"),  # it is told as what was said
    "落实": _SPIRIT,
    "贯彻落实": _SPIRIT,
}
_ONLY = {  # verbs that do something with these objects only
    "尊重": re.compile("利益|关切|主权|领土|选择|权利|意愿|独立"),
    "欢迎": re.compile("更多|企业|产品|投资|参与|加入|各方|各国|社会各界|青年|学子|留学生"),  # and no guest
    "给出": re.compile("(?:答复|回复|反馈|指导意见|[诊治]疗(?:建议|意见)|处理意见|解决方案)$"),
    "给予": re.compile(
        "^[^每至到的]*(?:贴息|补[贴助]|奖[励补]|资助|优惠|减免|救助|扶持|资金|经费|贷款|授信|额度|处[分罚]|罚款|警告|名额)$"
    ),
    "发出": re.compile(
        "(?:通知书?|通报|公告|通告|建议书?|倡议书?|唁电|贺电|函|令|预警|警报|警告|预警信号|包裹|传票|请柬)$"
    ),
}
_PRAISED = re.compile(r"(?:有力|坚强|坚实|制度|法治|法律|重要|组织|强大|可靠|根本|坚强[^,、]{2,4}|^)的?保障$")
_OFFERED = re.compile(
    r"(?:机遇|借鉴|启示|参考|样本|范例|可能|思路|方案|(?:有力|重要|宝贵|坚实|强大|坚强|有益)的?支持|(?:有力|重要|坚实|强大|坚强|^)的?支撑)$"
)
_TALKS = re.compile(
    r"(?:交流|会谈|会晤|会见|座谈|讨论|沟通|调研|考察|访问|比赛|介绍|汇报|采访|对话|报道|直播|总结|动员|讲话|表演|观摩|互动|体验|对比|研究|交谈|宣誓|报告|演练|展示|中|比较|访问的[^,]*)$"
)
_LIGHTS = frozenset(
    ["作出", "做出", "提供", "打好", "增强", "抓好", "抓实", "形成", "凝聚", "创造", "激发", "筑牢", "落实", "谋划"]
)
_HOLLOW_VERBS = frozenset(["宣读", "注入", "指明", "作为", "奠定", "打下", "增添", "积蓄", "贡献"])
_HOLLOW = re.compile(
    r"(?:贡献|坚强保证|保障|支撑|动能|动力|指引|底气|自觉|意识|自信|狠抓落实|风貌|作用|规划|落实|决心|信心|干劲|斗志|士气|豪情|精神|见效|遵循|保证|基础|全局|航向|方向)$"
)
_MINDS = re.compile(
    r"(?:这一|这张|特色|亮丽|金字)[^,]{0,4}(?:品牌|招牌|名片)$|共同进步$|^新(?:气象|局面)$|的(?:努力|实际|具体|务实)行动$|^党(?:中央)?的?(?:全面|集中统一|绝对)*领导$|作为[^,]{2,8}$|系列报道|(?:[“‘]?(?:四个意识|四个自信|两个维护|两个确立)|政治(?:忠诚|能力|意识|自觉|站位)|使命感|责任感|获得感|初心使命)"
)
