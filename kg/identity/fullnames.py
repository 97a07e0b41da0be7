"""Which people of different names are one: named in full and by a part of the name, or spelled in two ways.

基思·凯洛格 is whom other articles call 凯洛格 where both have the same office; 克林拜尔 and 克林贝尔, the one minister
of a state, are one as well, and so are 高金洪 and the 高金洪独 that a sentence runs into. A like name alone says
nothing: every country has its 穆罕默德.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from kg.identity.features import DIFFERENT, SAME, Feature, total
from kg.identity.likeness import likeness
from kg.identity.profiles import Profile
from kg.identity.surroundings import unlike_ours
from kg.lexicon.countries import is_country
from kg.lexicon.people import compound_surnames
from kg.resolve.person.japanese_names import family
from kg.resolve.person.person_names import plausible

_LOOKED = 12  # sightings of the one less known that are looked at
_RARE = 3  # characters from which a name is not one of a longer by chance
_OF_MANY = re.compile("(?:议员|学者|教授|专家|官员|记者|评论员|分析师|经济学家|代表|成员|委员)$")
_OF_SERVICE = re.compile("..{3,}(?:官员|成员|代表)$")  # 哈马斯高级官员
_LED = "同与和向对由请"  # what a sentence may run into a name
_NUMBERED = re.compile("[一二三四五六七八九十]+世$")  # 图普|六世
_APART = ("other-land", "lands-apart", "other-area-then", "other-area", "two-walks-of-life", "sex-differs")
_RULES = {
    "full-name": "是全名的一部分，全名为",
    "spelled": "是另一种译写，即",
    "run-on": "是与前后的字连读或少读一字，即",
}


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """Two bearers (IRIs) found to be one though their names differ: the one whose name is kept, the other, and why."""

    one: str
    other: str
    label: str
    rule: str
    reason: str


def one_person(bearers: Mapping[str, Sequence[Profile]]) -> list[Named]:
    """The bearers that are one, in the order in which both of a pair were known; ``bearers`` are by their names.

    What an early pair made certain a later one does not change: who has a full name takes no second one.
    """
    pairs = sorted(_pairs(bearers), key=lambda each: (max(_first(each[1]), _first(each[2])), each[0], each[1].iri))
    full: dict[str, set[str]] = defaultdict(set)  # the full names of a bearer by now
    found: list[Named] = []
    for rule, kept, other in pairs:
        names = full[kept.iri] | full[other.iri] | {_name(each) for each in (kept, other) if "·" in _name(each)}
        if (rule == "full-name" and not _agree(names)) or (
            features := _tie(rule, kept, other, sole=len(bearers[_name(other)]) == 1)
        ) is None:
            continue
        full[kept.iri] = full[other.iri] = names if rule == "full-name" else full[kept.iri]
        summed = f"{'，'.join(map(str, features))}；合计{total(features):+d}。"
        reason = f"{_name(other)}{_RULES[rule]}{_name(kept)}：{summed}"
        found.append(Named(kept.iri, other.iri, _name(kept), rule, reason))
    return found


def _name(bearer: Profile) -> str:
    return bearer.sightings[0].name


def _first(bearer: Profile) -> tuple[str, str, int, str]:
    return bearer.sightings[0].order


def _pairs(bearers: Mapping[str, Sequence[Profile]]) -> Iterator[tuple[str, Profile, Profile]]:
    """Bearers of names that may be one's: the one whose name is kept first."""
    for rule, name, other in _like(bearers.keys()):
        for one, two in product(bearers[name], bearers[other]):
            cut_short = rule == "run-on" and len(two.sightings) > len(one.sightings) and _name(two)[0] not in _LED
            yield (rule, two, one) if cut_short else (rule, one, two)  # 佩泽希齐扬, 佩泽希齐|扬


def _like(names: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    known: dict[str, str] = {}
    gaps: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names):
        if (same := known.setdefault(_plain(name), name)) != name:
            yield "spelled", same, name  # 本·格维尔, 本-格维尔
    for plain, name in known.items():
        if plain[0] in _LED and plain[1:] in known:
            yield "run-on", known[plain[1:]], name
            continue
        yield from (("full-name", name, known[part]) for part in _parts(plain) if part in known)
        for less in (plain[:-1], plain[1:]):
            if less in known and len(plain) > _RARE:
                yield "run-on", known[less], name
        if len(plain) > 3 and unlike_ours(plain):
            for at in range(1, len(plain)):
                gaps[f"{plain[:at]} {plain[at + 1 :]}"].append(name)
    for alike in gaps.values():
        yield from (("spelled", one, two) for at, one in enumerate(alike) for two in alike[at + 1 :])


def _plain(name: str) -> str:
    return name.replace("-", "·")


def _parts(name: str) -> Iterator[str]:
    """What one with a full name may be called: 扎尔达里, 阿里·扎尔达里, 阿西夫·阿里; 高市 of 高市早苗."""
    parts = name.split("·")
    for begin in range(len(parts)):
        for end in range(begin + 1, len(parts) + 1):
            if end - begin < len(parts) and len(part := "·".join(parts[begin:end])) > 1:
                yield part
    alone = len(parts) == 1 and (family(name) or _NUMBERED.sub("", name))
    if alone and alone != name:
        yield alone


def _agree(names: Iterable[str]) -> bool:
    """Whether full names may be one's: each has the parts of the shorter in order, or begins them (谢·, 谢尔达尔·)."""
    ranked = sorted((_plain(name).split("·") for name in names), key=len)
    return all(_within(short, long) for at, short in enumerate(ranked) for long in ranked[at + 1 :])


def _within(short: Sequence[str], long: Sequence[str]) -> bool:
    rest = iter(long)
    return all(
        any(part == each or (1 in (len(part), len(each)) and part[0] == each[0]) for each in rest) for part in short
    )


def _tie(rule: str, kept: Profile, other: Profile, *, sole: bool) -> list[Feature] | None:
    """What shows that two bearers are one; None where nothing does, or something that they are not."""
    few, many = sorted((kept, other), key=lambda each: len(each.sightings))
    found = [likeness(sighting, many) for sighting in few.sightings[:_LOOKED]]
    short, long = sorted((_name(kept), _name(other)), key=len)
    if rule == "run-on" and len(short) == _RARE and _no_name(short, long):
        return found[0]
    if min(map(total, found)) <= DIFFERENT or any(each.name in _APART for features in found for each in features):
        return None
    if few.keys.keys() & many.keys.keys():  # an article that names both
        run_on = rule == "run-on" and (len(short) >= _RARE or long[0] in _LED)
        misspelled = (
            rule == "spelled" and len(long) > 4 and short[-2:] == long[-2:]
        )  # 内坦尼亚胡, but 扎帕罗夫和扎帕罗娃
        return max(found, key=total) if run_on or misspelled or family(long) == short else None
    shown = [
        each
        for each in found
        if total(each) >= SAME
        and _shows(rule, kept, other, {feature.name: feature.about for feature in each}, sole=sole)
    ]
    return max(shown, key=total, default=None)


def _no_name(short: str, long: str) -> bool:
    """Whether one surname and three characters are a name of three and what follows: 崔相穆|因面临…."""
    foreign = unlike_ours(long) or family(long)
    return not foreign and long.startswith(short) and plausible(short) and long[:2] not in compound_surnames()


def _shows(rule: str, kept: Profile, other: Profile, shared: Mapping[str, str], *, sole: bool) -> bool:
    """Whether what is said of two people is said of one alone: the same title in a body, the same description.

    ``sole`` is whether nobody else has the other's name.
    """
    described, title, body = (shared.get(f"same-{kind}", "") for kind in ("description", "title", "body"))
    one_post = bool(title and (body or "same-area" in shared) and not _OF_MANY.search(title))
    office = "same-office" in shared or bool(kept.offices & other.offices)
    if one_post or office or (described and not _OF_MANY.search(described)):
        return True
    if rule == "full-name":
        return _in_part(kept, other, shared, sole=sole)
    led = _name(other)[0] in _LED and _name(other)[1:] == _name(kept)
    return (rule == "run-on" and (led or "·" in _name(kept))) or _plain(_name(kept)) == _plain(_name(other))


def _in_part(kept: Profile, other: Profile, shared: Mapping[str, str], *, sole: bool) -> bool:
    """Whether less shows who a part of a full name stands for, which few others can have."""
    described, title, body = (shared.get(f"same-{kind}", "") for kind in ("description", "title", "body"))
    short, last = _name(other), _plain(_name(kept)).endswith(_plain(_name(other)))
    placed = {"same-place", "same-land"} & shared.keys()
    if "·" in short or (last and body and not is_country(body)):
        return True  # 哈吉·哈桑纳尔·博尔基亚; 哈马斯高级官员, 哈马斯政治局成员
    if last and placed and (_OF_SERVICE.search(described) or ("days-apart" in shared and not kept.titles)):
        return True  # 马克·卡尼宣誓就任加拿大总理
    if last and placed and sole and len(short) > _RARE and other.titles and not kept.titles:
        return True  # 普京提名米哈伊尔·米舒斯京
    rare = len(short) > _RARE and placed and (title or "days-apart" in shared)
    alike = {held[-2:] for held in kept.titles} & {held[-2:] for held in other.titles}  # 问题特使, 事务特使
    told = body or "same-land" in shared or ((title or described) and "same-place" in shared)
    return bool(rare or (alike and told))
