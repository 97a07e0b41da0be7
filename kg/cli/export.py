"""``kg export``: write the graph as a file."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kg.cli.options import FINE, Commands, add_command, add_graph

_FORMATS = ("turtle", "trig", "nquads", "ntriples", "jsonld")


def add(commands: Commands) -> None:
    """Tell the parser of this command."""
    parser = add_command(commands, "export", _export, "write the graph as a file, the same bytes for the same graph")
    add_graph(parser)
    parser.add_argument("--format", choices=_FORMATS, default="turtle", help="default: turtle")
    parser.add_argument("-o", "--output", metavar="FILE", help="where to write (default: stdout)")


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
