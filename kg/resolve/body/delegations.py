"""Delegations that a text calls by that word alone (副市长某某率|代表团, 市委书记会见|代表团一行), and their groups."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.model import Kind, Mention, Sentence, Thing
from kg.resolve.meeting.tours import SENT
from kg.resolve.spans import Covered

_BARE = re.compile("(?:(?<![\u4e00-\u9fff])|(?<=率)|(?<=率领)|(?<=会见)|(?<=会见了))代表团(?![长成])")


def pointing(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Each bare 代表团 as the delegation that was named last before it."""
    named = [m for m in mentions if m.thing.kind is Kind.BODY and m.thing.name.endswith("代表团")]
    covered = Covered(mentions if named else ())
    for match in _BARE.finditer(text) if named else ():
        before = [m for m in named if m.end <= match.start()]
        if before and not covered.touches(*match.span()):
            yield Mention(*match.span(), before[-1].thing, True)


_SPLITS = re.compile(r"分为?成?[两二三四五六七八九十\d]+个?(?:小|专题|工作)?组")
_GROUP = re.compile(
    r"(?:^|(?<=[\n。;]))(?:(?![的了由在和])[一-鿿]){2,8}组(?=由[^。\n]{2,60}?(?:带队|率领|带领|牵头|任组长))"
)


def groups(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Thing]]:
    """The groups that a delegation splits into, each with the delegation: 代表团分三个小组…。产业合作组|由某某带队."""
    for match in _GROUP.finditer(text) if _SPLITS.search(text) else ():
        sent = (m for m in mentions if is_sent(m) and m.end <= match.start())
        if whole := next((m.thing for m in sent if m.thing.name.endswith("团")), None):
            yield Mention(*match.span(), Thing(Kind.BODY, match[0])), whole


_LED = re.compile(r"率领?")


def leaders(text: str, mentions: Sequence[Mention]) -> dict[str, str]:
    """Who leads a delegation that goes by its own name as well, by that name: 某某率|代表团, 某州代表团到某地."""
    led: dict[str, str] = {}
    last: Mention | None = None
    for mention in mentions:
        short = is_sent(mention) and mention.end - mention.begin < len(mention.thing.name)
        if last and short and _LED.fullmatch(text, last.end, mention.begin):
            led.setdefault(mention.thing.name, last.thing.name)
        last = mention if mention.thing.kind is Kind.PERSON else None
    return led


_MEETS = re.compile(r"[^,。;:“”]{0,24}?(?P<verb>会见|会晤)了?")
_LEADS = re.compile(r"率(?:领)?(?P<whom>[^,。;]{0,12}(?:代表团|考察团|访问团|团))(?=[\u4e00-\u9fff])")


class Reception(NamedTuple):
    """Who meets whom: the host, what stands for those met, and where the verb stands."""

    host: Thing
    guest: Thing
    begin: int
    verb_end: int

    @property
    def meeting(self) -> Thing:
        return Thing(Kind.MEETING, f"{self.host.name}会见{self.guest.name}")


def received(
    text: str, sentence: Sentence, inside: Sequence[Mention], before: Sequence[Mention]
) -> Iterator[Reception]:
    """市委书记某某会见代表团一行: who meets a delegation of whom the words name nobody.

    The delegation is the one named; without a name it stands for who was said to lead one (某某率团来访).
    """
    people = [m for m in inside if m.thing.kind is Kind.PERSON and not m.pointing]
    for host in people:
        match = _MEETS.match(text, host.end, sentence.end)
        if match and (led := led_by(text, match.end())):
            group = next((m for m in inside if m.end == led[1] and is_sent(m)), None)
            leader = next((p.thing for p in people if led[0] <= p.begin < led[1] and p.thing != host.thing), None)
            whole = Thing(Kind.BODY, "代表团")  # whoever leads it is not known as a person
            guest = group.thing if group else leader or whole
            yield Reception(host.thing, guest, match.start("verb"), match.end("verb"))
            continue
        if match is None or any(host.end <= p.begin < match.end() for p in people):
            continue
        group = next((m for m in inside if m.begin == match.end() and is_sent(m)), None)
        if group and not any(p.begin == group.end for p in people):  # 代表团|某某一行
            yield Reception(host.thing, group.thing, match.start("verb"), match.end("verb"))
        elif group is None and text.startswith("代表团", match.end()) and (leader := _leader(text, before, host)):
            yield Reception(host.thing, leader, match.start("verb"), match.end("verb"))


_LED_BY = re.compile(r"由[^,。;:]{2,90}?(?:率领|组成)的[^,。;:]{0,20}?(?:团|组)(?![\u4e00-\u9fff])")


def led_by(text: str, begin: int) -> tuple[int, int] | None:
    """Where the words stand that say who leads the group that is met: 会见|由某党主席某某率领的代表团."""
    match = _LED_BY.match(text, begin + text.startswith("了", begin)) if "由" in text[begin : begin + 2] else None
    return match.span() if match else None


def is_sent(mention: Mention) -> bool:
    """Whether a mention is a body that is sent out: a delegation, a working group."""
    return mention.thing.kind is Kind.BODY and mention.thing.name.endswith(SENT)


def _leader(text: str, mentions: Sequence[Mention], host: Mention) -> Thing | None:
    people = (m for m in reversed(mentions) if m.thing.kind is Kind.PERSON and m.end <= host.begin)
    return next((m.thing for m in people if m.thing != host.thing and _LEADS.match(text, m.end)), None)


def forms(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[Thing, str]]:
    """A reception by the words that stand there: 某某会见代表团, 某某会见代表团一行."""
    groups = {m.begin: m for m in mentions if is_sent(m)}
    for met in mentions if groups else ():
        host, verb, _ = met.thing.name.partition("会见")
        group = groups.get(met.end)
        if met.thing.kind is Kind.MEETING and verb and group and text[met.begin : met.end] == verb:
            words = host + verb + text[group.begin : group.end]
            yield met.thing, words
            yield met.thing, f"{words}一行"
