"""Reading many articles, in batches that are tagged at once, by this process or by several side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TypeAlias

from kg.garbage import uncollected
from kg.model import Article, Front
from kg.pages import cause
from kg.read import Ahead, read_article
from kg.record import encode
from kg.report import Unread
from kg.tagger import Tagger
from kg.tagger.crf import CrfTagger

BATCH = 64  # articles that are read, and then kept, together: what a killed build loses
_WORTH = 8  # batches from which the start of worker processes pays
Task: TypeAlias = tuple[Article, Front]
Record: TypeAlias = "bytes | Unread"


def records(tasks: Sequence[Task], *, tagger: Tagger | None = None, jobs: int = 1) -> Iterator[list[Record]]:
    """The encoded reading of each article, or why it has none, batch by batch in the order of ``tasks``.

    With ``jobs`` > 1 many articles are shared out to worker processes, which use the packaged tagger: a ``tagger``
    of the caller's stays in this process.
    """
    batches = [tasks[at : at + BATCH] for at in range(0, len(tasks), BATCH)]
    if jobs > 1 and tagger is None and len(batches) >= _WORTH:
        with ProcessPoolExecutor(min(jobs, len(batches)), mp_context=get_context("spawn")) as pool:
            yield from pool.map(read_batch, batches)
    else:
        for batch in batches:
            yield read_batch(batch, tagger)


@uncollected()
def read_batch(tasks: Sequence[Task], tagger: Tagger | None = None) -> list[Record]:
    """The records of one batch; its lines are tagged together, or article by article where that fails."""
    alone: Tagger = tagger or CrfTagger()
    try:
        together: Tagger = Ahead(alone, (article for article, _ in tasks))
    except Exception:  # some line breaks the tagger: only the article that holds it shall suffer, and say so
        together = alone
    return [_record(task, together) for task in tasks]


def _record(task: Task, tagger: Tagger) -> Record:
    """One broken article never stops a build."""
    article, front = task
    try:
        return encode(read_article(article, front, tagger=tagger))
    except Exception as error:  # whatever one article does to the rules, the others are built
        return unread(article, error)


def unread(article: Article, error: Exception) -> Unread:
    """The line of the report for an article that could not be read or told."""
    return Unread(f"{article.file} ({article.headline or article.text[:20]})", cause(error))
