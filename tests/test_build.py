"""The build: incremental, atomic, and the same bytes whatever the history."""

from __future__ import annotations

import gc
import random
import shutil
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kg
import kg.build
import kg.engine
from kg.errors import GraphError, InputError
from kg.ledger import Ledger
from kg.model import Front, LineKind, Quantity, Sentence, Thing
from kg.model import Kind as ThingKind
from kg.record import decode, encode
from kg.tagger.crf import CrfTagger
from tests.small import EVENING, MORNING, write_pages


def turtle(folder: Path) -> bytes:
    return (folder / "graph.ttl").read_bytes()


def dump(folder: Path) -> bytes:
    from kg.store import GraphFolder

    return GraphFolder(folder).open().nquads()


def test_a_build_gives_store_turtle_and_view(tmp_path) -> None:
    pages = write_pages(tmp_path / "pages", morning=MORNING, evening=EVENING)
    report = kg.build_graph([pages], graph=tmp_path / "g")
    assert (report.changed, report.files, report.articles) == (True, 2, 3)
    assert not report.unread
    assert report.triples > 100
    assert {entry.name for entry in (tmp_path / "g").iterdir()} == {
        *("graph.html", "graph.json", "graph.ttl", "ledger.sqlite", "search.sqlite", "store-1"),
    }
    assert dict(report.things)["places"] > 0


def test_nothing_changed_does_nothing(tmp_path) -> None:
    pages = write_pages(tmp_path / "pages", morning=MORNING)
    first = kg.build_graph([pages], graph=tmp_path / "g")
    stamps = {entry: entry.stat().st_mtime_ns for entry in (tmp_path / "g").iterdir() if entry.suffix != ".sqlite"}
    second = kg.build_graph([pages], graph=tmp_path / "g")
    assert not second.changed
    assert (second.articles, second.things) == (first.articles, first.things)
    assert stamps == {entry: entry.stat().st_mtime_ns for entry in stamps}


def test_a_lost_view_is_made_again(tmp_path) -> None:
    pages = write_pages(tmp_path / "pages", morning=MORNING)
    kg.build_graph([pages], graph=tmp_path / "g")
    (tmp_path / "g" / "graph.html").unlink()
    assert kg.build_graph([pages], graph=tmp_path / "g").changed
    assert (tmp_path / "g" / "graph.html").exists()


def test_only_new_articles_are_read_again(tmp_path, monkeypatch) -> None:
    pages = write_pages(tmp_path / "pages", morning=MORNING)
    kg.build_graph([pages], graph=tmp_path / "g")
    read: list[str] = []
    original = kg.engine.read_article

    def counted(article, front, *, tagger):
        read.append(article.headline)
        return original(article, front, tagger=tagger)

    monkeypatch.setattr(kg.engine, "read_article", counted)
    write_pages(pages, evening=EVENING)
    report = kg.build_graph([pages], graph=tmp_path / "g")
    assert len(read) == 1
    assert (report.added, report.dropped) == (1, 0)


def test_the_graph_holds_exactly_the_paths_given(tmp_path) -> None:
    pages = write_pages(tmp_path / "pages", morning=MORNING, evening=EVENING)
    kg.build_graph([pages], graph=tmp_path / "g")
    report = kg.build_graph([pages / "morning.md"], graph=tmp_path / "g")
    assert report.dropped == 1
    kg.build_graph([pages / "morning.md"], graph=tmp_path / "fresh")
    assert dump(tmp_path / "g") == dump(tmp_path / "fresh")


@settings(max_examples=6, deadline=None)
@given(st.lists(st.sampled_from(["morning", "evening", "changed", "gone"]), min_size=1, max_size=4))
def test_any_history_gives_the_graph_of_a_fresh_build(tmp_path_factory, history: list[str]) -> None:
    home = tmp_path_factory.mktemp("history")
    pages = write_pages(home / "pages", always=EVENING.replace("03-06", "03-07"))
    for step in history:
        texts = {"morning": MORNING, "evening": EVENING, "changed": MORNING.replace("40个", "50个")}
        if step == "gone":
            (pages / "morning.md").unlink(missing_ok=True)
        else:
            write_pages(pages, **{"evening" if step == "evening" else "morning": texts[step]})
        kg.build_graph([pages], graph=home / "g")
    kg.build_graph([pages], graph=home / "fresh")
    assert dump(home / "g") == dump(home / "fresh")
    assert turtle(home / "g") == turtle(home / "fresh")


def test_the_order_of_files_is_irrelevant(tmp_path) -> None:
    pages = write_pages(tmp_path / "pages", a=MORNING, b=EVENING, c=MORNING.replace("03-05", "03-09"))
    files = sorted(pages.iterdir())
    kg.build_graph(files, graph=tmp_path / "one")
    random.Random(7).shuffle(files)
    kg.build_graph(files, graph=tmp_path / "other")
    assert turtle(tmp_path / "one") == turtle(tmp_path / "other")


def test_worker_processes_change_no_byte(tmp_path, monkeypatch) -> None:
    pages = write_pages(tmp_path / "pages", a=MORNING, b=EVENING, c=MORNING.replace("03-05", "03-09"))
    kg.build_graph([pages], graph=tmp_path / "alone")
    monkeypatch.setattr(kg.engine, "BATCH", 1)
    monkeypatch.setattr(kg.engine, "_WORTH", 2)
    kg.build_graph([pages], graph=tmp_path / "shared", jobs=2)
    assert turtle(tmp_path / "shared") == turtle(tmp_path / "alone")


@pytest.mark.parametrize("collects", [True, False])
def test_no_garbage_is_looked_for_during_a_build_and_afterwards_as_before(tmp_path, collects: bool) -> None:
    met: list[bool] = []

    class Watched(CrfTagger):
        def tag(self, sentences):
            met.append(gc.isenabled())
            return super().tag(sentences)

    pages = write_pages(tmp_path / "pages", morning=MORNING)
    (gc.enable if collects else gc.disable)()
    try:
        kg.build_graph([pages], graph=tmp_path / "g", tagger=Watched())
        built = gc.isenabled()
        with pytest.raises(InputError):
            kg.build_graph([tmp_path / "nowhere"], graph=tmp_path / "g")
        refused = gc.isenabled()
    finally:
        gc.enable()
    assert met and not any(met)
    assert (built, refused) == (collects, collects)


def test_a_line_that_breaks_the_tagger_costs_its_own_article_only(tmp_path) -> None:
    class Fragile(CrfTagger):
        def tag(self, sentences):
            if any("老旧小区" in sentence for sentence in sentences):
                raise ValueError("a line it cannot take")
            return super().tag(sentences)

    pages = write_pages(tmp_path / "pages", morning=MORNING, evening=EVENING)
    report = kg.build_graph([pages], graph=tmp_path / "g", tagger=Fragile())
    assert report.articles == 2
    (broken,) = report.unread
    assert "a line it cannot take" in broken.reason


def test_one_broken_article_stops_nothing(tmp_path, monkeypatch) -> None:
    pages = write_pages(tmp_path / "pages", morning=MORNING, evening=EVENING)
    original = kg.engine.read_article

    def breaks(article, front, *, tagger):
        if "老旧小区" in article.text:
            raise RuntimeError("a rule broke")
        return original(article, front, tagger=tagger)

    monkeypatch.setattr(kg.engine, "read_article", breaks)
    report = kg.build_graph([pages], graph=tmp_path / "g")
    assert report.articles == 2
    (broken,) = report.unread
    assert broken.file.startswith("morning.md")
    assert "RuntimeError: a rule broke" in broken.reason


def test_a_build_that_dies_leaves_the_graph_as_it_was(tmp_path, monkeypatch) -> None:
    pages = write_pages(tmp_path / "pages", morning=MORNING)
    kg.build_graph([pages], graph=tmp_path / "g")
    before = dump(tmp_path / "g"), turtle(tmp_path / "g")
    write_pages(pages, evening=EVENING)

    def dies(*_, **__):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(kg.build, "render", dies)
        with pytest.raises(KeyboardInterrupt):
            kg.build_graph([pages], graph=tmp_path / "g")
    assert (dump(tmp_path / "g"), turtle(tmp_path / "g")) == before
    report = kg.build_graph([pages], graph=tmp_path / "g")
    assert report.changed
    assert sorted(entry.name for entry in (tmp_path / "g").glob("store-*")) == ["store-1", "store-2"]


def test_one_writer(tmp_path) -> None:
    pages = write_pages(tmp_path / "pages", morning=MORNING)
    kg.build_graph([pages], graph=tmp_path / "g")
    write_pages(pages, evening=EVENING)
    with Ledger(tmp_path / "g"), pytest.raises(GraphError, match="another kg build is writing there"):
        kg.build_graph([pages], graph=tmp_path / "g")


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), sqlite3.OperationalError("disk is full")])
@pytest.mark.parametrize("where", ["kg.build.render", "kg.build.update_index", "kg.ledger.Ledger.keep"])
def test_a_full_disk_loses_nothing(tmp_path, monkeypatch, error: Exception, where: str) -> None:
    pages = write_pages(tmp_path / "pages", morning=MORNING)
    kg.build_graph([pages], graph=tmp_path / "g")
    before = dump(tmp_path / "g"), turtle(tmp_path / "g")
    write_pages(pages, evening=EVENING)

    def full(*_: object) -> None:
        raise type(error)(*error.args)

    with monkeypatch.context() as patch:
        patch.setattr(where, full)
        with pytest.raises(GraphError, match="still stands"):
            kg.build_graph([pages], graph=tmp_path / "g")
    gc.collect()  # the error's frames hold the store that was not finished
    assert (dump(tmp_path / "g"), turtle(tmp_path / "g")) == before
    assert kg.build_graph([pages], graph=tmp_path / "g").added == 1


@pytest.mark.parametrize("loss", ["gone", "garbage", "other tables"])
def test_a_lost_ledger_costs_a_read_and_no_data(tmp_path, loss: str) -> None:
    pages = write_pages(tmp_path / "pages", morning=MORNING)
    kg.build_graph([pages], graph=tmp_path / "g")
    before = dump(tmp_path / "g")
    ledger = tmp_path / "g" / "ledger.sqlite"
    ledger.unlink()
    if loss == "garbage":
        ledger.write_bytes(b"no database" * 100)
    if loss == "other tables":
        sqlite3.connect(ledger).execute("CREATE TABLE reading (x)")
    assert kg.build_graph([pages], graph=tmp_path / "g").changed
    assert dump(tmp_path / "g") == before


def test_another_recipe_builds_anew(tmp_path, monkeypatch) -> None:
    pages = write_pages(tmp_path / "pages", morning=MORNING)
    kg.build_graph([pages], graph=tmp_path / "g")
    monkeypatch.setattr(kg.build, "recipe", lambda *rooms: "another recipe")
    assert kg.build_graph([pages], graph=tmp_path / "g").changed


def test_files_of_two_folders_keep_names_of_their_own(tmp_path) -> None:
    one = write_pages(tmp_path / "2026" / "a", page=MORNING)
    other = write_pages(tmp_path / "2026" / "b", page=EVENING)
    pages, unread = kg.read_pages([one, other, one / "page.md"])
    assert [page.file for page in pages] == ["a/page.md", "b/page.md"]
    assert not unread
    (page,), _ = kg.read_pages([tmp_path / "2026" / "a"])
    assert page.file == "page.md"
    pages, _ = kg.read_pages([tmp_path / "2026"])
    assert [page.file for page in pages] == ["a/page.md", "b/page.md"]


def test_options_win(tmp_path) -> None:
    pages = write_pages(tmp_path / "pages", morning=MORNING)
    (page,), _ = kg.read_pages([pages], options=Front(home="大同市", date="2026-04-01"))
    assert (page.front.home, page.front.date) == ("大同市", "2026-04-01")
    kg.build_graph([pages], graph=tmp_path / "g")
    assert kg.build_graph([pages], graph=tmp_path / "g", options=Front(home="大同市")).changed


def test_a_dataset_of_rdflib(tmp_path) -> None:
    pages = write_pages(tmp_path / "pages", morning=MORNING)
    report = kg.build_graph([pages], graph=tmp_path / "g")
    dataset = kg.open_graph(tmp_path / "g")
    assert len(dataset.default_graph) == report.triples
    rows = list(dataset.query("SELECT ?a { ?a a kg:Article }"))
    assert len(rows) == report.articles
    shutil.rmtree(tmp_path / "g" / "store-1")
    with pytest.raises(GraphError):
        kg.open_graph(tmp_path / "g")


things = st.builds(Thing, st.sampled_from(ThingKind), st.text(max_size=5))
values = st.recursive(
    st.none() | st.text(max_size=5) | st.integers() | st.booleans() | things | st.decimals(allow_nan=False),
    lambda inner: st.lists(inner, max_size=3).map(tuple),
    max_leaves=8,
)


@given(values)
def test_a_record_gives_back_what_it_holds(value: object) -> None:
    assert decode(encode(value)) == value


def test_a_record_knows_its_classes() -> None:
    sentence = Sentence(1, 2, 3, LineKind.ROW)
    assert decode(encode(sentence)) == sentence
    assert encode(frozenset({"b", "a"})) == encode(frozenset({"a", "b"}))
    with pytest.raises(TypeError):
        encode([Quantity])
    with pytest.raises(ValueError, match="unknown class"):
        decode(b'["os.system", "true"]')
