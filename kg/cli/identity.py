"""``kg why`` and ``kg identity``: who is who, why, and the user's say in it."""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.options import FINE, Commands, add_command, add_graph, positive, say, text, write

if TYPE_CHECKING:
    from kg.store import GraphStore
    from kg.why import Account, Decision

_ANSWERS = {"s": "same", "d": "different"}


def add(commands: Commands) -> None:
    """Tell the parser of these commands."""
    parser = add_command(commands, "why", _why, "say what a name stands for: articles, forms, posts, and each decision")
    add_graph(parser)
    parser.add_argument("name", metavar="NAME", type=text, help="person:王伟, body:太原市水利局 or a bare name")
    parser.add_argument("-n", "--number", metavar="N", type=positive, default=10, help="articles shown (default: 10)")
    parser = add_command(commands, "identity", _list, "list what was merged or kept apart, and decide what is unsure")
    ways = parser.add_subparsers(dest="way", metavar="WAY", required=True)
    listing = ways.add_parser("list", help="the verdicts on who is who")
    listing.set_defaults(run=_list)
    add_graph(listing)
    listing.add_argument("--unsure", action="store_true", help="only the pairs that wait for a decision")
    review = ways.add_parser("review", help="walk through the unsure pairs and write down what you decide")
    review.set_defaults(run=_review)
    add_graph(review)
    review.add_argument("--corrections", metavar="FILE", help="where to write (default: corrections.tsv in the graph)")
    review.add_argument("--who", metavar="NAME", type=text, help="who decides (default: your login)")


def _why(chosen: argparse.Namespace) -> int:
    from kg.store import GraphFolder
    from kg.why import accounts

    found = accounts(GraphFolder(chosen.graph).open(), chosen.name)
    write(f"{line}\n" for account in found for line in _account(account, chosen.number))
    return FINE


def _account(account: Account, number: int) -> Iterator[str]:
    from kg.identity.corrections import short

    yield "  ".join(filter(None, (short(account.iri), account.label, account.code)))
    yield "  写法  " + "、".join(f"{form}×{count}" for form, count in account.forms)
    if account.wholes:
        yield "  属于  " + "、".join(account.wholes)
    for first, last, post in account.posts:
        yield f"  职务  {first}{f'—{last}' if last != first else ''}  {post}"
    for day, headline, sentence in account.sightings[:number]:
        yield f"  报道  {day} 《{headline}》 {sentence}"
    if len(account.sightings) > number:
        yield f"        …… 共{len(account.sightings)}篇"
    for decision in account.decisions[: 2 * number]:
        yield f"  判断  {_decision(decision, account.iri)}"


def _decision(decision: Decision, iri: str = "") -> str:
    from kg.identity.corrections import short
    from kg.why import JUDGEMENTS

    others = " ".join(short(thing) for thing in decision.judges if thing != iri)
    about = others or (f"《{decision.headline}》" if decision.headline else "")
    by = f"{decision.who}：" if decision.who else ""
    return f"{JUDGEMENTS[decision.judgement]}  {about}  {by}{decision.reason}  [{decision.rule}]"


def _list(chosen: argparse.Namespace) -> int:
    from kg.store import GraphFolder
    from kg.why import decisions

    found = decisions(GraphFolder(chosen.graph).open())
    kept = (each for each in found if each.judgement == "unsure" or not chosen.unsure)
    write(f"{_decision(each)}\n" for each in kept)
    return FINE


def _review(chosen: argparse.Namespace) -> int:
    from kg.identity.corrections import HEADER, NAME, Kind, row_of
    from kg.store import GraphFolder
    from kg.why import decisions

    store = GraphFolder(chosen.graph).open()
    file = Path(chosen.corrections or Path(chosen.graph) / NAME)
    unsure = [each for each in decisions(store) if each.judgement == "unsure"]
    written = 0
    for at, decision in enumerate(unsure, 1):
        write(f"{line}\n" for line in (f"[{at}/{len(unsure)}] {_decision(decision)}", *_scenes(store, decision)))
        answer = _ask("s = same, d = different, Enter = leave, q = stop: ")
        if answer == "q":
            break
        if answer in _ANSWERS:
            why = _ask("why (may be left empty): ")
            one, other = decision.judges
            row = row_of(Kind(_ANSWERS[answer]), one, other, chosen.who or getpass.getuser(), why)
            before = file.read_text(encoding="utf-8") if file.exists() else HEADER
            file.write_text(before + row, encoding="utf-8")
            written += 1
    where = f", in {file}; the next kg build applies them" if written else ""
    say(f"{written} of {len(unsure)} decided{where}")
    return FINE


def _scenes(store: GraphStore, decision: Decision) -> Iterator[str]:
    """A few sentences of each of the two."""
    from kg.identity.corrections import short
    from kg.why import sightings

    for iri in decision.judges:
        yield f"  {short(iri)}"
        yield from (f"    {day} 《{headline}》 {sentence}" for day, headline, sentence in sightings(store, iri)[:3])


def _ask(question: str) -> str:
    """An answer from the terminal, or a file in its place; the end of the input stops."""
    sys.stdout.write(question)
    sys.stdout.flush()
    line = sys.stdin.readline()
    return line.strip() if line else "q"
