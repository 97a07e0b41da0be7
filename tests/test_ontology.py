"""The ontology is the one place where a term is born: all terms in use are in it, and all in it are in use."""

from __future__ import annotations

import csv
import io
import re
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import DCTERMS, OWL, RDF, RDFS, SH, SKOS, Graph, Literal, URIRef, namespace

from kg.cli import main
from kg.rdf import ontology_graph, ontology_path
from kg.rdf.namespaces import KG, NAMESPACES
from kg.store.terms import PREFIXES
from tests.bench.diagram import PICTURE, picture

PACKAGE = Path(__file__).parents[1] / "kg"
ONTOLOGY = Graph().parse(data=ontology_path("kg.ttl").read_bytes(), format="turtle")
SHAPES = Graph().parse(data=ontology_path("shapes.ttl").read_bytes(), format="turtle")
NAME = URIRef("https://kg.example/ontology")
TERMS = sorted({s for s in ONTOLOGY.subjects() if isinstance(s, URIRef) and s != NAME})
OWN = [term for term in TERMS if term.startswith(str(KG))]
ALIGNED = (
    *(RDFS.subClassOf, RDFS.subPropertyOf, OWL.inverseOf),
    *(SKOS.closeMatch, SKOS.broadMatch, SKOS.relatedMatch),
)
FOREIGN = {
    "dcterms": namespace.DCTERMS,
    "foaf": namespace.FOAF,
    "geo": namespace.GEO,
    "org": namespace.ORG,
    "prov": namespace.PROV,
    "schema": namespace.SDO,
    "skos": namespace.SKOS,
    "sosa": namespace.SOSA,
    "time": namespace.TIME,
}


def short(term: URIRef) -> str:
    return next(f"{p}:{term.removeprefix(iri)}" for p, iri in PREFIXES.items() if term.startswith(iri))


def languages(term: URIRef, predicate: URIRef) -> set[str | None]:
    return {value.language for value in ONTOLOGY.objects(term, predicate) if isinstance(value, Literal) and value}


@pytest.mark.parametrize("term", TERMS, ids=short)
def test_every_term_has_a_label_in_chinese_and_english(term: URIRef) -> None:
    assert languages(term, RDFS.label) == {"zh", "en"}
    assert len(list(ONTOLOGY.objects(term, RDFS.label))) == 2


@pytest.mark.parametrize("term", OWN, ids=short)
def test_every_own_term_is_explained_and_aligned(term: URIRef) -> None:
    assert languages(term, RDFS.comment) == {"zh", "en"}
    matched = [o for predicate in ALIGNED for o in ONTOLOGY.objects(term, predicate) if isinstance(o, URIRef)]
    assert any(not each.startswith(str(KG)) for each in matched) or (term, OWL.inverseOf, None) in ONTOLOGY


def test_every_term_names_the_vocabulary_that_defines_it() -> None:
    sources = {term: ONTOLOGY.value(term, RDFS.isDefinedBy) for term in TERMS}
    assert {short(term) for term, source in sources.items() if source is None or not term.startswith(source)} == set()
    assert {sources[term] for term in OWN} == {NAME}


def test_the_diagram_is_that_of_the_ontology() -> None:
    assert PICTURE.read_text(encoding="utf-8") == picture(), "python -m tests.bench.diagram draws it anew"


def test_terms_of_other_vocabularies_exist() -> None:
    named = {term for triple in ONTOLOGY for term in triple if isinstance(term, URIRef)}
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for prefix, vocabulary in FOREIGN.items():
            for term in sorted(t for t in named if t.startswith(PREFIXES[prefix]) and str(t) != PREFIXES[prefix]):
                assert getattr(vocabulary, term.removeprefix(PREFIXES[prefix])) == term


def test_the_ontology_says_what_it_is() -> None:
    assert languages(NAME, DCTERMS.title) == {"zh", "en"}
    assert ONTOLOGY.value(NAME, DCTERMS.license) == URIRef("https://www.apache.org/licenses/LICENSE-2.0")
    version = str(ONTOLOGY.value(NAME, OWL.versionInfo))
    assert ONTOLOGY.value(NAME, OWL.versionIRI) == URIRef(f"{NAME}/{version}")
    assert all(isinstance(term, URIRef | Literal) for triple in ONTOLOGY for term in triple), "a blank node"


def test_the_graph_of_the_ontology_is_the_ontology() -> None:
    lines = ontology_graph().decode().splitlines()
    assert lines == sorted(set(lines))
    areas = Graph().parse(data=ontology_path("topics.ttl").read_bytes(), format="turtle")
    assert len(lines) == len(ONTOLOGY) + len(areas)


def test_a_term_that_is_not_in_the_ontology_is_an_error() -> None:
    with pytest.raises(AttributeError, match="Persn"):
        _ = KG.Persn
    with pytest.raises(AttributeError, match="membr"):
        _ = NAMESPACES["org"].membr


# ---------------------------------------------------------------- what is used


def sources() -> Iterator[tuple[Path, str]]:
    for path in sorted(PACKAGE.rglob("*")):
        if path.suffix in (".py", ".rq", ".js", ".html") and path.is_file():
            yield path, path.read_text(encoding="utf-8")


def prefixed(text: str) -> Iterator[str]:
    """The names such as kg:Person and the attributes such as KG.Person that a text holds."""
    known = "|".join(NAMESPACES)
    for prefix, local in re.findall(rf"(?<![\w/.-])({known}):([A-Za-z]\w*)", text):
        yield PREFIXES[prefix] + local
    if "kg.rdf.namespaces import" not in text:
        return  # ORG and GEO are also words of taggers
    for prefix, local in re.findall(rf"\b({known.upper()})\.([A-Za-z]\w*)\b", text):
        yield PREFIXES[prefix.lower()] + local


def test_every_term_in_code_queries_and_shapes_is_defined() -> None:
    defined = {str(term) for term in TERMS}
    used = {(path.name, term) for path, text in sources() for term in prefixed(text)}
    shapes = {str(t) for triple in SHAPES for t in triple if isinstance(t, URIRef)}
    ours = tuple(PREFIXES[prefix] for prefix in NAMESPACES)
    aside = {str(RDF.first), str(RDF.rest), str(RDF.nil), str(RDF.langString)}
    used |= {("shapes.ttl", term) for term in shapes if term.startswith(ours) and term not in aside}
    assert {(name, term) for name, term in used if term not in defined} == set()


def test_every_own_term_is_used() -> None:
    used = {term for _, text in sources() for term in prefixed(text)}
    used |= {str(t) for triple in SHAPES for t in triple}
    assert {short(term) for term in OWN if str(term) not in used} == set()


# ---------------------------------------------------------------- as people read it


def test_the_command_prints_every_term(capsys) -> None:
    assert main(["ontology", "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert {row["term"] for row in rows} == {short(term) for term in TERMS}
    assert all(row["中文"] and row["English"] for row in rows)
    meeting = next(row for row in rows if row["term"] == "kg:meeting")
    assert (meeting["kind"], meeting["range"]) == ("property", "kg:Meeting")
    assert main(["ontology"]) == 0
    assert "kg:PolicyAction" in capsys.readouterr().out


def test_the_command_prints_the_vocabulary(capsysbinary) -> None:
    assert main(["ontology", "--format", "ttl"]) == 0
    assert len(Graph().parse(data=capsysbinary.readouterr().out, format="turtle")) == len(ONTOLOGY)


@pytest.mark.parametrize("prefix", [*FOREIGN, "nif"])
def test_the_ontology_is_aligned_with_every_vocabulary_that_it_rests_on(prefix: str) -> None:
    objects = {str(o) for s in OWN for p in ALIGNED for o in ONTOLOGY.objects(s, p)}
    assert any(each.startswith(PREFIXES[prefix]) for each in objects)


# ---------------------------------------------------------------- shapes


def test_every_class_has_a_shape() -> None:
    classes = set(ONTOLOGY.subjects(RDF.type, OWL.Class)) - {SKOS.Concept}
    assert {short(URIRef(str(c))) for c in classes - set(SHAPES.objects(None, SH.targetClass))} == set()


def test_every_rule_is_worded_in_chinese_and_english() -> None:
    rules = set(SHAPES.objects(None, SH.property))
    assert len(rules) > 50
    for rule in rules:
        messages = [each for each in SHAPES.objects(rule, SH.message) if isinstance(each, Literal)]
        assert sorted(str(each.language) for each in messages) == ["en", "zh"], SHAPES.value(rule, SH.path)


def test_dates_of_rules_are_days_months_or_years() -> None:
    names = ("date", "gYearMonth", "gYear", "string", "integer", "decimal", "boolean")
    allowed = {RDF.langString, *(URIRef(PREFIXES["xsd"] + name) for name in names)}
    assert set(SHAPES.objects(None, SH.datatype)) == allowed
