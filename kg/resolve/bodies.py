"""Bodies in a text: organs of a division (市委, 灵川县水利局), central bodies by dictionary, others by their suffix."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence

from kg.lexicon import alternation, marked, table
from kg.lexicon.bodies import CONSULTATIVE, PARTY, central, full_name
from kg.lexicon.finder import finder
from kg.resolve.body_starts import begin_of, is_class
from kg.resolve.national import body
from kg.resolve.qualify import Line
from kg.resolve.spans import Found, Nearby
from kg.resolve.units import STOP, find_unit

Pointed = Callable[[str, int], str | None]  # (level word, offset) → the full name of the division it means there

_LEVEL = re.compile(r"自治区|省|市|自治州|州|盟|县|区|旗|镇|乡")
_ORGAN = re.compile(
    r"[一-鿿和、]{0,16}?("
    + "|".join(sorted(map(re.escape, marked("body_suffixes", "office")), key=lambda w: (-len(w), w)))
    + ")(?!(?<=委)员会)"  # 卫生健康委 is not all of 卫生健康委员会
)
_TERM = re.compile(r"(?:第?[一二三四五六七八九十]+届)?委员会")
_LEAGUES = ("共青团", "民盟", "民革", "民建", "民进", "农工党", "致公党", "九三学社", "台盟")
_WEAK_TAILS = ("局", "厅", "委", "办公室", "委员会", "政府", "工委")
_NESTED = ("委", "党委", "政府", "人民政府", "人大", "人民代表大会")


def find_organs(line: Line, begin: int, end: int, places: Sequence[Found], pointed: Pointed) -> Iterator[Found]:
    """Organs of a division: its name or a bare level word, what they do, and an office's suffix."""
    ends = {found.end: found for found in places if not found.pointing}
    abroad = sorted(found.begin for found in ends.values() if found.thing.name in table("countries"))
    beside = {at for found in places for at in range(found.begin, found.end + 1)}
    for offset, found in sorted(ends.items()):
        yield from _league(line, found)
        if branch := _branch(line, ends.get(found.begin), found):
            yield branch
            continue
        stop = abroad[at] if (at := bisect_right(abroad, offset)) < len(abroad) else end  # 某国监管机构|某国网络局
        yield from _organ(line, found.begin, offset, stop, found.thing.name)
    for match in _LEVEL.finditer(line.text, begin, end):
        if match.start() in beside or not _bare(line, match):
            continue
        if division := pointed(match[0], match.start()):
            yield from _organ(line, match.start(), match.end(), end, division)


def _branch(line: Line, city: Found | None, county: Found) -> Found | None:
    """A city's bureau for one of its counties keeps its written name: 某某市某某|生态环境局 is no county's organ."""
    bureau = _CITYS_OWN.match(line.text, county.end)
    if not bureau or not city or line.text[county.end - 1] in "市县区旗" or line.text[city.end - 1] not in "市州盟":
        return None
    name = city.thing.name + line.text[county.begin : bureau.end()]
    return Found(city.begin, bureau.end(), body(name), rank=5)


_CITYS_OWN = re.compile("(?:生态环境|自然资源(?:和规划)?|规划和自然资源)局")


def _bare(line: Line, match: re.Match[str]) -> bool:
    """Whether a level word stands as a prefix of its own: 市|水利局, not 城市, 全市, 十四市."""
    if _UNBARE.match(line.text, match.start()):
        return False
    before = line.text[match.start() - 1 : match.start()] if match.start() else ""
    if before and before in "全城本该我各都外两三四五六七八九十几多每跨门夜超":
        return False
    if before and before in "由据向对从与和及同在把被让经为请令往给":
        return True
    if before == "年" and line.text[match.start() - 2].isdigit():  # 2026年|县政府
        return True
    word = line.within(match.start(), match.start() + 1)[0]
    return word.begin == match.start() or word.tag not in ("n", "ns", "nt", "nz", "s", "a", "b")


# 区域, 县级, 市场
_UNBARE = re.compile("[区县市省州](?:[域级场间位内外际情长]|民(?![政族宗])|政(?!府|协|法|务))")


_DEPARTMENT = re.compile("组织部|宣传部|统战部|政法委|社会工作部")


_BEFORE = (*PARTY, *CONSULTATIVE, *_LEAGUES)
_COMMITTEE = re.compile("委")


def _league(line: Line, place: Found) -> Iterator[Found]:
    """中共桂林市(第六届)委员会, 政协桂林市委员会, 共青团…: the name stands before the division."""
    if not line.text.endswith(_BEFORE, 0, place.begin):
        return
    for prefix in _BEFORE:
        begin = place.begin - len(prefix)
        if begin < 0 or line.text[begin : place.begin] != prefix:
            continue
        rest = _TERM.match(line.text, place.end) or _COMMITTEE.match(line.text, place.end)
        if not rest:
            continue
        division = place.thing.name
        if prefix in PARTY:
            name = full_name(division, "委")
            if department := _DEPARTMENT.match(line.text, rest.end()):
                whole = full_name(division, department[0])
                yield Found(begin, department.end(), body(whole), rank=6)
                yield from find_unit(line, begin, department.end(), len(line.text), whole)
        elif prefix in CONSULTATIVE:
            name = full_name(division, "政协")
        else:
            name = f"{prefix}{division}委员会"
        yield Found(begin, rest.end(), body(name), rank=6)


def _organ(line: Line, begin: int, at: int, end: int, division: str) -> Iterator[Found]:
    match = _ORGAN.match(line.text, at, end)
    if match and division in table("countries") and line.text.startswith("长", match.end()):  # 某国|国防部长
        return
    if not match or STOP.search(line.text, at, match.start(1)) or not _office(line, at, match):
        return
    tail = line.text[at : match.end()]
    if "公司" in tail[:-2]:  # 某省电力公司|某市供电局
        return
    short = at - begin < len(division) and not _LEVEL.fullmatch(line.text[begin:at])
    foreign = division in table("countries") and tail in table("body_forms")  # 丹麦政府 is no 人民政府
    branch = tail.endswith(("海关", "海事局"))  # a branch of the state's, named by the short form: 厦门海关
    keep = foreign or (short and tail not in table("body_forms") and (len(tail) > 8 or branch))
    name = line.text[begin : match.end()] if keep else full_name(division, tail)
    yield Found(begin, match.end(), body(central().get(name, name)), rank=5)
    if tail == "纪委监委":
        yield Found(match.end() - 2, match.end(), body(full_name(division, "监委")), rank=5)
    for inner in _NESTED:
        part = tail != inner and tail.startswith(inner) and not tail.startswith("委员会")
        if part and tail in table("body_forms") and not foreign:
            yield Found(begin, at + len(inner), body(full_name(division, inner)), rank=5)
    yield from find_unit(line, begin, match.end(), end, name)


def _former(line: Line, at: int) -> bool:
    """Whether 原 stands before a suffix as a word: 某公司|原|党委委员, not 太原."""
    return line.text[at - 1] == "原" and line.starts_word(at - 1)


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
        or _former(line, match.start(1))
        or ("与" in middle and (match[1] not in ("局", "厅", "委员会") or _TWO.search(middle)))
    ):
        return False
    if not middle and match[1] in ("局", "厅", "办公室", "管委会", "管理委员会"):
        return match[1] in ("管委会",)
    following = line.text[match.end() : match.end() + 1]
    if following in ("员", "势", "面", "部", "长") and match[1] in ("委", "局", "政协委"):
        return following == "长"
    words = [w for w in line.within(at, match.start(1)) if w.begin >= at]
    if any(w.tag.startswith("nr") and w.end - w.begin > 1 for w in words) or re.search("代表|市长|县长|区长", middle):
        return False
    return all(
        w.tag not in ("v", "d", "p", "r", "uj", "ul", "c")
        or line.surface(w) in _FIELD
        or line.surface(w) in marked("name_words", "inside")
        for w in words
    )


_NO_OFFICE = re.compile("(?:[布格结大全僵战时变破开残终定胜败骗]|(?<![财民行])政)局$")  # 长兴县|布局
_TWO = re.compile("[省市县区州旗盟镇乡村局]|大学|学院|公司|集团|协会|银行|医院|中心")  # 某大学与某市|教育局
_PIECE = re.compile("部[队分门落]")
_FIELD = ("和", "与", "及", "广电", "自然", "退役", "行政", "事务", "综合")


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

    ``listed`` are the bodies that the dictionary finds in the line.
    """
    known = {found.end: found.begin for found in reversed(listed)}
    nearby = Nearby(places)
    for suffix, suffix_begin, stop in finder("body_suffixes").find(line.text, begin, end):
        strength = table("body_suffixes")[suffix][0]
        spotted = min((b for b, e in supported if e == stop), default=None)
        backed = spotted is not None and "届" not in line.text[spotted:stop]
        if (strength == "office" and not backed) or suffix in _WEAK_TAILS or not line.ends_name(stop):
            continue
        start = line.reach(suffix_begin, longest=24, floor=begin, across="和·")
        if start == suffix_begin and not line.starts_word(start):
            words = line.within(start, start + 1)
            start = words[0].begin if words else start
        if spotted is not None and backed and begin <= spotted < start:
            start = spotted
        near = nearby.between(start - _NEAR, stop)
        start = next((f.begin for f in near if f.begin < start < f.end), start)
        start = begin_of(line, start, suffix_begin, stop, near, known)
        qualifier = line.text[start:suffix_begin]
        if (
            not qualifier
            or _former(line, suffix_begin)
            or _BROKEN.search(qualifier)
            or _PIECE.match(line.text, stop - 1)
        ):
            continue
        if is_class(line, start, stop) or _NO_BODY.search(line.text[max(start, stop - 3) : stop + 1]):
            continue
        if strength == "office" and not any(f.begin == start for f in near):
            continue
        if suffix == "中心" and line.text.startswith(tuple(table("body_suffixes")), stop, end):
            continue  # 某乡中心|小学, 市中心|医院
        if _LISTED.search(qualifier) or qualifier in ("村", "支", "大中"):
            continue
        name = _with_division(line, start, stop, near, pointed)
        named = name != line.text[start:stop] or any(f.begin == start for f in near)
        proper = named or line.proper(start, suffix_begin) or (len(qualifier) >= 6 and suffix in _COMPANIES)
        if strength == "weak" and not backed and _deed_after_place(line, start, suffix_begin, near):
            continue
        if backed or named or (strength == "strong" and proper):
            yield Found(start, stop, body(_official(name, start, stop, listed)), rank=4)
            yield from find_unit(line, start, stop, end, name)


_NO_BODY = re.compile("[设建办进出入返]厂.?$|[市县]中心.?$|学会了$")  # 在巴西设|厂, 算法学会|了
_BROKEN = re.compile(
    r"[,。;:、!?]|\d+[个家所名条座处]|\d(?:[万亿]*元|%|余?[件项倍人吨])|[一两几数多][家所个支名座项处]|[两三四五六七八九十]大(?!队|学)|^暨"
)
_LISTED = re.compile(
    rf"^\d*[个家所名条座处]?[一-鿿]{{0,4}}(?:{alternation('body_suffixes')})和$|^\d+[个家所名条座处]?村和"
)
_COMPANIES = ("有限公司", "有限责任公司", "股份有限公司", "集团有限公司", "专业合作社", "合作社")


def _deed_after_place(line: Line, start: int, suffix: int, places: Sequence[Found]) -> bool:
    """太原|建设|国家区域中心 is a place that does something, no body."""
    ends = [found.end for found in places if found.begin == start]
    return any(w.begin in ends and w.tag in ("v", "vn") for w in line.within(start, suffix))


def _official(name: str, start: int, stop: int, listed: Sequence[Found]) -> str:
    """A name that begins with a national body's short one, with the full one: 总台|某中心 is the 中央广播电视总台's."""
    inner = max((f for f in listed if f.begin == start and f.end < stop), key=lambda f: f.end, default=None)
    rest = name[inner.end - start :] if inner else ""
    if inner is None or rest[0] in "和与及、" or table("central_bodies").get(inner.thing.name, ("",))[0] in _FIRM:
        return central().get(name, name)
    return inner.thing.name + rest


_FIRM = ("enterprise", "international")


def _with_division(line: Line, start: int, stop: int, places: Sequence[Found], pointed: Pointed) -> str:
    """The name with a bare level word in front (省书法家协会) made the division's full name."""
    name = line.text[start:stop]
    level = _LEVEL.match(name)
    if level and not _UNBARE.match(name) and not any(found.begin == start for found in places):
        division = pointed(level[0], start)
        if division:
            return division + name[level.end() :]
    return name
