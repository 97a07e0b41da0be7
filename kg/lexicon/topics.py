"""The areas of policy that words belong to: 老旧小区 to 住房, 农村公路 to 交通 and 农业农村."""

from __future__ import annotations

from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.lexicon import table


def topics_of(text: str) -> tuple[str, ...]:
    """The areas of policy that a text's words name, sorted; the longest word at a place counts."""
    matcher, areas = _words()
    return tuple(sorted({area for index, _, _ in matcher.find_matches_as_indexes(text) for area in areas[index]}))


@cache
def _words() -> tuple[AhoCorasick, tuple[tuple[str, ...], ...]]:
    rows = table("topics")
    areas = tuple(tuple(columns[0].split("|")) for columns in rows.values())
    return AhoCorasick(list(rows), matchkind=MatchKind.LeftmostLongest), areas
