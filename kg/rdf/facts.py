"""Facts as nodes: of each class of fact, the class of its node, its slots, and the short cuts that it licenses.

A node is named by what is said, so that the same claim of two articles is one node with the evidence of both. What
is said once, in its own words (a statement, a policy action), is also named by its article.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from rdflib import URIRef

from kg.identity.editions import numbered
from kg.identity.iris import digest
from kg.lexicon.topics import topics_of
from kg.model import (
    Appointment,
    Award,
    Event,
    Fact,
    Figure,
    Link,
    Occupancy,
    Participation,
    PolicyAction,
    Quote,
)
from kg.rdf.lines import Triple, Value
from kg.rdf.namespaces import DCTERMS, KG, ORG, RDF, SCHEMA, SOSA
from kg.rdf.things import RELATIONS, Namer, boolean, date, decimal, integer, node, text

Slots = tuple[tuple[URIRef, Value], ...]


@dataclass(frozen=True, slots=True)
class Slot:
    """A property of a fact's node, the field that fills it, and how its value becomes a term."""

    predicate: URIRef
    field: str
    term: Callable[[Namer, Any], Value]


@dataclass(frozen=True, slots=True)
class Claim:
    """One node to be: its class, what fills it, and the short cuts that say the same in one triple."""

    cls: URIRef
    slots: Slots
    short: tuple[Triple, ...] = ()


def _text(_: Namer, value: str) -> Value:
    return text(value)


def _date(_: Namer, value: str) -> Value:
    return date(value)


def _post(*more: Slot) -> tuple[Slot, ...]:
    return (
        Slot(ORG.member, "person", Namer.thing),
        Slot(ORG.organization, "body", Namer.thing),
        Slot(ORG.role, "title", Namer.role),
        *more,
    )


_PERIOD = (Slot(SCHEMA.startDate, "start", _date), Slot(SCHEMA.endDate, "end", _date))

SLOTS: dict[type[Fact], tuple[Slot, ...]] = {
    Occupancy: _post(*_PERIOD),
    Appointment: _post(Slot(DCTERMS.date, "date", _date)),
    Event: (*_PERIOD, Slot(SCHEMA.organizer, "organizer", Namer.thing)),
    Participation: (
        Slot(KG.participant, "participant", Namer.thing),
        Slot(KG.meeting, "meeting", Namer.thing),
        Slot(KG.capacity, "capacity", Namer.concept),
    ),
    Quote: (
        Slot(KG.speaker, "speaker", Namer.thing),
        Slot(SCHEMA.text, "text", _text),
        Slot(KG.manner, "manner", _text),
        Slot(KG.meeting, "meeting", Namer.thing),
    ),
    PolicyAction: (
        Slot(KG.actor, "actors", Namer.thing),
        Slot(KG.verb, "verb", _text),
        Slot(KG.object, "object", _text),
        Slot(KG.status, "status", Namer.concept),
        Slot(KG.beneficiary, "beneficiary", Namer.thing_or_text),
        Slot(SCHEMA.location, "places", Namer.thing),
        Slot(KG.quantity, "quantities", Namer.quantity),
        Slot(KG.due, "due", _date),
        Slot(KG.source, "source", Namer.thing),
        Slot(KG.item, "item", lambda _, value: integer(value)),
    ),
    Award: (
        Slot(KG.recipient, "recipient", Namer.thing),
        Slot(KG.honour, "honour", _text),
        Slot(DCTERMS.date, "date", _date),
    ),
    Figure: (
        Slot(SOSA.hasFeatureOfInterest, "subject", Namer.thing),
        Slot(SOSA.observedProperty, "indicator", Namer.indicator),
        Slot(SCHEMA.value, "value", lambda _, value: decimal(value)),
        Slot(SCHEMA.unitText, "unit", _text),
        *_PERIOD,
        Slot(KG.isChange, "change", lambda _, value: boolean(value)),
    ),
}
_CLASSES: dict[type[Fact], URIRef] = {
    Occupancy: ORG.Membership,
    Participation: KG.Participation,
    Quote: KG.Statement,
    Award: KG.Award,
    Figure: SOSA.Observation,
}


def claims(fact: Fact, namer: Namer) -> Iterator[Claim]:
    """What a fact says, as nodes to be: one, but for an event, which says when, and who held it."""
    match fact:
        case Link():
            yield _relation(namer.thing(fact.part), RELATIONS[fact.relation], namer.thing(fact.whole))
        case Event():
            for predicate, value in _filled(fact, namer):
                whole = _relation(namer.thing(fact.meeting), predicate, value)
                dated = predicate in (SCHEMA.startDate, SCHEMA.endDate)
                held = dated and numbered(namer.linker.label(fact.meeting))  # dated over all articles together
                yield replace(whole, short=()) if held else whole
        case Appointment():
            yield Claim(KG.Removal if fact.removed else KG.Appointment, _filled(fact, namer))
        case PolicyAction():
            topics = tuple((KG.topic, node("topic", topic)) for topic in _topics(fact))
            yield Claim(KG.PolicyAction, (*_filled(fact, namer), *topics))
        case _:
            yield Claim(_CLASSES[type(fact)], _filled(fact, namer), tuple(_short(fact, namer)))


def claim_iri(claim: Claim, article: str) -> URIRef:
    """The IRI of the node of any claim but an action; ``article`` names the article that states it."""
    said = sorted(f"{predicate} {value.n3()}" for predicate, value in claim.slots)
    where = (article,) if claim.cls == KG.Statement else ()
    return node("fact", digest(claim.cls, *where, *said))


def _topics(action: PolicyAction) -> tuple[str, ...]:
    """The areas of policy of an action's own words, or where they name none, of those who act."""
    words = (action.beneficiary, action.verb, action.object)
    own = topics_of(" ".join(word for word in words if isinstance(word, str)))
    return own or topics_of(" ".join(actor.name for actor in action.actors))


def _filled(fact: Fact, namer: Namer) -> Slots:
    found: list[tuple[URIRef, Value]] = []
    for slot in SLOTS[type(fact)]:
        value = getattr(fact, slot.field)
        values = value if isinstance(value, tuple) else (value,)
        found += ((slot.predicate, slot.term(namer, each)) for each in values if each is not None and each != "")
    return tuple(found)


def _relation(subject: URIRef, predicate: URIRef, value: Value) -> Claim:
    slots = ((RDF.subject, subject), (RDF.predicate, predicate), (RDF.object, value))
    return Claim(RDF.Statement, slots, ((subject, predicate, value),))


def _short(fact: Fact, namer: Namer) -> Iterator[Triple]:
    if isinstance(fact, Occupancy) and fact.body and not fact.end:
        yield namer.thing(fact.person), ORG.memberOf, namer.thing(fact.body)
    if isinstance(fact, Participation):
        yield namer.thing(fact.participant), KG.tookPartIn, namer.thing(fact.meeting)
