"""``kg validate``: hold a graph against the rules of the ontology and against its own texts."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.options import FINE, UNREAD, Commands, add_command, say
from kg.errors import InputError

if TYPE_CHECKING:
    from kg.store import GraphStore

_SHOWN = 60  # characters of what was found that are shown
_WHERE = """
SELECT ?file ?headline {
  <%s> (kg:evidence|kg:sentence|kg:article|^kg:piece|^kg:quantity)* ?article .
  ?article a kg:Article ; dcterms:source ?file OPTIONAL { ?article schema:headline ?headline }
} ORDER BY ?file LIMIT 1"""


def add(commands: Commands) -> None:
    """Tell the parser of this command."""
    parser = add_command(
        commands, "validate", _validate, "check a graph: its shapes, and that evidence stands in texts"
    )
    parser.add_argument("graph", metavar="GRAPH", nargs="?", default="graph", help="a graph's folder or an RDF file")
    parser.add_argument(
        "--pages",
        metavar="PATH",
        nargs="+",
        help="the pages it was built from: checks that they have the articles' words",
    )


def _lines(store: GraphStore, texts: Mapping[str, str] | None) -> Iterator[str]:
    """One line for each thing that is wrong: what, where it was read, which property, the rule, what was found."""
    from kg.rdf.offsets import misplaced
    from kg.rdf.validate import violations
    from kg.store import curie

    for wrong in chain(misplaced(store, texts), violations(store)):
        found = f" (found: {' '.join(wrong.value.split())[:_SHOWN]})" if wrong.value else ""
        said = f"{curie(wrong.path)}: {wrong.en}" if wrong.path else wrong.en
        yield f"{curie(wrong.node)}{_place(store, wrong.node)}: {said}{found}"


def _place(store: GraphStore, node: str) -> str:
    """Where a node was read, in words: the file and headline of an article that holds it."""
    if ":" not in node:  # a blank node
        return ""
    for file, headline in store.rows(_WHERE % node):
        return f" in {file}" + (f" 《{headline}》" if headline else "")
    return ""


def _validate(chosen: argparse.Namespace) -> int:
    from kg.pages import texts_of
    from kg.store import GraphFolder, read_graph

    path = Path(chosen.graph)
    store = read_graph(path) if path.is_file() else GraphFolder(path).open()
    texts = None
    if chosen.pages:
        texts, unread = texts_of(chosen.pages)
        if unread:
            raise InputError(unread[0].file, unread[0].reason)
    count = 0
    for line in _lines(store, texts):
        count += 1
        print(line)
    if count:
        say(f"kg validate: {path}: {count:,} {'thing is' if count == 1 else 'things are'} wrong")
        return UNREAD
    print(f"{path}: {len(store):,} triples, all well")
    return FINE
