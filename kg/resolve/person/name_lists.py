"""Names of people that a form of writing gives away: in lists with 、, before notes in brackets, spread by a space."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

import rjieba

from kg.lexicon import table
from kg.lexicon.people import FOREIGN_SET, compound_surnames, surnames
from kg.resolve.person.person_names import AFTER, has_surname, likely, plausible
from kg.resolve.qualify import Line
from kg.text.hinted import Hinted

_HAN = r"[\u4e00-\u9fff]"
NOTE = r"\((?:女|男|[\u4e00-\u9fff]{1,5}族)(?:[、,](?:女|男|[\u4e00-\u9fff]{1,5}族|[\u4e00-\u9fff]{2,8}))*\)"


_RUN = re.compile(r"[^,。;:!?“”《》\d\n]+")  # no list of names goes beyond such a run
_RUN_WITH_NOTES = re.compile(r"[^。;:!?“”《》\d\n]+")

_NOTED = Hinted(NOTE, "(女", "(男", "族")


@cache
def _surname() -> str:
    compound = "|".join(sorted(compound_surnames()))
    single = "".join(sorted(name for name in surnames() if len(name) == 1))
    return f"(?:(?:{compound}){_HAN}{{1,2}}|[{single}]{_HAN}{{1,2}})"


@cache
def _listed(*, mixed: bool) -> re.Pattern[str]:
    """A list of names: 王建国、李志强、董 宇(女)、…, 王建国、李志强和董宇|出席.

    That of ``mixed`` peoples has names of four characters as well: 马浦成惹.
    """
    written = rf"[{singles()}] +{_HAN}|{_HAN}{{1,7}}(?:·{_HAN}{{1,7}})+"
    written += rf"|[{singles()}]{_HAN}{{3}}(?=[、(])" if mixed else ""
    name = rf"(?:{_surname()}|{written})(?:{NOTE})?"
    begins = rf"(?=[{_initials()}]|{_HAN}{{1,7}}·)"
    alone = rf"(?<![\u4e00-\u9fff])(?:{name}、)+{name}(?![\u4e00-\u9fff·、])"
    present = rf"(?<![\u4e00-\u9fff])(?:{name}、)+{name}和{name}(?=等?(?:参加|出席|列席|陪同))"
    return re.compile(rf"{begins}(?:{present}|{alone}|(?:{name}、){{2,}}{name})")


@cache
def _may_list() -> re.Pattern[str]:
    """What every list of names holds: two surnames in a row, or a mark or gap inside a name."""
    return re.compile(rf"[{_initials()}]{_HAN}{{1,3}}(?:\([^)]*\))?、[{_initials()}]|[· ]")


@cache
def _initials() -> str:
    """The characters that surnames begin with."""
    return "".join(sorted({name[0] for name in surnames() | compound_surnames()}))


@cache
def singles() -> str:
    return "".join(sorted(name for name in surnames() if len(name) == 1))


@cache
def _item() -> re.Pattern[str]:
    return re.compile(rf"({_HAN}{{1,7}}(?:·{_HAN}{{1,7}})+|[{singles()}] +{_HAN}|{_HAN}{{2,4}})(?:{NOTE})?(?:、|和|$)")


def find(text: str, begin: int, end: int) -> Iterator[list[tuple[int, int, int]]]:
    """The names of each list that looks like one of people."""
    if text.find("、", begin, end) < 0:
        return
    runs = _RUN_WITH_NOTES if text.find("(", begin, end) >= 0 else _RUN
    for run in runs.finditer(text, begin, end):
        if text.endswith(":", 0, run.start()) and present(text, begin, run.start()):
            names = [(*match.span(1), 3) for match in _attendant().finditer(text, *run.span())]
            yield from [names] if names and not _OFFICES.search(text, *run.span()) else ()
        elif text.find("、", *run.span()) >= 0 and _may_list().search(text, *run.span()):
            mixed = text.find("族", *run.span()) >= 0
            for match in _listed(mixed=mixed).finditer(text, *run.span()):
                yield from _names(text, match, mixed=mixed)


def present(text: str, begin: int, at: int) -> bool:
    """Whether words end at a place that only names of those who are there can follow: 市领导|…, 在主席台就座的有:|…."""
    return text.endswith("领导", begin, at) or _PRESENT.search(text, begin, at) is not None


_OFFICES = re.compile("[各等]|负责|代表|人员|部门|单位|委员")  # 出席会议的有:各县负责人
_PRESENT = re.compile("(?:就[座坐]|出席|参加|列席|陪同)[^,。;:]{0,8}还?有:$")  # 在主席台就座的有:


@cache
def _attendant() -> re.Pattern[str]:
    """One of those who are told to be present, whatever his people's names look like: 额尔敦仓."""
    return re.compile(rf"(?<![{_HAN[1:-1]}])([{singles()}] +{_HAN}|{_HAN}{{2,8}})(?:{NOTE})?(?=[、。]|和|$)")


def _names(text: str, match: re.Match[str], *, mixed: bool) -> Iterator[list[tuple[int, int, int]]]:
    """The names of one list."""
    at = match.start()
    items: list[tuple[int, int]] = []
    while at < match.end() and (item := _item().match(text, at, match.end())):
        end = item.end(1)
        counted = text[end - 1] == "等" and text[end : end + 1].isdigit()  # 何某、于某|等5人
        items.append((item.start(1), end - counted))
        at = item.end()
    names = [text[b:e] for b, e in items]
    kept = [plausible(n.replace(" ", "")) or (mixed and len(n) == 4 and has_surname(n)) for n in names]
    good = sum(kept)
    led = text.endswith("领导", 0, match.start())
    if len(names) >= 2 and good >= 0.75 * len(names) and (led or not _common(names)):
        sure = 3 if len(names) > 2 else 2
        yield [(b, e, sure) for (b, e), keep in zip(items, kept, strict=True) if keep]


def _common(names: Sequence[str]) -> bool:
    """Whether most of a list are ordinary words (高新、经开、文旅; 有学历、有收入) or places: no list of names."""
    return sum(not likely(name.replace(" ", "")) or name.endswith(_PLACES) for name in names) * 2 > len(names)


_PLACES = ("镇", "乡", "村", "县", "州", "旗")


def by_note(text: str, begin: int, end: int) -> Iterator[tuple[int, int, int]]:
    for match in _NOTED.finditer(text, begin, end):
        for length in (4, 3, 2):
            start = match.start() - length
            name = text[start : match.start()] if start >= begin else ""
            if plausible(name) and (start == begin or _opens(text, start, length)):
                yield start, match.start(), 3
                break
        else:
            spaced = _before_note().search(text, begin, match.start())
            if spaced:
                yield spaced.start(), match.start(), 3


@cache
def _before_note() -> re.Pattern[str]:
    return re.compile(rf"[{singles()}] +{_HAN}$")


def _opens(text: str, start: int, length: int) -> bool:
    """Whether a name may begin here: after a mark, a title's last character, or a word that leads to names."""
    before = text[start - 1]
    return not "\u4e00" <= before <= "\u9fff" or before in "长记席任员理事授士师问家表官有命去和与为由" or length == 3


_OF_VILLAGE = Hinted(r"(?:村|社区|嘎查|屯)的(?=[\u4e00-\u9fff]{4})", "的")


def villagers(line: Line, begin: int, end: int) -> Iterator[tuple[int, int, int]]:
    """陈家村的|韩生财|搬进了新房: a surname and a given name that is no noun, before a verb or preposition."""
    for match in _OF_VILLAGE.finditer(line.text, begin, end):
        start, stop = match.end(), match.end() + 3
        if not plausible(line.text[start:stop]) or not line.ends_word(stop):
            continue
        *name, after = line.within(start, stop + 1)
        surname = name[0].end == start + 1
        given = all(word.tag in ("v", "a", "nr", "ad", "z", "zg") or word.end - word.begin == 1 for word in name[1:])
        if after.tag in ("v", "p", "d") and surname and given and name[1:]:
            yield start, stop, 2


_ACCUSED = Hinted(
    "(?:被告人?|犯罪嫌疑人|嫌疑人|被害人|被执行人|伙同"
    r"|(?:宣判|审理|审结|判处)(?=[\u4e00-\u9fff]{2,3}(?:有期|无期|死刑|拘役|管制|、[^,。]{2,20}案)))(?=[\u4e00-\u9fff]{2})",
    *("被告", "嫌疑人", "被害人", "被执行人", "伙同", "宣判", "审理", "审结", "判处"),
)


def accused(text: str, begin: int, end: int) -> Iterator[tuple[int, int, int]]:
    """被告人|闻铁锚、|季满仓: those whom a court names, whatever words their names are made of."""
    for match in _ACCUSED.finditer(text, begin, end):
        at = match.end()
        while stop := next((at + n for n in (3, 2) if plausible(text[at : at + n]) and _ended(text, at + n)), None):
            yield at, stop, 3
            at = stop + 1 if text[stop : stop + 1] == "、" else end


_VITA = re.compile(rf"\s*({_HAN}{{2,4}}|[{singles()}] +{_HAN}),(?:男|女),")


def of_vita(text: str, begin: int, end: int) -> Iterator[tuple[int, int, int]]:
    """马某某,男,回族,1980年2月生,…: a line that begins with a name and a sex."""
    match = _VITA.match(text, begin, end)
    if match and has_surname(match[1].replace(" ", "")):  # whatever words it is made of
        yield *match.span(1), 3


_OF_ROSTER = re.compile(rf"\s*({_HAN}{{2,3}}|{_HAN} +{_HAN})(?:{NOTE})? +[^,。;:、\s]{{3,30}}$")


def of_roster(line: Line, begin: int, end: int, titles: frozenset[int]) -> Iterator[tuple[int, int, int]]:
    """黄河清 占城镇农技站站长: a line that begins with a name, and ends in a title behind a gap.

    Two characters spread to the width of three are a name, with a surname or without.
    """
    match = _OF_ROSTER.match(line.text, begin, end) if end in titles else None
    spread = match and " " in match[1]
    if match and (spread or (plausible(match[1]) and not _ORGAN.search(match[1]))):
        yield *match.span(1), 3


_ORGAN = re.compile("[市县区镇乡村局委部处站院校]$")
_AGED = Hinted(r"(?<=岁的)[\u4e00-\u9fff]{3}(?=老人|大[爷妈娘]|老汉|婆婆|奶奶|爷爷|阿[婆姨])", "岁的")


def aged(text: str, begin: int, end: int) -> Iterator[tuple[int, int, int]]:
    """68岁的|熊中柏|老人."""
    for match in _AGED.finditer(text, begin, end):
        if plausible(match[0]):
            yield match.start(), match.end(), 2


_THIS_YEAR = Hinted(r"(?<=的)(?P<who>[\u4e00-\u9fff]{2,4})今年\d{1,3}岁", "今年")


def this_year(text: str, begin: int, end: int) -> Iterator[tuple[int, int, int]]:
    """家住某镇的|才让|今年81岁: whatever stands there and is no word."""
    for match in _THIS_YEAR.finditer(text, begin, end):
        known = match["who"] in table("name_units") or not rjieba.has_word(match["who"])
        if known and (plausible(match["who"]) or FOREIGN_SET.issuperset(match["who"])):
            yield *match.span("who"), 3


_MEMBER = Hinted(
    r"(?:^|(?<=[。,;]))(?P<who>[\u4e00-\u9fff]{2,4})(?=(?:常委|委员)(?:在|代表|提出|建议|认为|表示|说|指出|强调))",
    "常委",
    "委员",
)


def members(text: str, begin: int, end: int) -> Iterator[tuple[int, int, int]]:
    """…。赖明|常委建议: a clause that begins with who speaks, by the title behind his name."""
    for match in _MEMBER.finditer(text, begin, end):
        if plausible(match["who"]):
            yield *match.span("who"), 3


def _ended(text: str, at: int) -> bool:
    return (
        bool(AFTER.match(text, at))
        or text[at : at + 1] in "犯因涉伙"
        or text.startswith(("有期", "无期", "死刑", "拘役", "管制"), at)
    )


@cache
def _apart() -> Hinted:
    before = r"(?:^|(?<=[、\s(:])|(?<=任命|免去|选举|补选|提名|聘任|推选))"
    titled = "日前|近日|主持|出席|参加|陪同|带队|一行|表示|强调|指出|介绍|[说到赴在]"  # 县长陈 立|日前到某镇调研
    return Hinted(
        rf"(?:{before}(?=. +.(?:$|[、\s,(。为的任]))|(?<=[长记任席])(?=. +.(?:{titled})))([{singles()}]) +({_HAN})", " "
    )


def spaced(text: str, begin: int, end: int) -> Iterator[tuple[int, int, int]]:
    """于 沛: a name of two characters spread to the width of three, at the start of a line or between marks."""
    for match in _apart().finditer(text, begin, end):
        name = match[1] + match[2]
        if match.span() == (begin, end) and rjieba.has_word(name):
            continue  # 简 讯 heads a column
        if plausible(name) or text.startswith(("(女", "(男"), match.end()):
            yield match.start(1), match.end(2), 2


_HONORIFIC = re.compile(
    r"总书记|主席|总理|总统|首相|省长|市长|区长|县长|部长|局长|书记|委员|老师|老人|老汉|大[爷娘妈]|教授|院士|先生|女士|同志|博士|医生|大夫|师傅|一家|夫妇|家住|等人|的(?:父亲|母亲|妻子|丈夫|儿子|女儿|家)"
)


_FOLK = Hinted("(?:^|(?<=[\\s,。;:!?“]))[\u4e00-\u9fff]{2}[^名位个批岁](?=师傅|老人|老师|同志)", "师", "老人", "同志")


def folk(line: Line, begin: int, end: int) -> Iterator[tuple[int, int, int]]:
    """应如是|师傅: a surname and a word for a given name, at the beginning of a clause."""
    for match in _FOLK.finditer(line.text, begin, end):
        if plausible(match[0]) and line.within(match.start(), match.start() + 1)[0].end == match.start() + 1:
            yield match.start(), match.end(), 2


def before_title(line: Line, begin: int, end: int) -> Iterator[tuple[int, int, int]]:
    """…学院加布老师: a name between a word's end and a title that follows names."""
    for match in _HONORIFIC.finditer(line.text, begin, end):
        for length in (4, 3, 2):
            start = match.start() - length
            name = line.text[max(start, begin) : match.start()]
            known = likely(name)
            fits = name[:2] in compound_surnames() or length < 4
            if start >= begin and known and fits and (start == begin or line.starts_word(start)):
                yield start, match.start(), 2
                break
