"""What several tests share: the graph of the seed pages, built once."""

from pathlib import Path

import pytest

from tests.small import build_graph

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def seeds_graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the graph built from seeds/."""
    return build_graph(ROOT / "seeds", tmp_path_factory.mktemp("seeds") / "graph")
