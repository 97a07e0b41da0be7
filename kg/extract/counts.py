"""Things counted without a word of statistics: 出土1000多件珍贵文物, 、街道社区72个, 450人参加开幕式."""

from __future__ import annotations

import re

from kg.extract.counted_nouns import NAMING, NO_NOUN, NO_NOUN_BEGINS, counted_noun, noun_at
from kg.extract.indicators import CLAUSE, FROM, FROM_TO, HAVE, STAGES, STOCK, STOP, TO, nominal, plain
from kg.extract.scope import Scope
from kg.extract.verbs import verb_at, verbs_between
from kg.lexicon import units
from kg.model import Kind
from kg.text.numbers import FoundQuantity
from kg.text.words import cut

_PEOPLE = frozenset(["人", "名", "位"])
_JOINING = re.compile(r"(?:参加|出席|观看)(?:了)?[^,。;、的]{2,10}")
_FOUND = re.compile(
    r"(?P<verb>出土|发现|发掘出|发掘|通达|销往|远销|出口到|栖息着?|分布着?|馆藏|收藏|入驻|联通|连通|生长着?)(?:[^,;。]{0,20}等|了|全球|至|有|各类)*$"
)
_MEDALS = re.compile("[金银铜奖]牌")
_RECORDS = re.compile("(?:[一-鿿]{1,4}|赛会|全国)纪录")
_BROKE = re.compile("[平创超破]|打破|刷新|创造")
_AMONG = re.compile(r"(?P<noun>[一-鿿]{2,16}?)(?:[中里],?(?:已?有)?|,已?有)")
_SAID = re.compile(r"[一-鿿]{4,16}(?=[,。;:])")
_ENLISTED = re.compile(
    r"(?P<noun>[一-鿿]{1,12}?)(?:[已均还也]|成功|先后|累计|被)*(?P<listed>(?:入选|列入|获评|上榜|入围|获批|建立|出台|启动|实现|加入)[^,;。]{4,30})"
)
_BEFALLS = re.compile(
    r"(?P<noun>[一-鿿]{0,14}?)(?:已经|已|均|仍|也|全部|暂时|在[^,;。]{2,8}?)*(?P<verb>(?:被)?(?:紧急|提前|安全|集中|全部|及时|转移)*(?:转移|疏散|撤离|安置)|死亡|遇难|丧生|身亡|受伤|失踪|失联|死伤|伤亡|被捕|被逮捕|被拘捕|被拘留|无家可归|流离失所|受感染|获救|受灾|受损|倒塌|被淹"
    r"|停航|停运|停工|停业|停课|停产|停电|复航|复工|复产|复课|(?:滞留|被困)[一-鿿]{0,4})(?=[,;。、和\d])"
)
_BEFELL = re.compile(r"(?P<noun>[一-鿿]{2,14}?)(?:已|均|全部|累计|共)*(?P<verb>停航|停运|停工|停产|倒塌|受损|受灾)$")
_AMID = re.compile(r"(?:[共已现设]?有|累计|[共省市县区国])(?:近|约|超过?|逾)?$")
_LISTED = re.compile(r"^(?:、|和|以及)(?P<name>[^、,]{2,})$")
_STANDING = frozenset("家户个处座所台辆艘架只头匹株棵栋幢套条项件枚例人名位亩公顷") | {"公顷", "平方米"}
_AREAS = frozenset(["亩", "公顷", "平方米", "平方公里"])
_LED = re.compile(
    r"(?:[共已现仍还约近超逾有]|已经|现有|共有|拥有|设有|建有|总共|一共|来自|全[省市县区州]|的|[中里](?=[已现共]*有))*$"
)
_HERE = re.compile(  # what may stand before things that are there; but not 联络|村里12户人家
    r"(?:(?:并且|同时|而且|但|又|这样)?(?:当地|这里|周边|附近|全村|村里|全镇|全乡|园区|目前|如今|其中|现在|现场))+"
)
_EVENT = re.compile(
    r"(?<!委员)(?:[运博展览游]会|大[会赛]|[联锦]赛|比赛|赛事|活动|论坛|艺术节|文化节)$"
)  # 本届大赛|共有500名选手参赛
_OF_OTHERS = re.compile(r"[\d多余千百万][个家名位][^,;。:、\d]{2,8}的$")
_HELD = re.compile(
    r"(?<![没还只未所具含富持占带稀少专惟唯])(?:有|共设)(?P<noun>[^,;。、有的]{2,10})$"
)  # 合作社有社员|326户
_GATHER = re.compile(
    r"(?P<verb>吸引|汇聚|汇集|聚集|集聚|迎来|来自|邀请|云集|展示|展出|陈列|展销|共?设置|共设|下设|分为|设有|设立|包括|包含|涵盖|覆盖|惠及|通达)(?:了|着|到|全球|近|约|超|海内外|国内外|全国)*$"
)
_DEED = re.compile(
    r"(?P<noun>[一-鿿、]{2,12}?)(?:[也都均已正]|先后|全部|共同|一起|围绕[^,;。]{2,40}?)*(?P<deed>作[^,;。的]{0,4}发言|(?:现场|线上)?(?:参加|参会|参赛|参展|参与|出席|与会|下沉|奔赴|驰援|值守"
    r"|上岗|入驻|入选|获奖|到会|投入|走进|集结|出动)[^,;。:、的]{0,10})(?=[,;。])"
)
_PARTICLES = frozenset(["p", "r", "d", "c", "uj", "ul", "uz"])


def counted(flat: str, scope: Scope, quantity: FoundQuantity, begin: int) -> tuple[str, int] | None:
    """The name of what a quantity counts, and the place before which its subject stands; None where nothing is named.

    ``begin`` is where the words before it begin.
    """
    unit, end = quantity.quantity.unit, scope.clause_end(quantity.end)
    lead = flat[begin : quantity.number_begin]
    if unit in _PEOPLE and (joining := _JOINING.match(flat, quantity.end, end)):
        return f"{joining[0].replace('了', '')}人数", quantity.begin
    if units.kind(unit) != "count" and unit not in _STANDING:
        return None
    if won := _won(flat, quantity, lead):
        return won, quantity.begin
    if found := _FOUND.search(lead):
        noun = noun_at(flat, quantity.end, min(end, quantity.end + 20))
        return (found["verb"].rstrip("着") + noun, begin + found.start()) if noun else None
    listed = _LISTED.match(lead) if quantity.end == end or flat.startswith(("、", "和"), quantity.end) else None
    return (listed["name"], begin) if listed and nominal(listed["name"]) else None


def _won(flat: str, quantity: FoundQuantity, lead: str) -> str | None:
    """The medals or the records that an athlete or a team has: 4枚金牌, 金牌4枚, 打破5项全省纪录."""
    deed, records = _BROKE.search(lead), _RECORDS.match(flat, quantity.end)
    if deed and records:
        return deed[0] + records[0]
    if quantity.quantity.unit != "枚" or lead.endswith("以"):
        return None
    medals = _MEDALS.search(lead[-2:]) or _MEDALS.match(flat, quantity.end)
    return medals[0] if medals else None


def standing(flat: str, scope: Scope, quantity: FoundQuantity, lead: int) -> str | None:
    """What stands or acts in a number that opens its clause or follows a place: 112个展园陆续呈现, 某县12个安置点.

    Fewer than ten are told of as such and counted in no statistics.
    """
    at, end = quantity.begin, scope.clause_end(quantity.end)
    if quantity.quantity.unit not in _STANDING or abs(quantity.quantity.value) < 10:
        return None
    gathered = _GATHER.search(flat, lead, at)
    there = _THERE_ARE.search(flat, lead, at)
    if not (gathered or there or _opens(flat, scope, at)):
        return None
    noun, begin = _those(flat, quantity, end)
    if _is_built(flat, quantity.end, end):
        return None
    if quantity.quantity.unit not in _AREAS and (doing := acting(flat, noun, begin, end)):
        return doing
    if there and not gathered and not _opens(flat, scope, at):
        return None
    people = quantity.quantity.unit in _PEOPLE
    name = _people(flat, scope, quantity, end) if people else counted_noun(flat, quantity.end, end)
    return gathered["verb"] + name if name and gathered and gathered["verb"] in _SHOWN else name


def _those(flat: str, quantity: FoundQuantity, end: int) -> tuple[str, int]:
    """The noun of those counted, none where they are people told of as so many; and where what they do begins."""
    noun = noun_at(flat, quantity.end, min(end, quantity.end + _NEAR)) or ""
    noun = noun if flat.startswith(noun, quantity.end) and not noun.startswith(NO_NOUN_BEGINS) else ""
    noun = noun or (flat[quantity.end] if flat.startswith(_ONE_CHARACTER, quantity.end) else "")
    return noun, _AT_LAST.match(flat, quantity.end + len(noun), end).end()  # type: ignore[union-attr]


def acting(flat: str, noun: str, begin: int, end: int) -> str | None:
    """Those counted by what they do or what is done to them: 400名船员确诊感染新冠肺炎 are 确诊感染新冠肺炎的船员."""
    doing = flat[begin:end]
    if verb_at(flat, begin, end) or noun.endswith(NO_NOUN):
        return None
    if not 1 < len(doing) < _LONGEST or _NO_DOING.search(doing) or doing.endswith(_LEFT_OPEN):
        return None
    first, *others = cut(doing)
    if not (first.tag[0] == "v" or (first.tag == "p" and any(word.tag == "v" for word in others))):
        return None
    return f"{doing}的{noun}" if noun else f"{doing}人数" if len(doing) > 3 and flat[begin - 1] == "人" else None


_THERE_ARE = re.compile("(?<![没还只未所具含富持占带稀少专惟唯])有(?:至少)?$")
_ONE_CHARACTER = tuple("村县镇乡市省州站")
_NEAR, _LONGEST = 16, 17  # characters: of the noun phrase, of what is said of it
_AT_LAST = re.compile("(?:已经|[已均也都仍还共]|从此|目前|全部|先后|陆续|相继|纷纷)*")
_NO_DOING = re.compile(
    "^(?:[将要拟须应是为和与及可等需中]|属于|位于|包括|分别|组成|协同|共同)|、|[\\d.]+[万亿多余]*[人件名个家]"
)
_LEFT_OPEN = ("的", "时", "后", "中", "上", "下", "以来", "期间", "来说", "之间", "以上", "左右", "为例")


def _is_built(flat: str, noun: int, end: int) -> bool:
    """Whether it is told only that they are built or in use, which is an action: 55家遗址公园|建成开放."""
    verbs = [(at, verb_at(flat, at, end) or "") for at in verbs_between(flat, noun + 2, end)]
    return any(len(verb) > 3 and at + len(verb) == end and flat[at - 1] not in "续部正继已" for at, verb in verbs)


def _people(flat: str, scope: Scope, quantity: FoundQuantity, end: int) -> str | None:
    """People by what they did (500名选手参赛 are 参赛的选手), or who a place has (全市10万名护士)."""
    if deed := _DEED.match(flat, quantity.end, end + 1):
        return f"{deed['deed']}的{deed['noun']}"
    led = _LED.search(flat, scope.clause(quantity.begin), quantity.begin)
    opening = led is not None and led.start() <= scope.clause(quantity.begin)
    return None if opening else counted_noun(flat, quantity.end, end)


_SHOWN = ("展示", "展出", "陈列", "展销", "涵盖", "覆盖", "惠及", "通达")


def _opens(flat: str, scope: Scope, at: int) -> bool:
    """Whether a quantity opens its clause, after a date, a place or what says that things are there."""
    begin = scope.clause(at)
    left = _LED.search(flat, begin, at)
    stop = left.start() if left else at
    if (
        stop <= begin
        or flat.startswith(("中", "里"), stop)
        or _HERE.fullmatch(flat, begin, stop)
        or _OF_OTHERS.search(flat, begin, at)
        or (flat.find("有", stop, at) >= 0 and _EVENT.search(flat, begin, stop))
    ):
        return True
    if "来自" in flat[begin:stop]:
        return False
    places = [mention.end for mention in scope.names if mention.thing.kind is Kind.PLACE]
    return stop in places or any(date.end == stop for date in scope.dates)


def enlisted(flat: str, scope: Scope, quantity: FoundQuantity) -> str | None:
    """What a quantity counts of those on a roll: 3家企业入选某名单 counts 入选某名单的企业."""
    if units.kind(quantity.quantity.unit) != "count":
        return None
    match = _ENLISTED.match(flat, quantity.end, scope.clause_end(quantity.end))
    amid = quantity.begin == scope.clause(quantity.begin) or _AMID.search(
        flat, max(scope.begin, quantity.number_begin - 4), quantity.number_begin
    )
    return f"{match['listed'].replace('了', '', 1)}的{match['noun']}" if match and amid else None


def befallen(flat: str, scope: Scope, quantity: FoundQuantity, begin: int) -> tuple[str, int] | None:
    """What befell as many: 3人死亡, 46条航线停航, 航线停航46条; and the place before which its subject stands."""
    unit = quantity.quantity.unit
    told = _BEFELL.search(scope.bare(begin, quantity.number_begin))
    if told and quantity.end == scope.clause_end(quantity.end):
        return f"{told['verb']}的{told['noun']}", quantity.begin
    match = _BEFALLS.match(flat, quantity.end, scope.clause_end(quantity.end) + 1)
    if match is None or not (unit in _PEOPLE or units.kind(unit) == "count"):
        return None
    at = match.start("verb") if "在" in match[0] else quantity.begin
    if not match["noun"]:
        return (f"{match['verb']}人数", at) if unit in _PEOPLE else None
    words = cut(match["noun"])
    passive = match["noun"].startswith("被")  # 被困人员
    plain = words[-1].tag[0] in NAMING and not any(word.tag in _PARTICLES for word in words[passive:])
    return (f"{match['verb']}的{match['noun']}", at) if plain else None


def stock(flat: str, scope: Scope, quantity: FoundQuantity, begin: int, end: int) -> str | None:
    """全市共有养老机构41个 · 全县现有38家民宿 · 装置达到13个: things counted, named by nouns alone."""
    name = scope.bare(begin, end)
    lead = flat[begin : quantity.number_begin]
    ends = quantity.end == scope.clause_end(quantity.end) or flat.startswith(("、", "和"), quantity.end)
    if ends and lead.startswith("每") and "有" in lead:  # 每万人拥有病床|62张
        return lead
    held = _HELD.search(lead) if ends and units.kind(quantity.quantity.unit) == "count" else None
    if held and nominal(held["noun"]):
        return held["noun"]
    since = FROM.search(lead)
    land = quantity.quantity.unit in _AREAS and HAVE.search(lead)
    counts = units.kind(quantity.quantity.unit) == "count" or land
    if not counts or not (STOCK.search(lead) or HAVE.search(lead) or since):
        return None
    stop = STOP.search(flat, quantity.end, scope.end)
    tail = flat[quantity.end : stop.start() if stop else scope.end].split("、", maxsplit=1)[0]
    if since and FROM_TO.match(TO.sub("", tail)):
        tail = ""
    if HAVE.search(lead) and tail:
        return tail if nominal(tail) and noun_at(tail, 0, len(tail)) == tail else None
    stages = STAGES.sub("", name)
    named = nominal(stages) or (len(stages) > 4 and plain(stages)) or _described(stages)
    return name if not tail and named else None


def _described(name: str) -> bool:
    """Whether a name is a noun after what its things do: 每天迎来的游客, 越冬的候鸟."""
    doing, of, noun = name.rpartition("的")
    return bool(of) and 1 < len(doing) < 9 and not CLAUSE.search(name) and nominal(noun)


def among(flat: str, scope: Scope, whole: FoundQuantity, part: FoundQuantity) -> list[tuple[FoundQuantity, str]]:
    """What two quantities count of which the second is part of the first: 41个站点中有36个出现大风."""
    if whole.quantity.unit != part.quantity.unit or units.kind(whole.quantity.unit) != "count":
        return []
    of = _AMONG.fullmatch(flat, whole.end, part.begin)
    said = _SAID.match(flat, part.end, scope.end)
    if of is None or said is None or not (nominal(of["noun"]) or noun_at(flat, *of.span("noun")) == of["noun"]):
        return []
    noun, what = of["noun"], said[0]
    repeated = next((n for n in range(4, 1, -1) if what.startswith(noun[-n:]) and n <= len(noun)), 0)
    return [(whole, noun), (part, f"{what[repeated:].removeprefix('的')}的{noun}")]
