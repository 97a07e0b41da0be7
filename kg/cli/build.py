"""``kg build``: read pages and make the graph of them."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable

from kg.cli.options import FINE, UNREAD, Commands, add_command, add_graph, day, home, legible, positive, say, text


def add(commands: Commands) -> None:
    """Tell the parser of this command."""
    parser = add_command(commands, "build", _build, "read newspaper pages and make the graph of them")
    add_graph(parser)
    parser.add_argument("paths", metavar="PATH", nargs="+", help="a page (.txt, .md) or a folder of pages")
    parser.add_argument("--home", metavar="PLACE", type=home, help="where the paper is at home: 太原市")
    parser.add_argument("--country", metavar="COUNTRY", type=text, help="the country that the paper speaks from: 中国")
    parser.add_argument("--date", metavar="DAY", type=day, help="the issue's day: 2026-02-03")
    parser.add_argument("--corrections", metavar="FILE", help="verdicts on who is who and what is wrong (see README)")
    parser.add_argument("--jobs", metavar="N", type=positive, help="processes that read, if much (default: all cores)")


def _build(chosen: argparse.Namespace) -> int:
    from kg.build import build_graph
    from kg.model import Front
    from kg.words import summary, warnings

    options = Front(home=chosen.home, country=chosen.country, date=chosen.date)
    jobs = chosen.jobs or os.cpu_count() or 1
    report = build_graph(
        chosen.paths,
        graph=chosen.graph,
        options=options,
        corrections=chosen.corrections,
        jobs=jobs,
        progress=_progress(),
    )
    for line in warnings(report):
        say(line)
    print(legible(summary(report, chosen.graph)))
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
