"""Whose head or member somebody is, where the title does not stand right behind a body's name.

A school's 党委|书记, a hospital's 心内科|主任医师, 组织部副部长、社会工作部|部长, and 院长 of the hospital named last.
"""

from __future__ import annotations

import re

from kg.extract.patterns import Masked
from kg.extract.text import AnnotatedText
from kg.model import Kind, Post, Thing

_CELLS = ("党委", "党组", "党总支", "党工委", "理事会", "监事会")


def of_cell(text: AnnotatedText, masked: Masked, match: re.Match[str]) -> tuple[str, Thing] | None:
    """The Party's organ in a school, company or bureau (某学院党委|书记): its first words, and whose it is."""
    if not match["body"]:
        return None
    outer = masked.mention(match.start("body"))
    words = text.flat[outer.begin : outer.end]
    organ = next((cell for cell in _CELLS if words.endswith(cell)), None)
    end = outer.end - len(organ or "")
    inner = (m for m in text.mentions[masked.index] if (m.begin, m.end) == (outer.begin, end))
    whose = next((m.thing for m in inner if m.thing.kind is Kind.BODY), None) if organ else None
    return (organ, whose) if organ and whose else None


def section_before(text: AnnotatedText, masked: Masked, begin: int, end: int) -> str:
    """The section of a body between its name and the post (某医院|心内科|主任医师), by mask positions; else empty."""
    post = masked.held.get(end - 1)
    words = text.flat[masked.begin(begin) : post.begin] if isinstance(post, Post) and end - begin > 1 else ""
    return words if words.endswith(("科", "系", "股")) else ""


def of_sibling(
    text: AnnotatedText, masked: Masked, title: tuple[int, int], carried: Thing | None
) -> tuple[str, Thing] | None:
    """组织部副部长、社会工作部|部长: a department beside another, of one body; the post and the department."""
    begin, end = title
    post = masked.held.get(end - 1)
    words = text.flat[masked.begin(begin) : post.begin] if isinstance(post, Post) and end - begin > 1 else ""
    if not carried or not words or words[-1] not in "部局办" or carried.name[-1] != words[-1]:
        return None
    outer = next((m for m in text.mentions[masked.index] if m.thing == carried), None)
    inner = [m for m in text.mentions[masked.index] if outer and m.begin == outer.begin and m.end < outer.end]
    bodies = [m.thing for m in inner if m.thing.kind is Kind.BODY]
    return (masked.post(end - 1).title, Thing(Kind.BODY, bodies[0].name + words)) if bodies else None


_HOUSES = (
    (re.compile("(?:法官|审判长|审判员|书记员)$"), ("法院",)),
    (re.compile("检察官$"), ("检察院",)),
    (re.compile("(?:董事长|董事会主席|总经理|总裁|厂长|经理)$"), ("公司", "集团", "厂")),
    (re.compile("理事长$"), ("社", "会")),
    (re.compile("校长$"), ("学校", "中学", "小学", "大学", "学院", "一中", "二中", "三中")),
    (re.compile("园长$"), ("幼儿园", "园")),
    (re.compile("会长$"), ("协会", "商会", "学会", "联合会", "促进会", "研究会")),
    (re.compile("(?<!部)(?<!小)(?:大队|中队|支队|总队|[院馆站所局队])长$"), ()),
)
_SCHOOLS = ("学校", "大学", "学院", "中学", "小学")
_HOUSE = re.compile(
    "(?:(?<![一-鿿])校|卫生院|医院|学校|中学|小学|幼儿园|学院|大学|公司|集团|合作社|协会|商会|研究院|研究所|法院|检察院|派出所|博物馆|图书馆|文化馆|农场|林场|支部|村委会)$"
)
_TEAMS = ("大队", "中队", "支队", "总队")
_REACH = 4  # sentences: how far back the house stands whose head is named by the title alone


def last_named(text: AnnotatedText, masked: Masked, at: int, title: str) -> Thing | None:
    """The body named last whose head is called so: …医院启用。院长某某说; 卫生院|院长, of whichever 卫生院 it tells."""
    before = masked.begin(at)
    if "村" in title:  # 在某某村,驻村第一书记某某说
        near = (text.things(index, Kind.PLACE) for index in range(masked.index, max(-1, masked.index - 3), -1))
        villages = (m.thing for found in near for m in reversed(found) if m.end <= before)
        return next((thing for thing in villages if thing.name.endswith(("村", "社区", "嘎查"))), None)
    house = _HOUSE.search(text.flat, max(0, before - 4), before)
    fits = next((found for kind, found in _HOUSES if kind.search(title)), None)
    if fits is None and not house:
        return None
    ends: tuple[str, ...] = (
        (_SCHOOLS if house[0] == "校" else (house[0],))
        if house
        else fits or (title[-3:-1] if title[-3:-1] in _TEAMS else title[-2],)
    )
    for index in range(masked.index, -1 if house else max(-1, masked.index - _REACH), -1):
        bodies = [m.thing for m in text.things(index, Kind.BODY) if m.end <= before]
        if found := next((thing for thing in reversed(bodies) if thing.name.endswith(ends)), None):
            return found
    return None
