"""Triples of rdflib terms as N-Quads: sorted, each once, in the spelling that the store gives back."""

from __future__ import annotations

from collections.abc import Iterable

from rdflib import Literal, URIRef

Value = URIRef | Literal
Triple = tuple[URIRef, URIRef, Value]

_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


def nquads(triples: Iterable[Triple], graph: str) -> bytes:
    """The lines of one graph."""
    end = f"<{graph}> .\n"
    lines = {f"<{s}> <{p}> {_term(o)} {end}" for s, p, o in triples}
    return "".join(sorted(lines)).encode()


def _term(value: Value) -> str:
    if isinstance(value, URIRef):
        return f"<{value}>"
    quoted = f'"{value.translate(_ESCAPES)}"'
    if value.language:
        return f"{quoted}@{value.language}"
    return f"{quoted}^^<{value.datatype}>" if value.datatype else quoted
