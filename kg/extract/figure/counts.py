"""Things counted without a word of statistics: 出土1000多件珍贵文物, 、街道社区72个, 450人参加开幕式."""

from __future__ import annotations

import re

from kg.extract.clause.verbs import verbs_between
from kg.extract.figure.counted_nouns import LAND, NAMING, PEOPLE, noun_at
from kg.extract.figure.doers import STANDING
from kg.extract.figure.indicators import CLAUSE, FROM, FROM_TO, HAVE, STAGES, STOCK, STOP, TO, nominal, plain
from kg.extract.figure.scope import Scope
from kg.lexicon import table, units
from kg.text.numbers import ABOUT, FoundQuantity
from kg.text.words import cut

_JOINING = re.compile(r"(?:参加|出席|观看)(?:了)?[^,。;、的]{2,10}")
_FOUND = re.compile(
    r"(?P<verb>出土|发现|发掘出|发掘|通达|销往|远销|出口到|载有|搭载着?|栖息着?|分布着?|馆藏|收藏|入驻|联通|连通|生长着?)(?:[^,;。]{0,20}等|了|全球|至|有|各类)*$"
)
_MEDALS = re.compile("[金银铜奖]牌")
_RECORDS = re.compile("(?:[一-鿿]{1,4}|赛会|全国)纪录")
_BROKE = re.compile("[平创超破]|打破|刷新|创造")
_ABOARD = re.compile(f"[机船车艇]上[共还仅]*(?:载有|搭载)?(?:了|{ABOUT})*$")  # 机上共载有|80人
_AMONG = re.compile(r"(?P<noun>[一-鿿]{1,16}?)(?:[中里],?(?:已?有)?|,已?有)")
_SAID = re.compile(r"[一-鿿]{2,16}(?=[,。;:])")
_OTHERS = re.compile("\\d[万亿多余]*[支个家名位条项套]")
_ENLISTED = re.compile(
    r"(?P<noun>[一-鿿]{1,12}?)(?:已经|[已均还也]|成功|正式|先后|累计|被)*(?P<listed>(?:入选|列入|纳入|获评|上榜|入围|获批|建立|出台|启动|实现|加入)[^,;。]{4,24}|实现(?:脱贫|就业|增收|复工|摘帽|盈利|转型))"
)
_BEFALLS = re.compile(
    r"(?P<noun>[一-鿿]{0,14}?)(?:已经|已|均|仍|也|全部|暂时|在[^,;。][^,;。在]{1,7}?)*(?:(?P<cause>因[一-鿿]{2,8}?)|因为?[^,;。]{2,36}?)?(?P<verb>(?:被)?(?:紧急|提前|安全|集中|全部|及时|转移)*(?:转移|疏散|撤离|安置)|死亡|遇难|丧生|身亡|重伤|轻伤|受伤|失踪|失联|死伤|伤亡|落水|被捕|被逮捕|被拘捕|被拘留|无家可归|流离失所|坠河|坠亡|死亡、?失踪|死亡或失踪|确诊|受感染|获救|受灾|受损|倒塌|损坏|坍塌|垮塌|被淹"
    r"|停航|停运|停工|停飞|备降|停业|停课|停产|脱轨|出轨|侧翻|倾覆|翻沉|沉没|[停断][电水气]|断网|下落不明|牺牲|负伤|复航|复工|复产|复课|(?:滞留|被困)[一-鿿]{0,4})(?=[,;。、和\d])"
)
_BEFALL_ALL = re.compile(  # 2万栋住宅、|1000多栋学校建筑、48所医院等损毁
    rf"(?P<noun>[一-鿿]{{1,8}})(?:[、和及](?:{ABOUT})?[\d.]+[万多余百]*[一-鿿]{{2,10}})+等?(?:均|全部|不同程度)*(?P<verb>损毁|受损|倒塌|被淹|被毁|损坏|死亡|受伤|遇难)(?=[,;。])"
)
_ONE_IN = re.compile(r"每[\d一二两三四五六七八九十百千万]+[人名个][^,;。]{0,8}$")  # 每3人中就有|1人感染
_DELAYED = re.compile(
    r"(?P<noun>[一-鿿]{0,6}(?:航班|列车))(?:被迫|已)?(?P<verb>延误|取消|晚点)(?=[,;。、])"
)  # 1800架次航班延误
_BEFELL = re.compile(r"(?P<noun>[一-鿿]{2,14}?)(?:已|均|全部|累计|共)*(?P<verb>停航|停运|停工|停产|倒塌|受损|受灾)$")
_LONG = 12  # characters of what is said of things, past which they are called by their noun alone
_AMID = re.compile(rf"(?:[共已现设]?有|累计|[共省市县区国])(?:{ABOUT})?$")
_LISTED = re.compile(r"^(?:、|和|以及)(?P<name>[^、,]{2,})$")
_HELD = re.compile(
    r"(?<![没还只未所具含富持占带稀少专惟唯国公私特原])(?:有|共设|(?P<deed>涉及|涵盖|覆盖|惠及|搭载|装载))(?P<noun>[^,;。、有的]{2,10})$"
)  # 合作社有社员|326户
_KINDS = re.compile("^各[型类种]")  # 涉及|各型|船舶87艘
_PARTICLES = frozenset(["p", "r", "d", "c", "uj", "ul", "uz"])


def counted(flat: str, scope: Scope, quantity: FoundQuantity, begin: int) -> tuple[str, int] | None:
    """The name of what a quantity counts, and the place before which its subject stands; None where nothing is named.

    ``begin`` is where the words before it begin.
    """
    unit, end = quantity.quantity.unit, scope.clause_end(quantity.end)
    lead = flat[begin : quantity.number_begin]
    if unit in PEOPLE and (joining := _JOINING.match(flat, quantity.end, end)):
        return f"{joining[0].replace('了', '')}人数", quantity.begin
    if units.kind(unit) != "count" and unit not in STANDING:
        return None
    if unit in PEOPLE and _ABOARD.search(lead) and quantity.end == end:
        return lead, quantity.begin
    where = scope.bare(begin, begin + len(lead.rstrip("了")) - 2) if lead.rstrip("了").endswith("发生") else None
    if told := _won(flat, quantity, lead) or _happened(flat, quantity, lead, where, end):
        return told, quantity.begin
    if found := _FOUND.search(lead):
        noun = noun_at(flat, quantity.end, min(end, quantity.end + 20))
        return (found["verb"].rstrip("着") + noun, begin + found.start()) if noun else None
    listed = _LISTED.match(lead) if quantity.end == end or flat.startswith(("、", "和"), quantity.end) else None
    return (listed["name"], begin) if listed and nominal(listed["name"]) else None


def _happened(flat: str, quantity: FoundQuantity, lead: str, where: str | None, end: int) -> str | None:
    """What happened or was found so often: 前线地区发生200次战斗, 确诊3例变异病毒感染病例."""
    report = _REPORTED.search(lead) if quantity.quantity.unit == "例" else None
    if report and (case := _CASE.match(flat, quantity.end, end)):
        return report["more"] + _WHOSE.sub("", case[0])
    happens = where is not None and quantity.quantity.unit in ("次", "起", "例", "场", "宗")
    event = _EVENT.match(flat, quantity.end, end) if happens else None
    return f"{where if where and nominal(where) else ''}{event[0]}" if event else None


_REPORTED = re.compile(f"(?:报告|确诊|检出|发现|出现|通报|累计有?|现有|(?=新增))(?P<more>(?:新增)?)(?:了|{ABOUT})*$")
_CASE = re.compile(r"[^,;。、]{0,20}?(?:病例|感染者|患者)(?=[,;。、(和]|$)")  # 某县确诊|3例|变异病毒感染病例
_WHOSE = re.compile("^[一-鿿]{2,4}报告的")
_EVENT = re.compile(r"[^,;。、的\d]{2,10}(?=[,;。]|$)")  # 发生200次|战斗


def _won(flat: str, quantity: FoundQuantity, lead: str) -> str | None:
    """The medals or the records that an athlete or a team has: 4枚金牌, 金牌4枚, 打破5项全省纪录."""
    deed, records = _BROKE.search(lead), _RECORDS.match(flat, quantity.end)
    if deed and records:
        return deed[0] + records[0]
    if quantity.quantity.unit != "枚" or lead.endswith("以"):
        return None
    medals = _MEDALS.search(lead[-2:]) or _MEDALS.match(flat, quantity.end)
    return medals[0] if medals else None


def enlisted(flat: str, scope: Scope, quantity: FoundQuantity) -> str | None:
    """What a quantity counts of those on a roll: 3家企业入选某名单 counts 入选某名单的企业."""
    if units.kind(quantity.quantity.unit) != "count":
        return None
    match = _ENLISTED.match(flat, quantity.end, scope.clause_end(quantity.end))
    amid = quantity.begin == scope.clause(quantity.begin) or _AMID.search(
        flat, max(scope.begin, quantity.number_begin - 4), quantity.number_begin
    )
    if match is None or not amid or match["noun"].startswith(("口的", "通过", "在", "经")):  # 13亿人|口的大国
        return None
    deed = match["listed"].replace("了", "", 1)
    if _OTHERS.search(deed):  # 108所高校|建立的60多支工作队奋战在一线
        return None
    return match["noun"] if deed.startswith("实现") and len(deed) > _LONG else f"{deed}的{match['noun']}"


def befallen(flat: str, scope: Scope, quantity: FoundQuantity, begin: int) -> tuple[str, int] | None:
    """What befell as many: 3人死亡, 46条航线停航, 航线停航46条; and the place before which its subject stands."""
    unit, end = quantity.quantity.unit, scope.clause_end(quantity.end)
    told = _BEFELL.search(scope.bare(begin, quantity.number_begin)) if quantity.end == end else None
    if told:
        return f"{told['verb']}的{told['noun']}", quantity.begin
    match = _BEFALLS.match(flat, quantity.end, end + 1) or _BEFALL_ALL.match(flat, quantity.end, end + 1)
    if delayed := _DELAYED.match(flat, quantity.end, end + 1):
        return delayed["noun"] + delayed["verb"], quantity.begin
    people = unit in PEOPLE or unit == "人次"
    if (
        match is None
        or _ONE_IN.search(flat, scope.begin, quantity.number_begin)
        or not (people or (units.kind(unit) == "count" and unit != "层"))
    ):
        return None
    at = match.start("verb") if "在" in match[0] else quantity.begin
    if not match["noun"]:
        how_many = {"人次": "人次", "户": "户数"}.get(unit, "人数" if people else "")
        hurt = unit in PEOPLE and not match["verb"].endswith(_MOVED)
        cause = match["cause"] or (_cause(flat, scope, quantity) if hurt else "")
        return (f"{cause}{match['verb']}{how_many}", at) if how_many else None
    words = cut(match["noun"])
    passive = match["noun"].startswith("被")  # 被困人员
    plain = words[-1].tag[0] in NAMING and not any(word.tag in _PARTICLES for word in words[passive:])
    return (f"{match['verb']}的{match['noun']}", at) if plain else None


_MOVED = ("转移", "疏散", "撤离", "安置")
_CAUSES = re.compile(  # 枪击事件已造成|29人受伤, 洪灾导致|2人死亡、20人受伤
    "(?P<what>枪击|枪支暴力|爆炸|袭击|空袭|炮击|轰炸|冲突|骚乱|地震|海啸|火山喷发|洪灾|洪水|洪涝|暴雨|暴雪|暴风雪|台风|飓风|龙卷风|泥石流|山体滑坡|雪崩"
    "|火灾|山火|大火|坠机|坠毁|沉船|翻船|踩踏|脱轨|相撞|车祸|高温|热浪|寒潮|恶劣天气|坍塌|垮塌)(?:事件|事故|灾害|天气)?(?:目前|共|已经?)*(?:造成|导致|致使?|引发)"
)


def _cause(flat: str, scope: Scope, quantity: FoundQuantity) -> str:
    """What has befallen so many, where the sentence says it before: 枪击|受伤人数."""
    told = [match["what"] for match in _CAUSES.finditer(flat, scope.begin, quantity.number_begin)]
    return told[-1] if told else ""


def stock(flat: str, scope: Scope, quantity: FoundQuantity, begin: int, end: int) -> str | None:
    """全市共有养老机构41个 · 全县现有38家民宿 · 装置达到13个: things counted, named by nouns alone."""
    name = scope.bare(begin, end)
    lead = flat[begin : quantity.number_begin]
    ends = quantity.end == scope.clause_end(quantity.end) or flat.startswith(("、", "和"), quantity.end)
    if ends and lead.startswith("每") and "有" in lead:  # 每万人拥有病床|62张
        return lead
    held = _HELD.search(lead) if ends and units.kind(quantity.quantity.unit) == "count" else None
    if held and (nominal(noun := _KINDS.sub("", held["noun"])) or (len(noun) > 3 and plain(noun))):
        return f"{held['deed'] or ''}{held['noun']}"
    if ends and (whole := _in_all(quantity, name, lead)):
        return whole
    since = FROM.search(lead)
    land = quantity.quantity.unit in (*LAND, "公里")  # 航道达到1.6万公里
    counts = units.kind(quantity.quantity.unit) == "count" or land
    if not counts or not (STOCK.search(lead) or HAVE.search(lead) or since):
        return None
    stop = STOP.search(flat, quantity.end, scope.end)
    tail = flat[quantity.end : stop.start() if stop else scope.end].split("、", maxsplit=1)[0]
    if since and FROM_TO.match(TO.sub("", tail)):
        tail = ""
    if HAVE.search(lead) and tail:
        things = nominal(tail) and noun_at(tail, 0, len(tail)) == tail
        return tail if things or (_SITE.fullmatch(tail) and plain(tail)) else None  # 现有34个|集中隔离观察点
    stages = STAGES.sub("", name)
    plainly = len(stages) > 3 and plain(stages) and stages[:2] not in table("policy_verbs")  # 解决企业诉求超|1700个
    said = nominal(stages) or plainly or _described(stages)
    return name if said and not tail and not name.endswith("可") else None  # 灌溉面积|可由32万亩扩大到…


_SITE = re.compile("(?![村县镇乡市省州站])[一-鿿]{3,10}(?:点|站|基地|岗位?|创新中心)")


def _in_all(quantity: FoundQuantity, name: str, lead: str) -> str:
    """Who or what is counted with nothing said but how many: 其中,外国人|18.5万人次, 代表团共|220余人."""
    if _PASSES.search(quantity.quantity.unit) and nominal(name):
        return name
    several = units.kind(quantity.quantity.unit) == "count" and quantity.quantity.value >= _SEVERAL
    if several and (covers := _COVERS.search(name)) and nominal(name[: covers.start()]):  # 医疗保险覆盖|13亿人
        return name + ("人数" if quantity.quantity.unit in PEOPLE else "")
    if several and _described(name):  # 提交补贴申请的|市民|近3000户
        return name
    if name in _YIELDS or (several and not lead.startswith(("其中", name)) and _things(name.removeprefix("在建"))):
        return name
    counts = (several or quantity.quantity.unit == "吨") and _IN_ALL.search(lead)
    whole = _IN_ALL.sub("", name) if counts else ""
    return (
        whole
        if whole
        and not whole.startswith("包括")
        and "《" not in whole
        and (nominal(whole) or (len(whole) > 3 and plain(whole)))
        else ""
    )


def _things(name: str) -> bool:
    """Whether words name things by nouns alone: 全市|在建重点项目32个."""
    if len(name) < 4 or name.endswith("有") or verbs_between(name, 0, len(name)):
        return False
    return nominal(name) and cut(name)[0].tag[0] != "v"


_COVERS = re.compile("(?<=[一-鿿]{3})(?:覆盖|惠及)(?:[^,;。]{0,4}(?:人口|人群))?$")
_YIELDS = ("发电", "供电", "供水", "供热", "供气")  # 某电站累计发电|2.78亿千瓦时
_SEVERAL = 5
_PASSES = re.compile("(?:人次|辆次|架次|艘次|列)$")
_IN_ALL = re.compile(f"(?:共计?|总计|合计)(?:达|{ABOUT})?$")


def _described(name: str) -> bool:
    """Whether a name is a noun after what its things do: 每天迎来的游客, 越冬的候鸟."""
    doing, of, noun = re.sub("的各[类种]", "的", name).rpartition("的")
    return bool(of) and 1 < len(doing) < 14 and not CLAUSE.search(name) and nominal(noun)


def _noun(words: str) -> bool:
    """Whether words name those counted: 站点, 助餐点 though 助 passes for a verb."""
    return nominal(words) or (plain(words) and (cut(words)[0].tag != "v" or words.endswith(_SITES)))


_SITES = ("点", "站", "园", "区", "馆", "户", "村", "项目")


def among(flat: str, scope: Scope, whole: FoundQuantity, part: FoundQuantity) -> list[tuple[FoundQuantity, str]]:
    """What two quantities count of which the second is part of the first: 41个站点中有36个出现大风."""
    if whole.quantity.unit != part.quantity.unit or units.kind(whole.quantity.unit) != "count":
        return []
    of = _AMONG.fullmatch(flat, whole.end, part.begin)
    said = _SAID.match(flat, part.end, scope.end)
    if of is None or said is None or not _noun(of["noun"]):
        return []
    noun, what = of["noun"], said[0]
    repeated = next((n for n in range(4, 1, -1) if what.startswith(noun[-n:]) and n <= len(noun)), 0)
    return [(whole, noun), (part, f"{what[repeated:].removeprefix('的')}的{noun}")]
