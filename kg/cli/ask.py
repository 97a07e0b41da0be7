"""``kg query``: ask the graph in SPARQL."""

from __future__ import annotations

import argparse
import sys
import time

from kg.cli.options import FINE, Commands, add_command, add_graph, natural, positive, say, text, write
from kg.errors import InputError, QueryError, UsageError

_ANSWERS = ("table", "csv", "json", "ttl")


def add(commands: Commands) -> None:
    """Tell the parser of this command."""
    parser = add_command(commands, "query", _query, "ask the graph in SPARQL")
    add_graph(parser)
    parser.add_argument("--endpoint", metavar="URL", help="ask a SPARQL server instead: where it takes queries")
    question = parser.add_mutually_exclusive_group(required=True)
    question.add_argument("query", metavar="SPARQL", nargs="?", type=text, help="the query; - reads it from stdin")
    question.add_argument("-f", "--file", metavar="FILE", help="a file that holds the query")
    question.add_argument("--example", metavar="NAME", type=text, help="one of the queries that come with kg")
    question.add_argument("--list", action="store_true", help="list the queries that come with kg")
    parser.add_argument(
        "--set",
        metavar="NAME=VALUE",
        type=text,
        action="append",
        default=[],
        help="what $NAME in the query stands for: place=太原市, due=2026-06-30, person=person:王秀兰",
    )
    parser.add_argument("--format", choices=_ANSWERS, help="default: table for rows, ttl for triples")
    parser.add_argument("--limit", metavar="N", type=positive, help="only so many rows")
    parser.add_argument("--offset", metavar="N", type=natural, default=0, help="only the rows after so many")
    parser.add_argument("--time", action="store_true", help="say how long it took")
    parser.add_argument("--timeout", metavar="S", type=positive, default=60, help="seconds it may take (default: 60)")
    parser.add_argument(
        "--memory", metavar="MB", type=positive, default=4096, help="megabytes it may need (default: 4096)"
    )


def _query(chosen: argparse.Namespace) -> int:
    from kg.query import Limits, Page, answer_apart, examples, fill
    from kg.store.remote import Endpoint

    if chosen.list:
        for item in examples():
            write([f"{item.name:<14}{item.zh}\n{'':<14}{item.en}\n"])
            write(f"{'':<14}--set {name}=…  {about}\n" for name, about in item.parameters)
        return FINE
    begun = time.perf_counter()
    graph = Endpoint.at(chosen.endpoint, query=chosen.endpoint) if chosen.endpoint else chosen.graph
    try:
        query = fill(_question(chosen), _values(chosen.set))
        limits = Limits(seconds=chosen.timeout, megabytes=chosen.memory)
        write(answer_apart(graph, query, chosen.format, Page(chosen.limit, chosen.offset), limits))
    except QueryError as error:
        if chosen.file is None or error.line is None:
            raise
        raise InputError(chosen.file, error.reason, error.line) from error
    if chosen.time:
        say(f"answered in {1000 * (time.perf_counter() - begun):.0f} ms")
    return FINE


def _values(pairs: list[str]) -> dict[str, str]:
    values = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not (name and equals):
            raise UsageError(f"--set wants NAME=VALUE, such as place=太原市, not {pair!r}")
        values[name.removeprefix("$")] = value
    return values


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
