"""Lines that go on from the one above: a name or list that breaks off, a column that is printed line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from unicodedata import east_asian_width

from kg.page.scan import BLANKS, Strip

_GOES_ON = ("·", "•", "、")
_ENDED = ("。", "!", "?", "…", "；", ";", "：", ":", "！", "？", "”", "）", ")", "】")
_INSIDE = re.compile("[，。,、][\u4e00-\u9fff]")
_OPENS = re.compile(r"[ \t]{2,}|\u3000|[(（]?[一二三四五六七八九十\d]{1,3}[)）、.．]|[●■◆▲□○◇★☆·]|本报|新华社")
_GAP = re.compile(r"[^,，。]*\S[ \u3000]{2,}\S|(?:[^ ,，。]{1,8}[ \u3000])+[^ ,，。]{1,8}$")  # names in columns
_LEAST = 3  # lines of a column
_NARROW, _WIDE = 12, 90  # how wide its lines may be, a Chinese character being two
_RAGGED = 4  # by how much they may differ


def unwrapped(text: str, found: Sequence[Strip]) -> tuple[Strip, ...]:
    """The lines of a page, each that breaks off joined with the one right below it.

    So does one that ends with · or 、, since no name and no list ends so, and one as long as the others of its column.
    """
    whole: list[Strip] = []
    for group in _groups(text, found):
        full = _full(group)
        last: Strip | None = None  # the line before, as it stands
        for strip in group:
            plain = last and not (last.level or strip.level or last.is_row or strip.is_row)
            fills = last in full and not _OPENS.match(text, _start(text, strip))
            if last and plain and (fills or last.text.endswith(_GOES_ON)):
                whole[-1] = Strip(whole[-1].text + strip.text, (whole[-1].cells[0] + strip.cells[0],))
            else:
                whole.append(strip)
            last = strip
    return tuple(whole)


def _groups(text: str, found: Sequence[Strip]) -> Iterator[list[Strip]]:
    """The lines that stand right below each other, no blank line between."""
    group: list[Strip] = []
    for strip in found:
        if group and text[group[-1].end : strip.begin].strip(BLANKS) not in ("", "\n"):
            yield group
            group = []
        group.append(strip)
    if group:
        yield group


def _full(group: Sequence[Strip]) -> Sequence[Strip]:
    """The lines of a column that fill it and break off inside a sentence; none where the lines form no column."""
    plain = [strip for strip in group if not strip.level and not strip.is_row]
    if len(plain) < _LEAST or not any(_INSIDE.search(strip.text) for strip in plain):
        return ()
    width = max(map(_width, plain))
    full = [strip for strip in plain if _width(strip) >= width - _RAGGED and not _GAP.match(strip.text)]
    runs = sum(one in full and other in full for one, other in pairwise(plain))
    if not runs or not _NARROW <= width <= _WIDE:
        return ()
    return [strip for strip in full if not strip.text.endswith(_ENDED)]


def _width(strip: Strip) -> int:
    return sum(1 + (east_asian_width(character) in "WFA") for character in strip.text)


def _start(text: str, strip: Strip) -> int:
    """Where the line of a strip begins in the file."""
    return text.rfind("\n", 0, strip.begin) + 1
