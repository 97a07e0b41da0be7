"""The trained tagger: what it finds, that batches do not matter, how it is measured and its training text prepared."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from importlib.resources import files
from itertools import product
from pathlib import Path

import numpy as np
import pytest

from kg.cli import evaluate, main
from kg.errors import InputError
from kg.evaluate.names import ALL, evaluate_names, read_sentences
from kg.model import Kind, Tag
from kg.tagger.crf import CrfTagger, _trimmed, load_from
from kg.tagger.decode import BEGIN, END, INSIDE, KINDS, LABELS, OUTSIDE, SINGLE, best
from kg.tagger.drawing import drawn
from kg.tagger.features import Convention, batch
from kg.tagger.labels import KIND_OF
from kg.tagger.training.corpora import Example, Span, allowed, read
from kg.tagger.training.invent import Inventor
from kg.tagger.training.relabel import ours

_NER = Path(__file__).parents[1] / "../shared/data/ner"
_LINES = [
    "山西省太原市市长张建国在会上表示,要支持企业发展。",
    "",
    "王丽、李志强、欧阳慧、赵刚等参加会议。",
    "会议强调,要推动高水平开放,办好智慧养老服务。",
    "哈尔滨市人民政府与清华大学签署协议。",
]


def _found(sentence: str) -> set[tuple[str, str]]:
    return {(sentence[tag.begin : tag.end], tag.kind.value) for tag in CrfTagger().tag([sentence])[0]}


@pytest.mark.parametrize(
    ("sentence", "name", "kind"),
    [
        ("山西省太原市市长张建国在会上表示,要支持企业发展。", "张建国", "person"),
        ("王丽、李志强、欧阳慧、赵刚等参加会议。", "欧阳慧", "person"),
        ("王丽、李志强、欧阳慧、赵刚等参加会议。", "赵刚", "person"),
        ("哈尔滨市人民政府与清华大学签署协议。", "哈尔滨市人民政府", "body"),
        ("哈尔滨市人民政府与清华大学签署协议。", "清华大学", "body"),
        ("美国总统拜登抵达东京。", "东京", "place"),
        ("中共成都市委书记周明参加。", "周明", "person"),
    ],
)
def test_finds_names(sentence: str, name: str, kind: str) -> None:
    assert (name, kind) in _found(sentence)


@pytest.mark.parametrize("word", ["高水平", "智慧", "养老", "清徐县"])
def test_words_are_no_people(word: str) -> None:
    for sentence in (f"会议强调,要推动{word}建设。", f"今年以来,{word}工作取得成效。"):
        assert (word, "person") not in _found(sentence)


def test_a_sentence_is_read_alike_in_every_batch() -> None:
    tagger = CrfTagger()
    alone = [tagger.tag([line])[0] for line in _LINES]
    assert tagger.tag(_LINES) == alone
    assert tagger.tag(_LINES[::-1] * 400)[: len(_LINES)] == alone[::-1]


def test_no_sentences_and_odd_characters() -> None:
    tagger = CrfTagger()
    assert tagger.tag([]) == []
    assert tagger.tag(["", ""]) == [(), ()]
    text = "𠮷野家\n,\x00 abc 123"
    assert all(0 <= tag.begin < tag.end <= len(text) for tag in tagger.tag([text])[0])


def test_no_name_runs_over_a_full_stop() -> None:
    text = "今天,培森柳江特大桥实现合龙。大桥位于广西来宾象州县,桥长约2580米。"
    assert not [tag for tag in CrfTagger().tag([text])[0] if "。" in text[tag.begin : tag.end]]


def test_the_best_names_are_those_of_the_best_legal_sequence_of_labels() -> None:
    one = batch(["一" * 4, "", "二" * 5, "三"])
    scores = np.random.default_rng(3).normal(size=(len(one.text), LABELS)).astype(np.float32)
    for begin, length, names in zip(one.begins, one.lengths, best(scores, one), strict=True):
        found = [OUTSIDE] * length
        for tag in names:
            found[tag.begin : tag.end] = _labels(tag.end - tag.begin, KINDS.index(tag.kind))
        total = {path: sum(scores[begin + at, label] for at, label in enumerate(path)) for path in _legal(length)}
        assert tuple(found) == max(total, key=total.__getitem__)


def _labels(length: int, kind: int) -> list[int]:
    """The labels of one name."""
    return [SINGLE + kind] if length == 1 else [BEGIN + kind, *[INSIDE + kind] * (length - 2), END + kind]


def _legal(length: int) -> Iterator[tuple[int, ...]]:
    """Every sequence of labels of so many characters."""
    if length == 0:
        yield ()
    for rest in _legal(length - 1) if length else ():
        yield (OUTSIDE, *rest)
    for size in range(1, length + 1):
        for kind, rest in product(range(3), list(_legal(length - size))):
            yield (*_labels(size, kind), *rest)


def test_a_name_keeps_no_half_pair() -> None:
    cases = {
        "人民报》": "人民报",
        "“三联”公司": "“三联”公司",
        "“三联公司": "三联公司",
        "光明公司(集团)": "光明公司(集团)",
    }
    for text, name in cases.items():
        tag = _trimmed(text, Tag(0, len(text), Kind.BODY))
        assert text[tag.begin : tag.end] == name


_OTHER_DRAWING = [
    ("丹麦人与挪威语的作家", ["丹麦/place", "挪威/place"], []),
    ("丹麦人口约600万", ["丹麦/place"], ["丹麦/place"]),
    ("波斯帝国与波斯湾", ["波斯/place", "波斯湾/place"], ["波斯湾/place"]),
    ("小说《孙少安在绥德》与《绥德日报》", ["孙少安/person", "绥德/place", "绥德日报/body"], ["绥德日报/body"]),
    ("陕西省绥德县的农村", ["陕西省/place", "绥德县/place"], ["陕西省绥德县/place"]),
    ("绥德师范学院的学生", ["绥德/place", "师范学院/body"], ["绥德师范学院/body"]),
    ("绥德孙少安来了", ["绥德/place", "孙少安/person"], ["绥德/place", "孙少安/person"]),
    ("绥德民俗博物馆开放", ["绥德民俗博物馆/body"], ["绥德民俗博物馆/place"]),
    ("奥登塞(Odense)是城市", ["奥登塞/place", "Odense/person"], ["奥登塞/place", "Odense/place"]),
    ("安徒生(H. C. Andersen)", ["安徒生/person"], ["安徒生/person", "H. C. Andersen/person"]),
    ("三叶草(Clover)很绿", ["Clover/person"], []),
    ("光明(Light)公司", ["光明(Light)公司/body"], ["光明(Light)公司/body"]),
    ("从1388年起", ["1388年/person"], []),
    ("挪威军队与挪威军舰", ["挪威/place"], ["挪威军队/body"]),
    ("驻丹麦军", ["丹麦军/place"], ["丹麦军/body"]),
    ("绥德县人民政府通知", ["绥德县/place", "人民政府/body"], ["绥德县/place"]),
    ("南京国民政府成立", ["南京国民政府/body"], ["南京国民政府/body"]),
    ("经赫斯路到此", ["赫斯路/person"], ["赫斯路/place"]),
    ("里伯(Ribe)是丹麦最老的市镇。", ["里伯/person"], ["里伯/place", "Ribe/place"]),
    ("里伯是丹麦的诗人。", ["里伯/person"], ["里伯/person"]),
]


@pytest.mark.parametrize(("text", "before", "after"), _OTHER_DRAWING)
def test_uner_draws_names_in_its_own_way(text: str, before: list[str], after: list[str]) -> None:
    names = [name.split("/") for name in before]
    found = [Tag(text.index(name), text.index(name) + len(name), Kind(kind)) for name, kind in names]
    assert [f"{text[tag.begin : tag.end]}/{tag.kind.value}" for tag in drawn(text, found)] == after


def test_only_uner_is_drawn_so() -> None:
    text = "新疆维吾尔自治区博物馆在乌鲁木齐市天山区,离北京市很远。"
    found = {
        one: {text[tag.begin : tag.end] for tag in CrfTagger(one).tag([text])[0]}
        for one in (Convention.OURS, Convention.MSRA, Convention.UNER)
    }
    assert "乌鲁木齐市天山区" in found[Convention.UNER]
    assert found[Convention.OURS] == found[Convention.MSRA] >= {"乌鲁木齐市", "天山区"}


def test_the_package_stays_small_and_the_runtime_light() -> None:
    assert len(files("kg.tagger").joinpath("weights.npz").read_bytes()) <= 10_000_000
    code = "import sys, kg.tagger.crf as c; c.CrfTagger().tag(['一']); print({'scipy', 'numba'} & set(sys.modules))"
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()
        == "set()"
    )


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("兰州市政府发出通知", [(0, 3, "LOC")], [(0, 5, "ORG")]),
        ("云南省大理市人民政府", [(0, 3, "LOC"), (3, 6, "LOC")], [(0, 10, "ORG")]),
        ("在法国政府看来", [(1, 3, "LOC")], [(1, 5, "ORG")]),
        ("中方指出", [(0, 1, "LOC")], [(0, 2, "LOC")]),
        ("多国政府首脑、智利政府首脑", [(7, 9, "LOC")], [(7, 9, "LOC")]),
        ("省委、省政府决定", [(0, 2, "ORG")], [(0, 2, "ORG"), (3, 6, "ORG")]),
        ("张三到上海", [(0, 2, "PER"), (3, 5, "LOC")], [(0, 2, "PER"), (3, 5, "LOC")]),
    ],
)
def test_relabelling(text: str, before: list[Span], after: list[Span]) -> None:
    assert list(ours(Example(text, tuple(before))).spans) == after


def test_what_a_corpus_leaves_out_may_be_anything() -> None:
    example = Example("任太原公司经理", ((1, 5, "ORG"),))
    full, part = (allowed(example, one)[0] for one in (Convention.MSRA, Convention.RESUME))
    assert full == 1 << OUTSIDE
    assert part & full and part & (1 << (SINGLE + 1)) and part != (1 << 13) - 1


def test_reading_a_corpus(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    row = {"text": "(张三)到上海", "entities": [[1, 3, "name"], [5, 7, "address"], [0, 1, "game"], [6, 7, "scene"]]}
    path.write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")
    assert list(read(path)) == [Example("(张三)到上海", ((1, 3, "PER"), (5, 7, "LOC")))]


def test_invented_sentences_are_the_same_for_a_seed() -> None:
    first, second = (Inventor(["伟", "建国", "丽华"], ["水平", "建设"], seed=4).examples(200) for _ in range(2))
    assert first == second
    for example in first:
        assert all(0 <= begin < end <= len(example.text) for begin, end, _ in example.spans)
        assert all(a[1] <= b[0] for a, b in zip(example.spans, example.spans[1:], strict=False))


def test_the_same_seed_gives_the_same_weights(tmp_path: Path) -> None:
    pytest.importorskip("numba", reason="needs the extra for training")
    from kg.tagger.features import Habits
    from kg.tagger.training.train import Corpus, Options, fit, pack, source

    empty = Habits(np.zeros(0x10000, np.uint8), np.zeros(0, np.uint32), np.zeros(0, np.uint8))
    examples = Inventor(["伟", "建国", "丽华"], ["水平", "建设"], seed=4).examples(80)
    options = Options(epochs=2, after=2, bits=14, rows=9000)
    for name in ("a.npz", "b.npz"):
        corpus = Corpus([source({Convention.OURS: examples})], empty, options.least)
        assert pack(fit(corpus, options), corpus.hashes, empty, options, tmp_path / name) > 1000
    assert (tmp_path / "a.npz").read_bytes() == (tmp_path / "b.npz").read_bytes()
    tagger = CrfTagger(Convention.OURS, load_from(tmp_path / "a.npz"))
    assert sum(map(len, tagger.tag([example.text for example in examples]))) > 100


class _Given:
    """A tagger that finds what it is told."""

    def __init__(self, *tags: tuple[Tag, ...]) -> None:
        self._tags = tags

    def tag(self, sentences: Sequence[str]) -> list[tuple[Tag, ...]]:
        assert len(sentences) == len(self._tags)
        return list(self._tags)


def _annotated(path: Path, *rows: object) -> Path:
    lines = (row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_names_are_held_against_annotated_sentences(tmp_path: Path) -> None:
    row = {"text": "张三到上海\n市", "entities": [[0, 2, "name"], [3, 5, "LOC"], [2, 3, "position"], [3, 5, "GPE"]]}
    annotated = read_sentences(_annotated(tmp_path / "a.jsonl", "", row))
    assert annotated.ignored == {"position": 1}
    given = (Tag(0, 2, Kind.PERSON), Tag(3, 7, Kind.PLACE))
    report = evaluate_names(annotated, _Given(given))
    assert report.scores["people"].f1 == 1 and report.scores["places"].f1 == 0
    assert "bodies" not in report.scores
    assert (report.scores[ALL].precision, report.scores[ALL].recall) == (0.5, 0.5)
    assert report.shown("all") == (
        f"places\tmissed\t{tmp_path}/a.jsonl:2\t张三到【上海】 市",
        f"places\twrong\t{tmp_path}/a.jsonl:2\t张三到【上海 市】",
    )


@pytest.mark.parametrize(
    "broken",
    [
        "{",
        "[]",
        {"text": "张三"},
        {"entities": []},
        {"text": "张三", "entities": [[0, 2]]},
        {"text": "张三", "entities": [[0, 3, "PER"]]},
        {"text": "张三", "entities": [[1, 1, "PER"]]},
        {"text": "张三", "entities": [[True, 2, "PER"]]},
        {"text": "张三", "entities": ["PER"]},
        {"text": "张三", "entities": [[0, 2, ["PER"]]]},
    ],
)
def test_a_broken_line_is_named(broken: object, tmp_path: Path) -> None:
    path = _annotated(tmp_path / "a.jsonl", {"text": "张三", "entities": []}, broken)
    with pytest.raises(InputError) as raised:
        read_sentences(path)
    assert raised.value.line == 2 and str(path) in str(raised.value)


def test_a_file_that_is_not_there_or_no_text(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        read_sentences(tmp_path / "none.jsonl")
    (tmp_path / "a.jsonl").write_bytes("张三".encode("gb18030"))
    with pytest.raises(InputError):
        read_sentences(tmp_path / "a.jsonl")


def test_the_command_prints_scores_errors_and_what_it_leaves_out(tmp_path: Path, capsys) -> None:
    wanted = {"text": "清华大学的李志强说,要加快建设。", "entities": [[5, 8, "PER"], [9, 10, "TITLE"]]}
    path = str(_annotated(tmp_path / "a.jsonl", wanted))
    assert main(["evaluate", "names", path, "--show", "bodies"]) == 0
    out, err = capsys.readouterr()
    assert "people" in out and f"bodies\twrong\t{path}:1\t【清华大学】的李志强说,要加快建设。" in out
    assert "TITLE 1" in err
    assert main(["evaluate", "names", path, "--json", "--convention", "msra"]) == 0
    assert json.loads(capsys.readouterr().out)["people"]["f1"] == 1.0
    assert tuple(one.name.lower() for one in Convention) == evaluate.CONVENTIONS


@pytest.mark.skipif(not _NER.exists(), reason="needs the annotated corpora beside the repository")
def test_labels_mean_what_the_corpora_say() -> None:
    kinds = {"PER": Kind.PERSON, "LOC": Kind.PLACE, "ORG": Kind.BODY}
    said = json.loads((_NER / "LABEL_MAP.json").read_text(encoding="utf-8"))
    del said["_comment"]
    assert said["pd98fine"].pop("ORG") is None  # the one corpus whose ORG is not to be used
    for labels in said.values():
        for label, kind in labels.items():
            assert KIND_OF.get(label) == kinds.get(kind), label


@pytest.mark.skipif(not _NER.exists(), reason="needs the annotated corpora beside the repository")
@pytest.mark.parametrize(
    ("name", "convention", "least"),
    [
        ("msra.dev", Convention.MSRA, 0.895),
        ("uner_gsdsimp.dev", Convention.UNER, 0.72),
        ("aishell.test", Convention.AISHELL, 0.825),
    ],
)
def test_scores_on_public_sets(name: str, convention: Convention, least: float) -> None:
    report = evaluate_names(read_sentences(_NER / f"{name}.jsonl"), CrfTagger(convention))
    assert report.scores[ALL].f1 >= least
