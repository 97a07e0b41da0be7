"""Why a thing is what it is: its names, the articles that name it, its posts over time, and the verdicts on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.errors import NotFoundError
from kg.store import BASE, PREFIXES, GraphStore

KINDS = ("person", "body", "place", "meeting", "document")
JUDGEMENTS = {"same": "同一", "different": "不同", "unsure": "存疑", "wrong": "有误"}
_NAMED = """SELECT ?thing ?label { ?thing skos:prefLabel ?label ; skos:prefLabel|skos:altLabel ?name
  FILTER(STR(?name) = "%s") }"""


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict: the things it judges, how, by which rule or whom, why, and the article whose name it is about."""

    judges: tuple[str, ...]
    judgement: str
    rule: str
    who: str
    reason: str
    headline: str = ""


@dataclass(frozen=True, slots=True)
class Account:
    """A thing with all that tells who or what it is."""

    iri: str
    label: str
    code: str
    forms: tuple[tuple[str, int], ...]  # how articles name it, with counts, the most frequent first
    posts: tuple[tuple[str, str, str], ...]  # first day, last day, post
    wholes: tuple[str, ...]  # what it belongs to or lies in
    sightings: tuple[tuple[str, str, str], ...]  # day, headline, first sentence that names it
    decisions: tuple[Decision, ...]


def accounts(store: GraphStore, name: str) -> list[Account]:
    """One account for each bearer of a name (王伟, person:王伟, person:王伟-太原市公安局, an IRI), sorted.

    Raises NotFoundError where the graph knows no such thing. A thing merged into another is told as that one.
    """
    found = _bearers(store, name)
    if not found:
        raise NotFoundError(f"nothing in the graph is called {name}")
    return [_account(store, iri, label) for iri, label in sorted(found.items())]


def decisions(store: GraphStore, iri: str | None = None) -> list[Decision]:
    """The verdicts on one thing, or all that compare two things or call something wrong, sorted."""
    judged = f"?v kg:judges <{iri}> ." if iri else ""
    query = f"""SELECT ?v ?judges ?judgement ?rule ?who ?reason ?headline {{ {judged}
      ?v a kg:Verdict ; kg:judges ?judges ; kg:judgement ?judgement ; kg:rule ?rule ; dcterms:description ?reason .
      OPTIONAL {{ ?v dcterms:creator ?who }}
      OPTIONAL {{ ?v kg:evidence/kg:article/schema:headline ?headline }} }} ORDER BY ?v ?judges"""
    found: dict[str, Decision] = {}
    for row in store.rows(query):
        verdict, thing, judgement, rule, who, reason, headline = (value or "" for value in row)
        before = found[verdict].judges if verdict in found else ()
        judgement = judgement.removeprefix(PREFIXES["kg"])
        found[verdict] = Decision((*before, thing), judgement, rule, who, reason, headline)
    kept = (each for each in found.values() if iri or len(each.judges) > 1 or each.judgement == "wrong")
    return sorted(kept, key=lambda each: (each.judges, each.judgement, each.reason))


def sightings(store: GraphStore, iri: str) -> tuple[tuple[str, str, str], ...]:
    """The articles that name a thing: day, headline, and the first of the sentences, by day."""
    query = f"""SELECT ?date ?article ?headline ?begin ?text {{ ?m itsrdf:taIdentRef <{iri}> ; kg:sentence ?s .
      ?s nif:anchorOf ?text ; nif:beginIndex ?begin ; kg:article ?article .
      OPTIONAL {{ ?article schema:datePublished ?date }} OPTIONAL {{ ?article schema:headline ?headline }} }}"""
    first: dict[str, tuple[int, tuple[str, str, str]]] = {}
    for row in store.rows(query):
        date, article, headline, begin, text = (value or "" for value in row)
        said = (int(begin), (date, headline, " ".join(text.split())))
        first[article] = min(said, first.get(article, said))
    return tuple(sorted(said for _, said in first.values()))


def _bearers(store: GraphStore, name: str) -> dict[str, str]:
    kind, colon, rest = name.partition(":")
    iri = name.strip("<>") if name.strip("<>").startswith(BASE) else f"{BASE}{kind}/{rest}"
    named = rest if colon and kind in KINDS else name
    prefix = f"{BASE}{kind}/" if colon and kind in KINDS else BASE
    found = {thing or "": label or "" for thing, label in store.rows(_NAMED % _quoted(named))}
    if colon:
        query = f"""SELECT ?x ?l {{ {{ <{iri}> skos:prefLabel ?l BIND(<{iri}> AS ?x) }}
          UNION {{ ?x owl:sameAs|^owl:sameAs <{iri}> ; skos:prefLabel ?l }} }}"""
        exact = {thing or "": label or "" for thing, label in store.rows(query)} if _plain(iri) else {}
        found = exact if exact and iri.rpartition("/")[2] != named else {**found, **exact}
    things = tuple(f"{BASE}{each}/" for each in KINDS)
    return {thing: label for thing, label in found.items() if thing.startswith(prefix) and thing.startswith(things)}


def _quoted(name: str) -> str:
    return name.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")


def _plain(iri: str) -> bool:
    """Whether an IRI can stand between < and > in a query."""
    return not any(character in iri for character in '<>"{}|^`\\ \n')


def _account(store: GraphStore, iri: str, label: str) -> Account:
    return Account(
        iri,
        label,
        next((code or "" for (code,) in store.rows(f"SELECT ?c {{ <{iri}> skos:notation ?c }}")), ""),
        tuple(_forms(store, iri)),
        tuple(_posts(store, iri)),
        tuple(_wholes(store, iri)),
        sightings(store, iri),
        tuple(decisions(store, iri)),
    )


def _forms(store: GraphStore, iri: str) -> Iterator[tuple[str, int]]:
    query = f"""SELECT ?form (COUNT(?m) AS ?n) {{ ?m itsrdf:taIdentRef <{iri}> ; nif:anchorOf ?form }} GROUP BY ?form"""
    counts = ((form or "", int(number or 0)) for form, number in store.rows(query))
    yield from sorted(counts, key=lambda each: (-each[1], each[0]))


def _posts(store: GraphStore, iri: str) -> list[tuple[str, str, str]]:
    query = f"""SELECT ?body ?title (MIN(?d) AS ?first) (MAX(?d) AS ?last) {{
      ?f a org:Membership ; org:member <{iri}> ; org:role/skos:prefLabel ?title
      OPTIONAL {{ ?f org:organization/skos:prefLabel ?body }} OPTIONAL {{ ?f kg:asOf ?d }} }} GROUP BY ?body ?title"""
    rows = ([value or "" for value in row] for row in store.rows(query))
    return sorted((first, last, f"{body}{title}") for body, title, first, last in rows)


def _wholes(store: GraphStore, iri: str) -> list[str]:
    query = f"SELECT DISTINCT ?l {{ <{iri}> org:subOrganizationOf|geo:sfWithin ?x . ?x skos:prefLabel ?l }}"
    return sorted(label or "" for (label,) in store.rows(query))
