"""Each text of ``spec/meetings.txt`` states exactly the meetings and participants that are written below it."""

from __future__ import annotations

import pytest

from kg.extract.meeting import meetings
from kg.extract.text import annotate
from kg.model import Capacity, Event, Kind, Link, Participation
from kg.resolve.names import resolve
from kg.tagger.crf import CrfTagger
from tests.spec_lines import Case, cases

CAPACITY = {
    Capacity.PRESIDED: "主持",
    Capacity.SPOKE: "讲话",
    Capacity.REPORTED: "报告",
    Capacity.ATTENDED: "出席",
    Capacity.OBSERVED: "列席",
}
CASES = list(cases("meetings.txt"))
TAGGER = CrfTagger()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.where)
def test_what_met(case: Case, request: pytest.FixtureRequest) -> None:
    if case.short:
        request.applymarker(pytest.mark.xfail(reason=case.short, strict=True))
    article = case.article()
    text = annotate(article, case.front, resolve(article, case.front, tagger=TAGGER))
    facts = list(meetings.extract(text))
    days = {fact.meeting.name: fact.start for fact in facts if isinstance(fact, Event)}
    places: dict[str, dict[str, None]] = {}
    for fact in facts:
        if isinstance(fact, Link):
            places.setdefault(fact.part.name, {})[fact.whole.name] = None
    met = {m.thing.name for found in text.mentions for m in found if m.thing.kind is Kind.MEETING}
    rows = [("会", name, days.get(name) or "-", "、".join(places.get(name, "-"))) for name in met]
    rows += [
        ("人", fact.participant.name, fact.meeting.name, CAPACITY[fact.capacity])
        for fact in facts
        if isinstance(fact, Participation)
    ]
    assert sorted(rows) == sorted(tuple(row) for row in case.rows)


def test_there_are_sentences_enough() -> None:
    assert sum(len(case.lines) for case in CASES) >= 40
