"""The store: every distinct triple once in the default graph, whatever was replaced and dropped before."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import GraphError, QueryError
from kg.store import GraphFolder, GraphStore

GRAPHS = tuple(f"https://kg.example/article/{name}" for name in "abc")
contents = st.sets(st.integers(0, 6), max_size=5)


def nquads(graph: str, numbers: set[int]) -> bytes:
    return "".join(f'<http://t/{n}> <http://t/p> "{n}" <{graph}> .\n' for n in sorted(numbers)).encode()


def triples(store: GraphStore) -> list[str]:
    return sorted(store.ntriples().decode().splitlines())


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(GRAPHS), contents), max_size=12))
def test_any_history_gives_the_store_of_a_fresh_load(history: list[tuple[str, set[int]]]) -> None:
    store, final = GraphStore(), {}
    for graph, numbers in history:
        store.replace(graph, nquads(graph, numbers))
        final[graph] = numbers
    fresh = GraphStore()
    fresh.load([nquads(graph, numbers) for graph, numbers in final.items()])
    assert store.nquads() == fresh.nquads()
    assert store.graphs() == sorted(graph for graph, numbers in final.items() if numbers)
    assert len(store) == len(set().union(*final.values()))


def test_a_triple_of_two_articles_is_counted_once_and_stays_while_one_states_it() -> None:
    store = GraphStore()
    for graph in GRAPHS[:2]:
        store.replace(graph, nquads(graph, {1}))
    assert next(store.rows("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")) == ("1",)
    store.drop(GRAPHS[0])
    assert len(triples(store)) == 1
    store.drop(GRAPHS[1])
    assert triples(store) == []


def test_a_quad_of_another_graph_is_refused() -> None:
    with pytest.raises(GraphError):
        GraphStore().replace(GRAPHS[0], nquads(GRAPHS[1], {1}))


def test_a_query_that_does_not_parse_is_the_users_error() -> None:
    with pytest.raises(QueryError, match="does not parse"):
        GraphStore().query("SELECT * WHERE { ?s ?p }")


def test_a_reader_sees_the_old_store_until_the_next_is_published(tmp_path) -> None:
    folder = GraphFolder(tmp_path / "g")
    folder.claim()
    first = folder.fresh()
    first.load([nquads(GRAPHS[0], {1, 2})])
    folder.publish(1)
    del first
    reader = folder.open()
    second = folder.successor()
    second.replace(GRAPHS[0], nquads(GRAPHS[0], {3}))
    assert len(reader) == 2
    assert len(folder.open()) == 2
    second.flush()
    del second
    folder.publish(2)
    assert len(reader) == 2, "a reader keeps what it opened"
    assert len(folder.open()) == 1


def test_a_folder_that_is_no_graph_is_said_to_be_none(tmp_path) -> None:
    with pytest.raises(GraphError, match="no such folder"):
        GraphFolder(tmp_path / "nowhere").open()
    with pytest.raises(GraphError, match="holds no graph"):
        GraphFolder(tmp_path).open()
    (tmp_path / "letters.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(GraphError, match=r"is not empty.*letters\.txt"):
        GraphFolder(tmp_path).claim()
    (tmp_path / "graph.json").write_text("{", encoding="utf-8")
    with pytest.raises(GraphError, match="cannot be read"):
        GraphFolder(tmp_path).open()


@pytest.mark.parametrize(
    "pointer", ['{"format": 99, "store": 1}', '{"store": 1}', "[1]", '{"format": 1, "store": "x"}']
)
def test_a_graph_of_another_version_is_to_be_built_again_and_stays_as_it_is(tmp_path, pointer: str) -> None:
    (tmp_path / "graph.json").write_text(pointer, encoding="utf-8")
    for use in (GraphFolder(tmp_path).open, GraphFolder(tmp_path).sweep, GraphFolder(tmp_path).fresh):
        with pytest.raises(GraphError, match=r"not written by this version of kg.*build again, into another folder"):
            use()
    assert (tmp_path / "graph.json").read_text(encoding="utf-8") == pointer


def test_the_default_graph_is_what_queries_see() -> None:
    store = GraphStore()
    store.replace(GRAPHS[0], nquads(GRAPHS[0], {1}))
    assert bool(store.query("ASK { ?s ?p ?o }"))
    assert not isinstance(store.query("ASK { ?s ?p ?o }"), ox.QuerySolutions)
