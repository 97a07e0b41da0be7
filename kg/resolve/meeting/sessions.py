"""Sessions in a text: of assemblies, consultative conferences and Party committees, by term and number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from kg.lexicon.bodies import central
from kg.resolve.body.leagues import PARTIES
from kg.resolve.body.national import body
from kg.resolve.body.organs import Pointed
from kg.resolve.meeting.meetings import LEVELS, meeting
from kg.resolve.qualify import Line
from kg.resolve.spans import Found
from kg.text.hinted import Hinted

_N = r"[一二三四五六七八九十百\d]+"
_ASSEMBLY = re.compile(
    rf"(?:第?(?P<term>{_N})届)?(?:(?P<organ>人民代表大会|人大)|(?P<cppcc>政协))(?P<standing>常务委员会|常委会)?"
    rf"(?:第?(?P<term2>{_N})届)?(?:常务委员会|常委会)?第?(?P<n>{_N})次(?:(?:全体)?会议|(?:常委会|常务委员会)(?:会议)?)"
)
_HOUSE = re.compile(rf"第?{_N}届(?:人民代表大会|人大)(?:常务委员会|常委会)(?!第?{_N}次会议)")
_MEMBERS = re.compile(rf"第?{_N}届(?:(?:人民代表大会|人大)(?=代表)|(?P<cppcc>政协)(?=常?委员?))")  # 某市第八届人大|代表
_OF_CPPCC = re.compile(rf"(?:政协|中国人民政治协商会议)第{_N}届$")
_COMMITTEE = re.compile(
    rf"(?P<organ>委员会|党委|委|纪律检查委员会|纪委)?(?:第?(?P<term>{_N})届)(?P<organ2>委员会|纪律检查委员会)?"
    rf"第?(?P<ns>{_N}(?:次)?(?:、{_N}(?:次)?)*)次?(?:全体会议|全会)"
)

_LEVEL = re.compile(rf"(?<![全城本该我各])({LEVELS})")
_NATION = re.compile("全国")
_BARE = re.compile(
    rf"第?{_N}届(?=(?:人民代表大会|人大|政协)(?:常务委员会|常委会)?第?{_N}次)"
    rf"|政协(?=第?{_N}届(?:常务委员会|常委会)?第?{_N}次(?:常委会)?会议)"
)


def find_sessions(line: Line, begin: int, end: int, places: Sequence[Found], pointed: Pointed) -> Iterator[Found]:
    """Sessions of a division's assembly, consultative conference or Party committee."""
    if not any(
        line.text.find(word, begin, end) >= 0
        for word in ("次会议", "次主席会议", "全体会议", "全会", "届人", "届政", "政协第")
    ):
        return
    holders = [(f.begin, f.end, f.thing.name) for f in places]
    for match in _LEVEL.finditer(line.text, begin, end):
        inside = any(b <= match.start() < e for b, e, _ in holders)
        if not inside and (division := pointed(match[1], match.start())):
            holders.append((match.start(), match.end(), division))
    holders += [(match.start(), match.end(), "全国") for match in _NATION.finditer(line.text, begin, end)]
    named = {stop for _, stop, _ in holders}
    for match in _BARE.finditer(line.text, begin, end):
        if match.start() not in named and line.starts_word(match.start()):
            holders.append((match.start(), match.start(), pointed("", match.start()) or "全国"))
    for start, stop, division in sorted(holders):
        yield from _assembly(line.text, start, stop, end, division)
        yield from _committee(line.text, start, stop, end, division)
        yield from _conference(line.text, start, stop, end, division)


def _assembly(text: str, start: int, stop: int, end: int, division: str) -> Iterator[Found]:
    match = _ASSEMBLY.match(text, stop, end)
    if not match:
        if house := _HOUSE.match(text, stop, end):
            yield Found(start, house.end(), body(f"{division}人民代表大会常务委员会"), rank=8)
        elif members := _MEMBERS.match(text, stop, end):
            whose = f"中国人民政治协商会议{division}委员会" if members["cppcc"] else f"{division}人民代表大会"
            yield Found(start, members.end(), body(whose), rank=8)
        return
    term, number = match["term"] or match["term2"], match["n"]
    standing = "常务委员会" if match["standing"] or "常" in match[0] else ""
    if match["cppcc"]:
        name = f"中国人民政治协商会议第{term}届{division}委员会{standing}第{number}次会议" if term else None
        holder = f"中国人民政治协商会议{division}委员会"
    else:
        name = f"{_of_term(division, term)}人民代表大会{standing}第{number}次会议" if term else None
        holder = f"{division}人民代表大会{standing}"
    name = name or f"{holder}第{number}次会议"
    yield Found(start, match.end(), meeting(name), rank=8)
    organ_end = max(match.end(g) for g in ("organ", "cppcc", "standing"))
    yield Found(start, organ_end, body(holder), rank=8)
    if standing and match["organ"]:
        yield Found(start, match.end("organ"), body(f"{division}人民代表大会"), rank=8)


def _of_term(division: str, term: str) -> str:
    """Whose assembly of which term it is: 某市第八届…; the nation's stands behind its term: 第十四届全国…."""
    return f"第{term}届全国" if division == "全国" else f"{division}第{term}届"


_TERM_LAST = re.compile(rf"第({_N})届委员会(常务委员会)?第({_N})次(?:全体)?(主席)?会议")
_CPPCC = re.compile("(?:政协|中国人民政治协商会议)$")
_BEFORE_DIVISION = re.compile(rf"(?:政协|中国人民政治协商会议)第({_N})届$")
_COUNCILLORS = ("委员会委员", "委员会常委", "委员会常务委员", "委员会主席", "委员会副主席")
_AFTER_DIVISION = re.compile(rf"委员会(常务委员会)?第({_N})次(?:全体)?(主席)?会议")


def _conference(text: str, start: int, stop: int, end: int, division: str) -> Iterator[Found]:
    """政协第十四届某市委员会第五次会议, 政协某市第十四届委员会第五次会议: the term before or after the division."""
    last, organ = _TERM_LAST.match(text, stop, end), _CPPCC.search(text, 0, start)
    if last and organ:
        name = f"中国人民政治协商会议第{last[1]}届{division}委员会{last[2] or ''}第{last[3]}次{last[4] or ''}会议"
        yield Found(organ.start(), last.end(), meeting(name), rank=8)
        yield Found(organ.start(), stop, body(f"中国人民政治协商会议{division}委员会"), rank=8)
    if text.startswith(_COUNCILLORS, stop) and (term := _OF_CPPCC.search(text, 0, start)):
        yield Found(term.start(), stop + 3, body(f"中国人民政治协商会议{division}委员会"), rank=8)
    after = _AFTER_DIVISION.match(text, stop, end)
    before = _BEFORE_DIVISION.search(text, 0, start) if after else None
    if before and after:
        name = f"中国人民政治协商会议第{before[1]}届{division}委员会{after[1] or ''}第{after[2]}次{after[3] or ''}会议"
        yield Found(before.start(), after.end(), meeting(name), rank=8)
        yield Found(before.start(), stop + 3, body(f"中国人民政治协商会议{division}委员会"), rank=8)


def _committee(text: str, start: int, stop: int, end: int, division: str) -> Iterator[Found]:
    match = _COMMITTEE.match(text, stop, end)
    if not match or not (match["organ"] or match["organ2"]):
        return
    for prefix in ("中国共产党", "中共"):
        if text[start - len(prefix) : start] == prefix:
            start -= len(prefix)
            break
    organ = match["organ"] or match["organ2"]
    discipline = "纪" in organ
    committee = "纪律检查委员会" if discipline else "委员会"
    yield Found(
        start,
        match.end("organ2") if match["organ2"] else match.end("organ"),
        body(f"中共{division}{committee}"),
        rank=8,
    )
    numbers = [number.rstrip("次") for number in match["ns"].split("、")]
    at = match.start("ns")
    for index, number in enumerate(numbers):
        name = f"中共{division}第{match['term']}届{committee}第{number}次全体会议"
        at = text.index(number, at)
        last = index == len(numbers) - 1
        begin = start if index == 0 else at
        finish = match.end() if last else at + len(number) + (text[at + len(number)] == "次")
        yield Found(begin, finish, meeting(name), rank=8)
        at += len(number)


_CONGRESS = Hinted(rf"(?:党的|中共)({_N})大(?!会)", "党的", "中共")
_NATIONAL = Hinted(
    rf"(?:党的|中共|中国共产党)?(?:第?(?P<term>{_N})届)?(?P<ns>{_N}中(?:、{_N}中)*)全会"
    rf"|第?(?P<term2>{_N})届全国(?:人大|人民代表大会)(?P<standing>常委会|常务委员会)?第?(?P<n>{_N})次(?P<chairs>委员长)?会议"
    rf"|中国共产党(?P<whole>第{_N}次全国代表大会|第{_N}届中央委员会第{_N}次全体会议)"
    rf"|(?:(?:中国共产党)?第?(?P<term3>{_N})届)?中央(?:纪委|纪律检查委员会)第?(?P<d>{_N})次(?:全会|全体会议)",
    "中全会",
    "届全国",
    "中国共产党第",
    "中央纪",
)


def find_of_parties(text: str, begin: int, end: int) -> Iterator[Found]:
    """Plenums and standing committees of the other parties: 民进十五届四中全会, 民进第十五届中央常务委员会."""
    for match in _parties().finditer(text, begin, end):
        full = central()[match["party"]]
        if (number := match["n"] or match["k"]) and match["term"]:
            thing = meeting(f"{full}第{match['term']}届中央委员会第{number}次全体会议")
            yield Found(match.start(), match.end(), thing, rank=9)
        if match["organ"]:
            term = f"第{match['term']}届" if match["standing"] and match["term"] else ""
            name = f"{full}{term}中央{'常务' if match['standing'] else ''}委员会"
            yield Found(match.start(), match.end("organ"), body(name), rank=8)


@lru_cache(maxsize=1)
def _parties() -> Hinted:
    names = "|".join(sorted((*PARTIES, *(central()[short] for short in PARTIES)), key=len, reverse=True))
    return Hinted(
        rf"(?P<party>{names})(?:第?(?P<term>{_N})届)?"
        rf"(?:(?P<k>(?<=届){_N})中全会|(?P<organ>中央(?P<standing>常务|常)?委(?:员会)?)(?:(?<=会)第(?P<n>{_N})次(?:全体)?会议)?)",
        *PARTIES,
    )


def find_national(text: str, begin: int, end: int) -> Iterator[Found]:
    """党的二十大, 二十届三中全会, 十四届全国人大四次会议, 二十届中央纪委五次全会."""
    yield from find_of_parties(text, begin, end)
    for match in _CONGRESS.finditer(text, begin, end):
        yield Found(match.start(), match.end(), meeting(f"中国共产党第{match[1]}次全国代表大会"), rank=8)
    for match in _NATIONAL.finditer(text, begin, end):
        if match["ns"] and not text.endswith(PARTIES, 0, match.start()):
            yield from _plenums(match, match["term"] or _term_of(text, match["ns"]))
        elif name := _national(match):
            yield Found(match.start(), match.end(), meeting(name), rank=8)


def _national(match: re.Match[str]) -> str | None:
    if match["whole"]:
        return match[0]
    if match["n"]:
        standing = "常务委员会" if match["standing"] else ""
        return f"第{match['term2']}届全国人民代表大会{standing}第{match['n']}次{match['chairs'] or ''}会议"
    if match["d"]:
        term = f"第{match['term3']}届" if match["term3"] else ""
        return f"中国共产党{term}中央纪律检查委员会第{match['d']}次全体会议"
    return None


def _term_of(text: str, number: str) -> str | None:
    """The one term whose plenum of that number the article names: 四中全会 beside 党的二十届四中全会."""
    terms = set(re.findall(rf"({_N})届(?:{_N}中、)*{number}(?:、{_N}中)*全会", text))
    return next(iter(terms)) if len(terms) == 1 else None


def _plenums(match: re.Match[str], term: str | None) -> Iterator[Found]:
    if term is None:
        return
    numbers = match["ns"].split("、")
    at = match.start("ns")
    for index, number in enumerate(numbers):
        name = f"中国共产党第{term}届中央委员会第{number.removesuffix('中')}次全体会议"
        begin = match.start() if index == 0 else at
        finish = match.end() if index == len(numbers) - 1 else at + len(number)
        yield Found(begin, finish, meeting(name), rank=8)
        at += len(number) + 1


@lru_cache(maxsize=4096)
def other_names(name: str) -> tuple[str, ...]:
    """Standard short names of a session: 山西省第十四届人民代表大会第五次会议 → 山西省十四届人大五次会议."""
    return tuple(_other_names(name))


def _other_names(name: str) -> Iterator[str]:
    match = re.fullmatch(rf"第({_N})届全国人民代表大会(常务委员会)?第({_N})次(委员长)?会议", name)
    if match:
        yield f"{match[1]}届全国人大{'常委会第' if match[2] else ''}{match[3]}次{match[4] or ''}会议"
    match = re.fullmatch(rf"中国共产党第({_N})届中央纪律检查委员会第({_N})次全体会议", name)
    if match:
        yield f"{match[1]}届中央纪委{match[2]}次全会"
    match = re.fullmatch(rf"(.+?)第({_N})届人民代表大会(常务委员会)?第({_N})次会议", name)
    if match:
        if match[1] == "全国":
            yield f"第{match[2]}届全国人民代表大会{match[3] or ''}第{match[4]}次会议"
        yield f"{match[1]}{match[2]}届人大{'常委会' if match[3] else ''}{'第' if match[3] else ''}{match[4]}次会议"
    match = re.fullmatch(rf"中国人民政治协商会议第({_N})届(.+?)委员会(常务委员会)?第({_N})次会议", name)
    if match:
        standing = "常委会" if match[3] else ""
        yield f"{match[2]}政协{match[1]}届{standing}{match[4]}次会议"
        yield f"政协第{match[1]}届{match[2]}委员会{match[3] or ''}第{match[4]}次会议"
    match = re.fullmatch(rf"中共(.+?)第({_N})届委员会第({_N})次全体会议", name)
    if match:
        yield f"中国共产党{match[1]}第{match[2]}届委员会第{match[3]}次全体会议"
        yield f"中共{match[1]}委{match[2]}届{match[3]}次全会"
        yield f"{match[1]}委{match[2]}届{match[3]}次全会"
    match = re.fullmatch(rf"(.+?)第({_N})届中央委员会第({_N})次全体会议", name)
    if match:
        shorts = (short for short in PARTIES if central()[short] == match[1])
        yield from (f"{short}{match[2]}届{match[3]}中全会" for short in shorts)
    match = re.fullmatch(rf"中国共产党第({_N})届中央委员会第({_N})次全体会议", name)
    if match:
        yield f"{match[1]}届{match[2]}中全会"
        yield f"党的{match[1]}届{match[2]}中全会"
