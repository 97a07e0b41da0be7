"""Media that other finders miss: channels of the national broadcaster (总台央视综合频道) and papers in 《》."""

from __future__ import annotations

from collections.abc import Iterator

from kg.lexicon.bodies import central
from kg.resolve.body.national import body
from kg.resolve.spans import Found
from kg.text.hinted import Hinted

_OWNER = ("总台", "央视", "中央电视台")
_CHANNEL = Hinted(
    r"(?<![A-Z])(?:央视|中央电视台)?(综合|新闻|财经|综艺|体育|体育赛事|电影|电视剧|国防军事|纪录|科教|戏曲|社会与法|中文国际|少儿|音乐|农业农村|奥林匹克"
    r"|[48]K超高清)频道",
    "频道",
)
_OWN = Hinted("本台(?!阶|账|[一-鿿]{0,6}记者)", "本台")  # 本台|播发央视快评
_PAPER = Hinted(  # 英国|《金融时报》, 《越南画报》; no report or bulletin
    r"《([一-鿿·]{1,9}(?:(?<![公通快简海情预电喜捷警汇年月周季])报|(?<=[一-鿿]{2})周刊|(?<=[一-鿿]{2})杂志|(?<=[一-鿿]{2})新闻(?=》[^,。;]{0,4}(?:报道|记者|称|社论))))》"
    r"|《([一-鿿·]{2,9})》(?:日报|周刊|杂志|周报)",
    *("报》", "周刊", "杂志", "新闻》", "》日报", "》周报"),
)


def find(text: str, begin: int, end: int) -> Iterator[Found]:
    """The papers of a line, and its channels in an article that names the broadcaster: those of others are many."""
    for match in _PAPER.finditer(text, begin, end):
        name = match[1] or (match[2] if match[2] in central() else match[0])
        yield Found(*match.span(), body(central().get(name, name)), rank=7)
    if any(owner in text for owner in _OWNER):
        for match in _CHANNEL.finditer(text, begin, end):
            yield Found(*match.span(), body(f"央视{match[1]}频道"), rank=7)
        for match in _OWN.finditer(text, begin, end):
            yield Found(*match.span(), body(central()["总台"]), rank=7, pointing=True)
