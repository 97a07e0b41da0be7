"""The parts of an object: where another one follows, or another verb that says what is done with it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.clause.chains import Head, verb_phrase
from kg.extract.clause.predicates import compound
from kg.extract.clause.verbs import verb_at
from kg.lexicon import having, units
from kg.text.numbers import FoundQuantity

_PARTS = re.compile(r"、|或(?=确定|达成|签订|发布|提供|开展|组织|建立)|并(?<![兼合归吞]并)|和(?!改善|完善|规范)")


def parts(
    text: str, begin: int, end: int, inside: tuple[FoundQuantity, ...], leading: str
) -> Iterator[tuple[int, int, str]]:
    """Split an object where another follows: 志愿者3000名|、社区助理3000名; …工程|、开展….

    Gives begin and end of each, and the verb of the next one.
    """
    if _one_deed(text, begin, end, leading):
        yield begin, end, ""
        return
    start = at = begin
    verb = ""
    pieces: list[tuple[int, int, str]] = []
    stop, then = _in_series(text, begin, end, leading)
    if then:
        yield begin, stop, then.verb
        start = at = begin = then.end
        leading = then.verb
    joint = leading in _SHARED or leading in having("policy_verbs", "pivot") or _SHARES.search(text, begin, end)
    for match in _outer_marks(text, begin, end):
        if match.start() < at or match.start() - start < 2 or _inside(text, start, match, end):
            continue
        head = _then(text, match, end, leading)
        if head and _noun(text, match.end(), end, head, leading):
            continue
        counted = not (head or joint) and match[0] in "和、" and _counted(inside, start, match.end())
        measured = match[0] == "、" and any(q.end == match.start() for q in inside)
        if head or counted or measured:
            verb = head.verb if head else verb
            pieces.append((start, match.start(), verb))
            start = at = head.end if head else match.end()
    if pieces and (rest := text.find("等", start, end)) >= 0:
        end = rest
    yield from pieces
    yield start, end, ""


def _outer_marks(text: str, begin: int, end: int) -> Iterator[re.Match[str]]:
    """The marks between parts that stand in no quotation, bracket or title."""
    depth, seen = 0, begin
    for match in _PARTS.finditer(text, begin, end):
        part, seen = text[seen : match.start()], match.start()
        depth += sum(map(part.count, "“(《")) - sum(map(part.count, "”)》"))
        if depth <= 0:
            yield match


def _then(text: str, mark: re.Match[str], end: int, leading: str) -> Head | None:
    """The verb behind a mark: the leading one once more (统一品种、|统一包装), or another."""
    at = mark.end()
    if _again(text, at, end, leading):
        return Head(leading, at, at + len(leading), "act")
    return verb_phrase(text, at, end) or _makes(text, mark.start(), end)


def _again(text: str, at: int, end: int, leading: str) -> bool:
    return text.startswith(leading, at) and end - at > len(leading) + 1


def _inside(text: str, start: int, mark: re.Match[str], end: int) -> bool:
    """Whether a mark stands inside a part: between two verbs of one object, two uses, or nouns of one row."""
    if text[mark.start()] in "和、" and verb_at(text, start, mark.start()) == text[start : mark.start()]:
        return True  # 完成|新建和改造…
    if mark[0] == "和" and text.endswith("用于", start, mark.start() - 2):
        return True  # 用于改善和扩大消费的支出
    return _goes_on(text, mark.end(), end)  # 加快|板房筹集、调运、安装工作


def _noun(text: str, at: int, end: int, head: Head, leading: str) -> bool:
    """Whether a verb behind a mark is part of a noun: 完善|保障制度和关爱服务体系, 发挥统筹、协调、|督促作用."""
    if _again(text, at, end, leading):
        return False
    if text[head.end : end] in _WORK:  # 修复水利设施和|除险加固工程
        return True
    row = text.startswith("、", head.end) and not verb_phrase(text, head.end + 1, end)  # 促进地区发展、|繁荣、稳定
    return (
        row
        or compound(text, at, head.verb, end)
        or (
            leading == "发挥"
            and text.endswith("作用", head.end, end)
            and not text.endswith(("作用", "优势"), 0, at - 1)
        )
    )


_WORK = ("工程", "项目", "任务", "工作", "设施")


def _makes(text: str, mark: int, end: int) -> Head | None:
    """The verb behind a 、 that is an adjective elsewhere: 增加商店数量、|丰富商品供给, 转移群众、|开放庇护场所."""
    verb, after = text[mark + 1 : mark + 3], text.find("、", mark + 1, end)
    makes = text[mark] == "、" and verb in having("policy_verbs", "adjective")
    whole = (after if after > 0 else end) - mark > _WHOLE
    if not (makes and whole) or compound(text, mark + 1, verb, end):  # 记者会、|开放团组的报道
        return None
    return verb_phrase(text, mark + 1, end, nouns=frozenset())


_WHOLE = 6  # characters that such a part has at least
_SHARED = frozenset(["解决", "完成", "实施", "启动实施", "组织实施", "推进", "授予", "派出", "调度", "进行"])
_SHARES = re.compile("的[^的]{2,8}$|(?:问题|难题|改造|奖)$")  # what is counted shares the noun at the end


def _counted(inside: tuple[FoundQuantity, ...], *begins: int) -> bool:
    """Whether a number of things stands at each place: 投入|2000台收割机和|600台烘干机."""
    counts = {q.begin for q in inside if units.kind(q.quantity.unit) not in ("rate", "time")}
    return counts.issuperset(begins)


def _in_series(text: str, begin: int, end: int, leading: str) -> tuple[int, Head | None]:
    """Where an object ends of which the clause goes on to say what is done with it, and that verb.

    成立专班|启动改造, 采取多种措施|保障供暖, 出台政策|支持企业, 选派专家|到某县开展帮扶
    """
    pattern = _SERIES.get(leading)
    first = pattern.match(text, begin, end) if pattern else None
    then = verb_phrase(text, first.end(), end, nouns=frozenset()) if first else None
    return (first.end("first"), then) if first and then and then.end < end - 1 else (end, None)


_FORMED = re.compile("(?P<first>[^,]{0,8}?(?:专班|工作组|小组|突击队|服务队|调查组|工作队|指挥部))")
_MEANS = re.compile("(?P<first>[^,、]{2,14}?(?:政策措施|政策(?!措施)|措施|举措|手段|办法)|行动)(?:来|以)?(?!的)")
_SENT = re.compile(
    "(?P<first>[^,、]{2,24}?)(?:到(?![位期])|赴|前往|对)[^,]{2,30}?(?=(?:开展|进行|提供|实施|参与|指导)[\u4e00-\u9fff]{2})"
)
_SERIES = {
    **dict.fromkeys(("成立", "组建", "设立"), _FORMED),
    **dict.fromkeys(("采取", "出台", "推出"), _MEANS),
    **dict.fromkeys(("选派", "选调", "抽调", "调集", "调派"), _SENT),
}


def _one_deed(text: str, begin: int, end: int, verb: str) -> bool:
    """Whether a row only says what one thing consists of: 采取|联合惩戒、移送司法机关等措施, 营造|…、…的氛围."""
    if verb == "营造":
        return _AIR.match(text, begin, end) is not None
    return verb in _CONSISTS and _OF_THESE.search(text, begin, end) is not None


def _goes_on(text: str, at: int, end: int) -> bool:
    """Whether what stands behind a 、 or 和 is a noun that goes on with the row: 加快|板房筹集、调运、安装工作."""
    return _NOUNS.match(text, at, end) is not None and verb_at(text, at, end) not in having("policy_verbs", "process")


_CONSISTS = frozenset(
    [
        *("采取", "采用", "运用", "开展", "组织开展", "举办", "提供", "推出", "出台", "进行", "完成"),
        *("签署", "签订", "见证签署"),
    ]
)
_OF_THESE = re.compile(  # 采取|联合惩戒、移送司法机关等措施 is one deed, as 签署|农业、应对气候变化等多项合作文件
    "等[^,、“]{0,10}(?:措施|举措|政策|方式|手段|办法|形式|活动|服务|工作|任务|行动|项目|文件|协议|协定|备忘录)$"
)
_AIR = re.compile("[^的]*、[^的]*的[^的、]{0,8}(?:氛围|环境|生态|风尚|风气|局面|场面)")
_NOUNS = re.compile(
    "(?!继续|加快|抓紧|全力|切实)[\u4e00-\u9fff]{2,4}(?:[、和及][\u4e00-\u9fff]{2,4}){0,5}等?(?:工作|作业|任务|力度|能力|环节|流程)"
)
