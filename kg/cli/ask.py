"""``kg query``: ask the graph in SPARQL."""

from __future__ import annotations

import argparse
import sys

from kg.cli.options import FINE, Commands, add_command, add_graph, text, write
from kg.errors import QueryError

_ANSWERS = ("table", "csv", "json", "ttl")


def add(commands: Commands) -> None:
    """Tell the parser of this command."""
    parser = add_command(commands, "query", _query, "ask the graph in SPARQL")
    add_graph(parser)
    question = parser.add_mutually_exclusive_group(required=True)
    question.add_argument("query", metavar="SPARQL", nargs="?", type=text, help="the query; - reads it from stdin")
    question.add_argument("-f", "--file", metavar="FILE", help="a file that holds the query")
    question.add_argument("--example", metavar="NAME", type=text, help="one of the queries that come with kg")
    question.add_argument("--list", action="store_true", help="list the queries that come with kg")
    parser.add_argument("--format", choices=_ANSWERS, help="default: table for rows, ttl for triples")


def _query(chosen: argparse.Namespace) -> int:
    from kg.query import answer, examples
    from kg.store import GraphFolder

    if chosen.list:
        write(f"{item.name:<14}{item.zh}\n{'':<14}{item.en}\n" for item in examples())
        return FINE
    store = GraphFolder(chosen.graph).open()
    write(answer(store, _question(chosen), chosen.format))
    return FINE


def _question(chosen: argparse.Namespace) -> str:
    from kg.page.files import read_text
    from kg.query import example

    if chosen.example is not None:
        return example(chosen.example).query
    if chosen.file is not None:
        return read_text(chosen.file)
    if chosen.query != "-":
        return str(chosen.query)
    try:
        return sys.stdin.buffer.read().decode("utf-8")
    except UnicodeDecodeError as error:
        raise QueryError(f"stdin is not UTF-8: {error}") from error
