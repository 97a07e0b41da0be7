"""Which official division a place's name stands for in an article, and whose a body is that many places have."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from kg.identity.iris import iri_of
from kg.identity.linker import Bearer, plain
from kg.identity.things import home_thing
from kg.lexicon import mark_of, table
from kg.lexicon.bodies import ordinary
from kg.lexicon.divisions import TOWNSHIPS, Division, Gazetteer
from kg.model import Kind, Link, Reading, Relation, Thing
from kg.resolve.place.home import home_of

_LEVEL = re.compile("(?:自治区|[市县区州省旗盟])(?=..)")


def bearers_of(reading: Reading, things: Sequence[Thing], gazetteer: Gazetteer) -> dict[Thing, Bearer]:
    """What the names of one article stand for, before homonyms are kept apart."""
    front = reading.front
    home = home_of(front.home, front.country, gazetteer).division
    certain = {division for thing in things if (division := _certain(thing, gazetteer))}
    wholes = _wholes(reading)
    found: dict[Thing, Bearer] = {}
    for thing in things:
        division = None
        if thing.kind is Kind.PLACE:
            stated = {whole for name in wholes.get(thing, ()) if (whole := _certain(name, gazetteer))}
            division = _division(thing.name, gazetteer, home, stated or certain)
        if home and front.home and thing == home_thing(front.home):
            division = home
        found[thing] = official(division, gazetteer) if division else plain(_city(thing))
        if thing.kind is Kind.BODY and ordinary(thing.name):
            found[thing] = _of_home(thing, home, reading)
    if home is None:
        found |= _in_full(things)
    return found


def _in_full(things: Sequence[Thing]) -> dict[Thing, Bearer]:
    """The bodies of a level that an article of the whole country names in full once: 三沙|市人民医院."""
    bodies = [thing for thing in things if thing.kind is Kind.BODY]
    found: dict[Thing, Bearer] = {}
    for short in bodies:
        if _LEVEL.match(short.name) and ordinary(short.name):
            full = [each for each in bodies if each.name.endswith(short.name) and not ordinary(each.name)]
            if len(full) == 1:
                found[short] = plain(full[0])
    return found


def _city(thing: Thing) -> Thing:
    """A city abroad by the name that the tables have: 芝加哥市 is 芝加哥."""
    short = thing.name.removesuffix("市")
    known = short in table("foreign_places") or mark_of("countries", short) == "city"
    return Thing(thing.kind, short) if thing.kind is Kind.PLACE and known else thing


def _of_home(body: Thing, home: Division | None, reading: Reading) -> Bearer:
    """A body of a name that many places have: that of the paper's home, or where it has none, of this article."""
    if home is None:
        return Bearer(iri_of(body.kind, f"{body.name}-{reading.article.file.rpartition('.')[0]}"), body.name)
    name = home.name + re.sub("^本?[市县区州省旗盟](?=..)", "", body.name)
    return Bearer(iri_of(body.kind, name), name)


def _certain(thing: Thing, gazetteer: Gazetteer) -> Division | None:
    """The division that a place's name means wherever it stands."""
    if thing.kind is not Kind.PLACE:
        return None
    named = [division for division in gazetteer.named(thing.name) if not gazetteer.weak(thing.name, division)]
    return named[0] if len(named) == 1 else None


def _wholes(reading: Reading) -> Mapping[Thing, Sequence[Thing]]:
    """The places that the article says hold a place."""
    found: dict[Thing, list[Thing]] = defaultdict(list)
    for fact in reading.facts:
        if isinstance(fact, Link) and fact.relation is Relation.WITHIN:
            found[fact.part].append(fact.whole)
    return found


def _division(name: str, gazetteer: Gazetteer, home: Division | None, context: set[Division]) -> Division | None:
    if not gazetteer.named(name) and not name.endswith(TOWNSHIPS):
        return None  # spares a search through the table of townships
    return gazetteer.resolve(name, home, context)


def official(division: Division, gazetteer: Gazetteer) -> Bearer:
    """The bearer that an official division is: its chain of names, its code."""
    chain = (division, *gazetteer.ancestors(division))
    path = "-".join(each.name for each in reversed(chain))
    return Bearer(iri_of(Kind.PLACE, path), division.name, division.code)
