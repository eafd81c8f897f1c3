"""Observations: published values with all that is needed to say what they are ("figures" on screen).

The words follow SDMX where the standard has one (observation, measure, dimension, unit, period, status).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from corpus.periods import Period, PeriodKnown
from corpus.qualifiers import Qualifier


class Status(StrEnum):
    """Whether a number happened, was planned, or is expected."""

    ACTUAL = "actual"
    BUDGET = "budget"
    FORECAST = "forecast"
    TARGET = "target"
    DRAFT = "draft"


class Availability(StrEnum):
    """Why a cell has, or has not, a number. Six different things."""

    PUBLISHED = "published"
    SUPPRESSED = "suppressed"
    NOT_AVAILABLE = "not available"
    NOT_APPLICABLE = "not applicable"
    NOT_COLLECTED = "not collected"
    NIL = "nil"


class Aspect(StrEnum):
    """Whether a number is a level or a difference: "7,891 people" and "12% more" never answer the same question."""

    LEVEL = "level"
    CHANGE = "change"
    """A difference from another period or offer: "increased by 12%", "30% more people than"."""
    INCREMENT = "increment"
    """A part added: "an additional £3m", "a further 2%"."""


ANSWERS_FROM = 0.7
"""Confidence from which an observation may answer a question; below it is kept and marked, and never answers."""


EARLIER_VALUE = "sentence: earlier value"
"""The way of wording of a value that its sentence compares with a later one: "down from 78%"."""


@dataclass(frozen=True, slots=True)
class Locator:
    """Where an observation stands: the page, the span of its sentence, item or cell, and the headings above."""

    page_index: int
    page: int | None
    start: int
    end: int
    headings: tuple[str, ...]
    quote: str
    """Verbatim `page.text[start:end]`."""
    page_mark: str = ""
    """What a citation of the page must say besides its number, see `corpus.models.Page.mark`."""


WORDS_BEFORE, WORDS_AFTER = 12, 14
"""Words of a sentence around a number that describe it: with the label, as much as the model reads."""
NUMBER = "#"
"""Stands for the number itself in its description, so that each of several in one sentence is described apart."""


@dataclass(frozen=True, slots=True)
class Observation:
    """One published value with all that is needed to say what it is ("figure" on screen).

    `value` and `upper` are in base units: "£142.1 million" is Decimal("142100000") with unit "GBP"; a percentage is in
    points with unit "percent"; a count has the noun it counts as unit ("people", "contacts"). `upper` closes a range.
    `measure` is what is counted, as published; `group` what it is broken down by, if anything. `context` is further
    wording that tells what the number is about (the sentence, the heading); it serves matching, not display.
    """

    document_id: str
    locator: Locator
    measure: str
    unit: str
    value: Decimal | None
    printed: str
    """The number as printed: "over 6,300", "£142.1 million"."""
    group: str | None = None
    dimensions: tuple[tuple[str, str], ...] = ()
    area: str | None = None
    period: Period | None = None
    period_known: PeriodKnown | None = None
    upper: Decimal | None = None
    multiplier: int = 0
    """Power of ten that the source printed the value in: 6 for "£m"."""
    scale_max: Decimal | None = None
    qualifier: Qualifier = Qualifier.EXACT
    status: Status = Status.ACTUAL
    availability: Availability = Availability.PUBLISHED
    aspect: Aspect = Aspect.LEVEL
    speaker: str | None = None
    breakdown: str | None = None
    """Names the list or table whose members together make a whole, so that shares and totals stay inside one list."""
    context: str = ""
    confidence: float = 1.0
    wording: str = ""
    """The way of wording that found it, for instance "value-dash-description"."""
    doubt: str = ""
    """Why the document itself contradicts the number; "" where nothing does. What is in doubt never answers."""
    _id: str = field(default="", init=False, repr=False, compare=False)
    """The id, once it has been asked for: a page of figures asks for each several times, and it is a hash."""

    def __post_init__(self) -> None:
        """Refuse what cannot be an observation: no measure, no unit, or a value that contradicts its availability."""
        if not self.measure.strip() or not self.unit.strip():
            raise ValueError(f"{self.document_id}: {self.printed!r} has no measure or no unit")
        if (self.value is None) == (self.availability in (Availability.PUBLISHED, Availability.NIL)):
            raise ValueError(f"{self.document_id}: {self.printed!r} is {self.availability} with value {self.value}")
        if (self.upper is not None) != (self.qualifier is Qualifier.BETWEEN):
            raise ValueError(f"{self.document_id}: {self.printed!r} has qualifier {self.qualifier}, upper {self.upper}")
        if self.doubt and self.confidence >= ANSWERS_FROM:
            raise ValueError(f"{self.document_id}: {self.printed!r} is in doubt and would answer: {self.doubt}")
        if (self.period is None) != (self.period_known is None):
            raise ValueError(f"{self.document_id}: {self.printed!r} says its period without saying how it is known")

    @property
    def is_dated(self) -> bool:
        """Whether the document says of which period the number is, not only when it was published."""
        return self.period is not None and self.period_known is not PeriodKnown.PUBLISHED

    @property
    def dated(self) -> str | None:
        """The label of the period that the document says the number is of; None where only its publication is known."""
        return self.period.label if self.period is not None and self.is_dated else None

    @property
    def label(self) -> str:
        """Measure and group in words: what a list of measures shows."""
        parts = [self.measure, *(value for _, value in self.dimensions), self.group or ""]
        return ": ".join(dict.fromkeys(part for part in parts if part))

    @property
    def description(self) -> str:
        """What it is, in words, as it is embedded: its label, the heading over it, its unit, its status if planned.

        What is said in prose has the words around it too, for a label cut out of them says less than they do.
        """
        parts = [self.label]
        if self.locator.headings and self.locator.headings[-1].lower() not in self.label.lower():
            parts.append(self.locator.headings[-1])
        if self.unit.lower() not in " | ".join(parts).lower():
            parts.append(self.unit)
        if self.status is not Status.ACTUAL:
            parts.append(self.status.value)
        if not self.is_cell:
            parts.append(self._around())
        return " | ".join(parts)

    @property
    def is_cell(self) -> bool:
        """Whether it stands in a table, where its row and columns name it and no sentence does."""
        return "cell" in self.wording or "tidy" in self.wording

    @property
    def number_span(self) -> tuple[int, int]:
        """Where the number stands in the quotation, by its first letter and the one after its last."""
        quote = self.locator.quote
        start = max(_place_of(self.printed, quote), 0)
        return start, start + len(self.printed) if quote.startswith(self.printed, start) else start

    def _around(self) -> str:
        """The words of the sentence around the number, which is marked."""
        quote = self.locator.quote
        start, end = self.number_span
        before, after = quote[:start].split()[-WORDS_BEFORE:], quote[end:].split()[:WORDS_AFTER]
        return " ".join([*before, NUMBER, *after])

    @property
    def id(self) -> str:
        """A stable name: document, place, and a hash of what the observation says."""
        if not self._id:
            object.__setattr__(self, "_id", self._named())
        return self._id

    def _named(self) -> str:
        says: list[object] = [self.measure, self.group, self.dimensions, self.area, self.period and self.period.label]
        says += [self.value, self.upper, self.unit, self.qualifier, self.status, self.availability, self.aspect]
        digest = hashlib.sha256(repr([str(part) for part in says]).encode()).hexdigest()[:10]
        return f"{self.document_id}:{self.locator.page_index}.{self.locator.start}:{digest}"


def _place_of(printed: str, quote: str) -> int:
    """Where a number stands in its sentence, as a word of its own where it does: not the "2" of "2022"; -1 if not."""
    at = quote.find(printed)
    while at >= 0:
        around = quote[max(0, at - 1) : at] + quote[at + len(printed) : at + len(printed) + 1]
        if not any(character.isalnum() for character in around):
            return at
        at = quote.find(printed, at + 1)
    return quote.find(printed)
