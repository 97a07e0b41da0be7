"""Exports: read back they are the same graph, and the same graph is the same bytes."""

from __future__ import annotations

import json

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st

import kg
from kg.export import DATASETS, FORMATS, export
from kg.query import answer, examples
from kg.store import BASE, PREFIXES, GraphFolder, GraphStore
from tests.small import EVENING, MORNING, write_pages

GRAPH = BASE + "article/a"
RDFLIB = {"turtle": "turtle", "ntriples": "nt", "jsonld": "json-ld"}

# Names as they occur: Chinese, with marks that Turtle's local names do not take, and what IRIs must not hold left out.
local = st.text(st.sampled_from("孔祥宇-·（）()“”《》、,.:/%&'~!*+;=@?a1_"), min_size=1, max_size=8).filter(
    lambda name: not name.startswith("/")
)
iris = st.builds(
    lambda kind, name: ox.NamedNode(BASE + kind + "/" + name.replace("%", "%25")),
    st.sampled_from(["person", "place"]),
    local,
)
words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\0"), max_size=8)
literals = st.one_of(
    st.builds(ox.Literal, words),
    st.builds(lambda text: ox.Literal(text, language="zh"), words),
    st.builds(
        lambda n: ox.Literal(str(n), datatype=ox.NamedNode(PREFIXES["xsd"] + "decimal")), st.decimals(-9, 9, places=2)
    ),
)
predicates = st.sampled_from([ox.NamedNode(PREFIXES["rdf"] + "type"), ox.NamedNode(PREFIXES["kg"] + "object")])
quads = st.builds(lambda s, p, o: ox.Quad(s, p, o, ox.NamedNode(GRAPH)), iris, predicates, iris | literals)


def store_of(found: list[ox.Quad]) -> GraphStore:
    store = GraphStore()
    store.replace(GRAPH, ox.serialize(found, format=ox.RdfFormat.N_QUADS) or b"")
    return store


@settings(max_examples=80, deadline=None)
@given(st.lists(quads, max_size=8), st.randoms())
def test_read_back_equal_and_the_same_bytes_in_any_order(found: list[ox.Quad], order) -> None:
    store = store_of(found)
    shuffled = list(found)
    order.shuffle(shuffled)
    for form, kind in FORMATS.items():
        data = export(store, form)
        assert data == export(store_of(shuffled), form)
        assert set(ox.parse(data, format=kind)) == (set(store.oxigraph) if form in DATASETS else default(store))


def default(store: GraphStore) -> set[ox.Quad]:
    return set(store.oxigraph.quads_for_pattern(None, None, None, ox.DefaultGraph()))


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> GraphStore:
    home = tmp_path_factory.mktemp("export")
    kg.build_graph([write_pages(home / "pages", morning=MORNING, evening=EVENING)], graph=home / "g")
    return GraphFolder(home / "g").open()


@pytest.mark.parametrize("form", RDFLIB)
def test_rdflib_reads_the_same_graph(built: GraphStore, form: str) -> None:
    read = rdflib.Graph().parse(data=export(built, form), format=RDFLIB[form])
    assert len(read) == len(built)


def test_turtle_is_pretty(built: GraphStore) -> None:
    text = export(built, "turtle").decode()
    assert "@prefix person: <https://kg.example/person/> ." in text
    assert "\nplace:山西省-太原市 a kg:Place" in text
    assert "\r" not in text


def test_every_example_answers_alike_on_store_and_turtle(built: GraphStore) -> None:
    turtle = GraphStore()
    turtle.oxigraph.load(export(built, "turtle"), format=ox.RdfFormat.TURTLE)
    for item in examples():
        rows = json.loads("".join(answer(built, item.query, "json")))["results"]["bindings"]
        again = json.loads("".join(answer(turtle, item.query, "json")))["results"]["bindings"]
        assert sorted(map(str, rows)) == sorted(map(str, again)), item.name


def test_the_examples_have_titles_and_declare_their_prefixes() -> None:
    names = [item.name for item in examples()]
    assert names == sorted(names)
    assert {"articles", "posts", "actions", "within"} <= set(names)
    for item in examples():
        assert any("\u4e00" <= char <= "\u9fff" for char in item.zh)
        assert item.en.isascii()
        ox.Store().query(item.query)
