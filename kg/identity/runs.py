"""Names that stand at the end of longer ones: which words before a name are none of it.

A sentence runs into a name (经|港珠澳大桥, 韩正同|清华大学经济管理学院), or tells what it is or whose before it
(著名景点|大英博物馆, 武汉大学|中南医院).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

import rjieba

from kg.identity.written import AID, placed, steps
from kg.lexicon import table
from kg.lexicon.bodies import central, seat
from kg.lexicon.countries import country_forms
from kg.lexicon.divisions import load
from kg.lexicon.people import FOREIGN_SET
from kg.text.words import tagged

_TOLD = re.compile(
    "20\\d\\d年?|\\d+(?:小时|天)[内后]?|第[一二三四五六七八九十\\d]+届|首[届个条座次家]|[主要重点骨干]+工程|旅游胜地|村落|当地|重要|之后|随后|其中|京同|距离|著名|知名|积极参与|的"
)  # what is said of a thing before its name: 首届|粤港澳大湾区
_INTO = frozenset("暨于经据离起好创出以由从在向沿至将把给让被对是与和及为初原后继现应使者更均看强来方抵")
_OF_MEETINGS = ("组委会", "执委会", "组织委员会")
_EVERYDAY = ("n", "v", "vn", "m", "q", "t", "s", "f", "d", "a", "b", "p", "c", "l", "i", "x")
_LEADING = ("v", "p", "d", "t")
_JOINS = frozenset("至驻兼—东南西北中大小新老上下")  # what goes on into a name, or makes it another's
# what a thing is, told before its name: 革命团体|新民学会
_SUCH = ("场馆", "团体", "政党", "企业", "院校", "品牌", "媒体")
_GROUPS = ("小组", "指挥部", "办公室", "工作组")
_TAKEN = frozenset("来后份座条处项达位")  # the end of a word before, or a counter: 一份|中老铁路
_LEVELS = re.compile("[省市县区州]")
NAMES = ("nr", "nrt", "nrfg", "ns")  # people's and places' names, as the dictionary has them


@dataclass(frozen=True, slots=True)
class Manner:
    """How the names of a kind of thing are written."""

    before: re.Pattern[str]  # what may stand before a name, but for places
    plain: Callable[[str], str]  # what a name without its place comes to
    proper: Callable[[str], bool]  # whether such a name still means one thing
    vague: Callable[[str], bool]  # whether many things have such a name
    fullness: Callable[[str], Any]  # the least is the name that a thing goes by
    own: Callable[[str], bool]  # whether such a name has a word of its own, if one of the dictionary
    sole: str = ""  # the kind of which most places have one


def runs_on(names: Collection[str], ranks: Mapping[str, int], manner: Manner) -> Iterator[tuple[str, str]]:
    """The names that others end in and are, each with such another."""
    ahead = _ahead(names, ranks, manner)
    for name in names:
        told = (at for at in _words_before(name) if not manner.vague(name[at:]))
        ends = [
            at
            for at in (_run_on(name), *told, *ahead.get(name, ()))
            if at and name[at:] in names and not _sent(name, at)
        ]
        yield from ((name[at:], name) for at in ends[:1])


def _sent(name: str, at: int) -> bool:
    """Whether a name goes on with whom its body is sent to: 欧盟驻|俄罗斯代表团."""
    return name[at - 1] == "驻" and name.endswith(("代表团", "使团", "使馆"))


def _run_on(name: str) -> int:
    """Where a name begins that words of the sentence run into, else 0: 经|港珠澳大桥, 指导|某大学, 某省和|某大学."""
    if "】" in name:
        return name.index("】") + 1
    if name[(quoted := name.rfind("”") + 1) :] in central():
        return quoted  # “碳达峰”|国家开发银行
    if told := _TOLD.match(name):
        return told.end() if len(name) > told.end() + 2 and not name.endswith(_OF_MEETINGS) else 0
    if name[0] in _INTO and len(name) > 4:
        return 1
    dated = (len(name) - len(rest) for place, rest in steps(name) if _in_city(place, rest))
    if at := next(dated, 0):
        return at
    joined = (len(name) - len(rest) + 1 for place, rest in steps(name) if place and rest[0] in "和与及")
    after = 0 if name.endswith("代表团") else next(joined, 0)
    return after or (2 if name[:2] in table("policy_verbs") and len(name) > 5 else 0)


def _in_city(place: str, rest: str) -> bool:
    """Whether a city abroad stands before a whole name, of a state or the world: 华盛顿|美国国防部."""
    abroad = place and not place.isdecimal() and place not in country_forms()
    return bool(abroad) and (rest in central() or placed(rest)[0] in country_forms())


def _words_before(name: str) -> Iterator[int]:
    """Where a name may begin that everyday words run into, or a verb and whatever is before it: 境内|丹宁高速."""
    if name in central() or "届" in name or name.endswith(_OF_MEETINGS):
        return
    begin, plain = 0, True
    words, tags = tagged(name)
    for at, (word, tag) in enumerate(zip(words, tags, strict=True)):
        own = _own(words[at:], tags[at:]) or _national(name[begin:])
        deed = tags[at - 1] in _LEADING or words[at - 1] in table("policy_verbs")
        led = plain or (deed and words[at - 1] not in "至到" and not _anywhere(name[begin:]))
        if begin > 1 and own and led and len(name) > begin + 2:
            yield begin
        begin += len(word)
        known = word.isdecimal() or rjieba.has_word(word)
        everyday = tag in _EVERYDAY or (word in table("body_words") and word != "中国")
        plain = plain and known and everyday and word[0] not in "至到两各" and not load().named(word)


def _ahead(names: Collection[str], ranks: Mapping[str, int], manner: Manner) -> dict[str, list[int]]:
    """Where names begin that are another's in full, whatever stands before: 世卫组织称|希法医院.

    A name of dictionary words has one place or body alone before it (美军|关塔那摩监狱), or a word that leads to it.
    """
    owners: dict[str, dict[str, int]] = defaultdict(dict)
    for name in names:
        if "届" not in name and not name.endswith(_OF_MEETINGS):
            for at in range(1 if name[0] in _TAKEN else 2, len(name) - 2):
                if name[at:] in names and _stands_alone(name, at, names, manner):
                    owners[name[at:]][name] = at
    found: dict[str, list[int]] = defaultdict(list)
    for rest, longer in owners.items():
        made_up = manner.proper(rest) and _made_up(rest)
        last = max(ranks[rest], min(ranks[name] for name in longer))
        led = {name[:at] for name, at in longer.items() if _led(name[:at]) or name[:at].endswith(_SUCH)}
        known = [name[:at] for name, at in longer.items() if ranks[name] <= last and name[:at] not in led]
        for name, at in longer.items():
            if made_up or name[:at] in led or _nested([*known, name[:at]]):
                found[name].append(at)
    return found


def _stands_alone(name: str, at: int, names: Collection[str], manner: Manner) -> bool:
    """Whether what a name ends in names one thing by itself, and other than a place stands before it."""
    rest = name[at:]
    before = tagged(name[:at])[0][-1]
    if name[at - 1] in "·-" and rest.endswith(("大学", "学院", "医院")):  # 乔治·华盛顿大学
        return False
    if (
        name[at - 1] == "驻"
        or (before in _JOINS and at > 1)
        or any(place and after == rest for place, after in steps(name))
    ):
        return False
    led = _led(name[:at], "vpc") or before in _SUCH
    each_has = rest.endswith(_GROUPS) and seat(name[:at])  # 某市委|党史学习教育领导小组
    owned = led or ((name[:at] in names or name[:at] in central()) and not each_has)
    sole = (owned and manner.own(rest)) or (led and (_national(rest) or bool(placed(rest)[0])))
    sole = sole or any(rest[:end] in central() for end in range(4, len(rest) - 1))  # 奥林匹克格言|国际奥委会执委会
    return (sole or manner.proper(rest)) and parted(name, at) and (before in _SUCH or not _anywhere(rest))


def _national(name: str) -> bool:
    """Whether a name is a national body's, and no other state's as well: 海关总署, but 财政部."""
    return len(name) > 3 and name in central() and not name.endswith("部")


def _anywhere(name: str) -> bool:
    """Whether there are several of a name: a team of or for a place (湖北医疗队), what begins as 鼓楼区人民法院."""
    if name[-1] in "队团组" and not name.endswith("部队") and (placed(name)[0] or AID.search(name)):
        return True
    begins = (load().named(name[:end]) for end in range(2, len(name)))
    return any(sum(not load().weak(each.name, each) for each in found) > 1 for found in begins if len(found) > 1)


def _nested(places: Iterable[str]) -> bool:
    """Whether what stands before a name is one place or body, in full and in short: 某国|某市, 某市."""
    ranked = sorted({_LEVELS.sub("", place) for place in places}, key=len)
    return all(short in ranked[-1] for short in ranked)


def _made_up(name: str) -> bool:
    """Whether a name begins with characters that make no word, or a place: 凯信达公司, 北京长峰医院."""
    coined = len(rjieba.cut(name, hmm=False)[0]) == 1 or FOREIGN_SET.issuperset(name[:2])
    known = tagged(name)[1][0] == "ns" and rjieba.has_word(name)  # 大英博物馆, 堪察加半岛
    return known or (coined and not rjieba.has_word(name[:2])) or placed(name)[0].isdecimal()


def _led(words: str, tags: str = "vpcdruf") -> bool:
    """Whether a name may follow words that are no part of it, by the last of them: 韩正同|, 直接原因是|."""
    return tagged(words)[1][-1][0] in tags or words[-1] in _INTO


def parted(name: str, at: int) -> bool:
    """Whether a word ends at a place of a name: no 白|俄罗斯, no 多布|罗皮利亚."""
    words, _ = tagged(name)
    ends = set(accumulate(map(len, words)))
    plain = set(accumulate(map(len, rjieba.cut(name, hmm=False))))
    return at in ends or name[at - 1] in "省市州" or (at in plain and not FOREIGN_SET.issuperset(name[at - 1 : at + 1]))


def _own(words: Sequence[str], tags: Sequence[str]) -> bool:
    """Whether a name has a word of its own before the word for its kind, or is but one: 赫尔蒙|山, 狼牙山."""
    named = [tag in NAMES and len(word) > 1 for word, tag in zip(words, tags, strict=True)]
    return any(named[:-1] or named)
