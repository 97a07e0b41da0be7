"""Front matter: the YAML block between two lines ``---`` at the top of a page's file."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import fields, replace

import yaml

from kg.errors import InputError
from kg.lexicon import divisions, table
from kg.model import Front, Issue

_OPEN = re.compile(r"\s*---[ \t]*\n")
_CLOSE = re.compile(r"^---[ \t]*(?:\n|\Z)", re.MULTILINE)
_KEY = re.compile(r"^([A-Za-z_][\w-]*)\s*:", re.MULTILINE)
KEYS = tuple(field.name for field in fields(Front))
_FAST = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # PyYAML may be built without its parser in C


def split(name: str, text: str) -> tuple[Front, int]:
    """What the front matter says and the offset where the body begins; (Front(), 0) where there is none.

    Raises InputError with the line for front matter that does not parse, does not close, or holds a wrong value.
    """
    opening = _OPEN.match(text)
    if not opening:
        return Front(), 0
    closing = _CLOSE.search(text, opening.end())
    block = text[opening.end() : closing.start()] if closing else text[opening.end() :]
    if closing is None:
        if not _KEY.match(block):  # a horizontal rule, not front matter
            return Front(), 0
        raise InputError(name, "front matter opens with --- and never closes", _line(text, opening.start()))
    values = _parse(name, block, first_line=text.count("\n", 0, opening.end()) + 1)
    return Front(**values), closing.end()


def unknown(name: str, text: str, body: int, home: str | None) -> Iterator[Issue]:
    """An issue, at its place in the file, for each key before the body that means nothing here, and an unknown home."""
    for match in _KEY.finditer(text, 0, body):
        if match[1] not in KEYS:
            yield Issue(name, match.start(), match.end(1), "unknown-key", match[1])
        elif match[1] == "home" and home and not is_home(home):
            yield Issue(name, match.start(), match.end(1), "unknown-home", home)


def is_home(name: str) -> bool:
    """Whether a paper can be at home there: in a division of China, or in a country."""
    return divisions.load().written(name) is not None or name in table("countries")


def over(options: Front, given: Front) -> Front:
    """Options of the command line win over front matter, which wins over what is inferred later."""
    said = {key: value for key in KEYS if (value := getattr(options, key)) is not None}
    return replace(given, **said)


def _loaded(block: str) -> object:
    """The YAML of a block; what the fast parser refuses is left to the other, whose reasons are the plainer ones."""
    try:
        return yaml.load(block, Loader=_FAST)
    except yaml.YAMLError:
        return yaml.safe_load(block)


def _parse(name: str, block: str, first_line: int) -> dict[str, str]:
    try:
        data = _loaded(block)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or "no valid YAML"
        raise InputError(name, f"front matter: {reason}", first_line + (mark.line if mark else 0)) from error
    except ValueError as error:  # 2026-02-30 makes PyYAML's date constructor fail
        raise InputError(name, f"front matter: {error}", first_line + _date_line(block)) from error
    if data is None:
        return {}
    if not isinstance(data, dict):
        raise InputError(name, "front matter holds no keys and values", first_line)
    return {key: _value(name, block, key, data[key], first_line) for key in KEYS if data.get(key) is not None}


def _value(name: str, block: str, key: str, value: object, first_line: int) -> str:
    match = re.search(rf"^{key}\s*:", block, re.MULTILINE)
    line = first_line + (block.count("\n", 0, match.start()) if match else 0)
    if isinstance(value, datetime.datetime):
        value = value.date()
    if not isinstance(value, str | int | datetime.date) or isinstance(value, bool):
        raise InputError(name, f"front matter: {key} must be one plain value", line)
    text = value.isoformat() if isinstance(value, datetime.date) else str(value).strip()
    if key == "date" and not _is_day(text):
        raise InputError(name, f"front matter: date must be a day like 2026-02-03, not {text}", line)
    return text


def _is_day(text: str) -> bool:
    try:
        return datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _line(text: str, offset: int) -> int:
    return text.count("\n", 0, offset + len(text[offset:]) - len(text[offset:].lstrip())) + 1


def _date_line(block: str) -> int:
    match = re.search(r"^date\s*:", block, re.MULTILINE)
    return block.count("\n", 0, match.start()) if match else 0
