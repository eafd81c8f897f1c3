"""What the scorecard keeps and shows: a file for each question set, one that sums them up, and a table in Markdown.

In: the judgements of every system on a set. Out: `tests/evaluation/results/SET.json` with the verdicts question by
question, by which later runs are judged; `scorecard.json` with the counts, and `scorecard.md` made from it.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from server.evaluation import Judgement, Scorecard, Verdict
from server.evaluation.judging import REFUSALS
from tests.question_sets import RESULTS, SETS, QuestionSet

OURS = "this product"
SYSTEMS = (OURS, "BM25", "BM25 calibrated", "dense", "dense calibrated", "cairn default", "cairn calibrated")
ENDS = ("right", "partly", "wrong", "refused rightly", "refused wrongly")
Counts = dict[str, dict[str, int]]
"""How many questions of each type end in each way."""


@dataclass(frozen=True, slots=True)
class Judged:
    """The judgements of one system on a set, and the settings it had."""

    card: Scorecard
    settings: Mapping[str, object]

    @property
    def counts(self) -> Counts:
        """How many questions of each type end in each way; an error counts as wrong."""
        counted: dict[str, Counter[str]] = {}
        for each in self.card.judgements:
            counted.setdefault(each.question.type, Counter())[end_of(each)] += 1
        return {kind: {end: ends[end] for end in ENDS} for kind, ends in sorted(counted.items())}


def end_of(judgement: Judgement) -> str:
    """How a question ended, in one of the words of ENDS."""
    match judgement.verdict:
        case Verdict.RIGHT:
            return "refused rightly" if judgement.outcome in REFUSALS else "right"
        case Verdict.PARTLY:
            return "partly"
        case Verdict.REFUSED:
            return "refused wrongly"
        case _:
            return "wrong"


def keep(asked: QuestionSet, judged: Mapping[str, Judged], held: Mapping[str, int]) -> None:
    """Keep the verdicts of a set, and put its counts into the sum."""
    ours = judged[OURS].card
    others = {
        name: {each.question.id: each.verdict.value for each in one.card.judgements}
        for name, one in judged.items()
        if name != OURS
    }
    if asked.is_ours:
        told = {
            "questions": ours.questions.name,
            "totals": ours.totals(),
            "by_type": ours.by_type(),
            "headline": ours.headline(),
            "judgements": [
                {
                    "id": each.question.id,
                    "type": each.question.type,
                    "verdict": each.verdict.value,
                    "outcome": each.outcome.value if each.outcome else None,
                    "question": each.question.question,
                    "others": {name: verdicts[each.question.id] for name, verdicts in others.items()},
                }
                for each in ours.judgements
            ],
        }
        _write(asked.kept, told)
    summed = summary()
    systems = {name: {"settings": dict(one.settings), "by_type": one.counts} for name, one in judged.items()}
    before = summed.get(asked.name, {}).get("systems", {})
    summed[asked.name] = {"judges_only": asked.judges_only, **held, "systems": before | systems}
    _write(RESULTS / "scorecard.json", {name: summed[name] for name in SETS if name in summed})


def summary() -> dict[str, Any]:
    """The sum of all sets as it is kept; empty where there is none."""
    path = RESULTS / "scorecard.json"
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else {}


def summed_up(sets: Iterable[Mapping[str, Any]], system: str) -> Counts:
    """The counts of one system over several sets."""
    counted: dict[str, Counter[str]] = {}
    for one in sets:
        for kind, ends in one["systems"].get(system, {"by_type": {}})["by_type"].items():
            counted.setdefault(kind, Counter()).update(ends)
    return {kind: {end: ends[end] for end in ENDS} for kind, ends in sorted(counted.items())}


def total(counts: Counts) -> dict[str, int]:
    """The counts of all types together."""
    return {end: sum(ends[end] for ends in counts.values()) for end in ENDS}


def _write(path: Path, told: Mapping[str, Any]) -> None:
    path.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
