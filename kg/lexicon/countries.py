"""Countries by their everyday names and by the characters that stand for them."""

from __future__ import annotations

from functools import cache

from kg.lexicon import marked, table


def is_country(name: str) -> bool:
    """Whether the table has it as a country, by its everyday name."""
    return name in marked("countries", "country")


@cache
def country_signs() -> dict[str, tuple[str, ...]]:
    """The characters that stand for countries, as in 中新, 中日韩, 美方; several countries may share one."""
    found: dict[str, tuple[str, ...]] = {}
    for name, columns in table("countries").items():
        if columns[0] == "country" and len(columns) > 1 and columns[1]:
            found[columns[1]] = (*found.get(columns[1], ()), name)
    return found


@cache
def sides() -> frozenset[str]:
    """The single characters that stand for countries and continents: 中美, 中欧, 巴方."""
    rows = table("countries").values()
    return frozenset(columns[1] for columns in rows if len(columns) > 1 and len(columns[1]) == 1)


@cache
def country_forms() -> dict[str, str]:
    """Every form of a country, of two characters at least → its everyday name: 印尼 → 印度尼西亚."""
    forms: dict[str, str] = {}
    for name in filter(is_country, table("countries")):
        columns = table("countries")[name]
        for form in (name, *(columns[2].split("|") if len(columns) > 2 else ())):
            if len(form) > 1:
                forms.setdefault(form, name)
    return forms
