"""What is printed line by line under who says it: 记者:…? 某某:…, 问:…? 答(某局):…, ●人大代表、教师某某:…"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise, starmap

from kg.extract.patterns import SYMBOLS, Masked, mask
from kg.extract.text import AnnotatedText
from kg.lexicon import alternation
from kg.model import Line, LineKind, Thing
from kg.text.normalise import BULLETS

_ASKS = re.compile(r"(?:[^,。;:“”]{0,8}记者|问|主持人|读者|网友|(?:网友|市民|群众|读者)(?:提问|留言|来信)):")
_HEADED = re.compile(r"(?:\([^()]{1,20}\)|(?!\([^()]{1,20}\))[^,。;:\n“”]){2,60}:.{12,}[。!?)]$")  # a whole sentence
_VOICE = re.compile(
    rf"[{BULLETS}]?[^,。;:“”{SYMBOLS['person']}]{{0,30}}(?P<who>{SYMBOLS['person']})(?:{SYMBOLS['post']}|\([^)]*\))?:(?!“)"
)
_VOICES = 2  # lines so headed that make a page of voices
_NAMED = re.compile("[^,。;:\n“”]{2,12}:")
_ANSWERS = re.compile(
    rf"(?:(?:答复?|回[复应])(?:\((?P<body>{SYMBOLS['body']})[^()]{{0,6}}\))?"
    rf"|(?P<who>{SYMBOLS['person']})(?:{SYMBOLS['post']}|\([^)]*\))?):"
)
_TOLD_BY = re.compile(  # 答:|市建设局答复,…: the answer itself says whose it is
    rf"[^,。;:“”]{{0,12}}(?P<who>{SYMBOLS['person']}|{SYMBOLS['body']})[^,。;:“”]{{0,6}}(?:{alternation('speech_verbs')})[,:]"
)


@dataclass(frozen=True, slots=True)
class Answer:
    """Who answers, by which verb, and where in the masked sentence the words begin."""

    speaker: Thing | None
    verb: str
    content: int


class Interview:
    """Which line of an interview is read: a question, an answer, or what the reporter tells."""

    def __init__(self, text: AnnotatedText) -> None:
        lines = [line for line in text.article.lines if line.kind is LineKind.PARAGRAPH]
        self.text = text
        self.voices = self._voices([line.begin for line in lines if _HEADED.fullmatch(text.flat, line.begin, line.end)])
        asked = (_ASKS.match(text.flat, line.begin) for line in lines)
        self.found = self.voices or any(asked) or any(starmap(self._answered, pairwise(lines)))
        self.line = -1
        self.asks = False
        self.answer: Answer | None = None
        self.goes_on: Answer | None = None  # what follows an answer that itself says whose it is
        self.guest: Thing | None = None  # whom the lines before the first question were about

    def _voices(self, begins: list[int]) -> bool:
        """Whether lines are headed by who says them, as those of representatives' proposals are."""
        if len(begins) < _VOICES:
            return False
        heads = (mask(self.text, self.text.sentence_at(begin)).text for begin in begins)
        return sum(_VOICE.match(head) is not None for head in heads) >= _VOICES

    def _answered(self, question: Line, answer: Line) -> bool:
        """Whether a line is headed by whom the line before asks: 某报记者某某问:…? then 某某:…."""
        asks = self.text.flat.endswith("?", 0, question.end)
        return asks and _NAMED.match(self.text.flat, answer.begin, answer.end) is not None

    def reads(self, masked: Masked, topic: Thing | None) -> bool:
        """Whether the sentence is asked or answered; ``topic`` is whom the article was about before it."""
        line = self.text.sentences[masked.index].line
        if line != self.line:
            self.line = line
            self._begin(masked, topic)
        elif self.answer:
            self.answer = Answer(self.answer.speaker, self.answer.verb, 0)
        else:
            self.answer, self.goes_on = self.goes_on, None
        return self.asks or self.answer is not None

    def _begin(self, masked: Masked, topic: Thing | None) -> None:
        answers = _ANSWERS.match(masked.text) or (_VOICE.match(masked.text) if self.voices else None)
        self.asks, self.answer, self.goes_on = _ASKS.match(masked.text) is not None, None, None
        if self.asks:
            self.guest = self.guest or topic
        elif answers and (told := _TOLD_BY.match(masked.text, answers.end())):
            self.goes_on = Answer(masked.mention(told.start("who")).thing, "答", 0)
        elif answers:
            who = next((group for group, words in answers.groupdict().items() if words), "")
            speaker = masked.mention(answers.start(who)).thing if who else self.guest
            self.answer = Answer(speaker, "说" if who == "who" else "答", answers.end())
