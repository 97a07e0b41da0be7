"""Where a paper is at home, and so what 我市, 省委 or 全县 point at in it."""

from __future__ import annotations

from dataclasses import dataclass

from kg.lexicon.divisions import Division, Gazetteer, Level


@dataclass(frozen=True, slots=True)
class Home:
    """The divisions that a paper speaks from, each None where it has none; ``country`` for a national paper."""

    province: Division | None = None
    prefecture: Division | None = None
    county: Division | None = None
    country: str = "中国"

    @property
    def division(self) -> Division | None:
        """The lowest of them."""
        return self.county or self.prefecture or self.province

    def at(self, word: str) -> Division | None:
        """The division that a bare level word (省, 市, 自治区, 区, 县, 州, 旗) means in this paper."""
        if word in ("省", "自治区"):
            return self.province if self.province and self.province.name.endswith(word) else None
        if word in ("自治州", "自治县", "自治旗"):
            return self._city(word)
        if word in ("地", "市", "州", "盟", "地区"):
            return self._city("地区" if word == "地" else word)
        if word == "区" and self.county is None and self.province and self.province.name.endswith("自治区"):
            return self.province
        if word in ("县", "区", "旗") and self.county and self.county.name.endswith(word):
            return self.county
        return None

    def name_at(self, word: str, _offset: int = 0) -> str | None:
        """The full name of that division; the same wherever in an article the word stands."""
        division = self.at(word)
        return division.name if division else None

    def _city(self, word: str) -> Division | None:
        levels = (self.county, self.prefecture, self.province)
        named = [division for division in levels if division and division.name.endswith(word)]
        return named[0] if named else None


def home_of(name: str | None, country: str | None, gazetteer: Gazetteer) -> Home:
    """The home named (太原市, 太原, 太原市迎泽区, 恭城瑶族自治县); unknown names leave only the country."""
    division = gazetteer.written(name) if name else None
    chain = (division, *gazetteer.ancestors(division)) if division else ()
    by_level = {one.level: one for one in chain}
    return Home(
        by_level.get(Level.PROVINCE), by_level.get(Level.PREFECTURE), by_level.get(Level.COUNTY), country or "中国"
    )
