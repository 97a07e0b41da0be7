"""Speed, start-up and memory of the tagger beside ``jieba.posseg`` where that is installed, in one process.

``python tests/bench/tagger.py [FILE.jsonl.gz …]``: texts from these files, else the seed pages over and over.
Times are CPU seconds; a figure is the best of three runs.
"""

from __future__ import annotations

import gzip
import importlib.util
import json
import re
import resource
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from kg.tagger.crf import CrfTagger, load
from kg.text.normalise import flat

_SEEDS = Path(__file__).parents[2] / "seeds"
_SIZE = 300_000  # characters


def sentences(paths: Sequence[str]) -> list[str]:
    """About ``_SIZE`` characters of sentences."""
    texts: list[str] = []
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as file:
            texts += [json.loads(line)["text"] for line in file]
    texts = texts or [path.read_text(encoding="utf-8") for path in sorted(_SEEDS.glob("*.txt"))] * 50
    found, size = [], 0
    for sentence in (one for text in texts for one in re.split(r"(?<=。)|\n", flat(text)) if one):
        found.append(sentence)
        size += len(sentence)
        if size > _SIZE:
            break
    return found


def speed(work: Callable[[], object], size: int) -> float:
    """Characters per CPU second, the best of three runs."""
    times = []
    for _ in range(3):
        begun = time.process_time()
        work()
        times.append(time.process_time() - begun)
    return size / min(times)


def main() -> int:
    """Print the figures."""
    begun = time.process_time()
    load()
    tagger = CrfTagger()
    tagger.tag(["太原市召开会议。"])
    print(f"start-up: {(time.process_time() - begun) * 1000:.0f} ms CPU")
    lines = sentences(sys.argv[1:])
    size = sum(map(len, lines))
    ours = speed(lambda: tagger.tag(lines), size)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"tagger: {ours:,.0f} characters per CPU second, {memory:.0f} MB at most")
    if importlib.util.find_spec("jieba") is None:
        print("jieba is not installed: nothing to compare with")
        return 0
    from jieba import posseg

    list(posseg.cut("开始"))
    theirs = speed(lambda: [list(posseg.cut(line)) for line in lines], size)
    print(f"jieba.posseg: {theirs:,.0f} characters per CPU second; the tagger is {ours / theirs:.1f} times as fast")
    return 0


if __name__ == "__main__":
    sys.exit(main())
