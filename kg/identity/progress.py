"""Whether an action reports on an earlier one: on the same thing, in one place or by one body, and further on.

Both are of one family of verbs, their objects are the same thing, their places or actors meet, and the status goes
on: proposed → planned → ongoing → done, or more of it done.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import product

from kg.identity.matter import NO_MEASURE, Matter, is_row
from kg.identity.objects import ALIKE, MOST, dice, one_unit, overlap, said_again, sure
from kg.identity.periods import adds_up, apart
from kg.identity.reports import Report
from kg.identity.scenes import FIRM
from kg.identity.written import leaves_out
from kg.lexicon import units
from kg.model import Quantity, Status
from kg.text.calendar import days_between

LATEST = 40  # of the actions that share a word and a place, how many are looked at: the latest
SPAN = 800  # days after which nobody reports on a promise
LIKE_ITEMS = 0.3  # from this likeness on two objects of one number in a yearly list are one
GROWS = 20  # how many times a number may grow from one report to the next
LIKE_WORDS = 0.5  # from this likeness on two sentences report on one count
SAME_WORDS = 0.7  # the share of a sentence's words from which it says the same as another
_COUNTRY = "https://kg.example/place/中国"
STEPS = {
    (Status.PROPOSED, Status.PLANNED): "proposal-taken-up",
    (Status.PROPOSED, Status.ONGOING): "proposal-taken-up",
    (Status.PROPOSED, Status.DONE): "proposal-taken-up",
    (Status.PLANNED, Status.ONGOING): "promise-under-way",
    (Status.PLANNED, Status.DONE): "promise-kept",
    (Status.ONGOING, Status.ONGOING): "work-goes-on",
    (Status.ONGOING, Status.DONE): "work-done",
    (Status.DONE, Status.DONE): "more-done",
}


AHEAD = (Status.PLANNED, Status.PROPOSED)
_CREATING = frozenset(["build", "add", "found", "open"])  # 新增|停车位, 建成|停车位: of what is counted, one deed
_REMOVING = frozenset(["clear", "cut"])


def earlier_of(
    entry: Report,
    index: Mapping[tuple[str, str], Sequence[Report]],
    matters: Mapping[str, Report],
    members: Mapping[str, Sequence[Report]],
) -> Report | None:
    """The earlier action that this one reports on: of the matter of the likest the latest.

    ``matters`` has the first report of each report's matter, ``members`` all that follow such a first one.
    """
    seen: dict[str, Report] = {}
    for scope in sorted(entry.scopes):
        for word in entry.words:
            seen.update((other.iri, other) for other in index.get((scope, word), ())[-LATEST:])
    first = {iri: matters.get(iri, other) for iri, other in seen.items()}
    ranked = ((_likeness(entry, other, first[other.iri]), other.day, other.iri, other) for other in seen.values())
    alike = sorted((each for each in ranked if each[0] >= ALIKE), key=lambda each: each[:3])
    if not alike:
        return None
    matter = first[alike[-1][2]]
    others = (other for other in (matter, *members.get(matter.iri, ())) if _goes_on(entry, other, matter))
    likest = alike[-1][3]
    return max((*others, likest), key=lambda other: (other.day, other.iri == likest.iri, other.iri))


def one_promise(one: Report, other: Report) -> bool:
    """Whether two promises of an article are on one thing: 启动某镇红军旧址修缮工程, 修缮旧址13处."""
    short, long = sorted((one.matter.core, other.matter.core), key=len)
    ahead = one.status in AHEAD and other.status in AHEAD and not (one.matter.alone or other.matter.alone)
    families = {one.matter.family, other.matter.family}
    kin = len(families) == 1 or "any" in families
    return ahead and kin and long.endswith(short) and not (one.matter.quantities and other.matter.quantities)


def _goes_on(later: Report, earlier: Report, first: Report) -> bool:
    """Whether a report on the matter of one's likest may be on the same thing of it: 红军旧址 before 旧址."""
    one = not is_row(first.matter) and later.matter.core[-2:] == earlier.matter.core[-2:]
    step = STEPS.get((earlier.status, later.status))
    ago = later.key != earlier.key and 0 < days_between(earlier.day, later.day) <= SPAN
    return one and step is not None and ago and not _forbidden(later, earlier, step)


def _likeness(later: Report, earlier: Report, first: Report) -> float:
    """How much two objects are one, from 0 to 1 and a little more for an equal number; 0 where anything forbids it.

    ``first`` is the first report of the matter that the earlier is on.
    """
    step = STEPS.get((earlier.status, later.status))
    if step is None or later.key == earlier.key or not 0 < days_between(earlier.day, later.day) <= SPAN:
        return 0
    meet = _meet(later, earlier)
    if not (meet or _near(later, earlier)) or not _akin(later.matter, earlier.matter):
        return 0
    unpromised = first.status not in AHEAD or _of_money(later)
    if _forbidden(later, earlier, step) or (unpromised and not _adds_up(later, earlier, step)):
        return 0
    alike = overlap(later.matter, earlier.matter)
    if _same_item(later, earlier) and dice(later.matter.core, earlier.matter.core) >= LIKE_ITEMS:
        alike = max(alike, ALIKE)
    goes_on = step.startswith("work") and first.status not in AHEAD and not later.local  # 建起|光伏电站, somewhere
    if (goes_on or later.scopes & earlier.scopes <= {_COUNTRY}) and not _told_alike(later, earlier, alike):
        return 0
    counts = product(later.matter.quantities, earlier.matter.quantities)
    same = any(a.value == b.value and a.unit == b.unit for a, b in counts)
    if not meet and not sure(later.matter, earlier.matter, alike, same):
        return 0
    return alike + (0.2 if alike >= ALIKE and same else 0)


def _forbidden(later: Report, earlier: Report, step: str) -> bool:
    """Whether years, firms, words or numbers forbid that the one tells of the other."""
    next_year = later.matter.yearly and later.day[:4] != earlier.day[:4]
    past = later.period.year != "" and later.period.year < earlier.day[:4]
    other = apart(later.period, earlier.period) or next_year or past or of_two_firms(later, earlier)
    return other or _no_further(later, earlier) or not _countable(later, earlier, step)


def _no_further(later: Report, earlier: Report) -> bool:
    """Whether what goes on is told of in the same words again, called for by others too, or done anew."""
    if later.status is earlier.status is Status.ONGOING and not later.matter.quantities:
        return said_again(later.sentence, earlier.sentence) >= SAME_WORDS
    if earlier.status in AHEAD and later.status in AHEAD:
        return not later.local and later.matter.family != "rule"
    return earlier.status in AHEAD and bool(_AGAIN.search(later.sentence))


_AGAIN = re.compile(r"第[二三四五六七八九十\d]+次|再次|再(?=[向提])")  # 第七次|加息: no promise of the sixth


def _adds_up(later: Report, earlier: Report, step: str) -> bool:
    """Whether what nobody promised is told of as growing: a paper tells of every day's deeds, 击落40架, 预拨1.4亿元.

    Deeds of no family come again and again (控制|定居点), also such as are under way.
    """
    recurs = not (later.matter.family or earlier.matter.family) or _of_money(later)
    if step == "more-done" or (step.startswith("work") and recurs):
        return adds_up(later.period, earlier.period, recurs=recurs)
    return True


def _of_money(later: Report) -> bool:
    return any(units.kind(each.unit) == "money" for each in later.matter.quantities)


def _same_item(later: Report, earlier: Report) -> bool:
    """Whether both are of one number in the lists of one year: 第3项, 3."""
    here, there = later.action.item, earlier.action.item
    return here is not None and (here, later.day[:4]) == (there, earlier.day[:4])


def _told_alike(later: Report, earlier: Report, alike: float) -> bool:
    """Much is done in a country: only what is named at length is one, and a number grows only in a like sentence."""
    if len(later.matter.core) < 6 or alike < 0.85:
        return False
    grown = later.status is earlier.status is Status.DONE
    return not grown or dice(later.sentence, earlier.sentence) >= LIKE_WORDS


def _akin(later: Matter, earlier: Matter) -> bool:
    """Whether the deeds are of one family; where the thing is but a word, they have to count the same."""
    if (later.short or earlier.short) and (later.core != earlier.core or not one_unit(later, earlier)):
        return False
    families = {later.family, earlier.family}
    if (len(families) == 1 and later.family) or "any" in families:
        return True
    counted = one_unit(later, earlier)
    same = later.core == earlier.core and not (later.short or families & _REMOVING)  # 修复|机井340眼, 修好|机井312眼
    return counted and (same or families <= _CREATING)


def _meet(later: Report, earlier: Report) -> bool:
    """Whether places agree where both have some; else whether one body acts."""
    if (later.sites & (earlier.sites | earlier.places)) | (earlier.sites & later.places):
        return True
    promised = earlier.status is Status.PLANNED and not later.action.places and bool(later.actors & earlier.actors)
    if later.places and earlier.places and not promised:  # a firm's seat says nothing of where it sets up camps
        return bool(later.places & earlier.places) or _within_county(later, earlier)
    return bool(later.actors & earlier.actors)


def of_two_firms(later: Report, earlier: Report) -> bool:
    """Whether two firms or schools act, each on its own: 甲医院招聘护士, 乙医院招聘护士."""
    here, there = ({each for each in one.actors if FIRM.search(each)} for one in (later, earlier))
    if not later.local and bool(here) != bool(there):  # of a country's 床位 those of one hospital; 央行 is a state's
        return not any(each.endswith("银行") for each in here | there)
    pairs = (sorted(map(_name, pair), key=len) for pair in product(here, there))
    one = any(short == long or leaves_out(short, long) for short, long in pairs)  # 桐荫伞厂, 某市桐荫油纸伞厂
    return bool(here and there) and not one


def _name(iri: str) -> str:
    """The name of a firm without what says that it is one: 公交公司 may be turned into 公交集团."""
    return _COMPANY.sub("", iri.rpartition("/")[2])


_COMPANY = re.compile("(?:集团|控股|股份|有限|责任)*(?:公司|集团)$")


def _within_county(later: Report, earlier: Report) -> bool:
    """Whether one of two reports on one count tells of a county, the other of a township or village in it."""
    if later.matter.core != earlier.matter.core or not one_unit(later.matter, earlier.matter):
        return False
    here, there = (each.places | {place for place in each.near if _county(place)} for each in (later, earlier))
    nested = (f"{a}-".startswith(f"{b}-") or f"{b}-".startswith(f"{a}-") for a, b in product(here, there))
    counties = all(map(_county, (later.places | later.near) & (earlier.places | earlier.near)))
    return counties and any(nested)


def _county(place: str) -> bool:
    """Whether a place is a county or lies in one, by its IRI."""
    return place.count("-") >= 2


def _near(later: Report, earlier: Report) -> bool:
    """Whether both must be in one place, where at least one does not say where it is, or only at what site."""
    unsaid = not (later.places and earlier.places) or bool(later.around) != bool(earlier.around)
    here, there = (each.places | each.near | each.around for each in (later, earlier))
    return unsaid and bool(here & there)


def _countable(later: Report, earlier: Report, step: str) -> bool:
    """Whether the numbers, where both have some, count one thing; of what is done, more is done."""
    here, there = later.matter.quantities, earlier.matter.quantities
    shared = [(a, b) for a in here for b in there if a.unit == b.unit]
    parts = later.matter.begun and later.action.verb != earlier.action.verb  # 4栋开工, 2栋封顶
    if step == "work-goes-on" and not parts and any(a.value < b.value for a, b in shared):
        return False  # 前2个月 after the whole of last year
    if step == "more-done" or _retold(
        later, earlier
    ):  # a sum paid out twice, or done so many times, is no progress on one thing
        adds_up = later.matter.family != "pay"
        begun = later.all and not earlier.all and not here
        grown = (b.value < a.value < GROWS * b.value and a.unit not in NO_MEASURE for a, b in shared)
        return adds_up and (begun or any(grown))
    if shared and earlier.status in AHEAD:
        return any(_comes_of(a, b, later, earlier) for a, b in shared)
    return bool(shared) or not (here and there)


def _comes_of(now: Quantity, then: Quantity, later: Report, earlier: Report) -> bool:
    """Whether so much may come of so much promised: a sum of money is one sum, if none is told to be paid over time."""
    summed = later.period.summed or earlier.period.year or units.kind(now.unit) != "money"
    return now.value == then.value or (bool(summed) and float(now.value) <= MOST * float(then.value))


def _retold(later: Report, earlier: Report) -> bool:
    """Whether one beginning is told of twice: 启动, 启动实施."""
    done = later.action.status is earlier.action.status is Status.DONE
    return done and earlier.matter.begun and later.action.verb.startswith(earlier.action.verb)
