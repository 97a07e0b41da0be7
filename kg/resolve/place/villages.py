"""Villages that a form of writing gives away, whatever their names look like: 胜利村村民, 走进杨东村, 某县向阳村.

The words of a line cut such names in two (和|平村, 于|圩村) or have them as nouns and verbs (联合村), and the tagger
takes some for people (杨东村). What stands before a village's name and what may stand behind it decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import rjieba

from kg.lexicon import one_of, table
from kg.lexicon.divisions import SETTLED, TOWNSHIPS, VILLAGES, load
from kg.lexicon.people import FOREIGN_SET
from kg.resolve.place.places import place
from kg.resolve.qualify import Line
from kg.resolve.spans import Found
from kg.text.words import cut

_LONGEST = 8  # characters before the kind
_KIND = re.compile("村|社区|嘎查")
_OWN = re.compile("村民(?!委)|村[“]?两委|村委|村民委|村党|村支|村第一书记")  # 胜利村|村民: no 贫困村 is told of so
_STOPS = re.compile("[,、。的]|村民|居民|牧民|党(?:支部|总支|委)|$")
_AND = ("、", "和", "与", "及", "以及")


class _Known:
    """Where the places of a line end that a village's name may follow, and the villages among them."""

    def __init__(self, text: str, places: Sequence[Found]) -> None:
        self.ends: dict[int, bool] = {}  # and whether the place is named in full
        self.towns = {found.end for found in places if found.thing.name.endswith(TOWNSHIPS)}
        for found in places:
            written = text[found.begin : found.end]
            division = load().named(found.thing.name) and found.begin not in self.towns  # 芦草沟镇|西宁庄子村
            if written.endswith(SETTLED) or division:
                self.ends[found.end] = written == found.thing.name
        villages = [found for found in places if found.thing.name.endswith(VILLAGES)]
        self.begins = {found.begin for found in villages}
        self.settled = {found.end: found.begin for found in villages}

    def holds(self, start: int, stop: int) -> bool:
        """Whether a longer name ends at ``stop``; none reaches over another's end: 东村和|埔贝村, 青岗乡|石桥沟村."""
        begin = self.settled.get(stop, start)
        return begin < start and not any(begin < end <= start for end in (*self.settled, *self.towns))

    def listed(self, text: str, start: int, kind: re.Match[str]) -> bool:
        """Whether a list of villages has one: 鲁家堰村、|联合村, 胜利村|、南湾村; but 某镇|组织大庙村、…."""
        after = any(text.startswith(word, kind.end()) and kind.end() + len(word) in self.begins for word in _AND)
        led = start in self.ends and _verbal(text[start : kind.start()])
        return (after and not led) or self.goes_on(text, start)

    def goes_on(self, text: str, at: int) -> bool:
        """Whether a list of villages goes on at ``at``."""
        return any(text.endswith(word, 0, at) and at - len(word) in self.settled for word in _AND)


def find_villages(line: Line, begin: int, end: int, places: Sequence[Found]) -> Iterator[Found]:
    """The villages of a line by what stands around them, but no part of one of ``places``."""
    text = line.text
    kinds = list(_KIND.finditer(text, begin, end))
    known = _Known(text, places if kinds else ())
    for match in kinds:
        start = _begin(text, max(begin, match.start() - _LONGEST - 2), match.start(), known)
        if start is not None and (town := _town(text, start, match.start())):
            yield Found(start, town, place(text[start:town]), rank=7)
            known.ends[town] = True
            start = town
        if start is None or not _name(text[start : match.start()]) or known.holds(start, match.end()):
            continue
        own = match[0] != "社区" and _OWN.match(text, match.end())
        if own or _behind(text, start, match, known) or known.listed(text, start, match):
            known.settled[match.end()] = start
            yield Found(start, match.end(), place(text[start : match.end()]), rank=7)


def _name(name: str) -> bool:
    """Whether characters may be a village's name; long ones are of other languages: 阔纳阿拉买提村."""
    long = len(name) > 4 and not (len(name) <= _LONGEST and FOREIGN_SET.issuperset(name))
    return not long and bool(_HAN.fullmatch(name)) and not vague(name)


_HAN = re.compile("[\u4e00-\u9fff]{2,}")


def _begin(text: str, floor: int, stop: int, known: _Known) -> int | None:
    """Where the name begins that ends at ``stop``: behind a place, a mark or the words that lead to it.

    None where the characters before it go on to the left.
    """
    for at in range(stop - 1, floor - 1, -1):
        if not "\u4e00" <= text[at] <= "\u9fff" or text[at] == "的":
            return _led(text, at + 1, stop)
        if at in known.ends:
            return _inside(text, at + (text[at] in _TO and not rjieba.has_word(text[at:stop])), stop)
        if known.goes_on(text, at):
            return at
        if led := _LED.match(text, at, stop):
            return led.end()
    return _led(text, floor, stop) if floor == 0 or text[floor - 1] == "\n" else None


def _inside(text: str, begin: int, stop: int) -> int:
    """Where the name begins behind a division that the table has not: 遵义|县花茂村, 某市|滩区六合村."""
    found = list(_UNLISTED.finditer(text, begin, stop))
    return found[-1].end() if found else begin


def _town(text: str, begin: int, stop: int) -> int | None:
    """Where a township that no list has ends, before its village: 香口乡|树撑岩村."""
    town = _TOWN.match(text, begin, stop)
    return town.end() if town and not vague(town[1]) and _name(text[town.end() : stop]) else None


_TOWN = re.compile("([\u4e00-\u9fff]{1,3}[^\\W城水家侨本他老古小])(?:镇|乡)(?=[\u4e00-\u9fff]{2,5}$)")
_UNLISTED = re.compile("[县区镇乡旗](?=[\u4e00-\u9fff]{2})")
_GONE = ("走进", "来到", "走访", "赶到", "赶赴", "前往", "深入", "回到", "位于", "到达", "抵达")
_LED = re.compile(one_of((*_GONE, "看望", "慰问")))
_TO = frozenset("在到从对至和与及赴往")  # 某镇|在某村, but 某镇|和平村


def _led(text: str, begin: int, stop: int) -> int:
    """Where a clause's name begins behind what leads to it: 活动在|杨东村, 如今|大湾村; but 和平村, 于圩村."""
    begin = max((text.rfind(word, begin, stop - 2) + 1 for word in _ALWAYS), default=0) or begin
    for word in cut(text, begin, stop):
        if stop - word.end < 2:
            break
        preposition = word.end - word.begin == 1 and text[word.begin] in _BEFORE
        leads = word.tag in _LEADING and word.end - word.begin > 1 and rjieba.has_word(text[word.begin : word.end])
        if preposition or leads or (word.tag == "t" and _TIME.search(text, word.begin, word.end)):
            begin = word.end
    return begin


_LEADING = ("v", "d", "p", "c", "r", "m", "vn", "ad", "vd")
_TIME = re.compile("[天日年今前在时月来后上晚初底]$")  # 如今, but 西晋公坨村
_ALWAYS = "在从被让"
_BEFORE = frozenset("在到从由对向把让被为按据当赴往给同跟与和将使自")


def _behind(text: str, start: int, kind: re.Match[str], known: _Known) -> bool:
    """Whether a village stands right behind its county's or township's name, or is gone to: 走进|杨东村,."""
    name, ended = text[start : kind.start()], _STOPS.match(text, kind.end())
    full = known.ends.get(start)
    if full and not _GOES_ON.match(text, kind.end()):
        return not _verbal(name) and (bool(ended) or name not in table("policy_verbs"))
    led = full is not None or text.endswith((*_GONE, "在", "到"), 0, start)
    return led and bool(ended) and not (kind[0] == "社区" and rjieba.has_word(name)) and not _verbal(name)


def _verbal(name: str) -> bool:
    """Whether a name is words of which the first is a verb or particle: 通过社区, 将创建|乡村; but 团结村."""
    words = cut(name)
    several = 1 < words[0].end < len(name) - 1
    return name[0] in "已将正仍曾" or (words[0].tag in _LEADING and several)


_GOES_ON = re.compile("[级里集落寨庄镇乡屯医霸史规头口子内外长干官组社道路级企街容分区]|两[级委]|民(?!委)|火?车?站")

_VAGUE = re.compile(
    ".*(?:(?:自然|行政|示范|贫困|移民|文明|空心|中心|专业|度假|民俗|先进|重点|后进|试点|特色|薄弱|美丽|传统|明星|淘宝|长寿"
    "|小康|生态|富裕|落后|帮扶|受灾|安置|民族|联系|结对|包联|搬迁|空壳|附近|周边|周围|相邻|样板|城市|城镇|偏远|边远|高原)[山渔牧古]?|八方?"
    "|居民|所有|基层|管控|封闭|老旧|企业|智慧|街道|运动员|媒体|技术官员"
    "|城[中边]|我们?|隔壁|新农|地球|[乡农县区驻进到个些座等]|[时式面预将行天]开|..[村镇]"
    "|.+村.+|.*(?:局|厅|法院|检察院|政府|委会).+)|.*(?:[的了是这那该某每全第]|各(?!庄)).*|(?:[几多数本有等]|不少|村容).*"
)


def vague(name: str) -> bool:
    """Whether a name says only which kind of village is meant: 贫困山|村, 城市乡|村, 城中|村."""
    return bool(_VAGUE.fullmatch(name))
