"""``kg evaluate``: how well kg reads, held against gold."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from kg.cli.options import FINE, Commands, add_command, add_graph
from kg.errors import UsageError


def add(commands: Commands) -> None:
    """Tell the parser of this command and of what it can hold."""
    parser = commands.add_parser(
        "evaluate", help="hold what kg reads against gold", description="Hold what kg reads against gold."
    )
    _add_facts(parser.add_subparsers(dest="what", metavar="WHAT", title="what is held against gold", required=True))


def _add_facts(commands: Commands) -> None:
    parser = add_command(
        commands, "facts", _facts, "hold the graph against a gold file, against an older graph, or both"
    )
    add_graph(parser)
    parser.add_argument("gold", metavar="GOLD", nargs="?", help="a gold file (.yaml): prints precision, recall and F1")
    parser.add_argument("--against", metavar="GRAPH", help="an older graph: prints the facts gained and lost since")
    parser.add_argument("--show", metavar="KIND", help="list what was missed or wrong of one kind, or of all")
    parser.add_argument("--json", action="store_true", help="print the measures as JSON")


def _facts(chosen: argparse.Namespace) -> int:
    from kg.evaluate import compare, evaluate, format_comparison, format_report

    graph = Path(chosen.graph)
    if chosen.gold is None and chosen.against is None:
        raise UsageError("say a gold file, or --against an older graph")
    if chosen.gold is not None:
        report = evaluate(Path(chosen.gold), graph)
        print(
            json.dumps(report.as_json(), ensure_ascii=False) if chosen.json else format_report(report, show=chosen.show)
        )
    if chosen.against is not None:
        print(format_comparison(compare(Path(chosen.against), graph)))
    return FINE
