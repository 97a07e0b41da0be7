"""What an article tells in everyday words of a thing that an earlier one spoke of: 340眼机井修好312眼.

No verb of policy heads such a clause, and by itself it says too little to be an action. It is read with the earlier
actions of its place in hand: it speaks of what one of them is on by that thing's own name, and counts in its unit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extract.clause.verbs import STATES
from kg.identity.matter import NO_MEASURE, Matter, is_row
from kg.identity.objects import MOST
from kg.identity.progress import STEPS, of_two_firms
from kg.identity.reports import Report
from kg.identity.scenes import around
from kg.identity.shortened import find, names_of
from kg.identity.tellings import DATED, Telling
from kg.lexicon import units
from kg.model import Quantity, Status
from kg.text.numbers import FoundQuantity
from kg.text.words import cut

_NEAR = 10  # characters between a number and the thing that it counts
_LEAD = 12  # characters before the thing that a clause without a number is about
_OWN = 5  # characters of a name that no two things of a city have
_SOME = 20  # from so many on a thing is known by one character
_PERSONS, _SITES = ("人", "名", "位", "人次"), frozenset("个座处所家栋幢间")  # measure words that stand for each other
_OF = re.compile(
    r"[上里内]的|(?<=[区院园馆楼站厂校])的[共约近逾]?\d"
)  # 责任书|上的日子, 新院区|的46台设备: what it holds
_CONTENT = re.compile("的(?!建设|改造|施工|修缮|安装|整治|加固|扩建|主体|工程)")  # 各换热站|的温度一目了然
_OF_PEOPLE = ("help", "train", "foster", "recruit")
_MADE = re.compile("(?:新建|改建|扩建|改扩建|在建|续建|改造|修缮)的?$")
_WORK = re.compile(r"^(?:工程|项目)(?=[^\d])")
_LENGTHS = {"公里": 1000, "千米": 1000}
_NOUNS, _NAMES = ("n", "b", "vn", "j", "l"), ("nr", "ns", "nt")
HOW = ("全部", "悉数", "一共", "有", "已有", "是")
TOLD = (Status.DONE, Status.ONGOING)
_MODIFIES = frozenset("新老旧小大")


@dataclass(frozen=True, slots=True)
class Spoken:
    """How a telling speaks of a thing of an earlier report: how surely, where, how many of it, how far it has come."""

    thing: str
    sure: float
    begin: int
    end: int
    amount: FoundQuantity | None
    status: Status


def spoken_of(telling: Telling, earlier: Report) -> Spoken | None:
    """Where a telling speaks of the thing that an earlier report is on; None where it does not."""
    if earlier.matter.yearly:
        return None
    for thing in earlier.matter.things:
        for name in names_of(thing):
            if found_at := find(name, telling.words):
                begin, end = found_at
                span, whole = (telling.begin + begin, telling.begin + end), name == thing
                if (
                    _OF.match(telling.words, end)
                    or _lists(thing, telling.words, end)
                    or (not whole and not _ends(telling, span[1]))
                ):
                    continue
                speaks = _counts if _pairs(telling, earlier, whole=whole) else _tells
                found = speaks(telling, earlier, thing, span, whole=whole)
                if found and (earlier.bare or telling.left or (earlier.status, found.status) in STEPS):
                    return found
    return None


def _lists(thing: str, words: str, end: int) -> bool:
    """Whether a list of tasks is only spoken of, and nothing is told of what it is on: 通报十件实事|最新进度."""
    return thing.endswith(_LISTS) and _SPOKEN_OF.match(words, end) is not None


_LISTS = ("实事", "清单", "任务", "事项", "举措")
_SPOKEN_OF = re.compile("的?(?:最新|半程|全年|总体)?(?:进度|进展|情况|公布|发布|名单|问与答|解读)")


def _counts(telling: Telling, earlier: Report, thing: str, span: tuple[int, int], *, whole: bool) -> Spoken | None:
    """The telling's number of a thing, in the unit in which the earlier report counts it."""
    begin, end = span
    pairs = _pairs(telling, earlier, whole=whole)
    amount, before = pairs[-1]
    name = telling.words[begin - telling.begin : end - telling.begin]
    of_people = earlier.matter.family in _OF_PEOPLE or _unit(before) != "人"
    if not whole and thing.startswith(name) and not of_people:  # 老年人 of 老年人免费体检
        return None
    if telling.left:
        return _left(thing, span, before, amount) if whole or len(name) > 2 else None
    same = any(_value(a.quantity) == _value(b) for a, b in pairs)
    directly = any(0 <= begin - a.end <= _NEAR for a, _ in pairs)
    at_once = any(begin == a.end for a, _ in pairs)
    if end - begin < 2 and _headed(telling, thing):  # 微巴开了6条|线 is no 生产线
        return None
    if not (directly or end <= amount.begin) or (end - begin < 2 and not at_once):  # 1.8万棵|树苗, of 护岸树
        return None
    few = end - begin < 2 and not same and _value(amount.quantity) < _SOME  # 三个|班, of 订单班
    if (
        few
        or not (whole or same or at_once or _plain(telling, begin, thing))
        or not _fits(telling, earlier, amount, before)
    ):
        return None
    sure = 1 + (0.2 if same else 0) + (0.5 if whole else 0)
    return Spoken(thing, sure, begin, _end_of(telling, span), amount, telling.status(counts=True))


def _headed(telling: Telling, thing: str) -> bool:
    """Whether a clause begins with a noun that a thing does not have."""
    first = next(iter(cut(telling.words)), None)
    return first is not None and first.tag in ("n", "nz") and telling.words[: first.end] not in thing


def _left(thing: str, span: tuple[int, int], before: Quantity, amount: FoundQuantity) -> Spoken | None:
    """What is still to be done of a thing, or late: 水毁机井还差39眼没修."""
    less = _value(amount.quantity) <= _value(before)
    return Spoken(thing, 1.1, *span, None, Status.ONGOING) if less else None


def _fits(telling: Telling, earlier: Report, amount: FoundQuantity, before: Quantity) -> bool:
    """Whether so much may have been done since: more than before, not much more than was promised."""
    here, there = _value(amount.quantity), _value(before)
    if earlier.bare:
        return True
    if earlier.status is Status.PLANNED or not earlier.action.quantities:
        return here <= MOST * there
    return here > there or (here == there and telling.all and not earlier.all)


def _unit(quantity: Quantity) -> str:
    unit = quantity.unit
    return "人" if unit in _PERSONS else "个" if unit in _SITES else "米" if unit in _LENGTHS else unit


def _value(quantity: Quantity) -> float:
    return float(quantity.value) * _LENGTHS.get(quantity.unit, 1)


def _pairs(telling: Telling, earlier: Report, *, whole: bool) -> list[tuple[FoundQuantity, Quantity]]:
    """The numbers of both that count in one unit, or are equal where both call the thing by its whole name."""
    every = [(here, there) for here in telling.counted for there in earlier.matter.quantities]
    alike = [(here, there) for here, there in every if _unit(here.quantity) == _unit(there)]
    return alike or [(here, there) for here, there in every if whole and _value(here.quantity) == _value(there)]


def _tells(telling: Telling, earlier: Report, thing: str, span: tuple[int, int], *, whole: bool) -> Spoken | None:
    """A thing that the telling is about, which does not say how many there are."""
    begin, end = span
    if (not telling.all and not _ends(telling, end)) or _acts(telling, end):
        return None
    many = any(map(_of_many, earlier.matter.quantities)) and not is_row(earlier.matter)
    opens = not _MADE.sub("", telling.words[: begin - telling.begin])  # 扩建的|仓库已堆满
    long = end - begin > 2 or (whole and opens)
    own = whole and end - begin >= _OWN  # 城东污水处理厂|的厂房有了模样
    if _CONTENT.match(telling.words, end - telling.begin) and not (telling.all or own):
        return None
    if (many and telling.counted) or not long or not telling.signed or (earlier.matter.alone and not whole):
        return None
    if begin - telling.begin > _LEAD and not (whole and (telling.all or telling.over)):
        return None
    more = many and not earlier.all and (telling.all or (whole and telling.over))
    if earlier.status is Status.DONE and not earlier.bare and not more:
        return None
    return Spoken(thing, 1 + (0.5 if whole else 0), begin, end, None, telling.status(counts=many and telling.all))


def _acts(telling: Telling, end: int) -> bool:
    """Whether the thing only does something on a day: 某局挂牌 in April, 某局6月1日公布… in June."""
    return DATED.match(telling.words, end - telling.begin) is not None and not (telling.begun or telling.over)


def _ends(telling: Telling, end: int) -> bool:
    """Whether a name in short ends there, and is not the beginning of another's: 燃气|管道, but 公交车|司机."""
    rest = _WORK.sub("", telling.words[end - telling.begin :])  # 除险加固|工程完成55%
    after = next(iter(cut(rest)), None)
    if after and rest[: after.end] in STATES:  # 某渡改桥|通车
        return True
    return telling.begun or not after or rest[: after.end] in HOW or not after.tag.startswith(_NOUNS)


def _of_many(quantity: Quantity) -> bool:
    """Whether a quantity says that there are several of a thing: no sum spent on it, no time."""
    return quantity.value != 1 and quantity.unit not in NO_MEASURE and units.kind(quantity.unit) in ("count", "measure")


def _plain(telling: Telling, begin: int, thing: str) -> bool:
    """Whether nothing before the last word of a thing makes it another thing: 新公交车, but 高速|公路."""
    words = [word for word in cut(telling.words) if telling.begin + word.end <= begin]
    if not words or not words[-1].tag.startswith(_NOUNS) or words[-1].tag in _NAMES:
        return True
    last = telling.words[words[-1].begin : words[-1].end]
    return last in thing or _MODIFIES.issuperset(last)


def _end_of(telling: Telling, span: tuple[int, int]) -> int:
    """Where the word ends that a name of one character begins: 树|苗."""
    begin, end = span
    if end - begin > 1:
        return end
    words = cut(telling.words[begin - telling.begin :])
    return begin + words[0].end


def ends_of(matter: Matter) -> frozenset[str]:
    """How what an action is on may end as others call it: two characters, or one right behind a number."""
    names = [name for thing in matter.things for name in names_of(thing)]
    return frozenset(name[-2:] for name in names)


def one_of_its_name(matter: Matter) -> bool:
    """Whether a thing has a name of its own, by which it is known all over a city: 五号窟加固保护工程."""
    return not any(map(_of_many, matter.quantities)) and min(map(len, matter.things)) >= _OWN


def ends_in(telling: Telling) -> frozenset[str]:
    """How the names may end of what a telling speaks of: each two characters, and what stands right behind a number."""
    words = telling.words
    behind = (words[each.end - telling.begin :][:1] for each in telling.counted)
    return frozenset((*(words[at : at + 2] for at in range(len(words) - 1)), *behind))


def counts_all(telling: Telling, earlier: Report) -> bool:
    """Whether a telling names a thing in full and how many were promised, wherever that was: 9座水质自动监测站."""
    whole = any(len(thing) >= _OWN and thing in telling.words for thing in earlier.matter.things)
    return whole and any(a.quantity == b for a in telling.counted for b in earlier.matter.quantities)


def denies(read: Report, telling: Telling, earlier: Report) -> bool:
    """Whether an action that was read in a clause shows that it tells of something else: elsewhere, to be done."""
    here, there = read.matter, earlier.matter
    if of_two_firms(read, earlier):
        return True
    if there.short and here.core == there.core and here.family != there.family:  # 帮扶|就业, 新增|就业
        return True
    places = frozenset(each for place in read.places for each in around(place))
    if read.action.places and earlier.places and not places & (earlier.places | earlier.near):
        return True
    less = any(_value(a.quantity) < _value(b) for a, b in _pairs(telling, earlier, whole=False))
    return read.action.status not in TOLD and not (telling.sure or less)
