"""Which names are one body's by how they are written: the place before a name in full, short or left out, words in
full or short, a state by its character, an army before its unit.

A name is taken apart into the place that it begins with and the rest; names that are then equal are one body's:
北京人形机器人创新中心 and 北京市人形机器人创新中心, 俄科学院 and 俄罗斯科学院 and, where no other place is put before
it, 德国伊弗经济研究所 and 伊弗经济研究所.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import rjieba

from kg.identity.sightings import within
from kg.identity.written import Written, in_full, steps, written
from kg.lexicon import marked, table
from kg.lexicon.bodies import central, ordinary
from kg.lexicon.countries import country_forms, country_signs
from kg.lexicon.divisions import load
from kg.lexicon.finder import finder
from kg.lexicon.people import FOREIGN_SET
from kg.text.words import tagged

_ARMIES = re.compile("中国人民解放军|解放军|陆军|海军|空军|火箭军|新四军|八路军")
_BEFORE = re.compile(f"(?:{_ARMIES.pattern})|20\\d\\d年|“[^”]+”")  # what a body's name is told without as well
_NUMBERED = re.compile(r"第?\d+集团军")
_TOLD = re.compile(
    "20\\d\\d年?|\\d+小时|第[一二三四五六七八九十\\d]+届|首[届个条座次家]|[主要重点骨干]+工程|旅游胜地|村落|当地|重要|距离|著名|知名|积极参与|的"
)  # what is said of a thing before its name: 首届|粤港澳大湾区
_INTO = frozenset("经据离起好创出以由从在向沿至将把给让被对是与和及")
_OF_MEETINGS = ("组委会", "执委会", "组织委员会")
_EVERYDAY = ("n", "v", "vn", "m", "q", "t", "s", "f", "d", "a", "b", "p", "c", "l", "i", "x")
_LEADING = ("v", "p", "d", "t")
_NAMES = ("nr", "nrt", "nrfg", "ns")  # people's and places' names, as the dictionary has them


@dataclass(frozen=True, slots=True)
class Manner:
    """How the names of a kind of thing are written."""

    before: re.Pattern[str]  # what may stand before a name, but for places
    plain: Callable[[str], str]  # what a name without its place comes to
    proper: Callable[[str], bool]  # whether such a name still means one thing
    vague: Callable[[str], bool]  # whether many things have such a name
    fullness: Callable[[str], Any]  # the least is the name that a thing goes by
    sole: str = ""  # the kind of which most places have one


def one_body(ranks: Mapping[str, int]) -> Iterator[tuple[str, str, str]]:
    """The names that are written in different ways for one body: the one it goes by, another, and by which rule.

    ``ranks`` says for each name which article first has it, in the order of the papers' days.
    """
    names = {name: written(name) for name in sorted(ranks) if not ordinary(name)}
    yield from ((central()[name], name, "spelled") for name in sorted(ranks) if central().get(name, name) != name)
    yield from one_thing(names, ranks, Manner(_BEFORE, in_full, _proper, ordinary, _fullness))


def one_thing(names: Mapping[str, Written], ranks: Mapping[str, int], manner: Manner) -> Iterator[tuple[str, str, str]]:
    """Names that are written alike, that one place alone is put before, or that a word runs into from the sentence."""
    names = _signed(names, ranks)
    groups: dict[Written, list[str]] = defaultdict(list)
    for name, key in names.items():
        groups[key].append(name)
    for group in groups.values():
        name, *others = sorted(group, key=manner.fullness)
        yield from ((name, other, "spelled") for other in others if central().get(other, name) == name)
    yield from _placed(names, groups, ranks, manner)
    for name in names:
        told = (at for at in _words_before(name) if not manner.vague(name[at:]))
        ends = [at for at in (_run_on(name), *told) if at and name[at:] in names]
        yield from ((name[at:], name, "run-on") for at in ends[:1])


def _run_on(name: str) -> int:
    """Where a name begins that words of the sentence run into, else 0: 经|港珠澳大桥, 指导|某大学, 某省和|某大学."""
    if "】" in name:
        return name.index("】") + 1
    if told := _TOLD.match(name):
        return told.end() if len(name) > told.end() + 2 and not name.endswith(_OF_MEETINGS) else 0
    if name[0] in _INTO and len(name) > 4:
        return 1
    joined = (len(name) - len(rest) + 1 for place, rest in steps(name) if place and rest[0] in "和与及")
    after = 0 if name.endswith("代表团") else next(joined, 0)
    return after or (2 if name[:2] in table("policy_verbs") and len(name) > 5 else 0)


def _words_before(name: str) -> Iterator[int]:
    """Where a name may begin that everyday words run into, or a verb and whatever is before it: 境内|丹宁高速."""
    if name in central() or "届" in name or name.endswith(_OF_MEETINGS):
        return
    begin, plain = 0, True
    words, tags = tagged(name)
    for at, (word, tag) in enumerate(zip(words, tags, strict=True)):
        own = _own(words[at:], tags[at:])
        led = plain or (tags[at - 1] in _LEADING and words[at - 1] not in "至到")
        if begin > 1 and own and led and len(name) > begin + 2:
            yield begin
        begin += len(word)
        known = word.isdecimal() or rjieba.has_word(word)
        plain = plain and known and tag in _EVERYDAY and word[0] not in "至到两各" and not load().named(word)


def _own(words: Sequence[str], tags: Sequence[str]) -> bool:
    """Whether a name has a word of its own before the word for its kind, or is but one: 赫尔蒙|山, 狼牙山."""
    named = [tag in _NAMES and len(word) > 1 for word, tag in zip(words, tags, strict=True)]
    return any(named[:-1] or named)


def sole(rank: int, owners: Mapping[Written, int]) -> Written | None:
    """The one that was known of owners when both it and what has this rank first were; later ones change nothing.

    Places of which one lies in the other are one: 西藏, 拉萨.
    """
    known = sorted((at, each) for each, at in owners.items() if at <= max(rank, min(owners.values())))
    nested = all(within(a.place, b.place) or within(b.place, a.place) for (_, a), (_, b) in pairwise(known))
    return known[0][1] if nested else None


def _fullness(name: str) -> tuple[bool, bool, int, str]:
    """Official names first, then those without what changes (新一届), then the longest."""
    return name not in table("central_bodies"), "新" in name or "届" in name, -len(name), name


def _signed(names: Mapping[str, Written], ranks: Mapping[str, int]) -> dict[str, Written]:
    """The names with those that begin with the character for a country made the country's: 俄|科学院, 乌方|代表团.

    One country alone has to have such a body.
    """
    first: dict[Written, int] = {}
    for name, key in names.items():
        first[key] = min(ranks[name], first.get(key, ranks[name]))
    found = dict(names)
    for name, key in names.items():
        meant = {each: first[each] for each in _meant(key) if each in first}
        short = Written("", key.rest[0] + key.rest[2:]) if key.rest[1:2] in ("方", "军") else None
        if not meant and short and short in first:
            meant = {short: first[short]}  # 乌军|特种部队 is 乌|特种部队
        if meant and (full := sole(ranks[name], meant)):
            found[name] = full
    return found


def _meant(key: Written) -> Iterator[Written]:
    for country in country_signs().get(key.rest[:1], ()) if not key.place else ():
        if country != "中国" or key.rest[1:2] == "方":
            yield Written(country, key.rest[1:])
            if key.rest[1:2] in ("方", "军"):
                yield Written(country, key.rest[2:])


def _placed(
    names: Mapping[str, Written],
    groups: Mapping[Written, Sequence[str]],
    ranks: Mapping[str, int],
    manner: Manner,
) -> Iterator[tuple[str, str, str]]:
    """Names that one place or army alone is put before: 江苏南京|紫金山实验室, 陆军|第82集团军."""
    before: dict[Written, dict[Written, int]] = defaultdict(dict)
    for name, key in names.items():
        rests = [(place, rest) for place, rest in _rests(name, manner.before) if manner.proper(rest)]
        alone = {names[rest] for _, rest in rests if rest in names}
        for vague in alone.union(*(_vaguer(place, manner.plain(rest), manner.sole) for place, rest in rests)):
            if vague in groups and vague != key:
                before[vague][key] = min(ranks[name], before[vague].get(key, ranks[name]))
    for vague, owners in sorted(before.items()):
        if owner := sole(min(ranks[name] for name in groups[vague]), owners):
            yield groups[vague][0], groups[owner][0], "placed"


def _vaguer(place: str, rest: str, kind: str) -> Iterator[Written]:
    """The rest of a name with what its place lies in, and alone; its place with but the kind: 兰州机场."""
    yield Written("", rest)
    if kind and place and not place.endswith("0000") and rest.endswith(kind):
        yield Written(place, kind)
    division = load().by_code(place) if place.isdecimal() else None
    if division:
        yield from (Written(each.code, rest) for each in load().ancestors(division))


def _rests(name: str, before: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """What follows the places that a name begins with, an army, or the character for a country: 俄|莫斯科州."""
    yield from ((place, rest) for place, rest in steps(name) if place)
    if lead := before.match(name):
        yield "", name[lead.end() :]
    if name[0] in country_signs() and len(name) > 4:
        yield "", name[1:]


def _proper(name: str) -> bool:
    """Whether a name without its place still names one body: 紫金山实验室, but no 抗战纪念馆, no 宪法法院."""
    if name in central() or ordinary(name):
        return False
    if _NUMBERED.fullmatch(name):
        return True
    suffix = max(
        (at for _, at, stop in finder("body_suffixes").find(name, 0, len(name)) if stop == len(name)), default=0
    )
    qualifier = name[:suffix]
    if len(qualifier) < 2:
        return False
    if all(len(part) == 1 for part in rjieba.cut(qualifier, hmm=False)) or FOREIGN_SET.issuperset(qualifier[:2]):
        return True
    words, tags = tagged(qualifier)
    common = marked("name_words", "common")
    return any(
        (tag in _NAMES and len(word) > 1 and word not in common and word not in country_forms())
        or (tag in ("nz", "nt") and len(word) > 2)
        for word, tag in zip(words, tags, strict=True)
    )
