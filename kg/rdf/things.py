"""Things and values as terms: whatever is named in a graph is described in it, so that each graph stands by itself."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from rdflib import XSD, Literal, URIRef

from kg.identity import Linker
from kg.identity.iris import iri_of
from kg.identity.verdicts import Judgement
from kg.model import Bound, Capacity, Kind, Quantity, Relation, Status, Thing
from kg.rdf.lines import Triple, Value
from kg.rdf.namespaces import GEO, KG, ORG, RDF, SCHEMA, SKOS

CLASSES = {
    Kind.PERSON: KG.Person,
    Kind.BODY: KG.Body,
    Kind.PLACE: KG.Place,
    Kind.MEETING: KG.Meeting,
    Kind.DOCUMENT: KG.Document,
}
CONCEPTS: dict[Capacity | Status | Bound, URIRef] = {
    Capacity.PRESIDED: KG.presided,
    Capacity.SPOKE: KG.spoke,
    Capacity.REPORTED: KG.reported,
    Capacity.ATTENDED: KG.attended,
    Capacity.OBSERVED: KG.observed,
    Status.PLANNED: KG.planned,
    Status.ONGOING: KG.ongoing,
    Status.DONE: KG.done,
    Status.PROPOSED: KG.proposed,
    Bound.EXACTLY: KG.exactly,
    Bound.AT_LEAST: KG.atLeast,
    Bound.AT_MOST: KG.atMost,
}
JUDGEMENTS = {Judgement.SAME: KG.same, Judgement.DIFFERENT: KG.different, Judgement.UNSURE: KG.unsure}
RELATIONS = {
    Relation.WITHIN: GEO.sfWithin,
    Relation.PART_OF: ORG.subOrganizationOf,
    Relation.LOCATED: SCHEMA.location,
    Relation.PRESENTED: KG.meeting,
}
_DATES = (
    (re.compile(r"\d{4}-\d\d-\d\d"), XSD.date),
    (re.compile(r"\d{4}-\d\d"), XSD.gYearMonth),
    (re.compile(r"\d{4}"), XSD.gYear),
)


def node(kind: str, name: str) -> URIRef:
    """The node of a kind (fact, sentence, role …) by its name."""
    return URIRef(iri_of(kind, name))


def text(value: str) -> Literal:
    return Literal(value)


def integer(value: int) -> Literal:
    return Literal(str(value), datatype=XSD.integer)


def boolean(value: bool) -> Literal:
    return Literal("true" if value else "false", datatype=XSD.boolean)


def decimal(value: Decimal) -> Literal:
    """A decimal in its shortest spelling: 30000, 99.2."""
    digits = f"{value:f}"
    return Literal(digits.rstrip("0").rstrip(".") if "." in digits else digits, datatype=XSD.decimal)


@cache
def date(value: str) -> Literal:
    """An ISO day, month or year, typed by its precision. Raises ValueError for anything else."""
    for form, datatype in _DATES:
        if form.fullmatch(value):
            return Literal(value, datatype=datatype)
    raise ValueError(f"no day, month or year: {value!r}")


class Namer:
    """Gives terms to the values of one article and collects what is to be said of the things behind them."""

    def __init__(self, linker: Linker) -> None:
        """``linker`` is the article's own: see ``Linker.inside``."""
        self.linker = linker
        self.triples: set[Triple] = set()
        self._things: dict[Thing, URIRef] = {}

    def thing(self, thing: Thing) -> URIRef:
        """A person, body, place, meeting or document, with its class and names."""
        if thing in self._things:
            return self._things[thing]
        iri = self._things[thing] = URIRef(self.linker.iri(thing))
        self._describe(iri, CLASSES[thing.kind], self.linker.label(thing))
        self.triples.update((iri, SKOS.altLabel, Literal(form, lang="zh")) for form in self.linker.forms(thing))
        if code := self.linker.code(thing):
            self.triples.add((iri, SKOS.notation, text(code)))
        return iri

    def thing_or_text(self, value: Thing | str) -> Value:
        return self.thing(value) if isinstance(value, Thing) else text(value)

    def role(self, title: str) -> URIRef:
        """A post's title as a concept that all bodies share."""
        self.triples.add((node("role", title), RDF.type, SKOS.Concept))
        return self._describe(node("role", title), ORG.Role, title)

    def indicator(self, name: str) -> URIRef:
        return self._describe(node("indicator", name), KG.Indicator, name)

    def concept(self, value: Capacity | Status | Bound) -> URIRef:
        return CONCEPTS[value]

    def quantity(self, value: Quantity) -> URIRef:
        """A value with unit and bound; every action of the same quantity shares it."""
        amount = decimal(value.value)
        iri = node("quantity", f"{amount}{value.unit}" + ("" if value.bound is Bound.EXACTLY else f"-{value.bound}"))
        self.triples.add((iri, RDF.type, SCHEMA.QuantitativeValue))
        self.triples.add((iri, SCHEMA.value, amount))
        self.triples.add((iri, KG.bound, self.concept(value.bound)))
        if value.unit:
            self.triples.add((iri, SCHEMA.unitText, text(value.unit)))
        return iri

    def _describe(self, iri: URIRef, kind: URIRef, label: str) -> URIRef:
        self.triples.add((iri, RDF.type, kind))
        self.triples.add((iri, SKOS.prefLabel, Literal(label, lang="zh")))
        return iri
