"""`local-account figures`: the observations as a table, as CSV that a spreadsheet can open safely, or as JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import asdict

import click
from rich.console import Console
from rich.table import Table

from corpus.models import Observation
from server.answers.shown import figure_of
from server.config import Settings
from server.contract import figures_json
from server.desk import Desk, open_desk

_COLUMNS = (
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


def list_figures(settings: Settings, *, form: str, **filters: str | None) -> None:
    """Print the observations that pass the filters `measure`, `group`, `period`, `area` as "table", "csv" or "json"."""
    desk = open_desk(settings)
    found = desk.observations(**filters)
    if form == "json":
        click.echo(json.dumps(figures_json(found, desk.documents), ensure_ascii=False, indent=2))
    elif form == "csv":
        click.echo(as_csv(found, desk), nl=False)
    else:
        _print_table(found)


def as_csv(observations: Sequence[Observation], desk: Desk) -> str:
    """CSV (RFC 4180) with the source of each figure; no cell can be taken for a formula by a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([*_COLUMNS, "document_id", "title", "page", "quote", "observation_id"])
    for item in observations:
        figure = asdict(figure_of(item, citation=None))
        place = [
            item.document_id,
            desk.documents[item.document_id].title,
            item.locator.page,
            item.locator.quote,
            item.id,
        ]
        writer.writerow([safe_cell(value) for value in [*(figure[name] for name in _COLUMNS), *place]])
    return out.getvalue()


def safe_cell(value: object) -> object:
    """A text that a spreadsheet would run as a formula gets an apostrophe in front (OWASP, CSV injection)."""
    if isinstance(value, str) and value.lstrip()[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return f"'{value}"
    return value


def _print_table(observations: Sequence[Observation]) -> None:
    table = Table(title=f"{len(observations)} figures", title_justify="left")
    for name in ("measure", "group", "period", "area", "figure", "document"):
        table.add_column(name, justify="right" if name == "figure" else "left", overflow="fold")
    for item in observations:
        figure = figure_of(item, citation=None)
        table.add_row(
            figure.measure, figure.group or "", figure.period or "", figure.area or "", figure.display, item.document_id
        )
    console = Console()
    # A pipe has no width of its own; 80 columns would break every cell.
    console.print(table, width=None if console.is_terminal else 200)
