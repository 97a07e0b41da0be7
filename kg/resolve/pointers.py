"""Words that point inside an article: 该局, 公司, 会议, 大会, 全会, 论坛上, 他, 她, 孔委员, 该负责人."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from kg.lexicon.bodies import department_of, seat
from kg.lexicon.countries import is_country
from kg.lexicon.people import compound_surnames
from kg.model import Kind, Mention, Post, Thing
from kg.resolve.meeting.tours import VERBS
from kg.resolve.spans import Covered, outermost

_BODY = re.compile(
    r"(?=[该公合协学医集维艺剧法检])(?:该(局|厅|委|院|校|公司|企业|集团|中心|协会|银行|医院|学院|大学|组(?![织合建成委团员])|组织(?![部开实召方架])|队|村|社|所|站|部门|单位|机构)|(?:(?<![一-鿿])|(?<=[改出担兼升]任))(公司|合作社|协会|学院|医院|学校|集团|维护队|艺术团|剧团|法院(?=认为|经审|审理|[一二]审|判|当庭)|检察院(?=认为|指控|提起|建议))(?![化治加法购制改])(?=[一-鿿]))"
)
_SCHOOLS = (
    "学校",
    "中学",
    "小学",
    "大学",
    "学院",
    "幼儿园",
    "附中",
    *(f"{number}中" for number in "一二三四五六七八九十"),
)
_ENTERPRISES = ("公司", "集团", "厂", "银行")
_OFFICES = ("部", "局", "厅", "署", "委", "办", "处", "部门", "委员会", "办公室", "海关")
_NO_AGENCY = ("政府", "军", "军队", "部队", "议会", "国会", "议院", "法院", "代表团")
_MEETING = re.compile(
    r"(?=[本此这会大全论座研推年活])(?:本次|此次|这次)?(会议|大会|全会|论坛|座谈会|研讨会|推进会|年会|活动)(?=上|以[^,。]{2,10}方式(?:补选|选举|通过|表决|决定|票决)|指出|强调|要求|认为|提出|听取|审议|表决|通过|决定|初次审议|经表决|还|明确|由|期间|开幕|闭幕|审查|传达|学习|总结|对|为|就|宣布|表彰|通报|印发|发布|书面|原则|同意|集体|专题|补选|选举|推选|票决|批准|部署|研究|[,。、])"
)
_PERSON = re.compile(r"[他她](?<![其吉排维有无].)(?![们人乡国日杀])")
_SITE = re.compile(
    r"(?=[该园产])(?:该(园区|物流园|产业园|景区|机场|项目|村|镇|县|区|市|省|州(?!长)|国(?![际家内外道营有])|公园)"
    r"|(?:^|(?<=[\n,。;:“]))(园区|产业园)(?=[今去已现将累目带]))",
    re.MULTILINE,
)

_WITHIN = re.compile("([村镇乡县])里的?(?=[一-鿿]{4})")  # 村里|某某合作社


def point(
    text: str, mentions: Sequence[Mention], posts: Sequence[Post], *, session: Thing | None = None
) -> Iterator[Mention]:
    """The pointing mentions of an article that name nothing themselves; ``session`` is what 大会 means by default."""
    covered = Covered(mentions)

    def free(match: re.Match[str]) -> bool:
        return not covered.touches(*match.span())

    outer = outermost(mentions)
    for match in filter(free, _BODY.finditer(text)):
        if target := _last_body(text, outer, match) or _last_body(text, mentions, match):  # 某公司|某某工厂,公司
            yield Mention(match.start(), match.end(), target.thing, True)
    for match in filter(free, _SITE.finditer(text)):
        word = match[1] or match[2]
        if target := _country(text, mentions, match) if word == "国" else _last_named(outer, match.start(), word):
            yield Mention(match.start(), match.end(), target.thing, True)
    for match in filter(free, _WITHIN.finditer(text)):
        owned = any(m.begin == match.end() and m.thing.kind is Kind.BODY for m in outer)
        if owned and (target := _last_named(outer, match.start(), match[1])):
            yield Mention(match.start(), match.end(), target.thing, True)
    for match in filter(free, _MEETING.finditer(text)):
        target = _last_meeting(outer, match)
        thing = target.thing if target else session if match[1] in ("大会", "会议") else None
        if thing:
            yield Mention(match.start(1), match.end(1), thing, True)
    yield from _offices(text, outer, free)
    yield from _chambers(text, outer, free)
    yield from _sections(text, mentions, free)
    yield from _pronouns(text, outer, free)
    yield from _short_names(text, outer, posts, covered)


def _last_body(text: str, mentions: Sequence[Mention], match: re.Match[str]) -> Mention | None:
    """The body that 该局, 该机构 or a bare 公司 means: the last fitting one of these lines, or the only one."""
    word = match[1] or match[2]
    before = [m for m in mentions if m.end <= match.start() and m.thing.kind is Kind.BODY]
    start = text.rfind("\n", 0, match.start()) + 1
    inside = [m for m in before if m.begin >= start]
    if word in _VAGUE:
        return next((m for m in reversed(inside) if _can_be(word, m.thing.name)), None)
    ends = _ENTERPRISES if word in ("公司", "企业", "集团") and match[1] else _SCHOOLS if word in "学校" else (word,)
    groups = [m for m in inside if word == "集团" and "集团" in m.thing.name]  # 某某集团有限公司,某某改任|集团|董事长
    if fitting := groups or [
        m for m in inside if m.thing.name.endswith((word, *_SCHOOLS) if ends is _SCHOOLS else word)
    ]:
        return fitting[-1]
    named = [m for m in before if m.thing.name.endswith(ends)]
    near = named and text.count("\n", named[-1].end, match.start()) <= _LINES
    return named[-1] if near or len({m.thing for m in named}) == 1 else None


_LINES = 2  # over how many line breaks a word points back to one of several
_VAGUE = ("队", "社", "单位", "部门", "机构", "组织")
_NO_ORGANISATION = (*_ENTERPRISES, "部", "局", "厅", "电视台", "通讯社", "报", "新闻网")


def _can_be(word: str, name: str) -> bool:
    """Whether a body can be called a 部门, 机构 or the like: no government, army or assembly is."""
    if word == "组织" and name.endswith(_NO_ORGANISATION):
        return False
    return name.endswith(_OFFICES) if word == "部门" else not name.endswith(_NO_AGENCY)


_OFFICE = re.compile("(?<=、)(管委会|组织部|宣传部|统战部|政法委|社会工作部)(?=(?:常务)?副?(?:主任|部长|书记))")
_BETWEEN = re.compile("(?:[^,。;:!?、]{0,4}(?:书记|委员|常委|主席|主任)、)+")


def _offices(text: str, mentions: Sequence[Mention], free: Callable[[re.Match[str]], bool]) -> Iterator[Mention]:
    """某区党工委副书记、|管委会主任, 某县委常委、|组织部部长: the office belongs to whom the post before names."""
    for match in filter(free, _OFFICE.finditer(text)):
        holder = next((m for m in reversed(mentions) if m.end <= match.start()), None)
        if holder is None or holder.thing.kind is not Kind.BODY:
            continue
        name = department_of(holder.thing.name, match[1])
        if name and _BETWEEN.fullmatch(text, holder.end, match.start()):
            yield Mention(match.start(), match.end(), Thing(Kind.BODY, name), True)


_CHAMBER = re.compile("(?<=、)[\u4e00-\u9fff]{0,6}?(?:审判(?:第[一二三四五六])?庭|立案庭|执行局)(?=副?[庭局]长)")


def _chambers(text: str, mentions: Sequence[Mention], free: Callable[[re.Match[str]], bool]) -> Iterator[Mention]:
    """某法院审判员、|民事审判第一庭|副庭长: a chamber of the court of the post before."""
    for match in filter(free, _CHAMBER.finditer(text) if "庭" in text or "执行局" in text else ()):
        court = next((m for m in reversed(mentions) if m.end <= match.start()), None)
        if court and court.thing.name.endswith("法院") and _BETWEEN_POSTS.fullmatch(text, court.end, match.start()):
            yield Mention(match.start(), match.end(), Thing(Kind.BODY, court.thing.name + match[0]), True)


_BETWEEN_POSTS = re.compile("(?:[^,。;:!?、]{0,6}(?:[员长]|委员)、)+")
_SECTION = re.compile(
    r"(?:^|(?<=[\n,。;:!?“”、])|(?<=该[局院委校]))(?!该|各|有关|相关)(?:[\u4e00-\u9fff]{2,6}[科股室]|[儿内外妇产骨眼牙]科)(?=副?[科股]长|室?主任|负责人|护士长|护士|医生)",
    re.MULTILINE,
)
_OF_SECTION = re.compile("[科股室](?:副?[科股]长|室?主任|负责人|护士|医生)")
_WITH_SECTIONS = ("局", "委", "委员会", "医院", "中心", "公司", "法院", "检察院")


def _sections(text: str, mentions: Sequence[Mention], free: Callable[[re.Match[str]], bool]) -> Iterator[Mention]:
    """公路科|科长, 该院急诊科|护士长: a section of the body named last before it, near by."""
    for match in filter(free, _SECTION.finditer(text) if _OF_SECTION.search(text) else ()):
        bodies = (m for m in reversed(mentions) if m.end <= match.start() and m.thing.kind is Kind.BODY)
        whole = next((m for m in bodies if m.thing.name.endswith(_WITH_SECTIONS)), None)
        if whole and text.count("\n", whole.end, match.start()) <= _LINES:
            yield Mention(match.start(), match.end(), Thing(Kind.BODY, whole.thing.name + match[0]), True)


def in_full(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """该局|市政设施管理所: a unit right behind a word that points is that body's, wherever it is named."""
    units: dict[Thing, Thing] = {}
    for before, unit in pairwise(mentions):
        joint = before.pointing and before.end == unit.begin and text[before.begin] == "该"
        bodies = joint and unit.thing.kind is before.thing.kind is Kind.BODY
        if bodies and unit.thing.name == text[unit.begin : unit.end] and not seat(unit.thing.name):
            units[unit.thing] = Thing(Kind.BODY, before.thing.name + unit.thing.name)
    yield from (replace(m, thing=units.get(m.thing, m.thing)) for m in mentions)


def _last_named(mentions: Sequence[Mention], at: int, word: str) -> Mention | None:
    return next((m for m in reversed(mentions) if m.end <= at and m.thing.name.endswith(word)), None)


def _country(text: str, mentions: Sequence[Mention], match: re.Match[str]) -> Mention | None:
    """The foreign country named last in the line before 该国."""
    line = text.rfind("\n", 0, match.start()) + 1
    before = (m for m in reversed(mentions) if line <= m.begin and m.end <= match.start())
    places = (m for m in before if m.thing.kind is Kind.PLACE and m.thing.name != "中国")
    return next((m for m in places if is_country(m.thing.name)), None)


def _last_meeting(mentions: Sequence[Mention], match: re.Match[str]) -> Mention | None:
    """The meeting that a bare word means: the last one of its kind before it, else the last one at all."""
    before = [m for m in mentions if m.end <= match.start() and m.thing.kind is Kind.MEETING and not m.pointing]
    after = [m for m in mentions if m.begin >= match.end() and m.thing.kind is Kind.MEETING and not m.pointing]
    after = [m for m in after if not VERBS.fullmatch(match.string, m.begin, m.end)]  # no talk or tour is told of so
    word = match[1]
    kinds = {"全会": ("全体会议",), "论坛": ("论坛",), "活动": ("活动",)}.get(word)
    if kinds or word not in ("会议", "大会"):
        kinds = kinds or (word,)
        fitting = [m for m in before if m.thing.name.endswith(kinds)] or [
            m for m in after if m.thing.name.endswith(kinds)
        ]
        return fitting[0] if fitting else None
    for named in (before, after):
        held = [m for m in named if not _ASIDE.match(match.string, m.end)]
        held = [m for m in held if m.thing.name.endswith(("会", "会议"))] or held  # no tour told of before it
        called = [m for m in held if m.thing.name.endswith(word)]
        if word == "大会":  # no 推介会 that is to be held
            held = called if called and named is after else [m for m in held if not m.thing.name.endswith(_TALKS)]
        if held:
            return held[0]
    return next(iter([*before, *after]), None)


_TALKS = ("推介会", "博览会", "交易会", "洽谈会", "发布会", "座谈会", "招商会")
_ASIDE = re.compile("主席团|期间|筹备|(?:的)?(?:重要)?(?:精神|部署|要求|报告)")  # told of in passing: 贯彻某会议精神


def _pronouns(text: str, mentions: Sequence[Mention], free: Callable[[re.Match[str]], bool]) -> Iterator[Mention]:
    people = [m for m in mentions if m.thing.kind is Kind.PERSON]
    for match in _PERSON.finditer(text):
        if not free(match):
            continue
        before = [m for m in people if m.end <= match.start()]
        if before:
            yield Mention(match.start(), match.end(), _meant(text, before).thing, True)


def _meant(text: str, before: Sequence[Mention]) -> Mention:
    """Whom 他 means of the people named before: the last, or who met him: 某甲在与总理|某乙|的会谈中说,他…."""
    for one, other in pairwise(reversed(before)):
        with_him = _MET.search(text, other.end, one.begin)
        if not with_him:
            return one
    return before[0]


_MET = re.compile(
    "(?<!得)(?:[与同](?!意|时|样|志|步|年|期)|会见|接待|拜会|看望|慰问|听取|叮嘱|勉励)[^,。;:!?\n]{0,24}$"
)


def _short_names(text: str, mentions: Sequence[Mention], posts: Sequence[Post], covered: Covered) -> Iterator[Mention]:
    """孔委员, 潘队长: a surname before a title means the one person of that surname in the article."""
    people = {m.thing.name: m.thing for m in mentions if m.thing.kind is Kind.PERSON}
    for post in posts:
        for length in (2, 1):
            surname = text[post.begin - length : post.begin]
            if surname == "和" or (length == 2 and surname not in compound_surnames()):  # 书记某某|和市长某某
                continue
            bearers = [thing for name, thing in people.items() if name.startswith(surname) and surname]
            begin = post.begin - length
            if len(bearers) == 1 and not covered.touches(begin, post.begin):
                yield Mention(begin, post.begin, bearers[0], True)
                break
