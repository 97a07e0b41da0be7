"""Runs of posts beside a name (市委副书记、市长), and the bodies that they are posts of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from kg.extract.office.houses import (
    TASK,
    above_branch,
    charged,
    last_named,
    of_cell,
    of_court,
    of_place,
    of_sibling,
    section_before,
)
from kg.extract.office.states import HEADS, STANDING, foreign_state
from kg.extract.patterns import Masked, pattern
from kg.extract.text import AnnotatedText
from kg.lexicon import alternation, mark_of, marked, table
from kg.lexicon.bodies import full_name, seat
from kg.lexicon.countries import is_country
from kg.lexicon.divisions import VILLAGES, load
from kg.model import Kind, Mention, Post, Thing
from kg.resolve.place.home import Home, home_of

NOTE = r"(?:\([^()]{1,12}\))?"
_GOVERNMENT = re.compile(r"(?:代理?|常务)?副?([省市区县旗州盟镇乡])长|(?:常务)?副?(自治区)主席|副?(苏木)达")
_FEDERAL = frozenset(("联邦主席", "联邦副主席", "联邦总统", "联邦总理"))
_VILLAGE = ("网格员", "调解员", "护林员", "第一书记", "支书", "支部书记", "队长", "主任", "组长", "村长", "达")
_PARTY = frozenset(("书记", "副书记", "第一书记"))
FREE = frozenset(("院士", "总书记"))
_BYLINE = frozenset(("记者", "通讯员", "编辑"))


_STAND = r"(?:原|前任?|时任|现任|新任|首任|候任|临时|过渡)"  # of the person in the post: no part of its name, as 代 is
_TERM = r"(?:第?[一二三四五六七八九十]+届)?"


@cache
def _titles() -> str:
    """The source of a pattern for a title; 长 alone heads the body that it follows (水利局|长), 农业部长 a ministry."""
    return (
        rf"{{post}}|(?<=[\ue002原])(?:{alternation('titles')})"
        r"|(?<=[\ue002\ue003])长(?=[\ue001、,兼]|$)|(?<=[\ue003兼])[一-鿿]{2,8}{post}"
        r"|(?<=[\ue002、])[一-鿿]{2,6}?[队组部处科室系域]{post}|(?<=、)(?:[居村]委会|理事会|管委会|工会|人大){post}"
        r"|(?:(?<![一-鿿])|(?<=[和与由]))(?:村|社区|嘎查)(?:党支部|党总支|党委|委会|居委会|妇联|监委会)?{post}"
    )


@cache
def office_run() -> str:
    """The source of a pattern for posts in a row; for use inside a longer pattern."""
    begins = r"(?:(?=[\ue002\ue003\ue006第一二三四五六七八九十国政原前时现代新首候临过村社嘎])|(?<=[\ue002\ue003原、]))"
    plain = rf"{{place}}*{_TERM}(?:{{body}}?{{body}}的?|国家|政府)?(?:代理?|{_STAND})?(?:{_titles()})"
    item = rf"(?:{{place}}常?驻(?:{{place}}|{{body}}){{post}}|{{holder}}{TASK}|{plain})"
    return rf"{begins}{item}(?:(?:[、,兼]|暨){item})*"


@cache
def _held() -> re.Pattern[str]:
    return re.compile(rf"[\ue002\ue003\ue006原](?:(?<=\ue006)|长|{alternation('titles')})")


def may_hold(words: str) -> bool:
    """Whether posts in a row may stand in masked words: a post, or after a body's name a title or 长."""
    return _held().search(words) is not None


@cache
def _item() -> re.Pattern[str]:
    return pattern(
        rf"(?P<envoy>{{place}})(?P<at>常?驻(?:{{place}}|{{body}}){{post}})|(?P<charged>{{holder}})(?P<task>{TASK})"
        rf"|(?P<of>{{place}}+)?{_TERM}(?:{{body}}?(?P<body>{{body}})的?|(?P<state>国家)|政府)?(?:(?P<acting>代理?)|{_STAND})?(?P<title>{_titles()})"
    )


@dataclass(frozen=True, slots=True)
class Office:
    """A post of a run: its title, and the body or place that it is a post of."""

    title: str
    body: Thing | None
    said: bool  # whether the run or the paper's home tells the body


def offices(text: AnnotatedText, masked: Masked, begin: int, end: int, near: Thing | None = None) -> Iterator[Office]:
    """The posts between two positions of a mask, each with its body: written before it, carried on, or implied.

    ``near`` is the body of the post right before them: 宁波市委书记甲、市长乙 are of one city.
    """
    for match, office in _read(text, masked, begin, end, near):
        yield replace(office, title=match["acting"] + office.title) if match["acting"] else office


def _read(
    text: AnnotatedText, masked: Masked, begin: int, end: int, near: Thing | None
) -> Iterator[tuple[re.Match[str], Office]]:
    """The posts as they are matched, whether or not somebody only stands in for who holds one (代市长)."""
    carried: Thing | None = None
    country = Thing(Kind.PLACE, text.front.country or "中国")
    for match in _item().finditer(masked.text, begin, end):
        if match["envoy"] or match["charged"]:
            yield from ((match, office) for office in _by_holder(text, masked, match))
            continue
        title = _title(text, masked, *match.span("title"))
        if (title in _BYLINE and not match["body"]) or _of_session(masked, match, title):
            continue
        if told := _told(text, masked, match, title, carried):
            carried = told.body
            yield match, told
            continue
        if _ministry(masked, match):
            yield match, _of_ministry(masked, match, title, carried)
            continue
        if title == "领导人" and match["state"]:
            continue  # 党和国家领导人
        nation = _nation(text, masked, match)
        country = nation or _state_of(masked, match) or country
        if nation and match["body"] and masked.mention(match.start("body")).thing.name.startswith(_OURS):
            continue
        if beside := of_sibling(text, masked, match.span("title"), None if match["body"] else carried):
            yield match, Office(*beside, True)
            continue
        body = (
            country
            if match["state"]
            else _body(text, masked, match, title) or _implied(text, masked, match, title, carried, near)
        )
        body = of_court(body, title) if body else None
        carried = body or carried
        yield match, Office(title, body, body is not None)


def _by_holder(text: AnnotatedText, masked: Masked, match: re.Match[str]) -> Iterator[Office]:
    """The post of a state's envoy (甲国|驻乙国大使), and those of who is charged with a body's task."""
    if match["envoy"]:
        yield Office(_words(text, masked, *match.span("at")), masked.mention(match.start("envoy")).thing, True)
        return
    yield from (Office(title, holder, True) for title, holder in charged(text, masked, match))


def _of_session(masked: Masked, match: re.Match[str], title: str) -> bool:
    """Whether a post is held at a congress alone, whatever body is named beside it: 大会|副秘书长, 主席团常务主席."""
    return title.startswith("主席团") or masked.text.endswith("大会", 0, match.start())


def _told(
    text: AnnotatedText, masked: Masked, match: re.Match[str], title: str, carried: Thing | None
) -> Office | None:
    """A post whose body is told by words around its title: a cell or section, or a place that it goes with."""
    if cell := of_cell(text, masked, match):
        return Office(cell[0] + title, cell[1], True)
    if not (match["body"] or match["of"]) and (local := of_place(text, masked, title, match.start(), carried)):
        return Office(*local, True)
    return None


def _of_ministry(masked: Masked, match: re.Match[str], title: str, carried: Thing | None) -> Office:
    """某国|经济|部长 and 某国|国防|大臣 of a state, 某镇|护渔队|队长 of a team; else the post of the body before."""
    place, post = masked.mention(match.end("of") - 1).thing, masked.post(match.end("title") - 1).title
    words = title.removesuffix(post)
    if place.name in table("countries") and post == "大臣":
        return Office(words + post, place, True)
    if place.name in table("countries") and post == "部长":
        return Office(post, Thing(Kind.BODY, f"{place.name}{words}部"), True)
    team = Thing(Kind.BODY, place.name + words) if words.endswith(_TEAMS) else carried
    return Office(post, team, team is not None)


_TEAMS = ("队", "组", "站", "班", "社", "团", "所", "厂", "店", "场", "坊", "园")  # 某镇|护渔队|队长


def _words(text: AnnotatedText, masked: Masked, begin: int, end: int) -> str:
    return text.flat[masked.begin(begin) : masked.end(end)]


def _title(text: AnnotatedText, masked: Masked, begin: int, end: int) -> str:
    item = masked.held.get(begin)
    if isinstance(item, Post):
        return item.title
    words = _words(text, masked, begin, end)
    if section_before(text, masked, begin, end):
        return masked.post(end - 1).title  # 某医院心内科|主任医师
    words = words.removeprefix("前")  # 某国|前|农业部部长
    if words == "长":  # 市教育局|长
        return masked.mention(begin - 1).thing.name[-1] + words
    return words


def _last_country(text: AnnotatedText, masked: Masked, at: int) -> Thing | None:
    """The foreign country that the sentence named last before, else the one that the article is about."""
    before = [m.thing for m in masked.mentions(0, at) if m.thing.kind is Kind.PLACE and is_country(m.thing.name)]
    abroad = [thing for thing in before if thing.name != (text.front.country or "中国")]
    return abroad[-1] if abroad else foreign_state(text)


def _ministry(masked: Masked, match: re.Match[str]) -> bool:
    """Whether a title is words and a post behind a place (某国|农业|部长)."""
    begin, end = match.span("title")
    return bool(match["of"]) and not match["body"] and end - begin > 2 and isinstance(masked.held.get(end - 1), Post)


def _state_of(masked: Masked, match: re.Match[str]) -> Thing | None:
    """The country that a body's name begins with: 某国人民党主席、国家主席."""
    name = masked.mention(match.start("body")).thing.name if match["body"] else ""
    state = next((name[:length] for length in range(6, 1, -1) if is_country(name[:length])), None)
    return Thing(Kind.PLACE, state) if state and state != "中国" else None


def _nation(text: AnnotatedText, masked: Masked, match: re.Match[str]) -> Thing | None:
    """The foreign country whose organs a run names by words that else mean the paper's own (某国党中央, 某国国家)."""
    if not (match["of"] and (match["state"] or match["body"])):
        return None
    place = masked.mention(match.end("of") - 1).thing
    return place if place.name in table("countries") and place.name != (text.front.country or "中国") else None


_OURS = ("中国", "中共", "中央")


def _body(text: AnnotatedText, masked: Masked, match: re.Match[str], title: str) -> Thing | None:
    """The body or place that is written right before a title."""
    if match["body"]:
        body = masked.mention(match.start("body")).thing
        return Thing(Kind.BODY, body.name + section_before(text, masked, *match.span("title")))
    if match["of"] and _national(text, masked, match.start("of")):
        return masked.mention(match.start("of") - 1).thing
    return _of_place(masked.mentions(*match.span("of")), title) if match["of"] else None


def _national(text: AnnotatedText, masked: Masked, at: int) -> bool:
    """Whether a 全国 stands between a body and a title (某党全国书记): no place that the post is of."""
    of, before = masked.mention(at), masked.held.get(at - 1)
    whole = text.flat[of.begin : of.end] == "全国"
    return whole and isinstance(before, Mention) and before.thing.kind is Kind.BODY


_TELLING = {"国务委员": Thing(Kind.BODY, "中华人民共和国国务院"), "国务卿": Thing(Kind.PLACE, "美国")}


def _implied(
    text: AnnotatedText, masked: Masked, match: re.Match[str], title: str, carried: Thing | None, near: Thing | None
) -> Thing | None:
    """The body of a title that none is written before: the government that it heads, or the one carried on."""
    if match["of"] or title in FREE:
        return None
    if title in ("委员长", "副委员长") and (text.front.country or "中国") == "中国":
        return STANDING
    if whose := _TELLING.get(title.removeprefix("常务").lstrip("副助理")):
        return whose
    if government := _GOVERNMENT.fullmatch(title):
        return _government(text, next(filter(None, government.groups())), masked.begin(match.start()), carried or near)
    if title in _FEDERAL or (carried and carried.kind is Kind.BODY and title in HEADS and "主席" not in title):
        return _last_country(text, masked, match.start())  # 某国某党主席、总统某某
    return above_branch(carried, title) or last_named(text, masked, match.start("title"), title)


def _of_place(places: tuple[Mention, ...], title: str) -> Thing | None:
    """沂源县|县长, 永福县|百寿镇|镇长, 新加坡|总理, 某县|书记; None where a place only tells where someone is from."""
    name = places[-1].thing.name
    if len(places) > 1 and name.endswith(("镇", "乡", "街道")) and not name.startswith(places[-2].thing.name):
        name = places[-2].thing.name + name
    if _GOVERNMENT.fullmatch(title):
        if mark_of("countries", name) == "city" and title.endswith("市长"):
            return Thing(Kind.BODY, f"{name.removesuffix('市')}市政府")  # of a city abroad
        abroad = name.endswith(("州", "省", "郡")) and not load().named(name)  # 某州|州长 of another country
        return places[-1].thing if abroad else Thing(Kind.BODY, full_name(name, "人民政府"))
    if title == "行政长官" or (name.endswith(VILLAGES) and title.endswith(_VILLAGE)):
        return places[-1].thing
    if title in _PARTY and name.endswith("村"):
        return Thing(Kind.BODY, name + "党支部")
    if title in _PARTY:
        return Thing(Kind.BODY, full_name(name, "委"))
    country = name in table("countries")
    return Thing(Kind.PLACE, name) if country and title in marked("titles", "state") else None


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
