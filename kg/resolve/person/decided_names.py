"""Names of people in decisions and lists of appointments: 任命甲为…, 免去乙的…职务, 丁　某公司工程师."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.lexicon import alternation
from kg.lexicon.people import compound_surnames
from kg.resolve.person import name_lists
from kg.resolve.person.person_names import likely, ordinary_word, plausible
from kg.resolve.qualify import Line
from kg.text.hinted import Hinted

ELECTS = ("任命", "免去", "选举", "推选", "补选", "增选", "选出", "聘任", "提名")
_DECISIONS = (*ELECTS, "推举", "决定", "接受", "通报", "表彰", "授予")
_DECIDES = Hinted(f"(?:{'|'.join(_DECISIONS)}):?", *_DECISIONS)
_DECIDED = re.compile(
    rf"(?:{name_lists.NOTE})?(?:同志)?(?:为|的|辞去|任|担任|兼任|当选|职务|“|(?:国家|全国|[省市县区])[^,。;“”]{{2,20}}(?:奖|称号))"
)
_RELIEVED = re.compile(r"的[^,。\n]{4,40}职务[;。]?(?=\n|$)")
_COLUMN = re.compile(rf"(?:{name_lists.NOTE})? +[\u4e00-\u9fff]{{4,}}")


@cache
def _spread() -> re.Pattern[str]:
    return re.compile(rf"[{name_lists.singles()}] +[\u4e00-\u9fff](?= +[\u4e00-\u9fff]{{4}})")


@cache
def _row() -> re.Pattern[str]:
    """A line of a list of appointments, with whom it names."""
    post = rf"(?:为[^,。;\n]{{4,40}}(?:{alternation('titles')})|的[^,。;\n]{{4,40}}职务)"
    return re.compile(rf"([\u4e00-\u9fff]{{2,4}})(?:{name_lists.NOTE})?(?:同志)?{post}[;。]?(?=\n|$)")


def find(line: Line, begin: int, end: int) -> Iterator[tuple[int, int, int]]:
    """任命甲为…, 免去乙的…职务, and lines of a list that begin with a name: 丙(女、壮族)为…, 丁　某公司工程师."""
    starts = [begin, *(m.end() + line.text.startswith(":", m.end()) for m in _DECIDES.finditer(line.text, begin, end))]
    yield from _others(line.text, starts[1] - len(ELECTS[0]), end) if starts[1:] else ()
    for start in starts:
        for length in (4, 3, 2):
            stop = start + length
            name = line.text[start:stop]
            if stop > end or not plausible(name) or (length == 4 and name[:2] not in compound_surnames()):
                continue
            column = start == begin and _COLUMN.match(line.text, stop, end)
            if (column and not ordinary_word(name)) or (
                _DECIDED.match(line.text, stop, end)
                and (start > begin or likely(name) or _RELIEVED.search(line.text, stop, end))
            ):
                yield start, stop, 3
                break
        if start == begin and (listed := _row().match(line.text, start, end)) and not ordinary_word(listed[1]):
            yield *listed.span(1), 3  # whatever the surname is: 仫银山为某局局长
        if start == begin and (spaced := _spread().match(line.text, start, end)):
            yield spaced.start(), spaced.end(), 3


def _others(text: str, begin: int, end: int) -> Iterator[tuple[int, int, int]]:
    """任命甲为…,|乙为某局局长, 免去甲的…职务、|乙的…职务: those whom a decision goes on to name, each with a post.

    Right behind its verb a name may have any surname: 任命|仫思远|为某局局长.
    """
    for match in _also().finditer(text, begin, end):
        relieved = text[match.end()] == "的" and plausible(match["who"])
        sure = relieved or text.endswith(ELECTS, 0, match.start())
        if likely(match["who"]) or (sure and not ordinary_word(match["who"])):
            yield *match.span("who"), 3


@cache
def _also() -> re.Pattern[str]:
    post = rf"为[^,。;、]{{2,30}}(?:{alternation('titles')})(?=[,。;、])|的[^,。;、]{{2,40}}职务"
    begins = f"(?:(?<=[,;、])|(?<={'|'.join(ELECTS)}))"
    return re.compile(rf"{begins}(?P<who>[\u4e00-\u9fff]{{2,4}})(?:{name_lists.NOTE})?(?:同志)?(?={post})")


def elected(text: str, begin: int, end: int) -> bool:
    """Whether a verb stands before ``begin`` whose object is nothing but people, or who resigns stands there."""
    led = text.endswith(ELECTS, 0, begin - (text[begin - 1 : begin] == ":")) or text.startswith("辞去", end)
    row = text[begin - 1 : begin] in ("", "\n") and _row().match(text, begin)
    return bool(led or (row and row.end(1) == end) or _also().match(text, begin))
