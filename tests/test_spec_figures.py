"""Each sentence of ``spec/figures.txt`` and table of ``spec/tables.txt`` states exactly what is written below it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

import pytest

from kg.extract.figure.figures import extract
from kg.extract.text import AnnotatedText, annotate
from kg.model import Article, ArticleKind, Figure, Front, Issue, Kind, Line, LineKind, Mention, Names, Piece, Thing
from kg.text.sentences import split

SPEC = Path(__file__).parent / "spec"
_MARK = re.compile(r"\[([^\]=]+)(?:=([^\]]+))?\]|<(?!/?su[bp]>)([^<>]+)>")


@dataclass
class Case:
    """Lines of a text with the place and day they are read at, and what they state."""

    where: str
    front: Front
    lines: list[str]
    stated: list[tuple[str, ...]] = field(default_factory=list)
    issues: list[str] = field(default_factory=list)


def cases(name: str) -> Iterator[Case]:
    front, case = Front(), None
    for number, line in enumerate((SPEC / name).read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("@"):
            _, day, home = line.split()
            front = Front(date=day, country=home) if home == "中国" else Front(date=day, home=home, country="中国")
        elif line.startswith("="):
            assert case is not None, number
            cells = [cell.strip() for cell in line[1:].split("|")]
            case.stated.append(tuple(cells + [""] * (7 - len(cells))))
        elif line.startswith("!"):
            assert case is not None, number
            case.issues.append(line[1:].strip())
        elif not line.strip() or line.startswith("#"):
            if case and not line.strip():
                yield case
                case = None
        else:
            case = case or Case(f"{name}:{number}", front, [])
            case.lines.append(line)
    if case:
        yield case


def annotated(case: Case) -> AnnotatedText:
    """The text of a case, its marks taken off and made mentions; lines with | are a table's."""
    text, lines, mentions = "", [], []
    header_seen = False
    for number, marked in enumerate(case.lines):
        row = " | " in marked
        kind = LineKind.ROW if header_seen else LineKind.HEADER
        kind = kind if row else LineKind.HEADLINE if len(case.lines) > 1 and number == 0 else LineKind.PARAGRAPH
        header_seen = header_seen or row
        begin, at = len(text), 0
        source = marked.replace(" | ", "\t")
        for match in _MARK.finditer(source):
            text += source[at : match.start()]
            surface = match[1] or match[3]
            thing = Thing(Kind.BODY if match[3] else Kind.PLACE, match[2] or surface)
            mentions.append(Mention(len(text), len(text) + len(surface), thing, bool(match[2])))
            text, at = text + surface, match.end()
        text += source[at:]
        lines.append(Line(begin, len(text), kind))
        text += "\n"
    piece = Piece(0, len(text), 0)
    article = Article("spec.md", ArticleKind.ARTICLE, "", text, tuple(lines), (piece,))
    return annotate(article, case.front, Names(split(article), tuple(mentions), (), ()))


def shown(figure: Figure) -> tuple[str, ...]:
    dates = (figure.start or "-", figure.end or "-")
    value = f"{figure.value.normalize():f}"
    return (figure.subject.name, figure.indicator, value, figure.unit, *dates, "变化" if figure.change else "")


ALL = [case for name in ("figures.txt", "tables.txt") for case in cases(name)]


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.where)
def test_what_a_text_states(case: Case) -> None:
    text = annotated(case)
    found = list(extract(text))
    assert [shown(item) for item in found if isinstance(item, Figure)] == case.stated
    assert sorted(item.what for item in found if isinstance(item, Issue)) == sorted(case.issues)


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.where)
def test_every_figure_has_its_sentence(case: Case) -> None:
    text = annotated(case)
    for item in extract(text):
        if isinstance(item, Figure):
            assert item.evidence and all(0 <= index < len(text.sentences) for index in item.evidence)
            assert item.value == Decimal(item.value) and item.rule


def test_there_are_sentences_enough() -> None:
    assert sum(len(case.lines) for case in ALL) >= 60


def test_there_are_tables_enough() -> None:
    assert sum(case.where.startswith("tables.txt") for case in ALL) >= 40
