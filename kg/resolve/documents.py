"""Documents in a text: titles in 《》 that end as documents do, and reports and plans named without them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.lexicon import alternation
from kg.model import Kind, Thing
from kg.resolve.bodies import Pointed
from kg.resolve.spans import Found

_TITLE = re.compile(r"《([^《》\n]{2,60}(?:《[^《》\n]{2,40}》[^《》\n]{0,20})?)》")
_KIND = re.compile(
    rf"(?:{alternation('document_suffixes')})(?:\((?:草案|试行|修订|修订草案|征求意见稿|[^()]{{2,20}}年[^()]{{0,6}})[^()]*\))?$"
)
_REPORT = re.compile(r"(?:(自治区|省|市|县|区)?(?:人民)?政府)?工作报告")
_PLAN = re.compile(
    r"国民经济和社会发展第[一二三四五六七八九十]+个五年规划(?:和[^,。;、]{4,20}目标)?(?:纲要)?(?:\(草案\))?"
)
_ABOUT = re.compile(
    r"(?:[\u4e00-\u9fff]{2,12})?关于[^,。;:!?“”《》]{6,70}?的(?:报告|决定|决议|意见|建议|议案|方案|通知)(?:\(草案\))?"
)


def document(name: str) -> Thing:
    return Thing(Kind.DOCUMENT, name)


def find(text: str, begin: int, end: int, places: Sequence[Found], pointed: Pointed) -> Iterator[Found]:
    """Documents named in ``begin`` to ``end``; the canonical name is the title without 《》."""
    for match in _TITLE.finditer(text, begin, end):
        article = re.search(r"(?:文章|讲话|题为|报告)$", text[max(0, match.start() - 6) : match.start()])
        if len(match[1]) > 2 and (article or _KIND.search(match[1])):
            yield Found(match.start(), match.end(), document(match[1]), rank=9)
    for match in _REPORT.finditer(text, begin, end):
        if match[0].startswith("工作"):
            continue
        division = pointed(match[1] or "", match.start()) if match[1] else _named_before(text, match.start(), pointed)
        yield Found(
            match.start(), match.end(), document(f"{division}人民政府工作报告" if division else match[0]), rank=9
        )
    for match in _PLAN.finditer(text, begin, end):
        start = next((f.begin for f in places if f.end == match.start()), match.start())
        yield Found(start, match.end(), document(text[start : match.end()]), rank=7)
    for match in _ABOUT.finditer(text, begin, end):
        if "《" not in text[match.start() - 1 : match.start()]:
            yield Found(match.start(), match.end(), document(match[0]), rank=7)


def _named_before(text: str, at: int, pointed: Pointed) -> str | None:
    """Whose report a bare 政府工作报告 is: that of the level named before it in the article, else the home's."""
    level = re.compile(r"(自治区|省|市|县|区)(?:人民)?政府工作报告")
    before = [m[1] for m in level.finditer(text, 0, at)]
    return pointed(before[-1], at) if before else pointed("", at)
