"""Names of bodies and sites taken apart: the place that a name begins with, and the rest in full words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.identity.states import of_state
from kg.lexicon import marked, table
from kg.lexicon.bodies import central
from kg.lexicon.countries import country_forms, country_signs
from kg.lexicon.divisions import TOWNSHIPS, Division, Level, load
from kg.lexicon.people import FOREIGN
from kg.text.normalise import flat

_MARKS = re.compile("[“”‘’「」《》·\\s]")
_TERM = re.compile("第[一二三四五六七八九十\\d]+届(?!.*(?:组委会|组织委员会|执委会|大会|年会|博览会|运动会)$)")
_LEGAL = re.compile(
    "(?<=集团)(?:股份有限|有限责任|有限|股份)?公司$|(?:股份|有限责任|有限|股份有限)(?=公司)|控股(?=集团|有限|股份|公司)|行业(?=协会)"
    "|管理(?=(?:局|委员会)$)|^皇家(?=..{3})|(?<=号)(?:航天员|飞行)(?=乘组$)|精锐(?:部队)?(?=[^部]{2,}部队$)"
    "|(?<=香港|澳门)(?:特别行政区|特区)|(?<=大学)(?:[一-鿿]{0,4}医学院)?附属"
    "|(?<=大学)[一-鿿]{0,4}医学院(?=[一-鿿]{2,6}医院)|区(?=分局)|高级(?=中学$)|第(?=\\d{2,}部队)"
    "|(?<=神)舟(?=[一二三四五六七八九十]{1,3}号[一-鿿]*乘组$)|(?<=神舟.)号(?=[一-鿿]*乘组$)|(?<=神舟..)号(?=[一-鿿]*乘组$)"
    "|对口(?=支援)|(?<=[院会局校厂团])的(?=[一-鿿]{3})"
    "|(?:新冠|新型冠状)(?:病毒)?(?:感染的?)?(?:肺炎)?(?=疫情)|(?<=防控)工作(?=指挥部|领导小组)"
    "|^\\d{1,2}月(?=[一-鿿]{4})|20\\d\\d年?(?=[一-鿿])|(?<=冬奥|残奥)会|(?<=舰)航母(?=编队$)|(?<=武警)[一-鿿]{2,6}总队(?!机动|执勤|特战|直属|[第一二三四五])(?=[一-鿿]{2,}支队)"
    "|区域(?=科技创新中心$)|城市(?=副中心$)|(?<=指挥)[和与]?控制(?=中心$)|电诈(?=.{2,4}犯罪集团$)"
    "|^(?:高新技术产业开发|经济技术开发|新)区(?=[一-鿿]{2,}(?:社区|村|街道))"  # 某市|高新区|某社区
    "|(?:谈判|高级别?)(?=代表团$)"
    "|(?<=武警[一-鿿]{2})[省市](?=总队)"
    "|工作(?=专班$)|[院区](?=院区$)|(?<=第[一二三四五六七八九十])人民(?=医院)|(?<=部队)部队$"
)
_IN = re.compile("(?<=驻)[一-鿿](?=临时|大使|使馆|使团|维和)")  # 联合国驻|黎|临时部队
_CONSULATE = re.compile("(?<=驻)([一-鿿]{2,9}?)总?领事馆$")
_DISTRICT = re.compile("(?<=华盛顿)(?:哥伦比亚)?特区")
_MUSEUM = re.compile("(?<=.{4}博物)院$")  # 秦始皇帝陵博物院, but no 河南博物院
_ORDINAL = re.compile("^第(?=\\d+集团军)|^驻(?=.{2,8}部队$)")  # 第78集团军, 驻昆明部队
_OWN = re.compile("[县区市旗]$")
_TWICE = re.compile(r"^([一-鿿]{2,8})\1")  # 挪威|挪威中间党
_SEATED = re.compile("^([一-鿿]{2,})\\(([一-鿿]{2,4})\\)([一-鿿]{2,})$")  # 松下电器(中国)有限公司
_STATES = re.compile(f"[{FOREIGN}得岛犹星]{{2,8}}[州省邦](?=.{{3}})")  # 荷台达省|拉斯伊萨港
_STATES_OWN = ("国防", "国会", "国家", "国民", "国务", "国际", "国立", "国安局")  # 日本|国会, 某|国安局
_PARTY = "中共"
_RAILWAY = re.compile("^中国(?:国家)?铁路(?:集团(?:有限公司)?)?([一-鿿]{2,5}局)(?:集团(?:有限公司)?)?$")
_CENTRE = re.compile("^中国共产党中央委员会(?=.{3})")  # 中国共产党中央委员会|社会工作部 is 中央社会工作部
_NUMBER = re.compile("(?<![\\d十])\\d(?=[支大中]队)")  # 执勤3大队, 执勤三大队
_NUMBERED = re.compile(  # 三院, 三院东院区, 某大三院医疗队
    "(?<![一-鿿])([一二三四五六七八九十])院(?=$|[一-鿿]{2}院区$)|(?<=.大)([一二三四五六七八九十])院(?=$|.*医疗队$)"
)
AID = re.compile("(?:支援[一-鿿]{0,5}?|抗疫|重症|救治)+(?=医疗队)")  # what such a team is sent for
_LONGEST = 12  # characters of a place's name
_OFFICES = ("局", "厅")  # 教育和体育局 and 教育体育局 are one


@dataclass(frozen=True, slots=True, order=True)
class Written:
    """A body's name taken apart: the place before it (a division's code, a country), the rest in full words."""

    place: str
    rest: str


@cache
def written(name: str) -> Written:
    """A name taken apart: 三都县医院 is the 人民医院 of 三都水族自治县, 印尼央行 the 中央银行 of 印度尼西亚."""
    bare = _TERM.sub("", _MARKS.sub("", _closed(flat(name))))
    bare = bare.replace("与", "和").replace("上一届", "上届").replace("市政当局", "市政府")
    bare = _RAILWAY.sub(r"中国铁路\1", bare)  # 中国国家铁路集团有限公司|哈尔滨局, 中国铁路|哈尔滨局|集团有限公司
    bare = _CENTRE.sub("中央", _SEATED.sub(_seat_first, _TWICE.sub(r"\1", bare)))
    bare = _NUMBER.sub(lambda digit: "零一二三四五六七八九"[int(digit[0])], bare)
    if bare not in central() and bare.startswith("中国"):
        bare = central().get(bare[2:], central().get(f"国家{bare[2:]}", bare))
    bare = central().get(f"{bare.removesuffix('公司')}集团有限公司", bare)  # 中国南方航空公司
    if bare.startswith("中国国家"):
        bare = bare.removeprefix("中国")
    bare = _CONSULATE.sub(_in_city, _DISTRICT.sub("", two_sided(_ORDINAL.sub("", bare))))
    if bare.startswith("中国") and placed(bare[2:])[0].isdecimal():
        bare = bare[2:]  # 中国|酒泉卫星发射中心
    elif bare.startswith("中国") and bare.endswith("政府"):
        bare = "中国" + of_state(bare[2:])
    place, rest = placed(_IN.sub(lambda sign: _host(sign[0]), _whole(bare)))
    if place and not place.isdecimal():
        rest = of_state(rest)
    elif place and rest == "医院" and _OWN.search(bare.removesuffix(rest)):
        rest = "人民医院"
    elif place.isdecimal() and rest.endswith(_OFFICES):
        rest = rest.replace("和", "")
    elif place.isdecimal() and rest == "政府":
        rest = "人民政府"
    return Written(place, _MUSEUM.sub("馆", in_full(rest)))


def _in_city(seat: re.Match[str]) -> str:
    """A consulate as that of its city, without its rank and the city's state: 驻|埃及|亚历山大|总|领事馆."""
    state = max((seat[1][:end] for end in range(2, len(seat[1]) - 1) if seat[1][:end] in country_forms()), default="")
    return f"{seat[1].removeprefix(state)}领事馆"


def _seat_first(name: re.Match[str]) -> str:
    """A name with the place that stands in it first: 松下电器(中国)有限公司."""
    place = load().named(name[2]) or name[2] in country_forms()
    return f"{name[2]}{name[1]}{name[3]}" if place else name[0]


def _closed(name: str) -> str:
    """A name without a bracket that its sentence opened before it: 某组织)|指挥中心."""
    return name if "(" in name else name.replace(")", "")


def leaves_out(short: str, name: str) -> bool:
    """Whether a name is another with some of its characters left out: all of its own stand there in order."""
    rest = iter(name)
    return len(short) < len(name) and all(character in rest for character in short)


def two_sided(name: str) -> str:
    """A name of China and another state with China first: 希中文明互鉴中心 is 中希文明互鉴中心."""
    joined = len(name) > 3 and name[1] == "中" and name[2] not in "央部东小级等"  # 俄|中央军区
    return f"中{name[0]}{name[2:]}" if joined and name[0] in country_signs() else name


def plainly(rest: str) -> str:
    """A name's words in full without its marks: 九一八历史博物馆."""
    return in_full(_MARKS.sub("", flat(rest)))


def _whole(name: str) -> str:
    """A name with the body that it begins with in full: 阿盟|外长理事会."""
    for length in range(min(_LONGEST, len(name) - 2), 1, -1):
        full = central().get(name[:length], "")
        kind = table("central_bodies")[full][0] if full else ""
        if kind == "international" or (length > 2 and kind not in ("", "enterprise", "media")):
            return full + name[length:]
    return name


def _host(sign: str) -> str:
    """The one country that a character stands for: 黎."""
    found = country_signs().get(sign, ())
    return found[0] if len(found) == 1 else sign


def in_full(rest: str) -> str:
    """The words of a name in full, without the legal form of a company."""
    for short, (full, *where) in table("short_words").items():
        if rest.endswith(short) if where else short in rest:
            rest = rest.removesuffix(short) + full if where else rest.replace(short, full)
    return _LEGAL.sub("", _NUMBERED.sub(r"第\1\2医院", rest))


def placed(name: str) -> tuple[str, str]:
    """The innermost place that a name begins with (a division's code, a country, none), and the rest."""
    *_, last = steps(name)
    return last


def steps(name: str) -> Iterator[tuple[str, str]]:
    """The places that a name begins with, one after the other, each with the rest: 浙江, 嘉兴, 南湖革命纪念馆.

    The place of a party committee comes after the word for its party: 中共|浙江省嘉兴市某村|委员会.
    """
    if name.startswith(_PARTY):
        yield from ((place, _PARTY + rest) for place, rest in steps(name.removeprefix(_PARTY)))
        return
    place, rest = "", name
    yield place, rest
    above: Division | None = None
    while True:
        begin = _division(rest, above) if above or not place else None
        if begin:
            above, rest = begin[1], rest[begin[0] :]
            place = above.code
        elif not above and (abroad := _abroad(rest)) and (not place or abroad not in country_forms()):
            place, rest = country_forms().get(abroad, abroad), rest.removeprefix(abroad)
        else:
            return
        yield place, rest


def _division(name: str, above: Division | None) -> tuple[int, Division] | None:
    """The division that a name begins with, alone of its form or of what lies in the one above; its length first."""
    gazetteer = load()
    for length in range(min(_LONGEST, len(name) - 2), 1, -1):
        form = name[:length]
        found = [each for each in gazetteer.named(form) if not gazetteer.weak(form, each)]
        if above and form.endswith(TOWNSHIPS):
            found += gazetteer.townships(form)
        inside = [each for each in found if not above or gazetteer.within(each, above)]
        if len(inside) == 1 and (above or inside[0].level is not Level.TOWNSHIP):
            return length, inside[0]
    return None


def _abroad(name: str) -> str:
    """The country or the city abroad that a name begins with: no China, 中国人民大学 is no 人民大学 of China."""
    if state := _STATES.match(name):
        return state[0]
    for at in range(min(_LONGEST, len(name) - 2), 1, -1):
        country = country_forms().get(name[:at], "中国") != "中国" and not name.startswith(_STATES_OWN, at - 1)
        if country or (name[:at] in _cities() and len(name) > at + 3):
            return name[:at]
    return ""


@cache
def _cities() -> frozenset[str]:
    """Cities abroad, the lesser of three characters at least: they say more than a word that looks alike."""
    few = {place for place in table("foreign_places") if len(place) > 2}
    return frozenset(city for city in marked("countries", "city") | few if not load().named(city))
