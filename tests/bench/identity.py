"""How well kg tells who is who on the pages of tests/identity: ``python -m tests.bench.identity``."""

from __future__ import annotations

import tempfile
from pathlib import Path

import kg
from kg.store import GraphFolder
from tests.identity_gold import PAGES, scores


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        kg.build_graph([PAGES], graph=Path(folder) / "g")
        for what, score in scores(GraphFolder(Path(folder) / "g").open()).items():
            print(f"{what:<12}{score}")
            for line in score.wrong:
                print(f"            {line}")


if __name__ == "__main__":
    main()
