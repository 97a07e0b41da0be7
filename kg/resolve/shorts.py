"""Short names of companies and other bodies: what an article says it calls them (以下简称“月山泉”), and their brand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import rjieba

from kg.lexicon import table
from kg.lexicon.divisions import load
from kg.model import Kind, Mention, Thing
from kg.resolve.person.person_names import somewhere
from kg.resolve.spans import Covered, occurrences

_EXPLAINED = re.compile(r"\((?:以下|下文)?(?:统称|简称)(?:为|:)?[“\"]?([^”\"“()、,。;\s]{2,12})[”\"]?\)")
_FIRM = re.compile(r"(?:股份|集团|控股)?(?:有限|集团)(?:责任)?公司$")
_PLACED = re.compile("[省市县区州]")


def named(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions, with those of bodies by their short names; a place or person in one (盐湖|股份) is none."""
    short = list(_find(text, mentions))
    inside = Covered(short)
    yield from (m for m in mentions if m.thing.kind not in _PARTS or not inside.touches(m.begin, m.end))
    yield from short


def _find(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    names = _short_names(text, mentions)
    if not names:
        return
    longest = max(map(len, names))
    covered = Covered(m for m in mentions if m.thing.kind not in _PARTS or m.end - m.begin >= longest)
    people = Covered(m for m in mentions if m.thing.kind is Kind.PERSON)
    for name, (begin, thing) in names.items():
        for start, stop in occurrences(text, name):
            apart = not covered.touches(start, stop)
            if apart and (len(name) > 3 or (start > begin and not people.touches(start, stop))):
                yield Mention(start, stop, thing)


_PARTS = (Kind.PLACE, Kind.PERSON)


def _short_names(text: str, mentions: Sequence[Mention]) -> dict[str, tuple[int, Thing]]:
    """Each short name with the body it means and where that stands first; names of several bodies are left out."""
    found: dict[str, tuple[int, Thing] | None] = {}
    for mention in mentions:
        if mention.thing.kind is not Kind.BODY or mention.pointing:
            continue
        for name in _names(text, mention):
            other = found.setdefault(name, (mention.end, mention.thing))
            if other is None or other[1] != mention.thing:
                found[name] = None
    return {name: entry for name, entry in found.items() if entry}


def _names(text: str, mention: Mention) -> Iterator[str]:
    if explained := _EXPLAINED.match(text, mention.end):
        yield explained[1]
    _, other, *_ = *table("central_bodies").get(mention.thing.name, ()), "", ""
    yield from (short[1] for form in other.split("|") if (short := _OF_ASSEMBLY.fullmatch(form)))
    firm = _FIRM.search(mention.thing.name)
    if firm is None:
        return
    stem = _stem(mention.thing.name[: firm.start()])
    if _TRADE.search(stem) and len(stem) > 3:
        yield stem
    brand = _brand(mention.thing.name[: firm.start()])
    if brand:
        yield from (brand + kind for kind in ("股份", "集团", "公司", "科技"))
        if not rjieba.has_word(brand) and not somewhere(brand):
            yield brand


_OF_ASSEMBLY = re.compile("全国(?:人大常委会|人大(?!常委会)|政协)(.{3,})")  # 全国人大|宪法法律委
_TRADE = re.compile(
    "[酒药矿乳茶纸渔]业|重工|钢铁|水泥|证券|电池|光电|铜箔|电[气器子]|光能|光伏|能源|机械|食品|汽车|生物|材料|化工|装备|智能|制造|纺织|服饰|家居"
)  # what a brand alone goes with


def _stem(name: str) -> str:
    """A company's name without its place: 浙江|盾安人工环境."""
    for length in range(min(len(name) - 2, 6), 1, -1):
        if load().named(name[:length]):
            rest = name[length:]
            return rest[_PLACED.match(rest) is not None :]
    return name if len(name) > 3 else ""


def _brand(name: str) -> str:
    """The first two characters of that."""
    return _stem(name)[:2]
