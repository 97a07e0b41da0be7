"""Marks that send the reader to another page: (下转第4版), (上接第1版)."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_PAGE = r"[A-Za-z]?\d{1,3}|[一二三四五六七八九十]{1,3}|[①-⑳]"
_FROM = rf"(?:紧接|上接|接)\s*(?:本报)?\s*第?\s*({_PAGE})\s*版[^()\[\]【】。\n]{{0,30}}"
_TO = rf"(?:下转|转|全文见|详见)\s*(?:本报)?\s*第?\s*({_PAGE})\s*版[^()\[\]【】。\n]{{0,12}}"
_MARK = r"[▲▼▶►■□◆→←☞]*"
_BEGIN = re.compile(rf"\s*{_MARK}\s*(?:[(\[【]\s*{_FROM}[)\]】]|(?:紧接|上接)第?({_PAGE})版(?=\s|$))\s*")
_END = re.compile(rf"\s*{_MARK}\s*(?:[(\[【]\s*{_TO}[)\]】]|下转第?({_PAGE})版)\s*{_MARK}\s*$")
_DIGITS = "〇一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Turn:
    """A mark at ``begin`` to ``end`` of its line, and the page it names (4, A2)."""

    begin: int
    end: int
    page: str


def here(line: str) -> tuple[int, int]:
    """Where a line's words stand without marks that send the reader elsewhere on the same page: (下转本版右下)."""
    if "本版" not in line:
        return 0, len(line)
    before, after = _FROM_HERE.match(line), _TO_HERE.search(line)
    return before.end() if before else 0, after.start() if after else len(line)


_HERE = r"(?:紧接|上接|接|下转|转)本版[^()\[\]【】。\n]{0,10}"
_FROM_HERE = re.compile(rf"\s*{_MARK}\s*[(\[【]\s*{_HERE}[)\]】]\s*")
_TO_HERE = re.compile(rf"\s*{_MARK}\s*[(\[【]\s*{_HERE}[)\]】]\s*{_MARK}\s*$")


def turned_from(line: str) -> Turn | None:
    """The mark (上接第1版) at a line's begin."""
    return _turn(_BEGIN.match(line)) if "版" in line else None


def turned_to(line: str) -> Turn | None:
    """The mark (下转第4版) at a line's end."""
    return _turn(_END.search(line)) if "版" in line else None


def _turn(match: re.Match[str] | None) -> Turn | None:
    return Turn(match.start(), match.end(), page_number(match[1] or match[2])) if match else None


def page_number(text: str) -> str:
    """04, 4, ④ and 四 as 4; A02 as A2; anything else as it is."""
    bare = unicodedata.normalize("NFKC", text).strip().removeprefix("第").removesuffix("版").upper()
    if match := re.fullmatch(r"([A-Z]?)0*(\d+)", bare):
        return match[1] + match[2]
    if re.fullmatch(r"[一二三四五六七八九十]{1,3}", bare):
        tens, _, ones = bare.rpartition("十")
        value = (_DIGITS.find(tens) if tens else 1) * 10 if "十" in bare else 0
        return str(value + (_DIGITS.find(ones) if ones else 0))
    return bare
