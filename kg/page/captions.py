"""Who wrote and who photographed: bylines and captions, with the offsets of the names in their line.

All functions read one line in flat form (``kg.text.normalise.flat``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.lexicon import table
from kg.lexicon.people import FOREIGN_SET, surnames

_HAN = r"[\u4e00-\u9fff]"
AGENCIES = "本报|本台|本网|本刊|新华社|新华网|人民网|中新社|中新网"
_PAPER = rf"(?:{AGENCIES}|{_HAN}{{2,4}}(?:日报|晚报|新闻网))"
_ROLE = (
    rf"{_PAPER}?(?:全媒体|融媒体|融媒|首席|见习|实习|特约|资深|特派|驻地|摄影)*"
    r"(?:记者|通讯员|评论员|实习生|撰稿人|撰稿|报道组|特派员)"
)
_WORK = r"(?:文[/、]?(?:图|摄影|摄)|图[/、]?文|摄影报道|综合报道|报道|整理|采写|撰文|文|图)"
_UNITS = "".join(sorted(FOREIGN_SET.union("外", *table("name_units"))))
_LONG = rf"[{_UNITS}]{{5,8}}(?=[ 、,/)]|$)"  # 艾尼瓦尔江, 阿拉腾其其格
_NAME = rf"(?:{_HAN}{{1,6}}(?:·{_HAN}{{1,6}})+|{_LONG}|{_HAN} {{1,2}}{_HAN}(?!{_HAN})|{_HAN}{{2,4}}?)"
_SEPARATOR = re.compile(r"[ 、,/:;|]+")
_ROLE_AT = re.compile(_ROLE)
_WORK_AT = re.compile(rf"{_WORK}(?!{_HAN})")
_NAME_AT = re.compile(rf"({_NAME})(?=[ 、,/:;|]|$|{_ROLE})")
_SPACED = re.compile(rf"{_HAN} {{1,2}}{_HAN}(?!{_HAN})")  # 图 雅 is a name, 图 alone is none
_NO_NAME = re.compile(
    r"据|综合|待续|未完|完$|节选|摘[要自编]|草案|部分|资料|来源|图片|制图|试行|[上下紧]接|[上下]转|评论|全文|略$|有删|原载|内容|"
    r"续[完一二]|详见|如下|同上|附|公告|修[订正]|暂行|以上|排名|单位|[报网社版]$|截至|其中|注[:：]?$|供稿|组图|图表|^[男女]$|族$"
    r"|^一[位名个]|^(?:市民|读者|网友|居民|村民|群众|业主|家长|来信人?|投诉人)$|(?:女士|先生)$"  # who wrote a letter
    r"|^[省市县区州旗盟].{1,4}[局办委院厅部处会]$"  # (市民政局): who answers for the item of a list
)

_BRACKETED_END = re.compile(r"[(\[【]([^()\[\]【】]{2,60})[)\]】]$")
_MARK = r"[□■○●◎▲△◇◆★☆/ ]*"
_ALONE = re.compile(rf"{_MARK}(?:文[/:])?(.{{2,50}})$")
_TRAILING = re.compile(rf"(?<=[。!?”…])[ ]*{_MARK}({_ROLE}[ :]*{_NAME}(?:[ 、]+(?:{_ROLE}[ :]*)?{_NAME})*)$")
_MARKED = re.compile(rf"(?<=[。!?”…])[ ]*[□■○●◎▲△◇◆]+ *({_NAME}(?:[ 、]+{_NAME})*)$")
_GAPPED = re.compile(rf"(?<=[。!?”…]) {{2,}}({_HAN} {{1,2}}{_HAN}|{_HAN}{{2,4}})$")  # …受表彰者发言。  凌 霜
_OPENING = re.compile(
    rf"(?:本报|本台|新华社|{_HAN}{{2,6}})[^()。,]{{0,14}}?(?:讯|电)[ :]*"
    rf"(?:[(]([^()]{{2,60}})[)]|({_ROLE} ?{_NAME}(?:[ 、]+{_ROLE} ?{_NAME})*(?=报道|[ :])))"
)
_LEADING = re.compile(rf"[(【]({_ROLE}[ :]*[^()【】]{{2,40}})[)】](?=.)")
_CREDIT = r"(?:摄影报道|摄影|摄制|摄|供图)"
_NAMES = rf"(?:{_ROLE}[ :]*)?{_NAME}(?:[ 、/]+(?:{_ROLE}[ :]*)?{_NAME})*"
_PHOTO = re.compile(rf"(?:^|(?<=[ 。!?”)])|[(\[])({_NAMES})[ /]*{_CREDIT}[)\]]?[。]?$")
_PHOTO_BY = re.compile(rf"(?:^|(?<=[ 。!?”)])|[(\[])(?:摄影|图片?)[/:] ?({_NAMES})[)\]]?$")
_GAP = 12  # characters at the end of a line in which a name stands apart
_CREDITED = 8  # characters at the end of a line in which its photographer's credit stands
_POINTING = re.compile(r"(?:图为|(?:上|下|左|右|中)图[:为]|图[①②③④⑤⑥\d]{1,2}[:为])")


@dataclass(frozen=True, slots=True)
class Signature:
    """Names in a line, each (name, begin, end), and where the signature itself begins and ends."""

    names: tuple[tuple[str, int, int], ...]
    begin: int
    end: int


def signature(line: str) -> Signature | None:
    """The byline that ends a paragraph or is a whole line: (王秀兰), (记者 某某 通讯员 某某), 本报记者 某某."""
    if match := _BRACKETED_END.search(line):
        names = _parse(line, match.start(1), match.end(1))
        before = line[: match.start()].rstrip()
        if names and (not before or before[-1] in "。!?”…:;" or _ROLE_AT.search(match[1])):
            return Signature(names, match.start(), match.end())
    if match := _TRAILING.search(line) or _MARKED.search(line):
        names = _parse(line, match.start(1), match.end(1))
        return Signature(names, match.start(), match.end()) if names else None
    gapped = _GAPPED.search(line, max(0, len(line) - _GAP))
    if gapped and is_name(gapped[1]) and (names := _parse(line, *gapped.span(1))):
        return Signature(names, gapped.start(), gapped.end())
    return _alone(line)


def is_name(words: str) -> bool:
    """Whether two to four characters may be a person's name, by the surname: of two characters before four in all."""
    bare = words.replace(" ", "")
    led = {bare[:2]} if len(bare) > _LONGEST else {bare[:1], bare[:2]}  # 【相关链接】 names nobody
    return re.fullmatch(rf"{_HAN}{{2,4}}", bare) is not None and not led.isdisjoint(surnames())


_LONGEST = 3  # characters of a name with a surname of one


def _alone(line: str) -> Signature | None:
    match = _ALONE.match(line)
    if not match or not (_ROLE_AT.match(line, match.start(1)) or match.start(1) > 0):
        return None
    names = _parse(line, match.start(1), match.end(1))
    return Signature(names, 0, len(line)) if names else None


def opening(line: str) -> Signature | None:
    """The byline after a dateline or at the very beginning: 本报讯(某某), 新华社北京2月3日电(记者某某), (记者某某)…."""
    match = _OPENING.match(line) or _LEADING.match(line)
    if not match:
        return None
    group = 1 if match[1] else 2
    names = _parse(line, match.start(group), match.end(group))
    return Signature(names, match.start(group), match.end(group)) if names else None


def photographers(line: str) -> Signature | None:
    """Who took the photo that a caption tells of: … 某某 摄, (记者 某某 摄), 某某/摄."""
    for pattern, marks, reach in ((_PHOTO, ("摄", "供图"), _CREDITED), (_PHOTO_BY, ("影", "图"), len(line))):
        match = pattern.search(line) if any(mark in line[-reach:] for mark in marks) else None
        if match and not match.start() and _ROLE_AT.match(match[1]):  # a byline that says 摄影报道, no caption
            continue
        if match and (names := _parse(line, match.start(1), match.end(1))):
            return Signature(names, match.start(), match.end())
    return None


def points_at_photo(line: str) -> bool:
    """A caption by its first words: 图为…, 上图: …"""
    return bool(_POINTING.match(line))


def _parse(line: str, begin: int, end: int) -> tuple[tuple[str, int, int], ...]:
    """The names of ``line[begin:end]``, or none at all where anything in it is neither name, role nor separator."""
    names: list[tuple[str, int, int]] = []
    part = line[:end]
    at = begin
    while at < end:
        spaced = _SPACED.match(part, at)
        skipped = _SEPARATOR.match(part, at) or _ROLE_AT.match(part, at) or (not spaced and _WORK_AT.match(part, at))
        if skipped:
            at = skipped.end()
            continue
        match = _NAME_AT.match(part, at)
        if not match or _NO_NAME.search(match[1]):
            return ()
        names.append((match[1].replace(" ", ""), match.start(1), match.end(1)))
        at = match.end()
    return tuple(names)
