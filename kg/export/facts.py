"""Facts as one flat table that a spreadsheet opens right: UTF-8 with byte order mark, the evidence beside each fact."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from typing import IO, Any

import pyoxigraph as ox

from kg.export.spool import sorted_lines
from kg.rdf.namespaces import ontology
from kg.store import PREFIXES, GraphStore, curie, text

_COLUMNS = {
    "类别 kind": (),
    "主体 who": (
        *("org:member", "kg:participant", "kg:speaker", "kg:actor", "kg:recipient", "rdf:subject"),
        "sosa:hasFeatureOfInterest",
    ),
    "动作 verb": ("org:role", "kg:capacity", "kg:manner", "kg:verb", "rdf:predicate", "sosa:observedProperty"),
    "内容 what": ("kg:object", "schema:text", "kg:honour", "rdf:object", "schema:value", "kg:beneficiary"),
    "机构或会议 in": ("org:organization", "kg:meeting", "kg:source"),
    "地点 where": ("schema:location",),
    "数量 quantity": ("kg:quantity",),
    "单位 unit": ("schema:unitText",),
    "日期 date": ("schema:startDate", "schema:endDate", "dcterms:date", "kg:asOf"),
    "期限 due": ("kg:due",),
    "进展 status": ("kg:status",),
}
_EVIDENCE = (
    "原文 sentence",
    "标题 headline",
    "刊登 published",
    "文件 file",
    "起 begin",
    "止 end",
    "规则 rule",
    "编号 fact",
)
_CLASSES = (
    *("org:Membership", "kg:Appointment", "kg:Removal", "kg:Participation", "kg:Statement", "kg:PolicyAction"),
    *("kg:Award", "sosa:Observation", "rdf:Statement"),
)
_FORMULA = re.compile(r"[=+\-@\t\r](?![\d.]*%?$)")  # what a spreadsheet would run, but for plain numbers
Said = dict[str, list[Any]]  # the values of a node, by property


def write_facts(store: GraphStore, output: IO[bytes]) -> None:
    """Write a row for every fact and sentence that states it, in order of kind, file and place."""
    output.write("\ufeff".encode() + _line([*_COLUMNS, *_EVIDENCE]))
    look = _Look(store.oxigraph)
    for name in _CLASSES:
        keyed = (_key(row) + b"\0" + _line(row) for row in look.rows(name))
        output.writelines(line.partition(b"\0")[2] for line in sorted_lines(keyed))


class _Look:
    """Facts looked up in a store, with the names of what they name."""

    def __init__(self, store: ox.Store) -> None:
        self.store = store
        self.name: Callable[[ox.NamedNode], str] = lru_cache(100_000)(self._name)

    def rows(self, kind: str) -> Iterator[list[str]]:
        """The rows of all facts of a kind."""
        default = ox.DefaultGraph()
        for quad in self.store.quads_for_pattern(None, _term("rdf:type"), _term(kind), default):
            said = self.said(quad.subject)
            cells = [_label(_term(kind)), *(self.cell(said, slots) for slots in list(_COLUMNS.values())[1:])]
            for sentence in said.get("kg:evidence", [None]):
                yield [*cells, *self.place(sentence), self.plain(said, "kg:rule"), curie(text(quad.subject))]

    def said(self, node: object) -> Said:
        found: Said = {}
        if isinstance(node, ox.NamedNode):
            for quad in self.store.quads_for_pattern(node, None, None, ox.DefaultGraph()):
                found.setdefault(curie(quad.predicate.value), []).append(quad.object)
        return found

    def cell(self, said: Said, slots: Iterable[str]) -> str:
        """What fills a column: the values of its properties, by name."""
        return "、".join(dict.fromkeys(each for slot in slots for each in sorted(map(self.words, said.get(slot, ())))))

    def words(self, term: Any) -> str:
        return str(term.value) if isinstance(term, ox.Literal) else self.name(term)

    def plain(self, said: Said, slot: str) -> str:
        return min((term.value for term in said.get(slot, ())), default="")

    def _name(self, node: ox.NamedNode) -> str:
        said = self.said(node)
        if "kg:bound" in said:  # a quantity
            bound = _label(next(iter(said["kg:bound"])))
            return ("" if bound == _label(_term("kg:exactly")) else bound) + self.cell(
                said, ("schema:value", "schema:unitText")
            ).replace("、", "")
        return self.plain(said, "skos:prefLabel") or _label(node)

    def place(self, sentence: object) -> list[str]:
        """A sentence with where it stands: text, headline, day, file, begin and end."""
        said = self.said(sentence)
        article = self.said(next(iter(said.get("kg:article", ())), None))
        about = (self.plain(article, slot) for slot in ("schema:headline", "schema:datePublished", "dcterms:source"))
        offsets = (self.plain(said, slot) for slot in ("nif:beginIndex", "nif:endIndex"))
        return [self.plain(said, "nif:anchorOf"), *about, *offsets]


def _key(row: list[str]) -> bytes:
    """File, place in it and fact, as bytes in that order."""
    file, begin, fact = row[-5], row[-4], row[-1]
    return f"{file}\x01{begin:0>9}\x01{fact}".encode()


def _line(row: list[str]) -> bytes:
    """One line of the table, whatever its cells hold."""
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerow([_cell(words) for words in row])
    return buffer.getvalue().encode()


def _cell(words: str) -> str:
    words = re.sub(r"[\r\n]+", " ", words).replace("\0", "")
    return "'" + words if _FORMULA.match(words) else words


def _term(name: str) -> ox.NamedNode:
    prefix, _, local = name.partition(":")
    return ox.NamedNode(PREFIXES[prefix] + local)


def _label(term: Any) -> str:
    """The Chinese name of a term of the ontology, or the end of the IRI."""
    return _labels().get(text(term), text(term).rpartition("/")[2])


@cache
def _labels() -> dict[str, str]:
    labels = (triple for triple in ontology() if triple.predicate == _term("rdfs:label"))
    return {text(t.subject): text(t.object) for t in labels if getattr(t.object, "language", None) == "zh"}
