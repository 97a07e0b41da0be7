"""Which names are one body's by how they are written: the place before a name in full, short or left out, words in
full or short, a state by its character, an army before its unit.

A name is taken apart into the place that it begins with and the rest; names that are then equal are one body's:
北京人形机器人创新中心 and 北京市人形机器人创新中心, 俄科学院 and 俄罗斯科学院 and, where no other place is put before
it, 德国伊弗经济研究所 and 伊弗经济研究所.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

import rjieba

from kg.identity.branches import parts_of_one
from kg.identity.held import within
from kg.identity.initials import by_initials
from kg.identity.omissions import of_many, part_told_of, without_words
from kg.identity.runs import NAMES, Manner, runs_on
from kg.identity.states import of_state
from kg.identity.written import Written, placed, plainly, steps, written
from kg.lexicon import marked, table
from kg.lexicon.bodies import central, ordinary
from kg.lexicon.countries import country_forms, country_signs, is_country
from kg.lexicon.divisions import load
from kg.lexicon.finder import finder
from kg.lexicon.people import FOREIGN_SET
from kg.text.words import tagged

_ARMIES = re.compile("中国人民解放军|解放军|陆军|海军|空军|火箭军|新四军|八路军")
_BEFORE = re.compile(  # what a body's name is told without as well
    f"(?:{_ARMIES.pattern})|20\\d\\d年|“[^”]+”|[^大]{{2,8}}大学(?:[^大]{{0,4}}医学院)?附属(?=.{{4,}}医院)"
)
_UNIVERSITY = re.compile("[^大]{2,8}大学(?:[^大]{0,4}医学院)?(?:附属)?(?=..+医院)")  # 武汉|某大学附属|协和医院
_NUMBERED = re.compile(r"第?\d+集团军")
_NEXT = re.compile("(?:临时|过渡|新).*政府$")
_FEW = 4  # characters of a name after which a character before may be a state's
_LONG = 6  # characters that two names do not share by chance
_COUNTED = re.compile("[一二三四五六七八九十\\d]")
_LIMITED = ("有限公司", "有限责任公司")
_FARMS = ("林场", "农场")


def one_body(ranks: Mapping[str, int]) -> Iterator[tuple[str, str, str]]:
    """The names that are written in different ways for one body: the one it goes by, another, and by which rule.

    ``ranks`` says for each name which article first has it, in the order of the papers' days.
    """
    names = _after_a_fall({name: written(name) for name in sorted(ranks) if not ordinary(name)}, ranks)
    found = [(central()[name], name, "spelled") for name in sorted(ranks) if central().get(name, name) != name]
    found += [(name, other, "initials") for name, other in by_initials(names)]
    found += one_thing(names, ranks, Manner(_BEFORE, plainly, _proper, ordinary, _fullness, _has_own))
    yield from found
    yield from parts_of_one(sorted(names, key=_fullness), found)


def _after_a_fall(names: Mapping[str, Written], ranks: Mapping[str, int]) -> dict[str, Written]:
    """The names, those of a government for a time or a new one apart from the one that fell before: 某国前政府."""
    fallen = {key.place: ranks[name] for name, key in names.items() if key.rest in ("前政府", "原政府")}
    after = [
        (name, key)
        for name, key in names.items()
        if key.rest == "政府" and ranks[name] >= fallen.get(key.place, ranks[name] + 1) and _NEXT.search(name)
    ]
    places = {key.place for name, key in after if "新" not in name}
    return {**names, **{name: Written(key.place, "临时政府") for name, key in after if key.place in places}}


def one_thing(names: Mapping[str, Written], ranks: Mapping[str, int], manner: Manner) -> Iterator[tuple[str, str, str]]:
    """Names that are written alike, that one place alone is put before, or that a word runs into from the sentence."""
    names = _signed(names, ranks)
    groups: dict[Written, list[str]] = defaultdict(list)
    for name, key in names.items():
        groups[key].append(name)
    for group in groups.values():
        name, *others = sorted(group, key=manner.fullness)
        alike = (other for other in others if central().get(other, name) == name and not _other_firm(name, other))
        yield from ((name, other, "spelled") for other in alike)
    yield from ((groups[one][0], groups[other][0], "spelled") for one, other in _reordered(groups))
    yield from _placed(names, groups, ranks, manner)
    yield from without_words(names, groups, ranks, manner)
    yield from ((name, other, "run-on") for name, other in runs_on(names, ranks, manner))


def _other_firm(name: str, other: str) -> bool:
    """Whether two full names say that one is a company by shares and the other none: a firm has but one such form."""
    full = name.endswith(_LIMITED) and other.endswith(_LIMITED)
    return full and ("股份" in name) != ("股份" in other)


def _reordered(keys: Iterable[Written]) -> Iterator[tuple[Written, Written]]:
    """The names that have the characters of another in another order: 医生|中央委员会, 中央|医生委员会."""
    first: dict[tuple[str, str, str], Written] = {}
    for key in keys:
        if len(key.rest) >= _LONG and not _COUNTED.search(key.rest):
            one = first.setdefault((key.place, "".join(sorted(key.rest)), key.rest[-2:]), key)
            yield from [(one, key)] if one != key else ()


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
        for known in filter(None, (key, part_told_of(key))):
            first[known] = min(ranks[name], first.get(known, ranks[name]))
    found = dict(names)
    for name, key in names.items():
        meant = {each: first[each] for each in _meant(key) if each in first}
        short = Written("", key.rest[0] + key.rest[2:]) if key.rest[1:2] in ("方", "军") else None
        if not meant and short and short in first:
            meant = {short: first[short]}  # 乌军|特种部队 is 乌|特种部队
        if meant and (full := sole(ranks[name], meant)):
            found[name] = full
        elif not key.place and key.rest[0] in country_signs():
            found[name] = Written("", key.rest[0] + of_state(key.rest[1:]))  # 乌特种作战部队, 乌特种部队
    return found


def _meant(key: Written) -> Iterator[Written]:
    for country in _begun(key.rest) if not key.place else ():
        if country != "中国" or key.rest[1:2] == "方":
            yield Written(country, of_state(key.rest[1:]))
            if key.rest[1:2] in ("方", "军"):
                yield Written(country, of_state(key.rest[2:]))


def _begun(name: str) -> Iterable[str]:
    """The countries whose character a name begins with, or else their first: 白|总统办公厅."""
    if found := country_signs().get(name[:1]):
        return found
    long = len(name) > _FEW and len(rjieba.cut(name, hmm=False)[0]) == 1
    return _by_first().get(name[0], ()) if long else ()


@cache
def _by_first() -> Mapping[str, Collection[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for country in dict.fromkeys(country_forms().values()):
        found[country[0]].append(country)
    return found


def _placed(
    names: Mapping[str, Written],
    groups: Mapping[Written, Sequence[str]],
    ranks: Mapping[str, int],
    manner: Manner,
) -> Iterator[tuple[str, str, str]]:
    """Names that one place or army alone is put before: 江苏南京|紫金山实验室, 陆军|第82集团军.

    A division's organs are none of those: 龙马潭区|城管执法局 is not its city's; but 日本|冲绳县政府.
    """
    before: dict[Written, dict[Written, int]] = defaultdict(dict)
    for name, key in names.items():
        rests = [
            (place, rest)
            for place, rest in _rests(name, manner.before)
            if (manner.proper(rest) or (place and (manner.own(rest) or is_country(placed(rest)[0]))))
            and (not rest.endswith(_ORGANS) or (is_country(place) and _OF_AREA.fullmatch(rest)))
        ]
        alone = {names[rest] for _, rest in rests if rest in names}
        wider = {
            Written(above, manner.plain(rest)) for at, (_, rest) in enumerate(rests) for above, _ in rests[:at] if above
        }  # 美国|罗得岛州|布朗大学 is 美国|布朗大学
        wider.update(
            Written(place, manner.plain(rest))
            for place, rest in _hospitals(rests)
            if manner.own(rest) or manner.proper(rest)
        )
        for vague in alone.union(wider, *(_vaguer(place, manner.plain(rest), manner.sole) for place, rest in rests)):
            if vague in groups and vague != key and not _abroad(key, vague):
                before[vague][key] = min(ranks[name], before[vague].get(key, ranks[name]))
    for vague, owners in sorted(before.items()):
        if owner := sole(min(ranks[name] for name in groups[vague]), owners):
            yield groups[vague][0], groups[owner][0], "placed"


_OF_AREA = re.compile("[一-鿿]{2,6}[州省县市府](?:政府|议会|警察局)")
_ORGANS = (*marked("body_suffixes", "office"), "支队", "大队", "中队")


def _hospitals(rests: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """A university's hospital by its place alone: 武汉|华中科技大学附属|协和医院."""
    for place, rest in rests:
        if place and (university := _UNIVERSITY.match(rest)):
            yield place, rest[university.end() :]


def _abroad(key: Written, vague: Written) -> bool:
    """Whether a place abroad stands before a name that a city of China is in: 莫斯科|中山大学 is another."""
    city = any(each.code.endswith("00") for each in load().named(vague.rest[:2]))
    ours = vague.place.isdecimal() or city or vague.rest.startswith(_PARTS)
    return bool(key.place) and not key.place.isdecimal() and ours


_PARTS = tuple(f"{side}{part}" for part in "北南" for side in "东西") + tuple(f"华{side}" for side in "东西南北中")


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
    if name[0] in country_signs() and (len(name) > 4 or (len(name) == 4 and FOREIGN_SET.issuperset(name[1:3]))):
        yield "", name[1:]


def _proper(name: str) -> bool:
    """Whether a name without its place still names one body: 紫金山实验室, but no 抗战纪念馆, no 宪法法院."""
    if name in central() or ordinary(name) or name.endswith("指挥部"):
        return False
    if _NUMBERED.fullmatch(name):
        return True
    qualifier = _qualifier(name)
    if len(qualifier) < 2 or qualifier in table("body_words") or all(map(of_many, tagged(qualifier)[0])):
        return False
    if name.endswith(_FARMS) and len(qualifier) > 2:
        return True
    parts = rjieba.cut(qualifier, hmm=False)
    coined = all(len(part) == 1 for part in parts) or [len(part) for part in parts[:2]] == [1, 1]  # 达|美|航空
    if coined or FOREIGN_SET.issuperset(qualifier[:2]):
        return True
    words, tags = tagged(qualifier)
    common = marked("name_words", "common") | table("body_words").keys()
    return any(
        (tag in NAMES and len(word) > 1 and word not in common and word not in country_forms())
        or (tag in ("nz", "nt") and len(word) > 2)
        for word, tag in zip(words, tags, strict=True)
    )


def _qualifier(name: str) -> str:
    """A body's name without the word for its kind."""
    found = (at for _, at, stop in finder("body_suffixes").find(name, 0, len(name)) if stop == len(name))
    return name[: max(found, default=0)]


def _has_own(name: str) -> bool:
    """Whether a name has a word that is no word of many bodies' names: 硅谷银行, 苹果公司, but no 证券交易所."""
    qualifier = _qualifier(name)
    if name in central() or ordinary(name) or len(qualifier) < 2 or qualifier in table("body_words"):
        return False
    words = rjieba.cut(qualifier, hmm=False)
    return any(len(word) > 1 and not _everyday(word) for word in words) or all(len(word) == 1 for word in words)


def _everyday(word: str) -> bool:
    """Whether a word says of a body no more than what it does or where."""
    return of_many(word) or word in country_forms() or bool(load().named(word))
