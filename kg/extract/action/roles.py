"""In what role somebody speaks or acts: who only proposes, whom an official speaks for, whose list of tasks is read."""

from __future__ import annotations

import re

from kg.extract.text import AnnotatedText
from kg.model import Kind, Mention, Thing

_PROPOSES = re.compile(
    r"(?:(?<!政治局)(?<!中央)(?<!候补)(?<!国务)(?<!常务)委员|代表|教授|专家|学者|研究员|会长|主委|院士|市民|网友)(?=$|、|兼)"
)
_LIST = re.compile(r"(?:实事|举措|措施|任务)[^,。;:]{0,10}(?:分别[为是]|具体为|包括|如下|是|为|有):")
_NAMED = re.compile("实事|举措|措施|任务|清单|方案")
_GIVES = re.compile(
    "[^,。;]{0,12}(?:通报|公布|出台|印发|发布|推出|确定|承诺|部署|制定|提出)"
    "|召开[^。;]{2,24}会议,?[^,。;]{0,4}(?:通过|审定|确定)"  # 县政府召开常务会议,审议通过实事清单: its own
)


PROMISED = re.compile(  # what a body has taken on: 市政府|承诺的10件民生实事
    "(?:20\\d\\d年|今年|去年)?(?:承诺|确定|公布|实施|办理|为民办)?的?[^,。;:]{0,10}(?:实事|任务|项目|承诺|举措|措施)"
)


def proposers_of(text: AnnotatedText) -> frozenset[Thing]:
    """The people whose proposals are suggestions: deputies, scholars, citizens, by the posts beside their names."""
    found = set()
    for index, mentions in enumerate(text.mentions):
        for mention in mentions:
            if mention.thing.kind is not Kind.PERSON or mention.pointing:
                continue
            titles = [post.title for post in text.posts[index] if 0 <= post.begin - mention.end <= 1]
            if any(map(_PROPOSES.search, [*titles, _row_of_posts(text, index, mention)])):
                found.add(mention.thing)
    return frozenset(found)


def offices_of(text: AnnotatedText) -> dict[Thing, Thing]:
    """The body that a person speaks for: of 市水利局局长某某 the bureau; who heads a city speaks for himself."""
    found: dict[Thing, Thing] = {}
    for posts, mentions in zip(text.posts, text.mentions, strict=True):
        if not posts:
            continue
        bodies = {m.end: m.thing for m in mentions if m.thing.kind is Kind.BODY}
        people = {m.begin: m.thing for m in mentions if m.thing.kind is Kind.PERSON}
        for post in posts:
            if post.begin in bodies and post.end in people and _SPEAKS_FOR.search(post.title):
                found.setdefault(people[post.end], bodies[post.begin])
    return found


_SPEAKS_FOR = re.compile(r"(?:[局处科关所院校站队厅行台社]长|经理|主任|负责人|发言人|董事长|理事长|总裁)$")


def _row_of_posts(text: AnnotatedText, index: int, person: Mention) -> str:
    """What stands before a name as its posts (省政协委员、某协会会长|某某), back to the last break or other person."""
    begin = max(text.sentences[index].begin, person.begin - _ROW)
    begin = max([begin, *(m.end() for m in _APART.finditer(text.flat, begin, person.begin))])
    others = [m.end for m in text.mentions[index] if m.thing.kind is Kind.PERSON and begin <= m.begin < person.begin]
    row = text.flat[max([begin, *others]) : person.begin]
    return row if row[-1:] in _TITLE_ENDS else ""


_ROW = 40  # characters that a row of posts before a name takes at most
_APART = re.compile(r"[,;:。“”]")
_TITLE_ENDS = frozenset("员表长授家者士任民友席师人事记委")


def promisers(text: AnnotatedText, index: int) -> tuple[Thing, ...]:
    """Whose list a sentence begins: the body that brought out the 实事 or 措施 that it names, if any."""
    sentence = text.sentences[index]
    listed = _LIST.search(text.flat, sentence.begin, sentence.end)
    own = [m for m in text.outer(index) if m.thing.kind is Kind.BODY] if listed else ()
    if whose := next((m for m in own if PROMISED.match(text.flat, m.end, sentence.end)), None):
        return (whose.thing,)
    for before in range(index if listed else 0):
        sentence = text.sentences[before]
        if _NAMED.search(text.flat, sentence.begin, sentence.end):
            bodies = [m for m in text.outer(before) if m.thing.kind is Kind.BODY]
            if giver := next((m for m in bodies if _GIVES.match(text.flat, m.end, sentence.end)), None):
                promise = "实事" in text.flat[sentence.begin : sentence.end]
                return (_whose(giver.thing) if promise else giver.thing,)
    return _below(text, index) or _reporter(text, index)


def _below(text: AnnotatedText, index: int) -> tuple[Thing, ...]:
    """Who brought out the list whose first item a line is: 全市十件民生实事 / (市政府办公室2月12日公布) / 1.新建…"""
    if index < 2 or not _FIRST_ITEM.match(text.flat, text.sentences[index].begin):
        return ()
    heading, note = text.sentences[index - 2], text.sentences[index - 1]
    noted = text.flat[note.begin] == "(" and _NAMED.search(text.flat, heading.begin, heading.end)
    bodies = [m for m in text.outer(index - 1) if m.thing.kind is Kind.BODY] if noted else ()
    return tuple(_whose(m.thing) for m in bodies if m.begin == note.begin + 1 and _GIVES.match(text.flat, m.end))


_FIRST_ITEM = re.compile("1[.、]|一、|[(]一[)]")


def _reporter(text: AnnotatedText, index: int) -> tuple[Thing, ...]:
    """Who reported right before how far things have come: 主任某某报告了进展情况。|截至3月底,已完成…."""
    sentence, before = text.sentences[index], text.sentences[index - 1]
    if not index or before.line == sentence.line or not _SO_FAR.match(text.flat, sentence.begin):
        return ()
    people = [m for m in text.outer(index - 1) if m.thing.kind is Kind.PERSON]
    person = next((m for m in people if _REPORTS.match(text.flat, m.end, before.end)), None)
    if person is None:
        return ()
    office = offices_of(text).get(person.thing)
    return (office, person.thing) if office else (person.thing,)


def _whose(giver: Thing) -> Thing:
    """Whose promises one brings out: a government's office those of its government."""
    government = giver.name.endswith("人民政府办公室")
    return Thing(giver.kind, giver.name.removesuffix("办公室")) if government else giver


_SO_FAR = re.compile(r"截至|目前|今年以来|今年前|[一二三四]季度|上半年|前[\d一二三四五六七八九十]+个?月")
_REPORTS = re.compile("(?:代表[^,。;]{2,12})?(?:报告|汇报|通报)了?[^,。;]{0,24}(?:情况|进展|进度)")
