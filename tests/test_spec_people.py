"""Each text of ``posts``, ``appointments``, ``honours`` and ``cases.txt`` states exactly what is written below it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kg.extract.action.cases import extract as read_cases
from kg.extract.office import appointments, honours, posts
from kg.extract.text import AnnotatedText, annotate
from kg.model import (
    Appointment,
    Article,
    ArticleKind,
    Award,
    Fact,
    Front,
    Issue,
    Kind,
    Line,
    LineKind,
    Mention,
    Names,
    Occupancy,
    Piece,
    PolicyAction,
    Post,
    Thing,
)
from kg.page import read_page
from kg.read import read_article
from kg.resolve.person.titles import find_posts
from kg.tagger.crf import CrfTagger
from kg.text.normalise import flat
from kg.text.sentences import split

SPEC = Path(__file__).parent / "spec"
_MARK = re.compile(
    r"\{(?P<person>[^}=]+)(?:=(?P<who>[^}]+))?\}|\[(?P<place>[^\]=]+)(?:=(?P<far>[^\]]+))?\]|<(?P<body>[^>=]+)(?:=(?P<full>[^>]+))?>"
    r"|[〖〗]"
)
READERS = {
    "posts": posts.extract,
    "appointments": appointments.extract,
    "honours": honours.extract,
    "cases": read_cases,
}
LEAST = {"posts": 60, "appointments": 40, "honours": 40, "cases": 40}


@dataclass
class Case:
    """The lines of a text, where and when they are read, and what they state."""

    kind: str
    where: str
    front: Front
    lines: list[str] = field(default_factory=list)
    stated: list[list[str]] = field(default_factory=list)
    short: str = ""


def cases(kind: str) -> Iterator[Case]:
    front, case = Front(), None
    for number, line in enumerate((SPEC / f"{kind}.txt").read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("@"):
            _, day, home = line.split()
            front = Front(date=day, home=None if home == "中国" else home, country="中国")
        elif line.startswith("="):
            assert case is not None, number
            case.stated.append([cell.strip() for cell in line[1:].split("|")])
        elif line.startswith("!"):
            assert case is not None, number
            case.short = line[1:].strip()
        elif line.strip() and not line.startswith("#"):
            case = case or Case(kind, f"{kind}.txt:{number}", front)
            case.lines.append(line)
        elif case and not line.strip():
            yield case
            case = None
    if case:
        yield case


def annotated(case: Case) -> AnnotatedText:
    """The text of a case, its marks taken off and made mentions; titles outside of names are posts."""
    text, lines, mentions, titles, opened = "", [], [], [], 0
    for source in case.lines:
        begin, at = len(text), 0
        for match in _MARK.finditer(source):
            text, at = text + source[at : match.start()], match.end()
            if match[0] in "〖〗":  # around a document's name, and names in it
                if match[0] == "〗":
                    mentions.append(Mention(opened, len(text), Thing(Kind.DOCUMENT, text[opened:])))
                opened = len(text)
                continue
            surface = match["person"] or match["place"] or match["body"]
            kind = Kind.PERSON if match["person"] else Kind.PLACE if match["place"] else Kind.BODY
            kind = Kind.DOCUMENT if surface[0] == "《" else kind
            name = match["who"] or match["far"] or match["full"] or surface.strip("《》")
            mentions.append(Mention(len(text), len(text) + len(surface), Thing(kind, name), bool(match["who"])))
            text += surface
        text += source[at:]
        lines.append(Line(begin, len(text), LineKind.PARAGRAPH))
        text += "\n"
    for begin, end in find_posts(flat(text), 0, len(text)):
        if not any(m.begin < end and begin < m.end for m in mentions):
            titles.append(Post(begin, end, text[begin:end]))
    headline = case.lines[0] if len(case.lines) > 1 else ""
    article = Article("spec.md", ArticleKind.ARTICLE, headline, text, tuple(lines), (Piece(0, len(text), 0),))
    return annotate(article, case.front, Names(split(article), tuple(mentions), tuple(titles), ()))


def shown(fact: Fact | Issue) -> list[str]:
    if isinstance(fact, Award):
        return [fact.recipient.name, fact.honour]
    if isinstance(fact, PolicyAction):
        assert isinstance(fact.beneficiary, Thing)
        return ["、".join(one.name for one in fact.actors) or "-", fact.verb, fact.object, fact.beneficiary.name]
    assert isinstance(fact, Occupancy | Appointment)
    row = [fact.person.name, fact.title, fact.body.name if fact.body else "-"]
    if isinstance(fact, Appointment):
        return [*row, "免" if fact.removed else "任", fact.date or "-"]
    return [*row, fact.start or "-", fact.end or "-"] if fact.start else row


ALL = [case for kind in READERS for case in cases(kind)]


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.where)
def test_what_a_text_states(case: Case, request: pytest.FixtureRequest) -> None:
    if case.short:
        request.applymarker(pytest.mark.xfail(reason=case.short, strict=True))
    text = annotated(case)
    found = list(READERS[case.kind](text))
    assert sorted(map(shown, found)) == sorted(case.stated)
    for fact in found:
        assert isinstance(fact, Fact) and fact.rule
        assert fact.evidence and all(0 <= index < len(text.sentences) for index in fact.evidence)


@pytest.mark.parametrize("kind", READERS)
def test_there_are_sentences_enough(kind: str) -> None:
    assert sum(len(case.lines) for case in ALL if case.kind == kind) >= LEAST[kind]


def test_who_judges_at_a_tribunal_is_a_judge_of_its_court() -> None:
    words = "本报讯 祁东县人民法院白地市人民法庭把巡回法庭开进村里，公开审理一起合同纠纷案。审判员秦晓岚先念条款。"
    page = read_page("a.md", f"# 板凳一摆就开庭\n\n{words}\n", Front(date="2026-03-05", home="祁东县"))
    facts = read_article(page.articles[0], page.front, tagger=CrfTagger()).facts
    held = [
        (fact.person.name, fact.title, fact.body and fact.body.name) for fact in facts if isinstance(fact, Occupancy)
    ]
    assert held == [("秦晓岚", "审判员", "祁东县人民法院")]
