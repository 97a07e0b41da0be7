"""Search: words of any length are found, in step with the store in force, whatever was built or killed before."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kg
import kg.build
from kg.cli import main
from kg.errors import GraphError, QueryError
from kg.search import NAME, Found, search, update_index
from kg.search.grams import grams, phrase
from kg.store import PREFIXES, GraphFolder, GraphStore
from tests.small import EVENING, MORNING, write_pages


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("search")
    kg.build_graph([write_pages(home / "pages", morning=MORNING, evening=EVENING)], graph=home / "g")
    return home / "g"


def texts(found: list[Found]) -> list[str]:
    return [one.text for one in found]


def test_sentences_the_newest_first(graph: Path) -> None:
    found = search(graph, ["农资"], type="sentence")
    assert {one.day for one in found} == {"2026-03-06"}
    assert all("农资" in one.text for one in found)
    days = [one.day for one in search(graph, ["月"], type="sentence")]
    assert days == sorted(days, reverse=True) and len(set(days)) == 2


@pytest.mark.parametrize("word", ["造", "造林", "造林面", "新增造林面积2万亩", "2万亩", "０．４" * 9, "口袋公园"])
def test_words_of_any_length(graph: Path, word: str) -> None:
    found = search(graph, [word], type="sentence")
    with sqlite3.connect(graph / NAME) as db:
        every = [row[0] for row in db.execute("SELECT words FROM entry WHERE type = 'sentence'")]
    assert sorted(texts(found)) == sorted(words for words in every if word in words)


def test_all_words_must_be_there(graph: Path) -> None:
    assert search(graph, ["清徐县", "检查"], type="sentence")
    assert not search(graph, ["清徐县", "造林"], type="sentence")


def test_types(graph: Path) -> None:
    assert texts(search(graph, ["李长河"], type="person")) == ["李长河"]
    assert {one.type for one in search(graph, ["太原"])} >= {"place", "sentence"}
    (action,) = search(graph, ["口袋公园"], type="action")
    assert "新建口袋公园" in action.text and action.thing.startswith(PREFIXES["action"])
    (said,) = search(graph, ["质量追溯"], type="statement")
    assert said.text.startswith("周立田表示：") and said.headline == "清徐县开展春耕农资检查"


def test_names_that_are_the_word_come_first(graph: Path) -> None:
    assert search(graph, ["清徐县"])[0].thing == PREFIXES["place"] + "山西省-太原市-清徐县"


def test_days(graph: Path) -> None:
    assert not search(graph, ["农资"], until="2026-03-05")
    assert search(graph, ["农资"], since="2026-03-06", until="2026-03-06")
    assert not search(graph, ["造林"], since="2026-03-06")
    assert not search(graph, ["李长河"], type="person", since="2026-03-06")


def test_what_cannot_be_searched(graph: Path, tmp_path: Path, capsys) -> None:
    with pytest.raises(QueryError, match="nothing to search for"):
        search(graph, ["，。"])
    with pytest.raises(GraphError, match="no such folder"):
        search(tmp_path / "nowhere", ["x"])
    pages = write_pages(tmp_path / "pages", evening=EVENING)
    kg.build_graph([pages], graph=tmp_path / "g")
    for data in (b"nonsense" * 200, None):
        (tmp_path / "g" / NAME).unlink()
        if data:
            (tmp_path / "g" / NAME).write_bytes(data)
        assert main(["search", "农资", "--graph", str(tmp_path / "g")]) == 2
        assert "build" in capsys.readouterr().err
    assert kg.build_graph([pages], graph=tmp_path / "g").changed
    assert search(tmp_path / "g", ["农资"])


def test_the_command(graph: Path, capsys) -> None:
    assert main(["search", "农资", "检查", "--graph", str(graph), "--time"]) == 0
    out, err = capsys.readouterr()
    assert "清徐县开展春耕农资检查" in out and " ms" in err
    assert main(["search", "检查", "--type", "sentence", "--format", "csv", "--graph", str(graph)]) == 0
    assert capsys.readouterr().out.startswith("type,day,text,article,thing\nsentence,2026-03-06,")
    assert main(["search", "李长河", "--format", "json", "--graph", str(graph)]) == 0
    first = json.loads(capsys.readouterr().out)["results"]["bindings"][0]
    assert first["text"] == {"type": "literal", "value": "李长河"}


def test_a_killed_build_leaves_the_index_of_the_store_in_force(tmp_path: Path, monkeypatch) -> None:
    pages = write_pages(tmp_path / "pages", morning=MORNING)
    kg.build_graph([pages], graph=tmp_path / "g")
    before = search(tmp_path / "g", ["3月"])
    (pages / "morning.md").unlink()
    write_pages(pages, evening=EVENING)

    def dies(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(GraphFolder, "publish", dies)
        with pytest.raises(KeyboardInterrupt):
            kg.build_graph([pages], graph=tmp_path / "g")
    assert search(tmp_path / "g", ["3月"]) == before
    kg.build_graph([pages], graph=tmp_path / "g")
    assert {one.file for one in search(tmp_path / "g", ["3月"])} == {"evening.md"}


# ---------------------------------------------------------------- laws

characters = st.text(st.sampled_from("大气污染PM2.5,。 ｐ亩"), max_size=12)


@settings(max_examples=200, deadline=None)
@given(characters, characters.filter(lambda word: word.isalnum()))
def test_a_phrase_finds_exactly_the_texts_that_hold_it(text: str, word: str) -> None:
    with sqlite3.connect(":memory:") as db:
        db.execute("CREATE VIRTUAL TABLE t USING fts5(g, content='', tokenize='unicode61 remove_diacritics 0')")
        db.execute("INSERT INTO t(rowid, g) VALUES (1, ?)", (grams(text),))
        found = db.execute("SELECT count(*) FROM t WHERE t MATCH ?", (phrase(word),)).fetchone()[0]
    same_width = str.maketrans({"ｐ": "p"})
    assert bool(found) == (word.lower().translate(same_width) in text.lower().translate(same_width))


contents = st.dictionaries(st.sampled_from("abcd"), st.lists(st.sampled_from(["造林", "修路", "办学"]), max_size=3))


@settings(max_examples=40, deadline=None)
@given(st.lists(contents, min_size=1, max_size=5), st.booleans())
def test_any_history_finds_what_a_fresh_index_finds(tmp_path_factory, history, kill: bool) -> None:
    home = tmp_path_factory.mktemp("index")
    for number, graphs in enumerate(history, 1):
        update(home / "old", graphs, number)
        if kill:
            update(home / "old", {"a": ["没有"], "z": ["没有"]}, number + 1)  # and then not put in force
            for word in ("造林", "修路", "办学", "没有"):
                publish(home / "old", number)
                assert bool(search(home / "old", [word])) == any(word in said for said in graphs.values())
                assert counted(search(home / "old", [word])) == articles(graphs, word, {})
    publish(home / "old", len(history))
    update(home / "new", history[-1], 1)
    publish(home / "new", 1)
    for word in ("造林", "修路", "办学"):
        for span in SPANS:
            found = search(home / "old", [word], number=99, **span)
            assert found == search(home / "new", [word], number=99, **span)
            assert counted(found) == articles(history[-1], word, span)


DAYS = {"a": "2026-01-31", "b": "2026-02-01", "c": "2026-04-30", "d": ""}
SPANS: tuple[dict[str, str], ...] = (
    *({}, {"since": "2026-01-31"}, {"since": "2026-02-01", "until": "2026-03-01"}, {"until": "2026-02-01"}),
    *({"since": "2026-01-31", "until": "2026-01-31"}, {"since": "2026-01-02", "until": "2026-04-30"}),
)


def counted(found: list[Found]) -> int:
    return sum(one.articles for one in found if one.type == "place")


def articles(graphs: dict[str, list[str]], word: str, span: dict[str, str]) -> int:
    """In how many articles of a span of days a word is named."""
    days = [DAYS[name] for name, said in graphs.items() if word in said]
    return sum(span.get("since", "") <= day <= span.get("until", "9999") for day in days)


def update(folder: Path, graphs: dict[str, list[str]], generation: int) -> None:
    folder.mkdir(exist_ok=True)
    store, told = GraphStore(), {}
    for name, said in graphs.items():
        iri = PREFIXES["article"] + name
        lines = [f'<{iri}/{n}> <{PREFIXES["nif"]}anchorOf> "{words}{n}" <{iri}> .' for n, words in enumerate(said)]
        lines += [f"<{iri}/{n}> <{PREFIXES['rdf']}type> <{PREFIXES['kg']}Sentence> <{iri}> ." for n in range(len(said))]
        lines += [line for word in dict.fromkeys(said) for line in place(word, iri)]
        if day := DAYS.get(name):
            lines += [
                f"<{iri}> <{PREFIXES['rdf']}type> <{PREFIXES['kg']}Article> <{iri}> .",
                f'<{iri}> <{PREFIXES["schema"]}datePublished> "{day}"^^<{PREFIXES["xsd"]}date> <{iri}> .',
            ]
        store.replace(iri, "\n".join(lines).encode())
        told[iri] = "".join(said)
    update_index(folder, store, told, "recipe", generation)


def place(word: str, graph: str) -> tuple[str, str]:
    iri = PREFIXES["place"] + word
    return (
        f"<{iri}> <{PREFIXES['rdf']}type> <{PREFIXES['kg']}Place> <{graph}> .",
        f'<{iri}> <{PREFIXES["skos"]}prefLabel> "{word}"@zh <{graph}> .',
    )


def publish(folder: Path, generation: int) -> None:
    found = GraphFolder(folder)
    GraphStore(found.store(generation)).flush()
    found.publish(generation)
