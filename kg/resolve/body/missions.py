"""Embassies and consulates, by who sends them and where they sit: 荷兰驻比利时大使馆、驻安特卫普领事馆."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.lexicon.countries import is_country
from kg.lexicon.people import FOREIGN_SET
from kg.resolve.body.national import body
from kg.resolve.place.abroad import meant
from kg.resolve.spans import Found
from kg.text.hinted import Hinted

_MISSION = Hinted(
    "驻(?P<seat>(?:(?![和与及驻])[一-鿿]){1,10}?)(?P<house>总领事馆|总领馆|大使馆|领事馆|领馆|使馆)", "馆"
)
_IN_FULL = {"使馆": "大使馆", "领馆": "领事馆", "总领馆": "总领事馆"}
_AND = re.compile("[、和及与]|以及")


def find_missions(
    text: str, begin: int, end: int, places: Sequence[Found], countries: Sequence[str]
) -> Iterator[Found]:
    """The embassies and consulates of a line; one that goes on a list is of who sends the one before.

    驻多国使馆, 驻外使领馆 and 驻所在国使馆 are nobody's.
    """
    last, last_end = "", begin
    for match in _MISSION.finditer(text, begin, end):
        seat = _seat(text, match, places, countries)
        start, sender = _sender(text, match.start(), places, countries)
        if not sender and last and _AND.fullmatch(text, last_end, match.start()):
            sender = last
        if seat and sender:
            house = _IN_FULL.get(match["house"], match["house"])
            yield Found(start, match.end(), body(f"{sender}驻{seat}{house}"), rank=6)
            last, last_end = sender, match.end()


def _seat(text: str, match: re.Match[str], places: Sequence[Found], countries: Sequence[str]) -> str:
    """Where a mission sits, as it is written, or the country of a character; '' where no place is named."""
    begin, end = match.span("seat")
    if end - begin == 1:
        return "中国" if text[begin] == "华" else meant(text[begin], countries) or ""
    named = any(f.begin == begin for f in places) and any(f.end == end for f in places)
    return match["seat"] if named or FOREIGN_SET.issuperset(match["seat"]) else ""


def _sender(text: str, at: int, places: Sequence[Found], countries: Sequence[str]) -> tuple[int, str]:
    """Where the name of who sends a mission begins that sits at ``at``, and the name; '' where none stands there."""
    for found in places:
        if found.end == at and is_country(found.thing.name):
            return found.begin, found.thing.name
    sign = text[at - 1 : at]
    name = "中国" if sign in ("我", "中") else meant(sign, countries) if sign else None
    return (at - 1, name) if name else (at, "")
