"""Whom a figure is about, and over which days, where the text leaves it to the paper."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise, takewhile

from kg.extract.text import AnnotatedText
from kg.lexicon import table
from kg.lexicon.bodies import central
from kg.lexicon.divisions import SETTLED, load
from kg.model import Figure, Front, Kind, LineKind, Mention, Thing
from kg.text.calendar import first_day, last_day
from kg.text.dates import FoundDate

Period = tuple[str | None, str | None]


@dataclass(slots=True)
class State:
    """What the sentences of a paragraph have said so far: whom they are about, when, and what was measured last.

    ``home`` is whom an article is about that names nobody.

    ``pending`` are indicators of a list whose values are still to come (产量和销量分别完成…和…); ``adjacent`` is set
    when the quantity before was a figure, so that a rate of change without an indicator belongs to it;
    ``heading`` is the first of a row of subjects (东部、中部分别增长…); ``whole`` is whom the sentence is about while
    其中 tells of a part; ``last`` is the figure before, also of the sentence before;
    ``parted`` is the figure whose parts are told; ``valued`` is the last that was no rate of change.
    """

    subject: Thing | None
    home: Thing | None
    over: Period = (None, None)
    recent: list[Figure] = field(default_factory=list)
    pending: list[tuple[Thing | None, str]] = field(default_factory=list)
    adjacent: bool = False
    heading: Thing | None = None
    last: Figure | None = None
    whole: Thing | None = None
    parted: Figure | None = None
    valued: Figure | None = None

    @property
    def before(self) -> Figure | None:
        """The figure that the quantity before is; None where it is none."""
        return self.recent[-1] if self.adjacent else None


def home(front: Front) -> Thing | None:
    """The place that a paper speaks of when it names none: its division, or its country; None where nothing says it."""
    if front.home:
        division = load().resolve(front.home)
        return Thing(Kind.PLACE, division.name if division else front.home)
    return Thing(Kind.PLACE, front.country) if front.country else None


def home_of(text: AnnotatedText) -> Thing | None:
    """What an article speaks of where it names nothing: the place of its headline, if it names none of elsewhere.

    An article of national news without one speaks of the place that its first sentence begins with.
    """
    heads = [index for index, sentence in enumerate(text.sentences) if sentence.kind is LineKind.HEADLINE]
    places = {mention.thing for index in heads for mention in text.things(index, Kind.PLACE)}
    if not places and text.national:
        places = set(_first_told(text))
    if len(places) != 1:
        return home(text.front)
    named = {m.thing.name for mentions in text.outermost for m in mentions if m.thing.kind is Kind.PLACE}
    provinces = {_province(name) for name in named if name != text.front.country} - {""}
    return next(iter(places)) if len(provinces) == 1 else home(text.front)


def _first_told(text: AnnotatedText) -> Sequence[Thing]:
    """The place that the first sentence of an article begins with, the last of a row: 江苏苏州|盛泽镇."""
    first = next((at for at, sentence in enumerate(text.sentences) if sentence.kind is LineKind.PARAGRAPH), None)
    if first is None:
        return ()
    lead = _NEWS_LEAD.match(text.flat, text.sentences[first].begin)
    at = lead.end() if lead else text.sentences[first].begin
    row: list[Mention] = []
    for mention in text.things(first, Kind.PLACE):
        if mention.begin != at:
            break
        row, at = [*row, mention], mention.end
    return [row[-1].thing] if row and not row[-1].pointing else ()


_NEWS_LEAD = re.compile(r"(?:[^,。:]{2,12}消息[^,。:]{0,10}:)?在?")


@lru_cache(maxsize=4096)
def _province(name: str) -> str:
    """The code of the province that a place is or lies in by its name; of China and other states their name."""
    found = load().named(name)
    return found[0].code[:2] if found else name if name in table("countries") else ""


@lru_cache(maxsize=4096)
def counted_in(thing: Thing) -> Thing:
    """Where an organ of government counts: what 某市税务局 refunded was refunded in the city; others for themselves."""
    if thing.kind is not Kind.BODY or not _ORGAN.search(thing.name) or _OF_PARTIES.match(thing.name):
        return thing
    whose = _BRANCH.sub("", thing.name)  # 国家税务总局|某县税务局
    if whose.startswith(("国家", "全国", "最高人民", "中国共产党")):
        return Thing(Kind.PLACE, "中国")
    if land := land_of(thing):  # 德国地方法院
        return land
    if known := central().get(thing.name):
        abroad = table("central_bodies")[known][0] == "international"
        return thing if abroad else Thing(Kind.PLACE, "中国")
    for end in range(min(len(whose), 12), 2, -1):
        if any(division.name == whose[:end] for division in load().named(whose[:end])):
            return Thing(Kind.PLACE, whose[:end])
    return thing


def land_of(body: Thing) -> Thing | None:
    """The country that a body's name begins with: 美国|国防部, 英国|广播公司."""
    land = next((name for name in table("countries") if body.name.startswith(name)), None)
    return Thing(Kind.PLACE, land) if land else None


def held_in(text: AnnotatedText, index: int) -> Thing | None:
    """Where the event takes place that a sentence is about: the last place before it where something was opened.

    It is the division of a row that ends right before 举行, 开幕 and the like (在三亚凤凰岛开幕), or the place in the
    name of a meeting at which something is told (在某省发展大会上,…).
    """
    for at in range(index, -1, -1):
        if not text.mentions[at]:
            continue
        places = [m for m in text.mentions[at] if m.thing.kind is Kind.PLACE]
        for place in reversed([*places, *text.things(at, Kind.BODY)]):
            site = place.thing.kind is Kind.PLACE or text.flat.endswith("在", 0, place.begin)
            if site and _HELD.match(text.flat, place.end):
                row = [m.thing for m in places if m.end == place.begin and settled(m.thing)]
                return row[0] if row and not settled(place.thing) else place.thing
        for meeting in text.outer(at):
            named = [m for m in places if meeting.begin <= m.begin and m.end < meeting.end]
            if named and meeting.thing.kind is Kind.MEETING and _AT.match(text.flat, meeting.end):
                return named[0].thing
    return None


_AT = re.compile("[上中]|期间|现场")
_HELD = re.compile(
    r"(?:市内|当地|隆重|正式|盛大|如期|共同|联合)*(?:开幕|举行|召开|举办|闭幕|启幕|开展(?=[,。])|开馆|揭幕|落幕|拉开[帷序]幕)"
)


def host(text: AnnotatedText, index: int) -> Mention | None:
    """Who invites to a conference elsewhere: 甲县产业招商推介会|在北京举行,签约项目7个."""
    sentence = text.sentences[index]
    if all(text.flat.find(word, sentence.begin, sentence.end) < 0 for word in ("招商", "推介")):
        return None
    places = (m for m in text.mentions[index] if m.thing.kind is Kind.PLACE)
    return next((m for m in places if _HOSTS.match(text.flat, m.end)), None)


_HOSTS = re.compile(r"[^,;。]{0,12}(?:招商|推介|恳谈)[^,;。]{0,6}在")


_IS = re.compile("是(?=[^,;。]{2,20}[,;。])")  # 京哈高速|是东北地区公路大动脉,其…里程238公里
LIES = re.compile("位于|地处|坐落|始建于")  # what lies in other places stays what its sentence is about
_OFFICES = frozenset("总副首国外议部王主")  # what titles begin with
_ATTENDED = re.compile("来自|参加|出席|与会|参会")
_TITLE = 12  # characters of a title


def lying(flat: str, names: tuple[Mention, ...]) -> Mention | None:
    """The place that a sentence begins with and of which it says where it lies: 甲省乙市|地处丙山山区."""
    last = last_stacked(names)
    return last if LIES.match(flat, last.end) or _IS.match(flat, last.end) else None


def last_stacked(names: Sequence[Mention]) -> Mention:
    """The last of the names that stand one upon another from the first on: 甲省|乙古城."""
    stacked = takewhile(lambda pair: pair[0].end == pair[1].begin, pairwise(names))
    return [names[0], *(other for _, other in stacked)][-1]


def of_person(text: AnnotatedText, index: int, place: Mention) -> bool:
    """Whether a country only says whose office a person has: 来自新加坡的代表和|俄罗斯|副总理诺瓦克等1500人参加."""
    if text.flat[place.end : place.end + 1] not in _OFFICES or place.thing.name not in table("countries"):
        return False
    people = text.things(index, Kind.PERSON)
    holder = next((p for p in people if place.end < p.begin <= place.end + _TITLE), None)
    return holder is not None and _ATTENDED.search(text.flat, holder.end, text.sentences[index].end) is not None


def whole_place(text: AnnotatedText, index: int, indicator: str, until: int) -> Thing | None:
    """The province, city or county that 全省, 全市 or 全县 at the head of an indicator means, or 当地.

    It is the last one named before ``until``: 甲市|全市实现销售额3亿元,乙市….
    """
    if indicator.startswith(_NATIONAL):  # wherever told of, they are the country's
        return Thing(Kind.PLACE, text.front.country) if text.front.country else None
    ends = DIVISIONS if indicator.startswith("当地") else _WHOLE.get(indicator[1:2]) if indicator[:1] == "全" else None
    if ends is None or text.front.home:
        return None
    for at in range(index, max(index - _NEAR, -1), -1):
        named = [m.thing for m in text.things(at, Kind.PLACE) if m.end <= until and m.thing.name.endswith(ends)]
        if named:
            return named[-1]
    return None


_NATIONAL = ("中央企业", "央企", "中央财政", "中央预算", "中央本级", "国家财政")
_NEAR = 6  # sentences back
_WHOLE = {
    "省": ("省",),
    "市": ("市",),
    "县": ("县",),
    "疆": ("新疆维吾尔自治区",),
    "州": ("州",),
    "镇": ("镇",),
    "乡": ("乡",),
}


def settled(place: Thing) -> bool:
    """Whether a place is one where things are counted as its own: a division, a township or a village, a country."""
    return place.name.endswith(OF_THEIR_OWN) or place.name in table("countries")


_BRANCH = re.compile("^国家(?:税务总局|统计局)(?=.{2})")
_OF_PARTIES = re.compile("中国(?:人民政治协商会议|共产党(?!中央委员会$))")  # 中国 is none of their places
DIVISIONS = tuple("省市县区州盟旗")
OF_THEIR_OWN = (*DIVISIONS, *SETTLED)
_ORGAN = re.compile(r"(?:局|委员会|委|厅|部|署|办公室|政府|法院|检察院|人民银行|[大支总]队|国务院)$")


def period(found: FoundDate, reference: str | None) -> Period | None:
    """The first and last day of a period over which something was measured; None where the date says no day.

    A whole year that is not over (2026年重点项目) is no measured period, so its end stays open.
    """
    if found.start is None:
        return None
    last = last_day(found.finish or found.start)
    if reference is not None and last > last_day(reference):
        last_known = None if len(found.finish or found.start) == 4 else last
        return first_day(found.start), last_known
    return first_day(found.start), last
