"""CSV files: one table.

In: the bytes of a .csv file, its cells separated by commas, semicolons or tabs. Out: one unnumbered page with one
table. Leading lines that begin with "#", and rows of a single cell above or below the table (title, notes, source), are
paragraphs. Read in one pass, so that 100,000 rows take seconds.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import takewhile

from corpus.characters import clean_line, clean_text, decode
from corpus.drafts import Draft, write_pages
from corpus.errors import DocumentUnreadable
from corpus.models import BlockKind
from corpus.readers.readings import Reading
from corpus.tables import count_header_rows, grid_from_rows, is_unit

DELIMITERS = (",", ";", "\t", "|")
_THOUSANDS_START = re.compile(r"(?<!\d)\d{1,3}$")
_THOUSANDS_END = re.compile(r"000\b")
_NAMED = re.compile(r"(?:table|figure|dataset) [\dA-Z]{1,4}\b", re.IGNORECASE)
SAMPLE_LINES = 50
"""How many lines are looked at to tell the delimiter."""


def read_csv(data: bytes) -> Reading:
    """Return the reading of a CSV file. Raises DocumentUnreadable if it is not text, holds no cell, or is no CSV."""
    text, warning = decode(data)
    lines = clean_text(text).split("\n")
    comments = list(takewhile(lambda line: line.startswith("#"), lines))
    body = lines[len(comments) :]
    rows = _rows(body, delimiter=_delimiter(body))
    above, table, below = _apart(rows)
    table = _with_whole_header(table)
    texts = [*(clean_line(comment.lstrip("#")) for comment in comments), *above]
    drafts = [Draft(BlockKind.PARAGRAPH, text) for text in texts]
    if table:
        grid = grid_from_rows(table, caption=_caption(above), header_rows=_header_rows(table))
        drafts.append(Draft(BlockKind.TABLE, grid=grid))
    drafts += [Draft(BlockKind.PARAGRAPH, text) for text in below]
    pages = write_pages([drafts], numbered=False)
    if not pages[0].text:
        raise DocumentUnreadable("the file holds no row with text")
    warnings = [warning] if warning else []
    if uneven := _uneven(table):
        warnings.append(uneven)
    return Reading(pages, {}, {"title": above[0]} if above else {}, tuple(warnings))


def _caption(above: Sequence[str]) -> str:
    """The line above a table that names it, "Table 3: …", else the first."""
    return next((line for line in above if _NAMED.match(line)), above[0] if above else "")


def _delimiter(lines: Sequence[str]) -> str:
    """The delimiter that splits the first lines into the most cells most evenly; a comma if none does."""
    sample = [line for line in lines if line.strip()][:SAMPLE_LINES]

    def evenness(delimiter: str) -> tuple[float, int]:
        counts = Counter(len(row) for row in _parsed(sample, delimiter=delimiter) if len(row) > 1)
        width, times = counts.most_common(1)[0] if counts else (0, 0)
        return times / max(len(sample), 1), width

    return max(DELIMITERS, key=evenness)


def _rows(lines: Sequence[str], *, delimiter: str) -> list[list[str]]:
    """The rows that hold anything; the text is clean already, so only inner space is left to collapse."""
    rows = ([" ".join(cell.split()) for cell in row] for row in _parsed(lines, delimiter=delimiter))
    return [row for row in rows if any(row)]


def _parsed(lines: Sequence[str], *, delimiter: str) -> Iterator[list[str]]:
    reader = csv.reader((line + "\n" for line in lines), delimiter=delimiter)
    try:
        yield from reader
    except csv.Error as error:
        where = f"row near line {reader.line_num}"
        raise DocumentUnreadable(f"{where}: {error}; look for a quote that is not closed") from error


def _apart(rows: Sequence[list[str]]) -> tuple[list[str], list[list[str]], list[str]]:
    """The single cells above the table, the table, and the single cells below it: ",2022-23" is a header, no title."""
    single = [sum(map(bool, row)) == 1 and bool(row[0]) for row in rows]
    if all(single):
        return [], list(rows), []
    first, last = single.index(False), len(rows) - single[::-1].index(False)
    above, below = (["".join(row) for row in part] for part in (rows[:first], rows[last:]))
    return above, list(rows[first:last]), below


def _with_whole_header(table: list[list[str]]) -> list[list[str]]:
    """The table, its header put together again where a number in it was cut: "per 100" and "000 population".

    Only where that gives the header as many cells as the widest row has.
    """
    header, *rows = table or [[]]
    joined: list[str] = []
    for text in header:
        if joined and _THOUSANDS_END.match(text) and _THOUSANDS_START.search(joined[-1]):
            joined[-1] += f",{text}"
        else:
            joined.append(text)
    return [joined, *rows] if rows and len(joined) == max(map(len, rows)) < len(header) else table


def _header_rows(table: Sequence[list[str]]) -> int:
    """How many leading rows are headers. Below one that gives every column a name of its own, a named row is data.

    Its numbers may all be suppressed, or in words: "Kent,2022-23,[c]".
    """
    headers = count_header_rows(table)
    names = table[0][1:]
    if not all(names) or len(set(names)) < len(names):
        return headers
    return next((number for number in range(1, headers) if not _goes_on(table[number])), headers)


def _goes_on(row: Sequence[str]) -> bool:
    """Whether a row goes on with the header above: under its corner stands nothing, or it holds units alone."""
    return not row[0] or all(is_unit(text) for text in row[1:] if text)


def _uneven(table: Sequence[list[str]]) -> str | None:
    """A warning if a row has more cells than the header: its figures may stand under the wrong name."""
    wider = [number for number, row in enumerate(table) if len(row) > len(table[0])]
    if not wider:
        return None
    row = table[wider[0]]
    return (
        f"{len(wider)} rows have more cells than the header; first: {row[0][:40]!r} has {len(row)}, not {len(table[0])}"
    )
