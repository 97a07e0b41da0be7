"""The tables of words say one thing of each word: a later row of the same word would hide the earlier one."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

import kg.lexicon

TABLES = sorted(Path(kg.lexicon.__file__).parent.glob("*.tsv"))


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_no_word_stands_twice(path: Path) -> None:
    rows = path.read_text(encoding="utf-8").splitlines()
    words = [row.split("\t")[0] for row in rows if row and not row.startswith("#")]
    assert words
    assert [word for word, count in Counter(words).items() if count > 1] == []
