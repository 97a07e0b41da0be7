"""Invented sentences: lists of names, places and plain words, titles before names, bodies with divisions.

Names are drawn from the surname table and from the characters that given names of the corpora use, bodies from the
tables of divisions and of suffixes; nothing is taken from a page. All is drawn with one seed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import numpy as np

from kg.lexicon import table
from kg.lexicon.people import FOREIGN
from kg.tagger.training.corpora import Example, Span
from kg.text.normalise import flat

# N name, L names, B body, D division, S site, P divisions, T title, W plain words; L, P and W are lists
_FRAMES = (
    "L参加会议。", "市领导L出席。", "DT、DTN主持会议。", "BTN表示,", "BTN说:", "BT、TN介绍,",
    "DTN,DTN到B调研。", "会议任命N为BT。", "免去N的BT职务。", "BTL分别作了发言。", "记者从B获悉,", "B、B联合印发通知。",
    "近日,B在D举行活动。", "N(女、回族)、N、N(壮族)", "(记者N 通讯员N)", "本报记者 N 摄", "N同志任BT",
    "来自D的N告诉记者,", "D居民N说,", "DB依托B,", "N,男,汉族,现任BT。", "由B主办、B承办的比赛在D开幕。", "DB",
    "BT、N委员建议,", "代表N、N、N认为,", "L", "L", "获奖名单:L", "P等地。", "P", "P分别签约。", "在P建设站点,",
    "推进W。", "W等工作。", "W", "N到S察看W,", "S、S、S", "S位于D,", "支持B建设S,", "D、D、D要做好W。",
    "W、W、W", "W和W", "联系人:N W",
)  # fmt: skip
_MINORITY = (
    "买买提",
    "阿不都",
    "古丽",
    "吐尔逊",
    "艾合",
    "木拉提",
    "巴图",
    "格日勒",
    "扎西",
    "次仁",
    "旺堆",
    "尼玛",
    "卓玛",
    "努尔",
    "艾力",
)
T = TypeVar("T")
_SPACE = 0.15  # of the two-character names of a list, set apart to the width of three: 张 三
_PLAIN_ENDS = (
    "有限公司",
    "集团",
    "大学",
    "学院",
    "中学",
    "小学",
    "医院",
    "街道办事处",
    "水利局",
    "住房和城乡建设局",
    "农业农村局",
    "市场监督管理局",
)


class Inventor:
    """Draws names and sentences. ``given`` are given names and ``words`` plain words of corpora, repetitions kept."""

    def __init__(self, given: Sequence[str], words: Sequence[str], seed: int) -> None:
        self._random = np.random.default_rng(seed)
        rows = [(name, row[0]) for name, row in table("surnames").items()]
        common = [name for name, kind in rows if kind == "common"]
        self._common, self._weights = common, 1 / (np.arange(len(common)) + 6.0)
        self._weights /= self._weights.sum()
        self._rare = [name for name, kind in rows if kind != "common"]
        self._given = sorted(given)
        self._words = sorted(words)
        self._sites = list(table("place_suffixes"))
        self._characters = "".join(self._given)
        self._divisions = [(row[0], row[2]) for row in table("divisions").values()]
        self._offices = [name for name, row in table("body_suffixes").items() if row and row[0] == "office"]
        self._titles = [name for name, row in table("titles").items() if not row]

    def examples(self, count: int) -> list[Example]:
        """Sentences of all frames."""
        return [self._example(self._pick(_FRAMES)) for _ in range(count)]

    def _example(self, frame: str) -> Example:
        text, spans = "", []
        for mark in frame:
            for piece, kind in self._filled(mark):
                if kind:
                    spans.append((len(text), len(text) + len(piece), kind))
                text += piece
        return Example(flat(text), tuple(_merged(spans)))

    def _filled(self, mark: str) -> list[tuple[str, str]]:
        if mark == "N":
            return [(self._name(), "PER")]
        if mark in "LPW":
            return self._list(mark)
        if mark == "B":
            return [(self._body(), "ORG")]
        if mark == "D":
            return [(self._pick(self._pick(self._divisions)), "LOC")]
        if mark == "S":
            return [(self._site(), "LOC")]
        return [(self._pick(self._titles) if mark == "T" else mark, "")]

    def _list(self, mark: str) -> list[tuple[str, str]]:
        """Two to eight names, divisions (all full or all short) or plain words with one kind of mark between them."""
        between = self._pick(("、", "、", " ", " ", ",") if mark == "L" else ("、", "、", "、", " "))
        short = int(self._random.random() < 0.4)
        parts: list[tuple[str, str]] = []
        for _ in range(int(self._random.integers(2, 9))):
            if mark == "W":
                parts += [(self._pick(self._words), ""), (between, "")]
            elif mark == "P":
                parts += [
                    (self._divisions[int(self._random.integers(len(self._divisions)))][short], "LOC"),
                    (between, ""),
                ]
            else:
                parts += [(self._spaced(self._name(), between), "PER"), (between, "")]
        return parts[:-1]

    def _spaced(self, name: str, between: str) -> str:
        apart = len(name) == 2 and self._random.random() < _SPACE + 0.4 * (between == " ")
        return name[0] + " " + name[1] if apart else name

    def _site(self) -> str:
        """A park, a road, a village: a division's short form or two characters, and what sites end in."""
        draw = self._random.random()
        stem = self._pick(self._divisions)[1] if draw < 0.4 else ""
        if draw > 0.3:
            stem += self._pick(self._characters) + self._pick(self._characters)
        return stem + self._pick(self._sites)

    def _name(self) -> str:
        draw = self._random.random()
        if draw < 0.05:
            size = int(self._random.integers(2, 5))
            return self._pick(_MINORITY) + "·" + "".join(self._pick(FOREIGN) for _ in range(size))
        surname = self._pick(self._rare) if draw < 0.25 else str(self._random.choice(self._common, p=self._weights))
        if self._random.random() < 0.5:
            return surname + self._pick(self._given)
        size = 2 if self._random.random() < 0.7 else 1
        return surname + "".join(self._pick(self._characters) for _ in range(size))

    def _body(self) -> str:
        full, short = self._pick(self._divisions)
        draw = self._random.random()
        if draw < 0.4:
            return full + self._pick(self._offices)
        if draw < 0.6:
            return self._pick((full, short)) + self._pick(_PLAIN_ENDS)
        if draw < 0.7:
            return f"中共{full}委员会" if self._random.random() < 0.5 else f"{full}委"
        if draw < 0.85:
            return short + self._pick(self._characters) + self._pick(self._characters) + self._pick(_PLAIN_ENDS)
        return full + self._pick(self._divisions)[1] + self._pick(_PLAIN_ENDS)

    def _pick(self, options: Sequence[T]) -> T:
        return options[int(self._random.integers(len(options)))]


def _merged(spans: list[Span]) -> list[Span]:
    """A division right before a body belongs to it."""
    result: list[Span] = []
    for begin, end, kind in spans:
        if result and kind == "ORG" and result[-1][1] == begin and result[-1][2] == "LOC":
            begin = result.pop()[0]  # noqa: PLW2901
        result.append((begin, end, kind))
    return result
