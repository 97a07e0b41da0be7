"""Each text of ``spec/names.txt`` and its neighbours names exactly the things that are written below it."""

from __future__ import annotations

import pytest

from kg.model import Kind
from kg.resolve.names import resolve
from kg.tagger.crf import CrfTagger
from kg.text.normalise import flat
from tests.spec_lines import Case, cases

KINDS = {"人": Kind.PERSON, "地": Kind.PLACE, "单位": Kind.BODY, "文件": Kind.DOCUMENT}
ALL = [case for name in ("names.txt", "places.txt", "bodies.txt", "localities.txt") for case in cases(name)]
TAGGER = CrfTagger()


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.where)
def test_what_a_text_names(case: Case, request: pytest.FixtureRequest) -> None:
    if case.short:
        request.applymarker(pytest.mark.xfail(reason=case.short, strict=True))
    article = case.article()
    names = resolve(article, case.front, tagger=TAGGER)
    stated = {(KINDS[kind], name) for kind, *names_of_kind in case.rows if kind in KINDS for name in names_of_kind}
    found = {(m.thing.kind, m.thing.name) for m in names.mentions if m.thing.kind in KINDS.values()}
    assert sorted(found) == sorted(stated)
    for word, name in (row[1:] for row in case.rows if row[0] == "指"):
        meant = {m.thing.name for m in names.mentions if m.pointing and article.text[m.begin : m.end] == word}
        assert meant == ({name} if name != "-" else set())


def test_every_mention_stands_inside_its_sentence() -> None:
    for case in ALL:
        article = case.article()
        names = resolve(article, case.front, tagger=TAGGER)
        for mention in names.mentions:
            assert any(s.begin <= mention.begin < mention.end <= s.end for s in names.sentences), case.where
            assert flat(article.text[mention.begin : mention.end]).strip()


def test_there_are_sentences_enough() -> None:
    assert sum(len(case.lines) for case in ALL) >= 60
