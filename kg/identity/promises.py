"""What an article promises in words that no table of verbs has: 再施划临时停车位300个, 盖一栋职工公寓.

Such a clause is an action only where a later article tells what became of it.
"""

from __future__ import annotations

import re
from itertools import takewhile

from kg.identity.iris import action_iri
from kg.identity.matter import Matter
from kg.identity.reports import Report
from kg.identity.tellings import Telling
from kg.identity.things import key_of
from kg.model import PolicyAction, Reading, Status
from kg.text.words import Word, cut

_NOUNS = ("n", "b", "a", "vn", "j", "s", "k", "g")
_SKIPPED = 2  # words that may stand between a thing and its number: 老管|换|新|140公里
_FOR = re.compile("(?:为|给|对)(?:[^,的]{1,6}的)?$")  # 为|43家作坊, 对库藏的|680件石刻
_NOT_YET = frozenset(["没有", "没", "未", "尚未", "还没"])
_IDLE = frozenset(["有", "是", "在", "到", "没有", "没", "未", "尚未", "用"])
_BREAKS = ("p", "c", "u", "d", "x", "r")
_OPEN_TAGS = ("v", "vn", "n", "x", "nr", "a", "i", "l", "z", "nz")  # what a verb may be taken for
_AHEAD = re.compile(  # words before a verb that are none of the deed's
    "计划|打算|准备|目标|是|预计|力争|争取|确保|希望|今年|全年|要|将|拟|再|还"
)
_LEAST = 2  # characters that a thing's name has


def promised(telling: Telling, reading: Reading) -> PolicyAction | None:
    """The action that a clause promises which counts one thing; None where one was read in it already."""
    read = (fact for fact in reading.facts if isinstance(fact, PolicyAction))
    if len(telling.counted) != 1 or any(telling.begin <= fact.begin < telling.end for fact in read):
        return None
    amount = telling.counted[0]
    split = amount.begin - telling.begin, amount.end - telling.begin
    words = cut(telling.words)
    before = [word for word in words if word.end <= split[0]]
    after = [word for word in words if word.begin >= split[1]]
    before = [word for word in before if not _AHEAD.fullmatch(telling.words, word.begin, word.end)]
    verb, thing = _deed(telling.words, before, after, led=bool(_FOR.search(telling.words, 0, split[0])))
    if verb is None or not thing or thing[-1].end - thing[0].begin < _LEAST:
        return None
    text, at = reading.article.text, telling.begin
    return PolicyAction(
        evidence=(telling.sentence,),
        rule="promised-plainly",
        verb=text[at + verb.begin : at + verb.end],
        object=text[at + thing[0].begin : at + thing[-1].end],
        status=Status.PLANNED,
        quantities=(amount.quantity,),
        begin=at + verb.begin,
    )


def _deed(text: str, before: list[Word], after: list[Word], *, led: bool) -> tuple[Word | None, list[Word]]:
    """The verb and the thing of a clause: 施划|停车位300个, 绿道|延伸|14公里, 盖|一栋公寓, 为43家作坊|换装|锅炉."""
    not_yet = next((at for at, word in enumerate(after) if text[word.begin : word.end] in _NOT_YET), None)
    if led:
        return _done_for(after[len(_run(after)) :], [])
    if not_yet is not None:  # 210艘货船|没有|装|收集柜
        return _done_for(after[not_yet + 1 :], after[:not_yet])
    of = max((at for at, word in enumerate(before) if word.tag.startswith("u")), default=-1)
    before = before[of + 1 :]  # 失去灌溉功能的|5座老堰
    at_once = bool(before) and before[-1].tag == "v" and _heads(text, before[-1])  # 在候机楼|建|一处打包点
    if at_once:
        return before[-1], list(takewhile(_belongs, after))
    runs = (_run_before(before[: len(before) - skipped]) for skipped in range(_SKIPPED + 1))
    thing = next((run for run in runs if run and run[-1].tag.startswith(("n", "vn"))), [])
    told = [word for word in reversed(before) if word not in thing and _heads(text, word)]
    verb = next((word for word in told if word.tag.startswith("v")), None)
    if thing and (verb or not _run(after)):  # 全县|4600株古树都要挂上…: not what the number stands behind
        return verb or next(iter(told), None), thing
    thing = _run(after)
    then = [word for word in after[len(thing) :] if _heads(text, word)]
    behind = next((word for word in then if word.tag.startswith("v")), next(iter(then[-1:]), None))
    return verb or behind or next(iter(told), None), thing


def _heads(text: str, word: Word) -> bool:
    """Whether a word may head a clause."""
    return word.tag.startswith(_OPEN_TAGS) and text[word.begin : word.end] not in _IDLE


def _done_for(then: list[Word], counted: list[Word]) -> tuple[Word | None, list[Word]]:
    """What is done for those that a clause counts, or to them: 为43家作坊|换装|锅炉, 还有23处矿坑|没有|回填."""
    at = next((at for at, word in enumerate(then) if word.tag.startswith("v")), None)
    if at is None:
        return None, []
    return then[at], list(takewhile(_belongs, then[at + 1 :])) or counted or then[at : at + 1]


def _belongs(word: Word) -> bool:
    """Whether a word may belong to the thing that a verb before it is on: 装|生活|污水|收集|柜."""
    return not word.tag.startswith(_BREAKS)


def _run(words: list[Word]) -> list[Word]:
    """The nouns, and what may stand before them, that a row of words begins with."""
    return list(takewhile(lambda word: word.tag.startswith(_NOUNS), words))


def _run_before(words: list[Word]) -> list[Word]:
    """Those that a row of words ends with; a verb between another and a noun is part of it: 规划|停车泊位."""
    at = len(words)
    while at and words[at - 1].tag.startswith(_NOUNS):
        at -= 1
    inner = 1 < at < len(words) and words[at - 1].tag.startswith("v") and words[at - 2].tag in ("v", "n")
    return words[at - inner :]


def promise_of(action: PolicyAction, reading: Reading, places: frozenset[str]) -> Report:
    """A promise as it is compared with what is told later."""
    matter = Matter(action.object, (action.object,), action.quantities, "", yearly=False, short=False, begun=False)
    day = reading.front.date or ""
    return Report(action_iri(action, reading.article), key_of(reading), day, action, matter, places=places)
