"""The view as files: one page where the graph fits in it, else pages of parts and a page that leads to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.errors import GraphError
from kg.store import write_whole
from kg.view.content import Article, Content, read
from kg.view.explorer import draw, draw_index
from kg.view.part import Part, cut

TITLE = "政务知识图谱"
LARGE = 5_000_000  # bytes; a page above opens slowly on an office computer
_MOST = 20_000_000  # bytes; a page above is not made
_PER_PART = 12_000_000
_NAMED = 12  # things that a part alone holds, which tell it from the others


@dataclass(frozen=True, slots=True)
class View:
    """The main page's HTML, and of a split view the pages of its parts by file name."""

    html: str
    parts: tuple[tuple[str, str], ...] = ()

    @property
    def size(self) -> int:
        """The bytes of the largest page."""
        return max(len(page.encode()) for page in (self.html, *(html for _, html in self.parts)))

    def write(self, path: str | Path) -> None:
        """Write the page to ``path``, and parts into a folder beside it, which then holds no others.

        Raises GraphError where they cannot be written.
        """
        path = Path(path)
        folder = path.with_name(f"{path.stem}-parts")
        try:
            for old in sorted(folder.glob("*.html")) if folder.is_dir() else ():
                old.unlink()
            if self.parts:
                folder.mkdir(exist_ok=True)
        except OSError as error:
            raise GraphError(f"{folder}: parts of the view cannot be written there: {error.strerror}") from error
        for name, html in self.parts:
            write_whole(folder / name, html.encode())
        write_whole(path, self.html.encode())


def render(store: ox.Store, part: Part | None = None, *, name: str = "graph", title: str | None = None) -> View:
    """Draw the graph in ``store``, or a part of it, for a file called ``name``.html."""
    content = read(store)
    if part is not None:
        content = cut(content, part)
    html = draw(content, title or TITLE)
    if len(html.encode()) <= _MOST:
        return View(html)
    return _split(content, title or TITLE, name, len(html.encode()))


def _split(content: Content, title: str, name: str, size: int) -> View:
    """Parts of consecutive days, each of about ``_PER_PART`` bytes, and the page that lists them."""
    share = _PER_PART / size * sum(len(article.text) for article in content.articles)
    spans = [(articles[0].date, articles[-1].date) for articles in periods(content.articles, share)]
    pieces = [cut(content, Part(since=since, until=until)) for since, until in spans]
    files = [f"{number:03d}.html" for number in range(1, len(pieces) + 1)]
    pages = [draw(piece, f"{title} {since} – {until}") for piece, (since, until) in zip(pieces, spans, strict=True)]
    everywhere = Counter(thing.iri for piece in pieces for thing in piece.things)
    rows = [
        {
            "address": f"{name}-parts/{file}",
            "since": since,
            "until": until,
            "articles": len(piece.articles),
            "facts": len(piece.facts),
            "things": [thing.label for thing in piece.things if everywhere[thing.iri] == 1][:_NAMED],
        }
        for file, piece, (since, until) in zip(files, pieces, spans, strict=True)
    ]
    return View(draw_index(title, rows), tuple(zip(files, pages, strict=True)))


def periods(articles: Sequence[Article], share: float) -> list[list[Article]]:
    """Articles, in the order of their dates, in runs of whole days of up to ``share`` characters, a day at least."""
    runs: list[list[Article]] = []
    filled = 0
    for article in articles:
        same_day = runs and runs[-1][-1].date == article.date
        if not same_day and (not runs or filled + len(article.text) > share):
            runs.append([])
            filled = 0
        runs[-1].append(article)
        filled += len(article.text)
    return runs
