"""The reporting clause of a sentence: who speaks, by which verb, and where what is said begins (他强调,…).

It is read from the masked sentence, so that names are single characters and no verb is found inside one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.extract.patterns import SYMBOLS, Masked
from kg.lexicon import table
from kg.text.normalise import BULLETS

_MENTION = f"[{SYMBOLS['person']}-{SYMBOLS['document']}]"
PERSON, POST = SYMBOLS["person"], SYMBOLS["post"]
_DEPUTIES = (
    r"与会(?:代表|委员|者|人员|人士|专家|嘉宾|企业|国家|各方)[^,。表认指说一纷强]{0,8}"
    rf"|(?:代表|委员|与会者|参会者|嘉宾|{SYMBOLS['post']})们|大家"
)
_PAPERS = r"报告|文章|讲话|贺信|回信|公报|通报|通知|公告|通告|意见|规划|方案|文件|反馈|声明"
ROLES = re.compile(
    rf"(?P<person>他(?!们|国|人|乡)|她(?!们))|(?P<deputies>{_DEPUTIES})|(?P<side>[一-鿿]方(?![案法式向面]))"
    rf"|(?P<official>(?:该|相关|有关|主要)?负责人)|(?P<meeting>(?:全会|会议|大会|论坛)(?!上))|(?P<paper>(?:《[^》]*》|{_PAPERS}))"
    rf"|(?P<title>{SYMBOLS['post']}(?!们|[、和]?(?:{SYMBOLS['post']}|{SYMBOLS['person']})))"
)
_DAY = r"(?:\d+月)?\d+日|今天|昨天|当天|日前|近日|此前|同一天|当日|\([^)]*\)"
_ADVERB = (
    rf"{_DAY}|还|也|又|都|并|再次|再|明确|特别|进一步|同时|只|一直|曾|则"
    "|首先|最后|随后|当即|多次|一致|纷纷|郑重|深情|动情|笑着|激动地|自豪地|强烈|专门|反复|继续|均"
)
_FRAME = (
    r"在[^,。]{1,40}?(?:时|中|上|会|后|里|期间|采访)|(?:发表|发出|致)[^,。]{0,12}?(?:讲话|声明|演讲|公告|消息|致辞|辞)|(?:就|对|从"
    r"|围绕|针对)[^,。]{1,40}|向(?:记者|媒体|大家)|接受[^,。]{0,20}?采访时|代表[^,。]{1,24}?发言|发言|[^,。]{2,24}?时"
)
_ADVERBS = re.compile(rf"(?:{_ADVERB}|{_FRAME})*")
_CUT = re.compile(
    rf"(?<![所现存])在(?!任|晋|京)|就(?!业)|对(?!外|口)|(?<!来)向|从(?!化)|围绕|针对|接受|发表|发出|发布|公布|下发|印发|播发|作出|召开|举行"
    rf"|报道|致辞|{_DAY}|{_ADVERB}|出席|会见|回忆|谈|听|看望|慰问|走访|察看|会同|陪同|询问|问(?!题)|邀|率"
)
_LEAD = re.compile(
    r"(?:但|而|同时|此外|另外|对此|据|随后|其中|日前|近日|今天|昨天|当天|(?:\d+月)?\d+日"
    rf"|[^,。]{{0,8}}:|\([^)]*\)|[{BULLETS}]| )*"
)
_OBEYED = re.compile(r"落实|贯彻|按照|根据|学习|传达|对照|牢记|遵循")
_OPENING = re.compile(r"(?:在|当|就|对|谈到|围绕|针对|提起|面对|于)[^,。]{1,60}?(?:上|时|中|后|期间|里|方面|下|问题)")
_NOUNS = re.compile(
    r"(?:意见|建议|要求|主张|倡议|看法|观点|希望|目标|举措|措施|部署|安排|任务|方案|理念|论断|概念|思想|战略|思路|问题|条件|申请|挑战|祝贺|感谢|谢意|欢迎|哀悼"
    r"|慰问|问候|敬意|满意|赞赏|认可|肯定|支持|关切|遗憾|谴责|反对|担忧|同意|规定|批评|异议|理解|重要性|抗议|口号|课题|命题|原则|路径|概括|道歉|热情|信心|进展"
    r"|情况|成立|计划|清单|时间|愿望|号召|警告|赞同)$"
)
_UNNAMED = re.compile(
    r"(?![^,]*(?:可以|应该|就是|话|据|来|所)[说称]|有人)[^,。“]{2,24}(?P<verb>表示|指出|强调|认为|说|称)"
)
_ISSUED = re.compile(
    rf"(?:{_ADVERB})*(?P<verb>发布|公布|发表|发出)[^,。;:]{{0,20}}(?:报告|公告|通报|声明|消息|公报|{SYMBOLS['document']})"
)
_LISTED = re.compile(r"[^,。;“”]{0,40}?(?:任务|建议|意见|要求|主张|倡议|看法|希望|目标|举措|措施|部署|安排|倡导|观点)$")


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


@dataclass(frozen=True, slots=True)
class Subject:
    """The head of a subject: its position, its role where it is no mention, and where it ends."""

    position: int
    role: str
    end: int
    unnamed: bool = False


@cache
def _verbs() -> re.Pattern[str]:
    words = sorted(table("speech_verbs"), key=lambda word: (-len(word), word))
    return re.compile(
        rf"(?<![堪被号简俗统自并职名昵传听据小学])(?P<verb>{'|'.join(map(re.escape, words))})"
        rf"(?<!称(?=[为号赞谓呼职霸雄]))(?<!说(?=[明法服起是不过]))(?<!建议(?=[书稿]))(?:道|说|称)?(?:记者|{POST})?"
    )


@cache
def _tells() -> re.Pattern[str]:
    """What every reporting clause holds one of: a verb of speech or of issuing."""
    return re.compile("|".join(map(re.escape, (*table("speech_verbs"), "发布", "公布", "发表", "发出"))))


_QUOTED = re.compile("(?<=“)[^“”]*(?=”|$)|^[^“”]*(?=”)")
_CLAUSE = re.compile("[^,。;:!?”]+")
_HEAD = re.compile(rf"{_MENTION}|{ROLES.pattern}")
_NAME = re.compile(_MENTION)
_PERSONS = re.compile(PERSON)
_BRACKETS = re.compile(r"\([^)]*\)")
_AFTER_PERSON = re.compile(rf"(?:{POST}|同志|女士|先生|教授|委员|老人|等|一行|自己| )*(?![的、])")
_ANY_OFFICIAL = re.compile("(?:该|相关|有关|主要)?")
_AFTER_NAME = re.compile(rf"(?:方面|方|{POST}|新闻发言人|发言人|等|\s)*")


@lru_cache(maxsize=512)  # every reader of speech asks for the same sentences
def outside_quotes(text: str) -> str:
    """The text with what stands in quotes made blank, quotes kept; a quote may begin before or end after the text."""
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
    if not _tells().search(masked.text):
        return None
    text = outside_quotes(masked.text)
    told = [match.start() for match in _tells().finditer(text)]
    known: Subject | None = None
    passed: list[tuple[int, int]] = []  # clauses whose subjects may be carried on
    for begin, end in clauses(text):
        if bisect_left(told, begin) < bisect_left(told, end):
            if report := _in_clause(text, begin, end, find_subject(text, begin, end)):
                return report
            if carrying:
                known, passed = _carried_on(text, passed, known), []
            if known and (report := _carried(text, begin, end, known)):
                return report
            if begin == 0 and (nobody := _UNNAMED.fullmatch(text, begin, end)) and text[end : end + 1] in (",", ":"):
                return Report(None, "", True, begin, nobody["verb"], end + 1, "unnamed")
        passed.append((begin, end))
    return None


def _carried_on(text: str, passed: list[tuple[int, int]], known: Subject | None) -> Subject | None:
    """Whom the clauses passed are about: the first that is named, but a person rather than any other."""
    for begin, end in passed:
        subject = find_subject(text, begin, end)
        if subject and (known is None or subject.role == "person" or text[subject.position] == PERSON):
            known = subject
    return known


@lru_cache(maxsize=4096)
def find_subject(text: str, begin: int, end: int) -> Subject | None:
    """Who or what the clause between two positions is about: the head of the noun phrase at its beginning."""
    start = _LEAD.match(text, begin, end).end()  # type: ignore[union-attr]
    opening = _OPENING.match(text, start, end)
    while opening and _HEAD.search(text, opening.end(), end):
        start = opening.end()
        opening = _OPENING.match(text, start, end)
    if opening:
        return None
    clause = text[start:end]
    heads = [match for match in (_NAME.search(clause), ROLES.search(clause)) if match]
    if not heads:
        return None
    first = min(heads, key=lambda m: m.start())
    if _OBEYED.search(text, start, start + first.start()):
        return None
    cut = _CUT.search(text, start + first.end(), end)
    stop = cut.start() if cut else end
    verb = _verbs().search(text, start + first.end(), stop)
    stop = verb.start() if verb else stop
    return _head(text, start, stop)


def _head(text: str, start: int, stop: int) -> Subject | None:
    """The last person of a noun phrase, else its last role word, else its last name with nothing of weight after it."""
    phrase = _BRACKETS.sub(lambda m: " " * len(m[0]), text[start:stop])
    for person in reversed([*_PERSONS.finditer(phrase)]):
        rest = phrase[person.end() :].strip()
        if _AFTER_PERSON.match(rest):
            return Subject(start + person.start(), "", start + person.end())
    roles = [m for m in ROLES.finditer(phrase) if not phrase.startswith("的", m.end())]
    if roles and roles[-1].lastgroup != "title":
        last = roles[-1]
        return Subject(start + last.start(), str(last.lastgroup), start + last.end())
    names = [*_NAME.finditer(phrase)]
    if roles and roles[-1].lastgroup == "title" and not names:
        title = roles[-1]
        return Subject(
            start + title.start(),
            "title",
            start + title.end(),
            unnamed=not _ANY_OFFICIAL.fullmatch(phrase[: title.start()].strip()),
        )
    if not names:
        return None
    last = names[-1]
    if len(names) > 1 and phrase.endswith("驻", 0, last.start()):  # 某组织驻某国发言人
        last = names[-2]
        return Subject(start + last.start(), "", stop)
    rest = phrase[last.end() :].strip()
    plain = _AFTER_NAME.fullmatch(rest)
    return Subject(start + last.start(), "", start + last.end(), unnamed=not plain)


def _in_clause(text: str, begin: int, end: int, subject: Subject | None) -> Report | None:
    """A clause with its own subject and a verb of speech after it."""
    if subject is None:
        return None
    for match in _verbs().finditer(text, subject.end, end):
        if report := _said(text, begin, end, subject, match):
            return report
    issued = _ISSUED.match(text, subject.end, end)
    if issued and issued.end() == end and text[end : end + 1] == ":" and not subject.unnamed:
        return Report(subject.position, subject.role, False, begin, issued["verb"], end + 1, "issued")
    return None


def _carried(text: str, begin: int, end: int, known: Subject) -> Report | None:
    """A clause that opens with its verb (…,只说希望明年雨水匀一点)."""
    match = _verbs().match(text, _ADVERBS_ONLY.match(text, begin, end).end(), end)  # type: ignore[union-attr]
    return (
        _said(text, begin, end, Subject(known.position, known.role, match.start(), known.unnamed), match)
        if match
        else None
    )


_ADVERBS_ONLY = re.compile(rf"(?:{_ADVERB}|发表[^,。]{{0,12}}?讲话)*")


def _said(text: str, begin: int, end: int, subject: Subject, match: re.Match[str]) -> Report | None:
    verb = match["verb"]
    _, nature, joint, *_ = table("speech_verbs")[verb]
    gap = re.sub(r"\([^)]*\)", "", text[subject.end : match.start()])
    strict = bool(_ADVERBS.fullmatch(_plain(gap)))
    after = text[match.end() : match.end() + 1]
    if match.end() >= end or after == "“":
        loose = nature == "verb" and len(gap) <= 40 and not gap.endswith(("的", "所", "被", "听", "传", "据", "、"))
        if (strict or loose) and _opens(text, match.end()):
            return Report(
                subject.position,
                subject.role,
                subject.unnamed,
                begin,
                verb,
                _after_mark(text, match.end()),
                "after-comma",
            )
        return None
    if text[end : end + 1] == ":" and strict and _LISTED.fullmatch(text, match.end(), end):
        return Report(subject.position, subject.role, subject.unnamed, begin, verb, end + 1, "after-colon")
    if strict and _is_clause(text, match.end(), joint):
        return Report(subject.position, subject.role, subject.unnamed, begin, verb, match.end(), "without-comma")
    return None


def _plain(gap: str) -> str:
    """The gap without the titles and 方面 that still belong to the subject."""
    return re.sub(rf"^(?:{POST}|方面|方|新闻发言人|发言人|同志|女士|先生|教授|委员|老人|们|等|\s)*", "", gap)


def _opens(text: str, at: int) -> bool:
    """Whether what follows a verb at ``at`` is what is said: not a quoted term that a noun follows."""
    if text[at : at + 1] != "“":
        return True
    close = text.find("”", at)
    return close < 0 or text[close + 1 : close + 2] in ("", "。", ",", "!", "?") or text[close - 1] in "。!?"


def _after_mark(text: str, at: int) -> int:
    return at + 1 if text[at : at + 1] in (",", ":") else at


def _is_clause(text: str, at: int, joint: str) -> bool:
    """Whether words right after a verb of speech say something, rather than name what was put forward."""
    stretch = re.match(r"[^,。;:!?]*", text[at:])
    words = stretch[0] if stretch else ""
    if len(words) < 5 or re.match(r"[了过的着到一不]|其|这|以下|[两三四五六七八九十几\d]+[点项个条大方种]", words):
        return False
    return joint == "order" or (joint == "clause" and not _NOUNS.search(words.rstrip("”)》")))
