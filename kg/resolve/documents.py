"""Documents in a text: titles in 《》 that end as documents do, and laws, treaties, plans and reports without them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from kg.lexicon import alternation, marked, one_of, table
from kg.lexicon.finder import Finder
from kg.model import Kind, Mention, Thing
from kg.resolve import listings
from kg.resolve.body.organs import Pointed
from kg.resolve.qualify import Line
from kg.resolve.spans import Found
from kg.text.hinted import Hinted


def _ending(mark: str) -> str:
    """The endings of the table's mark as an alternation, longest first."""
    return one_of(marked("document_suffixes", mark))


_N = r"[一二三四五六七八九十]+"
_DRAFT = r"(?:\(草案\)|(?:修订|修正)?草案)?"
_TITLE = Hinted(r"《([^《》\n]{2,90}(?:《[^《》\n]{2,40}》[^《》\n]{0,20})?)》", "《")
_KIND = re.compile(
    rf"(?:{alternation('document_suffixes')}|(?<=[一-鿿]{{4}})[一二三四五六七八九十]{{1,3}}条)(?:\([^()]*(?:草案|试行|修订|稿|版|期|第|\d{{4}})[^()]*\))?(?:\d{{4}})?$"
)
_CALLED = re.compile(
    r"(?:文章|讲话|演讲|社论|快评|锐评|热评|评论|通讯|综述|述评|特稿|报告|论文|纪要|(?:(?<!主)题为|题目(?:是|为)):?)$"
)
_CALLED_AFTER = re.compile(
    r"(?:的?(?:重要|署名|主旨|书面)*(?:文章|讲话|演讲|致辞|社论)|(?:研究|年度|调查)?报告|白皮书|蓝皮书|倡议书|(?:强制性|推荐性)?(?:国家|行业|团体)标准|等\d+项[^,。;《]{0,6}标准)"
)
_REGISTER = re.compile(r"档案文献|文献遗产|世界记忆")  # what stands in such a register is a record
_REPORT = Hinted(r"(?:(自治区|省|市|县|区)?(?:人民)?政府)?工作报告", "工作报告")
_PLAN = Hinted(
    rf"国民经济和社会发展第{_N}个五年规划(?:和[^,。;、]{{4,20}}目标)?(?:纲要)?(?:\(草案\))?"
    rf"|(?:国家)?“十[一二三四五六七八九]五”规划(?:纲要|建议|《建议》|《纲要》|和20\d\d年远景目标纲要)?{_DRAFT}",
    "五年规划",
    "五”规划",
)
_ISSUER = (
    r"(?:(?:中共)?(?:(?!了|的|由|和|审议|通过|听取|听了)[一-鿿]){2,6}(?:委|政府|人大常委会)|(?:自治区|[省市县区])(?:委|(?:人民)?政府|人大常委会)"
    r"|国务院(?:办公厅)?|(?:中共)?中央(?:办公厅)?|全国人大常委会)"
)
_ABOUT = Hinted(
    rf"(?:(?<![一-鿿]){_ISSUER}|(?<=[议了过发布出台]){_ISSUER})?"
    r"关于[^,。;:!?“”《》]{6,70}?的(?P<kind>(?:工作|联合)?(?:报告|决定|决议|意见|建议|议案|方案|通知|公告|通告|声明|宣言)|(?:指导|实施|若干)意见|若干措施|行动计划"
    r"|(?:谅解)?备忘录|协定|协议|议定书|说明|行政令)(?:\(草案\))?",
    "关于",
)
_IN_FORCE = re.compile(r"(?:印发|出台|发布|下发|制定|通过|审议|批准|落实|贯彻|实施|根据|按照|起草)[^,。;]{0,10}$")
_RULES = Hinted(
    rf"中央{_N}项规定|(?:中央|国务院|(?:自治区|[省市县区])委)(?:{_N}|\d+)号文件|党的{_N}大报告"
    r"|(?:联合国(?:大会|安理会)?|联大|安理会)第?\d{3,4}号决议"
    r"|(?:[一二三四五六七八九十]+届)?[一二三四五六七八九十]+(?:中|次)全会(?:公报|《决定》)"
    r"|(?:刑法|宪法)修正案(?:\([一二三四五六七八九十]+\))?(?:草案)?",
    "项规定",
    "修正案",
    "号文件",
    "大报告",
    "号决议",
    "全会公报",
    "全会《决定》",
)
_DETAIL = re.compile("(?:及其?|和|以及)(实施细则)")
_QUOTED = Hinted(
    r"“[^“”\n]{2,14}”(?:(?!制定|编制|推进|实施|出台|建立|规划)[一-鿿]){0,10}"
    r"(?:实施方案|建设方案|工作方案|行动方案|行动计划|实施意见|行动意见|管理办法|规划纲要|建设规划|发展规划|倡议书)",
    *("方案", "计划", "意见", "管理办法", "规划", "倡议书"),
)
_PLANS = (
    *("规划纲要", "五年规划", "行动计划", "行动方案", "总体方案", "促进条例", "保护条例", "管理条例", "白皮书"),
    "蓝皮书",
)
_PAPERS = (
    *("发展规划", "建设规划", "专项规划", "实施细则", "实施方案", "建设方案", "指导意见", "技术意见", "管理办法"),
    *("暂行办法", "若干措施", "若干规定", "负面清单", "调查报告", "预测报告", "发展报告", "指南"),
)
_OPEN = r"(?!了|的|首|一|新一轮|相关|多项|系列|\d+[个项份])"
_ISSUED = Hinted(
    rf"(?:印发|出台|发布|公布|颁布|通过|批准|编制|实施)+了?"
    rf"({_OPEN}(?:(?![的了和与及并或在将对从其])[一-鿿—“”\d.]){{4,26}}?(?:{'|'.join(_PLANS)}))(?=[,。;、(]|$|的|和)"
    rf"|(?:印发|出台|发布|公布|颁布)+(?:实施)?了?"
    rf"({_OPEN}(?:(?![的了及并或在将对从其])[一-鿿—“”\d.]){{5,26}}?(?:{'|'.join(_PAPERS)}))(?=[,。;、(]|$|的|和)",
    *_PLANS,
    *_PAPERS,
)
_MADE = re.compile(r"(?:印发|出台|发布|下发|制定|通过|审议|批准|签署|公布|编制)(?:了|的)?$")
_CODES = marked("document_suffixes", "code")
_LAW = Hinted(
    rf"(?:{_ending('law')}|{_ending('code')}){_DRAFT}|(?![办做方立执司手看说想用书])[一-鿿]法(?:修订|修正)?草案",
    "法",
)
_AFTER_LAW = re.compile(r"[律院官治庭学人案制子国定]|规(?!定)")
_PRECEDES = re.compile(
    r".*(?:检查|审议|修改|修订(?!草案)|制定|实施|关于|提请|通过|公布|颁布|贯彻|落实|学习|违反|新的?|涉嫌|依据|根据|按照|以及|包括|加快|推进|推动|出台|完善|起草|编纂|宣传|遵守|开展|批准|加入|签署|启动|常委会|区域内|(?:报告|法|草案)[和与及]|商签|生效|退出|履行|废除|谈判|捍卫|维护|版)"
)
_TREATY = Hinted(rf"(?:{_ending('treaty')})(?![组织起签书])", *marked("document_suffixes", "treaty"))
_LEVEL_REPORT = re.compile(r"(自治区|省|市|县|区)(?:人民)?政府工作报告")


@cache
def _treaty_names() -> dict[str, str]:
    """The short names of treaties, and what they stand for: RCEP."""
    return {short: name for name, row in table("treaties").items() for short in (name, *row[0].split("|"))}


@cache
def _short_treaties() -> Finder:
    return Finder(sorted(_treaty_names()))


def document(name: str) -> Thing:
    return Thing(Kind.DOCUMENT, name)


def find(line: Line, begin: int, end: int, places: Sequence[Found], pointed: Pointed) -> Iterator[Found]:
    """Documents named in ``begin`` to ``end``; the canonical name is the title without 《》."""
    text = line.text
    titles = [match.span() for match in _TITLE.finditer(text, begin, end)]
    yield from _titled(text, begin, end)
    yield from _reports(line, begin, end, places, pointed)
    yield from _laws(line, begin, end)
    named = (*_named(text, begin, end, places), *_treaties(line, begin, end, places), *listings.find(line, begin, end))
    for found in named:
        if not any(start < found.begin and found.end < stop for start, stop in titles):  # a piece of a title
            yield found


def _titled(text: str, begin: int, end: int) -> Iterator[Found]:
    """Titles in 《》 that end as documents do, that are called papers, or that stand in a register of records."""
    for match in _TITLE.finditer(text, begin, end):
        called = _CALLED.search(text[max(0, match.start() - 6) : match.start()])
        called = called or _CALLED_AFTER.match(text, match.end(), end)
        kind = len(match[1]) > 2 and match[1] not in table("document_suffixes")
        if (kind and (called or _KIND.search(match[1]))) or _registered(
            text, max(begin, match.start() - 90), match, end
        ):
            yield Found(match.start(), match.end(), document(match[1]), rank=9)


def _named(text: str, begin: int, end: int, places: Sequence[Found]) -> Iterator[Found]:
    """Plans, decisions, rules, treaties by short names and what has just been brought out, without 《》."""
    for match in _PLAN.finditer(text, begin, end):
        start = next((f.begin for f in places if f.end == match.start()), match.start())
        yield Found(start, match.end(), document(re.sub("[《》]", "", text[start : match.end()])), rank=7)
    for match in _ABOUT.finditer(text, begin, end):
        loose = match["kind"] in ("意见", "建议", "方案", "声明", "宣言")
        if not loose or _IN_FORCE.search(text[max(0, match.start() - 16) : match.start()]):
            yield Found(match.start(), match.end(), document(match[0]), rank=7)
    for match in _RULES.finditer(text, begin, end):
        yield Found(match.start(), match.end(), document(match[0]), rank=7)
        if detail := _DETAIL.match(text, match.end(), end):  # 中央八项规定及其|实施细则
            yield Found(*detail.span(1), document(match[0] + detail[1]), rank=7)
    for name, start, stop in _short_treaties().find(text, begin, end):
        yield Found(start, stop, document(_treaty_names()[name]), rank=7)
    for match in _ISSUED.finditer(text, begin, end):
        group = match.lastindex or 1
        yield Found(*match.span(group), document(match[group]), rank=7)
    for match in _QUOTED.finditer(text, begin, end):
        if _MADE.search(text[max(0, match.start() - 4) : match.start()]):
            yield Found(match.start(), match.end(), document(match[0]), rank=7)


def _registered(text: str, begin: int, title: re.Match[str], end: int) -> bool:
    """Whether the sentence of a title speaks of a register of records."""
    begin = max(begin, text.rfind("。", begin, title.start()) + 1, text.rfind("\n", begin, title.start()) + 1)
    stop = text.find("。", title.end(), min(end, title.end() + 60))
    return _REGISTER.search(text, begin, stop if stop >= 0 else min(end, title.end() + 60)) is not None


def _reports(line: Line, begin: int, end: int, places: Sequence[Found], pointed: Pointed) -> Iterator[Found]:
    """政府工作报告, 市人大常委会工作报告: by whose report it is."""
    text = line.text
    for match in _REPORT.finditer(text, begin, end):
        if match[0].startswith("工作"):
            yield from _organ_report(line, begin, match)
            continue
        owner = next((f for f in places if f.begin < match.start() <= f.end), None)  # 福鼎市|政府
        division = owner.thing.name if owner else pointed(match[1], match.start()) if match[1] else None
        division = division or (None if match[1] else _named_before(text, match.start(), pointed))
        start = owner.begin if owner else match.start()
        name = f"{division}人民政府工作报告" if division else match[0]
        yield Found(start, match.end(), document(name), rank=9)


_ORGAN = re.compile(
    r"(?:最高人民(?:法院|检察院)|(?:全国|(?:自治区|[省市县区州旗]))(?:人大常委会|政协常委会|(?:中级|高级)?(?:人民)?法院|(?:人民)?检察院))$"
)


def _organ_report(line: Line, begin: int, match: re.Match[str]) -> Iterator[Found]:
    organ = _ORGAN.search(line.text[max(begin, match.start() - 16) : match.start()])
    if organ:
        start = match.start() - len(organ[0])
        yield Found(start, match.end(), document(line.text[start : match.end()]), rank=7)


def _laws(line: Line, begin: int, end: int) -> Iterator[Found]:
    """湿地保护法, 学前教育法草案: a law by its name alone, and those that are listed with it."""
    passed = list(_passed(line.text, begin, end))
    held = {at for law in passed for at in range(law.begin, law.end)}
    found = [*passed, *(law for law in _by_kind(line, begin, end) if law.begin not in held)]
    yield from found
    for law in found:
        last = law.end
        while more := _LAW_TOO.match(line.text, last, end):
            last = more.end(1)
            yield Found(*more.span(1), document(more[1]), rank=6)


# 个人信息保护法、|监察官法、|新修订的|兵役法
_LAW_TOO = re.compile(
    r"(?:、|和|以及)(?:新修[订正]的|修[订正]后的)?((?![严依守用司立公执][一-鿿]{0,2}法)(?:(?![的办做方立执司手看说想用书和与])[一-鿿]){1,10}(?:与[一-鿿]{2,6})?法(?:修[订正]草案|草案)?)"
    r"(?=[、,。;]|和[一-鿿]{2}|草案|的决定|等)"
)


_PASSED = Hinted(  # 表决通过了|学位法、…
    r"(?:通过|审议)了?(?P<law>(?!关于|修[改订]|国务院|[^法]{0,10}全国人大)(?:(?![了的办做方立执司手看说想用书算和与])[一-鿿]){2,14}法(?:修[订正]草案|草案)?)(?=[、,。;]|和(?!法律委)|的决定)",
    "法",
)


def _passed(text: str, begin: int, end: int) -> Iterator[Found]:
    """A law that is passed or debated, whatever it is about: 通过了|原子能法."""
    for match in _PASSED.finditer(text, begin, end):
        yield Found(*match.span("law"), document(match["law"]), rank=7)


_LONGEST = 24  # characters of a law's name
_ABOUT_DRAFT = re.compile("关于(?:提请(?:审议|批准))?(?=[一-鿿]*$)")  # 关于|突发公共卫生事件应对法草案


def _by_kind(line: Line, begin: int, end: int) -> Iterator[Found]:
    for match in _LAW.finditer(line.text, begin, end):
        if _AFTER_LAW.match(line.text, match.end()):
            continue
        start = line.reach(match.start() + 1, longest=18, floor=begin, across="和与")
        if line.text.endswith("应对", begin, start):  # 突发事件应对|管理法
            start = line.reach(start - 2, longest=12, floor=begin)
        start = _past_verbs(line.text, min(start, match.start()), match.start())
        about = _ABOUT_DRAFT.search(line.text, max(begin, start - _LONGEST), match.start())
        start = about.end() if about and match[0].endswith("草案") else start
        name = line.text[start : match.end()]
        if len(name) >= 3 and (name not in table("document_suffixes") or name in _CODES):
            yield Found(start, match.end(), document(name), rank=7)


def _treaties(line: Line, begin: int, end: int, places: Sequence[Found]) -> Iterator[Found]:
    """中国—马尔代夫自由贸易协定, 联合国宪章: a treaty between named parties."""
    text = line.text
    for match in _TREATY.finditer(text, begin, end):
        start = line.reach(match.start(), longest=30, floor=begin, across="与和—-.0123456789版")
        start = _past_verbs(text, start, match.start())
        held = [f for f in places if start <= f.begin and f.end <= match.start()]
        start = held[0].begin if held else start
        name = text[start : match.end()]
        if (held or name.startswith(("联合国", "世界", "国际"))) and not re.search(r"\d+[个份项]|签署|双边", name):
            yield Found(start, match.end(), document(name), rank=7)


def _past_verbs(text: str, start: int, stop: int) -> int:
    """Where a name begins after a verb that only governs it (检查|种子法, 签署|某某协定)."""
    verb = _PRECEDES.match(text, start, stop)
    return verb.end() if verb and "版" not in verb[0][-1:] else start


def _named_before(text: str, at: int, pointed: Pointed) -> str | None:
    """Whose report a bare 政府工作报告 is: that of the level named before it in the article, else the home's."""
    before = [m[1] for m in _LEVEL_REPORT.finditer(text, 0, at)]
    return pointed(before[-1], at) if before else pointed("", at)


_PROPOSAL = re.compile("^(?:中共中央)?关于制定.*第(十[一二三四五六七八九])个五年规划的建议$")
_DRAFTED = re.compile(r"\((?:(?:修订|修正)?草案[^()]*|征求意见稿|试行)\)$")


def whole(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """A law by the end of its name, and its draft, are the law that the article names in full.

    某地维护国家安全法 beside 《…特别行政区维护国家安全法(草案)》.
    """
    named = {m.thing.name for m in mentions if m.thing.kind is Kind.DOCUMENT}
    plans = {f"“{m[1]}五”规划建议": name for name in sorted(named) if (m := _PROPOSAL.search(name))}
    laws = sorted((_DRAFTED.sub("", name) for name in named), key=lambda name: (-len(name), name))
    for mention in mentions:
        name = _DRAFTED.sub("", mention.thing.name)
        name = plans.get(name, name)
        if mention.thing.kind is not Kind.DOCUMENT or (name not in named and name == mention.thing.name):
            yield mention
            continue
        bare = name.endswith("法") and mention.end - mention.begin <= len(mention.thing.name)
        fuller = next((law for law in laws if bare and law != name and law.endswith(name)), None)
        meant = fuller or (name if name in named else mention.thing.name)
        yield replace(mention, thing=Thing(Kind.DOCUMENT, meant))
