"""How an answer came about, for those who look after it: how the question was read, what was found, and how near.

In: a desk, an answer and its question. Out: a `Trace` of what that desk's audience may see.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from server.answers.models import Answer

if TYPE_CHECKING:
    from server.desk import Desk

MOST = 5
"""Labels and passages shown."""


@dataclass(frozen=True, slots=True)
class Step:
    """Something found: its name, how near it is (0 to 1), and why it was found."""

    name: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Trace:
    """How an answer came about; `timings_ms` by the name of what was done."""

    read: tuple[tuple[str, str], ...]
    labels: tuple[Step, ...]
    passages: tuple[Step, ...]
    timings_ms: tuple[tuple[str, float], ...]


def trace_of(answer: Answer, desk: Desk) -> Trace:
    """The trace of an answer; of one about personal data, for which nothing was searched, only how it ended."""
    read = answer.understood
    parts = ("intent", "operation", "measure", "group", "period", "area")
    words = (("outcome", answer.outcome.value), *((name, getattr(read, name) or "none") for name in parts))
    if answer.question is None:
        return Trace(words, (), (), ())
    _, evidence = desk.assistant.understand(answer.question)
    labels = tuple(Step(name, score, "label") for name, score in list(evidence.label_scores.items())[:MOST])
    hits = desk.retriever.search(answer.question, k=MOST)
    passages = tuple(Step(hit.passage.id, hit.score, "; ".join(hit.reasons)) for hit in hits)
    return Trace(words, labels, passages, tuple(evidence.timings_ms.items()))
