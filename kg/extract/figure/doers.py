"""Those told of in a number by what they do, or what is done to them: 400名船员确诊感染, 交换了390名被俘人员."""

from __future__ import annotations

import re

from kg.extract.clause.verbs import verb_at, verbs_between
from kg.extract.figure.counted_nouns import (
    LAND,
    NO_NOUN,
    NO_NOUN_BEGINS,
    PEOPLE,
    QUALIFIED,
    counted_noun,
    noun_at,
    summed_up,
)
from kg.extract.figure.indicators import heads, nominal
from kg.extract.figure.scope import Scope
from kg.lexicon import table, units
from kg.model import Kind
from kg.text.implied import PERSONS
from kg.text.numbers import ABOUT, FoundQuantity
from kg.text.words import cut

STANDING = frozenset([*"家户个处座所场台辆艘架只头匹株棵栋幢套条项件枚例人名位亩部", "公顷", "平方米", "人次", "辆次"])
_LED = re.compile(
    r"(?:[共已现仍还约近超逾有]|大约(?=有)|(?<=有)大约|(?:[东南西北中]部|境内)(?=[已现共约大]*有)|已经|现有|共有|拥有|设有|建有|总共|一共|共计|累计|来自|全部|全[省市县区州]|的|[中里](?=[已现共]*有))*$"
)
_HERE = re.compile(  # what may stand before things that are there; but not 联络|村里12户人家
    r"(?:(?:并且|同时|而且|但|又|这样)?(?:当地|这里|周边|附近|全村|村里|全镇|全乡|每[天日]|园区|目前|如今|其中|现在|现场))+"
)
_EVENT = re.compile(
    r"(?<!委员)(?:[运博展览游]会|大[会赛]|[联锦]赛|比赛|赛事|活动|论坛|艺术节|文化节)$"
)  # 本届大赛|共有500名选手参赛
_TOWARDS = re.compile("(?:面向|覆盖|服务|惠及)$")
_WHOLE = re.compile("全[省市县区州]")  # 面向|全市约13.5万家企业
OBJECTS = re.compile(  # 空袭了|某地区|超过30个军事目标, 带动|某镇|1700户农户
    "[袭炸毁]|[打射攻]击|调集|抽调|调派|派出|组织|动员|奔赴|带动|帮助|指导|引导|支持|鼓励"
)
_OF_OTHERS = re.compile(rf"[\d多余千百万][个家名位][^,;。:、\d]{{2,8}}的(?:{ABOUT})?$")
_GATHER = re.compile(
    r"(?P<verb>吸引|汇聚|汇集|聚集|集聚|迎来|来(?=了)|来自|邀请|云集|共?设置|共设|下设|分为|设有|设立|包括|包含|(?P<shown>展示|展出|陈列|展销|涵盖|覆盖|辐射|惠及|通达))(?P<where>[欧亚非美]洲|)(?:了|着|到|全球|近|约|超|海内外|国内外|全国)*$"
)
_PARTED = re.compile(r"(?P<verb>分为|设置|下设|设有)[^,;。\d]{2,20}等$")  # 展览|分为重大专项、区域创新等|12个展区
_DEED = re.compile(
    r"(?P<noun>[一-鿿、]{2,12}?)(?:[也都均已正]|先后|全部|共同|一起|围绕[^,;。]{2,40}?){0,3}(?P<deed>作[^,;。的]{0,4}发言|(?:现场|线上)?(?:参加|参会|参赛|参展|参与|出席|与会|下沉|奔赴|驰援|值守"
    r"|上岗|入驻|入选|获奖|到会|投入(?:到[^,;。]{2,24}(?=中[,;。]))?|走进|集结|出动)[^,;。:、的]{0,10})(?=[,;。])"
)


def done_to(flat: str, scope: Scope, quantity: FoundQuantity, begin: int) -> tuple[str, int] | None:
    """What as many had done to them by a verb that is none of policy: 交换了390名被俘人员, 烧毁300多座房屋."""
    unit = quantity.quantity.unit
    if not (units.kind(unit) == "count" or unit == "吨") or abs(quantity.quantity.value) < _FEW:
        return None
    if any(scope.clause(begin) <= m.begin < quantity.begin for m in scope.text.things(scope.index, Kind.PERSON)):
        return None  # 某某|熟练操作20种器材: one person's deed
    lead = _JUST.sub("", flat[begin : quantity.number_begin])
    words = cut(lead[-6:]) if len(lead) > 1 else []
    verb = lead[-6:][words[-1].begin :] if words and words[-1].tag[0] == "v" else ""
    if (
        len(verb) != 2
        or verb[1] == "有"
        or verb[0] in "先再又只已将也"
        or _MEANS.search(lead)
        or _TELLS_NOTHING.fullmatch(verb)
        or verb in table("policy_verbs")
        or verb in table("speech_verbs")
        or (lead[-3:-2] in ("和", "并") and lead[-5:-3] in table("policy_verbs"))  # 击落和|干扰了136架无人机
    ):
        return None
    end = scope.clause_end(quantity.end)
    noun = counted_noun(flat, quantity.end, end)
    part = noun in ("国家", "国际") and not flat.startswith(_AFTER_NOUN, quantity.end + 2)  # 获得10项|国家科技奖
    return (verb + noun, begin + len(lead) - 2) if noun and not part else None


_AFTER_NOUN = (*",;。:、!?0123456789", "和", "")
_MEANS = re.compile("准备|打算|有意")  # 准备订购|5000台产品
_FEW = 3
_JUST = re.compile(f"(?:了|着|过|出|到|各|{ABOUT}|至少|共|共计|累计|全部)+$")
_TELLS_NOTHING = re.compile(
    "达到|超过|突破|包括|组成|来自|位于|距离|需要|相当|长达|持续|提前|经过|涉及|面临|走访|看望|探望|采访|深入|前往|联合|联手|造成|导致|下降|上升|锁定|出席|举行|召开|参加|主持|进行|成为|具有|没有|分为|发表"
    "|作为|等于|增加|减少|达成|听取|围绕|聚焦|用于|高于|低于|多于|少于|接近|不足|不到|大于|进入|属于|其中|提交|近日|排名|位列"
)


def standing(flat: str, scope: Scope, quantity: FoundQuantity, lead: int) -> str | None:
    """What stands or acts in a number that opens its clause or follows a place: 112个展园陆续呈现, 某县12个安置点.

    Fewer than ten are told of as such and counted in no statistics.
    """
    at, end = quantity.begin, scope.clause_end(quantity.end)
    one_of = flat.find("之一", quantity.end, end) >= 0  # 全国150项重大水利工程之一的某灌区
    if quantity.quantity.unit not in STANDING or abs(quantity.quantity.value) < 10 or one_of:
        return None
    gathered = _GATHER.search(flat, lead, at) or _PARTED.search(flat, lead, at)
    there = _THERE_ARE.search(flat, lead, at)
    if not (gathered or there or opens(flat, scope, at)):
        return None
    noun, begin = _those(flat, quantity, end)
    measured = noun is not None and heads(noun) and flat[begin : begin + 1].isdigit()  # 21个|试验区进出口额1.8万亿元
    if measured or (noun in _ACTORS and verb_at(flat, begin, end)) or _is_built(flat, quantity.end, end):
        return None  # 21个省份|选派1500多名医疗人才 is a deed
    joined = _JOINED.match(flat, begin, end + 1) if there and noun else None
    doing = f"{joined[0]}的{noun}" if joined else acting(flat, noun, begin, end)
    if doing and noun and (_PICTURED.match(flat, begin, end) or _OTHERS.search(doing)):
        doing = noun
    if quantity.quantity.unit not in LAND and doing:
        return doing
    if there and not gathered and not opens(flat, scope, at):
        return None
    people = quantity.quantity.unit in PEOPLE
    name = _people(flat, scope, quantity, end) if people else counted_noun(flat, quantity.end, end)
    shown = gathered["shown"] if gathered and gathered.re is _GATHER else None
    covers = _covering(scope.bare(lead, gathered.start())) if gathered and shown else ""
    return f"{covers}{shown}{gathered['where']}{name}" if name and gathered and shown else name


def _covering(words: str) -> str:
    """What covers or shows as much as is counted: 从这里开行的|班列业务范围|覆盖40多个国家."""
    name = words.rpartition("的")[2]
    return name if len(name) < _LONGEST and nominal(name) else ""


def attending(flat: str, quantity: FoundQuantity, end: int) -> str | None:
    """The countries, provinces or cities whose delegations take part in something."""
    attends = _ATTENDS.match(flat, quantity.end, end + 1)
    return f"{attends['deed']}的{attends['whose']}" if attends else None


def _those(flat: str, quantity: FoundQuantity, end: int) -> tuple[str, int]:
    """The noun of those counted, none where they are people told of as so many; and where what they do begins."""
    at = quantity.end
    noun = noun_at(flat, at, min(end, at + _NEAR)) or ""
    noun = noun if flat.startswith(noun, at) and not noun.startswith(NO_NOUN_BEGINS) else ""
    people = quantity.quantity.unit in PEOPLE
    called = _CALLED.match(flat, at, end) if people and flat[at - 1] != "人" else None
    if called and len(called[0]) > len(noun) and not re.search(PERSONS, noun):
        noun = called[0]  # 3111名|脱贫劳动力外出务工
    noun = _called(noun) if people else noun
    if noun and (listed := summed_up(flat, at + len(noun), end)):
        noun, at = listed
    elif noun and (of := _bearing(flat, at, noun)):
        noun, at = of
    elif noun or flat.startswith(_ONE_CHARACTER, at):
        noun = noun or flat[at]
        at += len(noun)
    elif qualified := QUALIFIED.match(flat, at, end):  # 77辆满载面粉的|卡车进入…
        noun = noun_at(flat, qualified.end(), min(end, qualified.end() + _NEAR)) or ""
        at = qualified.end() + len(noun) if noun else at
    return noun, _AT_LAST.match(flat, at, end).end()  # type: ignore[union-attr]


def _bearing(flat: str, at: int, noun: str) -> tuple[str, int] | None:
    """What carries what words name, and where it ends: 4800辆|装载援助物资的|卡车, but no 国家和地区的|选手."""
    begin = at + len(noun) + 1
    if not flat.startswith("的", begin - 1) or cut(noun)[0].tag[0] not in "bv":
        return None
    bearer = noun_at(flat, begin, begin + _NEAR)
    return (bearer, begin + len(bearer)) if bearer and flat.startswith(bearer, begin) else None


def acting(flat: str, noun: str, begin: int, end: int) -> str | None:
    """Those counted by what they do or what is done to them: 400名船员确诊感染新冠肺炎 are 确诊感染新冠肺炎的船员."""
    doing = _WORTH.sub("", flat[begin:end])
    if (verb_at(flat, begin, end) and noun not in _FIRMS) or noun.endswith(NO_NOUN):
        return None
    if (
        not 1 < len(doing) < _LONGEST
        or _NO_DOING.search(doing)
        or (doing.endswith(_LEFT_OPEN) and not doing.endswith("之下"))
    ):
        return None
    first, *others = cut(doing)
    if not (first.tag[0] == "v" or (first.tag == "p" and any(word.tag == "v" for word in others))):
        return None
    return f"{doing}的{noun}" if noun else _of_people(flat, doing, begin)


_WORTH = re.compile(rf"(?:金额|累计|共|达|{ABOUT})*[\d.]+[万亿]*[多余]?(?:美元|欧元|元)$")  # 享受租金减免|约3亿元
_BEARING = re.compile("肩负|带着|怀着|着眼|冒着|克服|前置|以(?![色上下内外])|将$")  # 代表|肩负人民重托出席大会
_ATTENDS = re.compile(  # 110多个|国家和地区、国际组织的代表团报名参会
    r"(?P<whose>(?:国家|地区|省份|城市)[^,;。的\d]{0,10})的(?:代表团?|企业|选手|嘉宾|客商|机构|队伍)(?:[已也将]|共同)*"
    r"(?P<deed>(?:报名|确认|注册)?参[会赛展加][^,;。]{0,6})(?=[,;。])"
)
_ACTORS = ("省份", "省市", "部门", "单位", "国家", "地区", "机构", "区县", "城市")
_THERE_ARE = re.compile(f"(?<![没还只未所具含富持占带稀少专惟唯国公私特原])有(?:至少|将近|{ABOUT})?$")
_JOINED = re.compile(  # 已有3万多家供应商|入驻平台
    r"(?:入驻|参与|加入|完成|开展|参加|投入|进入|实现|享受)[^,;。的]{2,12}(?=[,;。])"
)
_PICTURED = re.compile(  # 像石榴籽一样紧紧抱在一起
    "[像如]|穿梭|轮番|争相|竞相|尽享|畅享|徜徉|错落|点缀|绽放|[^,;。]*让"
)
_ONE_CHARACTER = tuple("村县镇乡市省州站")
_OTHERS = re.compile(r"\d[万亿多余]*[种项台套]")  # 768家参展单位|携近40万种出版物与读者见面
_FIRMS = ("企业", "公司", "商户", "农户", "机构", "学校", "医院", "高校")  # 1.3万家企业|实施数字化改造
_NEAR, _LONGEST = 16, 17  # characters: of the noun phrase, of what is said of it
_AT_LAST = re.compile("(?:已经|共同|[已均也都仍还共]|充分|积极|全面|正在|从此|目前|全部|先后|陆续|相继|纷纷)*")
_NO_DOING = re.compile(
    "^(?:超?\\d|[将要拟须以应是为和与及可等需中]|预计|预期|属于|位于|包括|分别|组成|协同|共同)|、|[\\d.]+[万亿多余]*[人件名个家]"
)
_LEFT_OPEN = ("的", "时", "后", "中", "上", "下", "以来", "期间", "来说", "之间", "以上", "左右", "为例")


def _of_people(flat: str, doing: str, begin: int) -> str | None:
    """People who have no noun of their own, or goings: 3200人死于枪击事件, 180万人次出入境."""
    if flat.endswith("次", 0, begin):
        return f"{doing}{flat[begin - 2 : begin]}"
    return f"{doing}人数" if len(doing) > 3 and flat[begin - 1] == "人" else None


def _is_built(flat: str, noun: int, end: int) -> bool:
    """Whether it is told only that they are built or in use, which is an action: 55家遗址公园|建成开放."""
    verbs = [(at, verb_at(flat, at, end) or "") for at in verbs_between(flat, noun + 2, end)]
    return any(len(verb) > 3 and at + len(verb) == end and flat[at - 1] not in "续部正继已到受得" for at, verb in verbs)


def _people(flat: str, scope: Scope, quantity: FoundQuantity, end: int) -> str | None:
    """People by what they did (500名选手参赛 are 参赛的选手), or who a place has (全市10万名护士)."""
    deed = _DEED.match(flat, quantity.end, end + 1)
    if deed and not _BEARING.search(deed["noun"]):
        return f"{deed['deed']}的{deed['noun']}"
    noun = None if flat.startswith("来自", quantity.end) else counted_noun(flat, quantity.end, end)
    led = _LED.search(flat, scope.clause(quantity.begin), quantity.begin)
    opening = led is not None and led.start() <= scope.clause(quantity.begin)
    if noun is None or (opening and not (_PERSON.match(noun) and _at_place(flat, scope, quantity.begin))):
        return None
    return _called(noun)


def _called(noun: str) -> str:
    """What people are called by, without what they do that the dictionary takes for a noun: 医护人员|坚守岗位."""
    person = _PERSON.match(noun)
    return person[0] if person else noun


def _at_place(flat: str, scope: Scope, at: int) -> bool:
    """Whether it is said right before where people are who open their clause: 在某站,|400多名建设者配合验收."""
    place = scope.place_before(at)
    begin = scope.clause(place.begin) if place else at
    return place is not None and (begin == scope.clause(at) or flat.startswith(("在", "于"), begin))


_CALLED = re.compile(rf"[^,;。:、的了在至到由为被让和与从向对有是把将\d]{{0,6}}?(?:{PERSONS}|劳动力)")
_PERSON = re.compile(f".*(?:{PERSONS})")  # 农村人口|供水保障水平


def opens(flat: str, scope: Scope, at: int) -> bool:
    """Whether a quantity opens its clause, after a date, a place or what says that things are there."""
    begin = scope.clause(at)
    left = _LED.search(flat, begin, at)
    stop = left.start() if left else at
    whole = left is not None and _WHOLE.match(flat, left.start()) and _TOWARDS.search(flat, begin, stop)
    if (
        stop <= begin
        or whole
        or flat.startswith(("中", "里"), stop)
        or _HERE.fullmatch(flat, begin, stop)
        or _OF_OTHERS.search(flat, begin, at)
        or (flat.find("有", stop, at) >= 0 and _EVENT.search(flat, begin, stop))
    ):
        return True
    if "来自" in flat[begin:stop]:
        return False
    places = [m for m in scope.names if m.thing.kind is Kind.PLACE and m.end == stop]
    if any(OBJECTS.search(flat, begin, m.begin) for m in places):
        return False
    return bool(places) or any(date.end == stop for date in scope.dates)
