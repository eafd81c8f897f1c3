"""The headers of a column, or of a row with its sections, put together: what they say of the cells between them.

In: the shape of a table. Out: a `Side` for each column of values and each row; and which side holds the measures.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from corpus.figures.headers import Header, read_header
from corpus.figures.named_areas import area_named
from corpus.figures.shapes import BodyRow, Shape
from corpus.figures.units import counted_noun
from corpus.models import Status
from corpus.partials import Partial
from corpus.periods import Period, PeriodKind, parse_period

_TO_DATE = re.compile(r"\b(?:year[- ]to[- ]date|ytd|to date|cumulative)\b", re.IGNORECASE)

_EVENT = re.compile(
    r"(?!.{0,40}\b(?:year|quarter|month|week|period|months)\b)(?:[\w-]+\s){0,3}(?:ends?|ending|expir(?:es|y)|starts?|begins?"
    r"|inspected|inspection|rated|registered|due|opens?|opened|closes|closing|completion|decision|publication|renewal|awarded|signed)(?:\s(?:date|on|by))?",
    re.IGNORECASE,
)
"""A column of days on which something happens: a contract that "Ends" on a day does not cost its price on that day."""
_YEAR_ENDING = re.compile(r"(?:12 months|years?) (?:ended|ending|to)$", re.IGNORECASE)
"""Over a column of months: "March 2022" there is the year that it ends."""
_GROUPS = re.compile(
    r"(?:(?:client|user|service user|care|population|age|priority|risk|ethnic)[ -])?(?:groups?|bands?)|ages?"
    r"|(?:adult |social work )?teams?|localit(?:y|ies)|portfolios?|categor(?:y|ies)|cohorts?|wards?|districts?",
    re.IGNORECASE,
)
"""What rows are called that are no measures."""


@dataclass(frozen=True, slots=True)
class Label:
    """A header with the name of what it is one of: ("Setting", "Nursing care"); `role` as in `Shape.roles`."""

    name: str
    header: Header
    role: str = ""

    @property
    def text(self) -> str:
        """What the header says beyond period, unit and status."""
        return self.header.label


@dataclass(frozen=True, slots=True)
class Side:
    """What the headers of one column or row say together; of two that say the same kind of thing, the inner counts."""

    labels: tuple[Label, ...] = ()
    period: Period | None = None
    partial: Partial | None = None
    unit: str = ""
    multiplier: int = 0
    scale_max: Decimal | None = None
    status: Status | None = None
    is_change: bool = False
    is_variance: bool = False
    area: str | None = None
    second: str = ""
    cell_unit: str = ""
    """The unit printed in some of its cells, where its header names none."""
    is_to_date: bool = False
    is_start: bool = False
    """Whether its period is when something begins: "From 7 April"."""
    is_before: bool = False
    """Whether it holds what was before the beginning that its period names."""
    earlier: str = ""
    """What a header says of a time before that of the table: "last year", "previous quarter"."""
    is_undated: bool = False
    """Whether its time is not known, although the table's is: "Now" beside "Target March 2027"."""

    @property
    def is_difference(self) -> bool:
        """Whether it holds differences, where brackets mean less."""
        return self.is_change or self.is_variance

    @property
    def whole(self) -> str:
        """Its headers as printed."""
        return " ".join(label.header.whole for label in self.labels)

    @property
    def is_total(self) -> bool:
        """Whether it holds totals of its siblings."""
        return bool(self.labels) and self.labels[-1].header.is_total

    @property
    def is_part(self) -> bool:
        """Whether it holds parts of the row above."""
        return bool(self.labels) and self.labels[-1].header.is_part

    @property
    def is_measure(self) -> bool:
        """Whether one of its headers names what is measured."""
        return any(label.role == "measure" or label.header.is_measure for label in self.labels)

    @property
    def is_count(self) -> bool:
        """Whether its innermost header is a plural noun that may be counted."""
        return bool(self.labels) and self.labels[-1].header.is_count


def read_answer(text: str) -> Header:
    """What a header says beside "Yes" or beside a row: there "No" is an answer, and no number."""
    return Header("No", "No") if text.strip() == "No" else read_header(text)


def row_side(shape: Shape, row: BodyRow) -> Side:
    """What the sections and labels of a row say, the innermost last."""
    labels = [Label("section", read_header(cell.text)) for cell in row.sections]
    for column in shape.labels:
        cell = row.cells.get(column)
        if cell is None or not cell.text:
            continue
        names = [line[column].text for line in shape.heads if column in line and line[column].text]
        name = read_header(names[-1]).label if names else ""
        header = read_answer(cell.text)
        if header.period and header.period.kind is PeriodKind.MONTH and _YEAR_ENDING.match(names[-1] if names else ""):
            header = replace(header, period=parse_period(f"year ending {header.whole}") or header.period)
        if header.period and _EVENT.fullmatch(name):
            header = replace(header, period=None, partial=None)
        labels.append(Label(name or "row", header, shape.roles.get(column, "")))
    side = side_of(labels)
    stated = next((label.header for label in labels if label.role == "area"), None)
    if stated and not stated.is_total:
        side = replace(side, area=area_named(stated.whole) or stated.whole)
    unit = next((label.header for label in labels if label.role == "unit"), None)
    if unit and not unit.unit:
        side = replace(side, unit=unit.whole.lower())
    return side


def with_rows_above(rows: Sequence[Side]) -> list[Side]:
    """Rows "of whom nursing" with the labels and the unit of the row above them that they are a part of."""
    told: list[Side] = []
    whole: Side | None = None
    for side in rows:
        if whole is not None and side.is_part and side.labels[:-1] == whole.labels[:-1]:
            counted = "" if whole.unit else counted_noun(whole.labels[-1].text)
            unit = side.unit or whole.unit or counted
            told.append(replace(side, labels=(*whole.labels, side.labels[-1]), unit=unit))
            continue
        whole = side if side.labels and not side.is_part else None
        told.append(side)
    return told


def corner_of(shape: Shape) -> list[Header]:
    """The headers over the labels that name a unit for the whole table."""
    cells = [line[column] for line in shape.heads for column in shape.labels if column in line]
    found = [read_header(text) for text in dict.fromkeys(cell.text for cell in cells if cell.text)]
    return [header for header in found if header.unit or header.period or header.multiplier]


def side_of(labels: Sequence[Label]) -> Side:
    """The headers put together, outermost first."""
    inner = [label.header for label in reversed(labels)]
    unit = next((header for header in inner if header.unit), None)
    return Side(
        tuple(labels),
        next((header.period for header in inner if header.period), None),
        next((header.partial for header in inner if header.partial), None),
        unit.unit if unit else "",
        unit.multiplier if unit else next((header.multiplier for header in inner if header.multiplier), 0),
        next((header.scale_max for header in inner if header.scale_max), None),
        next((header.status for header in inner if header.status), None),
        any(header.is_change for header in inner),
        any(header.is_variance for header in inner),
        next((header.area for header in inner if header.area), None),
        next((header.second for header in inner if header.second), ""),
        is_to_date=any(_TO_DATE.search(header.whole) for header in inner),
        is_start=any(header.is_start for header in inner),
        earlier=next((header.earlier for header in inner if header.earlier), ""),
    )


def measures_at(rows: Sequence[Side], columns: Sequence[Side], lines: Sequence[Header]) -> str:
    """Where a table names its measures: "side", "top", or "title" where rows and columns only break it down.

    A plural noun alone ("Reviews", "Beds") names a measure only where no unit is stated for the whole table.
    """
    telling = [side for side in rows if side.labels and not side.is_total]
    if any(label.role == "measure" for side in rows for label in side.labels):
        return "side"
    if any(_telling(side) for side in columns) and _most(_is_group(side) for side in telling):
        return "top"
    differing = len({side.unit for side in telling if side.unit}) > 1
    if any(side.is_measure for side in columns):
        return "side" if differing and not any(side.unit for side in columns) else "top"
    if differing or _most(side.is_measure for side in telling):
        return "side"
    if any(header.unit for header in lines) or any(side.unit for side in columns):
        return "title"
    if _most(side.is_count for side in columns if side.labels and not side.is_total):
        return "top"
    return "side" if _most(side.is_count or side.is_measure for side in telling) else "title"


def _telling(side: Side) -> bool:
    """Whether a header says a word that tells: "Flu uptake" of 2023-24, where the year alone would be none."""
    return any(label.header.label for label in side.labels) and not (side.is_total or side.is_change)


def _is_group(side: Side) -> bool:
    """Whether a row stands under a header that calls it a group: "Group", "Team", "Portfolio"."""
    return bool(side.labels) and _GROUPS.fullmatch(side.labels[-1].name) is not None


def _most(found: Iterable[bool]) -> bool:
    known = list(found)
    return any(known) and sum(known) * 2 >= len(known)
