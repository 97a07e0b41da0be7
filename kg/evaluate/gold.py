"""A gold file: the facts that a careful reader takes from a page, or from each article of a set.

A file with ``page:`` holds the facts of one page; one without holds them under each of its ``articles:``, whose texts
are the files ``<id>.md``. Every row is checked on the way in, since a slip of the pen in a gold file would otherwise be
counted as an error of the graph.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from kg.errors import InputError

Facts = Mapping[str, Any]

_NAMES = ("people", "bodies", "places", "documents")
_ROWS = {
    "posts": 3,
    "appointments": 4,
    "post_periods": 3,
    "meetings": 2,
    "took_part": 2,
    "statements": 2,
    "honours": 2,
    "within": 2,
    "part_of": 2,
    "located": 2,
    "observations": 3,
    "homonyms": 2,
    "follow_ups": 4,
}
_PLAIN = ("page", "home", "date", "country", "id", "headline", "took_part_lists", "optional_starts", "optional_actions")
_STATUS = ("planned", "ongoing", "done", "proposed")


@dataclass(frozen=True, slots=True)
class Unit:
    """The facts of one file of text, and the names that mean the same thing in it."""

    file: str
    facts: Facts
    names: Sequence[Sequence[str]]


def read_gold(path: Path) -> tuple[Unit, ...]:
    """Read and check a gold file. Raises InputError with file and line for whatever cannot be right."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise InputError(path, "no such gold file") from error
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(path, f"cannot be read: {error}") from error
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        gold = yaml.safe_load(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise InputError(path, f"is not YAML: {error.problem}", mark.line + 1 if mark else None) from error
    _Checker(path).file(root)
    return tuple(_units(gold))


def _units(gold: Facts) -> Iterator[Unit]:
    if "page" in gold:
        yield Unit(gold["page"], gold, gold.get("names") or ())
        return
    for article in gold["articles"]:
        yield Unit(f"{article['id']}.md", article, article.get("names") or ())


class _Checker:
    """Walks the nodes of a gold file, which know their lines."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def file(self, root: yaml.Node | None) -> None:
        if root is None:
            raise InputError(self._path, "is empty", 1)
        top = self._mapping(root)
        if "page" in top:
            self._facts(root)
            return
        if "articles" not in top:
            raise InputError(self._path, "has neither `page` nor `articles`", 1)
        for article in self._sequence(top["articles"]):
            if "id" not in self._mapping(article):
                raise self._error(article, "an article without `id`")
            self._facts(article)

    def _facts(self, node: yaml.Node) -> None:
        for key, value in self._mapping(node).items():
            check = self._check_of(key)
            if check is None:
                raise self._error(value, f"`{key}` is no kind of fact")
            if not _is_null(value):
                check(value, key)

    def _check_of(self, key: str) -> Callable[[yaml.Node, str], None] | None:
        kind = key.removeprefix("optional_")
        if key in _PLAIN:
            return lambda _node, _key: None
        if kind in _NAMES:
            return self._texts
        if kind in _ROWS:
            return self._rows
        return {"names": self._lists, "articles": self._articles, "actions": self._actions}.get(key)

    def _texts(self, node: yaml.Node, key: str) -> None:
        for item in self._sequence(node):
            if not isinstance(item, yaml.ScalarNode):
                raise self._error(item, f"`{key}` holds names, one a line")

    def _lists(self, node: yaml.Node, key: str) -> None:
        for row in self._sequence(node):
            self._texts(row, key)

    def _rows(self, node: yaml.Node, key: str) -> None:
        least = _ROWS[key.removeprefix("optional_")]
        for row in self._sequence(node):
            if len(self._sequence(row)) < least:
                raise self._error(row, f"a row of `{key}` has at least {least} fields")

    def _articles(self, node: yaml.Node, _key: str) -> None:
        for article in self._sequence(node):
            self._mapping(article)

    def _actions(self, node: yaml.Node, _key: str) -> None:
        lists = list(self._mapping(node).values()) if isinstance(node, yaml.MappingNode) else [node]
        for action in (action for items in lists for action in self._sequence(items)):
            fields = self._mapping(action)
            missing = [field for field in ("verb", "object", "status") if field not in fields]
            if missing:
                raise self._error(action, f"an action without `{missing[0]}`")
            if fields["status"].value not in _STATUS:
                raise self._error(fields["status"], f"a status is one of {', '.join(_STATUS)}")

    def _mapping(self, node: yaml.Node) -> dict[str, yaml.Node]:
        if not isinstance(node, yaml.MappingNode):
            raise self._error(node, "expected `key: value`")
        return {str(key.value): value for key, value in node.value}

    def _sequence(self, node: yaml.Node) -> list[yaml.Node]:
        if not isinstance(node, yaml.SequenceNode):
            raise self._error(node, "expected a list")
        return list(node.value)

    def _error(self, node: yaml.Node, reason: str) -> InputError:
        return InputError(self._path, reason, node.start_mark.line + 1)


def _is_null(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:null"
