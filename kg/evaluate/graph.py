"""An export of the graph, read as its users read it: by SPARQL on the terms of the vocabulary.

Every row is a mapping from the query's variables to strings (an IRI, or a literal's text), or None where nothing is
bound.
"""

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

import pyoxigraph as ox

from kg.errors import InputError
from kg.evaluate.match import plain
from kg.store import GraphFolder

Row = Mapping[str, str | None]

KG = "https://kg.example/ontology#"
WITHIN = "http://www.opengis.net/ont/geosparql#sfWithin"
PART_OF = "http://www.w3.org/ns/org#subOrganizationOf"
LOCATED = "https://schema.org/location"

PREFIXES = """
PREFIX kg: <https://kg.example/ontology#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX schema: <https://schema.org/>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX sosa: <http://www.w3.org/ns/sosa/>
PREFIX geo: <http://www.opengis.net/ont/geosparql#>
PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>
PREFIX itsrdf: <http://www.w3.org/2005/11/its/rdf#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
"""

QUERIES: Mapping[str, str] = {
    "names": "SELECT DISTINCT ?thing ?name { ?thing skos:prefLabel|skos:altLabel ?name }",
    "articles": """SELECT ?article ?file ?headline ?author ?text {
        ?article a kg:Article ; dcterms:source ?file ; kg:text ?text .
        OPTIONAL { ?article schema:headline ?headline } OPTIONAL { ?article schema:author ?author } }""",
    "mentions": """SELECT DISTINCT ?article ?thing ?class ?begin ?end ?surface {
        VALUES ?class { kg:Person kg:Body kg:Place kg:Meeting kg:Document }
        ?mention a kg:Mention ; itsrdf:taIdentRef ?thing ; nif:beginIndex ?begin ; nif:endIndex ?end ;
            nif:anchorOf ?surface ; kg:sentence/kg:article ?article .
        ?thing a ?class }""",
    "meetings": """SELECT DISTINCT ?article ?meeting ?date {
        ?mention itsrdf:taIdentRef ?meeting ; kg:sentence/kg:article ?article .
        ?meeting a kg:Meeting . OPTIONAL { ?meeting schema:startDate ?date } }""",
    "posts": """SELECT DISTINCT ?article ?person ?title ?body {
        ?fact a org:Membership ; org:member ?person ; org:role/skos:prefLabel ?title ;
            kg:evidence/kg:article ?article .
        OPTIONAL { ?fact org:organization ?body } }""",
    "appointments": """SELECT DISTINCT ?article ?kind ?person ?title ?body ?date {
        VALUES ?kind { kg:Appointment kg:Removal }
        ?fact a ?kind ; org:member ?person ; org:role/skos:prefLabel ?title ; kg:evidence/kg:article ?article .
        OPTIONAL { ?fact org:organization ?body } OPTIONAL { ?fact dcterms:date ?date } }""",
    "took_part": """SELECT DISTINCT ?article ?participant ?meeting {
        ?fact a kg:Participation ; kg:participant ?participant ; kg:meeting ?meeting ;
            kg:evidence/kg:article ?article }""",
    "statements": """SELECT DISTINCT ?article ?speaker ?text {
        ?fact a kg:Statement ; kg:speaker ?speaker ; schema:text ?text ; kg:evidence/kg:article ?article }""",
    "honours": """SELECT DISTINCT ?article ?recipient ?honour {
        ?fact a kg:Award ; kg:recipient ?recipient ; kg:honour ?honour ; kg:evidence/kg:article ?article }""",
    "relations": """SELECT DISTINCT ?article ?relation ?part ?whole {
        VALUES ?relation { geo:sfWithin org:subOrganizationOf schema:location }
        ?fact a rdf:Statement ; rdf:subject ?part ; rdf:predicate ?relation ; rdf:object ?whole ;
            kg:evidence/kg:article ?article }""",
    "observations": """SELECT DISTINCT ?article ?place ?indicator ?value ?unit ?from ?to ?change {
        ?fact a sosa:Observation ; sosa:hasFeatureOfInterest ?place ; schema:value ?value ;
            sosa:observedProperty/skos:prefLabel ?indicator ; kg:evidence/kg:article ?article .
        OPTIONAL { ?fact schema:unitText ?unit } OPTIONAL { ?fact kg:isChange ?change }
        OPTIONAL { ?fact schema:startDate ?from } OPTIONAL { ?fact schema:endDate ?to } }""",
    "actions": """SELECT DISTINCT ?article ?action ?actor ?verb ?object ?place ?value ?unit ?due ?status {
        ?action a kg:PolicyAction ; kg:verb ?verb ; kg:object ?object ; kg:status ?status ;
            kg:evidence/kg:article ?article .
        OPTIONAL { ?action kg:actor ?actor } OPTIONAL { ?action schema:location ?place }
        OPTIONAL { ?action kg:quantity ?q . ?q schema:value ?value . OPTIONAL { ?q schema:unitText ?unit } }
        OPTIONAL { ?action kg:due ?due } }""",
}

_FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
}


class Graph:
    """The default graph of an export, with the names of each of its things."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store
        self._answers: dict[str, tuple[Row, ...]] = {}

    def rows(self, name: str) -> tuple[Row, ...]:
        """The answer to one of QUERIES, sorted, asked once."""
        if name not in self._answers:
            self._answers[name] = self.select(PREFIXES + QUERIES[name])
        return self._answers[name]

    def select(self, sparql: str) -> tuple[Row, ...]:
        """The rows of a SELECT, in an order that depends on nothing but themselves."""
        found = self._store.query(sparql)
        assert isinstance(found, ox.QuerySolutions)
        variables = [variable.value for variable in found.variables]
        rows = [{name: _text(solution[name]) for name in variables} for solution in found]
        return tuple(sorted(rows, key=lambda row: [row[name] or "" for name in variables]))

    @cached_property
    def names(self) -> Mapping[str, frozenset[str]]:
        """Each thing's names, as they are compared."""
        names: dict[str, set[str]] = defaultdict(set)
        for row in self.rows("names"):
            names[row["thing"] or ""].add(plain(row["name"]))
        return {thing: frozenset(forms) for thing, forms in names.items()}

    def forms(self, value: str | None) -> frozenset[str]:
        """The names of a thing; of a text, the text itself."""
        if value is None:
            return frozenset()
        return self.names.get(value) or frozenset({plain(value)})

    def say(self, value: str | None) -> str | None:
        """A thing by its names, anything else as it is."""
        return "/".join(sorted(self.names[value])) if value is not None and value in self.names else value


def _text(term: object) -> str | None:
    return None if term is None else str(getattr(term, "value", term))


def open_graph(path: Path) -> Graph:
    """Read an export (.ttl, .nt, .nq or .trig) or the folder of a graph.

    Raises InputError for an export that is missing, of another kind or broken, GraphError for a folder that is no
    graph.
    """
    if path.is_dir():
        return Graph(GraphFolder(path).open().oxigraph)
    if not path.is_file():
        raise InputError(path, "no such export or folder of a graph")
    form = _FORMATS.get(path.suffix)
    if form is None:
        raise InputError(path, f"not an export of the graph: its name must end in {', '.join(_FORMATS)}")
    store = ox.Store()
    try:
        store.bulk_load(path=str(path), format=form)
    except SyntaxError as error:
        raise InputError(path, f"does not parse: {error.msg}", error.lineno) from error
    return Graph(store)
