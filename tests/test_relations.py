"""Relations: things linked by the facts they share, whatever the order in which the graph was written."""

from __future__ import annotations

import random

import pyoxigraph as ox
import pytest

from kg.errors import NotFoundError
from kg.relations import find_thing, path, relate, strongest
from kg.store.terms import KG, PREFIXES, RELATIONS
from tests.sample_graph import sample, thing, turtle


def iri(name: str) -> str:
    return thing(name)[1:-1]


def test_the_strongest_are_tied_by_most_evidences() -> None:
    found = strongest(sample(), 3)
    assert {found[0].a_label, found[0].b_label} == {"林海川", "临川市教育工作会议"}  # took part, and spoke there
    assert found[0].kinds[:2] == ("meeting", "statement")
    assert found[0].weight > 2 > found[-1].weight > 1


def test_one_fact_with_two_evidences_weighs_two() -> None:
    more = f"{thing('fact:02')} kg:evidence {thing('sentence:1-4')} ."
    pair = {"苏禾", "临川市人民政府"}
    before, after = (
        next(each.weight for each in strongest(store, 50) if {each.a_label, each.b_label} == pair)
        for store in (sample(), sample(more))
    )
    assert after == pytest.approx(before + 1)


def test_a_mere_mention_relates_nobody() -> None:
    pairs = {frozenset((each.a_label, each.b_label)) for each in strongest(sample(), 100)}
    assert frozenset(("苏禾", "贺云舟")) not in pairs


def test_the_order_of_the_graph_is_irrelevant() -> None:
    quads = list(sample())
    expected = relate(sample()).nquads
    for seed in range(3):
        random.Random(seed).shuffle(quads)
        store = ox.Store()
        for quad in quads:
            store.add(quad)
        assert relate(store).nquads == expected


def test_relations_are_written_back_in_their_own_graph() -> None:
    result = relate(sample())
    quads = list(ox.parse(result.nquads, format=ox.RdfFormat.N_QUADS))
    assert {quad.graph_name.value for quad in quads} == {RELATIONS}
    ranks = [float(quad.object.value) for quad in quads if quad.predicate.value == KG + "rank"]
    assert sum(ranks) == pytest.approx(1, abs=1e-4)
    assert len(ranks) == result.things == 13
    assert result.communities > 1
    store = sample()
    store.extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
    pair = "person:林海川, meeting:临川市教育工作会议"
    query = f"ASK {{ ?r a kg:Relation ; kg:between {pair} ; kg:weight ?w . FILTER(?w > 2) }}"
    assert store.query(query, prefixes=dict(PREFIXES))
    assert relate(store).nquads == result.nquads  # what is computed does not feed itself


def test_an_empty_graph_has_no_relations() -> None:
    result = relate(ox.Store())
    assert (result.nquads, result.things, result.strongest) == (b"", 0, ())


def test_a_path_gives_the_sentence_of_each_step() -> None:
    steps = path(sample(), "叶知秋", "贺云舟")
    assert [step.source for step in steps] == ["叶知秋", "临川市第三中学", "临川市教育局"]
    assert steps[-1].target == "贺云舟"
    assert steps[1].sentence == "市教育局下属的三中位于青岚区。"
    assert (steps[1].headline, steps[1].date) == ("三中教师叶知秋获评全市优秀教师", "2026-03-05")


def test_a_path_goes_around_a_hub() -> None:
    """Forty people meet at one assembly; two of them also belong to one society."""
    lines = [
        'meeting:大会 a kg:Meeting ; skos:prefLabel "大会"@zh .',
        'body:学会 a kg:Body ; skos:prefLabel "学会"@zh .',
    ]
    for i in range(40):
        lines.append(f'person:甲{i} a kg:Person ; skos:prefLabel "甲{i}"@zh .')
        slots = f"kg:participant person:甲{i} ; kg:meeting meeting:大会"
        lines.append(f"fact:m{i} a kg:Participation ; {slots} ; kg:evidence sentence:1-1 .")
    for i in (1, 2):
        slots = f"org:member person:甲{i} ; org:organization body:学会"
        lines.append(f"fact:p{i} a org:Membership ; {slots} ; kg:evidence sentence:1-2 .")
    store = sample(*lines)
    assert [step.target for step in path(store, "甲1", "甲2")] == ["学会", "甲2"]
    assert [step.target for step in path(store, "甲1", "甲3")] == ["大会", "甲3"]


def test_names_are_found_by_any_form() -> None:
    store = sample()
    assert find_thing(store, "市政府") == find_thing(store, "临川市人民政府") == iri("body:临川市人民政府")
    assert find_thing(store, iri("person:苏禾")) == iri("person:苏禾")
    assert path(store, "三中", "临川市第三中学") == ()


def test_an_unknown_name_gets_suggestions() -> None:
    with pytest.raises(NotFoundError, match="did you mean 临川市教育局"):
        find_thing(sample(), "临川市教育厅")
    with pytest.raises(NotFoundError, match=r"nothing named 完全无关$"):
        find_thing(sample(), "完全无关")


def test_an_ambiguous_name_lists_its_bearers() -> None:
    more = (
        f'{thing("body:云溪县人民政府")} a kg:Body ; skos:prefLabel "云溪县人民政府"@zh ; skos:altLabel "市政府"@zh .'
    )
    with pytest.raises(NotFoundError, match="2 things; give one of: 临川市人民政府, 云溪县人民政府"):
        find_thing(sample(more), "市政府")


def test_things_without_a_path() -> None:
    store = sample(f'{thing("person:独行")} a kg:Person ; skos:prefLabel "独行"@zh .')
    with pytest.raises(NotFoundError, match="no path"):
        path(store, "独行", "苏禾")


def test_the_sample_is_well_formed() -> None:
    assert turtle().count("a kg:Sentence") == 8
