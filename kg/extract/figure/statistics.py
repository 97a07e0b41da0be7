"""Figures in sentences: 今年1—3月,公司实现营业收入6.42亿元,同比增长18.7%,占…的比重达到7.6%.

A sentence is read quantity by quantity. The words between the quantity before and this one (the lead) must end in an
indicator (营业收入, 合格率, 发送旅客) and a word that says it was measured, or in a word of change. What is promised
(将, 计划, 力争) is an action and no figure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import pairwise, zip_longest

from kg.extract.clause.chains import verb_phrase
from kg.extract.clause.verbs import SENT_OUT, SETS_RATE, has_verb
from kg.extract.figure.called import FACILITIES
from kg.extract.figure.carried import BEFORE, again, agreed, of_class, of_goods, rate_of_each
from kg.extract.figure.changes import at_rate, change, each, paired, said_of_now, where_told
from kg.extract.figure.counts import stock
from kg.extract.figure.distances import apart
from kg.extract.figure.doers import OBJECTS
from kg.extract.figure.indicators import (
    AT_HEIGHT,
    DEED,
    ENDS,
    EXPECTED,
    FALL,
    GIVEN,
    GROWTH,
    LISTS,
    OF_LAST,
    PAIR,
    REACHES,
    TURNED,
    heads,
    measured,
    named,
    reported,
    share_out,
)
from kg.extract.figure.indicators import plain as plainly
from kg.extract.figure.proportions import gathered, level, makes_up, of_those, share, times
from kg.extract.figure.quantities import attributive, measuring, source
from kg.extract.figure.scope import Scope
from kg.extract.figure.subjects import State, counted_in, whole_place
from kg.extract.figure.tallies import WAYS, fulfilled, parts, plain
from kg.extract.text import AnnotatedText
from kg.lexicon import units
from kg.model import Bound, Figure, Kind, Thing
from kg.text.numbers import FoundQuantity

_LASTING = ("用时", "寿命", "年限", "年龄", "天数", "时长", "时间", "时数", "工期", "时限")
_NO_COUNT = ("率", "比", "比重", "比例", "水平", "时间", "时限")  # of what no things are counted
_COMPARED_ANEW = re.compile(r"[较比](?=[^,;。]{0,6}?(?:[年月季末]|同期))[^,;。]{2,12}?(?:[增减上下]|[升降]至)")
_WORLD = re.compile(r"(?:全球|全世界)(?![^,;。]*(?:份额|占比|比重|占有率))")
WORLD = Thing(Kind.PLACE, "全球")
_SENT_TOO = re.compile(  # 出动车辆52辆次,|人员130人次
    rf"(?:{'|'.join(SENT_OUT)})(?:[^,;。\d]{{1,10}}[\d.]+[^,;。\d]{{1,5}},)+$"
)
_AT_ONCE = (plain, at_rate, makes_up, of_those)  # told of no figure before
_OF_LAST = ("apart", "of-place", "added")
# short, and yet told of no other thing
_CLEAR = frozenset(["气温", "阵风", "风力", "出口", "进口", "进出口", "总投资", "总面积"])


class Reader:
    """One sentence, its quantities, dates and mentions."""

    def __init__(
        self, text: AnnotatedText, index: int, state: State, quantities: tuple[FoundQuantity, ...], called: int = 0
    ) -> None:
        """``called``: where the sentence calls its subject by its kind (公司, 港口); who is named before is another.

        ``deeds`` is set behind a deed with its number, which is no figure: 更换电缆800米.
        """
        self.called, self.deeds = called, False
        self.index, self.state, self.flat, self.scope = index, state, text.flat, Scope(text, index)
        self.ways: tuple[Callable[[FoundQuantity, str, int], Figure | None], ...] = (
            *(partial(way, self) for way in BEFORE),
            partial(paired, self),
            partial(level, self),
            partial(share, self),
            partial(times, self),
            partial(change, self),
            partial(fulfilled, self),
            partial(apart, self),
            self._value,
            *(partial(way, self) for way in WAYS),
        )
        self.quantities = list(measuring(self.scope, quantities))

    def figures(self) -> Iterator[Figure]:
        before, told = self.scope.begin, False
        for quantity, other in zip_longest(self.quantities, self.quantities[1:]):
            self._part(before, quantity.begin)
            both = [] if told else self._both(quantity, other)
            for found in both:
                self._keep(found)
            yield from both
            read = [] if told or both else list(self._figure(quantity, before))
            yield from read
            lasted = units.kind(quantity.quantity.unit) == "time" and not (read or told)
            before = before if lasted else quantity.end  # 研究经费|五年|增长1倍
            told = bool(both)
        self.settle(self.scope.end)
        last = self.state.subject if self.state.subject != WORLD else None
        self.state.subject, self.state.whole = self.state.whole or last, None

    def _part(self, before: int, begin: int) -> None:
        """What is said after a semicolon is of figures after it, or compared anew: 较上月上升…;|较上年末上升…."""
        stop = self.flat.rfind(";", before, begin)
        if stop >= 0 and not _COMPARED_ANEW.match(self.flat, stop + 1):
            self.state.recent, self.state.adjacent = [], False

    def _both(self, quantity: FoundQuantity, other: FoundQuantity | None) -> list[Figure]:
        """Two quantities of which one is part of the other."""
        return [] if other is None or self.promised(other) else parts(self, quantity, other)

    def _figure(self, quantity: FoundQuantity, before: int) -> Iterator[Figure]:
        lead_begin = self.scope.lead(before, quantity.begin)
        lead = self.flat[lead_begin : quantity.number_begin]
        if found := next((told for read in _AT_ONCE if (told := read(self, quantity, lead))), None):
            yield found
            return
        if (found := gathered(self, quantity, lead)) is not None:
            self._keep(found)
            yield found
            return
        promised = self.promised(quantity) and not EXPECTED.search(lead)
        if attributive(self.flat, quantity.end) or promised or SETS_RATE.search(lead):
            self._forget()
            return
        if again(self, quantity, lead) or said_of_now(self, lead):
            return
        for read in self.ways:
            if (found := read(quantity, lead, lead_begin)) is not None:
                self._keep(found)
                yield from each(found, lead)
                return
        self.deeds = has_verb(self.flat, lead_begin, quantity.begin)
        if units.kind(quantity.quantity.unit) != "time":  # 增长15.7%,|两年|平均增长7.3%
            self._forget()

    def _keep(self, found: Figure) -> None:
        """What follows a figure can be of it too: a rate of change, a share."""
        if found.rule not in _OF_LAST:  # 总产量560亿斤,比上年增加15亿斤,增长2.7%: of the whole
            self.state.recent.append(found)
        self.state.adjacent, self.state.last = bool(self.state.recent), found
        self.state.valued = self.state.valued if found.change or found.rule in _OF_LAST else found

    def _forget(self) -> None:
        """What follows a quantity that is no figure belongs to no figure before it."""
        self.state.adjacent, self.state.pending, self.state.heading = False, [], None

    # ------------------------------------------------------------ the ways to state a figure

    def _value(self, quantity: FoundQuantity, lead: str, at: int) -> Figure | None:
        """实现营业收入6.42亿元 · 合格率为97.8% · 发送旅客1690万人次"""
        at, end = where_told(self, lead, at)
        name = self._name(quantity, lead, at, end)
        aside = name is not None and name.endswith("海拔") and AT_HEIGHT.search(self.flat, self.scope.clause(at), end)
        sold = name is not None and name.endswith(("出口", "进口")) and not self.ends(quantity)  # 出口100万吨|粮食
        if name is None or aside or sold or not _lasts(name, quantity) or self._deed(name, at, end):
            return None
        kind = units.kind(quantity.quantity.unit)
        if not heads(name) and (reported(name) or name.startswith("出口")) and not self.ends(quantity):
            return None  # 出土陶罐等|300件|文物
        if (kind == "rate" and not heads(name)) or (kind == "count" and name.endswith(_NO_COUNT)):
            return None
        found = self.made(quantity, self.first_of_list(name, quantity, lead), at, "value")
        if found and (dated := self.scope.dated(quantity.begin)):
            found = replace(found, start=dated[0], end=dated[1])
        if found is None or quantity.quantity.unit != "%":
            return found
        if FALL.search(name):
            return replace(found, value=-found.value, change=True)
        return replace(found, change=bool(GROWTH.search(name)))

    def _name(self, quantity: FoundQuantity, lead: str, at: int, end: int) -> str | None:
        """What is measured, by an indicator's name; else a stock, or what money is for."""
        name = self.indicator(at, end)
        listed = lead.startswith("、") or _SENT_TOO.search(self.flat, self.scope.begin, at) is not None
        if name is None and (self.state.adjacent or not listed):  # 查处无证经营11起、|占道经营6起
            name = stock(self.flat, self.scope, quantity, at, end)
        if name is not None or units.kind(quantity.quantity.unit) != "money":
            paid = name is not None and name.endswith("结算") and units.kind(quantity.quantity.unit) == "money"
            return None if paid else name  # 当场结算了|3000元
        bare = self.scope.bare(at, end)
        running = lead.startswith("累计") and lead[2:3] != "可"
        summed = running and 3 < len(bare) < 9 and plainly(bare) and not DEED.match(bare)
        return bare if summed or (REACHES.search(lead) and measured(bare)) else None  # 累计达成采购意向|超167亿元

    def _deed(self, name: str, begin: int, end: int) -> bool:
        """Whether words tell a deed: 更换电缆800米、|修复路灯19盏; 带动1700户农户|种植木瓜1.2万亩."""
        if heads(name):
            return False
        at = begin + (self.flat[begin] in "、和")
        goes_on = self.deeds and self.scope.text.front.home and verb_phrase(self.flat, at, end)
        return bool(goes_on or OBJECTS.search(self.flat, self.scope.clause(begin), begin))

    # ------------------------------------------------------------ indicator, subject, period

    def indicator(self, begin: int, end: int) -> str | None:
        """The indicator that ends at ``end``, without place and date; a bare 比例 is that of the figure before."""
        if GIVEN.search(self.flat, begin, end):  # 下达|2025年水利发展资金
            return None
        name = self.scope.bare(begin, end)
        if name in OF_LAST and (before := self.state.before):
            return FALL.sub("", GROWTH.sub("", before.indicator)) + name
        found = named(name)
        if found in ("金额", "合格率", "完成率"):
            return agreed(self, begin, found) + found
        return of_class(self, of_goods(self, found), begin) if found else None

    def first_of_list(self, name: str, quantity: FoundQuantity, lead: str) -> str:
        """产量和销量分别完成…和…: the first name of a list; the others wait for their quantities."""
        following = 1
        for one, other in pairwise(self.quantities[self.quantities.index(quantity) :]):
            if not PAIR.match(self.flat[one.end : other.begin]) or one.quantity.unit != other.quantity.unit:
                break
            following += 1
        if "分别" not in lead and (following < 2 or not LISTS.search(name)):
            return name
        first, *others = rate_of_each(self, name, lead, following) or share_out(name, following)
        self.state.pending = [(None, other) for other in others]
        row = self.scope.row_before(quantity.begin)
        if not others and 1 < following == len(row):  # 东部、中部、西部地区投资分别增长…、…和…
            self.state.pending = [(mention.thing, name) for mention in row[1:]]
            self.state.heading = row[0].thing
        return first

    def promised(self, quantity: FoundQuantity) -> bool:
        """Whether what is said of a quantity is yet to come."""
        return self.scope.to_come.promised(quantity.begin, quantity.number_begin)

    def ends(self, quantity: FoundQuantity) -> bool:
        """Whether nothing stands behind a quantity that it could count; 5千户|增加到… says more."""
        return self.flat[quantity.end : quantity.end + 1] in ENDS or TURNED.match(self.flat, quantity.end) is not None

    def made(
        self, quantity: FoundQuantity, indicator: str, at: int, rule: str, about: Thing | None = None
    ) -> Figure | None:
        named = self.settle(quantity.begin) or about is not None or self.called > self.scope.begin
        within = self.state.last is not None and self.state.last.evidence == (self.index,)
        least = 3 if rule == "change" or quantity.quantity.unit == "%" else 4  # 客运量同比增长9%, 撤回率达93%
        vague = len(indicator) < least and not (named or within) and self.state.subject == self.state.home
        if self.state.subject is None or (vague and indicator not in _CLEAR):
            return None
        if _WORLD.match(indicator) and self.state.subject == self.state.home and about is None:
            self.state.subject = WORLD  # 全球确诊病例|2亿例,死亡病例|4百万例
        if not indicator.startswith("当地") or self.state.subject == self.state.home:
            meant = whole_place(self.scope.text, self.index, indicator, quantity.begin)
            self.state.subject = meant or self.state.subject
        subject, self.state.heading = about or self.state.heading or self.state.subject, None
        kind = self.flat[self.scope.clause(self.called) : self.called]  # 大桥|全长1834米
        by_kind = kind in FACILITIES and subject.name.endswith(kind)
        indicator = indicator.removeprefix(kind if by_kind else "当地").removeprefix("的")
        start, end = self.state.over
        if start and self.scope.issue and start > self.scope.issue and rule != "plain":  # 明天…将…,已有9条停航
            start, end = None, None
        return Figure(
            evidence=(self.index,),
            rule=rule,
            subject=subject,
            indicator=indicator,
            value=quantity.quantity.value,
            unit=quantity.quantity.unit,
            start=start,
            end=end,
        )

    def settle(self, until: int) -> bool:
        """Take over subject and period as the sentence has them before ``until``; whether it names a subject."""
        mention, over = self.scope.subject_before(until), self.scope.period_before(until)
        origin = None if self.called > self.scope.begin else source(self.scope, until)
        if mention is not None and mention.begin < self.called <= until:
            mention = None
        if mention is not None:
            if self.flat.startswith("其中", self.scope.clause(mention.begin)):  # of a part alone
                self.state.whole = self.state.whole or self.state.subject
            self.state.subject = counted_in(mention.thing)
        elif origin is not None:
            self.state.subject = origin
        if over is not None:
            self.state.over = over
        return mention is not None or origin is not None


def _lasts(name: str, quantity: FoundQuantity) -> bool:
    """Whether a time is how long what is named lasts; not 办理时间压缩至3天以内. True of what is no time."""
    if units.kind(quantity.quantity.unit) != "time":
        return True
    return name.endswith(_LASTING) and quantity.quantity.bound is not Bound.AT_MOST
