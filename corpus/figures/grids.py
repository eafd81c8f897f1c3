"""Figures in tables: one observation a cell, bound to its row and column headers; in tidy tables one a row.

In: a table block with its place. Out: observations. A column or row whose header is a period gives the period; other
headers give measure and group; the unit comes from the cell, its headers or the caption.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.figures.statuses import status_of_label as status_of
from corpus.figures.cells import CellValue, header_unit, read_cell
from corpus.figures.places import Known, Place
from corpus.measures import clean_label, head_noun, topic_of
from corpus.models import Block, Cell, Observation
from corpus.periods import Period, PeriodKnown, find_periods, parse_period

CONFIDENCE, TIDY_CONFIDENCE, DOUBTFUL = 0.9, 1.0, 0.5
_TIDY = {
    "measure": ("measure", "indicator", "metric"),
    "area": ("area", "council", "authority", "local authority", "area name"),
    "period": ("period", "year", "time period", "financial year"),
    "unit": ("unit", "unit of measure"),
    "value": ("value", "figure", "obs_value"),
}
_STATISTIC = re.compile(r"column|statistic|figure type", re.IGNORECASE)
"""The column that says which number of a measure a row holds: "Outcome", "Numerator", "Margin of error"."""
_HEADLINE = re.compile(r"outcome|value|rate|score|percentage", re.IGNORECASE)
_CODE = re.compile(r"(?:measure|indicator)[_ ]code|code", re.IGNORECASE)
_NOT_DIMENSIONS = re.compile(r"code|note|source|id$", re.IGNORECASE)
_EVERYBODY = re.compile(
    r"(?:all|total|persons|all (?:people|ages|adults|persons|groups)|both sexes|overall)?", re.IGNORECASE
)


def read_table(place: Place, block: Block, breakdown: str) -> Iterator[Observation]:
    """The observations of a table block."""
    if block.table is None:
        return
    rows = _rows(block.table.cells)
    heads = [row for row in rows if row and all(cell.is_header for cell in row.values())]
    body = [row for row in rows if row not in heads]
    if not heads or not body:
        return
    tidy = _tidy_columns(heads[-1])
    if tidy:
        for row in body:
            yield from _tidy_row(place, row, heads[-1], tidy)
        return
    yield from _wide(place, block.table.caption, heads, body, breakdown)


def _rows(cells: tuple[Cell, ...]) -> list[dict[int, Cell]]:
    """The grid with every span filled: for each row its cells by column."""
    rows: dict[int, dict[int, Cell]] = {}
    for cell in cells:
        for row in range(cell.row, cell.row + cell.row_span):
            for column in range(cell.column, cell.column + cell.column_span):
                rows.setdefault(row, {})[column] = cell
    return [rows[number] for number in sorted(rows)]


def _tidy_columns(head: dict[int, Cell]) -> dict[str, int] | None:
    """Which column holds what, when a table says of each row its measure and its value; else None."""
    names = {cell.text.strip().lower(): column for column, cell in head.items()}
    found = {role: names[word] for role, words in _TIDY.items() for word in words if word in names}
    return found if {"measure", "value"} <= found.keys() else None


def _tidy_row(
    place: Place, row: dict[int, Cell], head: dict[int, Cell], columns: dict[str, int]
) -> Iterator[Observation]:
    text = {role: row[column].text.strip() for role, column in columns.items() if column in row}
    stated, multiplier = header_unit(text.get("unit", ""))
    cell = read_cell(text.get("value", ""), header_unit=stated, multiplier=multiplier)
    unit = stated or text.get("unit", "") or (cell.unit if cell else "")
    if cell is None or not unit or not text.get("measure"):
        return
    dimensions = tuple(
        (head[column].text.strip(), row[column].text.strip())
        for column in sorted(row)
        if column not in columns.values() and not _NOT_DIMENSIONS.search(head[column].text) and row[column].text.strip()
    )
    groups = [value for name, value in dimensions if not _STATISTIC.fullmatch(name) and not _EVERYBODY.fullmatch(value)]
    codes = [row[column].text for column, cell in sorted(head.items()) if _CODE.fullmatch(cell.text) and column in row]
    period = parse_period(text.get("period", ""))
    known = Known(period, PeriodKnown.PRINTED) if period else place.inherited()
    yield _observation(
        place,
        row[columns["value"]],
        cell,
        unit,
        known,
        measure=text["measure"],
        group=", ".join(groups) or None,
        dimensions=tuple(
            pair for pair in dimensions if _STATISTIC.fullmatch(pair[0]) and not _HEADLINE.fullmatch(pair[1])
        ),
        area=text.get("area") or place.area,
        context=" ".join([place.document.metadata.title, *codes]),
        confidence=TIDY_CONFIDENCE,
        wording="tidy table",
        row=row,
    )


@dataclass(frozen=True, slots=True)
class _Header:
    """The words over a column or beside a row: its label without periods, and its period if it names one."""

    label: str
    period: Period | None
    whole: str


def _header(cells: list[str]) -> _Header:
    whole = " ".join(dict.fromkeys(cell for cell in cells if cell))
    found = {mention.period for mention in find_periods(whole) if mention.period}
    return _Header(clean_label(whole), found.pop() if len(found) == 1 else None, whole)


def _wide(
    place: Place, caption: str, heads: list[dict[int, Cell]], body: list[dict[int, Cell]], breakdown: str
) -> Iterator[Observation]:
    label_columns = _label_columns(body)
    topic = topic_of(caption or (place.headings[-1] if place.headings else ""))
    columns = {column: _header([head[column].text for head in heads if column in head]) for column in body[0]}
    for row in body:
        side = _header([row[column].text for column in label_columns if column in row])
        for column, cell in sorted(row.items()):
            if column in label_columns or cell.is_header:
                continue
            top = columns.get(column) or _header([])
            stated, multiplier = header_unit(top.whole, side.whole, caption, place.lead, *place.headings[-1:])
            value = read_cell(cell.text, header_unit=stated, multiplier=multiplier)
            if value is None:
                continue
            period = top.period or side.period
            known = Known(period, PeriodKnown.PRINTED) if period else place.inherited()
            labels = [label for label in (_without_unit(top.label), side.label) if label]
            measure = topic if len(labels) < 2 and topic else (labels[0] if labels else topic)
            group = labels[-1] if labels and labels[-1] != measure else None
            unit = value.unit or stated or head_noun(_without_unit(top.label)) or head_noun(topic)
            if not unit or not re.search(r"[A-Za-z]{2}", measure):
                continue
            yield _observation(
                place,
                cell,
                value,
                unit,
                known,
                measure=measure,
                group=group,
                dimensions=(),
                area=place.area,
                context=" ".join([place.document.metadata.title, *place.headings, topic, place.lead]),
                confidence=CONFIDENCE if known.period else DOUBTFUL,
                wording="table cell",
                row=row,
                breakdown=breakdown,
            )


def _observation(  # noqa: PLR0913
    place: Place,
    cell: Cell,
    value: CellValue,
    unit: str,
    known: Known,
    *,
    measure: str,
    group: str | None,
    dimensions: tuple[tuple[str, str], ...],
    area: str | None,
    context: str,
    confidence: float,
    wording: str,
    row: dict[int, Cell],
    breakdown: str | None = None,
) -> Observation:
    start, end = min(part.start for part in row.values()), max(part.end for part in row.values())
    return Observation(
        document_id=place.document.id,
        locator=place.locator(cell.start, cell.end) if wording == "table cell" else place.locator(start, end),
        measure=measure,
        group=group,
        dimensions=dimensions,
        unit=unit,
        value=value.value,
        upper=value.upper,
        printed=value.printed,
        area=area,
        period=known.period,
        period_known=known.how,
        multiplier=value.multiplier,
        qualifier=value.qualifier,
        status=status_of(measure, *place.headings[-1:]),
        availability=value.availability,
        breakdown=breakdown,
        context=context,
        confidence=confidence,
        wording=wording,
    )


def _label_columns(body: list[dict[int, Cell]]) -> tuple[int, ...]:
    """The leading columns that hold words, not values."""
    found: list[int] = []
    for column in sorted(body[0]):
        texts = [row[column].text for row in body if column in row]
        worded = sum(read_cell(text) is None or bool(find_periods(text)) for text in texts)
        if worded * 2 < len(texts):
            break
        found.append(column)
    return tuple(found)


def _without_unit(label: str) -> str:
    bare = re.sub(
        r"\(?(?:£\s?['’]?(?:000s?|k|m|bn|million|thousand)?|%|number|no\.?)\)?", "", label, flags=re.IGNORECASE
    )
    return clean_label(bare)
