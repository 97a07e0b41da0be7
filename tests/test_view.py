"""The view's file and its parts, without a browser."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
import pyoxigraph as ox
import pytest

import kg
from kg.cli import main
from kg.errors import GraphError, NotFoundError
from kg.store.terms import BASE
from kg.view import Part, render
from kg.view.content import Content, figure, read
from kg.view.explorer import _MODULES
from kg.view.labels import columns, wrap
from kg.view.layout import place, spread
from kg.view.part import cut
from kg.view.payload import encode
from kg.view.pinyin import readings
from tests.sample_graph import related
from tests.small import EVENING, write_pages


@pytest.fixture(scope="module")
def html(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("view") / "graph.html"
    render(related()).write(path)
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


def test_the_same_graph_gives_the_same_bytes() -> None:
    store, other = related(), ox.Store()
    for quad in sorted(store, key=str, reverse=True):
        other.add(quad)
    assert render(store) == render(other)


def test_a_path_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="cannot be written"):
        render(related()).write(tmp_path / "missing" / "graph.html")


def test_every_module_is_in_the_page_and_names_are_distinct() -> None:
    assets = Path(__file__).parents[1] / "kg/view/assets"
    assert sorted(_MODULES) == sorted(path.stem for path in assets.glob("*.js"))
    names = [
        name
        for path in sorted(assets.glob("*.js"))
        for name in re.findall(
            r"^(?:export )?(?:const|let|function\*?|async function) (\w+)", path.read_text("utf-8"), re.MULTILINE
        )
    ]
    assert len(names) == len(set(names))
    assert not any("innerHTML" in path.read_text("utf-8") for path in assets.glob("*.js"))


def test_the_payload_is_compact_and_says_the_same() -> None:
    data = encode(read(related()))
    words, things = data["words"], data["things"]
    assert [thing[1] for thing in things][:2] == ["临川市人民政府", "临川市教育工作会议"]
    post = next(row for row in data["facts"]["post"] if row[0] == "01")
    said = dict(zip(data["columns"]["post"], post[2:], strict=False))
    assert things[said["who"]][1] == "林海川"
    assert said["role"] == "副书记" and words[-1 - said["rule"]] == "sample"
    action = next(row for row in data["facts"]["action"] if row[0] == "08")
    begin, length = action[3]
    text = next(article for article in data["articles"] if article[0] == "1")[4]
    start = text.index("今年，")
    assert text[start + begin : start + begin + length] == "12所幼儿园"
    assert "lin" in data["pinyin"] and "林" in data["pinyin"]["lin"]


def test_offsets_count_as_javascript_does() -> None:
    words = "𠮷村的石坚说好。"
    more = (
        'person:石坚 a kg:Person ; skos:prefLabel "石坚"@zh .',
        f'article:9 a kg:Article ; kg:text "{words}" ; schema:headline "好" .',
        f'sentence:稀 a kg:Sentence ; kg:article article:9 ; nif:anchorOf "{words}" ;',
        "  nif:beginIndex 0 ; nif:endIndex 8 .",
        'mention:稀 a kg:Mention ; kg:sentence sentence:稀 ; nif:anchorOf "石坚" ; itsrdf:taIdentRef person:石坚 ;',
        "  nif:beginIndex 3 ; nif:endIndex 5 .",
    )
    article = next(article for article in encode(read(related(*more)))["articles"] if article[0] == "9")
    assert article[5] == [0, 9]
    assert article[6][:2] == [4, 2]


def part(**options: Any) -> Content:
    return cut(read(related()), Part(**options))


def labels(content: Content) -> set[str]:
    return {thing.label for thing in content.things}


def test_a_part_around_a_thing() -> None:
    near = part(around=f"{BASE}person/叶知秋")
    assert labels(near) == {"叶知秋", "临川市第三中学"}
    assert {fact.kind for fact in near.facts} == {"post", "honour"}
    assert len(near.articles) == 1
    assert labels(near) < labels(part(around=f"{BASE}person/叶知秋", hops=2))


def test_a_part_of_a_period_and_of_the_most_central() -> None:
    assert len(part(since="2026-03-05", until="2026-03-05").articles) == 2
    with pytest.raises(NotFoundError, match="nothing of that part"):
        part(since="2026-03-06")
    assert len(part(limit=3).things) == 3
    kept = {thing.iri for thing in part(limit=3).things}
    assert all(iri in kept for fact in part(limit=3).facts for iri in fact.refs())


def test_a_part_on_a_topic() -> None:
    store = related("action:08 kg:topic topic:e . topic:e skos:prefLabel '教育'@zh .")
    content = cut(read(store), Part(topic="教育"))
    assert [fact.iri for fact in content.facts if fact.kind == "action"] == [f"{BASE}action/08"]
    with pytest.raises(NotFoundError, match="topics are: 教育"):
        cut(read(store), Part(topic="交通"))


def test_a_graph_too_large_for_a_page_is_split_by_days(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    later = (
        'article:3 a kg:Article ; schema:headline "后来" ; schema:datePublished "2026-04-01"^^xsd:date ;'
        ' kg:text "苏禾说好。" .',
        'sentence:3-1 a kg:Sentence ; kg:article article:3 ; nif:anchorOf "苏禾说好。" ;'
        " nif:beginIndex 0 ; nif:endIndex 5 .",
        'fact:21 a kg:Statement ; kg:speaker person:苏禾 ; schema:text "好" ; kg:evidence sentence:3-1 .',
    )
    monkeypatch.setattr("kg.view.pages._MOST", 1000)
    monkeypatch.setattr("kg.view.pages._PER_PART", 1000)
    view = render(related(*later), name="g")
    assert [name for name, _ in view.parts] == ["001.html", "002.html"]
    assert 'href="g-parts/001.html"' in view.html and "2026-04-01" in view.html
    (tmp_path / "g-parts").mkdir()
    (tmp_path / "g-parts" / "009.html").write_text("old")
    view.write(tmp_path / "g.html")
    assert sorted(path.name for path in (tmp_path / "g-parts").iterdir()) == ["001.html", "002.html"]
    assert "后来" in (tmp_path / "g-parts" / "002.html").read_text("utf-8")
    assert "后来" not in (tmp_path / "g-parts" / "001.html").read_text("utf-8")


def test_readings_stand_under_every_sound() -> None:
    found = readings(["重庆", "单雄"])
    assert "重" in found["chong"] and "重" in found["zhong"]
    assert "单" in found["shan"] and "单" in found["dan"]
    assert "xiong" in found and "lin" not in found


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


def test_the_command_draws_a_part(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    kg.build_graph([write_pages(tmp_path / "pages", evening=EVENING)], graph=tmp_path / "g")
    whole, near = tmp_path / "all.html", tmp_path / "near.html"
    assert main(["view", "--graph", str(tmp_path / "g"), "-o", str(whole)]) == 0
    assert capsys.readouterr() == (f"{whole}  0.6 MB\n", "")
    assert whole.read_bytes() == (tmp_path / "g" / "graph.html").read_bytes()
    assert main(["view", "--graph", str(tmp_path / "g"), "--around", "清徐县农业农村局", "-o", str(near)]) == 0
    assert near.stat().st_size < whole.stat().st_size
    assert main(["view", "--graph", str(tmp_path / "g"), "--around", "没有的局", "-o", str(near)]) == 2
    assert "holds nothing named 没有的局" in capsys.readouterr().err
    monkeypatch.setattr("kg.view.LARGE", 1000)
    assert main(["view", "--graph", str(tmp_path / "g"), "-o", str(whole)]) == 0
    assert "opens slowly" in capsys.readouterr().err
