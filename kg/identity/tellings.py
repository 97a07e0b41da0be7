"""The clauses of an article that tell how far something has come, in whatever words: 340眼水毁机井修好312眼."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from kg.identity.matter import NO_MEASURE
from kg.lexicon import marked, units
from kg.model import LineKind, Quantity, Reading, Sentence, Status
from kg.text.normalise import flat
from kg.text.numbers import FoundQuantity, find_quantities, parse
from kg.text.words import cut

_CLAUSE = re.compile(r"(?:[^,;:。!?—…]|(?<=\d),(?=\d))+:?")
_DATELINE = re.compile(r"[^,。\d]{2,10}讯 *(?:\([^)]*\))? *")
_LISTED = re.compile(r"、(?=[^、]*\d)")  # 新增停车位300个、充电桩120个
_PLANNED = re.compile(
    "(?<![主即])将|(?<![重主需必纲首只])要(?![素闻点求])|目标[是为]|想[把在再]|拟|计划(?!的)|打算|准备|预计|力争|争取|确保"
    "|下一步|接下来|明年|下半年|希望|建议|应当|需要|还会"
)
_MAY_BE = re.compile(  # of what is to be done where nothing says that it is done
    r"年底前|年内|承诺|责任状|军令状|[月底末收节汛冬期学]前|到来之?前|再(?=[建增添装施购招引开])"
    r"|今年[^,。;]{2,14}[有是分].[张件项个条本笔道门类步]:|(?:公布|[定签立列敲写排][下出定着])[^,。;]{0,12}:"
)
_BY = re.compile("[年月]底前|年内|到来之?前|承诺|责任状|军令状")  # 年底前完成老旧小区改造36个
_TIME = re.compile("[上下]半年|明年")
_STARTS = re.compile(
    r"(?:[从自](?=\d+月起))?(\d+)月(?:份|底|[上中下]旬)?(?:[开动]工|(?<=[从自]\d月)起|(?<=[从自]\d\d月)起)"
)
_EARLY, _THIS_YEAR = ("01", "02", "03"), re.compile("今年(?!以来|[^,]{0,6}[了已])")
_BROUGHT_ABOUT = re.compile(r"[一-鿿](?:[好完掉成通满过](?!程)|上(?=\d))")  # 修好; 年底前|修好 is still to come
_SO_FAR = re.compile(
    rf"已|如期|顺利|全线|开始|成了|过半|[一大近]半|正在|了(?!解)|截至|目前|累计|{_BROUGHT_ABOUT.pattern}"
)
_COMES = re.compile("[一-鿿](?:[起到进出下住开来入]|(?<!新)上)(?!的)")  # 搭起脚手架, 铺到村口
DATED = re.compile(r"\d+月\d+日")
_LEFT = re.compile(
    "还[差剩]|余下|剩下|[仅只]剩|没(?=[开建修装完])|缺口|(?:没有|未)(?=完[成工]|动工|开工|启用|投用|建成|到位)"
)
_HELD_UP = re.compile(  # of a promise that is late
    "推迟|延期|延后|延迟|顺延|搁置|停工|停摆|滞后|[尚仍还]未|还没|迟迟|未能|没能|暂缓|缓建|卡(?=[在住壳])|受阻|误了|拖(?=[到延了])"
    "|没有?按(?:期|时)|偏慢|等不到|到不了|落后于"
)
LEFT = re.compile(f"{_LEFT.pattern}|{_HELD_UP.pattern}")
_PART = re.compile(
    "主体|底板|桩基|地基|基础(?!设施)|墩[身台柱]|框架|封了?顶|外立面|毛坯|雏形"
)  # of a work that goes on
_BEGUN = re.compile(
    f"[开动破]了?[工土]|奠基|进场|开挖|启动|打桩|图纸|审过|提请|招标|施工|首发|试产|正在|在建|安装调试|{_PART.pattern}"
)
_OVER = re.compile(
    "|".join(verb for verb in sorted(marked("policy_verbs", "state")) if not _BEGUN.search(verb))
    + "|[完竣]工|建成|完成|[投启]用|开放|通车|开通|[开迎]了?[园馆业张门客诊学班播]|投产|落成|交付|放行|运营|到岗|入住"
    "|[挂揭]了?牌|完毕|全部结束|验收|点亮"
)
_ALL = re.compile(r"全部|都|均|悉数|清零|所有|完毕|(?P<each>[\u4e00-\u9fff])(?P=each)")
_ONE = re.compile(r"(?<![\d第同统唯另任某])一(?P<unit>[条座栋幢台个处家所间部辆艘])(?![不没未])(?=[\u4e00-\u9fff]{2})")


@dataclass(frozen=True, slots=True)
class Telling:
    """A clause that tells how far something has come, at its offsets in the article."""

    sentence: int
    begin: int
    own: int  # where it goes on with the clause before, the beginning of what it says itself
    end: int
    words: str
    counted: tuple[FoundQuantity, ...]  # how much of a thing, at offsets in the article
    planned: bool  # it tells what is to be done
    signed: bool  # a word says that something has come about
    sure: bool  # one that no plan has
    begun: bool
    over: bool
    all: bool  # nothing is left to be done
    left: bool  # what it counts is what is left, or it says that the thing is late

    def status(self, *, counts: bool) -> Status:
        """How far the thing has come, of which the clause says how much or not."""
        unfinished = self.left or (self.begun and not self.over) or not (counts or self.over)
        return Status.ONGOING if unfinished else Status.DONE


def tellings_of(reading: Reading) -> Iterator[Telling]:
    """The clauses of an article's paragraphs in reading order."""
    text = flat(reading.article.text)
    for index, sentence in enumerate(reading.names.sentences):
        if sentence.kind in (LineKind.PARAGRAPH, LineKind.NOTE):  # what is written below a table too
            yield from _told(text, index, sentence, (reading.front.date or "")[5:7])


def _told(text: str, index: int, sentence: Sentence, month: str) -> Iterator[Telling]:
    planned = False
    last: Telling | None = None  # held back until it is known whether the next clause goes on with it
    for begin, end in _clauses(text, sentence):
        found = find_quantities(text, begin, end)
        counted = tuple(q for q in found if _of_things(q)) or _one(text, begin, end) or _nth(text, begin, end)
        planned = _is_planned(text, begin, end, month, before=planned)
        since = begin
        if last and _goes_on(text, last, begin, end, counted):
            planned = planned or not counted
            since, counted = last.own, (*last.counted, *counted)
        elif last:
            yield last
        last = _telling(index, (since, begin, end), text[since:end], found, counted, planned)
    if last:
        yield last


def _goes_on(text: str, last: Telling, begin: int, end: int, counted: tuple[FoundQuantity, ...]) -> bool:
    """Whether a clause says how many of what the clause before names: 60个小区中,|41个已经施工."""
    if not counted:
        return bool(last.counted and not last.left) and _AFTER_ALL.fullmatch(text, begin, end) is not None
    one_unit = any(a.quantity.unit == b.quantity.unit for a in last.counted for b in counted)
    if one_unit and last.planned and _REST.match(text, begin, end):  # 5所幼儿园中有3所开园,|其余2所正在装修
        return True
    if _THIS.fullmatch(text[begin:end]):  # …的海外仓收下第一批货,|这是它今年新设的第二个
        return True
    if not one_unit:
        return _bare(text, begin, end, counted[0])
    return _names_only(text, last.own, begin - 1, last.counted[0])


def _is_planned(text: str, begin: int, end: int, month: str, *, before: bool) -> bool:
    """Whether a clause tells what is to be done, by its own words or by those before it in its sentence."""
    if _HELD_UP.search(text, begin, end):  # 推迟到明年3月投用
        return False
    so_far = _SO_FAR.search(text, begin, end)
    sign = _PLANNED.search(text, begin, end)
    if sign and so_far and _TIME.fullmatch(sign[0]) and sign.end() <= so_far.start():  # 今年下半年|来了131名匠人
        return False
    if sign and not (so_far and text.find("的", sign.end(), so_far.start()) >= 0):  # 今年要建的12座冷库已建成7座
        return True
    by = _BY.search(text, begin, end)
    if (so_far and not (by and _BROUGHT_ABOUT.match(so_far[0]))) or (_OVER.search(text, begin, end) and not by):
        return False
    starts = _STARTS.search(text, begin, end)
    ahead = starts is not None and int(starts[1]) >= int(month or 0)
    young = month in _EARLY and _THIS_YEAR.search(text, begin, end) is not None
    return before or ahead or young or _MAY_BE.search(text, begin, end) is not None


def _telling(
    sentence: int,
    span: tuple[int, int, int],
    words: str,
    found: tuple[FoundQuantity, ...],
    counted: tuple[FoundQuantity, ...],
    planned: bool,
) -> Telling:
    share = any(units.kind(each.quantity.unit) == "rate" for each in found)  # 完成六成
    begun = _BEGUN.search(words) is not None
    over = _OVER.search(words) is not None and not _PART.search(words)
    left = LEFT.search(words) is not None
    sure = begun or share or left or any(sign.search(words) for sign in (_SO_FAR, _COMES))
    signed = sure or over or DATED.search(words) is not None
    whole = _ALL.search(words) is not None
    return Telling(sentence, *span, words, counted, planned, signed, sure, begun, over, whole, left)


def _clauses(text: str, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """The clauses of a sentence, also the parts of a row that count each thing for itself."""
    dateline = _DATELINE.match(text, sentence.begin, sentence.end)
    for match in _CLAUSE.finditer(text, dateline.end() if dateline else sentence.begin, sentence.end):
        begin = match.start()
        for mark in _LISTED.finditer(text, begin, match.end()):
            if any(map(str.isdigit, text[begin : mark.start()])):
                yield begin, mark.start()
                begin = mark.end()
        yield begin, match.end()


def _of_things(found: FoundQuantity) -> bool:
    unit = found.quantity.unit
    return unit not in NO_MEASURE and units.kind(unit) in ("count", "measure", "money")


def _one(text: str, begin: int, end: int) -> tuple[FoundQuantity, ...]:
    """A thing of which there is one: 一条铝箔生产线试产成功."""
    return tuple(
        FoundQuantity(*match.span(), *match.span(), Quantity(Decimal(1), match["unit"]))
        for match in _ONE.finditer(text, begin, end)
    )


_NTH = re.compile(r"第(?P<number>[一二三四五六七八九十\d]+)(?P<unit>[个座家所条台间期艘栋处])(?![月年代届])")
_THIS = re.compile(r"这(?:已经?|也)?是[^,]*第[^,]{1,5}$")


def _nth(text: str, begin: int, end: int) -> tuple[FoundQuantity, ...]:
    """How many there are by the last one's number: 今年|第三个|海外仓, 夜校上到|第14期."""
    return tuple(
        FoundQuantity(*match.span(), *match.span("number"), Quantity(value, match["unit"]))
        for match in _NTH.finditer(text, begin, end)
        if (value := parse(match["number"]))
    )


_AFTER_ALL = re.compile(  # 失去功能的5座老堰,|国庆节前拆除到位; 210艘没有装收集柜,|今年之内全部装上
    r"(?![^,]*[已了])[\d一-鿿]{1,6}(?:(?<![目日此提空])前|之内|年内)(?:要|将|都|均|全部|一律)*[一-鿿]{2}(?:到位|完毕|完成)?"
)
_LEADS = re.compile(r"(?:其中|目前|已经?|共|累计|现|有|约|近|还|(?:截?至|到)(?:\d+月\d+日|\d*月底|目前)|完成)*")
_REST = re.compile(r"(?:其余|其他|余下|剩下|剩余|另外?|还有)的?[有约]?(?=[\d一二三四五六七八九十])")
_SAID = re.compile("[已了都均]|全部|悉数|陆续")
_NOUNS = ("n", "b", "a", "vn", "j", "l", "i", "s", "x")


def _bare(text: str, begin: int, end: int, first: FoundQuantity) -> bool:
    """Whether a clause counts what the clause before names: 免费体检从4月1日开始,|1.7万人已经做完."""
    if not _LEADS.fullmatch(text, begin, first.number_begin):
        return False
    words = cut(text, first.end, end)
    attribute = len(words) > 1 and words[0].tag.startswith("v") and words[1].tag.startswith(("n", "s"))  # 水毁|机井
    return not words or (words[0].tag.startswith(("v", "d")) and not attribute)


def _names_only(text: str, begin: int, end: int, first: FoundQuantity) -> bool:
    """Whether a clause only names how much there is of a thing: 60个小区中,|41个已经施工; 6条水体,|某市已治好4条."""
    words = cut(text, first.end, end)
    if len(words) > 1 and text[end - 1] in "中里":
        words.pop()
    said = any(sign.search(text, first.end, end) for sign in (_SAID, _OVER, _COMES))
    number = first.number_begin
    own = _LEADS.fullmatch(text, begin, number) or text.endswith("的", 0, number)  # 今年要建的4个…
    last = len(words) - 1
    nouns = (
        w.tag.startswith(_NOUNS) or (at < last and w.tag.startswith("v")) for at, w in enumerate(words)
    )  # 水毁|机井
    return bool(own and not said and words and all(nouns))
