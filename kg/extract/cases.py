"""Discipline and court cases: what a commission, procuratorate or court did with a person named as its object.

The clause is the person's (某某被立案审查调查, 某某接受市纪委监委纪律审查), the action is the body's: it investigates,
expels, prosecutes, sentences; the person is whom it concerns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.offices import NOTE
from kg.extract.patterns import SYMBOLS, Masked, mask, pattern
from kg.extract.text import AnnotatedText
from kg.model import Kind, LineKind, PolicyAction, Status, Thing
from kg.text.numbers import find_quantities

_DEED = (
    r"立案审查调查|立案审查|立案调查|立案侦查|审查调查|刑事拘留|采取留置措施|留置|批准逮捕|决定逮捕|逮捕|提起公诉|移送审查起诉|移送起诉"
    r"|开除党籍|开除公职|撤销党内职务|判处有期徒刑|判处无期徒刑|判处死刑|行政拘留|双开"
)
_BETWEEN = r"(?:(?!\ue001)[^,。;:“”]){0,24}?"
_UNDERGOES = pattern(
    rf"(?P<who>{{person}}){NOTE}{_BETWEEN},?(?:目前|现|近日|日前|正在|正|主动投案,?)*接受(?P<by>(?:{{body}}|、|和)*)"
    r"(?P<what>(?:纪律审查|监察调查|审查调查|调查)(?:和(?:纪律审查|监察调查))?)"
)
_PASSIVE = pattern(
    rf"(?P<who>{{person}}){NOTE}{_BETWEEN},?被(?P<by>{{body}})?(?:依法|以涉嫌{_BETWEEN}罪|以{_BETWEEN}罪|一审|二审|公开宣判|处以|给予)*"
    rf"(?P<what>{_DEED})"
)
_GIVEN = pattern(
    r"给予(?P<who>{person})(?:同志)?(?P<what>(?:开除党籍|开除公职|撤销党内职务|留党察看|党内严重警告|政务撤职|降级|记过|警告)"
    r"(?:、(?:开除公职|政务撤职))?)处分"
)
_AGAINST = pattern(
    rf"(?:对|将)(?:被告人|犯罪嫌疑人)?(?P<who>{{person}}){NOTE}{_BETWEEN}(?P<what>提起公诉|移送审查起诉|移送检察机关|立案审查调查|立案侦查|立案调查)"
)
_COURT = pattern(r"(?P<by>{body})[^。;\ue001-\ue006]*$")
_BASE = re.compile(r"^(?:采取|移送|提起|批准|决定|判处)")


def extract(text: AnnotatedText) -> Iterator[PolicyAction]:
    """The measures of an article's paragraphs, in reading order."""
    for index, sentence in enumerate(text.sentences):
        if sentence.kind is not LineKind.PARAGRAPH:
            continue
        masked = mask(text, index)
        if SYMBOLS["person"] not in masked.text:
            continue
        found = [m for one in (_UNDERGOES, _PASSIVE, _GIVEN, _AGAINST) for m in one.finditer(masked.text)]
        for match in sorted(found, key=lambda m: m.start("what")):
            yield _action(text, masked, match)


def _action(text: AnnotatedText, masked: Masked, match: re.Match[str]) -> PolicyAction:
    who = masked.mention(match.start("who")).thing
    begin, end = masked.begin(match.start("what")), masked.end(match.end("what"))
    words = text.surface(begin, end)
    verb = _BASE.match(words)
    term = find_quantities(text.flat, end, min(end + 12, text.sentences[masked.index].end))
    return PolicyAction(
        evidence=(masked.index,),
        rule="case",
        verb=verb[0] if verb else words,
        object=words[verb.end() :] if verb and verb.end() < len(words) else who.name,
        status=Status.DONE,
        actors=_bodies(masked, match),
        beneficiary=who,
        quantities=tuple(q.quantity for q in term if "判处" in words and q.quantity.unit in ("年", "个月", "月")),
        begin=begin,
    )


def _bodies(masked: Masked, match: re.Match[str]) -> tuple[Thing, ...]:
    """Who takes the measure: named in the clause, else the body before it."""
    named = match.groupdict().get("by")
    if named:
        return tuple(m.thing for m in masked.mentions(*match.span("by")) if m.thing.kind is Kind.BODY)
    before = _COURT.search(masked.text, max(0, match.start() - 40), match.start())
    return (masked.mention(before.start("by")).thing,) if before else ()
