"""The headers over each column of values, and what a column's neighbours let one know of it.

In: the shape of a table. Out: a `Side` for each column of values.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from corpus.figures.cells import read_cell
from corpus.figures.column_shares import with_shares
from corpus.figures.headers import read_header
from corpus.figures.shapes import Shape
from corpus.figures.sides import Label, Side, read_answer, side_of
from corpus.figures.units import Unit, counted_noun
from corpus.models import Status
from corpus.periods import Period, PeriodKind, between, parse_period

_ALL_YEARS = re.compile(r"\b(?:all|two|three|four|five|\d)[ -]years?\b|\bcumulative\b", re.IGNORECASE)
_ALL_PARTS = re.compile(
    r"(?:all |the |total(?: for)? )*(?:(?:two|three|four|five|six|nine|ten|eleven|twelve"
    r"|\d{1,2})[ -](?:months?|quarters?)"
    r"|(?:the )?(?:whole )?(?:quarter|period|half[- ]year|winter|summer|year to date))(?: total)?",
    re.IGNORECASE,
)
"""What heads the sum of the months or quarters beside it: "Three months", "Quarter", "Half-year"."""
_PARTICIPLE = re.compile(
    r"(?:of which,? )?(?:(?:not|partly|part|fully|already|still|newly) )?"
    r"(?:[A-Za-z]{2,14}ed|upheld|met|begun|withdrawn|open|late)",
    re.IGNORECASE,
)
_SHARE = re.compile(r"(?:share|proportion|percentage|per ?cent|%)(?: of (?:the )?(?:total|all|whole))?", re.IGNORECASE)
_ENDED = re.compile(r"\byears? (?:ended|ending|to|end)\b|\bas (?:at|of)\b|\b\d{1,2} [A-Z][a-z]+$", re.IGNORECASE)
_SIGNED = re.compile(r"[-+−–▲▼↑↓]\s?£?\d|0(?:\.0+)?%?$|[-–]$")
_THRESHOLD = re.compile(
    r"(?:(?:lower|upper|min(?:imum)?|max(?:imum)?|red|amber|green|rag|stretch)\s){0,2}(?:thresholds?|tolerances?|stretch)"
    r"|(?:min(?:imum)?|national|service|target)\s(?:standard|acceptable|level|service level)|standard to meet",
    re.IGNORECASE,
)
""" "Lower threshold", "Stretch", "Minimum standard": what is aimed at."""
_AGREED = re.compile(r"(?:approved|agreed)", re.IGNORECASE)
_MORE = re.compile(r"[+▲▼↑↓]")
_PLANS = (Status.TARGET, Status.BUDGET, Status.FORECAST, Status.DRAFT)
_NOW = re.compile(r"(?:now|current(?:ly)?|today|present|existing|latest|baseline)(?: .{0,20})?", re.IGNORECASE)


def column_sides(shape: Shape, definitions: Mapping[str, Unit]) -> dict[int, Side]:
    """What the headers over each column of values say, and what their neighbours let one know.

    A total of several years is of all of them; a change is of the last; a variance beside a forecast is a forecast too.
    `definitions` are units by the name of a column, as notes tell them ("Numerator refers to the number of people").
    """
    sides = {}
    corners = [line[column].text for line in shape.heads for column in shape.labels if column in line]
    over = {column: list(dict.fromkeys(filter(None, header_texts(shape, column)))) for column in shape.values}
    read = read_answer if any("Yes" in texts for texts in over.values()) else read_header
    for column, texts in over.items():
        side = side_of([Label("column", read(text)) for text in texts])
        sides[column] = replace(side, period=_joined(side, [*corners, *texts]) or side.period)
    sides = _with_aims(_with_moves(sides, shape))
    years = {side.period for side in sides.values() if side.period and not side.is_change}
    spans = sorted(year for year in years if year.kind in (PeriodKind.FINANCIAL_YEAR, PeriodKind.CALENDAR_YEAR))
    parts = sorted(part for part in years if part.kind in (PeriodKind.MONTH, PeriodKind.QUARTER))
    is_forecast = any(side.status is Status.FORECAST and not side.is_variance for side in sides.values())
    total: Side | None = None
    for column, side in sides.items():
        told = side
        if side.is_variance and side.status is None and is_forecast:
            told = replace(told, status=Status.FORECAST)
        if not side.period and spans and not side.partial:
            if side.is_change:
                told = replace(told, period=spans[-1])
            elif len(spans) > 1 and (side.is_total or _ALL_YEARS.search(side.whole)):
                told = total = replace(told, period=between(spans[0].start, spans[-1].end))
        if not side.period and not side.partial and len(parts) > 1 and not spans:
            is_sum = _ALL_PARTS.fullmatch(side.whole.strip()) is not None
            if is_sum or side.is_total:
                told = total = replace(told, period=between(parts[0].start, parts[-1].end))
                told = replace(told, labels=()) if is_sum else told
        if total and not told.period and _SHARE.fullmatch(side.whole.strip(" ()")):
            told = replace(told, period=total.period)
        sides[column] = _defined(told, definitions)
    sides = _with_wholes(sides)
    return _with_bounds(_with_now(with_shares(_with_cell_units(sides, shape), shape)))


def _with_moves(sides: dict[int, Side], shape: Shape) -> dict[int, Side]:
    """A bare difference beside a plan is what misses it, no change in time; signed cells under no header change."""
    levels = [side for side in sides.values() if not side.is_difference]
    is_of_plan = any(side.status in _PLANS for side in levels) and len({side.period for side in levels}) == 1
    for column, side in sides.items():
        texts = [row.cells[column].text.strip() for row in shape.rows if column in row.cells]
        if side.is_change and side.is_variance and is_of_plan:
            sides[column] = replace(side, is_change=False)
        elif not side.whole and levels and all(map(_SIGNED.match, texts)) and any(map(_MORE.match, texts)):
            sides[column] = replace(side, is_change=True)
    return sides


def _with_aims(sides: dict[int, Side]) -> dict[int, Side]:
    """Thresholds are targets; what was approved, beside a forecast of another year, is budgeted."""
    is_ahead = any(side.status in (Status.FORECAST, Status.DRAFT) and side.period for side in sides.values())
    for column, side in sides.items():
        label = side.labels[-1].text if side.labels else ""
        if _THRESHOLD.fullmatch(label) and not side.status:
            sides[column] = replace(side, status=Status.TARGET)
        elif _AGREED.fullmatch(label) and side.period and is_ahead:
            sides[column] = replace(side, status=Status.BUDGET)
    return sides


def _with_wholes(sides: dict[int, Side]) -> dict[int, Side]:
    """A column "of whom to a care home", or "Upheld", counts a part of what the column before it counts."""
    whole: Side | None = None
    for column, side in sides.items():
        if whole is not None and whole.is_count and not side.unit and _PARTICIPLE.fullmatch(side.whole):
            sides[column] = replace(side, unit=counted_noun(whole.labels[-1].text))
        elif whole is not None and side.is_part:
            labels = (*whole.labels, *side.labels)
            sides[column] = replace(side, labels=labels, unit=side.unit or whole.unit, area=side.area or whole.area)
        else:
            whole = side
    return sides


def _with_cell_units(sides: dict[int, Side], shape: Shape) -> dict[int, Side]:
    """A column whose header names no unit, but two of whose cells do, and no cell another: "£12.1m" over "4.4"."""
    if any(read_header(row.cells[c].text).is_count for row in shape.rows for c in shape.labels if c in row.cells):
        return sides
    for column, side in sides.items():
        cells = [read_cell(row.cells[column].text) for row in shape.rows if column in row.cells]
        plain = any(cell and cell.value is not None and not cell.unit for cell in cells)
        # beside plain numbers "655p" is provisional, no pence
        units = Counter(cell.unit for cell in cells if cell and cell.unit and not (plain and cell.printed[-1:] == "p"))
        if not side.unit and len(units) == 1 and units.total() > 1:
            sides[column] = replace(side, cell_unit=next(iter(units)))
    return sides


def _defined(side: Side, definitions: Mapping[str, Unit]) -> Side:
    """A column whose header names no unit, with the one that the notes give it."""
    label = side.labels[-1].text.lower() if side.labels and not side.unit else ""
    names = [name for name in definitions if label == name or label.endswith(f" {name}")]
    if not names:
        return side
    unit = definitions[max(names, key=len)]
    return replace(side, unit=unit.name, multiplier=unit.multiplier, scale_max=unit.scale_max)


def _with_bounds(sides: dict[int, Side]) -> dict[int, Side]:
    """Bounds and margins of error have the unit of the outcomes, where these have one."""
    outcomes = [side for side in sides.values() if not any(label.header.is_statistic for label in side.labels)]
    units = {side.unit for side in outcomes if side.unit}
    if len(units) != 1:
        return sides
    bounds = {column for column, side in sides.items() if any(label.header.is_bound for label in side.labels)}
    unit = next(iter(units))
    return {column: replace(side, unit=unit) if column in bounds else side for column, side in sides.items()}


def header_texts(shape: Shape, column: int) -> list[str]:
    """The header texts over a column.

    An empty one above another belongs to the text on its left, as in merged cells; a lone period or unit that is set
    over the middle belongs to all.
    """
    texts = []
    for number, line in enumerate(shape.heads):
        text = line[column].text if column in line else ""
        below = any(column in other and other[column].text for other in shape.heads[number + 1 :])
        if not text:
            filled = [(c, line[c].text) for c in shape.values if c in line and line[c].text]
            left = [words for place, words in filled if place < column and below]
            over_all = [words for _, words in filled if len(filled) == 1 and not read_header(words).label]
            text = next(reversed(over_all or left), "")
        texts.append(text)
    return texts


def _joined(side: Side, texts: Sequence[str]) -> Period | None:
    """The period that two headers name together: "Year ended 31 March" over "2023" is 2022-23."""
    said = [text for text in texts[:-1] if _ENDED.search(text)]
    if not said or not side.period or side.period.kind is not PeriodKind.CALENDAR_YEAR:
        return None
    words = " ".join([*said, texts[-1]]).replace(":", "")
    return parse_period(re.sub(r"\byears (?=end)", "year ", words, flags=re.IGNORECASE))


def _with_now(sides: dict[int, Side]) -> dict[int, Side]:
    """The column of today ("Now") beside dated ones: before what begins there, else of a time not known."""
    dated = [side for side in sides.values() if side.period or side.partial]
    start = next((side for side in dated if side.is_start), None)
    for column, side in sides.items():
        label = side.labels[-1].text if side.labels else ""
        if dated and not (side.period or side.partial or side.is_difference) and _NOW.fullmatch(label):
            before = start and replace(side, period=start.period, partial=start.partial, is_before=True)
            sides[column] = before or replace(side, is_undated=True)
    return sides
