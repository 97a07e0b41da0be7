"""What one build states that another does not: the facts gained and lost, each with the sentence that states it.

Facts are compared by what they say, in names and words, never by their IRIs, so that two builds under different
rules can be held side by side.
"""

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from kg.evaluate.graph import PREFIXES, Graph, open_graph

_FACTS = """SELECT ?fact ?class ?property ?value ?file ?sentence {
    VALUES ?class { org:Membership kg:Appointment kg:Removal kg:Participation kg:Statement kg:PolicyAction kg:Award
        sosa:Observation rdf:Statement }
    ?fact a ?class ; ?property ?value ; kg:evidence ?place .
    ?place nif:anchorOf ?sentence ; kg:article/dcterms:source ?file .
    FILTER (?property NOT IN (rdf:type, kg:evidence, kg:rule, kg:follows, kg:partOf)) }"""
_AMOUNTS = """SELECT ?amount ?value ?unit ?bound {
    ?amount a schema:QuantitativeValue ; schema:value ?value .
    OPTIONAL { ?amount schema:unitText ?unit } OPTIONAL { ?amount kg:bound ?bound } }"""


@dataclass(frozen=True, slots=True, order=True)
class FactLine:
    """A fact in words, and where it stands."""

    kind: str
    says: str
    file: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """The facts that only the newer graph states, and those that only the older one stated."""

    gained: tuple[FactLine, ...]
    lost: tuple[FactLine, ...]


def compare(older: Path, newer: Path) -> Comparison:
    """Hold two graphs (exports or folders) against each other."""
    before, after = _fact_lines(open_graph(older)), _fact_lines(open_graph(newer))
    return Comparison(gained=tuple(sorted(after - before)), lost=tuple(sorted(before - after)))


def format_comparison(comparison: Comparison) -> str:
    """One line a fact: + gained, - lost; then the counts."""
    lines = [f"{sign}\t{fact.kind}\t{fact.says}\t{fact.file}\t{fact.sentence}" for sign, fact in _signed(comparison)]
    return "\n".join([*lines, f"gained {len(comparison.gained)}, lost {len(comparison.lost)}"])


def _signed(comparison: Comparison) -> list[tuple[str, FactLine]]:
    return [*(("+", fact) for fact in comparison.gained), *(("-", fact) for fact in comparison.lost)]


def _fact_lines(graph: Graph) -> set[FactLine]:
    amounts = {
        row["amount"]: "".join([_local(row["bound"]), " ", row["value"] or "", row["unit"] or ""]).strip()
        for row in graph.select(PREFIXES + _AMOUNTS)
    }
    slots: dict[tuple[str, str], set[str]] = defaultdict(set)
    places: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    for row in graph.select(PREFIXES + _FACTS):
        fact = (row["fact"] or "", _local(row["class"]))
        value = row["value"] or ""
        slots[fact].add(f"{_local(row['property'])}={amounts.get(value) or _name(graph, value)}")
        places[fact].add((row["file"] or "", row["sentence"] or ""))
    return {
        FactLine(kind, " · ".join(sorted(slots[fact, kind])), file, sentence)
        for (fact, kind), found in places.items()
        for file, sentence in found
    }


def _name(graph: Graph, value: str) -> str:
    """A thing by its names, a term of the vocabulary by its last word, a text as it is."""
    if value in graph.names:
        return graph.say(value) or value
    return _local(value) if value.startswith(("http://", "https://")) else value


def _local(iri: str | None) -> str:
    return (iri or "").rstrip("/").rsplit("/", 1)[-1].rsplit("#", 1)[-1]
