"""The tables of words: one row for each word, as a later one would hide it; and the short names that they give."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

import kg.lexicon
from kg.lexicon.bodies import short_forms

TABLES = sorted(Path(kg.lexicon.__file__).parent.glob("*.tsv"))


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_no_word_stands_twice(path: Path) -> None:
    rows = path.read_text(encoding="utf-8").splitlines()
    words = [row.split("\t")[0] for row in rows if row and not row.startswith("#")]
    assert words
    assert [word for word, count in Counter(words).items() if count > 1] == []


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("中共衡阳市委员会", ["中国共产党衡阳市委员会", "衡阳市委", "中共衡阳市委"]),
        ("中共广西壮族自治区委员会", ["中国共产党广西壮族自治区委员会", "广西壮族自治区党委"]),
        ("中共喀什地区委员会", ["中国共产党喀什地区委员会", "喀什地委", "中共喀什地委", "喀什地区党委"]),
        ("衡阳市人民政府", ["衡阳市政府"]),
    ],
)
def test_a_committee_has_the_short_names_that_it_is_called_by(name: str, short: list[str]) -> None:
    assert list(short_forms(name)) == short
