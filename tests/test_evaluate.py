"""The scorer: what matches, what counts neither way, what a broken gold file is told, what a build gained and lost."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.errors import GraphError, InputError
from kg.evaluate import compare, evaluate, format_comparison, format_report
from kg.evaluate.gold import read_gold
from kg.evaluate.match import common_length, covers, likeness, pair, plain

SHARED = Path(__file__).parents[1] / "../shared"

TEXT = (
    "云溪县开通新校车\n云溪县副县长沈一舟说，要办好乡村学校。2月3日，县教育工作会议在青岚镇举行。"
    "县教育局已新建校舍12所，扎实推进校车运营。"
)
GOLD = """
page: yunxi.md
names:
  - [云溪县, 全县]
  - [云溪县教育局, 县教育局]
  - [云溪县人民政府, 县政府]
  - [县教育工作会议, 云溪县教育工作会议]
articles:
  - {id: A1, headline: 云溪县开通新校车, starts: 云溪县副县长, ends: 校车运营, joined: [要办好乡村学校]}
people: [沈一舟, 陆知远]
bodies: [云溪县教育局]
optional_bodies: [云溪县人民政府]
places: [云溪县, 青岚镇]
posts:
  - [沈一舟, 副县长, 云溪县人民政府]
  - [沈一舟, 院士, null]
appointments:
  - [沈一舟, 副县长, 云溪县人民政府, appointed, 2026-02-01]
meetings:
  - [县教育工作会议, 2026-02-03]
took_part:
  - [沈一舟, 县教育工作会议, attended]
statements:
  - [沈一舟, 要办好乡村学校]
  - [沈一舟, 从未说过的话]
honours:
  - [沈一舟, 先进工作者]
within:
  - [青岚镇, 云溪县]
part_of: []
located:
  - [县教育工作会议, 青岚镇]
observations:
  - [云溪县, 在校学生, 3200, 人, null, null, false]
actions:
  A1:
    - {actor: 云溪县教育局, verb: 新建, object: 校舍, status: done, quantity: {value: 12, unit: 所}, due: 2026-08-31}
    - {actor: 云溪县教育局, verb: 推进, object: 校车运营, status: ongoing, at: 云溪县}
    - {actor: 沈一舟, verb: 办好, object: 乡村学校, status: planned}
documents: [云溪县校车管理办法]
"""
PREFIXES = """
@prefix kg: <https://kg.example/ontology#> . @prefix org: <http://www.w3.org/ns/org#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix schema: <https://schema.org/> .
@prefix dcterms: <http://purl.org/dc/terms/> . @prefix sosa: <http://www.w3.org/ns/sosa/> .
@prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> .
@prefix itsrdf: <http://www.w3.org/2005/11/its/rdf#> . @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix geo: <http://www.opengis.net/ont/geosparql#> . @prefix : <https://kg.example/t/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
THINGS = {  # IRI → class, names, as they stand in TEXT
    "shen": ("kg:Person", "沈一舟"),
    "stranger": ("kg:Person", "校车"),
    "bureau": ("kg:Body", "云溪县教育局", "县教育局"),
    "county": ("kg:Place", "云溪县"),
    "town": ("kg:Place", "青岚镇"),
    "meeting": ("kg:Meeting", "县教育工作会议"),
    "government": ("kg:Body", "云溪县人民政府", "县政府"),
}
FACTS = """
:meeting schema:startDate "2026-02-03"^^xsd:date .
:vice skos:prefLabel "副县长"@zh . :students skos:prefLabel "在校学生"@zh .
:f1 a org:Membership ; org:member :shen ; org:role :vice ; org:organization :government ; kg:evidence :s .
:f2 a kg:Appointment ; org:member :shen ; org:role :vice ; org:organization :government ; kg:evidence :s .
:f3 a kg:Participation ; kg:participant :shen ; kg:meeting :meeting ; kg:capacity kg:attended ; kg:evidence :s .
:f4 a kg:Statement ; kg:speaker :shen ; schema:text "要办好乡村学校" ; kg:evidence :s .
:f5 a kg:Award ; kg:recipient :shen ; kg:honour "全县先进工作者" ; kg:evidence :s .
:f6 a rdf:Statement ; rdf:subject :town ; rdf:predicate geo:sfWithin ; rdf:object :county ; kg:evidence :s .
:f7 a rdf:Statement ; rdf:subject :meeting ; rdf:predicate schema:location ; rdf:object :town ; kg:evidence :s .
:f8 a sosa:Observation ; sosa:hasFeatureOfInterest :county ; sosa:observedProperty :students ; schema:value 3200.0 ;
    schema:unitText "人" ; kg:isChange false ; kg:evidence :s .
:f9 a kg:PolicyAction ; kg:actor :bureau ; kg:verb "新建" ; kg:object "校舍" ; kg:status kg:done ; kg:quantity :q ;
    kg:due "2026-08-31"^^xsd:date ; kg:evidence :s .
:q a schema:QuantitativeValue ; schema:value 12 ; schema:unitText "所" ; kg:bound kg:exactly .
:f10 a kg:PolicyAction ; kg:actor :shen ; kg:verb "扎实推进" ; kg:object "校车运营" ; kg:status kg:planned ;
    schema:location :county ; kg:evidence :s .
:f11 a kg:PolicyAction ; kg:verb "喜欢" ; kg:object "白云" ; kg:status kg:planned ; kg:evidence :s .
"""


def turtle(facts: str = FACTS) -> str:
    """The article with one sentence that holds a mention of every thing."""
    lines = [
        PREFIXES,
        ":a a kg:Article ; dcterms:source 'pages/yunxi.md' ; schema:headline '云溪县开通新校车' .",
        f":a kg:text {json.dumps(TEXT)} .",
        f":s a kg:Sentence ; kg:article :a ; nif:anchorOf {json.dumps(TEXT[9:])} .",
    ]
    for iri, (kind, *names) in THINGS.items():
        labels = " ".join(f"; skos:{'altLabel' if at else 'prefLabel'} '{name}'@zh" for at, name in enumerate(names))
        lines.append(f":{iri} a {kind} {labels} .")
        surface = next((name for name in names if name in TEXT), "云溪")
        begin = TEXT.index(surface)
        lines.append(
            f":m-{iri} a kg:Mention ; itsrdf:taIdentRef :{iri} ; kg:sentence :s ; nif:anchorOf '{surface}' ; "
            f"nif:beginIndex {begin} ; nif:endIndex {begin + len(surface)} ."
        )
    return "\n".join([*lines, facts])


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    gold, graph = tmp_path / "gold.yaml", tmp_path / "graph.ttl"
    gold.write_text(GOLD, encoding="utf-8")
    graph.write_text(turtle(), encoding="utf-8")
    return gold, graph


def test_counts(files: tuple[Path, Path]) -> None:
    scores = evaluate(*files).scores
    counts = {kind: (score.hits, score.wrong_count, score.missed_count) for kind, score in scores.items()}
    assert counts["offsets"] == (7, 0, 0)
    assert counts["people"] == (1, 1, 1)
    assert counts["bodies"] == (1, 0, 0), "an optional body counts neither way"
    assert counts["posts"] == (1, 0, 1)
    assert counts["meeting dates"] == (1, 0, 0)
    assert counts["statements"] == (1, 0, 1)
    assert counts["honours"] == (1, 0, 0), "two characters more are alike enough"
    assert counts["actions"] == (2, 1, 1), "扎实推进 is 推进"
    assert counts["· actor"] == (1, 1, 1)
    assert counts["· status"] == (1, 1, 1)
    assert counts["· quantity"] == counts["· due"] == counts["· place"] == (1, 0, 0)
    assert counts["documents"] == (0, 0, 1)
    assert counts["articles"] == (1, 0, 0)


def test_numbers_agree_with_the_reference_scorer(files: tuple[Path, Path]) -> None:
    reference = SHARED / "score.py"
    if not reference.exists():
        pytest.skip(f"{reference} is not beside the project")
    command = [sys.executable, str(reference), *map(str, files), "--json"]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True, env=environment)
    assert evaluate(*files).as_json() == json.loads(done.stdout)


def test_report_shows_what_was_missed_and_wrong(files: tuple[Path, Path]) -> None:
    report = evaluate(*files)
    shown = format_report(report, show="people").splitlines()
    assert "people\tmissed\tyunxi.md\t陆知远" in shown
    assert "people\twrong\tyunxi.md\t校车" in shown
    assert any(line.startswith("· actor\twrong") for line in report.shown("actor"))
    assert len(report.shown("all")) > len(report.shown("people"))


def test_actions_of_an_optional_article_count_neither_way(files: tuple[Path, Path]) -> None:
    gold, graph = files
    gold.write_text(f"{GOLD}\noptional_actions: [A1]\n", encoding="utf-8")
    score = evaluate(gold, graph).scores["actions"]
    assert (score.hits, score.wrong_count) == (2, 0)


def test_nquads_of_a_named_graph_are_not_counted_twice(files: tuple[Path, Path], tmp_path: Path) -> None:
    import pyoxigraph as ox

    gold, graph = files
    store = ox.Store()
    store.bulk_load(path=str(graph), format=ox.RdfFormat.TURTLE)
    store.bulk_extend([ox.Quad(q.subject, q.predicate, q.object, ox.NamedNode("urn:article")) for q in store])
    quads = tmp_path / "graph.nq"
    store.dump(str(quads), format=ox.RdfFormat.N_QUADS)
    assert evaluate(gold, quads).as_json() == evaluate(gold, graph).as_json()


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("page: a.md\nposts:\n  - [甲, 县长]\n", 3, "at least 3 fields"),
        ("page: a.md\npeple: [甲]\n", 2, "`peple` is no kind of fact"),
        ("page: a.md\npeople:\n  - [甲]\n", 3, "holds names"),
        ("page: a.md\nactions:\n  A1:\n    - {verb: 建, object: 桥, status: soon}\n", 4, "a status is one of"),
        ("page: a.md\nactions:\n  A1:\n    - {verb: 建, status: done}\n", 4, "without `object`"),
        ("page: a.md\npeople: [甲\n", 3, "is not YAML"),
        ("articles:\n  - {people: [甲]}\n", 2, "without `id`"),
        ("home: 甲市\n", 1, "neither `page` nor `articles`"),
        ("", 1, "is empty"),
    ],
)
def test_a_broken_gold_file_is_told_where(tmp_path: Path, text: str, line: int, reason: str) -> None:
    path = tmp_path / "gold.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_gold(path)
    assert caught.value.line == line
    assert reason in str(caught.value)


def test_what_is_no_graph_is_told(files: tuple[Path, Path], tmp_path: Path) -> None:
    gold, graph = files
    with pytest.raises(InputError, match="no such"):
        evaluate(gold, tmp_path / "none.ttl")
    with pytest.raises(InputError, match="must end in"):
        evaluate(gold, gold)
    with pytest.raises(InputError, match="no such gold file"):
        evaluate(tmp_path / "none.yaml", graph)
    with pytest.raises(GraphError):
        evaluate(gold, tmp_path)
    graph.write_text("<a> <b> .", encoding="utf-8")
    with pytest.raises(InputError, match="does not parse"):
        evaluate(gold, graph)


def test_compare_lists_gains_and_losses_with_their_sentences(files: tuple[Path, Path], tmp_path: Path) -> None:
    _, graph = files
    newer = tmp_path / "newer.ttl"
    newer.write_text(
        turtle(FACTS.replace("schema:value 12", "schema:value 20").replace(":f5", ":other")), encoding="utf-8"
    )
    comparison = compare(graph, newer)
    [gained], [lost] = comparison.gained, comparison.lost
    assert gained.kind == lost.kind == "PolicyAction"
    assert "quantity=exactly 20所" in gained.says
    assert "quantity=exactly 12所" in lost.says
    assert gained.sentence == TEXT[9:]
    assert format_comparison(comparison).endswith("gained 1, lost 1")
    assert compare(graph, graph).gained == compare(graph, graph).lost == ()


def test_texts_are_compared_without_what_a_layout_changes() -> None:
    assert plain("　“三农” 工作，") == plain('"三农"工作')
    assert common_length("推进城乡融合", "城乡深度融合") == 4
    assert likeness("校车运营", "校车运营") == 1.0
    assert likeness("", "校车") == 0.0
    assert covers("要加快推进校车运营。", "推进校车运营")
    assert not covers("要加快推进校车运营。", "关停小煤矿")


def test_pairs_take_the_best_first_and_each_once() -> None:
    assert pair("ab", "ba", lambda x, y: 2 if x == y else 1) == ((1, 0), (0, 1))
    assert pair("a", "", lambda x, y: 1) == ()
