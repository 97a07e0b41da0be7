"""The things that one article names, and what the article itself is known by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from functools import cache
from operator import attrgetter
from typing import Any, TypeAlias

from kg.model import Kind, Reading, Thing

Key: TypeAlias = tuple[str, str]  # an article's file and text: what it is known by


def key_of(reading: Reading) -> Key:
    return reading.article.file, reading.article.text


def things_of(reading: Reading) -> list[Thing]:
    """Every thing that stands anywhere in a reading, its authors and its paper's home included, sorted."""
    names = reading.names
    found = {mention.thing for mention in names.mentions} | {thing for thing, _ in names.forms}
    found |= {Thing(Kind.PERSON, author.name) for author in reading.article.authors}
    if reading.front.home:
        found.add(home_thing(reading.front.home))
    values: list[Any] = list(reading.facts)
    while values:
        value = values.pop()
        if isinstance(value, Thing):
            found.add(value)
        elif isinstance(value, tuple):
            values += value
        elif held := _held(value.__class__):
            values += held(value)
    return sorted(found)


@cache
def _held(kind: type) -> Callable[[Any], tuple[Any, ...]] | None:
    """What gives all that a frozen value holds but words and numbers; nothing for what is one itself."""
    if not is_dataclass(kind):
        return None
    named = [each.name for each in fields(kind) if each.type not in _PLAIN]
    if not named:
        return None
    get = attrgetter(*named)
    return get if len(named) > 1 else lambda value: (get(value),)


_PLAIN = {
    "tuple[int, ...]",
    *(f"{plain}{none}" for plain in ("str", "int", "bool", "Decimal") for none in ("", " | None")),
}


def home_thing(name: str) -> Thing:
    """The place that a page's front matter names as its home."""
    return Thing(Kind.PLACE, name)


def forms_of(reading: Reading, things: Iterable[Thing]) -> dict[Thing, tuple[str, ...]]:
    """The names that each of its things goes by in one article; words that point are none."""
    text, names = reading.article.text, reading.names
    forms: dict[Thing, set[str]] = defaultdict(set)
    for thing in things:
        forms[thing].add(thing.name)
    for thing, form in names.forms:
        forms[thing].add(form)
    for thing, form in {(each.thing, text[each.begin : each.end]) for each in names.mentions if not each.pointing}:
        forms[thing].add(" ".join(form.split()))
    return {thing: tuple(sorted(found)) for thing, found in forms.items()}
