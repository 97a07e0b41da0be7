"""Builds that are killed, meet each other or run out of disk lose nothing: ``python tests/bench/kills.py [KILLS]``.

Pages are added, changed and removed at random; each build is killed with SIGKILL at a random moment (100 of them), or
is let through, and then must leave the graph of a fresh build, byte for byte. After each kill the graph in force is
that of the last build that ended, or of the one that was killed; never something between.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from kg.search import search
from kg.store import GraphFolder

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.small import EVENING, MORNING  # noqa: E402

KILLS_BETWEEN = 5  # builds killed before one is let through


def main(kills: int) -> None:
    """Kill, and compare."""
    chance = random.Random(7)
    with tempfile.TemporaryDirectory() as place:
        home = Path(place)
        pages = home / "pages"
        pages.mkdir()
        for _ in range(4):
            change(pages, chance)
        begun = time.monotonic()
        run(build(pages, home / "g"))
        usual = time.monotonic() - begun
        states, late = [articles(home / "g")], 0
        for number in range(1, kills + 1):
            change(pages, chance)
            killed(build(pages, home / "g"), chance.uniform(0, 1.1 * usual))
            now = articles(home / "g")
            if now != states[-1]:
                assert now == wanted(pages), "a graph that no build made"
                states, late = [now], late + 1
            if number % KILLS_BETWEEN == 0:
                run(build(pages, home / "g"))
                same_as_fresh(pages, home, number)
                states = [articles(home / "g")]
        print(f"killed     {kills} builds; {late} of them were already in force; every graph whole, the same as fresh")
        two_at_once(pages, home / "g", chance)
        disk_full(pages, home)


def change(pages: Path, chance: random.Random) -> None:
    """Add, change or remove a page."""
    day = f"2026-03-{chance.randrange(1, 29):02}"
    file = pages / f"{chance.randrange(9)}.md"
    if file.exists() and chance.random() < 0.4 and len(list(pages.iterdir())) > 2:
        file.unlink()
        return
    text = chance.choice((MORNING, EVENING)).replace("2026-03-05", day).replace("2026-03-06", day)
    file.write_text(text.replace("40个", f"{chance.randrange(20, 90)}个"), encoding="utf-8")


def build(pages: Path, graph: Path) -> list[str]:
    return [sys.executable, "-m", "kg.cli", "build", str(pages), "--graph", str(graph)]


def run(command: list[str]) -> None:
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def killed(command: list[str], after: float) -> None:
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(after)
    process.send_signal(signal.SIGKILL)
    process.wait()


def articles(graph: Path) -> set[tuple[str | None, ...]]:
    """What the graph in force holds; the index says the same."""
    store = GraphFolder(graph).open()
    found = set(store.rows("SELECT ?file ?text { ?a a kg:Article ; kg:text ?text ; dcterms:source ?file }"))
    assert {one.file for one in search(graph, ["日"], type="sentence", number=999)} == {file for file, _ in found}
    return found


def wanted(pages: Path) -> set[tuple[str | None, ...]]:
    with tempfile.TemporaryDirectory() as place:
        run(build(pages, Path(place) / "g"))
        return articles(Path(place) / "g")


def same_as_fresh(pages: Path, home: Path, number: int) -> None:
    fresh = home / f"fresh-{number}"
    run(build(pages, fresh))
    assert GraphFolder(fresh).open().nquads() == GraphFolder(home / "g").open().nquads()
    for name in ("graph.ttl", "graph.html"):
        assert (fresh / name).read_bytes() == (home / "g" / name).read_bytes(), name


def two_at_once(pages: Path, graph: Path, chance: random.Random) -> None:
    change(pages, chance)
    both = [
        subprocess.Popen(build(pages, graph), cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) for _ in "ab"
    ]
    ends = [(process.communicate()[1].decode(), process.returncode) for process in both]
    refused = [said for said, code in ends if code]
    assert all("another kg build is writing there" in said for said in refused), refused
    assert articles(graph) == wanted(pages)
    print(f"two builds at once: {len(refused)} refused with a clear message, the other in force")


def disk_full(pages: Path, home: Path) -> None:
    """A small file system that fills up: builds say so, and the graph stays."""
    disk = home / "disk"
    disk.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", disk], check=False, capture_output=True
    ).returncode:
        print("disk full  not measured: a small tmpfs needs the right to mount one")
        return
    try:
        run(build(pages, disk / "g"))
        before = articles(disk / "g")
        fill = disk / "fill"
        said = set()
        for free in range(0, 3_000_000, 150_000):
            stat = os.statvfs(disk)
            fill.write_bytes(b"x" * max(0, stat.f_bavail * stat.f_frsize - free))
            change(pages, random.Random(free))
            done = subprocess.run(build(pages, disk / "g"), cwd=ROOT, capture_output=True, text=True, check=False)
            assert "Traceback" not in done.stderr, done.stderr
            if done.returncode:
                said.add(done.stderr.strip()[-60:])
                assert articles(disk / "g") == before
            before = articles(disk / "g")
            fill.unlink()
        run(build(pages, disk / "g"))
        assert articles(disk / "g") == wanted(pages)
        print(f"disk full  {len(said)} kinds of refusal, nothing lost; with space again, built to the end")
    finally:
        subprocess.run(["umount", disk], check=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
