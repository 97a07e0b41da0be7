"""The divisions of China: the table's laws, short forms, and which division a name means."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from kg.lexicon import table
from kg.lexicon.divisions import Division, Gazetteer, Level, load

CHECK = Path(__file__).parents[1] / "../shared/data/gazetteer/divisions-areas.csv"


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load()


def at(gazetteer: Gazetteer, code: str) -> Division:
    division = gazetteer.by_code(code)
    assert division, code
    return division


def test_counts(gazetteer: Gazetteer) -> None:
    levels = [division.level for division in gazetteer]
    assert levels.count(Level.PROVINCE) == 34
    assert 350 <= levels.count(Level.PREFECTURE) <= 370
    assert 2850 <= levels.count(Level.COUNTY) <= 2950


def test_every_county_has_a_parent_and_is_its_child(gazetteer: Gazetteer) -> None:
    for division in gazetteer:
        parent = gazetteer.parent(division)
        assert (parent is None) == (division.level is Level.PROVINCE)
        if parent:
            assert parent.level < division.level
            assert division in gazetteer.children(parent)
            assert gazetteer.ancestors(division)[-1].level is Level.PROVINCE


def test_every_form_leads_to_its_division(gazetteer: Gazetteer) -> None:
    forms = {(form, division) for form, division, _ in gazetteer.forms()}
    for division in gazetteer:
        assert division in gazetteer.named(division.name)
        assert division in gazetteer.named(gazetteer.short(division))
        assert (division.name, division) in forms
    for form, division in forms:
        assert len(form) >= 2
        assert division in gazetteer.named(form)


def test_named_is_sorted_by_level_then_code(gazetteer: Gazetteer) -> None:
    for form, _, _ in gazetteer.forms():
        found = gazetteer.named(form)
        assert list(found) == sorted(found, key=lambda one: (one.level, one.code))


@pytest.mark.parametrize(
    ("code", "name", "short", "kind"),
    [
        ("110000", "北京市", "北京", "直辖市"),
        ("140000", "山西省", "山西", "省"),
        ("150000", "内蒙古自治区", "内蒙古", "自治区"),
        ("650000", "新疆维吾尔自治区", "新疆", "自治区"),
        ("810000", "香港特别行政区", "香港", "特别行政区"),
        ("140100", "太原市", "太原", "地级市"),
        ("433100", "湘西土家族苗族自治州", "湘西", "自治州"),
        ("513200", "阿坝藏族羌族自治州", "阿坝", "自治州"),
        ("152500", "锡林郭勒盟", "锡林郭勒", "盟"),
        ("450332", "恭城瑶族自治县", "恭城", "自治县"),
        ("530925", "双江拉祜族佤族布朗族傣族自治县", "双江", "自治县"),
        ("110101", "东城区", "东城区", "市辖区"),
        ("310115", "浦东新区", "浦东", "市辖区"),
        ("130133", "赵县", "赵县", "县"),
        ("429021", "神农架林区", "神农架", "林区"),
        ("419001", "济源市", "济源", "县级市"),
        ("410304", "瀍河回族区", "瀍河", "市辖区"),
        ("632500", "海南藏族自治州", "海南州", "自治州"),
    ],
)
def test_short_forms_and_kinds(gazetteer: Gazetteer, code: str, name: str, short: str, kind: str) -> None:
    division = at(gazetteer, code)
    assert (division.name, gazetteer.short(division), gazetteer.kind(division)) == (name, short, kind)


@pytest.mark.parametrize(("form", "code"), [("湘西州", "433100"), ("恭城县", "450332"), ("锡盟", "152500")])
def test_other_forms(gazetteer: Gazetteer, form: str, code: str) -> None:
    assert gazetteer.named(form) == (at(gazetteer, code),)


@pytest.mark.parametrize(
    ("child", "parent"),
    [("110105", "110000"), ("500101", "500000"), ("419001", "410000"), ("450332", "450300"), ("659001", "650000")],
)
def test_parents(gazetteer: Gazetteer, child: str, parent: str) -> None:
    assert gazetteer.parent(at(gazetteer, child)) == at(gazetteer, parent)


@pytest.mark.parametrize("form", ["资源", "和平", "新华", "安定", "城区", "郊区", "市中区"])
def test_ordinary_words_are_weak(gazetteer: Gazetteer, form: str) -> None:
    assert all(gazetteer.weak(form, division) for division in gazetteer.named(form))


@pytest.mark.parametrize("form", ["太原", "恭城", "义乌", "昆山", "新华区", "资源县"])
def test_plain_names_are_not_weak(gazetteer: Gazetteer, form: str) -> None:
    assert not any(gazetteer.weak(form, division) for division in gazetteer.named(form))


@pytest.mark.parametrize(
    ("form", "home", "context", "meant"),
    [
        ("太原", None, [], "140100"),
        ("新华区", None, [], None),
        ("新华区", "130100", [], "130105"),
        ("新华区", None, ["130900"], "130902"),
        ("鼓楼区", "320100", [], "320106"),
        ("鼓楼区", "320100", ["320300"], "320302"),
        ("鼓楼区", "320100", ["320000"], "320106"),
        ("鼓楼区", None, ["320000"], None),
        ("朝阳", "220100", [], "220104"),
        ("朝阳", "211303", [], "211300"),
        ("朝阳", None, ["110000"], "110105"),
        ("朝阳", None, [], None),
        ("吉林", "220200", [], "220000"),
        ("资源", "450300", [], "450329"),
        ("资源", "450100", [], None),
        ("资源", None, [], None),
        ("城区", "140500", [], "140502"),
        ("恭城", "110000", [], "450332"),
        ("莲花镇", "450332", [], "450332102"),
        ("莲花镇", None, [], None),
        ("无此地", "450300", [], None),
    ],
)
def test_resolve(gazetteer: Gazetteer, form: str, home: str | None, context: list[str], meant: str | None) -> None:
    at_home = at(gazetteer, home) if home else None
    found = gazetteer.resolve(form, at_home, [at(gazetteer, code) for code in context])
    assert (found.code if found else None) == meant


def test_written(gazetteer: Gazetteer) -> None:
    names = {"太原市": "140100", "太原市小店区": "140105", "恭城莲花镇": "450332102", "山西长沙": None}
    assert {name: one.code if (one := gazetteer.written(name)) else None for name in names} == names


def test_abbreviations(gazetteer: Gazetteer) -> None:
    names = {character: gazetteer.abbreviation(character) for character in "晋鲁桂京津沪渝蒙新港"}
    assert [division.name[:2] for division in names.values() if division] == (
        ["山西", "山东", "广西", "北京", "天津", "上海", "重庆", "内蒙", "新疆", "香港"]
    )
    assert gazetteer.abbreviation("大") is None


def test_every_province_has_an_abbreviation(gazetteer: Gazetteer) -> None:
    characters = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新港澳台"
    provinces = {division for division in gazetteer if division.level is Level.PROVINCE}
    assert {gazetteer.abbreviation(character) for character in characters} == provinces


def test_townships(gazetteer: Gazetteer) -> None:
    township = at(gazetteer, "450332102")
    assert (township.name, township.level, gazetteer.kind(township)) == ("莲花镇", Level.TOWNSHIP, "镇")
    assert township in gazetteer.townships("莲花镇")
    assert gazetteer.parent(township) == at(gazetteer, "450332")
    assert not gazetteer.townships("花镇")
    assert gazetteer.by_code("450332999") is None
    assert gazetteer.townships("") == ()


def test_township_rows_hang_below_known_divisions(gazetteer: Gazetteer) -> None:
    for county, (entries,) in table("townships").items():
        assert gazetteer.by_code(county), county
        assert all(re.fullmatch(r"\d{3}\D+(镇|乡|街道|苏木)", entry) for entry in entries.split("|")), county


@pytest.mark.skipif(not CHECK.exists(), reason="the comparison table is not at hand")
def test_agrees_with_an_independent_table(gazetteer: Gazetteer) -> None:
    with CHECK.open(encoding="utf-8") as lines:
        rows = [row for row in csv.DictReader(lines) if row["code"][4:] < "70" or row["code"][4:] > "80"]
    known = {division.code: division.name for division in gazetteer}
    differing = [row["name"] for row in rows if known.get(row["code"]) != row["name"]]
    assert len(differing) <= 10, differing


def test_countries() -> None:
    rows = table("countries")
    kinds = {row[0] for row in rows.values()}
    assert kinds == {"country", "continent", "region", "area", "water", "mountain", "union", "city"}
    for name, row in rows.items():
        assert row[0] in ("city", "region") or len(row) <= 3, name
        assert len(row) <= 3 or rows[row[3]][0] in ("country", "region"), name
    assert rows["美国"][1] == "美"


def test_central_bodies() -> None:
    rows = table("central_bodies")
    forms = [
        form for name, row in rows.items() for form in (name, *(row[1].split("|") if len(row) > 1 else ())) if form
    ]
    assert len(forms) == len(set(forms))
    for name, row in rows.items():
        assert len(row) <= 2 or row[2] in rows, name
    assert "中组部" in rows["中央组织部"][1].split("|")


def test_surnames() -> None:
    rows = table("surnames")
    assert {row[0] for row in rows.values()} == {"common", "rare", "compound"}
    assert all((row[0] == "compound") == (len(name) > 1) for name, row in rows.items())
    assert rows["王"][0] == "common" and rows["覃"][0] == "common" and rows["亓"] == ("rare",)
    assert {"欧阳", "司徒", "公冶", "闻人", "侬", "俸", "逄", "綦", "边"} <= rows.keys()
