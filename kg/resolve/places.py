"""Places in a text: official divisions, countries and regions by dictionary, sites and waters by their suffix."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.lexicon import marked, table
from kg.lexicon.divisions import Division, Gazetteer, Level, load
from kg.model import Kind, Thing
from kg.resolve.home import Home
from kg.resolve.qualify import Line
from kg.resolve.spans import Found, occurrences
from kg.text.words import cut

POINTING = re.compile(
    r"(?:我|全|本)(自治区|省|市|县|区|州|旗|盟)(?![委人政级])|(?:我国|全国)(?!人大|政协|人民|总工会|妇联|工商联)"
)
_LEVELS = ("省", "市", "县", "区", "州", "旗", "盟", "镇", "乡", "村", "岛", "国")


@cache
def _matcher() -> tuple[AhoCorasick, tuple[str, ...]]:
    forms = sorted({form for form, _, _ in load().forms()} | _country_forms().keys())
    return AhoCorasick(forms, matchkind=MatchKind.LeftmostLongest), tuple(forms)


@cache
def country_signs() -> dict[str, tuple[str, ...]]:
    """The characters that stand for countries, as in 中新, 中日韩, 美方; several countries may share one."""
    found: dict[str, tuple[str, ...]] = {}
    for name, columns in table("countries").items():
        if columns[0] == "country" and len(columns) > 1 and columns[1]:
            found[columns[1]] = (*found.get(columns[1], ()), name)
    return found


@cache
def _country_forms() -> dict[str, str]:
    """Every form of a country, region or foreign city → its canonical name."""
    forms: dict[str, str] = {}
    for name, columns in table("countries").items():
        for form in (name, *(columns[2].split("|") if len(columns) > 2 else ())):
            if len(form) > 1:
                forms.setdefault(form, name)
    for sign, (name, *more) in country_signs().items():
        if not more:
            forms.setdefault(f"{sign}方", name)
    return forms


def _abroad(form: str) -> Thing:
    """The thing that a form of the countries' table means: a union of states is a body."""
    name = _country_forms()[form]
    return Thing(Kind.BODY, name) if table("countries")[name][0] == "union" else place(name)


def place(name: str) -> Thing:
    return Thing(Kind.PLACE, name)


def find_listed(line: Line, begin: int, end: int, home: Home, context: set[Division]) -> Iterator[Found]:
    """Divisions, countries and regions named in ``begin`` to ``end`` of the line's text."""
    matcher, forms = _matcher()
    gazetteer = load()
    before: Division | None = None
    before_end = held = -1  # held: where the place right before ends (法国|巴黎 is one word of the dictionary)
    for index, first, last in matcher.find_matches_as_indexes(line.text[begin:end]):
        form, start, stop = forms[index], first + begin, last + begin
        if form.endswith("国") and form[:-1] in _country_forms() and not line.ends_word(stop):  # 以色列|国防军
            form, stop = form[:-1], stop - 1
        if (not _stands(line, form, start, stop) and start != held) or _OTHER.match(line.text, start):
            continue
        beside = {before} if before and before_end == start else set()
        division = _division(gazetteer, form, home, beside, context)
        if division:
            before, before_end = division, stop
            held = stop
            yield Found(start, stop, place(division.name), rank=3)
        elif form in _country_forms():
            held = stop
            yield Found(start, stop, _abroad(form), rank=3)


# 中国式, 西北部: no place is named
_OTHER = re.compile(
    "中国(?:式|特色|梦|共产党|人民政治协商会议|人民解放军)|(?:[东西][南北]|[华中][东南西北])[部侧角岸麓向]"
)


def _division(
    gazetteer: Gazetteer, form: str, home: Home, beside: set[Division], context: set[Division]
) -> Division | None:
    if not gazetteer.named(form):
        return None
    inside = [one for one in gazetteer.named(form) if beside & set(gazetteer.ancestors(one))]
    if len(inside) == 1:
        return inside[0]
    return gazetteer.resolve(form, home.division, context)


def _stands(line: Line, form: str, begin: int, end: int) -> bool:
    """Whether the form stands as a word of its own: a short form must not be cut out of a longer word."""
    if line.text[end : end + 1] == "族":
        return False
    if form.endswith(_LEVELS) and len(form) > 2:
        return True
    words = line.within(begin, end)
    if not words or words[0].begin != begin:
        return False
    return words[-1].end == end or (words[-1].tag in ("ns", "nt", "nz", "l") and end - begin >= 2)


def context_of(text: str, home: Home) -> set[Division]:
    """The divisions that a text names beyond doubt, to decide the doubtful ones by."""
    matcher, forms = _matcher()
    gazetteer = load()
    found: set[Division] = set()
    for index, _, _ in matcher.find_matches_as_indexes(text):
        divisions = gazetteer.named(forms[index])
        if len(divisions) == 1 and not gazetteer.weak(forms[index], divisions[0]):
            found.add(divisions[0])
    return found


def find_pointing(
    text: str, begin: int, end: int, home: Home, pointed: Callable[[str, int], str | None]
) -> Iterator[Found]:
    """我省, 全市, 全区, 我国: words that point at the paper's home."""
    for match in POINTING.finditer(text, begin, end):
        if match[1] is None:
            yield Found(match.start(), match.end(), place(home.country), rank=2, pointing=True)
        elif name := pointed(match[1], match.start()):
            yield Found(match.start(), match.end(), place(name), rank=2, pointing=True)


@cache
def _suffix() -> re.Pattern[str]:
    words = sorted(table("place_suffixes"), key=lambda word: (-len(word), word))
    return re.compile("|".join(words))


_NOT_A_NAME = re.compile(
    r"^(?:嘎查|苏木|城|集|重|一|两|三|四|五|六|七|八|九|十|几|多|各|全|本|该|某|每|同|新|老|大|小|乡|农|山|古|名|江|河|湖|海|出|进|开|口|沿|上|下|登|爬|靠|依|背|超|一带一|\d+)$"
)


_WHOLE = re.compile("全[国省市县区州盟旗]|我国")
_LEADS = re.compile("前往|来到|走进|抵达|赶赴|位于|建设|打造|新建|改造|^[对和与在向从]")
_HARBOURLESS = re.compile("[爱治驻来留访赴名]$")
_COUNTED = re.compile(
    r"[一二两三四五六七八九十几多\d]+(?:[个条座处家片]|大(?![学道地]))|^(?:各|所有|许多|不少|多个|以)|全[省市县区]|最[大长高小深]|[低中高]风险"
)
_AROUND = ("周边", "偏远", "边远", "沿线", "沿海", "内陆", "贫困", "欠发达", "农村", "城乡", "中小", "北方", "南方")
_MOVES = re.compile("[入返下回离进出驻赴]$")
_ENUMERATED = re.compile("、([\u4e00-\u9fff]{1,4}(?:镇|乡|街道|村|社区|苏木|嘎查))(?=[、,。;和及与(等的]|$)")
_VILLAGE = re.compile("[\u4e00-\u9fff]{2,3}村")


def find_by_suffix(
    line: Line, begin: int, end: int, listed: Sequence[Found], supported: set[tuple[int, int]]
) -> Iterator[Found]:
    """Townships, villages, sites, waters, zones and roads: a proper qualifier and a suffix of the table.

    A name that follows a division's full name at once begins there (阳朔县|兴坪古镇), but takes a short form in
    (平遥古城). ``supported`` are the spans that the tagger takes for places.
    """
    fixed = {f.end for f in listed if line.text[f.begin : f.end].endswith(_LEVELS) and f.end - f.begin > 2}
    series = begin  # where the township or village ended that a list may go on from
    for match in _suffix().finditer(line.text, begin, end):
        stop = match.end()
        spotted = min((b for b, e in supported if e == stop), default=None)
        kind = table("place_suffixes")[match[0]][0]
        if (again := _ENUMERATED.match(line.text, series, stop)) and again.end() == stop:
            yield Found(again.start(1), stop, place(again[1]), rank=8)  # surer than a name in a list of people
            series = stop
            continue
        floor = max((s for s in fixed if begin <= s <= match.start()), default=begin)
        if kind == "township" and floor in fixed and load().townships(line.text[floor:stop]):
            yield Found(floor, stop, place(line.text[floor:stop]), rank=4)
            fixed.add(stop)
            series = stop
            continue
        if (
            not line.ends_word(stop)
            and spotted is None
            and not (kind == "village" and floor in fixed and _VILLAGE.fullmatch(line.text, floor, stop))
        ):
            continue
        longest = 5 if kind in ("township", "village") else 8
        start = line.reach(match.start(), longest=longest, floor=floor, deeds=kind == "zone")
        if start == match.start() and line.within(start, start + 1)[0].begin >= floor:
            start = line.within(start, start + 1)[0].begin
        if spotted is not None and floor <= spotted < start:
            start = spotted
        start = _led(line.text, start, match.start())
        start = _from_listed(line, start, match.start(), listed)
        qualifier = line.text[start : match.start()]
        if (
            not qualifier
            or _NOT_A_NAME.match(qualifier)
            or _WHOLE.match(qualifier)
            or _COUNTED.search(qualifier)
            or qualifier in _AROUND
            or (kind == "region" and qualifier.endswith(_AROUND))
            or (match[0] == "港" and _HARBOURLESS.search(qualifier))
            or (qualifier in marked("name_words", "common") and start != floor)
            or (kind in ("township", "village") and _MOVES.search(qualifier))
            or (match[0] == "地区" and load().named(qualifier))
            or any(f.end == stop and start < f.begin < match.start() for f in listed)
        ):
            continue
        if _is_name(
            line,
            start,
            match.start(),
            stop,
            chained=(start == floor and floor in fixed)
            or any(f.begin == start and f.end == match.start() for f in listed),
            backed=spotted is not None,
        ):
            start = _longer(line.text, start, stop)
            yield Found(start, stop, place(line.text[start:stop]), rank=4 if start in fixed else 2)
            if kind in ("township", "village"):
                series = stop
                if start in fixed:
                    fixed.add(stop)


def _from_listed(line: Line, start: int, suffix: int, listed: Sequence[Found]) -> int:
    """Where a name begins of which a listed place is the first proper word (综合性港口|青岛港, 安徽|合肥某某城)."""
    for found in listed:
        if start < found.begin and found.end <= suffix and not found.pointing:
            chained = any(other.begin == start and other.end == found.begin for other in listed)
            if chained or not line.proper(start, found.begin):
                return found.begin
    return start


def _led(text: str, start: int, suffix: int) -> int:
    """Where a name begins after a verb or preposition that leads to it (前往|人民广场, 对|黑海)."""
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
    return start - 1 if "\u4e00" <= one <= "\u9fff" else start


def _is_name(line: Line, start: int, suffix: int, stop: int, *, chained: bool, backed: bool) -> bool:
    """Whether a qualifier and suffix make a proper name; a one-character suffix of nature (山, 河) needs more."""
    ending = line.text[suffix:stop]
    kind = table("place_suffixes")[ending][0]
    if kind == "weak" or line.common(suffix, stop):
        return False
    if kind in ("township", "village") and suffix - start == 1 and not backed and not chained:
        return False
    if len(ending) == 1 and kind in ("nature", "site", "road", "transport"):
        if stop - start == 2 and cut(line.text[start:suffix])[0].tag == "v":
            return False
        known = any(w.tag == "ns" and w.end == stop for w in line.within(start, stop))
        return backed or known or line.text.count(line.text[start:stop]) > 2
    return line.proper(start, suffix) or backed or chained


def find_cells(text: str, begin: int, end: int) -> Iterator[Found]:
    """A table's cell that ends as places do is a place's name as a whole (综改区)."""
    at = begin
    for cell in text[begin:end].split("\t"):
        name = cell.strip()
        start = at + cell.find(name)
        at += len(cell) + 1
        if (
            re.fullmatch(r"[\u4e00-\u9fff]{2,12}", name)
            and _suffix().search(name, max(0, len(name) - 10))
            and _ends(name)
        ):
            yield Found(start, start + len(name), place(name), rank=2)


def _ends(name: str) -> bool:
    return any(name.endswith(suffix) for suffix, (kind, *_) in table("place_suffixes").items() if kind != "weak")


def level_of(name: str) -> Level | None:
    """The level of an official division's full name; None for other places."""
    found = load().named(name)
    return found[0].level if found and found[0].name == name else None
