"""Each text of ``spec/statements.txt`` holds exactly the statements that are written below it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kg.extract.statement.statements import extract, read_speech, speech_at
from kg.extract.text import AnnotatedText, annotate
from kg.model import Article, ArticleKind, Front, Kind, Line, LineKind, Mention, Names, Piece, Post, Quote, Thing
from kg.resolve.person.titles import find_posts
from kg.text.normalise import flat
from kg.text.sentences import split

SPEC = Path(__file__).parent / "spec" / "statements.txt"
KINDS = {"{": Kind.PERSON, "[": Kind.PLACE, "<": Kind.BODY, "⟦": Kind.MEETING, "〖": Kind.DOCUMENT}
_MARK = re.compile(r"([{\[<⟦〖])([^}\]>⟧〗=]+)(?:=([^}\]>⟧〗]+))?[}\]>⟧〗]")


@dataclass
class Case:
    """The lines of a text and the statements that it holds."""

    where: str
    lines: list[str] = field(default_factory=list)
    stated: list[list[str]] = field(default_factory=list)


def cases() -> Iterator[Case]:
    case = None
    for number, line in enumerate([*SPEC.read_text(encoding="utf-8").splitlines(), ""], 1):
        if line.startswith("="):
            assert case is not None, number
            case.stated.append([cell.strip() for cell in line[1:].split("|")])
        elif line.strip() and not line.startswith("#"):
            case = case or Case(f"statements.txt:{number}")
            case.lines.append(line)
        elif case:
            yield case
            case = None


def annotated(case: Case) -> AnnotatedText:
    """The text of a case, its marks taken off and made mentions; titles outside of names are posts."""
    text, lines, mentions, headline = "", [], [], ""
    for written in case.lines:
        begin, at = len(text), 0
        kind, source = LineKind.HEADLINE if written[0] == "^" else LineKind.PARAGRAPH, written.removeprefix("^")
        for match in _MARK.finditer(source):
            text += source[at : match.start()]
            thing = Thing(KINDS[match[1]], match[3] or match[2])
            mentions.append(Mention(len(text), len(text) + len(match[2]), thing, match[2] in ("他", "她")))
            text, at = text + match[2], match.end()
        text += source[at:]
        lines.append(Line(begin, len(text), kind))
        headline = source if kind is LineKind.HEADLINE else headline
        text += "\n"
    free = [
        Post(begin, end, text[begin:end])
        for begin, end in find_posts(flat(text), 0, len(text))
        if not any(m.begin < end and begin < m.end for m in mentions)
    ]
    article = Article("spec.md", ArticleKind.ARTICLE, headline, text, tuple(lines), (Piece(0, len(text), 0),))
    return annotate(article, Front(country="中国"), Names(split(article), tuple(mentions), tuple(free), ()))


def shown(quote: Quote) -> list[str]:
    row = [quote.speaker.name, quote.manner, quote.text]
    return [*row, quote.meeting.name] if quote.meeting else row


ALL = list(cases())


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.where)
def test_what_a_text_states(case: Case) -> None:
    text = annotated(case)
    found = [item for item in extract(text) if isinstance(item, Quote)]
    assert [shown(quote) for quote in found] == case.stated
    for quote in found:
        assert quote.rule and quote.text in text.article.text
        assert quote.evidence and all(0 <= index < len(text.sentences) for index in quote.evidence)


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.where)
def test_a_statement_is_its_speakers(case: Case) -> None:
    text = annotated(case)
    speech = speech_at(text)
    told = {(quote.evidence, quote.speaker) for quote in extract(text) if isinstance(quote, Quote)}
    several = {at for at, count in Counter(at for at, _ in told).items() if count > 1}  # 甲表示,…;乙说,…
    for quote in extract(text):
        assert isinstance(quote, Quote)
        joined = [one for said in read_speech(text) if said.index in quote.evidence for one in said.also]
        own = quote.speaker in [*(speech[index].speaker for index in quote.evidence if index in speech), *joined]
        assert own or quote.evidence in several
    assert all(said.speaker or not said.source for said in speech.values())


def test_there_are_sentences_enough() -> None:
    assert sum(len(case.lines) for case in ALL) >= 40
