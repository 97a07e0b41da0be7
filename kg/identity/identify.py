"""Who is who over the whole corpus: which things of different articles are one, and the IRI that each goes by.

A thing is its kind and its canonical name; an official division is its place in the hierarchy, so that the 鼓楼区 of
two cities stay apart. People of one name are told apart by what the articles say of them, and each decision is kept
with its reason. Nothing depends on the order of the readings, only on the days of their papers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.garbage import uncollected
from kg.identity.bodies import aliases, latest_names, renamings
from kg.identity.corrections import Correction, Kind, of_kind
from kg.identity.editions import editions, spans
from kg.identity.followups import follow_ups
from kg.identity.hierarchy import seats, whole_of
from kg.identity.linker import Bearer, Linker
from kg.identity.merge import merge, settled
from kg.identity.people import tell_apart
from kg.identity.places import bearers_of
from kg.identity.sightings import bare, sightings_of
from kg.identity.sites import site_aliases
from kg.identity.tails import named_in_full, of_named_states
from kg.identity.things import Key, forms_of, key_of, things_of
from kg.lexicon.divisions import Gazetteer, load
from kg.model import Reading, Thing


@uncollected()
def identify(
    readings: Iterable[Reading], gazetteer: Gazetteer | None = None, corrections: Sequence[Correction] = ()
) -> Linker:
    """Decide what every name of the readings stands for; what the user corrects holds."""
    read = sorted(readings, key=key_of)
    gazetteer = gazetteer or load()
    dated = sorted(read, key=lambda each: (each.front.date or "9999", key_of(each)))
    renamed = renamings(dated)
    names = latest_names(renamed)
    seen = (sighting for reading in read for sighting in sightings_of(reading, gazetteer, names))
    people = tell_apart(seen, corrections)
    articles: dict[Key, Linker] = {}
    occasions = editions(read)
    wrong = {row.one.iri: row for row in of_kind(corrections, Kind.WRONG)}
    for reading in read:
        key = key_of(reading)
        own = {person: Bearer(iri, bare(person)) for person, iri in people.iris.get(key, {}).items()}
        things = things_of(reading)
        bearers = bearers_of(reading, things, gazetteer) | own | occasions.get(key, {})
        articles[key] = Linker(bearers, forms_of(reading, things), joins=people.joins.get(key, ()), wrong=wrong)
    forms = {key: linker.names for key, linker in articles.items()}
    found = (*aliases(dated, forms, renamed), *site_aliases(dated))
    articles, merges = merge(articles, [key_of(reading) for reading in dated], found, corrections, people.named)
    apart = {frozenset((row.one.iri, row.other.iri)) for row in of_kind(corrections, Kind.DIFFERENT)}
    articles = {key: named_in_full(linker, apart) for key, linker in articles.items()}
    articles = of_named_states(articles, [key_of(reading) for reading in dated], apart)
    for key, followed in follow_ups(read, articles).items():
        articles[key] = replace(articles[key], follows=followed.follows, told=followed.told)
    verdicts = tuple(sorted({*settled(people.verdicts, merges), *merges.verdicts}))
    whole = Linker(_agreed(articles.values()), _together(articles.values()), verdicts, articles, wrong=wrong)
    wholes = whole_of(articles.values(), gazetteer)
    seated = seats(articles.values())
    return replace(whole, wholes=wholes, seats=seated, spans=spans(read), stale=tuple(merges.stale))


def _agreed(linkers: Iterable[Linker]) -> dict[Thing, Bearer]:
    """The bearers on which all articles agree; elsewhere a name alone stands for no one in particular."""
    found: dict[Thing, set[Bearer]] = defaultdict(set)
    for linker in linkers:
        for thing, bearer in linker.bearers.items():
            found[thing].add(bearer)
    return {thing: next(iter(bearers)) for thing, bearers in found.items() if len(bearers) == 1}


def _together(linkers: Iterable[Linker]) -> dict[Thing, tuple[str, ...]]:
    forms: dict[Thing, set[str]] = defaultdict(set)
    for linker in linkers:
        for thing, found in linker.names.items():
            forms[thing].update(found)
    return {thing: tuple(sorted(found)) for thing, found in forms.items()}
