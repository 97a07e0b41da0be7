"""Who a clause says is to act: the names that begin it as its subject."""

from __future__ import annotations

import re
from itertools import takewhile

from kg.extract.action.standins import LEAD, stood_for, things
from kg.extract.clause.chains import ADVERBS
from kg.extract.clause.clauses import Clause
from kg.extract.clause.verbs import verb_at, verbs_between
from kg.extract.text import AnnotatedText
from kg.lexicon import table
from kg.model import Kind, Mention, Thing
from kg.text.words import pieces

_JOINS = re.compile(
    r"[、和与及]?|(?:已|将|拟|正式|成功|日前|近日|今年|[今昨][天日](?:\([^)]*\))?)+[与和同]|会同|正会同|联合|携手|同"
    r"|和[^,]{0,2}"
)
_CHARGES = ("叮嘱", "责成", "指示", "要求", "当即请", "并请", "还请")
_STRUCK = ("遭", "遭到", "遭受")
_TELLS = (*_CHARGES, "希望", "督促", "呼吁", "建议", "由", "被", *_STRUCK)
_SAYS = ("表示", "指出", "强调", "认为", "称", "宣布", "重申")
_OTHERS = re.compile(
    r"(?:方面(?:[和与及、][^,;:的在对]{2,8}?)?(?=[也均都已将再又对就向])|(?:[东西南北中]{1,2}部(?:[和、][东西南北中]{1,2}部)*|全境)(?:多地|地区|部分地区)?(?![的和、])|多地|大部(?:分地区)?|部分地区|沿海地区|等[一-鿿]{0,4}国家(?=[分共联对将已在近先])|等(?:[一二两三四五六七八九十\d]+个?|多个?)?(?:地|国|省份?|市|县|部门|单位|机构|高校|多地|家?(?:央企|企业|银行|公司|医院|媒体))?|[两三四五六七]地|[两三四五六七八九十]+国(?:[一-鿿]{0,6}(?:长|总统|总理|首相|元首|首脑|领导人|代表|官员))?|和[^,的]{0,4}(?:同事|队友|同伴|团队|工友|战友|村民|家人)们?|两国|双方|各?部队(?:和广大官兵)?|各[地区县市州镇乡](?!域|别)|全市|全省|全县|团队)|上下(?![游班级联])"
    r"|的[一-鿿\d]{0,8}?"  # 某医院|的医疗队
    r"(?:团队|医疗队|救援队|抢险队|抢修队|突击队|服务队|工作队|小分队|专家组)(?![的员]|[一-鿿]{0,2}由)"
    r"|、[一-鿿]{2,8}[部局委厅署办](?=[要将应拟须已])|(?!将|会同|已|正)[^,;:。“”的了在]{0,14}?(?:部门|机构|中心人员|工作人员|警方|干部|灾区|有关方面|医务人员|党组织|代表团|分公司|支行|站区)"
)
_WHEN = re.compile(
    r"(?:[今昨][天日](?:[上下]午)?(?:\([^)]*\))?(?:[上下]午)?|[一二三四]季度|前[\d一二三四五六七八九十]+个?月|[今去明]年(?:以来)?|[本上下]半年|本月|近日|日前|近期|已?于|每半?(?:年|个?月|季度|周(?![一二三四五六日])|天)|每?周[一二三四五六日](?:[、和至到]每?周[一二三四五六日])*|[\d一二三四五六七八九十至—、]{1,6}(?:年|月底?|[日号](?:[上下]午|[凌清]晨|晚间?(?!些)|夜间?|早上|深夜)?|时)|[年月]?底|[之以]?前(?!往|进|来|去|行))+"
)


def subjects(text: AnnotatedText, clause: Clause) -> tuple[Thing, ...]:
    """The people, bodies or places that begin a clause as its subject (also joined: 甲和乙、丙会同丁).

    A person stands for the posts before his name (中央军委主席习近平), the last of a row with 的 or nothing
    between for the row (某社区的某村, 某省某市), 当地 for the place named last.
    """
    mentions = [m for m in text.opened(clause.sentence, clause.begin, clause.end) if m.end <= clause.end]
    at = clause.begin
    if mentions:
        at = max((m.begin for m in mentions if _begins_anew(text.flat, at, m)), default=at)
    if text.flat[at] == "这" and (first := _FIRST.match(text.flat, at, clause.end)):  # 这是某国首次…
        return things([m for m in mentions if first.start("time") == m.end])
    if there := stood_for(text, at, clause.end):
        return there
    if mentions and (whence := _WHENCE.match(text.flat, at, clause.end)):
        at = next((m.begin for m in mentions if m.begin == whence.end() and m.thing.kind is not Kind.PLACE), at)
    mentions = [m for m in mentions if m.begin >= at]
    found, at = _row(text, clause, mentions, at) if mentions else ([], at)
    if note := _NOTE.match(text.flat, at, clause.end):
        at = note.end()
    if not found or _is_no_actor(text.flat, found[-1].thing, at, clause.end):
        return ()
    if _acts_anyway(text, clause, found, at):
        return things(found)
    if when := _WHEN.match(text.flat, at, clause.end):
        at = when.end()
    if begins_longer(text.flat, found[-1], clause.end) or _RELATIONS.match(text.flat, at, clause.end):
        return ()
    if found[-1].thing.kind is Kind.PLACE:
        at = _past_counted(text.flat, at, clause.end)
    others = None if verb_at(text.flat, at, clause.end) else _OTHERS.match(text.flat, at, clause.end)
    return things(found) if _predicate(text.flat[others.end() if others else at : clause.end]) else ()


def _acts_anyway(text: AnnotatedText, clause: Clause, found: list[Mention], at: int) -> bool:
    """Whether those named up to a place act, whatever follows: 云南:|推进农文旅融合, 该州遭某国|无人机大规模攻击."""
    charged = text.flat.endswith(_CHARGES, clause.begin, found[0].begin)  # 李某叮嘱市水利局,|抓紧…
    return (
        (at == clause.end and (charged or text.flat[at : at + 1] == ":"))
        or _TOGETHER.match(text.flat, at, clause.end) is not None
        or text.flat.endswith(_STRUCK, clause.begin, found[0].begin)
        or _its_project(text, clause, found, at)
    )


def _is_no_actor(text: str, thing: Thing, at: int, end: int) -> bool:
    """Whether a name is that of a meeting of which the clause says that it is held, or of a road, and not its works."""
    if thing.kind is Kind.MEETING:
        return _IS_HELD.match(text, at, end) is not None
    built = thing.kind is Kind.PLACE and thing.name.endswith(BUILT)
    return built and not text.startswith(("工程", "项目"), at)


_WHENCE = re.compile(
    "(?:来自|在(?!以)|从)[^,;:“”了着过]{2,16}?(?<![部内境带])的(?![^,]*[下中时],)"
)  # 在合肥打工的|章有田回到家乡
_NOTE = re.compile(  # 某某(女,蒙古族)|传达…, 某组织(简称)|释放…
    r"\((?:女|男|[\u4e00-\u9fff]{1,5}族)[^()]{0,10}\)|(?<=[会织司团军社部动盟])\([\u4e00-\u9fffA-Za-z“”]{2,10}\)"
)
BUILT = ("铁路", "高铁", "公路", "高速", "大桥", "特大桥", "隧道", "运河")  # they come to be, and do nothing


def _begins_anew(flat: str, begin: int, name: Mention) -> bool:
    """Whether who acts is named behind a verb that asks it to, or that says what it does: 表示|某方愿…, not 某国是…."""
    says = flat.endswith(_SAYS, begin, name.begin) and not flat.startswith("是", name.end)
    return says or flat.endswith(_TELLS, begin, name.begin)


WATERS = tuple("江河湖海渠")
_BESIDE = re.compile("(?:以[东西南北](?!方)|附近|近郊|市郊)(?![和与、])")  # 拉法|以北一处救助点遭袭
_WINGS = ("新馆", "老馆", "分馆", "新院区", "新校区", "新址", "分院", "二期", "三期")


def begins_longer(text: str, mention: Mention, end: int) -> bool:
    """Whether a name is but the beginning of a longer one: 赛城湖|泵站扩建工程底板浇筑完毕, 市博物馆|新馆开放."""
    if text.startswith(_WINGS, mention.end) or _BESIDE.match(text, mention.end, end):
        return True
    water = mention.thing.kind is Kind.PLACE and mention.thing.name.endswith(WATERS)
    return water and any(tag[0] in "nl" for _, _, tag in pieces(text[mention.end : min(end, mention.end + 6)])[:1])


_RELATIONS = re.compile(  # 中南|关系实现跨越式发展
    "(?:两国)?(?:全面|战略|友好|双边|经贸|务实|传统|各领域)*(?:关系|友谊|友好|友城|(?:协作|合作|战略)?伙伴关系|(?<=务实|经贸|领域)合作|命运共同体)(?![^,]{0,2}[委协])"
)
_IS_HELD = re.compile("(?:即将|将于?|将要)?(?:召开|举行|开幕|闭幕|临近|在即|前夕)")  # who meets acts, not the meeting
_FIRST = re.compile(r"这(?:也|还)?是[^,;。]{0,30}?(?P<time>首次|第[一二三四五六七八九十\d]+次)")
_COUNTED = re.compile(
    r"(?:(?:多|近?[\d百千万]+[余多]?万?|[一二三四五六七八九十]+)[座个家所条处亩台辆艘名户](?:大中型|[\u4e00-\u9fff]{2})"
    r"|(?:[各多]地的?|全[省市区县]的?|这[家座所个]|一些|部分|不少|众多)[\u4e00-\u9fff]{2})"
)


def _past_counted(text: str, at: int, end: int) -> int:
    """Where the verb stands behind what a place has many of, which acts for it: 某省|多座大中型水库|实施…."""
    counted = _COUNTED.match(text, at, end)
    if not counted:
        return at
    verbs = verbs_between(text, counted.end(), min(end, counted.end() + 8))
    return verbs[0] if verbs and "的" not in text[counted.end() : verbs[0]] else at


def _its_project(text: AnnotatedText, clause: Clause, found: list[Mention], at: int) -> bool:
    """Whether a clause tells how far a company's project has come: 某公司|年产5万吨新材料项目开工."""
    return found[-1].thing.name.endswith("公司") and _PROJECT.match(text.flat, at, clause.end) is not None


_PROJECT = re.compile(
    "(?:年产|总?投资|新建|[一二三四]期)[^,的]{0,30}(?:项目|工程|生产线)(?:[一二三四]期)?(?:[在于][^,]{2,20}|[一-鿿]{1,4})?"
    "(?:[开动]工|[投试]产|奠基|启动|竣工|封顶|签约|落地|投用|达产|试生产)$"
)


def _row(text: AnnotatedText, clause: Clause, mentions: list[Mention], at: int) -> tuple[list[Mention], int]:
    """The names joined from ``at`` on, and where what is said of them begins."""
    found: list[Mention] = []
    posts = {post.begin: post.end for post in text.titles(clause.sentence, at, clause.end + 1) if mentions}
    for mention in mentions:
        between = text.flat[at : mention.begin]
        headed = bool(found) and between == "长" and mention.thing.kind is Kind.PERSON  # 某国财政部|长某某
        titled = headed or _titled(text.flat, posts, at, mention.begin)
        joined = text.flat[posts.get(at, at) : mention.begin] if found else between  # 某某主席|同|某某总统
        if not found and text.flat.startswith("同志为核心的", mention.end):  # 以某某同志为核心的党中央
            between = between.removesuffix("以")
        if between and not found and not titled and not LEAD.fullmatch(between) and not _described(text, at, mention):
            break
        if mention.thing.kind is Kind.DOCUMENT or (
            found and not titled and between not in _OWN and not _JOINS.fullmatch(joined)
        ):
            break
        of_place = between == "" and found and found[-1].thing.kind is Kind.PLACE and not _pair(found[-1], mention)
        stacked = of_place and (mention.thing.kind in (Kind.PLACE, Kind.BODY) or text.flat[mention.begin] == "《")
        narrowed = titled or stacked or between in _OWN
        found = [*(found[:-1] if narrowed else found), mention]
        at = mention.end
    return found, posts.get(at, at) if found else at


def _pair(one: Mention, other: Mention) -> bool:
    """Whether two names are those of two countries in short, of which none lies in the other: 中|美双方."""
    return one.end - one.begin == other.end - other.begin == 1


_WHOSE = re.compile(
    "(?![在对为向从把将与和由给以按让使就据经])[^,;:了着过在从向对把将]{2,10}的"
)  # 西南边陲的|云南省临沧市


def _described(text: AnnotatedText, at: int, mention: Mention) -> bool:
    """Whether what stands before a name only says what it is like: 西南边陲的|云南省临沧市, but 构建…的|中国…."""
    if _CAME_OUT.fullmatch(text.flat, at, mention.begin):
        return True
    said = _WHOSE.fullmatch(text.flat, at, mention.begin)
    return said is not None and mention.end - mention.begin > 1 and not verbs_between(text.flat, at, mention.begin)


_CAME_OUT = re.compile(  # 明天(5日)出版的|某报, 日前召开的|某会议
    r"(?:(?:[今昨明]天|日前|近日|[\d月]+日)(?:\([^()]*\))?)?(?:正式|即将)?(?:出版|出刊|召开|举行|闭幕|印发|发布)的(?:第\d+期)?"
)
_OWN = ("的", "所属", "下属", "直属", "同志为核心的")  # the last of such a row stands for it: 某海关所属某办事处


def _titled(text: str, posts: dict[int, int], at: int, until: int) -> bool:
    """Whether a post, or posts joined by 、, fill the text between two names."""
    begin = at
    while at < until and (end := _past_post(text, posts, at)) > at:
        at = end + (end + 1 < until and _past_post(text, posts, end + 1) > end + 1)
    return at > begin and (at == until or (at == until - 1 and text[at] == "、"))


def _past_post(text: str, posts: dict[int, int], at: int) -> int:
    """Where a post that stands at a place ends, also behind the state's name (国家|主席); the place where none does."""
    return posts.get(at) or posts.get(at + 2 if text.startswith("国家", at) else at, at)


_LOOK = 16  # characters in which the first two words of a predicate end
_SINCE = ("以来", "以后", "以前", "期间", "时期", "前夕")


_ADPOSITION = re.compile(
    "对(?![象外手岸口联策照比话立面半])|经(?=[^,]{0,6}(?:表决|审议|讨论|研究|协商))|从(?=党|[^,]{2,24}(?:方面|角度))|对外(?=公布|发布|公开|披露|开放)|将(?![军士领])|把(?![手关])"
)
_TOGETHER = re.compile("[和与同跟][^,]{2,20}(?:一道|一起|一同)$")  # 李某和村民们一道,|建起…
_NO_PREDICATE = re.compile("[的等内之)”》]|上(?![周月半个])|中(?![标选])")
_WAY = re.compile("[到至][^,]{1,10}?(?:的(?:车程|距离|路程|时间|行程|公路|高速)|段|之间|沿线)")  # 甲县|到乙县的车程


def _predicate(rest: str) -> bool:
    """Whether what follows a name can be its predicate: not 的…, not a noun that the name only qualifies.

    Nouns may stand between (某景区|索道|完成年度检修, 某法院|一审|公开宣判, 某中心|主体|结构|正进行…).
    """
    headed = (
        rest[:2] in table("policy_verbs")
        or rest[:4] in table("policy_verbs")
        or rest.startswith(("尊重", "带队", "率队", "出席", "列席", "主持会议"))
    )  # 某局|上线…
    if (
        not rest
        or _WAY.match(rest)
        or (_NO_PREDICATE.match(rest) and not headed)
        or (rest.startswith(_SINCE) and not rest.startswith("以前所未有"))
    ):
        return False
    words = pieces(rest[:_LOOK])
    (_, end, tag), *others = words
    if _ADPOSITION.match(rest):  # 某法院|对金某某案作出判决, where the dictionary reads 对金
        return True
    if tag == "ad" or (tag == "a" and others and others[0][2][0] == "v"):
        return True
    if tag[0] in "vdpt" or ADVERBS.match(rest) or headed or rest[:end] in table("policy_verbs"):
        return True
    nouns = takewhile(lambda piece: piece[2][0] in "nm", words[:2])
    return any(_acts(rest, end, tag) for _, end, tag in nouns)


def _acts(rest: str, at: int, tag: str) -> bool:
    """Whether an adverb or a verb stands behind who acts, or what leads up to one behind when: 战机|随后对…."""
    when = None if tag.startswith("nr") or _OF_PEOPLE.search(rest, 0, at) else _DAY.match(rest, at)
    at = when.end() if when else at
    led = when is not None and rest[at : at + 1] in ("对", "向", "在", "用", "从")
    return led or ADVERBS.match(rest, at) is not None or rest[at : at + 2] in table("policy_verbs")


_DAY = re.compile(r"(?:随后|当天|此前|近日|日前|再次|[\d、]+日|[今昨]天(?:\([^)]*\))?)+")
_OF_PEOPLE = re.compile(  # 某国男子|日前…, 某国总统|当天…: people, whom another name tells
    "(?:民众|市民|居民|网友|男子|女子|司机|媒体|人士|专家|学者|(?<!领导)人|员|^长.*|[部省州市校院]长|总统|首相|总理|大臣|主席|外长|防长|外相|国王|议长|发言人|代表)$"
)
