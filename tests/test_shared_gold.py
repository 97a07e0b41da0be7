"""The sample pages with gold that lie beside the project, where they do: a build of each keeps its measure."""

from pathlib import Path

import pytest

from kg.evaluate import Report, evaluate
from tests.small import build_graph

SHARED = Path(__file__).parents[1] / "../shared"
SAMPLES = {
    "taiyuan": ("seeds/000_f0849b058b181496.txt", "gold/000_f0849b058b181496.yaml"),
    "guilin": ("pages/guilin-2025-12-09.md", "pages/guilin-2025-12-09.yaml"),
    "zibo": ("pages/zibo-2026-04-21.md", "pages/zibo-2026-04-21.yaml"),
}
FLOORS = {
    "offsets": 1.0,
    "articles": 0.9,
    "people": 0.95,
    "bodies": 0.93,
    "places": 0.95,
    "meetings": 0.95,
    "posts": 0.94,
    "took_part": 0.97,
    "statements": 0.94,
    "documents": 0.95,
    "meeting dates": 0.95,
    "honours": 0.95,
    "within": 0.93,
    "observations": 0.92,
    "actions": 0.85,
    "· status": 0.95,
    "· quantity": 0.95,
}


@pytest.fixture(scope="module", params=SAMPLES)
def report(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Report:
    """The measure of one sample page, built alone."""
    page, gold = (SHARED / name for name in SAMPLES[request.param])
    if not page.exists() or not gold.exists():
        pytest.skip(f"{page} and its gold are not beside the project")
    return evaluate(gold, build_graph(page, tmp_path_factory.mktemp("shared") / "graph"))


@pytest.mark.parametrize(("kind", "floor"), FLOORS.items())
def test_sample_keeps_its_floor(report: Report, kind: str, floor: float) -> None:
    score = report.scores[kind]
    assert score.f1 >= floor, f"F1 {score.f1:.3f} is under {floor}\n" + "\n".join(report.shown(kind)[:40])
