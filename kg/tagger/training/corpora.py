"""Annotated corpora as sentences with labels, in one shape: for each character the set of labels it may have."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kg.tagger.decode import BEGIN, END, INSIDE, KINDS, OUTSIDE, SINGLE
from kg.tagger.features import Convention
from kg.tagger.labels import KIND_OF
from kg.text.normalise import flat

Span = tuple[int, int, str]
Allowed = NDArray[np.uint16]  # one bit a label

TYPES = ("PER", "LOC", "ORG")
_TYPE_OF = {label: TYPES[KINDS.index(kind)] for label, kind in KIND_OF.items()}
# what a corpus leaves unannotated: there a character outside its names may be anything of these types
UNANNOTATED = {Convention.RESUME: ("LOC",)}


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence (flat text) and its names."""

    text: str
    spans: tuple[Span, ...]


def read(path: Path) -> Iterator[Example]:
    """The sentences of ``{"text", "entities": [[start, end, label]]}`` lines; labels of no use are dropped."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            known = ((begin, end, _TYPE_OF.get(label)) for begin, end, label in row["entities"])
            spans = sorted((begin, end, kind) for begin, end, kind in known if kind)
            yield Example(flat(row["text"]), tuple(_apart(spans)))


def _apart(spans: Iterable[Span]) -> Iterator[Span]:
    """Spans without those that overlap one before them."""
    last = 0
    for begin, end, kind in spans:
        if begin >= last:
            yield begin, end, kind
            last = end


def allowed(example: Example, convention: Convention) -> Allowed:
    """The labels that each character may have, as bits."""
    outside = 1 << OUTSIDE
    for kind in UNANNOTATED.get(convention, ()):
        outside |= sum(1 << (part + TYPES.index(kind)) for part in (BEGIN, INSIDE, END, SINGLE))
    bits = np.full(len(example.text), outside, dtype=np.uint16)
    for begin, end, kind in example.spans:
        number = TYPES.index(kind)
        bits[begin:end] = 1 << (INSIDE + number)
        bits[begin] = 1 << (BEGIN + number)
        bits[end - 1] = 1 << (END + number)
        if end - begin == 1:
            bits[begin] = 1 << (SINGLE + number)
    return bits
