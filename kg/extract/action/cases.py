"""Discipline and court cases: what a commission, procuratorate or court did with a person named as its object.

The clause is the person's (某某被立案审查调查, 某某接受市纪委监委纪律审查), the action is the body's: it investigates,
expels, prosecutes, sentences; the person is whom it concerns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from kg.extract.office.offices import NOTE
from kg.extract.patterns import SYMBOLS, Masked, mask, pattern
from kg.extract.text import AnnotatedText
from kg.model import Kind, LineKind, PolicyAction, Quantity, Status, Thing
from kg.text.numbers import find_quantities

_TERM = r"(?:死刑|无期徒刑|有期徒刑|拘役|管制)(?:,?缓期二年执行)?"
_DEED = (
    r"立案审查调查|立案审查|立案调查|立案侦查|审查调查|刑事拘留|采取留置措施|留置|批准逮捕|决定逮捕|逮捕|提起公诉|移送审查起诉|移送起诉"
    rf"|移送(?:军事)?检察机关|移送司法机关|开除党籍和公职|开除党籍|开除公职|撤销党内职务|判处{_TERM}|行政拘留|双开|处以罚款|罚款|没收违法所得"
)
_BETWEEN = r"(?:(?!\ue001)[^,。;:“”]){0,40}?"
_NAMED = r"[^。;:“”]{0,60}?"
_UNDERGOES = pattern(
    rf"(?P<who>{{person}}){NOTE}{_BETWEEN},?(?:目前|现|近日|日前|正在|正|主动投案,?)*接受(?P<by>(?:{{body}}|、|和)*)"
    r"(?P<what>(?:纪律审查|监察调查|审查调查|调查)(?:和(?:纪律审查|监察调查))?)"
)
_PASSIVE = pattern(
    rf"(?P<who>[\ue001\ue002]){NOTE}{_BETWEEN},?{_BETWEEN}被(?P<by>{{body}})?"
    rf"(?:依法|以涉嫌{_BETWEEN}罪|以{_BETWEEN}罪|一审|二审|公开宣判|给予)*(?P<what>{_DEED})"
)
_GIVEN = pattern(
    r"(?:由(?P<by>{body}))?给予(?P<who>{person}|其)(?:同志)?(?P<what>(?:开除党籍|开除公职|撤销党内职务|留党察看|党内严重警告|政务撤职"
    r"|降级|记过|警告)(?:、(?:开除公职|政务撤职))?)的?处分"
)
_AGAINST = pattern(
    rf"(?:对|将){_NAMED}(?P<who>{{actor}}|其){NOTE}(?:(?!\ue001)[^,。;:]){{0,50}}?(?<!作出)(?<!给予)(?P<what>{_DEED})"
)
_COURT = pattern(  # not 经|某党委|批准,决定
    r"(?P<by>{body})(?!(?:会议|研究|审议|同意|并报)*(?:批准|同意),)[^。;\ue001-\ue006]*$"
)
_SENTENCED = pattern(rf"判处(?:被告人|罪犯)?(?P<who>{{person}}){NOTE}(?P<what>{_TERM})")
_FINED = pattern(r"判处(?:被告单位)?(?P<who>{body})?(?<!判处)(?P<what>罚金)")
_AND = pattern(r"(?P<what>并处罚金|并处没收(?:个人)?(?:全部|部分)?财产)")
_FOUND = pattern(rf"通报了?{_NAMED}(?P<who>{{person}})(?P<what>[^,。;]{{0,12}}问题)")
_PATTERNS = (_UNDERGOES, _PASSIVE, _GIVEN, _AGAINST, _SENTENCED, _FINED, _AND, _FOUND)
_VERBS = {_SENTENCED: "判处", _FINED: "判处", _FOUND: "通报", _GIVEN: "给予"}
_PENALTY = re.compile("罚款|没收")
_CASE = re.compile("立案|调查|拘留|留置|逮捕|公诉|移送|开除|处分|判处|并处|罚款|双开|通报|没收")
_JUDGES = re.compile(r"(?:法院|检察院|纪律检查委员会|监察委员会|纪委监委|公安[局厅分部]+)$")
_BASE = re.compile(r"^(?:采取|移送|提起|批准|决定|判处|并处|处以|没收)")


def extract(text: AnnotatedText) -> Iterator[PolicyAction]:
    """The measures of an article's paragraphs, in reading order."""
    yield from measures(text)


@lru_cache(maxsize=4)  # actions leave to cases what they tell
def measures(text: AnnotatedText) -> tuple[PolicyAction, ...]:
    """The measures of an article's paragraphs, in reading order."""
    return tuple(_measures(text))


def _measures(text: AnnotatedText) -> Iterator[PolicyAction]:
    for index, sentence in enumerate(text.sentences):
        if sentence.kind is not LineKind.PARAGRAPH:
            continue
        if not _CASE.search(text.flat, sentence.begin, sentence.end):
            continue
        masked = mask(text, index)
        if SYMBOLS["person"] not in masked.text and not _PENALTY.search(masked.text):
            continue
        found = [m for one in _PATTERNS for m in one.finditer(masked.text)]
        last: tuple[int, Thing | None] = (-1, None)
        for match in sorted(found, key=lambda m: m.start("what")):
            who = _who(masked, match, last[1])
            if match.start("what") > last[0] and who is not None:
                yield _action(text, masked, match, who)
                last = match.start("what"), who


def _who(masked: Masked, match: re.Match[str], before: Thing | None) -> Thing | None:
    """Whom a measure concerns: named with it, else whom the last did; 被告单位 is the firm named last."""
    if match.re is _FINED and not match["who"]:
        bodies = [m.thing for m in masked.mentions(0, match.start()) if m.thing.kind is Kind.BODY]
        return next((body for body in reversed(bodies) if not _JUDGES.search(body.name)), None)
    at = match.start("who") if match.groupdict().get("who") else -1
    return masked.mention(at).thing if at in masked.held else before


def _action(text: AnnotatedText, masked: Masked, match: re.Match[str], who: Thing) -> PolicyAction:
    begin, end = masked.begin(match.start("what")), masked.end(match.end("what"))
    words = "通报" + text.surface(begin, end) if match.re is _FOUND else text.surface(begin, end)
    verb = _VERBS.get(match.re) or (base[0] if (base := _BASE.match(words)) else words)
    object_words = words.removeprefix(verb) + ("处分" if match.re is _GIVEN else "")
    if verb == "移送" and match[0].startswith("将"):  # 将其涉嫌犯罪问题|移送检察机关
        handed = text.surface(masked.begin(match.start() + 1), begin)
        object_words = handed.removesuffix("依法")
    elif match.re is _AGAINST and (matter := _MATTER.search(text.surface(masked.begin(match.start() + 1), begin))):
        object_words = matter[1]
    return PolicyAction(
        evidence=(masked.index,),
        rule="case",
        verb=verb,
        object=object_words or who.name,
        status=Status.DONE,
        actors=_bodies(masked, match) or _named_before(text, masked.index, verb + object_words),
        beneficiary=who,
        quantities=_penalty(text, masked.index, verb, end),
        begin=begin,
    )


_MATTER = re.compile("(.+(?:问题|行为))(?:进行了?|予以|正在?|依法)*$")  # 对|某局原局长某某严重违纪违法问题|进行了


def _penalty(text: AnnotatedText, index: int, verb: str, end: int) -> tuple[Quantity, ...]:
    """The term or sum right behind a sentence, fine or detention: 有期徒刑三年, 罚金2万元."""
    if verb not in ("判处", "并处", "处以", "罚款", "没收", "行政拘留"):
        return ()
    found = find_quantities(text.flat, end, min(end + 14, text.sentences[index].end))
    near = [q for q in found if q.begin <= end + 3]
    if len(near) == 1 and near[0].quantity.unit == "年":  # 五年六个月
        near += [q for q in found[1:] if q.begin == near[0].end and q.quantity.unit == "个月"]
    return tuple(q.quantity for q in near)


def _bodies(masked: Masked, match: re.Match[str]) -> tuple[Thing, ...]:
    """Who takes the measure: named in the clause, else the body before it."""
    named = match.groupdict().get("by")
    if named:
        return tuple(m.thing for m in masked.mentions(*match.span("by")) if m.thing.kind is Kind.BODY)
    before = _COURT.search(masked.text, max(0, match.start() - 60), match.start())
    named = masked.mention(before.start("by")).thing if before else None
    if named and ("判处" not in match[0] or _JUDGES.search(named.name)):  # 对被告单位某公司…一案宣判,|判处…
        return (named,)
    courts = (m.thing for m in masked.mentions(0, match.start()) if _JUDGES.search(m.thing.name))
    return tuple(islice(courts, 1))


_WHOSE = (
    *(("判处", "法院"), ("并处", "法院"), ("公诉", "检察院")),
    *(("给予开除公职", "监察委员会"), ("给予政务", "监察委员会"), ("给予", "纪律检查委员会")),
)


def _named_before(text: AnnotatedText, index: int, measure: str) -> tuple[Thing, ...]:
    """The house that the article named last, for what only such a house does: …被判处有期徒刑, 决定给予…处分."""
    house = next((ending for word, ending in _WHOSE if word in measure), None)
    bodies = (m.thing for at in range(index, -1, -1) if house for m in reversed(text.things(at, Kind.BODY)))
    return tuple(islice((body for body in bodies if body.name.endswith(house or "")), 1))
