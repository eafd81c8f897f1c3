"""Makes the shipped table of national outcomes from the workbook of the Adult Social Care Outcomes Framework.

In: the 2024 to 2025 workbook of the Department of Health and Social Care, an OpenDocument spreadsheet with a sheet for
each measure and up to three columns a year. Out: one long CSV with one row for each published cell of the chosen areas.
Values stay as they are printed, markers such as "[c]" included. Margins of error are left out.
Run as `python -m corpus.sources.ascof WORKBOOK.ods OUT.csv`; with `--all` at the end, every area and every value of the
workbook is written, margins of error and numbers in brackets as rows of their own (some 76,000).
The file format is OASIS OpenDocument 1.3, part 3, sections 9 and 19 (repeated rows and columns).
"""

from __future__ import annotations

import csv
import re
import sys
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree.ElementTree import Element, ParseError, iterparse

from corpus.errors import DocumentUnreadable

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"

# Cambridgeshire and the country, then five councils of the same region (East of England) that border on Cambridgeshire:
# the ones that residents and councillors compare with. Bedford and Central Bedfordshire border on it too but are much
# smaller; the other neighbours belong to another region. All are in the workbook under these names.
AREAS = ("Cambridgeshire", "England", "Peterborough", "Norfolk", "Suffolk", "Hertfordshire", "Essex")

# A margin of error has the unit of its outcome, so that it could pass for the outcome. Without the margins the table is
# smaller by more than a quarter.
LEFT_OUT = "Margin of error"

CARERS_SURVEY = frozenset({"1C", "1E", "3B", "3C(2)", "5A(2)"})
CLIENT_LEVEL_DATA = frozenset({"2A", "2B", "2C", "2D(1)", "2D(2)", "2E(1)", "2E(2a)", "2E(2b)", "3D(1a)", "3D(2a)"})
SCORES = {"1A": "A score out of 24.", "1B": "", "1C": "A score out of 12."}
PER_100_000 = frozenset({"2B", "2C"})
MARKERS = {"[c]": "suppressed", "[x]": "not available", "[z]": "not applicable"}

NARROWER = "assessed or reviewed only"
"""What the second number of a cell such as "38.1 (36.2)" counts, see `_value_and_note`."""
_COLUMN = re.compile(r"(\d{4}) to \d{2}(\d{2}) - (.+)")
_TWO_VALUES = re.compile(r"([\d.,]+) \(([\d.,]+|:)\)")


class Row(NamedTuple):
    """One line of the CSV: what is measured, where, when, in what unit, and the value as printed.

    `column` names the part of the measure that a column of the workbook holds, for instance "Numerator". The outcome is
    the measure itself, so its `column` is empty.
    """

    measure_code: str
    measure: str
    column: str
    area: str
    area_code: str
    period: str
    unit: str
    value: str
    note: str


def read_sheets(path: Path) -> Iterator[tuple[str, list[list[str]]]]:
    """Each sheet's name and its rows of cell texts, empty rows left out, in the order of the workbook.

    Raises DocumentUnreadable if the file is missing, is no zip archive, or holds no readable content.
    """
    try:
        with zipfile.ZipFile(path) as archive, archive.open("content.xml") as content:
            rows: list[list[str]] = []
            for _, element in iterparse(content):  # noqa: S314 - the maker's own download; expat stops entity bombs
                if element.tag == f"{TABLE}table-row":
                    # A sheet may end in a million repeats of an empty row, so only rows with text are repeated.
                    if cells := _cells(element):
                        rows += [cells] * int(element.get(f"{TABLE}number-rows-repeated", "1"))
                    element.clear()
                elif element.tag == f"{TABLE}table":
                    yield element.get(f"{TABLE}name", ""), rows
                    rows = []
    except (OSError, KeyError, zipfile.BadZipFile, ParseError) as error:
        problem = f"{path}: not a readable OpenDocument spreadsheet ({error}); download it anew"
        raise DocumentUnreadable(problem) from error


def tidy(sheets: Iterable[tuple[str, list[list[str]]]], *, whole: bool = False) -> list[Row]:
    """The published cells of AREAS, by measure, area and year, each as a row; of all areas and columns with `whole`.

    Raises DocumentUnreadable if a sheet has no header, or a measure or an area is not where the workbook has it.
    """
    tables = dict(sheets)
    if "Contents" not in tables:
        raise DocumentUnreadable(f"no sheet 'Contents' among {list(tables)}: is this the outcomes framework workbook?")
    titles = {f"Table_{line[0].lower()}": (line[0], line[1]) for line in tables["Contents"] if len(line) > 3}
    rows: list[Row] = []
    for name, table in tables.items():
        if name.startswith("Table_"):
            if name not in titles:
                raise DocumentUnreadable(f"sheet {name!r} is not listed in 'Contents': add its code and title there")
            rows += _tidy_table(name, *titles[name], table, whole=whole)
    return rows


def write_csv(rows: Iterable[Row], path: Path) -> None:
    """Write the rows with a header line, UTF-8, one line feed a row so that the same input gives the same bytes."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(Row._fields)
        writer.writerows(rows)


def main(arguments: list[str]) -> int:
    """Run the script; returns the exit status: 0 done, 2 wrong usage, 3 the workbook cannot be read."""
    if len(arguments) != 2 and arguments[2:] != ["--all"]:
        sys.stderr.write("usage: python -m corpus.sources.ascof WORKBOOK.ods OUT.csv [--all]\n")
        return 2
    try:
        rows = tidy(read_sheets(Path(arguments[0])), whole=len(arguments) > 2)
    except DocumentUnreadable as error:
        sys.stderr.write(f"{error}\n")
        return 3
    write_csv(rows, Path(arguments[1]))
    areas, measures = {row.area for row in rows}, {row.measure_code for row in rows}
    sys.stdout.write(f"{len(rows)} rows, {len(measures)} measures, {len(areas)} areas\n")
    return 0


def _tidy_table(sheet: str, code: str, measure: str, table: list[list[str]], *, whole: bool) -> list[Row]:
    header = next((line for line in table if line[:2] == ["Local authority code", "Local authority"]), None)
    if header is None:
        raise DocumentUnreadable(f"sheet {sheet!r}: no row starts with 'Local authority code', so no column has a name")
    by_area = {line[1]: line for line in table if len(line) == len(header) and line is not header}
    rows = []
    for area in by_area if whole else AREAS:
        if area not in by_area:
            raise DocumentUnreadable(f"sheet {sheet!r}: no full row for {area!r}; {len(header)} cells are expected")
        for title, printed in zip(header[3:], by_area[area][3:], strict=True):
            column = _COLUMN.fullmatch(title)
            if column is None:
                raise DocumentUnreadable(f"sheet {sheet!r}: column {title!r} is not worded '2024 to 2025 - outcome'")
            period = f"{column[1]}-{column[2]}"
            part = column[3].removeprefix(f"{code.lower()} ").capitalize()
            if part == LEFT_OUT and not whole:
                continue
            part = "" if part == "Outcome" else part
            value, note = _value_and_note(code, printed, period)
            unit = _unit(code, part)
            if unit == "score":
                note = f"{SCORES[code]} {note}".strip()
            rows.append(Row(code, measure, part, area, by_area[area][2], period, unit, value, note))
            if whole and (two := _TWO_VALUES.fullmatch(printed)):
                narrower = f"{part}, {NARROWER}".strip(", ").capitalize()
                rows.append(rows[-1]._replace(column=narrower, value=two[2]))
    return rows


def _value_and_note(code: str, printed: str, period: str) -> tuple[str, str]:
    notes = []
    if two := _TWO_VALUES.fullmatch(printed):
        # In 2016-17 the carers' survey took in more carers. The official value comes first; the one in brackets goes by
        # the earlier, narrower population. One cell holds one value here, so the bracket moves to the note.
        notes.append(f"Printed as “{printed}”: the bracket counts only carers who were assessed or reviewed.")
        printed = two[1]
    if printed in MARKERS:
        notes.append(f"{printed} means {MARKERS[printed]}.")
    if printed == "[z]" and code in CARERS_SURVEY:
        notes.append("The survey of carers was not held for this year.")
    if printed == "[x]" and period == "2020-21":
        notes.append("Only 18 councils took part in the survey of 2020-21.")
    if code in CLIENT_LEVEL_DATA:
        notes.append("Official statistics in development, from client level data.")
    return printed, " ".join(notes)


def _unit(code: str, part: str) -> str:
    if part.lower().endswith(("numerator", "denominator")):
        return "providers" if code == "6B" else "people"
    if part.endswith("respondents"):
        return "respondents"
    if code in SCORES:
        return "score"
    return "per 100,000 population" if code in PER_100_000 else "percent"


def _cells(row: Element) -> list[str]:
    """The texts of a row up to the last cell that has any; a sheet may be padded with thousands of empty cells."""
    texts: list[str] = []
    pending = 0
    for cell in row:
        if cell.tag not in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
            continue
        times = int(cell.get(f"{TABLE}number-columns-repeated", "1"))
        # Only direct paragraphs: a comment on a cell is a child that holds paragraphs of its own.
        text = "\n".join(_text(paragraph) for paragraph in cell.findall(f"{TEXT}p")).strip()
        if not text:
            pending += times
            continue
        texts += [""] * pending + [text] * times
        pending = 0
    return texts


def _text(element: Element) -> str:
    """The text of an element in which OpenDocument writes runs of spaces as elements of their own."""
    own = " " * int(element.get(f"{TEXT}c", "1")) if element.tag == f"{TEXT}s" else element.text or ""
    return own + "".join(_text(child) + (child.tail or "") for child in element)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
