"""Armed forces of other countries, and the committees that this country has with them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.lexicon.countries import sides
from kg.resolve.abroad import named_by
from kg.resolve.national import body
from kg.resolve.qualify import Line
from kg.resolve.spans import Found
from kg.text.hinted import Hinted

_JOINT = Hinted(
    r"中([\u4e00-\u9fff])(?:政府间|高级别|两国|[\u4e00-\u9fff]{2,6}?)?(?:协调|联合|合作|混合)委员会", "委员会"
)


def find_joint(text: str, begin: int, end: int) -> Iterator[Found]:
    """Committees of two countries: 中埃|经贸联合委员会."""
    for match in _JOINT.finditer(text, begin, end):
        if match[1] in sides():
            yield Found(*match.span(), body(match[0]), rank=6)


_ARMY = r"武装部队|国防军|军队"
_FORCE = Hinted(
    rf"(?P<force>[空海陆]军|(?:{_ARMY}|军方?)(?![事机舰工费备援售购火官人用力演装委区港民校训营医政种垦衔装团旗帽警令]))",
    "军",
    "武装部队",
)


def find_forces(line: Line, begin: int, end: int, countries: Sequence[str]) -> Iterator[Found]:
    """A country's armed forces: 英|军, 英|空军, 印度|武装部队; 英军 is what the article calls them in full."""
    for match in _FORCE.finditer(line.text, begin, end):
        at = match.start()
        sign = line.text[at - 1 : at]
        name = next((country for country in countries if line.text.endswith(country, begin, at)), None)
        start = at - len(name) if name else at - 1
        name = name or (named_by(sign, countries) if line.starts_word(start) else None)
        if name and name != "中国" and start >= begin:
            yield Found(start, match.end(), body(_forces(line.text, name, match["force"])), rank=6)


def _forces(text: str, country: str, word: str) -> str:
    """The full name of a country's forces: as the article writes it, else 某国军队."""
    if word[0] in "空海陆":
        return country + word
    full = re.search(rf"{country}(?:{_ARMY})", text)
    return full[0] if full else f"{country}军队"
