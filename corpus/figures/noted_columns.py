"""What the marks of headers mean by the notes below a table: "2024/25**" over "** forecast".

In: the sides of the columns of a table, and the texts near it. Out: the sides, with the status of their notes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from corpus.figures.column_sides import header_texts
from corpus.figures.shapes import Shape
from corpus.figures.sides import Side
from corpus.models import Status

_MARK = re.compile(r"(?<=[\w)%])\s?(?P<mark>[*†‡#^¹²³]{1,3}|\[\w{1,2}\])$")
_NOTE = re.compile(
    r"(?:^|(?<=[\s;.,]))\(?(?P<mark>[*†‡#^¹²³]{1,3}|\[\w{1,2}\])\)?\s?[-–—=:]?\s?(?P<what>[^*†‡#^¹²³\[;.]{4,90})"
)
_OPENS = r"\W{0,3}(?:(?:the|these|this|figures?|values?|is|are|an?|current|latest|as|shown|based on|from|at)\s){0,4}"
_PLANNED = tuple(
    (status, re.compile(rf"{_OPENS}(?:{words})\b", re.IGNORECASE))
    for status, words in (
        (Status.DRAFT, "draft|proposed|indicative|subject to (?:approval|agreement)"),
        (Status.FORECAST, "forecast|projected|projections?|estimated?|estimates|predicted|expected"),
        (Status.BUDGET, "budget|budgeted|planned"),
        (Status.TARGET, "targets?"),
    )
)
"""What a note says first: "excludes people whose care is planned" says nothing of a plan."""


def with_noted(tops: Mapping[int, Side], shape: Shape, texts: Iterable[str]) -> dict[int, Side]:
    """The columns without a status, each with that which the note of its mark gives."""
    notes = {found["mark"]: found["what"] for text in texts for found in _NOTE.finditer(text)}
    told = dict(tops)
    for column, side in tops.items():
        marks = [found["mark"] for text in header_texts(shape, column) if (found := _MARK.search(text.strip()))]
        said = next((notes[mark] for mark in marks if mark in notes), "")
        status = next((status for status, words in _PLANNED if words.match(said)), None)
        told[column] = replace(side, status=status) if status and not (side.status or side.is_difference) else side
    return told
