"""Which patterns of the code take long over a short text: ``python tests/bench/patterns.py``.

``[\\d年月日]+`` within a repeated group has as many ways to part a date as there are subsets of its characters, and a
pattern that fails goes through all of them. Each pattern is tried on texts that repeat one part; those that take more
than ``SLOW`` CPU seconds over ``LENGTH`` characters are printed, and where there are any the exit status is 1.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import signal
import sys
from collections.abc import Iterator
from types import FrameType

import kg

PACKAGES = ("kg.extract.", "kg.identity.", "kg.page.", "kg.resolve.", "kg.text.")
PARTS = (
    *("1", "一", "3.2%", "2021年10月25日", "年月日", "(二)", "、“甲”", "《甲》"),
    *("和", "和甲", "甲、乙和", "公司项目", "已经将", "年", " ", "\u3000"),
    *("在市", "在市今天", "在1日", "于市", "就市", "围绕市", "不晚于2021年10月25日"),
)
LENGTH = 120
SLOW = 1.0


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every compiled pattern of the modules that read text, by its module and name."""
    for module in pkgutil.walk_packages(kg.__path__, "kg."):
        if module.name.startswith(PACKAGES):
            for name, value in vars(importlib.import_module(module.name)).items():
                if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                    yield f"{module.name}.{name}", value


def slow(found: re.Pattern[str]) -> str | None:
    """The first text over which a pattern takes too long; None where it takes long over none."""
    for part in PARTS:
        for end in ("", "x,甲"):
            text = (part * LENGTH)[:LENGTH] + end
            signal.setitimer(signal.ITIMER_VIRTUAL, SLOW)
            try:
                found.search(text)
            except TimeoutError:
                return text
            finally:
                signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return None


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise TimeoutError


if __name__ == "__main__":
    signal.signal(signal.SIGVTALRM, _stop)
    tried = [(name, slow(found)) for name, found in patterns()]
    failing = [(name, text) for name, text in tried if text]
    print(f"{len(tried)} patterns, {len(failing)} slow")
    for name, text in failing:
        print(f"{name}: {text[:16]}…")
    sys.exit(bool(failing))
