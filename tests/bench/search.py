"""How fast words are found among many sentences: ``python tests/bench/search.py GRAPH [SENTENCES]``, else a million.

The articles of the graph are indexed again and again, each time as of other days, until there are as many sentences.
"""

from __future__ import annotations

import json
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from kg.search import TYPES, index, search
from kg.search.entries import Document, document
from kg.store import SHARED_GRAPHS, GraphFolder, GraphStore

FREQUENT = ("的", "中", "市", "年", "中国", "发展", "人民代表大会")  # the words that most sentences and names hold


def main(graph: str, sentences: int) -> None:
    """Index and ask."""
    store = GraphFolder(graph).open()
    own = [document(store, name) for name in store.graphs() if name not in SHARED_GRAPHS]
    copies = dict(enough(own, sentences))
    index.document = lambda _, name: copies[name]
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        GraphStore(folder / "store-1").flush()
        GraphFolder(folder).publish(1)
        begun = time.perf_counter()
        index.update_index(folder, store, dict.fromkeys(copies, ""), "", 1)
        print(f"indexed    {count(copies.values()):,} sentences in {time.perf_counter() - begun:.0f} s")
        print(f"           {(folder / index.NAME).stat().st_size / 1e6:,.0f} MB")
        ask(folder, own)
        name, changed = next(iter(copies.items()))
        copies[name] = replace(changed, entries=changed.entries[1:])
        begun = time.perf_counter()
        index.update_index(folder, store, dict.fromkeys(copies, "") | {name: "changed"}, "", 2)
        print(f"replaced   one article in {1000 * (time.perf_counter() - begun):.0f} ms")


def enough(own: list[Document], sentences: int) -> Iterator[tuple[str, Document]]:
    """The documents, and copies of them on other days, until they hold so many sentences."""
    had = shift = 0
    while had < sentences:
        for number, one in enumerate(own):
            day = (date.fromisoformat(one.day) - timedelta(days=shift * 7)).isoformat() if one.day else ""
            yield f"{shift}-{number}", replace(one, day=day)
            had += sum(entry.type == "sentence" for entry in one.entries)
        shift += 1


def count(documents: object) -> int:
    return sum(entry.type == "sentence" for one in documents for entry in one.entries)


def ask(folder: Path, own: list[Document]) -> None:
    """Frequent words and words of one to six characters out of the sentences, each with and without a type and days."""
    chance = random.Random(6)
    words = [*FREQUENT, *(word for size in (1, 2, 2, 3, 4, 6) for word in cut(own, chance, size))]
    spent: dict[str, float] = {}  # of CPU: machines are shared
    wall = []
    for word in words:
        for kind in (None, *TYPES):
            for more in ({}, {"since": "2021-03-01", "until": "2021-04-01"}):
                begun, cpu = time.perf_counter(), time.process_time()
                search(folder, [word], type=kind, **more)
                spent[json.dumps([word, kind, more], ensure_ascii=False)] = time.process_time() - cpu
                wall.append(1000 * (time.perf_counter() - begun))
    times = sorted(1000 * taken for taken in spent.values())
    for size in (1, 2, 3, 4, 6):
        those = [1000 * taken for key, taken in spent.items() if len(json.loads(key)[0]) == size]
        print(f"           {size} characters: median {statistics.median(those):.1f} ms, worst {max(those):.1f} ms")
    slow = max(spent, key=lambda key: spent[key])
    print(f"found      median {statistics.median(times):.1f} ms of CPU, 99 % {times[len(times) * 99 // 100]:.1f} ms")
    print(f"           worst {times[-1]:.1f} ms of CPU: {slow} ({len(times):,} searches)")
    print(f"           median {statistics.median(wall):.1f} ms of wall clock, worst {max(wall):.1f} ms")


def cut(own: list[Document], chance: random.Random, size: int) -> list[str]:
    found: list[str] = []
    while len(found) < 8:
        entries = chance.choice(own).entries
        text = chance.choice(entries).text if entries else ""
        at = chance.randrange(max(1, len(text) - size))
        if text[at : at + size].isalnum() and len(text) >= size:
            found.append(text[at : at + size])
    return found


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000)
