"""What a question was understood to ask, in one line, and what can be changed in it.

In: an answer and the desk that gave it. Out: `Reading`: the words, and a field for each of time, group and area
that has more than one value held. `server.views.pages.change` asks again with what was chosen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.selections import Facet, Selection
from server.answers.models import Answer, Outcome
from server.desk import Desk

MOST_OPTIONS = 40
"""A longer list is not chosen from: typing the question again is quicker."""
_CHANGEABLE = (Outcome.ANSWERED, Outcome.NOT_HELD)


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that can be changed: its name in the form, its label, the value now, and what else is held."""

    name: str
    label: str
    now: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """The parts of what was understood, and the fields to change them by."""

    words: tuple[str, ...]
    fields: tuple[Field, ...]


def reading_of(answer: Answer, desk: Desk) -> Reading:
    """How the question was read."""
    understood = answer.understood
    words = tuple(word for word in (understood.measure, understood.group, understood.period, understood.area) if word)
    if not understood.measure or answer.outcome not in _CHANGEABLE or len(answer.figures) > 1:
        return Reading(words, ())
    figure = answer.figures[0] if answer.figures else answer.held.nearest if answer.held else None
    if figure is None:
        return Reading(words, ())
    held = Selection((figure.measure,), values=((Facet.UNIT, figure.unit),))
    here, facet = held.also(group=figure.group), desk.figures.facet
    fields = (
        _field("period", "Time", understood.period or figure.period, facet(here, Facet.PERIOD)),
        _field("group", "Group", figure.group, facet(held, Facet.GROUP)),
        _field("area", "Place", understood.area or figure.area, facet(here, Facet.AREA)),
    )
    return Reading(words, tuple(field for field in fields if field))


def _field(name: str, label: str, now: str | None, counted: Sequence[tuple[str | None, int]]) -> Field | None:
    options = sorted({value for value, _ in counted if value}, reverse=name == "period")
    if not now or len({*options, now}) < 2 or len(options) > MOST_OPTIONS:
        return None
    return Field(name, label, now, tuple(options if now in options else [now, *options]))
