"""What UNER draws in its own way, put right after decoding.

Each step is a habit that the corpus keeps almost without exception; the model, which has read ten times as much of
other corpora, does not. What was counted stands in MODEL_CARD.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from kg.model import Kind, Tag

# a people, its tongue and its empire are not named by the place that stands in their name; 美国人口 is of the place
_OF_A_PEOPLE = re.compile(r"人(?![口民士均类大力])|[语裔]|帝国|话(?!剧)")
_ARMY = re.compile(r"军队?(?![人事区官舰校方情令马团工])")
_WORK = re.compile(r"《[^《》]*》")
_GLOSS = re.compile(r"\(([A-Za-zÀ-ɏ][^()一-鿿]*)\)")
_GOVERNMENT = re.compile(r"(?<=.)(?<!国民)(?<!北洋)(?<!临时)(?<!中央)(?<!军)(?:人民)?政府$")
_KIND_BY_END = (  # what it was taken for, how it ends, what it is
    (
        Kind.BODY,
        re.compile(r".(?:馆|站|线|路|寺|庙|宫|教堂|机场|公园|广场|大厦|大楼|酒店|饭店|码头|体育场|球场|医院)$"),
        Kind.PLACE,
    ),
    (Kind.PERSON, re.compile(r"..[州区县镇路街城省站湾岛郡]$"), Kind.PLACE),
    (Kind.PLACE, re.compile(r".军队?$"), Kind.BODY),
)
_DEFINED_PLACE = re.compile(  # 甲(Jia)是乙国的城市
    r"([^,。、()《》“”:;]+?)(?:\([^)]*\))?,?(?:是|为|位于|地处)[^,。;]*"
    r"(?:[市县区州省镇乡村站山河湖岛]|城市|国家|地区|半岛|群岛|山脉|海湾|海峡|河流|湖泊|山峰|岛屿|行政区划|村落|社区"
    r"|街道|公路|道路|建筑物?|寺院|公园|机场)(?:[,。;]|$)"
)


def drawn(text: str, tags: Iterable[Tag]) -> tuple[Tag, ...]:
    """The names of a sentence (flat text) as UNER would draw them."""
    works = [match.span() for match in _WORK.finditer(text)]
    kept = [tag for tag in tags if tag.kind is Kind.BODY or _names_itself(text, tag, works)]
    whole = [_of_its_kind(text, tag) for tag in _joined(_armies(text, kept))]
    return _glossed(text, whole)


def _names_itself(text: str, tag: Tag, works: Sequence[tuple[int, int]]) -> bool:
    """Whether a person or a place stands for itself, not in the name of a people or in the title of a work."""
    if _OF_A_PEOPLE.match(text, tag.end):
        return False
    if tag.kind is Kind.PERSON and any(character.isdigit() for character in text[tag.begin : tag.end]):
        return False
    return not any(begin < tag.begin and tag.end < end for begin, end in works)


def _armies(text: str, tags: Sequence[Tag]) -> Iterator[Tag]:
    """A place with the word for its army is a body."""
    begins = {tag.begin for tag in tags}
    for tag in tags:
        match = _ARMY.match(text, tag.end) if tag.kind is Kind.PLACE else None
        if match and begins.isdisjoint(range(*match.span())):
            yield Tag(tag.begin, match.end(), Kind.BODY)
        else:
            yield tag


def _joined(tags: Iterable[Tag]) -> Iterator[Tag]:
    """Places and bodies that touch are one name, of the last one's kind."""
    last: Tag | None = None
    for tag in tags:
        touching = last and last.end == tag.begin and Kind.PERSON not in (last.kind, tag.kind)
        if last and not touching:
            yield last
        last = Tag(last.begin, tag.end, tag.kind) if last and touching else tag
    if last:
        yield last


def _of_its_kind(text: str, tag: Tag) -> Tag:
    """The name with the kind that its end or its definition says; a government is named by its place alone."""
    name = text[tag.begin : tag.end]
    government = _GOVERNMENT.search(name) if tag.kind is Kind.BODY else None
    if government:
        return Tag(tag.begin, tag.begin + government.start(), Kind.PLACE)
    for taken, end, kind in _KIND_BY_END:
        if tag.kind is taken and end.search(name):
            return Tag(tag.begin, tag.end, kind)
    defined = _DEFINED_PLACE.match(text) if tag.begin == 0 and tag.kind is Kind.PERSON else None
    return Tag(0, tag.end, Kind.PLACE) if defined and defined.end(1) == tag.end else tag


def _glossed(text: str, tags: list[Tag]) -> tuple[Tag, ...]:
    """Latin text in brackets names what the name before it names; after anything else it is no name."""
    for match in _GLOSS.finditer(text):
        begin, end = match.span(1)
        kinds = [tag.kind for tag in tags if tag.end == match.start()]
        tags = [tag for tag in tags if tag.end <= begin or tag.begin >= end or tag.begin < begin < end < tag.end]
        tags += [Tag(begin, end, kind) for kind in kinds]
    return tuple(sorted(tags, key=lambda tag: tag.begin))
