"""No query, file or store, however malformed, gives a traceback: ``python tests/bench/fuzz.py [CASES]``, else 10,000.

A child runs case after case, so that ten thousand take minutes; where it dies or gets stuck, the case is run again in
a process of its own, as users run it, and the next child goes on.
"""

from __future__ import annotations

import faulthandler
import io
import multiprocessing
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from multiprocessing.connection import Connection
from pathlib import Path

import kg.query
import kg.rdf.validate
import kg.search
import kg.view
from kg.cli import main as command
from kg.store import GraphFolder

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.small import EVENING, MORNING, build_graph, write_pages  # noqa: E402

PATIENCE = 20  # seconds of silence after which a child is given up
MEMORY = 6 << 30  # bytes that a child may take
PARTS = (
    "{",
    "}",
    "(",
    ")",
    "?x",
    "$y",
    "<",
    ">",
    '"',
    "'",
    "\\",
    "\\u0041",
    "“",
    "；",
    "SELECT",
    "kg:",
    ":",
    "^^",
    "@zh",
)
PARTS += (
    "\0",
    "\ud7ff",
    "😀",
    "SERVICE <http://127.0.0.1:9/>",
    "FROM <x>",
    "1e999",
    "-",
    "#",
    "\n",
    "UNION",
    "OPTIONAL",
    "/*+",
)


def main(cases: int) -> None:
    """Seventeen queries of twenty cases, and files, pages and stores."""
    with tempfile.TemporaryDirectory() as place:
        home = Path(place)
        build_graph(write_pages(home / "pages", morning=MORNING, evening=EVENING), home / "g")
        outcomes: Counter[str] = Counter()
        done = 0
        while done < cases:
            for number, kind, wrong in in_a_row(done, cases, home):
                outcomes[f"{kind} {'BROKEN' if wrong else 'fine'}"] += 1
                if wrong:
                    print(number, wrong[-600:], flush=True)
                    shutil.copytree(home, f"/tmp/fuzz-{number}", dirs_exist_ok=True)
                done = number + 1
        print(", ".join(f"{name}: {count:,}" for name, count in sorted(outcomes.items())))


def in_a_row(first: int, last: int, home: Path) -> Iterator[tuple[int, str, str]]:
    """Cases that one child runs, each with its kind and what is wrong, up to one that it does not survive.

    What the child dies of, or what takes it too long, is run again as users run it: a query in a worker of its own.
    """
    ours, theirs = multiprocessing.Pipe(duplex=False)
    child = multiprocessing.Process(target=row, args=(theirs, first, last, home), daemon=True)
    child.start()
    theirs.close()
    number = first
    try:
        while number < last:
            if not ours.poll(PATIENCE):
                raise EOFError
            yield number, *ours.recv()
            number += 1
    except EOFError:
        child.kill()
        child.join()
        kind, arguments = case(number, home)
        yield number, kind, alone(arguments)
    finally:
        child.kill()
        child.join()


def row(pipe: Connection, first: int, last: int, home: Path) -> None:
    """The child: runs cases in itself, with queries in itself too."""
    faulthandler.disable()
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    kg.query.answer_apart = lambda graph, query, form, page, limits: kg.query.answer(
        GraphFolder(graph).open(), query, form, page, rows=limits.rows
    )
    for number in range(first, last):
        kind, arguments = case(number, home)
        pipe.send((kind, inside(arguments)))


def case(number: int, home: Path) -> tuple[str, list[str]]:
    """The kind and the command line of a case, the same for the same number."""
    kinds: tuple[Callable[[random.Random, Path], list[str]], ...] = (*[query] * 17, rdf_file, page, store)
    kind = kinds[number % len(kinds)]
    return kind.__name__, kind(random.Random(number), home)


def inside(arguments: list[str]) -> str:
    """What is wrong when the command runs in this process; nothing where it ends as a command should."""
    out, said = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", errors="backslashreplace") for _ in "ab")
    with redirect_stdout(out), redirect_stderr(said):
        try:
            code = command(arguments)
        except SystemExit as end:
            code = int(end.code or 0)
        except BaseException:
            return f"{arguments} {traceback.format_exc()}"
    said.flush()
    words = said.buffer.getvalue().decode()
    return "" if code in (0, 1, 2) and "Traceback" not in words else f"{code} {arguments} {words}"


def alone(arguments: list[str]) -> str:
    """The same for a process of its own, as users start it."""
    run = [sys.executable, "-m", "kg.cli", *arguments]
    done = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, errors="replace", check=False)
    fine = done.returncode in (0, 1, 2) and "Traceback" not in done.stderr
    return "" if fine else f"{done.returncode} {arguments} {done.stderr}"


def query(chance: random.Random, home: Path) -> list[str]:
    text = spoilt(chance, chance.choice(kg.query.examples()).query)
    options = chance.choice(
        ([], ["--format", "json"], ["--set", "place=" + spoilt(chance, "太原市")], ["--limit", "3"])
    )
    (home / "q.rq").write_text(text, encoding="utf-8", errors="replace")
    return ["query", "-f", str(home / "q.rq"), "--timeout", "5", "--graph", str(home / "g"), *options]


def rdf_file(chance: random.Random, home: Path) -> list[str]:
    data = chance.choice(
        ((home / "g" / "graph.ttl").read_bytes()[:4000], b'{"@context": {"a": "http://a/"}, "a:b": [1]}')
    )
    file = home / f"f.{chance.choice(('ttl', 'nt', 'nq', 'trig', 'jsonld', 'rdf', 'x'))}"
    file.write_bytes(torn(chance, data))
    return ["validate", str(file)]


def page(chance: random.Random, home: Path) -> list[str]:
    folder = home / "torn"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    text = chance.choice((MORNING, EVENING))
    (folder / "page.md").write_bytes(torn(chance, spoilt(chance, text).encode("utf-8", "replace")))
    shutil.rmtree(home / "torn-g", ignore_errors=True)
    return ["build", str(folder), "--graph", str(home / "torn-g")]


def store(chance: random.Random, home: Path) -> list[str]:
    folder = home / "broken"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(home / "g", folder)
    files = sorted(file for file in folder.rglob("*") if file.is_file() and file.suffix not in (".html", ".ttl"))
    file = chance.choice(files)
    file.write_bytes(torn(chance, file.read_bytes())) if chance.random() < 0.8 else file.unlink()
    what = (
        ["query", "SELECT * { ?s ?p ?o }"],
        ["export"],
        ["search", "造林"],
        ["validate", str(folder)],
        ["relations"],
    )
    asked = chance.choice((*what, ["build", str(home / "pages")]))
    return [*asked, *([] if asked[0] == "validate" else ["--graph", str(folder)])]


def spoilt(chance: random.Random, text: str) -> str:
    """A text with some pieces cut out, doubled or put in."""
    for _ in range(chance.randrange(1, 5)):
        at = chance.randrange(len(text) + 1)
        size = chance.randrange(1, 12)
        piece = chance.choice((chance.choice(PARTS), text[at : at + size] * 2, ""))
        text = text[:at] + piece + text[at + chance.choice((0, size)) :]
    return text


def torn(chance: random.Random, data: bytes) -> bytes:
    """Bytes cut off, overwritten or put in."""
    at = chance.randrange(len(data) + 1)
    noise = chance.randbytes(chance.randrange(1, 40))
    return chance.choice((data[:at], data[:at] + noise + data[at + len(noise) :], data[:at] + noise + data[at:], data))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
