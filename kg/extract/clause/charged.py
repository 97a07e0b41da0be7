"""Who answers for an item of a list, in brackets at its end: 3.改造危桥22座(市交通运输局)."""

from __future__ import annotations

import re

from kg.extract.text import AnnotatedText
from kg.model import Kind, Thing

_BRACKET = re.compile(
    r"\((?:(?:牵头|责任|承办|实施|主办|负责|落实|配合)(?:单位|部门)[:为]?)?(?P<bodies>[^()]{2,60})\)$"
)
_BETWEEN = re.compile("[、和,及;]*")


def charged(text: AnnotatedText, index: int, begin: int, end: int) -> tuple[int, tuple[Thing, ...]]:
    """Where what is to be done ends in ``begin`` to ``end``, and the bodies in brackets behind it, if nothing else."""
    bracket = _BRACKET.search(text.flat, begin, end) if text.flat[end - 1 : end] == ")" else None
    if not bracket:
        return end, ()
    at, bodies = bracket.start("bodies"), []
    for mention in text.opened(index, at, end):
        if mention.thing.kind is not Kind.BODY or not _BETWEEN.fullmatch(text.flat, at, mention.begin):
            return end, ()
        bodies.append(mention.thing)
        at = mention.end
    return (bracket.start(), tuple(bodies)) if bodies and at == bracket.end("bodies") else (end, ())
