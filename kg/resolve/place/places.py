"""Places in a text: official divisions, countries and regions by dictionary, sites and waters by their suffix."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

import rjieba

from kg.lexicon import mark_of, table
from kg.lexicon.countries import country_signs
from kg.lexicon.divisions import Division, Level, load
from kg.lexicon.finder import Finder
from kg.lexicon.people import FOREIGN_SET
from kg.model import Kind, Thing
from kg.resolve.place.home import Home
from kg.resolve.qualify import Line
from kg.resolve.spans import Found
from kg.text.words import Word

LEVELS = ("省", "市", "县", "区", "州", "旗", "盟", "镇", "乡", "村", "岛", "国")


Form = tuple[str, int, int]  # a form of a place and where it stands in a text


def forms_in(text: str) -> list[Form]:
    """Everything in a text that can be a division, country or region of the tables."""
    return [_compared(text, *form) for form in _forms().find(text)]


def _compared(text: str, form: str, start: int, end: int) -> Form:
    """A form without the word that leads to a longer place: 增速比|绍兴市高, not 比绍; 同|德国总理, 和|顺义区."""
    if form[0] in _LEADS_TO:
        for stop in range(start + _LONGEST, end, -1):
            if text[start + 1 : stop] in _known():
                return text[start + 1 : stop], start + 1, stop
    return form, start, end


_LONGEST = 5  # characters of such a word and a place
_LEADS_TO = "比同和与"


@cache
def _forms() -> Finder:
    return Finder(sorted(_known()))


@cache
def _known() -> frozenset[str]:
    """Every form of a division, country, region or foreign city."""
    return frozenset({form for form, _, _ in load().forms()} | _country_forms().keys())


@cache
def _country_forms() -> dict[str, str]:
    """Every form of a country, region or foreign city → its canonical name."""
    forms: dict[str, str] = {}
    for name, columns in table("countries").items():
        for form in (name, *(columns[2].split("|") if len(columns) > 2 else ())):
            if len(form) > 1:
                forms.setdefault(form, name)
    for sign, (name, *more) in country_signs().items():
        if not more:
            forms.setdefault(f"{sign}方", name)
    return forms


def _abroad(form: str) -> Thing:
    """The thing that a form of the countries' table means: a union of states is a body."""
    name = _country_forms()[form]
    return Thing(Kind.BODY, name) if table("countries")[name][0] == "union" else place(name)


@lru_cache(maxsize=4096)  # made again for every mention
def place(name: str) -> Thing:
    return Thing(Kind.PLACE, name)


def find_listed(line: Line, forms: Iterable[Form], home: Home, context: set[Division]) -> Iterator[Found]:
    """Divisions, countries and regions that a line names, by the forms that stand in it."""
    before: Division | None = None
    before_end = held = -1  # held: where the place right before ends (法国|巴黎 is one word of the dictionary)
    for whole, start, end in forms:
        cut = _short_of(line, whole, end)
        if cut is None:
            continue
        form, stop = cut
        tongue = form in _country_forms() and _TONGUE.match(line.text, stop)
        stands = not tongue and (start == held or _stands(line, form, start, stop))
        if not stands or _OTHER.match(line.text, start) or _no_division(line.text, form, stop):
            continue
        beside = {before} if before and before_end == start else set()
        if form in table("policy_verbs") and not beside and line.text[start - 1 : start] not in _AT:
            continue  # 新建|幼儿园: no district
        if (
            not beside
            and _word(line, form, start, stop)
            and (line.text[start - 1 : start] != "、" or before_end < start - 1)
        ):
            continue
        mountain = form.endswith("山") and _UPON.match(line.text, stop)  # 泰山|脚下
        division = None if mountain else _meant(line.text, (start, stop), home, beside, context)
        if division or mountain:
            before, before_end = division, stop
            held = stop
            yield Found(start, stop, place(division.name if division else form), rank=3)
        elif form in _country_forms() and not _DEFENCE.search(line.text[max(0, start - 2) : stop + 2]):
            held = stop
            yield Found(start, stop, _abroad(form), rank=3)


def _short_of(line: Line, form: str, stop: int) -> tuple[str, int] | None:
    """The form less what begins the next word (美|国防部, 瑞士|联邦主席), and its end; None where it is no place."""
    if _NO_PLACE.match(line.text, stop) or (len(form) == 2 and "中" in form and _RELATION.match(line.text, stop)):
        return None
    end = stop
    if form.endswith("国") and form[:-1] in _country_forms() and not line.ends_word(stop):  # 以色列|国防军
        form, stop = form[:-1], stop - 1
    if form.endswith("国") and line.text.startswith("防", stop):  # 美|国防部
        if form[:-1] not in _country_forms():
            return None
        form, stop = form[:-1], stop - (stop == end)
    if form[:-2] in _country_forms() and _FEDERAL.match(line.text, stop - 2):  # 瑞士|联邦主席
        form, stop = form[:-2], stop - 2
    if form[:-1] in _known() and _WORD.match(line.text, stop - 1):  # 西安|区域
        form, stop = form[:-1], stop - 1
    return form, stop


_TONGUE = re.compile("[文语](?=[、,。;和与及的字版书等标说]|$)")  # 葡萄牙|文, 阿拉伯|语的标签
_UPON = re.compile("脚下|之巅|山顶|主峰|日出|石刻|山麓|[东南西北]麓")
_FEDERAL = re.compile("联邦副?主席")
_WORD = re.compile("区[域间位]|[县市]域|市场|市民(?![族政宗])|州际")
# 中国式, 西北部: no place is named
_OTHER = re.compile(
    "[一-鿿]{2,3}舰(?![艇队机载船])|北京时间|[一-鿿]{2,3}起义|中国(?:式|特色|梦|共产党|人民政治协商会议|人民解放军)|(?:[东西][南北]|[华中][东南西北])[部侧角岸麓向]"
)


_AT = ("在", "到", "赴", "从", "往")
_NO_PLACE = re.compile(  # 西北|边陲, 文山|会海, “天山|号”, rivers and bridges: 桃江|河水, 文昌|桥下
    "桥[上下边]|会海|(?<=[东西][南北])边[陲疆境]|号”|宣言|班列|蓟(?!州)|梧桐|(?<=[江河])(?:河水|江水|水位|流域|干流|支流|上游|中游|下游|沿线|(?<![江河]..)段)"
)
_RELATION = re.compile("关系|友谊|友好|两国|双方|建交|经贸")  # 巴中|关系: Pakistan's or Brazil's with China
_DEFENCE = re.compile("边防海防|海防(?:空防|部队|官兵|斗争|林)")  # no city abroad


def _word(line: Line, form: str, start: int, stop: int) -> bool:
    """Whether a weak form stands as an everyday word: 红色|资源, but 朝阳 where the dictionary has it as a place."""
    divisions = load().named(form)
    if not divisions or not all(load().weak(form, one) for one in divisions):
        return False
    if form in _EVERYDAY:
        return True
    return any(word.tag in ("n", "v", "vn", "a", "b", "d") for word in line.within(start, stop))


_EVERYDAY = frozenset(  # that the dictionary has as names
    ["和平", "共和", "友谊", "惠民", "惠农", "红旗", "凤凰", "宝塔", "温泉", "太平", "平安"]
)


def _meant(
    text: str, span: tuple[int, int], home: Home, beside: set[Division], context: set[Division]
) -> Division | None:
    """The division that a form at a span means, if it is no part of a longer word by chance: 柑橘|黄龙|病."""
    gazetteer, form = load(), text[slice(*span)]
    inside = [one for one in gazetteer.named(form) if beside & set(gazetteer.ancestors(one))]
    if len(inside) == 1:
        return inside[0]
    division = gazetteer.resolve(form, home.division, context) if gazetteer.named(form) else None
    if division and form != division.name and _inside_words(text, *span) and _far(division, home, context):
        return None
    if division and _SLOGAN.match(text, span[0] - 1) and _far(division, home, context, cities=True):
        return None
    return division


_SLOGAN = re.compile("[一-鿿][一-鿿]{2}”(?!号)")  # “惠购|宜城”: the paper's own by an old name


def _inside_words(text: str, start: int, stop: int) -> bool:
    """Whether a short form stands between other characters or in quotes, behind no word for where."""
    before, after = text[start - 1 : start], text[stop : stop + 1]
    closed = "\u4e00" <= after <= "\u9fff" and not _SITE.match(text, stop)
    return closed and (before == "“" or "\u4e00" <= before <= "\u9fff") and before not in _AT


_SITE = re.compile("[国省]家?级|风景|景区|世界|[一-鿿]{0,4}(?:局|院|公司|集团|海关|[油气]田)")


def _far(division: Division, home: Home, context: set[Division], *, cities: bool = False) -> bool:
    """Whether a county or district lies in a province that is neither the paper's nor named: “昭阳|书房”, 柑橘|黄龙|病.

    A local paper names it in full, or its city beside it; ``cities`` of a county's level are known to everybody.
    """
    if division.level is not Level.COUNTY or home.province is None:
        return False
    if division.name.endswith("市") and not cities:
        return False
    above = load().ancestors(division)
    return home.province not in above and context.isdisjoint(above)


def _no_division(text: str, form: str, stop: int) -> bool:
    """Whether a form is a river: 浦|阳江沿线, 锦江|河畔, or where one rises: 巴音|河源|头."""
    rises = form.endswith("源") and not text.startswith("区域", stop) and text.startswith(("头", "区", "流"), stop)
    river = form.endswith(_WATERS) and ALONG.match(text, stop)
    listed = form.endswith(_RIVERS) and _BESIDE.match(text, stop)
    return bool(rises or river or listed)


def _stands(line: Line, form: str, begin: int, end: int) -> bool:
    """Whether the form stands as a word of its own: a short form must not be cut out of a longer word."""
    if form.endswith(LEVELS) and len(form) > 2 and line.text[end : end + 1] != "族":
        return not _across(line, begin, end)
    if _OF_A_PEOPLE.match(line.text, end):
        return False
    words = line.within(begin, end)
    if words[0].begin != begin:
        return len(form) > 2 and form in _country_forms() and FOREIGN_SET.issuperset(form)  # 在内|比|都
    if form.endswith(_WATERS) and (before := line.within(begin - 1, begin)) and _fragment(line, before[0]):
        return False  # 浦|阳江治理: a longer river
    rest = line.text[end : words[-1].end]  # 法国|总理 is one word of the dictionary
    known = rest in table("titles") or (rest == "核" and form in _country_forms()) or _holds(form, rest)  # 伊朗核|问题
    return not rest or known or (words[-1].tag in ("ns", "nt", "nz", "l") and end - begin >= 2)


def _holds(form: str, rest: str) -> bool:
    """Whether a word of the dictionary is a division and one that lies in it: 吉林|长春."""
    gazetteer = load()
    above = set(gazetteer.named(form)) if rest else set()
    return bool(above) and any(above & set(gazetteer.ancestors(one)) for one in gazetteer.named(rest))


_OF_A_PEOPLE = re.compile("族|语(?!言)|文(?=图书|字|版|课|教材)")  # 蒙古|文图书
_RIVERS = ("河", "江", "湖")
_BESIDE = re.compile(  # 唐河、拒马河重点河段: a river, whatever county is called so
    "(?:[、和与](?![、和与])[\u4e00-\u9fff]{1,3}[河江湖])*(?:等(?=[河江湖水])|(?<=[河江湖])(?=[重主大河江湖水流干支沿两堤]))(?:(?:重点|主要|大江)?(?:河段|河流|河道|江河|大河|水系|湖泊|水库)|流域|干流|支流|沿[线岸]|两岸|堤防|水[质位])"
)


def _across(line: Line, begin: int, end: int) -> bool:
    """Whether a form is put together from pieces of two everyday words: 沿海|城市, 适应|城市发展."""
    words = line.within(begin, end)
    if len(words) < 2 or words[0].begin == begin or words[-1].end != end:
        return False
    everyday = words[-1].tag in ("n", "s") or line.surface(words[-1]) == "城市"
    return everyday and rjieba.has_word(line.surface(words[0])) and words[0].tag in ("n", "s", "f", "b", "v")


ALONG = re.compile("沿[线岸]|[两左右]岸|[河江湖岸]?[畔边]|[上中下]游|流域|干流|支流|水[位面质]|[江河湖]面|河段|江段")
_WATERS = ("江", "河", "湖", "溪", "海")


def _fragment(line: Line, word: Word) -> bool:
    """Whether a word is one character of a name that the dictionary does not hold."""
    surface = line.surface(word)
    alone = len(surface) == 1 and surface >= "\u4e00" and surface not in _LEADS
    return alone and word.tag in ("zg", "g", "ng", "nr", "nz")


_LEADS = frozenset("往赴抵至达距离沿经由驻")  # 发|往|上海


def context_of(forms: Iterable[Form]) -> set[Division]:
    """The divisions that a text names beyond doubt, to decide the doubtful ones by."""
    gazetteer = load()
    found: set[Division] = set()
    for form in {form for form, _, _ in forms}:
        divisions = gazetteer.named(form)
        if len(divisions) == 1 and not gazetteer.weak(form, divisions[0]):
            found.add(divisions[0])
    return found


def is_form(name: str) -> bool:
    """Whether divisions, countries, regions or cities abroad go by a name."""
    return name in _known()


@lru_cache(maxsize=4096)
def level_of(name: str) -> Level | None:
    """The level of an official division's full name; None for other places."""
    found = load().named(name)
    return found[0].level if found and found[0].name == name else None


def is_land(name: str) -> bool:
    """Whether a name is that of a country or a large region: 黎巴嫩|难民营 are many."""
    return mark_of("countries", name) not in ("", "city")


def is_territory(name: str) -> bool:
    """Whether a name is too wide for one railway or crossing: 长三角|铁路, 广西|口岸; but 南疆|铁路 is one."""
    wide = mark_of("countries", name) in ("country", "area", "continent") and len(name) > 2
    return wide or name == "地区" or any(one.level is Level.PROVINCE for one in load().named(name))
