"""Labels under the nodes: broken into lines of even length, never inside a number with its unit or a Latin word."""

from __future__ import annotations

import re
from math import ceil
from unicodedata import east_asian_width

_LINE = 18  # columns: nine Chinese characters
_LINES = 3
_UNBROKEN = re.compile(r"[0-9][0-9.,:%‰/—-]*[^\W0-9_]?|[A-Za-z][A-Za-z0-9'&.-]*|.", re.DOTALL)
_CLOSING = frozenset("，。、；：！？）】》”’％%)")


def columns(text: str) -> int:
    """The width of a text in columns: two for a Chinese character, one for a Latin one."""
    return sum(2 if east_asian_width(char) in "WFA" else 1 for char in text)


def wrap(text: str) -> str:
    """``text`` in at most three lines of at most nine Chinese characters, as even as can be; longer ones end in …."""
    words = " ".join(text.split())
    tokens = _tokens(words)
    count = min(_LINES, max(1, ceil(columns(words) / _LINE)))
    lines = next(
        (fit for width in range(ceil(columns(words) / count), _LINE) if len(fit := _fill(tokens, width)) <= count),
        _fill(tokens, _LINE),
    )
    if len(lines) > _LINES:
        lines = [*lines[: _LINES - 1], lines[_LINES - 1].rstrip() + "…"]
    return "\n".join(line.strip() for line in lines)


def box(label: str, size: float) -> tuple[float, float]:
    """Width and height in pixels of a node of radius ``size`` with its wrapped label below it."""
    lines = label.split("\n")
    return max(2 * size, 6.6 * max(columns(line) for line in lines)) + 14, 2 * size + 16 * len(lines) + 12


def _tokens(text: str) -> list[str]:
    tokens: list[str] = []
    for token in _UNBROKEN.findall(text):
        if tokens and token in _CLOSING:
            tokens[-1] += token
        else:
            tokens.append(token)
    return tokens


def _fill(tokens: list[str], width: int) -> list[str]:
    lines = [""]
    for token in tokens:
        if lines[-1] and columns(lines[-1]) + columns(token) > width:
            lines.append("")
        lines[-1] += token
    return lines
