"""Whom or what a clause of a masked sentence is about: the head of the noun phrase that it begins with.

In 针对网友提问,该局副局长甲同记者乙会谈时表示,… that of the second clause is 甲.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kg.extract.patterns import SYMBOLS
from kg.extract.statement.speech_words import (
    CUT,
    DEPARTMENT,
    LEAD,
    MENTION,
    OBEYED,
    OPENING,
    PERSON,
    POST,
    ROLES,
    speech_verbs,
)


@dataclass(frozen=True, slots=True)
class Subject:
    """The head of a subject: its position, its role where it is no mention, and where it ends."""

    position: int
    role: str
    end: int
    unnamed: bool = False


_HEAD = re.compile(rf"{MENTION}|{ROLES.pattern}")
_NAME = re.compile(MENTION)
_PERSONS = re.compile(PERSON)
_BRACKETS = re.compile(r"\([^)]*\)")
_AFTER_PERSON = re.compile(
    rf"(?:{POST}|同志|女士|先生|教授|委员|老人|等|一行|自己| )*(?![的、]|新时代|[一-鿿]{{2,4}}思想)"
)
_MET = re.compile(  # 甲同乙会谈时表示: 甲 does
    rf"(?:{POST})?(?:举行)?(?:{SYMBOLS['meeting']}|会[谈见晤]|通电?话|见面)(?![^,。]{{0,4}}(?:均|都|一致|分别|共同))"
)
_WITH = re.compile(rf"{PERSON}(?:{POST})?[^,、]{{0,8}}[同与][^,]*$")
_MEETS = re.compile(
    rf"{SYMBOLS['meeting']}(?:还|也|又|并|原则|认真|集体)*(?:审议|听取|传达|学习|研究|通过|部署|分析|总结|讨论|通报|决定|对|就)"
)
_ANY_OFFICIAL = re.compile("(?:该|相关|有关|主要)?")
_DEPARTMENT = re.compile(f"{DEPARTMENT}(?:方面)?")  # what it says, its place says
_AFTER_NAME = re.compile(rf"(?:(?:有关|相关|主要)+(?={POST})|方面|方|{POST}|新闻发言人|发言人|等|\s)*(?:中$)?")
_OFFICE = f"{SYMBOLS['body']}{SYMBOLS['place']}{POST}"
CHATS = re.compile(
    "(?:一边)?[同跟与和][^,。“”]{1,20}(?:拉起?了?家常|聊了?起来|聊天|攀谈|交谈|谈心)"
)  # with whom, not who
_MINISTERS = re.compile(
    rf"等?(?:[两三四五六七八九十\d]+国)?的?(?:(?:外交|国防)?{POST}|外交部长|外长|国防部长|防长|领导人|元首|政府)?"
)
_WITH_WHOM = ("同", "跟", "给", "向", "对", "陪")
_CONCERNS = re.compile("针对|对于|鉴于")  # 针对某某称…一事,某人表示
_SPEAKS_TO = re.compile("(?:对|向|跟)[^,。;:“”]{1,13}[讲说]")  # 某某捏起一撮泥,对身边的干部讲,…: to whom, not who
_ABOUT = re.compile(  # 就如何建设某地提出主张,并就怎样发展某国同某国合作提出建议: in what it is about stands no subject
    "(?:并|还|又|也)+就(?!业|是|要|能|会)|就(?:怎样|如何|建设|构建|加强|推动|推进|深化|促进|完善|做好)"
)
_OTHER_PAPERS = re.compile("媒")
_SPEAKS_AT_END = re.compile("(?:表示|指出|强调|要求|认为|提出|说|称)$")


OBEYS = re.compile(  # 某市|认真学习贯彻某某|的讲话,号召…; 多国人士|高度评价某某|…: of whom it is, not who
    rf"(?:认真|深入|高度|集中|及时|迅速|专题|积极|热烈|全面){{0,4}}(?:学习|传达|贯彻|落实|领会|评价|拥护){{1,6}}了?[{_OFFICE}]*{PERSON}"
)


@lru_cache(maxsize=4096)
def find_subject(text: str, begin: int, end: int) -> Subject | None:
    """Who or what the clause between two positions is about: the head of the noun phrase at its beginning."""
    start = LEAD.match(text, begin, end).end()  # type: ignore[union-attr]
    opening = OPENING.match(text, start, end)
    while opening and _HEAD.search(text, opening.end(), end):
        start = opening.end()
        opening = OPENING.match(text, start, end)
    if opening:
        return None
    clause = text[start:end]
    heads = [match for match in (_NAME.search(clause), ROLES.search(clause)) if match]
    if not heads:
        return None
    first = min(heads, key=lambda m: m.start())
    if _CONCERNS.match(text, start, end) and not _SPEAKS_AT_END.search(text, start, end):
        return None
    if (
        _ABOUT.match(text, begin, end)
        or OBEYED.search(text, start, start + first.start())
        or _SPEAKS_TO.fullmatch(text, start, end)
        or CHATS.fullmatch(text, start, end)
    ):
        return None
    cut = CUT.search(text, start + first.end(), end)
    stop = cut.start() if cut else end
    verb = speech_verbs().search(text, start + first.end(), stop)
    stop = verb.start() if verb else stop
    return _head(text, start, stop)


def _head(text: str, start: int, stop: int) -> Subject | None:
    """The last person of a noun phrase, else its last role word, else its last name with nothing of weight after it."""
    phrase = _BRACKETS.sub(lambda m: " " * len(m[0]), text[start:stop])
    if obeyed := OBEYS.search(phrase):
        phrase = phrase[: obeyed.start()]
    for person in reversed([*_PERSONS.finditer(phrase)]):
        rest = phrase[person.end() :].strip()
        if _MET.match(text, start + person.end()) and _WITH.search(phrase, 0, person.start()):
            continue
        beside = phrase[: person.start()].rstrip(_OFFICE).endswith(_WITH_WHOM)  # 甲|同|他算起账来, 同市委书记|乙
        if beside and _PERSONS.search(phrase, 0, person.start()):
            continue
        if _AFTER_PERSON.match(rest):
            return Subject(start + person.start(), "", start + person.end())
    roles = [m for m in ROLES.finditer(phrase) if not phrase.startswith("的", m.end())]
    if roles and roles[-1].lastgroup != "title":
        last = roles[-1]
        if last[0] == "声明" and last.end() == len(phrase) and _NAME.match(phrase, last.start() - 1):  # 某办公室|声明称
            return Subject(start + last.start() - 1, "", stop)
        others = last[0] == "报道" and _OTHER_PAPERS.search(phrase, 0, last.start()) is not None  # 美媒还|报道说
        return Subject(start + last.start(), str(last.lastgroup), start + last.end(), unnamed=others)
    names = [*_NAME.finditer(phrase)]
    if roles and roles[-1].lastgroup == "title" and not names:
        title = roles[-1]
        return Subject(
            start + title.start(),
            "title",
            start + title.end(),
            unnamed=not _ANY_OFFICIAL.fullmatch(phrase[: title.start()].strip()),
        )
    return _last_name(start, stop, phrase, names) if names else None


def _last_name(start: int, stop: int, phrase: str, names: list[re.Match[str]]) -> Subject:
    """The last name of a phrase, but the first where it is a meeting that deals with something (审议了…,要求…)."""
    if _MEETS.match(phrase):
        return Subject(start, "", start + 1)
    last = names[-1]
    if len(names) > 1 and phrase.endswith("驻", 0, last.start()):  # 某组织驻某国发言人
        last = names[-2]
        return Subject(start + last.start(), "", stop)
    rest = phrase[last.end() :].strip()
    if _MINISTERS.fullmatch(rest) and re.search("[、和与]$", phrase[: last.start()]):  # 甲国、乙国和丙国|外交部长
        return Subject(start + last.start(), "", stop)
    plain = _AFTER_NAME.fullmatch(rest) or (last[0] == SYMBOLS["place"] and _DEPARTMENT.fullmatch(rest))
    return Subject(start + last.start(), "", start + last.end(), unnamed=not plain)


def run_in(text: str, begin: int, end: int) -> Subject | None:
    """Who speaks at the end of a clause that a headline runs into: 多方谴责某国侵犯主权|某国首相某某9日表示,…"""
    dated = text.startswith(",", end) and text.find("日", begin, end) >= 0
    last = _INTRODUCED.search(text, begin, end) if dated else None
    if last is None or not _HEADLINE.search(text, begin, last.start()):
        return None
    return Subject(last.start("who"), "", last.end("who"))


_HEADLINE = re.compile("谴责|指出|称(?!赞)|呼吁|表示|认为|批评|宣布|警告|敦促")
_INTRODUCED = re.compile(
    rf"(?<![告同向与和])[{SYMBOLS['place']}{SYMBOLS['body']}][^,。“”]{{0,4}}(?:{POST}|长)(?:[兼和]?{POST})*(?P<who>{PERSON})"
    rf"\d+日(?:还|也|再次)?(?:表示|说|称|指出|强调|宣布|呼吁)$"
)
