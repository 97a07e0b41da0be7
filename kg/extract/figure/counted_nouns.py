"""The noun of what is counted: how far the noun phrase right after a quantity goes.

112个各具特色的展园陆续呈现: what is counted are 展园.
"""

from __future__ import annotations

import re
from itertools import zip_longest

from kg.lexicon import table
from kg.text.words import Word, cut

QUALIFIED = re.compile(r"[^,;。:、的\d]{2,10}的(?=[^,;。:、的]{2})")
PEOPLE = frozenset(["人", "名", "位"])
LAND = frozenset(["亩", "公顷", "平方米", "平方公里"])
NAMING = frozenset("nbjls")


def counted_noun(flat: str, begin: int, end: int) -> str | None:
    """What a quantity before ``begin`` counts, without what only describes it: 各具特色的展园 are 展园."""
    qualified = QUALIFIED.match(flat, begin, end)
    if qualified and flat.startswith("部分", qualified.end()):  # 10个府县的|部分区域
        return None
    if qualified and _THING.search(qualified[0]) and not _GOES.search(qualified[0]):
        return qualified[0][:-1]
    if qualified and cut(flat, begin, min(end, begin + 8))[0].tag[0] not in "nbjs":
        begin = qualified.end()
    if passive := _PASSIVE.match(flat, begin, end):
        return passive[0]
    if flat.startswith(NO_NOUN_BEGINS, begin):
        return None
    noun = noun_at(flat, begin, min(end, begin + 20))
    if noun and flat.startswith("的", begin + len(noun)):  # 17个小项|的成绩
        return None
    listed = summed_up(flat, begin + len(noun), end) if noun else None
    noun = listed[0] if listed else noun
    return noun if noun and (listed or flat.startswith(noun, begin)) and not noun.endswith(NO_NOUN) else None


def summed_up(flat: str, at: int, end: int) -> tuple[str, int] | None:
    """What a row of kinds that goes on at a place is summed up as, and where that ends: 科技、金融等|平台机构."""
    row = _SUMMED.match(flat, at, end)
    noun = noun_at(flat, row.end(), min(end, row.end() + 16)) if row else None
    return (noun, row.end() + len(noun)) if row and noun else None


_SUMMED = re.compile(r"、[^,;。的\d]{2,16}?等(?=[一-鿿]{2})")
_PASSIVE = re.compile("被[一-鿿]{1,2}人员")  # 390名被俘人员
_GOES = re.compile("[到在往]")  # 党员下沉到全区的社区
_THING = re.compile(r"(?:[点站园区馆厂院校家者员所店厅房室户村镇]|企业|项目|单位|机构|媒体)的$")
NO_NOUN_BEGINS = ("实事", "举措", "措施", "任务", "因", "受", "被", "对", "为", "向", "在", "把", "将", "以")
NO_NOUN = (
    *("时", "后", "前", "中", "里", "内", "方面", "问题", "情况", "实事", "任务", "举措", "措施", "以上", "左右"),
    *("全球", "世界", "大型", "海外", "境外", "国内外", "海内外", "国家级", "省级", "市级", "政界"),
)


def noun_at(flat: str, begin: int, end: int) -> str | None:
    """The noun phrase at ``begin``: 国家和地区 of 国家和地区的港口, 邮政快递企业 though 快递 passes for a verb."""
    words = cut(flat, begin, end)
    taken: list[Word] = []
    for word, after in zip_longest(words, words[1:]):
        surface = flat[word.begin : word.end]
        site = after is not None and word.tag == "v" and flat[after.begin : after.end] == "点"  # 起火|点
        if site or (word.tag == "m" and surface == "点" and taken and taken[-1].tag == "v"):
            taken.append(word)
            continue
        describes = surface in _ATTRIBUTES or (taken and word.tag in _MISTAKEN)
        following = "" if after is None else flat[after.begin : after.end]
        attribute = after is not None and describes and (after.tag[0] == "n" or following in _ATTRIBUTES)
        attribute = attribute or bool(
            taken and word.tag == "v" and following in ("系统", "设备", "装置")
        )  # 智能|分拣|系统
        told = taken and (surface in _MANNERS or word.tag in ("i", "l"))  # 无人机|腾空而起
        if told and surface.endswith(_WORKS):  # 公共|供水系统
            taken.append(word)
            break
        if told or not (_names(word) or attribute or (taken and surface in ("和", "及", "以上", "组织"))):
            break
        taken.append(word)
    acts = len(taken) > 1 and flat[taken[-1].end : taken[-1].end + 1].isdigit()
    if acts and flat[taken[-1].begin : taken[-1].end] in table("policy_verbs"):  # 21个省份|选派1500名
        taken.pop()
    while (
        taken
        and flat[taken[-1].begin : taken[-1].end] != "点"
        and taken[-1].tag[0] not in NAMING
        and taken[-1].tag != "i"
        and not _organised(flat, taken)
    ):
        taken.pop()
    return flat[taken[0].begin : taken[-1].end] if taken and taken[-1].end - taken[0].begin > 1 else None


def _organised(flat: str, taken: list[Word]) -> bool:
    """Whether words end in 国际|组织, which passes for a verb."""
    return flat[taken[-1].begin : taken[-1].end] == "组织" and len(taken) > 1


def _names(word: Word) -> bool:
    return word.tag[0] in NAMING or word.tag in ("vn", "an", "a", "i", "eng")


_WORKS = ("系统", "平台", "中心", "机构", "设施", "设备", "装置", "企业", "基地")
_MISTAKEN = frozenset(["mq", "q", "ag"])  # 关键|零部件|企业, 品牌新品|首秀
_MANNERS = frozenset(
    [
        *("平均", "无缝", "同频共振", "开展", "进行", "实施", "推进", "全部", "充分", "充分发挥", "积极", "踊跃"),
        *("竞相", "陆续", "纷纷", "相继", "先后", "正式", "共同", "齐聚", "全面", "同时", "一起", "如期", "全体"),
        *("亮相", "基本", "安全有序", "有序", "齐聚一堂"),
        *("依法", "联合", "激情", "广泛", "火热", "热烈", "精彩", "同步", "隆重"),
    ]
)
_ATTRIBUTES = frozenset(
    [
        *("相关", "知名", "游", "对接", "快递", "物流", "服务", "管理", "保险", "制造", "加工", "养殖", "种植"),
        *("建设", "供应", "运输", "养老", "教育", "培训", "生产", "销售", "维修", "设计", "投资", "贷款", "集中"),
        *("安置", "指导", "执法", "检查", "救援", "收治", "分拨", "处理", "监测", "观测", "接待", "采购", "示范"),
        *("试点", "创新", "创业", "选举", "参展", "参赛", "参会", "施工", "经营", "培育", "救助", "充电", "停车"),
        *("消防", "收购", "回收", "配送", "保护"),
    ]
)
