"""What one sentence says for somebody, and sentences of one quotation that belong together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extract.text import AnnotatedText
from kg.model import Thing


@dataclass(frozen=True, slots=True)
class Said:
    """What one sentence says for somebody: its span in the article, who, by which verb, stated by which source."""

    index: int
    begin: int
    end: int
    speaker: Thing
    source: Thing | None
    verb: str
    closed: bool  # whether it ends with a quotation, so that only another one goes on with it
    opened: int  # the sentence whose reporting clause names the speaker
    meeting: Thing | None
    rule: str
    also: tuple[Thing, ...] = ()  # those who say it with the speaker: 甲部、乙部有关负责人表示


_SHORT = 8  # characters: what is shorter is no statement of its own where the quotation goes on


def whole(text: AnnotatedText, told: Sequence[Said]) -> Iterator[Said]:
    """What was said, with short sentences of one quotation put together: “怕?怕。可一上手,就忘了。”"""
    last: Said | None = None
    for said in told:
        quoted = last and last.rule.startswith("quotation") and last.speaker == said.speaker
        if last and quoted and last.end - last.begin < _SHORT and not text.flat[last.end : said.begin].strip():
            last = replace(said, begin=last.begin)
            continue
        if last:
            yield last
        last = said
    if last:
        yield last


def quoting(words: str, inside: bool) -> bool:
    """Whether a quotation is open where the words end, given whether one was open before them."""
    opened, closed = words.rfind("“"), words.rfind("”")
    return inside if opened == closed else opened > closed
