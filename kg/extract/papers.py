"""Reports, laws and decisions of a meeting: what it heard, discussed or passed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.text import AnnotatedText
from kg.model import Kind, Link, Mention, Relation

_HEARD = re.compile(
    r"审议通过|审议|听取|表决通过|通过|批准|审查|讨论|传达学习|学习传达|传达|学习|印发|发布|签署|发表|宣读"
    r"|作(?:了)?(?:题为|的)?$|提请"
)
_AFTER = re.compile(r"[^,。;!?]{0,6}(?:提请|交付)(?:会议|大会)?审议")


def extract(text: AnnotatedText) -> Iterator[Link]:
    """会议审议通过了某条例, 在某会议上作政府工作报告: each document that a sentence puts to a meeting."""
    for index in text.telling(Kind.DOCUMENT):
        outer = text.outer(index)
        meetings = [m for m in outer if m.thing.kind is Kind.MEETING]
        for document in (m for m in outer if m.thing.kind is Kind.DOCUMENT):
            before = [m for m in meetings if m.end <= document.begin]
            if before and _dealt_with(text, before[-1], document):
                yield Link(
                    evidence=(index,),
                    rule="put-to-meeting",
                    part=document.thing,
                    relation=Relation.PRESENTED,
                    whole=before[-1].thing,
                )


def _dealt_with(text: AnnotatedText, meeting: Mention, document: Mention) -> bool:
    return bool(_HEARD.search(text.flat, meeting.end, document.begin) or _AFTER.match(text.flat, document.end))
