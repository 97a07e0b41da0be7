"""How far to the left a name reaches that ends in a known suffix: 安顺达|智能|物流园, not 位于|某区|的|…"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate

import rjieba

from kg.lexicon import alternation, marked
from kg.text.words import Word, tagged

_TITLE = re.compile(alternation("titles"))
_NOUNS = ("n", "j", "b", "a", "l", "i", "g", "z", "s", "t", "eng", "m", "q", "k", "h", "x", "f", "c")
_NEVER = frozenset("和的了在于对从到向与及或为将把被由经据以等这那此是有同至往自让给并且而但则且")
_PROPER = ("ns", "nz", "nr", "nrt", "nrfg", "nt", "zg", "g", "eng", "j")


class Line:
    """The words of one line of a text, found by their offsets in it."""

    def __init__(self, text: str, begin: int, end: int) -> None:
        words, self._tags = tagged(text[begin:end])
        bounds = list(accumulate(map(len, words), initial=begin))
        self.text, self.begins, self.ends = text, bounds[:-1], bounds[1:]

    def surface(self, word: Word) -> str:
        return self.text[word.begin : word.end]

    def starts_word(self, offset: int) -> bool:
        index = bisect_left(self.begins, offset)
        return index < len(self.begins) and self.begins[index] == offset

    def ends_word(self, offset: int) -> bool:
        index = bisect_left(self.ends, offset)
        return index < len(self.ends) and self.ends[index] == offset

    def ends_name(self, offset: int) -> bool:
        """Whether a name may end here: at a word's end, or where a title begins inside a word (协会|会长)."""
        return self.ends_word(offset) or bool(_TITLE.match(self.text, offset))

    def within(self, begin: int, end: int) -> list[Word]:
        """The words that overlap ``begin`` to ``end``."""
        first, after = bisect_right(self.ends, begin), bisect_left(self.begins, end)
        return [Word(self.begins[at], self.ends[at], self._tags[at]) for at in range(first, after)]

    def reach(self, offset: int, *, longest: int, floor: int, across: str = "", deeds: bool = True) -> int:
        """Where the qualifier that ends at ``offset`` begins: the leftmost word that can belong to the name.

        ``longest`` is the most characters it may have, ``floor`` an offset not to cross; the characters of
        ``across`` (such as 和) may stand inside, verbs (管理, 发展) only with ``deeds``. Returns ``offset`` where
        nothing qualifies.
        """
        begin = offset
        index = bisect_right(self.begins, offset - 1) - 1
        while index >= 0:
            word = Word(self.begins[index], self.ends[index], self._tags[index])
            if word.begin < floor or offset - word.begin > longest or not self._belongs(word, across, deeds):
                break
            begin = min(begin, word.begin)
            index -= 1
        while begin < offset and self._cannot_begin(begin):
            begin = self.within(begin, begin + 1)[0].end
        return min(begin, offset)

    def proper(self, begin: int, end: int) -> bool:
        """Whether a word of the span makes it a proper name rather than a class (核心|景区, 大型|企业)."""
        for word in self.within(begin, end):
            surface = self.surface(word)
            if word.tag in _PROPER and surface not in marked("name_words", "common"):
                return True
        return end - begin > 1 and all(len(part) == 1 for part in rjieba.cut(self.text[begin:end], hmm=False))

    def common(self, offset: int, end: int) -> bool:
        """Whether the word that holds the suffix at ``offset`` to ``end`` is an ordinary noun (乡|村, 车|站)."""
        word = self.within(offset, offset + 1)[0]
        return word.begin < offset and word.end == end and word.tag in ("n", "a", "v", "vn", "l", "i", "s", "f")

    def coined(self, offset: int) -> bool:
        """Whether the word at ``offset`` stands in no dictionary: 冷极村 is a name, 渔村 a noun."""
        word = self.within(offset, offset + 1)[0]
        return word.begin < offset and not rjieba.has_word(self.surface(word))

    def _belongs(self, word: Word, across: str, deeds: bool) -> bool:
        surface = self.surface(word)
        if surface in across:
            return True
        if surface in marked("name_words", "inside"):
            return deeds
        if surface in marked("name_words", "outside") or surface in _NEVER:
            return False
        if not any("\u4e00" <= c <= "\u9fff" or c.isalnum() or c == "·" for c in surface):
            return False
        if len(surface) == 1 and deeds and word.tag in ("v", "a", "d", "zg", "ad", "vg", "ng", "ag", "o", "y", "e"):
            return word.begin > 0 and surface not in "又再还正已将可能应该去来做当赴访请听说见问"
        return word.tag.startswith(_NOUNS) or (word.tag == "vn" and deeds)

    def _cannot_begin(self, offset: int) -> bool:
        word = self.within(offset, offset + 1)[0]
        surface = self.surface(word)
        some = word.tag == "m" and surface[0] in "一几多两数"
        well = surface == "好" and any(before.tag == "v" for before in self.within(offset - 1, offset))  # 守护|好
        return some or well or surface in ("和", "、", "·") or word.tag in ("f", "q", "c", "k", "t", "v", "d")
