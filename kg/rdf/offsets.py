"""Holding evidence against the texts: whatever is said to stand at an offset must stand there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.rdf.namespaces import KG, NIF
from kg.rdf.validate import Violation
from kg.store import GraphStore

_ANCHORED = """
SELECT ?node ?text ?words ?begin ?end {
  { ?node a kg:Sentence ; kg:article/kg:text ?text } UNION { ?node a kg:Mention ; kg:sentence/kg:article/kg:text ?text }
  ?node nif:anchorOf ?words ; nif:beginIndex ?begin ; nif:endIndex ?end .
}"""
_PIECES = """
SELECT ?node ?text ?file ?offset ?begin ?end {
  ?node a kg:Piece ; ^kg:piece/kg:text ?text ; dcterms:source ?file ; kg:offset ?offset ;
    nif:beginIndex ?begin ; nif:endIndex ?end .
}"""

_OUTSIDE = ("超出了报道全文。", "It does not lie inside the article's text.")


def misplaced(store: GraphStore, texts: Mapping[str, str] | None = None) -> Iterator[Violation]:
    """The sentences, mentions and pieces that do not stand where they say.

    ``texts`` are the files that the graph was built from, by name: with them every piece is held against its file.
    """
    for node, text, words, begin, end in store.rows(_ANCHORED):
        found = _cut(text, begin, end)
        if found != words:
            said = (f"报道在此处的文字是“{found}”。", f"The article has “{found}” there.") if found else _OUTSIDE
            yield Violation(str(node), str(NIF.anchorOf), str(words), *said)
    for node, text, file, offset, begin, end in store.rows(_PIECES):
        problem = _piece(text, offset, begin, end, None if texts is None else texts.get(file or "", ""))
        if problem:
            yield Violation(str(node), str(KG.offset), f"{file} {begin}–{end}", *problem)


def _cut(text: str | None, begin: str | None, end: str | None) -> str | None:
    """The text between two offsets as the graph spells them, None where they are no offsets into it."""
    try:
        first, last = int(begin or ""), int(end or "")
    except ValueError:
        return None
    return (text or "")[first:last] if 0 <= first < last <= len(text or "") else None


def _piece(
    text: str | None, offset: str | None, begin: str | None, end: str | None, source: str | None
) -> tuple[str, str] | None:
    """What is wrong with a piece, in Chinese and English; None where nothing is."""
    try:
        size = int(end or "") - int(begin or "")
        inside = _cut(text, offset, str(int(offset or "") + size))
    except ValueError:
        inside = None
    if inside is None:
        return _OUTSIDE
    if source is not None and _cut(source, begin, end) != inside:
        return "原文件在此处不是这段文字。", "The file does not have the piece's text there."
    return None
