"""Subheads: the headings that stand inside an article."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.page.parts import OPENERS, SMALL, Part, What, is_open, is_phrase

_NUMBERED = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}[、.]|[(][一二三四五六七八九十]{1,3}[)]|第[一二三四五六七八九十]{1,3}[章节部])"
)
_ITEM = re.compile(r"[(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)、.]|[①-⑳]")
_OWN_HEAD = re.compile(
    r"(?:简历|名单|公告|通告|通知|启事|一览表|公示|情况|统计表|意见|办法|决定|声明|承诺|实事|清单|须知|指南|提示|榜|导读)(?:[(].*[)])?$"
)
# what a box is called that is set into an article
_BOX = "(?:新闻|相关|知识|政策)?链接|小贴士|小知识|名词解释|延伸阅读|(?:新闻|相关)背景"
BOX = re.compile(_BOX)
COLUMN = re.compile(  # what a column is called, above the headline
    "[\u4e00-\u9fff]{0,2}(?:快评|短评|时评|微评|锐评|点评|评论|社论|编后|编者按|观察|视点|声音)"
    "|[\u4e00-\u9fff]{0,2}(?:一句话|百姓|记者)[\u4e00-\u9fff]{2}"
    "|[\u4e00-\u9fff]{0,4}来信(?:选登|照登|摘登)?|[\u4e00-\u9fff]{0,4}图片新闻|[\u4e00-\u9fff]{2,4}(?:之声|心声|信箱|之窗|茶座|手记|热线|留言板)"
    f"|今日(?:关注|聚焦)|走基层|新春走基层|{_BOX}"
)
_RUNNING = (What.PARAGRAPH, What.BRIEF, What.LISTED, What.SECTION)
_SUBHEAD_LENGTH = 24
_SECTION_LENGTH = 40  # of a numbered one
_LEAST = 6  # the level of headlines that no mark shows; below it stand bold lines and heads of sections


def subheads(parts: Sequence[Part]) -> frozenset[int]:
    """Headings inside an article: numbered ones, bold lines between paragraphs, rows of small ones."""
    found: set[int] = set()
    level = 0  # of the article's own headings
    for index, part in enumerate(parts):
        if part.what is not What.HEADING:
            continue
        beside = _row_of_heads(parts, index) or _turned_from(parts, index)
        small = part.level == SMALL or (part.level > level and beside)
        inside = _stands_inside(parts, index) and (_NUMBERED.match(part.text) or small)
        if inside or _opens_sections(parts, index) or _closes_row(parts, index, found):
            found.add(index)
        elif index and parts[index - 1].what is What.HEADING and not COLUMN.fullmatch(parts[index - 1].text):
            level = min(level, part.level)
        else:
            level = part.level
    return frozenset(found)


def _stands_inside(parts: Sequence[Part], index: int) -> bool:
    """Whether a short heading stands between finished paragraphs of which the second opens no article."""
    if not 0 < index < len(parts) - 1:
        return False
    part, before, after = parts[index], parts[index - 1], parts[index + 1]
    notice = _OWN_HEAD.search(part.text) or (_leads_a_list(parts, index + 1) and not _NUMBERED.match(part.text))
    if len(part.text) > (_SECTION_LENGTH if _NUMBERED.match(part.text) else _SUBHEAD_LENGTH) or notice:
        return False
    broken = part.level > _LEAST and after.what is What.PARAGRAPH and is_open(after)  # the column ends inside it
    return _flows(before) and (_flows(after) or broken) and not OPENERS.match(after.text)


def _opens_sections(parts: Sequence[Part], index: int) -> bool:
    """Whether a numbered heading follows a short line under the headline: who gives the report, then 一、工作回顾."""
    return (
        index >= 2
        and bool(_NUMBERED.match(parts[index].text))
        and parts[index - 2].what is What.HEADING
        and is_phrase(parts[index - 1], _SUBHEAD_LENGTH)
        and index + 1 < len(parts)
        and _flows(parts[index + 1])
    )


def _leads_a_list(parts: Sequence[Part], index: int) -> bool:
    """Whether a sentence of introduction and a numbered list follow: a notice of its own, not a section."""
    lead, *after = (part.text for part in parts[index : index + 2])
    return bool(lead.endswith(":") and after and not _ITEM.match(lead) and _ITEM.match(after[0]))


def _closes_row(parts: Sequence[Part], index: int, found: set[int]) -> bool:
    """Whether the heading is the last of a row of small ones: its section is one paragraph, signed for the article."""
    if not 0 < index < len(parts) - 1 or len(parts[index].text) > _SUBHEAD_LENGTH:
        return False
    before, after = parts[index - 1], parts[index + 1]
    if not _flows(before) or after.what is not What.PARAGRAPH or OPENERS.match(after.text):
        return False
    above = [at for at in range(index) if parts[at].what is What.HEADING]
    return bool(above) and above[-1] in found and parts[above[-1]].level == parts[index].level


def _turned_from(parts: Sequence[Part], index: int) -> bool:
    """Whether what stands above goes on from another page, with no headline of its own between."""
    for part in reversed(parts[:index]):
        if part.turned_from or part.what is What.HEADING:
            return part.turned_from is not None
    return False


def _flows(part: Part) -> bool:
    return part.what in _RUNNING and not part.signed and not is_open(part)


def _heads_a_section(parts: Sequence[Part], index: int) -> bool:
    """Whether running text that opens no article follows the heading."""
    if index + 1 >= len(parts) or _OWN_HEAD.search(parts[index].text) or _leads_a_list(parts, index + 1):
        return False
    after = parts[index + 1]
    return after.what in _RUNNING and not OPENERS.match(after.text)


def _row_of_heads(parts: Sequence[Part], index: int) -> bool:
    """Whether another heading of the same level stands near, with nothing between or after that ends an article."""
    level = parts[index].level
    for step in (-1, 1):
        at = index + step
        while 0 <= at < len(parts):
            part = parts[at]
            if part.what is What.HEADING:
                if part.level == level and _heads_a_section(parts, at):
                    return True
                break
            if not _flows(part) or OPENERS.match(part.text):
                break
            at += step
    return False
