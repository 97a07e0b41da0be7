"""The official divisions of China: province, prefecture, county and township, and which of them a name means.

The table is ``divisions.tsv`` (townships apart in ``townships.tsv``, read when first asked for). A division's parent
follows from its code: 450332 lies in 4503, and where no such prefecture exists (districts of Beijing, counties
right below a province) in 45. Names are ambiguous: four cities have a 鼓楼区, and 朝阳 is a city, a county and two
districts. ``resolve`` decides by what is named beside them and by the paper's home, and answers None rather than guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from typing import NamedTuple

TOWNSHIPS = ("镇", "乡", "街道", "苏木")  # how their names end
VILLAGES = ("村", "社区", "嘎查")
SETTLED = (*TOWNSHIPS, *VILLAGES)


class Level(IntEnum):
    """How high a division stands; the lower the number, the higher."""

    PROVINCE = 1
    PREFECTURE = 2
    COUNTY = 3
    TOWNSHIP = 4


@dataclass(frozen=True, slots=True)
class Division:
    """One official division: its GB/T 2260 code (nine digits for a township), full name and level."""

    code: str
    name: str
    level: Level


class _Row(NamedTuple):
    """What the table says of a division besides code and name."""

    kind: str
    short: str
    mark: str
    aliases: tuple[str, ...]

    def weak(self, form: str) -> bool:
        """Whether the form alone says too little to stand for this division."""
        return self.mark == "name" or (self.mark == "short" and form == self.short)


_ABBREVIATIONS = (
    "11京 12津 13冀 14晋 15蒙 21辽 22吉 23黑 31沪 31申 32苏 33浙 34皖 35闽 36赣 37鲁 41豫 42鄂 43湘 44粤 45桂 46琼 "
    "50渝 51川 51蜀 52贵 52黔 53云 53滇 54藏 61陕 61秦 62甘 62陇 63青 64宁 65新 65疆 71台 81港 82澳"
)


ABBREVIATIONS = frozenset(entry[2:] for entry in _ABBREVIATIONS.split())  # characters that stand for a province


class Gazetteer:
    """Divisions by code and by name. Build it with :func:`load`."""

    def __init__(self, divisions: Sequence[Division], rows: Sequence[_Row]) -> None:
        self._by_code = {division.code: division for division in divisions}
        self._rows = dict(zip(self._by_code, rows, strict=True))
        named: dict[str, list[Division]] = {}
        children: dict[str | None, list[Division]] = {}
        for division, row in zip(divisions, rows, strict=True):
            for form in {division.name: None, row.short: None, **dict.fromkeys(row.aliases)}:
                named.setdefault(form, []).append(division)
            children.setdefault(self._parent_code(division.code), []).append(division)
        self._named = {form: _ranked(found) for form, found in named.items()}
        self._above: dict[str, tuple[Division, ...]] = {}  # the ancestors that have been asked for
        self._children = {code: tuple(below) for code, below in children.items()}

    def __iter__(self) -> Iterator[Division]:
        """Province to county, in the order of their codes."""
        return iter(self._by_code.values())

    def by_code(self, code: str) -> Division | None:
        """The division with this code, of six digits or, for a township, nine."""
        return self._by_code.get(code) or self._township(code)

    def named(self, form: str) -> tuple[Division, ...]:
        """All divisions from province to county that go by this full name or other form, highest first."""
        return self._named.get(form, ())

    def townships(self, name: str) -> tuple[Division, ...]:
        """All townships and subdistricts of this full name (莲花镇), by code."""
        return _townships(self._township_text, name)

    def short(self, division: Division) -> str:
        """The form used in running text: 太原 for 太原市, 恭城 for 恭城瑶族自治县, but 东城区 for itself."""
        row = self._rows.get(division.code)
        return row.short if row else division.name

    def kind(self, division: Division) -> str:
        """地级市, 自治州, 市辖区 ...; for a township what its name ends in."""
        row = self._rows.get(division.code)
        return row.kind if row else next(end for end in _TOWNSHIP_KINDS if division.name.endswith(end))

    def weak(self, form: str, division: Division) -> bool:
        """Whether the form is an ordinary word or shared, so that it means the division only in context."""
        row = self._rows.get(division.code)
        return row is not None and row.weak(form)

    def forms(self) -> Iterator[tuple[str, Division, bool]]:
        """Every form of every division from province to county, and whether it is weak."""
        for form, divisions in self._named.items():
            for division in divisions:
                yield form, division, self.weak(form, division)

    def abbreviation(self, character: str) -> Division | None:
        """The province that one character stands for: 晋, 桂, 沪, 内蒙古's 蒙."""
        prefix = next((entry[:2] for entry in _ABBREVIATIONS.split() if entry[2:] == character), None)
        return self._by_code[prefix + "0000"] if prefix else None

    def parent(self, division: Division) -> Division | None:
        """The division right above; None above a province."""
        code = self._parent_code(division.code)
        return self._by_code[code] if code else None

    def ancestors(self, division: Division) -> tuple[Division, ...]:
        """The divisions above, nearest first."""
        if division.code not in self._above:
            above = self.parent(division)
            self._above[division.code] = (above, *self.ancestors(above)) if above else ()
        return self._above[division.code]

    def children(self, division: Division) -> tuple[Division, ...]:
        """The divisions right below, without townships, by code."""
        return self._children.get(division.code, ())

    def within(self, division: Division, other: Division) -> bool:
        """Whether the first is the second or lies in it."""
        return division == other or other in self.ancestors(division)

    def resolve(self, form: str, home: Division | None = None, context: Iterable[Division] = ()) -> Division | None:
        """The division that the form means here.

        A province's name always means the province. Otherwise the nearest sign decides: a division above or itself
        among those named in the context; then the home (itself, what lies in it, its siblings, its province); then
        prominence, the only one of the highest level. A weak form or a township needs one of the first signs, and
        a weak form a sign nearer than the province. A tie that no later sign breaks is None.
        """
        found: Sequence[Division] = self.named(form) or self.townships(form)
        if found and found[0].level is Level.PROVINCE:
            return found[0]
        beside = self._beside(form, found, set(context))
        close = self._near(form, beside or found, home) if home else []
        if beside or close:
            return _only(close or beside)
        prominent = _only(_highest(found))
        if prominent is None or prominent.level is Level.TOWNSHIP or self.weak(form, prominent):
            return None
        return prominent

    def written(self, name: str) -> Division | None:
        """The division that a name written for itself means, without a text: 太原市, 太原, 太原市迎泽区."""
        if division := self.resolve(name):
            return division
        for at in range(2, len(name) - 1):
            below = self.named(name[at:]) or self.townships(name[at:])
            found = [one for above in self.named(name[:at]) for one in below if above in self.ancestors(one)]
            if len(found) == 1:
                return found[0]
        return next(iter(self.named(name)), None)

    def _beside(self, form: str, found: Sequence[Division], context: set[Division]) -> list[Division]:
        """Those of the found that are, or lie most closely within, a division of the context."""
        steps = {one: self._steps(form, one, context) for one in found}
        least = min((number for number in steps.values() if number is not None), default=None)
        return [one for one, number in steps.items() if number is not None and number == least]

    def _steps(self, form: str, division: Division, context: set[Division]) -> int | None:
        """How far above the division the nearest area of the context is; None without one."""
        areas = (division, *self.ancestors(division))
        return next(
            (n for n, area in enumerate(areas) if area in context and self._vouches(area, form, division)), None
        )

    def _near(self, form: str, found: Sequence[Division], home: Division) -> list[Division]:
        """Those of the found that are nearest to home, if any is in its province."""
        for area in (home, *self.ancestors(home)):
            inside = [one for one in found if self.within(one, area) and self._vouches(area, form, one)]
            if inside:
                return [one for one in inside if one == area] or _highest(inside)
        return []

    def _vouches(self, area: Division, form: str, division: Division) -> bool:
        """Whether a sign from this area is near enough: a province says too little about a weak form."""
        near = area.level is not Level.PROVINCE or self.parent(division) == area
        return near or not self.weak(form, division)

    def _parent_code(self, code: str) -> str | None:
        if len(code) == 9:
            return code[:6]
        if code.endswith("0000"):
            return None
        prefecture = code[:4] + "00"
        return prefecture if prefecture != code and prefecture in self._by_code else code[:2] + "0000"

    def _township(self, code: str) -> Division | None:
        line = re.search(rf"(?<=\n){re.escape(code[:6])}\t.*", self._township_text)
        entries = line[0][7:].split("|") if line else ()
        names = (entry[3:] for entry in entries if entry[:3] == code[6:])
        return next((Division(code, name, Level.TOWNSHIP) for name in names), None)

    @cached_property
    def _township_text(self) -> str:
        """The table of townships as it is: searched as text, since a page asks for a handful of its 38,000 names."""
        return _text("townships")


@lru_cache(maxsize=8192)  # the table is long, and an article asks for the same names again and again
def _townships(text: str, name: str) -> tuple[Division, ...]:
    found = []
    at = text.find(name) if name else -1
    while at >= 0:
        number, stop = text[at - 3 : at], at + len(name)
        if text[stop : stop + 1] in ("|", "\n", "") and number.isascii() and number.isdigit():
            start = text.rindex("\n", 0, at) + 1
            found.append(Division(text[start : start + 6] + number, name, Level.TOWNSHIP))
        at = text.find(name, at + 1)
    return tuple(found)


@cache
def load() -> Gazetteer:
    """The gazetteer of this package; read once."""
    divisions, rows = [], []
    for line in _text("divisions").splitlines():
        if line.startswith("#"):
            continue
        code, name, kind, short, mark, aliases, *_ = (*line.split("\t"), "", "")
        divisions.append(Division(code, name, _level(code)))
        rows.append(_Row(kind, short, mark, tuple(aliases.split("|")) if aliases else ()))
    return Gazetteer(divisions, rows)


_TOWNSHIP_KINDS = ("街道", "镇", "民族乡", "乡", "苏木")


def _text(table: str) -> str:
    return files(__package__).joinpath(f"{table}.tsv").read_text(encoding="utf-8")


def _level(code: str) -> Level:
    if code.endswith("0000"):
        return Level.PROVINCE
    return Level.PREFECTURE if code.endswith("00") else Level.COUNTY


def _ranked(divisions: list[Division]) -> tuple[Division, ...]:
    return tuple(divisions if len(divisions) == 1 else sorted(divisions, key=lambda one: (one.level, one.code)))


def _highest(divisions: Sequence[Division]) -> list[Division]:
    top = min((division.level for division in divisions), default=None)
    return [division for division in divisions if division.level is top]


def _only(divisions: Sequence[Division]) -> Division | None:
    return divisions[0] if len(divisions) == 1 else None
