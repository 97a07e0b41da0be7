"""What the page needs to know of a graph, as plain values: things, facts, sentences, articles and links.

Things and sentences are numbered; a whole number in a fact always is a thing, everything else is text. Things stand
in the order of their rank, so the first n are the n most central.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pyoxigraph as ox

from kg.store.terms import KG, PREFIXES

THING_CLASSES = ("Person", "Body", "Place", "Meeting", "Document")

# The classes of facts by the name that the page knows them by.
FACT_CLASSES = {
    "org:Membership": "post",
    "kg:Appointment": "appointment",
    "kg:Removal": "removal",
    "kg:Participation": "meeting",
    "kg:Statement": "statement",
    "kg:PolicyAction": "action",
    "kg:Award": "honour",
    "sosa:Observation": "figure",
    "rdf:Statement": "link",
}

# The properties of facts by the name of their slot; "who" is the thing that a fact is about.
SLOTS = {
    "org:member": "who",
    "org:organization": "body",
    "org:role": "role",
    "kg:asOf": "asOf",
    "schema:startDate": "from",
    "schema:endDate": "to",
    "dcterms:date": "date",
    "kg:participant": "who",
    "kg:meeting": "meeting",
    "kg:capacity": "capacity",
    "kg:speaker": "who",
    "schema:text": "text",
    "kg:manner": "manner",
    "kg:actor": "who",
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
    "kg:recipient": "who",
    "kg:honour": "honour",
    "sosa:hasFeatureOfInterest": "who",
    "sosa:observedProperty": "indicator",
    "schema:value": "value",
    "schema:unitText": "unit",
    "kg:isChange": "change",
    "rdf:subject": "who",
    "rdf:predicate": "relation",
    "rdf:object": "whole",
    "kg:rule": "rule",
}
_DETAILS = {"startDate": "from", "endDate": "to", "organizer": "organizer", "location": "place", "notation": "code"}
_BOUNDS = {"atLeast": "以上", "atMost": "以内"}

Fact = dict[str, Any]


def _full(name: str) -> str:
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local


_SLOT_OF = {_full(name): slot for name, slot in SLOTS.items()}


class Payload:
    """All that is drawn and shown, read once from the default graph of a store."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store
        self._names: dict[str, str] = {}
        self.things = self._read_things()
        self._number = {thing["iri"]: i for i, thing in enumerate(self.things)}
        for thing in self.things:
            thing.update(self._details(thing["iri"]))
        self.articles, self.sentences, self._sentence = self._read_text()
        self.facts = list(self._read_facts())
        self.links = self._read_links()

    def data(self) -> dict[str, Any]:
        """The values for the page's JSON block."""
        return {"things": self.things, "facts": self.facts, "sentences": self.sentences, "articles": self.articles}

    # ------------------------------------------------------------ things

    def _read_things(self) -> list[dict[str, Any]]:
        """People, bodies, places, meetings and documents by rank, then the policy actions."""
        forms = self._forms()
        kinds = {iri: name.lower() for name in THING_CLASSES for iri in self._of_class(KG + name) if iri in forms}
        ranks = self._numbers("rank")
        found = [
            _thing(iri, kinds[iri], *forms[iri]) for iri in sorted(kinds, key=lambda iri: (-ranks.get(iri, 0), iri))
        ]
        return found + [
            _thing(iri, "action", self._action_label(iri), []) for iri in self._of_class(KG + "PolicyAction")
        ]

    def _numbers(self, term: str) -> dict[str, float]:
        return {_value(quad.subject): float(_value(quad.object)) for quad in self._quads(None, KG + term)}

    def _forms(self) -> dict[str, tuple[str, list[str]]]:
        """The canonical name and the other names of everything that has a name, by IRI."""
        other: dict[str, list[str]] = defaultdict(list)
        for quad in self._quads(None, PREFIXES["skos"] + "altLabel"):
            other[_value(quad.subject)].append(_value(quad.object))
        for quad in self._quads(None, PREFIXES["skos"] + "prefLabel"):
            self._names[_value(quad.subject)] = _value(quad.object)
        return {iri: (name, sorted(set(other[iri]) - {name})) for iri, name in self._names.items()}

    def _action_label(self, iri: str) -> str:
        said = {quad.predicate.value: _value(quad.object) for quad in self._quads(iri)}
        return said.get(KG + "verb", "") + said.get(KG + "object", "")

    def _details(self, iri: str) -> Fact:
        """A meeting's dates, place and organizer; a place's official code."""
        found: Fact = {}
        if not iri.startswith((PREFIXES["meeting"], PREFIXES["place"])):
            return found
        for quad in self._quads(iri):
            prefix, local = _split(quad.predicate.value)
            if prefix in (PREFIXES["schema"], PREFIXES["skos"]) and local in _DETAILS:
                found.setdefault(_DETAILS[local], self._shown(quad.object))
        return found

    # ------------------------------------------------------------ text

    def _read_text(self) -> tuple[list[Fact], list[list[Any]], dict[str, int]]:
        """Articles, sentences as [article, words, [[begin, end, thing], …]], and the numbers of the sentences."""
        query = """SELECT ?article ?s ?begin ?words {
            ?s a kg:Sentence ; kg:article ?article ; nif:beginIndex ?begin ; nif:anchorOf ?words }"""
        rows = sorted((a, int(begin), s, words) for a, s, begin, words in self._rows(query))
        names = sorted({row[0] for row in rows})
        mentions = self._mentions()
        number = {row[2]: i for i, row in enumerate(rows)}
        sentences: list[list[Any]] = [
            [names.index(a), words, [[b - begin, e - begin, t] for b, e, t in mentions[s]]]
            for a, begin, s, words in rows
        ]
        return [self._article(name) for name in names], sentences, number

    def _mentions(self) -> dict[str, list[tuple[int, int, int]]]:
        query = """SELECT ?s ?begin ?end ?thing {
            ?m kg:sentence ?s ; itsrdf:taIdentRef ?thing ; nif:beginIndex ?begin ; nif:endIndex ?end }"""
        found: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
        for s, begin, end, thing in self._rows(query):
            if thing in self._number:
                found[s].append((int(begin), int(end), self._number[thing]))
        return defaultdict(list, {s: sorted(each, key=lambda m: (m[0], -m[1], m[2])) for s, each in found.items()})

    def _article(self, iri: str) -> Fact:
        said = {_split(quad.predicate.value)[1]: _value(quad.object) for quad in self._quads(iri)}
        return {
            "headline": said.get("headline", ""),
            "date": said.get("datePublished", ""),
            "file": said.get("source", ""),
        }

    # ------------------------------------------------------------ facts

    def _read_facts(self) -> Iterator[Fact]:
        for name, kind in FACT_CLASSES.items():
            for iri in self._of_class(_full(name)):
                fact = self._fact(iri, kind)
                if fact["s"]:
                    yield fact

    def _fact(self, iri: str, kind: str) -> Fact:
        slots: dict[str, list[int | str]] = defaultdict(list)
        sentences = []
        for quad in self._quads(iri):
            if quad.predicate.value == KG + "evidence":
                sentences.append(self._sentence.get(_value(quad.object), -1))
            elif quad.predicate.value in _SLOT_OF:
                slots[_SLOT_OF[quad.predicate.value]].append(self._shown(quad.object))
        fact: Fact = {"k": kind, "s": sorted(s for s in sentences if s >= 0)}
        if iri in self._number:
            fact["self"] = self._number[iri]
        return fact | {slot: values[0] if len(values) == 1 else values for slot, values in sorted(slots.items())}

    def _shown(self, term: Any) -> int | str:
        """A thing's number, or the words for anything else."""
        value = _value(term)
        if not isinstance(term, ox.NamedNode):
            return value
        if value in self._number:
            return self._number[value]
        if value.startswith(PREFIXES["quantity"]):
            return self._quantity(value)
        return self._names.get(value, _split(value)[1])

    def _quantity(self, iri: str) -> str:
        said = {_split(quad.predicate.value)[1]: _value(quad.object) for quad in self._quads(iri)}
        return (
            figure(said.get("value", "")) + said.get("unitText", "") + _BOUNDS.get(_split(said.get("bound", ""))[1], "")
        )

    # ------------------------------------------------------------ links

    def _read_links(self) -> list[tuple[int, int, float]]:
        """Pairs of numbers (a < b) that facts link, with the weight of their relation; every action with its slots."""
        weights: dict[tuple[int, int], float] = defaultdict(float)
        ends: dict[str, list[int]] = defaultdict(list)
        for quad in self._quads(None, KG + "between"):
            if (end := _value(quad.object)) in self._number:
                ends[_value(quad.subject)].append(self._number[end])
        for relation, weight in self._numbers("weight").items():
            if len(ends[relation]) == 2:
                weights[min(ends[relation]), max(ends[relation])] = weight
        for fact in self.facts:
            for other in linked(fact) if "self" in fact else ():
                weights[min(fact["self"], other), max(fact["self"], other)] += 1.0
        return [(a, b, round(weight, 2)) for (a, b), weight in sorted(weights.items())]

    # ------------------------------------------------------------ reading

    def _quads(self, subject: str | None, predicate: str | None = None) -> list[ox.Quad]:
        """The quads of the default graph that match, in the order of predicate and object."""
        one = None if subject is None else ox.NamedNode(subject)
        two = None if predicate is None else ox.NamedNode(predicate)
        quads = self._store.quads_for_pattern(one, two, None, ox.DefaultGraph())
        return sorted(quads, key=lambda quad: (str(quad.predicate), str(quad.object), str(quad.subject)))

    def _of_class(self, name: str) -> list[str]:
        kind, rdf_type = ox.NamedNode(name), ox.NamedNode(PREFIXES["rdf"] + "type")
        return sorted(
            _value(quad.subject) for quad in self._store.quads_for_pattern(None, rdf_type, kind, ox.DefaultGraph())
        )

    def _rows(self, query: str) -> Iterator[tuple[str, ...]]:
        solutions = self._store.query(query, prefixes=dict(PREFIXES))
        assert isinstance(solutions, ox.QuerySolutions)
        for row in solutions:
            yield tuple(_value(term) for term in row)


def linked(fact: Fact) -> list[int]:
    """The numbers of the things in a fact's slots, without the fact itself."""
    values = [value for slot, value in fact.items() if slot not in ("s", "self")]
    flat = [one for value in values for one in (value if isinstance(value, list) else [value])]
    return sorted({one for one in flat if isinstance(one, int)} - {fact.get("self")})


def figure(number: str) -> str:
    """A decimal as a reader writes it: 30000.0 → 30000."""
    return number.rstrip("0").rstrip(".") if "." in number else number


def _thing(iri: str, kind: str, label: str, also: list[str]) -> dict[str, Any]:
    return {"iri": iri, "kind": kind, "label": label} | ({"also": also} if also else {})


def _value(term: Any) -> str:
    return str(getattr(term, "value", ""))


def _split(iri: str) -> tuple[str, str]:
    """An IRI's namespace and local name."""
    at = max(iri.rfind("/"), iri.rfind("#")) + 1
    return iri[:at], iri[at:]
