"""The tables of the SQLite file that holds a version; `filling` fills and `observations` reads them."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

TABLES = sa.MetaData()


def _columns(kind: type[sa.types.TypeEngine[Any]], names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, kind) for name in names.split()]


COUNCIL = sa.Table("council", TABLES, *_columns(sa.Text, "name area contacts colours"))
DOCUMENTS = sa.Table(
    "documents",
    TABLES,
    sa.Column("id", sa.Text, primary_key=True),
    *_columns(sa.Text, "path title publisher area kind url published period licence supersedes audience rendering_of"),
    *_columns(sa.Text, "checked_on digest"),
)
PAGES = sa.Table(
    "pages",
    TABLES,
    sa.Column("document_id", sa.Text, primary_key=True),
    sa.Column("page_index", sa.Integer, primary_key=True),
    sa.Column("number", sa.Integer),
    sa.Column("text", sa.Text),
)
LAYOUT = sa.Table(
    "layout",
    TABLES,
    sa.Column("row", sa.Integer, primary_key=True),
    sa.Column("document_id", sa.Text, index=True),
    *_columns(sa.Integer, "opens page_index page start end level group"),
    *_columns(sa.Text, "kind headings caption cells"),
)
PASSAGES = sa.Table(
    "passages",
    TABLES,
    sa.Column("row", sa.Integer, primary_key=True),
    sa.Column("id", sa.Text, unique=True),
    sa.Column("document_id", sa.Text, index=True),
    *_columns(sa.Integer, "page_index page start end"),
    *_columns(sa.Text, "headings text page_mark"),
)
SUCCESSIONS = sa.Table(
    "successions", TABLES, sa.Column("document_id", sa.Text, primary_key=True), *_columns(sa.Text, "by reason")
)
MEETINGS = sa.Table(
    "meetings",
    TABLES,
    sa.Column("document_id", sa.Text, primary_key=True),
    *_columns(sa.Text, "body day"),
)
MINUTES = sa.Table(
    "minutes",
    TABLES,
    sa.Column("row", sa.Integer, primary_key=True),
    *_columns(sa.Integer, "item motion"),
    *_columns(sa.Text, "document_id kind who seconder fate slices"),
)
LABELS = sa.Table(
    "labels",
    TABLES,
    sa.Column("row", sa.Integer, primary_key=True),
    sa.Column("label", sa.Text),
    sa.Column("description", sa.Text, unique=True),
)
OBSERVATIONS = sa.Table(
    "observations",
    TABLES,
    sa.Column("row", sa.Integer, primary_key=True),
    sa.Column("id", sa.Text, unique=True),
    sa.Column("label_row", sa.Integer, index=True),
    *_columns(sa.Integer, "value_integer value_scale upper_integer upper_scale scale_max_integer scale_max_scale"),
    *_columns(sa.Integer, "multiplier page_index page start end"),
    *_columns(sa.Text, "document_id measure group dimensions area unit printed qualifier status availability aspect"),
    *_columns(sa.Text, "period_start period_end period_kind period_label period_known speaker breakdown context"),
    *_columns(sa.Text, "wording doubt headings quote page_mark measure_folded group_folded area_folded period_folded"),
    sa.Column("confidence", sa.Float),
)

sa.Index("observations_of_area", OBSERVATIONS.c.label_row, OBSERVATIONS.c.area_folded)
sa.Index("observations_of_place", OBSERVATIONS.c.document_id, OBSERVATIONS.c.page_index, OBSERVATIONS.c.start)

LISTED = (
    *("measure", "dimensions", "unit", "aspect", "area", "status", "group", "period_end", "period_label"),
    *("period_known", "availability", "document_id", "confidence"),
)
"""What lists and counts of figures ask for. All of it stands in one index, for the whole rows are ten times as wide."""
sa.Index("observations_listed", *(OBSERVATIONS.c[name] for name in LISTED))
