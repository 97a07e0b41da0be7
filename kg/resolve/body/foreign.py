"""Armed forces, ministries and parties of other countries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.lexicon import alternation
from kg.lexicon.countries import is_country
from kg.lexicon.people import FOREIGN, FOREIGN_SET, surnames
from kg.resolve.body.national import body
from kg.resolve.person.person_names import ordinary_word
from kg.resolve.place.abroad import named_by
from kg.resolve.qualify import Line
from kg.resolve.spans import Found, occurrences
from kg.text.hinted import Hinted

_ARMY = r"武装部队|武装力量|国防军|军队"
_FORCE = Hinted(
    rf"(?P<force>空天军|政府军|[空海陆]军|海警(?![船舰艇]|人员|厅|局)|(?:{_ARMY}|军方?)(?![事机舰工费备援售购火官人用力演装委区港民校训营医政种垦衔团旗帽警令]))",
    "军",
    "海警",
    "武装部队",
    "武装力量",
)


_STAFF = re.compile("(?:联合|总|北方|南方|中央)?(?:参谋部|司令部)")


def find_forces(line: Line, begin: int, end: int, countries: Sequence[str]) -> Iterator[Found]:
    """A country's armed forces: 英|军, 英|空军, 印度|武装部队; 英军 is what the article calls them in full."""
    for match in _FORCE.finditer(line.text, begin, end):
        at = match.start()
        sign = line.text[at - 1 : at]
        name = next((country for country in countries if line.text.endswith(country, begin, at)), None)
        start = at - len(name) if name else at - 1
        name = name or (named_by(sign, countries) if line.starts_word(start) else None)
        if name and name != "中国" and start >= begin:
            forces = _forces(line.text, name, match["force"])
            yield Found(start, match.end(), body(forces), rank=6)
            if staff := _STAFF.match(line.text, match.end(), end):  # 某国武装部队|总参谋部
                yield Found(start, staff.end(), body(forces + staff[0]), rank=6)


def _forces(text: str, country: str, word: str) -> str:
    """The full name of a country's forces: as the article writes it, else 某国军队."""
    if word[0] in "空海陆政":  # 海警 as well
        return country + word
    full = re.search(rf"{country}(?:{_ARMY})", text)
    return full[0] if full else f"{country}军队"


def _ministry() -> str:
    """What a ministry is called, as a pattern: 国防部, 外交与国际合作部."""
    return rf"(?:(?:{alternation('ministry_words')})(?:[、与及]|和(?!国))?)+部"


@cache
def _ministries() -> Hinted:
    """Ministries as the titles of those who head them have them, before a name."""
    single = "".join(sorted(name for name in surnames() if len(name) == 1))
    return Hinted(rf"{_ministry()}(?=部?长(?:[{FOREIGN}]{{2}}|[{single}]))", "部长")


_PARTY = re.compile(
    r"(?![执在][政野]|反对|前|又|另|[一两三几多]名)(?:(?![的和对与在是、])[一-鿿]|与){1,8}?(?<![两各多政])党(?:中央(?:委员会)?)?"
    r"(?=(?:全国)?(?:副?主席|总?书记|领导人|领袖|党首|干事长|议员|政治局|成员|发言人|代表(?!大会|团|们|性|处|会|提|在|认|表|着|了|出席)|(?:总统|总理|首相)?候选人))"
)


_CENTRE = re.compile("(.+党)中央(?:委员会)?")


def find_parties(text: str, begin: int, end: int, places: Sequence[Found]) -> Iterator[Found]:
    """Another country's party by who heads or belongs to it, or by where it sits: 德国|某某党|主席."""
    yield from _ruling(text, begin, end, places)
    for found in places:
        party = _PARTY.match(text, found.end, end) if is_country(found.thing.name) else None
        if party is None:
            continue
        name, whole = found.thing.name + party[0], _CENTRE.fullmatch(party[0])
        if whole is None:
            yield Found(*party.span(), body(name), rank=7)
        else:  # 某国某某党|中央委员会
            yield Found(found.begin, party.end(), body(name), rank=7)
            yield Found(found.begin, party.start() + len(whole[1]), body(found.thing.name + whole[1]), rank=7)


_IN_HOUSE = Hinted(  # 最大在野党|某某党, 执政党——某某党
    r"(?:在野|执政|反对)党(?:——)?(?P<party>(?!之|的|在|和|与|对|及|领|党|[员派内外])[\u4e00-\u9fff]{1,8}?党)(?![首内员外建派籍]|党(?!首))",
    "在野党",
    "执政党",
    "反对党",
)
_STATE = re.compile("(?:最大|主要|第[一二三]大)?$")
_SAID = 60  # characters before a party in which the one state that is named is the party's


def _ruling(text: str, begin: int, end: int, places: Sequence[Found]) -> Iterator[Found]:
    """Another country's party by where it sits, and its name wherever the article has it: 某国最大在野党|某某党.

    The state may be told before: 某国举行大选, 执政党|某某党落败.
    """
    states = [f for f in places if is_country(f.thing.name)]
    for match in _IN_HOUSE.finditer(text, begin, end):
        state = next(
            (f for f in places if f.end <= match.start() and _STATE.fullmatch(text, f.end, match.start())), None
        )
        said = {f.thing.name for f in states if match.start() - _SAID <= f.begin < match.start()}
        sole = said.pop() if len(said) == 1 else ""
        name = (state.thing.name if state else sole) + match["party"]
        yield Found(state.begin if state else match.start("party"), match.end(), body(name), rank=7)
        for start, stop in occurrences(text, match["party"]):
            yield Found(start, stop, body(name), rank=7)


@cache
def _own_ministry() -> re.Pattern[str]:
    return re.compile(rf"(?:联邦)?{_ministry()}(?![长门分队署委落位级]|代表团)")


def _by_name(text: str, begin: int, end: int, places: Sequence[Found]) -> Iterator[Found]:
    """Another country's ministry right behind its name, whatever it is for: 约旦|外交与侨务部."""
    for found in places if text.find("部", begin, end) >= 0 else ():
        if text.find("部", found.end, min(end, found.end + 20)) < 0 or not is_country(found.thing.name):
            continue
        ministry = _own_ministry().match(text, found.end, end)
        if ministry and found.thing.name != "中国":
            yield Found(found.begin, ministry.end(), body(text[found.begin : ministry.end()]), rank=5)


_AGENCY = re.compile(
    "(?:(?![了的在向从被把将由驻多各等]|对(?!策))[\u4e00-\u9fff]){0,12}?(?:(?<![当格布结时大政终战变危定])局|(?<![部签联公专官])署|(?<!军)司令部|对策本部|侦查委员会|(?:总[统理]|首相|预算)办公室)"
    r"(?:(?<=国家安全局)(?!长)"
    r"|(?=\d+日|[今昨当]天|当晚|日前|近日|此前|同一天|早些时候|还|也|[称说]|方面|表示|宣布|通报|警告|证实|发[表布]|(?:代理|副)?[局署]长|司令|主任|发言人|官员|公布|预测|预计|数据))"
)


def find_agencies(line: Line, end: int, places: Sequence[Found]) -> Iterator[Found]:
    """An agency or command of another country by its name, where it speaks or is headed: 某国|国家抗灾署."""
    states = [f for f in places if is_country(f.thing.name)]
    for found in states:
        agency = _AGENCY.match(line.text, found.end, end) if found.thing.name != "中国" else None
        if agency and any(found.end <= other.begin < agency.end() for other in states):
            continue  # 某国监管机构|某国联邦网络局
        words = line.within(found.end, agency.end()) if agency else ()
        if agency and all(word.tag not in _NO_PART or line.surface(word) == "与" for word in words):
            state = line.text[found.begin : found.end]
            whole = state if state.startswith(found.thing.name) else found.thing.name  # 俄罗斯联邦|安全局, 印尼|抗灾署
            yield Found(found.begin, agency.end(), body(whole + agency[0]), rank=5)


_NO_PART = ("p", "d", "t", "m", "r", "uj", "ul", "y")
_RANKED = re.compile(r"(?:前任?|原|时任|现任|新任|候任|代理|临时|过渡|联邦)*")
_ALSO = re.compile(
    r"(?:联邦副?主席|副?总统|副?总理|副?首相|国务卿|议长|大臣|副?国王|部长|王储)[兼、]$"
)  # 某国副总理兼|卫生部|长


def find_ministries(text: str, begin: int, end: int, places: Sequence[Found]) -> Iterator[Found]:
    """Another country's ministry by name and by who heads it: 美国|国防部|长某某, 某国副总理兼|卫生部|长某某."""
    yield from _by_name(text, begin, end, places)
    states = [f for f in places if is_country(f.thing.name)]
    for match in _ministries().finditer(text, begin, end):
        at, head = match.start(), text.index("长", match.end()) + 1
        named = text[head : head + 3]
        if not FOREIGN_SET.issuperset(named) and ordinary_word(named[:2]):  # 国防部长|表示
            continue
        owner = next((f for f in states if f.end <= at <= f.end + 4 and _RANKED.fullmatch(text, f.end, at)), None)
        also = None if owner else _ALSO.search(text, max(begin, at - 8), at)
        if also:
            before = [f for f in states if f.end <= also.start() and "。" not in text[f.end : also.start()]]
            owner = before[-1] if before else None
        if owner and owner.thing.name != "中国":
            yield Found(at, match.end(), body(owner.thing.name + match[0]), rank=7)
