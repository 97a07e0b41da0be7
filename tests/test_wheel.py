"""The wheel holds all that kg needs: a sentence goes from it to triples in an environment without the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from tests.small import EVENING, write_pages

ROOT = Path(__file__).parents[1]
pytest.importorskip("hatchling", reason="needs hatchling (pip install '.[dev]') to build the wheel offline")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "-w",
        str(out),
        str(ROOT),
    ]
    subprocess.run(command, check=True, capture_output=True)
    return next(out.glob("kg-*.whl"))


def test_the_wheel_holds_tables_ontology_templates_and_queries(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    kept = {".tsv", ".ttl", ".j2", ".js", ".css", ".rq", ".npz", ".html"}
    for room in ("kg", "ontology"):
        for file in sorted((ROOT / room).rglob("*")):
            if file.is_file() and file.suffix in kept | {".py"} and "__pycache__" not in file.parts:
                inside = file.relative_to(ROOT).as_posix()
                assert (inside if room == "kg" else f"kg/{inside}") in names
    assert not [name for name in names if name.startswith("tests/")]


def test_a_sentence_runs_from_the_wheel(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "venv", with_pip=False, symlinks=True)
    (packages,) = (tmp_path / "venv").glob("lib/python3*/site-packages")
    zipfile.ZipFile(wheel).extractall(packages)
    pages = write_pages(tmp_path / "pages", evening=EVENING)
    elsewhere = os.pathsep.join(path for path in sys.path if path.endswith("site-packages"))
    script = (
        "import sys, kg, kg.cli; print(kg.__file__);"
        f"sys.path += {elsewhere.split(os.pathsep)!r};"
        f"sys.exit(kg.cli.main(['build', {str(pages)!r}, '--graph', {str(tmp_path / 'g')!r}]))"
    )
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    done = subprocess.run(
        [tmp_path / "venv" / "bin" / "python", "-c", script],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(str(packages))
    turtle = (tmp_path / "g" / "graph.ttl").read_text(encoding="utf-8")
    assert "清徐县农业农村局" in turtle
    assert "kg:PolicyAction a owl:Class" in turtle
