"""Where an action takes place: what 在 says, what its object begins with, or the place that acts itself."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extract.clauses import Clause
from kg.extract.heads import Head
from kg.extract.text import AnnotatedText
from kg.lexicon.divisions import Level, load
from kg.model import Kind, Mention, Thing

_ROW = re.compile(r"[、和及与]|以及")
_TAIL = re.compile(
    r"(?:[、和及与等\d多个]*(?:地|省份|区市|市县|县区|个?乡镇|街道|地区|沿线|境内|各地|县城|城区|农村)?[里内中上]?)"
)
_TOWARDS = frozenset(["支持", "帮助", "邀请", "祝贺", "感谢"])


def standing(text: AnnotatedText, clause: Clause) -> tuple[Thing, ...]:
    """The places of a clause that only says where: 在乌海、鄂尔多斯等地,…"""
    found = _led(text, clause, clause.end)
    if not found:
        return ()
    tail = _TAIL.match(text.flat, found[-1].end, clause.end)
    return _things(found) if tail and tail.end() == clause.end else ()


def places_of(
    text: AnnotatedText,
    clause: Clause,
    head: Head,
    object_span: tuple[int, int],
    held: tuple[Thing, ...],
    actors: tuple[Thing, ...],
) -> tuple[Thing, ...]:
    """Where an action is: 在… before the verb, the places that the object begins with, 在… of the clause before.

    Where none is said, a village, site or county that acts does so at home.
    """
    found = _led(text, clause, head.begin)
    if head.verb not in _TOWARDS:
        found += _object_places(text, clause, *object_span)
    return _things(found) or held or tuple(actor for actor in actors if local(actor))


@lru_cache(maxsize=4096)
def local(thing: Thing) -> bool:
    """Whether a thing is a place small enough to be where its own actions are: no country, province or city."""
    if thing.kind is not Kind.PLACE:
        return False
    division = load().resolve(thing.name)
    if division is None:
        return bool(_SITE.search(thing.name))
    return division.level not in (Level.PROVINCE, Level.PREFECTURE)


_SITE = re.compile(
    r"(?:村|社区|街道|[^城]镇|乡|苏木|港|站|机场|景区|园区?|区|旗|馆|基地|码头|口岸|校区|农场|林场|油田|矿)$"
)


def _led(text: AnnotatedText, clause: Clause, until: int) -> list[Mention]:
    """The row of places after 在, each the narrowest where they stack (在桓台县|马桥镇)."""
    found: list[Mention] = []
    for mention in text.opened(clause.sentence, clause.begin, until):
        if mention.thing.kind is not Kind.PLACE:
            continue
        between = text.flat[found[-1].end : mention.begin] if found else ""
        if found and between == "":
            found[-1] = mention
        elif found and _ROW.fullmatch(between):
            found.append(mention)
        elif text.flat[max(0, mention.begin - 2) : mention.begin].endswith(("在", "针对")):
            found = [mention]
    return found


def _object_places(text: AnnotatedText, clause: Clause, begin: int, end: int) -> list[Mention]:
    found: list[Mention] = []
    at = begin
    for mention in text.opened(clause.sentence, begin, end):
        if mention.thing.kind is Kind.PLACE and mention.begin - at <= 1:
            found.append(mention)
            at = mention.end
    return found


def _things(found: list[Mention]) -> tuple[Thing, ...]:
    return tuple(dict.fromkeys(mention.thing for mention in found))
