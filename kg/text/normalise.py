"""Text that rules can read: one form for every punctuation mark and digit, at unchanged offsets."""

from __future__ import annotations

import re
from functools import lru_cache

BULLETS = (
    "●◆■▲△▼▽★☆◎◇□▪※▶►▷❖◉"  # marks that papers set before each item of their briefs; ○ is a zero as well (一九八○年)
)
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_SPACES = dict.fromkeys(map(ord, "\u3000\u00a0\u2002\u2003\u2009\u200b\u200c\u200d\u2060\ufeff\t\u202f"), " ")
_MARKS = {
    ord("﹒"): ".",
    ord("·"): "·",
    ord("•"): "·",
    ord("‧"): "·",
    ord("∙"): "·",
    ord("・"): "·",
    ord("｡"): "。",
    ord("–"): "—",
    ord("―"): "—",
}
_TABLE: dict[int, int | str] = {**_FULL_WIDTH, **_SPACES, **_MARKS}
_STRAIGHT = re.compile('"')


@lru_cache(maxsize=256)  # an article's text is asked for by several readers
def flat(text: str) -> str:
    """The text with full-width ASCII made half-width, spaces made one kind and quotes made curly.

    Every character is replaced by exactly one character, so offsets into the result are offsets into ``text``.
    Tabs become spaces too: table cells are read from the original text.
    """
    result = text.translate(_TABLE)
    if '"' not in result:
        return result
    lines = result.split("\n")
    return "\n".join(_curl(line) for line in lines)


def _curl(line: str) -> str:
    """Turn straight double quotes into opening and closing ones, alternately within a line."""
    opening = iter("“”" * (line.count('"') // 2 + 1))
    return _STRAIGHT.sub(lambda _: next(opening), line)
