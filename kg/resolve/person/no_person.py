"""What stands like a person's name and is none: a word, a state, a storm, a verb with 'and', a group."""

from __future__ import annotations

import re

import rjieba

from kg.lexicon import table
from kg.resolve.person import foreign_names
from kg.resolve.person.person_names import is_state
from kg.text.words import cut


def no_person(text: str, start: int, stop: int) -> bool:
    """Whether what stands like a name is a word, a country (联合国|阿富汗|援助团), or a place by what follows."""
    name = text[start:stop]
    if (
        _ALL_OF_IT.fullmatch(name)
        or name in table("not_people")
        or is_state(name)
        or foreign_names.storm(text, start, stop)
    ):
        return True
    if text[start - 1 : start] == "“" and text[stop : stop + 1] == "”":  # 从“陆锁国”变为“陆联国”
        return True
    sheet = name[0] == "张" and _SHEET.search(text, max(0, start - 3), start)
    if sheet or (name[-1] in "镇乡村县区" and text[start - 2 : start] == name[-1] + "、"):  # 戴南镇、|张郭镇
        return True
    if len(name) == 2 and name[1] in _RESULTS and _DISPOSED.search(text, max(0, start - 10), start):
        return True
    if len(name) == 3 and _joined_to_word(name):
        return True
    return name[-1] == "村" and name[-2] in "庄家营屯店沟坪湾塘坝堡"  # 鲁庄村|的村民


def _joined_to_word(name: str) -> bool:
    """Whether what stands like a name is a verb with 'and' (召集|并, 和|决定), or a group by what it does (顾问|团)."""
    if name[0] == "和":
        return cut(name[1:])[0].tag == "v" and rjieba.has_word(name[1:])
    return name[-1] in "并团组" and rjieba.has_word(name[:-1]) and cut(name[:-1])[0].tag[0] in "vn"


_SHEET = re.compile(  # 搬了|张小凳
    "(?:[搬拿摆铺画买贴拉递端掏支放抽][了来出上起过下]{1,2}|[一几两三四五六七八九十这那每])$"
)
_RESULTS, _DISPOSED = "齐满好来回住走掉完", re.compile("[把将][^,。;:!?]{1,8}$")  # 把工人|招齐
_ALL_OF_IT = re.compile("全 [省市县区州旗盟]")  # the last row of a table
