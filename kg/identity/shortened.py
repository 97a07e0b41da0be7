"""What a thing may be called that was told of before: 电梯 for 既有住宅电梯, 架空线 for 架空线入地."""

from __future__ import annotations

import re
from functools import cache
from itertools import takewhile

from kg.identity.matter import is_named_work
from kg.text.words import cut

_VAGUE = re.compile(  # what such a word calls is only known by what stands before it
    "项目|工程|企业|公司|单位|设施|设备|人员|群众|学生|家庭|产品|活动|服务|中心|基地|平台|系统|资金|任务|工作|问题"
)
_ALSO = {"泊位": "车位", "车位": "泊位"}
_DEEDS = ("v", "u", "d")


def find(name: str, words: str) -> tuple[int, int] | None:
    """Where a name stands in words, whatever quotes are set in it: “两癌”筛查."""
    if "“" in words:
        match = re.search("[“”]*".join(map(re.escape, name)), words)
        return match.span() if match else None
    at = words.find(name)
    return (at, at + len(name)) if at >= 0 else None


@cache
def names_of(thing: str) -> tuple[str, ...]:
    """A thing's name and what it may be called in short: 既有住宅电梯 电梯, 饮马河桥拼宽 饮马河桥."""
    words = cut(thing)
    tails = [thing[word.begin :] for word in words[1:] if not word.tag.startswith("u")]
    if len(thing) > 3 and [word.tag for word in words] == ["nr"]:  # 普惠托位, guessed to be a name
        tails = [thing[2:]]
    works = [
        thing[:end]
        for end in range(len(thing) - 1, 3, -1)
        if is_named_work(thing[:end]) and not is_named_work(thing[end:])  # no 某医院 of 某医院新院区
    ]
    named = len(list(takewhile(lambda word: not word.tag.startswith(_DEEDS), words)))
    only = 0 < named < len(words) and all(word.tag.startswith(_DEEDS) for word in words[named:])
    leads = [thing[: words[named].begin]] if only and words[named - 1].tag.startswith("n") else []
    short = (*tails, *works, *leads)
    also = [name[:-2] + _ALSO[name[-2:]] for name in (thing, *tails) if name[-2:] in _ALSO]
    return (thing, *(name for name in (*short, *also) if not _VAGUE.fullmatch(name)))
