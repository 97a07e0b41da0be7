"""The divisions, regiments and companies of Xinjiang's production corps: 兵团第八师一三三团三连."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.lexicon.divisions import Division
from kg.resolve.body.national import body
from kg.resolve.spans import Found

CORPS = "新疆生产建设兵团"
_UNIT = re.compile(
    r"(?=[新兵第一二三四五六七八九十百〇零\d])"
    rf"(?P<corps>{CORPS}|兵团)?(?P<division>第[一二三四五六七八九十]{{1,2}}师(?![范资傅长生父徒弟]))?"
    r"(?:(?P<regiment>[一二三四五六七八九十百〇零\d]{2,4}团(?![结体队员组伙委])(?:场(?![景面]))?)(?P<company>[一二三四五六七八九十\d]{1,3}连)?)?"
)
_ORGAN = re.compile("党委(?:办公室|组织部|宣传部|统战部|政法委)?|纪委监委|纪委")


def find(text: str, begin: int, end: int, province: Division | None) -> Iterator[Found]:
    """The units of the corps and their party committees, in a paper of Xinjiang or a text that names the corps."""
    if (province is None or not province.name.startswith("新疆")) and CORPS not in text:
        return
    only = _only_division(text)
    for match in _UNIT.finditer(text, begin, end):
        parts = [match.end(group) for group in ("corps", "division", "regiment", "company") if match[group]]
        if not parts or (match["regiment"] is None and match["division"] is None and match["corps"] is None):
            continue
        yield from (Found(match.start(), stop, body(_name(match, stop, only)), rank=6) for stop in parts)
        if organ := _ORGAN.match(text, match.end(), end):
            yield Found(match.start(), organ.end(), body(_name(match, match.end(), only) + organ[0]), rank=6)


@lru_cache(maxsize=1)  # a text is read line by line
def _only_division(text: str) -> str:
    """The one division that a text tells of; '' where it tells of none or of several."""
    told = {match["division"] for match in _UNIT.finditer(text) if match["division"]}
    return told.pop() if len(told) == 1 else ""


def _name(match: re.Match[str], stop: int, division: str) -> str:
    """The unit's name in full: with the corps, which papers leave out, and its division where only one is told of."""
    written = match.string[match.start() : stop].removeprefix(match["corps"] or "")
    between = "" if match["division"] or not written else division
    return CORPS + between + written
