"""A graph in a server: Oxigraph's own (the ``oxigraph`` package), a process that is asked over HTTP."""

from __future__ import annotations

import base64
import http.server
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import kg
from kg.cli import main
from kg.errors import GraphError
from kg.store import GraphFolder, GraphStore
from kg.store.publish import STATE, publish
from kg.store.remote import Endpoint, RemoteStore
from tests.small import EVENING, MORNING, write_pages
from tests.test_store import GRAPHS, contents, nquads

BINARY = shutil.which("oxigraph") or shutil.which("oxigraph", path=str(Path(sys.executable).parent))


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of a server of Oxigraph's, in memory."""
    if BINARY is None:
        pytest.skip("needs Oxigraph's server (pip install '.[test]')")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen([BINARY, "serve", "--bind", f"127.0.0.1:{port}"], stderr=subprocess.DEVNULL)
    url = f"http://127.0.0.1:{port}"
    try:
        for _ in range(200):
            try:
                urllib.request.urlopen(url, timeout=1).close()
                break
            except OSError:
                time.sleep(0.05)
        yield url
    finally:
        process.kill()
        process.wait()


@pytest.fixture
def remote(server: str) -> RemoteStore:
    store = RemoteStore(Endpoint.at(server), environment={})
    store.update("DROP ALL")
    return store


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(GRAPHS), contents), max_size=6))
def test_any_history_gives_what_a_local_store_gives(remote: RemoteStore, history) -> None:
    remote.update("DROP ALL")
    local = GraphStore()
    for graph, numbers in history:
        for store in (remote, local):
            store.replace(graph, nquads(graph, numbers))
    assert remote.graphs() == local.graphs()
    assert len(remote) == len(local)
    for graph in GRAPHS:
        assert remote.nquads(graph) == local.nquads(graph)
    everything = "SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY ?s ?p ?o"
    assert list(remote.rows(everything)) == list(local.rows(everything))


def test_a_graph_is_published_and_only_what_differs_is_sent(server: str, remote: RemoteStore, tmp_path, capsys) -> None:
    pages = write_pages(tmp_path / "pages", morning=MORNING)
    kg.build_graph([pages], graph=tmp_path / "g")
    assert main(["publish", server, "--graph", str(tmp_path / "g")]) == 0
    local = GraphFolder(tmp_path / "g").open()
    assert same(remote, local)
    assert f"{len(local.graphs())} graphs sent, 0 taken away" in capsys.readouterr().out
    assert main(["publish", server, "--graph", str(tmp_path / "g")]) == 0
    assert "0 graphs sent, 0 taken away" in capsys.readouterr().out
    (pages / "morning.md").unlink()
    write_pages(pages, evening=EVENING)
    kg.build_graph([pages], graph=tmp_path / "g")
    assert main(["publish", server, "--graph", str(tmp_path / "g")]) == 0
    assert "2 taken away" in capsys.readouterr().out
    assert same(remote, GraphFolder(tmp_path / "g").open())


ASKED = {
    "SELECT ?name { ?p a kg:Person ; skos:prefLabel ?name } ORDER BY ?name": "table",
    "ASK { ?p a kg:Person }": "json",
    "CONSTRUCT { ?p skos:prefLabel ?n } WHERE { ?p a kg:Person ; skos:prefLabel ?n }": "ttl",
}


def test_a_server_is_asked_as_a_folder_is(server: str, remote: RemoteStore, seeds_graph: Path, capsys) -> None:
    publish(GraphFolder(seeds_graph).open(), remote, lambda *_: None)
    capsys.readouterr()
    for query, form in ASKED.items():
        said = []
        for where in (["--graph", str(seeds_graph)], ["--endpoint", f"{server}/query"]):
            assert main(["query", query, "--format", form, *where]) == 0
            said.append(capsys.readouterr().out)
        assert said[0] == said[1]
        assert len(said[0]) > 3


@pytest.mark.parametrize(
    ("query", "more", "said"),
    [
        ("DROP ALL", (), "DROP would change the graph"),
        ("SELECT * { ?s ?p }", (), "a statement has three parts"),
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", (), "SERVICE is refused"),
        ("SELECT * FROM <http://127.0.0.1:9/> { ?s ?p ?o }", (), "holds no graph of that name"),
        ("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f", ("--timeout", "1"), "longer than 1 s"),
    ],
)
def test_what_a_server_is_not_asked(server: str, remote: RemoteStore, capsys, query: str, more, said: str) -> None:
    remote.update("INSERT DATA { " + "".join(f"<http://a> <http://b> {n} . " for n in range(200)) + "}")
    assert main(["query", query, "--endpoint", f"{server}/query", *more]) == 2
    assert said in capsys.readouterr().err
    assert len(remote) == 200


def same(remote: RemoteStore, local: GraphStore) -> bool:
    asked = "SELECT ?s ?p ?o { ?s ?p ?o }"
    graphs = [name for name in remote.graphs() if name != STATE]
    return graphs == local.graphs() and set(remote.rows(asked)) == set(local.rows(asked))


def test_what_was_stopped_goes_on(remote: RemoteStore, monkeypatch) -> None:
    monkeypatch.setattr("kg.store.publish._BATCH", 1)
    local = GraphStore()
    for graph in GRAPHS:
        local.replace(graph, nquads(graph, {1, 2}))

    def stop(done: int, _: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        publish(local, remote, stop)
    assert publish(local, remote, lambda *_: None) == (1, 0)
    assert same(remote, local)


# ---------------------------------------------------------------- a server that is busy, or wants to know who asks


class Door(http.server.BaseHTTPRequestHandler):
    """Answers 503 as often as ``busy`` says, 401 without the right word, and else passes on to the real server."""

    busy, word, real = 0, "", ""

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.headers.get("Authorization", "") != Door.word:
            self.answer(401, b"who are you?")
        elif Door.busy:
            Door.busy -= 1
            self.answer(503, b"busy")
        else:
            headers = {name: self.headers[name] for name in ("Content-Type", "Accept")}
            request = urllib.request.Request(Door.real + self.path, data=body, headers=headers)
            with urllib.request.urlopen(request) as answer:
                self.answer(answer.status, answer.read())

    def answer(self, code: int, body: bytes) -> None:
        self.send_response(code)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture
def door(server: str) -> Iterator[str]:
    Door.real, Door.busy, Door.word = server, 0, ""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Door) as listening:
        threading.Thread(target=listening.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{listening.server_port}"
        listening.shutdown()


def test_a_busy_server_is_asked_again(remote: RemoteStore, door: str) -> None:
    store = RemoteStore(Endpoint.at(door), environment={}, wait=0.01)
    Door.busy = 3
    store.replace(GRAPHS[0], nquads(GRAPHS[0], {1}))
    assert len(remote) == 1
    Door.busy = 99
    with pytest.raises(GraphError, match="refused with 503: busy"):
        store.replace(GRAPHS[0], b"")
    assert len(remote) == 1


@pytest.mark.parametrize(
    ("environment", "word"),
    [
        ({"KG_STORE_TOKEN": "secret"}, "Bearer secret"),
        ({"KG_STORE_USER": "王", "KG_STORE_PASSWORD": "a:b"}, "Basic " + base64.b64encode("王:a:b".encode()).decode()),
    ],
)
def test_who_asks(remote: RemoteStore, door: str, environment: dict[str, str], word: str) -> None:
    Door.word = word
    RemoteStore(Endpoint.at(door), environment=environment).replace(GRAPHS[0], nquads(GRAPHS[0], {1}))
    assert len(remote) == 1
    with pytest.raises(GraphError, match="401; set KG_STORE_USER"):
        RemoteStore(Endpoint.at(door), environment={}).graphs()


def test_servers_that_are_none(seeds_graph: Path, capsys, monkeypatch) -> None:
    monkeypatch.setattr("kg.store.remote._TRIES", 1)
    for url in ("ftp://example.com", "nowhere", "http://127.0.0.1:9"):
        assert main(["publish", url, "--graph", str(seeds_graph)]) == 2
        out, err = capsys.readouterr()
        assert out == "" and url in err and "Traceback" not in err


def test_updates_that_are_wrong(remote: RemoteStore) -> None:
    with pytest.raises(GraphError, match="refused with 400"):
        remote.update("nonsense")
    with pytest.raises(GraphError, match="another graph"):
        remote.replace(GRAPHS[0], nquads(GRAPHS[1], {1}))
