"""Where an action takes place: what 在 says, what its object begins with, or the place that acts itself."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from kg.extract.action.standins import things
from kg.extract.clause.chains import Head
from kg.extract.clause.clauses import Clause
from kg.extract.clause.verbs import STRIKES
from kg.extract.text import AnnotatedText
from kg.lexicon import having
from kg.lexicon.divisions import VILLAGES, Level, load
from kg.model import Kind, Mention, Thing

_JOINS = re.compile(r"[、和及与]|以及")
_TAIL = re.compile(
    r"(?:[、和及与等\d多个]*(?:地|省份|区市|市县|县区|个?乡镇|街道|地区|沿线|境内|各地|县城|城区|农村|海域|水域|海面|一带|沿海)?[里内中上]?)"
)
_TOWARDS = having("policy_verbs", "stance").union(
    ("宣布", "抵制", "帮助", "邀请", "祝贺", "促使", "召见", "通知", "断绝", "学习借鉴")
)


def standing(text: AnnotatedText, clause: Clause) -> tuple[Thing, ...]:
    """The places of a clause that only says where: 在乌海、鄂尔多斯等地,…"""
    found = _led(text, clause, clause.end)
    if clause.opens == "—":  # 在某县的搬迁点——津南新村,…
        found = [m for m in text.things(clause.sentence, Kind.PLACE) if (m.begin, m.end) == (clause.begin, clause.end)]
    if not found:
        return ()
    tail = _TAIL.match(text.flat, found[-1].end, clause.end)
    return things(found) if tail and tail.end() == clause.end else ()


def villages(places: tuple[Thing, ...]) -> tuple[Thing, ...]:
    """The places, where all are villages or neighbourhoods: what a sentence tells of one is its own doing."""
    return places if places and all(place.name.endswith(VILLAGES) for place in places) else ()


def hosts(text: AnnotatedText, clause: Clause, places: tuple[Thing, ...], held: tuple[Thing, ...]) -> tuple[Thing, ...]:
    """The divisions that national news begins a sentence with: what a class does there, the place does.

    ``在东海县,农技人员监测小麦生长情况``
    """
    if text.national and text.flat.startswith("这里", clause.begin):  # 在某镇,|这里全都换上新品种
        return held
    lead = text.flat[text.sentences[clause.sentence].begin : clause.begin]
    if not text.national or (clause.opens and not _SEEN.fullmatch(lead)):
        return ()
    return places if all(load().resolve(place.name) for place in places) else ()


_SEEN = re.compile(
    "(?:[^,]{0,14}(?:假期|期间|季节|时节|[今这][天年]|眼下|目前|近日|连日来),)?(?:记者[^,]{0,6}(?:看到|了解到),)?"
)


def places_of(
    text: AnnotatedText,
    clause: Clause,
    head: Head,
    object_span: tuple[int, int],
    held: tuple[Thing, ...],
    actors: tuple[Thing, ...],
) -> tuple[Thing, ...]:
    """Where an action is: 在… before the verb, the places that the object begins with, 在… of the clause before.

    Where none is said, a village, site or county that acts does so at home.
    """
    found = _led(text, clause, head.begin) or _visited(text, clause, head)
    if head.verb not in _TOWARDS:
        found += _object_places(text, clause, *object_span) + _sent(text, clause, head, object_span)
    if text.flat.endswith(STRIKES, *object_span):
        found += _targets(text, clause, head)
    return things(found) or held or tuple(actor for actor in actors if local(actor, text.front.home))


def _visited(text: AnnotatedText, clause: Clause, head: Head) -> list[Mention]:
    """The places to which somebody comes to see people: 到|某乡某村看望慰问群众."""
    if not head.verb.startswith(("看望", "慰问", "走访")):
        return []
    come = ("到", "走进", "前往", "深入")
    return _row(text, clause, head.begin, lambda place: text.flat.endswith(come, clause.begin, place.begin))


def _targets(text: AnnotatedText, clause: Clause, head: Head) -> list[Mention]:
    """The row of places that somebody strikes at: 对某国首都某市等多地发动|空袭, 对位于某海的某国军舰发动|打击."""
    begin = text.flat.rfind("对", clause.begin, head.begin)
    lies = begin >= 0 and _LIES.search(text.flat, begin, head.begin)
    if lies:
        return _row(text, clause, head.begin, lambda place: place.begin == lies.end())
    return _row(text, clause, head.begin, lambda place: 0 <= begin <= place.begin)


@lru_cache(maxsize=4096)
def local(thing: Thing, home: str | None) -> bool:
    """Whether a thing is a place small enough to be where its own actions are: no country, province or city.

    To a province's paper a city is.
    """
    if thing.kind is not Kind.PLACE:
        return False
    division = load().resolve(thing.name)
    if division is None:
        return bool(_SITE.search(thing.name))
    ours = load().resolve(home) if home else None
    wide = ours is not None and ours.level is Level.PROVINCE
    return division.level > (Level.PROVINCE if wide else Level.PREFECTURE)


_SITE = re.compile(
    r"(?:村|社区|街道|[^城]镇|乡|苏木|港|站|机场|景区|园区?|区|旗|馆|基地|码头|口岸|校区|农场|林场|油田|矿)$"
)


def _led(text: AnnotatedText, clause: Clause, until: int) -> list[Mention]:
    """The row of places after 在, each the narrowest where they stack (在桓台县|马桥镇)."""

    def leads(place: Mention) -> bool:
        before = text.flat[max(0, place.begin - 2) : place.begin]
        upon = before.endswith("对") and _UPON.search(text.flat, until, clause.end) is not None
        sent = before.endswith("向") and text.flat.startswith(_POSTS, until)  # 向清河县|派驻教师
        return upon or sent or (before.endswith("赴") and before != "奔赴") or before.endswith(("在", "针对"))

    found = _row(text, clause, until, leads)
    gone = found and text.flat.startswith("的", found[-1].end) and "赴" in text.flat[clause.begin : found[-1].begin]
    return [] if gone else found  # 赴某地的|考察团


_POSTS = ("派驻", "选派", "派出", "派遣", "下派")
_UPON = re.compile(
    "管制|封闭|检修|养护|施工|排查|巡查|整治|清淤|消杀|[停供][水电气]|停运|摸底|测绘|勘查|会诊|监测|检测|治理|执法|支援|帮扶|援助"
)  # 对某路|实行交通管制


def _row(text: AnnotatedText, clause: Clause, until: int, begins: Callable[[Mention], bool]) -> list[Mention]:
    """The last row of places of a clause before ``until`` whose first one ``begins`` it."""
    found: list[Mention] = []
    for mention in text.opened(clause.sentence, clause.begin, until):
        if mention.thing.kind is Kind.PLACE and not _goes_on(text.flat, found, mention) and begins(mention):
            found = [mention]
    return found


def _goes_on(flat: str, found: list[Mention], mention: Mention) -> bool:
    """Whether a place goes on with a row of others, which it then joins, or narrows the last of."""
    between = flat[found[-1].end : mention.begin] if found else None
    if between == "":
        along = found[-1].thing.name.endswith(("公路", "高速")) and load().resolve(mention.thing.name)
        found[-1] = found[-1] if along else mention  # 元绿公路|元阳县路段
    elif between and _JOINS.fullmatch(between):
        found.append(mention)
    else:
        return False
    return True


def _object_places(text: AnnotatedText, clause: Clause, begin: int, end: int) -> list[Mention]:
    """The row of places that an object begins with, or says that its things lie in (位于甲市和乙市的电站)."""
    found: list[Mention] = []
    lies = _LIES.match(text.flat, begin, end)
    for mention in text.opened(clause.sentence, begin, end):
        if mention.thing.kind is Kind.PLACE and not _goes_on(text.flat, found, mention):
            near = mention.begin - (lies.end() if lies else begin) <= 1
            near = near and not text.flat.startswith("全国", mention.begin)  # 在内蒙古,全国最大的项目并网
            near = near or bool(text.flat.startswith("的", mention.end) and _IN.search(text.flat, begin, mention.begin))
            if near and not found and mention.end - mention.begin > 1:  # 巴中友谊 lies nowhere
                found.append(mention)
    return found


_IN = re.compile("在(?:[东西南北中]{1,2}部)?$")  # 某军在南部某州的防线


def _sent(text: AnnotatedText, clause: Clause, head: Head, span: tuple[int, int]) -> list[Mention]:
    """The places to which people are sent: 选派专家86名|到甲县、乙县坐诊, 组织12名专家到甲县义诊."""
    to = _TO.match(text.flat, span[1], clause.end)
    if not to and head.verb in _SENDS:
        to = _TO.search(text.flat, *span)
    return _object_places(text, clause, to.end(), clause.end) if to else []


_SENDS = frozenset([*_POSTS, "组织", "抽调", "安排", "邀请"])
_TO = re.compile("到|赴|前往|深入|奔赴")
_LIES = re.compile("位于|地处")
