"""What a question was understood to ask, in one line, and what can be changed in it.

In: an answer and the desk that gave it. Out: `Reading`: the words, a field for what is counted with the figures held
for the same time and place, and one for each of time, group and area that has more than one value held with the rest
as it is, so that every choice has an answer. Of several figures (a list or a change) what they share can be changed,
the group apart: for another group the follow-up that `server.views.asking.change` asks would be another question.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.selections import Facet, Selection
from server.answers.models import Answer, Figure, Outcome
from server.desk import Desk
from server.filters import figure_words
from server.views.other_figures import MOST_OPTIONS, Option, held_beside

MOST_FIGURES = 12
"""Of a longer list the typed question is quicker too, and each figure has to be looked up."""
_CHANGEABLE = (Outcome.ANSWERED, Outcome.NOT_HELD)


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that can be changed: its name in the form, its label, the value now, and what else is held."""

    name: str
    label: str
    now: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """The parts of what was understood, and the fields to change them by."""

    words: tuple[str, ...]
    fields: tuple[Field, ...]


def reading_of(answer: Answer, desk: Desk) -> Reading:
    """How the question was read."""
    understood = answer.understood
    words = tuple(word for word in (understood.measure, understood.group, understood.period, understood.area) if word)
    if answer.outcome not in _CHANGEABLE:
        return Reading(words, ())
    nearest = answer.held.nearest if answer.held else None
    figures = answer.figures or ((nearest,) if nearest else ())
    counted = _counted(answer, figures, desk)
    return Reading(words, tuple(field for field in (counted, *_shared(answer, figures, desk)) if field))


def _counted(answer: Answer, figures: Sequence[Figure], desk: Desk) -> Field | None:
    """The field for what is counted; after an answer in words there is nothing to choose instead of."""
    understood, first = answer.understood, figures[0] if figures else None
    if first is None and answer.outcome is Outcome.ANSWERED:
        return None
    told = first if first and answer.figures else understood
    cited = next((each.document_id for each in answer.citations), None)
    options = held_beside(desk, period=told.period, area=told.area, document=cited)
    here = Option("", "Choose one")
    if isinstance(told, Figure) and len(_of(figures, "measure", "group")) == 1:
        here = Option(told.observation_id, figure_words(told))
    now = next((option for option in options if option.label == here.label), here)
    if not {*options} - {now}:
        return None
    return Field("figure", "What is counted", now.value, options if now in options else (now, *options))


def _shared(answer: Answer, figures: Sequence[Figure], desk: Desk) -> tuple[Field | None, ...]:
    """The fields for what the figures share: time, group and place."""
    understood = answer.understood
    kinds, periods, areas = (_of(figures, *names) for names in (("measure", "unit"), ("period",), ("area",)))
    if not understood.measure or len(kinds) != 1 or len(figures) > MOST_FIGURES:
        return ()
    first, is_alone = figures[0], len(figures) == 1
    asked = {"period": understood.period, "area": understood.area} if is_alone else {}
    fields = (
        _field("period", "Time", asked.get("period") or first.period, _held(desk, figures, Facet.PERIOD, asked)),
        _field("group", "Group", first.group, _held(desk, figures, Facet.GROUP, asked)),
        _field("area", "Place", asked.get("area") or first.area, _held(desk, figures, Facet.AREA, asked)),
    )
    can_change = (len(periods) == 1, is_alone, len(areas) == 1)
    return tuple(field for field, can in zip(fields, can_change, strict=True) if can)


def _of(figures: Sequence[Figure], *names: str) -> set[tuple[object, ...]]:
    return {tuple(getattr(figure, name) for name in names) for figure in figures}


def _held(desk: Desk, figures: Sequence[Figure], facet: Facet, asked: Mapping[str, str | None]) -> list[str]:
    """The values of a facet that each of the figures is held with, the rest of it and of what was asked unchanged."""
    found: list[list[str]] = []
    for figure in figures:
        told = {"group": figure.group, "period": figure.period, "area": figure.area}
        same = told | {name: value for name, value in asked.items() if value}
        del same[facet.value]
        held = Selection((figure.measure,), values=((Facet.UNIT, figure.unit),)).also(**same)
        found.append([value for value, _ in desk.figures.facet(held, facet) if value])
    return [value for value in found[0] if all(value in others for others in found)]


def _field(name: str, label: str, now: str | None, held: Sequence[str]) -> Field | None:
    options = sorted(set(held), reverse=name == "period")
    if not now or len({*options, now}) < 2 or len(options) > MOST_OPTIONS:
        return None
    offered = options if now in options else [now, *options]
    return Field(name, label, now, tuple(Option(value, value) for value in offered))
