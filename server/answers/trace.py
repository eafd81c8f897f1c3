"""How an answer came about, for those who look after it: each stage, what it saw, why it passed on or stopped.

In: what the stages of an answer leave in a `Tracer` on their way. Out: a `Trace`, put together by `trace_stages` when
somebody asks for one. Without a tracer nothing is noted and nothing is worked out. A trace holds what the audience of
its assistant may see, and nothing typed where the answer may not repeat it; the public's pages never show one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from index.models import Evidence
from server.answers.dangers import Sensed
from server.answers.drafts import Draft
from server.answers.matching import Series
from server.answers.queries import Query
from server.answers.safety import Triage


class State(StrEnum):
    """How a stage ended."""

    PASSED = "passed on"
    ANSWERED = "gave the answer"
    STOPPED = "stopped here"
    NOT_REACHED = "not reached"


class Mend(StrEnum):
    """Where an answer is put right."""

    GLOSSARY = "glossary"
    DOCUMENT = "document"
    CATALOGUE = "catalogue"
    CONTACTS = "contacts"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Step:
    """Something considered: its name, how likely or near it is (0 to 1), why it was taken or passed over."""

    name: str
    score: float
    reason: str
    taken: bool = False


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage: how it ended and why, and what it saw, by name."""

    name: str
    state: State
    why: str
    saw: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Advice:
    """Where to mend a wrong answer, and what to do there."""

    where: Mend
    what: str


@dataclass(frozen=True, slots=True)
class Trace:
    """How an answer came about."""

    read: tuple[tuple[str, str], ...]
    """How it ended and what the question was read as, by name."""
    stages: tuple[Stage, ...] = ()
    labels: tuple[Step, ...] = ()
    """The figures considered, likeliest first, then the nearest of those ruled out."""
    passages: tuple[Step, ...] = ()
    advice: tuple[Advice, ...] = ()
    timings_ms: tuple[tuple[str, float], ...] = ()
    """Milliseconds of the search for figures, by the name of what was done."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """One reading of a question on its way to a draft; `evidence` is None where a committee paper answered first."""

    query: Query
    draft: Draft
    of_meeting: Draft | None
    evidence: Evidence | None = None
    found: tuple[Series, ...] = ()


@dataclass(slots=True)
class Tracer:
    """What the stages of one answer leave behind, in its order. One for each answer, never shared."""

    sensed: Sensed | None = None
    turned: Triage | None = None
    language: str | None = None
    earlier: int = 0
    """Messages before this one that were read."""
    query: Query | None = None
    """The question as it was understood in its conversation."""
    is_drafted: bool = False
    """Whether the conversation led to a draft; else it was not sure what is meant."""
    drafted: list[Drafted] = field(default_factory=list)
    """Every reading that was tried, the conversation's looks back among them."""
    held_back: str = ""
    """What the lock found that no source holds."""

    @property
    def used(self) -> tuple[Drafted, ...]:
        """The readings that the answer stands on: the one understood, or the parts of a question of several."""
        same = [each for each in self.drafted if each.query is self.query]
        return tuple(same[-1:] or self.drafted)
