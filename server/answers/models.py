"""The question and the answer as values; the JSON shape of the answer is a contract that other programs rely on."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Outcome(StrEnum):
    """How a question ended: a closed list."""

    ANSWERED = "answered"
    CLARIFY = "clarify"
    NOT_HELD = "not_held"
    SIGNPOST = "signpost"
    OUT_OF_SCOPE = "out_of_scope"
    PERSONAL_DATA = "personal_data"
    GREETING = "greeting"


@dataclass(frozen=True, slots=True)
class Turn:
    """One earlier turn of a conversation.

    What "user" said is read; of the last answer only its numbers, to tell which figure held is gone on from.
    """

    role: str
    content: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A place a reader can open. `number` is 1-based within the answer."""

    number: int
    document_id: str
    title: str
    publisher: str | None
    published: str | None
    page: int | None
    heading: str | None
    quote: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Figure:
    """An observation as an answer shows it: values are JSON numbers in base units."""

    observation_id: str
    measure: str
    group: str | None
    area: str | None
    period: str | None
    period_known: str | None
    value: float | int | None
    upper: float | int | None
    unit: str
    scale_max: float | int | None
    qualifier: str
    status: str
    availability: str
    speaker: str | None
    revised: bool
    display: str
    citation: int | None


@dataclass(frozen=True, slots=True)
class Working:
    """The arithmetic behind a computed number."""

    operation: str
    expression: str
    result: float | int | None
    unit: str
    display: str
    periods: tuple[str, ...]
    operands: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuotedPassage:
    """A passage shown with an answer, verbatim."""

    passage_id: str
    document_id: str
    text: str
    heading: str | None
    page: int | None
    score: float
    citation: int | None


@dataclass(frozen=True, slots=True)
class Held:
    """What is held near to what was asked; `nearest` is labelled as not the answer."""

    periods: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    nearest: Figure | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """A ready question that settles what was ambiguous."""

    question: str
    label: str


@dataclass(frozen=True, slots=True)
class Contact:
    """A route to help. `checked_on` is an ISO date, or None when nobody has checked it live."""

    name: str
    phone: str | None
    url: str | None
    hours: str | None
    checked_on: str | None


@dataclass(frozen=True, slots=True)
class Understood:
    """What the question was taken to mean, in words."""

    intent: str = ""
    measure: str | None = None
    group: str | None = None
    area: str | None = None
    period: str | None = None
    operation: str | None = None
    carried: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """The one answer that the command line, the API and the page all show."""

    question: str | None
    outcome: Outcome
    text: str
    figures: tuple[Figure, ...] = ()
    workings: tuple[Working, ...] = ()
    related: tuple[Figure, ...] = ()
    passages: tuple[QuotedPassage, ...] = ()
    citations: tuple[Citation, ...] = ()
    held: Held | None = None
    clarify: tuple[Choice, ...] = ()
    contacts: tuple[Contact, ...] = ()
    understood: Understood = field(default_factory=Understood)
    follow_ups: tuple[str, ...] = ()
    index: str = ""
    took_ms: float = 0.0

    def __post_init__(self) -> None:
        """No answer without a source: an answered one cites, and whatever cites points at a citation that is there."""
        if self.outcome is Outcome.ANSWERED and not self.citations:
            raise ValueError("an answered Answer needs at least one citation")
        if self.outcome is Outcome.PERSONAL_DATA and self.question is not None:
            raise ValueError("an Answer about personal data does not repeat the question")
        if self.outcome is Outcome.CLARIFY and not self.clarify:
            raise ValueError("a clarify Answer needs choices")
        numbers = {citation.number for citation in self.citations}
        parts: tuple[Figure | QuotedPassage, ...] = (*self.figures, *self.related, *self.passages)
        for part in parts:
            if part.citation not in numbers:
                raise ValueError(f"{part!r} cites number {part.citation}, which is not among {sorted(numbers)}")
