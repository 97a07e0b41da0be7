"""Places in the land that the words before them name: 加沙地带北部的某难民营, 位于罗霄山脉的江西某某村, 欧洲多国."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from kg.extract.patterns import SYMBOLS, Masked, mask, pattern
from kg.extract.text import AnnotatedText
from kg.lexicon import mark_of, table
from kg.lexicon.divisions import load
from kg.model import Kind, Link, Mention, Relation, Thing

_SIDE = "(?:[东南西北]{1,2}部|中[东南西北]?部|首都|沿海|境内)"
_KIND = "(?:(?:港口|边境|沿海|海滨|主要|重要|工业|历史|第.大|最大)*(?:城市|城镇|小镇|村庄|省份|定居点|居民点))"
_PART = pattern(rf"(?P<land>{{place}})(?:{_SIDE}的?{_KIND}?|的?{_KIND})(?P<in>{{place}}(?:[、和及与]{{place}})*)")
_MORE = pattern(rf"[、和及与]{_SIDE}的?{_KIND}?(?P<in>{{place}}(?:[、和及与]{{place}})*)")
_DEEP = pattern(r"(?:位于|地处|在)(?P<land>{place})(?:深处|腹地|脚下|山麓|[东南西北]麓)?的(?P<in>{place}{place}+)")
_LAID = pattern(r"(?:前往|来到|在)(?P<land>{place}),?向(?P<in>{place})敬?献")  # 前往某某广场,向|某某纪念碑敬献花圈


def extract(text: AnnotatedText) -> Iterator[Link]:
    """The places that lie in what the same words name: a part of a land, a range, a continent."""
    places = Counter(index for index, _ in text.named(Kind.PLACE))
    for index, count in places.items():
        if count > 1:
            yield from _parts(mask(text, index))
    yield from _continents(text)


def _parts(masked: Masked) -> Iterator[Link]:
    if SYMBOLS["place"] not in masked.text:
        return
    for match in _PART.finditer(masked.text):
        land = masked.mention(match.start("land")).thing
        yield from _each(masked, match, land)
        end = match.end()
        while more := _MORE.match(masked.text, end):  # 加沙地带北部的某地和|南部城市某地
            yield from _each(masked, more, land)
            end = more.end()
    for match in _LAID.finditer(masked.text):
        yield from _each(masked, match, masked.mention(match.start("land")).thing)
    for match in _DEEP.finditer(masked.text):
        land, inner = masked.mention(match.start("land")).thing, masked.mentions(*match.span("in"))[-1].thing
        if _may_hold(land, inner):
            yield within(masked.index, inner, land, "deep-in")


def _each(masked: Masked, match: re.Match[str], land: Thing) -> Iterator[Link]:
    for mention in masked.mentions(*match.span("in")):
        if _may_hold(land, mention.thing):
            yield within(masked.index, mention.thing, land, "part-of-land")


def _may_hold(land: Thing, place: Thing) -> bool:
    """Whether a land may hold a place: no state lies in a city, and divisions know what they lie in."""
    kind = mark_of("countries", place.name)
    return place != land and kind not in ("country", "continent", "water") and not load().named(place.name)


_OF_STATES = re.compile("(?:的?(?:多|各|其他|其它|一些|部分|不少)?国家?(?!防)|多地|地区国家)")
_THERE = re.compile("在$")
_IS = re.compile("(?:一直)?是")


@cache
def _states(land: str) -> frozenset[str]:
    return frozenset(table("continents")[land][0].split("|")) if land in table("continents") else frozenset()


def _continents(text: AnnotatedText) -> Iterator[Link]:
    """The states named behind 欧洲多国, 在非洲 or 中东其他国家 in the line, and 某国是拉美…: they lie there."""
    done = set()
    for index, land in text.named(Kind.PLACE):
        states = _states(land.thing.name)
        if not states or land.end - land.begin < 2:  # 中非 is no continent
            continue
        for state, at in _named(text, index, land):
            if state.name in states and (state, land.thing) not in done:
                done.add((state, land.thing))
                yield within(at, state, land.thing, "continent")


def _named(text: AnnotatedText, index: int, land: Mention) -> Iterator[tuple[Thing, int]]:
    """The places that the words around a continent's name may say to lie in it, each with its sentence."""
    here = [m for m in text.mentions[index] if m.thing.kind is Kind.PLACE]
    yield from ((m.thing, index) for m in here if _IS.fullmatch(text.flat, m.end, land.begin))
    told = _OF_STATES.match(text.flat, land.end) or (
        _THERE.search(text.flat, max(0, land.begin - 1), land.begin) and text.flat.startswith(",", land.end)
    )
    line = text.sentences[index].line
    for at in range(index, len(text.sentences)) if told else ():
        if text.sentences[at].line != line:
            return
        for mention in text.mentions[at]:
            after = mention.begin > land.end or text.flat.endswith("除", 0, mention.begin)
            if after and mention.thing.kind is Kind.PLACE:
                yield mention.thing, at


def within(index: int, part: Thing, whole: Thing, rule: str) -> Link:
    """The link by which a place lies in another, as a sentence says."""
    return Link(evidence=(index,), rule=rule, part=part, relation=Relation.WITHIN, whole=whole)
