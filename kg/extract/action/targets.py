"""Tasks in tables: what a row's task or project is, who answers for it, where, by when, and how far it has come.

``项目名称｜建设地点｜年度目标｜责任单位`` with the row ``湿地公园二期｜某区｜5月底前建成开放｜市水利局``
states one action to be done, ``责任单位｜任务｜全年目标｜已完成`` with ``市水利局｜改造水闸｜20座｜13座`` one of which
13 are done.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.extract.action.owners import ANSWERS
from kg.extract.clause.aspect import status_of
from kg.extract.clause.covered import Spans
from kg.extract.clause.heads import head_from
from kg.extract.figure.columns import Table, read_tables
from kg.extract.figure.rows import UNIT, Cell, amount, unit_of
from kg.extract.figure.tables import PLACES, cell_mention
from kg.extract.text import AnnotatedText
from kg.model import Kind, PolicyAction, Quantity, Status
from kg.text.dates import find_due
from kg.text.numbers import find_quantities

_TARGET = re.compile(r"目标|任务|建设内容|工作内容|进度|计划|举措|措施")
_ANSWERS = re.compile(f"{ANSWERS}|建设单位")
_PROJECT = re.compile(r"项目|名称|工程|事项|内容|实事")
_PROGRESS = re.compile(r"完成(?:情况|数|量|额)?(?:\(|$)|进展|进度(?!要求|安排|计划|目标)|落实情况|现状")
_GOAL = re.compile(r"目标|计划(?:数|量)|任务(?:数|量)")


def extract(text: AnnotatedText) -> Iterator[PolicyAction]:
    """One action for each row of a table that has a column of tasks in words, or tells how far they have come."""
    for table in read_tables(text):
        progress = _column(table, _PROGRESS)
        target = _tasks(table, progress)
        if target is None:
            continue
        for sentence, cells in table.rows:
            task = _task(text, table, sentence, cells, target)
            told = _told(task, table.header[progress], cells[progress]) if progress is not None else None
            if told:
                yield told
            elif task.verb:
                yield _planned(table, cells, task)


def _column(table: Table, header: re.Pattern[str]) -> int | None:
    return next((index for index, cell in enumerate(table.header) if header.search(cell.text)), None)


def _tasks(table: Table, progress: int | None) -> int | None:
    """The column that says in words what is to be done; that of the projects only beside one of their progress."""
    kinds = (_TARGET,) if progress is None else (_TARGET, _PROJECT)
    asked = [at for kind in kinds for at, cell in enumerate(table.header) if at != progress and kind.search(cell.text)]
    worded = (at for at in asked if any(not amount(cells[at].text) for _, cells in table.rows))
    return next(worded, None)


def _task(text: AnnotatedText, table: Table, sentence: int, cells: tuple[Cell, ...], target: int) -> PolicyAction:
    """What a row says is to be done, by whom and where; without a verb where its cell has none."""
    begin, end = cells[target].begin, cells[target].end
    head = head_from(text.flat, begin, end, Spans())
    start = head.end if head else begin
    quantities = list(find_quantities(text.flat, start, end))
    rest = text.surface(start, quantities[0].begin if quantities else end).strip()
    project = _column(table, _PROJECT)
    name = cells[project].text if project is not None and project != target else cells[0].text
    due = find_due(text.flat, begin, end, text.front.date)
    answers, where = _column(table, _ANSWERS), _column(table, PLACES)
    actor = cell_mention(text, cells[answers], Kind.BODY) if answers is not None else None
    place = cell_mention(text, cells[where], Kind.PLACE) if where is not None else None
    return PolicyAction(
        evidence=(sentence,),
        rule="table-target",
        verb=head.verb if head else "",
        object=rest or name,
        status=Status.PLANNED,
        actors=(actor.thing,) if actor else (),
        places=(place.thing,) if place else (),
        quantities=tuple(q.quantity for q in quantities),
        due=due.date if due else None,
        begin=head.begin if head else begin,
    )


def _planned(table: Table, cells: tuple[Cell, ...], task: PolicyAction) -> PolicyAction:
    """The task with the number that a column of its own gives."""
    goal = _column(table, _GOAL)
    counted = _counted(table.header[goal], cells[goal]) if goal is not None and not task.quantities else None
    return replace(task, quantities=(counted,)) if counted else task


def _told(task: PolicyAction, header: Cell, cell: Cell) -> PolicyAction | None:
    """What a row tells of how far its task has come; None where it tells nothing."""
    counted = _counted(header, cell)
    words = tuple(q.quantity for q in find_quantities(cell.text))
    status = Status.DONE if counted else status_of(cell.text, True, None)
    if status not in (Status.DONE, Status.ONGOING):
        return None
    amounts = (counted,) if counted else words
    return replace(task, rule="table-progress", verb=task.verb or "完成", status=status, quantities=amounts, due=None)


def _counted(header: Cell, cell: Cell) -> Quantity | None:
    """The number of a cell, in its own unit or that of its header: 已完成(公里)｜31."""
    found = amount(cell.text)
    if found is None:
        return None
    value, unit = found
    match = UNIT.match(header.text) if not unit else None
    of_header = unit_of(match["inside"] or match["behind"] or match["sign"]) if match else None
    scale, base = of_header or (1, unit)
    return Quantity(value * scale, base) if base else None
