"""Each text of ``spec/participation.txt`` states exactly who took part in what, and in which capacity."""

from __future__ import annotations

import pytest

from kg.extract.meeting import meetings
from kg.extract.text import annotate
from kg.model import Participation
from kg.resolve.names import resolve
from kg.tagger.crf import CrfTagger
from tests.spec_lines import Case, cases
from tests.test_spec_meetings import CAPACITY

CASES = list(cases("participation.txt"))
TAGGER = CrfTagger()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.where)
def test_who_took_part(case: Case, request: pytest.FixtureRequest) -> None:
    if case.short:
        request.applymarker(pytest.mark.xfail(reason=case.short, strict=True))
    article = case.article()
    text = annotate(article, case.front, resolve(article, case.front, tagger=TAGGER))
    facts = [fact for fact in meetings.extract(text) if isinstance(fact, Participation)]
    found = [(fact.participant.name, fact.meeting.name, CAPACITY[fact.capacity]) for fact in facts]
    assert sorted(found) == sorted(tuple(row) for row in case.rows)


def test_there_are_sentences_enough() -> None:
    assert sum(len(case.lines) for case in CASES) >= 40
