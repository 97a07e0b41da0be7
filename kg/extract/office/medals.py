"""Medals: who won what in which event, where the event stands in a clause of its own (在女子十米台决赛中,某某夺冠)."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from kg.extract.office.offices import NOTE
from kg.extract.patterns import mask, pattern
from kg.extract.text import AnnotatedText
from kg.model import Award, Kind

_WON = (
    "夺冠|夺魁|(?:夺得|获得?|摘得|斩获|赢得|拿下|捧[得回]|勇夺|收获|喜获|荣获)(?:了)?(?:该项目?|项目|本项目)?(?:的)?"
    "(?:冠军|亚军|季军|[金银铜][牌奖]|第[一二三]名|[特一二三]等奖|优秀奖)"
    "|包揽[金银铜](?:[、和]?[金银铜])*牌|摘金|夺金|摘银|夺银|摘铜|夺铜|(?:再)?添(?:得)?一[金银铜](?:牌)?"
)
_CONTEST = (
    r"[^,。;\ue001\ue002\ue004-\ue006“”]{3,40}?(?:的)?(?:总决赛|决赛|比赛|角逐|大赛|锦标赛|邀请赛|公开赛|联赛|评选"
)
_MATCH = rf"{_CONTEST})(?:中|上|里)?,"
_ITEM = rf"{_CONTEST}|项目)(?:中|上|里)"
_SIDES = rf"(?P<who>{{person}}|{{body}}){NOTE}(?:(?:/|、|和)(?:{{person}}|{{body}}){NOTE})*"
_EVENTS = (
    pattern(
        rf"(?:在|进行的|举行的)(?P<event>{_MATCH})[^。;]{{0,40}}?{_SIDES}(?P<rest>[^。;\ue001]{{0,50}}?)(?P<won>{_WON})"
    ),
    pattern(rf"{_SIDES}(?P<rest>)在(?P<event>{_MATCH})[^。;\ue001]{{0,30}}?(?P<won>{_WON})"),
    pattern(rf"{_SIDES}(?P<rest>)在(?P<event>{_ITEM})(?:[^,。;\ue001]{{0,12}}?|[^,。;\ue001]{{2,6}},)(?P<won>{_WON})"),
)
_TEAMS = ("队", "女排", "男篮", "女篮", "男足", "女足", "男排")
_PRIZES = {"夺冠": "冠军", "夺魁": "冠军", "金": "金牌", "银": "银牌", "铜": "铜牌"}
_ROUND = re.compile("(?:的?(?:项目)?的?(?:总决赛|决赛|比赛|角逐|项目))?(?:中|上|里)?,?$")
_HELD = re.compile(r".*(?:进行的|举行的|展开的)")


def won(text: AnnotatedText) -> Iterator[Award]:
    """在某项目决赛中,…某某夺得冠军: the event and the prize together are the honour."""
    for index in range(len(text.sentences)):
        masked = mask(text, index)
        if "赛" not in masked.text and "项目" not in masked.text:
            continue
        for match in itertools.chain.from_iterable(each.finditer(masked.text) for each in _EVENTS):
            words = text.flat[masked.begin(match.start("event")) : masked.end(match.end("event"))]
            event = _ROUND.sub("", _HELD.sub("", words))
            for mention in masked.mentions(match.start("who"), match.start("rest")):
                if mention.thing.kind is Kind.BODY and not mention.thing.name.endswith(_TEAMS):
                    continue
                honour = event + prize(match["won"])
                yield Award(evidence=(index,), rule="won-there", recipient=mention.thing, honour=honour)


def prize(words: str) -> str:
    """冠军 of 夺冠, 金牌 of 摘金 and 添一金."""
    if words.startswith("包揽"):
        return words.removeprefix("包揽")
    named = re.search(r"冠军|亚军|季军|[金银铜][牌奖]|第[一二三]名|[特一二三]等奖|优秀奖", words)
    return named[0] if named else next((what for sign, what in _PRIZES.items() if sign in words), words)
