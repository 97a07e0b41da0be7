"""Places by what their names end in: townships, villages, sites, waters, zones and roads."""

from __future__ import annotations

import re
from bisect import bisect_right, insort
from collections.abc import Iterator, Sequence

import rjieba

from kg.lexicon import table
from kg.lexicon.divisions import TOWNSHIPS, Division, load
from kg.lexicon.finder import finder
from kg.resolve.place.home import Home
from kg.resolve.place.places import ALONG, LEVELS, is_form, place
from kg.resolve.place.site_forms import with_part
from kg.resolve.place.site_starts import SETTLED, Suffix, begins_unknown, of_both, own_begin, written_begin
from kg.resolve.place.site_words import no_name
from kg.resolve.qualify import Line
from kg.resolve.spans import Found
from kg.text.words import cut

_ENUMERATED = re.compile("、([\u4e00-\u9fff]{1,4}(?:镇|乡|街道|村|社区|苏木|嘎查))(?=[、,。;和及与(等的]|$)")
_VILLAGE = re.compile("[\u4e00-\u9fff]{2,3}村")


def find_townships(line: Line, begin: int, end: int, home: Home, listed: Sequence[Found]) -> Iterator[Found]:
    """Townships by the official list, whatever their names look like (分乡镇).

    Those of the paper's home, and those of the county that is written right before them: 遂昌|濂竹乡.
    """
    above = {found.end: found.thing.name for found in listed}
    for match in _TOWNSHIP.finditer(line.text, begin, end):
        long = match[0] == "苏木" or line.text.endswith("族", begin, match.start())
        for length in range(9 if long else 6, 1, -1):
            start = match.start() - length + 1
            name = line.text[start : match.end()]
            if start >= begin and (_own(line, start, name, home.division) or _in_county(name, above.get(start))):
                yield Found(start, match.end(), place(name), rank=4)
                break


def _own(line: Line, start: int, name: str, home: Division | None) -> bool:
    """Whether a township of the home is named at ``start``."""
    led = line.text[start - 1 : start]
    begins = line.starts_word(start) or led in _OVER or (len(name) > 2 and led in _TOWARDS)
    return home is not None and begins and any(load().within(one, home) for one in load().townships(name))


def _in_county(name: str, county: str | None) -> bool:
    """Whether a county or district has a township."""
    above = (load().parent(one) for one in load().townships(name)) if county else ()
    return any(one is not None and one.name == county for one in above)


_OVER = ("区", "县", "市", "旗")
_TOWARDS = (*"对在到赴向从与和由同自给为是有至往让把被",)  # 对|稠城街道, however the words are cut
_TOWNSHIP = re.compile("|".join(TOWNSHIPS))


def find_by_suffix(
    line: Line, begin: int, end: int, listed: Sequence[Found], tagged: set[tuple[int, int]], townships: Sequence[Found]
) -> Iterator[Found]:
    """Townships, villages, sites, waters, zones and roads: a proper qualifier and a suffix of the table.

    A name that follows a division's full name at once begins there (阳朔县|兴坪古镇), but takes a short form in
    (平遥古城). ``tagged`` are the spans that the tagger takes for places, ``townships`` those of the home.
    """
    words = list(finder("place_suffixes").find(line.text, begin, end))
    if not words:
        return
    known = _Known(line.text, listed, townships)
    series = begin  # where the township or village ended that a list may go on from
    for word, start, stop in words:
        kind = table("place_suffixes")[word][0]
        floor = known.floor(start, begin)
        if (again := _ENUMERATED.match(line.text, series, stop)) and again.end() == stop:
            yield Found(again.start(1), stop, place(again[1]), rank=8)  # surer than a name in a list of people
        elif kind == "township" and floor in known.fixed and _MORE.match(line.text, stop):
            continue  # 贺家坪镇|堡镇村
        elif word in OWN_ZONES and known.has_zone(word, start, floor) and _ended(line.text, stop):
            begun = known.begin_before(start)
            yield Found(begun, stop, place(line.text[begun:stop]), rank=4)  # 某某县|高新技术产业开发区
        elif kind == "township" and floor in known.fixed and load().townships(line.text[floor:stop]):
            yield Found(floor, stop, place(line.text[floor:stop]), rank=4)
            known.fix(stop)
        elif found := _by_suffix(line, Suffix(word, start, stop, kind, floor, floor in known.fixed), listed, tagged):
            parted = _in_town(found, kind)
            yield from (each for one in parted for each in with_part(line.text, one))
            if kind in SETTLED and parted[-1].rank > 2:
                known.fix(stop)
        else:
            continue
        if kind in SETTLED:
            series = stop


class _Known:
    """The divisions and townships of a line: where a name that goes on from one begins."""

    def __init__(self, text: str, listed: Sequence[Found], townships: Sequence[Found]) -> None:
        self.text, self.listed, self.townships = text, listed, townships
        full = {f.end for f in listed if _full(f, text[f.begin : f.end])}
        self.fixed = full | {f.end for f in townships}  # where those end that are named in full
        self.ends = sorted(self.fixed)
        self.short = {f.end for f in listed if load().named(f.thing.name)}

    def floor(self, start: int, begin: int) -> int:
        """Where the last of them ends before ``start``; ``begin`` where none does."""
        return max(begin, self.ends[at - 1]) if (at := bisect_right(self.ends, start)) else begin

    def fix(self, stop: int) -> None:
        """Keep that one more ends at ``stop``."""
        self.fixed.add(stop)
        insort(self.ends, stop)

    def has_zone(self, word: str, start: int, floor: int) -> bool:
        """Whether a zone at ``start`` is called by what stands right before it: 某某县|高新技术产业开发区."""
        return (start == floor and start in self.fixed) or (word in _WHOLE_ZONES and start in self.short)

    def begin_before(self, start: int) -> int:
        """Where the one begins that ends at ``start``."""
        return next(of_both(self.text, f.begin, self.listed) for f in (*self.listed, *self.townships) if f.end == start)


def _in_town(found: Found, kind: str) -> tuple[Found, ...]:
    """A place, apart from the township or subdistrict that leads its name: 长所乡|森嘎村, 某某街道|某路."""
    town = _AHEAD[kind].fullmatch(found.thing.name) if kind in _AHEAD else None
    if not town or not (kind == "road" or load().townships(town[1])):
        return (found,)
    middle = found.begin + town.end(1)
    return Found(found.begin, middle, place(town[1]), rank=4), Found(middle, found.end, place(town[2]), rank=4)


def _zone(text: str, suffix: Suffix) -> bool:
    """Whether a zone's suffix is no part of a longer word: 界首高新区|田营科技园, but 开发区|域."""
    return suffix.word in ("高新区", "经开区", "新区", "开发区") and _ended(text, suffix.end)


def _ended(text: str, at: int) -> bool:
    return at >= len(text) or text[at] not in "域间位"


# what a county has one of, which is called by it
OWN_ZONES = (
    *("高新区", "高新技术产业开发区", "经开区", "经济技术开发区", "经济开发区", "开发区"),
    *("工业园区", "综合保税区"),
)
_WHOLE_ZONES = ("高新技术产业开发区", "经济技术开发区")  # 保定|高新技术产业开发区: after a short form as well


def _full(found: Found, written: str) -> bool:
    """Whether a division is named in full: 阳朔县, 南县."""
    return written.endswith(LEVELS) and (len(written) > 2 or written == found.thing.name)


_AHEAD = {
    "village": re.compile("([\u4e00-\u9fff]{1,5}(?:镇|乡|街道))([\u4e00-\u9fff]{1,6}(?:村|社区))"),
    "road": re.compile("([\u4e00-\u9fff]{2,4}街道)([\u4e00-\u9fff]{2,6})"),
}
_MARK = re.compile("[(),、]")  # 世纪大道(|会峰路
_CERTAIN = ("嘎查", "苏木")
_MORE = re.compile("村(?![民干两级镇])")


def _by_suffix(line: Line, suffix: Suffix, listed: Sequence[Found], supported: set[tuple[int, int]]) -> Found | None:
    """The name that ends in a suffix, ranked higher where it goes on from a division's full name."""
    spotted = min((b for b, e in supported if e == suffix.end and not _MARK.search(line.text, b, e)), default=None)
    hidden = suffix.kind == "village" and suffix.chained and _VILLAGE.fullmatch(line.text, suffix.floor, suffix.end)
    ends = line.ends_word(suffix.end) or spotted is not None or suffix.word in _CERTAIN or _zone(line.text, suffix)
    if not ends and not hidden and not (suffix.kind == "nature" and ALONG.match(line.text, suffix.end)):
        return None
    if suffix.word.endswith("渠") and line.text.endswith("灌区", 0, suffix.begin):
        return None  # 某灌区|干渠 has no name of its own
    start = written_begin(line, suffix, spotted, listed)
    chained = start == suffix.floor and suffix.chained
    if no_name(line, suffix, start, listed):
        return None
    after_place = any(f.begin == start and f.end == suffix.begin for f in listed)
    if not _is_name(line, start, suffix, chained=chained or after_place, backed=spotted is not None):
        return None
    written, start = start, own_begin(line, start, suffix, listed)
    if start > written and no_name(line, suffix, start, listed):
        return None  # 深化|两国口岸
    chained = start == suffix.floor and suffix.chained
    return Found(start, suffix.end, place(line.text[start : suffix.end]), rank=4 if chained else 2)


def _is_name(line: Line, start: int, suffix: Suffix, *, chained: bool, backed: bool) -> bool:
    """Whether a qualifier and suffix make a proper name; a one-character suffix of nature (山, 河) needs more."""
    settled = suffix.kind in SETTLED
    coined = settled and (line.coined(suffix.begin) or (chained and _only_kind(line, start, suffix)))
    if suffix.kind == "weak":
        return False
    if line.common(suffix.begin, suffix.end) and not (coined or _unknown(line, start, suffix)):
        return False
    if settled and suffix.begin - start == 1 and not backed and not chained:
        return False
    if suffix.end - suffix.begin == 1 and suffix.kind in ("nature", "site", "road", "transport"):
        if suffix.end - start == 2 and cut(line.text[start : suffix.begin])[0].tag == "v":
            return False
        known = any(w.tag == "ns" and w.end == suffix.end for w in line.within(start, suffix.end))
        often = line.text.count(line.text[start : suffix.end]) > 2
        told = ALONG.match(line.text, suffix.end) or (suffix.kind == "road" and _HOUSE.match(line.text, suffix.end))
        return backed or known or often or _unknown(line, start, suffix) or bool(told)
    graded = suffix.kind == "site" and _GRADED.fullmatch(line.text, start, suffix.begin)
    return (
        line.proper(start, suffix.begin)
        or backed
        or chained
        or bool(graded)
        or _on_road(line, start, suffix)
        or (suffix.kind == "village" and coined)
        or (suffix.kind == "zone" and begins_unknown(line, start))
    )


def _only_kind(line: Line, start: int, suffix: Suffix) -> bool:
    """Whether a village behind its township has a name that is a noun as well, none that says its kind: 某镇|竹园村."""
    apart = not line.text.startswith(("火车站", "站"), suffix.end)
    return apart and suffix.end - start > 2 and not _KINDS.search(line.text, start, suffix.begin)


_KINDS = re.compile(
    "自然|行政|示范|贫困|移民|文明|空心|中心|专业|度假|民俗|先进|城[中边]|重点|后进|试点|特色|薄弱|美丽|传统|古|农|山|渔|牧|乡"
)


_METAPHORS = ("康庄", "光明", "阳光", "金光", "林荫", "景观", "希望", "致富", "发展", "幸福", "五")
_HOUSE = re.compile("\\d+号(?![线楼])")  # 天马路|65号
_UPON = re.compile("上|沿线|两侧|路口|[东南西北中]段|\\d+号|(?:[与和、][\u4e00-\u9fff]{1,4}[路街道])")


def _on_road(line: Line, start: int, suffix: Suffix) -> bool:
    """Whether an avenue that an ordinary word names is told of as where something is: 校门口的春风大道|上."""
    if suffix.word not in ("大道", "大街") or not 2 <= suffix.begin - start <= 3:
        return False
    return bool(_UPON.match(line.text, suffix.end)) and not line.text.endswith(_METAPHORS, start, suffix.begin)


def _unknown(line: Line, start: int, suffix: Suffix) -> bool:
    """Whether a name is no ordinary word although it ends in one, or is one to the dictionary's guess.

    琅琊山 is called as a district is; 五泄湖 stands in no dictionary, and its characters make no other word;
    锡林 names the 河水库, 湛江湾 the 海底隧道.
    """
    word = line.within(suffix.begin, suffix.end)[0]
    if suffix.word == "山" and is_form(line.text[start : suffix.begin]):
        return True
    if suffix.end - suffix.begin > 1:
        river = word.begin - start == 1 and line.text[word.begin] in "河江湖溪"
        return start < word.begin and (river or line.proper(start, word.begin))
    alone = word.begin == start and word.end == suffix.end and suffix.end - start > 2
    coined = alone and suffix.word in "河江溪湖岛洲山岭" and line.coined(suffix.begin)
    return coined and len(rjieba.cut(line.text[start : suffix.begin], hmm=False)) > 1


_GRADED = re.compile("[\u4e00-\u9fff]{2,8}(?:国家级|省级|自治区级|市级|国家)")  # 某某国家级|自然保护区
