"""What several tests share: the graph of the seed pages, built once."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def build_graph(pages: Path, graph: Path) -> Path:
    """Build a graph as a user does, and give its folder back."""
    command = [sys.executable, "-m", "kg.cli", "build", str(pages), "--graph", str(graph)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, f"kg build {pages} failed:\n{done.stderr}"
    return graph


@pytest.fixture(scope="session")
def seeds_graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the graph built from seeds/."""
    return build_graph(ROOT / "seeds", tmp_path_factory.mktemp("seeds") / "graph")
