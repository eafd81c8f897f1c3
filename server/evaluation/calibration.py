"""How sure a passage should be before it answers: the trade of right answers against wrong ones, measured.

In: scorecards of one question set, each for another caution (`Settings.caution`, log-odds). Out: a curve with both
halves of the questions, and the caution that the first half chooses: the most right answers among those that keep wrong
ones rare. The second half, which chose nothing, judges it. A question belongs to a half by the hash of its id, so that
questions may be added without moving others.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path

from rich.table import Table

from server.evaluation.judging import Verdict
from server.evaluation.scorecard import Scorecard

CAUTIONS = tuple(step / 2 for step in range(-6, 7))
MOST_WRONG = 0.02
"""Share of wrong answers that is borne: a refusal costs an answer, a wrong answer trust."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many questions of a half ended in which way."""

    right: int
    partly: int
    refused: int
    wrong: int
    error: int

    @property
    def of(self) -> int:
        """All questions of the half."""
        return self.right + self.partly + self.refused + self.wrong + self.error


@dataclass(frozen=True, slots=True)
class Point:
    """What one caution gives on the half that chooses and on the half that judges."""

    caution: float
    choosing: Counts
    judging: Counts


@dataclass(slots=True)
class Curve:
    """The points of a question set, from the least caution to the most."""

    questions: str
    most_wrong: float = MOST_WRONG
    points: list[Point] = field(default_factory=list)

    def add(self, caution: float, choosing: Counts, judging: Counts) -> None:
        """Put a point at the end of the curve."""
        self.points.append(Point(caution, choosing, judging))

    @property
    def best(self) -> Point:
        """The most right answers of the choosing half where its wrong ones are borne; else the fewest wrong."""
        borne = [point for point in self.points if point.choosing.wrong <= self.most_wrong * point.choosing.of]
        if not borne:
            return min(self.points, key=lambda point: (point.choosing.wrong, abs(point.caution)))
        return max(borne, key=lambda point: (point.choosing.right, -abs(point.caution)))

    def table(self) -> Table:
        """One row a caution, the chosen one marked."""
        table = Table(title=f"{self.questions}: even questions choose, odd ones judge", title_justify="left")
        for name in ("caution", "right", "partly", "refused", "wrong", "right ", "partly ", "refused ", "wrong ", ""):
            table.add_column(name, justify="right")
        for point in self.points:
            cells = [
                str(getattr(half, name))
                for half in (point.choosing, point.judging)
                for name in ("right", "partly", "refused", "wrong")
            ]
            table.add_row(f"{point.caution:g}", *cells, "chosen" if point == self.best else "")
        return table

    def write(self, path: Path) -> None:
        """Write the curve as JSON, whole or not at all; the folder is made when it is missing."""
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_name(f".{path.name}.{os.getpid()}")
        told = {"questions": self.questions, "most_wrong": self.most_wrong, "chosen": self.best.caution}
        told |= {"curve": [asdict(point) for point in self.points]}
        partial.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
        partial.replace(path)


def halves(scorecard: Scorecard) -> tuple[Counts, Counts]:
    """How the questions that choose ended, and those that judge."""
    counted = {half: dict.fromkeys((verdict.value for verdict in Verdict), 0) for half in (0, 1)}
    for one in scorecard.judgements:
        half = hashlib.sha256(one.question.id.encode()).digest()[0] % 2
        counted[half][one.verdict.value] += 1
    return Counts(**counted[0]), Counts(**counted[1])
