"""Why a query does not parse, in words. The engine's own list of expected tokens helps nobody."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from itertools import pairwise

from kg.errors import QueryError
from kg.query.tokens import Token, tokens
from kg.store import PREFIXES

_WIDE = dict(zip("，。；：？！（）｛｝＜＞“”‘’＝＂", (*",.;:?!(){}<>", *'""', "'", "'", "=", '"'), strict=True))
_OPENING = {")": "(", "}": "{", "]": "["}
_UPDATES = frozenset({"insert", "delete", "load", "drop", "clear", "create", "copy", "move", "add", "with"})
_FORMS = frozenset({"select", "construct", "ask", "describe"})
# What the engine says of a query that has the right form but no meaning.
_MEANINGS = {
    "IRI parsing failed": "an IRI in angle brackets is not valid: no spaces or quotes, and it begins with a scheme",
    "The SELECT contains a": "SELECT names a variable that neither the part in braces nor GROUP BY gives",
    "Duplicated variable name in SELECT": "SELECT names a variable twice",
    "The SELECT overrides an existing variable": "(… AS ?x) in SELECT needs a variable that is not yet in use",
    "SELECT * is not authorized with GROUP BY": "with GROUP BY, name the variables instead of SELECT *",
    "BIND is overriding an existing variable": "BIND(… AS ?x) needs a variable that is not yet in use",
    "The VALUES clause rows": "each row of VALUES needs as many values as there are variables",
    "language tag parsing failed": "a language tag is not valid: write @zh or @en",
    "Unexpected aggregate": "COUNT, SUM and the like stand in SELECT, HAVING or ORDER BY only",
    "should be a non negative integer": "LIMIT and OFFSET take a whole number of 0 or more",
}
_TERMS = frozenset({"iri", "name", "variable", "string"})
# The words of SPARQL 1.1.
_WORDS = frozenset(
    re.findall(
        r"\w+",
        """
        a abs all as asc ask avg base bind bnode bound by ceil coalesce concat construct contains count datatype day
        desc describe distinct encode_for_uri exists false filter floor from graph group group_concat having hours if in
        iri isblank isiri isliteral isnumeric isuri lang langmatches lcase limit max md5 min minus minutes month named
        not now offset optional order prefix rand reduced regex replace round sameterm sample seconds select separator
        service sha1 sha256 sha384 sha512 silent str strafter strbefore strdt strends strlang strlen strstarts struuid
        substr sum timezone true tz ucase undef union uri uuid values where year
        """,
    )
)
_NAMELESS = re.compile(r"\(\s*(?:count|sum|avg|min|max|sample|group_concat)\s*\([^()]*\)\s*\)", re.IGNORECASE)
_BROKEN_IRI = re.compile(r"<[a-z]+:[^<>\n]*>", re.IGNORECASE)
Problem = tuple[int, str]  # where, what


def explain(query: str, said: str) -> QueryError:
    """The error for a query that the engine refused; ``said`` is the engine's message."""
    pieces = list(tokens(query))
    for check in _CHECKS:
        problem = check(query, pieces)
        if problem:
            return QueryError(problem[1], query.count("\n", 0, problem[0]) + 1)
    place = _place(query, said)
    line = query.count("\n", 0, place) + 1
    for sign, words in _MEANINGS.items():
        if sign in said:
            return QueryError(words, line)
    return QueryError(_rest(query[place:], pieces), line)


def _rest(rest: str, pieces: Sequence[Token]) -> str:
    """What is to be said of the part from which on the engine understands nothing."""
    if not rest.strip():
        whole = pieces[-1].text == "}"
        return "has a form that means nothing: a variable may be given twice (AS, BIND)" if whole else "ends too early"
    first, second, after, *_ = [*tokens(rest), *[Token("mark", "", 0)] * 3]
    if first.kind in _TERMS and (second.kind in _TERMS or second.text == "a") and after.text in (".", ";", "}"):
        words = f"{first.text} {second.text}"
        return f"a statement has three parts, thing, property and value, but here are two: {words}"
    return f"not understood from here on: {' '.join(rest.split())[:40]}"


def _place(query: str, said: str) -> int:
    """Where the engine stopped. A keyword that it tried had as many characters consumed as it is long."""
    found = re.search(r"error at (\d+):(\d+): expected (?:one of )?(.*)", said, re.DOTALL)
    if not found:
        return 0
    starts = [0, *(match.end() for match in re.finditer("\n", query))]
    place = starts[min(int(found[1]), len(starts)) - 1] + int(found[2]) - 1
    tried = [len(word) for word in re.findall(r"(?<![\w{])[A-Za-z_]{2,}(?=,|$)", found[3])]
    exact = re.search(r'"|\[\'0', found[3])
    place = place if exact or not tried else place - max(tried)
    begun = [token.begin for token in tokens(query) if token.begin <= place]
    return begun[-1] if begun and place < len(query.rstrip()) else max(0, min(place, len(query.rstrip())))


def _empty(query: str, pieces: Sequence[Token]) -> Problem | None:
    return None if pieces else (0, "the query is empty")


def _update(query: str, pieces: Sequence[Token]) -> Problem | None:
    for token in pieces:
        word = token.text.lower()
        if token.kind == "word" and word in _FORMS:
            return None
        if token.kind == "word" and word in _UPDATES:
            return token.begin, f"{token.text} would change the graph: a query only reads it"
    return 0, "a query begins with SELECT, CONSTRUCT, ASK or DESCRIBE (after its prefixes)"


def _wide(query: str, pieces: Sequence[Token]) -> Problem | None:
    for token in pieces:
        if token.kind == "mark" and token.text in _WIDE:
            return token.begin, f"Chinese punctuation {token.text}: SPARQL wants {_WIDE[token.text]}"
    return None


def _quotes(query: str, pieces: Sequence[Token]) -> Problem | None:
    for token in pieces:
        if token.kind == "quote":
            return token.begin, f"the text that begins with {token.text} is never closed"
    return None


def _brackets(query: str, pieces: Sequence[Token]) -> Problem | None:
    open_: list[Token] = []
    for token in pieces:
        if token.kind == "mark" and token.text in _OPENING.values():
            open_.append(token)
        elif token.kind == "mark" and token.text in _OPENING:
            if not open_ or open_[-1].text != _OPENING[token.text]:
                return token.begin, f"{token.text} closes nothing" + (f": {open_[-1].text} is open" if open_ else "")
            open_.pop()
    return (open_[-1].begin, f"{open_[-1].text} is never closed") if open_ else None


def _iris(query: str, pieces: Sequence[Token]) -> Problem | None:
    whole = {token.begin for token in pieces if token.kind in ("iri", "string")}
    for match in _BROKEN_IRI.finditer(query):
        if match.start() not in whole and any(token.begin == match.start() for token in pieces):
            return match.start(), f"{match[0]} is no IRI: it holds a space or another character that no IRI has"
    return None


def _prefixes(query: str, pieces: Sequence[Token]) -> Problem | None:
    declared = set(PREFIXES)
    for at, token in enumerate(pieces):
        prefix = token.text.partition(":")[0]
        if at and pieces[at - 1].text.lower() == "prefix":
            declared.add(prefix)
        elif token.kind == "name" and prefix not in declared and prefix != "_":
            there = ", ".join(sorted(PREFIXES))
            return token.begin, f"the prefix {prefix}: is not declared; declared are {there}"
    return None


def _nameless(query: str, pieces: Sequence[Token]) -> Problem | None:
    """(COUNT(?x)) in SELECT, without a name."""
    match = _NAMELESS.search(query, 0, query.find("{") + 1)
    return (match.start(), f"an expression in SELECT needs a name: {match[0][:-1]} AS ?n)") if match else None


def _unknown_words(query: str, pieces: Sequence[Token]) -> Problem | None:
    for before, token in pairwise([Token("mark", "", 0), *pieces]):
        word = token.text.lower()
        if token.kind == "word" and word[0].isalpha() and word not in _WORDS and before.text not in ("@", "^^"):
            near = get_close_matches(word, sorted(_WORDS), 1)
            hint = f"; did you mean {near[0].upper()}?" if near else ""
            return token.begin, f"{token.text} is no word of SPARQL{hint}"
    return None


def _plain_words(query: str, pieces: Sequence[Token]) -> Problem | None:
    """The slips that are most usual: SELECT x, ORDER ?x, LIMIT ten, OPTIONAL without braces."""
    for token, after in pairwise(pieces):
        word, following = token.text.lower(), after.text.lower()
        if word in ("select", "distinct", "reduced") and after.kind == "word" and following not in _AFTER_SELECT:
            return after.begin, f"a variable begins with a question mark: ?{after.text}"
        if word in ("order", "group") and following != "by":
            return after.begin, f"after {token.text} comes BY"
        if word in ("limit", "offset") and not after.text.isdecimal():
            return after.begin, f"{token.text} takes a whole number of 0 or more"
        if word == "optional" and following != "{":
            return after.begin, "after OPTIONAL comes a part in braces: OPTIONAL { … }"
    return None


_AFTER_SELECT = frozenset({"distinct", "reduced", "where", "from"})
_CHECKS: tuple[Callable[[str, Sequence[Token]], Problem | None], ...] = (
    *(_empty, _update, _wide, _quotes, _brackets, _iris, _prefixes, _plain_words, _nameless, _unknown_words),
)
