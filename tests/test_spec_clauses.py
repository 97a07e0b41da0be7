"""Each sentence of ``spec/clauses.txt`` falls into the clauses written below it, each headed by its verb."""

from __future__ import annotations

import pytest

from kg.extract.clause.clauses import TERM, Clause, clauses
from kg.extract.clause.covered import Spans
from kg.extract.clause.heads import find_head
from kg.extract.clause.preposed import turned
from kg.extract.text import AnnotatedText, annotate
from kg.model import Front, Names
from kg.text.sentences import split
from tests.spec_lines import Case, cases

ALL = list(cases("clauses.txt"))


def annotated(words: str) -> AnnotatedText:
    """A sentence without names."""
    article = Case("", Front(), [words]).article()
    return annotate(article, Front(), Names(split(article), (), (), ()))


def shown(text: AnnotatedText, clause: Clause) -> list[str]:
    words = text.flat[clause.begin : clause.end]
    quoted = Spans.of(m.span() for m in TERM.finditer(text.flat))
    head = turned(text, clause) or find_head(text, clause, quoted)
    return [words, head.verb if head else "-", *([str(clause.item)] if clause.item else [])]


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.where)
def test_what_a_sentence_falls_into(case: Case, request: pytest.FixtureRequest) -> None:
    if case.short:
        request.applymarker(pytest.mark.xfail(reason=case.short, strict=True))
    (line,) = case.lines
    text = annotated(line)
    assert [shown(text, clause) for clause in clauses(text, 0)] == case.rows


def test_clauses_and_heads_take_time_in_proportion_to_a_sentence() -> None:
    """A clause's search looks at each word a bounded number of times: its reach does not grow with the sentence."""
    short, long = (annotated("全面推进改革发展" * number + "。") for number in (50, 500))
    found = [clauses(text, 0) for text in (short, long)]
    assert [len(one) for one in found] == [1, 1]
    assert found[1][0]._replace(end=found[0][0].end) == found[0][0]


def test_there_are_sentences_enough() -> None:
    assert len(ALL) >= 40
