"""What ties an article to others: whom its names were found to be, and what its actions report on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Joined:
    """Why an article's person was found to be a bearer known before: the features and the sentence that names him."""

    iri: str
    rule: str
    reason: str
    sentence: int


@dataclass(frozen=True, slots=True)
class Follow:
    """An action of an article (its IRI), the earlier one that it reports on, by which rule, and its sentences."""

    action: str
    earlier: str
    rule: str
    evidence: tuple[int, ...]
