"""Sorting lines that may be more than memory holds: sorted runs on disk, merged as they are read."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from heapq import merge
from itertools import islice
from typing import IO

RUN = 400_000  # lines that are sorted in memory at once


def sorted_lines(lines: Iterable[bytes]) -> Iterator[bytes]:
    """The lines in order."""
    source = iter(lines)
    first = sorted(islice(source, RUN))
    if len(first) < RUN:
        yield from first
        return
    with ExitStack() as stack:
        runs = [stack.enter_context(_spooled(first))]
        del first
        while run := sorted(islice(source, RUN)):
            runs.append(stack.enter_context(_spooled(run)))
        yield from merge(*runs)


def _spooled(lines: Iterable[bytes]) -> IO[bytes]:
    file = tempfile.TemporaryFile()  # noqa: SIM115 (the caller closes it)
    file.writelines(lines)
    file.seek(0)
    return file
