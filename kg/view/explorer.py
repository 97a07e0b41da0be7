"""One self-contained HTML file: pyvis holds the network and renders it through our own template.

The page asks nothing of any network and runs nothing but the scripts whose digests stand in its content security
policy; data stand in JSON blocks alone. pyvis's own template would fetch from a CDN and could be injected into.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import networkx as nx
import pyoxigraph as ox

from kg.errors import GraphError
from kg.view.labels import box, wrap
from kg.view.layout import place
from kg.view.payload import Payload

if TYPE_CHECKING:
    from jinja2 import Environment

_FIRST = 300  # as many of the most central things are drawn at first
_MODULES = ("dom", "words", "data", "canvas", "facts", "panel", "search", "route", "main")
_IMPORT = re.compile(r"^import [^;]*;\n", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|let|class)\b)", re.MULTILINE)
_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "multiselect": False, "hideEdgesOnDrag": False, "tooltipDelay": 200},
}


def render(store: ox.Store, path: str | Path, *, title: str | None = None) -> None:
    """Draw the graph in ``store`` as an HTML file at ``path``; the same graph gives the same bytes.

    Raises GraphError where the file cannot be written.
    """
    page = draw(Payload(store), title or "政务知识图谱")
    try:
        Path(path).write_text(page, encoding="utf-8", newline="\n")
    except OSError as error:
        raise GraphError(f"{path}: the view cannot be written: {error.strerror}") from error


def draw(payload: Payload, title: str) -> str:
    """The page's HTML."""
    from pyvis.network import Network  # imports IPython, so only where something is drawn

    network = Network(directed=True, cdn_resources="in_line", heading=title)
    network.options = _OPTIONS
    for node in _first_nodes(payload):
        network.add_node(node.pop("id"), **node)
    drawn = set(network.get_nodes())
    network.edges = [
        {"from": a, "to": b, "value": weight} for a, b, weight in payload.links if a in drawn and b in drawn
    ]
    network.templateEnv = _environment({"data": payload.data() | {"links": payload.links}, **_assets()})
    network.path = "explorer.html.j2"
    return str(network.generate_html())


def _first_nodes(payload: Payload) -> list[dict[str, Any]]:
    """The most central things that are linked with another one, with their places in the picture."""
    graph = nx.Graph()
    wanted = [i for i, thing in enumerate(payload.things) if thing["kind"] != "action"][:_FIRST]
    graph.add_nodes_from(wanted)
    chosen = set(wanted)
    graph.add_weighted_edges_from((a, b, w) for a, b, w in payload.links if a in chosen and b in chosen)
    graph.remove_nodes_from([node for node in wanted if not graph.degree[node]])
    labels = {node: wrap(payload.things[node]["label"]) for node in graph}
    sizes = {node: node_size(graph.degree[node]) for node in graph}
    points = place(graph, {node: box(labels[node], sizes[node]) for node in graph})
    return [
        {"id": node, "label": labels[node], "group": payload.things[node]["kind"], "size": sizes[node], "x": x, "y": y}
        for node, (x, y) in sorted(points.items())
    ]


def node_size(degree: int) -> float:
    """The radius of a node with so many neighbours, in pixels."""
    return float(round(min(8 + 2.6 * degree**0.5, 24), 1))


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


def _assets() -> dict[str, Any]:
    """Our own code and style and vis-network, each with the digest that the policy allows."""
    from markupsafe import Markup

    assets = files("kg.view") / "assets"
    library = (files("pyvis") / "templates/lib/vis-9.1.2/vis-network.min.js").read_text("utf-8").replace("\r\n", "\n")
    texts = {"library": library, "script": _script(), "style": (assets / "explorer.css").read_text("utf-8")}
    digests = {f"{name}_digest": _digest(text) for name, text in texts.items()}
    return {name: Markup(text) for name, text in texts.items()} | digests  # our files, no data


def _script() -> str:
    """The modules as one script: their imports and exports fall away, their names are distinct."""
    assets = files("kg.view") / "assets"
    modules = [(assets / f"{name}.js").read_text("utf-8") for name in _MODULES]
    return (
        '(() => {\n"use strict";\n' + "\n".join(_EXPORT.sub("", _IMPORT.sub("", text)) for text in modules) + "})();\n"
    )


def _digest(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()
