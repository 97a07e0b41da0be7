"""Nodes that the shapes cannot tell apart: of what is alike, one is checked for all.

An aspect of a node is what a constraint of COMPARED looks at: beside its classes, how often it has a property, and of
each value its kind, datatype, language, classes, and how it stands to every length, number, pattern and list in the
shapes. A rule holds for every node with an aspect or for none. A big graph has some hundred aspects.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TypeAlias

import pyoxigraph as ox
from rdflib import RDF, SH, Graph, Literal, URIRef

from kg.store import PREFIXES, text

Node: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Triple
Seen: TypeAlias = tuple[object, ...]
Aspect: TypeAlias = tuple[object, ...]
_TYPE = ox.NamedNode(str(RDF.type))
_DEFAULT = ox.DefaultGraph()
_TEXTS = (PREFIXES["xsd"] + "string", PREFIXES["rdf"] + "langString")
# The constraints that a likeness takes in; a test holds the shapes to them.
COMPARED = frozenset(
    SH[name]
    for name in (
        *("class", "datatype", "disjoint", "in", "languageIn", "lessThan", "maxCount", "minCount", "minExclusive"),
        *("minInclusive", "minLength", "nodeKind", "or", "pattern", "path", "property", "message", "targetClass"),
        "targetSubjectsOf",
    )
)


@dataclass(frozen=True, slots=True)
class Measures:
    """What the shapes hold values against: counts, lengths, numbers, patterns, lists of things, pairs of properties."""

    most: int
    longest: int
    numbers: tuple[float, ...]
    patterns: tuple[re.Pattern[str], ...]
    listed: frozenset[str]
    less: tuple[tuple[str, str], ...]
    apart: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, shapes: Graph) -> Measures:
        """The measures of a graph of shapes."""
        counts, lengths, numbers = (
            sorted(float(str(value)) for name in names for value in shapes.objects(None, SH[name]))
            for names in (("minCount", "maxCount"), ("minLength",), ("minInclusive", "minExclusive"))
        )
        lists = (shapes.items(each) for each in shapes.objects(None, SH["in"]))
        return cls(
            most=1 + int(max(counts, default=0)),
            longest=int(max(lengths, default=0)),
            numbers=tuple(numbers),
            patterns=tuple(re.compile(each) for each in sorted(set(map(str, shapes.objects(None, SH.pattern))))),
            listed=frozenset(str(value) for values in lists for value in values),
            less=_pairs(shapes, SH.lessThan),
            apart=_pairs(shapes, SH.disjoint),
        )


def _nodes(shapes: Graph, target: URIRef) -> list[ox.NamedNode]:
    return [ox.NamedNode(each) for each in sorted(set(map(str, shapes.objects(None, target))))]


def _pairs(shapes: Graph, constraint: URIRef) -> tuple[tuple[str, str], ...]:
    found = shapes.subject_objects(constraint)
    return tuple(sorted((str(shapes.value(rule, SH.path)), str(other)) for rule, other in found))


class Alike:
    """The aspects of a store's nodes."""

    def __init__(self, store: ox.Store, shapes: Graph) -> None:
        self._store, self._measures = store, Measures.of(shapes)
        self._classes = _nodes(shapes, SH.targetClass)
        self._properties = _nodes(shapes, SH.targetSubjectsOf)
        self._targeted = frozenset(each.value for each in self._properties)
        self._paths = {str(RDF.type), *map(str, shapes.objects(None, SH.path))}
        self._needed = frozenset(str(shapes.value(rule, SH.path)) for rule in shapes.subjects(SH.minCount))
        self._paired = {path for pair in (*self._measures.less, *self._measures.apart) for path in pair}
        self._thing: Callable[[ox.NamedNode | ox.BlankNode], Seen] = lru_cache(100_000)(self._classes_of)
        self._value: Callable[[ox.Literal], Seen] = lru_cache(100_000)(self._measured)

    def nodes(self) -> Iterator[Node]:
        """Every node that the shapes look at; one of several classes more than once."""
        for kind in self._classes:
            for quad in self._store.quads_for_pattern(None, _TYPE, kind, _DEFAULT):
                yield quad.subject
        others: set[Node] = set()
        for path in self._properties:
            for quad in self._store.quads_for_pattern(None, path, None, _DEFAULT):
                if quad.subject not in others and not self._has_class(quad.subject):
                    others.add(quad.subject)
                    yield quad.subject

    def _has_class(self, node: Node) -> bool:
        """Whether a node was looked at by its class."""
        kinds = (quad.object for quad in self._store.quads_for_pattern(node, _TYPE, None, _DEFAULT))
        return any(kind in self._classes for kind in kinds)

    def aspects(self, node: Node) -> frozenset[Aspect]:
        """What the shapes see of a node."""
        seen: defaultdict[str, Counter[Seen]] = defaultdict(Counter)
        paired: defaultdict[str, set[str]] = defaultdict(set)
        for quad, value in self._seen(node):
            seen[quad.predicate.value][value] += 1
            if quad.predicate.value in self._paired:
                paired[quad.predicate.value].add(str(quad.object))
        counts = {path: self._counted(values) for path, values in seen.items()}
        kind = (counts.pop(_TYPE.value, None), self._targeted.intersection(counts))
        less = ((one, other, _in_order(paired[one], paired[other])) for one, other in self._measures.less)
        meet = ((one, other, not paired[one].isdisjoint(paired[other])) for one, other in self._measures.apart)
        said = (*counts.items(), *less, *meet, (self._needed.difference(counts),))
        return frozenset((kind, *each) for each in said)

    def specimen(self, node: Node) -> Iterator[ox.Triple]:
        """Triples of a node with all of its aspects: of values that are alike, no more than the shapes count."""
        had: Counter[tuple[str, Seen]] = Counter()
        for quad, value in self._seen(node):
            what = quad.predicate.value, value
            had[what] += 1
            if had[what] <= self._measures.most or what[0] in self._paired:
                yield quad.triple

    def _seen(self, node: Node) -> Iterator[tuple[ox.Quad, Seen]]:
        """What is said of a node by properties that the shapes name, and what they see of each value."""
        for quad in self._store.quads_for_pattern(node, None, None, _DEFAULT):
            value = quad.object
            if quad.predicate == _TYPE:
                yield quad, (str(value),)
            elif quad.predicate.value in self._paths and not isinstance(value, ox.Triple):
                yield quad, self._value(value) if isinstance(value, ox.Literal) else self._thing(value)

    def _counted(self, values: Counter[Seen]) -> frozenset[tuple[Seen, int]]:
        return frozenset((value, min(times, self._measures.most)) for value, times in values.items())

    def _classes_of(self, node: ox.NamedNode | ox.BlankNode) -> Seen:
        kinds = (quad.object for quad in self._store.quads_for_pattern(node, _TYPE, None, _DEFAULT))
        listed = node.value if node.value in self._measures.listed else ""
        return type(node).__name__, listed, frozenset(map(text, kinds))

    def _measured(self, literal: ox.Literal) -> Seen:
        """A literal as the shapes see it."""
        measures, words, datatype = self._measures, literal.value, literal.datatype.value
        known = None if datatype in _TEXTS else Literal(words, datatype=URIRef(datatype))
        number = None if known is None or known.ill_typed else known.value
        return (
            *(datatype, literal.language, bool(known is not None and known.ill_typed)),
            min(len(words), measures.longest),
            words if words in measures.listed else "",
            tuple(bool(pattern.search(words)) for pattern in measures.patterns),
            tuple(
                (number > each) - (number < each)
                for each in measures.numbers
                if isinstance(number, int | float | Decimal)
            ),
        )


def _in_order(ones: set[str], others: set[str]) -> tuple[str, ...]:
    """Whether numbers stand before others; where they are none, the values, which make a node unlike all."""
    try:
        return tuple(sorted({str(_number(one) < _number(other)) for one in ones for other in others}))
    except ValueError:
        return (*sorted(ones), "<", *sorted(others))


def _number(term: str) -> int:
    return int(term.removeprefix('"').partition('"')[0])
