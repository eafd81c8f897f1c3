"""Figures to take away: the same rows as CSV, as JSON and for a workbook, each with its source.

In: observations and the documents they stand in. Out: text or rows. One formatting for the command line, the API and
the pages. No cell can be taken for a formula by a spreadsheet.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict

from corpus.models import Metadata, Observation
from server.answers.shown import figure_of
from server.figures.bounds import words_of

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

Value = str | int | float | None


def as_csv(observations: Iterable[Observation], documents: Mapping[str, Metadata]) -> str:
    """CSV (RFC 4180) with the source of each figure; no cell can be taken for a formula by a spreadsheet."""
    return "".join(csv_lines(observations, documents))


def csv_lines(observations: Iterable[Observation], documents: Mapping[str, Metadata]) -> Iterator[str]:
    """The lines of the CSV one after the other, so that a long list is sent while it is read."""
    for row in rows(observations, documents):
        out = io.StringIO()
        csv.writer(out).writerow([safe_cell(value) for value in row])
        yield out.getvalue()


def rows(observations: Iterable[Observation], documents: Mapping[str, Metadata]) -> Iterator[list[Value]]:
    """A header row, then a row for each figure: what it says, then where it stands."""
    yield [*COLUMNS, *SOURCE_COLUMNS]
    for item in observations:
        figure, document = asdict(figure_of(item, citation=None)), documents[item.document_id]
        place = item.locator
        yield [
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
