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
HANDED = re.compile(  # 厂房交付企业使用, 黑匣子移交给调查部门
    r"(?!随后|最终|此后|最后|之后|同时|分别)(?P<object>[^,]{2,}?)(?<![后时])(?!(?<=并)移交)被?(?P<verb>交付|移交|(?:提交|转交|递交|归还|返还|交还|发放)(?=给))(?:给?[^,\d]{0,6}(?:使用|入住|运营)|给?(?:企业|群众|居民|业主|用户|住户|村民|学校)|(?<=移交)至[^,]{2,24}|给[^,]{2,24})$"
)
GOT = re.compile(  # 土壤风险得到有效管控
    r"(?!随着|一旦|如果|只有|除了|当|在|使|让|令)(?P<object>(?:(?!使|让|令|尚?未|没有|能)[^,]){2,}?)(?:很快|逐步|逐渐)*得到了?(?:有效|及时|妥善|全面|初步|切实|根本|较好|全力|基本|合理|系统)*"
    r"(?P<verb>管控|治理|修复|解决|安置|处置|救治|清理|整治|化解|纠正|保护|查处)$"
)
PUBLISHED = re.compile(  # 《文选》第三卷单行本,已由人民出版社出版
    r"[^;。]*?(?P<object>《(?:[^《》]|《[^《》]*》)*》[^,;。《》]{0,20}?),?(?:近日|日前|今天|昨天|现?已|正式)*由[^,;。]{2,30}?(?:联合|正式)*(?P<verb>出版)$"
)
PASSED = re.compile(r"(?P<object>[^,]{2,}?)(?P<verb>通过[^,以了等]{0,10}验收)$")  # 水厂于8月通过环保验收
SHARED = re.compile(  # 监测数据同某区实时共享
    r"(?P<object>[^,的]{0,8}(?:数据|信息|资源|结果|情报|成果|服务|设施|标准))(?:将|要|可)?[同与和][^,]{2,14}?(?:实时|即时|全面|充分|互通)*(?P<verb>共享|互认|互通)$"
)
