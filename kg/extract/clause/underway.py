"""Work that is told to go on, whoever does it: 夏收夏种加快推进, 专业化整合扎实开展, 麦收抓紧进行."""

from __future__ import annotations

import re

from kg.extract.clause.aspect import STEADILY
from kg.extract.clause.chains import Head, verb_phrase
from kg.extract.clause.verbs import verb_at, verbs_between
from kg.lexicon import having

_VERBS = ("推进", "进行", "开展", "展开")
_MIDST = re.compile(  # 一批冷库正在加快建设中, 相关调查仍在进行中
    "(?P<work>[^,]{2,40}?)(?P<how>(?:目前|现|也|都|均)*(?:正|仍|还)在[^,的]{0,6}?)(?P<verb>建设|施工|推进|进行|筹备|筹建|研发|编制|制定)(?:[当之]?中)"
)
_GOES_ON = re.compile(
    "(?P<lead>各地(?!区))?(?P<work>[^,]{2,40}?)"
    f"(?P<how>(?:{STEADILY}|不断|抓紧|同步|按计划|按期|加速|深入|稳妥|紧张|火热|正在?|全力|每[天日]以[^,]{{2,12}}的速度)+)"
    f"(?P<verb>{'|'.join(_VERBS)})"
)
_DOES = re.compile("了|的$|(?:[将要会能应须把对]|积极|[都也方们委部局])$|^(?:在|对|为|把|将|向|随着|当|并|正在|以)")


def underway(text: str, begin: int, end: int) -> Head | None:
    """The verb, with how it goes on, at the end of a clause that only names the work before it; None of all else."""
    if not text.endswith((*_VERBS, "中"), begin, end):
        return None
    goes = (_MIDST if text[end - 1] == "中" else _GOES_ON).fullmatch(text, begin, end)
    if not goes or _DOES.search(goes["work"]) or verb_phrase(text, goes.start("work"), end):
        return None
    verbs = verbs_between(text, *goes.span("work"))
    if any(verb_at(text, at, end) in having("policy_verbs", "pivot") for at in verbs):  # 保障|春耕顺利进行
        return None
    return Head(goes["verb"], goes.start("how"), end, "state")
