"""Asking the graph in SPARQL: what may be asked, the questions that come with kg, and the answers as text."""

from kg.query.answers import FORMATS, Page, answer, as_text, ask
from kg.query.examples import Example, example, examples
from kg.query.parameters import fill
from kg.query.worker import Limits, answer_apart

__all__ = [
    "FORMATS",
    "Example",
    "Limits",
    "Page",
    "answer",
    "answer_apart",
    "as_text",
    "ask",
    "example",
    "examples",
    "fill",
]
