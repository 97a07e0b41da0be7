"""Numbers and quantities in Chinese text: 3,000 · 1.2万亿 · 四千二百 · 百分之三十 · 不少于1800个.

``find_quantities`` reads flat text (``kg.text.normalise.flat``) and returns offsets into it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from kg.lexicon import units
from kg.model import Bound, Quantity
from kg.text.normalise import flat

_DIGITS = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "两": 2}
_SCALES = {"亿": 10**8, "万": 10**4, "千": 1000, "百": 100, "十": 10}
_ONES = "一二三四五六七八九两"
# 12,300 and what a scan parts: 2 300, 286 .4
_ARABIC = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d{1,3}(?: \d{3})+(?![\d.年月])|\d+)(?: ?\.\d+)?"
_TAIL = r"(?:[十百万亿]|千(?![米瓦克卡]))"  # 千米, 千瓦, 千克 are units: their 千 is none of the number's
_MIXED = rf"{_ARABIC}(?:{_TAIL}+{_ARABIC})*{_TAIL}*"  # 1.2万亿, 3亿5000万
_HAN = rf"[〇零○{_ONES}十百千万亿]+(?:点[〇零{_ONES}]+(?!十)[万亿]*)?"
_SIGN = re.compile(rf"[\d〇零○{_ONES}十百千万亿半]")  # what every number holds one of
_NUMBER = re.compile(
    rf"(?=[\d〇零○{_ONES}十百千万亿半\-])(?:(?P<fraction>(?![百千]分之)(?:[{_ONES}十百千万]+|\d+)分之(?:[{_ONES}十百点]+|[\d.]+))"
    rf"|百分之(?P<percent>{_MIXED}|{_HAN})|(?P<tenths>[{_ONES}])成(?P<half>[半{_ONES}])?(?![员果本功立为长效型熟不交品都绩])"
    rf"|(?P<half_of>半数|(?<=[近占达约少短低缩减])一半|(?<=[少短低缩减降]了)一半)|(?P<arabic>(?:(?<![A-Za-z0-9.%)-])-)?{_MIXED})|(?P<han>{_HAN}))"
)
_ARABIC_PART = re.compile(rf"({_ARABIC})([十百千万亿]*)")

_AT_LEAST = (
    "不得低于|不得少于|不应低于|不少于|不低于|不小于|不下于|不下|至少|最少|最低|超过|超出|超|逾|突破|高于|大于|多于"
)
_AT_MOST = (
    "不得超过|不得高于|不得多于|不应超过|不超过|不高于|不多于|不大于|不超|最高|至多|最多|低于|少于|小于|不到|不足"
)
ABOUT = "大?约|近|超过?|逾"  # words before a number, alternatives of a pattern
_BEFORE = re.compile(  # but 便携式彩超|80台
    rf"(?<![彩B](?=超))({'|'.join(sorted(f'{_AT_LEAST}|{_AT_MOST}'.split('|'), key=len, reverse=True))})"
    r"(?:了|约|近|达到|达)?$"
)
_AFTER = re.compile(
    r"\s?(?:(?:\(含\))?(?:级|及)?(?P<least>以上)|(?P<more>余|多(?!元|样|功能|层|边|数|地|方|项))|(?P<most>以下|以内|之内))"
)
_RANGE_END = re.compile(rf"[\d{_ONES}十百千万亿]\s?(?:[—~\-]+|至|到)\s?$")
_MINUS = ("负", "零下")
_BARE = frozenset("百千万亿")
_COUNTED_ONE = frozenset("名位")
_EACH = re.compile(
    r"每[^,。;:!?]{0,12}$|各(?![地级类方界])[^,。;:!?]{0,6}$|再[建修盖](?:设|成)?$|(?:仅|只有|共有?|(?<!另|同)外)$"
)


@dataclass(frozen=True, slots=True)
class FoundQuantity:
    """A quantity in a text; the words of its bound lie inside ``begin`` and ``end``."""

    begin: int
    end: int
    number_begin: int
    number_end: int
    quantity: Quantity


def parse(text: str) -> Decimal | None:
    """The value of a number written in any way; of a share (三成, 百分之三十, 30%, 半数) its value in %.

    None for what states no value (十几, 数百, 两三个) or is no number.
    """
    text = flat(text).strip()
    sign = 1
    if minus := next((m for m in ("-", *_MINUS) if text.startswith(m)), None):
        text, sign = text.removeprefix(minus), -1
    match = _NUMBER.fullmatch(text.removesuffix("%"))
    found = _value(match) if match and match[0].strip("万亿") else None
    return None if found is None else sign * found


def find_quantities(text: str, begin: int = 0, end: int | None = None) -> tuple[FoundQuantity, ...]:
    """The quantities of ``text[begin:end]``: a number with its unit and bound, in the base unit (3万名 = 30000 名).

    None of these: dates, ordinals (二期工程), set phrases in quotes (“两个维护”), titles (《八条措施》),
    一 as an article (一个好办法), the first half of a range (3—5名).
    """
    end = len(text) if end is None else end
    if not _SIGN.search(text, begin, end):
        return ()
    found = [_quantity(text, match, begin, end) for match in _NUMBER.finditer(text, begin, end)]
    return tuple([q for q in found if q is not None])


# ---------------------------------------------------------------- values


def _value(match: re.Match[str]) -> Decimal | None:
    if match["fraction"]:
        return _share(*match["fraction"].split("分之"))
    if match["tenths"]:
        half = match["half"]
        return Decimal(_DIGITS[match["tenths"]] * 10 + (5 if half == "半" else _DIGITS[half] if half else 0))
    if match["half_of"]:
        return Decimal(50)
    return _worth(match["percent"] or match["arabic"] or match["han"])


def _share(of: str, part: str) -> Decimal | None:
    """四分之三 in %; None for what is no round number of hundredths (三分之二)."""
    whole, some = _worth(of), _worth(part)
    return _tidy(100 * some / whole) if whole and some and some < whole and 100 % whole == 0 else None


@lru_cache(maxsize=4096)  # a page writes the same few again and again
def _worth(written: str) -> Decimal | None:
    """The value of a number in digits or numerals."""
    value = _arabic(written) if written.lstrip("-")[0].isdecimal() else _han(written)
    return None if value is None else _tidy(value)


def _tidy(value: Decimal) -> Decimal:
    """The same value without needless decimals: 1.2万亿 is 1200000000000, not 1200000000000.0."""
    return Decimal(int(value)) if value == int(value) else value.normalize()


def _arabic(text: str) -> Decimal:
    """1.2万亿 → 1200000000000, 3亿5000万 → 350000000: each part times its scales."""
    total = Decimal(0)
    for number, scales in _ARABIC_PART.findall(text):
        part = Decimal(number.replace(",", "").replace(" ", ""))
        for scale in scales:
            part *= _SCALES[scale]
        total += part
    return -total if text.startswith("-") else total


def _han(text: str) -> Decimal | None:
    whole, point, rest = text.partition("点")
    value = _positional(whole) if _positional(whole) is not None else _integer(whole)
    if value is None or not point:
        return None if value is None else Decimal(value)
    decimals = rest.rstrip("万亿")
    result = Decimal(value) + Decimal("0." + "".join(str(_DIGITS[c]) for c in decimals))
    for scale in rest[len(decimals) :]:
        result *= _SCALES[scale]
    return result


def _positional(text: str) -> int | None:
    """二〇二六 → 2026: digits alone, read one by one; two or three (两三, 七八) are a guess and no number."""
    if len(text) > 1 and all(c in _DIGITS for c in text) and (len(text) > 3 or set("〇零○") & set(text)):
        return int("".join(str(_DIGITS[c]) for c in text))
    return None


def _integer(text: str) -> int | None:
    """四千二百 → 4200, 两万五 → 25000, 百万 → 1000000; None for what is no well-formed numeral (三四十, 十五五)."""
    for mark, size in _SCALES.items():
        if mark in text:
            left, _, right = text.rpartition(mark) if size >= 10**4 else text.partition(mark)
            head = 1 if not left else _integer(left) if size >= 10**4 else _DIGITS.get(left)
            rest = _rest(right, size)
            return None if head is None or rest is None else head * size + rest
    return _DIGITS.get(text)


def _rest(text: str, size: int) -> int | None:
    """What follows a scale: 零五 → 5; a lone digit after 百 or more is of the next scale (一百二 = 120)."""
    if not text:
        return 0
    if text[0] in "零〇○":
        value = _integer(text[1:])
    elif text[0] in _SCALES:
        return None
    elif len(text) == 1:
        value = _DIGITS[text] * (size // 10 if size > 10 else 1)
    else:
        value = _integer(text)
    return value if value is not None and value < size else None


# ---------------------------------------------------------------- what stands around a number


_A_COUNT = re.compile("[户人件总个次位台辆床校班倍天票]数$")  # 企业户数|80户, but 数|十户


def _stands_free(text: str, match: re.Match[str]) -> bool:
    """Whether a match is a number of its own: no ordinal, no part of a code, no half of a vague one."""
    before, after = text[max(0, match.start() - 1) : match.start()], text[match.end() : match.end() + 1]
    if before in ("第", "数", "几", "上") and before and not _A_COUNT.search(text, 0, match.start()):
        return before == "上" and match[0][0] not in "百千万"
    if before and match["arabic"] and (before.isascii() and (before.isalnum() or before in "._/")):
        return False
    if match["arabic"] and before == "-":
        return False
    if match[0] == "零" and text.startswith(("件", "部件"), match.end()):  # 汽车零部件
        return False
    if after == "几" or text.startswith("位数", match.end()):  # 两位数增长
        return False
    scale_alone = match[0] in _BARE or not match[0].strip("万亿")  # but 近百场, 超万名
    return not scale_alone or after in ("余", "多") or before in ("近", "超", "逾", "约")


@cache
def _unit_pattern() -> re.Pattern[str]:
    begins = "".join(sorted({re.escape(word[0]) for word in units.units()}))
    return re.compile(
        rf"(?P<more>余|多(?!层|功能|样))?(?P<scale>[万亿]+)?(?P<more_too>余|多)?\s?(?P<unit>(?=[{begins}]){units.pattern()})"
    )


def _quantity(text: str, number: re.Match[str], begin: int, end: int) -> FoundQuantity | None:
    """The quantity that a number begins; its unit is looked for first, since most numbers have none."""
    at, number_end = number.span()
    share = number["percent"] or number["tenths"] or number["half_of"] or number["fraction"]
    match = None if share else _unit_pattern().match(text, number_end, end)
    if (match is None and not share) or (value := _value(number)) is None or not _stands_free(text, number):
        return None
    unit, last, more = "%", number_end, False
    if match is not None:
        lasting = match["unit"] == "年" and match["more"] is not None  # 1200多年
        if not lasting and not _counts(text, number, value, match["unit"]):
            return None
        unit, last = units.base(match["unit"]), match.end()
        if match["unit"] == "成":  # 增长超过3成
            value *= 10
        more = bool(match["more"] or match["more_too"])
        for scale in match["scale"] or "":
            value = _tidy(value * _SCALES[scale])
            number_end = match.end("scale")
    if _RANGE_END.search(text, max(begin, at - 8), at) or _in_name(text, at, begin, end):
        return None
    if text.endswith(_MINUS, begin, at):
        value = -value
    first, bound = _bound_before(text, begin, at)
    if bound is Bound.EXACTLY:
        last, bound = _bound_after(text, last, end, more)
    return FoundQuantity(first, last, at, number_end, Quantity(value, unit, bound))


def _counts(text: str, number: re.Match[str], value: Decimal, unit: str) -> bool:
    """Whether number and unit count something: not 二〇二六年, 二期, 一个 as an article, 五级 without digits."""
    begin = number.start()
    kind = units.kind(units.base(unit))
    if unit == "年" and 1000 <= value < 2200:  # but 距今6000年
        return False
    if unit == "期" and value < (4 if text[begin].isascii() else 10) and text[begin - 1 : begin] not in ("共", "了"):
        return text[begin] == "两"  # 培训班两期
    if kind == "grade":
        return text[begin].isascii()
    if number[0] == "一" and kind in ("count", "time", "measure"):
        before = text[max(0, begin - 14) : begin]
        return (unit in _COUNTED_ONE and before[-1:] not in ("同", "统", "唯", "另", "任", "某")) or bool(
            _EACH.search(before)
        )
    return True


def _in_name(text: str, at: int, begin: int, end: int) -> bool:
    """Whether a place lies inside 《》, or at the head of a short quotation (“两个维护”, “十五五”)."""
    if text.rfind("《", begin, at) > text.rfind("》", begin, at):
        return True
    opening, closing = text.rfind("“", begin, at), text.find("”", at, end)
    inside = opening > text.rfind("”", begin, at) and closing >= 0
    return inside and closing - opening <= 9


def _bound_before(text: str, begin: int, at: int) -> tuple[int, Bound]:
    match = _BEFORE.search(text, max(begin, at - 6), at)
    if match is None:
        return at, Bound.EXACTLY
    return match.start(), Bound.AT_LEAST if match[1] in _AT_LEAST.split("|") else Bound.AT_MOST


def _bound_after(text: str, at: int, end: int, more: bool) -> tuple[int, Bound]:
    match = _AFTER.match(text, at, end)
    if match is None:
        return at, Bound.AT_LEAST if more else Bound.EXACTLY
    return match.end(), Bound.AT_MOST if match["most"] else Bound.AT_LEAST
