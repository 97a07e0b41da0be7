"""Tours of inspection: who goes where to look into what, named by their sense.

``黎某某到阳朔县、恭城瑶族自治县调研``; the mention is the word 调研. Told of again with fewer places it is the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from kg.lexicon.countries import is_country
from kg.lexicon.divisions import Level, load
from kg.model import Kind, Mention, Sentence, Thing

_LOOKS_INTO, _CHECKS = "调研|考察|视察|走访慰问|看望慰问|督导检查|检查指导", "督导|督查|检查|暗访|夜查|走访|察看"
DEEDS = f"{_LOOKS_INTO}|{_CHECKS}"  # what is done on a tour
_TOUR = re.compile(
    rf"(?:(?:[^。;“”]|“[^“”]{{1,12}}”){{0,40}}?(?P<tour>{_LOOKS_INTO})"
    rf"|,?(?:实地|现场|专题|专程|深入|带队|就[^,。;“”]{{2,20}}?|进行){{0,5}}(?P<checks>{_CHECKS}))(?!组|团|队|员|报告|成果|课题)"
)
_TO = re.compile(
    r"(?:(?![^,]*(?:说|强调|指出|表示|要求|主持|出席|会见))[^,。;:“”]{3,12},(?=到|赴|前往|深入|来到))?(?:总书记|主席|总理|委员长|同志)?(?:\d+[年月日时]|至|—|近日|日前|今天|昨天|连日来|[上下]午|先后|分别|专程|深入|一行|等|率[^,。;]{1,12}|带队|率队|[,、])*"
    r"(到|赴|在|前往|深入|来到|来)了?"
)

TALKS = "会谈|会见|接见|会晤|会面|座谈(?!会)|通电话|通话"
VERBS = re.compile(f"{DEEDS}|{TALKS}|访问")


class Tour(NamedTuple):
    """A tour that a sentence tells of: who, where, by which words, and where its verb stands."""

    visitor: str
    where: tuple[str, ...]
    word: str  # 到, or 在
    verb: str
    begin: int
    end: int

    @property
    def name(self) -> str:
        return f"{self.visitor}{self.word}{'、'.join(self.where)}{self.verb}"


SENT = ("代表团", "工作组", "专家组", "考察团", "指导组", "督导组", "调查组")


def goes(mention: Mention) -> bool:
    """Whether a mention is somebody who can make a tour: a person, or a body that is sent out."""
    sent = mention.thing.kind is Kind.BODY and mention.thing.name.endswith(SENT)
    return (sent or mention.thing.kind is Kind.PERSON) and not mention.pointing


def find(
    text: str, sentence: Sentence, visitors: Sequence[Mention], places: Sequence[Mention], bodies: Sequence[Mention]
) -> Iterator[Tour]:
    """The tour of a sentence, of the first who makes one: to places, else to the body right behind 到."""
    for visitor in visitors:
        for stops in (_stops(text, visitor, places), _stops(text, visitor, bodies)[:1]):
            tour = _TOUR.match(text, stops[-1].end, sentence.end) if stops else None
            if tour:
                group = "tour" if tour["tour"] else "checks"
                where = tuple(stop.thing.name for stop in stops)
                to = _TO.match(text, _alone(text, visitor), stops[0].begin)
                word = "在" if to and to[1] == "在" else "到"
                yield Tour(visitor.thing.name, where, word, tour[group], *tour.span(group))
                return


def _stops(text: str, visitor: Mention, places: Sequence[Mention]) -> list[Mention]:
    """The places of one enumeration right behind a visitor and a word for going."""
    begin = _alone(text, visitor)
    after = [place for place in places if place.begin >= begin]
    return chain(text, after) if after and _TO.fullmatch(text, begin, after[0].begin) else []


# 某某|在某省委书记某某和省长某某陪同下,|先后到某市考察
_COMPANY = re.compile("(?:总书记|主席|总理|委员长)?(?:\\d+日)?(?:[上下]午)?,?在[^。;:“”\\n]{2,60}?(?:等)?陪同下,?")


def _alone(text: str, visitor: Mention) -> int:
    """Where a visitor's own way is told, behind who is with him."""
    company = _COMPANY.match(text, visitor.end)
    return company.end() if company else visitor.end


def named(tours: Sequence[Tour], leaders: Mapping[str, str]) -> Iterator[Mention]:
    """The tours as mentions: each is the first that goes to all its places, and more.

    A delegation's is that of who leads it, of ``leaders``.
    """
    tours = [tour._replace(visitor=leaders.get(tour.visitor, tour.visitor)) for tour in tours]
    for tour in tours:
        same = (t for t in tours if t.visitor == tour.visitor and set(t.where) > set(tour.where))
        equal = (t for t in tours if t.visitor == tour.visitor and set(t.where) == set(tour.where))
        around = (t for t in tours if t.visitor == tour.visitor and _lies_in(tour, t))
        whole = next(around, None) or next(same, None) or next(equal)
        yield Mention(tour.begin, tour.end, Thing(Kind.MEETING, whole.name))


_LOOKS = ("考察", "调研", "视察")


def _lies_in(tour: Tour, other: Tour) -> bool:
    """Whether a tour's places all lie in the one province of another: 在云南考察, |先后到丽江、昆明考察调研."""
    if len(other.where) > 1 or not (tour.verb in _LOOKS and other.verb in _LOOKS):
        return False
    gazetteer = load()
    province = next((one for one in gazetteer.named(other.where[0]) if one.level is Level.PROVINCE), None)
    return province is not None and all(
        any(one != province and gazetteer.within(one, province) for one in gazetteer.named(name)) for name in tour.where
    )


_WORDS = re.compile(r"(到|赴|在|前往|深入|来到|来)([^,。;]{1,40}?)(?:,?(?:实地|现场|专题|专程|深入|分别))*$")
_LEADING = re.compile("率领?[^,。;]{0,12}团")
_OBJECT = re.compile(r"[一-鿿、\d“”]{2,16}?(?=[,。;:!(\n]|时强调|时指出|时说|时要求|并|$)")


def forms(text: str, mentions: Iterable[Mention]) -> Iterator[tuple[Thing, str]]:
    """Other names of tours: with the words that the text has for going (赴, 深入), and with what was looked into."""
    visitors: dict[str, Mention] = {}
    for mention in mentions:
        if goes(mention):
            visitors[mention.thing.name] = mention
        if mention.thing.kind is not Kind.MEETING:
            continue
        verb = text[mention.begin : mention.end]
        if mention.thing.name.endswith(verb) and VERBS.fullmatch(verb):
            name = max((name for name in visitors if mention.thing.name.startswith(name)), key=len, default="")
            if name:
                yield from _forms_of(text, visitors[name], mention)


def _forms_of(text: str, visitor: Mention, mention: Mention) -> Iterator[tuple[Thing, str]]:
    thing, who = mention.thing, visitor.thing.name
    where = thing.name[len(who) + 1 : len(thing.name) - (mention.end - mention.begin)]
    words = _WORDS.search(text, visitor.end, mention.begin)
    verb = text[mention.begin : mention.end]
    called = [thing.name]
    if words:
        called += [f"{who}{words[1]}{where}{verb}", f"{who}{words[1]}{words[2]}{verb}"]
        if _LEADING.fullmatch(text, visitor.end, words.start()):  # 某某率代表团来某市考察
            called.append(text[visitor.begin : mention.end])
    yield from ((thing, form) for form in called[1:])
    if what := _OBJECT.match(text, mention.end):
        yield from ((thing, form + what[0]) for form in called)
        yield thing, f"{who}{verb}{what[0]}"


def chain(text: str, places: Sequence[Mention]) -> list[Mention]:
    """The places of one enumeration (阳朔县、恭城瑶族自治县); of one written right after another the inner one."""
    stops = [places[0]]
    for place in places[1:]:
        between = text[stops[-1].end : place.begin]
        if between == "" and _level(stops[-1]) < _level(place):
            stops.pop()
        elif between not in ("", "、", "和", "及"):
            break
        stops.append(place)
    return stops


_LEVELS = ("国", "省区", "市州盟", "县旗", "镇乡", "村")


def _level(place: Mention) -> int:
    """How deep a division lies, by its last character; what is none lies deepest."""
    name = place.thing.name
    if is_country(name):
        return 0
    if name.endswith("街道"):
        return _LEVELS.index("镇乡")
    if name.endswith("社区"):
        return len(_LEVELS)
    if name.endswith("区") and not name.endswith("自治区"):
        return 3
    return next((depth for depth, ends in enumerate(_LEVELS) if name[-1] in ends), len(_LEVELS))
