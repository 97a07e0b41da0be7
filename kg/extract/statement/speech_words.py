"""The words of reporting clauses: verbs of speech, who speaks by a role, adverbs and frames around the verb."""

from __future__ import annotations

import re
from functools import cache

from kg.extract.patterns import SYMBOLS
from kg.lexicon import alternation, one_of, table
from kg.text.normalise import BULLETS

MENTION = f"[{SYMBOLS['person']}-{SYMBOLS['document']}]"
PERSON, POST = SYMBOLS["person"], SYMBOLS["post"]
_DEPUTIES = (
    r"与会(?:代表|委员|者|人员|人士|专家|嘉宾|企业|国家|各方)[^,。表认指说一纷强]{0,8}"
    rf"|(?:代表|委员|与会者|参会者|嘉宾|{SYMBOLS['post']})们|大家"
)
_PAPERS = (
    r"报告|文章|时评|评论|社论|述评|讲话|贺信|回信|[贺祝][词辞]|献词|公报|通报|通知|公告|通告|意见|规划|方案|文件|反馈|声明|白皮书"
    r"|报道(?=[称说指]|$)"
)
DEPARTMENT = r"[一-鿿]{0,6}(?:部门|当局|官方|警方|军方|检方)(?:官员|有关|相关|负责人|发言人|人士)*"
ROLES = re.compile(
    rf"(?P<local>当地(?:{DEPARTMENT}|政府)|(?<![一-鿿{MENTION[1:-1]}])警方)|"
    rf"(?P<person>他(?!们|国|人|乡)|她(?!们))|(?P<deputies>{_DEPUTIES})|(?P<side>(?![警军检官各])[一-鿿]方(?![案法式向面]))"
    rf"|(?P<official>(?:该|相关|有关|主要)?负责人)|(?P<meeting>(?:全会|会议|大会|论坛)(?!上|精神)|各方(?!面))|(?P<paper>(?:《[^》]*》|{_PAPERS}))"
    rf"|(?P<title>{SYMBOLS['post']}(?!们|[、和]?(?:{SYMBOLS['post']}|{SYMBOLS['person']})))"
)
_DAY = r"(?:\d+月)?\d+[日号]|今天|昨天|当天|日前|近日|此前|同一天|当[日晚]|此后|最新|早些时候|\([^)]*\)"
ADVERB = (
    rf"{_DAY}|已经?(?!故)|还|也|又|都|并|再次|再|明确|特别|进一步|同时|只|一直|曾|则"
    "|审理|审查|首先|最后|随后|当即|立即|当场|多次|一致|纷纷|郑重|深情|动情|笑着|激动地|自豪地|强烈|专门|反复|继续|均|[发撰]文|严厉"
)
_FRAME = (
    rf"在[^,。]{{1,40}}?(?:时|中|上|会|后|里|期间|采访|{SYMBOLS['place']})"
    r"|(?:发表|发出|致)[^,。]{0,12}?(?:讲话|声明|演讲|公告|消息|致辞|辞)|(?:就|对|从|围绕|针对)[^,。]{1,40}"
    r"|向(?:记者|媒体|大家)|接受[^,。]{0,20}?采访时|代表[^,。]{1,24}?(?:发言)?|发言|[^,。]{2,24}?时"
)
ADVERBS = re.compile(rf"(?:{ADVERB}|{_FRAME})*")
CUT = re.compile(
    rf"(?<![所现存])在(?!任|晋|京)|就(?!业)|对(?!外|口)|(?<!来)向|从(?!化)|围绕|针对|接受|发表|发出|发布|公布|下发|印发|播发|作出|召开|举行"
    rf"|(?<![,;:”])(?<!^)报道|致辞|{_DAY}|{ADVERB}|出席|会见|回忆|谈|听|发言(?!人)|看望|慰问|走访|察看|会同|陪同|询问|问(?!题)|邀|转达|请(?=[^,。]{{1,12}}转达)|率|赞赏|感谢|祝贺|欢迎|提起|说起|讲起|想起|指着|拉着|握着|抱着|看着|望着"
)
LEAD = re.compile(
    r"(?:但|而|同时|此外|另外|对此|据|随后|其中|日前|近日|今天|昨天|当天|(?:\d+月)?\d+日"
    rf"|[^,。]{{0,8}}:|\([^)]*\)|[{BULLETS}]| )*"
)
OBEYED = re.compile(  # what stands behind is no subject: 听取|县长某某关于…的汇报,要求…
    r"(?:听取|看望|慰问|走访|会见|感谢|祝贺|欢迎|赞赏)(?![^,]*[后时])|符合|满足|响应|落实|贯彻|按照|按$|根据|学习|传达|对照|牢记|遵循"
)
OPENING = re.compile(r"(?:在|当|就|对|谈到|围绕|针对|提起|面对|于)[^,。]{1,60}?(?:上|时|中|后|期间|里|方面|下|问题)")
TURNS = re.compile("[。;:“”]|(?:说|表示|介绍|认为|指出|强调|坦言|告诉),")  # a clause's subject is not carried over
NOUNS = re.compile(
    r"(?:意见|建议|要求|主张|倡议|看法|观点|希望|目标|举措|措施|部署|安排|任务|方案|理念|论断|概念|思想|战略|思路|问题|条件|申请|挑战|祝贺|感谢|谢意|欢迎|哀悼"
    r"|慰问|问候|敬意|满意|赞赏|认可|肯定|支持|关切|遗憾|谴责|反对|担忧|同意|规定|批评|异议|理解|重要性|抗议|口号|课题|命题|原则|路径|概括|道歉|热情|信心|进展"
    r"|情况|成立|计划|清单|时间|愿望|号召|警告|赞同)$"
)
UNNAMED = re.compile(
    r"(?![^,]*(?:可以|应该|就是|话|据|来|所)[说称]|有人)[^,。“]{2,24}(?P<verb>表示|指出|强调|认为|说|称)"
)
ISSUED = re.compile(
    rf"(?:{ADVERB})*(?P<verb>发布|公布|发表|发出)[^,。;:]{{0,20}}(?:报告|公告|通报|声明|消息|公报|{SYMBOLS['document']})"
)
LISTED = re.compile(r"[^,。;“”]{0,40}?(?:任务|建议|意见|要求|主张|倡议|看法|希望|目标|举措|措施|部署|安排|倡导|观点)$")


@cache
def speech_verbs() -> re.Pattern[str]:
    begins = "".join(sorted({word[0] for word in table("speech_verbs")}))
    return re.compile(
        rf"(?=[{begins}])(?<![堪被简俗统自职名昵传听据小学])(?<!\D号)(?P<verb>{alternation('speech_verbs')})"
        rf"(?<!称(?=[为号赞谓呼职霸雄]))(?<!并称)(?<!说(?=[明法服起是不过]|动(?!员|用|手)))"
        rf"(?<!讲(?![,:“”]|$))(?<![来宣演主开评所]讲)(?<!建议(?=[书稿]))(?<!分析(?=[师员]))(?<!评论(?=[员家区文]))(?<!问(?=题))(?<![顾访学]问)(?:道|说|称)?"
        rf"(?:(?<=告诉)(?:[在到][座场]的|身边的)?(?:{PERSON}|大家|我们|他们|我|他|她|本报)?(?:记者|{POST}|(?:调研|采访|工作|检查|督导|考察|巡察)(?:组|团)|(?:代表|委员|同事|乡亲|村民|同学|工友|孩子|队员|游客|家长|患者)们?)?|记者|{POST})?"
    )


@cache
def telling() -> re.Pattern[str]:
    """What every reporting clause holds one of: a verb of speech or of issuing, or a mark before what is said."""
    others = ("指示,", "批示,", "发布", "公布", "发表", "发出", "报道", "消息", "声明", "看来", ":", ",“")
    return re.compile(one_of((*table("speech_verbs"), *others)))
