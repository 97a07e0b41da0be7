"""The IRIs of things: readable names under the base, only what an IRI cannot hold percent-encoded."""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import blake2b

from kg.model import Article, PolicyAction, Thing
from kg.store.terms import BASE

# What RFC 3987 allows in a segment of a path, less "%" and the marks that part segments.
_REFUSED = re.compile(
    "[^A-Za-z0-9\\-._~!$&'()*+,;=:@\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef"
    + "".join(f"{chr(plane)}-{chr(plane + 0xFFFD)}" for plane in range(0x10000, 0xE0000, 0x10000))
    + "]"
)


@lru_cache(maxsize=1 << 16)
def iri_of(kind: str, name: str) -> str:
    """``https://kg.example/person/王秀兰`` for ("person", "王秀兰"); different names never give the same IRI."""
    return f"{BASE}{kind}/{_REFUSED.sub(_encoded, name)}"


def _encoded(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "surrogatepass"))


def digest(*parts: str) -> str:
    """A short name for what is said: the same parts, the same name."""
    state = blake2b(digest_size=10)
    for part in parts:
        data = part.encode()
        state.update(len(data).to_bytes(4, "big") + data)
    return state.hexdigest()


def article_name(article: Article) -> str:
    """The digest that names an article: of its file and its text."""
    return digest(article.file, article.text)


def action_iri(action: PolicyAction, article: Article) -> str:
    """An action goes by what its article says in its own words, whoever its names are found to stand for."""
    things = (*action.actors, "", *action.places, action.beneficiary or "", action.source or "")
    numbers = (f"{each.bound} {each.value:f} {each.unit}" for each in action.quantities)
    said = (action.verb, action.object, action.status, action.due or "", str(action.item or ""), *numbers)
    named = (f"{each.kind} {each.name}" if isinstance(each, Thing) else each for each in things)
    return iri_of("action", digest(article_name(article), *said, "", *named))
