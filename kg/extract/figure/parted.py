"""The parts of what was counted before: 其中省外46万人, 其中18家建成投产."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.figure.counted_nouns import LAND
from kg.extract.figure.indicators import LINK, head_of, heads, nominal, plain
from kg.lexicon import units
from kg.model import Figure
from kg.text.numbers import ABOUT, FoundQuantity
from kg.text.words import cut

if TYPE_CHECKING:
    from kg.extract.figure.statistics import Reader


def counts_things(unit: str) -> bool:
    """Whether a unit counts things, or land."""
    return units.kind(unit) == "count" or unit in LAND


def of_whole(reader: Reader, quantity: FoundQuantity, lead: str, at: int) -> Figure | None:
    """转移就业132万人,其中省外46万人: which part of the figure before that is counted in the same unit"""
    if not (
        _follows(reader, quantity, lead) or reader.flat.startswith("其中", at) or reader.flat.endswith("其中,", 0, at)
    ):
        return None
    unit, part = quantity.quantity.unit, reader.scope.bare(at, at + len(LINK.sub("", lead)))
    part = part.removeprefix("、").removeprefix("通过")
    before = (
        f for f in (*reversed(reader.state.recent), reader.state.valued) if f and not f.change and f.rule != "part"
    )
    whole = reader.state.parted = next(before, reader.state.parted)
    used = part.startswith("用于")  # 其中用于农村基础设施建设|30亿元
    if whole is None or unit in ("%", "") or unit != whole.unit or not 1 < len(part) < (_LONG if used else 9):
        return None
    whose = used or nominal(part + whole.indicator[-2:]) or (len(part) > 2 and plain(part))  # 其中境外输入|61例
    if not reader.ends(quantity) or not whose:
        return None
    if used:
        return reader.made(quantity, whole.indicator + part, at, "part")
    itself = part[-2:] in whole.indicator or len(part) > len(whole.indicator)
    head = head_of(whole.indicator)
    name = _joined(part, whole.indicator) if part[-1] in "级型类籍" else part if itself else whole.indicator + part
    name = part + head if head in _OF_PARTS and not itself else name  # 粮食面积8万亩,其中小麦3万亩
    if not itself and (cases := _CASES.fullmatch(whole.indicator)):  # 新增|无症状感染者,其中境外输入
        name = cases["how"] + part + cases["whose"]
    return reader.made(quantity, name, at, "part")


_CASES = re.compile("(?P<how>(?:报告|累计|新增|现有)*)(?P<whose>[一-鿿]{0,8}(?:病例|患者|感染者))")
_OF_PARTS = ("面积", "产量", "总产量")
_LONG = 18  # characters of what money is used for
_SHORT = 6  # 其中境外输入61例,|本土|10例


def listed(reader: Reader, quantity: FoundQuantity, lead: str, at: int) -> Figure | None:
    """发送旅客755万人次,其中铁路111万人次,|公路601万人次: the parts that follow upon a part"""
    follows = 1 < len(lead) < _SHORT and _follows(reader, quantity, lead) and not heads(lead)
    return of_whole(reader, quantity, lead, at) if follows else None


def _follows(reader: Reader, quantity: FoundQuantity, lead: str) -> bool:
    """Whether a quantity goes on with the parts that the one before began to tell of."""
    last = reader.state.before
    if last is not None and last.change:  # 其中企业5000万户,增长4%,|个体工商户9000万户
        told = (f for f in reversed(reader.state.recent) if not f.change)
        last = next((f for f in told if f.indicator == last.indicator), None)
    if last is None or last.rule != "part":
        return False
    return lead.startswith("、") or (last.unit == quantity.quantity.unit and len(lead) < _SHORT)


def _joined(part: str, whole: str) -> str:
    """What qualifies a whole before it, what both hold said once: 5A级 and A级景区 are 5A级景区."""
    shared = next((n for n in range(len(part), 0, -1) if whole.startswith(part[-n:])), 0)
    return part + whole[shared:]


def of_which(reader: Reader, quantity: FoundQuantity, lead: str, at: int) -> Figure | None:
    """签约企业57家,其中18家|建成投产: those of whom something is told, of what was counted right before"""
    last = reader.state.before
    if last is None or last.change or last.unit != quantity.quantity.unit or not _WHICH.fullmatch(lead):
        return None
    words = cut(last.indicator)
    again = last.indicator[words[-1].begin :]  # 其中8节|车厢|装有化学品
    at = quantity.end + (len(again) if reader.flat.startswith(again, quantity.end) else 0)
    doing = _DOING.match(reader.flat, at, reader.scope.clause_end(quantity.end) + 1)
    if not (doing and counts_things(last.unit) and words[-1].tag[0] in "nj" and _begins(doing["what"])):
        return None
    return replace(
        last, indicator=f"{doing['what'].removeprefix('由')}的{again}", value=quantity.quantity.value, rule="part"
    )


def _begins(doing: str) -> bool:
    """Whether words tell what is done, or by whom: 建成投产, 由三地联合共建."""
    return doing.startswith("由") or doing[1] == "有" or cut(doing)[0].tag[0] in "vj"  # 载有


_WHICH = re.compile(f"[,(]?(?:其中|含|包括)(?:已经|[已现]?有?)(?:{ABOUT})?")
_DOING = re.compile(r"(?:[已均也]|已经)*(?P<what>[一-鿿]{2,16}?)(?=[,;。()])")
