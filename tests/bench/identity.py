"""How well kg tells who is who, and how fast.

``python -m tests.bench.identity`` scores the pages of tests/identity and of the folders beside it.
``python -m tests.bench.identity GRAPH…`` measures identity alone over all that the ledgers of built graphs hold, in CPU
seconds and peak memory, and shows verdicts to be read: ``--show 100`` merges and splits of people, names of bodies and
of places that were merged, those that are alike and were not, and follow-ups, drawn by chance.
"""

from __future__ import annotations

import argparse
import random
import resource
import sqlite3
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

import kg
from kg.identity import Linker, identify
from kg.identity.corrections import short
from kg.identity.iris import action_iri
from kg.lexicon.divisions import load
from kg.model import Kind, PolicyAction, Reading
from kg.record import decode
from kg.store import GraphFolder
from tests.identity_gold import ASKED, ELSEWHERE, FOLLOWED, LISTED, PAGES, PLAIN, REPORTED, SPOKEN, TABLED, scores


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.identity")
    parser.add_argument("graphs", metavar="GRAPH", nargs="*", type=Path)
    parser.add_argument("--show", metavar="N", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    if chosen.graphs:
        measure(chosen.graphs, chosen.show, random.Random(chosen.seed))
    else:
        score()


def score() -> None:
    for pages in (PAGES, ELSEWHERE, FOLLOWED, SPOKEN, PLAIN, LISTED, REPORTED, ASKED, TABLED):
        print(pages.name)
        with tempfile.TemporaryDirectory() as folder:
            kg.build_graph([pages], graph=Path(folder) / "g")
            for what, found in scores(GraphFolder(Path(folder) / "g").open(), pages).items():
                print(f"{what:<12}{found}")
                for line in found.wrong:
                    print(f"            {line}")


def measure(graphs: Iterable[Path], show: int, chance: random.Random) -> None:
    readings = [reading for graph in graphs for reading in readings_of(graph)]
    load()
    begun = time.process_time()
    linker = identify(readings)
    spent = time.process_time() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    names = sum(len(inside.bearers) for inside in linker.articles.values())
    print(f"identity    {spent:.1f} s of CPU, {len(readings):,} articles with {names:,} things; {peak:,.0f} MB at most")
    kinds = {"merges": merges(linker), "splits": splits(linker), "follow-ups": follows(linker, readings)}
    for kind in (Kind.BODY, Kind.PLACE):
        kinds |= {f"{kind} one": merged(linker, kind), f"{kind} alike": alike(linker, kind)}
    for what, lines in kinds.items():
        found = list(lines)
        print(f"{what:<12}{len(found):,}")
        for line in sorted(chance.sample(found, min(show, len(found)))):
            print(f"            {line}")


def readings_of(graph: Path) -> Iterator[Reading]:
    """What was read for a graph, in the order of the ledger's keys."""
    with closing(sqlite3.connect(f"file:{graph / 'ledger.sqlite'}?mode=ro&immutable=1", uri=True)) as ledger:
        yield from (decode(bytes(record)) for (record,) in ledger.execute("SELECT record FROM reading ORDER BY key"))


def merges(linker: Linker) -> Iterator[str]:
    for (_, text), inside in sorted(linker.articles.items()):
        for joined in inside.joins:
            yield f"{short(joined.iri)}  《{text[:24].splitlines()[0]}》 {joined.reason}"


def splits(linker: Linker) -> Iterator[str]:
    for each in linker.verdicts:
        if each.judgement != "same" and short(each.one).startswith("person:"):
            yield f"{each.judgement.value:<10}{short(each.one)}  {short(each.other)}  {each.reason}"


def merged(linker: Linker, kind: Kind) -> Iterator[str]:
    """The names of a kind of thing that were found to be one."""
    for each in linker.verdicts:
        if each.judgement == "same" and short(each.one).startswith(f"{kind}:"):
            yield f"{each.rule:<10}{short(each.one)}  {short(each.other)}"


def alike(linker: Linker, kind: Kind) -> Iterator[str]:
    """Names that are near-duplicates and not one: what another ends in, or is with characters left out."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for inside in linker.articles.values():
        for thing, bearer in inside.bearers.items():
            if thing.kind is kind:
                bearers[thing.name].add(bearer.iri)
    ends: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name in sorted(bearers):
        ends[name[:2], name[-2:]].append(name)
    for name in sorted(bearers):
        tails = [name[at:] for at in range(1, len(name) - 2) if name[at:] in bearers]
        shorter = [other for other in ends[name[:2], name[-2:]] if 3 < len(other) < len(name) and left_out(other, name)]
        for other in dict.fromkeys((*tails, *shorter)):
            if bearers[name].isdisjoint(bearers[other]):
                yield f"{name}  {other}"


def left_out(short_name: str, name: str) -> bool:
    rest = iter(name)
    return all(character in rest for character in short_name)


def follows(linker: Linker, readings: Iterable[Reading]) -> Iterator[str]:
    told = {iri: line for reading in readings for iri, line in actions(reading)}
    for _, inside in sorted(linker.articles.items()):
        for each in inside.follows:
            yield f"{each.rule}\n                {told[each.action]}\n                {told[each.earlier]}"


def actions(reading: Reading) -> Iterator[tuple[str, str]]:
    """Each action with its day, its verb and object, and its sentence."""
    for fact in reading.facts:
        if isinstance(fact, PolicyAction):
            first = reading.names.sentences[fact.evidence[0]]
            sentence = " ".join(reading.article.text[first.begin : first.end].split())
            yield (
                action_iri(fact, reading.article),
                f"{reading.front.date} [{fact.verb}|{fact.object}] {sentence[:150]}",
            )


if __name__ == "__main__":
    main()
