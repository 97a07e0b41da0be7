"""From paths to pages: files found and decoded, each page read by itself, then articles joined across pages."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from kg.errors import InputError, OffsetError
from kg.model import Front, Page
from kg.page import join_across, read_page
from kg.page.check import check
from kg.page.files import read_text
from kg.report import Unread
from kg.resolve.page_context import front_of
from kg.sources import find_sources

NOTHING_SAID = Front()


def read_pages(
    paths: Iterable[str | Path], *, options: Front = NOTHING_SAID
) -> tuple[tuple[Page, ...], tuple[Unread, ...]]:
    """The pages under ``paths`` with their articles, and the files that could not be read.

    An article that is continued on another page of the same newspaper and day is put together from both.
    ``options`` (home, country, date …) win over what a page says of itself. Raises InputError for a path that
    does not exist.
    """
    texts, unread = texts_of(paths)
    pages, failed = pages_of(texts, options)
    return pages, (*unread, *failed)


def texts_of(paths: Iterable[str | Path]) -> tuple[dict[str, str], tuple[Unread, ...]]:
    """The text of every file under ``paths`` by the file's name, sorted, and the files that have none."""
    sources, problems = find_sources(paths)
    texts: dict[str, str] = {}
    unread = [Unread(error.path, error.reason) for error in problems]
    for source in sources:
        try:
            texts[source.name] = read_text(source.path)
        except InputError as error:
            unread.append(_unread(error))
    return texts, tuple(unread)


def pages_of(texts: Mapping[str, str], options: Front) -> tuple[tuple[Page, ...], tuple[Unread, ...]]:
    """The pages of the texts, joined where articles go on from one to another, and the files that are no pages."""
    pages: list[Page] = []
    unread: list[Unread] = []
    for name, text in texts.items():
        try:
            page = read_page(name, text, options)
        except InputError as error:
            unread.append(_unread(error))
        except OffsetError:
            raise
        except Exception as error:  # whatever one page does to its reader, the others are built
            unread.append(Unread(name, cause(error)))
        else:
            pages.append(page)
            if not page.articles:
                unread.append(Unread(name, "holds no article: it is no newspaper page"))
    return tuple(replace(page, front=front_of(page)) for page in _joined(pages, texts)), tuple(unread)


def _joined(pages: Sequence[Page], texts: Mapping[str, str]) -> tuple[Page, ...]:
    joined = tuple(join_across(pages))
    for page in joined:
        for article in page.articles:
            check(article, texts)
    return joined


def _unread(error: InputError) -> Unread:
    where = f"{error.path}:{error.line}" if error.line else error.path
    return Unread(where, error.reason)


def cause(error: Exception) -> str:
    """An unexpected error in one line: what it is, and where in kg it arose."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    return f"could not be read: {type(error).__name__}: {error} ({Path(place.filename).name}:{place.lineno})"
