"""Units inside bodies: an office's rooms and sections, a company's shops, a police bureau's branches."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.lexicon import marked, table
from kg.lexicon.bodies import CONSULTATIVE
from kg.resolve.body.national import body
from kg.resolve.qualify import Line
from kg.resolve.spans import Found

STOP = re.compile(r"[的了在对为将把从到向及等是有同被让由这那其该各每并但而就都也,。;:!?()“”《》\s\d]|(?<!社)会")
_INNER = re.compile(
    r"(?:办公厅|办公室|督查室|政策研究室|研究室|信息中心|宣传处|组织部|宣传部|统战部|政法委|社会工作部|党校|党支部|[儿内外骨眼]科|团委|营业部|项目部|执行局|医共体(?:总院)?"
    r"|[一-鿿]{2,6}?(?=[办分管总供支大派科处所股站班学研设规项经中实工作医监消护门市销生技财])(?:办公室|分局|管理局|总院|分馆|分院|分校|分公司|分中心|供电局|供电公司|支队|大队|派出所|科|处|所|股|站|班|学院|研究所|研究院|设计院|规划院|研究中心|项目部|经理部|中心|实验室|工作室|作业班|支行|支部|医院|监管所|工区|消防站|护理部|门诊部|医务部|市场部|销售部|生产部|技术部|财务部))"
)
_CERTAIN = re.compile(  # although 审判, 监督 and 驻 are verbs, and a place may stand before 分院
    r"[一-鿿]{0,6}?审判(?:第[一二三四五六])?庭|[一-鿿]{2,5}?人民法庭|(?:检察|审判)委员会|驻[一-鿿]{2,6}?办事处"
    r"|[\d一二三四五六七八九十]{1,4}路?车队|(?:办税|政务|便民)服务大?厅|第[一二三四五六七八九十]{1,2}检察部|[一二三四五六七八九十]{1,2}部(?=原|副?主任|党支部|检察官)|(?:[东西南北]|[一-鿿]{2,6}?)院区|[一-鿿]{2,4}监督(?:室|[一二三四五六]?[科处])|(?:(?![的了在到从和向将等有])[一-鿿]){2,9}?医学[一二三四五]?科(?![学研技])|[一-鿿]{2,13}?(?:州|地区|盟|市|兵团)分院|(?:(?![的了在从到和与向])[一-鿿]){2,4}?车间(?=副?主任|[,。、;()]|$)"
)


_OF_ASSEMBLY = re.compile(  # 市人大|社会建设委员会, 政协某市委员会|民族和宗教委员会
    "(?:民族|宗教|侨务|华侨|港澳台|外事|宪法|法律|法制|监察|司法|内务|财政|经济|预算|教育|科学|科技|文化|文史|资料|文教|卫生|体育|旅游"
    "|环境|资源|保护|生态|城乡|城市|城建|环保|建设|规划|农业|农村|农牧|水利|社会|人口|代表|选举|人事|任免|资格|审查|信访|提案|学习|联络|联谊|教科[文卫体]*"
    "|[和与、])+(?:工作)?委员会"
)
_ASSEMBLIES = ("人民代表大会", "人民代表大会常务委员会")


def find_unit(line: Line, begin: int, at: int, end: int, holder: str) -> Iterator[Found]:
    """A unit inside a body: 市政府|督查室, 淄博市公安局|周村分局, 水利局|规划科, 市人大|财政经济委员会."""
    if line.text.startswith("、", at, end):  # 某提案委员会|、经济委员会
        return
    assembly = holder.endswith(_ASSEMBLIES) or holder.startswith(CONSULTATIVE)
    certain = (assembly and _OF_ASSEMBLY.match(line.text, at, end)) or _CERTAIN.match(line.text, at, end)
    if certain and certain[0][:2] not in table("policy_verbs"):
        yield Found(begin, certain.end(), body(holder + certain[0]), rank=5)
        return
    match = _INNER.match(line.text, at, end)
    if match and _is_section(line, match) and _is_noun(line, at, match.end()):
        yield Found(begin, match.end(), body(holder + match[0]), rank=5)


def _is_section(line: Line, match: re.Match[str]) -> bool:
    """Whether what may be a unit's name ends there, and names a unit rather than a shift, a station or a share."""
    at, end = match.span()
    if "原" in match[0] and match[0].endswith(_COMMITTEES):  # 某团|原党委书记
        return False
    ends = line.ends_name(end) or line.text.startswith("原", end)  # 救助股|原股长
    if not ends or STOP.search(line.text, at, end) or _NO_SECTION.search(match[0]) or _HEAD.match(match[0]):
        return False
    return not match[0].endswith(("科", "处", "所", "股", "站", "班")) or bool(_AFTER_SECTION.match(line.text, end))


def _is_noun(line: Line, at: int, end: int) -> bool:
    """Whether the words between a body and the end of what may be its unit are a name, and no verb of the sentence."""
    words = line.within(at, end)
    if not words or line.surface(words[-1]).removeprefix("依法") in table("policy_verbs"):
        return False  # 某局依法|查处
    if words[0].begin != at or line.surface(words[0]) in _FOUNDS:
        return False
    return all(
        w.tag not in ("v", "d", "p", "r", "c", "uj")
        or line.surface(w) in marked("name_words", "inside")
        or (line.surface(w) in ("站", "所") and w.end == end)
        for w in words
    )


_COMMITTEES = ("党支部", "党总支", "党委", "党组", "支部")
_FOUNDS = ("共建", "联建", "新建", "组建", "创建", "建设", "打造")  # 某公司|共建党支部
_AFTER_SECTION = re.compile(
    r"$|[,。、;()长副原科处股站班]|主[任管]|班长|技术员|干部|职工|护士|医生|医师|护师|专家|团队|科员|(?:高级|助理)?工程师|消防员|值班员|民警|法官|检察官"
)
_HEAD = re.compile(
    "副?(?:主任|书记|主席|[局处科院所站班校部]长)"
)  # 县人大常委会|主任马某科主持会议: a name that ends as a section does
_NO_SECTION = re.compile(
    "(?:培训|研修|学习|上|下|值|夜|白|航|专|早|晚|领导|[全各多几][个]?)班$|(?:车|网|到|总|全|整|进|出)站$|[控持参]股$|[一二三]类中心$"
)
