"""One self-contained HTML file: pyvis holds the network and renders it through our own template.

The page asks nothing of any network and runs nothing but the scripts whose digests stand in its content security
policy; data stand in JSON blocks alone. pyvis's own template would fetch from a CDN and could be injected into.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import networkx as nx

from kg.view.content import Content
from kg.view.labels import box, wrap
from kg.view.layout import place
from kg.view.payload import Numbers, encode, linked

if TYPE_CHECKING:
    from jinja2 import Environment

_FIRST = 300  # as many of the most central things are drawn at first
_FEW = 60  # things that are all drawn, linked or not
_MODULES = (
    *("dom", "words", "data", "state", "filters", "growth", "labels", "canvas", "paths", "facts", "report", "panel"),
    *("charts", "actions", "profile", "timeline", "pinyin", "search", "turtle", "picture", "export", "keys", "main"),
)
_IMPORT = re.compile(r"^import [^;]*;\n", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|let|class)\b)", re.MULTILINE)
_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "multiselect": False, "hideEdgesOnDrag": False, "tooltipDelay": 200},
}


def draw(content: Content, title: str) -> str:
    """The page's HTML; the same content gives the same characters."""
    from pyvis.network import Network  # imports IPython, so only where something is drawn

    numbers = Numbers(content)
    links = linked(content, numbers)
    network = Network(directed=True, cdn_resources="in_line", heading=title)
    network.options = _OPTIONS
    for node in _first_nodes(content, links):
        network.add_node(node.pop("id"), **node)
    drawn = set(network.get_nodes())
    network.edges = [{"from": a, "to": b, "value": weight} for a, b, weight in links if a in drawn and b in drawn]
    network.templateEnv = _environment({"data": encode(content), **_assets()})
    network.path = "explorer.html.j2"
    return str(network.generate_html())


def draw_index(title: str, parts: list[dict[str, Any]]) -> str:
    """The page that leads to the parts of a graph that is too large for one file."""
    style = _read("explorer.css")
    template = _environment({}).get_template("index.html.j2")
    return template.render(title=title, parts=parts, style=_safe(style), style_digest=_digest(style))


def _first_nodes(content: Content, links: list[tuple[int, int, float]]) -> list[dict[str, Any]]:
    """The most central things with their places in the picture; where they are many, those linked with another one."""
    graph = nx.Graph()
    chosen = range(min(_FIRST, len(content.things)))
    graph.add_nodes_from(chosen)
    graph.add_weighted_edges_from((a, b, w) for a, b, w in links if a in chosen and b in chosen)
    if len(graph) > _FEW:
        graph.remove_nodes_from([node for node in chosen if not graph.degree[node]])
    labels = {node: wrap(content.things[node].label) for node in graph}
    sizes = {node: node_size(graph.degree[node], len(graph)) for node in graph}
    points = place(graph, {node: box(labels[node], sizes[node]) for node in graph})
    return [
        {"id": node, "label": labels[node], "group": content.things[node].kind, "size": sizes[node], "x": x, "y": y}
        for node, (x, y) in sorted(points.items())
    ]


def node_size(degree: int, among: int) -> float:
    """The radius of a node with so many neighbours, in pixels; larger among many, which are seen from farther away."""
    return float(round(min(8 + 2.6 * degree**0.5, 26) * min(max(1.0, among / 140) ** 0.7, 1.6), 1))


def _environment(values: Mapping[str, Any]) -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("kg.view", "assets"),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    environment.policies["json.dumps_kwargs"] = {"sort_keys": False, "ensure_ascii": False, "separators": (",", ":")}
    environment.globals.update(values)
    return environment


@cache
def _assets() -> Mapping[str, Any]:
    """Our own code and style and vis-network, each with the digest that the policy allows."""
    library = (files("pyvis") / "templates/lib/vis-9.1.2/vis-network.min.js").read_text("utf-8").replace("\r\n", "\n")
    texts = {"library": library, "script": _script(), "style": _read("explorer.css")}
    digests = {f"{name}_digest": _digest(text) for name, text in texts.items()}
    return {name: _safe(text) for name, text in texts.items()} | digests


def _script() -> str:
    """The modules as one script: their imports and exports fall away, their names are distinct."""
    modules = [_EXPORT.sub("", _IMPORT.sub("", _read(f"{name}.js"))) for name in _MODULES]
    return '(() => {\n"use strict";\n' + "\n".join(modules) + "})();\n"


def _read(name: str) -> str:
    return (files("kg.view") / "assets" / name).read_text("utf-8")


def _safe(text: str) -> Any:
    """A text that needs no escaping: our own files, never data."""
    from markupsafe import Markup

    return Markup(text)


def _digest(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()
