"""What an article names in full once: a body without its place, a foreigner by a part of his name, is the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.lexicon.bodies import central
from kg.lexicon.divisions import SETTLED
from kg.model import Kind, Mention
from kg.resolve.place.places import is_form
from kg.text.numbers import parse


def _placed(lead: str, towns: set[str]) -> bool:
    """Whether what a name begins with is a division, or one and a township: 秭归县郭家坝镇|某村党支部."""
    return is_form(lead) or any(lead.endswith(town) and (lead == town or is_form(lead[: -len(town)])) for town in towns)


def _short_towns(mentions: Sequence[Mention]) -> dict[str, str]:
    """The townships and villages of an article by their names without 镇, 村: 文港|毛笔, 姚西的莲塘."""
    towns = {m.thing.name for m in mentions if m.thing.kind is Kind.PLACE and m.thing.name.endswith(SETTLED)}
    shorts = {name.removesuffix(town): name for name in sorted(towns) for town in SETTLED if name.endswith(town)}
    return {short: name for short, name in shorts.items() if len(short) > 1 and not is_form(short)}


def whole(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions, with what stands by a part of its name made what has it: 法国某某公司, then 某某公司."""
    names = {m.thing.name for m in mentions if m.thing.kind is Kind.BODY and not m.pointing}
    towns = {m.thing.name for m in mentions if m.thing.kind is Kind.PLACE and m.thing.name.endswith(SETTLED)}
    full: dict[str, set[str]] = {}
    for name in names:
        party = "中共" * name.startswith("中共")
        for at in range(len(party) + 2, len(name) - 3):
            short = party + name[at:]
            if short in names and short not in central() and _placed(name[len(party) : at], towns):
                full.setdefault(short, set()).add(name)
    known = {Kind.BODY: full, Kind.PERSON: _dotted(mentions)}
    short_towns = _short_towns(mentions)
    if not (short_towns or any(known.values())):
        yield from mentions
        return
    for mention in mentions:
        if town := short_towns.get(mention.thing.name) if mention.thing.kind is not Kind.BODY else None:
            yield replace(mention, thing=replace(mention.thing, kind=Kind.PLACE, name=town))
            continue
        meant = known.get(mention.thing.kind, {}).get(mention.thing.name, set())
        yield replace(mention, thing=replace(mention.thing, name=next(iter(meant)))) if len(meant) == 1 else mention


def numbered(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions, a meeting named without which it is, or with its number in numerals, made the one with its digits.

    市政府常务会议 in the headline is 市政府第3次常务会议, and so is 市政府第三次常务会议.
    """
    full: dict[str, set[str]] = {}
    names = {m.thing.name for m in mentions if m.thing.kind is Kind.MEETING}
    for name in names:
        digits = _WHICH.sub(lambda m: f"第{parse(m[1])}次", name)
        if digits in names - {name}:
            full.setdefault(name, set()).add(digits)
        elif (short := _WHICH.sub("", name)) != name:
            full.setdefault(short, set()).add(name)
    for mention in mentions:
        meant = full.get(mention.thing.name, set()) if mention.thing.kind is Kind.MEETING else ()
        yield replace(mention, thing=replace(mention.thing, name=next(iter(meant)))) if len(meant) == 1 else mention


_WHICH = re.compile(r"第([一二三四五六七八九十百\d]+)次(?=[^届次]{0,4}会议$)")


def _dotted(mentions: Sequence[Mention]) -> dict[str, set[str]]:
    """The parts of names with ·, and the names that have them: 让·迪布瓦, then 迪布瓦."""
    full: dict[str, set[str]] = {}
    named = [m for m in mentions if m.thing.kind is Kind.PERSON and ("·" in m.thing.name or "-" in m.thing.name)]
    for name in {m.thing.name for m in named}:
        *first, last = name.split("·")
        lasts = [part for part in (last, last.rpartition("-")[2]) if part != name]  # 迪亚斯-卡内尔
        for part in (*first, *lasts):
            full.setdefault(part, set()).add(name)
    return full
