"""Tables in HTML: each row of <table> with the runs of its cells in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator

_TABLE = re.compile(r"<table\b.*?</table\s*>", re.IGNORECASE | re.DOTALL)
_ROW = re.compile(r"<tr\b[^>]*>(.*?)(?=<tr\b|</tr\s*>|</table\s*>)", re.IGNORECASE | re.DOTALL)
_CELL = re.compile(r"<t[dh]\b[^>]*>(.*?)(?=</?t[dhr]\b|\Z)", re.IGNORECASE | re.DOTALL)

Span = tuple[int, int]


def tables(text: str, begin: int = 0) -> list[tuple[Span, list[list[Span]]]]:
    """The tables of ``text``: where each stands, and its rows, each the places of its cells."""
    return [(match.span(), list(_rows(text, *match.span()))) for match in _TABLE.finditer(text, begin)]


def _rows(text: str, begin: int, end: int) -> Iterator[list[Span]]:
    for row in _ROW.finditer(text, begin, end):
        cells = [cell.span(1) for cell in _CELL.finditer(text, row.start(1), row.end(1))]
        if cells:
            yield cells
