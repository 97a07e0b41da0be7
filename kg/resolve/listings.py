"""Named lists outside of 《》, by what is put on them or by their own kind, and a body's papers for a year.

列入|出口管制管控名单, 医保目录, 全国政协2026年工作要点.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Kind, Thing
from kg.resolve.qualify import Line
from kg.resolve.spans import Found
from kg.text.hinted import Hinted

_KINDS = ("名录", "名册", "名单", "清单", "目录")
_ON = "列入|纳入|入选|入列|进入|写入|载入|转入|调入|移出|移入|登上|加入"
_LIST = Hinted(
    rf"(?:(?:{_ON})了?[到至]?|(?<=从)(?=[^,。;]{{4,24}}?(?:转入|移出|调出|删除)))(?:新版|最新|新一批|首批|第[一二三四五六七八九十\d]+批)?"
    rf"(?P<name>[“”一-鿿·\d]{{2,22}}?(?:{'|'.join(_KINDS)}))(?![制库式])",
    *_KINDS,
)
_STANDING = Hinted(
    r"(?:国家)?(?:基本)?医保(?:药品)?目录|(?P<negative>负面清单)(?![制式管])|世界(?:文化|自然|记忆)?遗产名录",
    "目录",
    "清单",
    "名录",
)
_YEARLY = Hinted(
    r"20\d\d年度?(?:工作要点|重点工作安排|(?:立法|监督)工作计划|协商计划)",
    "工作要点",
    "工作安排",
    "工作计划",
    "协商计划",
)
_PASSED = re.compile(r".*(?:通过|印发|审议|落实|发布|公布|关于)了?")
_AND = re.compile(rf"(?:、|和|与|以及)(?P<name>[“”一-鿿·\d]{{3,20}}?(?:{'|'.join(_KINDS)}))(?![制库式])")
_NO_NAME = re.compile(
    r"^(?:的|了|该|其|这|此|上述|相关|有关|各类|一些|多个|\d|[一两三四五六七八九十]+[个份张批项])|候选人|预备人选|人选"
    r"|(?<!管控)(?<!管制)(?<!实体)(?<!制裁)(?<!国家)(?<!国家”)(?<!执行人)名单"  # 入列…公园名单 is an honour
    r"|(?:项目|问题|任务|责任|整改|合作|重点|需求|阅读|购物|愿望|权责|事项|资金|成果|事实|参展商)(?:清单|目录)$"
    r"|[转移调列]入|来自|共有"
)


_EDITION = re.compile(
    r"(?:全面|严格)?(?:落实|实施|执行|实行|推行)|[^,。;]{0,8}?(?:新版|首[张份]|最新|第一[张份])|20\d\d年版?"
)


def find(line: Line, begin: int, end: int) -> Iterator[Found]:
    """The lists that something is put on or taken from, those named with them, and those that stand by their kind."""
    text = line.text
    for match in _LIST.finditer(text, begin, end):
        named: re.Match[str] | None = match
        while named and not _NO_NAME.search(named["name"]):
            yield _found(text, *named.span("name"))
            named = _AND.match(text, named.end(), end)
    for match in _STANDING.finditer(text, begin, end):
        start = match.start()
        if match["negative"]:  # 外商投资准入|负面清单
            start -= 2 * text.endswith("准入", begin, start)
            start = line.reach(start, longest=14, floor=begin)
            edition = _EDITION.match(text, start, match.start())
            start = edition.end() if edition else start
            if start == match.start() or _NO_NAME.search(text, start, match.end()):
                continue
        yield _found(text, start, match.end())
    for match in _YEARLY.finditer(text, begin, end):
        start = line.reach(match.start(), longest=24, floor=begin)
        passed = _PASSED.match(text, start, match.start())
        start = passed.end() if passed else start
        if match.start() - start > 3:
            yield _found(text, start, match.end())


def _found(text: str, begin: int, end: int) -> Found:
    name = text[begin:end].replace("非遗", "非物质文化遗产")
    return Found(begin, end, Thing(Kind.DOCUMENT, name), rank=7)
