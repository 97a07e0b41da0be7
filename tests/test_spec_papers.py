"""Each text of ``spec/papers.txt`` states exactly what is written below it."""

from __future__ import annotations

import pytest

from kg.extract import papers
from kg.extract.text import annotate
from kg.resolve.names import resolve
from kg.tagger.crf import CrfTagger
from tests.spec_lines import Case, cases

CASES = list(cases("papers.txt"))


@pytest.fixture(scope="module")
def tagger() -> CrfTagger:
    return CrfTagger()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.where)
def test_documents_of_meetings(case: Case, tagger: CrfTagger) -> None:
    names = resolve(case.article(), case.front, tagger=tagger)
    found = {(one.part.name, one.whole.name) for one in papers.extract(annotate(case.article(), case.front, names))}
    assert found == {tuple(row) for row in case.rows}
