"""Who answers in an interview printed line by line: 记者:…? 某某:…"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from kg.resolve.person.person_names import plausible

_ASKED = re.compile(r"^(?:记者|主持人|问):", re.MULTILINE)
_LABEL = re.compile(r"^([\u4e00-\u9fff·]{2,12})(?:\([^()]*\))?:", re.MULTILINE)
_ROLES = frozenset(("记者", "主持人", "读者", "网友", "观众", "编者按", "编者", "嘉宾", "受访者"))


def find(text: str) -> Iterator[tuple[int, int, int]]:
    """The names that lines begin with in an article with questions: of a name's form, or before several answers."""
    if not _ASKED.search(text):
        return
    labels = [match for match in _LABEL.finditer(text) if match[1] not in _ROLES]
    answers = Counter(match[1] for match in labels)
    for match in labels:
        if answers[match[1]] > 1 or plausible(match[1]):
            yield match.start(1), match.end(1), 3
