"""The thing that a verb of state is said of, which stands before it: 某县|环湖公路|今年底全线|通车."""

from __future__ import annotations

import re

from kg.extract.clause.aspect import STEADILY
from kg.extract.clause.chains import Head
from kg.extract.clause.clauses import Clause
from kg.extract.text import AnnotatedText
from kg.lexicon.divisions import load
from kg.model import Kind
from kg.text.dates import find_due

TURN = re.compile(r"[由从](?=[^,由从]*[\d一二三四五六七八九十百])")
_UP_TO = re.compile(
    r"(?:截至[^,]*|“十[一二三四五六七八九]五”(?:时期|期间)|这?(?:也|就)?(?:标志着|意味着)|(?:[^,“]{2,24}|并)?宣布|其中|今年|明年|目前|眼下|另|现(?=主体|已)|已有|共有|(?:\d+[年月日])+(?!度)(?:底)?前?|将于|于|力争|争取|预计|有望|确保|计划"
    r"|本报[^,。\d]{0,6}[讯电] *"
    r"|(?:总|计划|概算)?投资[^,的]{2,14}的|全长[^,的]{2,10}的|占地[^,的]{2,10}的|(?:位于|坐落[于在])[^,的]{2,14}的|由[^,]{2,24}?(?:的))*"
)
_LATE = re.compile(
    r"(?:现场|预计|有望|计划(?![稳有扎加持全顺启])|力争|争取|确保|[今去明前]年(?:[春夏秋冬][天季节]?|[初底末])?|今明两天|临时|暂时|完全|免费|足额|提前[^,]{0,5}?|(?:在今?)?年[内底]|[上下]半年|已有|已于[^,]*|已经?|[今昨][天日晚]|日前|近日|目前|\([^)]*\)|将于[^,]*|将|正在|[也还仍都]在|正|全部|也|就|还|均|都|仍"
    r"|如期|近期|就?[可能]|即可|便可|开始|胜利|超额|分别|继续|积极|逐步|陆续|紧张|成功|正式|累计|现|共|实际|(?:免费)?(?:面向|向|对)(?:社会(?:公众)?|公众|全?世界|全球|人们|市民|群众|居民|游客|师生|外)|全线|迎来|进入|转入|得到(?:[\u4e00-\u9fff]{2}和)?|才能?|刚刚?|只|于?同一天|于?[次翌同]日|于?当[天日]|历时[^,]{1,8}|本[月年周]|上个?[月周](?:初|底|末|[上中下]旬)?|一年来?|今?年年?内|再|又|仅|悉数|同时|有(?<![拥具国公私持所共]有)|即|今起|(?:[今明]天|即日)起|[于在](?:[去今明]年|[\u4e00-\u9fff]{0,4}时间(?:今天|当天)?)?[\d年月日时分零初底末上中下旬]+(?![\d年月日时分零])[起前内]?|进一步|圆满|明显|一并|不断|同步|[\d年月日](?:[初底末]|[上中下]旬)?(?:起|前)?|(?:国庆节?|春节|元旦|中秋节?|“?五一”?|[夏麦秋]收|三夏|汛期?|入[汛冬]|[雨旱]季|供暖季?|开学|高考|[\d年本]*(?:月|年|[一二三四]季度)[底末中]|[上中下]旬)前|起|并?当庭|不[晚迟]于(?:[\d年月日底前末初]|[上中下]旬)+(?![\d年月日])内?|试(?<![调测考面笔口应]试)|每[月年天人户]|一次性|依法|最高|统一|首次|再次|向(?:社会|公众)|每季度|基本|初步|相继|先后|接连|(?<!庄严)宣告|主要"
    rf"|{STEADILY}|(?:竣工|完工|建成|建好|完成|封顶|修通|修复)并|(?<=[还也已均都将正])在[^,]{{2,30}}?(?:平台|渠道|频道|窗口)|(?<![需只重主必首纲概])要|拟|可)*$"
)


def subject(text: AnnotatedText, clause: Clause, head: Head) -> tuple[int, int]:
    """Where the thing lies that stands before its verb of state: after what leads up to it, before adverbs."""
    begin = subject_begin(text, clause, head.begin)
    end = trim_adverbs(text.flat, begin, head.begin)
    begin, end = _narrowed(text, clause, begin, end)
    turn = TURN.search(text.flat, begin, end)  # 比例由两成|提高到96%
    return begin, trim_adverbs(text.flat, begin, turn.start()) if turn else end


def _narrowed(text: AnnotatedText, clause: Clause, begin: int, end: int) -> tuple[int, int]:
    """A thing without the firm whose it is, and without where it is: 某公司|二期项目|在某区投产."""
    for mention in text.opened(clause.sentence, begin, end):
        firm = mention.begin == begin and mention.thing.name.endswith(("公司", "集团"))
        if firm and _ITS.match(text.flat, mention.end):
            begin = mention.end
        if mention.thing.kind is Kind.PLACE and text.flat[mention.begin - 1] == "在" and mention.begin - begin > 3:
            return begin, trim_adverbs(text.flat, begin, mention.begin - 1)
    return begin, end


_ITS = re.compile(r"[\d.\u4e00-\u9fff]{2,20}(?:项目|工程|生产线|基地|车间)")


def subject_begin(text: AnnotatedText, clause: Clause, verb: int) -> int:
    """Where the thing before a verb begins: after what leads up to it, a deadline, and the places that it is in."""
    lead = _UP_TO.match(text.flat, clause.begin, verb)
    begin = lead.end() if lead else clause.begin
    due = find_due(text.flat, clause.begin, verb, text.front.date)
    if due and due.begin <= begin + 1:
        return max(begin, due.end)
    return _past_places(text, clause, begin, verb)


def _past_places(text: AnnotatedText, clause: Clause, begin: int, end: int) -> int:
    """Where a thing's name begins after a row of two places that only say where: 某县某乡|环湖旅游公路."""
    places = [m for m in text.opened(clause.sentence, begin, end) if m.thing.kind is Kind.PLACE]
    stacked = len(places) > 1 and places[0].begin == begin and places[0].end == places[1].begin
    stacked = stacked and all(load().resolve(m.thing.name) for m in places[:2])
    return places[1].end if stacked and end - places[1].end > 3 else begin


def trim_adverbs(text: str, begin: int, end: int) -> int:
    """Where the words before a verb end without those that say how and when."""
    match = _LATE.search(text, begin, end)
    return match.start() if match else end
