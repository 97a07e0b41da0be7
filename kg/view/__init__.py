"""The view: the graph as one HTML file that works without a network."""

from kg.view.pages import LARGE, View, render
from kg.view.part import Part

__all__ = ["LARGE", "Part", "View", "render"]
