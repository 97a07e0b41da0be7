"""Things counted without a word of statistics: 出土1000多件珍贵文物, 、街道社区72个, 450人参加开幕式."""

from __future__ import annotations

import re

from kg.extract.indicators import FROM, FROM_TO, HAVE, STAGES, STOCK, STOP, TO, nominal
from kg.extract.scope import Scope
from kg.lexicon import units
from kg.text.numbers import FoundQuantity
from kg.text.words import Word, cut

_PEOPLE = frozenset(["人", "名", "位"])
_JOINING = re.compile(r"(?:参加|出席|观看)(?:了)?[^,。;、的]{2,10}")
_FOUND = re.compile(
    r"(?P<verb>出土|发现|发掘出|发掘|通达|销往|远销|出口到|栖息着?|分布着?|馆藏|收藏|入驻|联通|连通|生长着?)(?:[^,;。]{0,20}等|了|全球|至|有|各类)*$"
)
_AMONG = re.compile(r"(?P<noun>[一-鿿]{2,16})[中里],?(?:已?有)?")
_SAID = re.compile(r"[一-鿿]{4,16}(?=[,。;])")
_ENLISTED = re.compile(
    r"(?P<noun>[一-鿿]{1,12}?)(?:[已均还也]|成功|先后|累计|被)*(?P<listed>(?:入选|列入|获评|上榜|入围|获批|建立|出台|启动|实现|加入)[^,;。]{4,30})"
)
_BEFALLS = re.compile(
    r"(?P<noun>[一-鿿]{0,14}?)(?:已经|已|均|仍|也|全部|暂时|在[^,;。]{2,8}?)*(?P<verb>死亡|遇难|丧生|身亡|受伤|失踪|获救|受灾|受损|倒塌|被淹"
    r"|停航|停运|停工|停业|停课|停产|停电|复航|复工|复产|复课|(?:滞留|被困)[一-鿿]{0,4})(?=[,;。、和])"
)
_BEFELL = re.compile(r"(?P<noun>[一-鿿]{2,14}?)(?:已|均|全部|累计|共)*(?P<verb>停航|停运|停工|停产|倒塌|受损|受灾)$")
_AMID = re.compile(r"(?:[共已现设]?有|累计|[共省市县区国])(?:近|约|超过?|逾)?$")
_LISTED = re.compile(r"^(?:、|和|以及)(?P<name>[^、,]{3,})$")
_PARTICLES = frozenset(["p", "r", "d", "c", "uj", "ul", "uz"])
_NAMING = frozenset("nbjls")


def counted(flat: str, scope: Scope, quantity: FoundQuantity, begin: int) -> tuple[str, int] | None:
    """The name of what a quantity counts, and the place before which its subject stands; None where nothing is named.

    ``begin`` is where the words before it begin.
    """
    unit, end = quantity.quantity.unit, scope.clause_end(quantity.end)
    lead = flat[begin : quantity.number_begin]
    if unit in _PEOPLE and (joining := _JOINING.match(flat, quantity.end, end)):
        return f"{joining[0].replace('了', '')}人数", quantity.begin
    if units.kind(unit) != "count":
        return None
    if found := _FOUND.search(lead):
        noun = _noun(flat, quantity.end, min(end, quantity.end + 20))
        return (found["verb"].rstrip("着") + noun, begin + found.start()) if noun else None
    listed = _LISTED.match(lead) if quantity.end == end or flat.startswith(("、", "和"), quantity.end) else None
    return (listed["name"], begin) if listed and nominal(listed["name"]) else None


def enlisted(flat: str, scope: Scope, quantity: FoundQuantity) -> str | None:
    """What a quantity counts of those on a roll: 3家企业入选某名单 counts 入选某名单的企业."""
    if units.kind(quantity.quantity.unit) != "count":
        return None
    match = _ENLISTED.match(flat, quantity.end, scope.clause_end(quantity.end))
    amid = _AMID.search(flat, max(scope.begin, quantity.number_begin - 4), quantity.number_begin)
    return f"{match['listed'].replace('了', '', 1)}的{match['noun']}" if match and amid else None


def befallen(flat: str, scope: Scope, quantity: FoundQuantity, begin: int) -> tuple[str, int] | None:
    """What befell as many: 3人死亡, 46条航线停航, 航线停航46条; and the place before which its subject stands."""
    unit = quantity.quantity.unit
    told = _BEFELL.search(scope.bare(begin, quantity.number_begin))
    if told and quantity.end == scope.clause_end(quantity.end):
        return f"{told['verb']}的{told['noun']}", quantity.begin
    match = _BEFALLS.match(flat, quantity.end, scope.clause_end(quantity.end) + 1)
    if match is None or not (unit in _PEOPLE or units.kind(unit) == "count"):
        return None
    at = match.start("verb") if "在" in match[0] else quantity.begin
    if not match["noun"]:
        return (f"{match['verb']}人数", at) if unit in _PEOPLE else None
    words = cut(match["noun"])
    plain = words[-1].tag[0] in _NAMING and not any(word.tag in _PARTICLES for word in words)
    return (f"{match['verb']}的{match['noun']}", at) if plain else None


def stock(flat: str, scope: Scope, quantity: FoundQuantity, begin: int, end: int) -> str | None:
    """全市共有养老机构41个 · 全县现有38家民宿 · 装置达到13个: things counted, named by nouns alone."""
    name = scope.bare(begin, end)
    lead = flat[begin : quantity.number_begin]
    since = FROM.search(lead)
    if units.kind(quantity.quantity.unit) != "count" or not (STOCK.search(lead) or HAVE.search(lead) or since):
        return None
    stop = STOP.search(flat, quantity.end, scope.end)
    tail = flat[quantity.end : stop.start() if stop else scope.end].split("、", maxsplit=1)[0]
    if since and FROM_TO.match(TO.sub("", tail)):
        tail = ""
    if not name and HAVE.search(lead):
        return tail if nominal(tail) and not re.search(r"\d", tail) else None
    return name if not tail and nominal(STAGES.sub("", name)) else None


def among(flat: str, scope: Scope, whole: FoundQuantity, part: FoundQuantity) -> list[tuple[FoundQuantity, str]]:
    """What two quantities count of which the second is part of the first: 41个站点中有36个出现大风."""
    if whole.quantity.unit != part.quantity.unit or units.kind(whole.quantity.unit) != "count":
        return []
    of = _AMONG.fullmatch(flat, whole.end, part.begin)
    said = _SAID.match(flat, part.end, scope.end)
    if of is None or said is None or not nominal(of["noun"]):
        return []
    noun, what = of["noun"], said[0]
    repeated = next((n for n in range(4, 1, -1) if what.startswith(noun[-n:]) and n <= len(noun)), 0)
    return [(whole, noun), (part, f"{what[repeated:].removeprefix('的')}的{noun}")]


def _noun(flat: str, begin: int, end: int) -> str | None:
    """The noun phrase that begins at ``begin``: 国家和地区 of 国家和地区的港口."""
    taken: list[Word] = []
    for word in cut(flat, begin, end):
        named = word.tag[0] in _NAMING or word.tag in ("vn", "an", "a", "i")
        if not named and not (taken and flat[word.begin : word.end] == "和"):
            break
        taken.append(word)
    while taken and taken[-1].tag[0] not in _NAMING and taken[-1].tag != "i":
        taken.pop()
    return flat[taken[0].begin : taken[-1].end] if taken and taken[-1].end - taken[0].begin > 1 else None
