"""Tasks in tables: what a row's task or project is, who answers for it, where, by when, and how far it has come.

``项目名称｜建设地点｜年度目标｜责任单位`` with the row ``湿地公园二期｜某区｜5月底前建成开放｜市水利局``
states one action to be done, ``责任单位｜任务｜全年目标｜已完成`` with ``市水利局｜改造水闸｜20座｜13座`` one to do
and what is done of it. A row whose task has neither number nor day (``改造泵站｜已完工``) states but its progress.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.extract.action.beneficiaries import beneficiary, counted_whom
from kg.extract.action.owners import ANSWERS
from kg.extract.clause.aspect import status_of
from kg.extract.clause.clauses import Clause
from kg.extract.clause.covered import Spans
from kg.extract.clause.heads import head_from
from kg.extract.figure.columns import Table, read_tables
from kg.extract.figure.rows import UNIT, Cell, amount, unit_of
from kg.extract.figure.tables import PLACES, cell_mention
from kg.extract.text import AnnotatedText
from kg.lexicon import having
from kg.model import Kind, PolicyAction, Quantity, Status, Thing
from kg.text.dates import find_due
from kg.text.numbers import find_quantities

_TARGET = re.compile(r"目标|任务|(?:建设|工作|项目|实事|主要|具体)内容|进度|计划|举措|措施")
_ANSWERS = re.compile(f"{ANSWERS}|建设单位")
_PROJECT = re.compile(r"项目|名称|工程|事项|内容|实事")
_PROGRESS = re.compile(r"完成(?:情况|数|量|额)?(?:\(|$)|进展|进度(?!要求|安排|计划|目标)|落实情况|现状")
_GOAL = re.compile(r"目标|计划(?:数|量)|任务(?:数|量)")
_DUE = re.compile(r"[时期]限|截止|(?:完成|办结|竣工|完工|建成|交付|整改)(?:时间|日期)")
_PARTS = re.compile("[^,;。]+")
_SHARE = re.compile("已?(?:全[部面])?完成(?:全部|总|年度|目标|任务|投资)")  # 完成年度任务的六成: no deed of its own


def extract(text: AnnotatedText) -> Iterator[PolicyAction]:
    """The actions of each row of a table that has a column of tasks in words, or tells how far they have come."""
    for table in read_tables(text):
        progress, due = _column(table, _PROGRESS), _column(table, _DUE)
        target = _tasks(table, progress, due)
        if target is None:
            continue
        for sentence, cells in table.rows:
            tasks = list(_row_tasks(text, table, sentence, cells, target))
            far = (table.header[progress], cells[progress]) if progress is not None else None
            own = _own(text, tasks[0], far[1]) if far else None
            told = own or (_told(tasks[0], *far) if far else None)
            if told:
                yield told
            planned = [_planned(table, cells, task) for task in tasks if task.verb]
            if not told or own or any(task.quantities or task.due for task in planned):
                yield from planned


def _column(table: Table, header: re.Pattern[str]) -> int | None:
    return next((index for index, cell in enumerate(table.header) if header.search(cell.text)), None)


def _tasks(table: Table, progress: int | None, due: int | None) -> int | None:
    """The column that says in words what is to be done; that of the projects only beside their progress or day."""
    kinds = (_TARGET,) if progress is None and due is None else (_TARGET, _PROJECT)
    taken = (progress, due)
    asked = [at for kind in kinds for at, cell in enumerate(table.header) if at not in taken and kind.search(cell.text)]
    worded = (at for at in asked if any(not amount(cells[at].text) for _, cells in table.rows))
    return next(worded, None)


def _row_tasks(
    text: AnnotatedText, table: Table, sentence: int, cells: tuple[Cell, ...], target: int
) -> Iterator[PolicyAction]:
    """What a row says is to be done, by whom, where and by when; without a verb where its cell has none."""
    project, when, where = _column(table, _PROJECT), _column(table, _DUE), _column(table, PLACES)
    name = cells[project].text if project is not None and project != target else cells[0].text
    day = _day(cells[when].text, text.front.date) if when is not None else None
    place = cell_mention(text, cells[where], Kind.PLACE) if where is not None else None
    parts = [match.span() for match in _PARTS.finditer(text.flat, cells[target].begin, cells[target].end)]
    found = [_task(text, Clause(sentence, *span, None, "")) for span in parts or [(cells[target].begin,) * 2]]
    for task in [task for task in found if task.verb] or found[:1]:
        yield replace(
            task,
            object=task.object or name,
            actors=_charged(text, table, cells),
            places=(place.thing,) if place else (),
            due=task.due or day,
        )


def _day(words: str, reference: str | None) -> str | None:
    """The day that a cell names by which a task is done, with 前 or without: 10月底, 11月20日前."""
    words = words if words.endswith(("前", "内")) else words + "前"
    due = find_due(words, 0, len(words), reference)
    return due.date if due else None


def _task(text: AnnotatedText, clause: Clause) -> PolicyAction:
    """What a clause of a task's cell says is to be done, how much of it, for whom and by when."""
    begin, end = clause.begin, clause.end
    head = head_from(text.flat, begin, end, Spans())
    start = head.end if head else begin
    quantities = list(find_quantities(text.flat, start, end))
    amounts = tuple(q.quantity for q in quantities)
    whom = beneficiary(text, clause, head, start, end) if head else None
    whom, amounts = counted_whom(whom, amounts)
    due = find_due(text.flat, begin, end, text.front.date)
    return PolicyAction(
        evidence=(clause.sentence,),
        rule="table-target",
        verb=head.verb if head else "",
        object=text.surface(start, quantities[0].begin if quantities else end).strip(),
        status=Status.PLANNED,
        beneficiary=whom,
        quantities=amounts,
        due=due.date if due else None,
        begin=head.begin if head else begin,
    )


def _charged(text: AnnotatedText, table: Table, cells: tuple[Cell, ...]) -> tuple[Thing, ...]:
    """The bodies that answer for a row: 市教育局、市卫生健康委员会."""
    column = _column(table, _ANSWERS)
    if column is None:
        return ()
    cell = cells[column]
    bodies = text.things(text.sentence_at(cell.begin), Kind.BODY)
    return tuple(dict.fromkeys(m.thing for m in bodies if cell.begin <= m.begin and m.end <= cell.end))


def _planned(table: Table, cells: tuple[Cell, ...], task: PolicyAction) -> PolicyAction:
    """The task with the number that a column of its own gives."""
    goal = _column(table, _GOAL)
    counted = _counted(table.header[goal], cells[goal]) if goal is not None and not task.quantities else None
    return replace(task, quantities=(counted,)) if counted else task


def _own(text: AnnotatedText, task: PolicyAction, cell: Cell) -> PolicyAction | None:
    """The deed that a row's progress tells in words of its own: 已完成选址, 正在办理用地手续."""
    if part := _PART.fullmatch(cell.text):  # 主体结构封顶: of the whole it says nothing
        done = replace(task, verb=part["verb"], object=part["part"], quantities=(), beneficiary=None)
        return replace(done, rule="table-progress", status=Status.DONE, due=None)
    deed = _task(text, Clause(task.evidence[0], cell.begin, cell.end, None, ""))
    status = status_of(cell.text, True, None) or (Status.ONGOING if deed.verb in _GOES_ON else Status.DONE)
    noun = not deed.verb or len(deed.object) < 2 or _STANDS.fullmatch(deed.object) or _SHARE.match(cell.text)
    if noun or status is Status.PLANNED:
        return None
    return replace(deed, rule="table-progress", status=status, actors=task.actors, places=task.places, due=None)


_PART = re.compile(
    "(?!基本|全部|全面|已|正|顺利|即将|接近|完成)(?P<part>[一-鿿]{2,8}?)(?:已|全部|基本|顺利)*(?P<verb>完工|封顶|竣工|贯通|合龙)"
)
_STANDS = re.compile(
    "(?:基本|全部|已经?|均|正在?|有序|稳步|陆续|顺利|接近)*(?:完[成工毕]|竣工|过半|推进|进行|结束|开展|实施)中?"
)
_GOES_ON = having("policy_verbs", "process")


def _told(task: PolicyAction, header: Cell, cell: Cell) -> PolicyAction | None:
    """What a row tells of how far its task has come; None where it tells nothing."""
    told = replace(task, rule="table-progress", verb=task.verb or "完成", due=None)
    counted = _counted(header, cell)
    words = tuple(q.quantity for q in find_quantities(cell.text))
    status = Status.DONE if counted else status_of(cell.text, True, None)
    if status not in (Status.DONE, Status.ONGOING):
        return None
    amounts = (counted,) if counted else words
    return replace(told, status=status, quantities=amounts)


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
