"""Reading the text files of ``spec/``: sentences that make one small article, and rows of what they state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kg.model import Article, ArticleKind, Front, Line, LineKind, Piece

SPEC = Path(__file__).parent / "spec"
_HEADS = {"^": LineKind.HEADLINE, "~": LineKind.SUBHEAD}


@dataclass
class Case:
    """Sentences read as one article at a place and day, the rows stated of them, and why they fail if they do."""

    where: str
    front: Front
    lines: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    short: str = ""

    def article(self) -> Article:
        """The sentences, one paragraph each; ^ before one makes it the headline, ~ a heading."""
        text, lines, headline = "", [], ""
        for line in self.lines:
            kind, words = _HEADS.get(line[0], LineKind.PARAGRAPH), line.lstrip("^~")
            headline = words if kind is LineKind.HEADLINE else headline
            lines.append(Line(len(text), len(text) + len(words), kind))
            text += words + "\n"
        piece = Piece(0, len(text), 0)
        return Article("spec.md", ArticleKind.ARTICLE, headline, text, tuple(lines), (piece,))


def cases(name: str) -> Iterator[Case]:
    """The cases of a file, in order; a blank line ends one."""
    front, case = Front(), Case("", Front())
    lines = (SPEC / name).read_text(encoding="utf-8").splitlines()
    for number, line in enumerate([*lines, ""], 1):
        if line.startswith("@"):
            _, day, home = line.split()
            front = Front(date=day, home=None if home == "中国" else home, country="中国")
        elif not line.strip():
            if case.lines:
                yield case
            case = Case("", front)
        elif line.startswith("="):
            case.rows.append([cell.strip() for cell in line[1:].split("|")])
        elif line.startswith("!"):
            case.short = line[1:].strip()
        elif not line.startswith("#"):
            if not case.lines:
                case = Case(f"{name}:{number}", front)
            case.lines.append(line)
