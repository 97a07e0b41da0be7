"""``kg relations`` and ``kg path``: how the things of a graph are tied."""

from __future__ import annotations

import argparse

from kg.cli.options import FINE, Commands, add_command, add_graph, positive, text


def add(commands: Commands) -> None:
    """Tell the parser of these commands."""
    parser = add_command(commands, "relations", _relations, "show which things are linked most strongly, and by what")
    add_graph(parser)
    parser.add_argument("-n", "--number", metavar="N", type=positive, default=20, help="how many pairs (default: 20)")
    parser = add_command(commands, "path", _path, "show how two things are connected, each step with its sentence")
    add_graph(parser)
    parser.add_argument("one", metavar="A", type=text, help="a name: 王秀兰")
    parser.add_argument("other", metavar="B", type=text, help="another name: 太原市")


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
