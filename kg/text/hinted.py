"""Patterns that are looked for only where a word stands that each of their matches holds: most lines have none."""

from __future__ import annotations

import re
from collections.abc import Iterator


class Hinted:
    """A pattern, and words of which every match of it holds one."""

    def __init__(self, pattern: str, *words: str) -> None:
        self._pattern, self._words = re.compile(pattern), words

    def finditer(self, text: str, begin: int, end: int) -> Iterator[re.Match[str]]:
        """The matches in ``text[begin:end]``, as the pattern itself finds them."""
        for word in self._words:
            if text.find(word, begin, end) >= 0:
                return self._pattern.finditer(text, begin, end)
        return iter(())
