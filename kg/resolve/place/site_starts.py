"""Where the name of a site, a township or a village begins: after what leads to it, its division, a road or a zone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

import rjieba

from kg.lexicon import table
from kg.lexicon.bodies import PARTY
from kg.lexicon.countries import is_country
from kg.lexicon.divisions import Level
from kg.lexicon.people import FOREIGN, FOREIGN_SET
from kg.resolve.place.places import ALONG, is_form, level_of
from kg.resolve.qualify import Line
from kg.resolve.spans import Found, occurrences
from kg.text.words import Word

SETTLED = ("township", "village")
_LEADS = re.compile(
    "(?=[起始惠涉覆落院局委会社府致处在前靠停对驶开流经穿来走抵赶位建打新改扎联连利毗地直途横跨串依通濒东南西北紧环沿和与向从至下上坠到赴])(?:[院局委会社府]在|[院局委会社]?会同|致力于|处于|在于|起自|起于|始于|前往|靠上|停靠|对话|驶入|坠入|坠落|驶离|驶向|开往|经过|穿过|流经|来到|走进|抵达|赶赴|位于|建设|打造|新建|改造|扎根|联通|连通|连接"
    "|(?:惠|涉|覆盖)及|落户|利用|毗邻|地处|直达|途经|横跨|跨越|下穿|上跨|穿越|串联|依托|通往|濒临|[东南西北](?:接|连|抵|起|至)|紧邻|环绕|流入|沿着?(?=[\u4e00-\u9fff]{1,3}$)|^(?:对(?!话)|[和与在到赴向从至沿]))"
)
_ONTO = ("靠上", "登上", "踏上", "驶上", "走上", "爬上")  # 靠|上云池 is how the words may be cut
_TOWARDS = "至继经由朝往自赴离于达在及因对进把"  # 广州至|湛江, 经|港珠澳大桥口岸
RAILS = ("高铁", "铁路", "高速", "高速公路", "高速铁路")
_HAN = re.compile("[\u4e00-\u9fff]{1,2}")
_CHAINED = re.compile(
    "(?![的和与及在等])[\u4e00-\u9fff](?:(?![的与及在等有各个多是内外]|所有|和(?!$))[\u4e00-\u9fff]){0,3}"
)  # 某镇|睦和村, but 某镇和|某村


_STEPPE = re.compile(f"(?!和)[{FOREIGN}淖]{{2,8}}")  # 某旗|伊和淖日|苏木, in whose name 和 is no 'and'
_AMOUNT = re.compile(  # 4公里|渔港航道
    r"\d[\d.]*[万亿]?[余多]?(?:公里|千米|米|辆|座|个|条|处|台|眼|亩|盏|所|家|套|项|名|人|户|吨|平方米|公顷)(?=..)"
)


class Suffix(NamedTuple):
    """A suffix where it stands: its kind, where its name may begin at the earliest, whether a division ends there."""

    word: str
    begin: int
    end: int
    kind: str
    floor: int
    chained: bool


def written_begin(line: Line, suffix: Suffix, spotted: int | None, listed: Sequence[Found]) -> int:
    """Where the words before a suffix begin that may belong to its name; ``spotted`` is where the tagger has it."""
    start = _from_listed(line, _begin(line, suffix, spotted), suffix.begin, listed)
    amount = _AMOUNT.match(line.text, start, suffix.begin)
    start = amount.end() if amount else start
    if line.text[start] == "好" and line.text[start - 2 : start] in table("policy_verbs"):
        start += 1  # 保护好|云溪湿地, whatever the words are
    if line.text[start] in _TOWARDS and suffix.begin - start > 2:
        first = line.within(start, start + 1)[0]
        coined = first.begin == start and not rjieba.has_word(line.surface(first))  # 经港|珠澳大桥
        start += coined
    start = _of_line(line, start, suffix)
    adverb = start > suffix.floor and line.text[start - 1] == "都" and line.starts_word(start - 1)
    return start - adverb  # 都|拉塔口岸: no adverb stands before a name


def _of_line(line: Line, start: int, suffix: Suffix) -> int:
    """A railway has a character for each of its ends: 商合|杭高铁, 中|泰铁路; none is named by one: 进出|京|高铁."""
    if suffix.word not in RAILS or suffix.begin - start != 1 or line.text[start] in "通乘坐":
        return start
    before = line.within(start - 1, start)[0]
    surface = line.surface(before)
    coined = before.begin >= suffix.floor and (
        surface == "中" or (_HAN.fullmatch(surface) and not rjieba.has_word(surface))
    )
    return before.begin + (surface[0] in _TOWARDS) if coined else suffix.begin


def own_begin(line: Line, start: int, suffix: Suffix, listed: Sequence[Found]) -> int:
    """Where a name begins, without the city, road or zone before it, and with a division that it cannot do without."""
    if suffix.kind in SETTLED:  # 中共|锦溪镇委员会
        start = next((start + len(party) for party in PARTY if line.text.startswith(party, start)), start)
    start = _after_deed(line.text, start, suffix)
    start = _after_city(line, _longer(line.text, start, suffix.end), suffix, listed)
    start = _after_zone(line.text, _after_line(line.text, start, suffix, listed), suffix)
    if suffix.kind == "zone" or suffix.word.endswith(("圈", "群", "带")):
        start = of_both(line.text, start, listed)
    if "机场" in line.text[start : suffix.end]:  # 西安|咸阳国际机场: a city's airport is named by both
        cities = (f for f in listed if level_of(f.thing.name) is Level.PREFECTURE and line.text[f.end - 1] != "市")
        start = next((f.begin for f in cities if f.end == start), start)
        abroad = (f.end for f in listed if f.begin == start and is_country(f.thing.name) and f.end < suffix.begin - 1)
        start = next((at for at in abroad if FOREIGN_SET.issuperset(line.text[at : suffix.begin])), start)
    if suffix.kind in ("site", "transport") and _class(line, start, suffix.begin):
        return next((f.begin for f in listed if f.end == start), start)  # 轮台县|农资储备库
    return start


def _after_deed(text: str, start: int, suffix: Suffix) -> int:
    """Where a name begins after what is done about it, or whom it follows: 刷新|港珠澳大桥, 志愿者们为|京雄高速."""
    deed = max((match.end() for match in _DEEDS.finditer(text, start, suffix.begin)), default=start)
    lines = _ROADS.finditer(text, start, suffix.begin) if suffix.kind == "road" else ()
    begin = max((match.end() for match in lines), default=deed)
    told = _OF_RAILS.match(text, begin, suffix.begin - 1) if suffix.word in RAILS else None
    return told.end() if told else begin


_DEEDS = re.compile(
    "刷新|力争|以及(?=[一-鿿]{2})|正在(?=[一-鿿]{2})|共建(?=[一-鿿]{2})|齐聚|相聚|投[产用运]|开通运营|记录下?|致力于|绘制出|标志着|祝贺|高度评价|充分肯定|深化|不断加强|首[条座个]|称(?!多)|们为?|(?<=[火灾震])[前后](?!重建|恢复)"
    "|(?<=[\u4e00-\u9fff]{2})(?:从(?![化江])|向(?![家阳荣前上海东西南北日]))|(?<=车辆|物资|货物|人员|旅客)经|(?<=线)和"
)
_OF_RAILS = re.compile(  # 落实好|中吉乌铁路, 31列|中老铁路, 标志性工程|黄百铁路
    "(?:[\u4e00-\u9fff]{1,8}?(?:项目|工程|通道)|落实|弘扬|(?:重新)?激活|[现既]有|这条|首[趟列]|\\d+[趟列条]|进一步|好(?=[\u4e00-\u9fff]{2})|强(?=[\u4e00-\u9fff]{2})|为(?=[\u4e00-\u9fff]{2}))+"
)
_ROADS = re.compile("(?:高速公路|高速|高铁|铁路)(?=[\u4e00-\u9fff]{2})(?![\u4e00-\u9fff]?[段线])")


def _class(line: Line, start: int, stop: int) -> bool:
    """Whether a qualifier is made of ordinary nouns: 农资, 文化."""
    words = line.within(start, stop)
    if line.text.endswith(tuple(table("body_suffixes")), start, stop):  # 协会|会址
        return False
    return bool(words) and all(
        word.tag in ("n", "vn", "l") and word.end - word.begin > 1 and rjieba.has_word(line.surface(word))
        for word in words
    )


def _after_city(line: Line, start: int, suffix: Suffix, listed: Sequence[Found]) -> int:
    """Where a name begins after the short form of the division it lies in: 曲靖|柳官田社区, 云南|乌蒙山地区.

    A national park or reserve keeps its city's (延庆松山国家级自然保护区) and leaves its province's.
    """
    national = suffix.kind == "site" and line.text.endswith(_NATIONAL, start, suffix.begin)
    for found in listed if national or suffix.kind in (*SETTLED, "region", "nature") else ():
        if found.begin == start and suffix.kind == "nature" and is_form(line.text[found.end : suffix.end]):
            return found.end  # 黑龙江|嫩江
        if found.begin != start or suffix.begin - found.end < 2:
            continue
        if national and level_of(found.thing.name) is not Level.PROVINCE:
            continue
        if line.text[suffix.begin - 1] in "路街道巷":
            continue
        if national or suffix.kind in SETTLED or line.proper(found.end, suffix.begin):
            return found.end
    return start


def _after_zone(text: str, start: int, suffix: Suffix) -> int:
    """Where a township's name begins after a district that is none of the official ones: 大通湖区|河坝镇.

    So it does after another township: 白马镇|青山镇.
    """
    zone = _DISTRICT.search(text, start, suffix.begin) if suffix.kind in SETTLED else None
    town = _TOWN.search(text, start, suffix.begin) if suffix.kind == "township" else None
    return max((found.end() for found in (zone, town) if found), default=start)


_DISTRICT = re.compile("(?<=[\u4e00-\u9fff])(?<![小社景园校片林库矿山厂])[区县](?=[\u4e00-\u9fff]{2})")
_TOWN = re.compile("(?<=[\u4e00-\u9fff]{2})镇(?=[\u4e00-\u9fff]{2})")
_LINES = re.compile(
    "(?:铁路|高铁|高速公路|高速|国道|新区|高新区|经开区|开发区|(?<=新)通道|[一二三四]期工程|\\d线)(?=[\u4e00-\u9fff]{2})"
)
_AREAS = re.compile(f"{_LINES.pattern}|(?:片区|社区|沙地|沙漠|草原)(?=[\u4e00-\u9fff]{{2}})")

_WORKS = re.compile("(?:灌区|工程)(?=[\u4e00-\u9fff])")  # 某灌区工程|团结总干渠


def _after_line(text: str, start: int, suffix: Suffix, listed: Sequence[Found]) -> int:
    """Where a name begins that follows a railway's or a zone's (衢宁铁路|庆元站), or a road's: 南阳至邓州|高速公路."""
    if suffix.kind == "road":
        ends = (f.begin for f in listed if f.end == start - 1 and text[start - 1] in "至到")
        return next(ends, start)
    lines = _AREAS if suffix.kind in SETTLED else _WORKS if suffix.word.endswith("渠") else _LINES
    return max((m.end() for m in lines.finditer(text, start, suffix.begin)), default=start)


def _begin(line: Line, suffix: Suffix, spotted: int | None) -> int:
    """Where the name begins as its words have it, or the tagger, or the division that it follows."""
    longest = 5 if suffix.kind in SETTLED and not suffix.chained else 8
    if line.text.endswith(_NATIONAL, suffix.floor, suffix.begin):
        longest += 4
    start = line.reach(suffix.begin, longest=longest, floor=suffix.floor, deeds=suffix.kind == "zone")
    if start == suffix.begin and line.within(start, start + 1)[0].begin >= suffix.floor:
        start = line.within(start, start + 1)[0].begin
    if spotted is not None and suffix.floor <= spotted < start:
        start = spotted
    if suffix.kind == "zone" or (suffix.kind == "road" and line.text[start : suffix.begin] in _SIDES):
        start = _word_before(line, start, suffix)
    beside = suffix.kind == "nature" and ALONG.match(line.text, suffix.end)  # 某某市|头屯河|畔
    across = suffix.chained and start == suffix.begin and not line.ends_word(suffix.floor)  # 某某|镇撒玛坝|梯田
    near = suffix.chained and (suffix.kind in SETTLED or beside or across)
    steppe = suffix.word in ("苏木", "嘎查") and _STEPPE.fullmatch(line.text, suffix.floor, suffix.begin)
    if near and (steppe or _CHAINED.fullmatch(line.text, suffix.floor, suffix.begin)):
        start = suffix.floor
    if suffix.kind == "road" and suffix.chained and start - suffix.floor == 1 and _LEFT.match(line.text, suffix.floor):
        start = suffix.floor  # 弥勒市|髯翁西路, whose first character the words leave
    start = _led(line.text, start, suffix.begin)
    start = _led_there(line.text, start, suffix)
    dated = _DATED.match(line.text, start, suffix.begin)
    start = dated.end() if dated and dated.end() < suffix.begin else start
    for word in line.within(start, suffix.begin):
        led = line.surface(word) in AHEAD or (word.begin == start and _deed(line, word))
        if led and line.proper(word.end, suffix.begin):
            start = word.end
    return start


def _word_before(line: Line, start: int, suffix: Suffix) -> int:
    """Take in the word that a road's side or a zone's kind goes on from: 青年|西路, 甬昭|现代农业产业园."""
    if start - 2 < suffix.floor or line.within(start - 1, start)[0].begin != start - 2:
        return start
    known = rjieba.has_word(line.text[start - 2 : start])
    return start - 2 if begins_unknown(line, start - 2) or (known and suffix.kind == "road") else start


def begins_unknown(line: Line, start: int) -> bool:
    """Whether a word of two characters begins here that stands in no dictionary."""
    word = line.within(start, start + 1)[0]
    surface = line.surface(word)
    return word.begin == start and bool(_PAIR.fullmatch(surface)) and not rjieba.has_word(surface)


def of_both(text: str, start: int, listed: Sequence[Found]) -> int:
    """Where a zone's name begins that two places have: 奎屯—|独山子经济技术开发区."""
    return next((f.begin for f in listed if text[start - 1 : start] == "—" and f.end == start - 1), start)


def _led_there(text: str, start: int, suffix: Suffix) -> int:
    """Where a village's name begins whose people its township gathers: 某镇|组织|大庙村、杜家墩村村民."""
    gathers = _GATHERS.match(text, max(suffix.floor, start - 1), suffix.begin - 1) if suffix.kind == "village" else None
    return max(start, gathers.end()) if gathers else start


_GATHERS = re.compile("(?:组织|动员|发动|引导|指导|带领|带动|帮助|支持|协调|安排)")
_NATIONAL = ("国家", "国家级", "国家城市")  # 漳江口红树林国家级|自然保护区 has a grade beside its own name
_SIDES = frozenset("东南西北中")
_PAIR = re.compile("(?!.?[的了在是从到和与及经由对向于把被让这那该某])[\u4e00-\u9fff]{2}")
_LEFT = re.compile("(?![的和与及等沿到从经在由向对把将至往修改建扩通赴各内外有多是])[\u4e00-\u9fff]")
_DATED = re.compile(r"份|(?:\d+年)?(?:\d+月份?)?(?:\d+日)?[今去前明]?年?(?<=[年月日份])")  # 2024年|某口岸, 3月份|某铁路
AHEAD = ("面向", "整个", "馆藏", "来", "合龙", "路段", "通行", "监管", "关心", "附近", "途经", "经", "年", "月")


def _deed(line: Line, word: Word) -> bool:
    """Whether a word is a verb of policy that stands before a name: 综合治理|某湖, 整治|某河."""
    return word.tag in ("v", "vn", "l", "n") and line.surface(word)[-2:] in table("policy_verbs")


_SPANS = ("大桥", "特大桥", "隧道")
_WATERS = ("江", "河", "湖", "海")


def _from_listed(line: Line, start: int, suffix: int, listed: Sequence[Found]) -> int:
    """Where a name begins of which a listed place is the first proper word (综合性港口|青岛港, 安徽|合肥某某城)."""
    for found in listed:
        if start < found.begin and found.end <= suffix:
            if found.end == suffix and line.text.startswith(_SPANS, suffix) and found.thing.name.endswith(_WATERS):
                continue  # 涪陵|长江|大桥
            chained = any(other.begin == start and other.end == found.begin for other in listed)
            if chained or not line.proper(start, found.begin):
                return found.begin
    held = (found.begin for found in listed if found.begin < start < found.end and found.end > suffix - 3)
    return next(held, start)  # 内比|都国际机场


def _led(text: str, start: int, suffix: int) -> int:
    """Where a name begins after a verb or preposition that leads to it (前往|人民广场, 对|黑海)."""
    if text[start - 1 : start + 1] in _ONTO:
        return start + 1
    for match in _LEADS.finditer(text[start:suffix]):
        if match.end() < suffix - start:
            return start + match.end()
    return start


def _longer(text: str, start: int, stop: int) -> int:
    """Take in the character that stands before a short name each time it occurs (遇|龙河 cut wrongly)."""
    name = text[start:stop]
    if len(name) > 2:
        return start
    before = {text[begin - 1 : begin] for begin, _ in occurrences(text, name)}
    one = next(iter(before)) if len(before) == 1 and text.count(name) > 1 else ""
    return start - 1 if "\u4e00" <= one <= "\u9fff" and one not in "在的与和到从沿对" else start
