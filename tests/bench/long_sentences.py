"""How long one sentence takes in each stage, in CPU milliseconds: ``python tests/bench/long_sentences.py [PATH…]``.

First runs of 10,000 characters without a full stop, of many kinds and some that hypothesis makes: what the whole run
takes and, since long runs are read in pieces, the piece that takes longest, stage by stage. Then, for each PATH, a
``.jsonl.gz`` of news or reports as ``speed.py`` takes it, the sentence that takes longest.
"""

from __future__ import annotations

import gzip
import json
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from kg.extract import EXTRACTORS
from kg.extract.text import annotate
from kg.model import Article, ArticleKind, Front, Line, LineKind, Tag
from kg.resolve.names import lines_of, resolve
from kg.tagger.crf import CrfTagger
from kg.text.sentences import split

LENGTH = 10_000
ITEMS = 3000  # of a file that are read
FRONT = Front(date="2026-03-01", home="太原市", country="中国")
PHRASES = (
    "市委书记王伟",
    "副市长李秀兰、张建国",
    "加快推进老旧小区改造,新建停车场12个",
    "投资3.2亿元",
    "同比增长5.6%",
    "会议指出",
    "要",
    "山西省太原市小店区",
    "太原市教育局",
    "《太原市供水条例》",
    "今年1月",
    "到2027年底",
    "省十四届人大五次会议",
    "出席会议",
    "表示",
    "、",
    ",",
    ";",
    ":",
    "(",
    ")",
    "“",
    "”",
    "为企业减负1.2万元",
    "由市财政局负责",
    "向群众发放补贴",
    "支持清徐县打造醋业基地",
    "任命刘洋为市财政局局长",
    "荣获全国五一劳动奖章",
    "的",
    "和",
    "了",
    "将",
    "被",
    "对",
    "在",
    "是",
    "有",
    "与",
    "以",
    "万",
    "亿",
    "元",
    "个",
    "一",
    "2",
    "3",
    "年",
    "月",
    "日",
    "人",
    "说",
)
KINDS = {
    "names": "王伟、李秀兰、张建国、刘洋、",
    "spaced names": "王 伟 李秀兰 张建国 ",
    "tasks": "加快推进老旧小区改造,新建停车场12个,完善供水管网;",
    "figures": "实现工业增加值12.4亿元,同比增长5.6%,占全市比重提高0.7个百分点,",
    "posts": "太原市教育局局长王伟、清徐县副县长李秀兰、",
    "quotes": "“要抓好落实,”市长王伟说,“今年新建12所学校”,",
    "places": "山西省太原市小店区、清徐县、古交市、",
    "places without marks": "山西省太原市小店区清徐县古交市",
    "digits": "1234567890",
    "numbers": "3.2亿元5个6%",
    "one character": "市",
    "brackets": "((((《《《“““",
    "dates": "2026年1月2日至3月4日、",
    "bodies": "太原市人民政府办公室教育局委员会",
    "verbs": "推进加快建设完善推动促进实施",
    "rubbish": "a1 ,. 的|~—",
    "meetings": "省十四届人大五次会议、市政协十五届四次会议、",
}


@dataclass(frozen=True, slots=True)
class Spent:
    """CPU milliseconds by stage."""

    stages: dict[str, float]

    @property
    def total(self) -> float:
        return sum(self.stages.values())

    @property
    def worst(self) -> str:
        """The stage that takes longest, in words."""
        name, spent = max(self.stages.items(), key=lambda item: item[1])
        return f"{name} {spent:.1f}"


class _Known:
    def __init__(self, tags: list[tuple[Tag, ...]]) -> None:
        self._tags = tags

    def tag(self, sentences: object) -> list[tuple[Tag, ...]]:
        return self._tags


def main(paths: list[str]) -> None:
    """Print a line for each kind of run, the worst that hypothesis found, and the worst of each path."""
    spent("预热。市委书记王伟说。")
    print(f"{'run':24}{'whole':>9}  longest stage        piece, and its longest stage (ms)")
    for kind, phrase in KINDS.items():
        show(kind, (phrase * (LENGTH // len(phrase) + 1))[:LENGTH])
    show("made by hypothesis", max(made(), key=lambda run: spent(run).total))
    for path in paths:
        print(path.rsplit("/", 1)[-1], *real(path))


def show(kind: str, run: str) -> None:
    """The line of one run."""
    whole, piece = spent(run), worst_piece(run)
    print(f"{kind:24}{whole.total:9.1f}  {whole.worst:20} {piece.total:6.1f}  {piece.worst}")


def made() -> list[str]:
    """Runs of phrases in any order."""
    runs: list[str] = []

    @settings(max_examples=40, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(st.lists(st.sampled_from(PHRASES), min_size=20, max_size=60))
    def keep(phrases: list[str]) -> None:
        phrase = "".join(phrases)
        runs.append((phrase * (LENGTH // len(phrase) + 1))[:LENGTH])

    keep()
    return runs


def worst_piece(run: str) -> Spent:
    """What the slowest of a run's sentences takes, read alone."""
    article = paragraph(run)
    pieces = {run[sentence.begin : sentence.end] for sentence in split(article)}
    return max(map(spent, pieces), key=lambda one: one.total)


def real(path: str) -> tuple[str, ...]:
    """The sentence of a file that takes longest in words."""
    worst, words = Spent({"": 0.0}), ""
    for text in texts(path):
        for sentence in split(paragraph(text)):
            if sentence.end - sentence.begin < 120 and worst.total > 5:  # short ones are quick
                continue
            one = spent(text[sentence.begin : sentence.end])
            if one.total > worst.total:
                worst, words = one, text[sentence.begin : sentence.end]
    return f"{worst.total:.1f}", worst.worst, f"{len(words)} characters", words[:60]


def texts(path: str) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    for row in rows[:: max(1, len(rows) // ITEMS)][:ITEMS]:
        yield row.get("text") or row.get("content") or ""


def paragraph(text: str) -> Article:
    """An article of the lines of a text."""
    lines, at = [], 0
    for words in text.split("\n"):
        lines.append(Line(at, at + len(words), LineKind.PARAGRAPH))
        at += len(words) + 1
    return Article("x.md", ArticleKind.ARTICLE, "", text, tuple(lines), ())


def spent(text: str) -> Spent:
    """What each stage takes for a text; the least of two, since the machine does other things as well."""
    one, two = _once(text), _once(text)
    return Spent({name: min(one[name], two[name]) for name in one})


def _once(text: str) -> dict[str, float]:
    article, stages = paragraph(text), {}

    def timed(name: str, work: Callable[[], object]) -> object:
        begun = time.process_time()
        found = work()
        stages[name] = (time.process_time() - begun) * 1000
        return found

    tags = timed("tagger", lambda: CrfTagger().tag(lines_of(article)))
    names = timed("names", lambda: resolve(article, FRONT, tagger=_Known(tags)))  # type: ignore[arg-type]
    told = timed("annotate", lambda: annotate(article, FRONT, names))  # type: ignore[arg-type]
    for extract in EXTRACTORS:
        timed(extract.__module__.rpartition(".")[2], lambda extract=extract: list(extract(told)))  # type: ignore
    return stages


if __name__ == "__main__":
    main(sys.argv[1:])
