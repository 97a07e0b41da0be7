"""What lies in or belongs to what: places in places, bodies in bodies, bodies and sites in places."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from kg.extract import chains, lands, nesting
from kg.extract.chains import IN_ONE, country_of, division_of
from kg.extract.lands import within
from kg.extract.nesting import FACILITIES
from kg.extract.patterns import SYMBOLS, Masked, mask, pattern
from kg.extract.text import AnnotatedText
from kg.lexicon import mark_of, table
from kg.lexicon.bodies import seat
from kg.lexicon.countries import is_country
from kg.lexicon.divisions import TOWNSHIPS, Division, Level, load
from kg.model import Kind, Link, Relation, Thing
from kg.resolve.body import delegations
from kg.resolve.place.home import home_of

_LIES = (
    "(?:坐落于|坐落在|位于|地处|落户于|落户在|落户|扎根于?|建在|"
    "(?:总部|会址|校址|厂址|注册地|驻地|办公地点)?(?:设在|设于|位于)|(?:总部|会址|校址|厂址)在)"
)
_MAY_LIE = re.compile("[坐位地落扎建设部址][落于处户根在]")  # what they hold one of
_SITED = pattern(
    f"{_LIES}(?P<in>{{place}}+)(?:境内)?的(?P<the>{{place}}(?!{{place}})|{{body}}|{{meeting}})"
    f"|(?P<it>{{place}}|{{body}})(?:\\([^()]{{1,12}}\\))?,?(?:日前|正式|成功|现|已|于|[今去前]年|\\d+年|\\d+月|\\d+日)*{_LIES}"
    "(?P<at>{place}+(?:的{place}+)?)(?!的|(?:和|与|、){place}|交界|[—-]{place}|以[东南西北]|附近|之间|之[东南西北])"
)
_OPENED = pattern(
    "([\ue002\ue003])[^,。;\ue001\ue002\ue003]{0,10}在{place}*({place})(?:正式|隆重)?"
    "(?:揭牌|挂牌|成立|开业|投产|落成|投用|启用|(?:奠基|开工|落户|建成|开馆|开园|试营业|运营)(?=[,。;]|$))"
)
_FOUNDED = pattern("在{place}*({place})(?:共同|联合)?(?:共建|新建|兴建|建设|设立|成立|创办|开设|建起|建成)了?({body})")
_OPENS = pattern(
    "在{place}*({place}),({body})(?!\ue006|召开|举行|举办|负责人|有关|相关"
    "|的(?![^,。;]{0,6}(?:车间|厂房|厂区|生产线|[一-鿿]线[上旁前]|仓库|[塔棚仓]|工地|门店|展厅)))"
)
_TOLD_OF = pattern("(?:[^,。;]*:)?在{place}*({place}),(?:[^,。;-]*(?:{place}[^,。;]*)?——)?({place})")
_UNDER = pattern(
    "(?P<above>{body})(?:所属|下属|直属|旗下|下辖|下设|内设|属下|的(?:全资|控股)?子公司|分公司)的?(?:武装(?:派别|组织)?)?(?P<under>{body})"
    "|(?P<part>{body})(?:[隶归]属于?|直接隶属于|是(?=\ue002(?:的?(?:全资|控股|下属|直属|内设|二级))))(?P<whole>{body})"
)
_SET_UP = pattern("({body})(?:近日|日前|今年|去年|\\d+[年月日]|不久前|正式|还|已)*(?:成立|设立|组建|新设)了?({body})")
_SCHOOLS = ("大学", "学院")
_INSTITUTES = ("学院", "研究院", "研究所", "研究中心", "实验室")  # 某学院成立|某产业学院
_OF = pattern("({place})的?({body})")
_SEATED = pattern("({body})(?:所在的({place})|\\({place}*({place}))")
_ZONES = ("园区", "产业园", "工业园", "开发区", "高新区", "经开区", "新区", "村", "镇", "乡", "街道", "社区")
_FIRMS = (*FACILITIES, "集团", "研究院", "厂房", "车间", "工坊")
_SITES = (*"园馆厂站港城店场", "中心", "基地", "大厦")  # what may be its keeper as well


def extract(text: AnnotatedText) -> Iterator[Link]:
    """The links that the words themselves make plain, and the official parents of the divisions named."""
    yield from _official(text)
    chained = [link for index in range(len(text.sentences)) for link in chains.extract(text, index)]
    yield from chained
    yield from _townships(text, {link.part for link in chained})
    yield from nesting.extract(text)
    yield from lands.extract(text)
    for group, whole in delegations.groups(text.flat, list(itertools.chain.from_iterable(text.mentions))):
        at = text.sentence_at(group.begin)
        yield Link(evidence=(at,), rule="group-of", part=group.thing, relation=Relation.PART_OF, whole=whole)
    for index in range(len(text.sentences)):
        yield from _stated(text, index)


def _official(text: AnnotatedText) -> Iterator[Link]:
    """Each division in the nearest division above it that the article or the paper's home names."""
    gazetteer = load()
    home = home_of(text.front.home, text.front.country, gazetteer)
    met = _first_met(text)
    divisions = {name: one for name in met if (one := division_of(name, home.division)) is not None}
    known = set(divisions.values()) | {d for d in (home.province, home.prefecture, home.county) if d}
    for name, division in divisions.items():
        above = gazetteer.ancestors(division)
        nearest = above[0] if above and home.division else None  # news of the whole country names what it means
        provincial = home.division is not None and home.division == home.province
        own = above[:1] if provincial else above  # a province's paper tells its cities apart
        parent = next((one for one in own if one in known), nearest)
        if parent:
            yield within(met[name], Thing(Kind.PLACE, name), Thing(Kind.PLACE, parent.name), "official-parent")
        elif division.level is Level.PROVINCE and "中国" in met:
            yield within(met[name], Thing(Kind.PLACE, name), Thing(Kind.PLACE, "中国"), "official-parent")
    if home.division is None:
        yield from _named_after(met, divisions)
    for name, index in met.items():
        if name.endswith(_ZONES) and (host := seat(name)):  # 某某县|高新技术产业开发区
            yield within(index, Thing(Kind.PLACE, name), Thing(Kind.PLACE, host), "named-after")
        parts = name.endswith("片区")  # 某自贸试验区|某片区
        if parts and (zone := next((one for one in met if name.startswith(one) and name != one), None)):
            yield within(index, Thing(Kind.PLACE, name), Thing(Kind.PLACE, zone), "named-after")
        if (country := country_of(name)) in met:
            yield within(index, Thing(Kind.PLACE, name), Thing(Kind.PLACE, country), "country-abroad")


def _named_after(met: Mapping[str, int], divisions: Mapping[str, Division]) -> Iterator[Link]:
    """A site that is called by the division, the city abroad or the zone where it lies: 吉隆坡国际机场, 西安北站.

    A paper's own city is in many names (太原盆地) and says nothing there: only in news of the whole country.
    """
    gazetteer = load()
    hosts = {gazetteer.short(one): name for name, one in divisions.items()}
    hosts |= {name: name for name in met if name.endswith(_HOSTS) or mark_of("countries", name) == "city"}
    for name, index in met.items():
        if name in divisions or name.endswith(_REGIONS) or (name in table("countries") and not name.endswith(_HOSTS)):
            continue  # 海南自由贸易港 is of its province, 四川盆地 is of several
        host = max((form for form in hosts if name.startswith(form) and len(name) > len(form) + 1), key=len, default="")
        if host and len(host) > 1:
            yield within(index, Thing(Kind.PLACE, name), Thing(Kind.PLACE, hosts[host]), "named-after")


_REGIONS = ("圈", "群", "盆地", "平原", "流域", "地区", "走廊", "山", "江", "河")
_HOSTS = ("港", "科学城", "新区", "开发区", "园区")


def _townships(text: AnnotatedText, placed: set[Thing]) -> Iterator[Link]:
    """Each township of the paper's home in its county, where the text does not place it and one alone is called so.

    One that the home has not is in the county that has it and that its sentence names: 忠县县委常委、石宝镇党委书记.
    """
    home = home_of(text.front.home, text.front.country, load()).division
    if home is None or home.level is Level.PROVINCE:
        return
    for name, index in _first_met(text).items():
        if not name.endswith(TOWNSHIPS) or Thing(Kind.PLACE, name) in placed:
            continue
        if county := _county(name, home) or _named_county(name, {m.thing.name for m in text.mentions[index]}):
            yield within(index, Thing(Kind.PLACE, name), Thing(Kind.PLACE, county), "official-parent")


def _named_county(township: str, named: set[str]) -> str | None:
    gazetteer = load()
    above = {one.name for each in gazetteer.townships(township) if (one := gazetteer.parent(each))} & named
    return above.pop() if len(above) == 1 else None


@lru_cache(maxsize=4096)
def _county(township: str, home: Division) -> str | None:
    gazetteer = load()
    found = [one for one in gazetteer.townships(township) if gazetteer.within(one, home)]
    above = gazetteer.parent(found[0]) if len(found) == 1 else None
    return above.name if above else None


def _first_met(text: AnnotatedText) -> dict[str, int]:
    """Each place's name and the first sentence that mentions it."""
    met: dict[str, int] = {}
    for index, mention in text.named(Kind.PLACE):
        met.setdefault(mention.thing.name, index)
    return met


def _located(index: int, part: Thing, whole: Thing, rule: str) -> Link:
    return Link(evidence=(index,), rule=rule, part=part, relation=Relation.LOCATED, whole=whole)


def _stated(text: AnnotatedText, index: int) -> Iterator[Link]:
    """位于杏花岭区的某物流园, 该公司所在的某开发区, 某办公室(某区某路24号)."""
    masked = mask(text, index)
    if len(masked.held) < 2:
        return
    for match in _SITED.finditer(masked.text) if _MAY_LIE.search(masked.text) else ():
        part = masked.mention(match.start("the") if match["the"] else match.start("it")).thing
        whole = masked.mention((match.end("in") if match["the"] else match.end("at")) - 1).thing
        if match["the"] and is_country(part.name):  # 位于某海的|某国军舰
            continue
        if part.kind is Kind.PLACE and not part.name.endswith(_SITES):
            yield within(index, part, whole, "lies-in")
        else:
            yield _located(index, part, whole, "lies-in")
    for match in _UNDER.finditer(masked.text) if masked.text.count(SYMBOLS["body"]) > 1 else ():
        upper, lower = ("above", "under") if match["above"] else ("whole", "part")
        above, under = masked.mention(match.start(upper)).thing, masked.mention(match.start(lower)).thing
        if above != under:
            yield Link(evidence=(index,), rule="belongs-to", part=under, relation=Relation.PART_OF, whole=above)
    for match in _SET_UP.finditer(masked.text) if masked.text.count(SYMBOLS["body"]) > 1 else ():
        school, part = masked.mention(match.start(1)).thing, masked.mention(match.start(2)).thing
        if school.name.endswith(_SCHOOLS) and part.name.endswith(_INSTITUTES) and school != part:
            yield Link(evidence=(index,), rule="set-up-by", part=part, relation=Relation.PART_OF, whole=school)
    yield from _opened(index, masked)
    for match in _OF.finditer(masked.text):  # 某某工业园区的某某公司, 某某街道某某食品店
        zone, firm = masked.mention(match.start(1)).thing, masked.mention(match.start(2)).thing
        if zone.name.endswith(_ZONES) and firm.name.endswith(_FIRMS):
            yield _located(index, firm, zone, "of-a-zone")
    for match in _SEATED.finditer(masked.text):
        body, place = masked.mention(match.start(1)), masked.mention(match.start(2 if match[2] else 3))
        yield _located(index, body.thing, place.thing, "seated-in")


def _opened(index: int, masked: Masked) -> Iterator[Link]:
    """What opens, is founded or acts at a place: 某实验室日前在某市揭牌, 在某新区共建某小学, 在某市,某中心…."""
    for match in _OPENED.finditer(masked.text):  # 某某实验室日前在某市揭牌
        opened, where = masked.mention(match.start(1)).thing, masked.mention(match.start(2)).thing
        if opened.kind is Kind.BODY or opened.name.endswith(_SITES):
            yield _located(index, opened, where, "opened-in")
    if (opens := _OPENS.match(masked.text)) and masked.mention(opens.start(2)).thing.name.endswith(_FIRMS):
        yield _located(index, masked.mention(opens.start(2)).thing, masked.mention(opens.start(1)).thing, "opens-in")
    if told := _TOLD_OF.match(masked.text):  # 在某省,某某国际机场…; 在某省,某高铁最大的站房——某某站…
        where, site = masked.mention(told.start(1)).thing, masked.mention(told.start(2))
        if site.thing.name.endswith(IN_ONE) and not site.pointing:
            yield within(index, site.thing, where, "told-of")
    for match in _FOUNDED.finditer(masked.text):  # 在某新区共建某某小学
        where, founded = masked.mention(match.start(1)).thing, masked.mention(match.start(2)).thing
        yield _located(index, founded, where, "founded-in")
