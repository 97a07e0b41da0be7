"""Channels of the national broadcaster: 总台央视综合频道, 新闻频道."""

from __future__ import annotations

from collections.abc import Iterator

from kg.resolve.body.national import body
from kg.resolve.spans import Found
from kg.text.hinted import Hinted

_OWNER = ("总台", "央视", "中央电视台")
_CHANNEL = Hinted(
    r"(?<![A-Z])(?:央视|中央电视台)?(综合|新闻|财经|综艺|体育|体育赛事|电影|电视剧|国防军事|纪录|科教|戏曲|社会与法|中文国际|少儿|音乐|农业农村|奥林匹克"
    r"|[48]K超高清)频道",
    "频道",
)


def find(text: str, begin: int, end: int) -> Iterator[Found]:
    """The channels that a line names, in an article that names the broadcaster: those of other stations are many."""
    if any(owner in text for owner in _OWNER):
        for match in _CHANNEL.finditer(text, begin, end):
            yield Found(*match.span(), body(f"央视{match[1]}频道"), rank=7)
