"""What the commands share: options of one kind, arguments read as the user meant them, words said on stderr."""

from __future__ import annotations

import argparse
import datetime
import os
import sys
from collections.abc import Callable, Iterable
from typing import TypeAlias

FINE, UNREAD, WRONG = 0, 1, 2
Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
Run: TypeAlias = Callable[[argparse.Namespace], int]


def add_command(commands: Commands, name: str, run: Run, help: str) -> argparse.ArgumentParser:
    """A command with its words of help, before any option."""
    parser = commands.add_parser(name, help=help, description=help[0].upper() + help[1:] + ".")
    parser.set_defaults(run=run)
    return parser


def add_graph(parser: argparse.ArgumentParser) -> None:
    """The option that every command on a graph has."""
    parser.add_argument("--graph", metavar="DIR", default="graph", help="the graph's folder (default: graph)")


def text(argument: str) -> str:
    """An argument as the user typed it, also under a locale that takes its bytes for no text."""
    try:
        return os.fsencode(argument).decode("utf-8")
    except UnicodeError as error:
        raise argparse.ArgumentTypeError(f"is not UTF-8: {argument!r}") from error


def positive(argument: str) -> int:
    """A whole number of 1 or more."""
    if not argument.isdecimal() or int(argument) == 0:
        raise argparse.ArgumentTypeError(f"not a number of 1 or more: {argument}")
    return int(argument)


def natural(argument: str) -> int:
    """A whole number of 0 or more."""
    if not argument.isdecimal():
        raise argparse.ArgumentTypeError(f"not a number of 0 or more: {argument}")
    return int(argument)


def day(argument: str) -> str:
    """A day of the calendar, as ISO writes it."""
    try:
        return datetime.date.fromisoformat(argument).isoformat()
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"not a day like 2026-02-03: {argument}") from error


def home(argument: str) -> str:
    """A place that a paper can be at home in."""
    from kg.page.front import is_home

    if not is_home(name := text(argument)):
        raise argparse.ArgumentTypeError(f"no division of China and no country: {name}")
    return name


def say(words: str) -> None:
    """Words about the work, on stderr."""
    print(legible(words), file=sys.stderr)


def legible(words: str) -> str:
    """Words in which a path that the C locale left undecoded is shown as what it is."""
    return words.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def write(pieces: Iterable[str]) -> None:
    """Data, on stdout."""
    for piece in pieces:
        sys.stdout.write(piece)
