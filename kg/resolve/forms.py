"""Other names of the things met: their forms in the text and their standard short names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import rjieba

from kg.lexicon import table
from kg.lexicon.bodies import ordinary, short_forms
from kg.lexicon.divisions import SETTLED, Division
from kg.lexicon.divisions import load as gazetteer_of
from kg.model import Kind, Mention, Thing
from kg.resolve.body import delegations
from kg.resolve.meeting import sessions, tours


def forms_of(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[Thing, str]]:
    """Other names of the things met: their forms in the text and their standard short names."""
    seen: dict[tuple[Thing, str], None] = {}
    told: set[Thing] = set()  # things whose standard forms are among them
    mentions = tuple(mentions)
    for thing, form in _unplaced(text, mentions):
        seen[thing, form] = None
    for mention in mentions:
        thing = mention.thing
        surface = text[mention.begin : mention.end].replace(" ", "")
        deed = thing.kind is Kind.MEETING and tours.VERBS.fullmatch(surface)  # 检查 is no name of a tour
        if not mention.pointing and not deed and not _depends(surface, thing):
            seen[thing, surface] = None
        if thing not in told:
            told.add(thing)
            for form in _standard(thing):
                seen[thing, form] = None
    seen |= dict.fromkeys((*tours.forms(text, mentions), *delegations.forms(text, mentions)))
    yield from ((thing, form) for thing, form in seen if form != thing.name)


def _unplaced(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[Thing, str]]:
    """A body's name without the places before it: 郭家坝镇某村党支部, 某村党支部, 俊旺食品店."""
    places = {m.begin: m for m in mentions if m.thing.kind is Kind.PLACE and not m.pointing}
    for mention in mentions:
        at = mention.begin
        if mention.thing.kind is not Kind.BODY or mention.pointing or at not in places:
            continue
        while (inner := places.get(at)) and inner.end < mention.end:
            if at > mention.begin and inner.thing.name.endswith(SETTLED):
                yield mention.thing, text[at : mention.end]
            at = inner.end
        rest = text[at : mention.end]
        if len(rest) > 4 and not ordinary(rest) and not mention.thing.name.startswith("中共") and _coined(rest):
            yield mention.thing, rest


def _coined(name: str) -> bool:
    """Whether a name has a word of its own that no dictionary knows: 俊旺食品店, but no 果蔬冷藏中心."""
    return any(len(part) == 1 for part in rjieba.cut(name[:4], hmm=False))


def _depends(surface: str, thing: Thing) -> bool:
    """Whether a form means the thing only in this paper (市委, 省政府), or here (监委 of 某县纪委监委)."""
    if thing.kind is Kind.BODY and surface in table("body_forms"):
        return True
    return thing.kind is Kind.BODY and not thing.name.startswith(surface[:2]) and bool(_BARE.match(surface))


_BARE = re.compile("[全我]?(?:自治区|省|市|县|区|州|旗|盟|镇|乡|街道|村|社区)")


def _standard(thing: Thing) -> Iterator[str]:
    if thing.kind is Kind.BODY:
        yield from short_forms(thing.name)
    elif thing.kind is Kind.MEETING:
        yield from sessions.other_names(thing.name)
    elif thing.kind is Kind.PLACE:
        division: Division | None = next(
            iter(d for d in gazetteer_of().named(thing.name) if d.name == thing.name), None
        )
        if division:
            yield gazetteer_of().short(division)
