"""What stands in the rows of a table but is none: its title, its unit, its notes; and the title above it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.page.blocks import is_note
from kg.page.parts import SMALL, Part, What, is_bracketed, is_phrase
from kg.text.normalise import flat

_UNIT = re.compile("(?:计量)?单位:")
_NO_TITLE = re.compile(r"单位:|[(\[].*[)\]]$")
_NUMBER = re.compile(r"[-+−—]?\d[\d,.]*[%‰]?|[-—/…]*")
_IN_UNITS = re.compile(r"[(][^()]+[)]$")


def titled(found: Sequence[Part]) -> list[Part]:
    """The parts of a page, the titles of its tables made headings, units and notes in their rows made lines."""
    parts = list(found)
    for begin, end in list(_tables(parts)):
        first, last = begin, end - 1
        while first < last and _spans(parts[first]) and parts[first + 1].text.split("\t")[0].strip():
            parts[first] = _own_title(parts[first])
            first += 1
        while first < last and _spans(parts[last]) and is_note(line := _line(parts[last])):
            parts[last] = line
            last -= 1
        if not any(part.what is What.HEADING for part in parts[begin:first]):
            _title_above(parts, begin)
    return parts


def _tables(parts: Sequence[Part]) -> Iterator[tuple[int, int]]:
    """Where rows stand together."""
    begin = 0
    for at in range(len(parts) + 1):
        if at == len(parts) or parts[at].what is not What.ROW:
            if begin < at:
                yield begin, at
            begin = at + 1


def _spans(row: Part) -> bool:
    """Whether a row fills its first cell alone, which then spans the table."""
    first, *others = row.text.split("\t")
    return bool(first.strip() and others) and not any(cell.strip() for cell in others)


def _own_title(row: Part) -> Part:
    """A first row of one cell is the title (| 2026年民生实事 | | |), or tells the unit of the table."""
    line = _line(row)
    unit = _UNIT.match(line.text) or is_bracketed(line)
    return line if unit else replace(line, what=What.HEADING, level=SMALL)


def _line(row: Part) -> Part:
    return replace(row, what=What.PARAGRAPH, text=flat(row.text.strip()), cells=row.cells[:1])


def _title_above(parts: list[Part], index: int) -> None:
    """Make a plain line above a table (with at most a unit or period line between) its title."""
    for back in (index - 1, index - 2):
        if back >= 0 and is_phrase(parts[back]) and not _NO_TITLE.match(parts[back].text):
            parts[back] = replace(parts[back], what=What.HEADING, level=SMALL)
            return
        if back < 0 or len(parts[back].text) > 40 or parts[back].what is not What.PARAGRAPH:
            return


def headers(parts: Sequence[Part]) -> frozenset[int]:
    """Where the header rows stand: the first, and each between rows of numbers that holds words alone.

    A second table, 县区｜财政收入｜增速, may follow the rows of the first with nothing between.
    """
    rows = [at for at, part in enumerate(parts) if part.what is What.ROW]
    cells = [[flat(cell.strip()) for cell in parts[at].text.split("\t")] for at in rows]
    found = set(rows[:1])
    for at, (above, one, below) in enumerate(zip(cells, cells[1:], cells[2:], strict=False), 1):
        if _words_alone(one) and _counts(above) and _counts(below) and _names_columns(one, cells[0]):
            found.add(rows[at])
    return frozenset(found)


def goes_on(above: Sequence[Part], below: Sequence[Part]) -> bool:
    """Whether the first row of ``below`` is one more of the table that ends ``above``: as wide, and no header."""
    if not (above and below) or above[-1].what is not What.ROW or below[0].what is not What.ROW:
        return False
    cells = [flat(cell.strip()) for cell in below[0].text.split("\t")]
    return len(cells) == len(above[-1].text.split("\t")) > 1 and not _words_alone(cells)


def _words_alone(cells: Sequence[str]) -> bool:
    """Whether a row is like a header: a word in each cell, and each another."""
    return len(cells) > 1 and len(set(cells)) == len(cells) and not any(map(_NUMBER.fullmatch, cells))


def _names_columns(cells: Sequence[str], first: Sequence[str]) -> bool:
    """Whether a row is no 临江县｜未报｜暂缺: not as wide as the first header, alike in a cell, or with a unit."""
    return len(cells) != len(first) or bool(set(cells) & set(first)) or any(map(_IN_UNITS.search, cells))


def _counts(cells: Sequence[str]) -> bool:
    """Whether a number stands in a row behind its first cell."""
    return any(_NUMBER.fullmatch(cell) and any(map(str.isdigit, cell)) for cell in cells[1:])
