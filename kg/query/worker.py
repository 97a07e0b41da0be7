"""Answering in a process of its own, which has only so much time and memory, and can be killed."""

from __future__ import annotations

import faulthandler
import multiprocessing
import os
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from kg.errors import KgError, QueryError
from kg.query.answers import WHOLE, Page, answer
from kg.store import GraphFolder
from kg.store.remote import Endpoint, RemoteStore

_BLOCK = 1 << 16  # characters sent at once


@dataclass(frozen=True, slots=True)
class Limits:
    """What a query may take: seconds, megabytes and rows."""

    seconds: float = 60
    megabytes: int = 4096
    rows: int = 1_000_000


USUAL = Limits()


def answer_apart(
    graph: str | Path | Endpoint, query: str, form: str | None = None, page: Page = WHOLE, limits: Limits = USUAL
) -> Iterator[str]:
    """What ``answer`` gives for the graph in a folder or server, from a process that never takes more than ``limits``.

    Raises QueryError where it would, GraphError where the folder holds no graph or the server does not answer.
    """
    ours, theirs = multiprocessing.Pipe(duplex=False)
    task = (theirs, graph, query, form, page, limits)
    worker = multiprocessing.Process(target=_work, args=task, daemon=True)
    deadline = time.monotonic() + limits.seconds
    worker.start()
    theirs.close()
    try:
        while True:
            if not ours.poll(max(0.0, deadline - time.monotonic())):
                raise QueryError(f"took longer than {limits.seconds:g} s and was stopped (--timeout allows more)")
            try:
                message = ours.recv()
            except EOFError:
                worker.join(5)
                raise _death(worker.exitcode, limits) from None
            if isinstance(message, KgError):
                raise message
            if message is None:
                return
            yield message
    finally:
        worker.kill()
        worker.join()
        ours.close()


def _death(code: int | None, limits: Limits) -> QueryError:
    return QueryError(
        f"needed more than {limits.megabytes:,} MB and was stopped (--memory allows more), "
        f"or is too deeply nested (the worker ended with {code})"
    )


def _work(
    pipe: Connection, graph: str | Path | Endpoint, query: str, form: str | None, page: Page, limits: Limits
) -> None:
    """The worker: sends pieces of text, then None; or the error."""
    _restrict(limits)
    try:
        store = RemoteStore(graph) if isinstance(graph, Endpoint) else GraphFolder(graph).open()
        pending: list[str] = []
        size = 0
        for piece in answer(store, query, form, page, rows=limits.rows):
            pending.append(piece)
            size += len(piece)
            if size >= _BLOCK:
                pipe.send("".join(pending))
                pending, size = [], 0
        pipe.send("".join(pending))
        pipe.send(None)
    except KgError as error:
        pipe.send(error)
    except MemoryError:
        pipe.send(QueryError(f"needed more than {limits.megabytes:,} MB and was stopped (--memory allows more)"))
    except BrokenPipeError:
        pass  # nobody reads on


def _restrict(limits: Limits) -> None:
    """No more memory than allowed, beside what the program itself takes, and nothing said on stderr by a crash."""
    faulthandler.disable()
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    if sys.platform != "linux":
        return
    import resource

    own = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    most = own + limits.megabytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
