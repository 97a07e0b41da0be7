"""``kg validate``: what is well passes, and what is broken is named in words, with where it was read."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import SH, Graph

import kg
from kg.cli import main
from kg.errors import InputError
from kg.rdf import ontology_path
from kg.rdf.alike import COMPARED
from kg.rdf.offsets import misplaced
from kg.rdf.validate import validate, violations
from kg.store import PREFIXES, GraphFolder, GraphStore, read_graph
from tests.small import EVENING, MORNING, write_pages


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("validate")
    kg.build_graph([write_pages(home / "pages", morning=MORNING, evening=EVENING)], graph=home / "graph")
    return home


def changed(home: Path, change: str) -> GraphStore:
    """A copy in memory of the graph, after a SPARQL update."""
    store = read_graph(home / "graph" / "graph.ttl")
    prefixes = "".join(f"PREFIX {name}: <{base}>\n" for name, base in PREFIXES.items())
    store.oxigraph.update(prefixes + change)
    return store


def test_a_build_is_well(home: Path, capsys) -> None:
    assert main(["validate", str(home / "graph"), "--pages", str(home / "pages")]) == 0
    assert "all well" in capsys.readouterr().out
    assert main(["validate", str(home / "graph" / "graph.ttl")]) == 0


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("DELETE { ?x kg:verb ?v } WHERE { ?x kg:verb ?v }", "An action has exactly one verb"),
        ("DELETE { ?x kg:evidence ?s } WHERE { ?x kg:evidence ?s ; a kg:Statement }", "at least one sentence"),
        ("INSERT { ?x skos:prefLabel '另名'@zh } WHERE { ?x a kg:Meeting }", "exactly one name, in Chinese"),
        (
            "DELETE { ?x kg:due ?d } INSERT { ?x kg:due 'soon' } WHERE { ?x kg:verb ?v OPTIONAL { ?x kg:due ?d } }",
            "a day, month or year. (found: soon)",
        ),
        (
            "DELETE { ?x nif:endIndex ?e } INSERT { ?x nif:endIndex 2 } WHERE { ?x a kg:Sentence ; nif:endIndex ?e }",
            "nif:anchorOf: The article has",
        ),
        ("DELETE { ?x kg:offset ?o } INSERT { ?x kg:offset 99999 } WHERE { ?x kg:offset ?o }", "inside the article's"),
    ],
)
def test_what_is_broken_is_said_in_words(home: Path, tmp_path: Path, capsys, change: str, said: str) -> None:
    (tmp_path / "broken.nt").write_bytes(changed(home, change).ntriples())
    assert main(["validate", str(tmp_path / "broken.nt")]) == 1
    out, err = capsys.readouterr()
    assert said in out
    assert "wrong" in err
    assert "Traceback" not in out + err


def test_where_it_was_read_is_named(home: Path, tmp_path: Path, capsys) -> None:
    (tmp_path / "broken.nt").write_bytes(changed(home, "DELETE WHERE { ?x kg:manner ?v }").ntriples())
    main(["validate", str(tmp_path / "broken.nt")])
    assert (
        " in evening.md 《清徐县开展春耕农资检查》: kg:manner: A statement has exactly one verb"
        in capsys.readouterr().out
    )


BREAKS = (
    "DELETE { ?x skos:prefLabel ?l } WHERE { ?x a kg:Place ; skos:prefLabel ?l }",
    "INSERT { ?x skos:altLabel ?l } WHERE { ?x a kg:Person ; skos:prefLabel ?l }",
    "INSERT { ?x skos:altLabel ''@zh , 'x'@en } WHERE { ?x a kg:Body }",
    "INSERT { ?x nif:endIndex 0 } WHERE { ?x a kg:Mention }",
    "DELETE { ?x nif:endIndex ?e } INSERT { ?x nif:endIndex 1 } WHERE { ?x a kg:Sentence ; nif:endIndex ?e }",
    "DELETE { ?x nif:beginIndex ?b } INSERT { ?x nif:beginIndex -1 } WHERE { ?x a kg:Mention ; nif:beginIndex ?b }",
    "INSERT { ?x skos:notation '14a' } WHERE { ?x a kg:Place }",
    "DELETE { ?x kg:status ?s } INSERT { ?x kg:status kg:presided } WHERE { ?x kg:status ?s }",
    "INSERT { ?x kg:due '2026-02-31'^^xsd:date } WHERE { ?x a kg:PolicyAction }",
    "DELETE { ?x a kg:Meeting } WHERE { ?x a kg:Meeting }",
    "INSERT { ?x kg:tookPartIn ?x } WHERE { ?x a kg:Person }",
)


@settings(max_examples=12, deadline=None)
@given(st.lists(st.sampled_from(BREAKS), min_size=1, max_size=3, unique=True), st.sampled_from([7, 4000]))
def test_in_pieces_and_of_the_alike_one_it_finds_what_it_finds_in_the_whole(home: Path, breaks, size: int) -> None:
    store = changed(home, " ;\n".join(breaks))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("kg.rdf.validate.CHUNK", size)
        found = list(violations(store))
    assert found
    assert sorted(found) == validate(store.ntriples())


def test_what_makes_nodes_alike_is_all_that_the_shapes_look_at() -> None:
    shapes = Graph().parse(data=ontology_path("shapes.ttl").read_bytes(), format="turtle")
    assert {term for term in shapes.predicates() if term in SH and term not in COMPARED} == set()


def test_pages_that_say_something_else_are_found(home: Path, tmp_path: Path, capsys) -> None:
    pages = write_pages(tmp_path / "pages", morning=MORNING.replace("2万亩", "3万亩"), evening=EVENING)
    assert main(["validate", str(home / "graph"), "--pages", str(pages)]) == 1
    out, _ = capsys.readouterr()
    assert out.count("\n") == 1 and "in morning.md" in out and "The file does not have the piece's text there" in out


def test_a_fact_without_a_name_is_wrong(tmp_path: Path, capsys) -> None:
    (tmp_path / "nameless.ttl").write_text(
        f"@prefix kg: <{PREFIXES['kg']}> . [] a kg:Award ; kg:honour 'x' .", encoding="utf-8"
    )
    assert main(["validate", str(tmp_path / "nameless.ttl")]) == 1
    assert "A fact is named by an IRI" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("bad.ttl", b"<http://a/b> <http://a/c>\n  nonsense .\n", r"bad.ttl:2: is no valid Turtle"),
        ("bad.nt", b"<http://a/b> <http://a/c> \xff\xfe .\n", r"bad.nt"),
        ("bad.jsonld", b"{", r"bad.jsonld"),
        ("bad.docx", b"", r"is no RDF file"),
    ],
)
def test_files_that_are_no_graph(name: str, data: bytes, said: str, tmp_path: Path, capsys) -> None:
    (tmp_path / name).write_bytes(data)
    assert main(["validate", str(tmp_path / name)]) == 2
    out, err = capsys.readouterr()
    assert out == "" and said in err and "Traceback" not in err
    with pytest.raises(InputError):
        read_graph(tmp_path / name)


def test_named_graphs_of_a_file_are_read_once(home: Path, tmp_path: Path) -> None:
    store = GraphFolder(home / "graph").open()
    (tmp_path / "all.nq").write_bytes(store.nquads())
    read = read_graph(tmp_path / "all.nq")
    assert read.ntriples() == store.ntriples()
    assert not list(misplaced(read))
    assert isinstance(next(iter(read.oxigraph)), ox.Quad)
