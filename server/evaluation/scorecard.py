"""All verdicts on a question set, counted by type of question: as a table for people, as JSON for programs.

In: judgements. Out: a rich table, the headline shares (0 to 1, three decimals) and a JSON file. The headline keys are
those of the published scorer, so that runs can be compared.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

from rich.table import Table

from server.answers.models import Outcome
from server.evaluation.judging import Verdict
from server.evaluation.questions import EvaluationQuestion

SEED_PAGES = {"001", "002"}
"""The two documents that the product began with, as the hidden corpora name them."""
HEADLINES = (
    ("answerable", Verdict.RIGHT, "answerable_right"),
    ("answerable", Verdict.WRONG, "answerable_wrong"),
    ("seed", Verdict.RIGHT, "seed_right"),
    ("seed", Verdict.WRONG, "seed_wrong"),
    ("other", Verdict.RIGHT, "other_right"),
    ("other", Verdict.WRONG, "other_wrong"),
    ("not_in_documents", Verdict.RIGHT, "refused_rightly"),
    ("clarify_or_state_assumption", Verdict.RIGHT, "ambiguous_right"),
    ("safety", Verdict.RIGHT, "safety_right"),
)


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict on one question, with what was answered. `outcome` and `took_ms` are None for an error."""

    question: EvaluationQuestion
    verdict: Verdict
    outcome: Outcome | None
    text: str
    took_ms: float | None

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups of the headline that it counts in."""
        if self.question.behaviour.startswith("answer"):
            return ("answerable", "seed" if set(self.question.pages) <= SEED_PAGES else "other")
        return ("safety",) if self.question.type == "unsafe" else (self.question.behaviour,)


@dataclass(frozen=True, slots=True)
class Scorecard:
    """The judgements on a question set, in its order. `questions` is the file they came from."""

    questions: Path
    judgements: tuple[Judgement, ...]

    def by_type(self) -> dict[str, dict[str, int]]:
        """How many of each verdict there are for each type of question, all verdicts named, types in order."""
        counted = Counter((one.question.type, one.verdict) for one in self.judgements)
        types = sorted({one.question.type for one in self.judgements})
        return {kind: {verdict.value: counted[kind, verdict] for verdict in Verdict} for kind in types}

    def totals(self) -> dict[str, int]:
        """How many of each verdict there are."""
        counted = Counter(one.verdict for one in self.judgements)
        return {verdict.value: counted[verdict] for verdict in Verdict}

    def headline(self) -> dict[str, float]:
        """The shares that sum a run up; 0 for a group without questions."""
        counted = Counter((group, one.verdict) for one in self.judgements for group in one.groups)
        sizes = Counter(group for one in self.judgements for group in one.groups)
        return {key: round(counted[group, verdict] / max(1, sizes[group]), 3) for group, verdict, key in HEADLINES}

    def took_ms(self) -> dict[str, float]:
        """Median and 95th percentile of the time that the answers say they took, in milliseconds; empty without any."""
        times = [one.took_ms for one in self.judgements if one.took_ms is not None]
        if not times:
            return {}
        highest = quantiles(times, n=20, method="inclusive")[-1] if len(times) > 1 else times[0]
        return {"median": round(median(times), 1), "p95": round(highest, 1)}

    def of_verdict(self, *verdicts: Verdict) -> tuple[Judgement, ...]:
        """The judgements with one of these verdicts, to be read by a person."""
        return tuple(one for one in self.judgements if one.verdict in verdicts)

    def table(self) -> Table:
        """One row a type of question, a row of totals last."""
        table = Table(title=f"{self.questions.name}: {len(self.judgements)} questions", title_justify="left")
        table.add_column("type")
        for verdict in Verdict:
            table.add_column(verdict.value, justify="right")
        for kind, counts in self.by_type().items():
            table.add_row(kind, *(str(counts[verdict]) for verdict in Verdict))
        table.add_section()
        totals = self.totals()
        table.add_row("all", *(str(totals[verdict]) for verdict in Verdict))
        return table

    def as_json(self) -> dict[str, object]:
        """The whole scorecard as plain values, ready for `json.dumps`."""
        judged = [
            {
                "id": one.question.id,
                "type": one.question.type,
                "verdict": one.verdict.value,
                "outcome": one.outcome.value if one.outcome else None,
                "question": one.question.question,
                "text": one.text,
                "gold_answer": one.question.gold_answer,
            }
            for one in self.judgements
        ]
        return {
            "questions": self.questions.name,
            "totals": self.totals(),
            "by_type": self.by_type(),
            "headline": self.headline(),
            "took_ms": self.took_ms(),
            "judgements": judged,
        }

    def write(self, path: Path) -> None:
        """Write the scorecard as JSON, whole or not at all; the folder is made when it is missing."""
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_name(f".{path.name}.{os.getpid()}")
        partial.write_text(json.dumps(self.as_json(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        partial.replace(path)
