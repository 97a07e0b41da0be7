"""Which names are one body's or one site's by how they are written, and which are not."""

from __future__ import annotations

import pytest

from kg.identity.spellings import one_body

ONE = [
    ("挪威政府", "挪威新任政府"),
    ("挪威议会", "挪威新一届议会"),
    ("奥地利国民议会", "奥地利联邦国民议会"),
    ("朝鲜空军", "朝鲜人民军空军"),
    ("约旦红新月会", "约旦阿拉伯红新月会"),
    ("美国疾控中心", "美国疾病控制与预防中心"),
    ("韩国渔业协会", "韩国全国渔业协会"),
    ("法国服务业工会", "法国服务行业工会"),
    ("英国央行", "英格兰银行"),
    ("北京飞控中心", "北京航天飞行控制中心"),
    ("英国伦敦大英博物馆", "大英博物馆"),
    ("梅琳达·盖茨基金会", "盖茨基金会"),
    ("辽宁“一二·三”历史博物馆", "辽宁沈阳“一二·三”历史博物馆"),
    ("美国达美航空公司", "达美航空公司"),
    ("以色列紧急联合政府", "以色列政府"),
    ("日本临时国会", "日本国会"),
    ("黎巴嫩真主党武装精锐部队拉德万部队", "黎真主党拉德万部队"),
    ("北京2022年冬残奥会主媒体中心", "北京冬残奥会主媒体中心"),
    ("中国酒泉卫星发射中心", "酒泉卫星发射中心"),
    ("浙江大学医学院附属第二医院", "浙江大学附属第二医院"),
    ("清华经管学院", "清华经济管理学院"),
    ("华为技术有限公司", "华为公司"),
    ("希中文明互鉴中心", "中希文明互鉴中心"),
    ("约旦最高法", "约旦最高法院"),
    ("美国宇航局", "美国国家航空航天局"),
    ("美军部队", "美国军队"),
]
APART = [
    ("莫斯科中山大学", "中山大学"),
    ("乔治·华盛顿大学", "华盛顿大学"),
    ("当代中国研究所", "中国研究所"),
    ("欧盟驻俄罗斯代表团", "俄罗斯代表团"),
    ("天津援沪医疗队", "援沪医疗队"),
    ("挪威议会", "挪威政府"),
    ("南苏丹政府", "苏丹政府"),
]


@pytest.mark.parametrize(("name", "other"), ONE)
def test_one_body_written_in_two_ways(name: str, other: str) -> None:
    assert united(name, other)


@pytest.mark.parametrize(("name", "other"), APART)
def test_two_bodies_of_like_names(name: str, other: str) -> None:
    assert not united(name, other)


def united(*names: str) -> bool:
    return any({one, other} == set(names) for one, other, _ in one_body(dict.fromkeys(names, 0)))
