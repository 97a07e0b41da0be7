"""Companies, schools, associations, workshops and other bodies in a text, by what their names end in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.lexicon import mark_of, marked, table
from kg.lexicon.bodies import central
from kg.lexicon.finder import finder
from kg.resolve.body.body_starts import begin_of, is_class
from kg.resolve.body.national import WILL, body
from kg.resolve.body.organs import LEVEL, UNBARE, Pointed, former
from kg.resolve.body.units import find_unit
from kg.resolve.place.places import is_form
from kg.resolve.qualify import Line
from kg.resolve.spans import Found, Nearby
from kg.text.hinted import Hinted

_WEAK_TAILS = ("局", "厅", "委", "办公室", "委员会", "政府", "工委")
_NEAR = 80  # characters before a body's name in which the places lie that tell where it begins


def find_by_suffix(
    line: Line,
    begin: int,
    end: int,
    places: Sequence[Found],
    supported: set[tuple[int, int]],
    pointed: Pointed,
    listed: Sequence[Found] = (),
) -> Iterator[Found]:
    """Companies, schools, associations, workshops …: a proper qualifier and a suffix of the table.

    ``listed`` are the bodies that the dictionary finds in the line, and the organs of divisions.
    """
    words = list(finder("body_suffixes").find(line.text, begin, end))
    if not words:
        return
    known = {found.end: found.begin for found in reversed(listed)}
    nearby = Nearby(places)
    for word, suffix_begin, suffix_end in words:
        stop = suffix_end + _whole_school(line.text, word, suffix_end)
        strength = table("body_suffixes")[word][0]
        suffix = _Suffix(word, suffix_begin, stop, strength, _spotted(line.text, stop, supported))
        if not _may_end(line, suffix):
            continue
        start = _reach(line, suffix, begin)
        near = nearby.between(start - _NEAR, stop)
        start = next((f.begin for f in near if f.begin < start < f.end), start)
        start = begin_of(line, _of_town(start, near), suffix_begin, stop, near, known)
        if _no_name(line, suffix, start):
            continue
        if strength == "office" and (stop in known or not any(f.begin == start for f in near)):
            continue  # 遵义市|播州区石板镇党委: an organ is found already
        name = _with_division(line, start, stop, near, pointed)
        if _is_name(line, suffix, start, near, listed, told=name != line.text[start:stop]):
            yield Found(start, stop, body(_official(name, line.text[start:stop], start, listed)), rank=4)
            yield from find_unit(line, start, stop, end, name) if "最大" not in name else ()


class _Suffix(NamedTuple):
    """A suffix of the table, where it and the name end, and where the tagger sees a body begin that ends there."""

    word: str
    begin: int
    stop: int
    strength: str
    spotted: int | None


def _spotted(text: str, stop: int, supported: set[tuple[int, int]]) -> int | None:
    """Where the body begins that the tagger sees end at ``stop``, if it is no term of office: 第十四届某委员会."""
    begin = min((b for b, e in supported if e == stop), default=None)
    return None if begin is None or "届" in text[begin:stop] else begin


def _may_end(line: Line, suffix: _Suffix) -> bool:
    """Whether a name may end with a suffix: weak tails are found as organs, and a word must end with it."""
    backed = suffix.spotted is not None
    if (suffix.strength == "office" and not backed) or suffix.word in _WEAK_TAILS:
        return False
    if suffix.word == "国会" and _WILL.match(line.text, suffix.stop):
        return False
    return (backed and suffix.strength == "strong") or line.ends_name(suffix.stop)


_WILL = re.compile(WILL)


def _reach(line: Line, suffix: _Suffix, floor: int) -> int:
    """Where the words that qualify a suffix begin, or further to the left where the tagger sees the name begin."""
    start = line.reach(suffix.begin, longest=24, floor=floor, across="和·")
    if start == suffix.begin and not line.starts_word(start):
        first = line.within(start, start + 1)
        start = first[0].begin if first else start
    return _agreed(line.text, start, suffix.spotted)


def _no_name(line: Line, suffix: _Suffix, start: int) -> bool:
    """Whether what a suffix ends names no body: a class of them, or a part of other words."""
    text, stop = line.text, suffix.stop
    qualifier = text[start : suffix.begin]
    return bool(
        not qualifier
        or former(line, suffix.begin)
        or _BROKEN.search(qualifier)
        or is_class(line, start, stop)
        or _NO_BODY.search(text[max(start, stop - 3) : stop + 1])
        or _runs_on(text, suffix.word, stop)
        or qualifier in _KINDS
        or (suffix.word == "车间" and qualifier.endswith(_OWNERS))
    )


_KINDS = ("村", "支", "大中", "嘎查", "嘎查村")


def _is_name(
    line: Line, suffix: _Suffix, start: int, near: Sequence[Found], listed: Sequence[Found], *, told: bool
) -> bool:
    """Whether a qualifier makes a name: the tagger sees one, a place leads it, or strong suffixes have a proper one.

    ``near`` are the places around it, ``told`` is whether the paper's home completes it.
    """
    backed = suffix.spotted is not None
    if suffix.strength == "weak" and not backed and _deed_after_place(line, start, suffix.begin, near):
        return False
    return (
        backed
        or told
        or any(f.begin == start for f in near)
        or (suffix.word in _TEAMS and any(f.begin == start and 0 <= suffix.begin - f.end <= 6 for f in listed))
        or (suffix.strength == "weak" and _visited(line.text, start, near))
        or (suffix.strength == "strong" and _proper(line, suffix, start))
    )


def _proper(line: Line, suffix: _Suffix, start: int) -> bool:
    """Whether a qualifier is no ordinary word, or is long and a company's."""
    return line.proper(start, suffix.begin) or (suffix.begin - start >= 6 and suffix.word in _COMPANIES)


def find_numbered(line: Line, begin: int, end: int, places: Sequence[Found]) -> Iterator[Found]:
    """Schools by a place and a number: 涪陵|五中. As a suffix it would hide 第五中学 and 第三中级法院."""
    ends = {found.end: found for found in places}
    for match in _NUMBERED.finditer(line.text, begin, end):
        if place := ends.get(match.start()):
            yield Found(place.begin, match.end(), body(line.text[place.begin : match.end()]), rank=4)


_OWNERS = ("公司", "厂", "集团")  # 某某公司|车间主任: a workshop without a name of its own
_NUMBERED = re.compile(
    "[三四五六七八九十](?:[三四五六七八九十]中|中)(?![\u4e00-\u9fff]?(?:全会|[学心队级院])|[小型间部央国共外高等档段期旬秋午原])"
)


def find_bureaus(line: Line, begin: int, end: int, places: Sequence[Found]) -> Iterator[Found]:
    """A county's or city's bureau for a trade of its own, which no table has: 广昌县|白莲产业发展局."""
    for match in _BUREAU.finditer(line.text, begin, end):
        holder = next((f for f in places if f.end == match.start() + 1), None)
        if holder and line.text[holder.begin : holder.end] == holder.thing.name:
            yield Found(holder.begin, match.end(), body(line.text[holder.begin : match.end()]), rank=4)


_BUREAU = Hinted(
    "[市县区旗州](?:(?![的和与及在是将]|市|县|局)[一-鿿]){2,8}(?:产业|事业|管理|保护|服务)(?:发展)?(?:服务|管理)?局(?![部面势促限])",
    *("发展局", "产业局", "事业局", "管理局", "保护局", "服务局"),
)


def find_ships(text: str, begin: int, end: int) -> Iterator[Found]:
    """Warships, which are called by a place and act as units: 海军|福建舰, 福建舰航母编队."""
    for match in _SHIP.finditer(text, begin, end):
        if is_form(match["place"]):
            yield Found(*match.span(), body(match["name"]), rank=5)


_SHIP = Hinted(
    "(?:(?<=[由、和是在与到自])|(?<![一-鿿]))(?:海军)?(?P<name>(?P<place>[一-鿿]{2,3}?)舰(?:航母编队|编队)?)(?![队载机船艇员炮首体桥长])",
    "舰",
)


def find_grid(text: str, begin: int, end: int) -> Iterator[Found]:
    """The grid's company of a place, whatever of it is named behind: 国网保定供电公司|输电运检中心."""
    for match in _GRID.finditer(text, begin, end):
        yield Found(*match.span(), body(match[0]), rank=4)


_GRID = Hinted("国网[\u4e00-\u9fff]{2,8}?供电(?:(?:分|有限)?公司|局)", "国网")
_NO_BODY = re.compile(
    "[级甲]医院.?$|非(?:银行|政府).?$|中心城$|反政府.?$|[设建办进出入返]厂.?$|协商会.?$|[市县]中心.?$|副中心.?$|学会了$|[司团厂]车间.?$|[疗老业伤育病]保险.?$"
)  # 在巴西设|厂, 算法学会|了, 某公司|车间主任, 基本医疗|保险
_BROKEN = re.compile(
    r"[,。;:、!?]|\d+万?[个家所名条座处]|首[个家座支]|单[个支]|^以来|\d(?:[万亿]*元|%|余?[件项倍人吨])|[一两几数多][家所个支名座项处]|[二三四五六七八九十百]+[家所]|[两三四五六七八九十]大(?!队|学)|^暨|^(?:许多|众多|不少|大量|某些|一些|所有)|(?<![第统])一工?$|^[美英法德日韩俄印澳加意巴以伊乌]一[一-鿿]{0,3}$|^全[国省市县区州]|两国$|[两三四五六七\d](?:省市?|市)(?:$|援)|[两三四]地(?![区质方震理球])|等[国地]|^新一届$"
)
_HUBS = ("中心", "空军", "海军", "陆军", "证券")
_RANK = re.compile("地位|城市|枢纽|交易所|大学|学院|医院|总医院")


_VISITS = re.compile("(?:走访|参观|考察|走进|来到|察看|探访|视察)了?[^,。;:]{2,60}$")


def _visited(text: str, start: int, places: Sequence[Found]) -> bool:
    """Whether a name goes on a list of sites that are visited: 走访了某商贸城、|全球数贸中心和某站."""
    after_site = text[start - 1 : start] in ("、", "和") and any(f.end == start - 1 for f in places)
    return after_site and bool(_VISITS.search(text, max(0, start - 80), start))


def _of_town(start: int, places: Sequence[Found]) -> int:
    """Where a name begins with its township, also one of everyday words, and its county: 某县|格咱乡|中心卫生院."""
    while town := next((f for f in places if f.end == start and f.thing.name.endswith(_TOWNS)), None):
        start = town.begin
    return start


_TOWNS = ("镇", "乡", "县")


def _agreed(text: str, start: int, spotted: int | None) -> int:
    """Where a name begins that the tagger sees begin earlier, or after whom somebody turns to: 孙某某对|某医院."""
    return spotted if spotted is not None and (spotted < start or text[spotted - 1] in "对向给") else start


def _whole_school(text: str, suffix: str, stop: int) -> bool:
    """Whether one more character belongs to a school's name: 第十四中学|校, but 第十四中学|校长, 校园."""
    return suffix.endswith(("中学", "小学")) and bool(_OF_SCHOOL.match(text, stop))


_OF_SCHOOL = re.compile("校(?![长园门区舍友服庆训内外史歌医车方])")


def _runs_on(text: str, suffix: str, stop: int) -> bool:
    """Whether a suffix begins another, a rank or an estate: 某乡中心|小学, 空军|大学, 金融中心|地位, 某中学|小区."""
    if text.startswith(_HOMES, stop):
        return True
    if suffix in _HUBS and _RANK.match(text, stop):
        return True
    return suffix == "中心" and text.startswith((*table("body_suffixes"), *table("place_suffixes")), stop)


_HOMES = ("小区", "家属院", "家属区", "家属楼")
_TEAMS = ("工作组", "专家组", "指导组", "督导组", "调查组")  # 水利部|专家组
_COMPANIES = ("有限公司", "有限责任公司", "股份有限公司", "集团有限公司", "专业合作社", "合作社")


def _deed_after_place(line: Line, start: int, suffix: int, places: Sequence[Found]) -> bool:
    """太原|建设|国家区域中心 is a place that does something, no body."""
    ends = [found.end for found in places if found.begin == start]
    deeds = [w for w in line.within(start, suffix) if w.begin in ends and w.tag in ("v", "vn")]
    field = marked("name_words", "inside")  # 某县|信访|接待中心
    return any(line.surface(word) not in field or line.surface(word) in table("policy_verbs") for word in deeds)


def _official(name: str, written: str, start: int, listed: Sequence[Found]) -> str:
    """A name that begins with a national body's short one, with the full one: 总台|某中心 is the 中央广播电视总台's.

    So does one that begins with an organ: 市市场监管局|某监管所.
    """
    stop = start + len(written)
    inner = max((f for f in listed if f.begin == start and f.end < stop), key=lambda f: f.end, default=None)
    rest = written[inner.end - start :] if inner else ""
    if inner and rest in _SAME and mark_of("central_bodies", inner.thing.name) == "enterprise":
        return inner.thing.name  # 中国船舶|集团
    if inner is None or rest[0] in "和与及、" or mark_of("central_bodies", inner.thing.name) in _FIRM:
        return central().get(name, name)
    return inner.thing.name + rest


_SAME = ("集团", "公司", "集团公司", "有限公司")
_FIRM = ("enterprise", "international")


def _with_division(line: Line, start: int, stop: int, places: Sequence[Found], pointed: Pointed) -> str:
    """The name with a bare level word in front (省书法家协会) made the division's full name."""
    name = line.text[start:stop]
    level = LEVEL.match(name)
    if level and not UNBARE.match(name) and not any(found.begin == start for found in places):
        division = pointed(level[0], start)
        if division:
            return division + name[level.end() :]
    return name
