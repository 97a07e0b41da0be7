"""Exports for other programs, and of parts of a graph: what they hold, and that the same graph is the same bytes."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest

import kg
import kg.export.spool
from kg.cli import main
from kg.errors import NotFoundError
from kg.export import export, parts, since, thing, write_facts, write_gexf, write_graphml, write_neo4j
from kg.rdf.validate import validate
from kg.store import PREFIXES, GraphFolder, GraphStore
from tests.small import EVENING, MORNING, write_pages


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("exports")
    kg.build_graph([write_pages(home / "pages", morning=MORNING, evening=EVENING)], graph=home / "g")
    return home


@pytest.fixture(scope="module")
def store(home: Path) -> GraphStore:
    return GraphFolder(home / "g").open()


def written(write, store: GraphStore) -> bytes:
    output = io.BytesIO()
    write(store, output)
    return output.getvalue()


# ---------------------------------------------------------------- the whole


@pytest.mark.parametrize("form", ["turtle", "trig", "nquads", "jsonld"])
def test_sorting_on_disk_gives_what_sorting_in_memory_gives(store: GraphStore, form: str, monkeypatch) -> None:
    whole = export(store, form)
    monkeypatch.setattr(kg.export.spool, "RUN", 100)
    assert export(store, form) == whole


def test_jsonld_has_a_context(store: GraphStore) -> None:
    data = json.loads(export(store, "jsonld"))
    assert data["@context"]["person"] == PREFIXES["person"]
    assert data["@context"]["kg:evidence"] == {"@type": "@id"}
    person = next(node for node in data["@graph"] if node["@id"] == "person:李长河")
    assert person["@type"] == "kg:Person"
    assert person["skos:prefLabel"] == {"@value": "李长河", "@language": "zh"}


@pytest.mark.parametrize(("write", "read"), [(write_graphml, nx.read_graphml), (write_gexf, nx.read_gexf)])
def test_networks_are_read_by_networkx(store: GraphStore, write, read) -> None:
    data = written(write, store)
    assert data == written(write, store)
    graph = read(io.BytesIO(data))
    assert graph.nodes["person:李长河"]["label"] == "李长河"
    assert graph.nodes["person:李长河"]["kind"] == "Person"
    kinds = {value["type"] for *_, value in graph.edges(data=True)}
    assert {"memberOf", "tookPartIn", "sfWithin", "related"} <= kinds
    assert all(node in graph for edge in graph.edges for node in edge[:2])


def test_what_xml_cannot_hold_is_left_out() -> None:
    store = GraphStore()
    label = f'<https://kg.example/person/x> <{PREFIXES["skos"]}prefLabel> "a\\u0001<&\\"b"@zh <http://g> .\n'
    kind = f"<https://kg.example/person/x> <{PREFIXES['rdf']}type> <{PREFIXES['kg']}Person> <http://g> .\n"
    store.replace("http://g", (label + kind).encode())
    for write, read in ((write_graphml, nx.read_graphml), (write_gexf, nx.read_gexf)):
        assert read(io.BytesIO(written(write, store))).nodes["person:x"]["label"] == 'a<&"b'


def test_neo4j_files_fit_together(store: GraphStore, tmp_path: Path) -> None:
    write_neo4j(store, tmp_path / "neo4j")
    nodes, edges = set(), 0
    for file in sorted((tmp_path / "neo4j").glob("*.nodes.csv")):
        head, *rows = csv.reader(file.open(encoding="utf-8", newline=""))
        assert head[0] == "iri:ID" and head[-1] == ":LABEL"
        assert all(len(row) == len(head) for row in rows)
        nodes |= {row[0] for row in rows}
    for file in sorted((tmp_path / "neo4j").glob("*.edges.csv")):
        head, *rows = csv.reader(file.open(encoding="utf-8", newline=""))
        assert head == [":START_ID", ":END_ID", ":TYPE"]
        assert all(row[0] in nodes and row[1] in nodes for row in rows)
        edges += len(rows)
    assert len(nodes) > 100 and edges > 200
    people = list(csv.DictReader((tmp_path / "neo4j" / "Person.nodes.csv").open(encoding="utf-8", newline="")))
    assert "李长河" in {row["prefLabel:string"] for row in people}


def test_facts_are_a_table_with_evidence(store: GraphStore) -> None:
    data = written(write_facts, store)
    assert data.startswith("\ufeff".encode()) and data == written(write_facts, store)
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    planned = next(row for row in rows if row["内容 what"] == "老旧小区" and row["数量 quantity"] == "40个")
    assert (planned["类别 kind"], planned["进展 status"], planned["文件 file"]) == ("政策举措", "计划", "morning.md")
    assert "改造老旧小区40个" in planned["原文 sentence"] and planned["标题 headline"] == "小店区改造老旧小区"
    facts = {
        str(q.subject.value)
        for q in store.oxigraph.quads_for_pattern(None, ox.NamedNode(PREFIXES["kg"] + "rule"), None)
    }
    assert {row["编号 fact"] for row in rows} >= {
        f"fact:{iri.removeprefix(PREFIXES['fact'])}" for iri in facts if "/fact/" in iri
    }
    assert all(row["原文 sentence"] and row["规则 rule"] for row in rows)


def test_no_cell_is_a_formula() -> None:
    from kg.export.facts import _cell

    assert [_cell(text) for text in ("=1+1", "@x", "+a", "-3.2", "-5%", "一\n二")] == [
        "'=1+1",
        "'@x",
        "'+a",
        "-3.2",
        "-5%",
        "一 二",
    ]


# ---------------------------------------------------------------- parts


def test_a_thing_stands_by_itself(store: GraphStore) -> None:
    part = thing(store, "person:李长河")
    assert validate(part.ntriples()) == []
    assert set(part.oxigraph) <= set(store.oxigraph)
    said = next(part.rows("SELECT (COUNT(?s) AS ?n) { ?s a kg:Statement ; kg:speaker person:李长河 }"))
    assert said == next(store.rows("SELECT (COUNT(?s) AS ?n) { ?s a kg:Statement ; kg:speaker person:李长河 }"))
    assert not list(part.rows("SELECT ?p { ?p a kg:Person . ?f org:member|kg:speaker ?p FILTER(?p != person:李长河) }"))
    assert export(part) == export(thing(store, "<https://kg.example/person/李长河>"))
    for wrong in ("person:火星人", "李长河", "person:<"):
        with pytest.raises(NotFoundError):
            thing(store, wrong)


def test_since_a_day(home: Path, store: GraphStore) -> None:
    kg.build_graph([home / "pages" / "evening.md"], graph=home / "evening")
    only = GraphFolder(home / "evening").open()
    with since(store, "2026-03-06") as part:
        assert part.graphs() == [name for name in only.graphs() if "/article/" in name]
        assert validate(part.ntriples()) == []
    with since(store, "2026-03-05") as part:
        assert len(part.graphs()) == 3
    with since(store, "2027-01-01") as part:
        assert len(part) == 0


def test_parts_make_up_the_whole(store: GraphStore) -> None:
    articles = dict(parts(store, "article"))
    issues = dict(parts(store, "issue"))
    assert sorted(issues) == ["临河日报-2026-03-05-1", "临河日报-2026-03-06-2"]
    assert len(articles) == 3
    for found in (articles, issues):
        graphs = sorted(name for part in found.values() for name in part.graphs())
        assert graphs == [name for name in store.graphs() if "/article/" in name]
    things = dict(parts(store, "thing"))
    assert "person-李长河" in things and all(validate(part.ntriples()) == [] for part in list(things.values())[:5])


# ---------------------------------------------------------------- the command


@pytest.mark.parametrize("form", ["facts", "graphml", "gexf", "html", "jsonld"])
def test_formats(home: Path, tmp_path: Path, form: str, capsysbinary) -> None:
    graph = ["--graph", str(home / "g")]
    assert main(["export", "--format", form, "-o", str(tmp_path / "x"), *graph]) == 0
    assert main(["export", "--format", form, *graph]) == 0
    assert capsysbinary.readouterr().out == (tmp_path / "x").read_bytes() != b""
    assert [file.name for file in tmp_path.iterdir()] == ["x"]


def test_the_command_on_parts(home: Path, tmp_path: Path, capsys) -> None:
    graph = ["--graph", str(home / "g")]
    assert main(["export", "--thing", "person:周立田", *graph]) == 0
    assert "\nperson:周立田 a kg:Person" in capsys.readouterr().out
    assert main(["export", "--since", "2026-03-06", "--format", "facts", "-o", str(tmp_path / "f.csv"), *graph]) == 0
    assert "evening.md" in (tmp_path / "f.csv").read_text("utf-8") and "morning" not in (tmp_path / "f.csv").read_text(
        "utf-8"
    )
    assert main(["export", "--split", "issue", "-o", str(tmp_path / "issues"), *graph]) == 0
    assert sorted(file.name for file in (tmp_path / "issues").iterdir())[0] == "临河日报-2026-03-05-1.ttl"
    new = tmp_path / "new"
    assert main(["export", "--split", "issue", "--since", "2026-03-06", "-o", str(new), *graph]) == 0
    assert [file.name for file in new.iterdir()] == ["临河日报-2026-03-06-2.ttl"]
    assert main(["export", "--format", "neo4j", "-o", str(tmp_path / "neo4j"), *graph]) == 0
    capsys.readouterr()
    for wrong in (
        ["--split", "issue"],
        ["--format", "neo4j"],
        ["--thing", "person:无"],
        ["--thing", "x", "--since", "2026-01-01"],
        ["--thing", "person:周立田", "--split", "issue", "-o", str(tmp_path / "one")],
    ):
        try:
            assert main(["export", *wrong, *graph]) == 2
        except SystemExit as exit:
            assert exit.code == 2
        assert "kg" in capsys.readouterr().err
