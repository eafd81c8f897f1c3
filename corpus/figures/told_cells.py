"""Cells of a table that tell several numbers in words: "31 homes, 948 beds, of which sixteen are block beds".

In: the shape of a table with its place. Out: observations. A cell that opens with a number, but holds more than one,
is read as a sentence under its row's label: tables of what is bought, owned or open are written so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from corpus.figures.binding import counts_something
from corpus.figures.dated_cells import tells_numbers
from corpus.figures.places import Place
from corpus.figures.prose import read_sentence
from corpus.figures.shapes import Shape
from corpus.figures.telling_words import telling
from corpus.figures.threads import Thread
from corpus.models import ANSWERS_FROM, Aspect, Cell, Observation


def read_told(place: Place, shape: Shape) -> Iterator[Observation]:
    """The observations of the cells of a table that tell several numbers."""
    for row in shape.rows:
        head = next((row.cells[column] for column in shape.labels if column in row.cells), None)
        if head is None or not telling(head.text, place.area or ""):
            continue
        for column in shape.told:
            if (cell := row.cells.get(column)) and tells_numbers(cell.text):
                over = [line[column].text for line in shape.heads if column in line]
                yield from _of_cell(replace(place, headings=(*place.headings, *over, head.text), lead=""), cell)


def _of_cell(under: Place, cell: Cell) -> Iterator[Observation]:
    label = under.headings[-1]
    for seen in read_sentence(under, cell.text, cell.start, around=cell.text, thread=Thread()):
        is_sure = seen.confidence >= ANSWERS_FROM and seen.aspect is Aspect.LEVEL
        if is_sure and (counts_something(seen.unit) or seen.unit in ("hours", "percent", "GBP")):
            told = dict.fromkeys(text for text in (seen.measure, seen.group) if text and text != label)
            yield replace(seen, measure=label, group=" ".join(told) or None, wording="table text")
