"""Measured values: the figures of tables and the statistics of sentences."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.statistics import sentence_figures
from kg.extract.tables import table_figures
from kg.extract.text import AnnotatedText
from kg.model import Figure, Issue


def extract(text: AnnotatedText) -> Iterator[Figure | Issue]:
    """The figures that an article states, and what of its tables could not be read."""
    yield from table_figures(text)
    yield from sentence_figures(text)
