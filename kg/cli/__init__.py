"""The command ``kg``: parse, call one function of the library, print.

Data go to stdout, words about the work to stderr. Exit codes: 0 fine, 1 something could not be read (the rest was
done) or is not valid, 2 wrong use.
"""

from __future__ import annotations

import argparse
import io
import os
import sqlite3
import sys
from collections.abc import Sequence

from kg import __version__
from kg.cli import actions, ask, build, evaluate, export, identity, ontology, publish, relations, search, validate, view
from kg.cli.options import FINE, WRONG, Run, say
from kg.errors import KgError

_COMMANDS = (
    build.add,
    ask.add,
    search.add,
    actions.add,
    identity.add,
    relations.add,
    view.add,
    export.add,
    publish.add,
    evaluate.add,
    validate.add,
    ontology.add,
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is the result."""
    _speak_utf8()
    parser = _parser()
    chosen = parser.parse_args(arguments)
    if chosen.run is None:
        parser.print_help()
        return FINE
    run: Run = chosen.run
    try:
        code = run(chosen)
        sys.stdout.flush()
        return code
    except KgError as error:
        say(f"kg {chosen.command}: {error}")
        return WRONG
    except BrokenPipeError:  # the reader (head, less) has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE
    except (RuntimeError, sqlite3.Error, OSError) as error:  # of files that something else has damaged or taken away
        advice = "" if isinstance(error, OSError) else "; the graph may be damaged: remove its folder, build again"
        say(f"kg {chosen.command}: a file cannot be read or written: {error}{advice}")
        return WRONG
    except KeyboardInterrupt:
        say(f"kg {chosen.command}: stopped")
        return 130


def _speak_utf8() -> None:
    """Chinese is printed as UTF-8 whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="kg",
        description="From the pages of Chinese local-government newspapers to a knowledge graph with evidence.",
    )
    parser.add_argument("--version", action="version", version=f"kg {__version__}")
    parser.set_defaults(run=None)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    for add in _COMMANDS:
        add(commands)
    return parser
