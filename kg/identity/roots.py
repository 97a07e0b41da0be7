"""What a name or IRI goes by where those that are one lead from each to the next."""

from __future__ import annotations

from collections.abc import Mapping


def root_of(name: str, roots: Mapping[str, str]) -> str:
    """The last to which ``roots`` leads from ``name``; itself where it leads nowhere."""
    while (kept := roots.get(name, name)) != name:
        name = kept
    return name
