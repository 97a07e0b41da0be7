"""Questions: errors in words, parameters, pages and limits, and the cookbook, every recipe of which has an answer."""

from __future__ import annotations

import csv
import io
import json
import os
import time
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kg.query.worker
from kg.cli import main
from kg.errors import GraphError, QueryError
from kg.query import Limits, Page, answer, answer_apart, ask, examples, fill
from kg.store import PREFIXES, GraphFolder, GraphStore
from tests.sample_graph import sample

WRONG = {
    "": "line 1: the query is empty",
    "nonsense": "begins with SELECT",
    "DROP ALL": "DROP would change the graph",
    "PREFIX x: <http://x/> INSERT DATA { <a> <b> <c> }": "INSERT would change",
    "SELECT * { ?s ?p ?o": "{ is never closed",
    "SELECT * { ?s ?p ?o FILTER(?o > 2 }": "} closes nothing: ( is open",
    "SELECT * { ?s ?p ?o } }": "} closes nothing",
    "SELECT * {\n ?s ?p 'a }": "line 2: the text that begins with ' is never closed",
    "SELECT * {\n ?s ?p “市” }": 'line 2: Chinese punctuation “: SPARQL wants "',
    "SELECT ?x { ?x a kg:Person ； kg:due ?d }": "Chinese punctuation ；",
    "SELECT ?x {\n\n ?x nix:nix ?y }": "line 3: the prefix nix: is not declared",
    "SELECT ?x { ?x a <http://a b> }": "<http://a b> is no IRI",
    "SELECT x { ?x a kg:Person }": "a variable begins with a question mark: ?x",
    "SELECT (COUNT(?x)) { ?x a kg:Person }": "needs a name: (COUNT(?x) AS ?n)",
    "SELECT ?x { ?x a kg:Person } ORDER ?x": "after ORDER comes BY",
    "SELECT ?x { ?x a kg:Person } LIMIT ten": "LIMIT takes a whole number",
    "SELECT ?x { ?x a kg:Person OPTIONAL ?x kg:due ?d }": "after OPTIONAL comes a part in braces",
    "SELECT * {\n?s ?p ?o\n FILTR(?o) }": "line 3: FILTR is no word of SPARQL; did you mean FILTER?",
    "SELECT * { ?s a ?x . ?s ?p }": "a statement has three parts",
    "SELECT ?x { ?x a ?y } GROUP BY ?y": "SELECT names a variable that neither",
    "SELECT ?a { ?a kg:due ?y ?z }": "not understood from here on: ?z }",
    "SELECT ?a { ?a a ?b . BIND(1 AS ?a) }": "a variable may be given twice",
}


@pytest.mark.parametrize("query", WRONG, ids=lambda query: " ".join(query.split())[:40] or "empty")
def test_what_is_wrong_is_said_in_words(query: str) -> None:
    with pytest.raises(QueryError) as raised:
        ask(GraphStore(), query)
    assert WRONG[query] in str(raised.value)
    assert "expected" not in str(raised.value)


@pytest.mark.parametrize("iri", ["http://127.0.0.1:9/", "file:///etc/passwd", "nowhere"])
@pytest.mark.parametrize("named", ["", "NAMED "])
def test_from_reads_graphs_of_the_store_only(iri: str, named: str) -> None:
    with pytest.raises(QueryError, match="nothing is fetched"):
        ask(GraphStore(), f"SELECT * FROM {named}<{iri}> {{ ?s ?p ?o }}")
    store = GraphStore()
    store.replace(
        "https://kg.example/article/a", b"<http://a> <http://b> <http://c> <https://kg.example/article/a> .\n"
    )
    asked = "SELECT * FROM article:a { ?s ?p ?o FILTER(STR(?s) != 'from <http://x/>') }"
    assert rows(answer(store, asked, "csv")) == [["http://c", "http://b", "http://a"]]


# ---------------------------------------------------------------- parameters


def test_parameters() -> None:
    query = "SELECT ?x { ?x kg:due $day ; ?p $name # $name\n FILTER(?x != '$name' && ?x != $iri && ?y > $n) }"
    filled = fill(query, {"day": "2026-06-30", "name": '太"原', "iri": "person:王秀兰", "n": "3"})
    assert '"2026-06-30"^^<http://www.w3.org/2001/XMLSchema#date>' in filled
    assert '?p "太\\"原"@zh # $name' in filled and "'$name'" in filled
    assert (
        "<https://kg.example/person/王秀兰>" in filled and '"3"^^<http://www.w3.org/2001/XMLSchema#integer>' in filled
    )
    assert fill(query, {}) == query


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"x": "1"}, "no parameter $x; its parameters are $a"),
        ({"a": "<a b>"}, "is no IRI"),
        ({"a": "person:<"}, "no IRI"),
    ],
)
def test_wrong_parameters(values: dict[str, str], said: str) -> None:
    with pytest.raises(QueryError) as raised:
        fill("SELECT * { ?s ?p $a }", values)
    assert said in str(raised.value)


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=12))
def test_no_value_leaves_its_place(value: str) -> None:
    """Whatever is filled in, the query stays what it was: no value adds to it."""
    query = "ASK { ?s ?p ?o FILTER(STR(?o) = STR($a) && false) }"
    try:
        filled = fill(query, {"a": value})
    except QueryError:
        return
    assert not bool(ask(GraphStore(), filled))


# ---------------------------------------------------------------- pages and limits


def rows(pieces: object) -> list[list[str]]:
    return list(csv.reader(io.StringIO("".join(pieces))))[1:]


def test_pages_are_parts_of_the_whole(seeds_graph: Path) -> None:
    query = "SELECT ?s ?p { ?s ?p ?o } ORDER BY ?s ?p"
    whole = rows(answer_apart(seeds_graph, query, "csv"))
    parts = [rows(answer_apart(seeds_graph, query, "csv", Page(4000, at))) for at in range(0, len(whole) + 1, 4000)]
    assert [row for part in parts for row in part] == whole
    assert len(parts) > 2


def test_what_takes_too_long_is_stopped(seeds_graph: Path) -> None:
    begun = time.monotonic()
    with pytest.raises(QueryError, match=r"longer than 0\.5 s"):
        list(answer_apart(seeds_graph, "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f }", limits=Limits(seconds=0.5)))
    assert time.monotonic() - begun < 5


def test_what_needs_too_much_is_stopped(seeds_graph: Path) -> None:
    query = "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c"
    with pytest.raises(QueryError, match="needed more than 100 MB"):
        list(answer_apart(seeds_graph, query, limits=Limits(megabytes=100)))
    with pytest.raises(QueryError, match="more than 10 rows"):
        list(answer_apart(seeds_graph, "SELECT * { ?a ?b ?c }", "csv", limits=Limits(rows=10)))


def test_what_crashes_the_engine_does_not_crash_kg(seeds_graph: Path) -> None:
    with pytest.raises(QueryError):
        list(answer_apart(seeds_graph, "SELECT * { " + "{" * 30_000 + "?s ?p ?o" + "}" * 30_001))


def test_a_worker_that_dies_is_an_error(seeds_graph: Path, monkeypatch) -> None:
    monkeypatch.setattr(kg.query.worker, "answer", lambda *_, **__: os.abort())
    with pytest.raises(QueryError, match="stopped"):
        list(answer_apart(seeds_graph, "ASK {}"))


def test_errors_of_the_worker_are_those_of_the_call(seeds_graph: Path, tmp_path: Path) -> None:
    with pytest.raises(QueryError) as raised:
        list(answer_apart(seeds_graph, "SELECT * {\n"))
    assert raised.value.line == 1
    with pytest.raises(GraphError, match="no such folder"):
        list(answer_apart(tmp_path / "none", "ASK {}"))


# ---------------------------------------------------------------- the command


def test_the_file_and_line_of_an_error(seeds_graph: Path, tmp_path: Path, capsys) -> None:
    (tmp_path / "q.rq").write_text("SELECT ?x {\n  ?x nix:a ?y\n}\n", encoding="utf-8")
    assert main(["query", "-f", str(tmp_path / "q.rq"), "--graph", str(seeds_graph)]) == 2
    assert f"{tmp_path / 'q.rq'}:2: the prefix nix:" in capsys.readouterr().err


def test_set_limit_and_time(seeds_graph: Path, capsys) -> None:
    asked = ["query", "--example", "within", "--format", "csv", "--graph", str(seeds_graph), "--limit", "2"]
    assert main([*asked, "--offset", "1", "--time"]) == 0
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 3 and "answered in" in err
    places = ["query", "--example", "places_in", "--graph", str(seeds_graph), "--format", "csv"]
    assert main([*places, "--set", "place=宜昌市"]) == 0
    assert {line.split(",")[2] for line in capsys.readouterr().out.splitlines()[1:]} == {"宜昌市"}
    for wrong in ("place", "=x", "nix=1"):
        assert main([*places, "--set", wrong]) == 2
        assert capsys.readouterr().err


# ---------------------------------------------------------------- the cookbook


def hand_made() -> GraphStore:
    """A graph of what the seeds may lack: topics, an action that is followed up, namesakes."""
    store = GraphStore()
    old, new = f"<{PREFIXES['action']}plan>", "?new"
    prefixes = "".join(f"PREFIX {name}: <{base}>\n" for name, base in PREFIXES.items())
    store.oxigraph.extend(sample())
    store.oxigraph.update(
        prefixes + f"INSERT {{ {new} kg:follows {old} ; kg:topic topic:教育 . topic:教育 skos:prefLabel '教育'@zh .\n"
        f" {old} kg:object '幼儿园' ; kg:evidence ?sentence . }}\n"
        f"WHERE {{ {new} a kg:PolicyAction ; kg:evidence ?sentence }}"
    )
    store.oxigraph.update(
        prefixes
        + "INSERT DATA { verdict:1 a kg:Verdict ; kg:judges person:一 , person:二 ; kg:judgement kg:different ;"
        " dcterms:description '职务不同'@zh }"
    )
    return store


@pytest.mark.parametrize("name", [item.name for item in examples()])
def test_every_recipe_has_an_answer(name: str, seeds_graph: Path) -> None:
    query = next(item.query for item in examples() if item.name == name)
    seeds = json.loads("".join(answer(GraphFolder(seeds_graph).open(), query, "json")))["results"]["bindings"]
    assert seeds or json.loads("".join(answer(hand_made(), query, "json")))["results"]["bindings"]


ASKED = {
    "based_on": {"source": "中共呼伦贝尔市委农村牧区工作会议"},
    "demands": {"person": "芮秋实", "word": "环境"},
    "overdue": {"day": "2026-07-01"},
    "promises": {"place": "宜昌市", "year": "2026"},
    "career": {"person": "聂怀安"},
    "places_in": {"place": "宜昌市"},
    "itinerary": {"person": "聂怀安"},
    "evidence": {"name": "聂怀安"},
    "related": {"name": "聂怀安"},
}


@pytest.mark.parametrize("name", ASKED)
def test_a_value_keeps_some_of_the_answers(name: str, seeds_graph: Path) -> None:
    store = GraphFolder(seeds_graph).open()
    query = next(item.query for item in examples() if item.name == name)
    every, some = rows(answer(store, query, "csv")), rows(answer(store, fill(query, ASKED[name]), "csv"))
    assert some
    assert name == "overdue" or (len(some) <= len(every) and all(row in every for row in some))


def test_the_cookbook_is_described(capsys) -> None:
    assert len(examples()) >= 32
    assert main(["query", "--list"]) == 0
    out, _ = capsys.readouterr()
    assert "逾期未见进展的举措" in out and "--set place=…  地名 · a place's name" in out
    for item in examples():
        used = {token.text[1:] for token in kg.query.parameters.tokens(item.query) if token.text.startswith("$")}
        assert used == {name for name, _ in item.parameters}, item.name
        assert isinstance(ask(GraphStore(), item.query), ox.QuerySolutions)
