"""Conferences, forums and the like in a text, by what ends their names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from kg.lexicon import alternation, table
from kg.lexicon.countries import sides
from kg.lexicon.finder import Finder
from kg.model import Kind, Thing
from kg.resolve.body.organs import UNBARE, Pointed
from kg.resolve.qualify import Line
from kg.resolve.spans import Found
from kg.text.hinted import Hinted


def meeting(name: str) -> Thing:
    return Thing(Kind.MEETING, name)


LEVELS = "自治区|省|市|州|盟|县|区|旗"
_NTH_TALK = r"(?:领导人|元首|首脑|总理|外长)第[一二三四五六七八九十\d]+次(?:非正式)?会晤"  # 金砖国家|领导人第十六次会晤
_SUFFIX = re.compile(rf"(?:{alternation('meeting_suffixes')})(?:(?<=会)议(?![长员程题案]))?|{_NTH_TALK}")


@cache
def _ends() -> Finder:
    """What a match of ``_SUFFIX`` holds one of: most lines have none, and this is found several times faster."""
    return Finder([*table("meeting_suffixes"), "会晤"])


NO_NAME = re.compile(
    r"^(?:本次|此次|这次|该|全体|有关|相关|重要|各类|一次|两次|多次|[一-鿿]次|大型|系列|国际|专题|现场|线上|视频|和|等|新闻|小组|分组|座谈|列席"
    r"|出席|参加|召开|主持|旁听|举行|组织|首场|[一二三四五六七八九十两多数几半\d]+[场天]|分|平行|近期|例行|上述|其他|今年|去年|年度|这场|当天|首|高峰|两会|常委会|主题|委员长|第[一二三四五六七八九十百\d]+[场次]|本?阶段|双周|联组|主|论坛|开幕会|开幕式|暨)*$"
)
_GOVERNS = re.compile(
    r"(?:会议|全会|大会|论坛|倡议|战略|计划|峰会|草案)[和与及]|出席|列席|参加|主持|召开|主办|承办|协办|举办|筹备|迎接|参与|(?:热烈)?祝贺|直播"
    r"|赶上|适逢|恰逢|正值|抗议|抵制|配合|推迟|缺席|书记|主席|主任|市长|县长|区长|围绕|支持"
)
_OBEYED = re.compile(
    r"(?:认真|全面|深入|坚决|扎实|切实|抓好|深化|充分|深刻|系统|积极|高度|继续|全天候)*"
    r"(?:学习贯彻|传达学习|贯彻落实|贯彻|落实|学习|传达|领会|领悟|理解|宣讲|总结|评价|保障|服务保障|服务|利用)好?"
    r"(?=中央|全国|全[省市县区州旗会]|[省市县区州旗自]|[党中两]|第|[一二三四五六七八九十]+届|[进广]|服贸|(?<=[解会悟])$)"
)
_DAY = re.compile(r"(?:\d+年)?[\d年]*\d+月\d+日|年\d+月\d+日")
_NO_END = re.compile(r"[员场室厅堂展]|长(?![期达])|中心|大厦")
_SCOPE = re.compile(  # 全旗|民族团结进步|表彰大会, 中央|周边|工作会议
    r"(?:(?<!党)中央|全国|全[省市县区州旗])(?:(?!召开|举行|出席|参加|主持|组织|开展|政协|人大|各|上下|中央|国务院|贯彻|落实|学习|传达|有关|提出|委员会(?!主席会议)|会议|大会|全会|论坛|座谈会|会见|主席(?!会议)|书记|[的了在将被把向对及要])[一-鿿]){2,13}$"
)
_HEADS = re.compile("全[国省市](?:组织|宣传|统战)(?=部长会议$)")  # a field that is a verb as well
_ACTIVITY = Hinted(
    r"“[^“”\n]{2,24}”(?:系列|主题|大型|媒体|集中)*(?:采访|参访|交流|推介|访问|对接|研学)活动",
    *("采访活动", "参访活动", "交流活动", "推介活动", "访问活动", "对接活动", "研学活动"),
)
_BRACKET = re.compile(r"\([一-鿿\d+]{2,8}\)$")
_SEVERAL = re.compile(r"(?:\d+|[一二两三四五六七八九十几]+)[多余]?(?:场|期|次|个)")  # 19场|专业论坛
_EDITION = re.compile(r"第[一二三四五六七八九十百\d]+届|首届|20\d\d")
_ANNIVERSARY = re.compile(r"(?:(?:中国|中共|新中国)[一-鿿]{0,6})?(?:加入|成立|建交|庆祝|纪念|诞辰)[一-鿿·]{0,16}$")
_YEAR = re.compile(r"20\d\d年(?:第[一二三四五六七八九十\d]+[届次])?$|第[一二三四五六七八九十\d]+[届次]$")
_THEME = re.compile(r"以(“[^“”\n]{2,30}”)为主题的$")


def find_by_suffix(
    line: Line, begin: int, end: int, pointed: Pointed, holders: Sequence[Found] = ()
) -> Iterator[Found]:
    """Conferences, forums and the like, with what qualifies them: 全市|重点项目建设|推进会.

    A name goes on to the left over the body of ``holders`` that ends there (上海合作组织|峰会).
    """
    text = line.text
    held = {holder.end: holder.begin for holder in holders}
    sitting = {holder.end for holder in holders if holder.thing.name.endswith("会议")}  # 联合国贸发会议
    for match in _SUFFIX.finditer(text, begin, end) if any(_ends().find(text, begin, end)) else ():
        stop = match.end()
        if stop in sitting or (stop in held and (_CHAIRED.match(text, stop) or _resolves(text, held[stop], stop))):
            continue
        if not _may_end(line, match, begin):
            continue
        start = _begin(line, match, begin, held)
        if _no_name(text, start, match):
            continue
        qualifier = text[start : match.start()]
        if "周年" in qualifier and (since := _ANNIVERSARY.search(text, max(begin, start - 26), start)):
            start = held.get(since.start(), since.start())
        theme = None if _EDITION.match(qualifier) else _THEME.search(text, max(begin, start - 40), start)
        name = full_name(text[start:stop], start, pointed)
        yield Found(start, stop, meeting(theme[1] + name if theme else name), rank=6)
    for match in _ACTIVITY.finditer(text, begin, end):
        yield Found(*match.span(), meeting(match[0]), rank=6)


def _may_end(line: Line, suffix: re.Match[str], floor: int) -> bool:
    """Whether a meeting's name may end with a suffix: none that goes on, or ends a body's name or a power's."""
    text, stop = line.text, suffix.end()
    return not (
        not (line.ends_word(stop) or text[stop - 1 : stop + 1] in _AT_IT)
        or _NO_END.match(text, stop)
        or text[suffix.start() - 1 : suffix.start()] in ("和", "与")
        or (text[stop - 4 : stop] in ("代表大会", "国民会议") and _ASSEMBLY.match(text, stop))
        or text.endswith("协会商会", floor, stop)  # bodies
        or _POWER.search(text, max(floor, suffix.start() - 6), stop)
    )


def _begin(line: Line, suffix: re.Match[str], floor: int, held: Mapping[int, int]) -> int:
    """Where a meeting's name begins; it takes in the body of ``held``, by where it ends, and the level it is of."""
    text, stop = line.text, suffix.end()
    start = _after_verb(text, _reach(line, suffix.start(), floor), suffix.start())
    start = _quoted(line, _named_held(text, start, suffix, floor), floor)
    start -= 2 * (text.startswith("团第", start) and text.endswith("主席", floor, start))  # 主席|团第二次会议
    if start in held:
        year = _YEAR.search(text, max(floor, held[start] - 12), held[start])
        start = year.start() if year else held[start]
    scope = _SCOPE.search(text, max(floor, start - 15), start) or _HEADS.search(text, max(floor, start - 4), stop)
    return scope.start() if scope else start


def _no_name(text: str, start: int, suffix: re.Match[str]) -> bool:
    """Whether what stands before a suffix names no meeting: too little, a number of them, what is done with one."""
    qualifier = text[start : suffix.start()]
    return bool(
        (len(qualifier) < 2 and suffix[0] != "全国两会")
        or NO_NAME.match(qualifier)
        or qualifier.endswith(("落实", "贯彻", "传达"))  # 某某就落实|会议精神提出要求
        or (_SEVERAL.match(qualifier) and text[start - 1 : start] != "第")
    )


_CHAIRED = re.compile("(?:副|执行)?(?:主席(?!团)|秘书长)")  # 第78届联合国大会|主席


def _resolves(text: str, begin: int, stop: int) -> bool:
    """Whether an assembly is told of as a body, not as what is attended: 联合国大会|通过决议."""
    return text[begin:stop] == "联合国大会" and not _ATTENDED.search(text, max(0, begin - 4), begin)


_ATTENDED = re.compile("(?:届|[次年在]|出席|参加|举行|召开)了?$")


def _reach(line: Line, suffix: int, floor: int) -> int:
    """Where the words that qualify a suffix begin; 党的 stands inside (机关党的工作暨纪检工作会议)."""
    start = line.reach(suffix, longest=30, floor=floor, across="与和·—-+")
    if start == suffix and not line.starts_word(start):
        start = line.within(start, start + 1)[0].begin
    while start < suffix and line.text[start] in "-—+":
        start += 1
    signed = line.text[start] in sides() or (line.text[start] == "新" and "新加坡" in line.text)
    if signed and start > floor and line.text[start - 1] == "中":
        start -= 1  # 中|德经济技术合作论坛
    if towards := _TOWARDS.search(line.text, floor, suffix):  # 2024年|对台工作会议
        start = min(start, towards.start())
    named_so = _BRACKET.search(line.text, max(floor, start - 12), start)
    if named_so:  # 第二十三届中国(寿光)国际蔬菜博览会
        start = min(start, line.reach(named_so.start(), longest=14, floor=floor, across="与和·—-"))
    if start - floor > 2 and line.text[start - 2 : start] == "党的":
        before = line.reach(start - 2, longest=20, floor=floor, across="与和")
        start = before if before < start - 2 else start
    return start


def _after_verb(text: str, start: int, suffix: int) -> int:
    """Where a name begins after a verb that governs it: …书记出席|会议 names nothing, 参加|某某论坛 does."""
    for verb in _GOVERNS.finditer(text, start, suffix + 1):
        start = verb.end()
    obeyed = _OBEYED.match(text, start, suffix)
    start = obeyed.end() if obeyed else start
    day = _DAY.match(text, start, suffix)
    return day.end() if day else start


_HELD = re.compile(r"(?:主持|召开|举行|举办|出席|参加|列席|承办|主办)了?")
_HELD_IN = re.compile(rf"{_HELD.pattern}|(?<![一-鿿])在")
_INSIDE = (  # function words within longer ones: 应对, 社会, 高等, 和谐, 在建
    "(?<=[应强核绝针])对|对(?=[口外接流标抗])|(?<=[社工学协商])会|(?<=[高平同])等|和(?=[谐平美])|(?<=[共总])和"
    "|在(?=[建线职])|(?<=[参给])与|(?<=[普涉])及"
)
_NAMED_HELD = re.compile(
    rf"(?:{_INSIDE}|与(?=中)|{_BRACKET.pattern[:-1]}|(?!抗议|[的了在将和与及对向从把被由会等])[一-鿿\dA-Z]){{4,36}}"
)


def _named_held(text: str, start: int, suffix: re.Match[str], floor: int) -> int:
    """Where a name begins right after a verb of holding, between 在 and 上, or at an edition, whatever verbs it has.

    召开|老旧小区改造听证会, 在|全市工业强市推进大会|上, 第三届安化黑茶产业研讨会.
    """
    first, verbs = max(floor, suffix.start() - 40), _HELD_IN if text.startswith("上", suffix.end()) else _HELD
    begins = [verb.end() for verb in verbs.finditer(text, first, start)]
    begins += [edition.start() for edition in _NTH.finditer(text, first, start)]
    begin = max(begins, default=start)
    return begin if _NAMED_HELD.fullmatch(text, begin, suffix.start()) else start


_NTH = re.compile(r"(?:20\d\d年?)?(?:第[一二三四五六七八九十百\d]+届|首届)")


_POWER = re.compile("(?<![届镇乡])人民代表大会$|各级人民代表大会$")  # 人民代表大会制度 is a form of state
_ASSEMBLY = re.compile("副?主席|常务|代表|议员|议长|法[律规]")
_AT_IT = ("会上", "会前", "会后")  # words of the dictionary that reach over a name's end


_TOWARDS = re.compile(r"(?:20\d\d年|全[国省市])?对[台外口]$")
_THEMED = re.compile(r"“[^“”\n]{2,40}”(?:系列|主题|专题|特别)*$")


def _quoted(line: Line, start: int, floor: int) -> int:
    """A quoted theme right before is part of the name, with what qualifies it: 全市“某题”研讨班."""
    theme = _THEMED.search(line.text, max(floor, start - 48), start)
    begin = theme.start() if theme else start
    if line.text[begin] != "“":
        return start
    return line.reach(begin, longest=14, floor=floor, deeds=False)


def full_name(name: str, begin: int, pointed: Pointed) -> str:
    """The name with 全省, 全市 or a bare level word in front made the division's name."""
    name = _OF_TERM.sub("", _everyday(_fair(name)))
    match = re.match(rf"(?:全|我)?({LEVELS})(?=[一-鿿“])", name)
    division = pointed(match[1], begin) if match else None
    if match and division and not UNBARE.match(name):
        rest = name[match.end() :]
        return _committee_name(division, rest) if rest.startswith(("委", "政府")) else division + rest
    return name


_OF_TERM = re.compile(
    rf"^第?[一二三四五六七八九十]+届(?=(?:{LEVELS})(?:人民)?政府)"
)  # 十三届|州人民政府第八十次常务会议


def _fair(name: str) -> str:
    """The name with a fair's short one spelt out: 第七届进博会 is the 第七届中国国际进口博览会."""
    fair = table("meeting_suffixes").get(name[-3:], ())[1:]
    return name[:-3].removesuffix("中国") + fair[0] if fair else name


def _everyday(name: str) -> str:
    """The name with the countries in it by their everyday names: 印尼|中资企业座谈会 is no other meeting."""
    for other, country in _others().items():
        if other in name and country not in name:
            return name.replace(other, country)
    return name


@cache
def _others() -> dict[str, str]:
    """Short names of countries that stand inside other names: 印尼."""
    rows = table("countries").items()
    return {row[1]: name for name, row in rows if row[0] == "country" and len(row) > 1 and len(row[1]) > 1}


def _committee_name(division: str, rest: str) -> str:
    """中共某市委全面深化改革委员会第三次会议 of 某市 and 委深改委第三次会议."""
    if not rest.startswith("委"):
        return f"{division}人民{rest}"
    short = next((short for short in _committees() if rest.startswith(short)), "")
    after = rest[len(short) :].removeprefix("员会")  # 委财经委|员会第六次会议
    return f"中共{division}委{_committees()[short]}{after}" if short else f"中共{division}{rest}"


@cache
def _committees() -> dict[str, str]:
    """The short names of a party committee's own committees, and what they stand for: 委深改委."""
    forms = ((form, row[0].partition("}委员会")[2]) for form, row in table("body_forms").items())
    return {form: whole for form, whole in forms if form.startswith("委") and form.endswith("委") and whole}
