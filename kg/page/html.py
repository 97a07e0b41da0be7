"""Tables in HTML: each row of <table> with the runs of its cells in the file.

A cell that spans columns or rows leaves empty cells in the places that it covers, so that all rows are of one width.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_TABLE = re.compile(r"<table\b.*?</table\s*>", re.IGNORECASE | re.DOTALL)
_ROW = re.compile(r"<tr\b[^>]*>(.*?)(?=<tr\b|</tr\s*>|</table\s*>)", re.IGNORECASE | re.DOTALL)
_CELL = re.compile(r"<t[dh]\b([^>]*)>(.*?)(?=</?t[dhr]\b|\Z)", re.IGNORECASE | re.DOTALL)
_SPANS = re.compile(r"\b(col|row)span\s*=\s*[\"']?(\d{1,2})", re.IGNORECASE)

Span = tuple[int, int]


def tables(text: str, begin: int = 0) -> list[tuple[Span, list[list[Span]]]]:
    """The tables of ``text``: where each stands, and its rows, each the places of its cells."""
    return [(match.span(), list(_rows(text, *match.span()))) for match in _TABLE.finditer(text, begin)]


def _rows(text: str, begin: int, end: int) -> Iterator[list[Span]]:
    covered: dict[int, int] = {}  # for how many rows more a column is covered from above
    for row in _ROW.finditer(text, begin, end):
        cells: list[Span] = []
        for cell in _CELL.finditer(text, row.start(1), row.end(1)):
            _cover(cells, covered, cell.start(2))
            spans = {kind.lower(): int(number) for kind, number in _SPANS.findall(cell[1])}
            for column in range(len(cells), len(cells) + spans.get("col", 1)):
                covered[column] = spans.get("row", 1) - 1
            cells += [cell.span(2), *[(cell.end(2), cell.end(2))] * (spans.get("col", 1) - 1)]
        if cells:
            _cover(cells, covered, row.end(1))
            yield cells


def _cover(cells: list[Span], covered: dict[int, int], at: int) -> None:
    """Fill the columns that a cell above covers with empty cells."""
    while covered.get(len(cells), 0) > 0:
        covered[len(cells)] -= 1
        cells.append((at, at))
