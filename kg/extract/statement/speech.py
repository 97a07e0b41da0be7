"""The reporting clause of a sentence: who speaks, by which verb, and where what is said begins (他强调,…).

It is read from the masked sentence, so that names are single characters and no verb is found inside one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache, partial

from kg.extract.patterns import SYMBOLS, Masked
from kg.extract.statement.speech_clause import is_clause
from kg.extract.statement.speech_subject import CHATS, Subject, find_subject, run_in
from kg.extract.statement.speech_words import (
    ADVERB,
    ADVERBS,
    ISSUED,
    LISTED,
    PERSON,
    POST,
    UNNAMED,
    speech_verbs,
    telling,
)
from kg.lexicon import table


@dataclass(frozen=True, slots=True)
class Report:
    """A reporting clause by mask positions: who speaks (``subject`` None: not named here), verb, what is said."""

    subject: int | None
    role: str  # the kind of word that ``subject`` is where it is no mention: person, paper, deputies, official …
    unnamed: bool  # somebody speaks whom the text does not name (专家认为)
    begin: int
    verb: str
    content: int  # where what is said begins; the sentence's end where it all stands before
    rule: str


_OPINION = re.compile(rf"在(?:{POST})?(?P<who>{PERSON})(?:{POST})?看来")
_QUOTED = re.compile("(?<=“)[^“”]*(?=”|$)|^[^“”]*(?=”)")
_CLAUSE = re.compile("[^,。;:!?”]+")
_NOTED = re.compile(r"\((?:女|男|[\u4e00-\u9fff]{1,5}族)(?:,[^(),]{1,8})+\)")


@lru_cache(maxsize=512)  # every reader of speech asks for the same sentences
def outside_quotes(text: str) -> str:
    """The text with what stands in quotes made blank, quotes kept; a quote may begin before or end after the text.

    A comma in a note behind a name, (女,蒙古族), ends no clause.
    """
    if "族" in text:
        text = _NOTED.sub(lambda m: m[0].replace(",", "、"), text)
    if "“" not in text and "”" not in text:
        return text
    return _QUOTED.sub(lambda m: "\0" * len(m[0]), text)


def clauses(text: str) -> Iterator[tuple[int, int]]:
    """The clauses of a masked sentence: runs between commas, colons, closing quotes and ends of sentences."""
    for match in _CLAUSE.finditer(text):
        yield match.start(), match.end()


def find_report(masked: Masked, *, carrying: bool) -> Report | None:
    """The first reporting clause of a sentence.

    With ``carrying`` a clause without a subject reports too, by the sentence's own (…作出安排,提出大力提振消费).
    """
    if not telling().search(masked.text):
        return None
    text = outside_quotes(masked.text)
    return (
        _instructed(text)
        or _reporting_clause(text, carrying=carrying)
        or _as_reported(text)
        or _halved(masked.text, text)
    )


def _instructed(text: str) -> Report | None:
    """某某立即作出重要指示,要全力施救…: an instruction is told word for word, without a verb of speech."""
    found = _INSTRUCTS.search(text) if "示" in text else None
    who = text.rfind(PERSON, 0, found.start()) if found else -1
    if found is None or who < 0 or _OTHER_ONE.search(text, who + 1, found.start()):
        return None
    return Report(who, "", False, 0, found["verb"], found.end(), "instructed")


_INSTRUCTS = re.compile(
    rf"作出(?:重要)?(?P<verb>[指批]示)[,:](?!{ADVERB}|[为把亲多充]|代表|党中央|指导|推动|提出|要求|强调|指出|希望|明确|部署|[对就向在][^,。]*(?:作出|提出|表示)|{POST}|{PERSON})"
)
_OTHER_ONE = re.compile("[。;“]")


def _as_reported(text: str) -> Report | None:
    """据某通讯社今天报道,…, 据某部发布的消息,…: the agency or ministry tells what follows."""
    found = _REPORTED.match(text) if "据" in text else None
    return Report(found.start("who"), "", False, 0, found["verb"], found.end(), "as-reported") if found else None


_REPORTED = re.compile(  # 此外,|据…, 某某网消息:|据…; a headline may run into it
    rf"(?:[^,。]{{0,4}},|[^,。“”]{{2,30}})?[^,。]{{0,4}}据(?:{SYMBOLS['place']}|[^,。]{{2,12}}的)?(?P<who>{SYMBOLS['body']})"
    rf"(?:{ADVERB}|援引[^,。]{{2,20}}的话|最新|发[布表出]的|的)*(?P<verb>报道|消息|通报|声明)[称说]?,"
)


def _reporting_clause(text: str, *, carrying: bool) -> Report | None:
    told = [match.start() for match in telling().finditer(text)]
    known: Subject | None = None
    passed: list[tuple[int, int]] = []  # clauses whose subjects may be carried on
    for begin, end in clauses(text):
        if bisect_left(told, begin) < bisect_left(told, end + 1):
            if report := _in_clause(text, begin, end, find_subject(text, begin, end)):
                return _told_through(text, report) or report
            if opinion := _OPINION.fullmatch(text, begin, end):
                return Report(opinion.start("who"), "", False, begin, "看来", end + 1, "in-whose-eyes")
            if carrying:
                known, passed = _carried_on(text, passed, known), []
            if known and (report := _carried(text, begin, end, known)):
                return report
            if begin == 0 and (nobody := UNNAMED.fullmatch(text, begin, end)) and text[end : end + 1] in (",", ":"):
                return Report(None, "", True, begin, nobody["verb"], end + 1, "unnamed")
        passed.append((begin, end))
    return None


def _told_through(text: str, report: Report) -> Report | None:
    """报道称,该州州长某某在某时说,…: a person speaks, whose words the press only passes on."""
    clause = _CLAUSE.match(text, report.content) if text.startswith("报道", report.subject or 0) else None
    subject = find_subject(text, *clause.span()) if clause else None
    if not (clause and subject and text[subject.position] == PERSON):
        return None
    return _in_clause(text, *clause.span(), subject)


_HALF = re.compile(r",(?=“[^“”]*[。!?…]”$)")


def _halved(words: str, text: str) -> Report | None:
    """…沈某掰着指头算,“一年省下八万块。”: a quotation that ends the sentence of the person whom it is about."""
    half = _HALF.search(words)
    for begin, end in clauses(text[: half.start()]) if half else ():
        subject = find_subject(text, begin, end)
        if half and subject and (subject.role == "person" or text[subject.position] == PERSON):
            return Report(subject.position, subject.role, subject.unnamed, begin, "说", half.end(), "before-quotation")
    return None


def find_next(masked: Masked, report: Report) -> tuple[int, Report] | None:
    """甲表示,…;乙表示,…: where somebody else speaks after a semicolon of a sentence, and his reporting clause."""
    text = outside_quotes(masked.text)
    for mark in re.finditer(";", text[report.content :]) if PERSON in text[report.content :] else ():
        at = report.content + mark.start()
        clause = _CLAUSE.match(text, at + 1)
        subject = find_subject(text, *clause.span()) if clause else None
        named = clause and subject and text[subject.position] == PERSON
        found = _in_clause(text, *clause.span(), subject) if clause and named else None
        if found and found.rule != "without-comma" and found.subject != report.subject:
            return at, found
    return None


def _carried_on(text: str, passed: list[tuple[int, int]], known: Subject | None) -> Subject | None:
    """Whom the clauses passed are about: the first that is named, but a person rather than any other."""
    for begin, end in passed:
        subject = find_subject(text, begin, end)
        if subject and text.startswith("在", begin) and text[subject.position] != PERSON:
            continue  # 在某某古城,|总书记走进…,指出…: where, not who
        if subject and (known is None or subject.role in ("person", "title") or text[subject.position] == PERSON):
            known = subject
    return known


def _in_clause(text: str, begin: int, end: int, subject: Subject | None) -> Report | None:
    """A clause with its own subject and a verb of speech after it."""
    trusted = text.startswith("受", begin) and text.endswith("嘱托", begin, end)  # 受某某嘱托,…
    subject = run_in(text, begin, end) or subject
    if subject is None or trusted:
        return None
    for match in speech_verbs().finditer(text, subject.end, end):
        if report := _said(text, begin, end, subject, match):
            return report
    personal = subject.role == "person" or text[subject.position] == PERSON
    if personal and (
        text.startswith(":“", end) or (text.startswith(":", end) and _ANSWERS.search(text, subject.end, end))
    ):
        verb = next(reversed(list(speech_verbs().finditer(text, subject.end, end))), None)
        return Report(
            subject.position,
            subject.role,
            subject.unnamed,
            begin,
            verb["verb"] if verb else "说",
            end + 1,
            "before-colon",
        )
    issued = ISSUED.match(text, subject.end, end)
    if issued and issued.end() == end and text[end : end + 1] == ":" and not subject.unnamed:
        return Report(subject.position, subject.role, False, begin, issued["verb"], end + 1, "issued")
    return None


_ANSWERS = re.compile(  # 某某答得干脆:…, 他给两个局限了时:…
    "(?:答|回|说|讲|算|问)得[^,。:]{1,4}$|(?:提|限|交|支|下|划|立|亮|算|报)(?:出)?了[^,。:]{1,6}$"
)


def _carried(text: str, begin: int, end: int, known: Subject) -> Report | None:
    """A clause that opens with its verb (…,只说希望明年雨水匀一点)."""
    match = speech_verbs().match(text, _ADVERBS_ONLY.match(text, begin, end).end(), end)  # type: ignore[union-attr]
    if text.startswith(":“", end) and (_ONE_LINE.fullmatch(text, begin, end) or CHATS.fullmatch(text, begin, end)):
        return Report(known.position, known.role, known.unnamed, begin, "说", end + 1, "before-colon")
    if match is None and text[end : end + 1] == ":" and (told := _BRIEFLY.match(text, begin, end)):
        match = speech_verbs().match(text, told.end(), end)
    return (
        _said(text, begin, end, Subject(known.position, known.role, match.start(), known.unnamed), match)
        if match
        else None
    )


_ONE_LINE = re.compile("[^,。:“]{1,8}(?:[一这]句话?|一嗓子)")  # 又补了一句:“, 撂下这句话:“
_ADVERBS_ONLY = re.compile(
    rf"(?:{ADVERB}|发表[^,。]{{0,12}}?讲话|就[^,。;:“”]{{2,30}}(?=提出)|(?:对|向|跟)[^,。;:“”]{{1,13}}(?=[讲说](?:,|:|$)))*"
)
_BRIEFLY = re.compile(  # 开口便|问:“
    f"[^{SYMBOLS['person']}-{SYMBOLS['document']},:“]{{1,6}}?(?={speech_verbs().pattern}$)"
)


def _said(text: str, begin: int, end: int, subject: Subject, match: re.Match[str]) -> Report | None:
    verb = match["verb"]
    _, nature, joint, *more = table("speech_verbs")[verb]
    gap = re.sub(r"\([^)]*\)", "", text[subject.end : match.start()])
    strict = bool(ADVERBS.fullmatch(_plain(gap))) and not gap.endswith("的")  # 对某事提出的|要求,引起反响
    after = text[match.end() : match.end() + 1]
    say = partial(Report, subject.position, subject.role, subject.unnamed, begin, verb)
    if match.end() >= end or after == "“":
        told = nature == "verb" or (text[end : end + 1] == ":" and text[subject.position] == PERSON)
        loose = told and len(gap) <= 40 and not gap.endswith(("的", "所", "被", "听", "传", "据", "、"))
        if (strict or loose) and _opens(text, match.end()):
            return say(_after_mark(text, match.end()), "after-comma")
        return None
    if strict and _heads(text, subject, match.end(), end) and LISTED.fullmatch(text, match.end(), end):
        return say(end + 1, "after-colon")
    if strict and joint == "order" and text[end : end + 1] == "," and _ADDRESSEE.fullmatch(text, match.end(), end):
        return say(end + 1, "after-comma")
    if strict and is_clause(text, match.end(), joint):
        return say(match.start() if "denial" in more else match.end(), "without-comma")
    return None


def _heads(text: str, subject: Subject, at: int, end: int) -> bool:
    """Whether a list may follow a clause: one ends with a colon, or a person puts forward so many points."""
    counted = text.startswith("。", end) and text[subject.position] == PERSON
    return text.startswith(":", end) or bool(counted and _SO_MANY.match(text, at, end))


_SO_MANY = re.compile(r"了?[一二两三四五六七八九十\d]+[点项条个]")  # 提出|三点建议。一是…
_ADDRESSEE = re.compile(  # 某某叮嘱村里的同志,…
    rf"(?:[^,。;:“”]{{0,8}}(?:同志|干部|人员|群众|[村居市农]民|[游旅乘顾]客|家长|司机|驾驶员|消费者|考生|公众|负责人|员工|学生|们|{POST})|大家|[他她]们?"
    rf"|[^,。;:“”]{{0,8}}(?:{PERSON}|{SYMBOLS['body']}|[局委厅办]))"
)

_TITLES = re.compile(
    rf"(?:{POST}|(?:有关|相关)(?={POST})|方面|中(?=[指强提明要])|方|新闻发言人|发言人|同志|女士|先生|教授|委员|老人|们|等|\s)*"
)


def _plain(gap: str) -> str:
    """The gap without the titles and 方面 that still belong to the subject."""
    return _TITLES.sub("", gap, count=1)


_STATED = 8  # characters: a shorter quotation names what was put forward


def _opens(text: str, at: int) -> bool:
    """Whether what follows a verb at ``at`` is what is said: not a quoted term that a noun follows."""
    if text[at : at + 1] != "“":
        return True
    close = text.find("”", at)
    if text.endswith("提出", 0, at) and 0 < close - at < _STATED:  # 提出|“四点主张”, what it is called
        return False
    return close < 0 or text[close + 1 : close + 2] in ("", "。", ",", "!", "?") or text[close - 1] in "。!?"


def _after_mark(text: str, at: int) -> int:
    return at + 1 if text[at : at + 1] in (",", ":") else at
