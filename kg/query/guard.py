"""What a query may not do: reach other machines, or read what is not in the graph."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.errors import QueryError
from kg.query.tokens import tokens
from kg.store import PREFIXES, GraphStore
from kg.store.remote import RemoteStore

_GAP = r"(?:\s|\#[^\n\r]*[\n\r])*"
# The word and what must follow it where it is the keyword: an IRI, a variable or a prefixed name. Looked for in the
# whole text, because what counts as a string or a comment depends on the parser (``?a<b:c#>'''`` is two things).
_SERVICE = re.compile(rf"([?$:]?)\w*service(?={_GAP}(?:silent{_GAP})?(?:<|[?$]|[\w.-]*:))", re.IGNORECASE)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


def refuse(store: GraphStore | RemoteStore, query: str) -> None:
    """Raise QueryError for a query that calls SERVICE, or asks FROM what is no graph of the store."""
    if _calls_service(query) or _calls_service(_ESCAPE.sub(_character, query)):
        raise QueryError("SERVICE is refused: a query reads this graph only and sends nothing to other machines")
    for iri in _asked_from(query):
        if not store.holds(iri):
            raise QueryError(f"FROM <{iri}>: the store holds no graph of that name, and nothing is fetched")


def _calls_service(query: str) -> bool:
    """Whether SERVICE stands anywhere but as the end of a variable's (?service) or a thing's name (ex:service)."""
    return any(not match[1] for match in _SERVICE.finditer(query))


def _character(escape: re.Match[str]) -> str:
    code = int(escape[1] or escape[2], 16)
    return chr(code) if code < 0x110000 else ""


def _asked_from(query: str) -> Iterator[str]:
    """The graphs after FROM and FROM NAMED. The engine never fetches them; an empty answer would only mislead."""
    before = ""
    for token in tokens(query):
        if before == "from" and token.kind in ("iri", "name"):
            yield _iri(token.text)
        if not (before == "from" and token.text.lower() == "named"):
            before = token.text.lower() if token.kind == "word" else ""


def _iri(text: str) -> str:
    prefix, _, local = text.partition(":")
    return text[1:-1] if text.startswith("<") else PREFIXES.get(prefix, f"{prefix}:") + local
