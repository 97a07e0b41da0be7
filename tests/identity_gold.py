"""Holding a graph against gold for identity: who is who by pairs of names in articles, and what follows what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml

from kg.store import GraphStore

PAGES = Path(__file__).parent / "identity"  # three pages of one city
ELSEWHERE = Path(__file__).parent / "identity_wuhu"  # and of another
FOLLOWED = Path(__file__).parent / "identity_weifang"  # and of a third, with many reports on promises
SPOKEN = Path(__file__).parent / "identity_qinzhou"  # and of a fourth, that reports in many ways of speaking
PLAIN = Path(__file__).parent / "identity_xuchang"  # and of a fifth, whose reports use everyday verbs
REPORTED = Path(__file__).parent / "identity_anshan"  # and of a seventh, whose list of the year is reported on twice
ASKED = Path(__file__).parent / "identity_suining"  # and of an eighth, whose readers ask what became of a list
TABLED = Path(__file__).parent / "identity_fuzhou"  # and of a ninth, whose bureaus report in a table as well
LISTED = Path(__file__).parent / "identity_lishui"  # and of a sixth, where several bureaus report on one list


@dataclass(frozen=True)
class Score:
    precision: float
    recall: float
    wrong: tuple[str, ...]  # what was found and should not have been, and the other way round

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / (self.precision + self.recall or 1)

    def __str__(self) -> str:
        return f"precision {self.precision:.3f}  recall {self.recall:.3f}  F1 {self.f1:.3f}"


def scores(store: GraphStore, pages: Path = PAGES) -> dict[str, Score]:
    gold = yaml.safe_load((pages / "gold.yaml").read_text(encoding="utf-8"))
    return {
        "people": _pairs(store, "kg:Person", list(_people(gold["people"]))),
        "bodies": _pairs(store, "kg:Body", list(_bodies(gold["bodies"]))),
        "follow-ups": _follows(store, gold["follows"]),
    }


Name = tuple[str, str, str]  # the thing, a piece of the headline, the words


def _people(gold: dict[str, list[str]]) -> Iterator[Name]:
    for thing, headlines in gold.items():
        yield from ((thing, headline, thing.split("/")[0]) for headline in headlines)


def _bodies(gold: dict[str, dict[str, str]]) -> Iterator[Name]:
    for thing, names in gold.items():
        yield from ((thing, headline, words) for headline, words in names.items())


def _pairs(store: GraphStore, kind: str, names: list[Name]) -> Score:
    """Pairs of gold's names that are one thing, in gold and in the graph; a name not found is a thing of its own."""
    query = f"""SELECT ?headline ?words ?thing {{ ?m itsrdf:taIdentRef ?thing ; nif:anchorOf ?words ;
        kg:sentence/kg:article/schema:headline ?headline . ?thing a {kind} }}"""
    found = [tuple(map(str, row)) for row in store.rows(query)]
    iris = {
        name: next((thing for headline, words, thing in found if name[1] in headline and words == name[2]), str(name))
        for name in names
    }
    wanted = {pair for pair in combinations(names, 2) if pair[0][0] == pair[1][0]}
    given = {pair for pair in combinations(names, 2) if iris[pair[0]] == iris[pair[1]]}
    return _score(wanted, given)


def _follows(store: GraphStore, gold: list[list[str]]) -> Score:
    said = "kg:object ?{0}Object ; kg:evidence/kg:article/schema:headline ?{0}"
    query = f"""SELECT DISTINCT ?later ?laterObject ?earlier ?earlierObject {{
        ?a kg:follows ?b ; {said.format("later")} .
        ?b {said.format("earlier")} }}"""
    given = {tuple(map(str, row)) for row in store.rows(query)}
    named = {next((tuple(g) for g in gold if _fits(g, row)), row) for row in given}
    return _score({tuple(row) for row in gold}, named)


def _fits(gold: Iterable[str], row: tuple[str, ...]) -> bool:
    return all(piece in words for piece, words in zip(gold, row, strict=True))


def _score(wanted: set[Any], given: set[Any]) -> Score:
    right = len(wanted & given)
    wrong = [f"missed {item}" for item in sorted(wanted - given)] + [f"wrong {item}" for item in sorted(given - wanted)]
    return Score(right / (len(given) or 1), right / (len(wanted) or 1), tuple(wrong))
