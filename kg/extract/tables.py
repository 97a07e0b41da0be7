"""Figures in tables: each row is of a place (or a project, a company), each column an indicator in its unit.

``县(市、区)｜接待游客(万人次)｜接待游客同比(%)`` with the row ``阳朔县｜1986.4｜7.2`` states two figures of 阳朔县.
A row with too many or too few cells is passed over here: it is reported where the page is read (``kg.page.tables``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from kg.extract.rows import UNIT, Cell, amount, cells_of, is_second_header, joined, labelled, spread
from kg.extract.subjects import Period, home, period
from kg.extract.text import AnnotatedText
from kg.lexicon import units
from kg.model import Figure, Issue, Kind, Line, LineKind, Mention, Thing
from kg.text.dates import find_dates
from kg.text.numbers import parse

_SCALED = re.compile(r"^(?:单位:)?(?P<scale>[十百千万亿]*?)(?P<unit>\S+)$")
_TABLE_UNIT = re.compile(r"单位:\s*(?P<unit>[^\s,;。()、]+)")
_CHANGE = re.compile(r"同比|环比|增长|增速|增幅|增减|升降|比上年|比去年|±|^(?:提高|上升|下降|回落)$")
_BARE_CHANGE = re.compile(
    r"^(?:同比|环比|比上年(?:同期)?|比去年(?:同期)?)?(?:增长|增速|增幅|增减|升降|提高|上升|下降|回落|±)?(?:率|幅度)?$"
)
_NUMBERING = re.compile(
    r"^(?:序号|编号|年份|年度|月份|日期|时间|邮编|电话|联系电话|备注|代码)$|(?:排名|名次|位次|次序|排序|排位)$"
)
_INDICATORS = re.compile(
    r"^(?:(?:主要|经济|统计)?指\s*标|(?:预算|收支|收入|支出)?科\s*目|(?:收支|收入|支出|预算)项目|税种|产品|品种|行业)(?:名称)?$"
)
_AMOUNTS = re.compile(r"^(?:总量|总额|绝对[额值量]|数值|数量|金额|本[月期年]|累计|当[月期年]|实际|实绩|指标值|规模)?$")
_TITLE_ENDS = re.compile(r"(?:安排|执行|完成|收支|统计)*(?:情况|计划)?(?:一览)?(?:总|简|明细)?表?(?:\([^)]*\))*$")
_LEVEL = re.compile(r"^(?:全[省市县区州]|[省市县区州]?本级|[省市县区州]级)")
_PLACES = re.compile(r"地点|地址|所在|属地|位置|区域|^(?:市|县|区|县市区|地区|区县)")
_MISSING = frozenset(["", "-", "—", "——", "--", "/", "…", "……", "无", "*"])
_TOTALS = re.compile(r"^(?:全[国省市县区州旗]|全自治区|合\s*计|总\s*计|平均|总体|全域)(?:合计|平均|总计)?$")


@dataclass(frozen=True, slots=True)
class Column:
    """What a column of numbers states. ``name`` is the indicator, ``scale`` what its numbers are multiplied by."""

    index: int
    name: str
    unit: str
    scale: Decimal
    change: bool
    over: Period | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A header line and its rows, each with the index of its sentence, and the period of the whole."""

    header: tuple[Cell, ...]
    rows: tuple[tuple[int, tuple[Cell, ...]], ...]
    over: Period


def table_figures(text: AnnotatedText) -> Iterator[Figure | Issue]:
    """The figures of all tables of an article, and an issue for each column or row that cannot be read."""
    for table in read_tables(text):
        columns = []
        for item in _columns(text, table):
            if isinstance(item, Issue):
                yield item
            else:
                columns.append(item)
        transposed = bool(_INDICATORS.match(table.header[0].text))
        for sentence, cells in table.rows:
            rows = _indicator_row if transposed else _row
            yield from rows(text, table, columns, sentence, cells)


def read_tables(text: AnnotatedText) -> Iterator[Table]:
    """The tables of an article whose rows have as many cells as their header."""
    lines = text.article.lines
    sentence_of = {sentence.line: index for index, sentence in enumerate(text.sentences)}
    for at, line in enumerate(lines):
        if line.kind is not LineKind.HEADER:
            continue
        header = spread(cells_of(text, line))
        rows: list[tuple[int, tuple[Cell, ...]]] = []
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
        yield Table(header, tuple(rows), _period_above(text, lines[:at]))


def _period_above(text: AnnotatedText, above: Sequence[Line]) -> Period:
    """The period that the lines above a table give: its heading first, then the headline, then the paragraphs."""
    order = (LineKind.SUBHEAD, LineKind.HEADLINE, LineKind.KICKER, LineKind.PARAGRAPH)
    for line in sorted(reversed(above), key=lambda line: order.index(line.kind) if line.kind in order else 9):  # noqa: C414
        for found in find_dates(text.flat, line.begin, line.end, text.front.date):
            over = period(found, text.front.date)
            if over is not None and over[1] is not None:
                return over
    return None, None


# ---------------------------------------------------------------- columns


def _columns(text: AnnotatedText, table: Table) -> Iterator[Column | Issue]:
    """The columns that hold figures; columns of words are left to other extractors."""
    common = _unit_above(text, table)
    before = ""
    for index, cell in enumerate(table.header):
        values = [cells[index].text for _, cells in table.rows]
        stated = [value for value in values if value not in _MISSING]
        numeric = [found for value in stated if (found := amount(value))]
        if _NUMBERING.search(cell.text) or not numeric or (index == 0 and len(numeric) < len(stated)):
            continue
        if len(numeric) * 2 <= len(stated):
            yield _issue(text, cell, "unknown-column", "some cells are numbers, most are words")
            continue
        column = _column(text, index, cell, common)
        if isinstance(column, Column):
            if not column.unit and len({unit for _, unit in numeric}) == 1:
                column = replace(column, unit=numeric[0][1])
            if _BARE_CHANGE.match(column.name) and before:
                column = replace(column, name=before + (column.name or "同比"))
            before = before if column.change else column.name
        yield column


def _column(text: AnnotatedText, index: int, cell: Cell, common: tuple[Decimal, str] | None) -> Column | Issue:
    """接待游客(万人次) → 接待游客, 人次, × 10000; a header without a unit has that of the whole table."""
    match = UNIT.match(cell.text)
    written = (match["inside"] or match["behind"] or match["sign"]) if match else None
    unit = _unit(written) if written else None
    name = match["name"] if match and unit else cell.text
    if match and match["inside"] and unit is None and not re.search("[、,]", match["inside"]):
        return _issue(text, cell, "unknown-column", f"no unit: {match['inside']}")
    over = None
    for found in () if _CHANGE.search(name) else find_dates(name, 0, len(name), text.front.date):
        over = period(found, text.front.date)
        name = name[: found.begin] + name[found.end :]
        break
    scale, base = unit or ((Decimal(1), "%") if _CHANGE.search(name) else common) or (Decimal(1), "")
    name = name.strip() or (_whole(text) if over else "")  # 2023年｜2024年 under 粮食产量(单位:万吨)
    return Column(index, name, base, scale, bool(_CHANGE.search(name)) and base in ("%", "个百分点"), over)


def _unit(written: str) -> tuple[Decimal, str] | None:
    match = _SCALED.match(written.strip())
    if match is None:
        return None
    scales, word = match["scale"], match["unit"]
    while word and word not in units.units() and word[0] in "十百千万亿":
        scales, word = scales + word[0], word[1:]
    known = word in units.units() or all(part in units.units() for part in word.split("/", 1))
    scale = parse("1" + scales) if known else None
    return (scale, units.base(word)) if scale is not None else None


def _unit_above(text: AnnotatedText, table: Table) -> tuple[Decimal, str] | None:
    """(单位:亿元) above a table is the unit of the columns that have none of their own."""
    found = _TABLE_UNIT.findall(text.flat, 0, table.header[0].begin)
    return _unit(found[-1]) if found else None


# ---------------------------------------------------------------- rows


def _row(
    text: AnnotatedText, table: Table, columns: Sequence[Column], sentence: int, cells: tuple[Cell, ...]
) -> Iterator[Figure | Issue]:
    if not columns:
        return
    subject = _subject(text, table, cells)
    if subject is None:
        yield _issue(text, cells[0], "unknown-row", cells[0].text)
        return
    for column in columns:
        yield from _figure(text, table, column, sentence, cells[column.index], subject)


def _indicator_row(
    text: AnnotatedText, table: Table, columns: Sequence[Column], sentence: int, cells: tuple[Cell, ...]
) -> Iterator[Figure | Issue]:
    """A row whose first cell is the indicator (规模以上工业增加值(亿元)), its columns amount and growth."""
    subject = home(text.front)
    label = _whole(text) + cells[0].text if _TOTALS.match(cells[0].text) else cells[0].text
    match = UNIT.match(label)
    written = (match["inside"] or match["behind"]) if match else None
    named = next((c.text for h, c in zip(table.header, cells, strict=True) if h.text in ("单位", "计量单位")), written)
    unit = _unit(named) if named else None
    name = match["name"] if match and unit and written else label
    for column in columns if subject else ():
        scale, base = (column.scale, column.unit) if column.change or unit is None else unit
        whole = replace(column, name=name + _said(column), unit=base, scale=scale)
        assert subject is not None
        yield from _figure(text, table, whole, sentence, cells[column.index], subject)


def _said(column: Column) -> str:
    """What a column says beside the amount of a row's indicator: 预算数, 同比."""
    if _BARE_CHANGE.match(column.name):
        return "同比"
    return "同比" if column.change and _AMOUNTS.match(_CHANGE.sub("", column.name)) else _bare(column.name)


def _bare(name: str) -> str:
    return "" if _AMOUNTS.match(name) else name


def _whole(text: AnnotatedText) -> str:
    """What the rows of a table sum up to, by its headline: 2026年某市本级|一般公共预算收入|安排表(草案)."""
    line = next((line for line in text.article.lines if line.kind is LineKind.HEADLINE), None)
    if line is None:
        return ""
    ends = [found.end for found in find_dates(text.flat, line.begin, line.end, text.front.date)]
    ends += [
        m.end for m in text.outer(text.sentence_at(line.begin)) if m.thing.kind is Kind.PLACE and m.end <= line.end
    ]
    name = _TITLE_ENDS.sub("", text.flat[max(ends, default=line.begin) : line.end])
    return _LEVEL.sub("", name)


def _figure(
    text: AnnotatedText, table: Table, column: Column, sentence: int, cell: Cell, subject: Thing
) -> Iterator[Figure | Issue]:
    if cell.text in _MISSING:
        return
    found = amount(cell.text)
    if found is None:
        yield _issue(text, cell, "unread-cell", cell.text)
        return
    start, end = column.over or table.over
    yield Figure(
        evidence=(sentence,),
        rule="table",
        subject=subject,
        indicator=column.name,
        value=found[0] if found[1] else found[0] * column.scale,
        unit=found[1] or column.unit,
        start=start,
        end=end,
        change=column.change,
    )


def _subject(text: AnnotatedText, table: Table, cells: tuple[Cell, ...]) -> Thing | None:
    """Whom a row is about: the place where its project stands, the place or body of its label, or home for a total."""
    label = next(i for i, cell in enumerate(table.header) if not _NUMBERING.search(cell.text))
    located = [i for i, cell in enumerate(table.header) if i != label and _PLACES.search(cell.text)]
    for index in located:
        if mention := cell_mention(text, cells[index], Kind.PLACE):
            return mention.thing
    if _TOTALS.match(cells[label].text):
        mention = cell_mention(text, cells[label], Kind.PLACE)
        return mention.thing if mention else home(text.front)
    mention = cell_mention(text, cells[label], Kind.PLACE, Kind.BODY)
    return mention.thing if mention else None


def cell_mention(text: AnnotatedText, cell: Cell, *kinds: Kind) -> Mention | None:
    """The last outermost mention in a cell: of 浙江省杭州市 the city."""
    things = text.things(text.sentence_at(cell.begin), *kinds)
    inside = [m for m in things if cell.begin <= m.begin and m.end <= cell.end]
    return inside[-1] if inside else None


def _issue(text: AnnotatedText, cell: Cell, what: str, detail: str) -> Issue:
    return Issue(text.article.file, cell.begin, cell.end, what, detail)
