"""Central, national and international bodies in a text, by dictionary."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from kg.lexicon import table
from kg.lexicon.bodies import central
from kg.lexicon.countries import country_signs, is_country
from kg.lexicon.finder import Finder
from kg.lexicon.people import FOREIGN
from kg.model import Kind, Thing
from kg.resolve.place.abroad import meant
from kg.resolve.place.places import place
from kg.resolve.qualify import Line
from kg.resolve.spans import Found
from kg.text.hinted import Hinted

_SECTION = re.compile("门(?![口前外])")  # 商务部|门
_JOINED = "国家监委"
_LEVELS = ("自治区", "省", "市", "州", "县", "区")
_FOREIGN = ("该国", "外国", "各国", "多国")


@lru_cache(maxsize=4096)  # made again for every mention
def body(name: str) -> Thing:
    return Thing(Kind.BODY, name)


@cache
def _forms() -> Finder:
    return Finder(sorted(central()))


@cache
def _groups() -> frozenset[str]:
    """The names of enterprises whose branches carry a place: 国网|某市|供电公司."""
    return frozenset(form for form, name in central().items() if table("central_bodies")[name][0] == "enterprise")


def group_before(text: str, floor: int, offset: int) -> int | None:
    """Where the enterprise begins whose name ends at ``offset``, not before ``floor``; None where none does."""
    return next((at for at in range(max(floor, offset - 8), offset - 1) if text[at:offset] in _groups()), None)


def find_central(
    line: Line, begin: int, end: int, places: Sequence[Found], countries: Sequence[str]
) -> Iterator[Found]:
    """Central, national and international bodies by any of their names; another country's own: 泰国|外交部, 俄|国防部.

    ``countries`` are those that the article names.
    """
    abroad = {f.end: f for f in places if f.thing.name in table("countries") and f.thing.name != "中国"}
    yield from _councils(line.text, begin, end)
    yield from _committees(line.text, begin, end)
    for form, start, stop in _forms().find(line.text, begin, end):
        name = central()[form]
        seated = next((place for place in places if place.begin == stop), None)
        if seated and (office := _OFFICE.match(line.text, seated.end)):  # 国家粮食和物资储备局|安徽|局
            yield Found(start, office.end(), body(name + line.text[stop : office.end()]), rank=5)
        if seated and form in _groups() and _BRANCH.match(line.text, seated.end):
            continue  # 国网|某市|供电公司
        if _goes_on(form, line.text, stop) or not _stands(line, start, stop) or _overrun(line.text, stop, places):
            continue
        if _headed_abroad(line.text, stop) or _beside_abroad(line.text, start, stop, abroad):
            if country := _named_before(line.text, start, stop, abroad):
                yield Found(start, stop, body(country.thing.name + form), rank=5)
            continue
        if another := _of_a_party(line.text, form, max(begin, start - 30), start):
            yield Found(start, stop, body(another), rank=5)
            continue
        theirs = _of_a_state(line, form, start, stop, abroad.get(start), countries)
        yield from _ours(line.text, form, begin, start, stop) if theirs is None else theirs


def _of_a_state(
    line: Line, form: str, start: int, stop: int, country: Found | None, countries: Sequence[str]
) -> tuple[Found, ...] | None:
    """Another state's body, by a ``country`` or a country's character before the form; None where none stands there."""
    sort = table("central_bodies")[central()[form]][0]
    post = line.text.startswith("长", stop)  # 土耳其|国防部长
    if country and sort != "international":
        named = line.text[country.begin : stop]
        return () if post else (Found(country.begin, stop, body(named), rank=5),)
    if sort not in _OF_STATES or form.endswith("战区") or not (sign := _sign(line, start)):  # 以|中部战区
        return None
    owner = None if post else meant(sign, countries)
    return (Found(start - 1, stop, body(owner + form), rank=5),) if owner else ()


def _of_a_party(text: str, form: str, floor: int, start: int) -> str | None:
    """Another country's party's body behind one of its own: 越共中央政治局委员、|中央书记处."""
    party = _PARTY_BESIDE.search(text, floor, start) if form.startswith("中央") else None
    if party is None or f"{party['name']}中央" not in central():
        return None
    whose = central()[f"{party['name']}中央"].removesuffix("中央委员会")
    return central().get(whose + form, whose + form)


def _ours(text: str, form: str, floor: int, start: int, stop: int) -> Iterator[Found]:
    """A body of ours or of many states by one of its forms, and those that stand inside the form or go on from it."""
    name = central()[form]
    sort = table("central_bodies")[name][0]
    if form.startswith("中央") and form[2] != "和" and table("central_bodies")[name][2:] == (_PARTY,):
        # 中央|组织部, but no 中央和国家机关
        yield Found(start, start + 2, body(_PARTY), rank=5)
    if outlet := form in _groups() and _OUTLET.match(text, stop):
        yield Found(start, outlet.end(), body(text[start : outlet.end()]), rank=5)
    if sort == "international" and _SEAT.match(text, stop):  # its seat is a place: 在纽约|联合国总部
        yield Found(start, stop + 2, place(text[start : stop + 2]), rank=5)
    own = sort in _OWN and text.endswith("中国", floor, start)
    yield Found(start - 2 if own else start, stop, body(name), rank=6 if own else 5)  # 中国|全国人大
    if form.endswith(_JOINED) and not name.endswith("监察委员会"):  # 中央纪委|国家监委
        yield Found(stop - len(_JOINED), stop, body(central()[_JOINED]), rank=5)
    for length in range(2, stop - start):
        inner = central().get(form[:length], name)
        if inner != name and not _OTHERS.match(text, start + length):
            yield Found(start, start + length, body(inner), rank=5)


def _councils(text: str, begin: int, end: int) -> Iterator[Found]:
    """The committees of the State Council, whatever they are for: 国务院残疾人工作委员会."""
    for match in _COUNCIL.finditer(text, begin, end):
        yield Found(*match.span(), body(match[0]), rank=5)


def _committees(text: str, begin: int, end: int) -> Iterator[Found]:
    """Committees of one assembly, told of in a row: 全国人大民族委员会、|外事委员会和|社会建设委员会."""
    for first in _COMMITTEE.finditer(text, begin, end):
        at = first.end()
        while more := _NEXT_COMMITTEE.match(text, at, end):
            if whole := central().get(first["whose"] + more["name"]):
                yield Found(*more.span("name"), body(whole), rank=6)
            at = more.end()


_COMMITTEE = Hinted("(?P<whose>全国人大常委会|全国人大|全国政协)[^,。;、\n]{2,16}?委员会", "全国人大", "全国政协")
_NEXT_COMMITTEE = re.compile("[^,。;、和\n]{0,5}(?:、|和|以及)(?P<name>[^,。;、\n]{2,16}?委员会)")
_SEAT = re.compile("总部(?![署经基])")


def find_abroad(line: Line, begin: int, end: int, countries: Sequence[str]) -> Iterator[Found]:
    """A state's powers by the character for the country: 美|参议院, 巴|军队, 乌|政府."""
    for match in _POWERS.finditer(line.text, begin, end):
        sign = _sign(line, match.start())
        if sign and (owner := meant(sign, countries)):
            yield Found(match.start() - 1, match.end(), body(owner + match[0]), rank=5)


_COUNCIL = Hinted(
    "国务院(?!常务|提|作出?|任命|决定|批准|同意|召开|总理|副总理|国务委员|全国)(?:[^\\W\\d和与及的对在向会将把被是由从、了]){2,9}?委员会(?!议)",
    "国务院",
)
_PARTY = "中国共产党中央委员会"
_PARTY_BESIDE = re.compile("(?<![一-鿿])(?P<name>[一-鿿]{2,8}党|[越古]共)中央[^,。;、和]*、$")
_OUTLET = re.compile("(?:(?![和与及向为在等将]|银行)[\u4e00-\u9fff]){2,6}?(?:支行|分行)")  # 农业银行|格当支行
_BRANCH = re.compile("[\u4e00-\u9fff]{0,12}?(?:公司|[支分]行|局|厂|中心|所|院|库|段|站|班)")
_OFFICE = re.compile("(?:监管|监察|管理|特派|办事|审计|储备|税务)?(?:分?局|专员办|特派办|办事处)(?!长|势|面|集团)")
WILL = "继续|再|将|[向对在把给因为更]|失去|成为|采取"  # 某国|会向某国提供援助
_POWERS = Hinted(
    rf"军队|政府(?!军|采购|[为投主引])|议会|国会(?!{WILL})|参议院|众议院|总统府|央行|最高法院|国民议会|国家安全局",
    *("军队", "政府", "议会", "国会", "议院", "总统府", "央行", "最高法院", "国家安全局"),
)
_OWN = ("party", "state", "ministry", "agency")
_OF_STATES = ("state", "ministry", "agency", "military")


def _sign(line: Line, start: int) -> str | None:
    """The character right before a name that stands for another country: 俄|外交部, but no 2日|外交部."""
    sign = line.text[start - 1 : start]
    if sign == "中" or sign not in country_signs() or not line.starts_word(start - 1):
        return None
    return None if line.text[start - 2 : start - 1].isdigit() else sign


# 中国石油|大学, 中国船舶|工业协会, 中国国民党|革命委员会
_OTHERS = re.compile("革命委员会|战术导弹|大学|学院|工业协会|工业学会|行业|储蓄银行|天然气(?!集团)")

_NOT_OF_PARTY = re.compile(  # 中国共产党|人, 庆祝中国共产党|成立100周年, 中国共产党|某市委员会
    "[员第]|人(?!民)|党[员旗徽]|历史|章程|早期|成立|百年|二十|十[一二三四五六七八九]|建党|军队|中央|纪律|普通高等|[^,。;的]{1,12}(?:委员会|代表团)|\\d"
)


def _goes_on(form: str, text: str, at: int) -> bool:
    """Whether a form is but the beginning of another name, or of a word."""
    others = _NOT_OF_PARTY if form == "中国共产党" else _OTHERS
    return others.match(text, at) is not None


def _stands(line: Line, start: int, stop: int) -> bool:
    """Whether a form stands as a name of its own: 国铁 is no part of 全国|铁路, 商务部 none of 商务|部门."""
    ends = line.ends_word(stop) or line.text.startswith("国家", stop)  # 东盟|国家 is one word
    if stop - start < 3 and not (line.starts_word(start) and ends):
        return False
    led = line.text[start:stop] in table("body_forms") and line.text.endswith(_LEVELS, 0, start)  # 自治区|国资委
    return not led and not _SECTION.match(line.text, stop) and not line.text.endswith(_FOREIGN, 0, start)


def _headed_abroad(text: str, stop: int) -> bool:
    """Whether a ministry is another state's by the name of who heads it: 或|外交部|长瑟比加."""
    head = _HEAD.match(text, stop)
    return head is not None and (len(head[1]) > 3 or head[1][0] not in table("surnames"))


_HEAD = re.compile(rf"长([{FOREIGN}·]{{2,}})")


def _beside_abroad(text: str, start: int, stop: int, abroad: Mapping[int, Found]) -> bool:
    """Whether a minister is another state's by his post before: 某国副总理兼|国防部|长."""
    beside = _BESIDE.search(text, max(0, start - 20), start) if text.startswith("长", stop) else None
    return beside is not None and any(beside.start() <= at < start for at in abroad)


_BESIDE = re.compile(rf"[^,。;]{{2,16}}(?:[兼、]|[{FOREIGN}]{{2}}[和及与])$")


def _named_before(text: str, start: int, stop: int, abroad: Mapping[int, Found]) -> Found | None:
    """The state whose ministers are listed: 美国财政部长甲及|商务部长乙; none where another's may be meant."""
    states = (place for end, place in sorted(abroad.items(), reverse=True) if end < start)
    place = next((place for place in states if is_country(place.thing.name)), None)
    listed = place and _LISTED.fullmatch(text, place.end, start) and text.startswith("长", stop)
    return place if listed else None


_LISTED = re.compile("[^。;\n同会见]{0,40}[、和及与兼]")


def _overrun(text: str, stop: int, places: Sequence[Found]) -> bool:
    """Whether the form's last character begins an enterprise before a place: 联合|国网|某市|供电公司."""
    return any(stop < f.begin <= stop + 6 and text[stop - 1 : f.begin] in _groups() for f in places)
