"""Small pages that the tests of store, build and commands share, and a build as a user makes it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]

MORNING = """---
newspaper: 临河日报
date: 2026-03-05
page: 1
home: 太原市
---

# 全市春季造林工作会议召开

**本报讯** 3月4日,全市春季造林工作会议在太原召开。市长李长河出席会议并讲话。\
会议指出,今年全市将新增造林面积2万亩,新建口袋公园30个。
李长河强调,各县(市、区)要抓住当前有利时机,加快推进重点工程建设,确保4月底前完成栽植任务。 (王春生)

## 小店区改造老旧小区

**本报讯** 记者3月3日从小店区住房和城乡建设局获悉,今年该局将改造老旧小区40个,惠及居民1.2万户。目前已开工12个。 (赵小满)
"""

EVENING = """---
newspaper: 临河日报
date: 2026-03-06
page: 2
home: 太原市
---

# 清徐县开展春耕农资检查

**本报讯** 3月5日,清徐县农业农村局\
组织执法人员对全县60家农资经营门店开展检查。\
清徐县农业农村局局长周立田表示,将建立农资质量追溯制度,保障春耕生产。 (王春生)
"""


def write_pages(folder: Path, **pages: str) -> Path:
    """A folder with one .md file for each page given by name."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return folder


def build_graph(pages: Path, graph: Path) -> Path:
    """Build a graph as a user does, and give its folder back."""
    command = [sys.executable, "-m", "kg.cli", "build", str(pages), "--graph", str(graph)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, f"kg build {pages} failed:\n{done.stderr}"
    return graph
