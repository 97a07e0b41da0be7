"""The view: the graph as one HTML file that works without a network."""

from kg.view.explorer import render

__all__ = ["render"]
