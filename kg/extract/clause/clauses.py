"""A shallow reading of sentences: their clauses and the verb that heads each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from kg.extract.clause.charged import charged
from kg.extract.clause.verbs import verbs_between
from kg.extract.text import AnnotatedText
from kg.model import Kind, Thing
from kg.text.normalise import BULLETS
from kg.text.numbers import parse

_BREAK = re.compile(rf"[,;:。!?…—”]+[“”]*|[{BULLETS}]| +(?=[\u4e00-\u9fff“])")
_MARKS = re.compile(rf"[,;:。!?…—”{BULLETS}()《》“ 今昨记]")  # where a clause may break, or not
_QUOTE = re.compile(r"“([^“”]*)”?")
_GOES_WITH = re.compile("(?:特别|尤其)是(?![要应将在对以])")  # what it begins belongs to the object before
_OPENS = re.compile(
    "近日|日前|眼下|当前|如今|目前|今年|去年|前不久|最近|今天|昨天|在|走进"
)  # after a heading's last word
_TOWARDS = re.compile(
    r"对[^,;。“”]{3,50}(?:等[^,;。]{0,8}|区域|领域|环节|部位|单位|场所|地区),$"
)  # 对矿山等区域,|开展排查
_DONE_TO = re.compile(r"(?:进行|开展|实施|采取)")
_STOPS = re.compile(r"[,;。!?]")
TERM = re.compile(  # a motto or theme, whose clauses say nothing that is done: 以“…,…”为主题, 按照“…,…”的原则
    r"(?<=[是为以照绕])“[^“”。]{1,40}”|“[^“”。]{1,40}”(?=的(?!是)|为主题|原则|理念|专题|主题|系列|活动|行动|[一二三四五六七八九十]{1,3}个字|方针|总要求)"
)
_BULLETIN = re.compile(r"[今昨]天\(\d|记者从[^,]{2,20}(?:了解到|获悉)")  # begins a brief after its headline
_OPEN, _CLOSE = "(《", ")》"
NO_ITEM = "师届次批期轮名位个季产方中人时代步党财节部阶审医一二三四五六七八九十"  # behind 第三: 第三届博览会
_MARKER = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}(?:是|要|、|，)|第(?:[一二三四五六七八九十]{1,3}|\d{1,2})[项件][,:、]?"
    rf"|第[一二三四五六七八九十]{{1,3}}(?![{NO_ITEM}])(?:是|,|、)?"
    r"|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}\.(?!\d(?!\d?月)))(?=[^\d]|\d{1,2}月|$)"
)
_MARKS_ITEM = frozenset("一二三四五六七八九十第(")
_NUMERAL = re.compile(r"\d+|[一二三四五六七八九十]+")


_WAYS = "(?:多种)?(?:方式|举措|措施|办法|途径|形式|手段|渠道)"
_MEANS = re.compile(rf"通过[^,]{{4,60}}?等{_WAYS}(?=[\u4e00-\u9fff])")  # 通过开办夜校、送教上门等方式|培训村民
WAYS = re.compile(rf"(?:等{_WAYS}?)?[\s”]*$")
_HEADING = re.compile(r"[^,。;!?]{6,45}")


class Clause(NamedTuple):
    """A clause of a sentence: its offsets in the article, the number of its list item, and what broke it off before.

    ``charged`` are the bodies in brackets behind it, which are to do what the item says.
    """

    sentence: int
    begin: int
    end: int
    item: int | None
    opens: str  # the mark before it: ',' ';' ':' '。' or '' at the sentence's beginning
    charged: tuple[Thing, ...] = ()


@lru_cache(maxsize=64)  # read for their verbs, and again for what they take over from each other
def clauses(text: AnnotatedText, index: int) -> list[Clause]:
    """The clauses of a sentence; commas inside brackets and quoted terms break none.

    A heading without a full stop that runs into the sentence ends a clause: …质量融资增信|某局今天发布通知.
    """
    sentence = text.sentences[index]
    titled = _heading_end(text, sentence.begin, sentence.end)
    found: list[Clause] = []
    begin, opens, item = sentence.begin, "", None
    named = frozenset(mention.end for mention in text.outer(index))  # 新华社|今天(20日)播发…
    for stop, after, mark in _breaks(text.flat, begin, sentence.end, frozenset(text.article.joins), titled, named):
        if stop > begin:
            start, number = _unmark(text.flat, begin, stop)
            item = number if number is not None else item
            for begun in _each_does(text, index, start, stop):
                found.append(Clause(index, start, begun - 1, item, opens))
                start, opens = begun, ","
            by = text.flat.find("通过", start, stop)
            if by >= 0 and (means := _MEANS.search(text.flat, by, stop)):
                found.append(Clause(index, start, means.end(), item, opens))
                start, opens = means.end(), ","
            if start < stop:
                last, bodies = charged(text, index, start, stop) if item is not None else (stop, ())
                found.append(Clause(index, start, last, item, opens, bodies))
        begin, opens = after, mark
    return found


def _each_does(text: AnnotatedText, index: int, begin: int, end: int) -> Iterator[int]:
    """Where another begins to do as much or as many: 甲银行发放贷款30亿元、|乙银行发放贷款20亿元."""
    if text.flat.find("、", begin, end) < 0 or not (ends := list(_SO_MUCH.finditer(text.flat, begin, end))):
        return
    whose = {m.begin: m.end for m in text.outer(index) if m.thing.kind in (Kind.BODY, Kind.PLACE)}
    for match in ends:
        at = match.end()
        if at in whose and verbs_between(text.flat, whose[at], min(whose[at] + _NEXT, end)):
            yield at


_SO_MUCH = re.compile(r"(?<![\d.])[\d.]+[万亿]*[余多]?[一-鿿]{1,3}、")
_NEXT = 4  # characters behind a name in which its verb stands


def _heading_end(text: AnnotatedText, begin: int, end: int) -> int:
    """Where a line was joined to a short first one of a paragraph that holds no clauses; ``begin`` where none was."""
    if text.flat[begin - 1 : begin] in ("", "\n"):
        for seam in text.article.joins:
            if begin < seam < end:
                return seam if _HEADING.fullmatch(text.flat, begin, seam) else begin
    return begin


def _breaks(
    text: str, begin: int, end: int, joins: frozenset[int], titled: int, named: frozenset[int]
) -> Iterator[tuple[int, int, str]]:
    """Where clauses end and begin, with the mark between; a name ends at each of ``named``."""
    depth = 0
    at = begin
    seams = sorted(seam for seam in joins if begin <= seam < end)
    while at < end:
        mark = _MARKS.search(text, at, end)
        stop = mark.start() if mark else end
        at = min(stop, next((one for one in seams if one >= at), end)) if seams else stop
        if at == end:
            break
        if text[at] in "今昨记" and at - begin > 9 and at not in named and _BULLETIN.match(text, at, end):
            yield at, at, "。"
        if at in joins and (at == titled or _OPENS.match(text, at, end)):
            yield at, at, "。"
        if text[at] in _OPEN:
            depth += 1
        elif text[at] in _CLOSE:
            depth = max(0, depth - 1)
        elif text[at] == "“":
            if quoted := _quoted(text, at, end):
                at = quoted.end()
                continue
            yield at, at + 1, "“"
        elif depth == 0 and (broken := _broken(text, begin, at, end)):
            after, sign = broken
            yield at, after, sign
            at = after
            continue
        at += 1
    yield end, end, ""


def _broken(text: str, begin: int, at: int, end: int) -> tuple[int, str] | None:
    """Where the clause after a mark at ``at`` begins, and that mark; None where it breaks no clause."""
    match = _BREAK.match(text, at, end)
    if match is None or match[0] == "—" or (match[0] == "," and _belongs(text, begin, at + 1, end)):
        return None
    if text[at] == "," and text[at - 1].isdigit() and text[at + 1 : at + 4].isdigit():
        return None
    quotes = match[0][-1] == "“" and match[0][0] != "“" and _quoted(text, match.end() - 1, end)
    return match.end() - bool(quotes), match[0][0]  # 建成14个,|“一件事”事项推出33个


def _belongs(text: str, begin: int, at: int, end: int) -> bool:
    """Whether what follows a comma belongs to the words before it: …,特别是…; 对…等区域,开展…."""
    first = text[at : at + 1]
    if first in ("特", "尤"):
        return _GOES_WITH.match(text, at, end) is not None
    if first == "以" and text.startswith("以及", at):  # 支持受损道路重建,以及小微企业恢复经营
        return True
    done = _DONE_TO.match(text, at, end) if first in ("进", "开", "实", "采") else None
    return done is not None and _TOWARDS.search(text, begin, at) is not None


def _quoted(text: str, at: int, end: int) -> re.Match[str] | None:
    """A term or a few words in quotes, which break no clause."""
    quoted = _QUOTE.match(text, at, end)
    short = quoted and len(quoted[1]) < 16 and not _STOPS.search(quoted[1])
    return TERM.match(text, at, end) or (quoted if short else None)


def _unmark(text: str, begin: int, end: int) -> tuple[int, int | None]:
    """Skip a list's number at the beginning (一是, (二), 3.); 一要 keeps its 要."""
    while begin < end and text[begin] in " “”":
        begin += 1
    first = text[begin : begin + 1]
    match = _MARKER.match(text, begin, end) if first in _MARKS_ITEM or first.isdecimal() else None
    if not match:
        return begin, None
    written = _NUMERAL.search(match[0])
    number = parse(written[0]) if written else None
    return (match.end() - 1 if match[0].endswith("要") else match.end()), None if number is None else int(number)
