"""Articles that go on on another page: (下转第4版) joined with (上接第1版) of the same newspaper and day."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.model import Article, ArticleKind, Author, Issue, Line, LineKind, Page, Piece
from kg.page.parts import is_final
from kg.page.seams import pairs
from kg.page.turns import page_number
from kg.text.normalise import flat

_HEADS = (LineKind.KICKER, LineKind.HEADLINE, LineKind.SUBHEAD)
_LEAST = 0.06  # likeness of two halves of one article whose headlines say nothing
_SAME_HEADLINE = 1.0


@dataclass(frozen=True, slots=True)
class _Half:
    """An article that stops or begins at a turning mark: on which page of the build, and which page the mark names."""

    page: int
    article: int
    issue: Issue

    def mark(self) -> str:
        return page_number(self.issue.detail)


def join_across(pages: Sequence[Page]) -> tuple[Page, ...]:
    """``pages`` with each article that turns to another page made whole, where that page is among them.

    Joined are halves of the same newspaper and day whose page numbers point at each other as far as they are known,
    the most alike first. The first half's page keeps the article; its pieces on the other page name that file.
    """
    made = [list(page.articles) for page in pages]
    gone: set[tuple[int, int]] = set()
    solved: list[Issue] = []
    for a, b in _matched(pages):
        made[a.page][a.article] = _joined(made[a.page][a.article], made[b.page][b.article])
        gone.add((b.page, b.article))
        solved += [a.issue, b.issue]
    return tuple(
        replace(
            page,
            articles=tuple(article for at, article in enumerate(made[number]) if (number, at) not in gone),
            issues=tuple(issue for issue in page.issues if issue not in solved),
        )
        for number, page in enumerate(pages)
    )


def _matched(pages: Sequence[Page]) -> Iterator[tuple[_Half, _Half]]:
    """The halves that belong together, the most alike first, each in one pair; hardly alike where no other goes on."""
    firsts = [half for number, page in enumerate(pages) for half in _halves(number, page, "open-end")]
    seconds = [half for number, page in enumerate(pages) for half in _halves(number, page, "open-begin")]
    pairs = [
        (first, second)
        for first, a in enumerate(firsts)
        for second, b in enumerate(seconds)
        if _point_at_each_other(pages, a, b)
    ]
    onwards, back = Counter(first for first, _ in pairs), Counter(second for _, second in pairs)
    scored = sorted(
        (-score, first, second)
        for first, second in pairs
        if (score := _likeness(pages, firsts[first], seconds[second])) >= _LEAST or onwards[first] == back[second] == 1
    )
    used_first: set[int] = set()
    used_second: set[int] = set()
    for _, first, second in scored:
        if first not in used_first and second not in used_second:
            used_first.add(first)
            used_second.add(second)
            yield firsts[first], seconds[second]


def _halves(number: int, page: Page, what: str) -> Iterator[_Half]:
    """The articles of ``page`` that stop (open-end) or begin (open-begin) at a mark which names a page."""
    for issue in page.issues:
        if issue.what != what or not issue.detail:
            continue
        if what == "open-end":
            near = [(issue.begin - a.pieces[-1].file_end, at) for at, a in enumerate(page.articles)]
        else:
            near = [(_begin(a) - issue.end, at) for at, a in enumerate(page.articles)]
        _, at = min(((distance, at) for distance, at in near if distance >= 0), default=(0, -1))
        if at >= 0:
            yield _Half(number, at, issue)


def _begin(article: Article) -> int:
    """Where an article's body begins in its file; a mark may stand between headline and body."""
    body = next((line.begin for line in article.lines if line.kind not in _HEADS), 0)
    return next(piece.file_begin + max(body - piece.begin, 0) for piece in article.pieces if piece.end > body)


def _point_at_each_other(pages: Sequence[Page], first: _Half, second: _Half) -> bool:
    a, b = pages[first.page].front, pages[second.page].front
    if a.newspaper != b.newspaper or a.date != b.date:
        return False
    if first.page == second.page and first.issue.begin > second.issue.begin:
        return False
    if first.page == second.page and a.page:  # a file with the number of its first page may hold the other as well
        bare = not pages[second.page].articles[second.article].headline
        return _agrees(a.page, second.mark()) and (bare or _same_headline(pages, first, second))
    return _agrees(b.page, first.mark()) and _agrees(a.page, second.mark())


def _same_headline(pages: Sequence[Page], first: _Half, second: _Half) -> bool:
    one, other = (set(pairs(pages[half.page].articles[half.article].headline)) for half in (first, second))
    return bool(one) and one == other


def _agrees(page: str | None, mark: str) -> bool:
    return page is None or page_number(page) == mark


def _likeness(pages: Sequence[Page], first: _Half, second: _Half) -> float:
    one, other = pages[first.page].articles[first.article], pages[second.page].articles[second.article]
    heads = _overlap(one.headline, other.headline) if other.headline else 0.0
    return _SAME_HEADLINE * (heads >= 0.5) + _overlap(one.text, other.text)


def _overlap(first: str, second: str) -> float:
    """How many pairs of characters two texts share, from 0 to 1."""
    one, other = set(pairs(first)), set(pairs(second))
    return len(one & other) / math.sqrt(len(one) * len(other)) if one and other else 0.0


def _joined(first: Article, second: Article) -> Article:
    """One article: the second's lines without its headlines, joined inside a sentence where the first stops in one."""
    skipped = next((line.begin for line in second.lines if line.kind not in _HEADS), 0)
    inside = not is_final(flat(first.text))
    shift = len(first.text) + (0 if inside else 1) - skipped
    lines = [
        replace(line, begin=line.begin + shift, end=line.end + shift) for line in second.lines if line.begin >= skipped
    ]
    kept = list(first.lines)
    if inside:
        last = kept.pop()
        lines[0] = Line(last.begin, lines[0].end, last.kind)
    return replace(
        first,
        text=first.text + ("" if inside else "\n") + second.text[skipped:],
        lines=(*kept, *lines),
        pieces=(*first.pieces, *_moved(second, skipped, shift)),
        authors=(*first.authors, *(Author(a.name, a.begin + shift, a.end + shift) for a in second.authors)),
        joins=(*first.joins, *([len(first.text)] if inside else []), *(at + shift for at in second.joins)),
        complete=first.kind is not ArticleKind.CONTINUATION and _ends(second),
    )


def _moved(second: Article, skipped: int, shift: int) -> Iterator[Piece]:
    for piece in second.pieces:
        begin = max(piece.begin, skipped)
        if begin < piece.end:
            yield Piece(
                begin + shift, piece.end + shift, piece.file_begin + begin - piece.begin, piece.file or second.file
            )


def _ends(second: Article) -> bool:
    return is_final(flat(second.text)) or bool(second.authors and second.authors[-1].end >= len(second.text) - 2)
