"""Each sentence of ``spec/dates.txt`` holds exactly the dates, and sets exactly the deadline, written below it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from kg.text.dates import find_dates, find_due
from kg.text.normalise import flat
from tests.spec_lines import SPEC


@dataclass
class Case:
    """A sentence read as of a day, the dates in it, its deadline, and why it fails if it does."""

    where: str
    day: str | None
    words: str
    dates: list[list[str]] = field(default_factory=list)
    due: str | None = None
    short: str = ""


def cases() -> Iterator[Case]:
    day, found = None, None
    for number, line in enumerate((SPEC / "dates.txt").read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("@"):
            day = None if line.split()[1] == "-" else line.split()[1]
        elif line.startswith("=") and found:
            found.dates.append([cell.strip() for cell in line[1:].split("|")])
        elif line.startswith(">") and found:
            found.due = line[1:].strip()
        elif line.startswith("!") and found:
            found.short = line[1:].strip()
        elif line.strip() and not line.startswith("#"):
            found = Case(f"dates.txt:{number}", day, line)
            yield found


ALL = list(cases())


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.where)
def test_what_a_sentence_dates(case: Case, request: pytest.FixtureRequest) -> None:
    if case.short:
        request.applymarker(pytest.mark.xfail(reason=case.short, strict=True))
    text = flat(case.words)
    found = [
        [text[one.begin : one.end], one.start or "-", *([one.finish] if one.finish else [])]
        for one in find_dates(text, 0, len(text), case.day)
    ]
    due = find_due(text, 0, len(text), case.day)
    assert (found, due.date if due else None) == (case.dates, case.due)


def test_there_are_sentences_enough() -> None:
    assert len(ALL) >= 40
