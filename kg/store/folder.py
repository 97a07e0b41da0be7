"""The folder of a graph: where its store is, how readers find it, and how a build swaps a new one in at once.

A build never writes into the store that readers see. It works on ``store-N+1`` (a snapshot by hard links, or a new
one) and then replaces ``graph.json``, the pointer that names the store in force: a reader sees the whole of one build
or the whole of the next, and a build that is killed leaves nothing half-written.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from kg.errors import GraphError
from kg.store.local import GraphStore

POINTER = "graph.json"
FORMAT = 1
# What a first build that was killed may leave, and what its user may lay there beforehand.
OWN = ("store-", "ledger.sqlite", "search.sqlite", ".graph.", "corrections.tsv")


class GraphFolder:
    """The folder DIR of ``kg build --graph DIR``."""

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)

    @property
    def generation(self) -> int:
        """The number of the store in force; 0 where there is none. Raises GraphError for a broken pointer."""
        try:
            pointer = json.loads((self.path / POINTER).read_text(encoding="utf-8"))
        except FileNotFoundError:
            return 0
        except (OSError, ValueError) as error:
            raise GraphError(f"{self.path / POINTER}: cannot be read: {error}") from error
        number = pointer.get("store") if isinstance(pointer, dict) and pointer.get("format") == FORMAT else None
        if not isinstance(number, int):
            said = (
                f"{self.path / POINTER}: was not written by this version of kg (the form of its store is not {FORMAT})"
            )
            raise GraphError(f"{said}; build again, into another folder")
        return number

    def store(self, generation: int) -> Path:
        """Where the store of a generation lies."""
        return self.path / f"store-{generation}"

    def standing(self) -> int:
        """The number of the store in force. Raises GraphError where the folder holds none."""
        if not self.path.is_dir():
            raise GraphError(f"{self.path}: no such folder; `kg build PATH --graph {self.path}` makes a graph there")
        generation = self.generation
        if not generation:
            raise GraphError(f"{self.path}: holds no graph; `kg build PATH --graph {self.path}` makes one there")
        return generation

    def open(self) -> GraphStore:
        """The graph as it stands, for reading. Raises GraphError where the folder holds none."""
        return GraphStore(self.store(self.standing()), read_only=True)

    def claim(self) -> None:
        """Make the folder, or make sure that what stands there is a graph's or empty, and that it can be written."""
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            names = [entry.name for entry in self.path.iterdir()]
            foreign = [name for name in names if not name.startswith(OWN)]
            if foreign and POINTER not in names:
                raise GraphError(f"{self.path}: is not empty and holds no graph ({min(foreign)}); name another folder")
        except FileExistsError as error:
            raise GraphError(f"{self.path}: is a file, not a folder") from error
        except OSError as error:
            raise GraphError(f"{self.path}: cannot be used: {error.strerror or error}") from error
        if not os.access(self.path, os.W_OK | os.X_OK):
            raise GraphError(f"{self.path}: cannot be written")

    def sweep(self) -> None:
        """Remove what killed builds and builds before the last one left. Only the one writer may call this."""
        kept = self.store(self.generation).name
        for entry in self.path.glob("store-*"):
            if entry.name != kept:
                shutil.rmtree(entry)
        for entry in self.path.glob(".graph.*.new"):
            entry.unlink()

    def fresh(self) -> GraphStore:
        """A new empty store, under the next number."""
        return GraphStore(self.store(self.generation + 1))

    def successor(self) -> GraphStore:
        """A writable copy of the store in force, under the next number."""
        generation = self.generation
        GraphStore(self.store(generation), read_only=True).snapshot(self.store(generation + 1))
        return GraphStore(self.store(generation + 1))

    def publish(self, generation: int) -> None:
        """Put the store of ``generation`` in force."""
        write_whole(self.path / POINTER, json.dumps({"format": FORMAT, "store": generation}).encode() + b"\n")


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that it is there whole or not at all."""
    with whole_file(path) as file:
        file.write(data)


@contextmanager
def whole_file(path: Path) -> Iterator[IO[bytes]]:
    """A file to be written, that is there whole in the end or not at all: beside it first, then renamed.

    Raises GraphError where it cannot be written.
    """
    beside = path.with_name(f".{path.name}.new")
    try:
        with beside.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        raise GraphError(f"{path}: cannot be written: {error.strerror or error}") from error
    finally:
        if beside.is_file():
            beside.unlink()
