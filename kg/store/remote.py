"""The graph in a server: any SPARQL 1.1 endpoint that takes queries, updates and the graph store protocol.

Every update names what shall be so, not what shall change, so that one that was sent twice does no harm: requests are
repeated, waiting longer each time, while the server is busy or away.
"""

from __future__ import annotations

import os
import time
import urllib.error
import urllib.parse
import urllib.request
from base64 import b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg.errors import GraphError, QueryError
from kg.store.local import Rows, text
from kg.store.terms import PREFIXES

_ANSWERS = "application/sparql-results+json, application/n-triples"  # rows or yes and no, or triples
_TRIES, _WAIT = 6, 0.5  # attempts, and the seconds before the second one; twice as long before each further one
_BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a server takes queries, updates and graphs."""

    query: str
    update: str
    data: str

    @classmethod
    def at(cls, url: str, query: str | None = None, update: str | None = None, data: str | None = None) -> Endpoint:
        """The usual addresses below ``url`` (as Oxigraph and Fuseki have them), but for those that are given."""
        base = url.rstrip("/")
        for address in filter(None, (base, query, update, data)):
            if urllib.parse.urlsplit(address).scheme not in ("http", "https"):
                raise GraphError(f"{address}: is no http address of a SPARQL endpoint")
        return cls(query or f"{base}/query", update or f"{base}/update", data or f"{base}/store")


class RemoteStore:
    """A graph in a server. ``KG_STORE_USER`` and ``KG_STORE_PASSWORD``, or ``KG_STORE_TOKEN``, open its door."""

    def __init__(
        self,
        endpoint: Endpoint,
        *,
        environment: Mapping[str, str] = os.environ,
        timeout: float = 60,
        wait: float = _WAIT,
    ) -> None:
        self.endpoint, self._timeout, self._wait = endpoint, timeout, wait
        self._door = _door(environment)

    # ------------------------------------------------------------ writing

    def replace(self, graph: str, nquads: bytes) -> None:
        """Make ``nquads`` the whole content of a graph, in one update: there whole or not at all."""
        self.replace_all({graph: nquads})

    def drop(self, graph: str) -> None:
        """Take a graph away, and from the default graph what no other graph states."""
        self.replace(graph, b"")

    def replace_all(self, graphs: Mapping[str, bytes], further: str = "") -> None:
        """Replace several graphs in one update, with a ``further`` one after them."""
        steps = [_replacing(graph, nquads) for graph, nquads in graphs.items()]
        self._send(
            self.endpoint.update, ";\n".join(filter(None, [*steps, further])).encode(), "application/sparql-update"
        )

    def update(self, update: str) -> None:
        """Send a SPARQL update, with all prefixes declared."""
        self._send(self.endpoint.update, (_prologue() + update).encode(), "application/sparql-update")

    # ------------------------------------------------------------ reading

    def query(self, query: str) -> ox.QuerySolutions | ox.QueryBoolean | list[ox.Triple]:
        """Ask with all prefixes declared; the answer to CONSTRUCT and DESCRIBE are triples."""
        data = self._send(self.endpoint.query, (_prologue() + query).encode(), "application/sparql-query", _ANSWERS)
        try:
            if data.lstrip()[:1] == b"{":
                return ox.parse_query_results(data, format=ox.QueryResultsFormat.JSON)
            return [quad.triple for quad in ox.parse(data, format=ox.RdfFormat.N_TRIPLES)]
        except (SyntaxError, ValueError) as error:
            raise GraphError(f"{self.endpoint.query}: the answer is no result of a query: {error}") from error

    def holds(self, graph: str) -> bool:
        """Whether there is a named graph of that name."""
        try:
            return bool(self.query(f"ASK {{ GRAPH {ox.NamedNode(graph)} {{ ?s ?p ?o }} }}"))
        except ValueError:  # no IRI
            return False

    def rows(self, query: str) -> Rows:
        """The solutions of a SELECT as plain strings, None where a variable is unbound."""
        found = self.query(query)
        if not isinstance(found, ox.QuerySolutions):
            raise QueryError("only a SELECT query has rows")
        for row in found:
            yield tuple(None if term is None else text(term) for term in row)

    def graphs(self) -> list[str]:
        """The names of all named graphs, sorted."""
        return sorted(str(name) for (name,) in self.rows("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"))

    def __len__(self) -> int:
        """The number of distinct triples in the default graph."""
        ((number,),) = self.rows("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
        return int(number or 0)

    def nquads(self, graph: str) -> bytes:
        """The sorted N-Quads lines of a graph, by the graph store protocol."""
        address = f"{self.endpoint.data}?{urllib.parse.urlencode({'graph': graph})}"
        name = ox.NamedNode(graph)
        found = ox.parse(self._send(address, None, "", "application/n-triples"), format=ox.RdfFormat.N_TRIPLES)
        quads = (ox.Quad(quad.subject, quad.predicate, quad.object, name) for quad in found)
        lines = ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""
        return b"".join(sorted(set(lines.splitlines(keepends=True))))

    # ------------------------------------------------------------ the wire

    def _send(self, address: str, body: bytes | None, kind: str, accept: str = "*/*") -> bytes:
        """One request, repeated while the server is busy or away. GraphError says why it was not answered."""
        headers = {"Accept": accept, **self._door, **({"Content-Type": f"{kind}; charset=utf-8"} if body else {})}
        request = urllib.request.Request(address, data=body, headers=headers, method="POST" if body else "GET")
        for wait in _waits(self._wait):
            try:
                with urllib.request.urlopen(request, timeout=self._timeout) as answer:
                    return bytes(answer.read())
            except urllib.error.HTTPError as error:
                reason = error.read(500).decode("utf-8", "replace").strip() or error.reason
                if error.code == 404 and body is None:
                    return b""  # the graph store protocol's word for a graph that is not there
                if error.code not in _BUSY or wait is None:
                    raise _refusal(address, error.code, reason) from error
            except (OSError, ValueError) as error:
                if wait is None or isinstance(error, ValueError):
                    raise GraphError(f"{address}: does not answer: {error}") from error
            time.sleep(wait)
        raise AssertionError("the last attempt returns or raises")


def _refusal(address: str, code: int, reason: str) -> GraphError:
    hint = "; set KG_STORE_USER and KG_STORE_PASSWORD, or KG_STORE_TOKEN" if code in (401, 403) else ""
    return GraphError(f"{address}: refused with {code}{hint}: {' '.join(reason.split())[:300]}")


def _waits(first: float) -> Iterator[float | None]:
    """How long to wait after each attempt; None after the last."""
    yield from (first * 2**attempt for attempt in range(_TRIES - 1))
    yield None


def _door(environment: Mapping[str, str]) -> dict[str, str]:
    """The header that says who asks."""
    if token := environment.get("KG_STORE_TOKEN"):
        return {"Authorization": f"Bearer {token}"}
    if user := environment.get("KG_STORE_USER"):
        pair = f"{user}:{environment.get('KG_STORE_PASSWORD', '')}"
        return {"Authorization": f"Basic {b64encode(pair.encode()).decode()}"}
    return {}


def _prologue() -> str:
    return "".join(f"PREFIX {name}: <{base}>\n" for name, base in PREFIXES.items())


def _replacing(graph: str, nquads: bytes) -> str:
    """The update that makes ``nquads`` a graph's content, and keeps in the default graph what all graphs state."""
    name = str(ox.NamedNode(graph))
    quads = list(ox.parse(nquads, format=ox.RdfFormat.N_QUADS))
    if any(str(quad.graph_name) != name for quad in quads):
        raise GraphError(f"a quad of another graph was given for the graph {graph}")
    lines = "\n".join(f"{quad.triple} ." for quad in quads)
    steps = [
        f"DELETE {{ ?s ?p ?o }} WHERE {{ GRAPH {name} {{ ?s ?p ?o }}"
        f" FILTER NOT EXISTS {{ GRAPH ?other {{ ?s ?p ?o }} FILTER(?other != {name}) }} }}",
        f"DROP SILENT GRAPH {name}",
    ]
    if lines:
        steps.append(f"INSERT DATA {{ {lines}\nGRAPH {name} {{ {lines} }} }}")
    return ";\n".join(steps)
