"""Which sites of different names are one: with and without the place before it, by the full and the short kind.

北京天安门广场 is 天安门广场 where the articles put no other place before it; 沪渝蓉沿江高速铁路 is 沪渝蓉沿江高铁.
Villages, townships and names that every city has (人民广场) stay as they are written.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from kg.identity.bodies import Alias
from kg.identity.spellings import sole
from kg.identity.things import Key, key_of
from kg.model import Kind, Reading
from kg.resolve.places import is_form

_KINDS = (
    (re.compile("高速铁路$"), "高铁"),
    (re.compile("(?:自由贸易|自贸)试验区$"), "自贸区"),
    (re.compile("(?:经济技术|经济)开发区$"), "经开区"),
    (re.compile("高新技术产业开发区$"), "高新区"),
    (re.compile("综合保税区$"), "综保区"),
)
_SETTLED = ("村", "乡", "镇", "街道", "社区", "苏木", "嘎查", "屯", "路", "街", "巷", "大道")
_EVERYWHERE = re.compile(
    "人民|中山|中心|中央|国际|国家|市民|文化|古文化|历史|解放|和平|胜利|五一|八一|友谊|滨[江海河湖]|森林|湿地|植物|动物|体育|奥"
    "|世纪|烈士|革命|抗战|火车|汽车|高[速铁]|长途|大剧院|会展|新区|开发区|经开|高新|自贸|综保|工业|产业|科技|[东南西北新老古大小上中下]"
)


def site_aliases(readings: Sequence[Reading]) -> list[Alias]:
    """The names of one site, over all articles in the order of their papers' days, sorted."""
    named: dict[str, tuple[Key, int]] = {}
    for rank, reading in enumerate(readings):
        for mention in reading.names.mentions:
            if mention.thing.kind is Kind.PLACE and not mention.pointing:
                named.setdefault(mention.thing.name, (key_of(reading), rank))
    return sorted({*_by_kind(named), *_placed(named)})


def _by_kind(named: Mapping[str, tuple[Key, int]]) -> Iterator[Alias]:
    """The full kind and the short one of one name."""
    for name, (key, _) in named.items():
        for kind, short in _KINDS:
            other = kind.sub(short, name)
            if other not in (name, short) and other in named:
                yield Alias(name, other, "short-kind", key, 0, Kind.PLACE)


def _placed(named: Mapping[str, tuple[Key, int]]) -> Iterator[Alias]:
    """A name that one place alone is put before: 四川|大凉山."""
    before: dict[str, dict[str, int]] = defaultdict(dict)
    for name, (_, rank) in named.items():
        for at in range(2, len(name) - 2):
            if name[at:] in named and is_form(name[:at]) and not is_form(name):
                before[name[at:]][name] = rank
    for name, fuller in before.items():
        if name.endswith(_SETTLED) or _EVERYWHERE.match(name) or is_form(name):
            continue
        if whole := sole(named[name][1], fuller):
            yield Alias(name, whole, "placed", named[whole][0], 0, Kind.PLACE)
