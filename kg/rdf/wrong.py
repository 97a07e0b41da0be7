"""What the user says is not so: taken out of an article's triples, with a verdict in its place that says by whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from rdflib import Literal, URIRef

from kg.identity.corrections import Correction
from kg.identity.iris import digest
from kg.rdf.lines import Triple
from kg.rdf.namespaces import DCTERMS, ITSRDF, KG, ORG, RDF, SOSA
from kg.rdf.things import node, text
from kg.store import GraphStore

# The slots without which a mention or fact says nothing: it goes when what fills one is wrong.
_NEEDED = frozenset(
    {
        *(ITSRDF.taIdentRef, ORG.member, KG.participant, KG.meeting, KG.speaker, KG.recipient),
        *(RDF.subject, RDF.object, SOSA.hasFeatureOfInterest, KG.judges),
    }
)


def concerned(wrong: Mapping[str, Correction], store: GraphStore) -> dict[str, tuple[Correction, ...]]:
    """What is wrong, by the graphs of a store that speak of it: as a fact, a thing, or in a verdict on it."""
    found: dict[str, list[Correction]] = defaultdict(list)
    for iri, row in wrong.items():
        for graph in store.graphs_with(iri):
            found[graph].append(row)
    return {graph: tuple(rows) for graph, rows in found.items()}


def without(triples: Iterable[Triple], wrong: Mapping[str, Correction], article: str) -> Iterator[Triple]:
    """The triples of an article less what is wrong and what cannot stand without it."""
    if not wrong:
        yield from triples
        return
    told = set(triples)
    met = {str(term) for s, _, o in told for term in (s, o) if isinstance(term, URIRef) and str(term) in wrong}
    gone = met | {str(s) for s, p, o in told if p in _NEEDED and isinstance(o, URIRef) and str(o) in met}
    for s, p, o in told:
        if str(s) not in gone and not (isinstance(o, URIRef) and str(o) in gone):
            yield s, p, o
    for iri in sorted(met):
        yield from _verdict(wrong[iri], article)


def _verdict(row: Correction, article: str) -> Iterator[Triple]:
    iri = node("verdict", digest("wrong", row.one.iri, article))
    yield iri, RDF.type, KG.Verdict
    yield iri, KG.judges, URIRef(row.one.iri)
    yield iri, KG.judgement, KG.wrong
    yield iri, KG.rule, text("verdict")
    yield iri, DCTERMS.creator, text(row.who or "user")
    yield iri, DCTERMS.description, Literal(row.reason, lang="zh")
