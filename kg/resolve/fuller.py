"""Bodies named in full once in an article: without their place, the same words mean the same body."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.lexicon.bodies import central
from kg.model import Kind, Mention, Thing
from kg.resolve.places import is_form


def whole(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions, with bodies that stand without their place made those that have it: 法国某某公司, then 某某公司."""
    names = {m.thing.name for m in mentions if m.thing.kind is Kind.BODY and not m.pointing}
    full: dict[str, set[str]] = {}
    for name in names:
        for at in range(2, len(name) - 3):
            if name[at:] in names and name[at:] not in central() and is_form(name[:at]):
                full.setdefault(name[at:], set()).add(name)
    for mention in mentions:
        meant = full.get(mention.thing.name, set()) if mention.thing.kind is Kind.BODY else set()
        yield replace(mention, thing=Thing(Kind.BODY, next(iter(meant)))) if len(meant) == 1 else mention
