"""Quantities whose unit, or whose number, goes without saying: 总票房突破55亿, 指数为110.9, 进度过半, 上百人."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from kg.lexicon import units
from kg.model import Bound, Quantity
from kg.text.hinted import Hinted
from kg.text.numbers import FoundQuantity, parse


def find_implied(text: str, begin: int, end: int) -> Iterator[FoundQuantity]:
    """Quantities whose unit goes without saying after what they measure: 总票房突破55亿, 出游人次17.9亿, 营收近2亿."""
    for match in _IMPLIED.finditer(text, begin, end):
        unit = _IMPLIED_UNITS[match["what"]]
        then = _TURNED_TO.match(text, match.end(), end) or _MORE.match(text, match.end(), end)
        for told in (match, then) if then else (match,):
            number = told.span("number")
            if value := parse(re.sub("[多余]", "", told["number"])):
                yield FoundQuantity(*number, *number, Quantity(value, unit))
    for pattern in (_INDEX, _INDEX_TO, _INDEX_MOVED):
        for match in pattern.finditer(text, begin, end):
            number = match.span("number")
            yield FoundQuantity(number[0], match.end(), *number, Quantity(Decimal(match["number"]), "点"))
    for match in _POINTS.finditer(text, begin, end):
        number = match.span("number")
        yield FoundQuantity(*number, *number, Quantity(Decimal(match["number"]), "个百分点"))
    for match in _HALF.finditer(text, begin, end):
        yield FoundQuantity(*match.span(), *match.span(), Quantity(Decimal(50), "%"))
    for match in _MANY.finditer(text, begin, end):
        if value := parse("一" + match["many"]):
            quantity = Quantity(value, match["unit"], Bound.AT_LEAST)
            yield FoundQuantity(*match.span(), *match.span("many"), quantity)
    for match in _OF_PERSONS.finditer(text, begin, end):
        value = None if _UNIT.match(text, match.end("number")) else parse(re.sub("[多余]", "", match["number"]))
        if value:
            number = match.span("number")
            yield FoundQuantity(*number, *number, Quantity(value, "户" if match["homes"] else "人"))


_POINTS = Hinted(  # 分别上升1.3|和0.2个百分点
    r"(?<![\d.])(?P<number>\d+(?:\.\d+)?)(?=(?:、\d+(?:\.\d+)?)*(?:和|、)\d+(?:\.\d+)?个百分点)", "个百分点"
)
_OF_INDEX = r"指数[^,;。\d]{0,10}?(?:\d{1,2}月份?[^,;。\d]{0,3})?"
_INDEX = Hinted(  # 业务量指数121.8点, 创新指数为110.9, 信心指数从6月的|43.4|降至42.7
    rf"{_OF_INDEX}(?P<number>\d+(?:\.\d+)?(?=点)|\d+\.\d+(?=[,;。]|[^,;。\d%]{{1,3}}[至到]\d))点?(?![\d左前后整半])",
    "指数",
)
_INDEX_TO = Hinted(  # 信心指数从43.4降至|42.7
    rf"{_OF_INDEX}(?:\d+点|\d+\.\d+点?)[^,;。\d%]{{1,3}}[至到](?P<number>\d+\.\d+)(?=[,;。点])点?",
    "指数",
)
_INDEX_MOVED = Hinted(  # 发展指数为86.8,比二季度回升|1.3点
    r"指数[^,;。]{0,12}\d,[比较][^,;。]{2,8}?(?:回升|上升|下降|回落|提高|上涨|下跌)(?:了|约)?(?P<number>\d+(?:\.\d+)?)(?=个?点)个?点",
    "指数",
)
_HALF = Hinted("(?<=[过超]|近)半(?=[,。;])", "半")  # 进度过半
_MANY = Hinted(  # 上百人受伤
    r"(?<![以之晚早马])上(?P<many>[百千万亿]+)(?P<unit>[名人户只亩])", "上百", "上千", "上万", "上亿"
)
PERSONS = (  # how the nouns end that call people: 医护人员, 建设者, 码头工人
    "人员|[群民公听受]众|[居村市农牧渔平国选网股]民|儿童|学生|毕业生|新生|考生|医生|师生|党员|团员|职工|[工军老病商客华]人|残疾人|老年人|教师|医师|律师|干部|官兵|战士|士兵"
    "|民警|干警|警察|警力|人口|妇女|女性|患者|[设愿业学记读作译旅消建]者|劳动者|志愿者|消费者|参与者|感染者|死者|伤者|受访者|居住者|游客|旅客|乘客|选手|运动员|队员|会员|社员|学员"
    "|船员|球员|演员|委员|议员|成员|店员|护士|专家|学者|代表|嘉宾|观众|球迷|青年|青少年|少年|难民|移民|同胞|侨胞|工匠|农民工|骑手|司机|师傅|孩子|家长|人才|家属|子女|驾驶员|检修员|巡护员|护林员|网格员"
)
_OF_PERSONS = re.compile(  # 近|900万|医护人员坚守岗位, 超过|64万|用户断电
    rf"(?<![\d.第])(?P<number>\d[\d.]*[多余]?[万亿][多余]?)"
    rf"(?=(?P<homes>用户|农户|商户|住户|牧户|家庭)|[^,;。:、的了在至到由为被让和与从向对有是\d]{{0,6}}?(?:{PERSONS}))"
)
_UNIT = re.compile(units.pattern())
_IN_YUAN = (
    "生产总值",
    "GDP",
    "票房",
    "销售额",
    "零售额",
    "交易额",
    "成交额",
    "营收",
    "营业收入",
    "总投资",
    "产值",
    "进出口额",
    "进出口总值",
    "出口额",
    "进口额",
    "贸易额",
)  # 营收将近200万
_OF_PEOPLE = {
    "人次": "人次",
    "人数": "人",
    "人口": "人",
    "网民规模": "人",
    "用户规模": "人",
    "病例数": "例",
    "病例": "例",
}
_IMPLIED_UNITS = _OF_PEOPLE | dict.fromkeys(_IN_YUAN, "元")
_TURNS = "(?:增加|增长|上升|提高|扩大|下降|减少|降低)[到至](?:了|约|近)?"
_NUMBER = r"(?P<number>\d[\d.千百]*[多余]?[万亿]+(?:\d[\d千]*[多余]?万)?)"  # 55亿, 6800多万, 1亿3千多万
_IMPLIED = Hinted(
    rf"(?P<what>{'|'.join(_IMPLIED_UNITS)})[^,;。\d]{{0,10}}?(?:第\d+天[^,;。\d]{{0,4}})?{_NUMBER}(?=[,;。!?、]|以上[,;。]|{_TURNS})",
    *_IMPLIED_UNITS,
)
_MORE = re.compile(  # 总人次36.7亿,比上年同期增加|15.8亿
    rf",(?:[较比][^,;。]{{2,14}}?|同比)?(?:增加|减少|净增|新增|增长)(?:了|约|近|超)?{_NUMBER}(?=[,;。!?])"
)
_TURNED_TO = re.compile(rf"{_TURNS}{_NUMBER}(?=[,;。!?])")
