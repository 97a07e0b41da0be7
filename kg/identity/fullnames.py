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
from kg.identity.partnames import LOOKED, RARE, name_of, title_of_both, told_of_part, undashed
from kg.identity.profiles import Profile
from kg.identity.sightings import unlike_ours
from kg.lexicon.countries import is_country
from kg.lexicon.people import compound_surnames
from kg.resolve.person.japanese_names import family
from kg.resolve.person.person_names import plausible

_LONG = 6  # characters from which a name is not one of a longer by chance, nor nearly another's
_OF_MANY = re.compile("(?:议员|学者|教授|专家|官员|记者|评论员|分析师|经济学家|代表|成员|委员)$")
_LED = "同与和向对由请"  # what a sentence may run into a name
_NUMBERED = re.compile("[一二三四五六七八九十]+世$")  # 图普|六世
_APART = ("other-land", "lands-apart", "other-area-then", "other-area", "two-walks-of-life", "sex-differs")
_FATHER = ("本", "伊本", "宾")  # 穆罕默德·|本|·萨勒曼
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
    rivals = _rivals(bearers)
    tied = (
        (rule, kept, other, features)
        for rule, kept, other in _pairs(bearers)
        if (features := _tie(rule, kept, other, sole=_sole(kept, other, rivals))) is not None
    )
    full: dict[str, set[str]] = defaultdict(set)  # the full names of a bearer by now
    found: list[Named] = []
    for rule, kept, other, features in sorted(tied, key=_order):
        names = full[kept.iri] | full[other.iri] | {name_of(each) for each in (kept, other) if "·" in name_of(each)}
        if rule == "full-name" and not _agree(names):
            continue
        full[kept.iri] = full[other.iri] = names if rule == "full-name" else full[kept.iri]
        summed = f"{'，'.join(map(str, features))}；合计{total(features):+d}。"
        reason = f"{name_of(other)}{_RULES[rule]}{name_of(kept)}：{summed}"
        found.append(Named(kept.iri, other.iri, name_of(kept), rule, reason))
    return found


def _rivals(bearers: Mapping[str, Sequence[Profile]]) -> Mapping[str, Sequence[Profile]]:
    """Whom a part of a full name may mean: all who have it, alone or in full."""
    found: dict[str, list[Profile]] = defaultdict(list)
    for name, each in bearers.items():
        for part in {undashed(name), *_parts(undashed(name))}:
            found[part] += each
    return found


def _sole(kept: Profile, other: Profile, rivals: Mapping[str, Sequence[Profile]]) -> bool:
    """Whether nobody else has the other's name, alone or in full, or none of the state that both are of."""
    land = kept.lands & other.lands
    others = (each for each in rivals[undashed(name_of(other))] if each is not kept and each is not other)
    return all(land and not (land & each.lands) for each in others)


def _order(tie: tuple[str, Profile, Profile, Sequence[Feature]]) -> tuple[object, ...]:
    """By when both were known, and of one day the surest first: 谢尔达尔·, not 库尔班古力·别尔德穆哈梅多夫."""
    rule, kept, other, features = tie
    return max(_first(kept), _first(other)), -total(features), rule, kept.iri


def _first(bearer: Profile) -> tuple[str, str, int, str]:
    return bearer.sightings[0].order


def _pairs(bearers: Mapping[str, Sequence[Profile]]) -> Iterator[tuple[str, Profile, Profile]]:
    """Bearers of names that may be one's: the one whose name is kept first."""
    for rule, name, other in _like(bearers.keys()):
        for one, two in product(bearers[name], bearers[other]):
            cut_short = rule == "run-on" and len(two.sightings) > len(one.sightings) and name_of(two)[0] not in _LED
            yield (rule, two, one) if cut_short else (rule, one, two)  # 佩泽希齐扬, 佩泽希齐|扬


def _like(names: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    known: dict[str, str] = {}
    gaps: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names):
        if (same := known.setdefault(undashed(name), name)) != name:
            yield "spelled", same, name  # 本·格维尔, 本-格维尔
    for plain, name in known.items():
        if plain[0] in _LED and plain[1:] in known:
            yield "run-on", known[plain[1:]], name
            continue
        yield from (("full-name", name, known[part]) for part in _parts(plain) if part in known)
        for less in (plain[:-1], plain[1:]):
            if less in known and len(plain) > RARE:
                yield "run-on", known[less], name
        if len(plain) > RARE and (unlike_ours(plain) or len(plain) > 4):
            for at in (at for at in range(len(plain)) if not _initial(plain, at)):
                gaps[f"{plain[:at]} {plain[at + 1 :]}"].append(name)
    for alike in gaps.values():
        yield from (("spelled", one, two) for at, one in enumerate(alike) for two in alike[at + 1 :])


def _initial(name: str, at: int) -> bool:
    """Whether a character is all that is written of a part, which tells kin apart: 萨·扎帕罗夫, 阿·扎帕罗夫."""
    return name[at - 1 : at] in ("", "·") and name[at + 1 : at + 2] == "·"


def _parts(name: str) -> Iterator[str]:
    """What one with a full name may be called: 扎尔达里, 阿里·扎尔达里, 阿西夫·阿里; 高市 of 高市早苗."""
    parts = name.split("·")
    for begin in range(len(parts)):
        for end in range(begin + 1, len(parts) + 1):
            of_father = begin and parts[begin - 1] in _FATHER
            if end - begin < len(parts) and not of_father and len(part := "·".join(parts[begin:end])) > 1:
                yield part
    alone = len(parts) == 1 and (family(name) or _NUMBERED.sub("", name))
    if alone and alone != name:
        yield alone


def _agree(names: Iterable[str]) -> bool:
    """Whether full names may be one's: each has the parts of the shorter in order, or begins them (谢·, 谢尔达尔·)."""
    ranked = sorted((undashed(name).split("·") for name in names), key=len)
    return all(_within(short, long) for at, short in enumerate(ranked) for long in ranked[at + 1 :])


def _within(short: Sequence[str], long: Sequence[str]) -> bool:
    rest = iter(long)
    return all(
        any(part == each or (1 in (len(part), len(each)) and part[0] == each[0]) for each in rest) for part in short
    )


def _tie(rule: str, kept: Profile, other: Profile, *, sole: bool) -> list[Feature] | None:
    """What shows that two bearers are one; None where nothing does, or something that they are not."""
    few, many = sorted((kept, other), key=lambda each: len(each.sightings))
    found = [likeness(sighting, many) for sighting in few.sightings[:LOOKED]]
    short, long = sorted((name_of(kept), name_of(other)), key=len)
    if rule == "run-on" and len(short) == RARE and _no_name(short, long):
        return found[0]
    shared = {each.name for features in found for each in features}
    apart = not shared.isdisjoint(_APART) and not (sole and "same-description" in shared)
    if min(map(total, found)) <= DIFFERENT or apart:
        return None
    if few.keys.keys() & many.keys.keys():  # an article that names both
        run_on = rule == "run-on" and (len(short) >= RARE or long[0] in _LED)
        misspelled = (
            rule == "spelled" and len(long) > 4 and short[-2:] == long[-2:]
        )  # 内坦尼亚胡, but 扎帕罗夫和扎帕罗娃
        numbered = rule == "full-name" and _NUMBERED.sub("", long) == short
        return max(found, key=total) if run_on or misspelled or numbered or family(long) == short else None
    likely = [each for each in found if total(each) >= SAME]
    shown = [each for each in likely if _shows(rule, kept, other, {feature.name: feature.about for feature in each})]
    if not shown and rule == "full-name":
        shown = [told for each in likely if (told := told_of_part(kept, other, each, sole=sole))]
    return max(shown, key=total, default=None)


def _no_name(short: str, long: str) -> bool:
    """Whether one surname and three characters are a name of three and what follows: 崔相穆|因面临…."""
    foreign = unlike_ours(long) or family(long)
    return not foreign and long.startswith(short) and plausible(short) and long[:2] not in compound_surnames()


def _shows(rule: str, kept: Profile, other: Profile, shared: Mapping[str, str]) -> bool:
    """Whether what is said of two people is said of one alone: the same title in a body, the same description."""
    described, title, body = (shared.get(f"same-{kind}", "") for kind in ("description", "title", "body"))
    one_post = bool(title and (body or "same-area" in shared) and not _OF_MANY.search(title))
    office = "same-office" in shared or bool(kept.offices & other.offices)
    if one_post or office or (described and not _OF_MANY.search(described)):
        return True
    if rule == "spelled" and len(name_of(kept)) > _LONG and ((body and not is_country(body)) or "same-place" in shared):
        return True  # 国际奥委会奥运会部主任克里斯托夫·杜比, 克里斯托弗·杜比
    if rule == "spelled" and "same-land" in shared and title_of_both(kept, other):
        return True  # 伊朗副外长阿拉格希, 阿拉格齐
    led = name_of(other)[0] in _LED and name_of(other)[1:] == name_of(kept)
    return (rule == "run-on" and (led or "·" in name_of(kept))) or undashed(name_of(kept)) == undashed(name_of(other))
