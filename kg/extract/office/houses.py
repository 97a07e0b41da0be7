"""Whose head or member somebody is, where the title does not stand right behind a body's name.

A school's 党委|书记, a hospital's 心内科|主任医师, 组织部副部长、社会工作部|部长, and 院长 of the hospital named last.
"""

from __future__ import annotations

import re

from kg.extract.patterns import Masked
from kg.extract.text import AnnotatedText
from kg.lexicon.bodies import full_name
from kg.lexicon.divisions import VILLAGES
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


_BRANCHES = ("党支部", "党总支")
_PARTY_POST = re.compile("党|(?:第一|副)?书记|(?:组织|宣传|纪检)?委员")


def above_branch(carried: Thing | None, title: str) -> Thing | None:
    """Whose post stands behind one of a Party branch: 某小学党支部书记、|校长 is the school's."""
    branch = next((cell for cell in _BRANCHES if carried and carried.name.endswith(cell)), None)
    if carried is None or branch is None or _PARTY_POST.match(title):
        return carried
    whose = carried.name.removesuffix(branch)
    return Thing(Kind.BODY, whose) if _HOUSE.search(whose) else carried


_SEAT = re.compile(
    "(?:中共|中国共产党)?(?P<seat>.+(?:村|社区|嘎查|镇|乡|街道|苏木|区|区域))"
    "(?:委员会|工作委员会|党支部|党总支|党委|人民政府|村委会|居委会)"
)
_LOCAL = re.compile(
    "(?P<village>村|社区|嘎查)(?P<cell>党支部|党总支|党委|委会|居委会|妇联|监委会)(?P<post>.+)"
    "|(?P<organ>[村居]委会|人大|管委会)(?P<head>.+)"
)


def of_place(
    text: AnnotatedText, masked: Masked, title: str, at: int, carried: Thing | None
) -> tuple[str, Thing] | None:
    """村党总支|书记, 村委会|主任 of the village told of last; 人大|主席, 管委会|主任 of the post before.

    A 嘎查达 is the head of the village itself.
    """
    local = _LOCAL.fullmatch(title)
    beside = _SEAT.fullmatch(carried.name) if carried else None
    if title == "嘎查达" and beside:
        return title, Thing(Kind.PLACE, beside["seat"])
    if local is None:
        return None
    if local["village"] or local["organ"] in ("村委会", "居委会"):
        seat = beside["seat"] if beside and beside["seat"].endswith(VILLAGES) else None
        village = seat or getattr(_village(text, masked, masked.begin(at)), "name", None)
        cell = local["organ"] or {"委会": "村委会"}.get(local["cell"], local["cell"])
        return (local["post"] or local["head"], Thing(Kind.BODY, village + cell)) if village else None
    if beside is None:
        organ = local["organ"]
        found = _last_of(text, masked, masked.begin(at), _CALLED[organ], far=True) if organ in _CALLED else None
        return (local["head"], found) if found else None
    return local["head"], Thing(Kind.BODY, full_name(beside["seat"], local["organ"]))


def _village(text: AnnotatedText, masked: Masked, before: int) -> Thing | None:
    """The village or neighbourhood that stands last before an offset, in the sentence or in the three before it."""
    for index in range(masked.index, max(-1, masked.index - 4), -1):
        places = [m.thing for m in text.things(index, Kind.PLACE) if m.end <= before]
        if found := next((thing for thing in reversed(places) if thing.name.endswith(VILLAGES)), None):
            return found
    return None


def section_before(text: AnnotatedText, masked: Masked, begin: int, end: int) -> str:
    """The section between a body and the post (某医院|心内科|主任医师, 某医院的|骨科|医生), by the mask; else empty."""
    post = masked.held.get(end - 1)
    words = text.flat[masked.begin(begin) : post.begin] if isinstance(post, Post) and end - begin > 1 else ""
    return words.removeprefix("的") if words.endswith(("科", "系", "股")) else ""


def of_sibling(
    text: AnnotatedText, masked: Masked, title: tuple[int, int], carried: Thing | None
) -> tuple[str, Thing] | None:
    """组织部副部长、社会工作部|部长: a department beside another, of one body; the post and the department.

    某党中央政治局委员、中央内政部|部长: one of the party's centre beside another.
    """
    begin, end = title
    post = masked.held.get(end - 1)
    words = text.flat[masked.begin(begin) : post.begin] if isinstance(post, Post) and end - begin > 1 else ""
    if carried and words.startswith("中央") and "中央" in carried.name:
        return masked.post(end - 1).title, Thing(Kind.BODY, carried.name.partition("中央")[0] + words)
    if not carried or not words or words[-1] not in "部局办" or carried.name[-1] != words[-1]:
        return None
    outer = next((m for m in text.mentions[masked.index] if m.thing == carried), None)
    inner = [m for m in text.mentions[masked.index] if outer and m.begin == outer.begin and m.end < outer.end]
    bodies = [m.thing for m in inner if m.thing.kind is Kind.BODY]
    return (masked.post(end - 1).title, Thing(Kind.BODY, bodies[0].name + words)) if bodies else None


_HOUSES = (
    (re.compile("(?:法官|审判长|审判员|书记员)$"), ("法院",)),
    (re.compile("检察[官长]$"), ("检察院",)),
    (re.compile("(?:董事长|董事会主席|总经理|总裁|厂长|经理)$"), ("公司", "集团", "厂")),
    (re.compile("理事长$"), ("社", "会")),
    (re.compile("会计$|出纳$"), ("社", "公司", "村委会", "厂")),
    (re.compile("校长$"), ("学校", "中学", "小学", "大学", "学院", "教育中心", "一中", "二中", "三中")),
    (re.compile("园长$"), ("幼儿园", "园")),
    (re.compile("预报员$"), ("气象台", "气象局", "气象中心")),
    (re.compile("会长$"), ("协会", "商会", "学会", "联合会", "促进会", "研究会")),
    (re.compile("(?<!部)(?<!小)(?:大队|中队|支队|总队|[院馆站所局队])长$"), ()),
)
_COURTS = (("法院",), ("检察院",))  # a report of a case tells of one
_CALLED = {"校": ("学校", "大学", "学院", "中学", "小学"), "管委会": ("管委会", "管理委员会")}
_HOUSE = re.compile(
    "(?:(?<![一-鿿])校|卫生院|医院|学校|中学|小学|幼儿园|学院|大学|公司|集团|合作社|协会|商会|研究院|研究所|法院|检察院|派出所|博物馆|图书馆|文化馆|农场|林场|支部|村委会|管委会|管理委员会)$"
)
_TEAMS = ("大队", "中队", "支队", "总队")
_REACH = 4  # sentences: how far back the house stands whose head is named by the title alone


def last_named(text: AnnotatedText, masked: Masked, at: int, title: str) -> Thing | None:
    """The body named last whose head is called so: …医院启用。院长某某说; 卫生院|院长, of whichever 卫生院 it tells."""
    before = masked.begin(at)
    if "村" in title:  # 在某某村,驻村第一书记某某说
        return _village(text, masked, before)
    house = _HOUSE.search(text.flat, max(0, before - 5), before)
    fits = next((found for kind, found in _HOUSES if kind.search(title)), None)
    if fits is None and not house:
        return None
    ends: tuple[str, ...] = (
        _CALLED.get(house[0], (house[0],))
        if house
        else fits or (title[-3:-1] if title[-3:-1] in _TEAMS else title[-2],)
    )
    return _last_of(text, masked, before, ends, far=bool(house) or fits in _COURTS)


def _last_of(text: AnnotatedText, masked: Masked, before: int, ends: tuple[str, ...], *, far: bool) -> Thing | None:
    """The body named last before an offset whose name ends so, in the sentences just before or, if ``far``, in any."""
    for index in range(masked.index, -1 if far else max(-1, masked.index - _REACH), -1):
        inside = (m for m in text.mentions[index] if m.thing.kind is Kind.BODY)  # 某法院|某法庭: its court as well
        for named in (text.things(index, Kind.BODY), inside):
            bodies = [m.thing for m in named if m.end <= before and not _was(text, m.begin)]
            if found := next((thing for thing in reversed(bodies) if thing.name.endswith(ends)), None):
                return found
    return None


def _was(text: AnnotatedText, at: int) -> bool:
    """Whether a body is what another one was: 前身是1986年开办的|某镇某厂."""
    return "前身" in text.flat[max(0, at - 14) : at]


_TERM = "(?:第[一二三四五六七八九十]+届)?"
_CONGRESS = re.compile(f"{_TERM}(?P<of>.+?){_TERM}人民代表大会(?!常务)")
_CONFERENCE = re.compile(f"中国人民政治协商会议{_TERM}(?P<of>.+?)委员会")
_ASSEMBLIES = {
    "代表": (_CONGRESS, "人大"),
    "委员": (_CONFERENCE, "政协"),
    "政协委员": (_CONFERENCE, "政协"),
    "常委": (_CONFERENCE, "政协"),
}


def assembly_of(text: AnnotatedText, title: str) -> Thing | None:
    """The assembly whose 代表 or 委员 a title behind a name means: the one whose session the article tells of."""
    if title not in _ASSEMBLIES:
        return None
    kind, tail = _ASSEMBLIES[title]
    kinds = (Kind.MEETING,) if title == "常委" else (Kind.MEETING, Kind.BODY)  # 市委常委 are told of everywhere
    named = (m.thing.name for found in text.mentions for m in found if m.thing.kind in kinds)
    told = next((match["of"] for name in (text.front.session or "", *named) if (match := kind.match(name))), None)
    if told is None and "代表团" in text.flat and title == "代表" and text.front.home:
        told = text.front.home
    return Thing(Kind.BODY, full_name(told, tail)) if told else None


TASK = (  # 联合国|人权事务高级专员, 美国|中东问题特使, 联合国|秘书长发言人
    r"(?:{post}?(?:{place}?[\u4e00-\u9fff]{0,10}?(?:事务|问题|政策)的?|负责[\u4e00-\u9fff]{2,12}的){post}|{post}{post})"
)
_AIDES = ("发言人", "特使", "顾问", "助理", "代表", "办公室主任")
_SCHOLARS = ("教授", "研究员", "专家", "学者", "分析师")


def charged(text: AnnotatedText, masked: Masked, match: re.Match[str]) -> list[tuple[str, Thing]]:
    """The posts that say what with: 美国|中东问题特使, 联合国|秘书长叙利亚问题特使, 联合国|负责维和事务的副秘书长."""
    holder, (begin, end) = masked.mention(match.start("charged")).thing, match.span("task")
    first, last = masked.held.get(begin), masked.post(end - 1).title
    if isinstance(first, Post) and end - begin == 2 and not last.endswith(_AIDES):
        return [(first.title, holder), (last, holder)]
    if last.endswith(_SCHOLARS):
        return [(last, holder)]
    begin += isinstance(first, Post) and end - begin > 2
    words = text.flat[masked.begin(begin) : masked.end(end)]
    return [(words.rpartition("的")[2], holder)]


_COUNCILS = ("审判委员会", "检察委员会")
_COURT = re.compile("(.*(?:法院|检察院)).+")


def of_court(body: Thing, title: str) -> Thing:
    """Whose council it is: that of the court, not of its chamber (某法院民事审判第一庭庭长、审判委员会委员)."""
    whole = _COURT.fullmatch(body.name) if title.startswith(_COUNCILS) else None
    return Thing(Kind.BODY, whole[1]) if whole else body
