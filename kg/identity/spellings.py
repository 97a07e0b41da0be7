"""Which bodies are one by how their names are written: the place before a name in full, short or left out, words in
full or short, a state by its character, an army before its unit.

A name is taken apart into the place that it begins with and the rest; names that are then equal are one body's:
北京人形机器人创新中心 and 北京市人形机器人创新中心, 俄科学院 and 俄罗斯科学院 and, where no other place is put before
it, 德国伊弗经济研究所 and 伊弗经济研究所.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

import rjieba

from kg.lexicon import marked, table
from kg.lexicon.bodies import central, ordinary
from kg.lexicon.countries import country_forms, country_signs
from kg.lexicon.divisions import Division, Level, load
from kg.lexicon.finder import finder
from kg.lexicon.people import FOREIGN_SET
from kg.text.normalise import flat
from kg.text.words import tagged

_MARKS = re.compile("[“”‘’「」·\\s]")
_TERM = re.compile("第[一二三四五六七八九十\\d]+届(?!.*(?:组委会|组织委员会|执委会|大会|年会|博览会|运动会)$)")
_LEGAL = re.compile("(?:股份|有限责任|有限|股份有限)(?=公司)")
_STATE = (
    (re.compile("(?:联邦|共和国)?(?:新一届|下一届|本届|现|新)?(?:联邦)?政府"), "政府"),
    (re.compile("武装部队|国防军|军队|部队"), "军队"),
    (re.compile("国会([众参]议院)"), r"\1"),
    (re.compile("皇家([海空陆]军)"), r"\1"),
    (re.compile("官方(通讯社|电视台|媒体)"), r"\1"),
)  # what a state has one of, however it is called
_ARMIES = re.compile("中国人民解放军|解放军|陆军|海军|空军|火箭军|新四军|八路军")
_NUMBERED = re.compile(r"第?\d+集团军")
_OWN = re.compile("[县区市旗]$")
_LONGEST = 12  # characters of a place's name
_NAMES = ("nr", "nrt", "nrfg", "ns")  # people's and places' names, as the dictionary has them


@dataclass(frozen=True, slots=True, order=True)
class Written:
    """A body's name taken apart: the place before it (a division's code, a country), the rest in full words."""

    place: str
    rest: str


def one_body(ranks: Mapping[str, int]) -> Iterator[tuple[str, str, str]]:
    """The names that are written in different ways for one body: the one it goes by, another, and by which rule.

    ``ranks`` says for each name which article first has it, in the order of the papers' days.
    """
    groups: dict[Written, list[str]] = defaultdict(list)
    for name in sorted(ranks):
        if not ordinary(name):
            groups[written(name)].append(name)
    first = {key: min(ranks[name] for name in group) for key, group in groups.items()}
    for key in sorted(groups):
        if full := sole(first[key], {each: first[each] for each in _meant(key) if each in groups}):
            groups[full] += groups.pop(key)
    yield from ((central()[name], name, "spelled") for name in sorted(ranks) if central().get(name, name) != name)
    for group in groups.values():
        name, *others = sorted(group, key=_fullness)
        for other in others:
            if not (other in central() and central().get(name) != central()[other]):
                yield name, other, "spelled"
    yield from _placed(groups, ranks)


_Any = TypeVar("_Any")


def sole(rank: int, others: Mapping[_Any, int]) -> _Any | None:
    """The one that was known of others when both it and what has this rank first were; later ones change nothing."""
    known = [each for each, at in others.items() if at <= max(rank, min(others.values()))]
    return known[0] if len(known) == 1 else None


def _fullness(name: str) -> tuple[bool, bool, int, str]:
    """Official names first, then those without what changes (新一届), then the longest."""
    return name not in table("central_bodies"), "新" in name or "届" in name, -len(name), name


@cache
def written(name: str) -> Written:
    """A name taken apart: 三都县医院 is the 人民医院 of 三都水族自治县, 印尼央行 the 中央银行 of 印度尼西亚."""
    bare = _TERM.sub("", _MARKS.sub("", flat(name)).replace("与", "和"))
    if bare.startswith("中国国家"):
        bare = bare.removeprefix("中国")
    *_, (place, rest) = _steps(bare)
    if place and not place.isdecimal():
        rest = next((kind.sub(plain, rest) for kind, plain in _STATE if kind.fullmatch(rest)), rest)
    elif place and rest == "医院" and _OWN.search(bare.removesuffix(rest)):
        rest = "人民医院"
    return Written(place, _in_full(rest))


def _in_full(rest: str) -> str:
    """The words of a name in full, without the legal form of a company."""
    for short, (full, *where) in table("short_words").items():
        if rest.endswith(short) if where else short in rest:
            rest = rest.removesuffix(short) + full if where else rest.replace(short, full)
    return _LEGAL.sub("", rest)


def _steps(name: str) -> Iterator[tuple[str, str]]:
    """The places that a name begins with, one after the other, each with the rest: 浙江, 嘉兴, 南湖革命纪念馆."""
    place, rest = "", name
    yield place, rest
    above: Division | None = None
    while True:
        begin = _division(rest, above) if above or not place else None
        if begin:
            above, rest = begin[1], rest[begin[0] :]
            place = above.code
        elif not place and (country := _country(rest)):
            place, rest = country_forms()[country], rest.removeprefix(country)
        else:
            return
        yield place, rest


def _division(name: str, above: Division | None) -> tuple[int, Division] | None:
    """The division that a name begins with, alone of its form or of what lies in the one above; its length first."""
    gazetteer = load()
    for length in range(min(_LONGEST, len(name) - 2), 1, -1):
        found = [d for d in gazetteer.named(name[:length]) if not gazetteer.weak(name[:length], d)]
        inside = [d for d in found if not above or gazetteer.within(d, above)]
        if len(inside) == 1 and inside[0].level is not Level.TOWNSHIP:
            return length, inside[0]
    return None


def _country(name: str) -> str:
    """The country that a name begins with, but for China: 中国人民大学 is no 人民大学 of China."""
    forms = (
        name[:length]
        for length in range(min(_LONGEST, len(name) - 2), 1, -1)
        if name[length - 1 : length + 1] != "国防"
    )
    return next((form for form in forms if country_forms().get(form, "中国") != "中国"), "")


def _meant(key: Written) -> Iterator[Written]:
    """What a name can mean that begins with the character for a country: 俄|科学院, 乌方|代表团."""
    for country in country_signs().get(key.rest[:1], ()) if not key.place else ():
        if country != "中国":
            yield Written(country, key.rest[1:])
            if key.rest[1:2] in ("方", "军"):
                yield Written(country, key.rest[2:])


def _placed(groups: Mapping[Written, Sequence[str]], ranks: Mapping[str, int]) -> Iterator[tuple[str, str, str]]:
    """Names that one place or army alone is put before: 江苏南京|紫金山实验室, 陆军|第82集团军."""
    keys = {name: key for key, group in groups.items() for name in group}
    before: dict[str, dict[Written, int]] = defaultdict(dict)
    fuller: dict[tuple[str, Written], str] = {}
    for name, key in sorted(keys.items(), key=lambda each: ranks[each[0]], reverse=True):
        for rest in _rests(name):
            if rest in keys and keys[rest] != key and _proper(rest):
                before[rest][key], fuller[rest, key] = ranks[name], name
    for rest, owners in sorted(before.items()):
        if owner := sole(ranks[rest], owners):
            yield rest, fuller[rest, owner], "placed"


def _rests(name: str) -> Iterator[str]:
    yield from (rest for place, rest in _steps(name) if place)
    if army := _ARMIES.match(name):
        yield name[army.end() :]


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
        or (tag == "nz" and len(word) > 2)
        for word, tag in zip(words, tags, strict=True)
    )
