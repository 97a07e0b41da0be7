"""Councils and committees of two countries, and their numbered meetings: 中埃经贸联合委员会|第五次会议."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.lexicon.countries import country_forms, sides
from kg.resolve.body.national import body
from kg.resolve.meeting.meetings import meeting
from kg.resolve.spans import Found
from kg.text.hinted import Hinted

_N = "[一二三四五六七八九十百]+"
_COUNCIL = Hinted(  # 中新(重庆)示范项目联合协调理事会第九次会议, 中俄友好、和平与发展委员会
    r"(?:(?P<signs>中(?!国|央|共|华)[一-鿿]|(?<![一-鿿])[一-鿿]中)|中国[-—](?P<country>[一-鿿]{2,6}?))"
    r"(?P<field>(?:(?![的了在将同举召第首]|会[谈见晤]|主席)[一-鿿()—]"
    r"|、(?!中)){1,26}?)"
    r"(?P<kind>(?:联合|合作|协调|双边|混合|高级别|政府间|友好|发展|总理级|副总理级|交流|联络)*(?:委员会|理事会)|联委会)"
    rf"(?P<session>第{_N}[次届](?:双方|全体|部长级)?(?:会议|全会))?",
    *("委员会", "理事会", "联委会"),
)


def find(text: str, begin: int, end: int) -> Iterator[Found]:
    """The councils of two countries that a line names, in full (联委会 is a 联合委员会), and what they held."""
    for match in _COUNCIL.finditer(text, begin, end):
        if not _of_two(text, match):
            continue
        stop = match.end("kind")
        name = text[match.start() : stop].replace("联委会", "联合委员会")
        yield Found(match.start(), stop, body(name), rank=7)
        if match["session"]:
            yield Found(match.start(), match.end(), meeting(name + match["session"]), rank=8)


def _of_two(text: str, match: re.Match[str]) -> bool:
    """Whether the words in front are this country's and another's: 中俄, 中国—沙特, 中新 beside 新加坡."""
    if match["country"]:
        return match["country"] in country_forms()
    other = match["signs"].replace("中", "", 1)
    return other in sides() or (other == "新" and "新加坡" in text)
