"""What each line of a page is: heading, paragraph, table row, caption, byline, brief, list line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from kg.page import captions
from kg.page.scan import BLANKS, Cells, Strip, cut
from kg.page.turns import Turn, here, turned_from, turned_to
from kg.text.normalise import BULLETS


class What(StrEnum):
    """What a line is before it is known which article it belongs to."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BRIEF = "brief"  # ●…
    LISTED = "listed"  # a line of a list, or of a sign-off: no sentence, and complete without a full stop
    SECTION = "section"  # (一)…, (二)…: heads paragraphs of its article, and is complete without a full stop
    ROW = "row"
    CAPTION = "caption"
    BYLINE = "byline"
    TURN = "turn"  # nothing but (上接第1版)
    FURNITURE = "furniture"  # masthead, page number, editors: on the page, of no article


@dataclass(frozen=True, slots=True)
class Part:
    """A line with its place in the file (``cells``), its flat text, and what it is.

    ``names`` are the (name, begin, end) that sign it, offsets into ``text``; ``signed`` says that they end an article.
    A ``bold`` line begins with bold words.
    """

    what: What
    text: str
    cells: Cells
    level: int = 0
    names: tuple[tuple[str, int, int], ...] = ()
    signed: bool = False
    turned_from: Turn | None = None
    turned_to: Turn | None = None
    bold: bool = False
    mark: tuple[int, int] | None = None  # where the turning mark stands in the file

    @property
    def begin(self) -> int:
        return self.cells[0][0][0]

    @property
    def end(self) -> int:
        return self.cells[-1][-1][1]


OPENERS = re.compile(
    rf"(?:{captions.AGENCIES})[^。,;:!?]{{0,18}}?(?:讯|电|报道|消息)(?![视力子器网站])"
    r"|又讯|据新华社|据本报|【本报|\[本报"
)
AGAIN = re.compile(  # 市民来信:…, 部门回复:…: whoever signs the first, the second belongs to it
    r"又讯|另讯|另据|相关链接|相关新闻|延伸阅读|背景"
    r"|[\u4e00-\u9fff]{0,4}(?:来信|来电|留言|反映|诉求|投诉|提问|回复|答复|回应|回音|说法|点评|(?:处理|办理)(?:结果|情况))[:：]"
)
NOTICE = re.compile(  # small print, which goes on from nothing
    "(?:(?:遗失|注销|减资|清算|拍卖|声明|更正)(?:声明|公告|启事)?|公告|通告|启事|讣告)[: ]"
)
_BRIEF = re.compile(rf"[{BULLETS}○]\s*(?=\S)|·(?=\S)")
_FINAL, _CLOSING = ("。", "!", "?", "…"), "”’)》」』]"
_FINAL_ANYWHERE = re.compile(r"[。!?]")
_BRACKETED = re.compile(r"[(\[【][^()\[\]【】]*[)\]】]")  # (2025年12月5日…会议通过)
_GOES_ON = (";", ":", ";”", ":”", ";’", ":’")
_LABEL = re.compile(  # 一、任命, 单位:万元, 注:…, …电话:12380: no broken sentence
    r"(?:[一二三四五六七八九十]{1,3}、|[(][一二三四五六七八九十]{1,3}[)])[^,。;:]{1,12}$|[(]?(?:计量)?单位[:：].{1,30}$"
    r"|[^,。:]{2,20}的[^,。:]{4,40}职务$|注:|.*(?:电话|热线|传真|邮箱|网址|来源):[^,。;:]{1,30}$"
)
NAME = r"(?:[\u4e00-\u9fff] [\u4e00-\u9fff]|[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff·]{5,16})(?:[(][^()]{1,12}[)])?"
_GIVEN_BY = rf"[^,。;:]{{1,16}}[长席任理] +{NAME}"  # 某市市长 某某, below the headline of a report
GIVER = re.compile(_GIVEN_BY)
_ROSTER = re.compile(  # 秘书长:某某, 某市市长 某某, a line of names in columns: complete without a full stop
    rf"[^,。;:]{{0,10}}(?:主席|书记|成员|委员|理事|监事|主任|[^会成增]长)(?:[(][^()]*[)])?:{NAME}(?:[、 ]+{NAME})*"
    rf"|{NAME}(?: +{NAME}){{3,}}|{_GIVEN_BY}"
)
_SECTION = (
    r"(?:要闻|综合|时政|民生|社会|经济|专题|专版|副刊|文化|国际|国内|广告|公告|县区|区县|本地|头版|周刊|特刊|理论|视点|"
    r"[\u4e00-\u9fff]{2,6}(?:日报|晚报|新闻|时报))"
)
_SECTION_HEAD = re.compile(rf"(?:[\u4e00-\u9fff]{{2}}[·•])?{_SECTION}(?:新闻|要闻)?")
_NUMBER = r"第?[A-Z]?\d{1,3}+版?"  # its digits whole: a row of long numbers has millions of other splits
_HAN_NUMBER = "[〇○零一二三四五六七八九十\\d]"
DAY = re.compile(rf"(?:二[〇○零O0o]|20){_HAN_NUMBER}{{2}} ?年{_HAN_NUMBER}{{1,3}} ?月{_HAN_NUMBER}{{1,3}} ?日$")
NEWSPAPER = "[\u4e00-\u9fff]{2,8}(?:日报|晚报|晨报|时报|商报|都市报|新报|早报|周报)"
_ISSUE = r"[^。;!?]{0,30}20\d\d[年.]\d{1,2}[月.]\d{1,2}日?(?![\d.])[^。]{0,16}(?:星期|农历|版)[^。]{0,90}"
_FURNITURE = re.compile(
    r"(?:(?:本版)?(?:责任?编辑?|责编|编辑|值班编委|值班主任|值班|版式|版面|美编|校对"
    r"|审读|组版|值班总编|总值班|统筹|监制)[:/ ].{1,60}"
    r"|[^。;:!?]{0,30}(?:责任编辑|责编|美术编辑|美编|版式|校对):[^。;!?]{1,70}"
    r"|第?[A-Z]?\d{1,3}版?|第[一二三四五六七八九十]{1,3}版|新闻热线.{0,40}|(?:本[报版]|[\u4e00-\u9fff]{2,6}报社)?(?:地址|社址|邮编|邮政编码|(?:投稿)?邮箱|电话|传真"
    r"|(?:投稿|订阅|广告|发行|热线|监督|值班)(?:热线|电话)|印刷|零售价|定价)[:].{1,60}|更新时间[:].{1,40}"
    rf"|.{{0,6}}(?:扫码|扫一扫|扫描二维码|长按识别|微信扫描)[^。]{{0,24}}|{NEWSPAPER}"
    r"|.{0,12}国内统一(?:连续出版物|刊)号.{0,40}"
    rf"|{_ISSUE}"
    rf"|(?:[\u4e00-\u9fff]{{2,8}} +)?{_NUMBER} +(?:{_SECTION} *)+"
    rf"(?:20\d\d年\d{{1,2}}月\d{{1,2}}日 *(?:星期[一二三四五六日] *)?)?(?:{NEWSPAPER})?"
    rf"|(?:{_SECTION} +)+{_NUMBER}"
    rf"|(?:(?:{NEWSPAPER}|20\d\d年\d{{1,2}}月\d{{1,2}}日|星期[一二三四五六日]|{_SECTION}(?:新闻)?|{_NUMBER}"
    r"|第[一二三四五六七八九十]{1,3}版|[□■|/·]|[A-Z]{2,}) *){2,})$"  # 第四版 □ 县区新闻 某某日报 2026年7月6日
)
# the day's weather and advertisements: they stand on the page, and say nothing of whose paper it is
EARS = re.compile(
    r"天气(?:预报)?:.{1,70}$|[^。;!?]{0,40}-?\d+℃?[~～—至-]-?\d+℃[^。;!?]{0,40}$|[【\[(]?广告[】\])].{0,120}$"
    r"|[^。;!?]{0,90} [【\[(]?广告[】\])]?$"
)
_COLUMN_NAME = re.compile("【[\u4e00-\u9fff]{2,8}】")  # 【民生速递】 signs nothing
SMALL = 7  # the level of a line all in bold
_CAPTION = 60  # characters of a line right below an image
_LONGEST = 200  # of any other caption
_TOO_LONG = 60  # characters: marked as a heading or not, sentences of that length are text
_ASKS = re.compile(  # **问:…?** and **陈女士:…?** head no article
    "(?:问|答|记者|主持人|读者|网友|[QA])[:：]"
    "|[^:：?？]{0,8}(?:女士|先生|师傅|大爷|大妈|大姐|阿姨|同学|网友|读者|市民|村民|居民|业主|家长|听众)[^:：?？]{0,6}[:：].*[?？]$"
)
PREFACE = re.compile(  # whoever signs it, the article follows
    " *[(【]?(?:编者按|编者的话|开栏的话|开栏语|核心提示|阅读提示)"
)
_NAMEPLATE = re.compile(rf"{NEWSPAPER}(?:\([^()]{{1,6}}版\))?$")  # furniture although it is set like a headline
DATELINE = re.compile(_ISSUE)  # tells the day of issue, even beside the weather


def parts(strips: Sequence[Strip]) -> tuple[Part, ...]:
    """What each of a page's lines is by itself, in order."""
    return tuple(_pictures(_without_sections([_part(strip) for strip in strips])))


def is_final(text: str) -> bool:
    """A sentence ends here: 。！？…… and the quotes and brackets that close after them, or a note in brackets."""
    return text.rstrip().rstrip(_CLOSING).endswith(_FINAL) or _NOTED.search(text) is not None


_NOTED = re.compile(r"[。！？!?][(（][^()（）]{2,40}[)）]\s*$")  # 开展专项整治。(责任单位:市公安局)


def _part(strip: Strip) -> Part:
    text = strip.flat
    if strip.is_row:
        return Part(What.ROW, strip.flat if "\t" not in strip.text else strip.text, strip.cells)
    if _NAMEPLATE.match(text) or (not strip.level and (_FURNITURE.match(text) or EARS.match(text))):
        return Part(What.FURNITURE, text, strip.cells)
    part = _without_turns(_here(strip))
    if part.what in (What.HEADING, What.TURN, What.FURNITURE):
        return part
    if sign := captions.photographers(part.text):
        return replace(part, what=What.CAPTION, names=sign.names)
    below = strip.pictured and len(part.text) < _CAPTION and not OPENERS.match(part.text)
    if below or (captions.points_at_photo(part.text) and len(part.text) < _LONGEST):
        return replace(part, what=What.CAPTION)
    return _signed(part)


def _here(strip: Strip) -> Part:
    """A line without a mark that sends the reader elsewhere on the page; one that holds nothing else is furniture.

    One that is a column's name, 【民生速递】, is a small heading without its brackets.
    """
    text = strip.flat
    if _COLUMN_NAME.fullmatch(text) and not captions.is_name(text[1:-1]):
        return Part(What.HEADING, text[1:-1], (cut(strip.cells[0], 1, len(text) - 1),), strip.level or SMALL)
    begin, end = here(text)
    if not text[begin:end].strip(BLANKS):
        return Part(What.FURNITURE, text, strip.cells)
    cells = strip.cells if (begin, end) == (0, len(text)) else (cut(strip.cells[0], begin, end),)
    sentence = len(text) > _TOO_LONG and is_final(text)  # ### (上接第1版)会议强调,…。
    level = 0 if sentence or _ASKS.match(text) else strip.level
    return Part(What.HEADING if level else What.PARAGRAPH, text[begin:end], cells, level, bold=strip.bold)


def _without_turns(part: Part) -> Part:
    """The part without its turning mark, which it keeps as a value; a line that holds nothing else is a TURN."""
    before, after = turned_from(part.text), turned_to(part.text)
    mark = before or after
    if mark is None:
        return part
    begin = before.end if before else 0
    end = max(after.begin if after else len(part.text), begin)
    runs = part.cells[0]
    place = cut(runs, mark.begin, mark.end)
    where = (place[0][0], place[-1][1])
    if not part.text[begin:end].strip(BLANKS):
        return replace(part, what=What.TURN, turned_from=before, turned_to=after, mark=where)
    kept = cut(runs, begin, end)
    return replace(part, text=part.text[begin:end], cells=(kept,), turned_from=before, turned_to=after, mark=where)


def _signed(part: Part) -> Part:
    text = part.text
    first = captions.opening(text)
    last = captions.signature(text)
    names = (first.names if first else ()) + (last.names if last else ())
    if last and not text[: last.begin].strip(BLANKS):
        return replace(part, what=What.BYLINE, names=names, signed=True)
    what = What.BRIEF if _BRIEF.match(text) else What.PARAGRAPH
    return replace(part, what=what, names=names, signed=last is not None and not PREFACE.match(text))


def is_open(part: Part) -> bool:
    """A paragraph that stops inside a sentence."""
    if part.what not in (What.PARAGRAPH, What.BRIEF) or part.signed or part.turned_to:
        return False
    ended = is_final(part.text) or part.text.endswith(_GOES_ON) or is_bracketed(part)
    return not ended and not _LABEL.match(part.text) and not _ROSTER.fullmatch(part.text)


def is_bracketed(part: Part) -> bool:
    """A line all in brackets: (2025年12月5日…会议通过)."""
    return bool(_BRACKETED.fullmatch(part.text))


def is_phrase(part: Part, limit: int = 40) -> bool:
    """A short line of plain text that is no sentence."""
    return (
        part.what is What.PARAGRAPH
        and len(part.text) <= limit
        and is_open(part)
        and not _FINAL_ANYWHERE.search(part.text)
    )


def _without_sections(found: list[Part]) -> list[Part]:
    """The name of a section (要闻) that stands above a headline is of no article."""
    for index, (part, below) in enumerate(pairwise(found)):
        above = part.what in (What.HEADING, What.PARAGRAPH) and below.what is What.HEADING and part.level < below.level
        if above and _SECTION_HEAD.fullmatch(part.text):
            found[index] = replace(part, what=What.FURNITURE)
    return found


def _pictures(found: list[Part]) -> list[Part]:
    """A short paragraph right below 图片新闻 is the caption of a picture, though nobody is named who took it.

    So is one with ▲ right above the name of who did, ▲ alone begins a brief as well; and one in the line right above
    a line that holds but that name: …抵达湖区越冬。 then 某某 摄.
    """
    for index, part in enumerate(found):
        above, below = found[max(0, index - 1)], found[index + 1 : index + 2]
        signed = bool(below and below[0].names) and below[0].names[0][1] == 0
        below_title = above.what is What.HEADING and part.what is What.PARAGRAPH and _PICTURES.search(above.text)
        credited = part.what is What.PARAGRAPH and signed and below[0].what is What.CAPTION
        touching = credited and below[0].cells[0][0][0] - part.cells[-1][-1][1] == 1
        pictured = below_title or touching or (signed and _TRIANGLE.match(part.text))
        if pictured and len(part.text) < _LONGEST and not OPENERS.match(part.text):
            found[index] = replace(part, what=What.CAPTION)
    return found


_TRIANGLE = re.compile(r"[▲▼◀▶] *\d{1,2}月\d{1,2}日")
_PICTURES = re.compile("图片新闻|图片故事|^图说|^光影")


def sections(found: list[Part]) -> list[Part]:
    """Mark the lines that head sections: (一)…, (二)… without a full stop; one alone, but for 一、…, may be torn."""
    heads: dict[str, dict[str, int]] = {}  # by how they are numbered
    for index, (part, below) in enumerate(pairwise(found)):
        number = COUNTED.match(part.text)
        leads = below.what is What.PARAGRAPH and not is_phrase(below)
        if number and leads and is_phrase(part) and not part.text.endswith(_GOING_ON):
            heads.setdefault(number[1] + number[3], {})[part.text] = index
    for shape, lines in heads.items():
        for index in lines.values() if len(lines) > 1 or shape == "、" else ():
            found[index] = replace(found[index], what=What.SECTION)
    return found


COUNTED = re.compile(r"([(]?)(\d{1,2}|[一二三四五六七八九十]{1,3})([)、.])")
_GOING_ON = (",", "、", "和", "与", "及", "的")
