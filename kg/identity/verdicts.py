"""Decisions on identity: two bearers are the same, different, or it is not known; by which rule and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Judgement(StrEnum):
    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, order=True)
class Verdict:
    """What was decided of two bearers (IRIs, the lesser first), by which rule, why, and by whom if by a person."""

    one: str
    other: str
    judgement: Judgement
    rule: str
    reason: str
    who: str = ""


def verdict(one: str, other: str, judgement: Judgement, rule: str, reason: str, who: str = "") -> Verdict:
    """A verdict with its bearers in order."""
    lesser, greater = sorted((one, other))
    return Verdict(lesser, greater, judgement, rule, reason, who)
