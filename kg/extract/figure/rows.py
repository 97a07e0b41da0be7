"""Rows of tables: their cells without markup, header rows that belong together, cells that span over others."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from kg.extract.text import AnnotatedText
from kg.lexicon import units
from kg.model import Line
from kg.text.normalise import flat
from kg.text.numbers import find_quantities, parse

_MARKUP = re.compile(r"</?su[bp]>")
_SPACED = re.compile(r"(?<=[一-鿿])\s+(?=[一-鿿])")  # 单  位
_GAP = re.compile(r"(?<=[A-Za-z0-9.])\s+(?=[\d.(])|\s+(?=\()")
UNIT = re.compile(r"^(?P<name>.*?)\s*(?:[(\[](?P<inside>[^()\[\]]*)[)\]]|[/,](?P<behind>[^/,]+)|(?P<sign>[%‰]))$")
_SCALED = re.compile(r"^(?:单位:)?[±+]?(?P<scale>[十百千万亿]*?)(?P<unit>\S+)$")
_NOTED = re.compile(r"(?<=[\d%])\s*[*※①②③④]+$|^[↑▲](?=\d)")
_DOWN = re.compile(r"^[↓▼](?=\d)")
AMOUNTS = "总量|总额|绝对[额值量]|数值|数量|完成额|金额|本[月期年]|累计|当[月期年]|实际|实绩|指标值|规模"
_AMOUNT = re.compile(rf"^(?:{AMOUNTS}|户?数|单位)?$")
_GROWTH = re.compile("同比|环比|增长|增速|增幅|增减|升降|增长率")
_PART = re.compile(
    rf"^(?:{AMOUNTS}|户?数|单位|同比|环比|同比增长|比上年"
    r"|比上年增长|增长|增速|增幅|增减|排名|名次|位次|占比|比重)?(?:[(\[][^)\]]*[)\]]|[/,][^/,]+|[%‰])?$"
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a row: its flat text without markup, and where it stands in the article."""

    begin: int
    end: int
    text: str


def spread(header: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """A header whose empty cells take the words of the cell that spans over them from the left."""
    found: list[Cell] = []
    for cell in header:
        found.append(replace(cell, text=found[-1].text) if found and not cell.text else cell)
    return tuple(found)


def is_second_header(header: tuple[Cell, ...], cells: tuple[Cell, ...]) -> bool:
    """Whether a row goes on with the header: 总量(亿元)｜增速(%) under 工业增加值, other cells empty or the same."""
    parts = [cell.text for cell, above in zip(cells, header, strict=True) if cell.text not in ("", above.text)]
    spanned = any(one.text == other.text for one, other in pairwise(header)) and cells[0].text in ("", header[0].text)
    if spanned and parts and not any(map(amount, parts)):  # 产量(万吨)｜同比(%) below 水果, which spans over both
        return True
    return bool(parts) and all(_PART.match(part) or unit_of(part) for part in parts)


def joined(header: tuple[Cell, ...], cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """Two header rows as one: what only says amount gives its unit, what says growth its word."""
    found = []
    for above, cell in zip(header, cells, strict=True):
        match = UNIT.match(cell.text)
        written = (match["inside"] or match["behind"] or match["sign"]) if match else None
        if not match and unit_of(cell.text):  # 亿元｜% below 收入｜增长
            written = cell.text
        part = match["name"] if match else "" if written else cell.text
        whole, own = _parted(above.text)
        same = part == above.text or whole.endswith(part) or _AMOUNT.match(part)  # 浓度 below PM2.5浓度(微克/立方米)
        written = written or (own if same else None)
        grows = _GROWTH.fullmatch(whole) and _GROWTH.fullmatch(part)  # 同比 below 增速
        name = part if grows else whole if same else whole + part
        found.append(replace(above, text=f"{name}({written})" if written else name))
    return tuple(found)


def _parted(words: str) -> tuple[str, str | None]:
    """A header's words and the unit in brackets behind them: 优良天数比例|(%)."""
    match = UNIT.match(words)
    inside = match["inside"] if match else None
    return (match["name"], inside) if match and inside and unit_of(inside) else (words, None)


def unit_of(written: str) -> tuple[Decimal, str] | None:
    match = _SCALED.match(written.strip())
    if match is None:
        return None
    scales, word = match["scale"], match["unit"]
    while word and word not in units.units() and word[0] in "十百千万亿":
        scales, word = scales + word[0], word[1:]
    known = word in units.units() or word == "分" or all(part in units.units() for part in word.split("/", 1))
    scale = parse("1" + scales) if known else None
    return (scale, units.base(word)) if scale is not None else None


def labelled(cells: tuple[Cell, ...], above: tuple[Cell, ...] | None) -> tuple[Cell, ...]:
    """A row whose empty label is that of the row above, which spans over it."""
    return (above[0], *cells[1:]) if above and not cells[0].text else cells


def cells_of(text: AnnotatedText, line: Line) -> tuple[Cell, ...]:
    cells = []
    begin = line.begin
    for part in text.article.text[line.begin : line.end].split("\t"):
        shown = _SPACED.sub("", _MARKUP.sub("", flat(part)).strip())
        shown = _DOWN.sub("-", _NOTED.sub("", _GAP.sub("", shown)))
        cells.append(Cell(begin, begin + len(part), shown))
        begin += len(part) + 1
    return tuple(cells)


def amount(words: str) -> tuple[Decimal, str] | None:
    """The value of a cell in numerals of any script, and the unit that stands behind it: 三十二点五, 1.2亿元, 87%."""
    value = parse(words.lstrip("+"))
    if value is not None:
        return value, "%" if words.endswith("%") else ""
    found = find_quantities(words)
    whole = len(found) == 1 and (found[0].begin, found[0].end) == (0, len(words))
    return (found[0].quantity.value, found[0].quantity.unit) if whole else None
