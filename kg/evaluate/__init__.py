"""Hold a graph against a gold file (precision, recall and F1 for each kind of fact), or against another graph."""

from pathlib import Path

from kg.evaluate.compare import Comparison, FactLine, compare, format_comparison
from kg.evaluate.gold import read_gold
from kg.evaluate.graph import open_graph
from kg.evaluate.page import PageScorer
from kg.evaluate.report import Report, Score, format_report

__all__ = ["Comparison", "FactLine", "Report", "Score", "compare", "evaluate", "format_comparison", "format_report"]


def evaluate(gold_path: Path, graph_path: Path) -> Report:
    """Score a graph (an export or its folder) against a gold file.

    Raises InputError or GraphError for what cannot be read.
    """
    units = read_gold(Path(gold_path))
    graph = open_graph(Path(graph_path))
    scores: dict[str, Score] = {}
    for unit in units:
        PageScorer(graph, unit, scores).run()
    return Report(scores)
