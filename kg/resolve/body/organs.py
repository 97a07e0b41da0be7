"""Organs of a division: the committee, government and offices that take its name (市委, 灵川县水利局, 吴集镇党委)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from kg.lexicon import marked, one_of, table
from kg.lexicon.bodies import central, full_name
from kg.lexicon.divisions import SETTLED, Level
from kg.resolve.body.leagues import league
from kg.resolve.body.national import body
from kg.resolve.body.units import STOP, find_unit
from kg.resolve.place.places import is_form, level_of
from kg.resolve.qualify import Line
from kg.resolve.spans import Found
from kg.text.hinted import Hinted

Pointed = Callable[[str, int], str | None]  # (level word, offset) → the full name of the division it means there

LEVEL = re.compile(r"自治[区州县旗]|地区|地(?=委[^托员])|省|市|州|盟|县|区|旗|镇|乡")
_OFFICES = marked("body_suffixes", "office")
_ORGAN = re.compile(
    rf"[一-鿿和、]{{0,16}}?(?=[{''.join(sorted({office[0] for office in _OFFICES}))}])({one_of(_OFFICES)})"
    "(?!(?<=委)员会|(?<=办)公[室厅])"  # 卫生健康委 is not all of 卫生健康委员会, 政府办 not of 政府办公室
)
_NESTED = ("委", "党委", "政府", "人民政府", "人大", "人民代表大会")


def find_organs(line: Line, begin: int, end: int, places: Sequence[Found], pointed: Pointed) -> Iterator[Found]:
    """Organs of a division: its name or a bare level word, what they do, and an office's suffix."""
    ends = {found.end: found for found in places}
    abroad = sorted(found.begin for found in ends.values() if found.thing.name in table("countries"))
    settled = sorted(found.begin for found in ends.values() if found.thing.name.endswith(SETTLED))
    counties = sorted(
        f.begin for f in ends.values() if level_of(f.thing.name) and line.text[f.begin : f.end] == f.thing.name
    )
    beside = {at for found in places for at in range(found.begin, found.end + 1)}
    for offset, found in sorted(ends.items()):
        yield from league(line, _outermost(found, ends).begin, found)
        if offset in counties:  # 浙江省|义乌市公安局 is 义乌市's
            continue
        stop = _next(abroad, offset, end)  # 某国监管机构|某国网络局
        stop = min(stop, _next(settled, offset - 1, end))  # 某街道|某社区党委
        first, division = _with_county(found, ends)
        at = offset + _again(line.text, offset)
        yield from _listed(line, list(_organ(line, first, at, stop, division)), end, division)
    for match in LEVEL.finditer(line.text, begin, end):
        if match.start() in beside or not _bare(line, match):
            continue
        if named := pointed(match[0], match.start()):
            stop = _next(counties, match.end(), end)  # 市急救中心和|颍州区红十字会
            organ = list(_organ(line, match.start(), match.end(), stop, named))
            yield from _listed(line, organ, end, named)
    for match in _AGENCY.finditer(line.text, begin, end):
        if named := pointed("地区", match.start()) or pointed("盟", match.start()):
            name = full_name(named, "行署") + ("办公室" if match["office"] else "")
            yield Found(match.start(), match.end(), body(name), rank=4)
    for match in _OF_VILLAGE.finditer(line.text, begin, end):
        if named := pointed(match[1], match.start()):
            name = full_name(named, "党委") if match[2] == "党委" else named + match[2]
            yield Found(match.start(), match.end(), body(name), rank=5)
    yield from _own(line, begin, end, pointed("", begin))


_AGENCY = Hinted(
    "(?<![盟区])(?:行署|行政公署)(?P<office>办(?:公室)?(?![事法理公]))?", "行署", "公署"
)  # 行署|专员: of the area or league whose paper it is
# 村|党总支书记: of the village named last; 农村党支部, 各村党支部 are nobody's
_OF_VILLAGE = Hinted(
    r"(?:^|(?<=[\s,。;:!?、“”()由据向对从与和同经请在]))(村|社区)(党支部|党总支|党委|委会|民委员会|居委会|居民委员会)",
    "委",
    "支",
)


def _again(text: str, at: int) -> bool:
    """Whether the level of a division is said twice: 太仆寺旗|旗委."""
    return text[at - 1 : at] == text[at : at + 1] and text[at] in "市县区旗州盟" and not UNBARE.match(text, at)


def _next(begins: Sequence[int], after: int, end: int) -> int:
    """The first of the sorted offsets after one; ``end`` without any."""
    return begins[at] if (at := bisect_right(begins, after)) < len(begins) else end


def _with_county(found: Found, ends: Mapping[int, Found]) -> tuple[int, str]:
    """Where a township's or village's name begins, and its name, with the county written before it.

    袁州区|慈化镇|党委 is 中共袁州区慈化镇委员会: many counties have a 慈化镇.
    """
    begin, name = found.begin, found.thing.name
    if name.endswith(SETTLED) and level_of(name) is None:
        while before := ends.get(begin):
            begin, name = before.begin, before.thing.name + name
            if level_of(before.thing.name) is Level.COUNTY:
                break
    return begin, name


def _listed(line: Line, organ: list[Found], end: int, division: str) -> Iterator[Found]:
    """An organ, and those of the same division that go on its list without its name: 市住建局、|城管局和|财政局."""
    yield from organ
    at = organ[0].end if organ else end
    while more := _known_offices().match(line.text, at, end):
        yield Found(more.start(1), more.end(1), body(full_name(division, more[1])), rank=5)
        at = more.end()


def _own(line: Line, begin: int, end: int, home: str | None) -> Iterator[Found]:
    """The offices of the county whose paper it is, without its name: 水利局派人疏通沟渠."""
    if home is None or level_of(home) is not Level.COUNTY:
        return
    for match in _TRIBUNAL.finditer(line.text, begin, end):
        yield Found(*match.span(), body(full_name(home, "法院") + match[0]), rank=4)
    for match in _bare_offices().finditer(line.text, begin, end):
        if line.starts_word(match.start()):
            yield Found(match.start(), match.end(), body(full_name(home, match[0])), rank=4)


_TRIBUNAL = Hinted("(?<![一-鿿])(?!人民)[一-鿿]{2,4}?人民法庭", "人民法庭")  # 枫桥|人民法庭, of the county's court


@cache
def _known_offices() -> re.Pattern[str]:
    """The next office of a list: the usual ones and those that have a short form."""
    offices = {*table("departments"), *table("body_forms")} - {"委", "委员会"}
    words = one_of(offices)
    return re.compile(rf"(?:、|和|与|及|以及)({words})(?!部门|机关|系统|主导|引导|采购|投[资入]|干警|副?[市县区]长)")


@cache
def _bare_offices() -> re.Pattern[str]:
    short = (tail for tail in table("body_forms") if tail.endswith("局") and len(tail) > 2 and tail[0] != "委")
    words = one_of((*table("departments"), *short))
    return re.compile(rf"(?:^|(?<=[\n,。;:!?“、由向从与和同经请]))(?:{words})(?!部门|系统)")


def _bare(line: Line, match: re.Match[str]) -> bool:
    """Whether a level word stands as a prefix of its own: 市|水利局, not 城市, 全市, 十四市."""
    if UNBARE.match(line.text, match.start()) or _LEVELS.search(line.text, max(0, match.start() - 2), match.end() + 2):
        return False
    before = line.text[match.start() - 1 : match.start()] if match.start() else ""
    if before and before in "全城本该我各都外两三四五六七八九十几多每跨门夜超":
        return False
    if match[0] == "地区" and "一" <= before <= "鿿" and before not in _AHEAD:  # 边远|地区
        return False
    if before and before in _AHEAD:
        return True
    if before == "年" and line.text[match.start() - 2 : match.start() - 1].isdigit():  # 2026年|县政府
        return True
    word = line.within(match.start(), match.start() + 1)[0]
    return word.begin == match.start() or word.tag not in ("n", "ns", "nt", "nz", "s", "a", "b")


_LEVELS = re.compile("[市州盟县区旗](?:[州盟县区旗]|市(?!场)){2}")  # 各旗市区|林草局, 县市区
_AHEAD = "由据向对从与和及同在把被让经为任请令往给兼来找叫随问催邀约"  # what may stand right before a level word
# 区域, 县级, 市场, 省市县乡
UNBARE = re.compile(
    "省(?:区市|市(?!场))|市县|[区县市省州镇乡](?:[域级场间位内际情长里]|外(?![办事贸汇国])|民(?![政族宗])|政(?!府|协|法|务|研|策))"
)


def _outermost(found: Found, ends: Mapping[int, Found]) -> Found:
    """The first of the divisions written right before one another, of which ``found`` is the last: 重庆市|涪陵区."""
    while level_of(found.thing.name) and (before := ends.get(found.begin)):
        found = before
    return found


def _organ(line: Line, begin: int, at: int, end: int, division: str) -> Iterator[Found]:
    """The organ that stands behind a division, and those inside its name."""
    formerly = _FORMERLY.match(line.text, at)
    at = formerly.end() if formerly else at
    zone = _ZONES.search(division) and level_of(division) is None
    match = (_ZONE_ORGAN if zone else _ORGAN).match(line.text, at, end)
    if not match or _no_organ(line, at, match, division):
        return
    tail = line.text[at : match.end()]
    foreign = division in table("countries") and tail in table("body_forms")  # 丹麦政府 is no 人民政府
    keep = foreign or _keeps_form(line, begin, at, division, tail)
    name = line.text[begin : match.end()] if keep else full_name(division, tail)
    yield Found(begin, match.end(), body(central().get(name, name)), rank=5)
    if tail == "纪委监委":
        yield Found(match.end() - 2, match.end(), body(full_name(division, "监委")), rank=5)
    for inner in _NESTED:
        part = tail != inner and tail.startswith(inner) and not tail.startswith("委员会")
        part = part and not line.text.startswith("研究生", match.end())  # 省委党校|研究生 is a degree
        if part and tail in table("body_forms") and not foreign:
            yield Found(begin, at + len(inner), body(full_name(division, inner)), rank=5)
    yield from find_unit(line, begin, match.end(), end, name)


def _no_organ(line: Line, at: int, match: re.Match[str], division: str) -> bool:
    """Whether what stands behind a division is none of its organs: a post, a power, a firm, an army's base."""
    text, stop = line.text, match.end()
    if division in table("countries") and text.startswith("长", stop):  # 某国|国防部长
        return True
    if text.startswith("段", at):  # 国道331线|阜康段|建设指挥部
        return True
    if _NO_POWER.search(text[at : stop + 1]) or STOP.search(text, at, match.start(1)):  # 反政府|武装, 政府军
        return True
    tail = text[at:stop]
    usual = at < match.start(1) and tail in table("body_forms")  # 交通运输|委
    if not (usual or _office(line, at, match)):
        return True
    return "公司" in tail[:-2] or (tail.endswith("军") and text.startswith("基地", stop))  # 某省电力公司|某市供电局


def _keeps_form(line: Line, begin: int, at: int, division: str, tail: str) -> bool:
    """Whether an organ at a division's short form keeps it in its name, as branches of the state do: 厦门海关."""
    short = at - begin < len(division) and not LEVEL.fullmatch(line.text[begin:at])
    branch = tail.endswith(("海关", "海事局", "铁路局", "海警局", "供电局"))
    branch = branch or line.text.endswith("行政", begin, at) or bool(_ZONE_AHEAD.match(tail))  # 宜春|经开区管委会
    long = len(tail) > 8 and (division in table("countries") or not tail.endswith(_OFFICIAL))
    return short and tail not in table("body_forms") and (long or branch)


_OFFICIAL = ("局", "厅", "委员会")
_NO_POWER = re.compile("^(?:反政府|政府军)|军[大学]$")
_FORMERLY = re.compile(r"\(原\)|原(?=党(?:委|工委)(?:副?书记|委员))")  # 石板镇|原党委书记
_ZONES = re.compile("(?<!社)区$|[城园港]$")
_ZONE_ORGAN = re.compile("(管委会|管理委员会|党工委|工委)")
_ZONE_AHEAD = re.compile(
    "(?:国家)?(?:级)?(?:经济技术开发区|经济开发区|高新技术产业开发区|高新区|经开区|开发区|新区|综合保税区)管"
    "|(?:国家级?|省级|世界)?(?:重点)?(?:风景名胜区|自然保护区|湿地|地质公园|森林公园|自然遗产|旅游度假区)"
)


def former(line: Line, at: int) -> bool:
    """Whether 原 stands before a suffix as a word: 某公司|原|党委委员, not 太原."""
    if not line.text.endswith("原", 0, at):
        return False
    return line.starts_word(at - 1) or (line.text.startswith("党", at) and not is_form(line.text[at - 2 : at]))


def _office(line: Line, at: int, match: re.Match[str]) -> bool:
    """Whether what stands between division and suffix can be an office's field: nouns, no verb of the sentence."""
    middle = line.text[at : match.start(1)]
    piece = match[1].endswith("部") and _PIECE.match(line.text, match.end() - 1)
    if piece or _NO_OFFICE.search(middle[-2:] + match[1]):
        return False
    if (
        (match[1] == "委" and middle)
        or middle.startswith(("和", "与", "第"))
        or "、" in middle
        or former(line, match.start(1))
        or ("与" in middle and match[1] not in ("局", "厅", "委员会"))
    ):
        return False
    if not middle and match[1] in ("局", "厅", "办公室", "管委会", "管理委员会"):
        return match[1] == "管委会"
    following = line.text[match.end() : match.end() + 1]
    if following in ("员", "势", "面", "部", "长") and match[1] in ("委", "局", "政协委"):
        return following == "长"
    words = [w for w in line.within(at, match.start(1)) if w.begin >= at]
    person = any(w.tag.startswith("nr") and w.end - w.begin > 1 for w in words)
    if (person and not _HEADED.match(line.text, match.end())) or _NO_FIELD.search(middle):
        return False
    return all(
        w.tag not in ("v", "d", "p", "r", "uj", "ul", "c")
        or line.surface(w) in _FIELD
        or line.surface(w) in marked("name_words", "inside")
        for w in words
    )


_HEADED = re.compile("(?<=局)局长|(?<=厅)厅长")  # 龙泉市青瓷宝剑产业局|局长: 宝剑 is nobody
_NO_FIELD = re.compile(  # 某国民众抗议|政府, 某国议员称|某国政府, 某国和某国|两国政府, 云南|三省人民政府
    "代表|启动|[市县区州]长|民众|议员|官[员邸]|首脑|抗议|[两三四五六七八九十各多][国省市县区州]|[宫院府构施行]和|人民和|任命|援引|[一两二三四五六七八九十几多][处座个架]|主要|重要|州一$|重塑|历届|总[理统](?:和|$)|率|部署|数额|边境|调集|冠军|落户|机场经"
)
_NO_OFFICE = re.compile("(?:[布格结大全僵战时变破开残终定胜败骗]|(?<![财民行])政)局$")  # 长兴县|布局
_PIECE = re.compile("部[队分门落]")
_FIELD = ("和", "与", "及", "广电", "自然", "退役", "行政", "事务", "综合", "振兴")
