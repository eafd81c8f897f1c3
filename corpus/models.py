"""The values that reading a corpus yields: documents, pages, blocks, tables, passages, observations.

Every piece of text is a slice of `Page.text`, named by 0-based character offsets `start` and `end` (end exclusive),
so that a citation can be proved by comparing strings. The words follow SDMX where the standard has one
(observation, measure, dimension, unit, period, status).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from corpus.periods import Period, PeriodKnown
from corpus.qualifiers import Qualifier


class DocumentKind(StrEnum):
    """What sort of publication a document is; the catalogue's closed list."""

    LOCAL_ACCOUNT = "local-account"
    COMMITTEE_REPORT = "committee-report"
    MINUTES = "minutes"
    DECISION = "decision"
    NEWS = "news"
    GUIDANCE = "guidance"
    SURVEY = "survey"
    STATISTICS = "statistics"
    OTHER = "other"


class Audience(StrEnum):
    """Who may see a document."""

    PUBLIC = "public"
    INTERNAL = "internal"


class BlockKind(StrEnum):
    """The role of a run of text in the layout of its page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Cell:
    """One table cell: 0-based place in the grid, how far it spans, and the slice of the page that holds its text."""

    row: int
    column: int
    text: str
    start: int
    end: int
    row_span: int = 1
    column_span: int = 1
    is_header: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A grid of cells in reading order, with its caption if one is printed."""

    cells: tuple[Cell, ...]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item or table of a page.

    `text[start:end]` of the page is the block without its bullet mark. `headings` is the path above it, outermost
    first, and for a heading does not include itself. `level` is 1 to 6 for headings, the 1-based depth for items,
    0 otherwise. `group` numbers the list that an item belongs to, so that siblings are known.
    """

    kind: BlockKind
    start: int
    end: int
    headings: tuple[str, ...] = ()
    level: int = 0
    group: int = 0
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A page's clean text and its layout. `number` is 1-based, or None where the format has no pages."""

    text: str
    blocks: tuple[Block, ...]
    number: int | None = None

    def __post_init__(self) -> None:
        """Check that every block and cell lies inside the text and says what the text says."""
        for block in self.blocks:
            if not 0 <= block.start <= block.end <= len(self.text):
                raise ValueError(f"block {block.start}:{block.end} lies outside a page of {len(self.text)} characters")
            for cell in block.table.cells if block.table else ():
                if self.text[cell.start : cell.end] != cell.text:
                    raise ValueError(f"cell {cell.text!r} is not the page's text at {cell.start}:{cell.end}")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a catalogue entry or front matter says of a document. Unknown is None, never guessed."""

    id: str
    path: str
    title: str
    publisher: str | None = None
    area: str | None = None
    kind: DocumentKind = DocumentKind.OTHER
    url: str | None = None
    published: str | None = None
    """ISO date as far as it is known: "2025", "2025-07" or "2025-07-03"."""
    period: str | None = None
    """As printed, for instance "2021-23" or "to 31 May 2017"; `corpus.periods` reads it."""
    licence: str | None = None
    supersedes: str | None = None
    audience: Audience = Audience.PUBLIC
    rendering_of: str | None = None
    checked_on: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A published file, read: its metadata, its pages and the SHA-256 of its bytes."""

    metadata: Metadata
    pages: tuple[Page, ...]
    sha256: str
    warnings: tuple[str, ...] = ()
    """What could not be read faithfully, each with its place, for the build report."""

    @property
    def id(self) -> str:
        """The document's id in the catalogue."""
        return self.metadata.id


@dataclass(frozen=True, slots=True)
class Council:
    """The `[council]` table of a catalogue: whose assistant this is. All optional."""

    name: str | None = None
    area: str | None = None
    contacts: str | None = None
    """Path of the contacts file, relative to the corpus folder."""
    colours: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Passage:
    """A span of a page under one heading: the unit of retrieval. `text` is exactly `page.text[start:end]`."""

    id: str
    document_id: str
    page: int | None
    page_index: int
    """0-based position of the page in `Document.pages`."""
    headings: tuple[str, ...]
    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        """Check that the text has the length its offsets claim."""
        if len(self.text) != self.end - self.start or not self.text.strip():
            raise ValueError(f"passage {self.id}: text does not fit its span {self.start}:{self.end}")


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
    """Whether a number is a level or a difference: "7,891 people" and "12% more people" never answer the same question."""

    LEVEL = "level"
    CHANGE = "change"
    """A difference from another period or offer: "increased by 12%", "30% more people than"."""
    INCREMENT = "increment"
    """A part added: "an additional £3m", "a further 2%"."""


ANSWERS_FROM = 0.7
"""Confidence from which an observation may answer a question; below it is kept and marked, and never answers."""


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

    def __post_init__(self) -> None:
        """Refuse what cannot be an observation: no measure, no unit, or a value that contradicts its availability."""
        if not self.measure.strip() or not self.unit.strip():
            raise ValueError(f"{self.document_id}: {self.printed!r} has no measure or no unit")
        if (self.value is None) == (self.availability in (Availability.PUBLISHED, Availability.NIL)):
            raise ValueError(f"{self.document_id}: {self.printed!r} is {self.availability} with value {self.value}")
        if (self.upper is not None) != (self.qualifier is Qualifier.BETWEEN):
            raise ValueError(f"{self.document_id}: {self.printed!r} has qualifier {self.qualifier}, upper {self.upper}")
        if (self.period is None) != (self.period_known is None):
            raise ValueError(f"{self.document_id}: {self.printed!r} says its period without saying how it is known")

    @property
    def label(self) -> str:
        """Measure and group in words: what is embedded, and what a list of measures shows."""
        parts = [self.measure, *(value for _, value in self.dimensions), self.group or ""]
        return ": ".join(dict.fromkeys(part for part in parts if part))

    @property
    def id(self) -> str:
        """A stable name: document, place, and a hash of what the observation says."""
        says = [self.measure, self.group, self.dimensions, self.area, self.period and self.period.label]
        says += [self.value, self.upper, self.unit, self.qualifier, self.status, self.availability, self.aspect]
        digest = hashlib.sha256(repr([str(part) for part in says]).encode()).hexdigest()[:10]
        return f"{self.document_id}:{self.locator.page_index}.{self.locator.start}:{digest}"
