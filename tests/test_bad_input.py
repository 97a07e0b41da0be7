"""Bad input: a clear message with the file's name, the exit code of the README, no traceback, nothing half-written."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import kg
from kg.cli import main
from tests.small import EVENING, MORNING, write_pages

BAD_PAGES = {
    "empty.txt": (b"", "is empty"),
    "blank.txt": (b" \n\n\t\n", "is empty"),
    "binary.txt": (bytes(range(256)) * 20, "binary"),
    "utf16.txt": (MORNING.encode("utf-16"), "UTF-16"),
    "mixed.txt": (MORNING.encode() + "造林".encode("gb18030") + b"\xff\xff\n", "neither UTF-8 nor GB18030"),
    "english.md": (b"# Release notes\n\nThis file is no newspaper page at all.\n" * 20, "no newspaper"),
    "unclosed.md": (b"---\ndate: 2026-03-05\n\n" + MORNING[60:].encode(), "front matter"),
    "broken.md": (b"---\ndate: [2026\n---\n" + MORNING.encode(), "front matter"),
    "no-day.md": (b"---\ndate: 2026-02-30\n---\n" + MORNING.encode(), "front matter"),
}


def build(*paths: Path, graph: Path, capsys) -> tuple[int, str, str]:
    code = main(["build", *map(str, paths), "--graph", str(graph)])
    out, err = capsys.readouterr()
    assert "Traceback" not in out + err
    return code, out, err


@pytest.mark.parametrize("name", BAD_PAGES)
def test_a_bad_page_is_named_and_the_rest_is_built(name: str, tmp_path, capsys) -> None:
    data, reason = BAD_PAGES[name]
    pages = write_pages(tmp_path / "pages", morning=MORNING)
    (pages / name).write_bytes(data)
    code, out, err = build(pages, graph=tmp_path / "g", capsys=capsys)
    assert code == 1
    assert name in err and reason in err
    assert "2 articles" in out
    assert (tmp_path / "g" / "graph.ttl").exists()


@pytest.mark.parametrize("name", BAD_PAGES)
def test_nothing_readable_makes_no_graph(name: str, tmp_path, capsys) -> None:
    (tmp_path / name).write_bytes(BAD_PAGES[name][0])
    code, out, err = build(tmp_path / name, graph=tmp_path / "g", capsys=capsys)
    assert code == 1 and name in err
    assert "Nothing could be read" in out
    assert not (tmp_path / "g").exists()


def test_the_line_of_broken_front_matter_is_named(tmp_path, capsys) -> None:
    (tmp_path / "page.md").write_text("---\nnewspaper: 临河日报\ndate: soon\n---\n" + EVENING, encoding="utf-8")
    assert "page.md:3" in build(tmp_path / "page.md", graph=tmp_path / "g", capsys=capsys)[2]


def test_what_stood_stays_when_nothing_can_be_read(tmp_path, capsys) -> None:
    pages = write_pages(tmp_path / "pages", morning=MORNING)
    build(pages, graph=tmp_path / "g", capsys=capsys)
    before = (tmp_path / "g" / "graph.ttl").read_bytes()
    (pages / "morning.md").write_bytes(b"")
    assert build(pages, graph=tmp_path / "g", capsys=capsys)[0] == 1
    assert (tmp_path / "g" / "graph.ttl").read_bytes() == before


def test_a_second_build_names_the_bad_page_again(tmp_path, capsys) -> None:
    pages = write_pages(tmp_path / "pages", morning=MORNING)
    (pages / "empty.txt").write_bytes(b"")
    build(pages, graph=tmp_path / "g", capsys=capsys)
    code, out, err = build(pages, graph=tmp_path / "g", capsys=capsys)
    assert code == 1 and "empty.txt" in err and "Nothing has changed" in out


def test_a_ragged_table_is_built_and_reported(tmp_path, capsys) -> None:
    table = "\n## 各县(区)造林进度\n\n|县区|任务(亩)|完成(亩)|\n|---|---|---|\n"
    table += "|小店区|300|120|\n|清徐县|500|\n|阳曲县|700|300|9|\n"
    pages = write_pages(tmp_path / "pages", morning=MORNING + table)
    code, out, _ = build(pages, graph=tmp_path / "g", capsys=capsys)
    assert code == 0
    assert "ragged" in out


def test_paths_that_are_none(tmp_path, capsys) -> None:
    code, _, err = build(tmp_path / "nowhere", graph=tmp_path / "g", capsys=capsys)
    assert code == 2 and "nowhere" in err and "does not exist" in err
    (tmp_path / "empty").mkdir()
    code, _, err = build(tmp_path / "empty", graph=tmp_path / "g", capsys=capsys)
    assert code == 1 and "holds no page" in err
    assert not (tmp_path / "g").exists()


def test_folders_that_cannot_be_the_graph(tmp_path, capsys) -> None:
    pages = write_pages(tmp_path / "pages", morning=MORNING)
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    for graph, reason in ((tmp_path / "file", "is a file"), (tmp_path / "file" / "g", "cannot be used")):
        code, _, err = build(pages, graph=graph, capsys=capsys)
        assert code == 2 and reason in err
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.doc").write_text("mine", encoding="utf-8")
    code, _, err = build(pages, graph=tmp_path / "full", capsys=capsys)
    assert code == 2 and "is not empty" in err
    assert [entry.name for entry in (tmp_path / "full").iterdir()] == ["letter.doc"]


def test_the_pages_themselves_are_no_graph(tmp_path, capsys) -> None:
    pages = write_pages(tmp_path / "pages", morning=MORNING)
    assert build(pages, graph=pages, capsys=capsys)[0] == 2


@pytest.mark.parametrize("command", [["query", "ASK {}"], ["export"], ["relations"], ["path", "太原市", "小店区"]])
def test_commands_on_no_graph(command: list[str], tmp_path, capsys) -> None:
    for graph in (tmp_path, tmp_path / "nowhere"):
        assert main([*command, "--graph", str(graph)]) == 2
        out, err = capsys.readouterr()
        assert out == "" and str(graph) in err and "kg build" in err


@pytest.mark.parametrize("query", ["SELECT * WHERE {", "nonsense", "", "SELECT ?x { ?x nix:nix ?y }"])
def test_a_query_that_does_not_parse(query: str, tmp_path, capsys) -> None:
    build(write_pages(tmp_path / "pages", morning=MORNING), graph=tmp_path / "g", capsys=capsys)
    assert main(["query", query, "--graph", str(tmp_path / "g")]) == 2
    out, err = capsys.readouterr()
    assert out == "" and err.startswith("kg query: line 1: ")


def test_a_ragged_row_is_named_with_its_line(tmp_path: Path) -> None:
    """A row with a cell too few is reported where it stands; the rows that can be read are."""
    page = tmp_path / "ragged.md"
    page.write_text(
        "# 全市空气质量情况\n\n**本报讯** 现将上周全市空气质量主要指标通报如下,请各县区对照检查,抓好整改落实。\n\n"
        "县区\t综合指数\tPM10\n迎泽区\t7.1\t103\n小店区\t8.2\n\n市生态环境局提出,今年将新建监测站12个。 (李明)\n",
        encoding="utf-8",
    )
    report = kg.build_graph([page], graph=tmp_path / "g", options=kg.Front(home="太原市", date="2026-02-03"))
    assert [(issue.file, issue.line, issue.what) for issue in report.issues] == [("ragged.md", 7, "ragged-row")]
    assert dict(report.facts)["observations"] == 2


def test_a_store_that_lost_a_file_is_said_to_have(tmp_path, seeds_graph, capsys) -> None:
    for number, asked in enumerate((["query", "SELECT * { ?s ?p ?o }"], ["export"], ["validate"], ["search", "小区"])):
        graph = tmp_path / str(number)
        shutil.copytree(seeds_graph, graph)
        for file in graph.glob("store-*/*.sst"):
            file.unlink()
        (graph / "search.sqlite").write_bytes(b"x" * 4096)
        where = [str(graph)] if asked[0] == "validate" else ["--graph", str(graph)]
        assert main([*asked, *where]) == 2
        _, err = capsys.readouterr()
        assert "Traceback" not in err
        assert len(err.splitlines()) == 1
