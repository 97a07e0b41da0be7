"""Relabelling newspaper text of the MSRA corpus after kg's own convention.

What differs, and what is changed:

- ``X市政府``, ``X省人民政府``, ``X国政府``: the corpus marks only the place (LOC); here the whole is a body (ORG).
- ``中方``, ``美方``: the corpus marks 中 and 美 (LOC); here the country acts, and the whole names it (LOC).
- ``X省委``, ``X市委`` where the corpus marks only X: the whole is a body.
- ``省政府``, ``市政府`` without a place: unmarked in the corpus, though it marks 省委 and 市委; here a body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.tagger.training.corpora import Example, Span

_TAIL = re.compile(
    r"[省市区县州盟旗镇乡]?(?:[省市区县州盟旗镇乡]|自治[区州县])?"
    r"(?:(?:人民)?政府(?:办公[厅室])?(?!军|首脑|间)|[市县区州]委(?!员会?主)(?:员会)?|省委|人大(?:常委会)?|政协|纪委)"
)
_BARE = re.compile(r"(?<![各省市县区州级等地乡镇])[省市县区州](?:人民)?政府(?!军|首脑|间)")


def ours(example: Example) -> Example:
    """The example with its names drawn after kg's convention."""
    spans = [_side(example.text, span) for span in example.spans]
    bodies = list(_with_tails(example.text, spans))
    bare = (match.span() for match in _BARE.finditer(example.text))
    bodies += [(b, e, "ORG") for b, e in bare if all(e <= begin or b >= end for begin, end, _ in bodies)]
    return Example(example.text, tuple(sorted(bodies)))


def _side(text: str, span: Span) -> Span:
    """中|方 as one place."""
    begin, end, kind = span
    if (
        kind == "LOC"
        and end - begin == 1
        and text[end : end + 1] == "方"
        and text[end + 1 : end + 2] not in set("面向式法案针位")
    ):
        return begin, end + 1, kind
    return span


def _with_tails(text: str, spans: list[Span]) -> Iterator[Span]:
    """Places followed by the tail of a body's name, together with the places right before them, as bodies."""
    chain: list[Span] = []
    taken = 0
    for begin, end, kind in spans:
        if begin < taken:
            continue
        if chain and (kind != "LOC" or chain[-1][1] != begin):
            yield from chain
            chain = []
        tail = _TAIL.match(text, end) if kind == "LOC" else None
        if tail:
            taken = tail.end()
            yield chain[0][0] if chain else begin, taken, "ORG"
            chain = []
        elif kind == "LOC":
            chain.append((begin, end, kind))
        else:
            yield begin, end, kind
    yield from chain
