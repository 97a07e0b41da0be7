"""Which bodies of different names are one: renamed, or known by a short form that an article explains.

An article that names a body in full and by a short form says what the short form means in other articles of that
place; one that says 更名为 says that what bore the old name bears the new one. Bodies keep the name by which an
article first named them as their IRI, and go by the fullest, of renamed ones the new.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

import rjieba

from kg.identity.sightings import seat_of
from kg.identity.spellings import one_body
from kg.identity.things import Key, key_of
from kg.identity.written import leaves_out
from kg.lexicon.bodies import central, full_name
from kg.model import Kind, Reading, Thing
from kg.resolve.spans import outermost
from kg.text.normalise import flat

_RENAMED = re.compile(
    r"[”\"]?(?:已|正式|正|被)?(?:于[\d年月日]{2,11})?(?:正式)?(?:更名|改名|改称|易名|升格|改组|改制|重组)(?:为|成|作)?[“\"]?"
)
_FORMERLY = re.compile(r"\(原(?:名|称|为|来是)?[“\"]?")
_NOW = re.compile(r"\((?:现|今)(?:名|称|为|更名为|改名为)?[“\"]?")
_SAYS = re.compile(r"更名|改名|改称|易名|升格|改组|改制|重组|\([原现今]")  # without any of these nothing is renamed
_LEVEL = re.compile(r"(?:自治区|省|市|自治州|州|盟|县|区|旗)(?=.{2})")
_CLOSE = re.compile(r"[”\"]?\)")


@dataclass(frozen=True, slots=True, order=True)
class Alias:
    """Two names of one body or site: the name it goes by, the other, by which rule, and the sentence that says so."""

    name: str
    other: str
    rule: str
    key: Key
    sentence: int
    kind: Kind = Kind.BODY

    @property
    def reason(self) -> str:
        words = {
            "renamed": f"{self.other}更名为{self.name}",
            "explained": f"{self.other}是{self.name}的简称",
            "short-kind": f"{self.other}是{self.name}的简称",
            "placed": f"{self.other}是冠以所在地或所属的{self.name}",
            "shortened": f"{self.other}是略去行业等词的{self.name}",
            "spelled": f"{self.other}是{self.name}的另一种写法",
            "initials": f"{self.other}是{self.name}的缩略",
            "run-on": f"{self.other}是{self.name}与前面的词连读",
        }
        return f"{words[self.rule]}。"


Forms: TypeAlias = Mapping[Thing, tuple[str, ...]]  # the names that things go by in one article


def renamings(readings: Iterable[Reading]) -> list[Alias]:
    """The names that bodies are said to have had before, in the order of the readings."""
    return [alias for reading in readings for alias in _renamed(reading)]


def latest_names(renamed: Sequence[Alias]) -> dict[str, str]:
    """Each name that a body had before → the one that it has in the end."""
    after = {alias.other: alias.name for alias in renamed}
    found: dict[str, str] = {}
    for old in after:
        name, passed = old, {old}
        while name in after and after[name] not in passed:
            name = after[name]
            passed.add(name)
        found[old] = name
    return found


def aliases(readings: Sequence[Reading], forms: Mapping[Key, Forms], renamed: Sequence[Alias]) -> list[Alias]:
    """The names of one body, sorted; only names that articles use. The readings come in the order of days."""
    first: dict[str, tuple[int, Key]] = {}
    for rank, reading in enumerate(readings):
        for thing in _bodies(forms[key_of(reading)]):
            first.setdefault(thing.name, (rank, key_of(reading)))
    found: set[Alias] = set(renamed)
    for reading in readings:
        found.update(_explained(reading, forms[key_of(reading)], first.keys()))
        found.update(_told_again(reading, forms[key_of(reading)]))
    for name, other, rule in one_body({name: rank for name, (rank, _) in first.items()}):
        found.add(Alias(name, other, rule, first[other][1], 0))
    return sorted(found)


def _bodies(things: Iterable[Thing]) -> Iterator[Thing]:
    return (thing for thing in things if thing.kind is Kind.BODY)


def _renamed(reading: Reading) -> Iterator[Alias]:
    """绵阳市甲局更名为绵阳市乙局; 乙局(原甲局); 原甲局(现乙局)."""
    text = flat(reading.article.text)
    said = _SAYS.search(text)
    for at, sentence in enumerate(reading.names.sentences) if said else ():
        if not _SAYS.search(text, sentence.begin, sentence.end):
            continue
        outer = outermost(
            m for m in reading.names.mentions if not m.pointing and sentence.begin <= m.begin and m.end <= sentence.end
        )
        for one, other in pairwise(outer):
            between, after = text[one.end : other.begin], text[other.end :]
            if one.thing == other.thing or {one.thing.kind, other.thing.kind} != {Kind.BODY}:
                continue
            if _RENAMED.fullmatch(between) or (_NOW.fullmatch(between) and _CLOSE.match(after)):
                yield Alias(other.thing.name, one.thing.name, "renamed", key_of(reading), at)
            elif _FORMERLY.fullmatch(between) and _CLOSE.match(after):
                yield Alias(one.thing.name, other.thing.name, "renamed", key_of(reading), at)


def _explained(reading: Reading, names: Forms, named: Collection[str]) -> Iterator[Alias]:
    """A form that one article gives a body in full, where other articles know a body by that form alone."""
    for thing, forms in names.items():
        if thing.kind is not Kind.BODY or thing.name in central():
            continue
        for form in forms:
            for name in _spelled(form, thing.name):
                if name != thing.name and name in named and name not in central() and _shortens(name, thing.name):
                    yield Alias(thing.name, name, "explained", key_of(reading), _first(reading, thing))


def _told_again(reading: Reading, names: Forms) -> Iterator[Alias]:
    """A body that its article names once more with words left out: 青岛海洋|科学与技术|试点国家实验室.

    A class of which many have one (大学, 代表团) is none, nor what a part of a body is of.
    """
    alike: dict[str, list[Thing]] = defaultdict(list)
    for thing in _bodies(names):
        if len(thing.name) > 5 and thing.name not in central() and not _OF_KIND.search(thing.name):
            alike[thing.name[:2] + thing.name[-2:]].append(thing)
    for things in alike.values():
        for short in things if len(things) > 1 else ():
            longer = [
                each for each in things if leaves_out(short.name, each.name) and not each.name.startswith(short.name)
            ]
            if len(longer) == 1:
                yield Alias(longer[0].name, short.name, "explained", key_of(reading), _first(reading, short))


_OF_KIND = re.compile(
    "^中共|(?:大学|学院|医院|学校|政府|代表团|医疗队|救援队|[部军]队|频道|乘组|[师团旅]|电视台|委员会|公社|支部|法院|工会"
    "|航空公司|银行|集结中心|子公司)$|第[一二三四五六七八九十\\d]+[^一-鿿]?$|一[家座处]|[和及、]|[\\d.]+[万亿]?[个所家批]"
)


def _spelled(form: str, name: str) -> Iterator[str]:
    """A form as other articles may have made a name of it: 市城管执法局 of 太原市 is 太原市城管执法局."""
    yield form
    seat, level = seat_of(name), _LEVEL.match(form)
    if seat and level:
        yield full_name(seat, form[level.end() :])
        yield seat + form[level.end() :]


def _shortens(short: str, name: str) -> bool:
    """Whether a name keeps the place of the full one and takes its other characters from it in order.

    One that only lacks the place (丹麦|诺和诺德公司) has to have a word of its own.
    """
    seat = seat_of(name)
    if name.endswith(short) and _coined(short):
        return True
    if not seat or not short.startswith(seat) or len(short) - len(seat) < 2:
        return False
    return leaves_out(short.removeprefix(seat), name.removeprefix(seat))


def _coined(name: str) -> bool:
    """Whether a name has a word of its own that no dictionary knows: 诺和诺德公司, but no 国家美术馆."""
    return len(name) > 4 and any(len(part) == 1 for part in rjieba.cut(name, hmm=False))


def _first(reading: Reading, thing: Thing) -> int:
    begin = next((m.begin for m in reading.names.mentions if m.thing == thing), 0)
    return next((at for at, each in enumerate(reading.names.sentences) if each.begin <= begin < each.end), 0)
