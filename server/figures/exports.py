"""Figures to take away: the same rows as CSV, as JSON and for a workbook, each with its source.

In: observations and the documents they stand in. Out: text or rows. One formatting for the command line, the API and
the pages. No cell can be taken for a formula by a spreadsheet.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict

from corpus.models import Metadata, Observation
from server.answers.shown import figure_of
from server.figures.bounds import words_of
from server.figures.citing import source_of

COLUMNS = (
    "measure",
    "group",
    "period",
    "area",
    "display",
    "value",
    "upper",
    "unit",
    "qualifier",
    "status",
    "availability",
)
SOURCE_COLUMNS = (
    "aspect",
    "column",
    "publisher",
    "published",
    "document_id",
    "title",
    "page",
    "quote",
    "observation_id",
)

FILE_COLUMNS = ("period_start", "period_end", "source", "licence", "address")
"""What a file holds besides. Excel takes "2010-11" for November 2010 when it opens a CSV; days it takes for days."""

Value = str | int | float | None


def as_csv(observations: Iterable[Observation], documents: Mapping[str, Metadata]) -> str:
    """CSV (RFC 4180) with the source of each figure; no cell can be taken for a formula by a spreadsheet."""
    return "".join(_lines(rows(observations, documents)))


def csv_file_lines(observations: Iterable[Observation], documents: Mapping[str, Metadata]) -> Iterator[str]:
    """The lines of a CSV to save one after the other, so that a long list is sent while it is read.

    It begins with a byte order mark: without one Excel takes "£" for "Â£"; LibreOffice, pandas and R skip it.
    """
    yield "\N{ZERO WIDTH NO-BREAK SPACE}"
    yield from _lines(file_rows(observations, documents))


def _lines(told: Iterable[Sequence[Value]]) -> Iterator[str]:
    for row in told:
        out = io.StringIO()
        csv.writer(out).writerow([safe_cell(value) for value in row])
        yield out.getvalue()


def file_rows(observations: Iterable[Observation], documents: Mapping[str, Metadata]) -> Iterator[list[Value]]:
    """The rows of a file to save: those of `rows` with the days of the period, the source in words and its terms."""
    yield [*COLUMNS, *SOURCE_COLUMNS, *FILE_COLUMNS]
    for item in observations:
        document, days = documents[item.document_id], item.period if item.is_dated else None
        yield [
            *_row(item, document),
            days.start.isoformat() if days else None,
            days.end.isoformat() if days else None,
            source_of(item, document),
            document.licence,
            address_of(document),
        ]


def address_of(document: Metadata) -> str | None:
    """Where a document was published: of a rendering, the original."""
    return document.rendering_of or document.url


def rows(observations: Iterable[Observation], documents: Mapping[str, Metadata]) -> Iterator[list[Value]]:
    """A header row, then a row for each figure: what it says, then where it stands."""
    yield [*COLUMNS, *SOURCE_COLUMNS]
    for item in observations:
        yield _row(item, documents[item.document_id])


def _row(item: Observation, document: Metadata) -> list[Value]:
    figure, place = asdict(figure_of(item, citation=None)), item.locator
    return [
        *(figure[name] for name in COLUMNS),
        item.aspect.value,
        words_of(item.dimensions) or None,
        document.publisher,
        document.published,
        item.document_id,
        document.title,
        place.page,
        place.quote,
        item.id,
    ]


def safe_cell(value: object) -> object:
    """A text that a spreadsheet would run as a formula gets an apostrophe in front (OWASP, CSV injection)."""
    if isinstance(value, str) and value.lstrip()[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return f"'{value}"
    return value
