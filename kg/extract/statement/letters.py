"""Letters to the editor: 编辑同志:… and the name below, 读者　某某, are one person's words."""

from __future__ import annotations

import re

from kg.extract.patterns import SYMBOLS, mask
from kg.extract.text import AnnotatedText
from kg.model import LineKind

_SALUTES = re.compile(
    "(?:尊敬的|各位)?(?:编辑|编辑部|总编辑|记者|本报)(?:同志|部|先生|老师)?们?(?:[,:]?[您你]们?好)?[:,!]"
)
_SIGNED = re.compile(f"[^,。;:!?“”]{{0,24}}{SYMBOLS['person']}")
_LONGEST = 12  # lines of a letter


def letters(text: AnnotatedText) -> dict[int, int]:
    """The lines of each letter, with the sentence below it that says who wrote it."""
    found: dict[int, int] = {}
    lines = text.article.lines
    for at, line in enumerate(lines):
        if line.kind is not LineKind.PARAGRAPH or not _SALUTES.fullmatch(text.flat, line.begin, line.end):
            continue
        for below in range(at + 2, min(at + _LONGEST, len(lines))):
            index = text.sentence_at(lines[below].begin)
            if text.sentences[index].line == below and _SIGNED.fullmatch(mask(text, index).text):
                found |= dict.fromkeys(range(at + 1, below), index)
                break
    return found
