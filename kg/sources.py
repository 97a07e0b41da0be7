"""The files of a build: what the paths on the command line name, in order, each under a name of its own."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from kg.errors import InputError

SUFFIXES = frozenset({".txt", ".md"})


@dataclass(frozen=True, slots=True)
class Source:
    """A page's file and the name it goes by in the graph: relative to the folder given, or its bare name."""

    path: Path
    name: str


def find_sources(paths: Iterable[str | Path]) -> tuple[tuple[Source, ...], tuple[InputError, ...]]:
    """The pages under ``paths``, sorted by name, and the folders that hold none.

    Raises InputError for a path that does not exist: that is a wrong call, not a bad page. A file that two paths
    name is taken once. Files of two folders that would share a name take as much of their folders as tells them apart.
    """
    found: dict[Path, Source] = {}
    problems: list[InputError] = []
    for given in map(Path, paths):
        files = _files(given)
        if not files:
            problems.append(InputError(given, "holds no page (no .txt or .md file)"))
        for file in files:
            name = file.relative_to(given).as_posix() if given.is_dir() else file.name
            found.setdefault(file.resolve(), Source(file, _readable(name)))
    return tuple(sorted(_told_apart(list(found.values())), key=lambda source: source.name)), tuple(problems)


def _readable(name: str) -> str:
    """The name as text, whatever the locale makes of its bytes."""
    return os.fsencode(name).decode("utf-8", "replace")


def _files(given: Path) -> list[Path]:
    if not given.exists():
        raise InputError(given, "does not exist")
    if not given.is_dir():
        return [given]
    inside = (
        file for file in given.rglob("*") if not any(part.startswith(".") for part in file.relative_to(given).parts)
    )
    return sorted(file for file in inside if file.suffix.lower() in SUFFIXES and file.is_file())


def _told_apart(sources: Sequence[Source]) -> list[Source]:
    depth = dict.fromkeys(sources, 0)
    while True:
        names = {source: _longer(source, depth[source]) for source in sources}
        counts = Counter(names.values())
        shared = [source for source in sources if counts[names[source]] > 1]
        if not shared:
            return [Source(source.path, names[source]) for source in sources]
        for source in shared:
            depth[source] += 1


def _longer(source: Source, depth: int) -> str:
    """The name with ``depth`` more folders before it."""
    parts = source.path.resolve().parts
    size = len(PurePosixPath(source.name).parts)
    return _readable("/".join(parts[max(1, len(parts) - size - depth) :])) if depth else source.name
