"""The action that an article makes of what it tells in everyday words, and how it is compared with others."""

from __future__ import annotations

from dataclasses import replace

from kg.identity.iris import action_iri
from kg.identity.matter import NUMBER, is_row
from kg.identity.reports import Report
from kg.identity.retold import HOW, TOLD, Spoken
from kg.identity.tellings import LEFT, Telling
from kg.identity.things import key_of
from kg.model import PolicyAction, Reading, Status
from kg.text.normalise import flat
from kg.text.words import Word, cut

_IDLE = ("d", "u", "m", "c", "p", "r", "t", "x", "f")
_RESULTS = tuple("完好掉上下成")


def retold(telling: Telling, spoken: Spoken, reading: Reading) -> PolicyAction:
    """The action that a clause tells of: one that was read in it already, or one by the verb that follows the thing."""
    text = reading.article.text
    quoted = text.endswith(("“", '"'), 0, spoken.begin) and "“" not in text[spoken.begin : spoken.end]
    name = text[spoken.begin - (quoted and "”" in text[spoken.begin : spoken.end]) : spoken.end]
    read = (fact for fact in reading.facts if isinstance(fact, PolicyAction) and fact.status in TOLD)
    within = (fact for fact in read if telling.begin <= fact.begin < telling.end)
    for fact in within:
        if name in fact.verb + fact.object or fact.object in name:
            return fact
    verb = _verb(telling, spoken)
    return PolicyAction(
        evidence=(telling.sentence,),
        rule="told-again",
        verb=text[verb.begin : verb.end] if verb else "有",
        object=name,
        status=spoken.status,
        quantities=(spoken.amount.quantity,) if spoken.amount else (),
        begin=verb.begin if verb else spoken.begin,
    )


def _verb(telling: Telling, spoken: Spoken) -> Word | None:
    """The verb: the word before the number behind the thing, else one behind both, else one before; what says late."""
    late = LEFT.search(telling.words) if telling.left and not spoken.amount else None
    if late:
        return Word(telling.begin + late.start(), telling.begin + late.end(), "v")
    amount = (spoken.amount.begin, spoken.amount.end) if spoken.amount else (spoken.end, spoken.end)
    first, last = min(spoken.begin, amount[0]), max(spoken.end, amount[1])
    between = _says(telling, max(spoken.end, telling.own), amount[0])
    behind, before = _says(telling, last, telling.end), _says(telling, telling.begin, first)[::-1]
    verbs = (word for word in (*behind, *before) if word.tag.startswith("v"))
    verb = next(iter((*between[-1:], *verbs)), None)
    over = verb and telling.words[verb.end - telling.begin :][:1] in _RESULTS  # 做|完
    return Word(verb.begin, verb.end + 1, verb.tag) if verb and over else verb


def _says(telling: Telling, begin: int, end: int) -> list[Word]:
    """The words of a stretch of a telling that may be its verb."""
    base = telling.begin
    words = cut(telling.words, begin - base, max(begin, end) - base)
    told = (w for w in words if not w.tag.startswith(_IDLE) and telling.words[w.begin : w.end] not in HOW)
    return [Word(base + word.begin, base + word.end, word.tag) for word in told]


def report_of(
    action: PolicyAction, reading: Reading, earlier: Report, spoken: Spoken, places: frozenset[str]
) -> Report:
    """The report that an action makes on what an earlier one is on: of the same thing, with the number now told."""
    first = reading.names.sentences[action.evidence[0]]
    matter = earlier.matter
    if is_row(matter):
        matter = replace(matter, core=spoken.thing, things=(spoken.thing,))
    amounts = (spoken.amount.quantity,) if spoken.amount else earlier.matter.quantities
    return Report(
        action_iri(action, reading.article),
        key_of(reading),
        reading.front.date or "",
        action,
        replace(matter, quantities=amounts, begun=spoken.status is Status.ONGOING),
        earlier.words,
        NUMBER.sub("", flat(reading.article.text[first.begin : first.end])),
        places=places,
    )
