"""How well two blocks read as one: words across the seam, what both speak of, marks that close, order."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence

import rjieba

from kg.page.blocks import STARTS_INSIDE, Block, End
from kg.page.language import load

_REACH = 12  # characters on each side of a seam that are segmented
_HAN = re.compile(r"[\u4e00-\u9fff]")
_HANS = re.compile(r"[\u4e00-\u9fff]{2,}")
_ORDINALS = "一二三四五六七八九十"
_ITEM = re.compile(
    r"(?:^|[;:。,\n])(?:([一二三四五六七八九十])(?:是|要)|[(]([一二三四五六七八九十])[)])"
    r"|(?:^|\n)(\d{1,2})[.、．](?!\d(?!\d?[月日]))"  # 3.农房 and 3.10月底前, no 3.5万
)
_TOPIC, _STEP, _CHARACTERS, _BEGINS, _NATURAL = 30.0, 0.05, 0.5, 1.0, 2.5
_OPEN, _ORPHAN, _COUNTS_ON, _SKIPS = 1.0, 1.5, 4.0, 1.5
_FRAGMENT = 1.5
_SHORT = re.compile(  # 好。 or 听,让…, 检、即查即放, 92%。: what no paragraph begins with
    r"[一-鿿]{1,6}[。;]|[一-鿿][,，、]|\d[\d.]*[^\d。;]{0,3}[。;]"
)
_JOINS_ON = re.compile("会同|并(?!网|非)|以及|从而|的|了(?!解)|等(?!到|待)|或者")  # no sentence begins with these
_JOINED = 4.0
_LISTED, _NEXT = re.compile(r"\d([^\d、,。;]{0,3})、$"), re.compile(r"\d[\d.]*([^\d、,。;]{0,3})[、,。;和]")
_VALUES = 3.0
_PAIRS = (("“", "”"), ("《", "》"), ("(", ")"))


class Seams:
    """Scores of joins on one page; words that few blocks share tell more than words that all share."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        grams = [_grams(block) for block in blocks]
        self._before, self._after = list(grams), list(grams)
        for at, block in enumerate(blocks):  # a soft block speaks of what the whole stretch speaks of
            if block.soft:
                self._before[at] = self._before[at - 1] + grams[at]
        for at in range(len(blocks) - 2, -1, -1):
            if blocks[at + 1].soft:
                self._after[at] = grams[at] + self._after[at + 1]
        whole = [self._after[at] for at, block in enumerate(blocks) if not block.soft]
        self._spread = Counter(gram for words in whole for gram in words)
        self._count = len(whole)
        self._weights = {gram: math.log((1 + self._count) / spread) ** 2 for gram, spread in self._spread.items()}
        self._items = [items(block.text) for block in blocks]
        self._norms: dict[int, float] = {}
        self._known: dict[tuple[int, int], float] = {}
        self._topics: dict[tuple[tuple[int, ...], int], float] = {}
        self._begins: dict[str, float] = {}

    def score(self, last: Block, following: Block, between: int) -> float:
        """What speaks, beside their topic, for ``following`` going on from ``last``."""
        score = -_STEP * between
        if goes_on_inside(last, following):
            return score + _OPEN + (0.0 if following.soft else _ORPHAN) + seam(last, following)
        head = following.body[0].text
        if head not in self._begins:
            self._begins[head] = _BEGINS * _within(load().begins(head), 4.0)
        score += self._begins[head]
        if (following.soft or last.end is End.OPEN) and last.index + 1 == following.index:
            return score + _NATURAL - fragment(head)
        return score - (3.0 if STARTS_INSIDE.match(head) else 1.0)

    def topic(self, chain: tuple[int, ...], following: int) -> float:
        """What the closest of the chain's blocks has in common with ``following``, which counts on from it."""
        if (chain, following) not in self._topics:
            closest = max(self.likeness(index, following) for index in chain)
            self._topics[chain, following] = _TOPIC * closest - _SKIPS * self._skips(chain, following)
        return self._topics[chain, following]

    def _skips(self, chain: Sequence[int], following: int) -> bool:
        """Whether ``following`` counts from an item, 三是, that no block of the chain leads up to."""
        opened = self._items[following]
        if not opened or not opened[0][0]:
            return False
        return all(_next(item) != opened[0] for index in chain for item in self._items[index])

    def likeness(self, last: int, following: int) -> float:
        """How much of what few blocks of the page speak of is common to both: a cosine, 0 to 1."""
        if (last, following) not in self._known:
            self._known[last, following] = self._likeness(last, following)
        return self._known[last, following]

    def _likeness(self, last: int, following: int) -> float:
        first, second = self._before[last], self._after[following]
        less, more = (first, second) if len(first) < len(second) else (second, first)
        shared = sum(self._weights[gram] for gram in less if gram in more)
        return shared / math.sqrt((self._norm(first) * self._norm(second)) or 1.0)

    def _norm(self, grams: Counter[str]) -> float:
        if id(grams) not in self._norms:
            self._norms[id(grams)] = sum(self._weights[gram] for gram in grams)
        return self._norms[id(grams)]


def goes_on_inside(last: Block, following: Block) -> bool:
    """Whether ``following`` would go on inside a sentence; 会议指出 begins one, where a stop before it was lost."""
    if last.end is not End.OPEN or not following.body:
        return last.end is End.OPEN
    head = following.body[0].text
    if following.body[0].bold:
        return False
    quoted = _QUOTATION.match(head) and _HAN.match(last.body[-1].text[-1:])
    return not (quoted or _ANEW.match(head))


_QUOTATION = re.compile("“[^“”]{2,}[。!?！？]”")
_ANEW = re.compile("(?:会议|大会|全会|论坛)还?(?:指出|强调|要求|认为|听取|审议|提出|决定)|据(?:悉|了解|介绍)[,，]")


def seam(last: Block, following: Block) -> float:
    """How well the words on both sides of a seam read as one sentence."""
    tail, head = last.body[-1].text, following.body[0].text
    return (
        across(tail, head)
        + closing(tail, head)
        + numbering(last.text, following.text)
        + values(tail, head)
        + fragment(head)
        + _CHARACTERS * _within(load().across(tail, head), 6.0)
    )


def _within(value: float, limit: float) -> float:
    return max(-limit, min(limit, value))


def _grams(block: Block) -> Counter[str]:
    """Pairs of Chinese characters, which tell of names that no dictionary holds as well."""
    text = "\n".join([*(head.text for head in block.heads), block.text])
    return Counter(pairs(text))


def pairs(text: str) -> Iterator[str]:
    """Each two Chinese characters that stand side by side."""
    return (text[at : at + 2] for run in _HANS.finditer(text) for at in range(run.start(), run.end() - 1))


def across(tail: str, head: str) -> float:
    """A word that stands across the seam: 2 for two characters, 3 for more; 0 for none."""
    left, right = tail[-_REACH:], head[:_REACH]
    for word, begin, end in rjieba.tokenize(left + right):
        if begin < len(left) < end and _HAN.match(word) and rjieba.has_word(word):
            return 2.0 if len(word) == 2 else 3.0
    return 0.5 if STARTS_INSIDE.match(head) else 0.0


def closing(tail: str, head: str) -> float:
    """What the first half opens, the second must close before it opens another, and nothing else may close."""
    score = 0.0
    for opening, shutting in _PAIRS:
        opened = tail.count(opening) > tail.count(shutting)
        first_open, first_shut = head.find(opening), head.find(shutting)
        shuts = first_shut >= 0 and (first_open < 0 or first_shut < first_open)
        score += 1.5 if opened and shuts else -2.0 if opened != shuts else 0.0
    return score


def fragment(head: str) -> float:
    """How surely ``head`` is the end of a sentence: a few characters and a stop, or a word that joins on.

    …接到 | 教室。 …要求市教育局 | 会同市财政局拿出方案。
    """
    return _JOINED if _JOINS_ON.match(head) else _FRAGMENT if _SHORT.match(head) else 0.0


def numbering(first: str, second: str) -> float:
    """The second half counts on where the first stopped: 三是 … | … 四是, (二) … | … (三)."""
    last, following = items(first), items(second)
    return _COUNTS_ON if last and following and _next(last[-1]) == following[0] else 0.0


def values(tail: str, head: str) -> float:
    """The second half gives the next of the values that the first lists: 分别达到81%、 | 92%。"""
    last, following = _LISTED.search(tail, max(0, len(tail) - _REACH)), _NEXT.match(head)
    return _VALUES if last and following and last[1] == following[1] else 0.0


Item = tuple[int, str]  # its number from 0, and how it is written


def items(text: str) -> list[Item]:
    """The numbered items that a text opens: 三是, (三), or 3. at the beginning of a line."""
    return [
        (int(digits) - 1, "3.") if digits else (_ORDINALS.find(plain or bracketed), "三是" if plain else "(三)")
        for plain, bracketed, digits in _ITEM.findall(text)
    ]


def _next(item: Item) -> Item:
    return item[0] + 1, item[1]
