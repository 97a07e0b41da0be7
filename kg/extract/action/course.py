"""The course of an article's clauses: what each takes over from those before it, in and across sentences.

双方将加强合作。开展联合研究: the second sentence, which has no subject, goes on with who acts in the first.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from functools import cached_property

from kg.extract.action.frames import LAW, Frame, carried
from kg.extract.action.lists import LISTED, sums_up
from kg.extract.action.openings import opening
from kg.extract.action.owners import answering, owned
from kg.extract.action.roles import offices_of, promisers, proposers_of
from kg.extract.action.turns import of_another
from kg.extract.clause.chains import verb_phrase
from kg.extract.clause.clauses import Clause, clauses
from kg.extract.clause.covered import Spans
from kg.extract.clause.framed import aim
from kg.extract.office.states import foreign_state
from kg.extract.statement.said import Said
from kg.extract.statement.telling import tells
from kg.extract.text import AnnotatedText
from kg.lexicon import having
from kg.model import Kind, Status, Thing
from kg.text.normalise import BULLETS


class Course:
    """The frames of an article's clauses in reading order, each worked out only once one is asked for."""

    def __init__(self, text: AnnotatedText, *, news: bool) -> None:
        self._text = text
        self._own = owned(text)
        self._answering = answering(text)
        self._news = news and not self._own.owner  # it tells what goes on: nobody speaks, nothing is demanded
        self._frame = Frame(actors=self._own.owner)
        self._listed: tuple[Thing, ...] | None = None  # whose the list is that the last paragraph was an item of
        self._law = -1  # the last paragraph that told what a law sets out
        self._reached: Clause | None = None
        self._verb = ""  # by which the sentence before says that its speaker spoke
        self._side: tuple[Thing, ...] = ()  # the countries that a speaker last said will act
        self._ahead: deque[Iterator[Clause]] = deque()

    def sentence(self, index: int, said: Said | None, issued: tuple[Thing, ...]) -> None:
        """Go on to a sentence, of somebody's speech or of none.

        ``issued`` are whose law or plan the sentences before brought out.
        """
        alone = self._starts(index) and not self._lists(index) and not self._goes_on(index)
        if alone and not LISTED.match(self._text.flat, self._text.sentences[index].begin):
            self._ahead.clear()  # it takes nothing over
        self._ahead.append(self._through(index, said, issued))

    def frame(self, clause: Clause) -> Frame:
        """What holds for a clause of the sentence reached, none before the last one asked for."""
        while self._ahead and self._reached != clause:
            self._reached = next(self._ahead[0], None)
            if self._reached is None:
                self._ahead.popleft()
        return self._frame

    def _through(self, index: int, said: Said | None, issued: tuple[Thing, ...]) -> Iterator[Clause]:
        """The clauses of a sentence, each as the frame takes it in; what its speaker did before he spoke is told."""
        speech = self._frame = self._within_law(index, said, issued) or self._opened(index, said)
        sentence = self._text.sentences[index]
        summed = said is not None and sums_up(self._text.flat[sentence.begin : sentence.end])
        narrated = False  # whether the clause before told what the speaker did
        for clause in clauses(self._text, index):
            before = self._frame
            if said and clause.end <= said.begin and not summed:
                before, narrated = before._replace(status=None, spoken=False), True
            elif narrated:
                before, narrated = before._replace(status=speech.status, spoken=speech.spoken), False
            self._frame = carried(self._text, clause, before, issued)
            answers = self._answering.get(sentence.line)
            if answers and all(one.kind is Kind.PLACE for one in self._frame.actors):  # 某乡农田项目:…责任单位:某局。
                self._frame = self._frame._replace(actors=answers)
            if (ours := self._own.owner or self._side) and self._text.flat.startswith("我们", clause.begin):
                self._frame = self._frame._replace(actors=ours)
            if said and clause.end <= said.begin and self._text.flat.startswith(("他", "她"), clause.begin):
                self._frame = self._frame._replace(actors=speech.actors)  # who speaks, whomever else it might mean
            wished = said and _WISHES.search(self._text.flat, clause.begin, clause.end)
            if wished and self._states & set(self._frame.actors):
                self._side = self._frame.actors
            yield clause

    def _within_law(self, index: int, said: Said | None, issued: tuple[Thing, ...]) -> Frame | None:
        """The frame of a sentence that goes on with what a law sets out: 《条例》主要内容如下。一是明确职责。细化…。"""
        item, line = self._lists(index), self._text.sentences[index].line
        begins = LAW.match(self._text.flat, *self._span(index)) is not None
        goes_on = self._frame.law and (item or verb_phrase(self._text.flat, *self._span(index)) is not None)
        if said or not issued or not (begins or goes_on or (item and self._law == line)):
            return None
        self._law = line
        return Frame(actors=issued, law=True)

    def _span(self, index: int) -> tuple[int, int]:
        return self._text.sentences[index].begin, self._text.sentences[index].end

    def _opened(self, index: int, told: Said | None) -> Frame:
        """The frame that a sentence begins with."""
        speaker, new = told.speaker if told else None, self._starts(index)
        apart = (new and not self._sets_out(index)) or (
            not speaker and self._text.national and of_another(self._text, index, self._frame.actors)
        )
        proposers = self._proposers if told else frozenset()
        if told and self._suggests(told):
            proposers = frozenset([told.speaker])
        last = self._frame.status if speaker or not self._only_spoke() else None
        status = opening(self._text, index, speaker, proposers, last, apart)
        said: tuple[Thing, ...] = ()
        if speaker and not (told and told.verb in _NEWS and _MEDIA.search(speaker.name)):
            said = (self._offices[speaker], speaker) if speaker in self._offices else (speaker,)
        claimed = told is not None and (told.verb in _CLAIMS or self._declares(index, told))
        status = None if claimed or (status is Status.PLANNED and self._relates(index, told)) else status
        self._side = self._side if told and said == self._frame.speaker else ()
        side = self._same_side(index)
        keeps = not speaker and (not apart or self._lists(index) or self._goes_on(index))
        before = self._list_owner(index) if new else None
        carried_on = self._own.owner or (self._frame.actors if before is None else before)
        promised = () if speaker else promisers(self._text, index)
        if promised and self._listed is not None:  # the first item says whose list it is
            self._listed = promised
        if self._own.owner and not speaker:
            status = self._own.status(self._text.sentences[index].line)
        doers = () if status is None and self._reports(index, told) else said
        answering = () if speaker else self._answering.get(self._text.sentences[index].line, ())
        if keeps and not self._goes_on(index) and self._only_spoke():
            carried_on = ()
        self._verb = told.verb if told else ""
        return Frame(
            actors=promised or side or answering or (carried_on if keeps else doers) or self._own.owner,
            status=status,
            spoken=bool(speaker) and status is Status.PLANNED,
            speaker=said,
            claimed=claimed,
            told=status is None and (bool(speaker) or (self._frame.told and bool(keeps)) or self._telling()),
        )

    def _sets_out(self, index: int) -> bool:
        """Whether national news goes on in a new paragraph with what somebody will do: 我国将…。|完善长效机制。"""
        news = self._text.national and not self._text.digest and self._frame.status is Status.PLANNED
        who = any(one.kind is Kind.BODY or one.name == self._text.front.country for one in self._frame.actors)
        return news and who and self._goes_on(index)

    def _only_spoke(self) -> bool:
        """Whether who acts is a person who only wished it done: 市长强调要加快公路建设。|如今的某县,建立起交通网络。

        Whoever speaks for an office tells what it does.
        """
        wished = self._verb in _WANTS and self._frame.spoken and self._frame.actors == self._frame.speaker
        return wished and all(one.kind is Kind.PERSON for one in self._frame.speaker)

    def _declares(self, index: int, told: Said) -> bool:
        """Whether national news tells what was declared then and there: 某国8日宣布,|暂停出口军火。"""
        sentence = self._text.sentences[index]
        declared = told.verb == "宣布" and self._text.national and told.opened == index
        return declared and _DECLARES.search(self._text.flat, sentence.begin, sentence.end) is not None

    def _relates(self, index: int, told: Said | None) -> bool:
        """Whether speech tells what has been done or goes on; a list that it gives is of tasks."""
        return (
            told is not None
            and told.verb not in _DECIDES
            and tells(self._text, told.begin, self._text.sentences[index].end)
        )

    def _reports(self, index: int, told: Said | None) -> bool:
        """Whether speech goes on to what others did: 他说,火势已得到控制。|警方已逮捕400多人。"""
        if told is None or told.opened == index or self._text.flat[self._text.sentences[index].begin] == "在":
            return False
        return of_another(self._text, index, (told.speaker,))

    def _list_owner(self, index: int) -> tuple[Thing, ...] | None:
        """Whom the sentence before a list was about, which the item before need not be; None where no item begins."""
        if not _ITEM.match(self._text.flat, self._text.sentences[index].begin):
            self._listed = None
        elif self._listed is None:
            self._listed = self._frame.actors
        return self._listed

    def _telling(self) -> bool:
        """Whether news goes on about who acts, or a country's news about what goes on in it."""
        return self._news and (bool(self._frame.actors) or self._text.national)

    def _same_side(self, index: int) -> tuple[Thing, ...]:
        """Who acts in a sentence of a talk without subject: the countries that its speaker said last will act.

        What this country alone does is no task for both: 中方愿…。要加强….
        """
        flat, sentence = self._text.flat, self._text.sentences[index]
        demands = flat[sentence.begin] == "要"
        wishes = flat.startswith(("愿", "将", "还将", "也将"), sentence.begin) or (demands and len(self._side) > 1)
        goes_on = not demands and verb_phrase(flat, sentence.begin, sentence.end) is not None
        return self._side if self._side and (wishes or goes_on) else ()

    @cached_property
    def _states(self) -> set[Thing]:
        """This country, in news of the country, and the state that its leader talks with, where one does."""
        country, other = self._text.front.country, foreign_state(self._text)
        if not country or not (other or self._text.national):
            return set()
        return {Thing(Kind.PLACE, country), *((other,) if other else ())}

    def _goes_on(self, index: int) -> bool:
        """Whether a sentence of news begins with its verb, or takes up one side of it: who acted before goes on."""
        sentence = self._text.sentences[index]
        span = sentence.begin, sentence.end
        if self._frame.status is Status.PLANNED and (aspect := _ASPECT.match(self._text.flat, *span)):
            return verb_phrase(self._text.flat, aspect.end(), span[1]) is not None
        begins = verb_phrase(self._text.flat, *span) or aim(self._text, *span, Spans())
        return self._news and bool(begins or _ONE_SIDE.match(self._text.flat, *span))

    def _suggests(self, told: Said) -> bool:
        """Whether a person's words are of a list of suggestions that he makes: 某某提出四点建议:第一,…."""
        opened = self._text.sentences[told.opened]
        return told.speaker.kind is Kind.PERSON and bool(_SUGGESTS.search(self._text.flat, opened.begin, opened.end))

    def _starts(self, index: int) -> bool:
        """Whether a sentence begins a paragraph."""
        sentences = self._text.sentences
        return index == 0 or sentences[index - 1].line != sentences[index].line

    def _lists(self, index: int) -> bool:
        """Whether a sentence is an item of a list, or heads one."""
        flat, sentence = self._text.flat, self._text.sentences[index]
        if _ITEM.match(flat, sentence.begin, sentence.end):
            return True
        return ":" in flat[sentence.begin : sentence.end] and bool(
            _ENUMERATES.search(flat, sentence.begin, sentence.end)
        )

    @cached_property
    def _proposers(self) -> frozenset[Thing]:
        return proposers_of(self._text)

    @cached_property
    def _offices(self) -> dict[Thing, Thing]:
        return offices_of(self._text)


_ONE_SIDE = re.compile(
    "在[^,;。]{2,24}方面,(?:还|也|同时)?(?:将|要|严禁|严格|计划|力争|继续)|(?:同时|此外|下一步),?还?将"
)
_DECLARES = re.compile(
    "宣布,(?:即日起|自即日起|正式|全面|已经?)*(?:启动|暂停|停止|终止|中止|取消|恢复|退出|撤销|解除|成立|关闭|开放|延长|禁止|批准|制裁|驱逐|实施|实行)"
)
_WISHES = re.compile("愿|将|双方|两国|期待")
_WANTS = frozenset(["强调", "指出", "要求", "提出", "指示", "批示"])
_DECIDES = frozenset(
    [
        *("宣布", "要求", "承诺", "建议", "呼吁", "提议", "倡议"),
        *("叮嘱", "嘱咐", "提醒", "号召", "希望", "指示", "批示", "勉励"),
    ]
)
_ASPECT = re.compile("在[^,。;]{2,24}(?:方面|领域|层面),(?:还|也)?(?:将|要)?")  # 在信息安全方面,将加强…
_SUGGESTS = re.compile("提出(?:了|以下|如下)?[^,。;:]{0,2}[点项条个](?:政策|具体)?(?:建议|主张|倡议)(?:[:。]|$)")
_NEWS = ("报道", "消息", "说", "称")
_MEDIA = re.compile("(?:通讯社|新闻社|电视台|电台|广播公司|新闻网|[日早晚邮]报|时报)$")  # tell what others do
_CLAIMS = having("speech_verbs", "claim")
_ENUMERATES = re.compile(
    r"(?:分别为|分别是|具体为|包括|如下|\d+[件项大个][^,。;:]{0,8}[是为]|(?:实事|举措|措施|任务|工程)[是为]):"
)
_ITEM = re.compile(rf"[一二三四五六七八九十]+[是要、]|[(][一二三四五六七八九十\d]+[)]|\d+[.、]|[{BULLETS}]")
