"""`local-account figures`: the observations as a table, as CSV that a spreadsheet can open safely, or as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence

import click
from rich.console import Console
from rich.table import Table

from corpus.models import Observation
from server.answers.shown import figure_of
from server.config import Settings
from server.contract import figures_json
from server.desk import open_desk
from server.figures.exports import as_csv


def list_figures(settings: Settings, *, form: str, **filters: str | None) -> None:
    """Print the observations that pass the filters `measure`, `group`, `period`, `area` as "table", "csv" or "json"."""
    desk = open_desk(settings)
    found = desk.observations(**filters)
    if form == "json":
        click.echo(json.dumps(figures_json(found, desk.documents), ensure_ascii=False, indent=2))
    elif form == "csv":
        click.echo(as_csv(found, desk.documents), nl=False)
    else:
        _print_table(found)


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
