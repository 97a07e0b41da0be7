"""Texts torn off in mid-sentence: where one breaks off changes nothing of how it begins."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.model import Fact, Front, Mention
from kg.read import read_article
from kg.tagger.crf import CrfTagger
from tests.spec_lines import Case

FRONT = Front(date="2026-03-02", home="平顶山市", country="中国")
OPENINGS = (
    "平顶山市现有各类养老机构设施140多处,可为老人提供3万张床位。",
    "全国新设立外商投资企业3.6万家,同比增长36.5%。",
    "年县政府工作报告起草组成立,县长高庆林任组长。",
    "完工46公里管网改造,惠及居民2.3万人。",
    "在校学生8万人,共有学校26所。",
)


def read(opening: str, last: str) -> tuple[list[Mention], list[Fact]]:
    """What the opening of a text names and states that breaks off with ``last``."""
    article = Case("torn", FRONT, [opening, f"据介绍,这些情况说明甲乙{last}"]).article()
    reading = read_article(replace(article, text=article.text.rstrip("\n")), FRONT, tagger=CrfTagger())
    here = {at for at, sentence in enumerate(reading.names.sentences) if sentence.end <= len(opening)}
    named = [mention for mention in reading.names.mentions if mention.end <= len(opening)]
    return named, [fact for fact in reading.facts if here.issuperset(fact.evidence)]


@pytest.mark.parametrize("last", ["(", ",", "已", "2", "多", "在", "的", "原", "对", "经", "其中,"])
def test_how_a_text_breaks_off_changes_nothing_of_its_beginning(last: str) -> None:
    for opening in OPENINGS:
        assert read(opening, last) == read(opening, "。"), opening
