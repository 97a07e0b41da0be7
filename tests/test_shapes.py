"""What a build tells conforms to the shapes, and whatever breaks a rule of them is caught."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache

import pytest
from rdflib import RDF, SH, SKOS, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from kg.identity import identify
from kg.model import Kind, Link, Relation, Thing
from kg.rdf import describe, graph_of, identity_graph, ontology_graph, ontology_path
from kg.rdf.namespaces import KG
from kg.rdf.validate import Violation, validate
from kg.relations import relate
from kg.store import IDENTITY, ONTOLOGY, PREFIXES, RELATIONS, GraphStore
from tests.hand_made import BUREAU, DISTRICT, FACTS, FRONT, reading
from tests.test_describe import HEAD, WELDER

SITE = Thing(Kind.PLACE, "汾河景区")
LOCATED = tuple(
    Link(evidence=(1,), rule="at", part=part, relation=Relation.LOCATED, whole=DISTRICT) for part in (BUREAU, SITE)
)
SHAPES = Graph().parse(data=ontology_path("shapes.ttl").read_bytes(), format="turtle")


@cache
def sample() -> bytes:
    """All graphs of a build: two articles, who is who, relations and the ontology."""
    readings = [
        reading((*FACTS, *LOCATED)),
        reading(file="other.md", front=replace(FRONT, page="2")),
        HEAD,
        WELDER,
    ]
    linker = identify(readings)
    store = GraphStore()
    for each in readings:
        store.replace(graph_of(each), describe(each, linker))
    store.replace(IDENTITY, identity_graph(linker))
    store.replace(ONTOLOGY, ontology_graph())
    store.replace(RELATIONS, relate(store.oxigraph).nquads)
    return store.ntriples()


def graph() -> Graph:
    """The sample, with what other stages may add: more names, and what an action is part of, follows and is about."""
    data = Graph().parse(data=sample(), format="nt")
    for thing in list(data.subjects(SKOS.prefLabel)):
        data.add((thing, SKOS.altLabel, Literal("又名", lang="zh")))
    a, b = sorted(data.subjects(RDF.type, KG.PolicyAction))
    for predicate, value in ((KG.partOf, b), (KG.follows, b), (KG.topic, URIRef("https://kg.example/topic/教育"))):
        data.add((a, predicate, value))
    return data


def test_a_whole_build_conforms() -> None:
    assert validate(graph()) == []


def test_the_graph_of_one_article_conforms_by_itself() -> None:
    one = reading()
    store = GraphStore()
    store.replace(graph_of(one), describe(one, identify([one])))
    assert validate(store.ntriples()) == []


# ---------------------------------------------------------------- every rule, broken


@dataclass(frozen=True)
class Rule:
    """A property of the nodes of one target, as a shape asks for it."""

    target: URIRef  # a class, or the property that its subjects have
    path: URIRef
    shape: Node

    def __str__(self) -> str:
        return f"{_local(self.target)}-{_local(self.path)}"

    def nodes(self, data: Graph) -> set[Node]:
        return {*data.subjects(RDF.type, self.target), *data.subjects(self.target)}

    def asks(self, constraint: URIRef) -> Node | None:
        return SHAPES.value(self.shape, constraint)


def _local(iri: URIRef) -> str:
    return next(f"{p}:{iri.removeprefix(base)}" for p, base in PREFIXES.items() if iri.startswith(base))


def _rules() -> Iterator[Rule]:
    for shape, kind in (*SHAPES.subject_objects(SH.targetClass), *SHAPES.subject_objects(SH.targetSubjectsOf)):
        for rule in SHAPES.objects(shape, SH.property):
            yield Rule(URIRef(str(kind)), URIRef(str(SHAPES.value(rule, SH.path))), rule)


RULES = sorted(_rules(), key=str)
REQUIRED = [rule for rule in RULES if rule.asks(SH.minCount) and rule.target != rule.path]
SINGLE = [rule for rule in RULES if rule.asks(SH.maxCount)]
VALUED = [
    rule
    for rule in RULES
    if any(rule.asks(each) for each in (SH.datatype, SH["class"], SH["in"], SH["or"], SH.nodeKind))
]


def breaking(change: Callable[[Graph, Rule], None], rules: list[Rule]) -> list[Violation]:
    """What is found when every rule is broken at once; a rule is known by its node and path."""
    data = graph()
    for rule in rules:
        change(data, rule)
    return validate(data)


def caught(found: list[Violation], rule: Rule, data: Graph) -> bool:
    words = {str(message) for message in SHAPES.objects(rule.shape, SH.message)}
    nodes = {str(node) for node in rule.nodes(data)}
    return any(each.node in nodes and each.path == str(rule.path) and {each.zh, each.en} == words for each in found)


def _without(data: Graph, rule: Rule) -> None:
    for node in rule.nodes(data):
        data.remove((node, rule.path, None))


def _wrong(data: Graph, rule: Rule) -> None:
    for node in rule.nodes(data):
        if (node, rule.path, None) in data:
            data.set((node, rule.path, Literal("无", datatype=PREFIXES["xsd"] + "token")))


def _double(data: Graph, rule: Rule) -> None:
    for node in rule.nodes(data):
        for value in list(data.objects(node, rule.path)):
            data.add((node, rule.path, _another(data, rule, value)))


def _another(data: Graph, rule: Rule, value: Node) -> Node:
    """A second value that keeps every rule but the one on the number of values."""
    if choice := rule.asks(SH["in"]):
        return next(each for each in Collection(SHAPES, choice) if each != value)
    if isinstance(value, URIRef):
        twin = URIRef(f"{value}-二")
        for kind in data.objects(value, RDF.type):
            data.add((twin, RDF.type, kind))
        return twin
    assert isinstance(value, Literal)
    return Literal(_changed(str(value)), datatype=value.datatype, lang=value.language)


def _changed(text: str) -> str:
    if text in ("true", "false"):
        return "false" if text == "true" else "true"
    return text.replace("2026", "2027") if "2026" in text else f"{text}1" if text != "2020" else "2021"


@pytest.fixture(scope="module")
def removed() -> list[Violation]:
    return breaking(_without, REQUIRED)


@pytest.fixture(scope="module")
def mistaken() -> list[Violation]:
    return breaking(_wrong, VALUED)


@pytest.fixture(scope="module")
def doubled() -> list[Violation]:
    return breaking(_double, SINGLE)


WHOLE = graph()


@pytest.mark.parametrize("rule", RULES, ids=str)
def test_the_sample_has_a_case_of_every_rule(rule: Rule) -> None:
    assert any((node, rule.path, None) in WHOLE for node in rule.nodes(WHOLE))


@pytest.mark.parametrize("rule", REQUIRED, ids=str)
def test_what_is_missing_is_caught(rule: Rule, removed: list[Violation]) -> None:
    assert caught(removed, rule, WHOLE)


@pytest.mark.parametrize("rule", VALUED, ids=str)
def test_what_is_of_the_wrong_type_is_caught(rule: Rule, mistaken: list[Violation]) -> None:
    assert caught(mistaken, rule, WHOLE)


@pytest.mark.parametrize("rule", SINGLE, ids=str)
def test_what_stands_twice_is_caught(rule: Rule, doubled: list[Violation]) -> None:
    assert caught(doubled, rule, WHOLE)


def test_a_violation_says_what_is_wrong_in_two_languages() -> None:
    data = Graph().parse(
        data="@prefix kg: <https://kg.example/ontology#> . <https://kg.example/person/甲> a kg:Person ."
    )
    (found,) = validate(data)
    assert found.node == "https://kg.example/person/甲" and found.path.endswith("prefLabel")
    assert "中文名称" in str(found) and "exactly one name" in str(found)
