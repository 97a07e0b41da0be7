"""The tables of an article and what their columns state: 接待游客(万人次) is an indicator, its unit and its scale.

A row with too many or too few cells is passed over here: it is reported where the page is read (``kg.page``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from kg.extract.figure.rows import UNIT, Cell, amount, cells_of, is_second_header, joined, labelled, spread, unit_of
from kg.extract.figure.subjects import Period, period
from kg.extract.text import AnnotatedText
from kg.model import Issue, Kind, Line, LineKind
from kg.text.dates import UP_TO, find_dates

_TABLE_UNIT = re.compile(r"单位:\s*(?P<unit>[^\s,;。()、]+)")
CHANGE = re.compile(r"同比|环比|增长|增速|增幅|增减|升降|涨跌|比上年|比去年|±|^(?:提高|上升|下降|回落)$")
BARE_CHANGE = re.compile(
    r"^(?:同比|环比|比上年(?:同期)?|比去年(?:同期)?)?(?:增长|增速|增幅|增减|升降|涨跌|提高|上升|下降|回落|±)?(?:率|幅度?)?$"
)
NUMBERING = re.compile(
    r"^(?:序号|编号|年份|年度|月份|日期|时间|邮编|电话|联系电话|备注|代码)$|(?:排名|名次|位次|次序|排序|排位)$"
)
_TITLE_ENDS = re.compile(r"(?:安排|执行|完成|收支|统计)*(?:情况|计划)?(?:一览)?(?:总|简|明细)?表?(?:\([^)]*\))*$")
_BRACKETED = re.compile(r"(?:\([^()]*\))+$")
OF_PLAN = re.compile("[占比较]|完成率|完成比例|进度$")  # what no growth is of: 占预算(%)｜比上年增减(%)
RATED = ("率", "比重", "比例", "占比")  # how what is told in % is called, whatever the unit of its table
_LEVEL = re.compile(r"^(?:全[省市县区州]|[省市县区州]?本级|[省市县区州]级)")
MISSING = frozenset(["", "-", "—", "——", "--", "/", "…", "……", "无", "*"])


@dataclass(frozen=True, slots=True)
class Column:
    """What a column of numbers states. ``name`` is the indicator, ``scale`` what its numbers are multiplied by."""

    index: int
    name: str
    unit: str
    scale: Decimal
    change: bool
    over: Period | None = None


Row = tuple[int, tuple[Cell, ...]]  # the index of its sentence, and its cells


@dataclass(frozen=True, slots=True)
class Table:
    """A header line and its rows, each with the index of its sentence, and the period of the whole."""

    header: tuple[Cell, ...]
    rows: tuple[Row, ...]
    over: Period


def read_tables(text: AnnotatedText) -> Iterator[Table]:
    """The tables of an article whose rows have as many cells as their header."""
    lines = text.article.lines
    if not any(line.kind is LineKind.HEADER for line in lines):
        return
    sentence_of = {sentence.line: index for index, sentence in enumerate(text.sentences)}
    for at, line in enumerate(lines):
        if line.kind is not LineKind.HEADER:
            continue
        under = lines[at + 1] if at + 1 < len(lines) else line
        header = spread(_widened(cells_of(text, line), cells_of(text, under)))
        rows: list[Row] = []
        for below in range(at + 1, len(lines)):
            if lines[below].kind is not LineKind.ROW:
                break
            cells = cells_of(text, lines[below])
            if len(cells) != len(header) or below not in sentence_of:
                continue
            if not rows and is_second_header(header, cells):
                header = joined(header, cells)
            else:
                rows.append((sentence_of[below], labelled(cells, rows[-1][1] if rows else None)))
        header, rows = _one_below_the_other(header, rows)
        yield Table(header, tuple(rows), _period_above(text, lines[:at]))


def _widened(header: tuple[Cell, ...], below: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """A header with merged cells whose last one lost what it spans over: 名称｜收入｜｜投资 above five columns."""
    missing = len(below) - len(header)
    spans = missing > 0 and any(not cell.text for cell in header)
    return header + (replace(header[-1], text=""),) * missing if spans else header


def _one_below_the_other(header: tuple[Cell, ...], rows: list[Row]) -> tuple[tuple[Cell, ...], list[Row]]:
    """A table that is set in two halves side by side to save space, as one: 景区｜人次｜景区｜人次."""
    half = len(header) // 2
    if half < 2 or [cell.text for cell in header[:half]] != [cell.text for cell in header[half:]]:
        return header, rows
    return header[:half], [(at, part) for at, cells in rows for part in (cells[:half], cells[half:]) if part[0].text]


def _period_above(text: AnnotatedText, above: Sequence[Line]) -> Period:
    """The period that the lines above a table give: its heading first, then the headline, then the paragraphs."""
    order = (LineKind.SUBHEAD, LineKind.HEADLINE, LineKind.KICKER, LineKind.PARAGRAPH)
    for line in sorted(reversed(above), key=lambda line: order.index(line.kind) if line.kind in order else 9):  # noqa: C414
        for found in find_dates(text.flat, line.begin, line.end, text.front.date):
            over = period(found, text.front.date)
            if over is not None and over[1] is not None:
                return (None, over[1]) if text.flat.endswith(UP_TO, line.begin, found.begin) else over
    return None, None


def columns(text: AnnotatedText, table: Table) -> Iterator[Column | Issue]:
    """The columns that hold figures; columns of words are left to other extractors."""
    common = _unit_above(text, table)
    before, over = "", None
    monthly = any(cell.text.startswith(("本月", "当月")) for cell in table.header)  # 累计 beside it is of the year
    for index, cell in enumerate(table.header):
        values = [cells[index].text for _, cells in table.rows]
        stated = [value for value in values if value not in MISSING]
        numeric = [found for value in stated if (found := amount(value))]
        if (
            amount(cell.text)
            or NUMBERING.search(cell.text)
            or not numeric
            or (index == 0 and len(numeric) < len(stated))
        ):
            continue
        if len(numeric) * 2 <= len(stated):
            yield issue(text, cell, "unknown-column", "some cells are numbers, most are words")
            continue
        column = _column(text, index, cell, common)
        if isinstance(column, Column):
            if not column.unit and len({unit for _, unit in numeric}) == 1:
                column = replace(column, unit=numeric[0][1])
            if BARE_CHANGE.match(column.name) and before:
                name = before + (column.name or "同比")  # 1—5月累计｜同比
                column = replace(column, name=name, over=column.over or over)
            if column.over is None and monthly and "累计" in cell.text and table.over[1]:
                column = replace(column, over=(f"{table.over[1][:4]}-01-01", table.over[1]))
            if not (column.change or OF_PLAN.match(column.name)):
                before, over = column.name, _later(over, column.over)
        yield column


def _later(before: Period | None, over: Period | None) -> Period | None:
    """The period of what growth is told of behind two columns: 2025年｜2024年｜增长率."""
    if over is None or over[0] is None or over[1] is None:
        return None
    return before if before and before[1] and before[1] > over[1] else over


def _column(text: AnnotatedText, index: int, cell: Cell, common: tuple[Decimal, str] | None) -> Column | Issue:
    """接待游客(万人次) → 接待游客, 人次, × 10000; a header without a unit has that of the whole table."""
    match = UNIT.match(cell.text)
    written = (match["inside"] or match["behind"] or match["sign"]) if match else None
    unit = unit_of(written) if written else None
    name = match["name"] if match and unit else cell.text
    if match and match["inside"] and unit is None and not re.search("[、,]", match["inside"]):
        return issue(text, cell, "unknown-column", f"no unit: {match['inside']}")
    over = None
    for found in () if name.startswith(("本", "当")) else find_dates(name, 0, len(name), text.front.date)[:1]:
        if name[: found.begin].endswith(("比", "较", "同")):
            break
        over = period(found, text.front.date)
        over = (None, over[1]) if over and name[found.end - 1] in "底末" else over
        name = name[: found.begin] + name[found.end :]
    if unit is None and name.endswith(("指数环比", "指数同比")):  # where the other month is 100
        return Column(index, name, "", Decimal(1), change=False, over=over)
    rated = CHANGE.search(name) or name.endswith(RATED)
    scale, base = unit or ((Decimal(1), "%") if rated else common) or (Decimal(1), "")
    name = name.strip() or (whole_of(text) if over else "")  # 2023年｜2024年 under 粮食产量(单位:万吨)
    return Column(index, name, base, scale, bool(CHANGE.search(name)) and base in ("%", "个百分点"), over)


def _unit_above(text: AnnotatedText, table: Table) -> tuple[Decimal, str] | None:
    """(单位:亿元) above a table, or below it, is the unit of the columns that have none of their own."""
    begin = table.header[0].begin
    found = _TABLE_UNIT.findall(text.flat, 0, begin) or _TABLE_UNIT.findall(text.flat, begin)
    return unit_of(found[-1]) if found else None


def whole_of(text: AnnotatedText) -> str:
    """What the rows of a table sum up to, by its headline: 2026年某市本级|一般公共预算收入|安排表(草案)."""
    line = next((line for line in text.article.lines if line.kind is LineKind.HEADLINE), None)
    if line is None:
        return ""
    ends = [found.end for found in find_dates(text.flat, line.begin, line.end, text.front.date)]
    ends += [
        m.end for m in text.outer(text.sentence_at(line.begin)) if m.thing.kind is Kind.PLACE and m.end <= line.end
    ]
    last = len(_BRACKETED.sub("", text.flat[line.begin : line.end])) + line.begin
    name = _TITLE_ENDS.sub("", text.flat[max((end for end in ends if end <= last), default=line.begin) : last])
    return _LEVEL.sub("", name)


def issue(text: AnnotatedText, cell: Cell, what: str, detail: str) -> Issue:
    return Issue(text.article.file, cell.begin, cell.end, what, detail)
