"""What others are asked to do: what is demanded, advised or put forward, and what one state supports another in."""

from __future__ import annotations

import re

from kg.extract.action.openings import EXPECTS
from kg.extract.clause.clauses import Clause
from kg.extract.text import AnnotatedText
from kg.model import Kind, Thing
from kg.text.hinted import Hinted

ADVISES = re.compile("(?:建议|提醒)(?:公众|广大|市民|居民|旅客|游客|群众|大家|司机|驾驶员|有关|相关)")


def expected(text: AnnotatedText, clause: Clause) -> bool:
    """Whether the clause before only says what number is expected: 客流量预计为116万人次,|某局强化安全保障."""
    last = max(text.flat.rfind(",", 0, clause.begin - 1), text.sentences[clause.sentence].begin)
    return clause.opens == "," and EXPECTS.search(text.flat, last, clause.begin) is not None


PUTS_FORWARD = re.compile(
    "提出(?!了)[^,]*等[^,、]{0,8}(?:措施|举措|任务|目标|要求|意见|建议)"
)  # 提出优化定价等一揽子措施


def backed_by(text: AnnotatedText, clause: Clause) -> tuple[Thing, ...]:
    """The state that another supports in what it does: 中方支持|某国|反对干涉."""
    at = text.flat.find("支持", clause.begin, clause.end) + 2 if text.national else 1
    backed = next(iter(text.opened(clause.sentence, at, at + 1)), None) if at > 1 else None
    acts = backed and backed.thing.kind is Kind.PLACE and _DOES.match(text.flat, backed.end, clause.end)
    return (backed.thing,) if backed and acts else ()


_DOES = re.compile(
    "(?:人民|政府)?(?:坚决|坚定|积极|依法|自主)?(?:维护|反对|走|开展|加强|实现|捍卫|发展|推进|参与|办好|举办|打击|发挥|履行)"
)
OWN_WISH = re.compile("(?:也|还|并|同时)?(?:愿|将|支持|希望|期待|欢迎|感谢|赞赏|祝贺)")


def demands(text: AnnotatedText, clause: Clause, spoken: bool) -> bool:
    """Whether a clause says what is demanded: …要求,全县新建… in speech; 叮嘱市水利局,抓紧… anywhere."""
    begin = text.sentences[clause.sentence].begin
    pattern = _DEMANDS if spoken else _ORDERS
    told = _TOLD_TO.search(text.flat, clause.begin, clause.end)
    orders = told is not None and told.start() < clause.begin + 14
    decided = text.flat.endswith(_DECIDES, begin, clause.begin) and _FROM_NOW.match(text.flat, clause.begin)
    agreed = text.flat.endswith(_AGREED, begin, clause.begin)  # 双方一致同意,深化…
    asked = _WELCOMES.search(text.flat, begin, clause.begin)
    return bool(orders or decided or agreed or asked or pattern.search(text.flat, begin, clause.begin))


_AGREED = ("一致同意,", "商定,", "约定,")
_TOLD_TO = Hinted("(?:叮嘱|责成|嘱咐)(?![他她,:])[^,]{6}", "叮嘱", "责成", "嘱咐")  # 他叮嘱市水利局加固堤防
_DECIDES = ("决定,", "决定:", "确定,", "承诺,")
_FROM_NOW = re.compile(
    "[自从对在将于]|即日|今年|明年|[上下]半年|[春夏秋冬]季|年[内底]|\\d+月|实[行施]|开展|启动|暂停|停止|调整|统筹|继续|进一步|延续|允许|优化|加大|成立|设立|组建|建立|提请"
)  # 会议决定,|实行…
_ORDERS = Hinted("(?:叮嘱|责成)[^,。;:“”]{2,16},$", "叮嘱", "责成")
_DEMANDS = Hinted(
    "(?:(?:要求|叮嘱|责成|指示)[,:“]{1,2}|(?:叮嘱|责成)[^,。;:“”]{2,16},)$", "要求", "叮嘱", "责成", "指示"
)
_WELCOMES = Hinted("(?:[方国]|我们|双方)[^,;。]{0,4}欢迎[^,;。]{4,},$", "欢迎")  # 中方欢迎某国参与建设,|深化合作
