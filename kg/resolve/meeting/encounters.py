"""Meetings without a name of their own, named by their sense: tours of inspection, visits, talks between people.

``黎某某到阳朔县、恭城瑶族自治县调研`` and ``李某同新加坡总理黄某会谈`` are meetings; the mention is the word 调研,
会谈 …, so that the people and places around it stay mentions of their own.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.lexicon.countries import is_country
from kg.model import Kind, Mention, Sentence
from kg.resolve.body import delegations
from kg.resolve.meeting import chaired, sides, tours
from kg.resolve.meeting.meetings import meeting
from kg.resolve.meeting.tours import Tour
from kg.resolve.person.titles import titles

_PLACED = (
    r"(?:于?\d+日(?:[和、至]\d+日)*|今天|昨天|当天|当日|[上下]午|晚间?|\([^()]{1,12}\)"
    r"|在[^,。;:“”同与和][^,。;:“”同与和在]{0,15}?)"
)
_WHERE = f"{_PLACED}{{0,8}}"
_TITLE = r"(?:总书记|(?:国家)?主席|委员长|议长|秘书长|总统|总理|首相|国王|王储|外长|先生)?"  # 同某某总统|会谈
_FRUITFUL = r"(?:工作|视频|双边|小范围|大范围|友好|成功|亲切|(?:亲切友好|富有成果|卓有成效|历史性|成功)的)?"
_TALK = re.compile(rf"{_TITLE}(?:一行|等)?{_WHERE}(?:举行|进行)?了?{_FRUITFUL}({tours.TALKS})")
_WITH = re.compile(r"[^,。;:“”]{0,40}?(?:同|与|和|[会接]见|会晤)")
_MEETS = re.compile(r"(?<!参加)(?<!出席)(?<!参加了)[会接]见|会晤")  # 参加会见并宣读某某贺信 meets nobody
_BOTH = re.compile(r"[与和](?!夫人)")
_NOBODY = re.compile(r"[,。;:!?后前时期并均都的\s]|$")  # 甲与乙会晤后: of each other, not with a third
_ALSO = rf"(?:并|还|又|先后|分别|随后|{_PLACED}){{0,8}}"
_THEN_MEETS = re.compile(rf"{_ALSO}(?P<verb>[会接]见|会晤)了?[^,。;:“”会同]{{0,30}}")
_THEN_WITH = re.compile(rf"{_ALSO}(?:同|与)[^,。;:“”会同与]{{0,30}}")
_ALONE = re.compile(
    r"[^,。;:“”]{0,24}?(?:(?P<meets>[会接]见|会晤)了?(?P<met>(?:(?!并|[时后](?:[,。]|发表|表示|说|指出|强调|称))[^,。;:“”\s]|“[^“”\s]{1,24}”){2,44})"
    r"|(?:同|与)(?P<other>[^,。;:“”\s]{2,26}?)(?:举行|进行)?(?P<talk>会谈|会见|会晤|座谈(?!会)|通电话))"
)
_VISIT = re.compile(r"国事访问|正式访问|进行访问|工作访问|友好访问")
_OTHER = re.compile(r"[。;]|我(?!国)|此次|这次")
_INVITED = re.compile(r"应[^。;]{2,60}?邀请")
_QUOTED = re.compile(r"“[^“”]*”")
TOGETHER = re.compile(r"(?:和|、|与|偕)(?:夫人|[^,。;:“”会见同]{0,14})")
_BREAK = re.compile(r"[,。;:“”]")


def find(text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The encounters of an article: at most one visit a sentence, one tour and one talk for each who makes them."""
    begins = [m.begin for m in mentions]
    toured: list[Tour] = []
    found: list[Mention] = []
    chairs: list[Mention] = []
    unnamed: list[tuple[str, str, Mention]] = []
    for sentence in sentences:
        inside = mentions[bisect_left(begins, sentence.begin) : bisect_left(begins, sentence.end)]
        people = [m for m in inside if m.thing.kind is Kind.PERSON and not m.pointing]
        if visitors := [m for m in inside if tours.goes(m)]:
            bodies = [m for m in inside if m.thing.kind is Kind.BODY and not m.pointing]
            toured += tours.find(text, sentence, visitors, [m for m in inside if m.thing.kind is Kind.PLACE], bodies)
        if not people:
            found += sides.find(text, sentence, inside)
            continue
        before = mentions[: bisect_left(begins, sentence.end)]
        chairs += chaired.find(text, sentence, inside, mentions)
        for met in delegations.received(text, sentence, inside, before):
            unnamed.append((met.host.name, "会见", Mention(met.begin, met.verb_end, met.meeting)))
        found += _talks(text, sentence, people)
        found += _more_talks(text, sentence, people)
        lands = [m for m in inside if m.thing.kind is Kind.PLACE and (not m.pointing or is_country(m.thing.name))]
        found += _visits(text, sentence, people, lands)
        unnamed += _by_title(text, sentence, people)
    found = [*_visits_named(found), *tours.named(toured, delegations.leaders(text, mentions) if toured else {})]
    yield from found
    yield from chairs
    named = [m.thing for m in found]
    for one, verb, mention in _as_above(text, sentences, unnamed):
        fuller = [t for t in dict.fromkeys(named) if t.name.startswith(one) and verb in t.name[len(one) :]]
        if len(fuller) < 2 or "、" not in mention.thing.name:  # 分别会见甲国总统、乙国总理, of whom the text names all
            yield Mention(mention.begin, mention.end, fuller[0] if len(fuller) == 1 else mention.thing)


def _as_above(
    text: str, sentences: Sequence[Sentence], unnamed: Sequence[tuple[str, str, Mention]]
) -> Iterator[tuple[str, str, Mention]]:
    """The reception of a headline is the one told of below in other words: 会见会议代表, 会见由某某率领的代表团."""
    line = sentences[0].line
    stop = next((s.begin for s in sentences if s.line != line), 0)
    above = {(one, verb): mention.thing for one, verb, mention in unnamed if mention.begin < stop}
    for one, verb, mention in unnamed:
        head = above.get((one, verb), mention.thing)
        alike = head.name[-2:] == mention.thing.name[-2:]
        group = head.name.endswith("团") and delegations.led_by(text, mention.end)
        yield one, verb, replace(mention, thing=head) if alike or group else mention


def _talks(text: str, sentence: Sentence, people: Sequence[Mention]) -> Iterator[Mention]:
    """甲会见乙, 甲同乙、丙会谈; 甲分别会见乙和丙 are two, told by one word."""
    first: Mention | None = None  # of those who meet somebody together: 总统某某和夫人某某会见
    met_so_far: set[int] = set()
    for at, (one, other) in enumerate(itertools.pairwise(people)):
        between = text[one.end : other.begin]
        after = _TALK.match(text, other.end, sentence.end)
        if one.begin in met_so_far and other.begin in met_so_far:
            continue
        if TOGETHER.fullmatch(between) and not (after and _BOTH.match(between) and _NOBODY.match(text, after.end())):
            first = first or one
            continue
        plain = _QUOTED.sub("", between) if len(between) <= 160 else "。"
        if len(plain) > 120 or _BREAK.search(plain) or not _WITH.match(plain):
            first = None  # 应甲和乙邀请,|丙同丁会谈
            continue
        if _KIN.match(text, other.end):
            continue
        met = next(reversed(list(_MEETS.finditer(between))), None)  # 出席某国领导人会晤期间会见…: the last one
        host, first = first or one, None
        guests = list(_together(text, people[at + 1 :]))
        after = after or _TALK.match(text, guests[-1].end, sentence.end)
        begin = other.begin - len(between)
        if not (met or after) or (met and delegations.led_by(text, begin + met.end())):
            continue
        met_so_far |= {guest.begin for guest in guests}
        span = (begin + met.start(), begin + met.end()) if met else after.span(1) if after else (0, 0)
        for guest in guests if "分别" in between else guests[:1]:
            verb = f"{_met(met[0])}{guest.thing.name}" if met else f"同{guest.thing.name}{text[span[0] : span[1]]}"
            yield Mention(*span, meeting(host.thing.name + verb))


def _met(verb: str) -> str:
    """The verb of a talk's name: whoever 会晤 somebody meets him as well (会见); 接见 stays."""
    return "接见" if verb == "接见" else "会见"


_KIN = re.compile("(?:同志|先生|女士|烈士)?的?(?:亲属|家属|遗属|家人|子女)")  # 会见某某同志|亲属
_NEXT = re.compile(r"(?:、|和|与|及|以及)(?:(?![会接]见|会谈|会晤)[^,。;:“”同]){0,26}")


def _together(text: str, people: Sequence[Mention]) -> Iterator[Mention]:
    """The people of one enumeration: 总统甲、总理乙和议长丙."""
    yield people[0]
    for before, after in itertools.pairwise(people):
        if not _NEXT.fullmatch(text, before.end, after.begin):
            return
        yield after


def _more_talks(text: str, sentence: Sentence, people: Sequence[Mention]) -> Iterator[Mention]:
    """甲访问某国,会见某国总统乙,同议长丙、丁举行会谈: clauses without a subject go on with the first who is no host."""
    guests = _guests(text, sentence, people)
    for at, (one, other) in enumerate(itertools.pairwise(people)):
        comma = text.rfind(",", one.end, other.begin) + 1
        if _KIN.match(text, other.end) or not comma or not guests or other.thing == guests[0].thing:
            continue
        met = list(_together(text, people[at + 1 :]))
        if meets := _THEN_MEETS.fullmatch(text, comma, other.begin):
            for guest in met if "分别" in meets[0] else met[:1]:
                name = f"{guests[0].thing.name}{_met(meets['verb'])}{guest.thing.name}"
                yield Mention(*meets.span("verb"), meeting(name))
        elif _THEN_WITH.fullmatch(text, comma, other.begin):
            after = _TALK.match(text, other.end, sentence.end) or _TALK.match(text, met[-1].end, sentence.end)
            if after:
                yield Mention(*after.span(1), meeting(f"{guests[0].thing.name}同{other.thing.name}{after[1]}"))


def _hosts(text: str, people: Sequence[Mention], verb: int) -> list[str]:
    """The last of some people, and who meets somebody with him: 甲、总理乙会见, 甲同总统乙共同会见."""
    hosts = [people[-1]]
    for before in reversed(people[:-1]):
        between = text[before.end : hosts[0].begin]
        together = text.endswith("共同", 0, verb) and len(hosts) == 1 and _WITH_HIM.fullmatch(between)
        if not (together or _BESIDE_HIM.fullmatch(between)):
            break
        hosts.insert(0, before)
    return [host.thing.name for host in hosts]


_WITH_HIM = re.compile("[^,。;:“”]{0,30}[同与][^,。;:“”]{0,24}")
_BESIDE_HIM = re.compile("(?:[、,和]?[一-鿿、]{0,60}(?:主席|书记|主任|总理|委员|部长|委员长|秘书长))?|[、和]")
_COMPANY = re.compile(  # 会见|28国新任驻华使节, 会见|全国道德模范
    "(?:先进(?:个人|集体|模范)|模范|获奖者|获得者|亲属|航天员|官兵|运动员|嘉宾|使节|专家|友好人士|人士|负责人|代表|领导干部|主官|团)$"
)
_SENT = re.compile("(?!出席|参加|来华).*团")  # a body of its own


def _by_title(text: str, sentence: Sentence, people: Sequence[Mention]) -> Iterator[tuple[str, str, Mention]]:
    """会见埃及外长, 同新加坡总理会谈: the other side is told by a title alone; with who meets whom, and the verb."""
    for at, (one, after) in enumerate(itertools.zip_longest(people, people[1:])):
        match = _ALONE.match(text, one.end, sentence.end)
        if match is None or (after and after.begin < match.end()):
            continue
        whom, verb = match["met"] or match["other"], match["meets"] or match["talk"]
        title = list(_COMPANY.finditer(whom))[-1:] or list(titles().finditer(whom))[-1:]
        if not title or len(whom) - title[0].end() > 1 or _SENT.fullmatch(whom):
            continue
        whom = whom[: title[0].end()]
        group = "meets" if match["meets"] else "talk"
        host = "、".join(_hosts(text, people[: at + 1], match.start(group))) if match["meets"] else one.thing.name
        name = f"{host}{_met(verb)}{whom}" if match["meets"] else f"{host}同{whom}{verb}"
        yield host, verb, Mention(*match.span(group), meeting(name))


def _visits(text: str, sentence: Sentence, people: Sequence[Mention], places: Sequence[Mention]) -> Iterator[Mention]:
    """对某国进行国事访问: by the last person before it who does not only invite, and by those named beside him."""
    guests = _guests(text, sentence, people)
    for match in _VISIT.finditer(text, sentence.begin, sentence.end):
        before = [q for q in places if q.end <= match.start() and text.endswith(("对", "往", "赴"), 0, q.begin)]
        visitor = [p for p in guests if before and p.end <= before[-1].begin][-1:]
        if visitor and not _OTHER.search(text, visitor[0].end, before[-1].begin):
            where = "、".join(place.thing.name for place in tours.chain(text, places[places.index(before[-1]) :]))
            for one in _each_of_a_country(text, guests[: guests.index(visitor[0]) + 1], places):
                yield Mention(*match.span(), meeting(f"{one.thing.name}对{where}{match[0]}"))
            return
    yield from _comes(text, sentence, people)
    yield from _goes(text, sentence, guests, places)


def _each_of_a_country(text: str, guests: Sequence[Mention], places: Sequence[Mention]) -> Iterator[Mention]:
    """The last of some guests, and those enumerated before him, each of a country: 甲国总理某某、乙国总统某某."""
    yield guests[-1]
    for before, after in itertools.pairwise(reversed(guests)):
        lands = (p for p in places if after.end <= p.begin < before.begin and is_country(p.thing.name))
        if not _NEXT.fullmatch(text, after.end, before.begin) or next(lands, None) is None:
            return
        yield after


_HERE = re.compile(r"(?<=来[华京])(?:进行)?(?P<visit>(?:国事|正式|工作|友好)?访问)的(?:[^,。;:“”]{2,24}?)")


def _comes(text: str, sentence: Sentence, people: Sequence[Mention]) -> Iterator[Mention]:
    """会见来华进行国事访问的某国总统某某: the visit of whom the words lead to."""
    for match in _HERE.finditer(text, sentence.begin, sentence.end):
        visitor = next((p for p in people if p.begin >= match.end("visit")), None)
        if visitor and _HERE.fullmatch(text, match.start(), visitor.begin):
            visit = match["visit"]
            name = f"{visitor.thing.name}访问中国" if visit == "访问" else f"{visitor.thing.name}对中国{visit}"
            yield Mention(*match.span("visit"), meeting(name))


def _visits_named(found: Sequence[Mention]) -> Iterator[Mention]:
    """A visit told of in two ways is one: 某人访问某国, 对某国进行国事访问."""
    names = [mention.thing.name for mention in found]
    for mention in found:
        who, _, where = mention.thing.name.partition("访问")
        fuller = [name for name in names if where and name.startswith(f"{who}对{where}") and name.endswith("访问")]
        yield replace(mention, thing=meeting(fuller[0])) if fuller else mention


_ANOTHER = re.compile("(?:总书记|主席|总统|总理|首相)?(?:特别代表|特使|代表|的)")


def _guests(text: str, sentence: Sentence, people: Sequence[Mention]) -> list[Mention]:
    """The people of a sentence who do not only invite or send somebody (某某主席特使乙)."""
    hosts = [match.span() for match in _INVITED.finditer(text, sentence.begin, sentence.end)]
    away = [p for p in people if any(begin <= p.begin < end for begin, end in hosts) or _ANOTHER.match(text, p.end)]
    return [p for p in people if p not in away]


_GOES = re.compile(
    rf"(?:总书记|主席|总理|委员长|总统|首相|一行)?(?:应邀|将|正式|首次|再次|最后一次|{_PLACED}){{0,8}}(?P<goes>访问了?|抵达|访华(?!团))"
)


def _goes(text: str, sentence: Sentence, guests: Sequence[Mention], places: Sequence[Mention]) -> Iterator[Mention]:
    """某人应邀访问某国: who goes, and the places right behind the verb; 某人访华."""
    for guest in guests:
        match = _GOES.match(text, guest.end, sentence.end)
        if match and match["goes"] == "访华":
            yield Mention(*match.span("goes"), meeting(f"{guest.thing.name}访问中国"))
            return
        after = [place for place in places if match and place.begin >= match.end()]
        if match and after and after[0].begin == match.end():
            if match["goes"] == "抵达" and not is_country(after[0].thing.name):
                continue
            where = "、".join(place.thing.name for place in tours.chain(text, after))
            begin = match.start("goes")
            yield Mention(begin, begin + 2, meeting(f"{guest.thing.name}访问{where}"))
            return
