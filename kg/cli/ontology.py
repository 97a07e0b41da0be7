"""``kg ontology``: the terms that the graph is written in."""

from __future__ import annotations

import argparse
import sys

from kg.cli.options import FINE, Commands, add_command, write


def add(commands: Commands) -> None:
    """Tell the parser of this command."""
    parser = add_command(commands, "ontology", _ontology, "print the terms that the graph is written in")
    formats = ("table", "csv", "json", "ttl")
    parser.add_argument("--format", choices=formats, default="table", help="default: table; ttl: the vocabulary itself")


def _ontology(chosen: argparse.Namespace) -> int:
    from kg.query import as_text
    from kg.rdf import ontology_path
    from kg.rdf.terms import terms

    if chosen.format == "ttl":
        sys.stdout.flush()
        sys.stdout.buffer.write(ontology_path("kg.ttl").read_bytes())
        sys.stdout.buffer.flush()
        return FINE
    names = ["term", "kind", "中文", "English", "domain", "range", "aligned with", "说明", "meaning"]
    rows = (
        (t.name, t.kind, t.zh, t.en, t.domain, t.range, " ".join(t.aligned), t.meaning_zh, t.meaning_en)
        for t in terms()
    )
    write(as_text(names, rows, chosen.format))
    return FINE
