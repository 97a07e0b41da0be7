"""Blocks: the runs of lines that stand together on a page, each with the state of its two ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from kg.page.parts import AGAIN, COUNTED, DAY, GIVER, NOTICE, OPENERS, PREFACE, Part, What, is_bracketed, is_open
from kg.page.subheads import subheads
from kg.page.turns import Turn, page_number

_NOTE = re.compile(
    r"注[:： ]|注$|备注|说明[:：]|[(](?:以上|[上本]表|数据|资料|注)|\d{1,2}[.、)][^\d]|[①②③④⑤⑥*※]"
    r"|(?:数据|资料)?来源[:：]|单位[:：]|[(]?\d{1,2}[)]"
    r"|[^。]{0,16}[如若]有[^。]{0,12}(?:意见|异议|疑问|问题)|[^。:]{0,8}(?:监督|举报|咨询|受理|联系)(?:电话|方式|邮箱)"
)
STARTS_INSIDE = re.compile(r"[,。、;:)”’》%!?]")


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
        self.subheads = subheads(parts)

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
        return current.body[-1].what is not What.CAPTION or not _names_its_photographer(current.body[-1], part)
    if part.what is What.ROW:
        return current.end is not End.CLOSED
    if part.what is What.BYLINE:
        return current.body[-1].signed
    return _breaks(current, current.body[-1], part)


def _names_its_photographer(caption: Part, part: Part) -> bool:
    """Whether a line says no more than who took the photo of the caption above it: 某某 摄."""
    return not caption.names and bool(part.names) and part.names[0][1] == 0


def _beginning(part: Part) -> Begin:
    if part.what in (What.CAPTION, What.ROW):
        return Begin.INSET
    opens = OPENERS.match(part.text) or NOTICE.match(part.text) or part.what is What.BRIEF
    return Begin.OPENER if opens else Begin.BARE


def _breaks(current: Block, last: Part, part: Part) -> bool:
    """Whether a new block begins between two lines of running text."""
    notice = NOTICE.match(part.text) is not None
    if notice or AGAIN.match(part.text):
        return notice
    if part.what is What.BRIEF:
        alone = current.end is not End.CLOSED or part.signed
        return alone and not any(line.what is What.BRIEF for line in current.body)
    if OPENERS.match(part.text):
        led = all(line.what is What.BYLINE or PREFACE.match(line.text) for line in current.body)  # below the headline
        return not (current.heads and led)
    if _counts_on(last.text, part.text) or (last.what is What.LISTED and _signs_off(part)):
        return False
    after_notes = last.what is What.ROW or (current.has_table and is_note(last))
    if after_notes or (last.what is What.LISTED and part.what is not What.LISTED):
        return not (after_notes and is_note(part))
    return current.end is not End.CLOSED or _signs_off(last) or bool(STARTS_INSIDE.match(part.text))


def _signs_off(part: Part) -> bool:
    """Who gives a list, and when, in brackets below it: (某办公室 2026年5月18日)."""
    return is_bracketed(part) and DAY.search(part.text.rstrip(")]】）")) is not None


def _counts_on(last: str, text: str) -> bool:
    """Whether a line is the next item after one that lost its mark: (八)…2.8万吨, then (九)…."""
    items = (COUNTED.match(last), COUNTED.match(text))
    numbers = [page_number(item[2]) for item in items if item]
    shapes = {item[1] + item[3] for item in items if item}
    return len(numbers) == 2 and len(shapes) == 1 and numbers[0].isdigit() and numbers[1] == str(int(numbers[0]) + 1)


def is_note(part: Part) -> bool:
    """A line that tells of the table above it: 注:…, ①…, (市统计局提供,数据为快报数)."""
    return bool(_NOTE.match(part.text)) or is_bracketed(part)
