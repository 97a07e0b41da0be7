"""Honours that lists and tables tell: names under a headline or a heading, rows of winners, rolls made public."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from kg.extract.office.offices import NOTE
from kg.extract.patterns import mask, pattern
from kg.extract.text import AnnotatedText
from kg.model import Award, Kind, LineKind, Mention, Thing

_READ = (LineKind.PARAGRAPH, LineKind.SUBHEAD)
_LIST = re.compile(
    r"(?P<honour>.{4,40}?)(?:获得者|获奖者|获奖人员|获奖个人|获奖(?:单位|作品|选手)|(?:拟|受|推荐)?表彰(?:推荐)?(?:对象|人员|单位)?"
    r"|入选(?:人员|者)?|评选结果|拟(?:命名|认定|推荐|授予)(?:单位|对象|人选|人员)?)*(?:名单(?:公示|公布|揭晓|出炉|公告)?|公示(?:名单|公告)?|光荣榜|的公示)"
)
_NO_HONOUR = re.compile(r"(?:任免|任前|委员|代表|主席团|出席|评委|专家|嘉宾|候选人?|招聘|录用|项目|规划|方案)$")
_HONOURED = re.compile(
    r"奖|章|称号|先进|模范|标兵|十佳|示范|最美|(?:劳动者|好人|之星)”?$|工匠|能手|优秀|杰出|文明|红旗|楷模|好少年|先锋|最佳|传承人"
)
_EDITION = re.compile("第[一二三四五六七八九十\\d]+[届批]“[^“”]+”$")  # 第三届“清江卫士”
_GRADE = re.compile(
    r"\s*(?:[一二三四五六七八九十\d]+[、.]\s*)?(?P<honour>“?[^,。;:、了的]{0,20}?(?:[特一二三]等奖|[金银铜]奖|优秀奖|组织奖|单项奖|提名奖|奖章|先进集体|先进个人|称号"
    r"|标兵|模范|先进工作者|工匠|之星|能手|示范[一-鿿]{1,4}|红旗手|好人|先锋[岗号]|文明号|奖(?=[:：])|(?:优秀|先进|十佳|最美|杰出)[一-鿿]{2,8}?)”?)(?:获得者|获奖(?:者|名单)|名单)?\s*(?:\((?:共)?\d+[名个人家]\))?(?:\s*[:：]\s*|\s+|$)"
)
_LAST = pattern(rf"[^。,;\ue001]{{2,40}}?\s+(?P<who>{{person}}){NOTE}\s*$")
_GIVEN = re.compile(
    r"(?:授予|表彰|命名|评为|评出|获|公布)[^。;]{0,60}?((?:第[一二三四五六七八九十\d]+[届批])?“[^“”]{3,30}”)|获得?([^,。;:“”的]{2,20}奖)的[^,。;:]{0,24}:$"
)
_BELOW = re.compile(r"(?:名单(?:公布|公示|通报)?如下|如下|名单)[:：。]?\s*$|[:：]\s*$")
_NUMBER = r"\s*(?:\d+[.、)]\s*)?"
_NOTED = r"(?:{person}|{body})(?:\([^()]{1,60}\))?"  # 楼某(某公司高级技师), a note that may say where he works
_THEY = r"(?:[^,。;:\ue001\ue002]{0,8}(?:是|为|有|名单)[:：])?"  # 他们是:…
_LINE = pattern(rf"{_NUMBER}{_THEY}(?P<who>{_NOTED}(?:[、\s]+{_NOTED})*)\s*(?=$|\s|[,。;:])")
_VILLAGE = pattern(rf"{_NUMBER}(?P<who>{{place}}+)\s*$")  # 某镇某村, on a line of its own
_ANNOUNCED = pattern(
    r"(?:公布|发布|公示)[^,。;\ue001-\ue006]{0,12}(?P<honour>{document}),?(?:其中)?(?:包括|包含)"
    r"(?P<who>{thing}(?:[、和与]?{thing})*)"
)
_MADE_PUBLIC = re.compile("公布|发布|公示|名单|结果")
_ROLL = re.compile(r"(?:名录|名单|目录)$")
_NAMED = r"(?:{person}|{body}|{place})"
_AMONG = pattern(
    r"(?:^|[,。;] ?)(?:(?:近日|日前|今天|昨天|\d+月\d+日),?)?(?:[^,。;“]{0,14}(?:公布|发布)(?:了|的)?)?"
    r"(?P<honour>[^,。;\ue001\ue002\ue004-\ue006]{4,36}?)"
    r"(?:评选)?(?:名单|结果)(?:正式|日前|近日)*(?:公布|揭晓|出炉|发布|中)?,[^。;\ue001\ue002]{0,14}?"
    rf"(?P<who>{_NAMED}(?:[、和]{_NAMED})*)"
    r"[^,。;\ue001-\ue006]{0,8}(?:榜上有名|在列|位列其中|上榜|入选|名列其中)(?=[,。;])"
)
_ENTERS = pattern(
    r"(?:公布|发布|公示)(?:了|的)?(?P<honour>[^,。;\ue001\ue002\ue004\ue005]{4,36}?)(?:评选)?(?:名单|结果),"
    rf"(?:[^,。;\ue001]{{0,24}}?)(?P<who>{_NAMED}(?:[、和]{_NAMED})*)[^,。;\ue001-\ue006]{{0,4}}(?:入列|入选|上榜|在列|榜上有名)"
    r"(?=[,。;])"
)
_HONOUR_COLUMN = re.compile(r"(?:荣誉|奖项|称号|奖励|获奖|获得|表彰)(?!单位|者|人|作者|学校|企业|选手)|等次|等级|奖次")
_WHO_COLUMN = re.compile(r"姓名|单位|企业|获奖者|选手|作者|个人|集体|学校|名称|得主|人员|对象|村|社区")


def announced(text: AnnotatedText) -> Iterator[Award]:
    """公布某某名录,其中包括甲、乙; 某某名单公布,甲榜上有名: what the roll holds."""
    for index in range(len(text.sentences)):
        masked = mask(text, index)
        if not _MADE_PUBLIC.search(masked.text):
            continue
        for match in _ANNOUNCED.finditer(masked.text):
            roll = masked.mention(match.start("honour")).thing.name
            for receiver in masked.mentions(*match.span("who")) if _ROLL.search(roll) else ():
                yield Award(evidence=(index,), rule="announced", recipient=receiver.thing, honour=roll)
        for match in (*_AMONG.finditer(masked.text), *_ENTERS.finditer(masked.text)):
            honour = text.flat[masked.begin(match.start("honour")) : masked.end(match.end("honour"))]
            high = _HONOURED.search(honour) or _RANKED.search(honour)
            for receiver in masked.mentions(*match.span("who")) if high else ():
                yield Award(evidence=(index,), rule="announced", recipient=receiver.thing, honour=honour)


_RANKED = re.compile("国家级|全国|省级|自治区级|专精特新|小巨人|[百十]强|名镇|名村|精品")


def listed(text: AnnotatedText) -> Iterator[Award]:
    """Each line of a list of names receives the award of the heading above it, else the headline's.

    The award of a list inside an article is the one that was granted right before 名单如下.
    """
    honour, told = headline_honour(text), ""
    for index, sentence in enumerate(text.sentences):
        if sentence.kind not in _READ:
            continue
        words = text.flat[sentence.begin : sentence.end]
        told = _without_quotes(given[1] or given[2]) if (given := _GIVEN.search(words)) else told
        grade = _GRADE.match(words)
        whole = _roll(text, index, words)
        if grade or whole or (told and _BELOW.search(words)):
            honour = whole or (_full(text, _without_quotes(grade["honour"]), honour) if grade else told)
        masked = mask(text, index)
        begin = bisect_left(masked.offsets, sentence.begin + grade.end()) if grade else 0
        match = (_LINE.match(masked.text, begin) or _LAST.match(masked.text, begin)) if honour else None
        if honour and match is None and (village := _VILLAGE.match(masked.text, begin)):
            recipient = masked.mention(village.end("who") - 1).thing
            yield Award(evidence=(index,), rule="award-list", recipient=recipient, honour=honour)
        for receiver in _receivers(masked.mentions(*match.span("who")), text.flat) if match else ():
            yield Award(evidence=(index,), rule="award-list", recipient=receiver, honour=honour)


def _roll(text: AnnotatedText, index: int, words: str) -> str:
    """The honour of a list inside an article, by a line of its own: 全市劳动模范名单."""
    line = text.article.lines[text.sentences[index].line]
    alone = text.flat[line.begin : line.end].strip() == words.strip() and words.rstrip(" )）").endswith(
        ("名单", "光荣榜")
    )
    return _called(words) if alone else ""


def _full(text: AnnotatedText, grade: str, above: str) -> str:
    """The honour of a grade with what its list is called: 先进个人 below 全市信访工作先进集体和先进个人名单."""
    heads = (text.flat[line.begin : line.end].lstrip("—") for line in text.article.lines if line.kind in _HEADS)
    return next((full for head in (above, *heads) if (full := fuller(grade, head)) != grade), grade)


_HEADS = (LineKind.KICKER, LineKind.HEADLINE, LineKind.SUBHEAD)


def fuller(honour: str, before: str) -> str:
    """全省某某工作先进个人 of a bare 先进个人 after 全省某某工作先进集体."""
    kind = _KINDS.search(before) if _KINDS.fullmatch(honour) else None
    return before[: kind.start()] + honour if kind else honour


_KINDS = re.compile("(?:先进|优秀|模范)(?:集体|个人|单位|工作者|组织|家庭)")


def _without_quotes(honour: str) -> str:
    """An honour that is nothing but a quotation, less its quotes; not 第四届“三峡工匠”."""
    return honour.strip("“”") if honour.startswith("“") else honour


_HOW_MANY = re.compile(r"[(（]共?\d+[名个人家][)）]$")  # 某某名单(共6名)


def headline_honour(text: AnnotatedText) -> str:
    """The honour that a headline says its list gives; empty where it is none."""
    return _called(text.article.headline)


def _called(words: str) -> str:
    """The honour that the name of a list says it gives; empty where it is none."""
    match = _LIST.fullmatch(_HOW_MANY.sub("", words.replace("\u3000", " ").strip()))
    honour = match["honour"] if match else ""
    high = _HONOURED.search(honour) or _EDITION.search(honour)
    return honour if high and not _NO_HONOUR.search(honour) else ""


def _receivers(found: Sequence[Mention], flat: str) -> list[Thing]:
    """The people of a line where it names any, else its first body and those listed with it (甲公司、乙学院)."""
    people = [mention.thing for mention in found if mention.thing.kind is Kind.PERSON]
    listed = takewhile(lambda pair: flat[pair[0].end : pair[1].begin].strip() in ("、", ""), pairwise(found))
    return people or [mention.thing for mention in (*found[:1], *(after for _, after in listed))]


def tabled(text: AnnotatedText) -> Iterator[Award]:
    """A table of winners: 单位｜荣誉, 奖项｜获奖者; where no column tells the honour, the headline does."""
    columns: tuple[int | None, int] | None = None
    for index, sentence in enumerate(text.sentences):
        if sentence.kind is LineKind.HEADER:
            columns = _columns(text, _cells(text, index))
        elif sentence.kind is LineKind.ROW and columns:
            yield from _of_row(text, index, *columns)


def _columns(text: AnnotatedText, cells: Sequence[tuple[int, int]]) -> tuple[int | None, int] | None:
    """The column of what is given, None for the headline's honour, and the column of who receives it."""
    names = [text.flat[begin:end] for begin, end in cells]
    what = next((at for at, name in enumerate(names) if _HONOUR_COLUMN.search(name)), None)
    who = next((at for at, name in enumerate(names) if at != what and _WHO_COLUMN.search(name)), None)
    return (what, who) if who is not None and (what is not None or headline_honour(text)) else None


def _of_row(text: AnnotatedText, index: int, what: int | None, who: int) -> Iterator[Award]:
    cells = _cells(text, index)
    if max(what or 0, who) >= len(cells):
        return
    honour = text.flat[slice(*cells[what])].strip(" “”") if what is not None else headline_honour(text)
    begin, end = cells[who]
    inside = [m for m in text.things(index, Kind.PERSON, Kind.BODY, Kind.PLACE) if begin <= m.begin < end]
    for receiver in _receivers(inside, text.flat) if _HONOURED.search(honour) else ():
        yield Award(evidence=(index,), rule="award-table", recipient=receiver, honour=honour)


def _cells(text: AnnotatedText, index: int) -> list[tuple[int, int]]:
    """Where the cells of a row stand in the article."""
    at, found = text.sentences[index].begin, []
    for words in text.surface(at, text.sentences[index].end).split("\t"):
        found.append((at, at + len(words)))
        at += len(words) + 1
    return found
