"""A graph that lies in one RDF file, whoever wrote it."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from kg.errors import InputError
from kg.store.local import GraphStore

SUFFIXES = ("ttl", "trig", "nq", "nt", "jsonld", "rdf")


def read_graph(path: str | Path) -> GraphStore:
    """The graph in an RDF file (its suffix says in which format), in memory: every triple in the default graph too.

    Raises InputError, with the line where the parser can tell one, for a file that cannot be read as RDF.
    """
    path = Path(path)
    suffix = path.suffix.removeprefix(".").lower()
    form = ox.RdfFormat.from_extension(suffix) if suffix in SUFFIXES else None
    if form is None:
        raise InputError(path, f"is no RDF file: its name ends in none of .{', .'.join(SUFFIXES)}")
    store = GraphStore()
    try:
        store.oxigraph.load(path=str(path), format=form)
    except SyntaxError as error:
        raise InputError(path, f"is no valid {form.name}: {error.msg}", error.lineno) from error
    except (OSError, ValueError) as error:
        raise InputError(path, f"cannot be read: {error}") from error
    store.oxigraph.extend([ox.Quad(quad.subject, quad.predicate, quad.object) for quad in store.oxigraph])
    return store
