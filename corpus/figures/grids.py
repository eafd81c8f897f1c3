"""Figures in tables: one observation a cell, bound to its row and column headers; in tidy tables one a row.

In: a table block with its place. Out: observations, no two of which say the same thing of the same time: where the
headers that were read leave two cells alike, the words of their columns and rows are kept as dimensions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.figures.legends import read_legend
from corpus.figures.places import Place
from corpus.figures.row_units import DOUBTFUL, Found
from corpus.figures.shapes import shapes_of
from corpus.figures.surroundings import surroundings_of
from corpus.figures.tidy import read_tidy_row, tidy_columns
from corpus.figures.told_cells import read_told
from corpus.figures.wide import read_wide
from corpus.models import Block, Observation


def read_table(place: Place, block: Block, breakdown: str) -> Iterator[Observation]:
    """The observations of a table block."""
    if block.table is None:
        return
    around = surroundings_of(place, block)
    for number, shape in enumerate(shapes_of(block.table)):
        meanings = read_legend([*around.texts, *shape.notes])
        tidy = tidy_columns(shape.heads[-1], [row.cells for row in shape.rows]) if shape.heads else None
        if tidy:
            for row in shape.rows:
                yield from read_tidy_row(place, row.cells, shape.heads[-1], tidy, meanings)
            continue
        name = f"{breakdown}.{number}" if number else breakdown
        yield from _told_apart(list(read_wide(place, around, shape, meanings, name)))
        yield from read_told(place, shape)


def _told_apart(found: Sequence[Found]) -> Iterator[Observation]:
    """The observations; what says the same is told apart by its column's words, then its row's, then its place."""
    kept = list(found)
    for name in ("column", "row", "place"):
        times = Counter(_says(one.observation) for one in kept)
        if all(count == 1 for count in times.values()):
            break
        firsts = _firsts(kept) if name == "place" else frozenset()
        kept = [
            one if times[_says(one.observation)] == 1 or one.observation.id in firsts else _with(one, name)
            for one in kept
        ]
    yield from (one.observation for one in kept)


def _firsts(found: Sequence[Found]) -> frozenset[str]:
    """The ids of values that are alike only with what stands in brackets behind them: the cell is theirs."""
    alike: dict[tuple[object, ...], list[Observation]] = {}
    for one in found:
        alike.setdefault(_says(one.observation), []).append(one.observation)
    of_one_cell = (each for each in alike.values() if len({one.locator.start for one in each}) == 1)
    return frozenset(each[0].id for each in of_one_cell)


def _says(observation: Observation) -> tuple[object, ...]:
    period = observation.period and (observation.period.start, observation.period.end)
    return (observation.label, period, observation.area, observation.unit, observation.status, observation.aspect)


def _with(one: Found, name: str) -> Found:
    words = {"column": one.column, "row": one.row, "place": str(one.observation.locator.start)}[name]
    if not words or words in one.observation.label:
        return one
    confidence = DOUBTFUL if name == "place" else one.observation.confidence
    dimensions = (*one.observation.dimensions, (name, words))
    return replace(one, observation=replace(one.observation, dimensions=dimensions, confidence=confidence))
