"""Sentences of an article, and the flat text that rules read."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Article, ArticleKind, Line, LineKind
from kg.text.normalise import flat
from kg.text.sentences import LONGEST, split


def article(*lines: tuple[str, LineKind]) -> Article:
    text, spans = "", []
    for words, kind in lines:
        text += "\n" if spans else ""
        spans.append(Line(len(text), len(text) + len(words), kind))
        text += words
    return Article("x.txt", ArticleKind.ARTICLE, "", text, tuple(spans), ())


def sentences(text: str, kind: LineKind = LineKind.PARAGRAPH) -> list[str]:
    whole = article((text, kind))
    return [whole.text[sentence.begin : sentence.end] for sentence in split(whole)]


@pytest.mark.parametrize(
    "wanted",
    [
        ["会议通过了决定。", "会期一天。"],
        ["会议通过了决定！", "会期一天?"],
        ["他说:“今年的任务很重。”", "大家都点头。"],
        ["“这条路什么时候通?”他问。", "没有人回答。"],
        ["“水清了。”她说,“鸟也多了。”", "湖面很静。"],
        ["“山上还有树。”老人笑着说。", "他走了。"],
        ["要健全机制(见附件。共三份)。", "要抓落实。"],
        ["学习《怎么看?怎么办?》一书。", "人手一册。"],
        ["修路、架桥、通水……3月1日,三件事都办成了。", "群众满意。"],
        ["渠修了2条.", "“水清了。”", "她走到河边。"],
        ["“水清了。”", "林远舟听罢说,河是大家的。"],
        ["三是补齐短板。", "四是防范风险;五是改善民生。"],
    ],
)
def test_sentences_of_a_paragraph(wanted: list[str]) -> None:
    assert sentences("".join(wanted)) == wanted


def test_a_byline_after_the_last_sentence_is_its_own() -> None:
    assert sentences("路修好了。 (李一凡)") == ["路修好了。", "(李一凡)"]


@pytest.mark.parametrize("kind", [LineKind.HEADLINE, LineKind.ROW, LineKind.HEADER, LineKind.BYLINE, LineKind.KICKER])
def test_headlines_rows_and_bylines_are_whole(kind: LineKind) -> None:
    assert sentences("路通了!车来了。", kind) == ["路通了!车来了。"]


def test_sentences_never_cross_a_line_and_keep_its_index() -> None:
    found = split(
        article(("标题", LineKind.HEADLINE), ("第一句没有完", LineKind.PARAGRAPH), ("第二段。", LineKind.PARAGRAPH))
    )
    assert [(sentence.line, sentence.kind) for sentence in found] == [
        (0, LineKind.HEADLINE),
        (1, LineKind.PARAGRAPH),
        (2, LineKind.PARAGRAPH),
    ]


def test_flat_text() -> None:
    assert flat("ＰＭ２．５　（微克）：“优”") == "PM2.5 (微克):“优”"
    assert flat('他说"好"。她说"行"。') == "他说“好”。她说“行”。"


@given(st.text(alphabet=st.sampled_from('会议。！？!?“”‘’（）()《》…" \u3000，,；\n说问12.')))
def test_flat_keeps_offsets_and_sentences_cover_every_word(text: str) -> None:
    assert len(flat(text)) == len(text)
    whole = article(*((line, LineKind.PARAGRAPH) for line in text.split("\n")))
    found = split(whole)
    for before, after in pairwise(found):
        assert before.end <= after.begin
    covered = {at for sentence in found for at in range(sentence.begin, sentence.end)}
    assert all(at in covered for at, char in enumerate(whole.text) if not char.isspace())


def test_what_is_too_long_is_divided_at_the_best_mark_near() -> None:
    tasks = "新建停车场,改造管网;" * 200
    found = sentences(tasks)
    assert "".join(found) == tasks and all(piece.endswith(";") and len(piece) <= LONGEST for piece in found)
    assert [len(piece) for piece in sentences("路" * (LONGEST + 5))] == [LONGEST, 5]
    assert all(piece.endswith("、") for piece in sentences("王伟、李秀兰、" * 300)[:-1])


@given(st.text(alphabet=st.sampled_from("会议,、; 12 。王"), max_size=40), st.integers(1, 400))
def test_pieces_are_bounded_and_lose_nothing(phrase: str, times: int) -> None:
    found = sentences(phrase * times)
    assert all(len(piece) <= LONGEST for piece in found)
    assert "".join("".join(found).split()) == "".join((phrase * times).split())


def test_a_list_of_three_hundred_names_is_one_sentence() -> None:
    assert len(sentences("出席会议的有:" + "、".join(["王秀兰"] * 290) + "。")) == 1
