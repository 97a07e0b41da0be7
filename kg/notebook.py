"""The graph in rdflib's hands."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kg.store import PREFIXES, GraphFolder

if TYPE_CHECKING:
    import rdflib


def open_graph(graph: str | Path = "graph") -> rdflib.Dataset:
    """The graph in the folder ``graph`` as an rdflib Dataset, for reading: its default graph holds every triple once.

    Named graphs are the articles', and those for identity, relations and ontology. A build that runs meanwhile does
    not disturb it; open it again to see what that build made. Raises GraphError where the folder holds no graph.
    """
    import rdflib
    from oxrdflib import OxigraphStore

    dataset = rdflib.Dataset(store=OxigraphStore(store=GraphFolder(graph).open().oxigraph), default_union=False)
    for prefix, base in PREFIXES.items():
        dataset.namespace_manager.bind(prefix, base, override=True, replace=True)
    return dataset
