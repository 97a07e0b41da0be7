"""One file's gold held against what the graph says of that file: one method for each kind of fact.

Gold and graph are paired one to one, the best matches first. What a list ``optional_X`` names counts neither way when
it is found.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from kg.evaluate.actions import Action, ActionMatcher, gathered
from kg.evaluate.gold import Unit
from kg.evaluate.graph import KG, LOCATED, PART_OF, WITHIN, Graph, Row
from kg.evaluate.match import covers, likeness, pair, plain
from kg.evaluate.report import Score

_CHANGES = {"appointed": f"{KG}Appointment", "removed": f"{KG}Removal"}
_INDICATORS = ("综合指数", "PM2.5", "PM10", "NO2", "SO2")  # of a gold row that gives a place and bare numbers
_HIDDEN = ("article", "action")

Match = Callable[[Any, Any], float]


class PageScorer:
    """Adds the scores of one unit to ``scores``."""

    def __init__(self, graph: Graph, unit: Unit, scores: dict[str, Score]) -> None:
        self._graph, self._unit, self._gold, self._scores = graph, unit, unit.facts, scores
        self._articles = {
            row["article"]: row for row in graph.rows("articles") if Path(row["file"] or "").name == unit.file
        }
        self._aliases: dict[str, set[str]] = {}
        for row in unit.names:
            forms = {plain(name) for name in row}
            for form in forms:
                self._aliases[form] = self._aliases.get(form, set()) | forms

    def run(self) -> None:
        """Score every kind that the gold lists."""
        things = self._things()
        kinds: Mapping[str, Callable[[], object]] = {
            "people": lambda: self._count("people", self._list("people"), things["Person"], self.same),
            "bodies": lambda: self._bodies_and_places(things),
            "documents": lambda: self._count("documents", self._list("documents"), things["Document"], self._document),
            "meetings": self._meetings,
            "posts": self._posts,
            "appointments": self._appointments,
            "took_part": self._took_part,
            "statements": self._statements,
            "honours": self._honours,
            "within": lambda: self._relation("within", WITHIN),
            "part_of": lambda: self._relation("part_of", PART_OF),
            "located": lambda: self._relation("located", LOCATED),
            "observations": self._observations,
            "actions": self._actions,
        }
        for kind, score in kinds.items():
            if kind in self._gold or (kind == "bodies" and "places" in self._gold):
                score()
        if any("joined" in article for article in self._gold.get("articles") or ()):
            self._count("articles", self._list("articles"), list(self._articles), self._article)

    # ------------------------------------------------------------ names

    def same(self, name: object, thing: str | None) -> bool:
        """Whether a name of the gold is one of a thing's names, by any name that the gold gives to it."""
        return bool(self._wanted(name) & self._graph.forms(thing))

    def _wanted(self, name: object) -> set[str]:
        return self._aliases.get(plain(name), {plain(name)})

    def _like(self, names: Iterable[str], thing: str | None, least: float) -> bool:
        forms = self._graph.forms(thing)
        return any(likeness(name, form) >= least for name in names for form in forms)

    def _list(self, kind: str) -> Sequence[Any]:
        return self._gold.get(kind) or ()

    def _rows(self, query: str) -> list[Row]:
        return [row for row in self._graph.rows(query) if row["article"] in self._articles]

    def _distinct(self, query: str, *fields: str) -> list[Row]:
        """The rows of a query that differ in the fields named, whatever article states them."""
        rows = {tuple(row[name] for name in fields): row for row in reversed(self._rows(query))}
        return [{name: row[name] for name in fields} for row in reversed(rows.values())]

    # ------------------------------------------------------------ counting

    def _count(
        self,
        kind: str,
        gold: Sequence[Any],
        found: Sequence[Any],
        match: Match,
        free: Callable[[Any], bool] | None = None,
    ) -> list[tuple[Any, Any]]:
        """Pair gold and found, book what is left, give the pairs back. ``free`` excuses what was found in excess."""
        pairs = pair(gold, found, match)
        hit, used = {i for i, _ in pairs}, {j for _, j in pairs}
        maybe = () if kind == "actions" else self._list(f"optional_{kind}")
        excused = free or (lambda _item: False)
        wrong = [
            item
            for j, item in enumerate(found)
            if j not in used and not excused(item) and not any(match(option, item) for option in maybe)
        ]
        self._book(kind, len(pairs), [item for i, item in enumerate(gold) if i not in hit], wrong)
        return [(gold[i], found[j]) for i, j in pairs]

    def _book(self, kind: str, hits: int, missed: Sequence[Any], wrong: Sequence[Any]) -> None:
        score = self._scores.setdefault(kind, Score())
        score.hits += hits
        score.missed_count += len(missed)
        score.wrong_count += len(wrong)
        score.missed += [(self._unit.file, item) for item in missed]
        score.wrong += [(self._unit.file, self._say(item)) for item in wrong]

    def _say(self, item: Any) -> Any:
        """A found fact in words: things by their names, what only points elsewhere left out."""
        if isinstance(item, Action):
            return {
                "actor": [self._graph.say(actor) for actor in item.actors],
                "verb": item.verb,
                "object": item.object,
            }
        if isinstance(item, Mapping):
            return {key: self._say(value) for key, value in item.items() if value is not None and key not in _HIDDEN}
        return self._graph.say(item) if isinstance(item, str) else item

    # ------------------------------------------------------------ kinds

    def _things(self) -> dict[str, list[str]]:
        """The things mentioned, by class, while every mention's offsets are held against its article's text."""
        things: dict[str, list[str]] = {kind: [] for kind in ("Person", "Body", "Place", "Meeting", "Document")}
        broken, right = [], 0
        for row in self._rows("mentions"):
            text = self._articles[row["article"]]["text"] or ""
            if text[int(row["begin"] or 0) : int(row["end"] or 0)] == row["surface"]:
                right += 1
            else:
                broken.append(row)
            members = things[(row["class"] or "").removeprefix(KG)]
            if row["thing"] and row["thing"] not in members:
                members.append(row["thing"])
        if right or broken:
            self._book("offsets", right, (), broken)
        return things

    def _bodies_and_places(self, things: Mapping[str, list[str]]) -> None:
        """What reads both ways counts under either kind; what another list of the gold names is not wrong here."""
        bodies, places = self._list("bodies"), self._list("places")
        known = [*bodies, *places, *(meeting[0] for meeting in self._list("meetings")), *self._list("documents")]

        def elsewhere(thing: str) -> bool:
            return any(self.same(name, thing) for name in known)

        for kind, names, own, other in (("bodies", bodies, "Body", "Place"), ("places", places, "Place", "Body")):
            also = [thing for thing in things[other] if any(self.same(name, thing) for name in names)]
            self._count(kind, names, list(dict.fromkeys(things[own] + also)), self.same, elsewhere)

    def _document(self, name: str, thing: str) -> bool:
        return self.same(name, thing) or self._like((name,), thing, 0.8)

    def _meets(self, meeting: Sequence[Any], thing: str) -> bool:
        return self.same(meeting[0], thing) or self._like(self._wanted(meeting[0]), thing, 0.85)

    def _meetings(self) -> None:
        dates = {str(row["meeting"]): (row["date"] or "")[:10] for row in self._rows("meetings")}
        kept = self._count("meetings", self._list("meetings"), list(dates), self._meets)
        dated = [(meeting, thing) for meeting, thing in kept if meeting[1]]

        def right(meeting: Sequence[Any], thing: str) -> bool:
            return self._meets(meeting, thing) and dates[thing] == str(meeting[1])

        self._count("meeting dates", [meeting for meeting, _ in dated], [thing for _, thing in dated], right)

    def _posts(self) -> None:
        def match(post: Sequence[Any], row: Row) -> int:
            person, title, body = post[:3]
            if not self.same(person, row["person"]) or plain(title) != plain(row["title"]):
                return 0
            return 1 if body is None else 2 * self.same(body, row["body"])

        self._count("posts", self._list("posts"), self._distinct("posts", "person", "title", "body"), match)

    def _appointments(self) -> None:
        def match(change: Sequence[Any], row: Row) -> bool:
            same_person = row["kind"] == _CHANGES.get(change[3]) and self.same(change[0], row["person"])
            return same_person and plain(change[1]) == plain(row["title"])

        self._count("appointments", self._list("appointments"), self._rows("appointments"), match)

    def _took_part(self) -> None:
        listed = self._gold.get("took_part_lists") or {}
        pairs = {(row[0], row[1]) for row in self._list("took_part")}
        pairs |= {(person, meeting) for meeting, people in listed.items() for person in people}
        gold = {(min(self._wanted(who)), min(self._wanted(what))): (who, what) for who, what in sorted(pairs)}

        def match(want: Sequence[Any], row: Row) -> bool:
            held = self.same(want[1], row["meeting"]) or self._like((want[1],), row["meeting"], 0.85)
            return held and self.same(want[0], row["participant"])

        self._count("took_part", list(gold.values()), self._distinct("took_part", "participant", "meeting"), match)

    def _statements(self) -> None:
        """Not one to one: a statement of the graph may hold several pieces, and several may hold one."""

        def fits(said: Sequence[Any], row: Row) -> bool:
            return self.same(said[0], row["speaker"]) and covers(row["text"], said[1])

        gold, rows = self._list("statements"), self._rows("statements")
        known = [*gold, *self._list("optional_statements")]
        missed = [said for said in gold if not any(fits(said, row) for row in rows)]
        wrong = [row for row in rows if not any(fits(said, row) for said in known)]
        self._book("statements", len(gold) - len(missed), missed, wrong)

    def _honours(self) -> None:
        def match(honour: Sequence[Any], row: Row) -> bool:
            return self.same(honour[0], row["recipient"]) and likeness(honour[1], row["honour"]) >= 0.7

        self._count("honours", self._list("honours"), self._rows("honours"), match)

    def _relation(self, kind: str, relation: str) -> None:
        rows = [row for row in self._distinct("relations", "relation", "part", "whole") if row["relation"] == relation]

        def match(want: Sequence[Any], row: Row) -> bool:
            return self.same(want[0], row["part"]) and self.same(want[1], row["whole"])

        self._count(kind, self._list(kind), rows, match)

    def _observations(self) -> None:
        gold: list[Sequence[Any]] = []
        for row in self._list("observations"):
            if isinstance(row[1], str):
                gold.append(row[:3])
            else:
                gold += [(row[0], *named) for named in zip(_INDICATORS, row[1:], strict=False)]

        def match(want: Sequence[Any], row: Row) -> bool:
            place, indicator, value = want[:3]
            near = abs(float(value) - float(row["value"] or "nan")) < 1e-6 * max(1, abs(float(value)))
            return (
                near
                and (place is None or self.same(place, row["place"]))
                and likeness(indicator, row["indicator"]) >= 0.6
            )

        self._count("observations", gold, self._rows("observations"), match)

    def _actions(self) -> None:
        matcher = ActionMatcher(self._gold, self._articles, self.same)
        found = gathered(self._rows("actions"))
        kept = self._count("actions", matcher.gold, found, matcher.match, matcher.optional)
        for name, has, right in matcher.parts():
            cases = [(want, action) for want, action in kept if want.get(has)]
            wrong = [(want, action) for want, action in cases if not right(want, action)]
            self._book(f"· {name}", len(cases) - len(wrong), (), ())
            score = self._scores[f"· {name}"]
            score.missed_count += len(wrong)
            score.wrong_count += len(wrong)
            score.wrong += [(self._unit.file, (want, self._say(action))) for want, action in wrong]

    def _article(self, want: Mapping[str, Any], article: str) -> bool:
        row = self._articles[article]
        text = plain(row["text"])
        if want.get("starts"):
            begins = plain(want["starts"])[:12] in text[:200]
        else:
            begins = likeness(want.get("headline", ""), row["headline"] or "") >= 0.6
        ends = not want.get("ends") or plain(want["ends"])[-10:] in text[-120:]
        authors = want.get("author") or []
        written = {
            form
            for r in self._graph.rows("articles")
            if r["article"] == article
            for form in self._graph.forms(r["author"])
        }
        signed = all(plain(name) in written for name in ([authors] if isinstance(authors, str) else authors))
        return begins and ends and signed and all(plain(seam) in text for seam in want.get("joined") or [])
