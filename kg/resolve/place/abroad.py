"""Places named by a character or two beside a word of relations, and states abroad by their transliterated names."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

import rjieba

from kg.lexicon import mark_of, table
from kg.lexicon.countries import country_signs, is_country
from kg.lexicon.divisions import load
from kg.lexicon.people import FOREIGN
from kg.resolve.place.places import place
from kg.resolve.qualify import Line
from kg.resolve.spans import Found
from kg.text.hinted import Hinted

_LED = "召开|举行|开幕|闭幕|会见|会谈|出席|启动|发布|签署|揭牌|成立|参加|同"
_NEAR = re.compile(rf"在([京沪津渝晋冀鲁豫苏浙皖闽赣鄂湘粤桂琼川黔滇陕甘青宁蒙辽吉黑])(?={_LED})")
_PAIR = Hinted(
    r"(?=.{0,2}中)([\u4e00-\u9fff]{2,3})(?=两国|三国|关系|双方|铁杆|命运共同体|友好|友谊|合作|建交|传统|全天候|全面|战略|领导人|经贸|贸易|是|同为|双边|人文|元首|人民)",
    "中",
)


def countries_of(listed: Iterable[Found]) -> tuple[str, ...]:
    """The countries that an article names."""
    names = {found.thing.name for found in listed}
    return tuple(sorted(filter(is_country, names)))


def named_by(character: str, countries: Sequence[str]) -> str | None:
    """The one country of the article that a character can stand for."""
    usual = country_signs().get(character, ())
    fitting = [
        name
        for name in countries
        if name in usual or (name.startswith(character) and table("countries")[name][1:2] in ((), ("",)))
    ]
    return fitting[0] if len(fitting) == 1 else None


def meant(character: str, countries: Sequence[str]) -> str | None:
    """The country that a character stands for: one that the article names, else the only one it can be."""
    usual = country_signs().get(character, ())
    if character in _CONTINENTS:
        return _CONTINENTS[character]
    return named_by(character, countries) or (usual[0] if len(usual) == 1 else None)


_CONTINENTS = {"非": "非洲", "欧": "欧洲"}
_REGIONS = Hinted("港澳台?(?!大湾)", "港澳")  # 粤港澳大湾区 is a name of its own


def find_abbreviated(text: str, begin: int, end: int, countries: Sequence[str]) -> Iterator[Found]:
    """中新, 巴中, 中日韩 beside a word of relations, by the ``countries`` of the article; 在京召开, 在沪举行."""
    for match in _PAIR.finditer(text, begin, end):
        for length in (3, 2):
            pair = match[1][-length:]
            named = [name for character in pair if (name := meant(character, countries))]
            led = pair[0] == "以" and "以色列" not in countries  # 以|中津关系提升为契机
            if "中" in pair and len(named) == length and not led:
                for at, name in enumerate(named, match.end(1) - length):
                    yield Found(at, at + 1, place(name), rank=4)
                break
    for match in _REGIONS.finditer(text, begin, end):
        for at in range(match.start(), match.end()):
            if division := load().abbreviation(text[at]):
                yield Found(at, at + 1, place(division.name), rank=4)
    for match in _NEAR.finditer(text, begin, end):
        if division := load().abbreviation(match[1]):
            yield Found(*match.span(1), place(division.name), rank=2, pointing=True)


_SIDE = Hinted(
    r"([\u4e00-\u9fff])方(?:(?=对|愿|将|表示|同|期待|高度|坚定|支持|始终|赞赏|感谢|积极|还|已|也|称|认为|指出|强调|\d{1,2}日|今天|当天|则|再次|应|必须|不得"
    r"|欢迎|希望|坚[持决信]|呼吁|重视|提出|致力|恪守|反对|珍视|一[贯直]|正在|鼓励|此前|近期|决定|敦促|采取|不会|尊重|钦佩|祝贺|倡[议导]|要求|秉持|衷心|没有|尚未|完全|主张"
    r"|乐见|宣布|击落|拦截|击毁|摧毁|袭击|打击|不断|全力|多次|必将|建议|谴责|维护|理解|提供|向)"
    r"|(?<=[同向为对与和给由][\u4e00-\u9fff]方)"
    r"|(?<=(?:希望|敦促|要求|呼吁|谴责|指责)[\u4e00-\u9fff]方))",
    "方",
)


_HOLDS = Hinted(
    r"(?<![^。,;:“])(?!意愿)([\u4e00-\u9fff])(?=始终[^,。]{3}|坚[定决](?:支持|奉行|恪守|坚持|反对|致力)|高度(?:重视|赞赏|评价)|恪守|奉行"
    r"|愿(?:同|与|以|为|继续|进一步|积极|不断)|期待同|支持中|感谢中)",
    *("始终", "坚定", "坚决", "高度", "恪守", "奉行", "愿", "期待", "支持", "感谢"),
)


def find_sides(text: str, begin: int, end: int, countries: Sequence[str]) -> Iterator[Found]:
    """新方, 柬方, 乌|坚定奉行…, 柬|愿同中方…: the one country of the article that the character can stand for."""
    for match in itertools.chain(_SIDE.finditer(text, begin, end), _HOLDS.finditer(text, begin, end)):
        if name := named_by(match[1], countries):
            yield Found(match.start(), match.end(), place(name), rank=8, pointing=True)


_OF_STATE = Hinted(
    r"(?P<state>[\u4e00-\u9fff])(?=(?:国防|外交|内政|财政|经济|能源|农业|司法)?(?:部长|大臣)"
    r"|总统|总理|首相|副总统|副总理|国王|外长|防长|外相|议长|驻[\u4e00-\u9fff]{1,6}大使"
    r"|(?:防空|反导)系统|战机|战斗机|轰炸机|军机|[军战]舰|舰[艇队]|无人机|海岸警卫队|特种部队|边防|执法人员|检方)"
    r"|(?<=驻)(?P<host>[\u4e00-\u9fff])(?=大使|使馆|使领馆)",
    *("总", "相", "部长", "外长", "防长", "议长", "大臣", "国王", "驻"),
    *("系统", "机", "舰", "海岸", "特种", "边防", "执法", "检方"),
)


def find_of_state(line: Line, begin: int, end: int, countries: Sequence[str]) -> Iterator[Found]:
    """俄|外长, 俄|战机, 驻|美|大使: a country of the article by its character before its offices and arms."""
    for match in _OF_STATE.finditer(line.text, begin, end):
        at = match.start(match.lastgroup or 0)
        name = named_by(line.text[at], countries)
        if name and (match["host"] or line.starts_word(at)):
            yield Found(at, at + 1, place(name), rank=4)


_MAY_BE = re.compile(rf"[州郡省市邦县](?<=[{FOREIGN}]{{2}}.)")  # what every one of them ends in
_ABROAD = re.compile(
    rf"[{FOREIGN}]{{2,14}}(?:[州郡]|(?<!联)邦(?!交))|[{FOREIGN}]{{3,10}}[省市]|(?<=州)[{FOREIGN}]{{2,8}}县"
)


def find_abroad(line: Line, begin: int, end: int, listed: Sequence[Found], countries: Sequence[str]) -> Iterator[Found]:
    """States, provinces and cities abroad by their transliterated names: 俄罗斯|萨拉托夫州, 和|荷台达省."""
    for found in listed:
        yield from _beside(line, found, end, countries)
    for match in _ABROAD.finditer(line.text, begin, end) if _MAY_BE.search(line.text, begin, end) else ():
        start, stop = match.start(), match.end()
        if country := _signed(line.text[start:stop], countries):
            yield Found(start, start + 1, place(country), rank=4)
            start += 1
        inside = [found for found in listed if found.begin < stop - 1 and start < found.end]
        led = any(found.end == stop and found.begin > start for found in inside)  # 让|加州
        if led or line.text.startswith(_MARKETS, stop - 1):  # 增加|市场
            continue
        if any(load().named(line.text[found.begin : found.end]) for found in inside):
            continue
        start = _whole(line, max((found.end for found in inside if stop - found.end > 2), default=start), stop)
        start = _behind_words(line, start, stop)
        if stop - start > 2 and not load().named(line.text[start:stop]):
            yield Found(start, stop, place(line.text[start:stop]), rank=4)


def _beside(line: Line, found: Found, end: int, countries: Sequence[str]) -> Iterator[Found]:
    """The country whose character leads a listed place, and the state or city that it is with what follows it."""
    text, name = line.text, found.thing.name
    sign = text[found.begin - 1 : found.begin]
    home = table("countries").get(name, ())[3:]
    dated = text[max(0, found.begin - 2) : found.begin - 1].isdigit()  # 1日|石川县
    if sign and not dated and home and home[0] == named_by(sign, countries) and line.starts_word(found.begin - 1):
        yield Found(found.begin - 1, found.begin, place(home[0]), rank=4)  # 俄|别尔哥罗德州
    city = mark_of("countries", name) == "city"
    if city and _STATE.match(text, found.end, end):
        yield Found(found.begin, found.end + 1, place(text[found.begin : found.end + 1]), rank=4)
    elif city and text.startswith("市", found.end) and not text.startswith(_CITYS, found.end):
        yield Found(found.begin, found.end + 1, found.thing, rank=4)
    state = _OF_COUNTRY.match(text, found.end, end) if is_country(name) else None
    if state and all(word.tag not in _FUNCTION for word in line.within(found.end, state.end() - 1)):
        yield Found(found.end, state.end(), place(state[0]), rank=4)


def _behind_words(line: Line, start: int, stop: int) -> int:
    """Where a name begins behind plain words that lead it: 和|荷台达省, but 别尔哥罗德州."""
    for word in line.within(start, stop - 1):
        led = word.begin <= start and word.tag != "d"
        plain = word.tag in _PLAIN and rjieba.has_word(line.surface(word))
        if plain and (word.end - word.begin > 1 or led) and stop - word.end > 2:
            start = max(start, word.end)
    return start


_MARKETS = ("市场", "市值")


def _signed(name: str, countries: Sequence[str]) -> str | None:
    """The country by whose character a state's name is led: 俄|伏尔加格勒州, but no 俄勒冈州."""
    led = name not in table("countries") and name[:-1] not in table("foreign_places")
    rest = name[1:] in table("countries") or name[1:-1] in table("foreign_places")
    return named_by(name[0], countries) if led and rest else None


def _whole(line: Line, start: int, stop: int) -> int:
    """Where a name begins that its characters alone cut out of a word (宾夕|法尼亚州) or run into one (宣|布加州)."""
    word = line.within(start, start + 1)[0]
    if word.begin == start or not rjieba.has_word(line.surface(word)):
        return start
    if word.tag == "ns" and word.end <= stop:
        return word.begin
    return word.end if word.tag in _PLAIN else start


_CITYS = ("市场", "市民", "市值", "市中", "市区", "市郊", "市内", "市政", "市长")
_LAND = "(?:[郡省县]|(?<![联邻友])邦(?!交)|州(?!长)|(?<!州)州)"  # 纽约州, but 加州|州长
_STATE = re.compile(_LAND)
_FUNCTION = ("v", "p", "c", "d", "t", "m", "r", "uj", "ul", "vn", "f")
_OF_COUNTRY = re.compile(f"[\u4e00-\u9fff]{{2,6}}?{_LAND}")  # 津巴布韦|马旬戈省
_PLAIN = ("v", "n", "p", "c", "d", "t", "m", "q", "r", "uj", "ul", "f", "vn")
