"""How fast the store is on a graph: ``python tests/bench/store.py GRAPH`` (the folder of a build).

Bulk load of all its named graphs into a new store, one article replaced, every question of the cookbook, and the
export as Turtle. Wall and CPU seconds, since machines are shared.

A question is asked as a user asks it: for the first 20 rows, and for 20 rows after the first 200. Its parameters are
filled with things of the graph: the one that most facts link, and two ordinary ones; days are a month in the middle
of the papers' days.
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
from kg.query import Page, answer, examples, fill
from kg.store import SHARED_GRAPHS, GraphFolder, GraphStore

WORDS = {"word": ("粮食", "高质量发展", "医院"), "title": ("市长", "书记", "部长"), "indicator": ("国内生产总值",) * 3}
NAMES = {
    **{"person": "Person", "author": "Person", "place": "Place", "body": "Body", "source": "Meeting"},
    **{"name": "Body", "called": "Place"},
}
PAGES = (Page(20), Page(20, 200))


def main(folder: str) -> None:
    """Measure."""
    store = GraphFolder(folder).open()
    names = store.graphs()
    with tempfile.TemporaryDirectory() as place:
        file = Path(place) / "all.nq"
        with file.open("wb") as all_of_it:
            quads = sum(all_of_it.write(lines) and lines.count(b"\n") for lines in map(store.nquads, names))
        new = GraphStore(Path(place) / "new")
        with file.open("rb") as lines, timed() as spent:
            new.load(iter(lambda: b"".join(lines.readlines(1 << 20)), b""))
        both = quads + len(new)
        print(
            f"load       {both / spent[0]:10,.0f} quads a second, {both / spent[1]:,.0f} a CPU second ({both:,} quads)"
        )
        replaced(new, [name for name in names if name not in SHARED_GRAPHS])
        new.close()
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
    """Every question of the cookbook, with three values for its parameters, a first page and a later one."""
    values = {name: things(store, kind) for name, kind in NAMES.items()} | WORDS | days(store)
    spent: dict[str, tuple[float, float]] = {}
    for item in examples():
        fillings = [{name: values[name][number] for name, _ in item.parameters} for number in range(3)]
        for filling in fillings if item.parameters else fillings[:1]:
            for page in PAGES:
                with timed() as taken:
                    rows = sum(1 for _ in answer(store, fill(item.query, filling), "csv", page)) - 2
                said = f"{item.name} {filling or ''}, {max(0, rows)} rows from {page.offset}"
                spent[said] = (1000 * taken[0], 1000 * taken[1])
    for what, times in (("wall", [t[0] for t in spent.values()]), ("CPU", [t[1] for t in spent.values()])):
        print(f"questions  {statistics.median(times):10.1f} ms {what} median, worst {max(times):,.0f} ms")
    for said in sorted(spent, key=lambda each: -spent[each][1])[:8]:
        print(f"           {spent[said][0]:10.1f} ms, {spent[said][1]:.1f} ms of CPU: {said}")
    print(f"           {len(spent):,} askings of {len(examples())} questions")


def things(store: GraphStore, kind: str) -> list[str]:
    """The names of three things of a class: the one that most facts link, and two of the others."""
    found = [
        name
        for (name,) in store.rows(
            f"SELECT ?name {{ ?t a kg:{kind} ; kg:rank ?r ; skos:prefLabel ?name }} ORDER BY DESC(?r)"
        )
    ]
    return [str(found[len(found) * share // 100]) for share in (0, 2, 20)]


def days(store: GraphStore) -> dict[str, list[str]]:
    """A month, year and day in the middle of the papers' days, three times."""
    published = sorted(
        str(day) for (day,) in store.rows("SELECT ?day { ?issue a kg:Issue ; schema:datePublished ?day }")
    )
    year, month, _ = published[len(published) // 2].split("-")
    since, until = f"{year}-{month}-01", f"{year}-{month}-28"
    return {"since": [since] * 3, "until": [until] * 3, "day": [until] * 3, "year": [year] * 3}


if __name__ == "__main__":
    main(sys.argv[1])
