"""What an evaluation found: counts for each kind of fact, and every fact that was missed or wrong."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Score:
    """How one kind of fact came out. ``missed`` and ``wrong`` hold (file, fact)."""

    hits: int = 0
    missed_count: int = 0
    wrong_count: int = 0
    missed: list[tuple[str, Any]] = field(default_factory=list)
    wrong: list[tuple[str, Any]] = field(default_factory=list)

    @property
    def gold(self) -> int:
        return self.hits + self.missed_count

    @property
    def found(self) -> int:
        return self.hits + self.wrong_count

    @property
    def precision(self) -> float:
        return self.hits / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Report:
    """The scores of an evaluation by kind, in the order in which they were taken."""

    scores: Mapping[str, Score]

    def as_json(self) -> dict[str, dict[str, float]]:
        """The counts and measures, rounded to three digits, without the facts."""
        return {
            kind: {
                "gold": score.gold,
                "found": score.found,
                "precision": round(score.precision, 3),
                "recall": round(score.recall, 3),
                "f1": round(score.f1, 3),
            }
            for kind, score in self.scores.items()
        }

    def shown(self, kind: str) -> tuple[str, ...]:
        """One line for each fact of a kind (or of ``all``) that was missed or wrong."""
        lines = []
        for name, score in self.scores.items():
            if kind not in (name, name.removeprefix("· "), "all"):
                continue
            lines += [f"{name}\tmissed\t{file}\t{fact}" for file, fact in score.missed]
            lines += [f"{name}\twrong\t{file}\t{fact}" for file, fact in score.wrong]
        return tuple(lines)


def format_report(report: Report, *, show: str | None = None) -> str:
    """The report as a table, followed by the facts of the kind to show."""
    lines = [f"{'kind':<14}{'gold':>6}{'found':>7}{'P':>8}{'R':>8}{'F1':>8}"]
    lines += [
        f"{kind:<14}{score.gold:>6}{score.found:>7}{score.precision:>8.3f}{score.recall:>8.3f}{score.f1:>8.3f}"
        for kind, score in report.scores.items()
    ]
    return "\n".join([*lines, *(report.shown(show) if show else ())])
