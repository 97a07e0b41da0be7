"""``kg evaluate``: how well kg reads, held against gold."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.options import FINE, Commands, add_command, add_graph, say
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.evaluate import Report


def add(commands: Commands) -> None:
    """Tell the parser of this command and of what it can hold."""
    parser = commands.add_parser(
        "evaluate", help="hold what kg reads against gold", description="Hold what kg reads against gold."
    )
    held = parser.add_subparsers(dest="what", metavar="WHAT", title="what is held against gold", required=True)
    _add_facts(held)
    _add_names(held)


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
    from kg.evaluate import compare, evaluate, format_comparison

    graph = Path(chosen.graph)
    if chosen.gold is None and chosen.against is None:
        raise UsageError("say a gold file, or --against an older graph")
    if chosen.gold is not None:
        _print(evaluate(Path(chosen.gold), graph), chosen)
    if chosen.against is not None:
        print(format_comparison(compare(Path(chosen.against), graph)))
    return FINE


CONVENTIONS = ("ours", "msra", "uner", "aishell", "cluener", "resume")
_SHOWN = ("people", "bodies", "places", "all")


def _add_names(commands: Commands) -> None:
    parser = add_command(commands, "names", _names, "hold the tagger against annotated sentences")
    parser.add_argument("file", metavar="FILE", help='lines of {"text": …, "entities": [[start, end, label], …]}')
    parser.add_argument(
        "--convention",
        choices=CONVENTIONS,
        default="ours",
        help="whose way of drawing names to follow (default: ours)",
    )
    parser.add_argument(
        "--show", nargs="?", choices=_SHOWN, const="all", help="list the names missed or wrong, of one kind or of all"
    )
    parser.add_argument("--json", action="store_true", help="print the measures as JSON")


def _names(chosen: argparse.Namespace) -> int:
    from kg.evaluate.names import evaluate_names, read_sentences
    from kg.tagger.crf import CrfTagger
    from kg.tagger.features import Convention

    annotated = read_sentences(Path(chosen.file))
    if annotated.ignored:
        counts = ", ".join(f"{label} {number}" for label, number in sorted(annotated.ignored.items()))
        say(f"labels left out, which name no person, body or place: {counts}")
    _print(evaluate_names(annotated, CrfTagger(Convention[chosen.convention.upper()])), chosen)
    return FINE


def _print(report: Report, chosen: argparse.Namespace) -> None:
    """The measures, as JSON or as a table with what is to be shown."""
    from kg.evaluate import format_report

    print(json.dumps(report.as_json(), ensure_ascii=False) if chosen.json else format_report(report, show=chosen.show))
