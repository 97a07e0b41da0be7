"""The README says what is so: its commands, options, queries and programs run, and its triples are in the graph."""

from __future__ import annotations

import contextlib
import io
import re
import shlex
from pathlib import Path

import pyoxigraph as ox
import pytest

import kg
from kg.cli import main
from kg.query import answer
from kg.store import PREFIXES, GraphFolder

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = [(match[1], match[2]) for match in re.finditer(r"^```(\w+)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)]


def blocks(language: str) -> list[str]:
    return [text for name, text in BLOCKS if name == language]


def kg_commands() -> list[str]:
    """Every line of a shell block that calls kg, without the path of its environment."""
    lines = "\n".join(blocks("sh")).splitlines()
    calls = (part.strip() for line in lines for part in re.split(r"\s&&\s", line.split("  #")[0]))
    found = (re.match(r"(?:\.venv/bin/)?kg (.+)$", call) for call in calls)
    return [match[1] for match in found if match]


@pytest.fixture(scope="module")
def home(tmp_path_factory) -> Path:
    """A folder with the seeds and their graph, as after the README's first command."""
    home = tmp_path_factory.mktemp("readme")
    (home / "seeds").symlink_to(ROOT / "seeds")
    (home / "tests").symlink_to(ROOT / "tests")
    kg.build_graph([home / "seeds"], graph=home / "graph")
    return home


def test_there_are_commands_to_test() -> None:
    assert {command.split()[0] for command in kg_commands()} >= {
        "build",
        "query",
        "export",
        "relations",
        "path",
        "evaluate",
    }
    assert blocks("python") and blocks("sparql") and blocks("turtle")


@pytest.mark.parametrize("command", kg_commands())
def test_commands_run(command: str, home: Path, monkeypatch, capsys) -> None:
    monkeypatch.chdir(home)
    assert main(shlex.split(command)) == 0
    out, _ = capsys.readouterr()
    assert out or " -o " in command


@pytest.mark.parametrize("number", range(len(blocks("sparql"))))
def test_queries_have_answers(number: int, home: Path) -> None:
    rows = list(answer(GraphFolder(home / "graph").open(), blocks("sparql")[number], "csv"))
    assert len("".join(rows).splitlines()) > 1


@pytest.mark.parametrize("number", range(len(blocks("python"))))
def test_programs_run(number: int, home: Path, monkeypatch) -> None:
    monkeypatch.chdir(home)
    with contextlib.redirect_stdout(io.StringIO()) as said:
        exec(compile(blocks("python")[number], "README.md", "exec"), {})
    assert said.getvalue()


def test_the_sentence_gives_the_triples(tmp_path: Path) -> None:
    """The first block of text is a page; each triple of the first block of Turtle is in its graph."""
    (tmp_path / "page.md").write_text(blocks("text")[0], encoding="utf-8")
    kg.build_graph([tmp_path / "page.md"], graph=tmp_path / "g")
    store = GraphFolder(tmp_path / "g").open()
    prefixes = "".join(f"@prefix {name}: <{base}> .\n" for name, base in PREFIXES.items())
    patterns: dict[str, list[ox.Triple]] = {}
    for quad in ox.parse(prefixes + blocks("turtle")[0], format=ox.RdfFormat.TURTLE):
        patterns.setdefault(str(quad.subject), []).append(quad.triple)
    for subject, triples in patterns.items():
        body = " ".join(f"{_variable(t.subject)} {t.predicate} {_variable(t.object)} ." for t in triples)
        assert bool(store.query(f"ASK {{ {body} }}")), f"the graph does not state {subject}: {body}"


def _variable(term: object) -> str:
    """Facts are named by digests, which the README leaves out: blank nodes there, any node here."""
    return f"?b{str(term)[2:]}" if isinstance(term, ox.BlankNode) else str(term)


def test_the_files_that_it_names_exist() -> None:
    for target in re.findall(r"\]\((?!https?:|#)([^)]+)\)", README):
        assert (ROOT / target).exists(), target


def test_the_commands_that_it_promises_are_those_of_ci() -> None:
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    install = "\n".join(blocks("sh"))
    assert "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/kg build seeds" in install
    assert ".venv/bin/pip install '.[test]' && .venv/bin/python -m pytest" in install
    for part in ("-m venv", "install --quiet .", "build seeds", "-m pytest", "ruff", "mypy"):
        assert part in ci
