"""Which names are one body's though one leaves words out: what a firm trades in, and words that do not say whose it is.

瓦格纳|雇佣兵|集团 and 瓦格纳集团, 伊朗最高|国家|安全委员会 and 伊朗最高安全委员会.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise, takewhile

import rjieba

from kg.identity.runs import Manner
from kg.identity.written import AID, Written, leaves_out
from kg.lexicon import marked, one_of, table
from kg.lexicon.countries import is_country
from kg.lexicon.people import FOREIGN_SET

_OF_MANY = ("body_words", "body_suffixes", "departments", "ministry_words", "topics", "indicators", "policy_nouns")
_FIRMS = ("集团", "公司", "林场", "农场")
_TRADE = re.compile("(?:(?:生物)?技术|制药|实业|化学|服饰|家居|电器|铝业|光电|商贸)(?=公司$)")
_COINED = 3  # single characters in a row that no dictionary has as a word: 木童坊
_TEAM = "医疗队"  # few of a place are told of at a time
_TOLD = 5  # characters of what a place has few of
_SENT = 7  # characters of a delegation's name that says more than what it is for: 中国大学生体育代表团
_OF_ALL = ("大学", "学院", "医院", "部队", "军队", "政府")
_MINISTRY = re.compile("(?:联邦|国家)?(.+[和、](?!.*[和、]).+?)(?:事务)?部")  # 外交和侨民事务部 is the 外交部
_TOLD_AS = re.compile("^.{0,10}(?:集团|公司|电视台|监狱|机构|国防部|内政部)(?=.{4,})")  # 德国|能源监管机构|联邦网络局


def without_words(
    names: Mapping[str, Written], groups: Mapping[Written, Sequence[str]], ranks: Mapping[str, int], manner: Manner
) -> Iterator[tuple[str, str, str]]:
    """Names with and without what bodies do, if one alone has the name: 瓦格纳|雇佣兵|集团, 河北塞罕坝|机械|林场."""
    longer: dict[Written, dict[Written, int]] = defaultdict(dict)
    for name, key in names.items():
        trade = (short for short in _traded(key) if short in groups and manner.proper(short.rest))
        for short in (*trade, *(short for short in _fewer(key, manner) if short in groups)):
            longer[short][key] = min(ranks[name], longer[short].get(key, ranks[name]))
    for key, whole in _assemblies(names):
        if whole in groups:
            yield groups[key][0], groups[whole][0], "shortened"
    for short, owners in sorted(longer.items()):
        if _one(owners):
            yield from ((groups[owner][0], groups[short][0], "shortened") for owner in sorted(owners))


def _one(owners: Iterable[Written]) -> bool:
    """Whether names are one's by their characters, or each is the next with some left out: 外交和侨民|事务|部."""
    ranked = sorted(owners, key=lambda key: (len(key.rest), key))
    return all(
        sorted(one.rest) == sorted(other.rest) or (one.place == other.place and leaves_out(one.rest, other.rest))
        for one, other in pairwise(ranked)
    )


def _assemblies(names: Mapping[str, Written]) -> Iterator[tuple[Written, Written]]:
    """A state's 国民议会 and 人民议会 with its 议会, where it is no house of two."""
    for key in sorted(set(names.values())):
        if key.rest in ("国民议会", "人民议会") and key.place and key.place not in table("two_houses"):
            yield key, Written(key.place, "议会")


def _fewer(key: Written, manner: Manner) -> Iterator[Written]:
    """A name without words that do not say whose it is: 伊朗最高|国家|安全委员会, 德国|能源监管机构|联邦网络局."""
    for short in dict.fromkeys(_cut(key)):
        told = key.place and (len(short) >= _TOLD or short == _TEAM or short.endswith("总局"))
        if (told or manner.proper(short) or manner.own(short)) and not short.endswith(_OF_ALL):
            yield Written(key.place, short)
    yield from (Written(key.place, short) for short in _of_kind(key))


def _cut(key: Written) -> Iterator[str]:
    """What is left of a name without each of the words that it is told without, each run of them, and all."""
    left_out = AID if key.rest.endswith(_TEAM) else _left_out()
    runs = [run.span() for run in left_out.finditer(key.rest) if run.end() < len(key.rest)]
    words = [(begin + at, begin + end) for begin, stop in runs for at, end in _words_of(key.rest[begin:stop])]
    yield from (key.rest[:begin] + key.rest[end:] for begin, end in (*runs, *words) if key.place or begin > 1)
    if len(runs) > 1:
        yield left_out.sub("", key.rest)
    if not key.place and key.rest.startswith("中国") and key.rest.endswith(("集团", "公司", "银行")):
        yield key.rest.removeprefix("中国")
    if told := part_told_of(key):
        yield told.rest


def part_told_of(key: Written) -> Written | None:
    """A part of a ministry or firm of a place as it is told of without that: 某国|国防部|情报总局."""
    told_as = _TOLD_AS.match(key.rest) if key.place else None
    return Written(key.place, key.rest[told_as.end() :]) if told_as else None


def _of_kind(key: Written) -> Iterator[str]:
    """What a place or university has one of: 哈佛|大学|医学院, 湖北省|疫情防控|指挥部; a delegation of ours abroad.

    A ministry of several matters goes by each.
    """
    if is_country(key.place) and (several := _MINISTRY.fullmatch(key.rest)):
        yield from (f"{part}部" for part in re.split("[和、]", several[1]) if len(part) > 1)
    if key.rest.endswith("大学医学院"):
        yield key.rest.removesuffix("大学医学院") + "医学院"
    if key.place and key.rest.endswith("指挥部") and key.rest != "指挥部":
        yield "指挥部"
    if key.rest.startswith("中国") and key.rest.endswith("代表团") and len(key.rest) > _SENT:
        yield key.rest.removeprefix("中国")
    if not key.place and key.rest.startswith("国家") and len(key.rest) > _TOLD:
        yield "中国" + key.rest.removeprefix("国家")


def _words_of(run: str) -> Iterator[tuple[int, int]]:
    """Where the words of a run stand, alone and with those that follow: 物质, 物质科学, 科学."""
    words = [word.span() for word in re.finditer(_left_words(), run)]
    yield from ((begin, end) for at, (begin, _) in enumerate(words) for _, end in words[at:])


@cache
def _left_words() -> str:
    return f"第[一二三四五六七八九十\\d]+届|{one_of(marked('body_words', 'left-out'))}"


@cache
def _left_out() -> re.Pattern[str]:
    """Words of a name that it is told without as well, one after the other."""
    return re.compile(f"(?:{_left_words()})(?:[和、]?(?:{_left_words()}))*")


def _traded(key: Written) -> Iterator[Written]:
    """A firm's name without the words for its trade; one that no dictionary has also without its place.

    河北|塞罕坝|机械|林场 is still Hebei's, but 浙江|木童坊|玩具|公司 may be told of as 木童坊公司. A firm
    of a foreign name in a place of ours is a daughter: 深圳|西门子|数字科技|公司.
    """
    kind = next((kind for kind in _FIRMS if key.rest.endswith(kind)), "")
    trade = _TRADE.search(key.rest) if kind else None
    if trade and trade.start() > 1:
        yield Written(key.place, key.rest[: trade.start()] + kind)
    words = rjieba.cut(key.rest.removesuffix(kind), hmm=False) if kind else []
    own = len(words)
    coined = len(list(takewhile(lambda word: len(word) == 1, words)))
    while own and len(words[own - 1]) > 1 and (of_many(words[own - 1]) or coined >= _COINED):
        own -= 1
    core = "".join(words[:own])
    if 0 < own < len(words) and len(core) > 1 and not any(kind in core for kind in _FIRMS):
        yield Written(key.place, core + kind)
        if key.place and not (key.place.isdecimal() and FOREIGN_SET.issuperset(core)):
            yield Written("", core + kind)


@cache
def of_many(word: str) -> bool:
    """Whether the names of many bodies have a word."""
    return any(word in table(each) for each in _OF_MANY) or word in marked("name_words", "common")
