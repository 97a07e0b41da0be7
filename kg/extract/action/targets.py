"""Targets in tables of projects: what a row's project is to reach, who answers for it, where, by when.

``项目名称｜建设地点｜年度目标｜责任单位`` with the row ``湿地公园二期｜某区｜5月底前建成开放｜市水利局``
states one action.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.clause.covered import Spans
from kg.extract.clause.heads import head_from
from kg.extract.figure.columns import Table, read_tables
from kg.extract.figure.rows import Cell
from kg.extract.figure.tables import cell_mention
from kg.extract.text import AnnotatedText
from kg.model import Kind, PolicyAction, Status
from kg.text.dates import find_due
from kg.text.numbers import find_quantities

_TARGET = re.compile(r"目标|任务|建设内容|工作内容|进度|计划|举措|措施")
_ANSWERS = re.compile(r"责任|牵头|实施|主管|承办|建设单位|负责")
_WHERE = re.compile(r"地点|地址|所在|位置|属地|区域")
_PROJECT = re.compile(r"项目|名称|工程|事项|内容")


def extract(text: AnnotatedText) -> Iterator[PolicyAction]:
    """One action for each row of a table that has a column of targets in words."""
    for table in read_tables(text):
        target = _column(table, _TARGET)
        if target is None:
            continue
        for sentence, cells in table.rows:
            yield from _row(text, table, sentence, cells, target)


def _column(table: Table, header: re.Pattern[str]) -> int | None:
    return next((index for index, cell in enumerate(table.header) if header.search(cell.text)), None)


def _row(
    text: AnnotatedText, table: Table, sentence: int, cells: tuple[Cell, ...], target: int
) -> Iterator[PolicyAction]:
    begin, end = cells[target].begin, cells[target].end
    head = head_from(text.flat, begin, end, Spans())
    if head is None:
        return
    quantities = list(find_quantities(text.flat, head.end, end))
    rest = text.surface(head.end, quantities[0].begin if quantities else end).strip()
    project = _column(table, _PROJECT)
    name = cells[project].text if project is not None and project != target else cells[0].text
    due = find_due(text.flat, begin, end, text.front.date)
    answers, where = _column(table, _ANSWERS), _column(table, _WHERE)
    actor = cell_mention(text, cells[answers], Kind.BODY) if answers is not None else None
    place = cell_mention(text, cells[where], Kind.PLACE) if where is not None else None
    yield PolicyAction(
        evidence=(sentence,),
        rule="table-target",
        verb=head.verb,
        object=rest or name,
        status=Status.PLANNED,
        actors=(actor.thing,) if actor else (),
        places=(place.thing,) if place else (),
        quantities=tuple(q.quantity for q in quantities),
        due=due.date if due else None,
        begin=head.begin,
    )
