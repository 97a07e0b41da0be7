"""The user's verdicts: ``corrections.tsv``, one a line, applied in every build and stronger than any rule.

Columns, divided by tabs: verdict, one, other, who, why. The verdicts:

    same        person:王伟  person:王伟-太原市公安局      the second is the first, and goes by the first's name
    different   person:王伟@a.md  person:王伟@b.md        the people so named in two files (or headlines) are two
    alias       body:太原市城市管理局  市城管执法局            another name of a thing
    wrong       action:1f0c…  (or fact:…, or a thing)     is not so: left out of the graph

Lines that begin with # are comments. A row that the graph gives no occasion for is reported with its line.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from kg.errors import InputError
from kg.store.terms import BASE

NAME = "corrections.tsv"
HEADER = "# verdict\tone\tother\twho\twhy\n"


class Kind(StrEnum):
    SAME = "same"
    DIFFERENT = "different"
    ALIAS = "alias"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Reference:
    """A thing or fact by its IRI, and, where a name is meant as one article uses it, the article's file or headline."""

    iri: str
    where: str = ""

    def means(self, file: str, headline: str) -> bool:
        """Whether an article is the one meant."""
        return bool(self.where) and (self.where == file or self.where in headline)


@dataclass(frozen=True, slots=True)
class Correction:
    """One row; ``other`` is a reference for same and different, a name for alias, empty for wrong."""

    kind: Kind
    one: Reference
    other: Reference
    name: str
    who: str
    why: str
    file: str
    line: int

    @property
    def reason(self) -> str:
        return self.why or "人工核定"


def read_corrections(text: str, file: str) -> tuple[Correction, ...]:
    """The rows of a file. Raises InputError, with the line, for one that cannot be understood."""
    rows = enumerate(text.removeprefix("\ufeff").splitlines(), 1)
    return tuple(_row(row, file, number) for number, row in rows if row.strip() and not row.startswith("#"))


def row_of(kind: Kind, one: str, other: str, who: str, why: str) -> str:
    """A line of the file; IRIs are written short (person:王伟)."""
    cells = (kind.value, short(one), short(other), who, why)
    return "\t".join(" ".join(cell.split()) for cell in cells) + "\n"


def short(iri: str) -> str:
    """``https://kg.example/person/王伟`` as person:王伟."""
    return iri.removeprefix(BASE).replace("/", ":", 1) if iri.startswith(BASE) else iri


def _row(row: str, file: str, line: int) -> Correction:
    cells = [cell.strip() for cell in row.split("\t")]
    verdict, one, other, who, why = (*cells, *[""] * 5)[:5]
    if verdict not in list(Kind):
        raise InputError(file, f"unknown verdict {verdict!r}; known: {', '.join(Kind)}", line)
    if not one or (not other and verdict != Kind.WRONG):
        raise InputError(file, f"{verdict} needs {'a thing' if verdict == Kind.WRONG else 'two names'}", line)
    kind = Kind(verdict)
    pair = kind in (Kind.SAME, Kind.DIFFERENT)
    second = _reference(other, file, line) if pair else Reference("")
    return Correction(kind, _reference(one, file, line), second, "" if pair else other, who, why, file, line)


def _reference(cell: str, file: str, line: int) -> Reference:
    name, _, where = cell.strip("<>").partition("@")
    kind, colon, rest = name.partition(":")
    if name.startswith(BASE):
        return Reference(name, where)
    if not colon or not rest or not kind.isalpha():
        raise InputError(file, f"not a thing or fact of the graph: {cell!r} (write person:王伟)", line)
    return Reference(f"{BASE}{kind}/{rest}", where)


def of_kind(corrections: Iterable[Correction], kind: Kind) -> list[Correction]:
    return [correction for correction in corrections if correction.kind is kind]
