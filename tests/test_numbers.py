"""Numbers and quantities: examples, and the law that a number said in words is read as the same number."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.lexicon import units
from kg.model import Bound
from kg.text.normalise import flat
from kg.text.numbers import find_quantities, parse

DIGITS = "零一二三四五六七八九"


def say(n: int) -> str:
    """A whole number in words, as a newspaper writes it: 4002 → 四千零二."""
    for size, mark in ((10**8, "亿"), (10**4, "万")):
        if n >= size:
            return say(n // size) + mark + _join(n % size, size)
    text = ""
    for size, mark in ((1000, "千"), (100, "百"), (10, "十")):
        if n >= size:
            head = "" if mark == "十" and not text and n < 20 else DIGITS[n // size]
            return text + head + mark + _join(n % size, size)
    return DIGITS[n]


def _join(rest: int, size: int) -> str:
    if rest == 0:
        return ""
    said = say(rest)
    said = "一" + said if said.startswith("十") else said
    return said if rest >= size // 10 else "零" + said


@given(st.integers(0, 10**13))
def test_a_number_said_in_words_is_read_as_the_same_number(n: int) -> None:
    assert parse(say(n)) == n


@given(st.integers(0, 10**12), st.integers(0, 999))
def test_a_decimal_number_with_separators_is_read_as_the_same_number(whole: int, thousandths: int) -> None:
    value = Decimal(whole) + Decimal(thousandths) / 1000
    assert parse(f"{value}") == value
    assert parse(f"{value:,}") == value
    assert parse(f"百分之{say(whole)}点{''.join(DIGITS[int(c)] for c in f'{thousandths:03}')}") == value


@given(st.integers(11, 10**9), st.sampled_from(["名", "公里", "平方米", "元", "批次", "亩"]))
def test_a_quantity_is_found_where_it_stands(n: int, unit: str) -> None:
    text = f"全区新增{say(n)}{unit},进展顺利"
    (found,) = find_quantities(text)
    assert text[found.number_begin : found.number_end] == say(n)
    assert (found.quantity.value, found.quantity.unit) == (n, unit)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3,000", "3000"),
        ("3万", "30000"),
        ("１．２万亿", "1200000000000"),
        ("3亿5000万", "350000000"),
        ("四千二百", "4200"),
        ("两万五", "25000"),
        ("百分之三十", "30"),
        ("97.8%", "97.8"),
        ("三成", "30"),
        ("两成半", "25"),
        ("半数", "50"),
        ("二〇二六", "2026"),
        ("一点二万亿", "1200000000000"),
        ("零下10", "-10"),
        ("百万", "1000000"),
    ],
)
def test_what_a_number_is_worth(text: str, value: str) -> None:
    assert parse(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "十几", "数百", "两三", "三四十", "十五五", "三分之二", "万", "好"])
def test_what_states_no_value(text: str) -> None:
    assert parse(text) is None


def test_ordinals_codes_and_guesses_are_no_numbers() -> None:
    text = flat("第十二名、PM2.5克、数百人、近几十名、G7家")
    assert find_quantities(text) == ()


LEAST, MOST, EXACTLY = Bound.AT_LEAST, Bound.AT_MOST, Bound.EXACTLY


@pytest.mark.parametrize(
    ("text", "surface", "value", "unit", "bound"),
    [
        ("为高龄老人上门体检3万名", "3万名", "30000", "名", EXACTLY),
        ("新增泊位不少于1500个", "不少于1500个", "1500", "个", LEAST),
        ("轮训村医600人次以上", "600人次以上", "600", "人次", LEAST),
        ("每户最高补贴2万元", "2万元", "20000", "元", EXACTLY),
        ("给予最高2万元补贴", "最高2万元", "20000", "元", MOST),
        ("把办理时限压缩到3个小时以内", "3个小时以内", "3", "小时", MOST),
        ("惠及群众2700多万人次", "2700多万人次", "27000000", "人次", LEAST),
        ("追缴赃款人民币35万余元", "35万余元", "350000", "元", LEAST),
        ("每个乡镇配备一名林长助理", "一名", "1", "名", EXACTLY),
        ("完工率达到百分之六十二点五", "百分之六十二点五", "62.5", "%", EXACTLY),
        ("覆盖率不低于85%", "不低于85%", "85", "%", LEAST),
        ("超过六成受访者", "超过六成", "60", "%", LEAST),
        ("比上年提高0.4个百分点", "0.4个百分点", "0.4", "个百分点", EXACTLY),
        ("修复湿地4.2万平方米", "4.2万平方米", "42000", "平方米", EXACTLY),
        ("新造林1200万亩", "1200万亩", "12000000", "亩", EXACTLY),
        ("只要五个人值守", "五个人", "5", "人", EXACTLY),
        ("单产达到410公斤/亩", "410公斤/亩", "410", "公斤/亩", EXACTLY),
        ("最低温零下12℃", "12℃", "-12", "摄氏度", EXACTLY),
        ("铺设管道三点五公里", "三点五公里", "3.5", "公里", EXACTLY),
        ("装机30万千瓦", "30万千瓦", "300000", "千瓦", EXACTLY),
        ("重3千克", "3千克", "3", "公斤", EXACTLY),
    ],
)
def test_a_quantity(text: str, surface: str, value: str, unit: str, bound: Bound) -> None:
    text = flat(text)
    (found,) = find_quantities(text)
    assert text[found.begin : found.end] == surface
    assert (found.quantity.value, found.quantity.unit, found.quantity.bound) == (Decimal(value), unit, bound)


@pytest.mark.parametrize(
    "text",
    [
        "2026年2月2日召开",
        "二〇二六年以来",
        "第十五批示范单位",
        "博物馆二期已经开工",
        "做到“两个维护”",
        "印发《十二条措施》",
        "这是一个好办法,要一起推广",
        "拨打12345热线",
        "招聘30—40人",
        "三门峡市和五台县的代表",
        "十几个孩子",
        "三分之二以上通过",
        "“十五五”规划",
    ],
)
def test_what_is_no_quantity(text: str) -> None:
    assert find_quantities(flat(text)) == ()


def test_a_range_with_two_units_gives_both() -> None:
    found = find_quantities("奖励500元至2000元")
    assert [q.quantity.value for q in found] == [500, 2000]


def test_units_know_their_kind_and_base() -> None:
    assert (units.base("块钱"), units.base("km/h")) == ("元", "公里/h")
    assert [units.kind(u) for u in ("元", "个", "%", "岁", "公里/小时", "朵朵")] == [
        "money",
        "count",
        "rate",
        "time",
        "measure",
        None,
    ]
