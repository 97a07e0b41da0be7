"""The view's file and its parts, without a browser."""

from __future__ import annotations

import json
import re
from pathlib import Path

import networkx as nx
import numpy as np
import pyoxigraph as ox
import pytest

from kg.errors import GraphError
from kg.view import render
from kg.view.explorer import _MODULES
from kg.view.labels import columns, wrap
from kg.view.layout import place, spread
from kg.view.payload import Payload, figure
from tests.sample_graph import related


@pytest.fixture(scope="module")
def html(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("view") / "graph.html"
    render(related(), path)
    return path.read_bytes().decode("utf-8")


def test_the_file_names_no_other_file(html: str) -> None:
    own = re.sub(r"<script>.*?</script>", "", html, flags=re.DOTALL)  # the code is held by the browser tests
    assert not re.search(r"""(?:src|href)=["'](?!#)|@import|url\(""", own)
    assert "default-src 'none'" in own
    assert html.startswith("<!doctype html>")
    assert len(html.encode()) < 1_000_000


def test_data_stand_in_json_blocks_only(html: str) -> None:
    for name in ("nodes", "edges", "options", "data"):
        found = re.search(rf'<script type="application/json" id="{name}">(.*?)</script>', html, re.DOTALL)
        assert found and json.loads(found[1])
    assert "林海川" not in re.sub(r'<script type="application/json".*?</script>', "", html, flags=re.DOTALL)


def test_the_same_graph_gives_the_same_bytes(tmp_path: Path) -> None:
    store, other = related(), ox.Store()
    for quad in sorted(store, key=str, reverse=True):
        other.add(quad)
    render(store, tmp_path / "a.html")
    render(other, tmp_path / "b.html")
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


def test_a_path_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="cannot be written"):
        render(related(), tmp_path / "missing" / "graph.html")


def test_every_module_is_in_the_page_and_names_are_distinct() -> None:
    assets = Path(__file__).parents[1] / "kg/view/assets"
    assert sorted(_MODULES) == sorted(path.stem for path in assets.glob("*.js"))
    names = [
        name
        for path in sorted(assets.glob("*.js"))
        for name in re.findall(r"^(?:export )?(?:const|let|function) (\w+)", path.read_text("utf-8"), re.MULTILINE)
    ]
    assert len(names) == len(set(names))
    assert not any("innerHTML" in path.read_text("utf-8") for path in assets.glob("*.js"))


def test_the_payload_numbers_things_by_rank() -> None:
    payload = Payload(related())
    kinds = [thing["kind"] for thing in payload.things]
    assert kinds[-2:] == ["action", "action"]
    assert "action" not in kinds[:-2]
    assert {fact["k"] for fact in payload.facts} == {
        *("post", "appointment", "meeting", "statement", "action", "honour", "figure", "link"),
    }
    for article, words, mentions in payload.sentences:
        assert 0 <= article < len(payload.articles)
        for begin, end, thing in mentions:
            names = [payload.things[thing]["label"], *payload.things[thing].get("also", [])]
            assert words[begin:end] in names


@pytest.mark.parametrize(
    ("label", "lines"),
    [
        ("林海川", ["林海川"]),
        ("临川市第三中学附属实验小学", ["临川市第三中学", "附属实验小学"]),
        ("新建12所幼儿园并改造3000间教室", ["新建12所幼儿园并", "改造3000间教室"]),
        ("Jiangnan University分校", ["Jiangnan", "University分校"]),
    ],
)
def test_labels_wrap_evenly(label: str, lines: list[str]) -> None:
    assert wrap(label).split("\n") == lines


def test_long_labels_end_in_an_ellipsis() -> None:
    lines = wrap("中国人民政治协商会议第十四届临川市委员会第五次全体会议筹备工作领导小组办公室").split("\n")
    assert len(lines) == 3
    assert lines[-1].endswith("…")
    assert all(columns(line) <= 20 for line in lines)


def test_labels_of_nothing() -> None:
    assert wrap("") == ""


def test_spread_leaves_no_overlap() -> None:
    points = np.random.default_rng(1).normal(size=(60, 2)) * 120
    sizes = np.tile([100.0, 40.0], (60, 1))
    moved = spread(points, sizes)
    apart = np.abs(moved[:, None] - moved[None])
    over = (apart[:, :, 0] < 99) & (apart[:, :, 1] < 39)
    np.fill_diagonal(over, False)
    assert over.sum() == 0


def test_parts_of_a_graph_do_not_overlap() -> None:
    graph = nx.Graph([(0, 1), (1, 2), (3, 4), (5, 6)], weight=1.0)
    nx.set_edge_attributes(graph, 1.0, "weight")
    points = place(graph, dict.fromkeys(graph, (80.0, 40.0)))
    assert len(set(points.values())) == 7
    assert points == place(graph, dict.fromkeys(graph, (80.0, 40.0)))


def test_figures_are_written_as_readers_write_them() -> None:
    assert [figure(number) for number in ("30000.0", "99.20", "100", "0.5")] == ["30000", "99.2", "100", "0.5"]
