"""Names inside longer names: which of them are names of their own, and which are only pieces.

灵川县水利局 names 灵川县 too, but 山东理工大学 no 山东, and a company called after a person no person.
"""

from __future__ import annotations

import re

from kg.lexicon.bodies import seat
from kg.lexicon.countries import is_country
from kg.model import Kind, Mention
from kg.resolve.body.leagues import LEAGUES
from kg.resolve.place import places
from kg.resolve.place.sites import OWN_ZONES

SEATS = ("镇", "乡", "街道", "村", "社区", "苏木", "嘎查", "区", "科学城", "科技城", "产业园", "工业园", "自由贸易港")


def without_parts(text: str, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Drop what is only a piece of a longer proper name: the 山东 of 山东理工大学, a person's name in a company's.

    What stays inside a name: bodies in bodies and meetings, and divisions by their full name (灵川县 of 灵川县水利局).
    """
    kept: list[Mention] = []
    open_now: list[Mention] = []  # those kept that reach over the mention at hand, outermost first
    places_end: set[int] = set()
    for mention in mentions:
        open_now = [k for k in open_now if k.end > mention.begin] if open_now else []
        outer = next((k for k in reversed(open_now) if mention.end <= k.end), None) if open_now else None
        if outer is None or _stays(text, mention, outer, mention.begin in places_end):
            kept.append(mention)
            open_now.append(mention)
            if mention.thing.kind is Kind.PLACE:
                places_end.add(mention.end)
    return tuple(kept)


_TITLE = re.compile(r"《[^《》\n]{1,60}》")
_IN_TITLES = (Kind.PLACE, Kind.MEETING)


def outside_titles(text: str, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Drop what stands in the title of a film, book or programme, which names nothing: 电影《南京往事》."""
    if "《" not in text:
        return mentions
    titled = [m.begin for m in mentions if m.thing.kind in (Kind.DOCUMENT, Kind.BODY)]
    works = [match.span() for match in _TITLE.finditer(text) if not _begins(titled, match.start())]
    return tuple(
        m for m in mentions if not (m.thing.kind in _IN_TITLES and any(a < m.begin and m.end < b for a, b in works))
    )


def _begins(titled: list[int], begin: int) -> bool:
    """Whether a title is a document or a body: a name begins at its mark, or as it does."""
    return any(begin <= at <= begin + 1 for at in titled)


def _own_zone(mention: Mention) -> bool:
    """Whether a place is a division's zone by its name: 承德市|高新区."""
    return mention.thing.name.endswith(OWN_ZONES) and seat(mention.thing.name) is not None


# 第十四工程局|有限公司, 某银行|金融集团, 医院|协会, 海关|与边境保护局: the name that begins so is no part's whole
_OTHERS = re.compile("(?:股份|集团)?有限|控股|(?<!集团)(?<!公司)(?:金融|投资|控股)?集团|(?:协|学|商|联合)会$|[与及]")


_OF_DIVISION = re.compile("(?<!中央)委员会$")


def _of_state(inner: Mention, outer: Mention) -> bool:
    """Whether a body is an organ of the foreign state whose name it begins with: 某国|国防部, but no 某国|航空公司."""
    abroad = inner.begin == outer.begin and inner.thing.name != "中国" and is_country(inner.thing.name)
    return abroad and outer.thing.kind is Kind.BODY and _ORGAN.search(outer.thing.name) is not None


_MISSION = re.compile("驻.+(?:大使|领事)馆$")
_ORGAN = re.compile("(?:[部军局署]|军队|政府|[议国]会|议院|委员会|武装|部队|总统府|央行|法院|办公室)$")


def _stays(text: str, inner: Mention, outer: Mention, chained: bool) -> bool:
    kind = inner.thing.kind
    if outer.thing.kind is Kind.PERSON:
        return False
    if kind is Kind.PERSON:
        return outer.thing.kind in (Kind.DOCUMENT, Kind.MEETING)
    if kind is Kind.PLACE:
        if outer.thing.kind is Kind.PLACE:
            parted = outer.thing.name.endswith("片区") and inner.thing.name.endswith("区")
            part = _own_zone(outer) or parted or outer.thing.name.endswith("厅")  # 人民大会堂|北大厅
            return inner.begin == outer.begin and inner.thing.name == text[inner.begin : inner.end] and part
        written = text[inner.begin : inner.end]
        whole = len(written) == len(inner.thing.name) or (len(written) > 2 and written[-1] in "县州旗")  # 积石山县
        zone = (
            (inner.begin == outer.begin or chained) and len(inner.thing.name) > 2 and inner.thing.name.endswith(SEATS)
        )
        return (
            outer.thing.kind in (Kind.DOCUMENT, Kind.MEETING)
            or (inner.pointing and not (written == "全国" and outer.thing.kind is Kind.BODY))  # 全国|少工委
            or _MISSION.search(outer.thing.name) is not None  # 中国|驻|英国|大使馆
            or (whole and (zone or _of_state(inner, outer) or places.level_of(inner.thing.name) is not None))
        )
    if kind is Kind.BODY and outer.thing.kind is Kind.BODY:
        firm = text.startswith(inner.thing.name, outer.begin) and _OTHERS.match(text, inner.end, outer.end)
        league = text[inner.begin : inner.end] in LEAGUES and _OF_DIVISION.search(outer.thing.name)  # 民盟|某省委
        return (inner.begin == outer.begin and not firm and not league) or (
            outer.thing.name.startswith(("中共", "中国共产党")) and inner.thing.name.endswith("监察委员会")
        )
    law = kind is outer.thing.kind is Kind.DOCUMENT and inner.thing.name.endswith("法")
    bare = law and inner.end - inner.begin <= len(inner.thing.name)  # 维护|国家安全法 in a law's title
    return not bare and (kind is not Kind.MEETING or outer.thing.kind is Kind.DOCUMENT)
