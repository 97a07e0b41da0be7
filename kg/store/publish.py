"""Bringing a server to hold what a graph's folder holds: only what differs is sent, and a stop costs nothing.

The server keeps, in a graph of its own, a digest of every graph that it was sent; it is written in the same update as
the graph. Whoever publishes again goes on where the last one stopped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from hashlib import blake2b

from kg.store.local import GraphStore
from kg.store.remote import RemoteStore
from kg.store.terms import BASE, PREFIXES

STATE = BASE + "graph/published"
_HELD = f"SELECT ?graph ?digest {{ GRAPH <{STATE}> {{ ?graph dcterms:identifier ?digest }} }}"
_BATCH = 1_000_000  # bytes sent in one update, if there is more than one graph


def publish(store: GraphStore, remote: RemoteStore, progress: Callable[[int, int], None]) -> tuple[int, int]:
    """Make the server hold the graphs of ``store``; returns how many were sent and how many taken away."""
    held = {str(graph): str(digest) for graph, digest in remote.rows(_HELD)}
    names = store.graphs()
    sent = 0
    for batch in _batches(store, names, held):
        remote.replace_all(batch, ";\n".join(_state(graph, _digest(nquads)) for graph, nquads in batch.items()))
        sent += len(batch)
        progress(sent, len(names))
    gone = sorted(held.keys() - set(names))
    for graph in gone:
        remote.replace_all({graph: b""}, _state(graph, None))
    return sent, len(gone)


def _batches(store: GraphStore, names: list[str], held: dict[str, str]) -> Iterator[dict[str, bytes]]:
    batch: dict[str, bytes] = {}
    for graph in names:
        nquads = store.nquads(graph)
        if held.get(graph) == _digest(nquads):
            continue
        if batch and sum(map(len, batch.values())) + len(nquads) > _BATCH:
            yield batch
            batch = {}
        batch[graph] = nquads
    if batch:
        yield batch


def _digest(nquads: bytes) -> str:
    return blake2b(nquads, digest_size=16).hexdigest()


def _state(graph: str, digest: str | None) -> str:
    """The update that writes down what was sent."""
    held = f"<{graph}> <{PREFIXES['dcterms']}identifier>"
    steps = [f"DELETE WHERE {{ GRAPH <{STATE}> {{ {held} ?d }} }}"]
    if digest is not None:
        steps.append(f'INSERT DATA {{ GRAPH <{STATE}> {{ {held} "{digest}" }} }}')
    return ";\n".join(steps)
