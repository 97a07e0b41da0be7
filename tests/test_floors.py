"""Imports run down only: what stores and draws the graph knows nothing of how its facts are found."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

KG = Path(__file__).parents[1] / "kg"

# From the ground up; rooms of one line may not see each other. A room sees itself and every line above it.
FLOORS = (
    ("errors", "garbage", "model"),
    ("lexicon", "store"),
    ("text",),
    ("page", "sources"),
    ("tagger",),
    ("resolve",),
    ("extract",),
    ("read",),
    ("identity",),
    ("rdf",),
    ("relations", "view", "export", "query", "search", "evaluate", "report", "notebook", "tracker", "why"),
    ("record", "pages"),
    ("engine", "ledger"),
    ("build",),
    ("words",),
    ("cli",),
)
FLOOR = {room: height for height, rooms in enumerate(FLOORS) for room in rooms}
# Inside the lowest floors a room may rest on one beside it.
BESIDE = {("model", "errors"), ("page", "sources")}


def modules() -> list[Path]:
    return sorted(file for file in KG.rglob("*.py") if file != KG / "__init__.py")


def room_of(file: Path) -> str:
    return file.relative_to(KG).parts[0].removesuffix(".py")


def imported(file: Path) -> set[str]:
    """The rooms that a module imports, anywhere in it."""
    rooms: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert not node.level, f"{file.name}: relative import"
            names = (
                [f"{node.module}.{alias.name}" for alias in node.names] if node.module == "kg" else [node.module or ""]
            )
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        rooms |= {name.split(".")[1] for name in names if name.startswith("kg.")}
    return rooms


def test_every_room_stands_on_a_floor() -> None:
    assert {room_of(file) for file in modules()} <= FLOOR.keys()


@pytest.mark.parametrize("file", modules(), ids=lambda file: file.relative_to(KG).as_posix())
def test_imports_point_down(file: Path) -> None:
    room = room_of(file)
    for other in imported(file) - {room, "__version__"}:
        below = FLOOR[other] < FLOOR[room] or (room, other) in BESIDE
        assert below, f"kg.{room} must not see kg.{other}"


def test_only_programs_print() -> None:
    """The command, and the training of the tagger, which is a program of its own."""
    for file in modules():
        if room_of(file) != "cli" and "training" not in file.parts:
            calls = (
                node for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)
            )
            assert not [call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "print"], file


@pytest.mark.parametrize("heavy", ["pyvis", "IPython", "networkx", "scipy", "pyshacl", "rdflib", "pyoxigraph", "numpy"])
def test_the_root_loads_nothing_heavy(heavy: str) -> None:
    code = f"import sys, kg, kg.cli; sys.exit({heavy!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_public_names_exist() -> None:
    import kg

    for name in kg.__all__:
        assert getattr(kg, name) is not None
    with pytest.raises(AttributeError):
        kg.nonsense  # noqa: B018
