"""Words that point at a place: 我省 and 全市 at the paper's home, 全国 at the country that a sentence is about."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from kg.lexicon.countries import is_country
from kg.lexicon.divisions import load
from kg.resolve.place.home import Home
from kg.resolve.place.places import place
from kg.resolve.spans import Found
from kg.text.hinted import Hinted

_POINTING = re.compile(
    r"[我全本](?:(自治区|地区|省|市|县|区|州|旗|盟)(?![委人政级域]|(?<=市)场)|(?<!本)国(?!人大|政协|人民|总工会|妇联|工商联|两会))"
)
_NEAR = 14  # characters from a sentence's beginning in which the country stands that it is about
_ASIDE = ("从", "自", "对", "与", "同", "和", "向", "给")
_VISITS = "调研|考察|视察|检查|督导|督查|指导|走访|慰问|参观|访问|洽谈|投资|参会"
# 副省长某某来衡调研: the paper's city by one of its characters, or its province (来湘)
_HITHER = Hinted(f"(?<=[来莅赴在])([\u4e00-\u9fff])(?={_VISITS})", *_VISITS.split("|"))
# 全疆, in a paper of Xinjiang
_WHOLE_PROVINCE = Hinted("全([疆藏川黔滇桂赣闽粤浙渝琼陕皖鲁豫冀晋鄂湘沪])(?![菜剧籍])", "全")


def find(
    text: str, listed: Iterable[Found], begin: int, end: int, home: Home, pointed: Callable[[str, int], str | None]
) -> Iterator[Found]:
    """我省, 全市, 全区, 我国: words that point at the paper's home; 全国 at the country that a sentence is about."""
    for match in _POINTING.finditer(text, begin, end):
        if match[1] is None:
            foreign = _abroad(text, match.start(), listed) if match[0] == "全国" else None
            yield Found(match.start(), match.end(), place(foreign or home.country), rank=2, pointing=True)
        elif name := pointed(match[1], match.start()):
            yield Found(match.start(), match.end(), place(name), rank=2, pointing=True)
    for match in _WHOLE_PROVINCE.finditer(text, begin, end):
        if home.province and load().abbreviation(match[1]) == home.province:
            yield Found(match.start(), match.end(), place(home.province.name), rank=2, pointing=True)
    for match in _HITHER.finditer(text, begin, end):
        for division in (home.division, home.province):
            if division and (match[1] in division.name[:2] or load().abbreviation(match[1]) == division):
                yield Found(*match.span(1), place(division.name), rank=4, pointing=True)
                break


def _abroad(text: str, at: int, listed: Iterable[Found]) -> str | None:
    """The foreign country that a sentence begins with, naming no other before ``at``: 某国政府宣布,在|全国|…."""
    begin = max(text.rfind(mark, 0, at) for mark in "。\n") + 1
    before = [found for found in listed if begin <= found.begin and found.end <= at]
    if not before or before[0].begin > begin + _NEAR or text.endswith(_ASIDE, begin, before[0].begin):
        return None
    names = {found.thing.name for found in before}
    whole = before[0].thing.name
    alone = {name for name in names if is_country(name) or load().resolve(name)} == {whole}
    return whole if alone and is_country(whole) and whole != "中国" else None
