"""How the characters of names sound, so that the page finds 童远帆 by tongyuanfan and by tyf."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files


@cache
def _table() -> tuple[tuple[str, str], ...]:
    """Syllables with all characters that are read so."""
    lines = (files("kg.view") / "pinyin.tsv").read_text("utf-8").splitlines()
    rows = (line.partition("\t") for line in lines if not line.startswith("#"))
    return tuple((syllable, characters) for syllable, _, characters in rows)


def readings(names: Iterable[str]) -> dict[str, str]:
    """Of every syllable the characters in ``names`` that are read so; a character stands under all its readings."""
    used = {char for name in names for char in name}
    found = ((syllable, "".join(char for char in characters if char in used)) for syllable, characters in _table())
    return {syllable: characters for syllable, characters in found if characters}
