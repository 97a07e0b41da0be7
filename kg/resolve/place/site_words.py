"""What stands before the suffix of a place and makes no name of it: 高速|铁路, 偏远|地区, 光伏|园区, 四川|公路."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.lexicon import marked, table
from kg.lexicon.divisions import load
from kg.resolve.person.person_names import ROLE, registered
from kg.resolve.place.places import is_form, is_land, is_territory
from kg.resolve.place.site_starts import AHEAD, RAILS, SETTLED, Suffix
from kg.resolve.place.villages import vague
from kg.resolve.qualify import Line
from kg.resolve.spans import Found

_NOT_A_NAME = re.compile(
    r"^(?:嘎查|苏木|把|将|城|集|重|一|两|三|四|五|六|七|八|九|十|几|多|各|全|本|该|某|每|同|新|老|大|小|乡|农|山|古|夏|冬|春|秋|城中|穷山|小山|大山|偏远山|春秋|冬春|夏秋|名|露天|江|河|湖|海|出|进|开|口|沿|上|下|登|爬|靠|依|背|超|一带一|\d+)$"
)


_SHIPS = ("舰", "号", "轮", "新通道", "”轮", "”号", "赛")  # 补给舰太湖|舰, 西部陆海|新通道
_WHOLE = re.compile("全[国省市县区州盟旗]|我国")
_TITLED = ("委员长", "副团长", "团长", "主席", "部长", "省长", "主任", "书记", "委员")
_CUPS = re.compile("[赛杯]")  # 世界杯北京|站
_HELD = re.compile("大臣|[部局会队站]长|书记|主[任席]|董事长|经理$")  # 产业大臣|西村某某, 董事长|况远山
_FOLK = re.compile("村民|居民|牧民|农民|市民|职工|学生")  # 某村村民|马关香
_GROUP = re.compile("第?[一二三四五六七八九十\\d]{1,2}[组队社]$")  # 某村九组|村民
# what makes of a suffix another word, right before it (620|峰, 驻|港, 大|气田) and right behind (站|在, 村|落)
_NOT_BEFORE = {
    "峰": "0123456789高洪低顶巅山",
    "港": "爱治驻来留访赴名",
    "山": "满围高漫遍",
    "村": "满围",
    "镇": "重强名",
    "气田": "大",
    "河": "沿",
    "江": "临沿",
}
_NOT_BEHIND = {
    "站": ("在", "上", "起", "稳"),
    "机场": ("群",),
    "村": ("落", "寨"),
    "港": ("澳", "台", "珠", "资", "股", "元", "府", "媒"),
    "市": ("场", "值"),
    "海": ("联运",),
    "街": ("宴", "舞", "头", "拍"),
    "山": ("银山",),
    "乡": ("两级", "村", "街道"),
}
_COUNTED = re.compile(
    r"[百千万][城县镇乡]|[一二两三四五六七八九十几多\d]+(?:[百千万亿]*[个名位条座处家片亩]|大(?![学道地]))|^(?:[百千万亿]+[亩条]|[各每]|[人户村]均|半数|所有|许多|不少|多个|以)|全[省市县区州旗盟]|(?:^|[把对给])[全满]$|那[条座个片]|还是|^[两三各]国$"
    r"|最[大长高小深]|各[大类地]|[低中高]风险|[百千万亿]\S*大$|\dA级$|\d(?:公里|千米|米|亩|平方|吨级?)|(?:整个|所属|其他|部分)$|比$|千伏|^第[一二三四五六七八九十\d]{1,3}[项件]|第[一二三四五六七八九十]$|届|\d年$|^(?:世界|国家|省|市)级."
)
_AROUND = (
    *("周边", "偏远", "边远", "沿线", "沿海", "内陆", "贫困", "欠发达", "农村", "城乡", "中小", "北方", "南方"),
    *("大部", "部分", "局部"),
)
_PLAIN = re.compile(  # what says what a place is like, not which it is: 光伏|园区, 保税|港区, 高原|湖泊, 亿元强|村
    "[一-鿿]+式|高原|高山|高速|普速|电气化|重载|客运|货运|民用|(?:新建、?)?改?扩建(?:民用)?|智慧?(?:仓储|物流)+|戈壁|雪域|平原|丘陵|海岛|山地|万里|[东西][南北]|光伏|保税|[零低近]+碳|综保|自贸|数字|智慧|无废|低空|科创|零工|[五七]彩|小康|清真"
    "|[百千万亿]?[元县村户]?[强通]|(?:结为)?友好|结对|帮扶|生态立?|基准|半壁|镇乡|乡镇|[\u4e00-\u9fff]方|.*(?:新?开工|在建|客货共线|全线|让|增加|组织)县?"
)
_GENERIC = ("公路", "道路", "铁路", "高速")  # 成都|铁路部门, 四川|公路: many lines, none of them meant
_WORKS = ("水库", "电站", "大坝", "大桥", "水闸")  # 龙羊峡水电站|下游 is beside it
_MOVES = re.compile("[入返下回离进出驻赴]$|(?:时|式|面|预|将|行|天)开$")  # 同时|开村
_MARKETS = ("交易市场", "批发市场", "集贸市场")
_NO_PLACE = re.compile(  # what ends as places do and is none: 铺平道路, 锦绣山河, 返港
    "(?:大江大河|大湖|上路|三角洲|[亚欧非美]洲|大洋洲|五洲|绿洲|沙洲|道路|集成电路|思路|线路|套路|山河|江河|河湖|江湖|江河湖泊|(?:干部|人员|队员|专家|党员)[包驻进入联下]村|山水|田湖|机关|攸关|把关|攻关|闯关|难关|过关|[离返回进出抵靠停到]港|[下登爬出上]山|[出入下填环]海|航海|(?<![一-鿿])镇街|陆海"
    "|[行走]大道|近海|远海|深海|外海|内河|城镇|村镇|[临沿逛上]街|银山|绿水青山|(?<![富兴])农村)$"
)


def no_name(line: Line, suffix: Suffix, start: int, listed: Sequence[Found]) -> bool:
    """Whether the words before a suffix make no name of it."""
    qualifier = line.text[start : suffix.begin]
    return bool(
        not qualifier
        or _another_word(line, suffix, start, qualifier)
        or _says_what(qualifier)
        or _names_others(line, suffix, start, qualifier)
        or _common(line, suffix, start, qualifier, listed)
        or any(f.end == suffix.end and start < f.begin < suffix.begin for f in listed)
    )


def _another_word(line: Line, suffix: Suffix, start: int, qualifier: str) -> bool:
    """Whether a suffix is a part of a word that names no place: 铺平|道路, 补给舰太湖|舰, 村|落, 赣|港两地."""
    word = suffix.word
    return bool(
        _NO_PLACE.search(line.text, start, suffix.end)
        or line.text.startswith((*_SHIPS, *_NOT_BEHIND.get(word, ())), suffix.end)
        or qualifier[-1] in _NOT_BEFORE.get(word, "")
        or (word == "高速" and (_verb(line, suffix.end) or _FAST.search(qualifier)))
        or (word in RAILS and qualifier.endswith("不通"))
        or (word == "港" and load().abbreviation(qualifier))  # 赣港两地
        or qualifier + word == "青山"
    )


def _says_what(qualifier: str) -> bool:
    """Whether words only say how many, how large or of what kind, or where beside something: 两座, 全县, 光伏, 周边."""
    return bool(
        _NOT_A_NAME.match(qualifier)
        or _WHOLE.match(qualifier)
        or _PLAIN.fullmatch(qualifier)
        or _COUNTED.search(qualifier)
        or qualifier in _AROUND
        or qualifier in AHEAD
        or qualifier.endswith(("全国", "我国"))  # 联网申报覆盖全国|口岸
        or qualifier.endswith(("大地", "大地山"))  # 神州大地|山乡
    )


def _names_others(line: Line, suffix: Suffix, start: int, qualifier: str) -> bool:
    """Whether the words are of people or their posts: 某村九组|村民, 副团长|某某江村, 董事长|况远山, 世界杯北京|站."""
    settled, kind = suffix.kind in SETTLED, suffix.kind
    return bool(
        _GROUP.search(qualifier)
        or _FOLK.search(qualifier)
        or (kind == "village" and line.text.endswith(_TITLED, 0, start))
        or ((settled or kind in ("nature", "road")) and _HELD.search(qualifier))
        or (kind == "nature" and (qualifier in table("titles") or ROLE.match(qualifier)))  # 法官|江边开庭
        or (kind == "transport" and _CUPS.search(qualifier))
        or (settled and _MOVES.search(qualifier))
        or registered(qualifier + suffix.word)
    )


def _common(line: Line, suffix: Suffix, start: int, qualifier: str, listed: Sequence[Found]) -> bool:
    """Whether a suffix makes a common noun of such words: 高速|铁路, 四川|公路, 低收入|地区, 新建|社区食堂."""
    word = suffix.word
    return bool(
        (
            word == "村"
            and (qualifier.endswith("嘎查") or (not (suffix.chained and start == suffix.floor) and vague(qualifier)))
        )
        or (
            suffix.kind not in SETTLED  # 三甲村 is a name
            and all(line.surface(part) in table("classes") for part in line.within(start, suffix.begin))
        )
        or (word in _GENERIC and load().named(qualifier))
        or (suffix.kind == "region" and qualifier.endswith((*_AROUND, *_WORKS, "上")))  # 流域|上下游
        or (word in _MARKETS and not (suffix.chained or any(start <= f.begin < suffix.begin for f in listed)))
        or (word in (*RAILS, "口岸") and is_territory(qualifier))
        or (word == "社区" and (qualifier in table("policy_verbs") or _deed(line, start, suffix.begin)))
        or (word == "村" and line.text.startswith("民", suffix.end) and qualifier in table("policy_verbs"))  # 帮助|村民
        or (qualifier in marked("name_words", "common") and start != suffix.floor)
        or (word == "地区" and (load().named(qualifier) or _side(qualifier) or _LIKE.search(qualifier)))
        or (word == "难民营" and (is_land(qualifier) or qualifier.endswith("部")))
    )


def _deed(line: Line, start: int, stop: int) -> bool:
    """Whether several words end in a verb of policy: 全面压实|社区 tells what is done there."""
    words = line.within(start, stop)
    return len(words) > 1 and words[0].tag in ("d", "ad", "v") and line.surface(words[-1]) in table("policy_verbs")


_FAST = re.compile("(?:[军艘G]|[百多]台|高铁|铁路|海域|推广|标准)$")  # 乌军|高速艇, 高铁|高速度运行
_LIKE = re.compile(  # what a region is like or is to do with it, not which it is
    "(?:受灾|灾害|重灾|火灾|低收入|富裕|贫困|战乱|冲突|高寒|缺水|干旱|沙漠|荒漠|高纬度|山林|黑土|试点|重[点要]|较[重早高低多大]|麦收|附近|所在|大片|很多|周[边围]|民族|惠及|筑牢|两国|[省县]际交界|^交界)$"
)


def _side(qualifier: str) -> bool:
    """Whether words only say which part of a place is meant: 西藏北部|地区, but 中东部|地区."""
    return qualifier[-2:] in ("东部", "南部", "西部", "北部", "中部") and is_form(qualifier[:-2])


def _verb(line: Line, at: int) -> bool:
    """Whether a verb follows: 高速|抵近 tells how."""
    return any(word.begin == at and word.tag == "v" for word in line.within(at, at + 1))
