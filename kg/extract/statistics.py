"""Figures in sentences: 今年1—3月,公司实现营业收入6.42亿元,同比增长18.7%,占…的比重达到7.6%.

A sentence is read quantity by quantity. The words between the quantity before and this one (the lead) must end in an
indicator (营业收入, 合格率, 发送旅客) and a word that says it was measured, or in a word of change. What is promised
(将, 计划, 力争) is an action and no figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache
from itertools import pairwise

from kg.extract.subjects import Period, home, period
from kg.extract.text import AnnotatedText
from kg.lexicon import marked, units
from kg.model import Figure, Kind, LineKind, Mention, Thing
from kg.text.calendar import first_day, last_day
from kg.text.dates import FoundDate, find_dates
from kg.text.numbers import FoundQuantity, find_quantities
from kg.text.words import cut

_READ = frozenset({LineKind.PARAGRAPH, LineKind.CAPTION})
_PROMISE = re.compile(
    r"将(?!近)|(?<![主重需摘必纪])要(?![素求闻点塞])|(?<![模虚])拟|计划(?!单列|生育|加开|执行|开行|发送|运输)|力争|确保|争取|目标[是为]|有望|预期"
    r"|(?<![供反效适相响感])应(?![用急届对])|须|不低于|不少于|如果|若(?!干)|每年可|可新增|可实现|达产|[一二三四五六七八九十]是"
)
_REPORT = re.compile(
    r"显示|获悉|了解到|据了解|介绍|表示|告诉|公布|发布|统计|通报|透露|指出|强调|认为|提出|消息|报道|称(?=[,:])|说(?=[,:])|报告(?=[,:])"
)
_STOP = re.compile(r"[,;:。!?]")
_PAIR = re.compile(r"^(?:和|与|、|,)$")
_LINK = re.compile(
    r"(?:分别)?(?:[已均还也共由从]|预计|已经|首次|累计|总共|合计|总计|只|仅|稳定|保持|维持|持续|一直)*"
    r"(?:增长到|增加到|增加至|增长至|增至|升至|提高到|提高至|提升到|提升至|上升到|上升至|扩大到|下降到|下降至|降至|降到|降为|减少到|减至"
    r"|达到|达|为|是|完成|实现|突破|超过|超|逾|近|约|有|共有|保持在|稳定在|维持在|在)*(?:了|约|近|到|超|负|零下)*$"
)
_CHANGE = re.compile(
    r"(?P<compared>同比|环比|同期|上年|去年|上月|年均|[较比](?:[^,;。]{1,14}))?(?:分别|均|各|实际|名义|累计|大幅|小幅)*"
    r"(?P<verb>增长|增加|上升|提高|提升|上涨|加快|扩大|下降|降低|减少|下滑|下跌|回落|萎缩|收窄|减缓)"
    r"(?:了|约|近|超|均|分别|达到|达|幅度|超过|为)*$"
)
_DOWN = frozenset(["下降", "降低", "减少", "下滑", "下跌", "回落", "萎缩", "收窄", "减缓"])
_BEFORE_CHANGE = re.compile(
    r"(?:[,、和]|同比|环比|按可比价格?计算|按不变价格?计算|扣除价格因素|剔除价格因素|实际|名义|年均|两年平均|平均|累计"
    r"|[较比](?:上年|去年|上月|同期|年初|前年|上年同期|去年同期|\d{4}年)(?:同期|末|底)?|分别|均|各|大幅|小幅|也|已|又|再|则|还|继续|保持)+$"
)
_SHARE = re.compile(
    r"(?P<of>占(?!比)[^,;。]{1,24}?)的?(?P<what>比重|比例|份额)?(?:达到|达|为|是|约|近|超过|超|了|提高到|上升到|已)*$"
)
_PULL = re.compile(r"(?P<what>拉动[^,;。]{1,20}?增长)$")
_OPENING = re.compile(
    r"^(?:其中|此外|同时|另外|目前|截至目前|如今|去年|并且?|而且?|但|从而|当日|当天|当年|全年|累计|总共|一共|共计|合计|预计|已经|已|仅|现有"
    r"|(?:该|本)?(?:公司|集团|企业)(?=实现|完成|全年|累计|营业|净|总|资产|研发|利润)|特别是|分别|期间|以来|首次|初步统计|初步核算|初步测算|平均|其(?![他余])|[共现已拥设建]有|[的了,、:和与也又共])+"
)
_TOWARDS = re.compile(r"(?:对|与|同|向|占|比|较|至|和|到|往|从|自|据|经|由)$")
_BRACKETS = re.compile(r"\([^()]*\)")
_GROWTH = re.compile(r"(?:增速|增幅|涨幅|升幅)$")
_FALL = re.compile(r"(?:降幅|跌幅)$")
_HAVE = re.compile(r"(?:[共现已拥设建]有|共建成)")
_STOCK = re.compile(r"达到|达|增至|增加到|增加至|增长到|增长至|突破|超过|超|升至|扩大到")
_VERBAL = frozenset(["v", "p", "r", "d", "uj", "ul", "uz", "ud", "ug", "uv", "y", "c"])
_CLAUSE = re.compile(r"靠|让|把|被|通过|带动|已为|等地|可(?![再支比持靠])|现在|就是")
_FROM_TO = re.compile(r"^,?(?:提高|增加|增长|提升|上升|扩大|下降|降低|减少|增|升|降|减)(?:到|至)(?:了|约|近|超过)*$")
_NATIONAL = re.compile(r"(?:重点|百强|先进|示范|文明|优秀|劳动|五一|三八|人大|政协|两会|统一|性)")
_COMPANY = re.compile(r"(?:公司|集团|银行|厂)$")
_MAX = 26  # characters of an indicator's name; a longer one is a clause misread


@dataclass(slots=True)
class _State:
    """What the sentences of a paragraph have said so far: whom they are about, when, and what was measured last.

    ``pending`` are indicators of a list whose values are still to come (产量和销量分别完成…和…); ``adjacent`` is set
    when the quantity before was a figure, so that a rate of change without an indicator belongs to it.
    """

    subject: Thing | None
    over: Period = (None, None)
    recent: list[Figure] = field(default_factory=list)
    pending: list[str] = field(default_factory=list)
    adjacent: bool = False


def sentence_figures(text: AnnotatedText) -> Iterator[Figure]:
    """The statistics that the sentences of an article's paragraphs state."""
    state, line = _State(home(text.front)), -1
    for index, sentence in enumerate(text.sentences):
        if sentence.kind not in _READ:
            continue
        if sentence.line != line:
            state, line = _State(home(text.front)), sentence.line
        if not state.recent:
            state.over = (None, None)
        state.recent, state.pending, state.adjacent = [], [], False
        yield from _Reader(text, index, state).figures()


class _Reader:
    """One sentence, its quantities, dates and mentions."""

    def __init__(self, text: AnnotatedText, index: int, state: _State) -> None:
        self.text, self.index, self.state, self.flat = text, index, state, text.flat
        self.begin, self.end = text.sentences[index].begin, text.sentences[index].end
        self.dates = find_dates(self.flat, self.begin, self.end, text.front.date)
        self.quantities = [
            q
            for q in find_quantities(self.flat, self.begin, self.end)
            if not any(d.begin < q.end and q.begin < d.end for d in self.dates)
            and not any(m.begin <= q.number_begin < m.end for m in text.outer(index))
        ]

    def figures(self) -> Iterator[Figure]:
        before = self.begin
        for quantity in self.quantities:
            yield from self._figure(quantity, before)
            before = quantity.end
        self._settle(self.end)

    def _figure(self, quantity: FoundQuantity, before: int) -> Iterator[Figure]:
        lead_begin = max(before, self._clause(quantity.begin))
        lead = self.flat[lead_begin : quantity.number_begin]
        if self._promised(quantity) or self.flat[quantity.end : quantity.end + 1] in ("的", "级"):
            self.state.adjacent = False
            return
        for read in (self._paired, self._share, self._change, self._value):
            found = read(quantity, lead, lead_begin)
            if found is not None:
                self.state.recent.append(found)
                self.state.adjacent = True
                yield found
                return
        self.state.adjacent = False

    def _promised(self, quantity: FoundQuantity) -> bool:
        """Whether what is said of a quantity is to come: 将, 力争 before it, or a date after the issue."""
        begin = max(self.begin, self.flat.rfind(";", self.begin, quantity.begin) + 1)
        if _PROMISE.search(self.flat, begin, quantity.number_begin):
            return True
        issue = self.text.front.date
        dates = [d for d in self.dates if begin <= d.begin and d.end <= quantity.begin and d.start]
        return issue is not None and any(
            first_day(d.start or "") > issue
            or (self.flat[begin : d.begin].endswith(("到", "至")) and last_day(d.finish or d.start or "") > issue)
            for d in dates
        )

    # ------------------------------------------------------------ the ways to state a figure

    def _paired(self, quantity: FoundQuantity, lead: str, at: int) -> Figure | None:
        """同比分别增长30.1%和32%: the second rate is of the second figure. 由21%提高至74%: both are of one."""
        if not self.state.adjacent or not (_PAIR.match(lead) or _FROM_TO.match(lead)):
            return None
        last = self.state.recent[-1]
        if _FROM_TO.match(lead):
            return replace(last, value=quantity.quantity.value, unit=quantity.quantity.unit)
        if self.state.pending:
            sign = -1 if last.change and last.value < 0 else 1
            value, unit = quantity.quantity.value, quantity.quantity.unit
            return replace(last, indicator=self.state.pending.pop(0), value=sign * value, unit=unit)
        if not last.change:
            return None
        values = [f for f in self.state.recent if not f.change]
        changes = [f for f in self.state.recent if f.change]
        if len(changes) >= len(values) or changes[0].indicator != values[0].indicator:
            return None
        sign = -1 if changes[-1].value < 0 else 1
        return replace(changes[-1], indicator=values[len(changes)].indicator, value=sign * quantity.quantity.value)

    def _share(self, quantity: FoundQuantity, lead: str, at: int) -> Figure | None:
        """研发投入4860万元,占营业收入的比重达到7.6%"""
        match = _SHARE.search(lead)
        if match is None or quantity.quantity.unit != "%":
            return None
        own = self._indicator(at, at + match.start())
        left = self._bare(at, at + match.start())
        name = own or (self.state.recent[-1].indicator if self.state.adjacent and not left else None)
        return self._made(quantity, f"{name}{match['of']}的比重", at, "share") if name else None

    def _change(self, quantity: FoundQuantity, lead: str, at: int) -> Figure | None:
        """营业收入同比增长18.7% · 同比下降1.5% · 较上年提高0.5个百分点 · 拉动经济增长2.2个百分点"""
        unit = quantity.quantity.unit
        if unit not in ("%", "个百分点", "倍"):
            return None
        if pull := _PULL.search(lead):
            return self._made(quantity, pull["what"], at, "pull")
        match = _CHANGE.search(lead)
        if match is None:
            return None
        end = at + len(_BEFORE_CHANGE.sub("", lead[: match.start()]))
        left = self._bare(at, end)
        explicit = match["compared"] and left != "" and not _GROWTH.search(left) and self._nominal(left)
        own = self._listed(self._indicator(at, end) or (left if explicit else None), quantity, "分别" in lead)
        values = [f for f in self.state.recent if not f.change or unit == "个百分点"]
        if not self.state.adjacent or (left and not (_GROWTH.fullmatch(left) or _FALL.fullmatch(left))):
            values = []
        paired = "分别" in lead and len(values) > 1
        name = own or (values[0 if paired else -1].indicator if values else None)
        if name is None:
            return None
        if unit == "个百分点" and not own and values[-1].change:
            name += "增速"
        factor = Decimal(100 if unit == "倍" else 1) * (-1 if match["verb"] in _DOWN else 1)
        found = self._made(quantity, name, at, "change")
        return (
            replace(found, value=found.value * factor, unit="%" if unit == "倍" else unit, change=True)
            if found
            else None
        )

    def _value(self, quantity: FoundQuantity, lead: str, at: int) -> Figure | None:
        """实现营业收入6.42亿元 · 合格率为97.8% · 发送旅客1690万人次"""
        end = at + len(_LINK.sub("", lead))
        name = self._indicator(at, end) or self._counted(quantity, at, end)
        if name is None or (units.kind(quantity.quantity.unit) == "time" and not name.endswith(("寿命", "年龄"))):
            return None
        found = self._made(quantity, self._listed(name, quantity, "分别" in lead) or name, at, "value")
        if found is None or quantity.quantity.unit != "%":
            return found
        if _FALL.search(name):
            return replace(found, value=-found.value, change=True)
        return replace(found, change=bool(_GROWTH.search(name)))

    def _counted(self, quantity: FoundQuantity, begin: int, end: int) -> str | None:
        """全国共有养老机构41万个 · 大科学装置达到13个: things counted, named by nouns alone."""
        name = self._bare(begin, end)
        stated = _STOCK.search(self.flat[end : quantity.number_begin]) or _HAVE.search(self.flat[begin:end])
        if units.kind(quantity.quantity.unit) != "count" or not stated:
            return None
        return name if self._nominal(name) else None

    def _nominal(self, name: str) -> bool:
        """Whether words can name what is measured: nouns, no verb or particle among them."""
        if not 1 < len(name) <= _MAX or "(" in name or ")" in name or name.count("“") != name.count("”"):
            return False
        words = cut(name)
        return words[-1].tag[0] in "nvjlxe" and not any(word.tag in _VERBAL for word in words[:-1])

    def _listed(self, name: str | None, quantity: FoundQuantity, distributed: bool) -> str | None:
        """新能源汽车产量和销量分别完成…和…: the first name of the list; the others wait for their quantities."""
        if name is None or not distributed:
            return name
        names = re.split("、|和|及", name)
        head = next((h for h in sorted(_head_words(), key=len, reverse=True) if name.endswith(h)), "")
        following = 1
        rest = self.quantities[self.quantities.index(quantity) :]
        for one, other in pairwise(rest):
            if not _PAIR.match(self.flat[one.end : other.begin]):
                break
            following += 1
        if len(names) != following or len(names) < 2:
            return name
        names = [part if _heads(part) else part + head for part in names]
        self.state.pending = names[1:]
        return names[0]

    # ------------------------------------------------------------ indicator, subject, period

    def _bare(self, begin: int, end: int) -> str:
        """What stands between two places, without the place, the date and the opening words at its head."""
        for mention in self.text.outer(self.index):
            inside = begin <= mention.begin and mention.end < end - 1 and mention.thing.kind in (Kind.PLACE, Kind.BODY)
            if inside and not _TOWARDS.search(self.flat[begin : mention.begin]) and not self._national(mention):
                begin = mention.end
        for date in self.dates:
            if begin <= date.begin and date.end <= end:
                begin = date.end
        return _OPENING.sub("", _BRACKETS.sub("", self.flat[begin:end]).strip())

    def _indicator(self, begin: int, end: int) -> str | None:
        """The indicator's name that ends at ``end``, without the place and the date before it; None if it is none."""
        name = self._bare(begin, end)
        if name.startswith(("实现", "完成")) and _heads(name[2:]):
            name = name[2:]
        apposed = name.split("即", 1)[0]
        name = apposed if _heads(apposed) else name
        if not 1 < len(name) <= _MAX or "(" in name or ")" in name or name.count("“") != name.count("”"):
            return None
        if _CLAUSE.search(name):
            return None
        counted = name.endswith(_counted()) and any(verb in name for verb in _verbs())
        return name if counted or _heads(name) else None

    def _made(self, quantity: FoundQuantity, indicator: str, at: int, rule: str) -> Figure | None:
        named = self._settle(quantity.begin)
        if self.state.subject is None or (len(indicator) < 4 and not named):
            return None
        start, end = self.state.over
        value, unit = quantity.quantity.value, quantity.quantity.unit
        return Figure(
            evidence=(self.index,),
            rule=rule,
            subject=self.state.subject,
            indicator=indicator,
            value=value,
            unit=unit,
            start=start,
            end=end,
        )

    def _settle(self, until: int) -> bool:
        """Take over subject and period as the sentence has them before ``until``; whether it names a subject."""
        subjects = [m for m in self.text.things(self.index, Kind.PLACE, Kind.BODY) if m.end <= until and self._about(m)]
        if subjects:
            self.state.subject = self._first_of_row(subjects).thing
        for date in self.dates:
            if date.end <= until and (over := self._over(date)) is not None:
                self.state.over = over
        return bool(subjects)

    def _first_of_row(self, subjects: list[Mention]) -> Mention:
        """The last of the mentions; of a row that 等 ends (内蒙古呼和浩特、包头等地) the first."""
        at = len(subjects) - 1
        if self.flat[subjects[at].end : subjects[at].end + 1] == "等":
            while at and self.flat[subjects[at - 1].end : subjects[at].begin] in ("", "、", "和", "及"):
                at -= 1
        return subjects[at]

    def _about(self, mention: Mention) -> bool:
        """Whether a mention can be what figures are about: no source of a report, nothing compared with."""
        begin, end = self._clause(mention.begin), self._clause_end(mention.end)
        if _TOWARDS.search(self.flat[begin : mention.begin]) or self._national(mention):
            return False
        if mention.thing.kind is not Kind.BODY or _COMPANY.search(mention.thing.name):
            return True
        return not _REPORT.search(self.flat[begin : end + 1])

    def _national(self, mention: Mention) -> bool:
        """Whether 全国 is part of a name (全国重点实验室) and speaks of no country."""
        return self.flat[mention.begin : mention.end] == "全国" and bool(_NATIONAL.match(self.flat, mention.end))

    def _over(self, date: FoundDate) -> Period | None:
        """The period of a date; None for one that is compared with or only dates the report."""
        begin, end = self._clause(date.begin), self._clause_end(date.end)
        before, after = self.flat[begin : date.begin], self.flat[date.end : end]
        if re.search(r"(?:比|较|与|同|从|自|于)$", before) or (len(date.start or "") == 10 and _REPORT.search(after)):
            return None
        if date.start is None:
            return None, None
        over = period(date, self.text.front.date)
        stock = before.endswith(("截至", "截止", "截止到", "到")) or self.flat[date.end - 1] in "底末"
        if over is not None and stock:
            return None, over[1]
        return over

    def _clause(self, at: int) -> int:
        """Where the clause of ``at`` begins."""
        begin = self.begin
        for match in _STOP.finditer(self.flat, self.begin, at):
            begin = match.end()
        return begin

    def _clause_end(self, at: int) -> int:
        match = _STOP.search(self.flat, at, self.end)
        return match.start() if match else self.end - 1


@cache
def _verbs() -> tuple[str, ...]:
    return tuple(sorted(marked("indicators", "verb"), key=lambda word: (-len(word), word)))


@cache
def _counted() -> tuple[str, ...]:
    return tuple(sorted(marked("indicators", "counted")))


@cache
def _head_words() -> tuple[str, ...]:
    return tuple(sorted(marked("indicators", "head")))


def _heads(name: str) -> bool:
    return name.endswith(_head_words())
