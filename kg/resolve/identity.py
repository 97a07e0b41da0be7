"""Who is who over the whole corpus: which things of different articles are one, and the IRI that each goes by.

A thing is its kind and its canonical name; an official division is its place in the hierarchy, so that the 鼓楼区 of
two cities stay apart. Bearers of one name are kept apart only where that is certain, and each such decision is kept
with its reason. Nothing depends on the order of the readings.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass

from kg.lexicon.divisions import Division, Gazetteer, load
from kg.model import Article, Kind, Link, Reading, Relation, Thing
from kg.resolve.home import home_of
from kg.resolve.homonyms import Verdict, bearers_apart
from kg.resolve.iris import iri_of

_Place = tuple[str, str]  # an article's file and text: what it is known by
_TOWNSHIPS = ("街道", "镇", "乡", "苏木")


@dataclass(frozen=True, slots=True)
class Bearer:
    """Whom a name stands for: an IRI, the canonical name, and the code of an official division."""

    iri: str
    label: str
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Linker:
    """Names to bearers, read-only. ``inside(article)`` sees them as that article does."""

    bearers: Mapping[Thing, Bearer]
    names: Mapping[Thing, tuple[str, ...]]
    verdicts: tuple[Verdict, ...] = ()
    articles: Mapping[_Place, Linker] = field(default_factory=dict)

    def inside(self, article: Article) -> Linker:
        """What this article's names stand for, and the forms met in it alone; the whole for an article not read."""
        return self.articles.get((article.file, article.text), self)

    def iri(self, thing: Thing) -> str:
        return self._bearer(thing).iri

    def label(self, thing: Thing) -> str:
        """The canonical name of the bearer."""
        return self._bearer(thing).label

    def forms(self, thing: Thing) -> tuple[str, ...]:
        """Every other name of the bearer, sorted."""
        label = self._bearer(thing).label
        return tuple(form for form in self.names.get(thing, ()) if form != label)

    def code(self, thing: Thing) -> str | None:
        """The GB/T 2260 code of an official division, None for anything else."""
        return self._bearer(thing).code

    def _bearer(self, thing: Thing) -> Bearer:
        return self.bearers.get(thing) or _plain(thing)


def identify(readings: Iterable[Reading], gazetteer: Gazetteer | None = None) -> Linker:
    """Decide what every name of the readings stands for."""
    read = sorted(readings, key=_key)
    gazetteer = gazetteer or load()
    qualified, verdicts = bearers_apart(read)
    articles: dict[_Place, Linker] = {}
    for reading in read:
        own = {person: Bearer(iri, person.name) for person, iri in qualified.get(_key(reading), {}).items()}
        bearers = _bearers(reading, gazetteer) | own
        articles[_key(reading)] = Linker(bearers, _forms(reading))
    return Linker(_agreed(articles.values()), _together(articles.values()), verdicts, articles)


def things_of(reading: Reading) -> list[Thing]:
    """Every thing that stands anywhere in a reading, its authors and its paper's home included, sorted."""
    found = {Thing(Kind.PERSON, author.name) for author in reading.article.authors}
    if reading.front.home:
        found.add(home_thing(reading.front.home))
    values: list[object] = [reading.names, reading.facts]
    while values:
        value = values.pop()
        if isinstance(value, Thing):
            found.add(value)
        elif isinstance(value, tuple):
            values += value
        elif is_dataclass(value):
            values += (getattr(value, each.name) for each in fields(value))
    return sorted(found)


def home_thing(name: str) -> Thing:
    """The place that a page's front matter names as its home."""
    return Thing(Kind.PLACE, name)


def _key(reading: Reading) -> _Place:
    return reading.article.file, reading.article.text


def _plain(thing: Thing) -> Bearer:
    return Bearer(iri_of(thing.kind, thing.name), thing.name)


def _forms(reading: Reading) -> dict[Thing, tuple[str, ...]]:
    """The names that each thing goes by in one article; words that point are none."""
    text, names = reading.article.text, reading.names
    forms: dict[Thing, set[str]] = defaultdict(set)
    for thing in things_of(reading):
        forms[thing].add(thing.name)
    for thing, form in names.forms:
        forms[thing].add(form)
    for mention in names.mentions:
        if not mention.pointing:
            forms[mention.thing].add(" ".join(text[mention.begin : mention.end].split()))
    return {thing: tuple(sorted(found)) for thing, found in forms.items()}


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


# ---------------------------------------------------------------- places


def _bearers(reading: Reading, gazetteer: Gazetteer) -> dict[Thing, Bearer]:
    """What the names of one article stand for, before homonyms are kept apart."""
    things = things_of(reading)
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
        found[thing] = _official(division, gazetteer) if division else _plain(thing)
    return found


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
    if not gazetteer.named(name) and not name.endswith(_TOWNSHIPS):
        return None  # spares a search through the table of townships
    return gazetteer.resolve(name, home, context)


def _official(division: Division, gazetteer: Gazetteer) -> Bearer:
    chain = (division, *gazetteer.ancestors(division))
    path = "-".join(each.name for each in reversed(chain))
    return Bearer(iri_of(Kind.PLACE, path), division.name, division.code)
