"""The official names of bodies: full names from short tails (市委 → 中共X市委员会), short forms of full ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from kg.lexicon import alternation, table
from kg.lexicon.countries import country_forms, sides
from kg.lexicon.divisions import load

PARTY = ("中共", "中国共产党")
CONSULTATIVE = ("政协", "中国人民政治协商会议")


@cache
def central() -> dict[str, str]:
    """Every form of a central or international body → its canonical name; an ordinary word's homonym is left out."""
    forms: dict[str, str] = {}
    for name, columns in table("central_bodies").items():
        for form in (name, *(columns[1].split("|") if len(columns) > 1 else ())):
            if len(form) > 1:
                forms.setdefault(form, name)
    return forms


def full_name(division: str, tail: str) -> str:
    """The full official name of a division's body: (太原市, 委) → 中共太原市委员会, (太原市, 水利局) → 太原市水利局."""
    if tail in ("政府", "人民政府") and division.endswith(("盟", "地区")):
        tail = "行政公署"  # leagues and areas are run by an agency of the province's government
    if tail in ("政府", "人民政府") and (_abroad(division) or division.endswith("特别行政区")):
        return f"{division}政府"
    row = table("body_forms").get(tail)
    return row[0].replace("{D}", division) if row else division + tail


def _abroad(division: str) -> bool:
    """Whether a place is a state, a province or a city of another country: 佛罗里达州, 莫斯科市."""
    names = (division, division[:-1])
    return not load().named(division) and any(n in table("foreign_places") or n in table("countries") for n in names)


def department_of(committee: str, office: str) -> str | None:
    """The office of a party committee by a bare word: 中共太原市委员会 and 组织部, a zone's 党工委 and 管委会."""
    zone, division = _OF_ZONE.fullmatch(committee), _OF_DIVISION.fullmatch(committee)
    if office == "管委会":
        return zone[1] + "管理委员会" if zone else None
    return full_name(division[1], office) if division else None


_OF_ZONE = re.compile("中共(.+)工作委员会")
_OF_DIVISION = re.compile("中共(.+)委员会")


@cache
def _templates() -> dict[str, list[tuple[re.Pattern[str], str]]]:
    """The patterns of official names, by the last character of these, each with its short tail."""
    rows: dict[str, list[tuple[re.Pattern[str], str]]] = {}
    for tail, (template, *_) in table("body_forms").items():
        body = re.escape(template).replace(re.escape("{D}"), "(?P<D>.{2,12}[省市区县旗州盟镇乡])")
        rows.setdefault(template[-1], []).append((re.compile(body), tail))
    return rows


@lru_cache(maxsize=4096)
def short_forms(name: str) -> tuple[str, ...]:
    """The other standard names of a body by its full name: 中共太原市委员会 → 中国共产党太原市委员会, 太原市委 …"""
    return tuple(_short_forms(name))


_TAXES = "国家税务总局"


def _short_forms(name: str) -> Iterator[str]:
    if name.startswith("中共"):
        yield "中国共产党" + name.removeprefix("中共")
    if name.startswith(_TAXES) and len(name) > len(_TAXES):
        yield name.removeprefix(_TAXES)  # 国家税务总局|某县税务局
    for template, tail in _templates().get(name[-1:], ()):
        match = template.fullmatch(name)
        if match and not match["D"].startswith(PARTY):
            form = (match["D"] + tail).replace("地区委", "地委")
            usual = form != name and tail != "委员会" and not tail.endswith("政法委员会")
            if usual and _said_of(match["D"], tail):
                yield form
                if tail == "委":
                    yield "中共" + form


def _said_of(division: str, tail: str) -> bool:
    """Whether a party committee of a division is called so: 某自治区党委 and 某地委, but 某市委."""
    if tail.startswith("地委"):
        return False  # 喀什地委 is of 喀什地区 by its short form
    if tail.startswith("委"):
        return not division.endswith("自治区")
    return not (tail.startswith("党委") and division.endswith(("省", "市")))


@lru_cache(maxsize=4096)
def ordinary(name: str) -> bool:
    """Whether many places have a body of this name: 第一中学, 人民医院, 市财政局, 外方代表团."""
    if name in central() or name.endswith("出版社") or seat(name):  # 人民出版社 is one
        return False
    return _ordinary().fullmatch(name) is not None


@cache
def _ordinary() -> re.Pattern[str]:
    number = "第?[一二三四五六七八九十]+"
    kinds = (
        "实验|康复|方舱|定点|公办|普惠性|人民|中心|机关|附属|直属|中医|妇幼|妇女儿童|儿童|"
        "民族|中欧班列|集结|职业|高级|初级|城关|红十字|农村|政务|公共|便民"
    )
    suffixes = alternation("body_suffixes")
    some = f"[{''.join(sorted(sides()))}](?:炼油厂|工厂|医院|学校|企业|法院)"  # 俄|炼油厂
    theirs = "[外双各对我]方.*代表团|援[一-鿿]{1,3}(?:医疗队|工作队|专家组)|各[市县区乡镇].*"
    firms = f"(?:{'|'.join(sorted(country_forms()))})(?:科技|主要)?(?:公司|企业|研究所|实验室|养老院|监狱)"  # 中国|公司
    local = f"本?[市县区州省旗盟镇乡村](?![场域际级]).*(?:{suffixes})"
    return re.compile(f"{some}|{theirs}|{firms}|{local}|(?:{number}|{kinds})*(?:{suffixes})")


def seat(name: str) -> str | None:
    """The division whose name a body's official name carries (太原市水利局 → 太原市), None where none is plain."""
    bare = name
    for prefix in (*PARTY, "中国人民政治协商会议", "共青团", "国家税务总局", "国网"):
        bare = bare.removeprefix(prefix)
    gazetteer = load()
    for length in range(min(len(bare) - 1, 12), 1, -1):
        found = gazetteer.named(bare[:length])
        if found and found[0].name == bare[:length]:
            return bare[:length]
    return None
