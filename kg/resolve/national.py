"""Central, national and international bodies in a text, by dictionary."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.lexicon import table
from kg.lexicon.bodies import central
from kg.model import Kind, Thing
from kg.resolve.qualify import Line
from kg.resolve.spans import Found

_SECTION = re.compile("门(?![口前外])")  # 商务部|门
_FOREIGN = ("该国", "外国", "各国", "多国")


def body(name: str) -> Thing:
    return Thing(Kind.BODY, name)


@cache
def _matcher() -> tuple[AhoCorasick, tuple[str, ...]]:
    forms = sorted(central())
    return AhoCorasick(forms, matchkind=MatchKind.LeftmostLongest), tuple(forms)


@cache
def _groups() -> frozenset[str]:
    """The names of enterprises whose branches carry a place: 国网|某市|供电公司."""
    return frozenset(form for form, name in central().items() if table("central_bodies")[name][0] == "enterprise")


def group_before(text: str, floor: int, offset: int) -> int | None:
    """Where the enterprise begins whose name ends at ``offset``, not before ``floor``; None where none does."""
    return next((at for at in range(max(floor, offset - 8), offset - 1) if text[at:offset] in _groups()), None)


def find_central(line: Line, begin: int, end: int, places: Sequence[Found]) -> Iterator[Found]:
    """Central, national and international bodies by any of their names; another country's own: 泰国|外交部."""
    matcher, forms = _matcher()
    abroad = {f.end: f for f in places if f.thing.name in table("countries") and f.thing.name != "中国"}
    for index, first, last in matcher.find_matches_as_indexes(line.text[begin:end]):
        start, stop = begin + first, begin + last
        name = central()[forms[index]]
        branch = forms[index] in _groups() and any(place.begin == stop for place in places)  # 国网|某市|供电公司
        if branch or not _stands(line, start, stop) or _overrun(line.text, stop, places):
            continue
        if table("central_bodies")[name][0] != "international" and (country := abroad.get(start)):
            if not line.text.startswith("长", stop):  # 土耳其|国防部长 is a post
                yield Found(country.begin, stop, body(line.text[country.begin : stop]), rank=5)
            continue
        yield Found(start, stop, body(name), rank=5)
        for length in range(2, stop - start):
            form = forms[index][:length]
            if form in central() and central()[form] != name:
                yield Found(start, start + length, body(central()[form]), rank=5)


def _stands(line: Line, start: int, stop: int) -> bool:
    """Whether a form stands as a name of its own: 国铁 is no part of 全国|铁路, 商务部 none of 商务|部门."""
    ends = line.ends_word(stop) or line.text.startswith("国家", stop)  # 东盟|国家 is one word
    if stop - start < 3 and not (line.starts_word(start) and ends):
        return False
    return not _SECTION.match(line.text, stop) and not line.text.endswith(_FOREIGN, 0, start)


def _overrun(text: str, stop: int, places: Sequence[Found]) -> bool:
    """Whether the form's last character begins an enterprise before a place: 联合|国网|某市|供电公司."""
    return any(stop < f.begin <= stop + 6 and text[stop - 1 : f.begin] in _groups() for f in places)
