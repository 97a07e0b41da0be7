"""Runs of posts beside a name (市委副书记、市长), and the bodies that they are posts of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.extract.patterns import Masked, pattern
from kg.extract.text import AnnotatedText
from kg.lexicon import alternation, table
from kg.lexicon.bodies import full_name, seat
from kg.lexicon.divisions import load
from kg.model import Kind, Mention, Post, Thing
from kg.resolve.home import Home, home_of

NOTE = r"(?:\([^()]{1,12}\))?"
_GOVERNMENT = re.compile(r"(?:代理?|常务)?副?([省市区县旗州盟镇乡])长|(?:常务)?副?(自治区)主席")
_STATE = frozenset(
    ("主席", "副主席", "总统", "副总统", "总理", "副总理", "首相", "副首相", "国王", "女王", "最高元首", "国务卿")
)
_PARTY = frozenset(("书记", "副书记", "第一书记"))
FREE = frozenset(("院士", "总书记"))
_BYLINE = frozenset(("记者", "通讯员", "编辑"))


@cache
def office_run() -> str:
    """The source of a pattern for posts in a row; for use inside a longer pattern."""
    title = rf"(?:{{post}}|(?<=[\ue002原])(?:{alternation('titles')}))"
    item = rf"(?:{{place}}驻{{place}}{{post}}|{{place}}*(?:{{body}}|国家)?(?:原|时任|现任)?{title})"
    return rf"{item}(?:(?:[、,兼]|暨){item})*"


@cache
def _item() -> re.Pattern[str]:
    title = rf"{{post}}|(?<=[\ue002原])(?:{alternation('titles')})"
    return pattern(
        rf"(?P<envoy>{{place}})(?P<at>驻{{place}}{{post}})"
        rf"|(?P<of>{{place}}+)?(?:(?P<body>{{body}})|(?P<state>国家))?(?:原|时任|现任)?(?P<title>{title})"
    )


@dataclass(frozen=True, slots=True)
class Office:
    """A post of a run: its title, and the body or place that it is a post of."""

    title: str
    body: Thing | None
    said: bool  # whether the run or the paper's home tells the body


def offices(text: AnnotatedText, masked: Masked, begin: int, end: int) -> Iterator[Office]:
    """The posts between two positions of a mask, each with its body: written before it, carried on, or implied."""
    carried: Thing | None = None
    country = Thing(Kind.PLACE, text.front.country or "中国")
    for match in _item().finditer(masked.text, begin, end):
        if match["envoy"]:
            yield Office(_words(text, masked, *match.span("at")), masked.mention(match.start("envoy")).thing, True)
            continue
        title = _title(text, masked, *match.span("title"))
        if title in _BYLINE:
            continue
        if nation := _nation(text, masked, match):
            country = nation
        if nation and match["body"]:
            continue
        body = (
            country if match["state"] else _body(masked, match, title) or _implied(text, masked, match, title, carried)
        )
        carried = body or carried
        yield Office(title, body, body is not None)


def _words(text: AnnotatedText, masked: Masked, begin: int, end: int) -> str:
    return text.flat[masked.begin(begin) : masked.end(end)]


def _title(text: AnnotatedText, masked: Masked, begin: int, end: int) -> str:
    item = masked.held.get(begin)
    return item.title if isinstance(item, Post) else _words(text, masked, begin, end)


def _nation(text: AnnotatedText, masked: Masked, match: re.Match[str]) -> Thing | None:
    """The foreign country whose organs a run names by words that else mean the paper's own (某国党中央, 某国国家)."""
    if not (match["of"] and (match["state"] or match["body"])):
        return None
    place = masked.mention(match.end("of") - 1).thing
    abroad = place.name in table("countries") and place.name != (text.front.country or "中国")
    theirs = match["body"] and not masked.mention(match.start("body")).thing.name.startswith(("中国", "中共", "中央"))
    return place if abroad and not theirs else None


def _body(masked: Masked, match: re.Match[str], title: str) -> Thing | None:
    """The body or place that is written right before a title."""
    if match["body"]:
        return masked.mention(match.start("body")).thing
    return _of_place(masked.mentions(*match.span("of")), title) if match["of"] else None


def _implied(
    text: AnnotatedText, masked: Masked, match: re.Match[str], title: str, carried: Thing | None
) -> Thing | None:
    """The body of a title that none is written before: the government that it heads, or the one carried on."""
    if match["body"] or match["of"] or title in FREE:
        return None
    if government := _GOVERNMENT.fullmatch(title):
        return _government(text, government[1] or government[2], masked.begin(match.start()), carried)
    return carried


def _of_place(places: tuple[Mention, ...], title: str) -> Thing | None:
    """沂源县|县长, 永福县|百寿镇|镇长, 新加坡|总理, 某县|书记; None where a place only tells where someone is from."""
    name = places[-1].thing.name
    if len(places) > 1 and name.endswith(("镇", "乡", "街道")) and not name.startswith(places[-2].thing.name):
        name = places[-2].thing.name + name
    if _GOVERNMENT.fullmatch(title):
        return Thing(Kind.BODY, full_name(name, "人民政府"))
    if title in _PARTY:
        return Thing(Kind.BODY, full_name(name, "委"))
    country = name in table("countries") or name == "中国"
    return Thing(Kind.PLACE, name) if country and title in _STATE else None


def _government(text: AnnotatedText, level: str, offset: int, carried: Thing | None) -> Thing | None:
    """The government that a bare 市长 heads: of the division of the post before it, the home, or the last met."""
    division = seat(carried.name) if carried else None
    if division is None or not division.endswith(level):
        home = _home(text).at(level)
        division = home.name if home else _last_met(text, level, offset)
    return Thing(Kind.BODY, full_name(division, "人民政府")) if division else None


def _last_met(text: AnnotatedText, level: str, offset: int) -> str | None:
    index = text.sentence_at(offset)
    met = [m for s in text.mentions[: index + 1] for m in s if m.thing.kind is Kind.PLACE and m.end <= offset]
    return next((m.thing.name for m in reversed(met) if m.thing.name.endswith(level)), None)


def _home(text: AnnotatedText) -> Home:
    return home_of(text.front.home, text.front.country, load())
