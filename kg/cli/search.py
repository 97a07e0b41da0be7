"""``kg search``: find words in sentences, statements, actions and names."""

from __future__ import annotations

import argparse
import time
from typing import TYPE_CHECKING

from kg.cli.options import FINE, Commands, add_command, add_graph, day, positive, say, text, write

if TYPE_CHECKING:
    from kg.search import Found

_TYPES = ("person", "body", "place", "meeting", "document", "sentence", "statement", "action")
_BEFORE = 12  # characters shown before the word where a text is too long for a line


def add(commands: Commands) -> None:
    """Tell the parser of this command."""
    parser = add_command(commands, "search", _search, "find words in sentences, statements, actions and names")
    add_graph(parser)
    parser.add_argument("words", metavar="WORD", nargs="+", type=text, help="what must all be there: 大气污染 治理")
    parser.add_argument("--type", choices=_TYPES, help="default: names of all types, and sentences")
    parser.add_argument("--since", metavar="DAY", type=day, help="only articles of this day or later")
    parser.add_argument("--until", metavar="DAY", type=day, help="only articles of this day or earlier")
    parser.add_argument("-n", "--number", metavar="N", type=positive, default=20, help="how many at most (default: 20)")
    parser.add_argument("--format", choices=("table", "csv", "json"), default="table", help="default: table")
    parser.add_argument("--time", action="store_true", help="say how long it took")


def _search(chosen: argparse.Namespace) -> int:
    from kg.query import as_text
    from kg.search import search

    begun = time.perf_counter()
    found = search(
        *(chosen.graph, chosen.words),
        type=chosen.type,
        since=chosen.since,
        until=chosen.until,
        number=chosen.number,
    )
    if chosen.time:
        say(f"{len(found):,} found in {1000 * (time.perf_counter() - begun):.0f} ms")
    names = ["type", "day", "text", "article", "thing"]
    whole = chosen.format != "table"
    rows = [
        (one.type, one.day, one.text if whole else _cut(one.text, chosen.words[0]), _article(one), _thing(one, whole))
        for one in found
    ]
    write(as_text(names, rows, chosen.format))
    return FINE


def _cut(words: str, word: str) -> str:
    """A text from a little before the word on, where that is far in."""
    at = words.find(word)
    return words if at <= 2 * _BEFORE else "…" + words[at - _BEFORE :]


def _article(one: Found) -> str:
    if one.file:
        return f"{one.file} 《{one.headline}》" if one.headline else one.file
    return f"{one.articles:,} article" + ("" if one.articles == 1 else "s")


def _thing(one: Found, whole: bool) -> str:
    from kg.store import curie

    return one.thing if whole else curie(one.thing)
