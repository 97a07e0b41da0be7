"""What the view tells of a graph, read once from a store: things, facts, articles and links, in a fixed order.

Things stand in the order of their rank, so the first n are the n most central. Only this module reads the store; a
part is cut from what it gives, and the page's data are written from that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

import pyoxigraph as ox

from kg.store.terms import KG, PREFIXES

THING_CLASSES = ("Person", "Body", "Place", "Meeting", "Document")
ACTION = "action"

# The classes of facts by the name that the page knows them by.
FACT_CLASSES = {
    "org:Membership": "post",
    "kg:Appointment": "appointment",
    "kg:Removal": "removal",
    "kg:Participation": "meeting",
    "kg:Statement": "statement",
    "kg:PolicyAction": ACTION,
    "kg:Award": "honour",
    "sosa:Observation": "figure",
    "rdf:Statement": "link",
}

# The properties of facts by the name of their slot; "who" is the thing that a fact is about.
SLOTS = {
    "org:member": "who",
    "kg:participant": "who",
    "kg:speaker": "who",
    "kg:actor": "who",
    "kg:recipient": "who",
    "sosa:hasFeatureOfInterest": "who",
    "rdf:subject": "who",
    "org:organization": "body",
    "org:role": "role",
    "kg:asOf": "asOf",
    "schema:startDate": "from",
    "schema:endDate": "to",
    "dcterms:date": "date",
    "kg:meeting": "meeting",
    "kg:capacity": "capacity",
    "schema:text": "text",
    "kg:manner": "manner",
    "kg:verb": "verb",
    "kg:object": "object",
    "kg:beneficiary": "for",
    "schema:location": "place",
    "kg:quantity": "quantity",
    "kg:due": "due",
    "kg:status": "status",
    "kg:source": "source",
    "kg:partOf": "part",
    "kg:item": "item",
    "kg:topic": "topic",
    "kg:follows": "follows",
    "kg:honour": "honour",
    "sosa:observedProperty": "indicator",
    "schema:value": "value",
    "schema:unitText": "unit",
    "kg:isChange": "change",
    "rdf:predicate": "relation",
    "rdf:object": "whole",
    "kg:rule": "rule",
}
_DETAILS = {
    "schema:startDate": "from",
    "schema:endDate": "to",
    "schema:organizer": "organizer",
    "schema:location": "place",
    "skos:notation": "code",
}


@dataclass(frozen=True, slots=True)
class Ref:
    """A thing in a slot, by its IRI."""

    iri: str


Value: TypeAlias = str | Ref


@dataclass(frozen=True, slots=True)
class Thing:
    """``details``: a meeting's dates, place and organizer, a place's official code."""

    iri: str
    kind: str
    label: str
    also: tuple[str, ...] = ()
    details: tuple[tuple[str, Value], ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """``sentences`` are (begin, end) in ``text``, ``mentions`` (begin, end, IRI of the thing); both in order."""

    iri: str
    headline: str
    date: str
    file: str
    text: str
    sentences: tuple[tuple[int, int], ...]
    mentions: tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """``evidence`` are (article's IRI, begin); a slot holds one value or several."""

    iri: str
    kind: str
    evidence: tuple[tuple[str, int], ...]
    slots: Mapping[str, tuple[Value, ...]]

    def refs(self) -> Iterator[str]:
        """The things in the slots."""
        for values in self.slots.values():
            for value in values:
                if isinstance(value, Ref):
                    yield value.iri


@dataclass(frozen=True, slots=True)
class Content:
    """``links`` are (IRI, IRI, weight): the pairs that facts tie. Policy actions are facts and, to the page, things.

    ``topics`` are the areas of policy by their Chinese name, with the English one.
    """

    things: tuple[Thing, ...]
    facts: tuple[Fact, ...]
    articles: tuple[Article, ...]
    links: tuple[tuple[str, str, float], ...]
    topics: tuple[tuple[str, str], ...] = ()


def read(store: ox.Store) -> Content:
    """All that can be drawn and shown, from the default graph."""
    reader = _Reader(store)
    return Content(
        tuple(reader.things()),
        tuple(reader.facts()),
        tuple(reader.articles()),
        tuple(reader.links()),
        tuple(reader.topics()),
    )


class _Reader:
    """Columns of the default graph, and the names and kinds that slots are read by."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store
        self._names = self._labels()
        self._kinds = {
            iri: name.lower() for name in THING_CLASSES for iri in self._of_class(f"kg:{name}") if iri in self._names
        }
        self._actions = frozenset(self._of_class("kg:PolicyAction"))
        self._sentences = self._spans("kg:Sentence", "kg:article")
        said = [self._column(name) for name in ("kg:bound", "schema:value", "schema:unitText")]
        self._quantities = {
            iri: _quantity(*(column[iri][0].value if iri in column else "" for column in said)) for iri in said[0]
        }

    def things(self) -> Iterator[Thing]:
        """People, bodies, places, meetings and documents by rank."""
        ranks = {iri: float(values[0].value) for iri, values in self._column("kg:rank").items()}
        other = self._column("skos:altLabel")
        details = [(slot, self._column(name)) for name, slot in _DETAILS.items()]
        for iri in sorted(self._kinds, key=lambda iri: (-ranks.get(iri, 0.0), iri)):
            also = sorted({term.value for term in other.get(iri, ())} - {self._names[iri]})
            known = [(slot, self._shown(column[iri][0])) for slot, column in details if iri in column]
            yield Thing(iri, self._kinds[iri], self._names[iri], tuple(also), tuple(known))

    def articles(self) -> Iterator[Article]:
        """Articles by date and IRI, with their text."""
        columns = [
            self._column(name) for name in ("schema:headline", "schema:datePublished", "dcterms:source", "kg:text")
        ]
        sentences: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for article, begin, end in self._sentences.values():
            sentences[article].append((begin, end))
        mentions = self._mentions()
        found = []
        for iri in self._of_class("kg:Article"):
            headline, date, file, text = (column[iri][0].value if iri in column else "" for column in columns)
            spans, named = sorted(sentences[iri]), sorted(mentions[iri], key=lambda m: (m[0], -m[1], m[2]))
            found.append(Article(iri, headline, date, file, text, tuple(spans), tuple(named)))
        yield from sorted(found, key=lambda article: (article.date, article.iri))

    def facts(self) -> Iterator[Fact]:
        """Facts by class and IRI; one without a sentence is no fact."""
        slots = [(slot, self._column(name)) for name, slot in SLOTS.items()]
        evidence = self._column("kg:evidence")
        for name, kind in FACT_CLASSES.items():
            for iri in self._of_class(name):
                told = sorted(
                    {self._sentences[s.value][:2] for s in evidence.get(iri, ()) if s.value in self._sentences}
                )
                said = {slot: tuple(map(self._shown, column[iri])) for slot, column in slots if iri in column}
                if told:
                    yield Fact(iri, kind, tuple(told), said)

    def links(self) -> Iterator[tuple[str, str, float]]:
        """The relations between known things, each pair in the order of its IRIs."""
        between = self._column("kg:between")
        for relation, weight in sorted(self._column("kg:weight").items()):
            ends = [term.value for term in between.get(relation, ()) if term.value in self._kinds]
            if len(ends) == 2:
                yield ends[0], ends[1], float(weight[0].value)

    def topics(self) -> Iterator[tuple[str, str]]:
        """The areas of policy that actions have, in Chinese and English."""
        used = {term.value for terms in self._column("kg:topic").values() for term in terms}
        labels = self._column("skos:prefLabel")
        for iri in sorted(used & labels.keys()):
            if english := next((term.value for term in labels[iri] if term.language == "en"), None):
                yield self._names[iri], english

    # ------------------------------------------------------------ reading

    def _mentions(self) -> dict[str, list[tuple[int, int, str]]]:
        named = self._column("itsrdf:taIdentRef")
        found: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for mention, (sentence, begin, end) in self._spans("kg:Mention", "kg:sentence").items():
            for thing in named.get(mention, ()):
                if thing.value in self._kinds and sentence in self._sentences:
                    found[self._sentences[sentence][0]].append((begin, end, thing.value))
        return found

    def _spans(self, name: str, whole: str) -> dict[str, tuple[str, int, int]]:
        """For each node of a class: what it stands in, its begin and end."""
        inside, begin, end = (self._column(each) for each in (whole, "nif:beginIndex", "nif:endIndex"))
        return {
            iri: (inside[iri][0].value, int(begin[iri][0].value), int(end[iri][0].value))
            for iri in self._of_class(name)
            if iri in inside and iri in begin and iri in end
        }

    def _shown(self, term: Any) -> Value:
        """A thing, or the words for anything else."""
        value = str(term.value)
        if not isinstance(term, ox.NamedNode):
            return value
        if value in self._kinds or value in self._actions:
            return Ref(value)
        return self._quantities.get(value) or self._names.get(value) or _local(value)

    def _labels(self) -> dict[str, str]:
        """The canonical name of everything that has one, the Chinese one where there are several."""
        column = self._column("skos:prefLabel").items()
        return {iri: next((t for t in terms if t.language == "zh"), terms[0]).value for iri, terms in column}

    def _column(self, name: str) -> dict[str, list[Any]]:
        """All values of a property by the IRI that has it, sorted."""
        found: dict[str, list[Any]] = defaultdict(list)
        for quad in self._store.quads_for_pattern(None, ox.NamedNode(_full(name)), None, ox.DefaultGraph()):
            found[str(getattr(quad.subject, "value", ""))].append(quad.object)
        for values in found.values():
            if len(values) > 1:
                values.sort(key=str)
        return dict(found)

    def _of_class(self, name: str) -> list[str]:
        kind, rdf_type = ox.NamedNode(_full(name)), ox.NamedNode(PREFIXES["rdf"] + "type")
        quads = self._store.quads_for_pattern(None, rdf_type, kind, ox.DefaultGraph())
        return sorted(str(getattr(quad.subject, "value", "")) for quad in quads)


def figure(number: str) -> str:
    """A decimal as a reader writes it: 30000.0 → 30000."""
    return number.rstrip("0").rstrip(".") if "." in number else number


def _quantity(bound: str, value: str, unit: str) -> str:
    """A quantity as value|unit|bound: 3000|个|atLeast."""
    return "|".join((figure(value), unit.replace("|", "/"), _local(bound)))


def _full(name: str) -> str:
    prefix, _, local = name.partition(":")
    return KG + local if prefix == "kg" else PREFIXES[prefix] + local


def _local(iri: str) -> str:
    """An IRI's local name."""
    return iri[max(iri.rfind("/"), iri.rfind("#")) + 1 :]
