"""Places named by a character or two beside a word of relations, and states abroad by their transliterated names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.lexicon import table
from kg.lexicon.divisions import load
from kg.lexicon.people import FOREIGN
from kg.resolve.places import place
from kg.resolve.spans import Found

_LED = "召开|举行|开幕|闭幕|会见|会谈|出席|启动|发布|签署|揭牌|成立|参加"
_NEAR = re.compile(rf"(?<=在)([京沪津渝晋冀鲁豫苏浙皖闽赣鄂湘粤桂琼川黔滇陕甘青宁蒙辽吉黑])(?={_LED})")
_PAIR = re.compile(
    r"(?<![\u4e00-\u9fff])?([\u4e00-\u9fff]{2,3})(?=两国|三国|关系|双方|友好|友谊|合作|建交|传统|全天候|领导人|经贸|贸易|是|同为|双边|人文|元首|人民)"
)


@cache
def _characters() -> dict[str, str]:
    """One-character names of countries, as in 中新, 中日韩."""
    rows = table("countries").items()
    return {
        columns[1]: name
        for name, columns in rows
        if columns[0] == "country" and len(columns) > 1 and len(columns[1]) == 1
    }


def find_abbreviated(text: str, begin: int, end: int) -> Iterator[Found]:
    """中新, 巴中, 中日韩 beside a word of relations; 在京召开, 在沪举行."""
    for match in _PAIR.finditer(text, begin, end):
        for length in (3, 2):
            pair = match[1][-length:]
            if len(pair) == length and "中" in pair and all(character in _characters() for character in pair):
                for at, character in enumerate(pair, match.end(1) - length):
                    yield Found(at, at + 1, place(_characters()[character]), rank=4)
                break
    for match in _NEAR.finditer(text, begin, end):
        if division := load().abbreviation(match[1]):
            yield Found(match.start(), match.end(), place(division.name), rank=2, pointing=True)


_SIDE = re.compile(r"([\u4e00-\u9fff])方(?=对|愿|将|表示|同|期待|高度|坚定|支持|始终|赞赏|感谢|积极)")


def find_sides(text: str, begin: int, end: int, named: Sequence[str]) -> Iterator[Found]:
    """新方, 柬方: the one country of the article that begins with this character."""
    countries = {name for name in named if table("countries").get(name, ("",))[0] == "country"}
    for match in _SIDE.finditer(text, begin, end):
        fitting = sorted(name for name in countries if name.startswith(match[1]))
        if len(fitting) == 1:
            yield Found(match.start(), match.end(), place(fitting[0]), rank=4, pointing=True)


_ABROAD = re.compile(rf"[{FOREIGN}]{{2,10}}[州郡]")


def find_abroad(text: str, begin: int, end: int) -> Iterator[Found]:
    """States and counties abroad by their transliterated names: 萨拉托夫州."""
    for match in _ABROAD.finditer(text, begin, end):
        start = match.start() + (match[0][0] in "和于" and len(match[0]) > 3)
        if not load().named(text[start : match.end()]):
            yield Found(start, match.end(), place(text[start : match.end()]), rank=3)
