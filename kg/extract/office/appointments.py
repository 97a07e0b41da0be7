"""Who was appointed to a post or relieved of it: 任命…为…, 免去…的…职务, 当选…, and lists under 任命: or 免去:."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache

from kg.extract.office.offices import NOTE, may_hold, office_run, offices
from kg.extract.patterns import SYMBOLS, Masked, inside, mask, pattern
from kg.extract.text import AnnotatedText
from kg.model import Appointment, Kind, Mention, Thing
from kg.text.dates import FoundDate, find_dates
from kg.text.normalise import BULLETS

_HEADING = re.compile(
    r"(?:[一二三四五六七八九十]+、)?(?:[^,。;:]{2,40}?)??(?:会议)?(?:决定|通过)*"
    r"(任命|免去|批准任命|批准免去|补选|选举(?:产生)?|接受辞职)(?:名单|事项|下列人员|以下人员|下列同志|以下同志)?(?:如下)?:?"
)
_HEADED = pattern(r"(?:决定|批准)*(任命|免去):(?={person})")  # 任命:甲为某院副院长;|乙为某院检察员。
_HEADING_ENDS = frozenset("命去选举生职单项员志下:")
_PASSED = re.compile(r"\([^()]*会议[^()]*通过\)")  # beneath the title of a list: when it was decided
_DOWN = ("免", "辞", "不", "撤", "罢", "卸", "被免", "被撤", "被罢")
_PEOPLE = rf"(?P<who>{{person}}{NOTE}(?:、{{person}}{NOTE}){{0,60}})"


@cache
def _named() -> re.Pattern[str]:
    """A verb, then the people, then the posts."""
    return pattern(
        rf"(?:(?P<verb>任命|选举|补选|推选|选出|增选|增补|聘任|聘请|聘|推举|决定(?=\ue001{NOTE}(?:为|代理|兼任|任))|免去|撤销|罢免|接受):?"
        r"|(?<=\ue006)(?:职务)?[,、;] ?)"
        rf"{_PEOPLE}(?:同志)?(?:因[^,。;]{{1,10}}?)?(?P<link>兼任|为|任|的|辞去|代理|(?=\ue002|\ue003))"
        rf"(?:新任)?(?P<run>{office_run()})"
    )


@cache
def _took() -> re.Pattern[str]:
    """The people, then a verb, then the posts; 任 alone only where the clause says no more (某某任市委书记)."""
    return pattern(
        rf"(?:{_PEOPLE}|(?<=[,;]))(?:同志)?(?:再次|全票|已|正式|成功|日前|近日|宣誓|宣布|主动|申请|将|因[^,。;]{{1,8}}?,?"
        r"|由[^,。;\ue001]{2,30}?(?=改任|调任|转任|升任|出任)|到{body}挂职,?)*"
        r"(?P<verb>当选|接任|改任|挂任|挂职任|挂职担任|(?<=挂职,)任|继任|受聘担任|(?:受聘|被聘|获聘)为|出任|就任|连任|获任|升任|调任|转任|卸任|辞去|(?<=同志)任|(?<=[\ue001已)])任(?=[^,。;的]+(?:[,。;]|$))|不再担任|不再兼任"
        rf"|被任命为|被免去|被撤销|被罢免)(?:连任)?(?:为|的)?(?P<run>{office_run()})(?![\ue001])"
    )


@cache
def _held_by() -> re.Pattern[str]:
    """The posts, then who takes them: 会长由某某担任."""
    return pattern(rf"(?P<run>{office_run()})(?:职务|一职)?由(?P<who>{{person}}){NOTE}(?:同志)?(?:担任|接任|出任|兼任)")


@cache
def _line() -> re.Pattern[str]:
    run = rf"(?P<run>{office_run()}(?:,并?兼任?{office_run()})*)"  # 为市政府副市长,兼任市公安局局长
    return pattern(rf"\s*{_PEOPLE}(?:同志)?(?P<link>为|任|的|(?=\ue002|\ue003)){run}")


@cache
def _of_him() -> re.Pattern[str]:
    """免去其…职务: who was named before in the sentence."""
    return pattern(rf"(?P<verb>免去|撤销|任命|接受)(?:其|他|她)(?:的|为|辞去|请辞)?(?P<run>{office_run()})")


@cache
def _resigned() -> re.Pattern[str]:
    """董事长某某辞职: the posts, the person, and that he left them."""
    return pattern(
        rf"(?P<run>{office_run()})(?P<who>{{person}}){NOTE}(?:已|宣布|因[^,。;]{{1,10}}?|申请|提出|主动|引咎)*"
        "(?:辞职|请辞|离任|被免职|被停职|卸任)(?![的报一信])"
    )


@cache
def _below() -> re.Pattern[str]:
    """The post that the names on the lines below are elected to: 补选下列6人为某会委员(按姓名笔画为序):."""
    run = rf"(?P<run>{office_run()})"
    return pattern(
        rf"\s*(?:会议)?(?:补选|选举|选出|推选|增选|任命)(?:下列|以下)\d*[名位]?(?:人|同志|人员)?为{run}(?:\([^()]*\))?[:。]?$"
    )


_NAMES = pattern(rf"\s*(?:{{person}}{NOTE}[、\s]*)+$")  # names alone on their line


_ELECTS = pattern(r"(?:{body}|{meeting})[^。;]{0,20}?(?:选举产生|换届)|(?<=到){body}(?=挂职)")


def extract(text: AnnotatedText) -> Iterator[Appointment]:
    """The appointments and removals of an article, each once; one that is dated stands for those that are not."""
    found = list(_all(text))
    dated = {(f.person, f.title, f.removed) for f in found if f.date}
    seen: set[tuple[Thing, str, Thing | None, bool]] = set()
    for fact in found:
        key = (fact.person, fact.title, fact.body, fact.removed)
        if key in seen or (fact.date is None and key[:2] + key[3:] in dated):
            continue
        seen.add(key)
        yield fact


def moved(text: AnnotatedText) -> frozenset[tuple[int, Thing, str]]:
    """Who is appointed to or removed from what in which sentence: no holders of that post for the sentence."""
    return frozenset((index, fact.person, fact.title) for fact in _all(text) for index in fact.evidence)


@lru_cache(maxsize=1)  # asked for by posts too
def _all(text: AnnotatedText) -> tuple[Appointment, ...]:
    return tuple(_read(text))


def _read(text: AnnotatedText) -> Iterator[Appointment]:
    heading = ""
    above: tuple[Masked, re.Match[str]] | None = None  # the line that says what the names below it are elected to
    for index in range(len(text.sentences)):
        masked = mask(text, index)
        words = _words(text, index)
        if above and _NAMES.match(masked.text):
            yield from _elected(text, masked, *above)
            continue
        below = _below().match(masked.text) if masked.text[-1:] in ":。)" else None
        above = (masked, below) if below else None
        if words[-1:] in _HEADING_ENDS and (head := _HEADING.fullmatch(words)):
            heading = head[1]
            continue
        if heading and (match := _line().match(masked.text)):
            yield from _facts(text, masked, match, heading.endswith("免去"))
            continue
        row = masked.text.startswith(SYMBOLS["person"]) or _ROW.match(masked.text)
        headed = _HEADED.match(masked.text)
        heading = headed[1] if headed else heading if row else ""  # a row that cannot be read ends no list
        yield from _in_sentence(text, masked)
        for decision in text.things(index, Kind.DOCUMENT):
            if _DECISION.fullmatch(text.flat, decision.begin, decision.end):
                yield from _in_sentence(text, inside(text, index, decision))


def _elected(text: AnnotatedText, masked: Masked, above: Masked, match: re.Match[str]) -> Iterator[Appointment]:
    """The people of a line of names, each elected to the post that the line above says."""
    for fact in _facts(text, above, match, False, masked.mentions(0, len(masked.text))):
        yield replace(fact, evidence=(above.index, masked.index))


_ROW = re.compile(  # of somebody whose name is not known
    rf"[\u4e00-\u9fff· ]{{2,12}}{NOTE}(?:为|任|的)[^,。]*{SYMBOLS['post']}"
)
_DECISION = re.compile("[^《》]{0,20}关于[^《》]*[任辞免撤罢][^《》]*决定")  # 通过关于接受某某辞去副市长职务请求的决定


def _in_sentence(text: AnnotatedText, masked: Masked) -> Iterator[Appointment]:
    if SYMBOLS["person"] not in masked.text or not may_hold(masked.text):
        return
    found = [*_by_others(text, masked), *(_by_oneself(text, masked) if _CHANGES.search(masked.text) else ())]
    whose: Thing | None = None  # of the post before: 选举甲为某会主任,乙、丙为副主任
    for fact in found:
        yield fact if fact.body or not whose else replace(fact, body=whose)
        whose = fact.body or whose


_CHANGES = re.compile("[任选辞聘免撤罢停]")  # what the verbs of those who take or leave a post hold one of


def _by_others(text: AnnotatedText, masked: Masked) -> Iterator[Appointment]:
    """任命甲为…, 免去乙的…: what others decide."""
    removed = False
    for match in _named().finditer(masked.text):
        if match["verb"]:
            removed = match["verb"].startswith(_DOWN) or match["link"] == "辞去"
        if match["link"] in ("的", "") and not removed:
            continue
        if not _CANDIDATE.match(masked.text, match.end()):
            yield from _facts(text, masked, match, removed)
    for match in _of_him().finditer(masked.text):
        before = [m for m in masked.mentions(0, match.start()) if m.thing.kind is Kind.PERSON]
        yield from _facts(text, masked, match, match["verb"] != "任命", tuple(before[-1:]))


def _by_oneself(text: AnnotatedText, masked: Masked) -> Iterator[Appointment]:
    """甲当选…, 乙辞去…, 会长由丙担任: who takes or leaves a post."""
    people: tuple[Mention, ...] = ()
    for match in _took().finditer(masked.text):
        people = masked.mentions(*match.span("who")) if match["who"] else people
        if match["who"] and people[0].pointing:  # whom 他 points at is said by the congratulation alone
            people = _congratulated(masked, match.start("who"))
        if people and _certain(masked, match):
            yield from _facts(text, masked, match, match["verb"].startswith(_DOWN), people)
    for match in _held_by().finditer(masked.text):
        yield from _facts(text, masked, match, False)
    for match in _resigned().finditer(masked.text):
        yield from _facts(text, masked, match, True)


_CANDIDATE = re.compile("(?:职务)?(?:候选人|人选|提名人)")


_CONGRATULATES = pattern(r"(?P<whom>{person})(?:(?!{person}|致|电|函)[^,。;]){0,6},?(?:并|热烈|诚挚)*祝贺$")


def _congratulated(masked: Masked, pronoun: int) -> tuple[Mention, ...]:
    """Whom a pronoun means after 致电某某,祝贺他…: nobody where the sentence names none."""
    found = _CONGRATULATES.search(masked.text, 0, pronoun)
    return (masked.mention(found.start("whom")),) if found else ()


def _certain(masked: Masked, match: re.Match[str]) -> bool:
    """Whether it is certain who takes the post: 当选总统 may be a title."""
    plain = masked.text[match.end("verb") : match.end("verb") + 1] == SYMBOLS["post"]
    return (
        not (match["verb"] == "当选" and plain) or masked.text[match.end("run") : match.end("run") + 1] in ",。;、”)]"
    )


def _facts(
    text: AnnotatedText, masked: Masked, match: re.Match[str], removed: bool, people: tuple[Mention, ...] = ()
) -> Iterator[Appointment]:
    people = people or (masked.mentions(*match.span("who")) if "who" in match.re.groupindex else ())
    told = "祝贺" in masked.text[: match.start("run")]  # 8日致电某某,祝贺他就任: the day of the congratulation
    date = None if told else _date(text, masked, match.start("run"))
    acting = "代理" if match.groupdict().get("link") == "代理" else ""
    for office in offices(text, masked, *match.span("run")):
        body = office.body or _assembly(text, masked, match.start("run"))
        for person in people:
            yield Appointment(
                evidence=(masked.index,),
                rule="removed" if removed else "appointed",
                person=person.thing,
                title=acting + office.title,
                body=body,
                removed=removed,
                date=date,
            )


def _assembly(text: AnnotatedText, masked: Masked, at: int) -> Thing | None:
    """The body that elects in an earlier clause of the sentence: 某协会选举产生理事会,某某连任会长."""
    elects = _ELECTS.search(masked.text, 0, at)
    named = masked.mention(elects.start()) if elects else None
    if named and named.thing.kind is Kind.MEETING:  # 某协会第六次代表大会: whose it is
        inside = (m for m in text.mentions[masked.index] if m.begin == named.begin and m.thing.kind is Kind.BODY)
        return next((m.thing for m in inside), None)
    return named.thing if named else None


_REACH = 4  # sentences: how far back the day of the sitting that decides stands, but for a list's lines


def _date(text: AnnotatedText, masked: Masked, at: int) -> str | None:
    """The last date before the post in its sentence, else the last full day of the sentences before it."""
    index = masked.index
    before = [day for day in _dates(text, index) if day.end <= masked.begin(at)]
    if before and before[-1].start:
        return before[-1].start
    above = (_words(text, back) for back in range(index, max(-1, index - 60), -1))
    listed = any(_HEADING.fullmatch(words) or _PASSED.fullmatch(words) for words in above)
    first = -1 if listed else max(-1, index - _REACH)
    if text.flat[text.article.lines[text.sentences[index].line].begin] in BULLETS:  # a brief tells its own day
        first = max(first, next(i for i, s in enumerate(text.sentences) if s.line == text.sentences[index].line) - 1)
    return next((day for back in range(index - 1, first, -1) if (day := _day(text, back))), None)


def _dates(text: AnnotatedText, index: int) -> tuple[FoundDate, ...]:
    sentence = text.sentences[index]
    return tuple(find_dates(text.flat, sentence.begin, sentence.end, text.front.date))


def _words(text: AnnotatedText, index: int) -> str:
    return text.flat[text.sentences[index].begin : text.sentences[index].end].strip()


def _day(text: AnnotatedText, index: int) -> str | None:
    """The first full day that a sentence names."""
    return next((d.start for d in _dates(text, index) if d.start and len(d.start) == 10), None)
