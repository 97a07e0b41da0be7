"""Which sites of different names are one: with and without the place before it, by the full and the short kind.

北京天安门广场 is 天安门广场 where the articles put no other place before it; 沪渝蓉沿江高速铁路 is 沪渝蓉沿江高铁.
Villages, townships and names that every city has (人民广场) stay as they are written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.identity.bodies import Alias
from kg.identity.runs import Manner
from kg.identity.spellings import one_thing
from kg.identity.things import Key, key_of
from kg.identity.written import Written, placed, two_sided
from kg.lexicon.countries import is_country
from kg.lexicon.divisions import SETTLED, load
from kg.model import Kind, Reading
from kg.text.normalise import flat

_KINDS = (
    (re.compile("高速铁路$"), "高铁"),
    (re.compile("国家高速公路$"), "高速公路"),
    (re.compile("火车站$"), "站"),
    (re.compile("国际机场$"), "机场"),
    (re.compile("(?:自由贸易|自贸)试验区$"), "自贸区"),
    (re.compile("(?:经济技术|经济)开发区$"), "经开区"),
    (re.compile("高新技术产业开发区$"), "高新区"),
    (re.compile("综合保税区$"), "综保区"),
    (re.compile("(?:风景名胜区|风景旅游区|旅游景区|风景区|旅游区)$"), "景区"),
    (re.compile("国家级自然保护区$"), "自然保护区"),
    (re.compile("(?<=[一-鿿]{2})大运河$"), "运河"),
    (re.compile("世界级城市群$"), "城市群"),
    (re.compile("(?:地区)?(?:双城)?经济圈$"), "经济圈"),
    (re.compile("专机机场$"), "机场"),
    (re.compile("国际(?=(?:陆)?港区?$)"), ""),
    (re.compile("抗日(?:民主)?根据地$"), "根据地"),
    (re.compile("(?:铁路|公路)(?=(?:特长)?隧道$)"), ""),
    (re.compile("(?<=[一-鿿])河流域$"), "流域"),
)
_SETTLED = (*SETTLED, "屯", "路", "巷")
_EVERYWHERE = re.compile(
    "人民(?!英雄)|中山(?!站)|中心|中央|国际|国家|市民|文化|古文化|历史|解放|和平|胜利|五一|八一|友谊(?=[路桥街公宾医广])|滨[江海河湖]|森林|湿地|植物|动物|体育|奥体|奥林匹克|奥运"
    "|唐人|光伏|风电|露天|雨林|绿地|江河|港口|交界|双曲|公铁|长江(?=大桥|特大桥|公路|隧道)|黄河(?=大桥|特大桥|隧道)|军用|变电|雷达|沿线|周边|附近|边境|边界|传统|华人|抗日|敌后|特大|双线|上中下|中下|全线|深化|海关|口岸|考古|保税|步行|美食|夜市|商业|住宅|零碳|智慧"
    "|世纪|国会|议会|总统|烈士|革命|抗战|火车|汽车|高[速铁]|长途|大剧院|会展|新区|开发区|经开|高新|自贸|综保|工业|产业|科技|世界|铁路|公路|航空|陈列|展览|纪念|博物|共同|示范|城市|农村|乡村|生态|自由|航天发射|通用|绕城|环城|环湖|滑雪|滑冰|度假|清真|不通|首[条座个]|加油|集装箱|新(?=[城村区馆校航码港址楼路街院厂站桥家农老])|老(?=[街城区])|古(?=[城镇街村塔寺桥树])|[东南西北大小上中下](?=[湖山江河门街站岛桥城湾区部]|海(?!岸)|方(?!山))"
)
_LINE = re.compile("[一-鿿]{2,6}?(?:高铁|高速公路|高速|铁路)(?=.{4})")  # the line that a bridge or tunnel is of
_MARKS = re.compile("[“”‘’（）()·-]|\\s")


def site_aliases(readings: Sequence[Reading]) -> list[Alias]:
    """The names of one site, over all articles in the order of their papers' days, sorted."""
    first: dict[str, tuple[int, Key]] = {}
    for rank, reading in enumerate(readings):
        for mention in reading.names.mentions:
            name = mention.thing.name
            if mention.thing.kind is Kind.PLACE and not mention.pointing and not _known(name) and name[0] not in ")）":
                first.setdefault(name, (rank, key_of(reading)))
    names = {name: _written(name) for name in sorted(first)}
    ranks = {name: rank for name, (rank, _) in first.items()}
    found = one_thing(names, ranks, Manner(_LINE, _short, _proper, _vague, _fullness, _nothing, sole="机场"))
    return sorted({Alias(name, other, rule, first[other][1], 0, Kind.PLACE) for name, other, rule in found})


def _known(name: str) -> bool:
    """Whether a name is an official division's or a country's, which are told apart elsewhere."""
    return bool(load().named(name)) or is_country(name)


def _written(name: str) -> Written:
    bare = _MARKS.sub("", flat(name))
    return Written(*placed(_short(two_sided(bare.removeprefix("中国")))))


def _fullness(name: str) -> tuple[int, str]:
    return -len(name), name


def _short(rest: str) -> str:
    """A name by the short word for its kind."""
    return next((short for kind, word in _KINDS if (short := kind.sub(word, rest)) != rest), rest)


def _proper(rest: str) -> bool:
    """Whether the name of a site without its place still names one."""
    settled = (
        rest.endswith(_SETTLED) and not rest.endswith(("铁路", "公路")) and not (rest[-1] == "村" and len(rest) > 4)
    )
    return len(rest) > 2 and not settled and not _vague(rest) and not _known(rest)


def _nothing(rest: str) -> bool:
    """No site's name is its own by a word of the dictionary alone."""
    return False


def _vague(rest: str) -> bool:
    return _EVERYWHERE.match(rest) is not None
