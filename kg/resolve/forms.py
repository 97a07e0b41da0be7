"""Other names of the things met: their forms in the text and their standard short names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.lexicon.bodies import short_forms
from kg.lexicon.divisions import Division
from kg.lexicon.divisions import load as gazetteer_of
from kg.model import Article, Kind, Mention, Thing
from kg.resolve import sessions
from kg.text.normalise import flat


def forms_of(article: Article, mentions: Iterable[Mention]) -> Iterator[tuple[Thing, str]]:
    """Other names of the things met: their forms in the text and their standard short names."""
    seen: dict[tuple[Thing, str], None] = {}
    for mention in mentions:
        thing = mention.thing
        surface = flat(article.text[mention.begin : mention.end]).replace(" ", "")
        if not mention.pointing and not _depends(surface, thing):
            seen[thing, surface] = None
        for form in _standard(thing):
            seen[thing, form] = None
    yield from ((thing, form) for thing, form in seen if form != thing.name)


def _depends(surface: str, thing: Thing) -> bool:
    """Whether a form means the thing only in this paper (市委, 省政府, 全市…会议)."""
    bare = re.match(r"(?:全|我)?(?:自治区|省|市|县|区|州|旗|盟)", surface)
    return (
        thing.kind in (Kind.BODY, Kind.MEETING)
        and bool(bare)
        and not thing.name.startswith(surface[:2])
        and thing.kind is Kind.BODY
    )


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
