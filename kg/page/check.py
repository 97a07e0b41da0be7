"""The law of offsets: every piece of an article stands verbatim in its file, and pieces cover the text."""

from __future__ import annotations

from collections.abc import Mapping

from kg.errors import OffsetError
from kg.model import Article


def check(article: Article, source: str | Mapping[str, str]) -> None:
    """Raise OffsetError unless pieces, lines, authors and joins of ``article`` stand where they say.

    ``source`` is the text of the article's file, or of each file by name for an article joined across pages.
    """
    texts = {article.file: source} if isinstance(source, str) else source
    at = 0
    for piece in article.pieces:
        text = texts[piece.file or article.file]
        between = article.text[at : piece.begin]
        _hold(article, at <= piece.begin < piece.end, f"pieces overlap or are empty at {piece.begin}")
        _hold(article, not between.strip("\n\t"), f"no piece covers {between!r}")
        verbatim = text[piece.file_begin : piece.file_end] == article.text[piece.begin : piece.end]
        _hold(article, verbatim, f"not verbatim: {piece}")
        at = piece.end
    _hold(article, not article.text[at:].strip("\n\t"), f"no piece covers the end of the text from {at}")
    _check_lines(article)


def _check_lines(article: Article) -> None:
    lines = "\n".join(article.text[line.begin : line.end] for line in article.lines)
    _hold(article, lines == article.text, "lines do not make up the text")
    for author in article.authors:
        surface = article.text[author.begin : author.end]
        _hold(article, "".join(surface.split()) == author.name, f"author {author.name} is not {surface}")
    for join in article.joins:
        inside = 0 < join < len(article.text) and "\n" not in article.text[join - 1 : join + 1]
        _hold(article, inside, f"no line goes on across the join at {join}")


def _hold(article: Article, holds: bool, reason: str) -> None:
    if not holds:
        where = article.headline or article.text[:12]
        raise OffsetError(article.file, f"“{where}”: {reason}", 0, len(article.text))
