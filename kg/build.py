"""The trunk: plan, read, know, tell, store. A build over many files is the same code as a build over one.

Reading is pure and kept in the ledger, one record an article; only articles of which the facts or the names' bearers
changed are told anew. The store, the Turtle and the view of a build come into force together, or not at all.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import astuple, dataclass, replace
from functools import cache
from itertools import chain, islice
from pathlib import Path

from kg.engine import records, unread
from kg.errors import GraphError, OffsetError
from kg.export import write_rdf
from kg.garbage import uncollected
from kg.identity import Linker, identify, things_of
from kg.identity.corrections import NAME as CORRECTIONS
from kg.identity.corrections import Correction, read_corrections, short
from kg.ledger import Build, Ledger, digest, recipe
from kg.model import Front, Page, Reading
from kg.page.files import read_text
from kg.pages import NOTHING_SAID, pages_of, texts_of
from kg.rdf import describe, graph_of, identity_graph, ontology_graph
from kg.rdf.wrong import concerned
from kg.record import decode, encode
from kg.relations import relate
from kg.report import Problem, Report, Tie, Unread, count_facts, count_things, inferred, problems
from kg.search import NAME as INDEX
from kg.search import update_index
from kg.store import IDENTITY, RELATIONS, GraphFolder, GraphStore, whole_file
from kg.tagger import Tagger
from kg.view import render

TURTLE, VIEW = "graph.ttl", "graph.html"
BESIDE = (TURTLE, VIEW, INDEX)  # what stands beside the store, and is made again where it is lost
READING = ("model", "read.py", "engine.py", "record.py", "lexicon", "text", "page", "tagger", "resolve", "extract")
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Read:
    """A reading with the key that it is kept under."""

    key: str
    reading: Reading


@dataclass(frozen=True, slots=True)
class Outcome:
    """The next store, not yet in force, what was told in each of its graphs, and how that differs from before."""

    store: GraphStore
    told: Mapping[str, str]
    added: int
    renewed: int
    dropped: int
    ties: tuple[Tie, ...]
    broken: tuple[Unread, ...]
    unused: tuple[Correction, ...]  # the user's verdicts that nothing gives occasion for


def quiet(stage: str, done: int, total: int) -> None:
    """Show no progress."""


@uncollected()
def build_graph(
    paths: Iterable[str | Path],
    *,
    graph: str | Path = "graph",
    options: Front = NOTHING_SAID,
    corrections: str | Path | None = None,
    tagger: Tagger | None = None,
    jobs: int = 1,
    progress: Progress = quiet,
) -> Report:
    """Make the folder ``graph`` hold exactly what the pages under ``paths`` state, and report on it.

    ``options`` (home, country, date …) win over what a page says of itself; ``jobs`` processes read side by side
    where there is much to read, which changes no byte of the result. Verdicts on who is who and what is wrong stand
    in ``corrections.tsv`` in the graph's folder and in the file ``corrections``. What was read before is not read
    again; articles of files that are gone, or that this call does not name, are dropped. A file or article that
    cannot be read stands in ``Report.unread``, and the rest is built; where nothing at all can be read, nothing is
    touched.
    Raises InputError for a path that does not exist, GraphError for a folder that cannot be used.
    """
    texts, unread = texts_of(paths)
    folder = GraphFolder(graph)
    divide = cache(lambda: pages_of(texts, options))  # at most once, and not at all where nothing changed
    if not folder.path.exists() and not divide()[0]:
        return Report(changed=False, files=0, unread=(*unread, *divide()[1]))
    folder.claim()
    with _said(folder), Ledger(folder.path) as ledger:
        folder.sweep()
        verdicts = _verdicts(folder, corrections)
        rows = [row for name, text in verdicts for row in read_corrections(text, name)]
        key = _key(texts, unread, options, verdicts)
        before = ledger.build(folder.generation)
        if before is not None and before.key == key and all((folder.path / name).exists() for name in BESIDE):
            report: Report = decode(before.report)
            return replace(report, changed=False)
        pages, failed = divide()
        if not pages:
            return Report(changed=False, files=0, unread=(*unread, *failed))
        reads, broken = _read(pages, ledger, tagger, jobs, progress)
        outcome = _store(reads, rows, folder, ledger, progress)
        report = _report(pages, reads, outcome, texts, (*unread, *failed, *broken, *outcome.broken))
        keys = [read.key for read in reads]
        del reads  # all that was read would be held beside all that is drawn
        _publish(folder, ledger, outcome, Build(key, recipe(), encode(report)))
        ledger.forget_all_but(keys)
        return report


@contextmanager
def _said(folder: GraphFolder) -> Iterator[None]:
    """Say in words what the disk refuses, such as more space; the graph in force is untouched until the very end."""
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        reason = f"the build could not be written: {error}; the graph that stood there still stands"
        raise GraphError(f"{folder.path}: {reason}") from error


def _verdicts(folder: GraphFolder, given: str | Path | None) -> tuple[tuple[str, str], ...]:
    """The files of verdicts with their texts: the one in the graph's folder, then the one given."""
    own = folder.path / CORRECTIONS
    files = [*([own] if own.exists() else []), *([Path(given)] if given else [])]
    return tuple((str(file), read_text(file)) for file in files)


def _key(
    texts: Mapping[str, str], unread: Sequence[Unread], options: Front, verdicts: tuple[tuple[str, str], ...]
) -> str:
    """The digest of everything that a build depends on."""
    problems = (part for item in unread for part in (item.file, item.reason))
    parts = (part for pair in (*verdicts, *texts.items()) for part in pair)
    return digest(recipe().encode(), encode(options), *(part.encode() for part in (*problems, *parts)))


# ---------------------------------------------------------------- read


def _read(
    pages: Sequence[Page], ledger: Ledger, tagger: Tagger | None, jobs: int, progress: Progress
) -> tuple[list[Read], list[Unread]]:
    """The readings of all articles, in order, from the ledger where it has them; and the articles that failed."""
    rules = recipe(*READING).encode()
    tasks = [(article, page.front) for page in pages for article in page.articles]
    keys = [digest(rules, encode(article), encode(front)) for article, front in tasks]
    failed: list[Unread] = []
    known = set(ledger.known(keys))
    missing = [at for at, key in enumerate(keys) if key not in known]
    waiting = iter(missing)
    done = len(tasks) - len(missing)
    for batch in records([tasks[at] for at in missing], tagger=tagger, jobs=jobs):
        new = dict(zip(islice(waiting, len(batch)), batch, strict=True))
        ledger.keep((keys[at], record) for at, record in new.items() if isinstance(record, bytes))
        failed += (record for record in batch if isinstance(record, Unread))
        done += len(batch)
        progress("reading", done, len(tasks))
    reads = [Read(key, decode(record)) for key in keys if (record := ledger.reading(key)) is not None]
    return reads, failed


# ---------------------------------------------------------------- know, tell, store


def _store(
    reads: Sequence[Read], rows: Sequence[Correction], folder: GraphFolder, ledger: Ledger, progress: Progress
) -> Outcome:
    """Make the next store: who is who over all articles, then the graphs that changed, then the relations."""
    progress("linking names", 0, 1)
    linker = identify([read.reading for read in reads], corrections=rows)
    before, old = ledger.build(folder.generation), ledger.told(folder.generation)
    told = old if before is not None and before.recipe == recipe() else None
    wrong = concerned(linker.wrong, folder.open()) if told is not None and linker.wrong else {}
    keys = {(graph := graph_of(read.reading)): _telling(read, linker, wrong.get(graph, ())) for read in reads}
    changed = [read for read in reads if told is None or told.get(graph := graph_of(read.reading)) != keys[graph]]
    broken: dict[str, Unread] = {}
    graphs = _tell(changed, linker, broken, progress)
    store = _fresh(folder, graphs, linker) if told is None else _updated(folder, graphs, linker)
    if linker.wrong:
        wrong = concerned(linker.wrong, store)
        keys |= {(graph := graph_of(read.reading)): _telling(read, linker, wrong.get(graph, ())) for read in changed}
    keys = {graph: key for graph, key in keys.items() if graph not in broken}
    for graph in sorted((told or {}).keys() - keys.keys()):
        store.drop(graph)
    progress("relating", 0, 1)
    relations = relate(store.oxigraph)
    if told is None:
        store.load([relations.nquads])
    else:
        store.replace(RELATIONS, relations.nquads)
    return Outcome(
        store,
        keys,
        added=len(keys.keys() - old.keys()),
        renewed=sum(old.get(graph, key) != key for graph, key in keys.items()),
        dropped=len(old.keys() - keys.keys()),
        ties=tuple(Tie(tie.a_label, tie.b_label, tie.weight, tie.kinds) for tie in relations.strongest),
        broken=tuple(broken.values()),
        unused=(*linker.stale, *_never_met(linker, store)),
    )


def _never_met(linker: Linker, store: GraphStore) -> Iterator[Correction]:
    """What is said to be wrong and stands nowhere."""
    met = {iri for (iri,) in store.rows("SELECT ?x { ?v kg:judgement kg:wrong ; kg:judges ?x }")}
    yield from (row for iri, row in linker.wrong.items() if iri not in met)


def _tell(
    reads: Sequence[Read], linker: Linker, broken: dict[str, Unread], progress: Progress
) -> Iterator[tuple[str, bytes]]:
    """Each article's graph with its N-Quads, told when it is asked for; why the others have none goes to ``broken``."""
    for done, read in enumerate(reads, 1):
        graph = graph_of(read.reading)
        try:
            nquads = describe(read.reading, linker)
        except OffsetError:
            raise
        except Exception as error:  # whatever one article's facts do to the telling, the others are told
            broken[graph] = unread(read.reading.article, error)
        else:
            yield graph, nquads
        progress("telling", done, len(reads))


def _fresh(folder: GraphFolder, graphs: Iterable[tuple[str, bytes]], linker: Linker) -> GraphStore:
    """A new store, loaded piece by piece as its graphs are told."""
    store = folder.fresh()
    store.load(chain((nquads for _, nquads in graphs), (identity_graph(linker), ontology_graph())))
    return store


def _updated(folder: GraphFolder, graphs: Iterable[tuple[str, bytes]], linker: Linker) -> GraphStore:
    """A copy of the store in force, with what changed replaced."""
    store = folder.successor()
    for graph, nquads in graphs:
        store.replace(graph, nquads)
    store.replace(IDENTITY, identity_graph(linker))
    return store


def _telling(read: Read, linker: Linker, denied: Sequence[Correction]) -> str:
    """The digest of all that an article's graph depends on: its reading, whom its names stand for, what is wrong."""
    inside = linker.inside(read.reading.article)
    things = things_of(read.reading)
    named = tuple((inside.iri(thing), inside.label(thing), inside.code(thing), inside.forms(thing)) for thing in things)
    links = (tuple(map(astuple, inside.joins)), tuple(map(astuple, inside.follows)), inside.told)
    wrong = tuple((row.one.iri, row.who, row.reason) for row in denied)
    return digest(read.key.encode(), encode((named, *links, wrong)))


def _publish(folder: GraphFolder, ledger: Ledger, outcome: Outcome, build: Build) -> None:
    """Put store, Turtle, view and index in force."""
    generation = folder.generation + 1
    view = render(outcome.store.oxigraph)
    update_index(folder.path, outcome.store, outcome.told, recipe(), generation)
    outcome.store.flush()
    ledger.record_build(generation, build, outcome.told)
    with whole_file(folder.path / TURTLE) as turtle:
        write_rdf(outcome.store, "turtle", turtle)
    view.write(folder.path / VIEW)
    folder.publish(generation)


def _report(
    pages: Sequence[Page], reads: Sequence[Read], outcome: Outcome, texts: Mapping[str, str], unread: tuple[Unread, ...]
) -> Report:
    articles = [read.reading.article for read in reads if graph_of(read.reading) in outcome.told]
    return Report(
        changed=True,
        files=len(texts),
        articles=len(articles),
        stitched=sum(len(article.joins) > 0 for article in articles),
        incomplete=sum(not article.complete for article in articles),
        added=outcome.added,
        renewed=outcome.renewed,
        dropped=outcome.dropped,
        triples=len(outcome.store),
        things=count_things(outcome.store),
        facts=count_facts(outcome.store),
        ties=outcome.ties,
        unread=unread,
        inferred=tuple(inferred(pages)),
        issues=(*map(_unused, outcome.unused), *problems(pages, (read.reading for read in reads), texts)),
    )


def _unused(row: Correction) -> Problem:
    cells = (row.kind, short(row.one.iri), short(row.other.iri) or row.name)
    return Problem(row.file, row.line, "correction-unused", " ".join(filter(None, cells)))
