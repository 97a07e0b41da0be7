"""Other names of the things met: their forms in the text and their standard short names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.lexicon.bodies import short_forms
from kg.lexicon.divisions import Division
from kg.lexicon.divisions import load as gazetteer_of
from kg.model import Kind, Mention, Thing
from kg.resolve import sessions


def forms_of(text: str, mentions: Iterable[Mention]) -> Iterator[tuple[Thing, str]]:
    """Other names of the things met: their forms in the text and their standard short names."""
    seen: dict[tuple[Thing, str], None] = {}
    for mention in mentions:
        thing = mention.thing
        surface = text[mention.begin : mention.end].replace(" ", "")
        if not mention.pointing and not _depends(surface, thing):
            seen[thing, surface] = None
        for form in _standard(thing):
            seen[thing, form] = None
    yield from ((thing, form) for thing, form in seen if form != thing.name)


def _depends(surface: str, thing: Thing) -> bool:
    """Whether a form means the thing only in this paper (市委, 省政府)."""
    return thing.kind is Kind.BODY and not thing.name.startswith(surface[:2]) and bool(_BARE.match(surface))


_BARE = re.compile("[全我]?(?:自治区|省|市|县|区|州|旗|盟)")


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
