"""Each text of ``spec/documents.txt`` names exactly the documents that are written below it."""

from __future__ import annotations

import pytest

from kg.model import Kind
from kg.resolve.names import resolve
from kg.tagger.crf import CrfTagger
from tests.spec_lines import Case, cases

CASES = list(cases("documents.txt"))
TAGGER = CrfTagger()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.where)
def test_what_papers_a_text_names(case: Case, request: pytest.FixtureRequest) -> None:
    if case.short:
        request.applymarker(pytest.mark.xfail(reason=case.short, strict=True))
    names = resolve(case.article(), case.front, tagger=TAGGER)
    found = {m.thing.name for m in names.mentions if m.thing.kind is Kind.DOCUMENT}
    assert sorted(found) == sorted(row[0] for row in case.rows)


def test_there_are_sentences_enough() -> None:
    assert sum(len(case.lines) for case in CASES) >= 40
