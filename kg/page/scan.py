"""The lines of a page's file, freed of markup, each knowing where its characters stand in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.page.html import tables
from kg.text.normalise import flat

Run = tuple[int, int]  # begin and end in the file, end exclusive
Cells = tuple[tuple[Run, ...], ...]

_HEADING = re.compile(r"[ \t\u3000]*(#{1,6})[ \t\u3000]*(?=[^\s#])")
_BOLD_LINE = re.compile(r"\*\*([^*]{2,40})\*\*[ \t]*$")
_MARKUP = re.compile(
    r"[ \t]*<su[bp]>[ \t]*|[ \t]*</su[bp]>(?:[ \t]+(?=[)）]))?|</?(?:b|i|u|em|strong|span|p|div|center|font|br)\b[^>]*>"
    r"|\*\*|!\[[^\]]*\]\([^)]*\)|<!--.*?-->|&(?:nbsp|ensp|emsp|#160|#12288|#[xX][aA]0|#[xX]3000|#[xX]200[bB]);|\\(?=[.*_#()\[\]~-])"
)
_RULE = re.compile(
    r"[ \t]*(?:[-*_=─━═—＝－][ \t]*){3,}$|[ \t]*\|?(?:[ \t]*:?-{2,}:?[ \t]*\|)+[ \t]*(?::?-{2,}:?)?[ \t]*$"
)
_ADVERTISED = re.compile(r"\s*[-*_=─━═—＝－■◆]{2,}\s*广\s*告\s*[-*_=─━═—＝－■◆]{2,}\s*$")
_LONGEST_AD = 16  # lines from ──广告── to the rule that closes it
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)|<img\b[^>]*>")
_ITEM_MARK = re.compile(
    r"[ \t\u3000]*[-*+][ \t]+(?=[\u4e00-\u9fff“《(（]|\d+[\u4e00-\u9fff])"
)  # - 某县…, no page number
_SLANTED = re.compile(r"[ \t\u3000]*(?P<mark>[*_])(?P<words>[^*_\s][^*_]*)(?P=mark)[ \t\u3000]*$")
_QUOTE_MARK = re.compile(r"[ \t]*>[ \t]?")
BLANKS = " \t\u3000\u00a0\u200b\u200c\u200d\u2060\ufeff\f\v\u2002\u2003\u2009"


@dataclass(frozen=True, slots=True)
class Strip:
    """One line of the file without its markup: ``text`` is its cells, joined by tabs, each made of verbatim runs.

    ``level`` is 1 to 6 for a markdown heading, 7 for a line all in bold, 0 for any other; a ``pictured`` line stands
    right below an image; a ``bold`` one begins with bold words (**备物资。**市里…), as no other half of a line does.
    """

    text: str
    cells: Cells
    level: int = 0
    pictured: bool = False
    bold: bool = False

    @property
    def begin(self) -> int:
        return self.cells[0][0][0]

    @property
    def end(self) -> int:
        return self.cells[-1][-1][1]

    @property
    def is_row(self) -> bool:
        return len(self.cells) > 1

    @property
    def flat(self) -> str:
        return flat(self.text)


def strips(text: str, begin: int = 0) -> tuple[Strip, ...]:
    """The lines of ``text`` from ``begin`` that hold anything but blanks, rules and markup."""
    found: list[Strip] = []
    at = begin
    for (table_begin, table_end), rows in tables(text, begin):
        found += _lines(text, at, table_begin)
        found += [row for cells in rows if (row := _row(text, cells))]
        at = table_end
    return (*found, *_lines(text, at, len(text)))


def _lines(text: str, begin: int, end: int) -> Iterator[Strip]:
    at = begin
    pictured = False
    lines = text[begin:end].split("\n")
    advertised = _advertised(lines)
    for number, raw in enumerate(lines):
        strip = None if number in advertised else _strip(text, at, at + len(raw))
        if strip is not None:
            yield replace(strip, pictured=True) if pictured else strip
        pictured = _IMAGE.fullmatch(raw.strip(BLANKS)) is not None
        at += len(raw) + 1


def _advertised(lines: Sequence[str]) -> set[int]:
    """The lines of advertisements: from ──广告── to the next rule."""
    found: set[int] = set()
    for number, raw in enumerate(lines):
        if _ADVERTISED.match(raw):
            below = range(number + 1, min(number + _LONGEST_AD, len(lines)))
            closing = next((at for at in below if lines[at].strip() and _RULE.match(lines[at])), number)
            found |= set(range(number, closing + 1))
    return found


def _row(text: str, spans: Sequence[Run]) -> Strip | None:
    """A table's row of the cells at ``spans``; None where all are empty."""
    runs = [_runs(text, begin, end) for begin, end in spans]
    if not any(runs):
        return None
    cells = [run or ((begin, begin),) for run, (begin, _) in zip(runs, spans, strict=True)]
    return Strip("\t".join(spell(text, run) for run in cells), tuple(cells))


def _strip(text: str, begin: int, end: int) -> Strip | None:
    raw = text[begin:end]
    if not raw.strip(BLANKS) or _RULE.match(raw):
        return None
    level = 0
    if mark := _HEADING.match(raw):
        level, begin = len(mark[1]), begin + mark.end()
    elif _BOLD_LINE.match(raw.strip(BLANKS)):
        level = 7
    else:
        if mark := _QUOTE_MARK.match(raw) or _ITEM_MARK.match(raw):
            begin += mark.end()
        if slanted := _SLANTED.match(text, begin, end):
            begin, end = slanted.span("words")
    spans = [(begin, end)] if level else list(_cell_spans(text, begin, end))
    cells = [runs for a, b in spans if (runs := _runs(text, a, b)) or len(spans) > 1]
    if not any(cells):
        return None
    cells = [runs or ((a, a),) for runs, (a, _) in zip(cells, spans, strict=True)]
    bold = text.startswith("**", begin)
    return Strip("\t".join(spell(text, runs) for runs in cells), tuple(cells), level, bold=bold)


def spell(text: str, runs: tuple[Run, ...]) -> str:
    """The characters of ``runs``, one after the other."""
    return "".join(text[a:b] for a, b in runs)


def _cell_spans(text: str, begin: int, end: int) -> Iterator[Run]:
    """The cells of a table row, or the whole line where it is none."""
    raw = text[begin:end]
    stripped = raw.strip(BLANKS)
    if stripped.startswith("|") or stripped.count("|") >= 2:
        left, right = begin + raw.index(stripped), begin + raw.index(stripped) + len(stripped)
        left, right = left + stripped.startswith("|"), right - stripped.endswith("|")
        mark = "|"
    else:
        merged = "\t\t" in stripped  # a header with merged cells may end in one: 名称⇥一季度⇥⇥3月⇥
        left, right, mark = begin, begin + len(raw.rstrip(BLANKS.replace("\t", "") if merged else BLANKS)), "\t"
        left += len(raw) - len(raw.lstrip(BLANKS)) if "\t" not in raw.strip(BLANKS) else 0
    at = left
    for part in text[left:right].split(mark):
        yield at, at + len(part)
        at += len(part) + 1


def _runs(text: str, begin: int, end: int) -> tuple[Run, ...]:
    """The parts of ``text[begin:end]`` outside markup, without blanks at either end."""
    found: list[Run] = []
    at = begin
    for mark in _MARKUP.finditer(text, begin, end):
        found.append((at, mark.start()))
        at = mark.end()
    found.append((at, end))
    return trimmed(text, tuple(found))


def trimmed(text: str, runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """``runs`` without empty ones and without blanks at either end."""
    left = [run for run in runs if run[0] < run[1]]
    while left and not text[left[0][0] : left[0][1]].strip(BLANKS):
        left.pop(0)
    while left and not text[left[-1][0] : left[-1][1]].strip(BLANKS):
        left.pop()
    if not left:
        return ()
    first, last = left[0], left[-1]
    lead = text[first[0] : first[1]]
    left[0] = (first[0] + len(lead) - len(lead.lstrip(BLANKS)), first[1])
    begin = left[-1][0]
    left[-1] = (begin, last[0] + len(text[last[0] : last[1]].rstrip(BLANKS)))
    return tuple(left)


def cut(runs: tuple[Run, ...], begin: int, end: int) -> tuple[Run, ...]:
    """The runs of the characters ``begin`` to ``end`` of what ``runs`` spell."""
    found: list[Run] = []
    at = 0
    for a, b in runs:
        left, right = max(begin, at), min(end, at + b - a)
        if left < right:
            found.append((a + left - at, a + right - at))
        at += b - a
    return tuple(found)
