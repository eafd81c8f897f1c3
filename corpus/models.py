"""The values that reading a corpus yields: documents, pages, blocks, tables, passages, observations.

Every piece of text is a slice of `Page.text`, named by 0-based character offsets `start` and `end` (end exclusive),
so that a citation can be proved by comparing strings. The words follow SDMX where the standard has one
(observation, measure, dimension, unit, period, status).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from corpus.observations import (
    ANSWERS_FROM,
    EARLIER_VALUE,
    NUMBER,
    Aspect,
    Availability,
    Locator,
    Observation,
    Status,
)
from corpus.qualifiers import Qualifier

__all__ = [
    "ANSWERS_FROM",
    "EARLIER_VALUE",
    "NUMBER",
    "Aspect",
    "Audience",
    "Availability",
    "Block",
    "BlockKind",
    "Cell",
    "Council",
    "Document",
    "DocumentKind",
    "Locator",
    "Metadata",
    "Observation",
    "Page",
    "Passage",
    "Qualifier",
    "Report",
    "Status",
    "Table",
]


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
class Report:
    """One of the papers that a file binds together: its title, and its first and last page in the file, from 1."""

    title: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Page:
    """A page's clean text and its layout. `number` is 1-based, or None where the format has no pages.

    `label` is what is printed on the page instead of its number ("iv", "C-12"), if the file says so. `is_recognised`
    tells that the text was recognised in a picture, so that its figures are less sure.
    """

    text: str
    blocks: tuple[Block, ...]
    number: int | None = None
    label: str | None = None
    is_recognised: bool = False
    report: Report | None = None
    """Which paper of a pack the page belongs to."""

    @property
    def mark(self) -> str:
        """What a citation must say besides the number: the paper it is of, its label in print, if it was recognised."""
        paper = self.report
        of = f"{paper.title}, {_pages(paper.first, paper.last)}" if paper else ""
        label = f"printed page {self.label}" if self.label and self.label != str(self.number) else ""
        return ", ".join(filter(None, (of, label, "read by text recognition" if self.is_recognised else "")))

    def __post_init__(self) -> None:
        """Check that every block and cell lies inside the text and says what the text says."""
        for block in self.blocks:
            if not 0 <= block.start <= block.end <= len(self.text):
                raise ValueError(f"block {block.start}:{block.end} lies outside a page of {len(self.text)} characters")
            for cell in block.table.cells if block.table else ():
                if self.text[cell.start : cell.end] != cell.text:
                    raise ValueError(f"cell {cell.text!r} is not the page's text at {cell.start}:{cell.end}")


def _pages(first: int, last: int) -> str:
    return f"pages {first} to {last}" if last > first else f"page {first}"


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
    """What could not be read faithfully, for the build report; of a page, it begins with "page 3: "."""

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
    page_mark: str = ""
    """What a citation of the page must say besides its number, see `Page.mark`."""

    def __post_init__(self) -> None:
        """Check that the text has the length its offsets claim."""
        if len(self.text) != self.end - self.start or not self.text.strip():
            raise ValueError(f"passage {self.id}: text does not fit its span {self.start}:{self.end}")
