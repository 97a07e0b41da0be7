"""Who acts by a word that stands for places or people named before: 当地, 市里, 双方, 两国元首."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import pairwise, product

from kg.extract.clause.chains import ADVERBS
from kg.extract.clause.verbs import verb_at
from kg.extract.office.states import foreign_state
from kg.extract.text import AnnotatedText
from kg.lexicon.countries import is_country
from kg.lexicon.divisions import ABBREVIATIONS, SETTLED, Level, load
from kg.model import Kind, LineKind, Mention, Thing

LEADS = "日前|近日|今年|目前|眼下|如今|同时|此外|其中|另外|随后|当天"  # what leads up to who acts
LEAD = re.compile(
    rf"(?:{LEADS}|新时代|最近|据悉|据了解|会上|[本此这]次|当即要求|要求|叮嘱|希望|论坛上|会议期间|又讯|本报讯|上午|下午|以来|近?[一二两三四五六七八九十几]+(?:年|个月|天|周)多?来|其间|这些天|连日来|为此|截至|春节后|期间|与此同时|[\d年月日至—:\s前起]|[一二三四五六七八九十〇]+[月日年])*"
)
_THERE = re.compile(r"当地(?!时间|的|[^,]{0,6}(?:群众|居民|村民|人(?!员)|警方|媒体))")


def things(found: Iterable[Mention]) -> tuple[Thing, ...]:
    """The things of a row of mentions, each once."""
    return tuple(dict.fromkeys(m.thing for m in found))


_STANDS_IN = ABBREVIATIONS | set(
    "执当省市州县区旗镇乡村我双两中三四五相有公企集合学医协"
)  # what those words begin with


def stood_for(text: AnnotatedText, at: int, end: int) -> tuple[Thing, ...]:
    """Who acts by a word that stands for places: 当地, 市里, 双方."""
    lead = LEAD.match(text.flat, at, end)
    here = lead.end() if lead else at
    if text.flat[here : here + 1] not in _STANDS_IN:
        return ()
    return (
        _locally(text, here, end)
        or _department(text, here, end)
        or _here(text, here, end)
        or _both(text, here, end)
        or _leaders(text, here, end)
        or _so_many(text, here, end)
        or _his_firm(text, here, end)
        or _officers(text, here, end)
    )


_FIRM = re.compile(
    "(?:公司|企业|集团|合作社|学校|医院|协会)(?=正在|还?将|已经?|计划|今年|去年|目前|下一步|要|拟|准备|投[入资]|每年|先后|累计)"
)
_HELD = ("公司", "集团", "厂", "合作社", "学校", "中学", "小学", "大学", "学院", "医院", "协会")


def _his_firm(text: AnnotatedText, here: int, end: int) -> tuple[Thing, ...]:
    """某某公司负责人某某说,|企业正在…: the body whose post the one who speaks in the sentence holds."""
    if not _FIRM.match(text.flat, here, end):
        return ()
    index = text.sentence_at(here)
    bodies = {m.end: m.thing for m in text.things(index, Kind.BODY) if m.thing.name.endswith(_HELD)}
    people = {m.begin for m in text.things(index, Kind.PERSON) if m.end < here}
    held = (bodies.get(post.begin) for post in text.posts[index] if post.end in people)
    return tuple(one for one in held if one)[-1:]


_OFFICERS = re.compile("执法(?:人员|队员|支队|大队)(?=[对依责当查在现将已共开检扣没下取拆])")
_ENFORCE = ("局", "大队", "支队", "总队", "委员会", "海关", "海事处")


def _officers(text: AnnotatedText, here: int, end: int) -> tuple[Thing, ...]:
    """某局检查市场。…,|执法人员对一家店处以罚款: the office of the article that is named last before them."""
    if not _OFFICERS.match(text.flat, here, end):
        return ()
    for index in range(text.sentence_at(here), -1, -1):
        offices = [m.thing for m in text.outer(index) if m.end <= here and m.thing.name.endswith(_ENFORCE)]
        if offices:
            return (offices[-1],)
    return ()


def _locally(text: AnnotatedText, here: int, end: int) -> tuple[Thing, ...]:
    """当地成立了…: the division from county upwards that is named last before it, with those in its row."""
    if not _THERE.match(text.flat, here, end):
        return ()
    for index in range(text.sentence_at(here), -1, -1):
        for mention in reversed(text.things(index, Kind.PLACE)):
            settled = index == text.sentence_at(here) and mention.thing.name.endswith(SETTLED)
            if mention.end <= here and (settled or not _small(mention.thing)):
                return things([*_listed_before(text, index, mention), mention])
    return ()


_SO_MANY = re.compile(
    "(?P<n>[两三四五])(?:(?P<body>家(?:公司|企业|银行|机构|单位)|个?部门|部委|机构|高校|校)|(?P<place>地|国|省份?|市|县))(?![党军])"
)
_COUNTS = {"两": 2, "三": 3, "四": 4, "五": 5}
_KINDS: dict[str, Callable[[Thing], bool]] = {
    "": lambda thing: thing.kind is Kind.BODY,
    "国": lambda thing: thing.kind is Kind.PLACE and is_country(thing.name),
    "地": lambda thing: thing.kind is Kind.PLACE and load().resolve(thing.name) is not None,
    "省": lambda thing: thing.kind is Kind.PLACE and thing.name.endswith(("省", "自治区")),
    "市": lambda thing: thing.kind is Kind.PLACE and thing.name.endswith("市"),
    "县": lambda thing: thing.kind is Kind.PLACE and thing.name.endswith(("县", "旗")),
}
_LINES = 1  # over how many lines those words point back


def _so_many(text: AnnotatedText, here: int, end: int) -> tuple[Thing, ...]:
    """两家公司还起诉…, 两部门要求…: the row of so many that is named last before it."""
    short = _SHORT.match(text.flat, here, end)
    if short and not any(text.opened(text.sentence_at(here), here, here + 1)):
        return _by_short_names(short["names"], _COUNTS[short["n"]])
    several = _SO_MANY.match(text.flat, here, end)
    if not several or not (ADVERBS.match(text.flat, several.end(), end) or verb_at(text.flat, several.end(), end)):
        return ()
    count, fits = _COUNTS[several["n"]], _KINDS[several["place"][:1] if several["place"] else ""]
    last = text.sentence_at(here)
    for index in range(last, -1, -1):
        if text.sentences[last].line - text.sentences[index].line > _LINES:
            break
        named = [m for m in text.outer(index) if fits(m.thing) and m.end <= here]
        rows = (named[at : at + count] for at in range(len(named) - count, -1, -1))
        if row := next((row for row in rows if _joined(text, row)), None):
            return things(row)
    return ()


_SHORT = re.compile("(?P<names>[\u4e00-\u9fff]{2,5})(?P<n>[两三四五])(?:省[区市]?|地)(?=[^的])")  # 鲁冀两省将…


def _by_short_names(names: str, count: int) -> tuple[Thing, ...]:
    """The provinces that so many characters stand for, none where one of them stands for none: 沪苏浙 | 三地."""
    provinces = [load().abbreviation(name) for name in names]
    found = tuple(Thing(Kind.PLACE, one.name) for one in provinces if one)
    return found if len(found) == len(names) == count else ()


def _joined(text: AnnotatedText, row: list[Mention]) -> bool:
    return all(text.flat[one.end : other.begin] in _AND for one, other in pairwise(row))


_AND = ("、", "和", "与", "及", "同")


_DEPARTMENT = re.compile("(?:相关|有关|多个?)(?:职能)?部门(?=[^,的]{2})(?!负责人|人士|工作人员)")


def _department(text: AnnotatedText, here: int, end: int) -> tuple[Thing, ...]:
    """某市出现降雪,|相关部门对道路进行清理: in national news the division named before it acts."""
    if not text.national or not _DEPARTMENT.match(text.flat, here, end):
        return ()
    named = [m for m in text.outer(text.sentence_at(here)) if m.thing.kind is Kind.PLACE and m.end <= here]
    return things(named[-1:]) if named and load().resolve(named[-1].thing.name) else ()


def _listed_before(text: AnnotatedText, index: int, last: Mention) -> list[Mention]:
    """The places of a row that ends with ``last``, without it: 甘肃、|云南."""
    row: list[Mention] = []
    for mention in reversed(text.things(index, Kind.PLACE)):
        first = row[0] if row else last
        if mention.end == first.begin - 1 and text.flat[mention.end] == "、":
            row.insert(0, mention)
    return row


_HERE = re.compile(
    r"(?P<kind>[省市州县区旗镇乡村])[里上](?P<sure>(?=在(?!建)|[要将已正还拟计决先又也每共]|今年|去年|下一步|统一|组织|安排|拿出|打算|准备|投|年[内底]"
    r"|[五十元春\d][^,]{1,4}前要|与[^,]{3,24}签))?"
)


def _here(text: AnnotatedText, at: int, end: int) -> tuple[Thing, ...]:
    """市里正在…, 村里与某公司签…: the paper's home, or the place of that kind that is named last before it."""
    here = _HERE.match(text.flat, at, end)
    if not here or (here["sure"] is None and not verb_at(text.flat, here.end(), end)):
        return ()
    if text.front.home and text.front.home.endswith(here["kind"]):
        return (Thing(Kind.PLACE, text.front.home),)
    for index in range(text.sentence_at(here.start()), -1, -1):
        for mention in reversed(text.things(index, Kind.PLACE, Kind.BODY)):
            name = _SEAT.sub("", mention.thing.name)  # 某县委书记说,县里将…
            if mention.end <= here.start() and name.endswith(here["kind"]):
                return (mention.thing if name == mention.thing.name else Thing(Kind.PLACE, name),)
    return ()


_SEAT = re.compile("^中共(?=.*委员会$)|(?:委员会|人民政府)$")


_BOTH = re.compile(
    r"(?:我们)?(?:中(?P<other>[\u4e00-\u9fff]{1,2}))?(?:双方|两国)(?=[要应将可需愿须正都一共]|达成|就|在|签[署订]|[积携坚加联合]|同意|宣布|商定|决定|支持|推动|建立|发[表布起]|开展|确认|承诺|重申|启动|恢复|表示|强调|还|始终|相互|继续|坚持|进一步|秉持)"
)


def _both(text: AnnotatedText, at: int, end: int) -> tuple[Thing, ...]:
    """双方要…: this country and the foreign state that the article is about, in a town the two that meet there.

    Two bodies that sign or talk in the same paragraph come first: 某台与某大学签署协议,|双方将开展合作.
    """
    country = text.front.country
    if country is None or not (both := _BOTH.match(text.flat, at, end)):
        return ()
    if not both["other"] and text.national and (pair := _signing(text, at)):
        return pair
    other = foreign_state(text)
    # no 中非双方 where 塞内加尔 is visited, none of another piece of news
    if other and (both["other"] or "") in other.name and _in_section(text, other, text.sentence_at(at)):
        return (Thing(Kind.PLACE, country), other)
    return _meeting_sides(text, at) if text.front.home else ()


def _signing(text: AnnotatedText, at: int) -> tuple[Thing, ...]:
    """The two bodies of which a paragraph says that they sign, talk or work together."""
    last = text.sentence_at(at)
    for index in range(last, -1, -1):
        if text.sentences[index].line != text.sentences[last].line:
            break
        bodies = [m for m in text.outer(index) if m.thing.kind is Kind.BODY and m.end <= at]
        for one, other in pairwise(bodies):
            with_it = _WITH.fullmatch(text.flat, one.end, other.begin)
            if with_it and _TOGETHER.match(text.flat, other.end):
                return (one.thing, other.thing)
    return ()


_WITH = re.compile(r"(?:今天|昨天|近日|日前|\([^()]*\)|[\d月日]|在[^,。][^,。在]{1,11})*[与和同]")
_TOGETHER = re.compile("[^,。;]{0,16}?(?:签署|签订|签约|举行|达成|开展|举办|会谈|合作)")


def _in_section(text: AnnotatedText, state: Thing, index: int) -> bool:
    """Whether a state is named in the piece of news that a sentence belongs to, where subheads part several."""
    for before in range(index, -1, -1):
        if any(m.thing == state for m in text.mentions[before]):
            return True
        if text.sentences[before].kind is LineKind.SUBHEAD:
            return False
    return True


_LEADERS = re.compile(
    r"两国(?:元首|总理|首相|领导人|外长|议长|首脑)(?=共同|一道|一致|宣布|见证|签署|达成|发表|同意|还|将|就|强调|重申)"
)
_TALK = re.compile("会谈|会见|会晤")


def _leaders(text: AnnotatedText, at: int, end: int) -> tuple[Thing, ...]:
    """两国元首共同见证签署…: the first two people whom a sentence before names as meeting."""
    if not _LEADERS.match(text.flat, at, end):
        return ()
    for index in range(text.sentence_at(at)):
        sentence = text.sentences[index]
        people = things(text.things(index, Kind.PERSON))
        if len(people) > 1 and _TALK.search(text.flat, sentence.begin, sentence.end):
            return people[:2]
    return ()


def _meeting_sides(text: AnnotatedText, at: int) -> tuple[Thing, ...]:
    """The two sides that are first told of as meeting: 甲市与乙州|协作联席会议."""
    for index in range(text.sentence_at(at) + 1):
        sides = [m for m in text.mentions[index] if m.thing.kind in (Kind.PLACE, Kind.BODY)]
        for one, other in product(sides, sides):
            if one.end + 1 == other.begin and _MEET.match(text.flat, one.end):
                return (one.thing, max((m for m in sides if m.begin == other.begin), key=lambda m: m.end).thing)
    return ()


_MEET = re.compile("[与和同][^,。;]{2,40}?(?:会议|座谈|签[约署订]|合作|协作|共建|会谈|对接)")


@lru_cache(maxsize=4096)
def _small(thing: Thing) -> bool:
    """Whether a place is too small to be what 当地 means: a township, or no division."""
    division = load().resolve(thing.name)
    return division is None or division.name != thing.name or division.level is Level.TOWNSHIP
