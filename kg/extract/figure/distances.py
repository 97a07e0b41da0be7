"""How far what was measured is from another, and by how much it has grown: 比2020年增产740亿斤, 贷款增加19.75万亿元."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.figure.indicators import CLAUSE, GROWTH, MAX, OF_LAST, heads, nominal
from kg.lexicon import units
from kg.model import Figure
from kg.text.numbers import ABOUT, FoundQuantity

if TYPE_CHECKING:
    from kg.extract.figure.statistics import Reader

_DEGREES = ("个百分点", "个基点", "摄氏度")
_HIGHER = ("高", "低", "快", "慢")
_APART = re.compile(
    r"(?P<other>[比较](?!(?:原来?|年初|当初)?(?:承诺|计划|原定|要求|任务))[^,;。]{2,20}?|同比|环比)"  # no 比承诺的多出
    rf"(?P<verb>(?<!提)高|(?<!降)低|(?<!加)快|慢|增产|增加|减少|增长|上升|下降|上涨|回升|回落|提高|提升|多增|少增|多|少)(?:出|了|{ABOUT})*$"
)
_BEYOND = re.compile(rf"(?P<verb>[高低快慢])[于出](?P<other>[^,;。]{{2,20}}?)(?:{ABOUT})*$")  # 快于全国|2.4个百分点


def apart(reader: Reader, quantity: FoundQuantity, lead: str, at: int) -> Figure | None:
    """比企业平均增速高0.9个百分点 · 比2020年增产740亿斤: how far what was named is from another"""
    match = _APART.search(lead) or _BEYOND.search(lead)
    if match is None or (quantity.quantity.unit in _DEGREES) != (match["verb"] in _HIGHER):
        return None
    left = reader.scope.bare(at, at + match.start())
    left = "" if left in OF_LAST else left
    recent = reader.state.recent if reader.state.adjacent and not left else []
    each = "分别" in lead and len(recent) > 1 and not any(figure.change for figure in recent)
    last = recent[0 if each else -1] if recent else None
    if last is not None and quantity.quantity.unit not in (
        "个百分点",
        "个基点",
        last.unit,
    ):  # …;较上年末|上升3亿元
        last = next((f for f in reversed(recent) if f.unit == quantity.quantity.unit and not f.change), None)
        if last is None:
            return None
    name = _pace(last) if last else left if left and heads(left) else ""
    other = match["other"]
    other = f"比{other[1:]}" if other[0] == "较" else other
    told = f"{match['verb']}于{other}" if match.re is _BEYOND else other + match["verb"]
    reader.state.pending = [(None, figure.indicator + told) for figure in recent[1:]] if each else []
    about = last.subject if last else None
    return reader.made(quantity, name + told, at, "apart", about) if name else None


def _pace(last: Figure) -> str:
    """What a rate of change is called that another is compared with: 出口|增速, GDP平均增速 as it stands."""
    return f"{last.indicator}增速" if last.change and not GROWTH.search(last.indicator) else last.indicator


def grown(reader: Reader, quantity: FoundQuantity, lead: str, at: int) -> Figure | None:
    """前三季度人民币贷款增加19.75万亿元, 贫困人口减少1200万: by how much what measures by itself has grown"""
    counts = units.kind(quantity.quantity.unit) == "count" and reader.ends(quantity)
    match = _GROWN.search(lead) if counts or units.kind(quantity.quantity.unit) in ("money", "measure") else None
    name = reader.scope.bare(at, at + match.start()) if match else ""
    told = (
        2 < len(name) < MAX
        and name[0] not in "较比"
        and (heads(name) or (counts and nominal(name)))
        and not CLAUSE.search(name)
    )
    return reader.made(quantity, name + match["verb"], at, "grown") if told and match else None


_GROWN = re.compile(f"(?P<verb>增加|减少|净增|净减|多增|少增|上升|下降)(?:了|{ABOUT})*$")
