"""Figures in tidy tables, where each row says its own measure, period, area and unit in columns of those names.

In: the header cells and rows of a table. Out: one observation a row; the columns without such a name are dimensions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from corpus.figures.cells import MARKERS, read_cell
from corpus.figures.dated_cells import holds_value
from corpus.figures.headers import read_header
from corpus.figures.named_areas import area_named
from corpus.figures.places import Known, Place
from corpus.figures.shapes import Line
from corpus.figures.side_areas import is_own
from corpus.figures.units import COUNTED, counted_noun, read_unit
from corpus.models import Availability, Cell, Observation, Status
from corpus.periods import PeriodKnown, parse_period

CONFIDENCE = 1.0
_PLACE = (
    r"(?:area|geography|geographical area|council|(?:local )?authority|la|utla|ltla|lad|region|county|district"
    r"|locality)"
)
_ROLES = {
    "measure": re.compile(r"(?:measure|indicator|metric)(?: name| description)?", re.IGNORECASE),
    "area": re.compile(rf"{_PLACE}(?: name)?|[a-z]{{3,4}}\d\d ?nm", re.IGNORECASE),
    "period": re.compile(
        r"(?:reporting |time |financial |calendar )?(?:period|years?)|time|fy|(?:fy|year) ending|date|month|quarter",
        re.IGNORECASE,
    ),
    "unit": re.compile(r"units?(?: of measure(?:ment)?)?|(?:value|measure) type", re.IGNORECASE),
    "value": re.compile(r"(?:measure |indicator |obs )?value|item ?value|figure|observation|result", re.IGNORECASE),
    "status": re.compile(r"(?:obs |figure |value )?(?:status|flag)", re.IGNORECASE),
}
"""Headers of statistics that say one number a row, as councils, NHS England and the ONS write them; "_" is a space."""
_SCALES = {"thousand": 3, "thousands": 3, "000": 3, "000s": 3, "'000": 3, "'000s": 3, "million": 6, "millions": 6}
"""Units that only say in what power of ten the values are printed."""
_STATISTIC = re.compile(r"column|statistic|figure type", re.IGNORECASE)
"""The column that says which number of a measure a row holds: "Outcome", "Numerator", "Margin of error"."""
_COMPANION = re.compile(r"(?!(?:outcome|value|rate|score|percentage)$).+", re.IGNORECASE)
_CODE = re.compile(r"(?:measure|indicator)[_ ]code|code", re.IGNORECASE)
_NOT_DIMENSIONS = re.compile(
    rf"code|note|source|id$|^{_PLACE} (?:type|level)$|^parent\b|^sort\b|order$"
    r"|\b(?:lower|upper) (?:ci|confidence|limit|bound)",
    re.IGNORECASE,
)
_EVERYBODY = re.compile(
    r"(?:all|totals?|persons|everyone|both sexes|overall|18 and over|18\+"
    r"|all (?:people|ages|adults|persons|groups|users|service users|clients|carers|respondents|sexes|genders|settings"
    r"|aged 18.{0,12}))",
    re.IGNORECASE,
)


def tidy_columns(head: Line, rows: Sequence[Line]) -> dict[str, int] | None:
    """Which column holds what, when a table says of each row its measure and its value; else None.

    A table of measures and values that says no more of them, or has other values beside, is a wide one.
    """
    names = [(plain_header(cell.text), column) for column, cell in sorted(head.items(), reverse=True)]
    found = {role: column for role, words in _ROLES.items() for name, column in names if words.fullmatch(name)}
    others = [column for name, column in names if column not in found.values() and not read_header(name).is_skipped]
    texts = [[row[column].text for row in rows if column in row and row[column].text] for column in others]
    tells_apart = bool(others) and not any(map(holds_value, chain(*texts)))
    is_plain = found.keys() == {"measure", "value"} and not tells_apart
    return found if {"measure", "value"} <= found.keys() and not is_plain else None


def plain_header(text: str) -> str:
    """A header as words: "AREA_NAME" is "AREA NAME"."""
    return " ".join(re.sub(r"[_.-]+", " ", text).split())


def read_tidy_row(
    place: Place, row: Line, head: Line, columns: Mapping[str, int], meanings: Mapping[str, Availability]
) -> Iterator[Observation]:
    """The observation of one row, if it has a measure, a unit and a value or the reason why there is none."""
    text = {role: row[column].text.strip() for role, column in columns.items() if column in row}
    said, stated = read_header(text.get("measure", "")), read_unit(text.get("unit", ""))
    power = _SCALES.get(text.get("unit", "").lower().replace("’", "'"), 0)
    flag = text.get("status", "").lower()
    counted = counted_noun(text.get("measure", "")) if stated.name == COUNTED or power else ""
    unit = stated.name if stated.name not in ("", COUNTED) else counted or ("" if power else text.get("unit", ""))
    unit = unit or (said.unit if said.unit != COUNTED and not power else "")
    cell = read_cell(text.get("value", ""), header_unit=unit, multiplier=stated.multiplier or power, meanings=meanings)
    if cell is not None and cell.value is None:
        cell = replace(cell, availability=MARKERS.get(flag, cell.availability))
    unit = unit or (cell.unit if cell else "")
    if cell is None or not unit or not text.get("measure"):
        return
    dimensions = tuple(_dimensions(row, head, columns))
    told = [pair for pair in dimensions if not _STATISTIC.fullmatch(pair[0])]
    groups = [value for _, value in told if not _EVERYBODY.fullmatch(value)]
    codes = [row[column].text for column, cell in sorted(head.items()) if _CODE.fullmatch(cell.text) and column in row]
    own = None if "period" in columns else said.period
    period = parse_period(text.get("period", "")) or own
    known = Known(period, PeriodKnown.PRINTED) if period else place.inherited()
    cells: list[Cell] = list(row.values())
    yield Observation(
        document_id=place.document.id,
        locator=place.locator(min(part.start for part in cells), max(part.end for part in cells)),
        measure=said.label if own and said.label else text["measure"],
        group=", ".join(groups) or None,
        dimensions=tuple(
            (name, value)
            for name, value in dimensions
            if (_EVERYBODY if (name, value) in told else _COMPANION).fullmatch(value)
        ),
        unit=unit,
        value=cell.value,
        upper=cell.upper,
        printed=cell.printed,
        area=_area(text.get("area", ""), place),
        period=known.period,
        period_known=known.how,
        multiplier=cell.multiplier,
        scale_max=cell.scale_max
        or stated.scale_max
        or (read_unit(text["measure"]).scale_max if unit == "score" else None),
        qualifier=cell.qualifier,
        status=read_header(flag).status or Status.ACTUAL,
        availability=cell.availability,
        context=" ".join([place.document.metadata.title, *codes]),
        confidence=CONFIDENCE,
        wording="tidy table",
    )


def _area(stated: str, place: Place) -> str | None:
    """The area that a row states, by the name that the program gives it: "England" of "England average"."""
    return place.area if not stated or is_own(stated, place) else area_named(stated) or stated


def _dimensions(row: Line, head: Line, columns: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """The header and text of every cell whose column has no role and is no code or note."""
    for column, cell in sorted(row.items()):
        name = plain_header(head[column].text) if column in head else ""
        if (
            column not in columns.values()
            and not read_header(name).is_skipped
            and not _NOT_DIMENSIONS.search(name)
            and cell.text.strip()
        ):
            yield name or "column", cell.text.strip()
