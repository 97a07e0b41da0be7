"""The graphs that belong to no article: who is who and why, what belongs to what, when sessions were; the ontology."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox
from rdflib import Literal, URIRef

from kg.identity import Linker
from kg.identity.iris import digest
from kg.identity.verdicts import Judgement
from kg.rdf.lines import Triple, nquads
from kg.rdf.namespaces import DCTERMS, GEO, KG, ORG, OWL, RDF, SCHEMA, SKOS, ontology, topics
from kg.rdf.things import JUDGEMENTS, date, node, text
from kg.store.terms import IDENTITY, ONTOLOGY


def identity_graph(linker: Linker) -> bytes:
    """The verdicts on names over the whole corpus, and the hierarchy of bodies, as sorted N-Quads."""
    return nquads((*_verdicts(linker), *_hierarchy(linker), *_sessions(linker)), IDENTITY)


def ontology_graph() -> bytes:
    """The ontology and the areas of policy, as sorted N-Quads."""
    name = ox.NamedNode(ONTOLOGY)
    quads = (ox.Quad(triple.subject, triple.predicate, triple.object, name) for triple in (*ontology(), *topics()))
    lines = ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""
    return b"".join(sorted(set(lines.splitlines(keepends=True))))


def _verdicts(linker: Linker) -> Iterator[Triple]:
    for verdict in linker.verdicts:
        if verdict.one in linker.wrong or verdict.other in linker.wrong:
            continue
        one, other = URIRef(verdict.one), URIRef(verdict.other)
        iri = node("verdict", digest(verdict.one, verdict.other, verdict.rule, verdict.reason))
        yield iri, RDF.type, KG.Verdict
        yield iri, KG.judges, one
        yield iri, KG.judges, other
        yield iri, KG.judgement, JUDGEMENTS[verdict.judgement]
        yield iri, KG.rule, text(verdict.rule)
        yield iri, DCTERMS.description, Literal(verdict.reason, lang="zh")
        if verdict.who:
            yield iri, DCTERMS.creator, text(verdict.who)
        if verdict.judgement is Judgement.DIFFERENT:
            yield one, OWL.differentFrom, other
        if verdict.judgement is Judgement.SAME:
            yield one, OWL.sameAs, other


def _sessions(linker: Linker) -> Iterator[Triple]:
    """When each numbered session was held, over all the articles that date it."""
    for meeting, (start, end) in linker.spans.items():
        yield URIRef(meeting.iri), RDF.type, KG.Meeting
        yield URIRef(meeting.iri), SKOS.prefLabel, Literal(meeting.label, lang="zh")
        yield URIRef(meeting.iri), SCHEMA.startDate, date(start)
        if end:
            yield URIRef(meeting.iri), SCHEMA.endDate, date(end)


def _hierarchy(linker: Linker) -> Iterator[Triple]:
    """What belongs to what by official names; each described, so that the graph stands by itself."""
    for part, whole in linker.wholes.items():
        yield URIRef(part.iri), GEO.sfWithin if part.code else ORG.subOrganizationOf, URIRef(whole.iri)
    for body, place in linker.seats.items():
        yield URIRef(body.iri), SCHEMA.location, URIRef(place.iri)
    for bearer in sorted({each for pair in (*linker.wholes.items(), *linker.seats.items()) for each in pair}):
        yield URIRef(bearer.iri), RDF.type, KG.Place if bearer.code else KG.Body
        yield URIRef(bearer.iri), SKOS.prefLabel, Literal(bearer.label, lang="zh")
        if bearer.code:
            yield URIRef(bearer.iri), SKOS.notation, text(bearer.code)
