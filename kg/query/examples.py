"""The questions that come with kg: a cookbook, each a file with what it asks in Chinese and English."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from kg.errors import NotFoundError

_PARAMETER = re.compile(r"# \$(\w+): (.+)")


@dataclass(frozen=True, slots=True)
class Example:
    """A query that comes with kg: what it asks in Chinese and English, and its parameters, each with an example."""

    name: str
    zh: str
    en: str
    parameters: tuple[tuple[str, str], ...]
    query: str


@cache
def examples() -> tuple[Example, ...]:
    """The queries that come with kg, by name."""
    folder = files("kg").joinpath("queries")
    texts = {item.name.removesuffix(".rq"): item.read_text(encoding="utf-8") for item in folder.iterdir()}
    return tuple(_example(name, text) for name, text in sorted(texts.items()))


def example(name: str) -> Example:
    """The example of that name. Raises NotFoundError, which names the others."""
    for item in examples():
        if item.name == name:
            return item
    raise NotFoundError(f"no example query is named {name!r}; there are: {', '.join(e.name for e in examples())}")


def _example(name: str, text: str) -> Example:
    zh, en, *others = (line for line in text.splitlines() if line.startswith("#"))
    found = (_PARAMETER.fullmatch(line) for line in others)
    parameters = tuple((match[1], match[2]) for match in found if match)
    return Example(name, zh.removeprefix("# "), en.removeprefix("# "), parameters, text)
