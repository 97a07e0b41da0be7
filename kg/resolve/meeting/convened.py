"""Meetings that are named by who holds them or what they are about: 市政府召开第12次常务会议, 围绕“某题”举行研讨会.

The mention is the words 第12次常务会议, 会议, 研讨会; what it stands for carries the holder's name or the theme.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.model import Kind, LineKind, Mention, Sentence, Thing

_KIND = (
    r"(?:20\d\d年)?(?:第[一二三四五六七八九十百\d]+[次场]|首次|专题|常务|常委会|扩大|全体|委员|全委|党组|理论学习中心组|集中|工作|高级别|例行|视频|电视电话|联席|主任|委员长|主席"
    r"|高层|紧急|特别|闭门|双周|双月|月度|季度|远程|协商|主题|系列|小组|全团|分团|分组|联组|(?:开放)?团组|采访|\(扩大\))*(?:会议|新闻发布会|记者会|吹风会|发布会|座谈会|研讨会|学习会|报告会|采访活动|交流会|务虚会|推进会|调度会|部署会|动员会|分析会|协调会|协商会|专题会|听证会|恳谈会|茶话会|通气会)"
)
_AT = (
    r"(?:\d+[年月日]|至|—|今天|昨天|昨日|日前|近日|当天|当日|当地时间"
    r"|将(?=[于就围举召])|定于|[上下]午|晚上?|\([^()]{1,14}\)|再次|专门|联合"
    r"|(?:在|于)(?:京|沪|[^,。;“”][^,。;“”在于]{1,15}?)){0,8}"
)
_ABOUT = r"(?:(?:围绕|就|聚焦)(?P<theme>“[^“”\n]{2,30}”[^,。;“”]{0,8}?)|(?:围绕|就)[^,。;“”]{2,16}?)"
_WHEN = f"{_AT}(?:{_ABOUT}{_AT})?"
_HOLDS = re.compile(
    rf"(?P<organ>常委会|党组|主席团|理论学习中心组)?{_WHEN}(?:主持)?(?:召开|举行|举办|开展)[了的]?(?P<what>{_KIND})(?![员厅室堂场])"
)
_ALSO = re.compile(  # 某部发布白皮书,并举行|新闻发布会
    r"[^。;\n]{2,70},并(?:联合)?(?:召开|举行)了?(?P<what>新闻发布会|记者会|座谈会)(?P<organ>)(?P<theme>)"
)
_BRIEFS = re.compile(  # 某部发言人某某14日在|例行记者会上表示
    rf"(?:新闻)?发言人[^,。;“”]{{2,16}}?{_AT}在{_AT}(?:举行)?的?(?P<what>(?:例行)?(?:记者会|新闻发布会|发布会))(?=上)(?P<organ>)(?P<theme>)"
)
_STUDIES = re.compile(  # 中央政治局就某题进行|第二十次集体学习
    r"(?:(?P<organ>党组|理论学习中心组|常委会)(?:举行|开展|召开|组织)了?|[^。;\n]{0,90}?进行)?(?:20\d\d年)?(?P<what>第[一二三四五六七八九十]+次(?:集体|专题)学习)(?P<theme>)"
)
_CHAIRS = re.compile(
    r"(?P<what>主席团(?:常务主席)?第[一二三四五六七八九十]+次会议|(?:第[一二三四五六七八九十百\d]+次)?(?:主席|主任|委员长|书记|院长|省长|市长|县长|区长)(?:办公|联席)?会议)(?P<organ>)(?P<theme>)"
)
_SITS = re.compile(  # 市政协召开|十三届二十次常委会会议
    r"(?:召开|举行)了?(?P<what>第?(?P<term>[一二三四五六七八九十]+)届第?(?P<n>[一二三四五六七八九十百]+)次(?:(?P<sits>常委会|常务委员会|主席|主任|全体)会议|全会))(?P<organ>)(?P<theme>)"
)
_REVIEWS = re.compile(
    r"(?P<organ>)(?P<theme>)(?:[、和][\u4e00-\u9fff]{2,12}代表团)*(?:,[^,。]{0,12}?)?(?P<what>审议)(?!稿|通过|并)"
)
_TOLD = ("会", "审议", "学习", "采访")  # of which each of these holds one
_JOINS = re.compile(  # 参加|某某代表团|审议, 分别参加甲代表团、|乙代表团审议
    "(?:参加|来到|列席|在|到)了?(?:他所在的)?(?:[\u4e00-\u9fff]{2,12}代表团[、和])*$"
)


def _of_session(what: str) -> bool:
    """Whether a meeting is one that a session itself holds: its presidium's, or a press conference."""
    return what.startswith("主席团") or what.endswith(("新闻发布会", "记者会"))


_TERM = re.compile(r"第?[一二三四五六七八九十]+届$")
_SHORT = re.compile(r"(?:自治[区州]|[省市县区州旗盟])(?:党?委|政府|人大|政协|纪委|监委)?(?:常委会)?")


def name(text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions, with those added or named anew that a body is said to hold in one clause."""
    named: dict[tuple[int, int, str], Mention] = {}
    starts = {m.begin: m for m in reversed(mentions) if m.thing.kind is Kind.MEETING and not m.pointing}
    numbered = _numbered(text, starts.values())
    limits = iter(sentences)
    sentence = next(limits, None)
    for body in mentions:
        while sentence and sentence.end <= body.begin:
            sentence = next(limits, None)
        if sentence is None or body.thing.kind not in (Kind.BODY, Kind.PLACE, Kind.MEETING):
            continue
        if not any(text.find(word, body.end, sentence.end) >= 0 for word in _TOLD):
            continue
        held = _held(text, sentence, body)
        if not held:
            continue
        wholes = (starts.get(held.start("what")), starts.get(body.begin))
        if any(whole and whole.end > held.end("what") - (whole.begin == body.begin) for whole in wholes):
            continue  # a name of its own: 市政府召开第二次廉政工作会议, 政协某届委员会|第九次主席会议
        span = held.span("what")
        name_of = _named(text, body, held)
        term = _TERM.search(text, max(sentence.begin, body.begin - 8), body.begin)
        name_of = term[0] + name_of if term and not name_of.startswith("第") else name_of
        thing = numbered.get(name_of) or Thing(Kind.MEETING, name_of)
        each = name_of if held.re is _REVIEWS else ""  # 分别参加甲代表团、乙代表团|审议 are two
        named.setdefault((*span, each), Mention(*span, thing, pointing=name_of in numbered))
    taken = sorted(named)
    kept = [m for m in mentions if not (m.thing.kind is Kind.MEETING and any(b <= m.begin < e for b, e, _ in taken))]
    yield from sorted([*kept, *named.values()], key=lambda m: (m.begin, -m.end))


def _held(text: str, sentence: Sentence, body: Mention) -> re.Match[str] | None:
    """What a body is said to hold: a place only what has a theme, a meeting only its presidium's or its session's."""
    held = (
        _CHAIRS.match(text, body.end)
        or _SITS.match(text, body.end)
        or _BRIEFS.match(text, body.end, sentence.end)
        or (_reviewed(text, sentence, body) and _REVIEWS.match(text, body.end))
        or _HOLDS.match(text, body.end, min(sentence.end, body.end + 90))
        or (body.begin - sentence.begin < 24 and _ALSO.match(text, body.end, min(sentence.end, body.end + 90)))
        or _STUDIES.match(text, body.end, min(sentence.end, body.end + 110))
    )
    if not held or (body.thing.kind is Kind.PLACE and not held["theme"]):
        return None
    inside = body.thing.kind is Kind.MEETING and held["organ"] != "主席团" and not _of_session(held["what"])
    return None if inside else held


def _numbered(text: str, met: Iterable[Mention]) -> dict[str, Thing]:
    """Meetings by their names less their numbers: 某委员会|召开会议 is the 第六次会议 that the article names."""
    written = ((text[m.begin : m.end], m.thing) for m in met)
    return {_NTH.sub("", words): thing for words, thing in written if _NTH.search(words)}


_NTH = re.compile(r"第[一二三四五六七八九十百\d]+次(?=会议$)")


def _reviewed(text: str, sentence: Sentence, body: Mention) -> bool:
    """Whether somebody joins a delegation, which reviews what an assembly has before it."""
    joins = body.thing.name.endswith("代表团") and _JOINS.search(text, max(sentence.begin, body.begin - 40), body.begin)
    return bool(joins)


def _named(text: str, body: Mention, held: re.Match[str]) -> str:
    """The holder's name and the kind of meeting, or its theme in quotes and the kind."""
    if held["theme"]:
        return f"{held['theme']}{held['what']}"
    if held.re is _SITS:
        return _sitting(body.thing.name, held)
    surface = text[body.begin : body.end]
    if body.thing.name == "全国人民代表大会常务委员会" and (term := _TERM_BEFORE.search(text, 0, body.end)):
        return f"第{term[1]}届{body.thing.name}{held['what']}"  # 十四届全国人大常委会举行|第三十次委员长会议
    if _ASSEMBLY.search(surface) and not body.thing.name.startswith("全国"):
        term = _TERMED.search(surface)
        return (
            body.thing.name.replace("人民代表大会", f"第{term[1]}届人民代表大会" if term else "人民代表大会")
            + held["what"]
        )
    holder = body.thing.name if _SHORT.fullmatch(surface) else surface
    if holder.startswith("中共") and holder.endswith(_STANDING):  # its meetings go by the short name
        holder = holder.removesuffix(_STANDING) + "委常委会"
    if held["organ"] or held["what"].startswith("常委会"):
        holder = holder.removesuffix("员会") + (held["organ"] or "")
    wider = held["what"].startswith(_MEMBERS)  # 地委召开|委员(扩大)会议
    return holder + (held["what"] if wider else held["what"].replace("(扩大)", ""))


_TERM_BEFORE = re.compile(r"第?([一二三四五六七八九十]+)届(?:全国人大常委会|全国人民代表大会常务委员会)$")
_STANDING = "委员会常务委员会"
_MEMBERS = ("委员(扩大)", "全委(扩大)")
_ASSEMBLY = re.compile("(?:人大常委会|人民代表大会常务委员会|(?<=[省市县区州旗盟])政协)$")
_TERMED = re.compile("第?([一二三四五六七八九十]+)届")
_NUMBER = re.compile(rf"{_TERMED.pattern}|第[一二三四五六七八九十百\d]+次")  # 甲乙总理|第九次|定期会晤


_PARTY = re.compile("(中共.+)委员会")


def _sitting(holder: str, held: re.Match[str]) -> str:
    """The full name of a standing committee's or its chairs' meeting: 政协第十三届某州委员会常务委员会第二十次会议."""
    number = f"第{held['n']}次"
    if held["sits"] in (None, "全体"):
        party = _PARTY.fullmatch(holder)
        return f"{party[1]}第{held['term']}届委员会{number}全体会议" if party else f"{holder}{number}全体会议"
    chairs = held["sits"] if held["sits"] in ("主席", "主任") else ""
    standing = "" if chairs or holder.endswith("常务委员会") else "常务委员会"
    for before in ("中国人民政治协商会议", "人民代表大会"):
        at = holder.find(before)
        if at >= 0:
            at += len(before) * (before[0] == "中")
            return f"{holder[:at]}第{held['term']}届{holder[at:]}{standing}{number}{chairs}会议"
    return holder + held["what"]


_LIGHT = re.compile(r"[\s,、]|系列|主题")
_HOLDER = re.compile(r"[一-鿿]{2,14}")
_EDITION = re.compile(
    r"第[一二三四五六七八九十百\d]+[届次]|20\d\d年?|(?:.{2,12}[市省县区])?|.{0,14}“[^“”]+”(?:系列|主题)*"
)


def whole(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """A meeting's name without its number or theme is the fuller one's: 本届某论坛 is the article's 第二届某论坛."""
    spelt: dict[str, str] = {}
    bodies = {m.thing.name for m in mentions if m.thing.kind is Kind.BODY}
    for mention in mentions:
        if mention.thing.kind is Kind.MEETING:
            spelt.setdefault(_LIGHT.sub("", mention.thing.name), mention.thing.name)
    if not spelt:
        yield from mentions
        return
    plain = sorted(spelt, key=lambda title: (-len(title), title))
    for mention in mentions:
        if mention.thing.kind is not Kind.MEETING:
            yield mention
            continue
        title = _LIGHT.sub("", mention.thing.name)
        longer = (n for n in plain if n != title and n.endswith(title))
        fuller = next((n for n in longer if n[: -len(title)] in bodies or _adds(n[: -len(title)], title)), None)
        unnumbered = next((n for n in plain if n != title and _NUMBER.sub("", n) == title), None)
        thing = Thing(Kind.MEETING, spelt[fuller or unnumbered or title])
        yield replace(mention, thing=thing, pointing=mention.pointing or bool(fuller and title[0] != "“"))


def _adds(more: str, title: str) -> bool:
    """Whether what stands before a title is an edition, a theme or the holder of a themed one, not another name."""
    if _PART.match(title) or title == "领导小组会议":  # 中央某某工作领导小组组长某某主持召开|领导小组会议
        return True
    return bool(_EDITION.fullmatch(more)) or (title.startswith("“") and bool(_HOLDER.fullmatch(more)))


_PART = re.compile("(?:峰会|大会|论坛)(?:第|20)")  # 峰会第一阶段会议, 论坛2021年年会


_ENDING = re.compile(r"(?:”[^“”]*|.{2})会议?$|论坛$|峰会$")


def headlined(sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The meeting of a headline is the one that the text tells of first, where both are of one kind.

    市政协召开“参业提质”专题协商会, above 召开“推动人参产业提质增效”专题协商会: the name in the text is the full one.
    """
    kinds = {sentence.begin: sentence.kind for sentence in sentences}
    begins = sorted(kinds)
    told: list[Thing] = []
    above: dict[Thing, None] = {}
    for mention in mentions:
        if mention.thing.kind is Kind.MEETING and not mention.pointing:
            kind = kinds[begins[bisect_right(begins, mention.begin) - 1]]
            if kind in (LineKind.HEADLINE, LineKind.KICKER, LineKind.SUBHEAD):
                above.setdefault(mention.thing)
            else:
                told.append(mention.thing)
    holders = {m.thing.name for m in mentions if m.thing.kind is Kind.BODY} if above and told else set()
    same = {thing: told[0] for thing in above if told and thing not in told and _alike(thing.name, told[0].name)}
    for thing in above:
        same |= {other: thing for other in dict.fromkeys(told) if _themed(thing.name, other.name, holders)}
    bare = {
        thing: told[0] for thing in above if told and thing not in told and _bare(thing.name, told[0].name, holders)
    }
    if not (same or bare):
        yield from mentions
        return
    for mention in mentions:
        if mention.thing in bare:  # who holds it is told below
            yield replace(mention, thing=bare[mention.thing], pointing=True)
        else:
            yield replace(mention, thing=same[mention.thing]) if mention.thing in same else mention


_KIND_ONLY = re.compile("(?:座谈|研讨|纪念|庆祝|表彰|总结|交流)*(?:会|大会|会议)")


def _themed(headline: str, told: str, holders: set[str]) -> bool:
    """Whether the text says only who holds the headline's meeting: 举行纪念某某座谈会, below 举行座谈会,纪念某某."""
    holder = max((one for one in holders if told.startswith(one)), key=len, default="")
    kind = told[len(holder) :]
    return bool(holder and _KIND_ONLY.fullmatch(kind)) and headline.endswith(kind) and len(headline) > len(kind) + 6


def _bare(headline: str, told: str, holders: set[str]) -> bool:
    """Whether a headline says only who holds the meeting and its kind: 市政府召开新闻发布会."""
    holder = max((one for one in holders if headline.startswith(one)), key=len, default="")
    kind = headline[len(holder) :]
    return bool(holder) and len(kind) > 2 and len(told) > len(kind) + 4 and told.endswith(kind)


def _alike(headline: str, told: str) -> bool:
    """Whether two names end in the same kind of meeting, and the headline's is the shorter."""
    one, other = _ENDING.search(headline), _ENDING.search(told)
    return bool(one and other and one[0] == other[0]) and len(headline) <= len(told)
