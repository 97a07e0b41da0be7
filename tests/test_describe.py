"""Telling readings: each fact as a node with evidence, the words at their offsets, and who is who."""

from __future__ import annotations

import pickle
import random
from collections.abc import Iterable
from dataclasses import replace

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import KgError, OffsetError
from kg.identity import identify, things_of
from kg.identity.iris import iri_of
from kg.model import Appointment, Fact, Front, Kind, Link, Mention, Occupancy, Reading, Relation, Thing
from kg.rdf import describe, graph_of
from kg.store import GraphStore
from tests.hand_made import BUREAU, CITY, DISTRICT, FACTS, FRONT, HE, SU, reading, short


def store(*readings: Reading) -> GraphStore:
    """The graphs of readings, put into a store as a build does."""
    linker = identify(readings)
    made = GraphStore()
    for each in readings:
        made.replace(graph_of(each), describe(each, linker))
    return made


def ask(made: GraphStore, query: str) -> set[tuple[str | None, ...]]:
    return set(made.rows(query))


def holds(made: GraphStore, pattern: str) -> bool:
    return bool(made.query(f"ASK {{ {pattern} }}"))


SAID = (
    "?f a org:Membership ; org:member person:苏禾 ; org:organization body:太原市人民政府 ; org:role role:副市长",
    'role:副市长 a org:Role, skos:Concept ; skos:prefLabel "副市长"@zh',
    '?f a org:Membership ; org:member person:苏禾 ; kg:asOf "2026-03-05"^^xsd:date',
    "person:苏禾 org:memberOf body:太原市人民政府 ; kg:tookPartIn meeting:2026年太原市教育工作会议",
    '?f a org:Membership ; schema:startDate "2020"^^xsd:gYear ; schema:endDate "2026-03"^^xsd:gYearMonth',
    '?f a kg:Appointment ; org:member person:贺云舟 ; org:role role:局长 ; dcterms:date "2026-03-01"^^xsd:date',
    "?f a kg:Removal ; org:member person:贺云舟 ; org:role role:副局长",
    'meeting:2026年太原市教育工作会议 schema:startDate "2026-03-04"^^xsd:date ; schema:organizer body:太原市人民政府',
    'meeting:2026年太原市教育工作会议 a kg:Meeting ; skos:altLabel "全市教育工作会议"@zh',
    "?f a rdf:Statement ; rdf:predicate schema:organizer ; kg:evidence ?s",
    "?f a kg:Participation ; kg:participant person:苏禾 ; kg:meeting ?m ; kg:capacity kg:presided",
    '?f a kg:Statement ; kg:speaker person:苏禾 ; schema:text "要把学位供给摆在首位"',
    '?f a kg:Statement ; kg:manner "指出" ; kg:meeting meeting:2026年太原市教育工作会议',
    '?f a kg:PolicyAction ; kg:verb "新建" ; kg:object "不少于12所幼儿园" ; kg:status kg:planned ; kg:item 1',
    '?f a kg:PolicyAction ; kg:beneficiary "新市民"',
    '?f a kg:PolicyAction ; kg:source document:太原市学位供给规划 ; kg:due "2026-12"^^xsd:gYearMonth',
    "?f a kg:PolicyAction ; kg:actor body:太原市教育局, body:太原市人民政府 . body:太原市教育局 kg:acts ?f",
    "?f kg:quantity ?q . ?q schema:value 12.0 ; schema:unitText '所' ; kg:bound kg:atLeast",
    "?f kg:quantity ?q . ?q schema:value 1.5 ; schema:unitText '亿元' ; kg:bound kg:exactly",
    "?f a kg:PolicyAction ; schema:location <https://kg.example/place/山西省-太原市-小店区>",
    '?f a kg:Award ; kg:recipient person:贺云舟 ; kg:honour "先进工作者" ; dcterms:date "2026"^^xsd:gYear',
    "?f a sosa:Observation ; sosa:observedProperty indicator:入学率 ; schema:value 99.2 ; kg:isChange false",
    'indicator:入学率 a kg:Indicator ; skos:prefLabel "入学率"@zh',
    "<https://kg.example/place/山西省-太原市-小店区> geo:sfWithin place:山西省-太原市",
    'place:山西省-太原市 a kg:Place ; skos:notation "140100" ; skos:altLabel "太原"@zh',
    "?f a rdf:Statement ; rdf:subject body:太原市教育局 ; rdf:predicate org:subOrganizationOf ; rdf:object ?b",
    "body:太原市教育局 org:subOrganizationOf body:太原市人民政府",
    "meeting:2026年太原市教育工作会议 schema:location <https://kg.example/place/山西省-太原市-小店区>",
    '?i a kg:Issue ; schema:datePublished "2026-03-05"^^xsd:date',
    "?i a kg:Issue ; kg:home place:山西省-太原市 ; prov:wasDerivedFrom <https://kg.example/file/fenhe.md>",
    '?i a kg:Issue ; schema:name "汾河晚报" ; schema:pagination "1"',
    '?a a kg:Article ; schema:headline "学位供给有了规划" ; schema:author person:贺云舟',
    '?a a kg:Article ; kg:kind "article" ; kg:complete true',
    '?a a kg:Article ; kg:issue ?i ; dcterms:source "fenhe.md" ; kg:piece ?p . ?p nif:beginIndex 10 ; kg:offset 0',
    '?p a kg:Piece ; dcterms:source "fenhe.md"',
)


@pytest.fixture(scope="module")
def told() -> GraphStore:
    return store(reading())


@pytest.mark.parametrize("pattern", SAID)
def test_what_is_told(told: GraphStore, pattern: str) -> None:
    assert holds(told, pattern)


def test_every_fact_has_evidence_and_a_rule(told: GraphStore) -> None:
    facts = "?f a ?c . FILTER(REGEX(STR(?f), '^https://kg.example/(fact|action)/'))"
    count = ask(told, f"SELECT (COUNT(DISTINCT ?f) AS ?n) {{ {facts} }}")
    assert count == {(str(len(FACTS) + 2),)}  # the event says three things
    assert not holds(told, f"{facts} FILTER NOT EXISTS {{ ?f kg:evidence/kg:article/kg:issue ?i ; kg:rule ?r }}")


def test_words_stand_at_their_offsets(told: GraphStore) -> None:
    said = "kg:sentence?/kg:article/kg:text ?text ; nif:beginIndex ?begin ; nif:endIndex ?end ; nif:anchorOf ?words"
    rows = ask(told, f"SELECT ?text ?begin ?end ?words {{ ?m {said} }}")
    assert len(rows) > 10
    assert all(text and text[int(begin or 0) : int(end or 0)] == words for text, begin, end, words in rows)


def test_words_that_point_are_no_names(told: GraphStore) -> None:
    assert not holds(told, "?x skos:altLabel '全市'@zh") and not holds(told, "?x skos:altLabel '市政府'@zh")
    assert holds(told, "?m nif:anchorOf '市政府' ; itsrdf:taIdentRef body:太原市人民政府")


def test_a_post_that_ended_is_no_short_cut(told: GraphStore) -> None:
    assert not holds(told, "person:贺云舟 org:memberOf ?b")
    assert not holds(told, "?f a org:Membership ; schema:endDate ?e ; kg:asOf ?d")


def test_the_store_gives_back_the_very_lines() -> None:
    one = reading()
    lines = describe(one, identify([one]))
    made = store(one)
    assert made.nquads(graph_of(one)) == lines
    assert not any(isinstance(t, ox.BlankNode) for quad in made.oxigraph for t in (quad.subject, quad.object))


def test_the_order_of_facts_is_irrelevant() -> None:
    one = reading()
    shuffled = list(FACTS)
    random.Random(7).shuffle(shuffled)
    assert describe(reading(shuffled), identify([one])) == describe(one, identify([one]))


def test_one_claim_of_two_articles_is_one_node_with_both_evidences() -> None:
    made = store(reading(), reading(file="other.md", front=replace(FRONT, page="2")))
    assert len(made.graphs()) == 2
    twice = ask(made, "SELECT ?c (COUNT(DISTINCT ?f) AS ?n) { ?f a ?c ; kg:rule ?r } GROUP BY ?c")
    nodes = {(str(c).rpartition("#")[2].rpartition("/")[2], n) for c, n in twice}
    assert {("Membership", "2"), ("Participation", "1"), ("Observation", "1"), ("Award", "1")} <= nodes
    assert {("Statement", "2"), ("PolicyAction", "2")} <= nodes  # own words: one node for each article
    both = "?f a kg:Participation ; kg:evidence/kg:article ?a, ?b FILTER(?a != ?b)"
    assert holds(made, both)


def test_a_page_without_masthead_is_known_by_its_file() -> None:
    made = store(reading(front=Front(home="太原")))
    assert ask(made, "SELECT ?i { ?a kg:issue ?i }") == {("https://kg.example/issue/fenhe.md",)}
    assert holds(made, "?i kg:home place:山西省-太原市") and not holds(made, "?i schema:datePublished ?d")


def broken() -> Iterable[Reading]:
    one = reading()
    names = one.names
    end = len(one.article.text)
    yield replace(one, names=replace(names, mentions=(Mention(end - 1, end + 1, CITY),)))
    yield replace(one, names=replace(names, mentions=(Mention(3, 12, CITY),)))  # across two sentences
    yield replace(
        one, names=replace(names, sentences=(*names.sentences[:-1], replace(names.sentences[-1], end=end + 9)))
    )
    yield replace(one, article=replace(one.article, pieces=(replace(one.article.pieces[0], end=end + 1),)))
    yield replace(one, facts=(replace(FACTS[0], evidence=(99,)),))
    yield replace(one, facts=(replace(FACTS[0], evidence=()),))


@pytest.mark.parametrize("wrong", list(broken()))
def test_what_stands_nowhere_is_refused(wrong: Reading) -> None:
    with pytest.raises(OffsetError, match=r"fenhe\.md") as caught:
        describe(wrong, identify([reading()]))
    assert isinstance(caught.value, KgError)


def test_a_date_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="去年"):
        store(reading((replace(FACTS[0], start="去年"),)))


# ---------------------------------------------------------------- names of things


@given(st.text(min_size=1).filter(lambda name: name.isprintable()), st.text(min_size=1))
def test_every_name_gives_its_own_iri(one: str, other: str) -> None:
    assert ox.NamedNode(iri_of("person", one)).value.startswith("https://kg.example/person/")
    assert (iri_of("person", one) == iri_of("person", other)) == (one == other)


def test_iris_read_as_names() -> None:
    assert iri_of("person", "孔祥宇") == "https://kg.example/person/孔祥宇"
    assert iri_of("body", "“一带一路”研究会(筹)") == "https://kg.example/body/“一带一路”研究会(筹)"
    assert iri_of("quantity", "3% 以上/年") == "https://kg.example/quantity/3%25%20以上%2F年"


# ---------------------------------------------------------------- who is who


DRUM = Thing(Kind.PLACE, "鼓楼区")


def drum(city: str, file: str) -> Reading:
    within = Link(evidence=(0,), rule="named", part=DRUM, relation=Relation.WITHIN, whole=Thing(Kind.PLACE, city))
    return short(f"{city}鼓楼区的老街要修缮。", within, file=file, front=Front(home=None))


def test_a_district_goes_by_its_city() -> None:
    nanjing, xuzhou = drum("南京市", "a.md"), drum("徐州市", "b.md")
    linker = identify([nanjing, xuzhou])
    assert linker.inside(nanjing.article).iri(DRUM) == "https://kg.example/place/江苏省-南京市-鼓楼区"
    assert linker.inside(xuzhou.article).iri(DRUM) == "https://kg.example/place/江苏省-徐州市-鼓楼区"
    assert linker.inside(xuzhou.article).code(DRUM) == "320302"
    assert linker.iri(DRUM) == "https://kg.example/place/鼓楼区"  # which of them, the name alone does not say


def test_a_place_that_nothing_places_goes_by_its_name() -> None:
    linker = identify([short("鼓楼区的老街要修缮。", front=Front())])
    assert linker.iri(DRUM) == "https://kg.example/place/鼓楼区" and linker.code(DRUM) is None
    assert linker.iri(Thing(Kind.PLACE, "汾河谷地")) == "https://kg.example/place/汾河谷地"


def post(name: str, title: str, body: str) -> Occupancy:
    return Occupancy(
        evidence=(0,), rule="title", person=Thing(Kind.PERSON, name), title=title, body=Thing(Kind.BODY, body)
    )


HEAD = short("太原市公安局局长王伟作部署。", post("王伟", "局长", "太原市公安局"))
WELDER = short("晋能公司焊工王伟获奖。", post("王伟", "焊工", "晋能装备有限公司"))
AGAIN = short("太原市公安局局长王伟下基层。", post("王伟", "局长", "太原市公安局"), file="next.md")
BARE = short("王伟也来了。", replace(FACTS[8], recipient=Thing(Kind.PERSON, "王伟"), evidence=(0,)), file="later.md")  # type: ignore[call-arg]
WANG = Thing(Kind.PERSON, "王伟")


def test_the_order_of_readings_is_irrelevant() -> None:
    readings = [reading(), HEAD, WELDER, AGAIN, BARE, drum("南京市", "a.md"), drum("徐州市", "b.md")]
    linker = identify(readings)
    for seed in range(5):
        shuffled = random.Random(seed).sample(readings, len(readings))
        again = pickle.loads(pickle.dumps(identify(iter(shuffled))))  # other processes tell with it
        assert again.verdicts == linker.verdicts
        assert [describe(each, again) for each in readings] == [describe(each, linker) for each in readings]


def test_forms_are_met_in_an_article_or_anywhere() -> None:
    one = reading()
    far = short("太原教育局发布通知。", file="far.md")
    far = replace(far, names=replace(far.names, mentions=(Mention(0, 5, BUREAU),), forms=((BUREAU, "市教育局机关"),)))
    linker = identify([one, far])
    assert linker.inside(far.article).forms(BUREAU) == ("太原教育局", "市教育局机关")
    assert linker.forms(BUREAU) == ("太原教育局", "市教育局", "市教育局机关")
    assert linker.label(BUREAU) == "太原市教育局"


def test_things_of_a_reading() -> None:
    found = things_of(reading())
    assert found == sorted(set(found)) and {SU, HE, CITY, DISTRICT, BUREAU} <= set(found)


def test_all_classes_of_facts_are_told() -> None:
    kinds = {type(fact).__name__ for fact in FACTS}
    assert kinds == {kind.__name__ for kind in Fact.__subclasses__()} and {
        f.removed for f in FACTS if isinstance(f, Appointment)
    } == {
        True,
        False,
    }


def test_a_piece_names_its_own_file() -> None:
    """A continuation on another page stands in that page's file, not in the article's."""
    one = reading()
    (piece,) = one.article.pieces
    made = store(replace(one, article=replace(one.article, pieces=(replace(piece, file="fenhe-2.md"),))))
    assert holds(made, '?a kg:piece ?p ; dcterms:source "fenhe.md" . ?p dcterms:source "fenhe-2.md"')
