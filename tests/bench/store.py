"""How fast the store is on a graph: ``python tests/bench/store.py GRAPH`` (the folder of a build).

Bulk load of all its named graphs into a new store, one article replaced, the cookbook's questions with values for
their parameters taken from the graph, and the export as Turtle. Wall and CPU seconds, since machines are shared.
"""

from __future__ import annotations

import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.export import write_rdf
from kg.query import answer, examples, fill
from kg.store import SHARED_GRAPHS, GraphFolder, GraphStore

VALUES = {
    "day": "2023-07-01",
    "since": "2023-01-01",
    "until": "2023-01-31",
    "year": "2023",
    "word": "粮食",
    "title": "市长",
    "indicator": "增长率",
}
NAMES = {"person": "Person", "author": "Person", "place": "Place", "body": "Body", "source": "Meeting", "name": "Body"}


def main(folder: str) -> None:
    """Measure."""
    store = GraphFolder(folder).open()
    names = store.graphs()
    with tempfile.TemporaryDirectory() as place:
        parts = [store.nquads(name) for name in names]
        quads = sum(part.count(b"\n") for part in parts)
        new = GraphStore(Path(place) / "new")
        with timed() as spent:
            new.load(parts)
        both = quads + len(new)
        print(
            f"load       {both / spent[0]:10,.0f} quads a second, {both / spent[1]:,.0f} a CPU second ({both:,} quads)"
        )
        replaced(new, [name for name in names if name not in SHARED_GRAPHS])
        del parts, new
    questions(store)
    with timed() as spent, tempfile.TemporaryFile() as file:
        write_rdf(store, "turtle", file)
    count = len(store)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"turtle     {count / spent[0]:10,.0f} triples a second, {count / spent[1]:,.0f} a CPU second ({count:,})")
    print(f"memory     {memory:10,.0f} MB at most, in this whole bench")


@contextmanager
def timed() -> Iterator[list[float]]:
    """Wall and CPU seconds of what is done meanwhile."""
    spent: list[float] = []
    wall, cpu = time.perf_counter(), time.process_time()
    yield spent
    spent += [time.perf_counter() - wall, time.process_time() - cpu]


def replaced(store: GraphStore, names: list[str]) -> None:
    """One article replaced by one that says a little less, and back."""
    wall, cpu = [], []
    for name in names[:: max(1, len(names) // 50)]:
        whole = store.nquads(name)
        for nquads in (b"".join(whole.splitlines(keepends=True)[::2]), whole):
            with timed() as spent:
                store.replace(name, nquads)
            wall.append(1000 * spent[0])
            cpu.append(1000 * spent[1])
    print(f"replace    {statistics.median(wall):10.1f} ms an article (median), {statistics.median(cpu):.1f} ms of CPU")


def questions(store: GraphStore) -> None:
    """Every question of the cookbook, as somebody asks it: with values for its parameters."""
    spent: dict[str, float] = {}
    for item in examples():
        values = {name: VALUES.get(name) or central(store, NAMES[name]) for name, _ in item.parameters}
        query = fill(item.query, values)
        begun = time.perf_counter()
        rows = sum(piece.count("\n") for piece in answer(store, query, "csv")) - 1
        spent[f"{item.name} ({rows:,} rows)"] = 1000 * (time.perf_counter() - begun)
    for whole in (False, True):
        those = {name: taken for name, taken in spent.items() if bool(asked(name)) != whole}
        slow = max(those, key=lambda name: those[name])
        what = "without parameters, all rows" if whole else "with parameters"
        median = statistics.median(those.values())
        print(f"questions  {median:10.1f} ms median {what}, worst {those[slow]:,.0f} ms: {slow}")


def asked(name: str) -> tuple[tuple[str, str], ...]:
    return next(item.parameters for item in examples() if item.name == name.partition(" ")[0])


def central(store: GraphStore, kind: str) -> str:
    """The name of a thing in the middle of those that are linked."""
    found = list(store.rows(f"SELECT ?name {{ ?t a kg:{kind} ; kg:rank ?r ; skos:prefLabel ?name }} ORDER BY ?r"))
    return str(found[len(found) * 9 // 10][0])


if __name__ == "__main__":
    main(sys.argv[1])
