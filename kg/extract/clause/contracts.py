"""Contracts and agreements: what they are worth, what is bought for which price, what is to be done under them.

``签订购销合同,合同金额1.6亿元`` · ``以2.3亿元竞得某地块`` · ``根据协议,某大学每年培训教师200名``. Who signs with whom
is read as every subject is (``actors``): both sides of 甲与乙签署…, 甲将与乙签订….
"""

from __future__ import annotations

import re

SIGNS = frozenset(["签署", "签订", "签约", "达成", "签下", "续签"])
SUM = re.compile(  # a clause that only says what was signed is worth
    r"(?:合同|协议|签约|成交|意向|采购|计划|项目|合作|涉及|订单|引资|总|资金)*(?:金额|投资额|投资|总额|价款|资金)(?:合计|共|为|约|达|到)*"
)
UNDER = re.compile(r"(?:根据|按照|按|依据)[^,]{0,6}(?:协议|合同|约定)")  # what follows is still to be done
BUYS = frozenset(["竞得", "中标", "收购", "回购", "出让", "挂牌出让"])
PRICE = re.compile(r"以[\d.]+[万亿]*[多余]?元(?:的(?:价格|总价|成交价))?(?:成功)?$")
