"""Lines of lists and sign-offs: complete without a full stop, though no sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.page import captions
from kg.page.parts import DAY, NAME, Part, What, is_final, is_phrase
from kg.page.scan import cut

_SHORT = 60
_GAP = re.compile(r"\S \S")
_ENTRY = re.compile(r"\S+(?: \S+)*")  # up to a gap of two blanks
_PERSON = re.compile(rf"{NAME} (?=\S{{4}})")
# 某县某镇牧民 某某, below a letter
_WRITER = re.compile(rf"[^,。;:]{{1,20}}(?:[民农工师生员户人者士家医警主]|教授|干部) +{NAME}")


def lists(found: list[Part]) -> list[Part]:
    """Mark list lines: runs of three short lines that are no sentences (two with a gap inside), sign-offs, days."""
    index = 0
    while index < len(found):
        run = index
        while run < len(found) and is_phrase(found[run], _SHORT):
            run += 1
        size = run - index
        if size == 1 and _signs(found, index):
            name = found[index].text
            names = ((name.replace(" ", ""), 0, len(name)),)
            found[index] = replace(found[index], what=What.BYLINE, names=names, signed=True)
        elif (
            size >= 3
            or (size == 1 and _WRITER.fullmatch(found[index].text))
            or (size == 2 and all(_GAP.search(found[k].text) or DAY.search(found[k].text) for k in (index, run - 1)))
            or (size and (DAY.fullmatch(found[run - 1].text) or (size == 2 and DAY.search(found[run - 1].text))))
        ):
            _mark(found, index, run)
        index = max(run, index + 1)
    return found


def entries(found: Iterable[Part]) -> list[Part]:
    """The lines, each on which entries of a name list stand wide apart cut between them: 某某 教师    某某 馆员."""
    return [entry for part in found for entry in _entries(part)]


def _entries(part: Part) -> Iterator[Part]:
    spans = [match.span() for match in _ENTRY.finditer(part.text)] if part.what is What.PARAGRAPH else []
    if len(spans) < 2 or not all(_PERSON.match(part.text, *span) for span in spans):
        yield part
        return
    for begin, end in spans:
        yield replace(part, text=part.text[begin:end], cells=(cut(part.cells[0], begin, end),))


def _signs(found: Sequence[Part], index: int) -> bool:
    """Whether a line is nothing but the name of who wrote the article that ends above it."""
    above, below = found[index - 1 : index], found[index + 1 : index + 2]
    ends = bool(above) and above[0].what is What.PARAGRAPH and not above[0].signed and is_final(above[0].text)
    return ends and captions.is_name(found[index].text) and not (below and below[0].what is What.PARAGRAPH)


def _mark(found: list[Part], begin: int, end: int) -> None:
    for index in range(begin, end):
        found[index] = replace(found[index], what=What.LISTED)
