"""What a state has one of, by one name however the news calls it: its government, parliament, forces and offices."""

from __future__ import annotations

import re

import rjieba

_STATE = (
    (
        re.compile(
            "(?:联邦|共和国)?(?:新一届|下一届|本届|现任?|新任?|临时|过渡|看守|紧急|合法)?(?:联邦|人民|联合)?政府"
        ),
        "政府",
    ),
    (re.compile("大国民议会|(?:新一届|本届|临时)?国会"), "议会"),
    (re.compile("(?:新一届|本届|临时)((?:国民)?议会)"), r"\1"),
    (re.compile("武装(?:部队|力量)|国防军|军队|部队"), "军队"),
    (re.compile("人民军([海空陆]军)|([海空陆]军)部队"), r"\1\2"),
    (re.compile("(?:武装部队)?特种作战部队"), "特种部队"),
    (re.compile("(?:阿拉伯)?红新月会"), "红新月会"),
    (re.compile("(?:国家)?疾(?:病预防(?:和)?控制|病控制(?:和)?预防|病预防控制|控)(?:和预防)?中心"), "疾控中心"),
    (re.compile("(?:国家)?(?:航空)?(?:航天局|宇航局)"), "航天局"),
    (re.compile("(?:国家)?食品和?药[物品](?:监督)?管理局"), "食品药品管理局"),
    (re.compile("(.*)公众(服务部)"), r"\1公共\2"),
    (re.compile("国立(.{2,})"), r"国家\1"),
    (re.compile("(.{2,})署"), r"\1局"),
    (re.compile("(.*党)中央"), r"\1中央委员会"),
    (re.compile("特区(.{3,})"), r"\1"),
    (re.compile("公共(卫生部)"), r"\1"),
    (re.compile("白宫(国家安全委员会)"), r"\1"),
    (re.compile("伊斯兰(议会|革命卫队.*)"), r"\1"),
    (re.compile("全国(.{2,}(?:协会|联合会|工会|联盟))"), r"\1"),
    (re.compile("(?:国会|议会)([众参]议院)"), r"\1"),
    (re.compile("皇家([海空陆]军)"), r"\1"),
    (re.compile("(?:武装部队|国防军|军队)(.{2,}司令部)"), r"\1"),
    (re.compile("(?:新一届|新|本届)(.{2,}政府)"), r"\1"),
    (re.compile("(?:联邦|国家|中央)(?:人口)?(统计局|气象局|气象中心)"), r"\1"),
    (re.compile("两国(代表团)"), r"\1"),
    (re.compile("([东西南北])方军区"), r"\1部军区"),
    (re.compile("(.{4,})学会"), r"\1协会"),
    (re.compile("联邦((?:国民)?议会)"), r"\1"),
    (re.compile("(.{2,})[县州省](政府|议会)"), r"\1\2"),
    (re.compile("(?:官方|国家|阿拉伯)(通讯社|电视台|(?:电视)?广播公司|媒体)"), r"\1"),
)  # what a state has one of, however it is called
_RULERS = ("政府", "议会", "国会")


def of_state(rest: str) -> str:
    """What a state has one of, by one name: 新一届议会, 武装部队; what one has been head of: 前|食品和药物管理局."""
    former = len(rest) > 4 and rest[0] == "前" and not rest.endswith(_RULERS)
    if former and rjieba.cut(rest, hmm=False)[0] == "前":
        rest = rest[1:]
    return next((kind.sub(plain, rest) for kind, plain in _STATE if kind.fullmatch(rest)), rest)
