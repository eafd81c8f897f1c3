"""The statements behind the lists of observations: which rows are wanted, and what is counted or read of them.

In: the `Shape` of a selection. Out: statements with names where the values of a selection go. A statement depends only
on what is asked for and not on the values, so that it is put together once and run for every area: putting one together
takes longer than SQLite takes to run it. Nothing that somebody typed is kept in them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

import sqlalchemy as sa

from corpus.models import ANSWERS_FROM
from corpus.periods import PeriodKnown
from index.rows import OBSERVATION_COLUMNS, fold
from index.selections import Facet, Selection
from index.tables import OBSERVATIONS

_C = OBSERVATIONS.c
_DATED = sa.case((_C.period_known == PeriodKnown.PUBLISHED.value, None), else_=_C.period_label)
"""The label of the period that a document says a number is of, as `Observation.dated` has it."""
_COLUMNS: Mapping[Facet, sa.ColumnElement[Any]] = {
    Facet.AREA: _C.area,
    Facet.GROUP: _C.group,
    Facet.PERIOD: _DATED,
    Facet.UNIT: _C.unit,
    Facet.DOCUMENT: _C.document_id,
    Facet.STATUS: _C.status,
    Facet.AVAILABILITY: _C.availability,
}
_HELD = sa.func.count().label("held")
_FROM_ROW: sa.BindParameter[int] = sa.bindparam("from_row")
Statement = sa.Select[Any]
_once = lru_cache(maxsize=64)
"""Keeps the statement of each shape asked for."""
_OF_OBSERVATION = [_C[name] for name in OBSERVATION_COLUMNS]
AT_ROWS = sa.select(OBSERVATIONS).where(_C.row.in_(sa.bindparam("rows", expanding=True)))
"""Reads the observations at some `rows`."""


class Shape(NamedTuple):
    """What a selection asks for, without the values: selections of one shape are read by one statement."""

    measures: int | None
    parts: int
    facets: tuple[tuple[Facet, bool], ...]
    """Each with whether the document must say nothing of it."""
    documents: bool
    """Whether not all documents may be seen."""
    words: tuple[str, ...]
    """The names of the filters by words."""


def shape_of(selection: Selection, *, documents: bool) -> Shape:
    """The shape of a selection; `documents`: whether not all of them may be seen."""
    return Shape(
        None if selection.measures is None else min(len(selection.measures), 2),
        0 if selection.part is None else 1 + bool(selection.beside),
        tuple((facet, value is None) for facet, value in selection.values),
        documents,
        tuple(name for name, text in selection.words if text is not None),
    )


def passing(names: Iterable[str]) -> list[sa.ColumnElement[bool]]:
    """What rows of observations must satisfy for the filters of those names, whose words `words_asked` puts in.

    `measure` and `group` are looked for inside the published words, `period` and `area` are whole labels.
    """
    asked: dict[str, sa.BindParameter[str]] = {name: sa.bindparam(f"{name}_asked") for name in names}
    parts = {"measure": _C.measure_folded, "group": _C.group_folded}
    wholes = {"period": _C.period_folded, "area": _C.area_folded}
    inside = [sa.func.instr(parts[name], asked[name]) > 0 for name in parts if name in asked]
    return [*inside, *(wholes[name] == asked[name] for name in wholes if name in asked)]


def words_asked(asked: Mapping[str, str | None]) -> dict[str, str | None]:
    """The words of filters as they are compared, by the names that `passing` gives them; None lets everything pass."""
    return {f"{name}_asked": fold(text) for name, text in asked.items() if text is not None}


@lru_cache(maxsize=256)
def clauses(shape: Shape) -> tuple[sa.ColumnElement[bool], ...]:
    """The conditions of a shape, with names where `values_of` puts values."""
    wanted: list[sa.ColumnElement[bool]] = [_C.confidence >= ANSWERS_FROM]
    if shape.documents:
        wanted.append(_C.document_id.in_(sa.bindparam("documents", expanding=True)))
    if shape.measures is not None:
        wanted.append(_one_or_many(_C.measure, "measures", shape.measures))
    if shape.parts:
        wanted.append(_one_or_many(_C.dimensions, "dimensions", shape.parts))
        wanted += [_C.unit == sa.bindparam("part_unit"), _C.aspect == sa.bindparam("part_aspect")]
    for number, (facet, is_unsaid) in enumerate(shape.facets):
        column = _COLUMNS[facet]
        wanted.append(column.is_(None) if is_unsaid else column == sa.bindparam(f"value_{number}"))
    return (*wanted, *passing(shape.words))


def values_of(selection: Selection, documents: list[str] | None) -> dict[str, Any]:
    """The values of a selection by the names that `clauses` gives them; `documents` where not all may be seen."""
    found: dict[str, Any] = {} if documents is None else {"documents": documents}
    if selection.measures is not None:
        found["measures"] = _one_or_list(selection.measures)
    if selection.part is not None:
        found["dimensions"] = _one_or_list((selection.part.dimensions, *selection.beside))
        found |= {"part_unit": selection.part.unit, "part_aspect": selection.part.aspect}
    found |= {f"value_{n}": value for n, (_, value) in enumerate(selection.values) if value is not None}
    return found | words_asked(dict(selection.words))


def _one_or_many(column: sa.Column[Any], name: str, many: int) -> sa.ColumnElement[bool]:
    return column == sa.bindparam(name) if many == 1 else column.in_(sa.bindparam(name, expanding=True))


def _one_or_list(values: tuple[str, ...]) -> str | list[str]:
    return values[0] if len(values) == 1 else list(values)


@_once
def groups_named(shape: Shape) -> Statement:
    """The groups under each label."""
    named = sa.select(_C.measure, _C.group).where(*clauses(shape), _C.group.is_not(None)).distinct()
    return named.order_by(_C.measure, _C.group)


@_once
def measures_counted(shape: Shape) -> Statement:
    """How many figures each label has, and the row of the first."""
    counted = sa.select(_C.measure, _HELD, sa.func.min(_C.row).label("first"))
    return counted.where(*clauses(shape)).group_by(_C.measure).order_by(_C.measure)


@_once
def labels_counted(shape: Shape) -> Statement:
    """How many figures each label has."""
    return sa.select(_C.measure, _HELD).where(*clauses(shape)).group_by(_C.measure)


@_once
def parts_counted(shape: Shape) -> Statement:
    """How many figures each part has."""
    columns = (_C.dimensions, _C.unit, _C.aspect)
    return sa.select(*columns, _HELD).where(*clauses(shape)).group_by(*columns)


@_once
def firsts_of_parts(shape: Shape) -> Statement:
    """How many figures each part of each label has, the row of the first, and of the first of the area `home`."""
    columns = (_C.measure, _C.dimensions, _C.unit, _C.aspect)
    at_home = sa.func.min(sa.case((_C.area == sa.bindparam("home"), _C.row))).label("at_home")
    first = sa.func.min(_C.row).label("first")
    return sa.select(*columns, _HELD, first, at_home).where(*clauses(shape)).group_by(*columns)


@_once
def all_counted(shape: Shape) -> Statement:
    """How many figures there are."""
    return sa.select(_HELD).where(*clauses(shape))


@_once
def listed(shape: Shape) -> Statement:
    """What makes the observations from the row `from_row`, at most `most`, `after` so many; then their rows."""
    wanted = sa.select(*_OF_OBSERVATION, _C.row).where(*clauses(shape), _C.row >= _FROM_ROW).order_by(_C.row)
    return wanted.limit(sa.bindparam("most")).offset(sa.bindparam("after"))


@_once
def rows_before(shape: Shape) -> Statement:
    """The rows before `from_row`: the narrow index alone tells them."""
    return sa.select(_C.row).where(*clauses(shape), _C.row < _FROM_ROW).order_by(_C.row)


@_once
def row_named(shape: Shape) -> Statement:
    """The row of the observation of the id `named`."""
    return sa.select(_C.row).where(*clauses(shape), _C.id == sa.bindparam("named"))


def _values_counted(facet: Facet) -> Callable[[Shape], Statement]:
    column, last = _COLUMNS[facet].label("value"), sa.func.max(_C.period_end).label("last")

    @_once
    def counted(shape: Shape) -> Statement:
        return sa.select(column, _HELD, last).where(*clauses(shape)).group_by(column).order_by(column)

    return counted


FACETS = {facet: _values_counted(facet) for facet in Facet}
"""By facet: how many figures each of its values has, and the end of their last period."""
