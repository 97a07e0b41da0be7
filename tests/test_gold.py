"""The seed pages: their gold files stand in their pages, and a build of them keeps its measure.

FLOORS is the F1 that each kind of fact must reach over all seed pages together. Raise a floor when a change lifts the
measure above it.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.evaluate import Report, Score, evaluate
from kg.evaluate.gold import Unit, read_gold
from kg.evaluate.match import common_length, plain

ROOT = Path(__file__).parents[1]
GOLD = sorted((ROOT / "tests/gold").glob("*.yaml"))
FLOORS = {
    "offsets": 1.0,
    "articles": 0.95,
    "people": 0.95,
    "bodies": 0.87,
    "places": 0.87,
    "documents": 0.95,
    "meetings": 0.95,
    "meeting dates": 0.95,
    "posts": 0.95,
    "appointments": 0.95,
    "took_part": 0.95,
    "statements": 0.94,
    "honours": 0.95,
    "within": 0.87,
    "part_of": 0.6,
    "located": 0.8,
    "observations": 0.9,
    "actions": 0.81,
    "· actor": 0.94,
    "· status": 0.95,
    "· quantity": 0.96,
    "· place": 0.6,
    "· due": 0.95,
}
UNNAMED = {"鄂温克族自治旗人民政府"}  # named by the title of its head alone


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_gold_stands_in_its_page(path: Path) -> None:
    [unit] = read_gold(path)
    wrong = [*_names_missing(unit), *_words_missing(unit), *_articles_missing(unit)]
    assert not wrong


@pytest.fixture(scope="module")
def report(seeds_graph: Path) -> Report:
    """All seed pages together."""
    scores: dict[str, Score] = defaultdict(Score)
    for path in GOLD:
        for kind, score in evaluate(path, seeds_graph).scores.items():
            total = scores[kind]
            total.hits += score.hits
            total.missed_count += score.missed_count
            total.wrong_count += score.wrong_count
            total.missed += score.missed
            total.wrong += score.wrong
    return Report(scores)


@pytest.mark.parametrize(("kind", "floor"), FLOORS.items())
def test_seeds_keep_their_floor(report: Report, kind: str, floor: float) -> None:
    score = report.scores[kind]
    assert score.f1 >= floor, f"F1 {score.f1:.3f} is under {floor}\n" + "\n".join(report.shown(kind)[:40])


# ---------------------------------------------------------------- what a gold file says against its page


def _text(unit: Unit) -> str:
    """The page with its markup gone, with the rest of the same issue's pages, since an article may turn to another."""
    issue = re.sub(r"-\d+\.md$", "", unit.file)
    pages = "\n".join(page.read_text(encoding="utf-8") for page in sorted((ROOT / "seeds").glob(f"{issue}-*.md")))
    return re.sub(r"</?su[bp]>|[*#]", "", pages)


def _seams(unit: Unit) -> list[str]:
    return [seam for article in unit.facts["articles"] for seam in article.get("joined") or ()]


def _names_missing(unit: Unit) -> Iterator[str]:
    text = plain("\n".join([_text(unit), *_seams(unit)]))
    forms: dict[str, set[str]] = defaultdict(set)
    for row in unit.names:
        for name in row:
            forms[plain(name)] |= {plain(form) for form in row}
    for kind in ("people", "bodies", "places", "documents", "posts", "took_part", "within", "part_of", "located"):
        for item in unit.facts.get(kind) or ():
            for name in [item] if isinstance(item, str) else item[: 1 if kind == "posts" else 2]:
                known = forms.get(plain(name), {plain(name)})
                if name not in UNNAMED and not any(form in text for form in known):
                    yield f"{kind}: {name}"


def _words_missing(unit: Unit) -> Iterator[str]:
    """Objects and statements whose words no sentence of the page holds in order."""
    text = _text(unit)
    sentences = [plain(part) for part in re.split(r"[。；;\n]", text) if part.strip()]
    sentences += [plain(seam) for seam in _seams(unit)]
    objects = [action["object"] for actions in unit.facts["actions"].values() for action in actions]
    pieces = [row[1] for row in [*unit.facts["statements"], *unit.facts.get("optional_statements", ())]]
    for words in [*objects, *pieces]:
        wanted = plain(words)
        if not any(common_length(sentence, wanted) == len(wanted) for sentence in sentences):
            yield f"words: {words}"


def _articles_missing(unit: Unit) -> Iterator[str]:
    """Starts and ends that are not in the page, or end before they start where nothing is joined."""
    text = plain(_text(unit))
    for article in unit.facts["articles"]:
        starts, ends = plain(article.get("starts", "")), plain(article.get("ends", ""))
        if starts not in text or ends not in text:
            yield f"article {article['id']}: {article.get('starts')} … {article.get('ends')}"
        elif ends and text.index(starts) + len(starts) > text.rindex(ends):
            yield f"article {article['id']}: ends before it starts"
        for seam in article.get("joined") or ():
            if not any(plain(seam[:at]) in text and plain(seam[at:]) in text for at in range(1, len(seam))):
                yield f"article {article['id']}: no two pieces make {seam}"
