"""Where a person's name ends that begins at a known place, by its surname and by what the text goes on with.

副县长李某某强调: the name after the title ends before 强调, and is not 李某某强.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache

from kg.lexicon import alternation, table
from kg.lexicon.people import FOREIGN, FOREIGN_SET, compound_surnames, doubtful_surnames
from kg.resolve.person import name_lists
from kg.resolve.person.person_names import AFTER, NEVER_BEGIN, NEVER_GIVEN, SPEAKS, goes_on, plausible, splits_verb
from kg.resolve.qualify import Line
from kg.text.words import cut

ACTS = re.compile(  # what only people do
    rf"{alternation('speech_verbs')}|一同|陪同|出席|列席|主持|参加|率队|到会|涉嫌"
)
ASPECTS = ("着", "过")


def _function_word(text: str, name: str, stop: int) -> bool:
    """Whether a doubtful surname is a preposition or conjunction here: 代表|和群众, but 书记|向某某说."""
    if name[0] not in doubtful_surnames():
        return False
    first = cut(name)[0]
    return first.tag in ("c", "p", "u", "uj") and not (first.tag == "p" and _SAYS.match(text, stop))


_SAYS = re.compile(rf"[,。、(]|{alternation('speech_verbs')}")


def after_title(line: Line, at: int, end: int) -> int | None:
    """Where the name right after a title ends."""
    text = line.text
    best = fits(line, at, end)
    if best is None and (apart := spread(text, at, end)):
        return apart
    open_ended = best is None or not AFTER.match(text, best, end)
    if open_ended and (longer := unsurnamed(line, at, end)):
        return longer
    if best is None and (foreign := _TRANSLITERATED.match(text, at, end)):
        ended = AFTER.match(text, foreign.end(), min(end, foreign.end() + 4)) or _DATED.match(text, foreign.end(), end)
        return foreign.end() if ended else None
    return best


def spread(text: str, at: int, end: int) -> int | None:
    """Where a name of two characters ends that is spread to the width of three: 副局长|葛 戎|说, 学生|江 远|获奖."""
    found = _spread().match(text, at, end)
    named = found and plausible(found[1] + found[2]) and AFTER.match(text, found.end(), end)
    return found.end() if found and named else None


@cache
def _spread() -> re.Pattern[str]:
    return re.compile(rf"([{name_lists.singles()}]) +([\u4e00-\u9fff])")


_DATED = re.compile(r"\d{1,2}日|[今昨当]天|此前|日前|近日")  # 总统某某|10日说
_TRANSLITERATED = re.compile(rf"[{FOREIGN}连]{{2,6}}(?:·[{FOREIGN}连]{{1,8}})*")


_MINORITY = FOREIGN_SET | frozenset("何初呷惹嫫倮")  # characters of names that begin with no surname


def unsurnamed(line: Line, at: int, end: int) -> int | None:
    """A Mongolian, Tibetan or Uyghur name after a title, of two to eight characters up to a mark or a verb.

    It must not be made of ordinary words: most of its pieces are single characters or names to the dictionary.
    """
    for stop in range(at + 1, min(at + 8, end) + 1):
        last = line.text[stop - 1]
        if last in NEVER_GIVEN or line.text[at : at + 2] in NEVER_BEGIN or not "\u4e00" <= last <= "\u9fff":
            return None
        if stop - at > 1 and AFTER.match(line.text, stop, end):
            name = line.text[at:stop]
            words = [name[w.begin : w.end] for w in cut(name) if not w.tag.startswith("nr")]
            return stop if all(map(_MINORITY.issuperset, words)) else None
    return None


def fits(line: Line, at: int, end: int) -> int | None:
    """Where a name that begins at ``at`` ends, by what follows it; None if none begins there."""
    compound = line.text[at : at + 2] in compound_surnames()
    lengths = (4, 3) if compound else (3, 2)
    ends = []
    for stop in (at + length for length in lengths):
        if stop <= end and _may_be(line, at, stop, end):
            whole = (stop - at == (4 if compound else 3)) * 0.5
            ends.append((_score(line, at, stop, end) + whole, stop))
    if not ends:
        return None
    score, stop = max(ends)
    return stop if score >= 1.5 else None


def _may_be(line: Line, at: int, stop: int, end: int) -> bool:
    """Whether a name can stand there, or its last character belongs to what follows: 会见某某|时, 亓某|连着."""
    text = line.text
    name, length = text[at:stop], stop - at
    if not plausible(name) or _function_word(text, name, stop):
        return False
    if length == 3 and name[-1] == "时" and text[stop : stop + 1] == ",":
        return False  # 会见某某时,…
    if name[-1] == "和" and not _deed(text, stop, end):
        return False  # 某某和主持人
    if name[-1] in "是有" and not _SAYS.match(text, stop, end):
        return False  # 某某是全国劳模, 某某有三个孩子
    if text[stop : stop + 1] in ASPECTS:
        return False
    split = text[stop - 1 : stop + 1]
    return length != 3 or not (split in table("speech_verbs") or split in _TOGETHER or _loose(line, stop))


def _score(line: Line, at: int, stop: int, end: int) -> float:
    """How much speaks for a name that ends at ``stop``: what follows it, and how the dictionary cuts the words."""
    text = line.text
    score = (2 if AFTER.match(text, stop, end) else goes_on(text, stop, end)) + line.ends_word(stop)
    if stop - at == 3 and stop < end and splits_verb(text, stop):
        score -= 2
    if text[stop - 1] == "和":
        score += 1
    words = line.within(at, stop)
    return score + any(w.begin == at and w.end == stop and w.tag.startswith("nr") for w in words)


def _deed(text: str, at: int, end: int) -> bool:
    """Whether a mark or a verb stands at ``at``, which no name and no noun begins with."""
    if at >= end or not "\u4e00" <= text[at] <= "\u9fff" or ACTS.match(text, at, end):
        return not text.startswith("主持人", at)
    if _WHERE.match(text, at, end):  # 县长蔺春和|在现场会上说
        return True
    return cut(text, at, min(at + 4, end))[0].tag in ("v", "d")


_WHERE = re.compile("在(?![场座校职岗线逃押建编任])[^,。;:]{2,16}[上中时里]")
_REPORTS = re.compile("了?(?:题为|政府|工作|重要|交流|表态|专题|总结|主旨)*(?:报告|讲话|发言|汇报|说明|部署|点评|辅导)")
_TOGETHER = frozenset(("一同", "一起", "一行", "同时", "共同"))


def _loose(line: Line, stop: int) -> bool:
    """Whether the last character before ``stop`` is a function word of its own (秦某|为组长, 李某|还说)."""
    alone = line.starts_word(stop - 1) and line.ends_word(stop) and not line.text.startswith("为关于", stop - 1)
    return alone and line.text[stop - 1] in "为等还而则也就将已均"


def recut(text: str, start: int, stop: int, tagged: Collection[tuple[int, int]], titles: Sequence[int]) -> int:
    """Where a name ends by the words behind it, which the tagger and the rules may have cut wrongly."""
    length = stop - start
    if length == 4 and (came := _CAME.search(text, start, stop + 2)):  # 常委李明|来湘考察
        return came.start()
    last = stop - 1
    works = (start, last) in tagged and text.startswith("工作", last)  # 书记周健|工作汇报
    joined = text[last] == "同" and stop in titles  # 县长李平|同|副县长王强
    if length == 3 and (works or joined or _GOES_ON.match(text, last)):
        return last
    if length == 2 and text.startswith("来说", stop) and text[start - 1] != "对":  # 曲福来|说, by his name elsewhere
        return stop + (text.count(text[start : stop + 1]) > 1)
    told = length == 2 and text.startswith("同", stop) and SPEAKS.match(text, stop + 1)
    return stop + 1 if told else stop  # 书记喻道同|要求


_GOES_ON = re.compile(f"拉家常|作{_REPORTS.pattern}")  # 书记王平|拉家常, 市长王强|作政府工作报告
_CAME = re.compile("来[\u4e00-\u9fff](?:调研|考察|视察|检查|督导|督查|指导|访问)$")
