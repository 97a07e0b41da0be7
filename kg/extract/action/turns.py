"""Whether a sentence turns to another than who acted before it: 大桥连接两县, 据当地媒体报道,警方…."""

from __future__ import annotations

import re

from kg.extract.action.standins import LEADS
from kg.extract.clause.chains import ADVERBS
from kg.extract.clause.clauses import clauses
from kg.extract.clause.verbs import verb_at
from kg.extract.text import AnnotatedText
from kg.lexicon.divisions import load
from kg.model import Kind, Thing
from kg.text.words import pieces

_LEAD = re.compile(rf"(?:今年以来|{LEADS}|当前|去年|今天|昨天|另据|还|也|而|但|不过|此前|[\d年月日—至]+)*")
_FRAMES = re.compile("据|根据|按照|随着|为|截至|针对|面对|经|由于|通过|围绕|以|自|当|与此同时|除")
_WITHIN = re.compile("(?:[中上里内下后前时]|期间|以来|方面|过程|之际|同时|来说)$")
_NO_SUBJECT = re.compile("[全我本该][国省市县区州镇乡村]|双方|两国|现场|下一步|其|工作|人民|会议|全[党会]|规定")
_LOCAL = re.compile(  # who acts for a place: 定日县正在搭建板房。|水利部门…
    "[^,]{0,10}?(?:省委|市委|县委|部门|机构|单位|人员|干部|街道|街镇|乡镇|社区|队伍|志愿者|党员|企业|医院|学校|园区|力量)"
)
_FAR, _CLAUSES = 8, 3


def of_another(text: AnnotatedText, index: int, before: tuple[Thing, ...]) -> bool:
    """Whether a sentence begins with a name or a noun of its own, after what only leads up to it.

    ``before`` are those who acted: a part of their name still means them (神舟十八号乘组 … |乘组), and a person on a
    tour goes from place to place.
    """
    tours = any(one.kind is Kind.PERSON for one in before)
    names = {m.begin: m.thing.kind for m in text.outer(index)}
    for clause in clauses(text, index)[:_CLAUSES]:
        lead = _LEAD.match(text.flat, clause.begin, clause.end)
        at = lead.end() if lead else clause.begin
        if at in names:
            return True
        if text.flat[at] == "在" and names.get(at + 1) is Kind.PLACE and not tours:
            return True
        if at < clause.end and not _FRAMES.match(text.flat, at):
            local = any(one.kind is Kind.PLACE and load().resolve(one.name) for one in before)
            its_own = _short(text.flat, at, before) or (local and _LOCAL.match(text.flat, at, clause.end))
            return not its_own and _noun(text.flat, at, clause.end)
    return False


def _short(flat: str, at: int, before: tuple[Thing, ...]) -> bool:
    """Whether the last characters of the name of one who acted stand there."""
    return any(
        flat.startswith(one.name[-length:], at) for one in before for length in (2, 3, 4) if length < len(one.name)
    )


def _noun(flat: str, at: int, end: int) -> bool:
    """Whether a clause begins with a noun, also one that is counted, and no word of time, place or manner."""
    if ADVERBS.match(flat, at, end) or verb_at(flat, at, end) or _NO_SUBJECT.match(flat, at):
        return False
    if _WITHIN.search(flat, at, end):
        return False
    tags = [tag for _, _, tag in pieces(flat, at, min(end, at + _FAR))]
    return tags[0][0] == "n" or (tags[0][0] in "mq" and any(tag[0] == "n" for tag in tags[1:3]))
