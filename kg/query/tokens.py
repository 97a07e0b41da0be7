"""A query in pieces: enough to tell words from strings, comments and IRIs. What it means is the engine's to say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TOKEN = re.compile(
    r"""(?P<comment>\#[^\n\r]*)
    |(?P<iri><[^<>"{}|^`\\\s]*>)
    |(?P<string>\"{3}(?:[^"\\]|\\.|"{1,2}(?!"))*\"{3}|'{3}(?:[^'\\]|\\.|'{1,2}(?!'))*'{3}
        |"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*')
    |(?P<variable>[?$]\w+)
    |(?P<name>[\w-]*(?:\.[\w-]+)*:(?:[\w.:%~\\-]*[\w:%~\\-])?)
    |(?P<word>\w+)
    |(?P<quote>["'])
    |(?P<mark>\S)""",
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a query: its kind (a group of the pattern), its text and where it begins."""

    kind: str
    text: str
    begin: int


def tokens(query: str) -> Iterator[Token]:
    """The pieces of a query, without comments."""
    for match in _TOKEN.finditer(query):
        if match.lastgroup and match.lastgroup != "comment":
            yield Token(match.lastgroup, match[0], match.start())
