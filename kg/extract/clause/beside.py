"""What stands beside a verb and makes it head its clause, though it is as often a noun."""

from __future__ import annotations

import re

from kg.extract.clause.verbs import verbs_between

_THERE = re.compile(  # 在某国附近海域|部署军舰, 在光伏板间|种植黄芩
    "(?:[海水空]域|上空|境内|边境|附近|周边|沿线|一带|在[^,的]{1,10}[间里旁边下])$"
)


def placed(text: str, start: int, begin: int) -> bool:
    """Whether a clause says right before a place where what follows is done."""
    return _THERE.search(text, max(start, begin - _FAR), begin) is not None


_FAR = 13  # characters


def with_whom(text: str, start: int, begin: int, verb: str, stop: int) -> bool:
    """Whether the last verb of a clause is done with somebody, and so is no noun: 已与防长等高层|审查防御计划."""
    return _TOGETHER.search(text, start, begin) is not None and not verbs_between(text, begin + len(verb), stop)


_TOGETHER = re.compile("[已将拟会][与同和][^,的]+$")
