"""Figures in tables: each row is of a place (or a project, a company), each column an indicator in its unit.

``县(市、区)｜接待游客(万人次)｜接待游客同比(%)`` with the row ``阳朔县｜1986.4｜7.2`` states two figures of 阳朔县.
Rows can also be of an indicator (地区生产总值(亿元)｜965.2｜5.8) or of a time (2025年｜603), then of the paper's home.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TypeAlias

from kg.extract.figure.columns import (
    BARE_CHANGE,
    CHANGE,
    MISSING,
    NUMBERING,
    RATED,
    Column,
    Table,
    columns,
    issue,
    read_tables,
    whole_of,
)
from kg.extract.figure.indicators import head_of, heads
from kg.extract.figure.rows import AMOUNTS, UNIT, Cell, amount, unit_of
from kg.extract.figure.subjects import home, period
from kg.extract.text import AnnotatedText
from kg.model import Figure, Issue, Kind, Mention, Thing
from kg.text.dates import find_dates

_INDICATORS = re.compile(
    r"^(?:(?:主要|经济|统计)?指\s*标|(?:预算|收支|收入|支出)?科\s*目|(?:收支|收入|支出|预算)项目|税种|产品|品种|行业)(?:名称)?$"
)
_KINDS = re.compile(
    r"^(?:类别|类型|分类|种类|年龄段?|学段|等级|级别|档次|阶段|领域|名称|项目|内容|事项|品名|商品|药品|作物|险种|渠道|方式|性别|群体|对象|用途|来源|板块"
    r"|业态|房型|车型|线路|航线|路线|规格|级次)(?:名称|类别)?$"
)
_PROJECTS = re.compile(r"^(?:(?:民生|惠民|重点)?(?:项目|工程|实事)(?:项目)?)(?:名称)?$")
_OWNERS = re.compile("^(?:企业|公司|机构|学校|医院|水库|景区|园区|开发区|车站|机场|港口)(?:名称)?$")
_TIMES = re.compile(r"^(?:年份|年度|年|月份|月|季度|日期|时间|时段|时期)$")
_YEAR = re.compile(r"20\d\d|19\d\d")
_NUMBERED = re.compile(
    r"^(?:[一二三四五六七八九十]+、|[(][一二三四五六七八九十\d]+[)]|\d+[.、]|[①-⑳]|#|其中[:、]?)+\s*"
)
_AMOUNTS = re.compile(rf"^(?:{AMOUNTS})?$")
PLACES = re.compile(r"地点|地址|所在|属地|位置|区域|^(?:市|县|区|县市区|地区|区县)")
_TOTALS = re.compile(r"^(?:全[国省市县区州旗]|全自治区|合\s*计|总\s*计|平均|总体|全域)(?:合计|平均|总计)?$")

_PROGRESS = re.compile("(?:年度|全年|累计)?(?:目标|任务|完成情况|完成数|进展(?:情况)?|进度|落实情况)")


RowReader: TypeAlias = Callable[
    [AnnotatedText, Table, Sequence[Column], int, tuple[Cell, ...]], Iterator[Figure | Issue]
]


def table_figures(text: AnnotatedText) -> Iterator[Figure | Issue]:
    """The figures of all tables of an article, and an issue for each column or row that cannot be read."""
    for table in read_tables(text):
        found = []
        for item in columns(text, table):
            if isinstance(item, Issue):
                yield item
            else:
                found.append(item)
        read = _reader(text, table)
        for sentence, cells in table.rows:
            if any(cells[column.index].text not in MISSING for column in found):  # else it heads the rows below
                yield from read(text, table, found, sentence, cells)


def _reader(text: AnnotatedText, table: Table) -> RowReader:
    """How the rows of a table are read: by what their first column holds."""
    label = table.header[0].text
    if _TIMES.match(label):
        return _time_row
    located = any(PLACES.search(cell.text) for cell in table.header)
    named = located or any(cell_mention(text, cells[0], *Kind) for _, cells in table.rows)
    by_kind = not label or _KINDS.match(label)  # 各项存款, 各项贷款 below no header
    return _indicator_row if _INDICATORS.match(label) or (by_kind and not named) else _row


def _row(
    text: AnnotatedText, table: Table, columns: Sequence[Column], sentence: int, cells: tuple[Cell, ...]
) -> Iterator[Figure | Issue]:
    if not columns:
        return
    subject = _subject(text, table, cells)
    if subject is None:
        yield issue(text, cells[0], "unknown-row", cells[0].text)
        return
    for column in columns:
        yield from _figure(text, table, column, sentence, cells[column.index], subject)


def _indicator_row(
    text: AnnotatedText, table: Table, columns: Sequence[Column], sentence: int, cells: tuple[Cell, ...]
) -> Iterator[Figure | Issue]:
    """A row whose first cell is the indicator (规模以上工业增加值(亿元)), its columns amount and growth."""
    subject = home(text.front)
    words = _NUMBERED.sub("", cells[0].text)
    label = whole_of(text) + words if _TOTALS.match(words) else words
    match = UNIT.match(label)
    written = (match["inside"] or match["behind"]) if match else None
    named = next((c.text for h, c in zip(table.header, cells, strict=True) if h.text in ("单位", "计量单位")), written)
    unit = unit_of(named) if named else None
    name = match["name"] if match and unit and written else label
    rated = unit is None and name.endswith(RATED)
    for column in columns if subject else ():
        scale, base = (column.scale, column.unit) if column.change or unit is None else unit
        if rated:  # 城镇调查失业率 in a table in 亿元
            scale, base = Decimal(1), "个百分点" if column.change else "%"
        whole = replace(column, name=name + _said(text, column, name), unit=base, scale=scale)
        assert subject is not None
        yield from _figure(text, table, whole, sentence, cells[column.index], subject)


def _time_row(
    text: AnnotatedText, table: Table, columns: Sequence[Column], sentence: int, cells: tuple[Cell, ...]
) -> Iterator[Figure | Issue]:
    """A row of a year, a month or a day (2025年), or of all of them."""
    subject, label = home(text.front), cells[0].text
    written = f"{label}年" if _YEAR.fullmatch(label) else label
    dates = find_dates(written, 0, len(written), text.front.date)
    over = next((period(date, text.front.date) for date in dates), None)
    over = over or (table.over if _TOTALS.match(label) else None)
    if subject is None or over is None:
        yield issue(text, cells[0], "unknown-row", label)
        return
    for column in columns:
        yield from _figure(text, table, replace(column, over=over), sentence, cells[column.index], subject)


def _said(text: AnnotatedText, column: Column, label: str) -> str:
    """What a column says beside the amount of a row's indicator: 预算数, 同比, and 价格 in a table of prices."""
    whole = whole_of(text)
    name = column.name.removeprefix(whole)
    if BARE_CHANGE.match(name) and name:
        return name if name.startswith(("环比", "涨跌")) else "同比"
    if whole and column.over and column.name.startswith(whole):
        return "" if heads(label) or not heads(whole) else head_of(whole) or whole
    return "同比" if column.change and _AMOUNTS.match(CHANGE.sub("", name)) else _AMOUNTS.sub("", column.name)


def _figure(
    text: AnnotatedText, table: Table, column: Column, sentence: int, cell: Cell, subject: Thing
) -> Iterator[Figure | Issue]:
    if cell.text in MISSING:
        return
    found = amount(cell.text)
    if found is None:
        yield issue(text, cell, "unread-cell", cell.text)
        return
    if found[1] and _PROGRESS.fullmatch(column.name):  # 完成情况｜2860个: what is done of the row's task
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
    """Whom a row is about: the place where its project stands, the place or body of its label, or home for a total.

    A project that names no place is one of the paper's own: 安定小学扩建 is told of the city.
    """
    label = next(i for i, cell in enumerate(table.header) if not NUMBERING.search(cell.text))
    if _OWNERS.search(table.header[label].text) and (own := cell_mention(text, cells[label], Kind.BODY, Kind.PLACE)):
        return own.thing  # 企业名称｜所在县区
    located = [i for i, cell in enumerate(table.header) if i != label and PLACES.search(cell.text)]
    for index in located:
        if mention := cell_mention(text, cells[index], Kind.PLACE):
            return mention.thing
    if any(_TOTALS.match(cell.text) for cell in cells[: label + 1]):
        mention = cell_mention(text, cells[label], Kind.PLACE)
        return mention.thing if mention else home(text.front)
    project = _PROJECTS.match(table.header[label].text) is not None
    mention = cell_mention(text, cells[label], Kind.PLACE, *(() if project else (Kind.BODY,)))
    return mention.thing if mention else home(text.front) if project else None


def cell_mention(text: AnnotatedText, cell: Cell, *kinds: Kind) -> Mention | None:
    """The last outermost mention in a cell: of 浙江省杭州市 the city."""
    things = text.things(text.sentence_at(cell.begin), *kinds)
    inside = [m for m in things if cell.begin <= m.begin and m.end <= cell.end]
    return inside[-1] if inside else None
