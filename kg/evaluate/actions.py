"""When a policy action of the graph is one of the gold's, and which of its slots are right."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kg.evaluate.graph import KG, Row
from kg.evaluate.match import likeness, plain

Want = Mapping[str, Any]
Part = tuple[str, str, Callable[[Want, "Action"], bool]]


@dataclass(slots=True)
class Action:
    """One action of the graph; a slot that the query gives on several rows holds them all."""

    article: str
    verb: str
    object: str
    status: str
    due: str
    actors: list[str | None] = field(default_factory=list)
    places: list[str | None] = field(default_factory=list)
    amounts: list[tuple[str | None, str | None]] = field(default_factory=list)


def gathered(rows: Sequence[Row]) -> list[Action]:
    """One Action for each action of the rows."""
    actions: dict[str | None, Action] = {}
    for row in rows:
        article, verb, what, status, due = (row[name] or "" for name in ("article", "verb", "object", "status", "due"))
        action = actions.setdefault(row["action"], Action(article, verb, what, status.removeprefix(KG), due))
        action.actors.append(row["actor"])
        action.places.append(row["place"])
        action.amounts.append((row["value"], row["unit"]))
    return list(actions.values())


class ActionMatcher:
    """Matches the actions of one unit's gold."""

    def __init__(
        self, facts: Mapping[str, Any], articles: Mapping[str | None, Row], same: Callable[[object, str | None], bool]
    ):
        lists = facts.get("actions") or ()
        self.gold: list[Want] = (
            [a for rows in lists.values() for a in rows] if isinstance(lists, Mapping) else list(lists)
        )
        self._articles, self._same = articles, same
        named = facts.get("optional_actions") or ()
        self._heads = [a for a in facts.get("articles") or () if isinstance(a, Mapping) and a.get("id") in named]
        starts = [*(facts.get("optional_starts") or ()), *(a["starts"] for a in self._heads if a.get("starts"))]
        self._starts = [plain(start)[:8] for start in starts]

    def optional(self, action: Action) -> bool:
        """Whether the action stands in an article whose actions count neither way."""
        article = self._articles[action.article]
        begins = plain(article["text"])[:80]
        if any(start in begins for start in self._starts):
            return True
        headline = article["headline"] or ""
        return any(head.get("headline") and likeness(head["headline"], headline) >= 0.8 for head in self._heads)

    def match(self, want: Want, action: Action) -> float:
        """Verb equal or the other's tail, and the object alike; of two alike, the one whose actor and status agree."""
        whole = likeness(want["object"], action.object)
        verb, other = plain(want["verb"]), plain(action.verb)
        if (verb.endswith(other) or other.endswith(verb)) and whole >= 0.7:
            return 1 + whole + 0.1 * (action.status == want.get("status")) + 0.1 * self._any_actor(want, action)
        together = likeness(want["verb"] + want["object"], action.verb + action.object)
        return whole / 2 if together >= 0.85 else 0.0

    def _any_actor(self, want: Want, action: Action) -> bool:
        wanted = _many(want.get("actor"))
        return any(self._same(name, actor) if name else actor is None for name in wanted for actor in action.actors)

    def parts(self) -> tuple[Part, ...]:
        """(name, the gold's field, whether it is right) for each slot that is scored on the actions found."""
        return (
            ("actor", "actor", self._actor_right),
            ("status", "status", lambda want, action: action.status == want["status"]),
            ("quantity", "quantity", lambda want, action: all(_has(action, q) for q in _many(want["quantity"]))),
            ("place", "at", self._places_right),
            ("due", "due", lambda want, action: action.due.startswith(str(want["due"])[:7])),
        )

    def _actor_right(self, want: Want, action: Action) -> bool:
        return any(self._same(name, actor) for name in _many(want["actor"]) for actor in action.actors if actor)

    def _places_right(self, want: Want, action: Action) -> bool:
        return all(any(self._same(name, place) for place in action.places if place) for name in _many(want["at"]))


def _many(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _has(action: Action, quantity: Mapping[str, Any]) -> bool:
    """Whether the action has the amount, in the gold's unit."""
    wanted = float(quantity["value"])
    return any(
        value is not None
        and abs(float(value) - wanted) < 1e-6 * max(1, abs(wanted))
        and plain(unit or "") == plain(quantity["unit"])
        for value, unit in action.amounts
    )
