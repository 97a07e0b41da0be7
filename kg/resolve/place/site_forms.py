"""Places that a form of writing gives away: roads and railways by number, housing estates, the cells of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.lexicon import table
from kg.resolve.place.places import place
from kg.resolve.spans import Found
from kg.text.hinted import Hinted
from kg.text.words import cut


def find_lines(text: str, begin: int, end: int) -> Iterator[Found]:
    """Railways and roads by number, free-trade zones: 轨道交通18号线, 国道331线, 中国(广西)自由贸易试验区."""
    for match in _NUMBERED.finditer(text, begin, end):
        yield from with_part(text, Found(match.start(), match.end(), place(match[0]), rank=4))


_NUMBERED = Hinted(
    r"(?:地铁|轨道交通|轻轨)[\dA-Z]{1,2}号线|中国[(（][\u4e00-\u9fff]{2,8}[)）](?:自贸区|自贸试验区|(?:自由贸易|跨境电子商务综合)试验区)"
    r"|(?:国道|省道|县道)[GSX]?\d{1,4}线?|(?<![\dA-Z])[GS]\d{1,4}(?:线|国道|省道|高速(?:公路)?)"
    r"|(?<!\d)\d{3}(?:国道|省道)|(?<=[经走沿由])[\u4e00-\u9fff]{2}线(?=绕行)",
    "号线",
    "试验区",
    "自贸区",
    "国道",
    "省道",
    "高速",
    "线绕行",
)


def with_part(text: str, zone: Found) -> Iterator[Found]:
    """A place, and the part of a free-trade zone that is named with it: 中国(广西)自由贸易试验区|崇左片区."""
    yield zone
    if part := _PART.match(text, zone.end):
        yield Found(zone.begin, part.end(), place(zone.thing.name + part[0]), rank=5)


_PART = re.compile("(?:(?<=自贸区)|(?<=贸易试验区)|(?<=自贸试验区))(?:(?![的及和与])[\u4e00-\u9fff]){2,6}?片区")


def find_estates(text: str, begin: int, end: int) -> Iterator[Found]:
    """Housing estates: 某社区|康桥华居小区, 电力小区、|棉纺小区; 老旧小区 and 居民小区 are kinds of them."""
    if text.find("小区", begin, end) < 0:
        return
    for match in _ESTATE.finditer(text, begin, end):
        start = next((at for at in range(match.start() - 2, match.start() - 6, -1) if _opens(text, at, begin)), -1)
        name = text[start : match.start()]
        among = text.startswith("、", match.end()) or text.endswith("小区、", 0, start)
        named = text.endswith(_HOSTS, begin, start) or name.endswith(_ESTATES) or (among and len(name) < 4)
        if start >= 0 and named and not _NO_ESTATE.search(name) and all(w.tag not in _NO_NAME for w in cut(name)):
            yield Found(start, match.end(), place(name + "小区"), rank=4)


def _opens(text: str, at: int, begin: int) -> bool:
    """Whether a name may begin at a place: the line's first, behind a mark, a place's last character or a particle."""
    before = text[at - 1 : at]
    return at == begin or (at > begin and (not "\u4e00" <= before <= "\u9fff" or before in "的在和区道镇乡路"))


_ESTATE = re.compile("(?<=[\u4e00-\u9fff]{2})小区(?![域级])")
_HOSTS = ("社区", "街道", "镇", "乡", "路")
_ESTATES = ("苑", "家园", "花园", "新村", "公寓", "华庭", "嘉园", "人家", "新城", "华府", "名都")
_NO_ESTATE = re.compile(
    "老|旧|[住宅居民安置搬封管控层]{2}|[住宅]$|物业|保障|回迁|智慧|新建|城镇|改造|示范|文明|和谐|试点|部分|所有|附近|周边|普通|各|该|本|每|多个|一个|两个"
    "|[几个家处类型式性化级内里外的和与、在到进将把为对]|中(?![学心])|商品房|棚户|开放|村民|市民|城市|农村|移民|生活|商业|自家|无[\u4e00-\u9fff]"
)
_NO_NAME = frozenset(("v", "d", "p", "r", "c", "m", "u", "uj", "ul"))


def find_halls(text: str, begin: int, end: int, places: Sequence[Found]) -> Iterator[Found]:
    """Halls of a building: 人民大会堂|北大厅; they are no departments, whatever ends in 厅."""
    for found in places if text.find("厅", begin, end) >= 0 else ():
        if found.thing.name.endswith(_BUILDINGS) and (hall := _HALL.match(text, found.end, end)):
            yield Found(found.begin, hall.end(), place(found.thing.name + hall[0]), rank=7)


_BUILDINGS = ("会堂", "宾馆", "宫", "纪念堂", "大厦", "会议中心", "会展中心")
_HALL = re.compile("(?:[东西南北大金色中央国宴会议多功能报告新闻发布展览]{1,6}厅)")


def find_cells(text: str, begin: int, end: int) -> Iterator[Found]:
    """A table's cell that ends as places do is a place's name as a whole (综改区)."""
    at = begin
    for cell in text[begin:end].split("\t"):
        name = cell.strip()
        start = at + cell.find(name)
        at += len(cell) + 1
        labels = start == begin and _AREA.fullmatch(name)  # 大通湖区 beside 资阳区 and 南县
        if labels or (re.fullmatch(r"[\u4e00-\u9fff]{2,12}", name) and _ends(name)):
            yield Found(start, start + len(name), place(name), rank=2)


_AREA = re.compile("[\u4e00-\u9fff]{2,6}(?<![小园社景片地市城郊山全辖灌库])区")


def _ends(name: str) -> bool:
    return any(name.endswith(suffix) for suffix, (kind, *_) in table("place_suffixes").items() if kind != "weak")
