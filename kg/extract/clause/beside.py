"""What stands beside a verb and makes it head its clause, though it is as often a noun, and objects before it."""

from __future__ import annotations

import re

from kg.extract.clause.verbs import verbs_between

THERE = ("海域", "水域", "空域", "上空", "境内", "边境", "附近", "周边", "沿线", "一带")  # 在某国附近海域|部署军舰


def with_whom(text: str, start: int, begin: int, verb: str, stop: int) -> bool:
    """Whether the last verb of a clause is done with somebody, and so is no noun: 已与防长等高层|审查防御计划."""
    return _TOGETHER.search(text, start, begin) is not None and not verbs_between(text, begin + len(verb), stop)


_TOGETHER = re.compile("[已将拟会][与同和][^,的]+$")
FIRMLY = "(?:了|坚决|强烈|明确|严厉|最?严正)*"
OPPOSED = re.compile(  # 对加征关税|表示坚决反对
    rf"对(?P<object>[^,]{{2,}}?)(?:再[次度]|均|都|也|当天|已)*(?:表示|予以|提出|表达){FIRMLY}(?P<verb>反对|谴责)$"
)
AT_ONCE = re.compile(  # 对涉企乱罚款|严肃|查处; 对钱某诈骗一案|公开|宣判; 给古树|一棵一棵|建档
    r"[对给](?P<object>[^,]{2,}?)(?<!进行)(?:依法|从严|严肃|严厉|坚决|及时|全面|深入|持续|一律|逐[一户项个条棵案]|一(?P<each>[户项个条棵件])一(?P=each)|再次?|进一步|公开|当庭|[一二]审|(?=严查快处|一查到底))+"
    r"(?P<verb>严查快处|一查到底|查处|打击|整治|惩处|惩治|问责|处罚|处理|追责|排查|清理|管控|关停|取缔|登记造册|登记|建档|摸排|核查|检查|检修|复查|整改|收严|收紧|规范|曝光|通报|会诊|会商|会办|督查|宣判|开庭审理)(?:[一二三两]遍|一次|、?[绝决]不(?:姑息|手软|放过|护短|容忍|留情))?$"
)
PAIRED = re.compile(  # 企业可以和设计院所|结对
    r"[与和同](?P<object>[^,的与和同]{2,16}?)(?:一对一|一一|挂钩|签约)*(?P<verb>结对)$"
)
