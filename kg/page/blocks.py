"""Blocks: the runs of lines that stand together on a page, each with the state of its two ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from kg.page.parts import AGAIN, COUNTED, DAY, GIVER, OPENERS, PREFACE, Part, What, is_bracketed, is_open, is_phrase
from kg.page.turns import Turn, page_number

_NOTE = re.compile(
    r"注[:： ]|注$|备注|说明[:：]|[(](?:以上|[上本]表|数据|资料|注)|\d{1,2}[.、)][^\d]|[①②③④⑤⑥*※]"
    r"|(?:数据|资料)?来源[:：]|单位[:：]|[(]?\d{1,2}[)]"
    r"|[^。]{0,16}[如若]有[^。]{0,12}(?:意见|异议|疑问|问题)|[^。:]{0,8}(?:监督|举报|咨询|受理|联系)(?:电话|方式|邮箱)"
)
_GOES_ON = re.compile(r"[,。、;:)”’》%!?]")
_NUMBERED = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}[、.]|[(][一二三四五六七八九十]{1,3}[)]|第[一二三四五六七八九十]{1,3}[章节部])"
)
_ITEM = re.compile(r"[(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)、.]|[①-⑳]")
_OWN_HEAD = re.compile(
    r"(?:简历|名单|公告|通告|通知|启事|一览表|公示|情况|统计表|意见|办法|决定|声明|承诺|实事|清单|须知|指南|提示|榜)(?:[(].*[)])?$"
)
_RUNNING = (What.PARAGRAPH, What.BRIEF, What.LISTED, What.SECTION)
_SUBHEAD_LENGTH = 24
_SECTION_LENGTH = 40  # of a numbered one
_LEAST = 6  # the level of headlines that no mark shows; below it stand bold lines and heads of sections


class Begin(StrEnum):
    """How a block begins."""

    HEADED = "headed"  # with a headline
    OPENER = "opener"  # with 本报讯 and the like, but no headline
    TURNED = "turned"  # (上接第1版)
    BARE = "bare"  # with neither: it may go on from another block
    INSET = "inset"  # a caption, or a table without a title


class End(StrEnum):
    """How a block ends."""

    OPEN = "open"  # inside a sentence
    CLOSED = "closed"
    SIGNED = "signed"  # with a byline
    TURNED = "turned"  # (下转第4版)


@dataclass(slots=True)
class Block:
    """Heads above, lines below; ``index`` is its place on the page.

    A ``soft`` block stands right below the one it seems to belong to, but may go on from another.
    """

    index: int
    begin: Begin
    heads: list[Part] = field(default_factory=list)
    body: list[Part] = field(default_factory=list)
    turned_from: Turn | None = None
    mark: tuple[int, int] | None = None
    soft: bool = False

    @property
    def end(self) -> End:
        last = self.body[-1] if self.body else None
        if last is None or last.what is What.HEADING:
            return End.CLOSED
        if last.turned_to:
            return End.TURNED
        if len(self.body) == 1 and self.heads and last.what is What.BYLINE:
            return End.CLOSED  # 本报记者 某某 below the headline
        if last.signed or last.what is What.CAPTION:
            return End.SIGNED
        return End.OPEN if is_open(last) else End.CLOSED

    @property
    def text(self) -> str:
        return "\n".join(part.text for part in self.body)

    @property
    def has_table(self) -> bool:
        return any(part.what is What.ROW for part in self.body)

    @property
    def title(self) -> str:
        """The heads without blanks and marks, for comparing."""
        return key("".join(part.text for part in self.heads))


def key(text: str) -> str:
    """Letters and digits alone."""
    return "".join(char for char in text if char.isalnum())


def blocks(parts: Sequence[Part]) -> tuple[Block, ...]:
    """The blocks of a page in order."""
    builder = _Builder(parts)
    for index in range(len(parts)):
        builder.take(index)
    return tuple(block for block in builder.found if block.heads or block.body)


class _Builder:
    """Takes one part after the other; each goes into the current block or opens one."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self.parts = parts
        self.found: list[Block] = []
        self.subheads = _subheads(parts)

    def take(self, index: int) -> None:
        part = self.parts[index]
        if part.what is What.FURNITURE:
            return
        if part.what is What.HEADING:
            self._head(index, part)
        elif part.what is What.TURN or part.turned_from:
            self._turn(part)
        else:
            begin = self._opens(part)
            if begin:
                self._new(begin)
            self.found[-1].body.append(part)

    def _new(self, begin: Begin) -> Block:
        self.found.append(Block(len(self.found), begin))
        return self.found[-1]

    def _head(self, index: int, part: Part) -> None:
        current = self.found[-1] if self.found else None
        if current and index in self.subheads and current.body:
            current.body.append(part)
            return
        if current is None or current.body or current.turned_from or not current.heads:
            current = self._new(Begin.HEADED)
        if part.turned_from:
            current.turned_from, current.mark, current.begin = part.turned_from, part.mark, Begin.TURNED
        if all(key(part.text) != key(head.text) for head in current.heads):
            current.heads.append(part)

    def _turn(self, part: Part) -> None:
        current = self.found[-1] if self.found else None
        if part.turned_to and not part.turned_from:  # (下转第4版) on a line of its own
            if current and current.body:
                current.body[-1] = replace(current.body[-1], turned_to=part.turned_to, mark=part.mark)
            return
        given = current is not None and all(GIVER.fullmatch(line.text) for line in current.body)
        if current is None or not given or not current.heads:
            current = self._new(Begin.TURNED)
        current.begin, current.turned_from, current.mark = Begin.TURNED, part.turned_from, part.mark
        if part.what is not What.TURN:
            current.body.append(part)

    def _opens(self, part: Part) -> Begin | None:
        """How the block begins that ``part`` opens; None where it goes on with the current block."""
        current = self.found[-1] if self.found else None
        if current and not current.body:
            return None
        return _beginning(part) if current is None or _apart(current, part) else None


def _apart(current: Block, part: Part) -> bool:
    """Whether ``part`` opens another block than the current one."""
    if part.what is What.CAPTION:
        return True
    if part.what is What.ROW:
        return current.end is not End.CLOSED
    if part.what is What.BYLINE:
        return current.body[-1].signed
    return _breaks(current, current.body[-1], part)


def _beginning(part: Part) -> Begin:
    if part.what in (What.CAPTION, What.ROW):
        return Begin.INSET
    return Begin.OPENER if OPENERS.match(part.text) or part.what is What.BRIEF else Begin.BARE


def _breaks(current: Block, last: Part, part: Part) -> bool:
    """Whether a new block begins between two lines of running text."""
    if AGAIN.match(part.text):
        return False
    if part.what is What.BRIEF:
        return not any(line.what is What.BRIEF for line in current.body) and current.end is not End.CLOSED
    if OPENERS.match(part.text):
        led = all(line.what is What.BYLINE or PREFACE.match(line.text) for line in current.body)  # below the headline
        return not (current.heads and led)
    if _counts_on(last.text, part.text) or (last.what is What.LISTED and _signs_off(part)):
        return False
    after_notes = last.what is What.ROW or (current.has_table and _is_note(last))
    if after_notes or (last.what is What.LISTED and part.what is not What.LISTED):
        return not (after_notes and _is_note(part))
    return current.end is not End.CLOSED or _signs_off(last) or bool(_GOES_ON.match(part.text))


def _signs_off(part: Part) -> bool:
    """Who gives a list, and when, in brackets below it: (某办公室 2026年5月18日)."""
    return is_bracketed(part) and DAY.search(part.text.rstrip(")]】）")) is not None


def _counts_on(last: str, text: str) -> bool:
    """Whether a line is the next item after one that lost its mark: (八)…2.8万吨, then (九)…."""
    items = (COUNTED.match(last), COUNTED.match(text))
    numbers = [page_number(item[2]) for item in items if item]
    shapes = {item[1] + item[3] for item in items if item}
    return len(numbers) == 2 and len(shapes) == 1 and numbers[0].isdigit() and numbers[1] == str(int(numbers[0]) + 1)


def _is_note(part: Part) -> bool:
    """A line that tells of the table above it: 注:…, ①…, (市统计局提供,数据为快报数)."""
    return bool(_NOTE.match(part.text)) or is_bracketed(part)


def _subheads(parts: Sequence[Part]) -> frozenset[int]:
    """Headings inside an article: numbered ones, bold lines between paragraphs, rows of small ones."""
    found: set[int] = set()
    level = 0  # of the article's own headings
    for index, part in enumerate(parts):
        if part.what is not What.HEADING:
            continue
        small = part.level == 7 or (part.level > level and _row_of_heads(parts, index))
        inside = _stands_inside(parts, index) and (_NUMBERED.match(part.text) or small)
        if inside or _opens_sections(parts, index) or _closes_row(parts, index, found):
            found.add(index)
        elif index and parts[index - 1].what is What.HEADING:
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
