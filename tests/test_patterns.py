"""No pattern of the code takes long over a text, however often it repeats what one of its parts matches."""

from __future__ import annotations

import importlib
import pkgutil
import re
import signal
from collections.abc import Iterator
from types import FrameType

import pytest

import kg

_READS = ("kg.extract.", "kg.identity.", "kg.page.", "kg.resolve.", "kg.text.")
_PARTS = (
    "1",
    "一",
    "3.2%",
    "2021年10月25日",
    "年月日",
    "(二)",
    "、“甲”",
    "《甲》",
    "和甲",
    "甲、乙和",
    "公司项目",
    "已经将",
)
_LENGTH = 60  # characters, of which some patterns have been through every way to part them
_SECONDS = 1.0


def _patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    for module in pkgutil.walk_packages(kg.__path__, "kg."):
        if module.name.startswith(_READS):
            for name, value in vars(importlib.import_module(module.name)).items():
                if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                    yield f"{module.name}.{name}", value


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise TimeoutError


def test_no_pattern_goes_through_every_way_to_part_a_text() -> None:
    """[\\d年月日]+ within a repeated group has as many ways to part a date as there are subsets of its characters."""
    texts = [(part * _LENGTH)[:_LENGTH] + end for part in _PARTS for end in ("", "x,甲")]
    before = signal.signal(signal.SIGALRM, _stop)
    try:
        for name, found in _patterns():
            signal.setitimer(signal.ITIMER_REAL, _SECONDS)
            try:
                for text in texts:
                    found.search(text)
            except TimeoutError:
                pytest.fail(f"{name} takes over {_SECONDS} s over {text[:12]}…")
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
