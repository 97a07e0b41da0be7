"""Parameters: in a query, $place stands for what ``--set place=太原市`` says; without a value it is a variable."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pyoxigraph as ox

from kg.errors import QueryError
from kg.query.tokens import tokens
from kg.store import PREFIXES

_DATES = ((r"\d{4}-\d\d-\d\d", "date"), (r"\d{4}-\d\d", "gYearMonth"), (r"[12]\d{3}", "gYear"))
_NUMBERS = ((r"[+-]?\d+", "integer"), (r"[+-]?\d*\.\d+", "decimal"))


def fill(query: str, values: Mapping[str, str]) -> str:
    """The query with its parameters filled in. Raises QueryError for a value that no parameter takes."""
    marked = [token for token in tokens(query) if token.kind == "variable" and token.text.startswith("$")]
    known = sorted({token.text[1:] for token in marked})
    for name in values:
        if name not in known:
            there = f"its parameters are {', '.join(f'${each}' for each in known)}" if known else "it has none"
            raise QueryError(f"the query has no parameter ${name}; {there}")
    for token in reversed(marked):
        if token.text[1:] in values:
            end = token.begin + len(token.text)
            query = query[: token.begin] + str(_term(values[token.text[1:]])) + query[end:]
    return query


def _term(value: str) -> ox.NamedNode | ox.Literal:
    """A value as a term: <IRI> or prefix:name, a day, month or year, a number, or else Chinese text such as a name."""
    prefix, colon, local = value.partition(":")
    try:
        if value.startswith("<") and value.endswith(">"):
            return ox.NamedNode(value[1:-1])
        if colon and prefix in PREFIXES:
            return ox.NamedNode(PREFIXES[prefix] + local)
    except ValueError as error:
        raise QueryError(f"{value} is no IRI: {error}") from error
    for pattern, datatype in (*_DATES, *_NUMBERS):
        if re.fullmatch(pattern, value, re.ASCII):
            return ox.Literal(value, datatype=ox.NamedNode(PREFIXES["xsd"] + datatype))
    return ox.Literal(value, language="zh")
