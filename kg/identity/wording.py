"""How the words around a person's name are like those around another: 修表匠吴涛, and what an article says of him."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from kg.identity.held import MINISTERS
from kg.lexicon import having, table
from kg.lexicon.finder import finder

BEFORE, AROUND = 8, 25  # characters before a name that describe who bears it; on both sides, what it is about
_NEAR = 32  # characters on both sides of a name, of its sentence, that say what its bearer does
_DESCRIBES, _TELLS = 3, 4  # characters from which equal words say something
_HAN = re.compile("[一-鿿]+$")
_STOCK = re.compile("网消|消息|新闻|联播|本报|记者|通讯员|新华社")  # how articles begin
_END = re.compile("[。；！？\n]")
_OPEN = ("了", "的", "在", "与", "和", "同", "对", "向", "给", "把", "被", "由", "为", "是", "说", "问", "见", "等")
_ADVISER = "顾问"
_NOTE = re.compile(r"[（(]([^（）()\n]{1,24})[）)]|[，,]([男女][，,][^。；;\n]{1,60})")
_SEX = re.compile(r"(?:^|[，,、\s])([男女])(?:$|[，,、\s])")
_PEOPLE = re.compile(r"(?:^|[，,、\s])([一-鿿]{1,6}族)(?:$|[，,、\s人])")
_BORN = re.compile(r"((?:19|20)\d\d)年(?:\d{1,2}月)?(?:出)?生")
HONOURED = "表彰"  # the calling of whoever is honoured


def described(text: str, begin: int) -> str:
    """The characters right before a name, back to the first mark."""
    found = _HAN.search(text[max(0, begin - BEFORE) : begin])
    return found[0] if found and (not found[0].endswith(_OPEN) or found[0].endswith(_ADVISER)) else ""


def callings(text: str, begin: int, end: int) -> Iterator[str]:
    """What the words around a name say that its bearer does: 马拉松 of 马拉松比赛中，中国选手|何杰."""
    before = _END.split(text[max(0, begin - _NEAR) : begin])[-1]
    after = _END.split(text[end : end + _NEAR], 1)[0]
    for part in (before, after):
        yield from (table("callings")[word][0] for word, _, _ in finder("callings").find(part))


def noted(text: str, ends: Sequence[int]) -> tuple[str, str, str]:
    """Sex, ethnicity and year of birth from what follows a name: 陈静（女，羌族）; 陈静，女，羌族，1980年3月生."""
    notes = [note[1] or note[2] for end in ends if (note := _NOTE.match(text, end))]
    return _first(_SEX, notes), _first(_PEOPLE, notes), _first(_BORN, notes)


def _first(pattern: re.Pattern[str], notes: Sequence[str]) -> str:
    return next((match[1] for note in notes if (match := pattern.search(note))), "")


def honoured(headline: str) -> bool:
    """Whether a headline is of people who are honoured: 2020年“最美职工”先进事迹发布."""
    return any(table("callings")[word][0] == HONOURED for word, _, _ in finder("callings").find(headline))


@cache
def sports() -> frozenset[str]:
    """The callings that are a sport."""
    return frozenset(table("callings")[word][0] for word in having("callings", "sport"))


@cache
def large() -> frozenset[str]:
    """The callings of so many that two of a common name may follow one."""
    return frozenset(table("callings")[word][0] for word in having("callings", "large"))


def same_description(here: Iterable[str], there: Iterable[str]) -> str:
    """What two names are both described by, if that is more than a title of which every place has one."""
    shared = (_ending(one, other) for one in here for other in there)
    return max(
        (each for each in shared if len(each) >= _DESCRIBES and not _plain(each)),
        key=lambda each: (len(each), each),
        default="",
    )


def unlike(here: Iterable[str], there: Iterable[str]) -> bool:
    """Whether both are described by titles that have no two characters in common: 某国前总理, 某州检察长."""
    one, other = ({_in_full(each) for each in words if title_of(each)} for words in (here, there))
    return bool(one and other) and _pairs(one).isdisjoint(_pairs(other))


def _in_full(words: str) -> str:
    """Words with a minister's title in full: 某国外长, 某国外交部长."""
    return next((words.removesuffix(short) + full for short, full in MINISTERS.items() if words.endswith(short)), words)


def _pairs(descriptions: Iterable[str]) -> set[str]:
    return {words[at : at + 2] for words in descriptions for at in range(len(words) - 1)}


@cache
def _plain(words: str) -> bool:
    """Whether words are but a title, with the level of who bears it at most: 县长, 镇党委书记."""
    return bool(title := title_of(words)) and len(words) - len(title) < _DESCRIBES


def like_description(here: Iterable[str], there: Iterable[str]) -> str:
    """What two descriptions that differ have in common, if that is much: 疫情应对团队顾问, 疫情应对小组顾问."""
    shared = sorted(_pairs(here) & _pairs(there))
    return "、".join(shared[:2]) if len(shared) >= _DESCRIBES else ""


def title_of(words: str) -> str:
    """The longest title that words end in."""
    return next((words[at:] for at in range(len(words)) if words[at:] in table("titles")), "")


def same_title(here: Iterable[str], there: Iterable[str]) -> str:
    """A title of both, whatever stands before it: 联邦总理 and 总理, but no 副总理."""
    one, other = (sorted(map(_in_full, titles)) for titles in (here, there))
    pairs = (sorted((a, b), key=len) for a in one for b in other if a and b)
    return next((short for short, long in pairs if long.endswith(short) and not long.endswith(f"副{short}")), "")


def _ending(one: str, other: str) -> str:
    length = 0
    while length < min(len(one), len(other)) and one[-1 - length] == other[-1 - length]:
        length += 1
    return one[len(one) - length :]


def same_words(here: str, there: Sequence[str]) -> list[str]:
    """The longer words that stand around both names; words that overlap are one."""
    found: list[str] = []
    end = 0
    for at in range(len(here) - _TELLS + 1):
        run = here[at : at + _TELLS]
        if at >= end and _HAN.fullmatch(run) and not _STOCK.search(run) and any(run in other for other in there):
            found.append(run)
            end = at + _TELLS
    return found
