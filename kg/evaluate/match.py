"""When two texts, names or lists say the same: the ground under every score.

Texts are compared without white space, width of characters, style of quotes and dashes, and final punctuation, since a
newspaper page and a careful reader differ in all of these without differing in what they state.
"""

import unicodedata
from collections.abc import Callable, Sequence
from typing import TypeVar

Gold = TypeVar("Gold")
Found = TypeVar("Found")

_SAME = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "、": ",", "—": "-", "–": "-"})
_EDGES = ",.。;:、"


def plain(text: object) -> str:
    """The text as it is compared: `省政协委员、副主席 ` → `省政协委员,副主席`."""
    folded = unicodedata.normalize("NFKC", str(text)).translate(_SAME)
    return "".join(char for char in folded if not char.isspace()).strip(_EDGES)


def common_length(left: str, right: str) -> int:
    """Length of the longest common subsequence of two strings."""
    row = [0] * (len(right) + 1)
    for char in left:
        diagonal = 0
        for at, other in enumerate(right, 1):
            above = row[at]
            row[at] = diagonal + 1 if char == other else max(above, row[at - 1])
            diagonal = above
    return row[-1]


def likeness(left: object, right: object) -> float:
    """F1 of the longest common subsequence of two texts, 0.0 where one is empty."""
    one, other = plain(left), plain(right)
    return 2 * common_length(one, other) / (len(one) + len(other)) if one and other else 0.0


def covers(text: object, piece: object) -> bool:
    """Whether a statement holds a piece of what was said, give or take one character in seven."""
    whole, part = plain(text), plain(piece)
    return bool(part) and (part in whole or common_length(whole, part) >= 0.85 * len(part))


def pair(
    gold: Sequence[Gold], found: Sequence[Found], score: Callable[[Gold, Found], float]
) -> tuple[tuple[int, int], ...]:
    """Pairs (gold index, found index), each used once, the best matches first; a score of 0 is no match."""
    scored = [
        (value, i, j) for i, want in enumerate(gold) for j, have in enumerate(found) if (value := score(want, have))
    ]
    used_gold: set[int] = set()
    used_found: set[int] = set()
    kept: list[tuple[int, int]] = []
    for _, i, j in sorted(scored, reverse=True):
        if i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            kept.append((i, j))
    return tuple(kept)
