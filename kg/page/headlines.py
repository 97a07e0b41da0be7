"""Headlines that no markdown mark shows: short lines, no sentences, above an article's first paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.page.parts import DAY, OPENERS, Part, What, is_bracketed, is_open, is_phrase
from kg.page.scan import cut
from kg.page.seams import across
from kg.page.subheads import COLUMN

_LENGTH = 36
_MOST = 3  # lines of one headline, kicker and second deck with it
_PARAGRAPH = 40  # characters: what is shorter and no sentence may be a headline itself
_LONG = 60  # characters: no line of a wrapped paragraph has more
_LEVEL = 6  # below every marked headline
_FIELD = re.compile(r"[^:]{1,8}:.{1,6}$|[^:]{0,10}(?:集体|单位|个人|企业|成员|人员|代表):")  # 秘书长:…, 先进集体:…、…
_SECTION = re.compile("[一二三四五六七八九十]{1,3}、")  # 三、践行大国担当,凝聚共识
_ASKED = re.compile("[^:：?？]{4,30}[?？]")
_DECK = re.compile(r"—")  # ——访…
_DATED = re.compile(r"[^。]{0,12}(?:近日|日前|连日来|昨日|今日|\d{1,2}日|[一二三四五六七八九十]日|记者)")
_CLOSES = (What.CAPTION, What.ROW, What.BYLINE, What.LISTED, What.FURNITURE, What.TURN)


def without_marks(found: Sequence[Part]) -> list[Part]:
    """``found`` with the headlines among its plain lines.

    Above a 本报讯 every short line is one. Above other paragraphs it is one on a page without markdown headings, where
    what stands above has ended; between two paragraphs of one article it heads a section, as does one far shorter than
    the paragraph below it on any page.
    """
    lines = _again(_with_kickers(_with_decks(list(_asked(found)))))
    bare = not any(part.what is What.HEADING and part.level < _LEVEL for part in lines)
    torn = any(is_open(part) and not is_phrase(part, _LENGTH) for part in lines)
    for begin, end in _runs(lines):
        if end < len(lines) and lines[end].what is What.PARAGRAPH:
            first = _first(lines, begin, end)
            for at, level in _levels(lines, first, end, bare, torn):
                lines[at] = replace(lines[at], what=What.HEADING, level=level)
    return lines


def _asked(found: Sequence[Part]) -> Iterator[Part]:
    """The lines, a bold question that begins the only one below a column's name made its headline: **几级？** 按照…"""
    for at, part in enumerate(found):
        runs, above = part.cells[0], found[at - 1] if at else part
        end = runs[0][1] - runs[0][0]
        column = above.what is What.HEADING and COLUMN.fullmatch(above.text)
        if column and part.bold and len(runs) > 1 and _ASKED.fullmatch(part.text[:end]) and not _bold_below(found, at):
            yield Part(What.HEADING, part.text[:end], (runs[:1],), above.level)
            begin = end + len(part.text[end:]) - len(part.text[end:].lstrip())
            yield replace(part, text=part.text[begin:], cells=(cut(runs, begin, len(part.text)),), bold=False)
        else:
            yield part


def _bold_below(found: Sequence[Part], at: int) -> bool:
    return at + 1 < len(found) and found[at + 1].bold


def _with_decks(found: Sequence[Part]) -> list[Part]:
    """The lines, those of —— right below a headline, or alone below a column's name, made headlines of its level.

    So is one marked with a bullet above 本报讯.
    """
    lines = list(found)
    for at in range(1, len(lines)):
        above, part = lines[at - 1], lines[at]
        column = COLUMN.fullmatch(above.text) and at + 1 < len(lines) and _is_text(lines[at + 1])
        if above.what is What.HEADING and is_phrase(part, _LENGTH) and (column or _DECK.match(part.text)):
            lines[at] = replace(part, what=What.HEADING, level=above.level)
        if above.what is What.BRIEF and OPENERS.match(part.text) and len(above.text) <= _LENGTH and is_open(above):
            lines[at - 1] = _without_bullet(above)
    return lines


def _without_bullet(part: Part) -> Part:
    begin = len(part.text) - len(part.text[1:].lstrip())
    cells = (cut(part.cells[0], begin, len(part.text)),)
    return replace(part, what=What.HEADING, level=_LEVEL, text=part.text[begin:], cells=cells)


def _is_text(part: Part) -> bool:
    return part.what is What.PARAGRAPH and not is_phrase(part, _LENGTH)


def _with_kickers(lines: list[Part]) -> list[Part]:
    """The lines, a plain one that says who demands what the headline right below it says made its kicker."""
    for at in range(len(lines) - 1):
        part, below = lines[at], lines[at + 1]
        if below.what is What.HEADING and is_phrase(part, _LENGTH) and _DEMANDS.search(part.text):
            lines[at] = replace(part, what=What.HEADING, level=below.level + 1)
    return lines


_DEMANDS = re.compile(
    "(?:调研|考察|督导|检查|会议|大会|主持召开.{2,16}|讲话|座谈|访问|接访)(?:时|中|上)?(?:强调|要求|指出|提出)[:：]?$"
    "|[\u4e00-\u9fff]{4,24}时(?:强调|要求|指出|提出)[:：]?$"
)


def _again(lines: list[Part]) -> list[Part]:
    """The lines, a plain one that says again what an earlier headline does made a headline of its level."""
    levels: dict[str, int] = {}
    for at, part in enumerate(lines):
        if part.what is What.HEADING:
            levels.setdefault(part.text, part.level)
        elif part.what is What.PARAGRAPH and part.text in levels:
            lines[at] = replace(part, what=What.HEADING, level=levels[part.text])
    return lines


def _levels(lines: Sequence[Part], begin: int, end: int, bare: bool, torn: bool) -> Iterator[tuple[int, int]]:
    """The headings among the lines from ``begin`` on, above the paragraph at ``end``, each with its level.

    ``bare``: the page marks no headline; ``torn``: some of its paragraphs stop inside a sentence.
    """
    above, below = lines[begin - 1] if begin else None, lines[end]
    if OPENERS.match(below.text):
        first = begin + (begin + 1 < end and _may_go_on(above))
        yield from ((at, _LEVEL) for at in range(first, end))
    elif bare and begin < end:
        whole = _ended(above) or _tells(lines[begin:end], below)
        yield from ((at, _LEVEL if whole else _LEVEL + 1) for at in range(begin, end))
    elif end - begin == 1 and above and _apart(above, lines[begin], below, torn):
        yield begin, _LEVEL + 1


def _apart(above: Part, line: Part, below: Part, torn: bool) -> bool:
    """Whether a line after a finished paragraph is far shorter than the one below: no first line of a wrapped one.

    Where all other paragraphs of the page are whole, the one below need only be whole and longer.
    """
    ended = above.what is What.PARAGRAPH and not is_open(above)
    whole = not torn and not is_open(below) and not across(line.text, below.text)
    return ended and len(below.text) > (len(line.text) if whole else max(_LONG, 2 * len(line.text)))


def _runs(lines: Sequence[Part]) -> Iterator[tuple[int, int]]:
    """Where short lines that are no sentences stand together."""
    begin = 0
    for at in range(len(lines) + 1):
        if at == len(lines) or not is_phrase(lines[at], _LENGTH):
            if begin < at:
                yield begin, at
            begin = at + 1


def _first(lines: Sequence[Part], begin: int, end: int) -> int:
    """The first line of a run that belongs to the headline: none before a day, a field or a clause; three at most."""
    for at in range(end - 1, begin - 1, -1):
        text = lines[at].text
        clause = "," in text and not _SECTION.match(text)
        if DAY.search(text) or _FIELD.match(text) or clause or end - at > _MOST:
            return at + 1
    return begin


def _may_go_on(above: Part | None) -> bool:
    """Whether the line above is itself so short that the next may go on from it."""
    whole = above is None or DAY.search(above.text) or _FIELD.match(above.text)
    return bool(above and not whole and is_open(above) and len(above.text) < _PARAGRAPH)


def _ended(above: Part | None) -> bool:
    return above is None or above.what in _CLOSES or above.signed or is_bracketed(above) or bool(above.turned_to)


def _tells(heads: Sequence[Part], below: Part) -> bool:
    """Whether lines between two paragraphs open an article: two of them, or what follows says when it happened."""
    return len(heads) > 1 or bool(_DECK.match(heads[-1].text)) or is_bracketed(below) or bool(_DATED.match(below.text))
