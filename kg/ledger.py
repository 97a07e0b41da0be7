"""What was read and told before, so that the next build does only what is new.

A SQLite file in the graph's folder. Readings are kept under a digest of all that they depend on: the article, what is
known of its page, and the recipe. Losing the ledger costs a full read, never data. A build holds it open and
locked, which makes it the one writer of the folder.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path
from types import TracebackType

from kg.errors import GraphError

NAME = "ledger.sqlite"
FORMAT = 1
_TABLES = """
CREATE TABLE IF NOT EXISTS reading (key TEXT PRIMARY KEY, record BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS told (
    generation INTEGER, graph TEXT, key TEXT NOT NULL, PRIMARY KEY (generation, graph)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS build (
    generation INTEGER PRIMARY KEY, key TEXT NOT NULL, recipe TEXT NOT NULL, report BLOB NOT NULL
);
"""


@dataclass(frozen=True, slots=True)
class Build:
    """The build that made a store: the digest of all it depended on, kg's recipe at that time, its encoded report."""

    key: str
    recipe: str
    report: bytes


def digest(*parts: bytes) -> str:
    """A short name for byte strings, each taken with its length."""
    state = blake2b(digest_size=16)
    for part in parts:
        state.update(len(part).to_bytes(8, "big"))
        state.update(part)
    return state.hexdigest()


@cache
def recipe(*rooms: str) -> str:
    """The digest of kg's own sources, tables and models in ``rooms`` (names inside the package; none: everything).

    Everything includes the ontology, which in an editable install lies beside the package.
    """
    home = Path(__file__).parent
    ontology = [] if (home / "ontology").is_dir() else [home.parent / "ontology"]  # inside it once installed
    roots = [home / room for room in rooms] or [home, *ontology]
    files = {file for root in roots for file in ([root] if root.is_file() else root.rglob("*"))}
    kept = sorted(f for f in files if f.is_file() and "__pycache__" not in f.parts and f.suffix != ".pyc")
    named = ((os.path.relpath(file, home), file.read_bytes()) for file in kept)
    return digest(*(part for name, data in named for part in (name.encode(), data)))


class Ledger:
    """The ledger of one graph folder, locked while open. Use it as a context manager."""

    def __init__(self, folder: Path) -> None:
        """Open and lock. Raises GraphError where another process builds here; a damaged ledger is begun anew."""
        self.path = folder / NAME
        try:
            self._db = self._open()
        except sqlite3.OperationalError as error:
            raise self._refusal(error) from error
        except sqlite3.DatabaseError:  # no SQLite file, or a broken one: only what can be computed again is lost
            self.path.unlink()
            self._db = self._open()

    def _open(self) -> sqlite3.Connection:
        db = sqlite3.connect(self.path, timeout=0.2, isolation_level=None)
        try:
            db.execute("PRAGMA locking_mode = EXCLUSIVE")
            db.execute("BEGIN EXCLUSIVE")
            if db.execute("PRAGMA user_version").fetchone()[0] != FORMAT:
                if db.execute("SELECT name FROM sqlite_master").fetchone():
                    raise sqlite3.DatabaseError("a ledger of another format")
                db.execute(f"PRAGMA user_version = {FORMAT}")
            for statement in _TABLES.split(";"):
                db.execute(statement)
            db.execute("COMMIT")  # the exclusive lock stays until the connection closes
        except sqlite3.Error:
            db.close()
            raise
        return db

    def _refusal(self, error: sqlite3.OperationalError) -> GraphError:
        if "locked" in str(error):
            return GraphError(f"{self.path.parent}: another kg build is writing there; wait until it has ended")
        return GraphError(f"{self.path}: cannot be opened: {error}")

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._db.close()

    # ------------------------------------------------------------ readings

    def reading(self, key: str) -> bytes | None:
        """The record kept under ``key``."""
        row = self._db.execute("SELECT record FROM reading WHERE key = ?", (key,)).fetchone()
        return None if row is None else bytes(row[0])

    def known(self, keys: Iterable[str]) -> Iterator[str]:
        """Those of the keys that a record is kept under."""
        find = "SELECT 1 FROM reading WHERE key = ?"
        yield from (key for key in keys if self._db.execute(find, (key,)).fetchone())

    def keep(self, records: Iterable[tuple[str, bytes]]) -> None:
        """Keep records, all of them or none."""
        self._db.execute("BEGIN")
        self._db.executemany("INSERT OR REPLACE INTO reading VALUES (?, ?)", records)
        self._db.execute("COMMIT")

    def forget_all_but(self, keys: Iterable[str]) -> None:
        """Drop the readings that no article of this build uses."""
        wanted = set(keys)
        have = [key for (key,) in self._db.execute("SELECT key FROM reading")]
        self._db.execute("BEGIN")
        self._db.executemany("DELETE FROM reading WHERE key = ?", [(key,) for key in have if key not in wanted])
        self._db.execute("COMMIT")

    # ------------------------------------------------------------ builds

    def build(self, generation: int) -> Build | None:
        """The build that made a store, None where the ledger does not know it."""
        row = self._db.execute("SELECT key, recipe, report FROM build WHERE generation = ?", (generation,)).fetchone()
        return None if row is None else Build(*row)

    def told(self, generation: int) -> dict[str, str]:
        """The graphs of a store, each with the key of what was told in it."""
        return dict(self._db.execute("SELECT graph, key FROM told WHERE generation = ?", (generation,)))

    def record_build(self, generation: int, build: Build, told: Mapping[str, str]) -> None:
        """Write down what the store of ``generation`` holds; forget every store but it and the one before."""
        self._db.execute("BEGIN")
        for name in ("build", "told"):
            self._db.execute(f"DELETE FROM {name} WHERE generation <> ?", (generation - 1,))
        self._db.execute("INSERT INTO build VALUES (?, ?, ?, ?)", (generation, build.key, build.recipe, build.report))
        self._db.executemany("INSERT INTO told VALUES (?, ?, ?)", [(generation, *row) for row in sorted(told.items())])
        self._db.execute("COMMIT")
