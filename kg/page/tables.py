"""Tables: rows that do not have as many cells as their header are reported."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.model import Issue
from kg.page.blocks import Block
from kg.page.parts import What


def ragged(name: str, blocks: Sequence[Block]) -> Iterator[Issue]:
    """An issue, at its place in the file, for each row with more or fewer cells than the header of its table."""
    for block in blocks:
        rows = [part for part in block.body if part.what is What.ROW]
        for row in rows[1:]:
            width = len(rows[0].cells)
            if len(row.cells) != width:
                yield Issue(name, row.begin, row.end, "ragged-row", f"{len(row.cells)} cells, {width} in the header")
