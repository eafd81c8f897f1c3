"""A table that is known cell by cell, to be printed and read back, and the words of which such tables are made.

The words are made up here, of the kind that councils and statistical offices publish. `pdf_tables_forms` makes tables
of them.
"""

from __future__ import annotations

from dataclasses import dataclass, field

PLACES = (
    "Wexcombe|Northfold|East Marling|Harrowdene|South Pelling|Upper Tarn|Kingsmere|Ashby Vale|Dunmore and Leys|"
    "Fenwick|Great Orton|Lower Stoke|Saltmarsh|Thornbury Cross|Westering"
).split("|")
SERVICES = (
    "Residential care|Nursing care|Homecare|Direct payments|Supported living|Day services|Equipment and adaptations|"
    "Reablement|Extra care housing|Carers' services|Respite and short breaks|Community meals|Telecare|"
    "Shared lives|Assessment and care management|Transport"
).split("|")
LONG = (
    "People aged 65 and over who were still at home 91 days after discharge from hospital|"
    "Adults with a learning disability who live in their own home or with their family|"
    "New requests for support received from older people during the year|"
    "Net current expenditure on adult social care, including the improved fund|"
    "Safeguarding enquiries concluded in the period where a risk was identified|"
    "Carers receiving direct payments, support or information and advice|"
    "Proportion of working age adults receiving long-term support in the community"
).split("|")
HEADS = (
    "Number of clients|Gross spend|Income|Net budget|Forecast outturn|Variance|Per cent of total|Rate per 100,000|"
    "Average weekly cost|Full-time staff|Vacancies|Days lost|Change on year|Planned places|Median age"
).split("|")
PROSE = (
    "The committee considered the position at the end of the quarter and noted the pressures described in the report. "
    "Demand for assessments rose during the winter, and the service asked its partners to share the work of discharge. "
    "Officers explained how the money had been used and which of the savings were still thought to be achievable. "
    "Members asked that the next report set out the position of each district and the reasons for any difference. "
    "Further work with providers will be needed before the contracts are let, and residents will hear of the changes. "
)
ACTIONS = (
    "Agree the market position statement|Publish the carers' strategy|Review all contracts for homecare|"
    "Recruit to the reablement team|Consult with residents and partners on charges|Open the new day centre|"
    "Report to the board on progress|Move records to the new system|Train staff in the new duty"
).split("|")
OFFICERS = "Director of Adults|Head of Finance|Service Manager|Commissioning Lead|Chief Executive|Team Leader".split(
    "|"
)


@dataclass(frozen=True, slots=True)
class KnownCell:
    """A cell of a known table: its 0-based place, its spans, its text, and how far its text is indented (in steps)."""

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Known:
    """A table whose every cell is known. The first `head_rows` rows are its header."""

    form: str
    cells: tuple[KnownCell, ...]
    head_rows: int
    caption: str
    notes: tuple[str, ...] = ()
    sections: frozenset[int] = field(default_factory=frozenset)

    @property
    def columns(self) -> int:
        """How many columns the grid has."""
        return max(cell.column + cell.column_span for cell in self.cells)

    @property
    def rows(self) -> int:
        """How many rows the grid has."""
        return max(cell.row + cell.row_span for cell in self.cells)
