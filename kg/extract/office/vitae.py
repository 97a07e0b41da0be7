"""Curricula vitae: 某某同志简历 and the lines below it, and 历任… behind a sentence that begins with a person."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from kg.extract.office.offices import Office, office_run, offices
from kg.extract.patterns import SYMBOLS, Masked, mask, pattern
from kg.extract.text import AnnotatedText
from kg.model import Occupancy, Thing
from kg.text.dates import find_dates

_VITA = pattern(r"{person}(?:同志)?(?:个人)?简历|^\s*{person},(?:男|女),")
_BEGINS = re.compile(r"\s*(?:至今|起?[,:]?\s*(?:历任|担任|任)?)?\s*")
_CAREER = re.compile("历任|曾任|先后(?:担任|任)")


@cache
def _present() -> re.Pattern[str]:
    """现任某局局长 · 历任某县副县长、县长,中共某市委书记"""
    return pattern(rf"(?:现任|历任|曾任|先后(?:担任|任))(?P<run>{office_run()}(?:,{office_run()})*)(?![\ue001的])")


def opened(masked: Masked) -> Thing | None:
    """Whose vita a sentence begins."""
    vita = _VITA.search(masked.text) if SYMBOLS["person"] in masked.text else None
    return masked.mentions(*vita.span())[0].thing if vita else None


def begun(text: AnnotatedText, masked: Masked) -> Thing | None:
    """Whose career a sentence tells that begins so: 某某同志1930年出生于某乡。|历任某局局长."""
    index = masked.index
    if not index or not _CAREER.match(masked.text) or text.sentences[index - 1].line != text.sentences[index].line:
        return None
    before = mask(text, index - 1)
    return before.mention(0).thing if before.text.startswith(SYMBOLS["person"]) else None


def held(text: AnnotatedText, masked: Masked) -> Iterator[Office]:
    """The posts of 现任… and 历任…."""
    for match in _present().finditer(masked.text):
        yield from offices(text, masked, *match.span("run"))


def terms(text: AnnotatedText, masked: Masked, person: Thing) -> Iterator[Occupancy]:
    """The terms of a vita: 2001.03—2008.11　某局某科科长; 2026年4月起任某市副市长,…."""
    sentence = text.sentences[masked.index]
    for date in find_dates(text.flat, sentence.begin, sentence.end, text.front.date):
        if text.flat[sentence.begin : date.begin].strip(" 。;,")[-1:] and text.flat[date.begin - 1] not in ",;。:":
            continue
        at = bisect_left(masked.offsets, date.end)
        lead = _BEGINS.match(masked.text, at)
        run = pattern(office_run()).match(masked.text, lead.end() if lead else at)
        for office in offices(text, masked, *run.span()) if run else ():
            yield Occupancy(
                evidence=(masked.index,),
                rule="vita",
                person=person,
                title=office.title,
                body=office.body,
                start=date.start,
                end=date.finish,
            )
