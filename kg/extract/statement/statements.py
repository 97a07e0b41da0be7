"""Statements: each sentence of attributed speech, and each sentence that goes on with it.

A reporting clause (``kg.extract.statement.speech``) opens a turn of speech. The turn goes on from sentence to sentence
of its paragraph until the reporter tells again; into the next paragraph only as a numbered list or an open quotation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from kg.extract.patterns import SYMBOLS, Masked, mask
from kg.extract.statement.interviews import Answer, Interview
from kg.extract.statement.letters import letters
from kg.extract.statement.narration import ADDRESSED, LISTED, narrates, within_speech
from kg.extract.statement.quoted import report_span, span
from kg.extract.statement.said import Said, quoting, whole
from kg.extract.statement.speakers import Cast
from kg.extract.statement.speech import Report, find_next, find_report
from kg.extract.text import AnnotatedText
from kg.lexicon import table
from kg.model import Issue, Kind, LineKind, Mention, Quote, Thing

_PERSON, _POST = SYMBOLS["person"], SYMBOLS["post"]
_CITED = re.compile(rf"{_PERSON}{_POST}|{SYMBOLS['document']}")
_LONG_AGO = re.compile(r"20\d\d年(?!以来|来|末|底?前)[^,。]{0,14}[,时]")  # 2021年赴某地考察时,某某强调…
_AS_TOLD = re.compile(r"据(?:其|他|她)?介绍,")
_ORDERED = re.compile("作出[^,。]{0,8}[指批]示")  # what follows 目前,… is told of the scene
_SAME_STORY = re.compile("这(?!里|座|条|家)|[他她]|我们|同时|此外|双方|并")  # the next sentence of a digest may not be
_CLOSED = re.compile(r"(?:[^“”,。]{0,16}(?:讯|电|:) *)?(?P<quote>“[^“”]*”)[。!?]?")
_OTHERS = re.compile(r"[^“”,。:]{3,16}:“")  # 旁边的工友老郑插话:“值!”, said by nobody whom the text names
_PROVERBS = re.compile(  # 中国有句古话:“亲仁善邻”
    "[^“”,。:]{0,10}(?:古话|老话|俗话|谚语?|古语|古诗|古人|诗人|名言|格言|诗句?)[^“”,。:]{0,4}:“"
)
_LISTENS = re.compile("[^,。]{1,10}听[罢完后]")  # to whom it was said, not who said it
_ASKS = re.compile(rf"{_PERSON}[^,。;]{{0,4}}(?:追问|反问|叮嘱|嘱咐|提醒|问)(?!题)")
_ELDER = re.compile(  # whom the last sentence was about
    "(?:老人|老汉|大娘|大爷|大妈|老太太|阿婆|小伙子?|姑娘)(?!们|家|院)"
)
_IN_PASSING = frozenset(("说", "提醒"))
_BEFORE_PROVERBS, _PROVERB = frozenset(("指出", "强调")), 26  # characters of a proverb with which a speech goes on
_BRACKETED = re.compile(r" *\([^()]*\)。?")


def extract(text: AnnotatedText) -> Iterator[Quote | Issue]:
    """The statements of an article in reading order."""
    for said in whole(text, read_speech(text)):
        for speaker in (said.speaker, *said.also) if said.end > said.begin else ():
            yield Quote(
                evidence=tuple(sorted({said.index, said.opened})),
                rule=f"statement-{said.rule}",
                speaker=speaker,
                text=text.surface(said.begin, said.end),
                manner=said.verb,
                meeting=said.meeting if said.meeting != speaker else None,
            )


def speech_at(text: AnnotatedText) -> dict[int, Said]:
    """What each sentence of speech says, the first of several, by its index."""
    return {said.index: said for said in reversed(read_speech(text))}


@lru_cache(maxsize=1)  # asked for by statements, actions and participation of one article
def read_speech(text: AnnotatedText) -> tuple[Said, ...]:
    """All speech of an article, sentence by sentence."""
    reader = _Reader(text)
    for index, sentence in enumerate(text.sentences):
        if sentence.kind is LineKind.PARAGRAPH:
            reader.read(index)
    return tuple(sorted(reader.found, key=lambda said: said.index))


class _Reader:
    """Walks an article's sentences with the turn of speech that is open and the quotations that wait for a speaker."""

    def __init__(self, text: AnnotatedText) -> None:
        self.text = text
        self.cast = Cast(text)
        self.interview = Interview(text)
        self.letters = letters(text)
        self.found: list[Said] = []
        self.turn: Said | None = None  # the last sentence of the speech that may go on
        self.waiting: list[tuple[int, int, int]] = []  # quotations whose speaker is yet to be named
        self.cited = False  # whether the turn is a leader's word cited by a title (某某总书记指出), not a scene
        self.quoting = False  # whether a quotation is open at the end of the last sentence
        self.line = -1

    def read(self, index: int) -> None:
        masked = mask(self.text, index)
        if _BRACKETED.fullmatch(masked.text):
            return
        fresh = self.text.sentences[index].line != self.line
        self.line = self.text.sentences[index].line
        if fresh:
            self._paragraph(masked)
        if (below := self.letters.get(self.line)) is not None:
            self._write(masked, below)
        elif self.interview.found and self.interview.reads(masked, self.cast.topic):
            self._answer(masked)
        else:
            self._tell(masked)
        self.cast.see(masked)

    def _tell(self, masked: Masked) -> None:
        """Read a sentence that is no letter or answer: it reports speech, quotes it, goes on with it, or ends it."""
        inside = self.quoting
        self.quoting = quoting(masked.text, inside)
        going = (
            self.turn is not None
            and not self.turn.closed
            and not (self.text.digest and not _SAME_STORY.match(masked.text))
            and not narrates(masked, self.turn, self.cast, cited=self.cited)
        )
        report = None if inside and "”" not in masked.text else find_report(masked, carrying=not going)
        if report and not (self.turn and going and within_speech(masked, report, self.turn)):
            self._open_all(masked, report)
        elif (hearsay := _AS_TOLD.match(masked.text)) and self.cast.teller:
            self._hear(masked, self.cast.teller, hearsay.end())
        elif inside or self.quoting or ("“" in masked.text and _CLOSED.fullmatch(masked.text)):
            self._quotation(masked)
        elif self.turn and going:
            self._add(replace(self.turn, index=masked.index, **span(masked, 0), rule="goes-on"))
        else:
            self._name_waiting(masked)
            self.turn = None

    def _paragraph(self, masked: Masked) -> None:
        """A new paragraph ends the turn, but for a list's next item, an open quotation, or a quotation by itself."""
        self.waiting = self.waiting if self.quoting else []
        after = masked.index + 1
        whole = after >= len(self.text.sentences) or self.text.sentences[after].line != self.line
        alone = whole and _CLOSED.fullmatch(masked.text)  # else whoever acts behind it may have said it
        if self.turn and not (LISTED.match(masked.text) or self.quoting or alone):
            self.turn = None

    def _answer(self, masked: Masked) -> None:
        """What is asked is nobody's statement; what is answered is the interviewee's to the end of the line."""
        self.turn = None
        answer = self.interview.answer
        if answer:
            self._read_under(masked, answer, masked.index, "interview")

    def _write(self, masked: Masked, below: int) -> None:
        """What stands in a letter is its writer's, who is named below."""
        self.turn = None
        writer = self.text.things(below, Kind.PERSON)[-1].thing
        self._read_under(masked, Answer(writer, "写道", 0), below, "letter")

    def _read_under(self, masked: Masked, by: Answer, opened: int, rule: str) -> None:
        """A sentence that is printed under or over who says it."""
        if by.speaker:
            begin, end = (at := span(masked, by.content))["begin"], at["end"]
            self.found.append(Said(masked.index, begin, end, by.speaker, None, by.verb, True, opened, None, rule))

    def _open_all(self, masked: Masked, report: Report) -> None:
        """The speech of a sentence: of one, or of several who speak between semicolons."""
        following = find_next(masked, report)
        while following:
            stop, after = following
            self._open(masked, report, stop)
            report, following = after, find_next(masked, after)
        self._open(masked, report)

    def _open(self, masked: Masked, report: Report, stop: int | None = None) -> None:
        speaker, source = self.cast.speaker(masked, report)
        if report.rule == "as-reported":
            self.cast.issuer = speaker
        met = self.cast.meeting(masked, report)
        self._settle(speaker, report.verb, masked.index, met)
        if speaker is None:
            self.turn = None
            return
        said = Said(
            masked.index,
            **report_span(masked, report, stop),
            speaker=speaker,
            source=source,
            verb=report.verb,
            closed=_closes(masked, report) and not self._lists(masked, report),
            opened=masked.index,
            meeting=met,
            rule=report.rule,
            also=self.cast.joined(masked, report, speaker),
        )
        outer = self.turn
        self.turn = said
        if re.search(r"\w", self.text.surface(said.begin, said.end)):
            self.found.append(said)
        embedded = outer and outer.speaker != speaker and _CITED.match(masked.text, report.subject or 0)
        self.turn = outer if embedded else said
        if not embedded:
            self.cited = bool(
                ADDRESSED.match(masked.text, report.subject or 0)
                or _LONG_AGO.match(masked.text)
                or _ORDERED.search(masked.text)
                or _by_name(masked, report, speaker)
            )

    def _lists(self, masked: Masked, report: Report) -> bool:
        """Whether what was said is the list that follows: 某某提出三点建议:|第一,…; 某某提出三点建议。|一是…."""
        after = masked.index + 1
        ends = report.rule == "after-colon" and report.content >= len(masked.text)
        return ends and after < len(self.text.sentences) and LISTED.match(mask(self.text, after).text) is not None

    def _hear(self, masked: Masked, teller: Thing, at: int) -> None:
        """据介绍,…: what the one told who introduced it before."""
        met = self.cast.frame
        found = span(masked, at)
        self._add(
            Said(
                masked.index,
                **found,
                speaker=teller,
                source=None,
                verb="介绍",
                closed=False,
                opened=masked.index,
                meeting=met,
                rule="as-told",
            )
        )

    def _quotation(self, masked: Masked) -> None:
        """A sentence in quotes without a reporting clause: the turn's, else it waits for who is named next."""
        closed = _CLOSED.fullmatch(masked.text)
        if closed and _OTHERS.match(masked.text):
            if self.turn and not self.turn.closed and _PROVERBS.match(masked.text):
                self._add(replace(self.turn, index=masked.index, **span(masked, 0), rule="goes-on"))
            else:
                self.turn = None
            return
        found = span(masked, closed.start("quote") if closed else 0)
        if self.turn and not (closed and self._followed(masked)):
            self._add(replace(self.turn, index=masked.index, **found, closed=True, rule="quotation-goes-on"))
        else:
            self.waiting.append((masked.index, found["begin"], found["end"]))

    def _followed(self, masked: Masked) -> bool:
        """Whether somebody speaks, or acts who is new to the paragraph, right after reported speech and a quotation.

        It is his: 甲表示,…。“…。”乙当庭认罪悔罪。 Not where what he says stands behind his verb alone.
        """
        sentences, after = self.text.sentences, masked.index + 1
        if self.turn is None or self.turn.closed or after >= len(sentences) or sentences[after].line != self.line:
            return False
        following = mask(self.text, after)
        if _LISTENS.match(following.text):
            return False
        report = find_report(following, carrying=False)
        if report and report.rule == "without-comma":  # “…。”乙当即要求某局上门服务: he says that alone
            return False
        if _ASKS.match(following.text) or (report and report.begin == 0 and report.rule == "after-comma"):
            return True
        if not following.text.startswith(_PERSON):
            return False
        line = [index for index in range(masked.index) if sentences[index].line == self.line]
        known = {m.thing for index in line for m in self.text.things(index, Kind.PERSON)}
        return following.mention(0).thing not in known

    def _name_waiting(self, masked: Masked) -> None:
        """“…。”四月十九日,退休教师某某沿着河散步: whom the sentence after a quotation is about said it."""
        if not self.waiting:
            return
        about = self.cast.topic if _ELDER.match(masked.text) else self.cast.first_person(masked)
        self._settle(about, "说", masked.index)

    def _settle(self, speaker: Thing | None, verb: str, index: int, met: Thing | None = None) -> None:
        for at, begin, end in self.waiting:
            if speaker:
                self.found.append(Said(at, begin, end, speaker, None, verb, True, index, met, "quotation-before"))
        self.waiting = []

    def _add(self, said: Said) -> None:
        self.found.append(said)
        self.turn = said


def _by_name(masked: Masked, report: Report, speaker: Thing) -> bool:
    """Whether a meeting or its report speaks that is called by its name, as one cited is; what is told of is 会议."""
    said = masked.held.get(report.subject) if report.subject is not None and not report.role else None
    return speaker.kind is Kind.MEETING and isinstance(said, Mention) and not said.pointing


def _closes(masked: Masked, report: Report) -> bool:
    """Whether nothing but a quotation was said, or a word in passing (只说希望…): the reporter tells on."""
    rest = masked.text[report.content :].strip(" ,。:!?")
    if report.verb in _BEFORE_PROVERBS and len(rest) < _PROVERB and rest[-2:-1] in "。!":  # 某某指出,“…。”|一个国家…
        return False
    blamed = report.rule == "without-comma" and table("speech_verbs")[report.verb][2] == "deed"  # 甲国指责乙国违约。|…
    whole = not rest or report.rule == "as-reported" or blamed
    return whole or bool(_CLOSED.fullmatch(rest)) or (report.verb in _IN_PASSING and report.rule == "without-comma")
