"""How fast kg reads and builds, in CPU seconds: ``python tests/bench/speed.py [PATH…]`` (default: seeds).

A PATH is a page, a folder of pages, or a ``.jsonl.gz`` of news: of its rows ``{"title": …, "text": …, "date": …}`` (the
date may be missing) 2,000, evenly spread, are each made a page.

Reading is given in characters per CPU second and, where jieba is installed, as a ratio to jieba.posseg on the same
text in the same process, which does not depend on the machine. A build is measured from the start of its process to
its end, with its peak memory.
"""

from __future__ import annotations

import gzip
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import kg
from kg.engine import Task, records

ROOT = Path(__file__).parents[2]
ROUNDS = 3
ROWS = 2000  # of a file of news that are read


def main(paths: list[str]) -> None:
    """Print the measures of reading and of a whole build."""
    with tempfile.TemporaryDirectory() as folder:
        measure([page for at, path in enumerate(paths) for page in pages_of(path, Path(folder) / str(at))])


def pages_of(path: str, folder: Path) -> Iterator[str]:
    """A path as it is; the rows of a file of news as pages in a folder of their own."""
    if not path.endswith(".jsonl.gz"):
        yield path
        return
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [row for line in lines if (row := json.loads(line)).get("text")]
    folder.mkdir()
    for number, row in enumerate(rows[:: max(1, len(rows) // ROWS)][:ROWS]):
        front = f"---\ndate: {row.get('date') or '2025-03-01'}\ncountry: 中国\n---\n\n"
        (folder / f"{number:04}.md").write_text(f"{front}# {row['title']}\n\n{row['text']}\n", encoding="utf-8")
    yield str(folder)


def measure(paths: list[str]) -> None:
    """Print how fast pages are read, and how fast built from the start of a process on."""
    pages, _ = kg.read_pages(paths)
    tasks = [(article, page.front) for page in pages for article in page.articles]
    size = sum(len(article.text) for article, _ in tasks)
    ours = size / fastest(lambda: read(tasks))
    print(f"reading    {ours:10,.0f} characters per CPU second ({len(tasks)} articles, {size:,} characters)")
    theirs = posseg([article.text for article, _ in tasks])
    if theirs is None:
        print("           jieba is not installed: no ratio")
    else:
        print(f"           {ours / theirs:10.2f} times jieba.posseg ({theirs:,.0f} characters per CPU second)")
    cpu, memory = build(paths)
    print(f"build      {cpu:10.2f} s of CPU, process start included; {memory:.0f} MB at most")
    print(f"import kg  {bare('import kg') - bare('pass'):10.3f} s of CPU")


def fastest(work: Callable[[], object]) -> float:
    """The CPU seconds of the fastest of some rounds, after one that fills the caches."""
    work()
    spent = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        work()
        spent.append(time.process_time() - begun)
    return min(spent)


def read(tasks: Sequence[Task]) -> None:
    """Read every article, from text to facts."""
    for _ in records(tasks):
        pass


def posseg(texts: list[str]) -> float | None:
    """The characters per CPU second of jieba.posseg, None where jieba is missing."""
    try:
        import jieba.posseg
    except ImportError:
        return None
    return sum(map(len, texts)) / fastest(lambda: [list(jieba.posseg.cut(text)) for text in texts])


def build(paths: list[str]) -> tuple[float, float]:
    """CPU seconds and peak megabytes of a build in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "kg.cli", "build", *paths, "--graph", f"{folder}/graph"]
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise SystemExit("the build failed")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def bare(code: str) -> float:
    """CPU seconds of a Python process that runs ``code``, the least of some."""
    spent = []
    for _ in range(ROUNDS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(spent)


if __name__ == "__main__":
    main([str(Path(path).resolve()) for path in sys.argv[1:]] or [str(ROOT / "seeds")])
