"""Whether what somebody says tells what is done, and demands nothing.

会议指出,金融单位党委履行整改责任,有关部门完善制度。 tells; 会议指出,要完善制度。推进改革。 demands.
"""

from __future__ import annotations

import re

from kg.extract.clause.chains import ADVERBS
from kg.extract.clause.verbs import verb_at, verbs_between
from kg.extract.text import AnnotatedText
from kg.text.words import pieces

DEMANDS = re.compile(
    r"(?<![主重需必首纲只])要(?![素求闻点塞道件])|必须|务必|应(?<![供反效适相响感]应)(?![用急对])|须|将(?![军士领])|愿(?<![自意志心]愿)"
    r"|希望|期待|力争|争取|确保|建议|呼吁|需(?<![供急]需)(?!求)|能否|如何|怎样|\?|让我们"
)
_LEADS = re.compile(
    r"(?:在[^,;。]{2,40}(?:下|中|上|后|时|里|期间|同时)|[^,;。]{2,12}(?:方面|领域)|面对[^,;。]+|随着[^,;。]+|[^,;。]{0,12}(?:以来|年来|当前|目前|不久前|日前|近日|今年|[去前]年(?:\d+月)?)),"
)
_LISTED = re.compile(r"[一二三四五六七八九十]+(?:是|要|、)|第[一二三四五六七八九十]|\(|\d+[.、]|同时|此外|并")
_NAMING = "nrjlbasmtf"  # the tags of words that a subject begins with


def tells(text: AnnotatedText, begin: int, end: int) -> bool:
    """Whether speech says what those do whom its first clause names: a noun before a verb, and no sign of a demand."""
    if _LISTED.match(text.flat, begin, end) or DEMANDS.search(text.flat, begin, end):
        return False
    while lead := _LEADS.match(text.flat, begin, end):
        begin = lead.end()
    begin += 2 * text.flat.startswith(("有关", "相关"), begin)
    stop = next((at for at in range(begin, end) if text.flat[at] in ",;:。!"), end)
    verb = next(iter(verbs_between(text.flat, begin + 1, stop)), None)
    if verb is None or verb_at(text.flat, begin, stop) or ADVERBS.match(text.flat, begin, stop):
        return False
    first, *others = pieces(text.flat, begin, verb)
    return first[2][0] in _NAMING and (not others or others[-1][2][0] != "u")
