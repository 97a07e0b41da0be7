"""Whom a sentence on figures calls by its kind alone: 公司, 全村, 合作社, 会上."""

from __future__ import annotations

import re

from kg.extract.figure.indicators import COMPANY
from kg.extract.figure.subjects import LIES, OF_THEIR_OWN, held_in
from kg.extract.text import AnnotatedText
from kg.model import Kind, Thing
from kg.text.hinted import Hinted

FACILITIES = {
    "港口": "港",
    "口岸": "口岸",
    "景区": "景区",
    "机场": "机场",
    "车站": "站",
    "医院": "医院",
    "产业园": "产业园",
    "园区": "园区",
    "隧道": "隧道",
    "大桥": "大桥",
    "水库": "水库",
    "电站": "电站",
    "博物馆": "博物馆",
    "纪念馆": "纪念馆",
    "馆内": "馆",
}
_CALLED = (  # words that call what an article named before by its kind, and how its name ends
    (
        Hinted(
            r"[,:;。“ \n](?:该|本|我们)?(?:公司|企业)(?:\d{4}年|今年|去年|上年|全年|前?[一二三四]季度|上半年)*"
            r"(?:共|累计)?(?:实现|完成|营业收入|营收|净利润|研发|销售|产值|出口)",
            "公司",
            "企业",
        ),
        (Kind.BODY,),
        COMPANY,
    ),
    (Hinted(r"这家[^,;。]{0,20}?(?:企业|公司)", "这家"), (Kind.BODY,), COMPANY),
    (Hinted("全村|该村|村里|村集体|村民", "村"), (Kind.PLACE,), re.compile(r"[村寨屯]$|社区$")),
    (Hinted(r"[,:;。“ \n](?:该|本|我们)?合作社|社员", "合作社", "社员"), (Kind.BODY,), re.compile(r"合作社$")),
    *(
        (
            Hinted(rf"[,:;。“ \n](?:该|本|我们)?{kind}(?!集团|公司|区)", kind),
            (Kind.BODY, Kind.PLACE),
            re.compile(rf"{ending}$"),
        )
        for kind, ending in FACILITIES.items()
    ),
    (  # the place that a project was told to be in
        Hinted(r"项目(?:(?<=[该此,;。“ \n]..)|(?<=这个..))(?=[^,;。]{0,8}?(?:总投资|占地|规划|由|分))", "项目"),
        (Kind.PLACE,),
        re.compile(rf"[{''.join(OF_THEIR_OWN)}]$"),
    ),
    (Hinted("该[市县区]", "该"), (Kind.PLACE,), re.compile(r"[市县区]$")),
    (Hinted("全[镇乡]|该[镇乡]", "镇", "乡"), (Kind.PLACE,), re.compile(r"[镇乡]$")),
)


def called_before(text: AnnotatedText, index: int) -> tuple[Thing, int] | None:
    """Whom a sentence calls by its kind alone (公司, 全村, 合作社), and where it does.

    It is the last such that the article names before it.
    """
    sentence = text.sentences[index]
    for words, kinds, ending in _CALLED:
        if match := words.search(text.flat, max(sentence.begin - 1, 0), sentence.end):
            called = _last(text, index, kinds, ending, match.start())
            lies = _LIES.match(text.flat, match.end())  # 隧道|位于某县,海拔3800米
            return (called, lies.end() if lies else match.end()) if called else None
    if (event := _EVENT.search(text.flat, max(sentence.begin - 1, 0), sentence.end)) is None:
        return None
    held = held_in(text, index)
    return (held, event.end()) if held else None


_LIES = re.compile(f"(?:{LIES.pattern})[^,;。]*")
_EVENT = re.compile(
    "[本此这][届次][^,;。]{0,8}?[会节赛展坛动]|(?:会|论坛|展)上"
    "|[。\n ,](?:会上|展览|展会|展区|大会|论坛)(?=[,共分集设围汇吸以展])"
)


def _last(
    text: AnnotatedText, index: int, kinds: tuple[Kind, ...], ending: re.Pattern[str], until: int
) -> Thing | None:
    mentions = (m for before in range(index, -1, -1) for m in reversed(text.mentions[before]) if m.begin <= until)
    return next((m.thing for m in mentions if m.thing.kind in kinds and ending.search(m.thing.name)), None)
