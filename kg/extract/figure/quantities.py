"""The quantities of a sentence that can be figures: none in dates and names, no runs of years, no ordinals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.extract.clause.covered import Spans
from kg.extract.figure.indicators import COMPANY, ENDS, MEDIA, REPORT
from kg.extract.figure.scope import Scope
from kg.extract.figure.subjects import counted_in, land_of
from kg.lexicon import units
from kg.model import Bound, Kind, Thing
from kg.text.implied import find_implied
from kg.text.numbers import FoundQuantity, find_quantities

_ABOUT = "左右"  # 日均58万人次|左右
_EACH = re.compile(r"每(?P<unit>公斤|千克|斤|吨|平方米|亩|升|千瓦时|度|立方米|克|桶|盎司)(?:为|约|仅|达|超过|超)*$")
_EARLIER = re.compile(r"[比较]此?[前上]一?个?$")  # 比上一个|五年|增加94%
_WARM = re.compile("温|零[下上]|炎热|热浪|寒潮")  # 最高温|43.5度
_OFFICE = re.compile("(?:[一-鿿]{2}(?:部门|当局|机构)|警方|官方|当局|军方|政府)(?![和与、])")
_CONVERTED = re.compile(
    r"[元镑特郎尔林提拉索比铢朗布里],?[(]?约?[约折]合(?:人民币)?$"
)  # 赤字达7.9万亿日元,约合|3900亿元人民币
_VARIES = re.compile(r"(?:[到至][\d.]+[^,;。\d]{1,4})?不等")  # 年龄从|16岁|到24岁不等
_ORDINAL = re.compile("(?<![目之此以日年])前$|[一二三四五六]、$|连续$")  # 前|3批, 一、|二类苗


def quantities(text_flat: str, begin: int, end: int) -> tuple[FoundQuantity, ...]:
    """The quantities of a sentence in order, with those whose unit goes without saying."""
    found = find_quantities(text_flat, begin, end)
    implied = tuple(find_implied(text_flat, begin, end))
    return tuple(sorted((*found, *implied), key=lambda one: one.begin)) if implied else found


def attributive(flat: str, end: int) -> bool:
    """Whether a quantity only says which things are meant: 投资5亿元以上|项目, 5000亿元|级."""
    if flat.startswith(("的新台阶", "的大关", "的关口"), end):  # 首次站上1.4万亿斤|的新台阶
        return False
    after = flat[end : end + 1]
    return after in ("的", "级") or (flat.endswith(("以上", "以下"), 0, end) and after not in ENDS)


def source(scope: Scope, until: int) -> Thing | None:
    """The country or division whose organ or media report what is told: 国家统计局数据显示, 英国广播公司报道."""
    if not scope.names or scope.names[0].end > until:
        return None
    first, end = scope.names[0].thing, scope.names[0].end
    if REPORT.search(scope.flat, end, scope.clause_end(end) + 1) is None:
        return None
    if first.kind is Kind.PLACE:  # 据某国|卫生部门|最新消息
        return first if _OFFICE.match(scope.flat, end) else None
    if MEDIA.search(first.name):
        return land_of(first)
    counts = first if COMPANY.search(first.name) else counted_in(first)
    return counts if counts.kind is Kind.PLACE else None


def _spaced(flat: str, one: FoundQuantity) -> FoundQuantity:
    """A quantity with the space before it, which ends no words: 能耗下降| 18.3%."""
    spaced = flat.startswith(" ", one.begin - 1) and one.begin == one.number_begin
    return replace(one, begin=one.begin - 1, number_begin=one.number_begin - 1) if spaced else one


def priced(flat: str, quantity: FoundQuantity) -> FoundQuantity:
    """A price for each of a unit, which stands before it: 每公斤|23.6元 is 23.6 元/公斤."""
    each = _EACH.search(flat, max(0, quantity.begin - 8), quantity.begin)
    weighed = each is not None and each["unit"] == "亩" and quantity.quantity.unit in ("公斤", "斤", "吨")
    if each is None or not (weighed or units.kind(quantity.quantity.unit) == "money"):
        return quantity
    stated = replace(quantity.quantity, unit=f"{quantity.quantity.unit}/{units.base(each['unit'])}")
    return replace(quantity, begin=each.start(), number_begin=each.start(), quantity=stated)


def measuring(scope: Scope, found: Iterable[FoundQuantity]) -> Iterator[FoundQuantity]:
    """Those of a sentence's quantities that measure something."""
    flat = scope.flat
    names = Spans.of((m.begin, m.end) for m in scope.text.outer(scope.index))
    dates = Spans.of((d.begin, d.end) for d in scope.dates)
    for one in (_spaced(flat, each) for each in found):
        unit, kind = one.quantity.unit, units.kind(one.quantity.unit)
        if dates.meet(one.begin, one.end) or names.hold(one.number_begin):
            continue
        if kind == "time" and (
            flat.startswith(("前", "累计", "期"), one.end) or _EARLIER.search(flat, max(0, one.begin - 5), one.begin)
        ):
            continue
        if (kind == "money" and _CONVERTED.search(flat, max(0, one.begin - 9), one.begin)) or _VARIES.match(
            flat, one.end
        ):
            continue
        if unit == "岁" and one.quantity.bound is not Bound.EXACTLY:  # 65岁以上|老年人口48万人
            continue
        if (ordinal := _ORDINAL.search(flat, max(0, one.begin - 3), one.begin)) and (
            ordinal[0] == "连续" or kind == "count"
        ):
            continue
        if flat.endswith("其他", 0, one.begin):  # 与某组织|其他14个成员国
            continue
        whole = replace(one, end=one.end + 2) if flat.startswith(_ABOUT, one.end) else one
        warm = unit == "度" and _WARM.search(flat, scope.begin, one.begin)
        yield priced(flat, replace(whole, quantity=replace(one.quantity, unit="摄氏度")) if warm else whole)
