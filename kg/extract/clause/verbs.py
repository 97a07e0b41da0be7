"""Where the policy verbs of a text stand: found in one pass, asked for clause by clause."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick

from kg.lexicon import having, marked, one_of, table

NOUNISH = marked("policy_nouns", "noun")  # verbs that are as often nouns
STATES = marked("policy_verbs", "state") | having("policy_verbs", "ends")  # of what has come to be: 某宅修缮6月|完工
STRIKES = tuple(sorted(having("policy_verbs", "strike")))
PAYS = one_of(having("policy_verbs", "pays"))
SENT_OUT = ("出动", "投入", "调集", "调派", "派出", "抽调", "调运")  # of people and machines, each with its number
GIVES = "提供|注入|凝聚(?!力)|汇聚|创造|奠定|打下|贡献|作出|筑牢|夯实|增添"  # what is done for the sake of something

SETS_RATE = re.compile(  # what a bank or the state sets: 下调|贷款利率0.25个百分点
    "(?:降低|下调|上调|调低|调高|提高)[^,;。]{0,16}(?:准备金率|利率|税率|费率|首付(?:款)?比例|关税)"
)


def verb_at(text: str, begin: int, end: int) -> str | None:
    """The longest policy verb that begins at a place and ends by ``end``."""
    verb = _found(text)[1].get(begin)
    if verb is None or begin + len(verb) <= end:
        return verb
    shorter = (verb[:length] for length in range(end - begin, 1, -1))
    return next((word for word in shorter if word in table("policy_verbs")), None)


def has_verb(text: str, begin: int, end: int) -> bool:
    """Whether a policy verb begins in ``text[begin:end]``."""
    begins, _ = _found(text)
    first = bisect_left(begins, begin)
    return first < len(begins) and begins[first] < end


def verbs_between(text: str, begin: int, end: int) -> list[int]:
    """The places of ``text[begin:end]`` at which a policy verb begins, in order."""
    begins, _ = _found(text)
    return begins[bisect_left(begins, begin) : bisect_left(begins, end)]


@lru_cache(maxsize=2)  # an article's clauses are read one after the other
def _found(text: str) -> tuple[list[int], dict[int, str]]:
    """The places at which policy verbs begin in a text, in order, and the longest verb of each."""
    matcher, words = _matcher()
    longest: dict[int, str] = {}
    for which, begin, _ in matcher.find_matches_as_indexes(text, overlapping=True):
        if len(words[which]) > len(longest.get(begin, "")):
            longest[begin] = words[which]
    longest = {at: word for at, word in longest.items() if not (_cuts(longest, at, word) or _is_paper(text, at, word))}
    return sorted(longest), longest


def _is_paper(text: str, at: int, word: str) -> bool:
    """Whether 报告 is what was written: it is done to somebody, 向县人大常委会|报告办理结果."""
    return word == "报告" and not _TO_WHOM.search(text, max(0, at - 18), at)


_TO_WHOM = re.compile("(?<!方)向(?!记者|大家|各位)[^,。;的]{2,16}$")


def _cuts(longest: dict[int, str], at: int, word: str) -> bool:
    """Whether a verb would end inside a longer one that begins in it: 共|建设改造, but 加强|化解."""
    inside = (longest.get(start, "") for start in range(at + 1, at + len(word)))
    return any(len(other) > len(word) for other in inside)


@cache
def _matcher() -> tuple[AhoCorasick, tuple[str, ...]]:
    words = tuple(table("policy_verbs"))
    return AhoCorasick(words), words
