"""The command ``kg``: parse, call one function of the library, print.

Data go to stdout, words about the work to stderr. Exit codes: 0 fine, 1 something could not be read (the rest was
done), 2 wrong use.
"""

from __future__ import annotations

import argparse
import datetime
import io
import json
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeAlias

from kg import __version__
from kg.errors import KgError, QueryError

FINE, UNREAD, WRONG = 0, 1, 2
_FORMATS = ("turtle", "trig", "nquads", "ntriples", "jsonld")
_ANSWERS = ("table", "csv", "json", "ttl")
Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is the result."""
    _speak_utf8()
    parser = _parser()
    chosen = parser.parse_args(arguments)
    if chosen.run is None:
        parser.print_help()
        return FINE
    run: Callable[[argparse.Namespace], int] = chosen.run
    try:
        code = run(chosen)
        sys.stdout.flush()
        return code
    except KgError as error:
        _say(f"kg {chosen.command}: {error}")
        return WRONG
    except BrokenPipeError:  # the reader (head, less) has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE
    except KeyboardInterrupt:
        _say(f"kg {chosen.command}: stopped")
        return 130


def _speak_utf8() -> None:
    """Chinese is printed as UTF-8 whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _say(words: str) -> None:
    print(_legible(words), file=sys.stderr)


def _legible(words: str) -> str:
    """Words in which a path that the C locale left undecoded is shown as what it is."""
    return words.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


# ---------------------------------------------------------------- the commands and their options


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="kg",
        description="From the pages of Chinese local-government newspapers to a knowledge graph with evidence.",
    )
    parser.add_argument("--version", action="version", version=f"kg {__version__}")
    parser.set_defaults(run=None)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    _add_build(commands)
    _add_query(commands)
    _add_export(commands)
    _add_relations(commands)
    _add_path(commands)
    _add_evaluate(commands)
    return parser


def _add(commands: Commands, name: str, run: Callable[[argparse.Namespace], int], help: str) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=help, description=help[0].upper() + help[1:] + ".")
    parser.set_defaults(run=run)
    parser.add_argument("--graph", metavar="DIR", default="graph", help="the graph's folder (default: graph)")
    return parser


def _add_build(commands: Commands) -> None:
    parser = _add(commands, "build", _build, "read newspaper pages and make the graph of them")
    parser.add_argument("paths", metavar="PATH", nargs="+", help="a page (.txt, .md) or a folder of pages")
    parser.add_argument("--home", metavar="PLACE", type=_text, help="where the paper is at home: 太原市")
    parser.add_argument("--country", metavar="COUNTRY", type=_text, help="the country that the paper speaks from: 中国")
    parser.add_argument("--date", metavar="DAY", type=_day, help="the issue's day: 2026-02-03")


def _add_query(commands: Commands) -> None:
    parser = _add(commands, "query", _query, "ask the graph in SPARQL")
    question = parser.add_mutually_exclusive_group(required=True)
    question.add_argument("query", metavar="SPARQL", nargs="?", type=_text, help="the query; - reads it from stdin")
    question.add_argument("-f", "--file", metavar="FILE", help="a file that holds the query")
    question.add_argument("--example", metavar="NAME", type=_text, help="one of the queries that come with kg")
    question.add_argument("--list", action="store_true", help="list the queries that come with kg")
    parser.add_argument("--format", choices=_ANSWERS, help="default: table for rows, ttl for triples")


def _add_export(commands: Commands) -> None:
    parser = _add(commands, "export", _export, "write the graph as a file, the same bytes for the same graph")
    parser.add_argument("--format", choices=_FORMATS, default="turtle", help="default: turtle")
    parser.add_argument("-o", "--output", metavar="FILE", help="where to write (default: stdout)")


def _add_relations(commands: Commands) -> None:
    parser = _add(commands, "relations", _relations, "show which things are linked most strongly, and by what")
    parser.add_argument("-n", "--number", metavar="N", type=_positive, default=20, help="how many pairs (default: 20)")


def _add_path(commands: Commands) -> None:
    parser = _add(commands, "path", _path, "show how two things are connected, each step with its sentence")
    parser.add_argument("one", metavar="A", type=_text, help="a name: 王秀兰")
    parser.add_argument("other", metavar="B", type=_text, help="another name: 太原市")


def _add_evaluate(commands: Commands) -> None:
    parser = _add(commands, "evaluate", _evaluate, "hold the graph against a gold file, or against another graph")
    against = parser.add_mutually_exclusive_group(required=True)
    against.add_argument("gold", metavar="GOLD", nargs="?", help="a gold file (.yaml): prints precision, recall and F1")
    against.add_argument("--against", metavar="GRAPH", help="an older graph: prints the facts gained and lost since")
    parser.add_argument("--show", metavar="KIND", help="list what was missed or wrong of one kind, or of all")
    parser.add_argument("--json", action="store_true", help="print the measures as JSON")


def _text(argument: str) -> str:
    """An argument as the user typed it, also under a locale that takes its bytes for no text."""
    try:
        return os.fsencode(argument).decode("utf-8")
    except UnicodeError as error:
        raise argparse.ArgumentTypeError(f"is not UTF-8: {argument!r}") from error


def _positive(argument: str) -> int:
    if not argument.isdecimal() or int(argument) == 0:
        raise argparse.ArgumentTypeError(f"not a number of 1 or more: {argument}")
    return int(argument)


def _day(argument: str) -> str:
    try:
        return datetime.date.fromisoformat(argument).isoformat()
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"not a day like 2026-02-03: {argument}") from error


# ---------------------------------------------------------------- the commands


def _build(chosen: argparse.Namespace) -> int:
    from kg.build import build_graph
    from kg.model import Front
    from kg.words import summary, warnings

    options = Front(home=chosen.home, country=chosen.country, date=chosen.date)
    report = build_graph(chosen.paths, graph=chosen.graph, options=options, progress=_progress())
    for line in warnings(report):
        _say(line)
    print(_legible(summary(report, chosen.graph)))
    return UNREAD if report.unread else FINE


def _progress() -> Callable[[str, int, int], None]:
    """Show where a build stands, on a terminal only, at most every hundredth of the way."""
    from kg.build import quiet

    if not sys.stderr.isatty():
        return quiet

    def show(stage: str, done: int, total: int) -> None:
        if done == total or done % max(1, total // 100) == 0:
            count = f" {done}/{total}" if total > 1 else ""
            sys.stderr.write(f"\r\x1b[K{stage}{count}")
            if stage == "done":
                sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    return show


def _query(chosen: argparse.Namespace) -> int:
    from kg.query import answer, examples
    from kg.store import GraphFolder

    if chosen.list:
        _write(f"{item.name:<14}{item.zh}\n{'':<14}{item.en}\n" for item in examples())
        return FINE
    store = GraphFolder(chosen.graph).open()
    _write(answer(store, _question(chosen), chosen.format))
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


def _write(pieces: Iterable[str]) -> None:
    for piece in pieces:
        sys.stdout.write(piece)


def _export(chosen: argparse.Namespace) -> int:
    from kg.export import export
    from kg.store import GraphFolder, write_whole

    data = export(GraphFolder(chosen.graph).open(), chosen.format)
    if chosen.output in (None, "-"):
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    else:
        write_whole(Path(chosen.output), data)
    return FINE


def _relations(chosen: argparse.Namespace) -> int:
    from kg.relations import strongest
    from kg.store import GraphFolder

    for tie in strongest(GraphFolder(chosen.graph).open().oxigraph, chosen.number):
        print(f"{tie.weight:7.2f}  {tie.a_label} — {tie.b_label}  ({', '.join(tie.kinds)})")
    return FINE


def _path(chosen: argparse.Namespace) -> int:
    from kg.relations import path
    from kg.store import GraphFolder

    for step in path(GraphFolder(chosen.graph).open().oxigraph, chosen.one, chosen.other):
        print(f"{step.source} — {step.kind} — {step.target}")
        print(f"    {step.sentence}")
        print(f"    《{step.headline}》 {step.date}".rstrip())
    return FINE


def _evaluate(chosen: argparse.Namespace) -> int:
    from kg.evaluate import compare, evaluate, format_comparison, format_report

    graph = Path(chosen.graph)
    if chosen.against is not None:
        print(format_comparison(compare(Path(chosen.against), graph)))
        return FINE
    report = evaluate(Path(chosen.gold), graph)
    print(json.dumps(report.as_json(), ensure_ascii=False) if chosen.json else format_report(report, show=chosen.show))
    return FINE


if __name__ == "__main__":
    sys.exit(main())
