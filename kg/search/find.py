"""Finding: names first, the ones that most articles name, then sentences, statements or actions, the newest first."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from kg.errors import GraphError
from kg.search.entries import NAMED
from kg.search.grams import phrase
from kg.search.index import FORMAT, MARKS, MONTH, NAME, first_row, newest
from kg.store import GraphFolder

TYPES = (*NAMED.values(), *MARKS)
_NAMES = 100  # names that are looked at: the word itself, then those that most articles use
_USES = "FROM named WHERE named.name = hit.id AND doc NOT IN other AND day"
_MONTHS = "FROM month WHERE month.name = hit.id AND month >= :first AND month < :last"
_HOLDS = "doc.added <= :store AND (doc.gone IS NULL OR doc.gone > :store)"
_TEXTS = f"""
SELECT entry.type, entry.thing, entry.words, doc.day, doc.file, doc.headline
FROM entry_grams JOIN entry ON entry.id = entry_grams.rowid JOIN doc ON doc.id = entry.doc
WHERE entry_grams MATCH :words AND entry_grams.rowid >= :first AND entry_grams.rowid < :last AND {_HOLDS}
ORDER BY entry_grams.rowid DESC LIMIT :number
"""
_THINGS = f"""
WITH hit AS (
    SELECT name.id, name.type, name.thing, name.name FROM name_grams JOIN name ON name.id = name_grams.rowid
    WHERE name_grams MATCH :words AND (:type IS NULL OR name.type = :type)
    ORDER BY name.name = :whole DESC, name.uses DESC, name.thing, name.name LIMIT {_NAMES}
),
other AS MATERIALIZED (SELECT id FROM doc WHERE added > :store UNION ALL SELECT id FROM doc WHERE gone <= :store),
used AS (
    SELECT hit.*, (SELECT day {_USES} BETWEEN :since AND :until ORDER BY day DESC LIMIT 1) AS day, (
        SELECT coalesce(sum(stay + CASE WHEN :coming THEN come ELSE go END), 0) {_MONTHS}
    ) + (
        SELECT count(*) {_USES} BETWEEN :since AND :before) + (SELECT count(*) {_USES} BETWEEN :last AND :until
    ) AS articles FROM hit
)
SELECT type, thing, min(name), max(day), max(articles) FROM used WHERE articles > 0
GROUP BY thing ORDER BY max(name = :whole) DESC, max(articles) DESC, thing LIMIT :number
"""


@dataclass(frozen=True, slots=True)
class Found:
    """Something that has the words: its type, IRI and text, and the article (of a name: the day of the newest, and
    how many name it)."""

    type: str
    thing: str
    text: str
    day: str
    file: str = ""
    headline: str = ""
    articles: int = 1


def search(
    graph: str | Path,
    words: Sequence[str],
    *,
    type: str | None = None,
    since: str | None = None,
    until: str | None = None,
    number: int = 20,
) -> list[Found]:
    """What has all the ``words``, in articles from the day ``since`` to the day ``until``.

    ``type`` is one of TYPES; None stands for names of all types and sentences. Raises QueryError for words without
    a letter or digit, GraphError for a folder without a graph or index.
    """
    asked = " AND ".join(map(phrase, words))
    folder = GraphFolder(graph)
    days = {"since": since or "", "until": until or "9999-12-31", "store": folder.standing(), "number": number}
    try:
        with closing(_connect(folder.path / NAME)) as db:
            names = () if type in MARKS else _things(db, asked, days | {"type": type, "whole": " ".join(words)})
            texts = () if type in NAMED.values() else _texts(db, f"{MARKS[type or 'sentence']} AND {asked}", days)
            return [*names, *texts][:number]
    except sqlite3.Error as error:
        raise GraphError(f"{folder.path / NAME}: cannot be read: {error}; remove it and build again") from error


def _connect(path: Path) -> sqlite3.Connection:
    if not path.is_file():
        raise GraphError(f"{path}: is missing; `kg build PATH --graph {path.parent}` makes it again")
    db = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=30)
    if db.execute("PRAGMA user_version").fetchone()[0] != FORMAT:
        db.close()
        raise GraphError(f"{path}: was not written by this version of kg; build again")
    return db


def _things(db: sqlite3.Connection, asked: str, more: dict[str, object]) -> Iterator[Found]:
    months = _whole_months(str(more["since"]), str(more["until"]))
    about = {"words": asked, "coming": int(str(more["store"])) >= newest(db), **months, **more}
    for kind, thing, name, day, count in db.execute(_THINGS, about):
        yield Found(kind, thing, name, day, articles=count)


def _texts(db: sqlite3.Connection, asked: str, days: dict[str, object]) -> Iterator[Found]:
    after = date.fromisoformat(str(days["until"]))
    last = first_row((after + timedelta(days=1)).isoformat()) if after < date.max else 1 << 62
    span = {"first": first_row(str(days["since"])), "last": last}
    for row in db.execute(_TEXTS, {"words": asked, **days, **span}):
        yield Found(*row)


def _whole_months(since: str, until: str) -> dict[str, str | None]:
    """The months that lie in a span of days as a whole, from ``first`` to before ``last``; the days before them end
    with ``before``, None where there are none."""
    begun = date.fromisoformat(since).replace(day=1) if since else date.min
    first = (begun + timedelta(days=31)).isoformat()[:MONTH] if since and begun.year < date.max.year else since
    return {"first": first, "before": min(first, until) if since else None, "last": max(first, until[:MONTH])}
