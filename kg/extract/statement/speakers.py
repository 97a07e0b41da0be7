"""Who speaks: what the subject of a reporting clause stands for, from what the article has told so far."""

from __future__ import annotations

import re
from functools import cached_property

from kg.extract.patterns import SYMBOLS, Masked
from kg.extract.statement.speech import Report, clauses, outside_quotes
from kg.extract.statement.speech_subject import find_subject
from kg.extract.statement.speech_words import ROLES
from kg.extract.text import AnnotatedText
from kg.lexicon.bodies import full_name
from kg.lexicon.countries import is_country
from kg.model import Kind, LineKind, Mention, Post, Thing

_PERSON, _POST = SYMBOLS["person"], SYMBOLS["post"]
_ACTOR = f"[{_PERSON}{SYMBOLS['body']}]"
_PAPER = (
    r"(?:(?:政府)?工作报告|报告|文章|讲话|信|[贺祝][词辞]|献词|演讲|通知|公告|通报|公报|意见|规划|声明|《"
    rf"|{SYMBOLS['document']})"
)
_ISSUES = re.compile(
    rf"(?P<who>{_ACTOR})[^,。;]{{0,20}}(?:发布|下发|印发|公布|发出|通报|发表|播发|刊发|刊登|公开宣判|出台)"
)
_ROW = re.compile(rf"{_ACTOR}(?:[、和与及]{_ACTOR})*")
_WRITES = re.compile(
    rf"(?P<who>{_PERSON})(?:{_POST}|同志)?(?:(?:在[^,。]{{0,30}})?的|[\d年月日]*在[^,。]{{0,40}}[上时]的?)(?:重要|署名)?{_PAPER}"
)
_TOLD_BY_OTHERS = re.compile("据[^,。]{2,20}报道")  # of no agency that the text names
_DELIVERS = re.compile(  # 市长某某代表市人民政府向大会报告工作, where 代表 may have been read as a title
    rf"{_PERSON}[^,。]{{0,4}}(?:代表|{_POST})(?P<who>{SYMBOLS['body']})[^,。]{{0,10}}(?:报告工作|作[^,。]{{0,8}}(?:报告|{SYMBOLS['document']}))"
)
_TOASTS = re.compile(rf"(?P<who>{_PERSON})[^。;]{{0,60}}?致(?:[贺祝][词辞]|献词)")  # 某某出席大会,并代表市委致祝词
_ENTRUSTED = re.compile(  # 受市人民政府委托,市长某某向大会报告工作
    rf"受(?P<who>{SYMBOLS['body']})(?:的)?委托,[^,。]{{0,24}}?{_PERSON}[^,。]{{0,10}}(?:报告工作|作[^,。]{{0,8}}(?:报告|{SYMBOLS['document']}))"
)
_INTRODUCES = re.compile(
    rf"(?P<who>{_ACTOR})(?:{_POST}|有关|相关|主要|负责人|负责同志|向[^,。]{{2,10}}|详细|分别)*介绍(?!人|信|费|所)"
    rf"|(?P<host>{SYMBOLS['body']})[^,。;]{{0,24}}(?:召开|举行|举办){SYMBOLS['meeting']},(?:\w{{0,4}})?介绍"
)
_LEADS = re.compile(f"[{SYMBOLS['body']}{SYMBOLS['place']}]等?(?:有关|相关|主要)*$")
_HOLDER = f"[{SYMBOLS['body']}{SYMBOLS['place']}]"
_BESIDE = re.compile(rf"{_PERSON}(?:{_POST}|同志)?(?P<and>[、和与及])(?:{_HOLDER}|{_POST}|前)*$")
_BESIDE_BODY = re.compile(rf"{_HOLDER}(?P<and>[、和与及])$")
_EACH = re.compile("均|都|一致|分别|双方")
_MEETS = re.compile("会[谈见晤]|通电?话")
_HELD = re.compile(r"召开|举行|开幕|主持|出席|举办|参加")
_ACTOR_NAMED = re.compile(f"据[{SYMBOLS['body']}]")
_PRONOUNS = ("他", "她")
_HEARS = re.compile(
    "(?:认真|仔细|现场|详细)?(?:听[完了取罢过]|看[完了过]|接过)[^,。;“”]*(?:汇报|介绍|讲解|报告|讲述|情况|意见|发言|诉求),"
)


class Cast:
    """Whom an article has brought on so far: who pronouns, titles and papers stand for."""

    def __init__(self, text: AnnotatedText) -> None:
        self.text = text
        self._topic: Thing | None = None
        self._seen: list[Masked] = []  # sentences with people, read for their subject only where the topic is asked for
        self.teller: Thing | None = None  # who 介绍了… last: whom 据介绍 means
        self.issuer: Thing | None = None  # whose report, notice or article was named last
        self.issuers: tuple[Thing, ...] = ()  # all who issued it: 甲部、乙部发出通知
        self.body: Thing | None = None
        self.place: Thing | None = None  # the place named last: whose 当地部门 speak
        self.titles: dict[str, Thing] = {}  # 总书记 → the person whom the article has called so
        self.frame = self._frame()

    def _named(self, kind: Kind, *, pointed: bool = False) -> list[Thing]:
        """The things of a kind that the article names, in no other name; with ``pointed`` those pointed at as well."""
        outer = (m for index in self.text.telling(kind) for m in self.text.things(index, kind))
        return [m.thing for m in outer if pointed or not m.pointing]

    @cached_property
    def meetings(self) -> list[Thing]:
        return self._named(Kind.MEETING)

    @cached_property
    def delegations(self) -> list[Thing]:
        return [body for body in self._named(Kind.BODY) if body.name.endswith("代表团")]

    @cached_property
    def documents(self) -> list[Thing]:
        return self._named(Kind.DOCUMENT)

    @cached_property
    def countries(self) -> list[Thing]:
        return self._named(Kind.PLACE, pointed=True)

    def _frame(self) -> Thing | None:
        """The meeting that the article reports from: held, attended or chaired in its first sentences."""
        lead = [i for i, s in enumerate(self.text.sentences) if s.kind is LineKind.PARAGRAPH][:3]
        for index in lead:
            sentence = self.text.sentences[index]
            met = [m for m in self.text.things(index, Kind.MEETING) if not m.pointing]
            after = met and self.text.flat[met[0].end : sentence.end]
            before = met and self.text.flat[sentence.begin : met[0].begin]
            if met and (
                _HELD.search(after or "") or _HELD.search((before or "")[-12:]) or (after or "").startswith("上")
            ):
                return met[0].thing
        return None

    def see(self, masked: Masked) -> None:
        """Take in a sentence after it was read: its subject, its titles, and whose paper it names."""
        for position, item in masked.held.items():
            if isinstance(item, Post):
                for beside in (position - 1, position + 1):
                    person = masked.held.get(beside)
                    if isinstance(person, Mention) and person.thing.kind is Kind.PERSON and not person.pointing:
                        self.titles[self.text.flat[item.begin : item.end]] = person.thing
            elif item.thing.kind is Kind.BODY:
                self.body = item.thing
            elif item.thing.kind is Kind.PLACE and not (item.pointing or item.thing.name.endswith("洲")):  # 非洲|裔
                self.place = item.thing
        words = outside_quotes(masked.text)
        papers = (pattern.search(words) for pattern in (_DELIVERS, _ENTRUSTED, _TOASTS, _WRITES, _ISSUES))
        found = next((match for match in papers if match), None)
        if found and isinstance(issuer := masked.held.get(found.start("who")), Mention):
            self.issuer = issuer.thing
            row = _ROW.match(words, found.start("who"))
            self.issuers = tuple(m.thing for m in masked.mentions(*row.span())) if row else ()
        elif SYMBOLS["document"] in words and (author := self._in_title(masked)):
            self.issuer = author
        if _TOLD_BY_OTHERS.match(words) and not _ACTOR_NAMED.match(words):
            self.issuer = None
        for told in _INTRODUCES.finditer(words) if "介绍" in words else ():
            self.teller = masked.mention(told.start("host" if told["host"] else "who")).thing
        if _PERSON in masked.text:
            self._seen.append(masked)

    def _in_title(self, masked: Masked) -> Thing | None:
        """The body that a paper's title begins with: 《中共中央 国务院关于…的意见》近日发布."""
        mentions = self.text.mentions[masked.index]
        papers = {m.begin + 1 for m in mentions if m.thing.kind is Kind.DOCUMENT}
        return next((m.thing for m in mentions if m.begin in papers and m.thing.kind is Kind.BODY), None)

    @property
    def topic(self) -> Thing | None:
        """The person that the last sentences are about."""
        seen, self._seen = self._seen, []
        for masked in seen:
            self._topic = self.first_person(masked) or self._topic
        return self._topic

    def first_person(self, masked: Masked, until: int | None = None) -> Thing | None:
        """The person whom a sentence is about: its first clause's subject that is one, else the first it names."""
        if _PERSON not in masked.text:
            return None
        words = outside_quotes(masked.text)
        stop = len(words) if until is None else until
        if _HEARS.match(words):  # 听完局长某某的汇报,他说,…: who hears it was named before
            return None
        for begin, end in clauses(words[:stop]):
            subject = find_subject(words, begin, end)
            item = masked.held.get(subject.position) if subject else None
            if isinstance(item, Mention) and item.thing.kind is Kind.PERSON:
                return self.topic if self._pronoun(item) else item.thing
        people = [m for m in masked.mentions(0, stop) if m.thing.kind is Kind.PERSON and not m.pointing]
        return people[0].thing if people else None

    def speaker(self, masked: Masked, report: Report) -> tuple[Thing | None, Thing | None]:
        """Who speaks in a reporting clause, and the document or meeting that states it for them."""
        if report.unnamed or report.subject is None:
            return None, None
        if report.role:
            return self._by_role(masked, report)
        item = masked.held[report.subject]
        assert isinstance(item, Mention)
        if self._pronoun(item):
            return self.first_person(masked, report.subject) or self.topic, None
        if item.thing.kind is Kind.DOCUMENT:
            self.issuer = self._owner(masked, item)
            return self.issuer, item.thing
        return item.thing, item.thing if item.thing.kind is Kind.MEETING else None

    def meeting(self, masked: Masked, report: Report) -> Thing | None:
        """The meeting at which it was said: named in the sentence before the verb, else the article's own."""
        named = [m for m in masked.mentions(0, report.content) if m.thing.kind is Kind.MEETING]
        return named[-1].thing if named else self.frame

    def joined(self, masked: Masked, report: Report, speaker: Thing | None) -> tuple[Thing, ...]:
        """Those who speak with the subject: 甲部、乙部有关负责人表示, 总统甲与总统乙会晤后均表示."""
        at = report.subject
        paper = report.role == "paper" or (at is not None and masked.text[at] == SYMBOLS["document"])
        if paper and speaker in self.issuers:
            return tuple(one for one in self.issuers if one != speaker)
        if at is None or report.role not in ("", "official", "title"):
            return ()
        if speaker and speaker.kind is Kind.BODY and report.role == "" and (both := self._shared(masked.mention(at))):
            return both
        led = _LEADS.search(masked.text, 0, at) if report.role else None
        at = led.start() if led else at
        if report.role and not led:
            return ()
        each = bool(_EACH.search(masked.text, at, report.content))
        found = [masked.mention(at).thing] if led else []
        while joint := (_BESIDE if masked.text[at] == _PERSON else _BESIDE_BODY).search(masked.text, 0, at):
            if not each and (joint["and"] == "与" or _MEETS.search(masked.text, at, report.content)):
                break
            at = joint.start()
            found.append(masked.mention(at).thing)
        return tuple(thing for thing in reversed(found) if thing != speaker)

    def _shared(self, one: Mention) -> tuple[Thing, ...]:
        """The other of two bodies that one name means: 中央纪委|国家监委."""
        inside = self.text.mentions[self.text.sentence_at(one.begin)]
        ends = (m.thing for m in inside if m.begin > one.begin and m.end == one.end and m.thing.kind is Kind.BODY)
        return tuple(thing for thing in ends if thing.name.endswith("国家监察委员会"))

    def _pronoun(self, item: Mention) -> bool:
        return item.pointing and self.text.flat[item.begin : item.end] in _PRONOUNS

    def _owner(self, masked: Masked, document: Mention) -> Thing | None:
        """A report speaks for the body whose it is: by the body in its name, else whoever issued it."""
        inside = [m for m in self.text.mentions[masked.index] if document.begin <= m.begin and m.end <= document.end]
        bodies = [m.thing for m in inside if m.thing.kind in (Kind.BODY, Kind.MEETING)]
        if bodies and "《" not in self.text.flat[document.begin : document.end]:
            return bodies[0]
        body = document.thing.name.removesuffix("工作报告")
        if body != document.thing.name and len(body) > 4:
            return Thing(Kind.BODY, body)
        return self.issuer or self._country(document.thing)

    def _country(self, document: Thing | None) -> Thing | None:
        """The country or local government whose paper it is by its name: 某国对外政策构想, then 《构想》; 某市…方案."""
        name = document.name if document else ""
        whose = next((place for place in self.countries if name.startswith(place.name)), None)
        local = whose and not is_country(whose.name)
        return Thing(Kind.BODY, full_name(whose.name, "人民政府")) if whose and local else whose

    def _by_role(self, masked: Masked, report: Report) -> tuple[Thing | None, Thing | None]:
        assert report.subject is not None
        word = ROLES.match(masked.text, report.subject)
        if word is None or report.role == "person":  # none: 反对西方|向某国提供武器
            return (self.first_person(masked, report.subject) or self.topic) if word else None, None
        if report.role in ("deputies", "meeting"):
            anywhere = report.role == "meeting" or word[0].startswith("与会")
            met = self.frame or (next(iter(self.meetings), None) if anywhere else None)
            return (next(iter(self.delegations), met) if report.role == "deputies" else met), met
        if report.role == "official":
            before = masked.mentions(0, report.subject)
            bodies = [m.thing for m in before if m.thing.kind is Kind.BODY]
            return (bodies[-1] if bodies else self.body), None
        if report.role == "title":
            title = masked.post(report.subject)
            words = self.text.flat[title.begin : title.end]
            return self.body if words.endswith(("负责人", "发言人")) else self.titles.get(words), None
        if report.role in ("local", "side"):
            return self._local(masked, report.subject) if report.role == "local" else self._side(word[0][0]), None
        papers = [thing for thing in self.documents if thing.name.endswith(word[0].strip("《》"))]
        return self.issuer or self._country(papers[-1] if papers else None), None

    def _local(self, masked: Masked, until: int) -> Thing | None:
        """Whose local offices speak: the place named last before them."""
        here = [m.thing for m in masked.mentions(0, until) if m.thing.kind is Kind.PLACE]
        return here[-1] if here else self.place

    def _side(self, initial: str) -> Thing | None:
        """中方, 乌方: the country of the article that begins so."""
        return next((t for t in self.countries if t.name.startswith(initial)), None)
