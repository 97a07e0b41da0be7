"""What is said, as offsets: without the quotation marks that enclose all of it, and around a clause in its middle."""

from __future__ import annotations

import re
from typing import TypedDict

from kg.extract.patterns import Masked
from kg.extract.statement.speech import Report


class Offsets(TypedDict):
    """Where what is said begins and ends in the article."""

    begin: int
    end: int


def span(masked: Masked, position: int, until: int | None = None) -> Offsets:
    """The article's offsets of what is said from a mask position on, without the quotes that enclose all of it."""
    stop = len(masked.text) if until is None else until
    words = masked.text
    while position < stop and words[position] in " ,:":
        position += 1
    while stop > position and words[stop - 1] in " ,":
        stop -= 1
    bare = words[position:stop]
    if bare.startswith("“") and bare.find("”") in (-1, len(bare) - 1):
        position, stop = position + 1, stop - bare.endswith("”")
    elif bare.endswith("”") and "“" not in bare:
        stop -= 1
    elif re.fullmatch(r"“[^“”]*”。", bare):
        position, stop = position + 1, stop - 2
    return {"begin": masked.begin(position), "end": masked.end(stop)}


def report_span(masked: Masked, report: Report, until: int | None = None) -> Offsets:
    """What is said: after the reporting clause, or before it in quotes, or both with the clause between."""
    words = masked.text
    before = words[: report.begin] if until is None else ""
    quoted = "”" in before and (before.startswith("“") or "“" not in before)
    rest = words[report.content :].strip(" ,。:!?")
    if not quoted:
        return span(masked, report.content, until)
    if rest:
        return {"begin": masked.begin(int(words.startswith("“"))), "end": masked.end(len(words))}
    return span(masked, 0, before.rindex("”") + 1)
