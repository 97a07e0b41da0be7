"""Make kg/page/characters.npz from texts: python tests/bench/train_characters.py OUT.npz TEXTS.jsonl[.gz]…"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter
from pathlib import Path

import numpy as np

from kg.page.language import SCALE, SIZE, START, symbols

LEAST_PAIR, LEAST_TRIPLE = 4, 16


def texts(paths: list[Path]) -> str:
    """All texts, with START before each sentence."""
    found = []
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            found += [START.join(symbols(part) for part in _body(json.loads(line)).split("\n")) for line in lines]
    return re.sub(r"\n+", START, re.sub(r"([。!?][”’)]*)(?=[^”’)\n])", r"\1" + START, START.join(found)))


def _body(row: dict) -> str:
    """The text of an item, or of a report's paragraphs."""
    text = row.get("text") or row.get("content") or row.get("paragraphs") or ""
    return text if isinstance(text, str) else START.join(map(str, text))


def table(keys: np.ndarray, least: int, ratio) -> tuple[np.ndarray, np.ndarray]:
    """Sorted keys counted at least ``least`` times, and their log ratios as small integers."""
    found, counts = np.unique(keys, return_counts=True)
    kept = counts >= least
    found, counts = found[kept], counts[kept]
    return found, np.clip(np.round(ratio(found, counts) * SCALE), -127, 127).astype(np.int8)


def main() -> None:
    out, *paths = map(Path, sys.argv[1:])
    text = texts(paths)
    frequent = [char for char, _ in Counter(text).most_common(SIZE - 1)]
    ids = {char: number for number, char in enumerate(frequent, 1)}
    stream = np.array([ids.get(char, 0) for char in text], dtype=np.int64)
    total = len(stream)
    single = np.bincount(stream, minlength=SIZE)
    shares = (single / total).astype(np.float32)
    pair = stream[:-1] * SIZE + stream[1:]
    pair_all, pair_counts = np.unique(pair, return_counts=True)

    def pairs(keys, counts):
        return np.log(counts * total / (single[keys // SIZE] * single[keys % SIZE]))

    def triples(keys, counts):
        before = pair_counts[np.searchsorted(pair_all, keys // SIZE)]
        return np.log(counts * total / (before * single[keys % SIZE]))

    pair_keys, pair_values = table(pair, LEAST_PAIR, pairs)
    triple = pair[:-1] * SIZE + stream[2:]
    triple_keys, triple_values = table(triple, LEAST_TRIPLE, triples)
    np.savez_compressed(
        out,
        characters="".join(frequent),
        shares=shares,
        total=total,
        pair_keys=pair_keys.astype(np.int32),
        pair_values=pair_values,
        triple_keys=triple_keys,
        triple_values=triple_values,
    )
    print(f"{total} characters, {len(pair_keys)} pairs, {len(triple_keys)} triples")


if __name__ == "__main__":
    main()
