"""What a list says of its items: whether they are done, to be done or proposed."""

from __future__ import annotations

import re

from kg.extract.clause.clauses import NO_ITEM, Clause
from kg.extract.text import AnnotatedText
from kg.model import Status
from kg.text.hinted import Hinted

LISTED = re.compile(rf"[一二三四五六七八九十]+(?:是|要)|\(|\d+[.、]|第[一二三四五六七八九十]+(?![条{NO_ITEM}])")
_FIRST = re.compile("一、|1[.、]")
_PLEDGES = re.compile(
    "(?:公布|发布|确定|定下|晒出|推出|明确|敲定|公开)[^。;]{0,24}(?:实事|清单|任务)(?!完成|[^。]*(?:情况|进展|兑现))"
)
_SUMS_UP = re.compile(  # 清淤渠道86公里,修复机井340眼——局长说,这两件事5月底前要办完
    "—[^。]*这[一二两三四五六七八九十\\d]+[张件项个条本笔道类桩][^,。;]{0,14}(?:要|将|必须|力争|确保)"
)
_TASKS = re.compile(r"任务|举措|措施|安排|部署|要求|分别为|包括|如下|工作|[一二三四五六七八九十]条[^,;:。]{0,8}:")
_CAME = ("落地:", "见效:", "出台:")
_SUGGESTS = re.compile(r"(?:建议|倡议|主张):$")
_REVIEWS = Hinted(
    "(?:(?:完成|落实|办理|兑现|实施)(?:情况|结果|进度)[^,;:。]{0,6}|已(?:经|全部)?(?:办结|完成|落实|兑现|办理|建成)[^,;:。]{0,10}):",
    ":",
)
_PLEDGED = re.compile(
    "(?:公布|确定|定下|签下|立下|排出|列出|承诺|敲定|写着|写明|张榜)(?![^:]*(?:完成|进展|进度|成绩|答卷|账本|情况|兑现|成果|结果))[^,。;:]{0,20}:"
    "|今年[^,。;:]{2,14}[有是分][一二两三四五六七八九十\\d]+[张件项个条本笔道门类步]:"
)
_LIST = re.compile("(?:任务|实事|举措|措施|目标)[^,;:。]{0,8}:|《[^》]*》[^,;:。]{0,14}(?:任务|举措|措施|要求),")


def pledged(text: AnnotatedText, index: int) -> bool:
    """Whether a sentence lists what the one before says was decided: 公布2025年十件民生实事。一、改造…;二、新建…."""
    sentence = text.sentences[index]
    if not index or not _FIRST.match(text.flat, sentence.begin, sentence.end):
        return False
    before = text.sentences[index - 1]
    return bool(_PLEDGES.search(text.flat, before.begin, before.end))


def sums_up(words: str) -> bool:
    """Whether a sentence says at its end that all it lists is to be done."""
    return "—" in words and _SUMS_UP.search(words) is not None


def by_list(text: AnnotatedText, clause: Clause, told: Status | None) -> Status | None:
    """A list of what was done is done (实事完成情况如下:一是…), a list of tasks is planned (明确了今年重点任务:…).

    So it is whatever the clause before says, but not what is ``told`` as done already: 疏浚河道420公里,|已疏浚96公里.
    """
    begin = text.sentences[clause.sentence].begin
    already = told is Status.DONE and text.flat.find("已", clause.begin, clause.end) >= 0
    if already or _REVIEWS.search(text.flat, begin, clause.begin):
        return Status.DONE
    within = clause.item is not None and _LIST.search(text.flat, begin, clause.begin)  # 实事6件:一、…;二、…
    if clause.opens != ":":
        goes_on = clause.opens == ";" and told is None and _PLEDGED.search(text.flat, begin, clause.begin)
        return Status.PLANNED if within or goes_on else None  # 公布时间表:新院区11月启用;|另选派医生30名
    if _SUGGESTS.search(text.flat, begin, clause.begin):  # 他提出四点建议:一是…
        return Status.PROPOSED
    if text.flat.endswith(_CAME, begin, clause.begin):  # 改革举措不断落地:首部条例施行
        return None
    promised = _PLEDGED.search(text.flat, begin, clause.begin)  # 公布八张施工图:整治…
    return Status.PLANNED if within or promised or _TASKS.search(text.flat, begin, clause.begin) else None
