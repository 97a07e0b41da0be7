"""Patterns that are looked for only where a word stands that each of their matches holds: most lines have none."""

from __future__ import annotations

import re
from collections.abc import Iterable


class Hinted:
    """A pattern, and words of which every match of it holds one."""

    def __init__(self, pattern: str, *words: str) -> None:
        self._pattern, self._words = re.compile(pattern), words
        self._last: tuple[str, bool] = ("", False)  # the text that was read last, and whether it holds one at all

    def finditer(self, text: str, begin: int, end: int) -> Iterable[re.Match[str]]:
        """The matches in ``text[begin:end]``, as the pattern itself finds them."""
        last, held = self._last
        if text is last and not held:
            return ()
        return self._pattern.finditer(text, begin, end) if self._may_match(text, begin, end) else ()

    def search(self, text: str, begin: int, end: int) -> re.Match[str] | None:
        """The first match in ``text[begin:end]``."""
        return self._pattern.search(text, begin, end) if self._may_match(text, begin, end) else None

    def _may_match(self, text: str, begin: int, end: int) -> bool:
        """Whether one of the words stands there; a text is read line by line, so what it holds is kept."""
        last, held = self._last
        if text is not last:
            held = False
            for word in self._words:
                held = held or word in text
            self._last = text, held
        if held:
            for word in self._words:
                if text.find(word, begin, end) >= 0:
                    return True
        return False
