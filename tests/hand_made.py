"""Readings made by hand, with every class of fact. The city, its people and its figures are invented."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from kg.model import (
    Appointment,
    Article,
    ArticleKind,
    Author,
    Award,
    Bound,
    Capacity,
    Event,
    Fact,
    Figure,
    Front,
    Kind,
    Line,
    LineKind,
    Link,
    Mention,
    Names,
    Occupancy,
    Participation,
    Piece,
    PolicyAction,
    Quantity,
    Quote,
    Reading,
    Relation,
    Sentence,
    Status,
    Thing,
)

SU = Thing(Kind.PERSON, "苏禾")
HE = Thing(Kind.PERSON, "贺云舟")
CITY = Thing(Kind.PLACE, "太原市")
DISTRICT = Thing(Kind.PLACE, "小店区")
GOVERNMENT = Thing(Kind.BODY, "太原市人民政府")
BUREAU = Thing(Kind.BODY, "太原市教育局")
MEETING = Thing(Kind.MEETING, "2026年太原市教育工作会议")
PLAN = Thing(Kind.DOCUMENT, "太原市学位供给规划")
FRONT = Front("汾河晚报", "2026-03-05", "1", "太原市", "中国")

SENTENCES = (
    "学位供给有了规划",
    "3月4日，市政府在小店区召开全市教育工作会议，副市长苏禾主持。",
    "苏禾指出，要把学位供给摆在首位。",
    "今年，市教育局将新建不少于12所幼儿园。",
    "市教育局局长贺云舟获评先进工作者。",
    "小店区\t入学率\t99.20%",
    "（贺云舟）",
)
MENTIONS = (
    (1, "市政府", GOVERNMENT, True),
    (1, "小店区", DISTRICT, False),
    (1, "全市", CITY, True),
    (1, "全市教育工作会议", MEETING, False),
    (1, "苏禾", SU, False),
    (2, "苏禾", SU, False),
    (3, "市教育局", BUREAU, False),
    (4, "市教育局", BUREAU, False),
    (4, "贺云舟", HE, False),
    (5, "小店区", DISTRICT, False),
)
FACTS: tuple[Fact, ...] = (
    Occupancy(evidence=(1,), rule="title-before-name", person=SU, title="副市长", body=GOVERNMENT),
    Occupancy(
        evidence=(4,), rule="title-before-name", person=HE, title="局长", body=BUREAU, start="2020", end="2026-03"
    ),
    Appointment(evidence=(4,), rule="appointed", person=HE, title="局长", body=BUREAU, date="2026-03-01"),
    Appointment(evidence=(4,), rule="removed", person=HE, title="副局长", body=BUREAU, removed=True, date="2026-02"),
    Event(evidence=(1,), rule="held", meeting=MEETING, start="2026-03-04", end="2026-03-04", organizer=GOVERNMENT),
    Participation(evidence=(1,), rule="presided", participant=SU, meeting=MEETING, capacity=Capacity.PRESIDED),
    Quote(evidence=(2,), rule="said", speaker=SU, text="要把学位供给摆在首位", manner="指出", meeting=MEETING),
    PolicyAction(
        evidence=(3,),
        rule="verb-object",
        verb="新建",
        object="不少于12所幼儿园",
        status=Status.PLANNED,
        actors=(BUREAU, GOVERNMENT),
        beneficiary="新市民",
        places=(DISTRICT,),
        quantities=(Quantity(Decimal(12), "所", Bound.AT_LEAST), Quantity(Decimal("1.50"), "亿元")),
        due="2026-12",
        source=PLAN,
        item=1,
    ),
    Award(evidence=(4,), rule="named", recipient=HE, honour="先进工作者", date="2026"),
    Figure(
        evidence=(5,),
        rule="table-row",
        subject=DISTRICT,
        indicator="入学率",
        value=Decimal("99.20"),
        unit="%",
        start="2026-02-01",
        end="2026-02-28",
    ),
    Link(evidence=(1,), rule="division", part=DISTRICT, relation=Relation.WITHIN, whole=CITY),
    Link(evidence=(4,), rule="organ", part=BUREAU, relation=Relation.PART_OF, whole=GOVERNMENT),
    Link(evidence=(1,), rule="held-in", part=MEETING, relation=Relation.LOCATED, whole=DISTRICT),
)


def article(sentences: Iterable[str], file: str = "fenhe.md", authors: Iterable[str] = ()) -> Article:
    """An article of one line a sentence, its headline the first, which begins at offset 10 of its file."""
    words = tuple(sentences)
    text = "\n".join(words)
    lines = tuple(Line(begin, begin + len(line), LineKind.PARAGRAPH) for begin, line in _placed(words))
    signed = tuple(Author(name, text.rindex(name), text.rindex(name) + len(name)) for name in authors)
    return Article(file, ArticleKind.ARTICLE, words[0], text, lines, (Piece(0, len(text), 10),), signed)


def reading(facts: Iterable[Fact] = FACTS, *, file: str = "fenhe.md", front: Front = FRONT) -> Reading:
    """The sample article with these facts."""
    whole = article(SENTENCES, file, ("贺云舟",))
    sentences = tuple(Sentence(line.begin, line.end, index, line.kind) for index, line in enumerate(whole.lines))
    mentions = tuple(
        _mention(whole, sentences[at], surface, thing, pointing) for at, surface, thing, pointing in MENTIONS
    )
    forms = ((BUREAU, "太原教育局"), (CITY, "太原"))
    return Reading(whole, front, Names(sentences, mentions, (), forms), tuple(facts), ())


def short(words: str, *facts: Fact, file: str = "fenhe.md", front: Front = FRONT) -> Reading:
    """An article of one sentence that mentions whatever its facts' things are called."""
    whole = article((words,), file)
    sentence = Sentence(0, len(words), 0, LineKind.PARAGRAPH)
    return Reading(whole, front, Names((sentence,), (), (), ()), facts, ())


def _placed(words: Iterable[str]) -> Iterable[tuple[int, str]]:
    begin = 0
    for line in words:
        yield begin, line
        begin += len(line) + 1


def _mention(whole: Article, sentence: Sentence, surface: str, thing: Thing, pointing: bool) -> Mention:
    begin = whole.text.index(surface, sentence.begin, sentence.end)
    return Mention(begin, begin + len(surface), thing, pointing)
