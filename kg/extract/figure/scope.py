"""One sentence as its figures see it: its clauses, and whom and when they are about before a given place."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise

from kg.extract.figure.indicators import (
    BRACKETS,
    COMPANY,
    NATIONAL,
    OPENING,
    REPORT,
    STOP,
    TOWARDS,
    nominal,
)
from kg.extract.figure.periods import dates_of, over
from kg.extract.figure.promises import ToCome
from kg.extract.figure.subjects import OF_THEIR_OWN, Period, host, last_stacked, lying, of_person, period
from kg.extract.text import AnnotatedText
from kg.model import Kind, Mention, Thing
from kg.text.dates import FoundDate

_PERIODS = tuple("年月天周日时")
_WITHIN = re.compile("(?:内(?![河陆需外地部贸蒙湖销])|间)?")  # 五年|内|国家的支出
_SHARED = 2  # characters of what makes a part, with 在
_SHARE = re.compile("[^,;。]{0,10}?中?的?(?:份额|占比|比重|占有率|比例)")
_LEAST = 3  # characters of what is measured before a date
_EVENTS = re.compile("(?:[冬夏]季|青年)?(?:冬?残?奥|奥运|运动|亚运|全运|世博)会|世界杯|锦标赛|马拉松")  # 东京|奥运会
_NUMBER_OF = re.compile("[\\d一二两三四五六七八九十百千万余多](?:名|位|个|家|所|艘|架|辆)$")  # 两名|某国|公民
_FIRST_OF = re.compile("首[个座条家艘批]|唯一|最[大高长早快][^,;。]{0,8}的")  # 建成亚洲|首个货运机场
_FROM_PLACES = re.compile(r"来自[^,;。:]*$")
_RANKS, _RANK = (
    re.compile("(?:[居列占为是]|排名?|走在|保持|领跑)$"),
    re.compile("[^,;。]{0,6}?(?:第|首[位个座]|前|最|之最|领先)"),
)  # 居|全省|第五位
_SEVERAL = re.compile("等(?:全国)?\\d+个?(?:省|市|县|区|国)")
_COUNTED_UP = re.compile(r"(?:\d+|[两三四五六七八九])[个家座条项](?![省市县区州])")
_OF_OTHERS = re.compile("(?:国家[和及]地区|国家|省份|省区市|地区|城市|高校|单位|机构|企业)的(?=.{2})")
_JOINED = ("", "、", "和", "及")
_JOINTS = ("", "和", "与", "同", "及", "、")
_TRADE = re.compile(
    "(?:国家|各国|其他成员国|两国|三国)?(?:双边|货物|农食?产品|跨境|服务)*(?:进出口)?贸易(?:总|进出口)?额"
)
_PASSES = re.compile("(?!验放)[^,;。、]{0,9}?(?:进出|出入|通关|通行)|[出进入][境口]")
_OPENS = tuple("年月日天时来度底末计")  # 今年以来|经某口岸
_QUOTED = re.compile("“[^”]*”")
_LINE = re.compile("[至到](?![今达])[^,;。\\d]{2,16}(?:铁路|高铁|公路|高速|工程|线路|正线|航线|管道|段|线)")


class Scope:
    """A sentence of an annotated text with its dates and the names that figures can be about."""

    def __init__(self, text: AnnotatedText, index: int) -> None:
        self.text, self.index = text, index
        self.flat, self.front, self.issue = text.flat, text.front, text.front.date
        self.begin, self.end = text.sentences[index].begin, text.sentences[index].end
        self.dates = dates_of(self.flat, self.begin, self.end, self.issue)
        self.names = text.things(index, Kind.PLACE, Kind.BODY)
        self._starts = [mention.begin for mention in self.names]
        self._stops = [match.start() for match in STOP.finditer(self.flat, self.begin, self.end)]
        dated = [(date.end, told) for date in self.dates if (told := over(self, date)) is not None]
        self._period_ends, self.periods = [end for end, _ in dated], [told for _, told in dated]
        self._date_ends = {date.end: date for date in self.dates}
        self._date_starts = [date.begin for date in self.dates]
        first = self.names[0] if self.names else None
        self._brackets = [match.span() for match in BRACKETS.finditer(self.flat, self.begin, self.end)]
        quoted = self.flat.find("“", self.begin, self.end) >= 0
        self._quotes = [m.span() for m in _QUOTED.finditer(self.flat, self.begin, self.end)] if quoted else []
        lies = first and first.begin == self.begin and lying(self.flat, self.names)
        self.topic = lies or host(text, index)
        self.to_come = ToCome(self)
        self._trade = self.flat.find("贸易", self.begin, self.end) >= 0

    def subject_before(self, until: int) -> Mention | None:
        """The name that figures before ``until`` are about; None where the sentence names none."""
        if self.topic and self.topic.end <= until:
            return self.topic
        row = self.row_before(until)
        if len(row) > 1 and row[-2].end < row[-1].begin and _COUNTED_UP.match(self.flat, row[-1].end):
            return None  # 新设了北京、湖南、安徽|3个自贸试验区
        if row and self.flat[row[-1].end : row[-1].end + 1] == "等":  # 内蒙古呼和浩特、包头等地
            return None if self.several(until) else self._whole(row[0])
        return row[-1] if row else None

    def several(self, until: int) -> bool:
        """Whether what is told is of more than the places that are named: 广西、贵州等|26省受灾."""
        last = bisect_left(self._starts, until) - 1
        return last >= 0 and _SEVERAL.match(self.flat, self.names[last].end) is not None

    def _whole(self, first: Mention) -> Mention:
        """The country whose capital a row of places begins with: 也门首都萨那等多地."""
        stop = first.begin - len("首都")
        country = next((m for m in self.names if m.end == stop), None)
        return country if country and self.flat.startswith("首都", stop) else first

    def place_before(self, until: int) -> Mention | None:
        """The place of what a clause tells: named in it, or after 在 in the clause before, or first in the sentence."""
        begin = self.clause(until)
        places = [mention for mention in self._before(until) if mention.thing.kind is Kind.PLACE]
        if not places:
            return None
        at = self.clause(places[0].begin)
        if at == begin or self.flat.startswith(("在", "于"), at):
            return places[0]
        return last_stacked(places[::-1])  # 甲市|乙科学城里,…,29个平台…

    def last_place(self, until: int) -> Thing | None:
        """The place that was told of last before a place of the text, also as what others did something to."""
        for index in range(self.index, max(self.index - 3, -1), -1):
            places = [m for m in self.text.things(index, Kind.PLACE) if m.end <= until]
            if places:
                return places[-1].thing
        return None

    def period_before(self, until: int) -> Period | None:
        """The period that the dates before ``until`` give; None where they give none."""
        last = bisect_right(self._period_ends, until) - 1
        return self.periods[last] if last >= 0 else None

    def told_of(self, date: FoundDate) -> bool:
        """Whether a date gives a period: none that something is compared with."""
        return date.end in self._period_ends

    def dated(self, at: int) -> Period | None:
        """The period of the date that a quantity stands under: 由2018年的12家, 增加到去年的30家, 从2018年12家."""
        date = self._date_ends.get(at - 1 if self.flat[at - 1] == "的" else at)
        towards = date and (
            self.flat[at - 1] == "的" or self.flat.startswith(("由", "从", "到", "至"), max(date.begin - 1, 0))
        )
        return period(date, self.issue) if date and towards else None

    def clause(self, at: int) -> int:
        """Where the clause of ``at`` begins."""
        stops = bisect_left(self._stops, at)
        return self._stops[stops - 1] + 1 if stops else self.begin

    def part(self, at: int) -> int:
        """Where the clause of ``at`` begins, or the bare 其中 before it."""
        begin = self.clause(at)
        return begin - len("其中,") if self.flat.endswith("其中,", 0, begin) else begin

    def lead(self, before: int, begin: int) -> int:
        """Where the words begin that lead up to a quantity: after the one before, its clause or its 国家和地区的."""
        at = max(before, self.clause(begin))
        of = _OF_OTHERS.match(self.flat, at, begin)  # 来自119个|国家和地区的|报名影片4564部
        return of.end() if of else at

    def clause_end(self, at: int) -> int:
        stops = bisect_left(self._stops, at)
        return self._stops[stops] if stops < len(self._stops) else self.end

    def bare(self, begin: int, end: int) -> str:
        """What stands between two places, without the place, the date and the opening words at its head."""
        for mention in self.names[bisect_left(self._starts, begin) : bisect_left(self._starts, end)]:
            inside = begin <= mention.begin and mention.end <= end and not self.flat.endswith("(", 0, mention.begin)
            towards = inside and TOWARDS.search(self.flat[begin : mention.begin]) and not self._passed(mention)
            towards = towards or (inside and (self._held_in(begin, mention) or self._quoted(mention)))
            if inside and not (towards or self._national(mention) or self._first_of_two(mention)):
                begin = mention.begin if self._route(mention, end) else mention.end
        told = ""
        if self.flat[begin - 1 : begin] in _PERIODS:
            begin = _WITHIN.match(self.flat, begin).end()  # type: ignore[union-attr]
        for date in self.dates[bisect_left(self._date_starts, begin) : bisect_left(self._date_starts, end)]:
            if begin < date.begin and date.end == end:  # 全村人均收入去年|达到…
                end = date.begin
            elif begin <= date.begin and date.end <= end:
                told = told or self._subject_of(begin, date.begin)
                begin = date.end
        return told + OPENING.sub("", BRACKETS.sub("", self.flat[begin:end]).strip())

    def _held_in(self, begin: int, mention: Mention) -> bool:
        """Whether a place only says of what something makes a part: 黄金在|某国|储备中的份额."""
        at = mention.begin
        return at - begin > _SHARED and self.flat[at - 1] == "在" and _SHARE.match(self.flat, mention.end) is not None

    def _subject_of(self, begin: int, end: int) -> str:
        """What is measured, where a date parts it from how: 东部通道|今年|通行量已达…"""
        words = OPENING.sub("", self.flat[begin:end])
        return words if len(words) > _LEAST and nominal(words) else ""

    def row_at(self, begin: int) -> Mention | None:
        """The last of the names that stand one upon another from a place on: 800年历史的|甲省|乙古城."""
        names = self.names[bisect_left(self._starts, begin) :]
        return last_stacked(names) if names and names[0].begin == begin else None

    def row_before(self, until: int) -> tuple[Mention, ...]:
        """The row of names that ends with the last subject before ``until``: 东部、中部、西部地区."""
        return tuple(self._row(self._before(until))[::-1])

    def _before(self, until: int) -> Iterator[Mention]:
        """What figures can be about before a place, the last first."""
        for index in range(bisect_left(self._starts, until) - 1, -1, -1):
            mention = self.names[index]
            if mention.end <= until and not self._aside(mention, until) and self._about(mention):
                yield mention

    def _passed(self, mention: Mention) -> bool:
        """Whether a place is one that what is counted passes, and is counted there: 经|某口岸|出入境旅客."""
        if mention.thing.kind is not Kind.PLACE or not self.flat.endswith("经", 0, mention.begin):
            return False
        before = self.flat[mention.begin - 2 : mention.begin - 1]
        opens = mention.begin - 1 == self.begin or before in _OPENS or not "\u4e00" <= before <= "\u9fff"
        return opens and _PASSES.match(self.flat, mention.end) is not None

    def _aside(self, mention: Mention, until: int) -> bool:
        """Whether a name stands in brackets that close before a place: 新增97例(甲省96例,乙省1例),累计…."""
        return any(begin < mention.begin < end <= until for begin, end in self._brackets)

    def _row_begin(self, mention: Mention) -> int:
        """Where the row begins that a name stands in: 至|甲省乙市、丙省丁市."""
        names = self.names[: bisect_left(self._starts, mention.begin) + 1]
        return self._row(names[::-1])[-1].begin

    def _row(self, names: Iterable[Mention]) -> list[Mention]:
        """The first of some names that are told backwards, and those in one row with it."""
        row: list[Mention] = []
        for mention in names:
            if row and self.flat[mention.end : row[-1].begin] not in _JOINED:
                break
            row.append(mention)
        return row

    def _about(self, mention: Mention) -> bool:
        """Whether a mention can be what figures are about: no source of a report, nothing compared with."""
        begin, end = self.clause(mention.begin), self.clause_end(mention.end)
        before = self.flat[begin : max(begin, self._row_begin(mention))]
        first_of = _FIRST_OF.match(self.flat, mention.end) and not mention.thing.name.endswith(OF_THEIR_OWN)
        if first_of or self._of_another(mention):
            return False
        apart = _EVENTS.match(self.flat, mention.end) or self._national(mention) or _NUMBER_OF.search(before)
        if (
            apart
            or of_person(self.text, self.index, mention)
            or self._quoted(mention)
            or (TOWARDS.search(before) and not self._passed(mention))
            or _FROM_PLACES.search(before)
        ):
            return False
        if _RANKS.search(before) and _RANK.match(self.flat, mention.end, end):
            return False
        if mention.thing.kind is not Kind.BODY or COMPANY.search(mention.thing.name):
            return True
        return not REPORT.search(self.flat[begin : end + 1])

    def _national(self, mention: Mention) -> bool:
        """Whether 全国 is part of a name (全国重点实验室) and speaks of no country, or 国家高新区 names a class."""
        if mention.thing.kind is Kind.PLACE and mention.thing.name.startswith("国家"):
            return True
        return self.flat[mention.begin : mention.end] == "全国" and bool(NATIONAL.match(self.flat, mention.end))

    def _route(self, mention: Mention, end: int) -> bool:
        """Whether a place is where a line begins whose length is told: 甲市|至乙市铁路全长265公里."""
        return self.flat.startswith(("至", "到"), mention.end) and _LINE.match(self.flat, mention.end, end) is not None

    def _of_another(self, mention: Mention) -> bool:
        """Whether figures are of the name before it: 甲国与|乙国|贸易额, 长江|宜昌|段."""
        stretch = self.flat.startswith("段", mention.end) and any(m.end == mention.begin for m in self.names)
        return stretch or self._first_of_two(mention) not in (None, mention)

    def _first_of_two(self, mention: Mention) -> Mention | None:
        """The first of two between whom there is trade, whichever is asked for: 中国与东盟|贸易额, 中俄|双边贸易额."""
        if not self._trade:
            return None
        at = bisect_left(self._starts, mention.begin)
        for first, second in pairwise(self.names[max(at - 1, 0) : at + 2]):
            joined = self.flat[first.end : second.begin] in _JOINTS and mention in (first, second)
            if joined and _TRADE.match(self.flat, second.end):
                return first
        return None

    def _quoted(self, mention: Mention) -> bool:
        """Whether a name is only part of words in quotes: 以“海生万象 光影无垠”为主题."""
        quotes = self._quotes and (q for q in self._quotes if q[0] <= mention.begin and mention.end <= q[1])
        return any(mention.end - mention.begin < end - begin - 2 for begin, end in quotes)
