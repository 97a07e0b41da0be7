"""Who acts by a word that stands for places or people named before: 当地, 市里, 双方, 两国元首."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import product

from kg.extract.office.offices import foreign_state
from kg.extract.text import AnnotatedText
from kg.lexicon.divisions import SETTLED, Level, load
from kg.model import Kind, Mention, Thing

LEAD = re.compile(
    r"(?:日前|近日|最近|今年|目前|眼下|如今|同时|此外|其中|另外|据悉|据了解|会上|随后|当天|当即要求|要求|叮嘱|希望|论坛上|会议期间|又讯|本报讯|上午|下午"
    r"|以来|近?[一二两三四五六七八九十几]+(?:年|个月|天|周)多?来|其间|这些天|连日来|为此|截至|春节后|期间|与此同时|[\d年月日至—:\s前起]|[一二三四五六七八九十〇]+[月日年])*"
)
_THERE = re.compile(r"当地(?!时间|的|[^,]{0,6}(?:群众|居民|村民|人(?!员)|警方|媒体))")


def things(found: Iterable[Mention]) -> tuple[Thing, ...]:
    """The things of a row of mentions, each once."""
    return tuple(dict.fromkeys(m.thing for m in found))


_STANDS_IN = frozenset("当省市州县区旗镇乡村我双两中")  # what those words begin with


def stood_for(text: AnnotatedText, at: int, end: int) -> tuple[Thing, ...]:
    """Who acts by a word that stands for places: 当地, 市里, 双方."""
    lead = LEAD.match(text.flat, at, end)
    here = lead.end() if lead else at
    if text.flat[here : here + 1] not in _STANDS_IN:
        return ()
    return _locally(text, here, end) or _here(text, here, end) or _both(text, here, end) or _leaders(text, here, end)


def _locally(text: AnnotatedText, here: int, end: int) -> tuple[Thing, ...]:
    """当地成立了…: the division from county upwards that is named last before it, with those in its row."""
    if not _THERE.match(text.flat, here, end):
        return ()
    for index in range(text.sentence_at(here), -1, -1):
        for mention in reversed(text.things(index, Kind.PLACE)):
            settled = index == text.sentence_at(here) and mention.thing.name.endswith(SETTLED)
            if mention.end <= here and (settled or not _small(mention.thing)):
                return things([*_listed_before(text, index, mention), mention])
    return ()


def _listed_before(text: AnnotatedText, index: int, last: Mention) -> list[Mention]:
    """The places of a row that ends with ``last``, without it: 甘肃、|云南."""
    row: list[Mention] = []
    for mention in reversed(text.things(index, Kind.PLACE)):
        first = row[0] if row else last
        if mention.end == first.begin - 1 and text.flat[mention.end] == "、":
            row.insert(0, mention)
    return row


_HERE = re.compile(
    r"(?P<kind>[省市州县区旗镇乡村])[里上](?=在(?!建)|[要将已正还拟计决先又也每共]|今年|去年|下一步|统一|组织|安排|拿出|打算|准备|投|年[内底]"
    r"|[五十元春\d][^,]{1,4}前要|与[^,]{3,24}签)"
)


def _here(text: AnnotatedText, at: int, end: int) -> tuple[Thing, ...]:
    """市里正在…, 村里与某公司签…: the paper's home, or the place of that kind that is named last before it."""
    here = _HERE.match(text.flat, at, end)
    if not here:
        return ()
    if text.front.home and text.front.home.endswith(here["kind"]):
        return (Thing(Kind.PLACE, text.front.home),)
    for index in range(text.sentence_at(here.start()), -1, -1):
        for mention in reversed(text.things(index, Kind.PLACE, Kind.BODY)):
            name = _SEAT.sub("", mention.thing.name)  # 某县委书记说,县里将…
            if mention.end <= here.start() and name.endswith(here["kind"]):
                return (mention.thing if name == mention.thing.name else Thing(Kind.PLACE, name),)
    return ()


_SEAT = re.compile("^中共(?=.*委员会$)|(?:委员会|人民政府)$")


_BOTH = re.compile(
    r"(?:我们)?(?:中(?P<other>[\u4e00-\u9fff]{1,2}))?(?:双方|两国)(?=[要应将可需愿须正都一共]|达成|就|在|签[署订]|[积携坚加联合]|同意|宣布|商定|决定|支持|推动|建立|发[表布起]|开展|确认|承诺|重申|启动|恢复|表示|强调|还|始终|相互|继续|坚持|进一步|秉持)"
)


def _both(text: AnnotatedText, at: int, end: int) -> tuple[Thing, ...]:
    """双方要…: this country and the foreign state that the article is about, in a town the two that meet there."""
    country = text.front.country
    if country is None or not (both := _BOTH.match(text.flat, at, end)):
        return ()
    if (other := foreign_state(text)) and (both["other"] or "") in other.name:  # no 中非双方 where 塞内加尔 is visited
        return (Thing(Kind.PLACE, country), other)
    return _meeting_sides(text, at) if text.front.home else ()


_LEADERS = re.compile(
    r"两国(?:元首|总理|首相|领导人|外长|议长|首脑)(?=共同|一道|一致|宣布|见证|签署|达成|发表|同意|还|将|就|强调|重申)"
)
_TALK = re.compile("会谈|会见|会晤")


def _leaders(text: AnnotatedText, at: int, end: int) -> tuple[Thing, ...]:
    """两国元首共同见证签署…: the first two people whom a sentence before names as meeting."""
    if not _LEADERS.match(text.flat, at, end):
        return ()
    for index in range(text.sentence_at(at)):
        sentence = text.sentences[index]
        people = things(text.things(index, Kind.PERSON))
        if len(people) > 1 and _TALK.search(text.flat, sentence.begin, sentence.end):
            return people[:2]
    return ()


def _meeting_sides(text: AnnotatedText, at: int) -> tuple[Thing, ...]:
    """The two sides that are first told of as meeting: 甲市与乙州|协作联席会议."""
    for index in range(text.sentence_at(at) + 1):
        sides = [m for m in text.mentions[index] if m.thing.kind in (Kind.PLACE, Kind.BODY)]
        for one, other in product(sides, sides):
            if one.end + 1 == other.begin and _MEET.match(text.flat, one.end):
                return (one.thing, max((m for m in sides if m.begin == other.begin), key=lambda m: m.end).thing)
    return ()


_MEET = re.compile("[与和同][^,。;]{2,40}?(?:会议|座谈|签[约署订]|合作|协作|共建|会谈|对接)")


@lru_cache(maxsize=4096)
def _small(thing: Thing) -> bool:
    """Whether a place is too small to be what 当地 means: a township, or no division."""
    division = load().resolve(thing.name)
    return division is None or division.name != thing.name or division.level is Level.TOWNSHIP
