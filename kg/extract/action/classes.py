"""Whether a class acts whom the text does not name, or what is built: 各地加快…, 多名志愿者加固堤坝, 大桥连接…."""

from __future__ import annotations

import re

from kg.model import Status


def class_acts(words: str, status: Status | None, *, named: bool) -> bool:
    """Whether a class acts, or what is built: 各地加快…, 大桥连接…."""
    classed = _CLASSES.match(words) is not None and _TURNS_TO.search(words) is None
    if classed and (status is None or (status is Status.DONE and _WORKS.match(words) is not None)):
        return True
    acts = counted_act(words) or _KIND_ACTS.match(words) is not None
    return status in (None, Status.DONE) and not named and acts


def counted_act(words: str) -> bool:
    """Whether so many people, firms or states act: 全市12家企业捐建校舍."""
    return _COUNTED_ACT.match(words) is not None


_WORKS = re.compile("(?:该|此|这[项座条个]|本)?(?:工程|项目(?![区部组])|线路|大桥|隧道)|各[\u4e00-\u9fff]{0,4}单位")
_TURNS_TO = re.compile(r"[由从][\d.]+[^,]{1,12}[到至为][\d.]+")  # 企业提货时间由2天压缩到4小时
_CLASSES = re.compile(  # who acts is a class, not what was spoken of before
    r"(?:(?:该|此|这[项座条个]|本)?(?:工程|项目|线路|产品|平台|活动|系统|电站|大桥|隧道|航线|节目|技术|设备|赛事|展会)|各地|多地|[一某]些国家|个别国家|各级|各部门|各方|各[\u4e00-\u9fff]{0,4}单位|有关部门|相关部门|村民|群众|市民|居民|农户|企业|大家|他们|人们|专家|工作人员|记者|游客|官兵|科研人员)"
)
_KIND_ACTS = re.compile(  # 各电商物流企业全力保障…, 金融机构持续增加…: nobody whom the text names
    r"(?!该|我们|双方|两国|本|要求|希望|呼吁|帮助|支持|引导|鼓励|推动|促进|[^,]{0,6}(?:指导|组织|督促|安排|动员|发动|带动))[^,;:“”()\d的了在]{0,10}?(?:企业|金融机构|各方面|群众|居民|农户|村民|人员|队员|官兵|干部|党员|专家|学生|教师|医生|旅客|游客|市民"
    r"|商家|平台|媒体|各国|国家|地区|各地|多地|工人|员工|职工|消费者|农民|牧民|渔民|青年|志愿者|高校|银行|家电|商户|经营主体|市场主体|政策|举措|措施)们?"
    r"(?=[也还都已将正再又][^,]|纷纷|陆续|相继|积极|全力|加快|持续|不断|进一步|充分|主动|大力|深入|着力|努力|抢抓|落实|履行|开展|推出|坚持|加强|通过[^,]{2,14}等|围绕|聚焦|[对向为][^,]{2,16}(?:开展|进行|实施|提供))"
)
_COUNTED_ACT = re.compile(  # 60个国家致函…, 全市12家企业捐建校舍, 多名志愿者连夜加固堤坝
    r"(?:全[省市县区州国])?(?:[\d.]+万?[余多]?|多|数[十百千]+|[一二两三四五六七八九十百千]+)[名位家支户批个](?!小时|工作日|月)[^,\d的了在]{0,8}?"
    r"(?:企业|国家|专家|居民|农户|村民|人员|队员|官兵|干部|党员|学生|教师|医生|旅客|游客|市民|商家|媒体|工人|职工|农民|牧民|青年|志愿者"
    r"|高校|机构|队伍|力量|公司|商户|代表|老人|工匠)(?!代表|认证)(?=[\u4e00-\u9fff])(?![的和与及等])"
)
