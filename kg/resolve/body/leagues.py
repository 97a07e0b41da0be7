"""Committees whose name stands before their division: 中共桂林市委员会, 政协桂林市委员会, 共青团桂林市委."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.lexicon.bodies import CONSULTATIVE, PARTY, full_name
from kg.resolve.body.national import body
from kg.resolve.body.units import find_unit
from kg.resolve.qualify import Line
from kg.resolve.spans import Found

PARTIES = ("民盟", "民革", "民建", "民进", "农工党", "致公党", "九三学社", "台盟")
LEAGUES = ("共青团", *PARTIES)
_TERM = re.compile(r"(?:第?[一二三四五六七八九十]+届)?委员会|委")
_DEPARTMENT = re.compile("组织部|宣传部|统战部|政法委|社会工作部")
_BEFORE = (*PARTY, *CONSULTATIVE, *LEAGUES)


def league(line: Line, at: int, place: Found) -> Iterator[Found]:
    """中共桂林市(第六届)委员会, 政协桂林市委员会, 共青团…: the name stands before the division, ``at`` is its begin.

    It may have a division above before it: 中共重庆市|涪陵区委组织部.
    """
    if not line.text.endswith(_BEFORE, 0, at):
        return
    for prefix in _BEFORE:
        begin = at - len(prefix)
        if begin < 0 or line.text[begin:at] != prefix:
            continue
        rest = _TERM.match(line.text, place.end)
        if not rest:
            continue
        division = place.thing.name
        if prefix in PARTY:
            name = full_name(division, "委")
            if department := _DEPARTMENT.match(line.text, rest.end()):
                whole = full_name(division, department[0])
                yield Found(begin, department.end(), body(whole), rank=6)
                yield from find_unit(line, begin, department.end(), len(line.text), whole)
        elif prefix in CONSULTATIVE:
            name = full_name(division, "政协")
            yield from find_unit(line, begin, rest.end(), len(line.text), name)
        else:
            name = f"{prefix}{division}委员会"
        yield Found(begin, rest.end(), body(name), rank=6)
