"""Two people of one name in one article, where the text says so: 与他同名的教师王伟; 王伟（女） beside 王伟（男）.

One name in one article is one person else. The second goes by the name with what tells him apart (王伟（教师）), and
has the mentions from there to the next that tells of the first, with the facts that rest on them alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

from kg.model import Fact, Kind, Mention, Reading, Thing

_NAMESAKE = re.compile("同名(?:同姓)?的?[^，。；,;]{0,12}$|同名同姓的?[^，。；,;]{0,12}$")
_NOTE = re.compile(r"[（(](男|女|[^（）()\n]{1,4}族)[，,、）)]")
_GOVERNS = re.compile("[省市县区州旗镇乡部厅局]长$")
_WORKS = re.compile(
    "(?:工|工人|工匠|司机|驾驶员|教师|老师|护士|医生|医师|学生|[村居农牧渔]民|战士|店主|护林员|网格员|商户|个体户)$"
)


def parted(reading: Reading) -> Reading:
    """The reading with namesakes apart; as it is where there are none."""
    mentions: dict[Thing, list[Mention]] = defaultdict(list)
    for mention in reading.names.mentions:
        if mention.thing.kind is Kind.PERSON:
            mentions[mention.thing].append(mention)
    posts = {post.end: post.title for post in reading.names.posts}
    for person, named in mentions.items():
        if sum(not mention.pointing for mention in named) > 1:
            others = dict(_others(reading.article.text, named, posts))
            if others:
                reading = _told_apart(reading, person, others)
    return reading


def _others(text: str, named: Sequence[Mention], posts: Mapping[int, str]) -> Iterator[tuple[Mention, str]]:
    """The mentions of somebody else than the first of the name, each with what tells him apart."""
    first, other, mark = _sign(text, named[0], posts), "", ""
    for mention in named[1:]:
        sign = "" if mention.pointing else _sign(text, mention, posts)
        if not mention.pointing and _NAMESAKE.search(text, max(0, mention.begin - 20), mention.begin):
            other, mark = sign, sign or "同名"
        elif sign and sign == first:
            mark = ""
        elif sign and (sign == other or _differ(first, sign)):
            other, mark = sign, sign
        first = first or ("" if mark else sign)
        if mark:
            yield mention, mark


def _sign(text: str, mention: Mention, posts: Mapping[int, str]) -> str:
    """What stands beside a name that one person has alone: a sex, a people, or the post right before it."""
    note = _NOTE.match(text, mention.end)
    return note[1] if note else posts.get(mention.begin, "")


def _differ(one: str, other: str) -> bool:
    """Whether no person has both signs: two sexes, two peoples, an office and a trade."""
    if {one, other} == {"男", "女"} or (one.endswith("族") and other.endswith("族")):
        return True
    return any(_GOVERNS.search(a) and _WORKS.search(b) for a, b in ((one, other), (other, one)))


def _told_apart(reading: Reading, person: Thing, others: Mapping[Mention, str]) -> Reading:
    things = {mention: Thing(Kind.PERSON, f"{person.name}（{mark}）") for mention, mark in others.items()}
    mentions = tuple(replace(each, thing=things[each]) if each in things else each for each in reading.names.mentions)
    facts = tuple(_of_whom(fact, person, reading, things) for fact in reading.facts)
    return replace(reading, names=replace(reading.names, mentions=mentions), facts=facts)


def _of_whom(fact: Fact, person: Thing, reading: Reading, things: Mapping[Mention, Thing]) -> Fact:
    """The fact, said of the other where none but he is named in its sentences, or his post is the one that it gives."""
    inside = [reading.names.sentences[at] for at in fact.evidence]
    named = [
        mention
        for mention in reading.names.mentions
        if mention.thing == person and any(each.begin <= mention.begin < each.end for each in inside)
    ]
    meant = [things.get(mention) for mention in named]
    found = {
        thing
        for thing in meant
        if thing and (None not in meant or thing.name.endswith(f"（{getattr(fact, 'title', '')}）"))
    }
    return _replaced(fact, person, found.pop()) if len(found) == 1 else fact


def _replaced(fact: Fact, person: Thing, other: Thing) -> Fact:
    changed: dict[str, Any] = {}
    for each in fields(fact):
        value = getattr(fact, each.name)
        if value == person:
            changed[each.name] = other
        elif isinstance(value, tuple) and person in value:
            changed[each.name] = tuple(other if item == person else item for item in value)
    return replace(fact, **changed)
