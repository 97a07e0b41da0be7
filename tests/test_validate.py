"""``kg validate``: what is well passes, and what is broken is named in words, with where it was read."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

import kg
from kg.cli import main
from kg.errors import InputError
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


def test_in_pieces_it_finds_what_it_finds_in_the_whole(home: Path, monkeypatch) -> None:
    monkeypatch.setattr("kg.rdf.validate.CHUNK", 7)
    store = changed(home, "DELETE { ?x skos:prefLabel ?l } WHERE { ?x a kg:Place ; skos:prefLabel ?l }")
    found = list(violations(store))
    assert found
    assert sorted(found) == validate(store.ntriples())


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
