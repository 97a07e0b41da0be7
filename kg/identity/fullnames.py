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
from datetime import date, timedelta
from itertools import product

from kg.identity.features import DIFFERENT, SAME, Feature, total
from kg.identity.held import CENTRAL
from kg.identity.likeness import likeness
from kg.identity.profiles import Profile
from kg.identity.sightings import unlike_ours
from kg.identity.surroundings import NEWS
from kg.identity.wording import like_description, sports, title_of, unlike
from kg.lexicon import table
from kg.lexicon.countries import is_country
from kg.lexicon.people import compound_surnames
from kg.resolve.person.japanese_names import family
from kg.resolve.person.person_names import plausible

_LOOKED = 12  # sightings of the one less known that are looked at
_RARE, _LONG = 3, 6  # characters from which a name is not one of a longer by chance, nor nearly another's
_TOLD = 6  # the sum, of what speaks beside the names, that shows whom a part of a full name means
_OF_MANY = re.compile("(?:议员|学者|教授|专家|官员|记者|评论员|分析师|经济学家|代表|成员|委员)$")
_LED = "同与和向对由请"  # what a sentence may run into a name
_NUMBERED = re.compile("[一二三四五六七八九十]+世$")  # 图普|六世
_APART = ("other-land", "lands-apart", "other-area-then", "other-area", "two-walks-of-life", "sex-differs")
_OF_NAMES = (
    *("rare-name", "name-of-three", "rare-surname", "rare-given-name", "common-name", "same-paper"),
    *("known-figure", "leading-figure", "among-peers"),
)
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
        names = full[kept.iri] | full[other.iri] | {_name(each) for each in (kept, other) if "·" in _name(each)}
        if rule == "full-name" and not _agree(names):
            continue
        full[kept.iri] = full[other.iri] = names if rule == "full-name" else full[kept.iri]
        summed = f"{'，'.join(map(str, features))}；合计{total(features):+d}。"
        reason = f"{_name(other)}{_RULES[rule]}{_name(kept)}：{summed}"
        found.append(Named(kept.iri, other.iri, _name(kept), rule, reason))
    return found


def _rivals(bearers: Mapping[str, Sequence[Profile]]) -> Mapping[str, Sequence[Profile]]:
    """Whom a part of a full name may mean: all who have it, alone or in full."""
    found: dict[str, list[Profile]] = defaultdict(list)
    for name, each in bearers.items():
        for part in {_plain(name), *_parts(_plain(name))}:
            found[part] += each
    return found


def _sole(kept: Profile, other: Profile, rivals: Mapping[str, Sequence[Profile]]) -> bool:
    """Whether nobody else has the other's name, alone or in full, or none of the state that both are of."""
    land = kept.lands & other.lands
    others = (each for each in rivals[_plain(_name(other))] if each is not kept and each is not other)
    return all(land and not (land & each.lands) for each in others)


def _name(bearer: Profile) -> str:
    return bearer.sightings[0].name


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
        if len(plain) > _RARE and (unlike_ours(plain) or len(plain) > 4):
            for at in (at for at in range(len(plain)) if not _initial(plain, at)):
                gaps[f"{plain[:at]} {plain[at + 1 :]}"].append(name)
    for alike in gaps.values():
        yield from (("spelled", one, two) for at, one in enumerate(alike) for two in alike[at + 1 :])


def _initial(name: str, at: int) -> bool:
    """Whether a character is all that is written of a part, which tells kin apart: 萨·扎帕罗夫, 阿·扎帕罗夫."""
    return name[at - 1 : at] in ("", "·") and name[at + 1 : at + 2] == "·"


def _plain(name: str) -> str:
    return name.replace("-", "·")


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
    shared = {each.name for features in found for each in features}
    apart = not shared.isdisjoint(_APART) and not (sole and "same-description" in shared)
    if min(map(total, found)) <= DIFFERENT or apart:
        return None
    if few.keys.keys() & many.keys.keys():  # an article that names both
        run_on = rule == "run-on" and (len(short) >= _RARE or long[0] in _LED)
        misspelled = (
            rule == "spelled" and len(long) > 4 and short[-2:] == long[-2:]
        )  # 内坦尼亚胡, but 扎帕罗夫和扎帕罗娃
        numbered = rule == "full-name" and _NUMBERED.sub("", long) == short
        return max(found, key=total) if run_on or misspelled or numbered or family(long) == short else None
    likely = [each for each in found if total(each) >= SAME]
    shown = [each for each in likely if _shows(rule, kept, other, {feature.name: feature.about for feature in each})]
    if not shown and rule == "full-name":
        told = ([*_beside_name(each), *_of_part(kept, other, each, sole=sole)] for each in likely)
        shown = [each for each in told if total(each) >= _TOLD]
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
    if rule == "spelled" and len(_name(kept)) > _LONG and ((body and not is_country(body)) or "same-place" in shared):
        return True  # 国际奥委会奥运会部主任克里斯托夫·杜比, 克里斯托弗·杜比
    if rule == "spelled" and "same-land" in shared and _title(kept, other):
        return True  # 伊朗副外长阿拉格希, 阿拉格齐
    led = _name(other)[0] in _LED and _name(other)[1:] == _name(kept)
    return (rule == "run-on" and (led or "·" in _name(kept))) or _plain(_name(kept)) == _plain(_name(other))


def _beside_name(features: Sequence[Feature]) -> Iterator[Feature]:
    """What speaks for or against two being one beside their names; one state, as whose officials both have posts."""
    told = any(each.name == "same-land" for each in features)
    for each in features:
        if each.name == "same-body" and is_country(each.about):
            yield from () if told else (Feature("same-land", each.about),)
        elif each.name not in _OF_NAMES:
            yield each


def _of_part(kept: Profile, other: Profile, features: Iterable[Feature], *, sole: bool) -> Iterator[Feature]:
    """What a part of a full name and the words around it say: 法国欧洲事务国务秘书|克莱芒·博纳, 国务秘书|博纳.

    A family name is what others go on to call somebody by, and few have a long one. ``sole`` is whether nobody else
    has the other's name, alone or in full, of all or of those of one state.
    """
    part, given = _plain(_name(other)), {each.name for each in features}
    last = "·" in part or _plain(_name(kept)).endswith(f"·{part}")
    if last:
        yield Feature("last-name" if not (kept.people or other.people) else "last-of-ours")
    elif _plain(_name(kept)).startswith(part):
        yield Feature("first-name")
    if sole:
        yield Feature("sole-bearer")
    if last and len(part) > _RARE and ((sole and _rare(part)) or "·" in part):
        yield Feature("long-name")
    if sole and last and _rare(part) and _in_public(kept, other):
        yield Feature("rare-last-name")
    if title := _title(kept, other):
        yield Feature("told-title", title)
        if sole and not last and _plain(_name(kept)).split("·")[1:-1][-1:] == [part]:
            yield Feature("last-name")  # 克劳迪娅·|辛鲍姆|·帕尔多
    elif unlike(kept.called, other.called):
        yield Feature("other-title")
    if not title and "same-description" not in given and (like := like_description(kept.called, other.called)):
        yield Feature("like-description", like)
    if sole and last and len(part) == _RARE and (title or "same-land" in given):
        yield Feature("name-of-length")
    if "days-apart" not in given and _at_once(kept, other):
        yield Feature("days-apart")


def _rare(part: str) -> bool:
    """Whether few share a family name: 艾尔沃德, but no 哈里斯, no 别列科夫-哈里斯."""
    return part.rpartition("·")[2] not in table("foreign_surnames")


def _in_public(one: Profile, other: Profile) -> bool:
    """Whether one of two is told of as who leads or speaks for others abroad, and both head no two ministries.

    In China the end of a name may be another's whole: 廷·|巴特尔.
    """
    areas = {area for each in (one, other) for area in (*each.areas, *(held.area for held in each.posts))}
    ours = any(area == CENTRAL or area.isdecimal() for area in areas)
    return not ours and not (one.offices and other.offices) and (_titled(one) or _titled(other))


def _titled(bearer: Profile) -> bool:
    return bool(bearer.titles or any(map(title_of, bearer.called))) and not bearer.callings & sports()


def _title(one: Profile, other: Profile) -> str:
    """A title of both, as a post or in the words before the names: 德国联邦总理, 德国总理, but 副总理."""
    here, there = (sorted(each.titles.union(map(title_of, each.called)) - {""}) for each in (one, other))
    pairs = (sorted((a, b), key=len) for a in here for b in there)
    return next((short for short, long in pairs if long.endswith(short) and not long.endswith(f"副{short}")), "")


def _at_once(one: Profile, other: Profile) -> bool:
    """Whether a paper names both within a few days, which a name in full and a part of it may be of one day."""
    few, many = sorted((one, other), key=lambda each: len(each.sightings))
    days = {(each.paper, date.fromisoformat(each.day)) for each in few.sightings[:_LOOKED] if each.day}
    near = {(paper, (day + timedelta(ahead)).isoformat()) for paper, day in days for ahead in range(-NEWS, NEWS + 1)}
    return any((each.paper, each.day) in near for each in many.sightings)
