"""The user's verdicts: applied in every build, written by the review, reported when nothing gives occasion for them."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest

import kg
from kg.cli import main
from kg.errors import InputError
from kg.identity.corrections import read_corrections
from kg.identity.hierarchy import parents
from kg.rdf.validate import validate
from kg.report import Report
from kg.store import GraphFolder, GraphStore
from tests.identity_gold import PAGES

LEADER, WELDER = "person:王伟", "person:王伟-四川九洲机械有限公司"


@pytest.fixture(scope="module")
def plain(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("corrections") / "g"
    kg.build_graph([PAGES], graph=folder)
    return folder


@pytest.fixture
def graph(plain: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(plain, tmp_path / "g"))


def correct(graph: Path, *rows: str) -> Report:
    """Build again with these rows in the graph's folder, their cells divided by ``|``."""
    text = "".join(row.replace("|", "\t") + "\n" for row in rows)
    (graph / "corrections.tsv").write_text("# verdict\tone\tother\twho\twhy\n" + text, encoding="utf-8")
    return kg.build_graph([PAGES], graph=graph)


def holds(graph: Path, pattern: str) -> bool:
    return bool(GraphFolder(graph).open().query(f"ASK {{ {pattern} }}"))


def unused(report: Report) -> list[tuple[int, str]]:
    return [(each.line, each.detail) for each in report.issues if each.what == "correction-unused"]


def test_same_makes_two_one(graph: Path) -> None:
    report = correct(graph, f"same|{LEADER}|{WELDER}|李编辑|本人确认")
    assert not unused(report)
    assert holds(graph, f"{LEADER} org:memberOf body:四川九洲机械有限公司, body:涪城区人民政府")
    assert not holds(graph, f"?m itsrdf:taIdentRef {WELDER}")
    assert holds(graph, f'?v kg:judges {WELDER} ; kg:judgement kg:same ; dcterms:creator "李编辑"')
    assert not holds(graph, f"?v kg:judges {LEADER} ; kg:judgement kg:unsure")


def test_different_settles_the_unsure(graph: Path) -> None:
    assert not unused(correct(graph, f"different|{WELDER}|{LEADER}|李编辑|"))
    assert holds(graph, f"{LEADER} owl:differentFrom {WELDER}")
    assert not holds(graph, f"?v kg:judges {LEADER} ; kg:judgement kg:unsure")


def test_different_parts_the_people_of_two_articles(graph: Path) -> None:
    rows = "different|person:何长青@mianyang-2026-01-20-1.md|person:何长青@涪江六桥提前建成||"
    assert not unused(correct(graph, rows))
    assert holds(graph, "person:何长青 owl:differentFrom ?other . ?other skos:prefLabel '何长青'@zh")


def test_alias_names_and_joins(graph: Path) -> None:
    rows = ("alias|body:绵阳市水利局|市水务中心||", "alias|body:绵阳市水利局|梓潼县农业农村局||")
    assert not unused(correct(graph, *rows))
    assert holds(graph, "body:绵阳市水利局 skos:altLabel '市水务中心'@zh, '梓潼县农业农村局'@zh")
    assert not holds(graph, "?m itsrdf:taIdentRef body:梓潼县农业农村局")


def test_wrong_facts_and_things_are_left_out(graph: Path) -> None:
    store = GraphFolder(graph).open()
    ((action,),) = store.rows('SELECT ?a { ?a kg:object "口袋公园" ; kg:status kg:planned }')
    name = str(action).replace("https://kg.example/action/", "action:")
    report = correct(graph, f"wrong|{name}||李编辑|没有此事", "wrong|person:贺敏之|||")
    assert not unused(report)
    assert not holds(graph, f"<{action}> kg:object ?o") and not holds(graph, f"?later kg:follows <{action}>")
    assert holds(graph, f'?v kg:judges <{action}> ; kg:judgement kg:wrong ; dcterms:description "没有此事"@zh')
    assert not holds(graph, "person:贺敏之 ?p ?o") and not holds(graph, "?f org:member person:贺敏之")
    assert not validate((graph / "graph.ttl").read_bytes())


def test_a_row_retells_only_the_articles_that_it_is_about(graph: Path, plain: Path) -> None:
    store = GraphFolder(graph).open()
    ((action,),) = store.rows('SELECT ?a { ?a kg:object "口袋公园" ; kg:status kg:planned }')
    name = str(action).replace("https://kg.example/action/", "action:")
    del store
    wrong, person = f"wrong|{name}|||", "wrong|person:沈怀谷|||"
    different = f"different|{LEADER}|{WELDER}||"
    assert correct(graph, wrong).renewed == 2  # where it stands, and what followed it
    assert correct(graph, wrong, person).renewed == 2
    assert correct(graph, wrong, person, different).renewed == 0
    assert correct(graph, different).renewed == 3
    (graph / "corrections.tsv").unlink()
    kg.build_graph([PAGES], graph=graph)
    assert GraphFolder(graph).open().nquads() == GraphFolder(plain).open().nquads()


def test_rows_without_occasion_are_reported_with_their_line(graph: Path, capsys) -> None:
    rows = (
        f"same|{LEADER}|person:无此人||",
        "wrong|fact:0000|||",
        f"alias|{LEADER}|阿伟||",
        f"same|{LEADER}|body:绵阳市水利局||",
    )
    report = correct(graph, *rows)
    assert sorted(unused(report)) == [
        (2, f"same {LEADER} person:无此人"),
        (3, "wrong fact:0000"),
        (5, f"same {LEADER} body:绵阳市水利局"),
    ]
    assert (
        main(
            ["build", str(PAGES), "--graph", str(graph.parent / "new"), "--corrections", str(graph / "corrections.tsv")]
        )
        == 0
    )
    assert "corrections.tsv:3: correction-unused (wrong fact:0000)" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ("maybe\tperson:王伟\tperson:李伟", "unknown verdict 'maybe'"),
        ("same\tperson:王伟", "two names"),
        ("same\t王伟\tperson:李伟", "not a thing or fact of the graph: '王伟'"),
        ("wrong", "wrong needs a thing"),
    ],
)
def test_rows_that_say_nothing_are_refused(row: str, what: str) -> None:
    with pytest.raises(InputError, match=f"mine.tsv:2: .*{what}"):
        read_corrections(f"# one\n{row}\n", "mine.tsv")


def test_corrections_taken_back_leave_no_trace(graph: Path, plain: Path) -> None:
    correct(graph, f"same|{LEADER}|{WELDER}||", "wrong|person:贺敏之|||", "alias|body:绵阳市水利局|市水务中心||")
    (graph / "corrections.tsv").unlink()
    kg.build_graph([PAGES], graph=graph)
    assert GraphFolder(graph).open().nquads() == GraphFolder(plain).open().nquads()


def test_a_folder_may_hold_corrections_before_its_first_build(tmp_path: Path) -> None:
    (tmp_path / "g").mkdir()
    assert not unused(correct(tmp_path / "g", f"same|{LEADER}|{WELDER}||"))


# ---------------------------------------------------------------- on the terminal


def test_why_tells_each_bearer(plain: Path, capsys) -> None:
    assert main(["why", "王伟", "--graph", str(plain)]) == 0
    said = capsys.readouterr().out
    assert (
        f"\n{WELDER}  王伟\n" in said and "存疑" in said and "same-body +4" in said and "涪城区人民政府副区长" in said
    )
    assert main(["why", WELDER, "--graph", str(plain)]) == 0
    assert capsys.readouterr().out.startswith(WELDER)
    assert main(["why", "body:绵阳市经济合作局", "--graph", str(plain)]) == 0
    assert "更名" in capsys.readouterr().out
    assert main(["why", "无此人", "--graph", str(plain)]) == 2
    assert "nothing in the graph is called 无此人" in capsys.readouterr().err


def test_the_review_writes_what_the_next_build_applies(graph: Path, monkeypatch, capsys) -> None:
    arguments = ["identity", "list", "--unsure", "--graph", str(graph)]
    assert main(arguments) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith(f"存疑  {LEADER} {WELDER}")
    monkeypatch.setattr("sys.stdin", io.StringIO("s\n同一人\n"))
    assert main(["identity", "review", "--graph", str(graph), "--who", "李编辑"]) == 0
    shown = capsys.readouterr().out
    assert "焊工王伟已经换好工装" in shown
    rows = read_corrections((graph / "corrections.tsv").read_text(encoding="utf-8"), "corrections.tsv")
    assert [(row.kind, row.who, row.why) for row in rows] == [("same", "李编辑", "同一人")]
    kg.build_graph([PAGES], graph=graph)
    assert main(arguments) == 0 and not capsys.readouterr().out
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    assert main(["identity", "review", "--graph", str(graph)]) == 0


def test_bodies_hang_in_their_official_hierarchy(plain: Path) -> None:
    assert holds(plain, "body:绵阳市水利局 org:subOrganizationOf body:绵阳市人民政府")
    store: GraphStore = GraphFolder(plain).open()
    assert not list(store.rows("SELECT ?x { ?x org:subOrganizationOf ?x }"))


@pytest.mark.parametrize(
    ("name", "whole"),
    [
        ("太原市水利局", "太原市人民政府"),
        ("太原市公安局小店分局", "太原市公安局"),
        ("中共太原市委员会宣传部", "中共太原市委员会"),
        ("太原市公安局和太原市水利局", None),
        ("太原市人民法院", None),
        ("太原市监察委员会", None),
    ],
)
def test_a_body_belongs_to_what_its_official_name_says(name: str, whole: str | None) -> None:
    known = {"太原市人民政府", "太原市公安局", "中共太原市委员会", "太原市水利局", name}
    assert parents(known).get(name) == whole
