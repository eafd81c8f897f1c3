"""What the page of a document shows, read from the index: its layout, cells, headings and figures.

In: the store of a version, and which documents an audience may see. Out: stretches, the cells of those asked for, and
figures, of documents that the audience may see; nothing of any other.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from corpus.models import Audience, BlockKind, Cell, Observation
from index.rows import Row, observation_from
from index.stretches import Stretch, cells_from, stretch_from
from index.tables import LAYOUT, OBSERVATIONS, PAGES

_Read = Callable[[sa.Select[Any]], list[Row]]
_ON_ITS_PAGE = sa.and_(LAYOUT.c.document_id == PAGES.c.document_id, LAYOUT.c.page_index == PAGES.c.page_index)


class Layouts:
    """The layout of the documents of one version."""

    def __init__(self, read: _Read, readable_by: Callable[[Audience], frozenset[str]]) -> None:
        self._read = read
        self._readable_by = readable_by

    def stretches_of(self, document_id: str, *, audience: Audience = Audience.PUBLIC) -> tuple[Stretch, ...]:
        """The blocks of a document in reading order, long tables in several stretches."""
        if document_id not in self._readable_by(audience):
            return ()
        wanted = [column for column in LAYOUT.columns if column.name not in ("cells", "document_id")]
        statement = sa.select(*wanted).where(LAYOUT.c.document_id == document_id).order_by(LAYOUT.c.row)
        return tuple(map(stretch_from, self._read(statement)))

    def cells_at(
        self, document_id: str, rows: Sequence[int], *, audience: Audience = Audience.PUBLIC
    ) -> Mapping[int, tuple[Cell, ...]]:
        """The cells of those stretches of a document, by row; a stretch that is no table has none."""
        if document_id not in self._readable_by(audience) or not rows:
            return {}
        each = sa.func.json_each(json.dumps(list(rows))).table_valued("value")
        statement = (
            sa.select(LAYOUT.c.row, LAYOUT.c.cells, PAGES.c.text)
            .join_from(LAYOUT, PAGES, _ON_ITS_PAGE)
            .where(LAYOUT.c.document_id == document_id, LAYOUT.c.row.in_(sa.select(each.c.value)))
        )
        return {row["row"]: cells_from(row, row["text"]) for row in self._read(statement)}

    def headings(self, *, audience: Audience = Audience.PUBLIC) -> Mapping[str, tuple[str, ...]]:
        """The headings of every document that the audience may see, by its id, each once."""
        seen = self._readable_by(audience)
        text = sa.func.substr(PAGES.c.text, LAYOUT.c.start + 1, LAYOUT.c.end - LAYOUT.c.start)
        statement = (
            sa.select(LAYOUT.c.document_id, text.label("heading"))
            .join_from(LAYOUT, PAGES, _ON_ITS_PAGE)
            .where(LAYOUT.c.kind == BlockKind.HEADING.value)
            .order_by(LAYOUT.c.row)
        )
        found: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for row in self._read(statement):
            if row["document_id"] in seen:
                found[row["document_id"]][row["heading"]] = None
        return {document_id: tuple(held) for document_id, held in found.items()}

    def figures_of(
        self, document_id: str, *, at_least: float, limit: int, audience: Audience = Audience.PUBLIC
    ) -> tuple[int, tuple[Observation, ...]]:
        """How many figures of a document have at least that confidence, and the first of them in reading order."""
        if document_id not in self._readable_by(audience):
            return 0, ()
        wanted = (OBSERVATIONS.c.document_id == document_id, OBSERVATIONS.c.confidence >= at_least)
        (count,) = self._read(sa.select(sa.func.count().label("count")).select_from(OBSERVATIONS).where(*wanted))
        first = sa.select(OBSERVATIONS).where(*wanted).order_by(OBSERVATIONS.c.row).limit(limit)
        return int(count["count"]), tuple(map(observation_from, self._read(first)))
