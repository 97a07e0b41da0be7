"""Bodies in bodies, and bodies in places, by their names alone: 太原理工大学|材料学院, 总台|综合频道, 红岩村|合作社.

And villages in the township that heads their brief or acts there: ▲某乡:某村…, 某镇人民政府在某村….
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from kg.extract.lands import within
from kg.extract.text import AnnotatedText
from kg.lexicon.divisions import TOWNSHIPS, VILLAGES
from kg.model import Kind, Link, Mention, Relation, Thing

FACILITIES = (
    *("卫生院", "医院", "小学", "中学", "幼儿园", "学校", "敬老院", "养老院", "派出所", "文化站", "福利院", "服务站"),
    *("中心", "公司", "支行", "合作社", "基地", "农场", "超市", "酒店", "民宿", "书院", "市场", "博物馆", "图书馆"),
    *"店厂站",
)
_CHANNEL = re.compile("央视.+频道")
_BROADCASTER = Thing(Kind.BODY, "中央广播电视总台")


def extract(text: AnnotatedText) -> Iterator[Link]:
    """What the names of an article's bodies say that they belong to or lie in."""
    yield from _departments(text)
    yield from _offices(text)
    yield from _villages(text)
    yield from _halls(text)
    for index in text.telling(Kind.BODY):
        yield from _nested(text, index)
        yield from _channels(text, index)


def _halls(text: AnnotatedText) -> Iterator[Link]:
    """A hall lies in the building that its name begins with: 人民大会堂|北大厅."""
    for index in text.telling(Kind.PLACE):
        for outer, inner in itertools.pairwise(text.mentions[index]):
            both = outer.thing.kind is inner.thing.kind is Kind.PLACE
            if both and outer.thing.name.endswith("厅") and outer.begin == inner.begin:
                yield within(index, outer.thing, inner.thing, "hall-of")


def _villages(text: AnnotatedText) -> Iterator[Link]:
    """The villages that a brief headed by a township tells of, and where a township's own organs act."""
    head: Mention | None = None
    line = -1
    for index in text.telling(Kind.PLACE):
        sentence = text.sentences[index]
        places = text.things(index, Kind.PLACE)
        if sentence.line != line:
            line, first = sentence.line, places[0] if places else None
            heads = first and first.thing.name.endswith(TOWNSHIPS) and text.flat.startswith(":", first.end)
            head = first if heads and first and first.begin - sentence.begin < _BULLET else None
        for place in places:
            if not place.thing.name.endswith(VILLAGES) or place.pointing:
                continue
            acting = _acting(text, index, place)
            township = acting or (head.thing if head and text.flat[place.begin - 1] not in _OF_ANOTHER else None)
            if township:
                yield within(index, place.thing, township, "village-of-township")


_BULLET = 3  # characters
_OF_ANOTHER = frozenset("镇乡道")  # 到某镇|某村 lies in the one before it


def _acting(text: AnnotatedText, index: int, place: Mention) -> Thing | None:
    """The township that does something in a place, itself or by its government: 某镇人民政府|在某村开展演练."""
    if not text.flat.endswith("在", 0, place.begin):
        return None
    before = [m for m in text.mentions[index] if m.end <= place.begin - 1 and m.thing.kind is Kind.PLACE]
    township = before[-1] if before and before[-1].thing.name.endswith(TOWNSHIPS) else None
    organ = township and _ORGAN.fullmatch(text.flat, township.end, place.begin - 1)
    return township.thing if township and organ else None


_ORGAN = re.compile("(?:人民政府|政府|党委)?(?:近日|日前|昨日|组织|将|也|还)*")


def _channels(text: AnnotatedText, index: int) -> Iterator[Link]:
    """A channel of the national broadcaster is its part, named with it or not."""
    for mention in text.mentions[index]:
        if mention.thing.kind is Kind.BODY and _CHANNEL.fullmatch(mention.thing.name):
            yield Link(
                evidence=(index,),
                rule="channel",
                part=mention.thing,
                relation=Relation.PART_OF,
                whole=_BROADCASTER,
            )


def _nested(text: AnnotatedText, index: int) -> Iterator[Link]:
    """A body inside a body's name is its parent; a village's team or workshop lies in the village."""
    mentions = text.mentions[index]
    for at, outer in enumerate(mentions):
        if outer.thing.kind is not Kind.BODY or outer.pointing:
            continue
        inside = [m for m in mentions[at + 1 : at + 30] if m.begin < outer.end]  # few nest in one name
        inner = [m for m in inside if _begins(m, outer)]
        if inner:
            whole = max(inner, key=lambda m: m.end).thing
            yield Link(evidence=(index,), rule="nested-name", part=outer.thing, relation=Relation.PART_OF, whole=whole)
        places = [m for m in inside if m.thing.kind is Kind.PLACE]
        if places and _lies_there(outer.thing.name, places[-1].thing.name):
            yield Link(
                evidence=(index,),
                rule="village-in-name",
                part=outer.thing,
                relation=Relation.LOCATED,
                whole=places[-1].thing,
            )


def _departments(text: AnnotatedText) -> Iterator[Link]:
    """A committee's office that its own name does not stand before: 某县委常委、|组织部部长."""
    for index, mention in text.named(Kind.BODY):
        if not mention.pointing:
            continue
        surface, name = text.surface(mention.begin, mention.end), mention.thing.name
        office = _OFFICE.fullmatch(name)
        whole = office[1] if office else name.removesuffix(surface) if surface[-1] in "科股室" else name
        if whole != name:
            part_of = Thing(Kind.BODY, whole)
            yield Link(
                evidence=(index,), rule="office-of", part=mention.thing, relation=Relation.PART_OF, whole=part_of
            )


def _offices(text: AnnotatedText) -> Iterator[Link]:
    """A body's own office is part of it where both are named: 州委改革办 of the 州委全面深化改革委员会, 该局|管理所."""
    met = {mention.thing: (at, mention) for at, mention in text.named(Kind.BODY)}
    for office, (index, mention) in met.items():
        of_committee = _OF_COMMITTEE.fullmatch(office.name)
        unit = text.surface(mention.begin, mention.end)
        whole = Thing(Kind.BODY, of_committee[1] if of_committee else office.name.removesuffix(unit))
        if whole != office and whole in met:
            yield Link(evidence=(index,), rule="office-of", part=office, relation=Relation.PART_OF, whole=whole)


_OF_COMMITTEE = re.compile("(中共.+委员会.+(?:委员会|领导小组))办公室")
_OFFICE = re.compile("(中共.+?委员会)(?:组织部|宣传部|统一战线工作部|政法委员会|社会工作部)")


def _lies_there(body: str, place: str) -> bool:
    """Whether a body lies in the place in its name: a village's, a township's clinic, school or shop, a consulate."""
    settled = place.endswith(("村", "社区")) or (place.endswith(TOWNSHIPS) and body.endswith(FACILITIES))
    return settled or body.endswith("领事馆")


def _begins(inner: Mention, outer: Mention) -> bool:
    """Whether a body's name begins with another's."""
    return (
        inner.thing.kind is Kind.BODY
        and inner.begin == outer.begin
        and inner.end < outer.end
        and inner.thing != outer.thing
    )
