"""Teams that play for a state or a division: 中国队, 日本女排, 湖南队, where the line tells of sport."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.lexicon import table
from kg.resolve.body.national import body
from kg.resolve.spans import Found

_SPORT = re.compile(
    "[决半初预联杯]赛|比赛|赛事|赛场|夺[得冠金银铜]|[金银铜奖]牌|冠军|亚军|战胜|晋级|出线|运动会|奥运|冬会"
)
_SIDE = re.compile(
    "(?:国家|国奥)?(?:[男女]子?)?(?:足球|篮球|排球|乒乓球|羽毛球|网球|冰球|冰壶|水球|曲棍球|手球|体操|跳水|游泳|田径|花样游泳)?队(?![伍列员长形友医旗])"
    "|[男女][足篮排乒](?![球协联子])"
)


def find(text: str, begin: int, end: int, places: Sequence[Found]) -> Iterator[Found]:
    """The teams of a line, each right behind the state or division that it plays for."""
    if not _SPORT.search(text, begin, end):
        return
    for place in places:
        if side := _SIDE.match(text, place.end, end):
            state = place.thing.name in table("countries")
            name = place.thing.name if state else text[place.begin : place.end]
            yield Found(place.begin, side.end(), body(name + side[0]), rank=5)
