"""kg: from newspaper pages to a knowledge graph with evidence.

The functions for notebooks and programs; each is loaded when it is first used, so that ``import kg`` costs nothing:

- ``kg.build_graph(["seeds"], graph="graph") -> Report`` reads pages and writes the graph's folder
- ``kg.open_graph("graph") -> rdflib.Dataset`` opens it, for reading, with rdflib's own interface
- ``kg.read_pages(["seeds"])`` gives pages and their articles, ``kg.read_article`` an article's names and facts
- ``kg.extract_facts`` finds the facts of one annotated article
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.build import build_graph
    from kg.errors import GraphError, InputError, KgError, NotFoundError, QueryError
    from kg.extract import extract_facts
    from kg.model import Front
    from kg.notebook import open_graph
    from kg.pages import read_pages
    from kg.read import read_article

__version__ = "0.1.0"
__all__ = [
    "Front",
    "GraphError",
    "InputError",
    "KgError",
    "NotFoundError",
    "QueryError",
    "__version__",
    "build_graph",
    "extract_facts",
    "open_graph",
    "read_article",
    "read_pages",
]

_HOMES = {
    "build_graph": "kg.build",
    "extract_facts": "kg.extract",
    "open_graph": "kg.notebook",
    "read_article": "kg.read",
    "read_pages": "kg.pages",
    "Front": "kg.model",
} | dict.fromkeys(("GraphError", "InputError", "KgError", "NotFoundError", "QueryError"), "kg.errors")


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
