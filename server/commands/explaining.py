"""How an answer came about, as lines of text for a terminal.

In: an answer and its trace. Out: where to mend it, its stages, and the figures and passages considered.
"""

from __future__ import annotations

from collections.abc import Iterator

from server.answers.models import Answer
from server.answers.trace import Step, Trace


def trace_lines(answer: Answer, trace: Trace) -> Iterator[str]:
    """The lines of a trace, the stages in the order in which they worked."""
    yield f"How this answer came about (index {answer.index}; {answer.took_ms:.1f} ms)"
    yield "Read as: " + ", ".join(f"{name} {value}" for name, value in trace.read)
    for number, stage in enumerate(trace.stages, start=1):
        yield f"{number:2}. {stage.name}, {stage.state.value}: {stage.why}"
        yield from (f"      {name}: {value}" for name, value in stage.saw)
    yield from _steps("Figures considered", trace.labels)
    yield from _steps("Passages found", trace.passages)
    yield "Where to mend it, if it is wrong:"
    yield from (f"  {each.where.value}: {each.what}" for each in trace.advice)


def _steps(title: str, steps: tuple[Step, ...]) -> Iterator[str]:
    if steps:
        yield f"{title}:"
    for number, step in enumerate(steps, start=1):
        yield f"  {'>' if step.taken else ' '}{number:2}. {step.score:.2f} {step.name}: {step.reason}"
