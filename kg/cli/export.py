"""``kg export``: write the graph as a file, or as many."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

from kg.cli.options import FINE, Commands, add_command, add_graph, day, say, text
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.store import GraphStore

_SUFFIXES = {
    **{"turtle": "ttl", "trig": "trig", "nquads": "nq", "ntriples": "nt", "jsonld": "jsonld", "facts": "csv"},
    **{"graphml": "graphml", "gexf": "gexf", "html": "html", "neo4j": ""},
}


def add(commands: Commands) -> None:
    """Tell the parser of this command."""
    parser = add_command(commands, "export", _export, "write the graph as a file, the same bytes for the same graph")
    add_graph(parser)
    parser.add_argument("--format", choices=_SUFFIXES, default="turtle", help="default: turtle")
    part = parser.add_mutually_exclusive_group()
    part.add_argument("--thing", metavar="THING", type=text, help="only what is known of a thing: person:王秀兰")
    part.add_argument("--since", metavar="DAY", type=day, help="only articles of this day or later: 2026-02-03")
    parser.add_argument("--split", choices=("article", "issue", "thing"), help="a file for each, in the folder -o")
    parser.add_argument("-o", "--output", metavar="FILE", help="where to write (default: stdout)")


def _export(chosen: argparse.Namespace) -> int:
    from kg.store import GraphFolder

    folder = chosen.format == "neo4j" or chosen.split
    if folder and chosen.output in (None, "-"):
        raise UsageError("makes many files: name a folder for them with -o")
    if chosen.split and chosen.format == "neo4j":
        raise UsageError("--split and --format neo4j do not go together: both make a folder")
    if chosen.split and chosen.thing:
        raise UsageError("--split and --thing do not go together: what is known of one thing is one part")
    with _chosen(GraphFolder(chosen.graph).open(), chosen.thing, chosen.since) as store:
        if chosen.split:
            _split(store, chosen)
        else:
            _write(store, chosen.format, chosen.output)
    return FINE


@contextmanager
def _chosen(store: GraphStore, name: str | None, day: str | None) -> Iterator[GraphStore]:
    """The graph, or the part of it that is asked for."""
    from kg.export import since, thing

    if day:
        with since(store, day) as part:
            yield part
    else:
        yield thing(store, name) if name else store


def _split(store: GraphStore, chosen: argparse.Namespace) -> None:
    from kg.export import parts

    count = 0
    for name, part in parts(store, chosen.split):
        target = Path(chosen.output) / f"{name}.{_SUFFIXES[chosen.format]}"
        target.parent.mkdir(parents=True, exist_ok=True)
        _write(part, chosen.format, str(target))
        count += 1
    say(f"kg export: {count:,} file{'' if count == 1 else 's'} in {chosen.output}")


def _write(store: GraphStore, form: str, target: str | None) -> None:
    from kg.export import FORMATS, write_facts, write_gexf, write_graphml, write_neo4j, write_rdf

    if form == "neo4j":
        write_neo4j(store, Path(str(target)))
        return
    with _opened(target) as output:
        if form in FORMATS:
            write_rdf(store, form, output)
        elif form == "html":
            output.write(_page(store))
        else:
            {"facts": write_facts, "graphml": write_graphml, "gexf": write_gexf}[form](store, output)


@contextmanager
def _opened(target: str | None) -> Iterator[IO[bytes]]:
    """Where to write: stdout, or a file that is there whole in the end or not at all."""
    from kg.store import whole_file

    if target in (None, "-"):
        sys.stdout.flush()
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    else:
        with whole_file(Path(str(target))) as file:
            yield file


def _page(store: GraphStore) -> bytes:
    """The page that shows the graph in a browser."""
    from kg.view import render

    page = render(store.oxigraph)
    if page.parts:
        raise UsageError("the graph fills more than one page: kg view -o FILE writes them all")
    return page.html.encode()
