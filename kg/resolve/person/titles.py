"""Posts' titles in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from functools import cache

import rjieba

from kg.lexicon import alternation, table
from kg.lexicon.divisions import load
from kg.lexicon.finder import finder
from kg.text.words import cut


@cache
def titles() -> re.Pattern[str]:
    return re.compile(alternation("titles"))


def find_posts(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Spans of posts' titles, longest first: 党组书记, 副主席."""
    for title, start, stop in finder("titles").find(text, begin, end):
        pair = text[stop - 1 : stop + 1]
        if weak_title(title) and len(pair) == 2 and len(rjieba.cut(pair, hmm=False)) == 1:
            continue  # 老|师傅 is no 老师
        if title.endswith("长") and _begins_division(text, stop - 1):
            continue  # 湖南省|长沙市, 宜宾市|长宁县 have no 省长 here
        following = text[stop : stop + 1]
        if title == "主席" and following == "国":
            continue  # 金砖国家主席国|所做的工作
        if title in ("代表", "记者", "编辑", "成员", "领导人") and following in "团性大了着国单企会峰":
            continue
        elected = title == "当选总统" and following in ("", *"\n,。;后")  # 某某再次当选|总统
        yield start + 2 * elected, stop


def _begins_division(text: str, at: int) -> bool:
    """Whether a division's full name of three characters begins at ``at``: 长沙市, 长宁县."""
    return text[at + 2 : at + 3] in ("市", "县", "区") and bool(load().named(text[at : at + 3]))


def beside(text: str, begin: int, end: int, bodies: Set[int]) -> tuple[int, int]:
    """The span of a title without the body that it holds, where one of ``bodies`` ends in it: 某镇党委|书记."""
    own = (at for at in range(end - 2, begin, -1) if at in bodies and text[at:end] in table("titles"))
    return (next(own, begin) if text.endswith(_OF_BODIES, begin, end) else begin), end


_OF_BODIES = ("书记", "委员", "代表", "部长")


def weak_title(title: str) -> bool:
    return "weak" in table("titles").get(title, ())


def deputy(text: str, at: int) -> bool:
    """Whether a 代表 behind a name and before ``at`` is a deputy: a mark or what he does follows, in an assembly."""
    if not _ASSEMBLED.search(text):
        return False
    following = text[at : at + 1]
    if _SPEAKS.match(text, at):
        return True
    return not "\u4e00" <= following <= "\u9fff" or cut(text, at, at + 4)[0].tag in ("v", "d", "i", "l", "p", "vi")


_SPEAKS = re.compile("建议|[头第]一个|率先|首先|接着|随后")  # 某某代表|建议, |头一个发言
_ASSEMBLED = re.compile("代表团|人大|人民代表大会")
