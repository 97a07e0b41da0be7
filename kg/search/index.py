"""The index: one SQLite file beside the stores, in step with the store in force.

Every article's entry says from which store on it holds and from which on no more, so that a build writes what the next
store will need while readers go on with the one in force; naming the next store in force turns the index too. What a
killed build wrote, and what no store in force needs any more, is removed by the next build.

The number of a row is its day, then its article, then its place in it: the newest come first without sorting, and
a span of days is a span of rows. How many articles of a month use a name is counted as they come and go, so that no
search counts the uses of a name like 中国 one by one.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from datetime import date
from hashlib import blake2b
from pathlib import Path

from kg.errors import GraphError
from kg.search.entries import Document, document
from kg.search.grams import grams
from kg.store import GraphStore

NAME = "search.sqlite"
FORMAT = 3
MONTH = 7  # characters of a day that name its month
MARKS = {"sentence": "\ue000", "statement": "\ue001", "action": "\ue002"}  # a token of every row, by its type
_PLACE, _ARTICLE = 18, 23  # bits of a row's number: place in the article (and spare numbers), article
_TABLES = """
CREATE TABLE doc (
    id INTEGER PRIMARY KEY, graph TEXT NOT NULL, key TEXT NOT NULL, day TEXT NOT NULL, file TEXT NOT NULL,
    headline TEXT NOT NULL, added INTEGER NOT NULL, gone INTEGER
);
CREATE TABLE entry (id INTEGER PRIMARY KEY, type TEXT NOT NULL, thing TEXT NOT NULL, words TEXT NOT NULL, doc INTEGER);
CREATE TABLE name (
    id INTEGER PRIMARY KEY, type TEXT NOT NULL, thing TEXT NOT NULL, name TEXT NOT NULL, uses INTEGER NOT NULL
);
CREATE TABLE named (name INTEGER, day TEXT, doc INTEGER, PRIMARY KEY (name, day, doc)) WITHOUT ROWID;
CREATE TABLE month (
    name INTEGER, month TEXT, stay INTEGER NOT NULL, come INTEGER NOT NULL, go INTEGER NOT NULL,
    PRIMARY KEY (name, month)
) WITHOUT ROWID;
CREATE INDEX month_moving ON month (name) WHERE come > 0 OR go > 0;
CREATE INDEX doc_graph ON doc (graph);
CREATE INDEX doc_added ON doc (added);
CREATE INDEX doc_gone ON doc (gone);
CREATE INDEX entry_doc ON entry (doc);
CREATE INDEX named_doc ON named (doc);
CREATE UNIQUE INDEX name_thing ON name (thing, name);
CREATE VIRTUAL TABLE entry_grams USING fts5(
    grams, content='', columnsize=0, prefix='1', tokenize='unicode61 remove_diacritics 0'
);
CREATE VIRTUAL TABLE name_grams USING fts5(grams, content='', columnsize=0, tokenize='unicode61 remove_diacritics 0');
"""
_END = f"""
UPDATE month SET stay = stay - 1, go = go + 1 WHERE (name, month) IN (
    SELECT name, substr(named.day, 1, {MONTH}) FROM named JOIN doc ON doc.id = named.doc WHERE gone = ? AND graph = ?
)"""
_SETTLE = """
UPDATE month SET stay = stay + CASE WHEN ? THEN come ELSE go END, come = 0, go = 0 WHERE come > 0 OR go > 0"""
_COME = "INSERT INTO month VALUES (?, ?, 0, 1, 0) ON CONFLICT DO UPDATE SET come = come + 1"


def update_index(folder: Path, store: GraphStore, told: Mapping[str, str], recipe: str, generation: int) -> None:
    """Make the index hold what ``store``, the next one in force, will need, beside what the one before it needs.

    ``told`` names the articles' graphs, each with a key that changes when its content does; another ``recipe``
    changes them all. An index that is missing, broken or of another format is made anew from the store.
    """
    path = folder / NAME
    wanted = {graph: f"{recipe} {key}" for graph, key in told.items()}
    try:
        _update(path, store, wanted, generation)
    except sqlite3.OperationalError as error:
        raise GraphError(f"{path}: cannot be written: {error}") from error
    except sqlite3.DatabaseError:
        path.unlink()
        _update(path, store, wanted, generation)


def _update(path: Path, store: GraphStore, wanted: Mapping[str, str], generation: int) -> None:
    with closing(sqlite3.connect(path, timeout=30, isolation_level=None)) as db:
        db.execute("BEGIN IMMEDIATE")
        _prepare(db)
        _sweep(db, generation - 1)
        kept = dict(db.execute("SELECT graph, key FROM doc"))
        if kept:  # somebody may be reading: not a page is written before all are
            db.execute("PRAGMA cache_spill = OFF")
        ended = [(generation, graph) for graph in kept if wanted.get(graph) != kept[graph]]
        db.executemany("UPDATE doc SET gone = ? WHERE graph = ?", ended)
        db.executemany(_END, ended)
        for graph in sorted(wanted):
            if kept.get(graph) != wanted[graph]:
                _add(db, document(store, graph), graph, wanted[graph], generation)
        db.execute("COMMIT")


def _prepare(db: sqlite3.Connection) -> None:
    version = db.execute("PRAGMA user_version").fetchone()[0]
    if version == FORMAT:
        return
    if db.execute("SELECT name FROM sqlite_master").fetchone():
        raise sqlite3.DatabaseError("an index of another format")
    for statement in _TABLES.strip().split(";\n"):
        db.execute(statement)
    db.execute(f"PRAGMA user_version = {FORMAT}")


def _sweep(db: sqlite3.Connection, generation: int) -> None:
    """Remove what the store in force does not need: what a killed build wrote, and what earlier stores held."""
    db.execute(_SETTLE, (generation >= newest(db),))
    db.execute("UPDATE doc SET gone = NULL WHERE gone > ?", (generation,))
    lost = [row[0] for row in db.execute("SELECT id FROM doc WHERE added > ? OR gone IS NOT NULL", (generation,))]
    for doc in lost:
        rows = db.execute("SELECT id, type, words FROM entry WHERE doc = ?", (doc,)).fetchall()
        removed = [(row, MARKS[kind] + " " + grams(words)) for row, kind, words in rows]
        db.executemany("INSERT INTO entry_grams(entry_grams, rowid, grams) VALUES ('delete', ?, ?)", removed)
        db.execute("DELETE FROM entry WHERE doc = ?", (doc,))
        db.execute("UPDATE name SET uses = uses - 1 WHERE id IN (SELECT name FROM named WHERE doc = ?)", (doc,))
        db.execute("DELETE FROM named WHERE doc = ?", (doc,))
        db.execute("DELETE FROM doc WHERE id = ?", (doc,))
    if lost:
        unused = db.execute("SELECT id, name FROM name WHERE uses = 0").fetchall()
        removed = [(row, grams(name)) for row, name in unused]
        db.executemany("INSERT INTO name_grams(name_grams, rowid, grams) VALUES ('delete', ?, ?)", removed)
        db.executemany("DELETE FROM name WHERE id = ?", [(row,) for row, _ in unused])
        db.executemany("DELETE FROM month WHERE name = ?", [(row,) for row, _ in unused])


def _add(db: sqlite3.Connection, found: Document, graph: str, key: str, generation: int) -> None:
    article = (graph, key, found.day, found.file, found.headline, generation)
    doc = db.execute("INSERT INTO doc VALUES (NULL, ?, ?, ?, ?, ?, ?, NULL)", article).lastrowid
    first = first_row(found.day) + (_hash(graph) << _PLACE)
    for place, entry in enumerate(found.entries):
        row = first + 8 * place  # eight versions of an article fit before they push the next entry on
        while db.execute("SELECT 1 FROM entry WHERE id = ?", (row,)).fetchone():
            row += 1
        db.execute("INSERT INTO entry VALUES (?, ?, ?, ?, ?)", (row, entry.type, entry.thing, entry.text, doc))
        said = MARKS[entry.type] + " " + grams(entry.text)
        db.execute("INSERT INTO entry_grams(rowid, grams) VALUES (?, ?)", (row, said))
    for name in found.names:
        known = db.execute("SELECT id FROM name WHERE thing = ? AND name = ?", (name.thing, name.name)).fetchone()
        if known is None:
            about = (name.type, name.thing, name.name)
            new = db.execute("INSERT INTO name VALUES (NULL, ?, ?, ?, 0)", about).lastrowid
            db.execute("INSERT INTO name_grams(rowid, grams) VALUES (?, ?)", (new, grams(name.name)))
            known = (new,)
        db.execute("UPDATE name SET uses = uses + 1 WHERE id = ?", known)
        db.execute("INSERT INTO named VALUES (?, ?, ?)", (known[0], found.day, doc))
        db.execute(_COME, (known[0], found.day[:MONTH]))


def newest(db: sqlite3.Connection) -> int:
    """The last store that the index was brought in step with; it may not yet be in force, or never."""
    looked_up = (db.execute(f"SELECT max({column}) FROM doc").fetchone()[0] for column in ("added", "gone"))
    return max(number or 0 for number in looked_up)  # one at a time, which SQLite does by their indexes


def first_row(day: str) -> int:
    """The number before all rows of a day; what has no day comes before all days."""
    return (date.fromisoformat(day).toordinal() if day else 0) << (_PLACE + _ARTICLE)


def _hash(graph: str) -> int:
    return int.from_bytes(blake2b(graph.encode(), digest_size=8).digest()) >> (64 - _ARTICLE)
