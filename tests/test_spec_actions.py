"""Each text of the spec of actions, contracts and links states exactly what is written below it."""

from __future__ import annotations

import pytest

import kg
from kg.extract import links
from kg.extract.action import actions, targets
from kg.extract.text import AnnotatedText, annotate
from kg.model import Bound, Link, PolicyAction, Quantity, Relation, Status
from kg.resolve.names import resolve
from kg.tagger.crf import CrfTagger
from tests.spec_lines import Case, cases

STATUS = {Status.PLANNED: "计划", Status.ONGOING: "进行", Status.DONE: "完成", Status.PROPOSED: "建议"}
RELATION = {Relation.WITHIN: "在", Relation.PART_OF: "属", Relation.LOCATED: "位于"}
BOUND = {Bound.EXACTLY: "", Bound.AT_LEAST: "≥", Bound.AT_MOST: "≤"}
ACTIONS, CONTRACTS, LINKS = list(cases("actions.txt")), list(cases("contracts.txt")), list(cases("links.txt"))
LOCAL = list(cases("local_actions.txt"))
TAGGER = CrfTagger()


def annotated(case: Case, request: pytest.FixtureRequest) -> AnnotatedText:
    if case.short:
        request.applymarker(pytest.mark.xfail(reason=case.short, strict=True))
    article = case.article()
    return annotate(article, case.front, resolve(article, case.front, tagger=TAGGER))


def quantity(value: Quantity) -> str:
    return f"{BOUND[value.bound]}{value.value.normalize():f} {value.unit}"


def details(action: PolicyAction) -> list[str]:
    """What an action states beyond its clause, in the words of the spec."""
    found = [f"期限:{action.due}"] if action.due else []
    found += [f"数量:{quantity(one)}" for one in action.quantities]
    if action.beneficiary:
        whom = action.beneficiary
        found.append(f"为:{whom if isinstance(whom, str) else whom.name}")
    return sorted(found + [f"在:{place.name}" for place in action.places])


def shown(action: PolicyAction) -> tuple[str, str, str, str, list[str]]:
    actors = "、".join(one.name for one in action.actors) or "-"
    return action.verb, action.object, STATUS[action.status], actors, details(action)


def stated(row: list[str]) -> tuple[str, str, str, str, list[str]]:
    verb, what, status, actors, *more = row
    return verb, what, status, actors, sorted(part.strip() for part in more[0].split(";")) if more else []


@pytest.mark.parametrize("case", [*ACTIONS, *LOCAL, *CONTRACTS], ids=lambda case: case.where)
def test_what_is_done(case: Case, request: pytest.FixtureRequest) -> None:
    assert [shown(one) for one in actions.extract(annotated(case, request))] == [stated(row) for row in case.rows]


@pytest.mark.parametrize("case", LINKS, ids=lambda case: case.where)
def test_what_lies_in_what(case: Case, request: pytest.FixtureRequest) -> None:
    found = {(one.part.name, RELATION[one.relation], one.whole.name) for one in links.extract(annotated(case, request))}
    assert sorted(found) == sorted(tuple(row) for row in case.rows)


TASKS = """---
date: 2026-06-10
home: 安康市
---

# 重点任务半程进度

**本报讯** 6月8日,市政府公布重点任务的半程进度。

| 责任单位 | 任务 | 全年目标 | 已完成 |
|---|---|---|---|
| 市水利局 | 改造水闸 | 20座 | 13座 |
| 市文旅局 | 送戏下乡演出 | 300场 | 174场 |
| 市教育局 | 新建幼儿园 | 6所 | 正在装修 |
| 市林业局 | 栽植行道树 | 2万株 | — |
"""


DUE_TASKS = """---
date: 2026-03-18
home: 安康市
---

# 民生实事怎么干

**本报讯** 3月17日,市政府公布今年的民生实事。

| 实事内容 | 牵头单位 | 完成时限 |
|---|---|---|
| 为3.5万名在园幼儿免费开展视力筛查 | 市教育局、市民政局 | 10月底 |
| 加装住宅电梯90部,改造燃气立管36公里 | 市住房和城乡建设局 | 11月20日前 |
| 硬化通组道路150公里 | 旬阳市人民政府、平利县人民政府 | 年底前 |
"""


YEARLY_TASKS = """---
date: 2026-06-18
home: 安康市
---

# 为民办事看进度

**本报讯** 6月17日,市政府督查室通报为民办事的进度。

| 任务 | 责任单位 | 年度目标 | 完成时限 | 进展 |
|---|---|---|---|---|
| 新建口袋公园 | 市城市管理局 | 24个 | 9月底 | 已建成11个 |
| 改造水闸 | 市水利局 | 8座 | 12月10日前 | 正在施工 |
| 新建充电桩 | 市发展和改革委员会 | 500个 | 年底前 | 已完成选址 |
| 培训养老护理员 | 市民政局 | 1200人 | 10月底前 | — |
"""


PROGRESS = """---
date: 2026-07-14
home: 绩溪县
---

# 重点项目进展

**本报讯** 7月13日,县发展和改革委员会公布重点项目进展。

| 项目名称 | 建设地点 | 牵头单位 | 上半年进展 | 年度目标 |
|---|---|---|---|---|
| 登源河治理 | 瀛洲镇 | 县水利局 | 加固堤防6公里 | 清淤河道9公里 |
| 老城停车场 | 华阳镇 | 县住房和城乡建设局 | 已完成主体封顶 | 11月底前完成内部装修 |
| 康养中心 | 临溪镇 | 县民政局 | 正在办理用地手续 | 年底前搬迁群众46户 |
"""


def read_targets(tmp_path, words: str) -> list[tuple[object, ...]]:
    page = tmp_path / "tasks.md"
    page.write_text(words, encoding="utf-8")
    (read,), _ = kg.read_pages([page])
    (article,) = read.articles
    text = annotate(article, read.front, resolve(article, read.front, tagger=TAGGER))
    return [shown(one) for one in targets.extract(text)]


def test_tasks_in_a_table_with_the_day_by_which(tmp_path) -> None:
    assert read_targets(tmp_path, DUE_TASKS) == [
        ("开展", "视力筛查", "计划", "安康市教育局、安康市民政局", ["为:在园幼儿", "数量:35000 名", "期限:2026-10-31"]),
        ("加装", "住宅电梯", "计划", "安康市住房和城乡建设局", ["数量:90 部", "期限:2026-11-20"]),
        ("改造", "燃气立管", "计划", "安康市住房和城乡建设局", ["数量:36 公里", "期限:2026-11-20"]),
        ("硬化", "通组道路", "计划", "旬阳市人民政府、平利县人民政府", ["数量:150 公里", "期限:2026-12-31"]),
    ]


def test_yearly_tasks_are_planned_beside_what_has_been_done(tmp_path) -> None:
    assert read_targets(tmp_path, YEARLY_TASKS) == [
        ("新建", "口袋公园", "完成", "安康市城市管理局", ["数量:11 个"]),
        ("新建", "口袋公园", "计划", "安康市城市管理局", ["数量:24 个", "期限:2026-09-30"]),
        ("改造", "水闸", "进行", "安康市水利局", []),
        ("改造", "水闸", "计划", "安康市水利局", ["数量:8 座", "期限:2026-12-10"]),
        ("完成", "选址", "完成", "安康市发展和改革委员会", []),
        ("新建", "充电桩", "计划", "安康市发展和改革委员会", ["数量:500 个", "期限:2026-12-31"]),
        ("培训", "养老护理员", "计划", "安康市民政局", ["数量:1200 人", "期限:2026-10-31"]),
    ]


def test_what_has_been_done_of_a_project_is_a_deed_beside_what_is_still_planned(tmp_path) -> None:
    assert read_targets(tmp_path, PROGRESS) == [
        ("加固", "堤防", "完成", "绩溪县水利局", ["在:瀛洲镇", "数量:6 公里"]),
        ("清淤", "河道", "计划", "绩溪县水利局", ["在:瀛洲镇", "数量:9 公里"]),
        ("完成", "主体封顶", "完成", "绩溪县住房和城乡建设局", ["在:华阳镇"]),
        ("完成", "内部装修", "计划", "绩溪县住房和城乡建设局", ["在:华阳镇", "期限:2026-11-30"]),
        ("办理", "用地手续", "进行", "绩溪县民政局", ["在:临溪镇"]),
        ("搬迁", "群众", "计划", "绩溪县民政局", ["在:临溪镇", "数量:46 户", "期限:2026-12-31"]),
    ]


def test_tasks_in_a_table_and_how_far_they_have_come(tmp_path) -> None:
    assert read_targets(tmp_path, TASKS) == [
        ("改造", "水闸", "完成", "安康市水利局", ["数量:13 座"]),
        ("改造", "水闸", "计划", "安康市水利局", ["数量:20 座"]),
        ("完成", "送戏下乡演出", "完成", "安康市文化和旅游局", ["数量:174 场"]),
        ("新建", "幼儿园", "进行", "安康市教育局", []),
        ("新建", "幼儿园", "计划", "安康市教育局", ["数量:6 所"]),
        ("栽植", "行道树", "计划", "安康市林业局", ["数量:20000 株"]),
    ]


PROJECTS = """---
date: 2026-10-23
page: 1
home: 安康市
---

## 民生实事项目进展(截至9月底)

| 项目 | 年度目标 | 完成情况 | 完成率（%） | 责任单位 |
|---|---|---|---|---|
| 城区停车 | 新增公共停车泊位3000个 | 2860个 | 95.3 | 市住房和城乡建设局 |
| 南湖公园停车场 | 10月底前建成投用 | 主体完工 | 90 | 市城市管理局 |
"""


def test_what_a_year_is_to_bring_and_has_brought(tmp_path) -> None:
    assert read_targets(tmp_path, PROJECTS) == [
        ("新增", "公共停车泊位", "完成", "安康市住房和城乡建设局", ["数量:2860 个"]),
        ("新增", "公共停车泊位", "计划", "安康市住房和城乡建设局", ["数量:3000 个"]),
        ("完工", "主体", "完成", "安康市城市管理局", []),
        ("建成投用", "南湖公园停车场", "计划", "安康市城市管理局", ["期限:2026-10-31"]),
    ]


GOES_ON = """---
date: 2026-03-02
page: 2
home: 咸宁市
---

### 市政府工作报告重点任务清单印发

(上接第1版)二是壮大产业集群。新增规模以上工业企业80家,支持高新区创建绿色园区。三是扩大内需。改造步行街3条,开工建设重大项目46个。
"""


def test_tasks_of_a_report_that_go_on_from_another_page(tmp_path) -> None:
    page = tmp_path / "tasks.md"
    page.write_text(GOES_ON, encoding="utf-8")
    (read,), _ = kg.read_pages([page])
    (article,) = read.articles
    text = annotate(article, read.front, resolve(article, read.front, tagger=TAGGER))
    found = [shown(one)[:4] for one in actions.extract(text)]
    assert ("改造", "步行街", "计划", "咸宁市人民政府") in found
    assert {actor for _, _, _, actor in found} == {"咸宁市人民政府"}


def test_there_are_sentences_enough() -> None:
    assert sum(len(case.lines) for case in ACTIONS) >= 60
    assert sum(len(case.lines) for case in CONTRACTS) >= 40
    assert sum(len(case.lines) for case in LINKS) >= 40
    assert all(isinstance(one, Link) for case in LINKS[:1] for one in links.extract(_plain(case)))


def _plain(case: Case) -> AnnotatedText:
    article = case.article()
    return annotate(article, case.front, resolve(article, case.front, tagger=TAGGER))
