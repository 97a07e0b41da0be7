"""Finding names in text: the protocol that every tagger meets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from kg.model import Tag


class Tagger(Protocol):
    """Finds people, places and bodies in flat text (``kg.text.normalise.flat``)."""

    def tag(self, sentences: Sequence[str]) -> list[tuple[Tag, ...]]:
        """The names of each sentence, in order, not overlapping; offsets are the sentence's own."""
        ...
