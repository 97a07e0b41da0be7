"""What the tagger found in the lines of an article, made to agree with itself: it reads each line for itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain

import rjieba

from kg.lexicon import table
from kg.lexicon.countries import is_country
from kg.lexicon.people import FOREIGN, FOREIGN_SET, FOREIGN_WRITTEN
from kg.model import Kind, Tag
from kg.resolve.spans import Found, occurrences

# what follows a place and never a person; a list of places ends in 等地
_SITE = (
    r"(?:[市州省镇]|地区|居民点|定居点|方向|机场|港口|半岛|附近|难民营"
    r"|等(?:多?地|多?国|方向|城市|城镇|省|州)|在内的多?(?:地|城市))"
)

# what is called after somebody or something: 某某变异株, 某某基金
_CALLED = re.compile(
    "”号|”[\u4e00-\u9fff]{0,4}(?:导弹|火箭|防空|无人机|坦克|战机|系统|弹药)|主义|等?(?:铁路|高铁)|旅(?![游客途行])|村(?![民医官支主党妇])|的(?:村庄|小[镇村城])|变异|病毒|武装|组织|政权|导弹|火箭|防空|青年突击队|基金|大学|学院|中学|小学|公司|集团|高速|机场|难民营|[镇州省]"
)


def consistent(text: str, tags: Iterable[Tag]) -> list[Tag]:
    """The tags of an article: a name cut too long where it stands whole elsewhere, a place taken for a person."""
    parted = (_parted(text, tag) if tag.kind is Kind.PERSON else (tag,) for tag in tags)
    whole = [_widened(text, tag) for tag in _joined(text, chain.from_iterable(parted))]
    named = Counter((tag.kind, text[tag.begin : tag.end]) for tag in whole)
    sites = frozenset(_sites(text, named))
    return [
        _placed(text, _shortened(text, tag, named), sites) if tag.kind is Kind.PERSON else tag
        for tag in whole
        if tag.kind is not Kind.PERSON or not _called(text, tag)
    ]


def _parted(text: str, tag: Tag) -> tuple[Tag, ...]:
    """The two transliterated names that the tagger took for one: 特朗普|与|泽连斯基."""
    found = _JOINS.search(text, tag.begin + 2, tag.end - 2) if tag.end - tag.begin >= 6 else None
    return (tag._replace(end=found.start()), tag._replace(begin=found.end())) if found else (tag,)


_JOINS = re.compile("[与同]")


def _joined(text: str, tags: Iterable[Tag]) -> Iterator[Tag]:
    """The tags with pieces of one transliterated name put together: 赫里斯|托祖利|季斯, 迪亚斯|-|卡内尔."""
    last: Tag | None = None
    for tag in tags:
        between = text[last.end : tag.begin] if last else "、"
        pieces = last and last.kind is tag.kind is Kind.PERSON and between in ("", "-")
        if last and pieces and set(text[last.begin : last.end] + text[tag.begin : tag.end]) <= FOREIGN_WRITTEN:
            last = last._replace(end=tag.end)
            continue
        if last:
            yield last
        last = tag
    if last:
        yield last


def _widened(text: str, tag: Tag) -> Tag:
    """A transliterated name with what the tagger cut off: 马克耶夫|卡, a town; 普列|谢耶夫|卡居民点."""
    if not FOREIGN_SET.issuperset(text[tag.begin : tag.end]):
        return tag
    if (around := _SETTLEMENT.match(text, tag.end)) and (before := _CUT_OFF.search(text, tag.begin - 5, tag.begin)):
        return tag._replace(begin=before.start(), end=around.end(), kind=Kind.PLACE)
    known = (stop for stop in (tag.end + 2, tag.end + 1) if text[tag.begin : stop] in table("foreign_places"))
    return tag._replace(end=next(known, tag.end))


_SETTLEMENT = re.compile(f"[{FOREIGN}]{{0,4}}(?=居民点|定居点)")
_CUT_OFF = re.compile(f"[{''.join(sorted(FOREIGN_SET - set('和')))}]*\\Z")


def _called(text: str, tag: Tag) -> bool:
    """Whether something is called so: 某某基金, 台风“某某”."""
    return bool(_CALLED.match(text, tag.end)) or text.endswith("台风“", 0, tag.begin)


def _shortened(text: str, tag: Tag, named: Counter[tuple[Kind, str]]) -> Tag:
    """A person's name without a character that it has more seldom than not (林青|脱下, 和|林青; 林青 elsewhere)."""
    name = text[tag.begin : tag.end]
    if len(name) < 3 or name.endswith("和"):
        return tag
    if len(name) == 3 and named[tag.kind, name[:-1]] >= named[tag.kind, name]:
        return tag._replace(end=tag.end - 1)
    after = name[0] in _BEFORE and named[tag.kind, name[1:]] >= named[tag.kind, name]
    return tag._replace(begin=tag.begin + 1) if after else tag


_BEFORE = frozenset("和向应同与对由被长席员")  # what stands before a name: a preposition, a title's last character


def _sites(text: str, named: Counter[tuple[Kind, str]]) -> Iterator[str]:
    """Transliterated names taken for people that the article, or the table of places abroad, shows to be places."""
    for (kind, name), count in named.items():
        if kind is not Kind.PERSON or "·" in name or not FOREIGN_SET.issuperset(name):
            continue
        abroad = name in table("foreign_places") and not _held(text, name)
        if named[Kind.PLACE, name] >= count or abroad or any(_among_sites(text, *at) for at in occurrences(text, name)):
            yield name


def _among_sites(text: str, begin: int, end: int) -> bool:
    """Whether a name stands in a list of places that a word behind or before it says to be such."""
    return bool(_LISTED.match(text, end) or _LED.search(text, text.rfind("\n", 0, begin) + 1, begin))


_LISTED = re.compile(rf"(?:[、和与及][^、和与及，。；,;]{{2,8}})*{_SITE}")
_LED = re.compile(
    r"(?:城市|城镇|小镇|村庄|定居点|[东南西北]部|地区的?|地区之一|州的|(?:开往|运往|发往|驶往|飞往|抵达|前往)[^、和与及，。；,;]{0,5})(?:[^、和与及，。；,;]{2,8}[、和])*\Z"
)


def _held(text: str, name: str) -> bool:
    """Whether a title stands right before the name somewhere (市长加兰): then it is no town."""
    titles = tuple(table("titles"))
    return any(text.endswith(titles, 0, match.start()) for match in re.finditer(re.escape(name), text))


def _placed(text: str, tag: Tag, sites: frozenset[str]) -> Tag:
    """A place abroad as one."""
    return tag._replace(kind=Kind.PLACE) if text[tag.begin : tag.end] in sites else tag


_TONGUES = ("语", "文")  # 阿拉伯|文
_THEIRS = ("族", *_TONGUES, "人")  # 维吾尔|族, 泰米尔|语


def places_abroad(text: str, tags: Iterable[Tag], listed: Iterable[Found]) -> Iterator[tuple[int, int, str]]:
    """The places of three and more characters that transliterate: no suffix tells them.

    One that begins with a country that is listed begins after it: 卡塔尔|多哈.
    """
    countries = {found.begin: found.end for found in listed if is_country(found.thing.name)}
    for tag in tags:
        if tag.kind is not Kind.PLACE:
            continue
        name = text[tag.begin : tag.end]
        begin = countries.get(tag.begin, tag.begin)
        begin = begin if begin < tag.end - 1 else tag.begin
        known = tag.begin < begin and text[begin : tag.end] in table("foreign_places")
        tongue = name.endswith(_TONGUES) and len(name) > 3 and rjieba.has_word(name)
        if (
            len(name) > 2
            and not tongue
            and text[tag.end : tag.end + 1] not in _THEIRS
            and (known or FOREIGN_SET.issuperset(name))
        ):
            yield begin, tag.end, text[begin : tag.end]
