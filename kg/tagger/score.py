"""Precision, recall and F1 of a tagger on annotated sentences, by kind; a name counts with its exact span and kind."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.model import Kind, Tag
from kg.tagger import Tagger
from kg.text.normalise import flat

KIND_OF = {
    **dict.fromkeys(("PER", "PERSON", "name", "NAME", "PER.NAM", "person_name", "person"), Kind.PERSON),
    **dict.fromkeys(("LOC", "GPE", "address", "scene", "LOC.NAM", "GPE.NAM", "location", "place"), Kind.PLACE),
    **dict.fromkeys(
        ("ORG", "government", "organization", "company", "ORG.NAM", "org_name", "company_name", "body"), Kind.BODY
    ),
}
ALL = "all"


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of names: right, found and wanted."""

    right: int
    found: int
    wanted: int

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Miss:
    """A name that was missed, or found where none is."""

    text: str
    tag: Tag
    found: bool


def read(path: Path) -> tuple[list[str], list[tuple[Tag, ...]]]:
    """Sentences (as flat text) and their names from ``{"text", "entities": [[start, end, label]]}`` lines.

    Labels that name none of the three kinds are left out. Raises KeyError for a line of another shape.
    """
    texts, wanted = [], []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        texts.append(flat(row["text"]))
        tags = (Tag(begin, end, KIND_OF[label]) for begin, end, label in row["entities"] if label in KIND_OF)
        wanted.append(tuple(sorted(tags, key=lambda tag: tag.begin)))
    return texts, wanted


def score(wanted: Iterable[Sequence[Tag]], found: Iterable[Sequence[Tag]]) -> dict[str, Score]:
    """The scores by kind and over all kinds; a kind that nothing names or finds is left out."""
    counts: Counter[tuple[str, str]] = Counter()
    for gold, given in zip(wanted, found, strict=True):
        right = set(gold) & set(given)
        for name, tags in (("right", right), ("found", given), ("wanted", gold)):
            for tag in tags:
                counts[name, tag.kind.value] += 1
                counts[name, ALL] += 1
    kinds = [kind.value for kind in Kind if counts["found", kind.value] or counts["wanted", kind.value]]
    return {one: Score(counts["right", one], counts["found", one], counts["wanted", one]) for one in (*kinds, ALL)}


def misses(texts: Sequence[str], wanted: Iterable[Sequence[Tag]], found: Iterable[Sequence[Tag]]) -> Iterator[Miss]:
    """Every name missed or wrongly found, in order."""
    for text, gold, given in zip(texts, wanted, found, strict=True):
        wrong = [Miss(text, tag, True) for tag in given if tag not in gold]
        missed = [Miss(text, tag, False) for tag in gold if tag not in given]
        yield from sorted(wrong + missed, key=lambda miss: (miss.tag.begin, miss.found))


def evaluate(path: Path, tagger: Tagger) -> dict[str, Score]:
    """The scores of a tagger on one file."""
    texts, wanted = read(path)
    return score(wanted, tagger.tag(texts))
