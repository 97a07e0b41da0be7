"""Places written one after another, each of which lies in the one before: 恭城瑶族自治县|莲花镇|红岩村, 江苏|昆山."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from kg.extract.lands import within
from kg.extract.text import AnnotatedText
from kg.lexicon import mark_of, table
from kg.lexicon.divisions import SETTLED, TOWNSHIPS, Division, load
from kg.lexicon.people import FOREIGN_SET
from kg.model import Kind, Link, Mention, Thing
from kg.resolve.spans import outermost


def extract(text: AnnotatedText, index: int) -> Iterator[Link]:
    """恭城瑶族自治县|莲花镇|红岩村, 婺源的篁岭村, 江苏|昆山: each in the one before, and a list's in the same."""
    places = outermost(m for m in text.mentions[index] if m.thing.kind is Kind.PLACE and not m.pointing)
    whole: Thing | None = None  # what the place before lies in
    above: dict[Thing, Thing] = {}
    for before, after in itertools.pairwise(places):
        between = text.flat[before.end : after.begin]
        name = after.thing.name
        if division_of(name, None) is not None or name in table("countries"):
            whole = None
            inside = _state(before.thing.name) and country_of(name) in ("", country_of(before.thing.name))
            if between in ("", "的") and inside and mark_of("countries", name) == "city":
                yield within(index, after.thing, before.thing, "written-after")  # 加利福尼亚州|旧金山市
            elif not between and _above(before.thing.name, name):
                yield within(index, after.thing, before.thing, "written-after")  # 江苏|昆山, of which 苏州 is told too
        elif not _towns(before.thing.name, name) and (
            (not between and (_holds(text, before) or _seats(text, before, name)))
            or (between in ("", "的") and _named(before) and (_settled(name) or _state(before.thing.name)))
        ):
            whole = before.thing
            yield within(index, after.thing, whole, "written-after")
        elif whole and between in ("", *_AND) and (_settled(name) or _alike(before.thing.name, name, whole)):
            whole = above.get(whole) if _towns(whole.name, name) else whole  # 某县甲镇一村、乙镇二村
            if whole:
                yield within(index, after.thing, whole, "written-after")
        else:
            whole = None
        if whole:
            above[after.thing] = whole


def _above(upper: str, lower: str) -> bool:
    """Whether a division is one of those above another."""
    gazetteer = load()
    over, under = division_of(upper, None), division_of(lower, None)
    return over is not None and under is not None and over in gazetteer.ancestors(under)


def _towns(one: str, other: str) -> bool:
    """Whether both are townships, of which none lies in the other: 白马镇青山镇 is a list."""
    return one.endswith(TOWNSHIPS) and other.endswith(TOWNSHIPS)


def _alike(one: str, other: str, whole: Thing) -> bool:
    """Whether two places are of one kind by their last characters (赣江中大道、世贸路), or towns of a state abroad."""
    roads = one.endswith(_ROADS) and other.endswith(_ROADS)
    return one[-1] == other[-1] or roads or (_state(whole.name) and FOREIGN_SET.issuperset(one + other))


_ROADS = ("路", "道", "街", "巷")
_AND = ("、", "和", "及", "以及", "与")


def _holds(text: AnnotatedText, mention: Mention) -> bool:
    """Whether a place can hold the one right after it: a division by its full name, a township, a country abroad."""
    name = text.surface(mention.begin, mention.end)
    full = name == mention.thing.name and name.endswith(("省", "市", "区", "县", "旗", "州", "盟", *SETTLED))
    return full or name.endswith(_ESTATES) or _abroad(mention.thing.name)


def _seats(text: AnnotatedText, division: Mention, site: str) -> bool:
    """Whether national news names a site by where it lies: 福建|武夷山国家公园, 杭州|西湖国宾馆; no river or road."""
    stands = text.national and site.endswith((*IN_ONE, *_BUILDINGS))
    return stands and division_of(division.thing.name, None) is not None


IN_ONE = (
    *("公园", "保护区", "景区", "度假区", "古城", "古镇", "遗址", "石窟", "口岸", "机场", "油田", "气田", "发射场"),
    *("码头", "贸易港", "站", "大桥", "隧道", "水库", "矿", "基地", "港区", *SETTLED),
)
_BUILDINGS = (
    *("会堂", "宾馆", "厅", "纪念堂", "纪念馆", "博物馆", "体育馆", "体育场", "广场"),
    *("陵园", "故居", "大厦", "会展中心"),
)
_ESTATES = ("农场", "林场", "牧场", "垦殖场", "景区", "风景区", "国家公园", "湿地公园")


def _settled(name: str) -> bool:
    return name.endswith(SETTLED)


def _named(mention: Mention) -> bool:
    """Whether a place can hold what is said to be its own (的): a division, or a village."""
    name = mention.thing.name
    return division_of(name, None) is not None or _settled(name) or _abroad(name)


def _state(name: str) -> bool:
    """Whether a place is a state or province of a country abroad: 加利福尼亚州, 顿涅茨克地区."""
    region = name.endswith("地区") or mark_of("countries", name) == "region"
    return region and bool(country_of(name))


def _abroad(name: str) -> bool:
    """Whether a place is abroad: a country, or a state or city of one (加沙城|舒贾亚地区)."""
    kind = mark_of("countries", name)
    return (name != "中国" and kind in ("country", "city")) or _state(name)


def country_of(name: str) -> str:
    """The country of a city or state abroad; '' where the table has none."""
    columns = table("countries").get(name) or table("countries").get(name.removesuffix("地区") + "州", ())
    return columns[3] if len(columns) > 3 else ""


def division_of(name: str, home: Division | None) -> Division | None:
    """The one division of a full name, the nearest to home where several are called so."""
    gazetteer = load()
    found = [one for one in gazetteer.named(name) if one.name == name]
    return found[0] if len(found) == 1 else gazetteer.resolve(name, home) if found else None
