"""Items of a list belong to the action that heads it."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg
from kg.cli import main
from kg.store import GraphFolder

PAGE = """---
newspaper: 赭山晨报
date: 2026-02-05
home: 芜湖市
---

# 要闻

**本报讯** {words} （梁小满）

## 荷花开了

**本报讯** 昨天清晨，公园里的第一朵荷花开了，晨练的老人们停下脚步。摄影爱好者早早架起相机，等一只蜻蜓。 （高一帆）
"""
QUERY = "SELECT ?part ?whole { ?a kg:partOf ?b ; kg:object ?part . ?b kg:object ?whole } ORDER BY ?part"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (
            "今年，芜湖市将办好五件民生实事：1.改造老旧小区96个；2.建设社区助餐点70个。",
            [("社区助餐点", "民生实事"), ("老旧小区", "民生实事")],
        ),
        (
            "市住建局将实施城市更新行动。一是改造管网60公里；二是新建公园8个。",
            [("公园", "城市更新行动"), ("管网", "城市更新行动")],
        ),
        ("市住建局昨天召开会议。一是改造管网60公里；二是新建公园8个。", []),
        ("市住建局将实施城市更新行动，新建公园8个。", []),
    ],
)
def test_items_belong_to_what_heads_their_list(words: str, found: list[tuple[str, str]], tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(PAGE.format(words=words), encoding="utf-8")
    kg.build_graph([tmp_path / "a.md"], graph=tmp_path / "g")
    rows = [tuple(map(str, row)) for row in GraphFolder(tmp_path / "g").open().rows(QUERY)]
    assert rows == found
    assert main(["validate", str(tmp_path / "g")]) == 0


def test_a_part_by_itself_is_well(tmp_path: Path) -> None:
    words = "今年，芜湖市将办好五件民生实事：1.镜湖区改造老旧小区96个；2.建设社区助餐点70个。"
    (tmp_path / "a.md").write_text(PAGE.format(words=words), encoding="utf-8")
    kg.build_graph([tmp_path / "a.md"], graph=tmp_path / "g")
    part = tmp_path / "part.ttl"
    thing = "place:安徽省-芜湖市-镜湖区"
    assert main(["export", "--graph", str(tmp_path / "g"), "--thing", thing, "-o", str(part)]) == 0
    assert main(["validate", str(part)]) == 0
