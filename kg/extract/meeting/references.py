"""Whether a sentence only refers to a meeting (贯彻…精神, 在…上的讲话) or reports from it."""

from __future__ import annotations

import re

from kg.extract.text import AnnotatedText
from kg.model import Mention

_BEFORE = re.compile(
    r"来[华京](?:[^,。]{0,4}(?:出席|参加)|(?:进行)?$)|贯彻|落实|学习(?!中心组)|按照|根据|传达|部署要求|自.{0,6}以来|去年[^,。]{0,6}召开的|拟提请|提请|即将召开的|迎接|喜迎"
)
_AFTER = re.compile(
    r"(?:的)?(?:重要)?(?:精神|部署|要求|决策|确定|提出的|通过的|作出的|以来|报告|《|工作部署|(?:胜利)?(?:召开|开幕|闭幕)(?:之际|前夕|后|以来|\d+周年)|在即|筹备|结束后|前(?:夕|,))|(?:上的)(?:重要)?讲话"
)


def referred(text: AnnotatedText, mention: Mention, floor: int) -> bool:
    """Whether words right before or behind a mention, not before ``floor``, tell of one held elsewhere."""
    before = _BEFORE.search(text.flat, max(floor, mention.begin - 12), mention.begin)
    return bool(before or _AFTER.match(text.flat, mention.end))
