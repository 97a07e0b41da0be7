"""Towns abroad that no table has, by what stands around them: 德国|北豪森|附近, 得克萨斯州|哈灵根, 在|比尼克|以北."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

import rjieba

from kg.lexicon import mark_of, table
from kg.lexicon.countries import is_country
from kg.lexicon.people import FOREIGN
from kg.resolve.place.places import is_form, place
from kg.resolve.spans import Found

_TOWN = f"[{''.join(sorted(set(FOREIGN) - set('和都')))}讷涅隆龙厄黑北摩若策岑贺翰嫩茵荷契斐瑙略豪察叙屈彻楠]"
_RUN = re.compile(_TOWN + "{2,10}")
_KIND = re.compile(
    "(?:的|境内|首都|[东南西北中]{1,2}部的?|沿海|港口|边境|旅游|工业|历史)*(?:第.大)?(?:城市|城镇|小镇|小城|港口|村庄|定居点)"
    "|[东南西北]{1,2}部的?"
)
_OWN = re.compile("市(?![长场民中区值政郊内])|县(?!长)|镇(?!长)|郡(?!长)")
_THERE = re.compile(  # what stands behind a town rather than behind a person
    "\\d|附近|[东南西北]{1,2}[部郊]|以[东南西北]|[市县镇郡]|郊|境内|街头|老城|地区|方向|居民点|定居点|犹太人定居点"
    "|一[处家所座栋条]|多地|等地|当[天地]|发生|举行|召开|遭|遇袭|进行|开幕|闭幕|出发|启程|时间|凌晨|上午|下午"
)
_LISTED = re.compile("[、和与及,。;)的]|$")
_NEVER = re.compile(
    "[·-]|自治区|火山|[山河湖岛海]|大学|公司|集团|银行|学院|新闻|电视|人[^口]|工人|[语族党军]|号|级|政府|武装|总统|总理|[州省邦]|主义|运动|独立|基金|人$"
)
_NEAR = re.compile("附近|以[东南西北]|市中心|郊区|境内|街头|老城")
_ACTS = re.compile("发表|举行|召开|出席|会见|参加|签署|宣布|会谈|访问")


def find(
    text: str, begin: int, end: int, lands: Sequence[Found], people: Collection[tuple[int, int]]
) -> Iterator[Found]:
    """The towns behind the countries and states in ``lands``, on a list of places, and where something is near.

    ``people`` are the spans that the tagger takes for people.
    """
    named = {found.begin for found in lands}
    for found in lands:
        state = _state(found)
        kind = _KIND.match(text, found.end, end)
        if (kind.end() if kind else found.end) in named:
            continue  # 印度|阿萨姆邦
        if state or (is_country(found.thing.name) and found.thing.name != "中国"):
            yield from _behind(text, found.end, end, state, people)
    for match in _IN.finditer(text, begin, end):
        town = _town(text, match.end(), end)
        near = town and _NEAR.match(text, town.end)
        acts = town and match[1] and town.thing.name in table("foreign_places") and _ACTS.match(text, town.end)
        if town and (near or acts):
            yield town
    for match in _LIST.finditer(text, begin, end):
        for one in _RUN.finditer(text, *match.span(1)):
            if not _holds_form(one[0]):
                yield Found(*one.span(), place(one[0]), rank=7)


_IN = re.compile("(?:([统理相长席人日者军队])|位于|抵达|(?<!现))(?:在|(?<=[于达]))")
_LIST = re.compile(f"(?<![\u4e00-\u9fff\\d])({_TOWN}{{2,8}}(?:[、和]{_TOWN}{{2,8}})+)等(?:多?地(?!区)|城市|城镇|方向)")
_AND = re.compile("[、和与]|以及")


def _behind(text: str, at: int, end: int, state: bool, people: Collection[tuple[int, int]]) -> Iterator[Found]:
    """The towns that stand behind a country or state, one or a list of them."""
    kind = _KIND.match(text, at, end)
    at = kind.end() if kind else at
    while town := _town(text, at, end):
        listed = town.thing.name in table("foreign_places")
        person = not listed and any(b < town.end and town.begin < e for b, e in people)
        if not (state or kind or _THERE.match(text, town.end) or (_LISTED.match(text, town.end) and not person)):
            return
        yield town
        more = _AND.match(text, town.end, end)
        at = more.end() if more else end


def _state(found: Found) -> bool:
    """Whether a place is a state or province abroad, by the table or by its name: 萨克森州, 卡赫拉曼马拉什省."""
    name = found.thing.name
    return mark_of("countries", name) == "region" or (name[-1] in "州省邦郡" and bool(_RUN.fullmatch(name[:-1])))


def _town(text: str, at: int, end: int) -> Found | None:
    """The town that may begin at ``at``: two characters are one that a table has."""
    run = _RUN.match(text, at, end)
    stop = _stop(text, at, run.end()) if run else at
    name = text[at:stop]
    short = len(name) < 3 - (name in table("foreign_places"))
    if short or _holds_form(name) or _word(name) or _NEVER.match(text, stop):
        return None
    own = _OWN.match(text, stop, end)
    stop = own.end() if own else stop
    return Found(at, stop, place(text[at:stop]), rank=7)


def _holds_form(name: str) -> bool:
    """Whether a run is or begins with a place of the tables: 阿曼|苏丹海赛姆, 大|休斯敦地区."""
    return any(is_form(name[:length]) for length in range(2, min(6, len(name)) + 1)) or is_form(name[1:])


def _stop(text: str, at: int, stop: int) -> int:
    """Where a run of such characters ends as a name: 彻姆斯雷伍德|以东, 比尼克|多地."""
    side = _SIDE.search(text, at, stop)
    stop = side.start() if side else stop
    while stop > at and (text[stop - 1] in "以因于及和与都" or rjieba.has_word(text[stop - 1 : stop + 1])):
        stop -= 1
    return stop


_SIDE = re.compile("以[东南西北]{1,2}")


def _word(name: str) -> bool:
    """Whether a run is an ordinary word: 俄罗斯|卢布."""
    return rjieba.has_word(name) and not rjieba.tag(name)[0][1].startswith(("ns", "nr", "nz"))
