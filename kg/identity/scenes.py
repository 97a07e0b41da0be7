"""Where an article's actions take place that name no place: where its sentence, dateline or headline says."""

from __future__ import annotations

import re

from kg.identity.linker import Linker
from kg.identity.places import official
from kg.lexicon.divisions import load
from kg.model import Kind, LineKind, Mention, PolicyAction, Reading, Thing
from kg.text.normalise import flat

_DATELINE = re.compile(r"本[报台](?P<place>[^,。()\s\d]{2,6})(?:讯|电|消息)")
_WAY = ("到", "至", "往")
_VILLAGES = ("村", "社区", "嘎查", "屯", "寨")


def around(iri: str) -> frozenset[str]:
    """A division, and the county that a township lies in: what the county promised, the township reports."""
    whole, _, _ = iri.rpartition("-")
    return frozenset({iri, whole} if whole.count("-") > 1 else {iri})


class Scene:
    """The places of one article; a paper without a home has none."""

    def __init__(self, reading: Reading, linker: Linker) -> None:
        self._reading, self._linker = reading, linker
        home = reading.front.home
        self.home = linker.iri(Thing(Kind.PLACE, home)) if home else ""
        self._places = (
            [m for m in reading.names.mentions if m.thing.kind is Kind.PLACE and self._settled(m)] if home else []
        )
        self._whole = self._dateline() or self._opening() or self.home

    def place(self, action: PolicyAction) -> str:
        """Where an action is that names no place."""
        return self.beside(action) or self._whole

    def beside(self, action: PolicyAction) -> str:
        """The last division or village that an action's sentence names before the verb; empty where there is none."""
        return self._named(action.evidence[0], action.begin)

    def at(self, sentence: int, end: int) -> frozenset[str]:
        """Where something is that is told of in a sentence before ``end``; a village may be one only by its name."""
        named = self._named(sentence, end)
        return around(named) if named.startswith(f"{self.home}-") else frozenset({named, self._whole} - {""})

    def _named(self, sentence: int, end: int) -> str:
        first = self._reading.names.sentences[sentence]
        before = [m for m in self._places if first.begin <= m.begin and m.end <= end]
        return self._linker.iri(before[-1].thing) if before else ""

    def _settled(self, mention: Mention) -> bool:
        """Whether a mention names a village or a division below the home, and no end of a way (甲县到乙县的车程)."""
        text = self._reading.article.text
        if text[mention.end : mention.end + 1] in _WAY or text[mention.begin - 1 : mention.begin] in _WAY:
            return False
        iri = self._linker.iri(mention.thing)
        inside = self._linker.code(mention.thing) and iri.startswith(self.home + "-")
        return bool(inside) or mention.thing.name.endswith(_VILLAGES)

    def _dateline(self) -> str:
        """本报南部讯: the division that it names in short."""
        match = _DATELINE.search(flat(self._reading.article.text[:200]))
        if not match:
            return ""
        gazetteer = load()
        found = gazetteer.resolve(match["place"], gazetteer.resolve(self._reading.front.home or ""))
        iri = official(found, gazetteer).iri if found else ""
        return iri if iri.startswith(self.home + "-") else ""

    def _opening(self) -> str:
        """The one village, or the one division, that the headline and the first sentence name."""
        sentences = self._reading.names.sentences
        first = next((each for each in sentences if each.kind is LineKind.PARAGRAPH), None)
        end = first.end if first else 0
        named = list(dict.fromkeys(m.thing for m in self._places if m.begin < end))
        villages = [thing for thing in named if thing.name.endswith(_VILLAGES)]
        iris = {self._linker.iri(thing) for thing in villages or named}
        iris = {iri for iri in iris if not any(other.startswith(f"{iri}-") for other in iris)}  # 某区某乡 is the 乡
        return iris.pop() if len(iris) == 1 else ""
