"""Make the README's diagram of the ontology, ontology/kg.svg, from the ontology and its shapes alone."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path

from rdflib import RDFS, SH, Graph, Literal, URIRef
from rdflib.term import Node

from kg.rdf import ontology_path
from kg.store import PREFIXES, curie

PICTURE = Path(__file__).parents[2] / "ontology" / "kg.svg"
COLUMNS = (
    ("原文 · text", ("kg:Issue", "kg:Article", "kg:Piece", "kg:Sentence", "kg:Mention", "kg:Verdict", "kg:Relation")),
    ("事实 · facts", ("org:Membership", "kg:Appointment", "kg:Participation", "kg:Statement", "kg:Award")),
    ("事实 · facts", ("kg:PolicyAction", "schema:QuantitativeValue", "sosa:Observation", "rdf:Statement")),
    ("事物 · things", ("kg:Person", "kg:Body", "kg:Place", "kg:Meeting", "kg:Document", "kg:Indicator", "org:Role")),
)
WIDTH, ROW, GAP = 330, 17, 14
HUES = {"原文 · text": "#2f6f8f", "事实 · facts": "#8a5a12", "事物 · things": "#3d7a3d"}


def main() -> None:
    """Write the picture."""
    PICTURE.write_text(picture(), encoding="utf-8")
    print(f"{PICTURE}: {PICTURE.stat().st_size} bytes", file=sys.stderr)


def picture() -> str:
    """The diagram as SVG."""
    ontology, shapes = (
        Graph().parse(data=ontology_path(name).read_bytes(), format="turtle") for name in ("kg.ttl", "shapes.ttl")
    )
    boxes, lowest = [], 0
    for number, (title, names) in enumerate(COLUMNS):
        left, top = GAP + number * (WIDTH + GAP), 40
        boxes.append(f'<text class="head" x="{left}" y="26" fill="{HUES[title]}">{escape(title)}</text>')
        for name in names:
            rows = list(properties(name, ontology, shapes))
            boxes.append(box(name, label(name, ontology), rows, left, top, HUES[title]))
            top += (len(rows) + 1) * ROW + 10 + GAP
        lowest = max(lowest, top)
    wide = GAP + len(COLUMNS) * (WIDTH + GAP)
    style = "text{font:12px 'Noto Sans CJK SC',sans-serif}"
    style += ".head{font-size:15px;font-weight:bold}.name{font-weight:bold;fill:#fff}"
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {lowest}" width="{wide}" height="{lowest}">'
    ground = f'<rect width="{wide}" height="{lowest}" fill="#fff"/>'
    return "\n".join((head, f"<style>{style}</style>", ground, *boxes, "</svg>\n"))


def box(name: str, words: str, rows: list[str], left: int, top: int, hue: str) -> str:
    """A class: its name, and its properties with what they lead to."""
    high = (len(rows) + 1) * ROW + 10
    lines = [
        f'<rect x="{left}" y="{top}" width="{WIDTH}" height="{high}" fill="#fff" stroke="{hue}" rx="4"/>',
        f'<rect x="{left}" y="{top}" width="{WIDTH}" height="{ROW + 5}" fill="{hue}" rx="4"/>',
        f'<text class="name" x="{left + 8}" y="{top + 15}">{escape(f"{name}  {words}")}</text>',
    ]
    lines += [
        f'<text x="{left + 8}" y="{top + 20 + ROW * number}">{escape(row)}</text>' for number, row in enumerate(rows, 1)
    ]
    return "\n".join(lines)


def properties(name: str, ontology: Graph, shapes: Graph) -> Iterator[str]:
    """The properties that the shapes of a class ask for, in order, each with its label and what it leads to."""
    rows = {}
    for shape in shapes.subjects(SH.targetClass, full(name)):
        for rule in shapes.objects(shape, SH.property):
            path = curie(str(shapes.value(rule, SH.path)))
            many = "" if shapes.value(rule, SH.maxCount) is not None else " *"
            rows[path] = f"{path} {label(path, ontology)} → {leads(rule, shapes)}{many}"
    return iter([rows[path] for path in sorted(rows)])


def leads(rule: Node, shapes: Graph) -> str:
    """The classes or datatypes of a property's values."""
    alternatives = shapes.value(rule, SH["or"])
    options = list(shapes.items(alternatives)) if alternatives is not None else [rule]
    found = [shapes.value(option, key) for option in options for key in (SH["class"], SH.datatype)]
    named = [curie(str(each)).removeprefix("kg:").removeprefix("xsd:") for each in found if each is not None]
    if set(named) >= {"date", "gYear"}:
        return "day, month or year"
    if not named and shapes.value(rule, SH["in"]) is not None:
        words = (str(each).rpartition("#")[2].rpartition("/")[2] for each in shapes.items(shapes.value(rule, SH["in"])))
        return cut(", ".join(words), 24)
    return cut(" | ".join(dict.fromkeys(named)), 22) or "IRI"


def cut(words: str, size: int) -> str:
    return words if len(words) <= size else words[:size].rpartition(" ")[0] + " …"


def label(name: str, ontology: Graph) -> str:
    found = (each for each in ontology.objects(full(name), RDFS.label) if isinstance(each, Literal))
    return next((str(each) for each in found if each.language == "zh"), "")


def full(name: str) -> URIRef:
    prefix, _, local = name.partition(":")
    return URIRef(PREFIXES[prefix] + local)


if __name__ == "__main__":
    main()
