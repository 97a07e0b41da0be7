"""``kg view``: draw the graph, or a part of it, as one HTML file."""

from __future__ import annotations

import argparse

from kg.cli.options import FINE, Commands, add_command, add_graph, day, legible, positive, say, text


def add(commands: Commands) -> None:
    """Tell the parser of this command."""
    parser = add_command(commands, "view", _view, "draw the graph, or a part of it, as one HTML file")
    add_graph(parser)
    parser.add_argument("--around", metavar="THING", type=text, help="only what is linked with it: 宜昌市人民政府")
    parser.add_argument("--hops", metavar="N", type=positive, default=1, help="within so many links (default: 1)")
    parser.add_argument(
        "--topic", metavar="TOPIC", type=text, help="only actions of a policy area and the things in them"
    )
    parser.add_argument("--since", metavar="DAY", type=day, help="only articles of that day and later: 2026-01-01")
    parser.add_argument("--until", metavar="DAY", type=day, help="only articles of that day and earlier")
    parser.add_argument("--limit", metavar="N", type=positive, help="at most so many things, the most central")
    parser.add_argument("--title", metavar="WORDS", type=text, help="the page's title")
    parser.add_argument("-o", "--output", metavar="FILE", default="view.html", help="default: view.html")


def _view(chosen: argparse.Namespace) -> int:
    from pathlib import Path

    from kg.relations import find_thing
    from kg.store import GraphFolder
    from kg.view import LARGE, Part, render

    store = GraphFolder(chosen.graph).open().oxigraph
    part = Part(
        around=None if chosen.around is None else find_thing(store, chosen.around),
        hops=chosen.hops,
        topic=chosen.topic,
        since=chosen.since,
        until=chosen.until,
        limit=chosen.limit,
    )
    path = Path(chosen.output)
    view = render(store, None if part == Part() else part, name=path.stem, title=chosen.title)
    view.write(path)
    print(legible(f"{path}  {view.size / 1e6:.1f} MB"))
    if view.parts:
        say(legible(f"the graph is too large for one file; {path} leads to {len(view.parts)} parts by date"))
    if view.size > LARGE:
        say("a page of more than 5 MB opens slowly; --around, --topic, --since, --until and --limit draw a part")
    return FINE
