"""The command: exit codes, data on stdout, words on stderr, Chinese under any locale."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

import kg
from kg.cli import main
from tests.small import EVENING, MORNING, write_pages


@pytest.fixture(scope="module")
def home(tmp_path_factory) -> Path:
    home = tmp_path_factory.mktemp("cli")
    kg.build_graph([write_pages(home / "pages", morning=MORNING, evening=EVENING)], graph=home / "graph")
    return home


def run(*arguments: str, capsys) -> tuple[int, str, str]:
    try:
        code = main(arguments)
    except SystemExit as exit:
        code = int(exit.code or 0)
    out, err = capsys.readouterr()
    assert "Traceback" not in err
    return code, out, err


def test_kg_alone_prints_help(capsys) -> None:
    code, out, _ = run(capsys=capsys)
    assert code == 0
    for command in ("build", "query", "export", "relations", "path", "evaluate", "validate"):
        assert command in out


def test_version(capsys) -> None:
    assert run("--version", capsys=capsys)[:2] == (0, f"kg {kg.__version__}\n")


def test_the_version_is_the_packages() -> None:
    import tomllib

    project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == kg.__version__


@pytest.mark.parametrize(
    "wrong",
    [
        ("build",),
        ("nonsense",),
        ("query",),
        ("query", "SELECT * { ?s ?p ?o }", "--example", "posts"),
        ("export", "--format", "word"),
        ("build", "x", "--date", "3 February"),
        ("relations", "-n", "0"),
        ("evaluate",),
        ("evaluate", "facts"),
        ("evaluate", "names"),
        ("evaluate", "names", "no-such-file.jsonl"),
        ("evaluate", "names", "tests/gold/names.jsonl", "--convention", "nobody"),
    ],
    ids=" ".join,
)
def test_wrong_use_is_2(wrong: tuple[str, ...], capsys) -> None:
    code, _, err = run(*wrong, capsys=capsys)
    assert code == 2
    assert "kg" in err


def test_build_says_what_it_did_and_what_next(tmp_path, capsys) -> None:
    pages = write_pages(tmp_path / "pages", morning=MORNING, evening=EVENING)
    code, out, err = run("build", str(pages), "--graph", str(tmp_path / "g"), capsys=capsys)
    assert (code, err) == (0, "")
    assert "3 articles from 2 files" in out
    assert "places" in out
    assert "graph.html" in out and "kg query" in out
    code, out, _ = run("build", str(pages), "--graph", str(tmp_path / "g"), capsys=capsys)
    assert code == 0
    assert "Nothing has changed" in out
    code, out, _ = run("build", str(pages / "morning.md"), "--graph", str(tmp_path / "g"), capsys=capsys)
    assert "1 dropped" in out


def test_query_formats(home: Path, capsys) -> None:
    graph = ("--graph", str(home / "graph"))
    question = "SELECT ?file ?headline { ?a dcterms:source ?file ; schema:headline ?headline } ORDER BY ?headline"
    code, out, _ = run("query", question, *graph, capsys=capsys)
    assert code == 0
    assert out.splitlines()[0].split() == ["file", "headline"]
    assert "小店区改造老旧小区" in out
    _, out, _ = run("query", question, "--format", "csv", *graph, capsys=capsys)
    rows = list(csv.reader(io.StringIO(out)))
    assert rows[0] == ["file", "headline"] and len(rows) == 4
    _, out, _ = run("query", question, "--format", "json", *graph, capsys=capsys)
    answer = json.loads(out)
    assert answer["head"]["vars"] == ["file", "headline"]
    assert answer["results"]["bindings"][0]["file"] == {"type": "literal", "value": rows[1][0]}
    code, _, err = run("query", question, "--format", "ttl", *graph, capsys=capsys)
    assert code == 2 and "CONSTRUCT" in err


def test_query_construct_and_ask(home: Path, capsys) -> None:
    graph = ("--graph", str(home / "graph"))
    construct = "CONSTRUCT { ?a schema:headline ?h } WHERE { ?a schema:headline ?h }"
    _, out, _ = run("query", construct, *graph, capsys=capsys)
    assert out.startswith("@prefix") and out.count("schema:headline") == 3
    _, out, _ = run("query", construct, "--format", "csv", *graph, capsys=capsys)
    assert out.splitlines()[0] == "subject,predicate,object"
    assert run("query", "ASK { ?a a kg:Article }", *graph, capsys=capsys)[1] == "true\n"
    assert (
        json.loads(run("query", "ASK { ?a a kg:Nix }", "--format", "json", *graph, capsys=capsys)[1])["boolean"]
        is False
    )


def test_query_from_file_and_stdin(home: Path, tmp_path, capsys, monkeypatch) -> None:
    graph = ("--graph", str(home / "graph"))
    question = "SELECT (COUNT(?a) AS ?n) { ?a a kg:Article }"
    (tmp_path / "q.rq").write_text(question, encoding="utf-8")
    assert run("query", "-f", str(tmp_path / "q.rq"), "--format", "csv", *graph, capsys=capsys)[1] == "n\n3\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(question.encode())))
    assert run("query", "-", "--format", "csv", *graph, capsys=capsys)[1] == "n\n3\n"
    code, _, err = run("query", "-f", str(tmp_path / "none.rq"), *graph, capsys=capsys)
    assert code == 2 and "none.rq" in err


def test_examples(home: Path, capsys) -> None:
    code, out, _ = run("query", "--list", "--graph", "nowhere", capsys=capsys)
    assert code == 0 and "articles" in out and "谁说了什么" in out
    for name in (line.split()[0] for line in out.splitlines() if not line.startswith(" ")):
        assert run("query", "--example", name, "--graph", str(home / "graph"), capsys=capsys)[0] == 0
    code, _, err = run("query", "--example", "nix", "--graph", str(home / "graph"), capsys=capsys)
    assert code == 2 and "articles" in err


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { service silent ?x { ?s ?p ?o } }",
        "SELECT * { ?s ?p 1SERVICE<http://127.0.0.1:9/>{ ?s ?p ?o } }",
        "SELECT * { SERVICE # far away\n <http://127.0.0.1:9/> { ?s ?p ?o } }",
        r"SELECT * { \u0053ERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { ?a ?p ?b FILTER(?a<b:c#>'''\n) SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } #'''\n }",
        "PREFIX : <http://127.0.0.1/> SELECT * { SERVICE:9 { ?s ?p ?o } }",
    ],
)
def test_service_is_refused(query: str, home: Path, capsys) -> None:
    code, out, err = run("query", query, "--graph", str(home / "graph"), capsys=capsys)
    assert (code, out) == (2, "")
    assert "SERVICE is refused" in err


def test_what_only_looks_like_service_is_answered(home: Path, capsys) -> None:
    query = "PREFIX ex: <http://ex/> SELECT ?service { ?service ex:service ?o . FILTER(CONTAINS(?o, 'service')) }"
    assert run("query", query, "--graph", str(home / "graph"), capsys=capsys)[0] == 0


@pytest.mark.parametrize(
    "update", ["INSERT DATA { <a> <b> <c> }", "DROP ALL", "LOAD <http://127.0.0.1:9/>", "CLEAR ALL"]
)
def test_update_is_no_query(update: str, home: Path, capsys) -> None:
    before = run("export", "--graph", str(home / "graph"), capsys=capsys)
    assert run("query", update, "--graph", str(home / "graph"), capsys=capsys)[0] == 2
    assert run("export", "--graph", str(home / "graph"), capsys=capsys) == before


def test_export_to_file_and_stdout(home: Path, tmp_path, capsysbinary) -> None:
    for form in ("turtle", "trig", "nquads", "ntriples", "jsonld"):
        target = tmp_path / form
        assert main(["export", "--format", form, "-o", str(target), "--graph", str(home / "graph")]) == 0
        assert main(["export", "--format", form, "--graph", str(home / "graph")]) == 0
        assert capsysbinary.readouterr().out == target.read_bytes()
    assert (tmp_path / "turtle").read_bytes() == (home / "graph" / "graph.ttl").read_bytes()


def test_relations_and_path(home: Path, capsys) -> None:
    assert run("relations", "-n", "3", "--graph", str(home / "graph"), capsys=capsys)[0] == 0
    code, out, _ = run("path", "清徐县", "清徐县农业农村局", "--graph", str(home / "graph"), capsys=capsys)
    assert code == 0 and "清徐县农业农村局" in out
    code, _, err = run("path", "清徐县", "火星人", "--graph", str(home / "graph"), capsys=capsys)
    assert code == 2 and "火星人" in err


def test_evaluate_against_another_graph(home: Path, capsys) -> None:
    graph = str(home / "graph")
    code, out, _ = run("evaluate", "facts", "--against", graph, "--graph", graph, capsys=capsys)
    assert code == 0 and "gained 0, lost 0" in out


LOCALES = [
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"LC_ALL": "C.UTF-8", "PYTHONIOENCODING": "ascii"},
    {"LC_ALL": "POSIX", "PYTHONIOENCODING": "gbk"},
]


@pytest.mark.parametrize("locale", LOCALES, ids=lambda locale: " ".join(locale.values()))
def test_chinese_under_any_locale(home: Path, tmp_path, locale: dict[str, str]) -> None:
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "PYTHON"))}
    pages = write_pages(tmp_path / "版面", 早报=MORNING)
    command = [sys.executable, "-m", "kg.cli"]
    built = subprocess.run(
        [*command, "build", str(pages), "--home", "太原市", "--graph", str(tmp_path / "图")],
        capture_output=True,
        env=environment | locale,
        cwd=Path(__file__).parents[1],
        check=False,
    )
    assert (built.returncode, built.stderr) == (0, b"")
    question = 'SELECT ?file { ?a dcterms:source ?file ; schema:headline ?h FILTER(CONTAINS(?h, "老旧小区")) }'
    asked = subprocess.run(
        [*command, "query", question, "--format", "csv", "--graph", str(tmp_path / "图")],
        capture_output=True,
        env=environment | locale,
        cwd=Path(__file__).parents[1],
        check=False,
    )
    assert (asked.returncode, asked.stdout.decode("utf-8")) == (0, "file\n早报.md\n")
    assert "图/graph.html" in built.stdout.decode("utf-8")


def test_a_reader_that_stops_early_is_no_error(home: Path) -> None:
    query = f"query 'SELECT * {{ ?s ?p ?o }}' --format csv --graph '{home / 'graph'}'"
    command = f"{sys.executable} -m kg.cli {query} | head -n 1"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_import_costs_little() -> None:
    code = "import time; a = time.process_time(); import kg; print(time.process_time() - a)"
    spent = min(float(subprocess.check_output([sys.executable, "-c", code])) for _ in range(3))
    assert spent < 0.1


def test_progress_is_shown_on_a_terminal_only(tmp_path, capsys, monkeypatch) -> None:
    pages = write_pages(tmp_path / "pages", morning=MORNING)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    started = time.monotonic()
    assert main(["build", str(pages), "--graph", str(tmp_path / "g")]) == 0
    assert "reading 2/2" in capsys.readouterr().err
    assert time.monotonic() - started < 30
