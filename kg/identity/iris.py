"""The IRIs of things: readable names under the base, only what an IRI cannot hold percent-encoded."""

from __future__ import annotations

import re

from kg.store.terms import BASE

# What RFC 3987 allows in a segment of a path, less "%" and the marks that part segments.
_REFUSED = re.compile(
    "[^A-Za-z0-9\\-._~!$&'()*+,;=:@\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef"
    + "".join(f"{chr(plane)}-{chr(plane + 0xFFFD)}" for plane in range(0x10000, 0xE0000, 0x10000))
    + "]"
)


def iri_of(kind: str, name: str) -> str:
    """``https://kg.example/person/王秀兰`` for ("person", "王秀兰"); different names never give the same IRI."""
    return f"{BASE}{kind}/{_REFUSED.sub(_encoded, name)}"


def _encoded(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "surrogatepass"))
