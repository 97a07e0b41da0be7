"""No query, file or store, however malformed, gives a traceback: ``python tests/bench/fuzz.py [CASES]``, else 10,000.

Each case runs in a process of its own, so that a crash of the engine is seen as what it is.
"""

from __future__ import annotations

import os
import random
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import kg.query
import kg.rdf.validate
import kg.search
import kg.view
from kg.cli import main as command

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.small import EVENING, MORNING, build_graph, write_pages  # noqa: E402

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
    """Nine queries of ten cases, and files and stores."""
    chance = random.Random(6)
    with tempfile.TemporaryDirectory() as place:
        home = Path(place)
        build_graph(write_pages(home / "pages", morning=MORNING, evening=EVENING), home / "g")  # apart: we fork
        outcomes: Counter[str] = Counter()
        kinds: tuple[Callable[[random.Random, Path], list[str]], ...] = (*[query] * 17, rdf_file, page, store)
        for number in range(cases):
            kind = kinds[number % len(kinds)]
            arguments = kind(chance, home)
            said, code = apart(arguments, home / "said")
            fine = code in (0, 1, 2) and "Traceback" not in said
            outcomes[f"{kind.__name__} {'fine' if fine else 'BROKEN'}"] += 1
            if not fine:
                print(code, arguments, said[-600:], flush=True)
                shutil.copytree(home, f"/tmp/fuzz-{number}", dirs_exist_ok=True)
        print(", ".join(f"{name}: {count:,}" for name, count in sorted(outcomes.items())))


def apart(arguments: list[str], target: Path) -> tuple[str, int]:
    """Run the command in a child; what it said on stderr, and its exit code."""
    child = os.fork()
    if not child:
        os.dup2(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 2)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        code = 70
        try:
            code = command(arguments)
        except SystemExit as exit:
            code = int(exit.code or 0)
        except BaseException:
            import traceback

            traceback.print_exc()
        sys.stderr.flush()
        os._exit(code)
    _, status = os.waitpid(child, 0)
    return target.read_text(encoding="utf-8", errors="replace"), os.waitstatus_to_exitcode(status)


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
