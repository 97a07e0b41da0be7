"""Two people of one name in one article, where it says so; else one name is one person."""

from __future__ import annotations

import pytest

from kg.identity import identify
from kg.model import Front, Kind, Occupancy, Quote, Reading, Thing
from kg.page import read_page
from kg.read import read_article
from kg.tagger.crf import CrfTagger

HEAD = "---\ndate: 2026-03-05\nhome: 太原市\n---\n\n# 小店区表彰一批先进个人\n\n**本报讯** "


@pytest.fixture(scope="module")
def tagger() -> CrfTagger:
    return CrfTagger()


def read(words: str, tagger: CrfTagger) -> Reading:
    page = read_page("a.md", HEAD + words, Front())
    return read_article(page.articles[0], page.front, tagger=tagger)


@pytest.mark.parametrize(
    ("words", "people"),
    [
        ("3月4日，小店区区长王伟出席大会。与他同名的教师王伟上台领奖。王伟说，荣誉属于大家。", "王伟 王伟（教师）"),
        ("3月4日，小店区区长王伟出席大会并讲话。退休教师王伟代表大家发言。", "王伟 王伟（教师）"),
        ("3月4日，大会举行。刘洋（女）和刘洋（男）同台领奖，两人都来自平阳路街道。", "刘洋 刘洋（男）"),
        ("3月4日，小店区区长王伟出席大会并讲话。王伟说，要向先进学习，王伟还走访了企业。", "王伟"),
        ("3月4日，全国人大代表王伟出席大会。教师王伟说，荣誉属于大家，要向先进学习。", "王伟"),
    ],
)
def test_namesakes_in_one_article(words: str, people: str, tagger: CrfTagger) -> None:
    named = {mention.thing.name for mention in read(words, tagger).names.mentions if mention.thing.kind is Kind.PERSON}
    assert sorted(named) == people.split()


def test_each_has_his_own_facts_and_iri(tagger: CrfTagger) -> None:
    reading = read("3月4日，小店区区长王伟出席大会。与他同名的教师王伟上台领奖。王伟说，荣誉属于大家。", tagger)
    posts = {(fact.person.name, fact.title) for fact in reading.facts if isinstance(fact, Occupancy)}
    assert ("王伟", "区长") in posts
    assert {fact.speaker.name for fact in reading.facts if isinstance(fact, Quote)} == {"王伟（教师）"}
    whole = identify([reading])
    linker = whole.inside(reading.article)
    assert [(each.judgement.value, each.rule) for each in whole.verdicts] == [("different", "namesakes")]
    one, other = (Thing(Kind.PERSON, name) for name in ("王伟", "王伟（教师）"))
    assert linker.iri(one) != linker.iri(other) and linker.label(one) == linker.label(other) == "王伟"
