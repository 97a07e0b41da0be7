"""What a text states: claims of it, one class a kind, each with the sentences that state it."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from kg.model.choice import Choice
from kg.model.names import Thing


class Bound(Choice):
    EXACTLY = "exactly"
    AT_LEAST = "atLeast"
    AT_MOST = "atMost"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value in its base unit (3万名 = 30000 名) with its bound."""

    value: Decimal
    unit: str
    bound: Bound = Bound.EXACTLY


class Status(Choice):
    PLANNED = "planned"
    ONGOING = "ongoing"
    DONE = "done"
    PROPOSED = "proposed"


class Capacity(Choice):
    PRESIDED = "presided"
    SPOKE = "spoke"
    REPORTED = "reported"
    ATTENDED = "attended"
    OBSERVED = "observed"


class Relation(Choice):
    WITHIN = "within"  # place in place
    PART_OF = "part_of"  # body in body
    LOCATED = "located"  # body, meeting or site in a place
    PRESENTED = "presented"  # document in the meeting that heard, discussed or passed it


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A claim of the text. ``evidence`` are the indices of the sentences that state it, never empty."""

    evidence: tuple[int, ...]
    rule: str  # the name of the rule that found it, for readers of the graph


@dataclass(frozen=True, slots=True, kw_only=True)
class Occupancy(Fact):
    """A person holds (or held) a post. Dates are ISO, of the precision that the text gives."""

    person: Thing
    title: str
    body: Thing | None = None
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment(Fact):
    """A person was appointed to a post, or (``removed``) relieved of it."""

    person: Thing
    title: str
    body: Thing | None = None
    removed: bool = False
    date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Fact):
    """When and where a meeting was held, and who held it."""

    meeting: Thing
    start: str | None = None
    end: str | None = None
    organizer: Thing | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Participation(Fact):
    participant: Thing
    meeting: Thing
    capacity: Capacity = Capacity.ATTENDED


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(Fact):
    """What a speaker said, verbatim or reported, in the words of the text."""

    speaker: Thing
    text: str
    manner: str  # the verb: 指出, 表示, 说 …
    meeting: Thing | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyAction(Fact):
    """One clause that a verb of policy heads: who is to do what, for whom, where, how much, by when."""

    verb: str
    object: str
    status: Status
    actors: tuple[Thing, ...] = ()
    beneficiary: Thing | str | None = None
    places: tuple[Thing, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    due: str | None = None
    source: Thing | None = None
    item: int | None = None
    begin: int = field(default=0, compare=False)  # where the verb stands in the article's text


@dataclass(frozen=True, slots=True, kw_only=True)
class Award(Fact):
    recipient: Thing
    honour: str
    date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Fact):
    """A measured value. ``change`` marks a rate of change, its value in %."""

    subject: Thing
    indicator: str
    value: Decimal
    unit: str
    start: str | None = None
    end: str | None = None
    change: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(Fact):
    part: Thing
    relation: Relation
    whole: Thing
