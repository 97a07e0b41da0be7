"""Lines that go on from the one above: a name or list that breaks off, a column that is printed line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from unicodedata import east_asian_width

from kg.page import captions
from kg.page.parts import is_final
from kg.page.scan import BLANKS, Strip
from kg.text.normalise import BULLETS

_GOES_ON = ("·", "•", "、")
_ENDS = (";", ":", "”", ")", "】")
_INSIDE = re.compile("[，。,、][\u4e00-\u9fff]")
_OPENS = re.compile(
    rf"[ \t]{{2,}}|\u3000|[(（]?[一二三四五六七八九十\d]{{1,3}}[)）、.．](?!\d)|[{BULLETS}○·]|本报|新华社"
)
_GAP = re.compile(  # names in columns, and a name with a note before who it is: 某某(女,回族)　某校教师
    r"(?:[^,，。(（]|[(（][^()（）]*[)）])+(?: {2,}|\u3000)[ \u3000]*\S"
    r"|(?:[^ \u3000,，。]{1,8}[ \u3000])+[^ \u3000,，。]{1,8}$"
)
_NOTE, _NOTE_ENDS = re.compile(r"\([^()]*$"), re.compile(r"[^()]*\)$")
_LEAST = 3  # lines of a column
_NARROW, _WIDE = 12, 90  # how wide its lines may be, a Chinese character being two
_RAGGED = 4  # by how much they may differ
_UNEVEN = 4  # a line of running text, words and numbers being kept whole, may lack one part in so many


def unwrapped(text: str, found: Sequence[Strip]) -> tuple[Strip, ...]:
    """The lines of a page, each that breaks off joined with the next.

    So does one that ends with · or 、, since no name and no list ends so, and one as long as the others of its column
    with the one right below it.
    """
    broken = {begin for group in _groups(text, found) for begin in _broken(text, group)}
    whole: list[Strip] = []
    last: Strip | None = None  # the line before, as it stands
    for strip in found:
        plain = last and not (last.level or strip.level or last.is_row or strip.is_row)
        if last and plain and (last.begin in broken or _lists_on(text, last, strip)):
            whole[-1] = Strip(whole[-1].text + strip.text, (whole[-1].cells[0] + strip.cells[0],))
        else:
            whole.append(strip)
        last = strip
    return tuple(whole)


def _lists_on(text: str, last: Strip, strip: Strip) -> bool:
    """Whether a name or list that breaks off goes on in the next line of text: …达到81%、, but not in a caption.

    So does a note in brackets that the next line closes: （某市第八届人民代表大会 | 常务委员会第三次会议通过）.
    """
    below = text[last.end : strip.begin].strip(BLANKS) in ("", "\n")
    if below and _NOTE.match(last.flat) and _NOTE_ENDS.match(strip.flat):
        return True
    if not last.text.endswith(_GOES_ON) or text[last.end : strip.begin].strip(BLANKS + "\n"):
        return False
    sign = captions.photographers(strip.flat)
    return sign is None or not sign.begin


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


def _broken(text: str, group: Sequence[Strip]) -> Iterator[int]:
    """Where the lines begin that fill a column and break off inside a sentence; none where the lines form no column."""
    plain = [strip for strip in group if not strip.level and not strip.is_row]
    if len(plain) < _LEAST or not any(_INSIDE.search(strip.text) for strip in plain):
        return
    width = max(map(_width, plain))
    text_like = 2 * sum(bool(_INSIDE.search(strip.text)) for strip in plain) >= len(plain)
    ragged = max(_RAGGED, width // _UNEVEN) if text_like else _RAGGED
    full = {s.begin for s in plain if _width(s) >= width - ragged and not _GAP.match(s.text)}
    if not _NARROW <= width <= _WIDE or not any({one.begin, other.begin} <= full for one, other in pairwise(plain)):
        return
    for one, other in pairwise(group):
        if one.begin in full and not _ended(one.flat) and not _OPENS.match(text, _start(text, other)):
            yield one.begin


def _ended(line: str) -> bool:
    return is_final(line) or line.endswith(_ENDS)


def _width(strip: Strip) -> int:
    return sum(1 + (east_asian_width(character) in "WFA") for character in strip.text)


def _start(text: str, strip: Strip) -> int:
    """Where the line of a strip begins in the file."""
    return text.rfind("\n", 0, strip.begin) + 1
