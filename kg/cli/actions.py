"""``kg actions``: the tracker of what was promised and what became of it."""

from __future__ import annotations

import argparse

from kg.cli.options import FINE, Commands, add_command, add_graph, day, positive, text, write

_STATUSES = ("planned", "ongoing", "done", "proposed")


def add(commands: Commands) -> None:
    """Tell the parser of this command."""
    parser = add_command(commands, "actions", _actions, "track what was promised, by whom, and what became of it")
    add_graph(parser)
    parser.add_argument("--by", metavar="BODY", type=text, help="who is to act: 太原市水利局")
    parser.add_argument("--at", metavar="PLACE", type=text, help="where: 小店区")
    parser.add_argument("--status", choices=_STATUSES, help="how far it is by the latest report")
    parser.add_argument("--due", metavar="DAY", type=day, help="due by this day: 2026-06-30")
    parser.add_argument("--overdue", action="store_true", help="due before the latest paper and not reported as done")
    parser.add_argument("--topic", metavar="AREA", type=text, help="an area of policy, in Chinese or English: 住房")
    parser.add_argument("--followed", action="store_true", help="only what more than one article reports on")
    parser.add_argument("-n", "--number", metavar="N", type=positive, help="how many at most")


def _actions(chosen: argparse.Namespace) -> int:
    from kg import tracker
    from kg.store import GraphFolder

    found = tracker.matters(GraphFolder(chosen.graph).open())
    overdue = tracker.latest_day(found) if chosen.overdue else None
    kept = tracker.chosen(
        found, by=chosen.by, at=chosen.at, status=chosen.status, due=chosen.due, overdue=overdue, topic=chosen.topic
    )
    matters = [matter for matter in kept if len(matter.reports) > 1 or not chosen.followed]
    write(f"{line}\n" for matter in matters[: chosen.number] for line in tracker.told(matter))
    return FINE
