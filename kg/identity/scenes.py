"""Where an article's actions take place that name no place: where its sentence, dateline or headline says."""

from __future__ import annotations

import re

from kg.identity.linker import Linker
from kg.identity.places import official
from kg.lexicon.divisions import TOWNSHIPS, load
from kg.model import Kind, LineKind, Mention, PolicyAction, Reading, Thing
from kg.text.normalise import flat

_DATELINE = re.compile(r"本[报台](?P<place>[^,。()\s\d]{2,6})(?:讯|电|消息)")
_MARKS = ",，;；。:：\n"
_MARK = re.compile(f"[{_MARKS}]")
FIRM = re.compile("(?:医院|学校|学院|大学|中学|小学|幼儿园|公司|集团|厂|博物馆|银行|合作社)$")
_WAY = ("到", "至", "往")
_VILLAGES = ("村", "社区", "嘎查", "屯", "寨")
_SETTLED = (*_VILLAGES, *TOWNSHIPS, "县", "市", "省", "州", "旗", "国")


def around(iri: str) -> frozenset[str]:
    """A division, and the county that a township lies in: what the county promised, the township reports."""
    whole, _, _ = iri.rpartition("-")
    return frozenset({iri, whole} if whole.count("-") > 1 else {iri})


def is_site(thing: Thing, linker: Linker) -> bool:
    """Whether a place is neither a division nor a village: 千山景区, 赛城湖."""
    return thing.kind is Kind.PLACE and not linker.code(thing) and not thing.name.endswith(_SETTLED)


class Scene:
    """The places of one article; a paper without a home has none."""

    def __init__(self, reading: Reading, linker: Linker) -> None:
        self._reading, self._linker = reading, linker
        home = reading.front.home
        self.home = linker.iri(Thing(Kind.PLACE, home)) if home else ""
        self._places = (
            [m for m in reading.names.mentions if m.thing.kind is Kind.PLACE and self._settled(m)] if home else []
        )
        self.whole = self._dateline() or self._opening() or self.home
        self.site = self._site()
        self._bodies = [m for m in reading.names.mentions if m.thing.kind is Kind.BODY] if home else []
        first = self._first_end()
        alone = flat(reading.article.text[:first]).find("●") < 0
        firms = {linker.iri(m.thing) for m in self._bodies if alone and m.begin < first and FIRM.search(m.thing.name)}
        self._firm = frozenset(firms if len(firms) == 1 else ())
        self._sites = [m for m in reading.names.mentions if is_site(m.thing, linker) and not m.pointing] if home else []

    def place(self, action: PolicyAction) -> str:
        """Where an action is that names no place."""
        return self.beside(action) or self.whole

    def beside(self, action: PolicyAction) -> str:
        """The last division or village that an action's sentence names before the verb; empty where there is none."""
        return self._named(action.evidence[0], action.begin)

    def at(self, sentence: int, begin: int, end: int) -> frozenset[str]:
        """Where something is that is told of in a clause of a sentence; a village may be one only by its name."""
        named = self._named(sentence, end)
        below = named.startswith(f"{self.home}-")
        here = around(named) if below else frozenset({named, self.whole, self.site} - {""})
        return here | self.sites(sentence, begin, end)

    def sites(self, sentence: int, begin: int, end: int) -> frozenset[str]:
        """The sites that a clause names, else the last before it in its sentence: 大中路|街区架空线埋进了地下."""
        first = self._reading.names.sentences[sentence].begin
        before = [m for m in self._sites if first <= m.begin and m.end <= end]
        own = [m for m in before if m.begin >= begin] or before[-1:]
        return frozenset(self._linker.iri(m.thing) for m in own)

    def bodies(self, begin: int, end: int) -> frozenset[str]:
        """The bodies that a stretch names or points at, and the firm or school that an article begins with."""
        named = (m.thing for m in self._bodies if begin <= m.begin and m.end <= end)
        return frozenset(map(self._linker.iri, named)) | self._firm

    def sites_of(self, action: PolicyAction) -> frozenset[str]:
        """The sites that the clause names in which an action's verb stands."""
        text = self._reading.article.text
        begin = max(map(text[: action.begin].rfind, _MARKS)) + 1
        end = _MARK.search(text, action.begin)
        return self.sites(action.evidence[0], begin, end.start() if end else len(text))

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
        return bool(inside) or mention.thing.name.endswith((*_VILLAGES, *TOWNSHIPS))

    def _site(self) -> str:
        """The one site that the headline and the first sentence name: 千山景区假期接待游客…,景区|新增停车位."""
        if not self.home:
            return ""
        end = self._first_end()
        named = {m.thing for m in self._reading.names.mentions if m.begin < end and is_site(m.thing, self._linker)}
        iris = {self._linker.iri(thing) for thing in named}
        return iris.pop() if len(iris) == 1 else ""

    def _first_end(self) -> int:
        """Where the first sentence ends."""
        sentences = self._reading.names.sentences
        first = next((each for each in sentences if each.kind is LineKind.PARAGRAPH), None)
        return first.end if first else 0

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
        end = self._first_end()
        named = list(dict.fromkeys(m.thing for m in self._places if m.begin < end))
        villages = [thing for thing in named if thing.name.endswith(_VILLAGES)]
        iris = {self._linker.iri(thing) for thing in villages or named}
        iris = {iri for iri in iris if not any(other.startswith(f"{iri}-") for other in iris)}  # 某区某乡 is the 乡
        return iris.pop() if len(iris) == 1 else ""
