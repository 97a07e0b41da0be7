"""Verbs of one character, which say what is done only beside how much of it: 建冷库2座, 要修12公里路, 食堂开了17家."""

from __future__ import annotations

import re

from kg.extract.clause.chains import Head
from kg.extract.clause.clauses import Clause
from kg.extract.text import AnnotatedText
from kg.text.numbers import find_quantities

_VERBS = "建修栽种装铺添开换拆划挖办改盖招"
SINGLE = _VERBS + "打设"
_ALONE = (  # 装备 and 建设 are words of their own
    "(?:建(?![设成筑立议档账行造国军党言制交])|修(?![订复改建养缮理正补剪葺整])|栽(?![植培])|种(?![植业子类粮群质源养族])"
    "|装(?![备置机修配饰运])|铺(?![设装轨就])|添(?![加置])|盖(?![章因])|招(?![聘募标商收生考待引揽来牌远展工手呼])|打(?=[^,]{0,8}井))"
)
_SECOND = (  # 召开 and 更换 too
    "(?<![召展公离打分揭拉张盛敞举承主协督查代创兴合新组共重扩修搭构筹援维检翻装整进编安包吊武加更交替兑转规计策谋播耕各多一这三两增覆掩遮涵出绝高花妙])"
)
_SIGN = re.compile(f"[{SINGLE}]")
_NUMBER = "[\\d一二两三四五六七八九十百]"
_COUNT = re.compile(_NUMBER)
_PLAIN = re.compile(
    rf"^(?P<first>{_ALONE})(?=[^,\d的]{{0,12}}{_NUMBER})"
    rf"|(?<=[将要拟各]各)(?P<each>[开设])(?=[^,的]{{0,4}}{_NUMBER})|(?<=端|地|处|村|镇|县|市)各(?P<at>[开设])(?={_NUMBER})|(?:(?<=[要将再还又已拟各里另])|(?<=[今去明]年)|(?<=计划)|(?<=准备)|(?<=累计))(?P<more>{_ALONE})(?=[^,的]{{0,12}}{_NUMBER})"
    rf"|(?<=[\u4e00-\u9fff]){_SECOND}(?P<told>(?:[{_VERBS}]|(?<=井)打)(?:[好上掉起下出成完通](?=了?{_NUMBER})|(?=了{_NUMBER})))"
    rf"|(?<=[\u4e00-\u9fff]){_SECOND}(?P<over>[{_VERBS}](?:起来|[好上掉起完通]))了?$"
)


def plain(text: AnnotatedText, clause: Clause) -> Head | None:
    """The verb of one character that heads a clause beside a number: 座椅装好了 says too little without one.

    The number stands right behind the verb or at the clause's end, or where the thing is done, before the verb.
    """
    words = text.flat[clause.begin : clause.end]
    match = _PLAIN.search(words) if _SIGN.search(words) and _COUNT.search(words) else None
    if not match or not match.lastgroup:
        return None
    begin, end = (clause.begin + at for at in match.span(match.lastgroup))
    counted = find_quantities(text.flat, clause.begin, clause.end)
    if match.lastgroup == "over":
        beside = any(q.end < begin for q in counted)
    else:
        after = end + text.flat.startswith("了", end)
        beside = any(q.begin == after or (q.begin > after and q.end == clause.end) for q in counted)
    return Head(match[match.lastgroup], begin, end, "state" if match.lastgroup == "over" else "act") if beside else None
