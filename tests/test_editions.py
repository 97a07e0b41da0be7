"""Meetings and documents over the articles: one session under several names, and the occasions of one name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.identity import Linker, identify
from kg.identity.editions import session_name
from kg.model import Capacity, Event, Kind, Mention, Names, Participation, Reading, Thing
from kg.rdf import describe, identity_graph
from tests.hand_made import GOVERNMENT, short
from tests.test_identity import front_of


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("绵阳市八届人大七次会议", "绵阳市第八届人民代表大会第七次会议"),
        ("山西省第十四届人民代表大会第五次会议", "山西省第十四届人民代表大会第五次会议"),
        ("十四届全国人大三次会议", "第十四届全国人民代表大会第三次会议"),
        ("十四届全国人大常委会第十八次会议", "第十四届全国人民代表大会常务委员会第十八次会议"),
        ("政协绵阳市八届五次会议", "中国人民政治协商会议第八届绵阳市委员会第五次会议"),
        ("全国政协十四届常委会第十二次会议", "中国人民政治协商会议第十四届全国委员会常务委员会第十二次会议"),
        ("市政府常务会议", "市政府常务会议"),
    ],
)
def test_sessions_go_by_their_full_name(name: str, full: str) -> None:
    assert session_name(name) == full == session_name(full)


def told(name: str, day: str, *, held: str | None = None, attended: bool = False, kind: Kind = Kind.MEETING) -> Reading:
    """An article that names a meeting or document, and says when it was held, or that somebody attended."""
    thing = Thing(kind, name)
    facts = [Event(evidence=(0,), rule="held", meeting=thing, start=held)] if held else []
    went = Participation(
        evidence=(0,), rule="attended", participant=GOVERNMENT, meeting=thing, capacity=Capacity.ATTENDED
    )
    made = short(f"{name}。", *facts, *([went] if attended else []), file=f"{day}.md", front=front_of(day))
    mention = Mention(0, len(name), thing)
    return Reading(made.article, made.front, Names(made.names.sentences, (mention,), (), ()), made.facts, ())


def named(linker: Linker, *readings: Reading) -> list[str]:
    return [
        linker.inside(each.article).iri(each.names.mentions[0].thing).removeprefix("https://kg.example/")
        for each in readings
    ]


def test_one_session_under_two_names_in_any_year() -> None:
    readings = (
        told("太原市十五届人大五次会议", "2026-01-20", held="2026-01-19"),
        told("太原市第十五届人民代表大会第五次会议", "2026-12-20"),
    )
    linker = identify(readings)
    assert named(linker, *readings) == ["meeting/太原市第十五届人民代表大会第五次会议"] * 2
    first, thing = readings[0], readings[0].names.mentions[0].thing
    assert linker.inside(first.article).label(thing) == "太原市第十五届人民代表大会第五次会议"
    assert linker.inside(first.article).forms(thing) == ("太原市十五届人大五次会议",)


def test_each_occasion_of_a_name_is_a_meeting_of_its_own() -> None:
    readings = (
        told("太原市政府常务会议", "2026-01-20", held="2026-01-19"),
        told("太原市政府常务会议", "2026-01-22"),
        told("太原市政府常务会议", "2026-03-05", attended=True),
        told("太原市政府常务会议", "2026-06-30"),
    )
    first, later = "meeting/太原市政府常务会议", "meeting/太原市政府常务会议-2026-03-05"
    assert named(identify(readings), *readings) == [first, first, later, later]
    assert named(identify(readings[:2]), *readings[:2]) == [first, first]


def test_a_fair_announced_and_held_is_one() -> None:
    readings = (told("汾河灯会", "2026-01-05"), told("汾河灯会", "2026-03-03", held="2026-03-03"))
    assert len(set(named(identify(readings), *readings))) == 1


def test_a_report_of_every_year_is_one_for_each() -> None:
    name = "太原市人民政府工作报告"
    readings = tuple(told(name, day, kind=Kind.DOCUMENT) for day in ("2026-01-20", "2026-05-02", "2027-01-19"))
    assert named(identify(readings), *readings) == [f"document/{name}"] * 2 + [f"document/{name}-2027"]


def test_a_session_is_dated_over_all_articles() -> None:
    name = "绵阳市第八届人民代表大会第七次会议"
    thing = Thing(Kind.MEETING, name)

    def on(day: str, words: str) -> Reading:
        event = Event(evidence=(0,), rule="held-on", meeting=thing, start=day)
        made = short(f"{name}{words}。", event, file=f"{day}.md", front=front_of(day))
        return replace(made, names=replace(made.names, mentions=(Mention(0, len(name), thing),)))

    told = [
        on("2026-01-17", "举行预备会议"),
        on("2026-01-18", "隆重开幕"),
        on("2026-01-20", "举行第二次全体会议"),
        on("2026-01-21", "胜利闭幕"),
    ]
    linker = identify(told)
    assert {meeting.label: days for meeting, days in linker.spans.items()} == {name: ("2026-01-18", "2026-01-21")}
    graphs = identity_graph(linker).decode() + "".join(describe(each, linker).decode() for each in told)
    short_cuts = {line for line in graphs.splitlines() if "schema.org/startDate" in line and "/meeting/" in line[:40]}
    assert len(short_cuts) == 1 and "2026-01-18" in short_cuts.pop()
    assert next(iter(identify(told[3:]).spans.values())) == ("2026-01-21", "2026-01-21")
