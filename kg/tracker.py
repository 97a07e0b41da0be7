"""The tracker: what was promised, by whom, where, how much, by when, and what became of it, with dates and sentences.

Actions that report on one another (``kg:follows``) are one matter: its first report is the promise, its last one says
how far it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kg.lexicon import table
from kg.store import PREFIXES, GraphStore

STATUSES = {"planned": "计划", "ongoing": "进行中", "done": "已完成", "proposed": "建议"}
_REPORTS = """SELECT ?action ?verb ?object ?status ?due ?date ?headline ?sentence {
  ?action a kg:PolicyAction ; kg:verb ?verb ; kg:object ?object ; kg:status ?status ; kg:evidence ?place .
  ?place nif:anchorOf ?sentence ; kg:article ?article .
  OPTIONAL { ?action kg:due ?due } OPTIONAL { ?article schema:datePublished ?date }
  OPTIONAL { ?article schema:headline ?headline } }"""
_SLOTS = {
    "actors": "?action kg:actor/(skos:prefLabel|skos:altLabel) ?value",
    "named": "?action kg:actor/skos:prefLabel ?value",
    "places": """?action schema:location|kg:beneficiary|kg:actor ?x .
        ?x a kg:Place ; skos:prefLabel|skos:altLabel ?value""",
    "topics": "?action kg:topic/skos:prefLabel ?value FILTER(LANG(?value) = 'zh')",
    "topic names": "?action kg:topic/skos:prefLabel ?value",
    "amounts": """?action kg:quantity ?x . ?x schema:value ?n OPTIONAL { ?x schema:unitText ?u }
        BIND(CONCAT(STR(?n), " ", COALESCE(?u, "")) AS ?value)""",
    "earlier": "?action kg:follows ?value",
}


@dataclass(frozen=True, slots=True, order=True)
class Report:
    """One action as an article states it."""

    date: str
    action: str  # IRI
    status: str  # planned, ongoing …
    verb: str
    object: str
    due: str
    headline: str
    sentence: str
    amounts: tuple[str, ...] = ()  # value and unit: 120 个


@dataclass(frozen=True, slots=True)
class Matter:
    """What several articles report on one after the other, in the order of their dates; often a single report."""

    reports: tuple[Report, ...]
    actors: tuple[str, ...]  # canonical names
    topics: tuple[str, ...]
    names: frozenset[str]  # every name of every actor
    places: frozenset[str]  # every name of every place
    areas: frozenset[str]  # every name of every topic

    @property
    def status(self) -> str:
        """How far it is, by the latest report; what is only begun, or done in part, is still going on."""
        last = self.reports[-1]
        begun = table("verb_families").get(last.verb, ())[1:] == ("start",)
        return "ongoing" if last.status == "done" and (begun or self.part) else last.status

    @property
    def part(self) -> str:
        """How much of the amount first set is reported, where that is less: 60/120 个."""
        wanted = dict(amount.split(" ", 1)[::-1] for amount in reversed(self.reports[0].amounts))
        for amount in self.reports[-1].amounts if len(self.reports) > 1 else ():
            value, unit = amount.split(" ", 1)
            if unit in wanted and Decimal(value) < Decimal(wanted[unit]):
                return f"{value}/{wanted[unit]} {unit}"
        return ""

    @property
    def due(self) -> str:
        """The first date set for it, empty where none was."""
        return next((report.due for report in self.reports if report.due), "")


def matters(store: GraphStore) -> list[Matter]:
    """Everything that is to be done, is being done or was done, by the date of its first report."""
    slots = {name: _values(store, pattern) for name, pattern in _SLOTS.items()}
    reports = _reports(store, slots["amounts"])
    earlier = {action: values[0] for action, values in slots["earlier"].items() if values[0] in reports}
    chains: dict[str, list[Report]] = defaultdict(list)
    for report in sorted(reports.values()):
        chains[_first(report.action, earlier)].append(report)
    return sorted((_matter(chain, slots) for chain in chains.values()), key=lambda matter: matter.reports)


def chosen(
    found: Iterable[Matter],
    *,
    by: str | None = None,
    at: str | None = None,
    status: str | None = None,
    due: str | None = None,
    overdue: str | None = None,
    topic: str | None = None,
) -> Iterator[Matter]:
    """The matters that fit every condition given: an actor's or place's name, the latest status, a topic's label.

    ``due`` and ``overdue`` are days: due by then, or due before then and not known to be done.
    """
    for matter in found:
        late = matter.due and matter.status != "done"
        if (
            (by is None or by in matter.names)
            and (at is None or at in matter.places)
            and (status is None or matter.status == status)
            and (due is None or (matter.due and last_day(matter.due) <= due))
            and (overdue is None or (late and last_day(matter.due) < overdue))
            and (topic is None or topic in matter.areas)
        ):
            yield matter


def latest_day(found: Iterable[Matter]) -> str:
    """The day of the latest report: the day on which the graph knows most."""
    return max((report.date for matter in found for report in matter.reports), default="")


def last_day(due: str) -> str:
    """A due day, month or year as its last day, to be compared with days."""
    return {4: f"{due}-12-31", 7: f"{due}-31"}.get(len(due), due)


def told(matter: Matter) -> Iterator[str]:
    """A matter as lines: what and how far, then each report with its date and sentence."""
    first = matter.reports[0]
    parts = (
        STATUSES[matter.status],
        "、".join(matter.actors),
        f"{first.verb}{first.object}",
        matter.part or "、".join(first.amounts),
    )
    due = f"期限 {matter.due}" if matter.due else ""
    yield "  ".join(filter(None, (*parts, due, " ".join(matter.topics))))
    for report in matter.reports:
        yield f"    {report.date or '?':<10} {STATUSES[report.status]} 《{report.headline}》 {report.sentence}"


def _reports(store: GraphStore, amounts: Mapping[str, list[str]]) -> dict[str, Report]:
    """Each action with the first of its sentences."""
    found: dict[str, Report] = {}
    for row in store.rows(_REPORTS):
        action, verb, object_, status, due, date, headline, sentence = (value or "" for value in row)
        far = status.removeprefix(PREFIXES["kg"])
        words = " ".join(sentence.split())
        report = Report(date[:10], action, far, verb, object_, due, headline, words, tuple(amounts.get(action, ())))
        found[action] = min(report, found.get(action, report))
    return found


def _values(store: GraphStore, pattern: str) -> dict[str, list[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for action, value in store.rows(f"SELECT ?action ?value {{ ?action a kg:PolicyAction . {pattern} }}"):
        found[action or ""].add(value or "")
    return {action: sorted(values) for action, values in found.items()}


def _first(action: str, earlier: Mapping[str, str]) -> str:
    """The first report of the chain; a chain goes back in time, so it ends."""
    while action in earlier:
        action = earlier[action]
    return action


def _matter(chain: Sequence[Report], slots: Mapping[str, Mapping[str, list[str]]]) -> Matter:
    def all_of(slot: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(value for report in chain for value in slots[slot].get(report.action, ())))

    names, places, areas = (frozenset(all_of(slot)) for slot in ("actors", "places", "topic names"))
    return Matter(tuple(chain), all_of("named"), all_of("topics"), names, places, areas)
