"""Tables whose cells only blanks divide, as OCR leaves them: ``盐湖区 6.3 41.8`` below ``县区 增速(%) 投资(亿元)``.

Or the header alone is divided so, above rows of cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.page.scan import Strip, cut

_CELL = re.compile(r"\S+")
_NUMBER = re.compile(r"[-+−—－]?\d[\d,.]*[%％]?|[-—－/]+")
_LEAST = 3  # a header and two rows


def aligned(text: str, found: Sequence[Strip]) -> Iterator[Strip]:
    """The lines, those of such a table cut into its cells; it has a column of numbers below a header of words."""
    at = 0
    while at < len(found):
        rows = _alike(text, found, at)
        table = len(rows) >= _LEAST and _numbered([row.text.split() for row in rows])
        table = table or (len(rows) == 1 and _heads(found, at))
        yield from map(_divided, rows) if table else rows
        at += len(rows)


def _alike(text: str, found: Sequence[Strip], at: int) -> Sequence[Strip]:
    """The line at ``at`` and those right below it with as many words."""
    width = _width(found[at])
    stop = at + 1
    while width > 1 and stop < len(found) and _width(found[stop]) == width:
        if text.count("\n", found[stop - 1].end, found[stop].begin) != 1:
            break
        stop += 1
    return found[at:stop]


def _heads(found: Sequence[Strip], at: int) -> bool:
    """Whether a line has as many words as the row right below it has cells, and no numbers as that has."""
    below = found[at + 1] if at + 1 < len(found) and found[at + 1].is_row else None
    if below is None or _width(found[at]) != len(below.cells):
        return False
    numbers = any(map(_NUMBER.fullmatch, below.text.split("\t")))
    return numbers and not any(map(_NUMBER.fullmatch, found[at].text.split()))


def _width(strip: Strip) -> int:
    return 0 if strip.level or strip.is_row else len(strip.text.split())


def _numbered(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a column holds nothing but numbers below its header, and no header is a number."""
    header, *below = rows
    columns = zip(*below, strict=True)
    return not any(map(_NUMBER.fullmatch, header)) and any(all(map(_NUMBER.fullmatch, column)) for column in columns)


def _divided(strip: Strip) -> Strip:
    cells = tuple(cut(strip.cells[0], *cell.span()) for cell in _CELL.finditer(strip.text))
    return Strip("\t".join(strip.text.split()), cells)
