"""Which things are linked by what: the ties that facts and sentences make between two things.

A fact ties the things that stand in its slots, a sentence ties the things that it mentions. One tie is one evidence:
a fact stated by three sentences ties its things three times.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise

import pyoxigraph as ox

from kg.store.terms import PREFIXES

THING_CLASSES = ("Person", "Body", "Place", "Meeting", "Document")

# Of each kind of fact, the two slots that hold the things it ties.
_SLOTS = (
    (
        "post",
        "VALUES ?class { org:Membership kg:Appointment kg:Removal }"
        " ?fact a ?class ; org:member ?a ; org:organization ?b",
    ),
    ("meeting", "?fact a kg:Participation ; kg:participant ?a ; kg:meeting ?b"),
    ("statement", "?fact a kg:Statement ; kg:speaker ?a ; kg:meeting ?b"),
    ("action", "?fact a kg:PolicyAction ; kg:actor ?a ; schema:location|kg:beneficiary|kg:source ?b"),
    ("link", "?fact a rdf:Statement ; rdf:subject ?a ; rdf:predicate ?relation ; rdf:object ?b"),
)

# Things named in one sentence are tied little, and the less the more things it lists: 40 names of attendees say
# nothing of any two of them. A sentence that names more than _CROWD ties nothing.
_MENTIONED_TOGETHER = 0.25
_CROWD = 24


@dataclass(frozen=True, slots=True, order=True)
class Tie:
    """One evidence that ``a`` and ``b`` (IRIs, a < b) belong together; ``fact`` is empty for a mere co-mention."""

    a: str
    b: str
    kind: str  # post, meeting, statement, action, link, honour, mention
    fact: str
    sentence: str
    weight: float


def labels(store: ox.Store) -> dict[str, str]:
    """The canonical names of all people, bodies, places, meetings and documents, by IRI, in the order of the IRIs."""
    classes = " ".join(f"kg:{name}" for name in THING_CLASSES)
    query = f"SELECT ?thing ?label {{ VALUES ?class {{ {classes} }} ?thing a ?class ; skos:prefLabel ?label }}"
    return {row[0]: row[1] for row in sorted(_rows(store, query))}


def ties(store: ox.Store) -> list[Tie]:
    """Every tie between two things of the graph, sorted."""
    known = labels(store)
    found = {*_by_slots(store), *_by_honours(store), *_by_mentions(store)}
    return sorted(tie for tie in found if tie.a in known and tie.b in known and tie.a != tie.b)


def _by_slots(store: ox.Store) -> Iterator[Tie]:
    for kind, pattern in _SLOTS:
        for a, b, fact, sentence in _rows(store, f"SELECT ?a ?b ?fact ?s {{ {pattern} . ?fact kg:evidence ?s }}"):
            yield _tie(a, b, kind, fact, sentence)


def _by_honours(store: ox.Store) -> Iterator[Tie]:
    """Those whom one sentence names as recipients of the same honour; neighbours in the list, not all pairs."""
    pattern = (
        "SELECT ?s ?honour ?who ?fact { ?fact a kg:Award ; kg:recipient ?who ; kg:honour ?honour ; kg:evidence ?s }"
    )
    groups: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for sentence, honour, who, fact in sorted(_rows(store, pattern)):
        groups[sentence, honour].setdefault(who, fact)
    for (sentence, _), recipients in groups.items():
        for (a, fact), (b, _) in pairwise(recipients.items()):
            yield _tie(a, b, "honour", fact, sentence)


def _by_mentions(store: ox.Store) -> Iterator[Tie]:
    together: dict[str, set[str]] = defaultdict(set)
    for thing, sentence in _rows(store, "SELECT ?t ?s { ?m itsrdf:taIdentRef ?t ; kg:sentence ?s }"):
        together[sentence].add(thing)
    for sentence, things in together.items():
        if len(things) <= _CROWD:
            for a, b in combinations(sorted(things), 2):
                yield Tie(a, b, "mention", "", sentence, _MENTIONED_TOGETHER / (len(things) - 1))


def _tie(a: str, b: str, kind: str, fact: str, sentence: str) -> Tie:
    return Tie(min(a, b), max(a, b), kind, fact, sentence, 1.0)


def _rows(store: ox.Store, query: str) -> Iterator[tuple[str, ...]]:
    solutions = store.query(query, prefixes=dict(PREFIXES))
    assert isinstance(solutions, ox.QuerySolutions)
    for row in solutions:
        yield tuple(getattr(term, "value", "") for term in row)
